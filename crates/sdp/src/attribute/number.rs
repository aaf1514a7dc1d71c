//! Attributes that are one number.

use crate::attribute::shape::{number_attribute, reject_leading_zero};

number_attribute! {
    /// Port of SCTP inside its lower layer: `a=sctp-port` (RFC 8841 §5), without zeros at its front. 0 closes the association.
    ///
    /// ```
    /// use offhook_sdp::SctpPort;
    ///
    /// assert_eq!(SctpPort::parse(b"5000")?.value(), 5_000);
    /// assert!(SctpPort::parse(b"65536").is_err());
    /// # Ok::<(), offhook_sdp::ParseError>(())
    /// ```
    SctpPort(u16), 0..=u16::MAX, "sctp-port", "RFC 8841 §5", reject_leading_zero
}

number_attribute! {
    /// Largest SCTP message that is taken, in octets: `a=max-message-size` (RFC 8841 §6), without zeros at its front.
    ///
    /// 0 stands for any size; without the attribute 65,536 octets are meant ([`DEFAULT`](Self::DEFAULT)).
    ///
    /// ```
    /// use offhook_sdp::MaxMessageSize;
    ///
    /// assert_eq!(MaxMessageSize::parse(b"262144")?.limit(), Some(262_144));
    /// assert_eq!(MaxMessageSize::parse(b"0")?.limit(), None);
    /// # Ok::<(), offhook_sdp::ParseError>(())
    /// ```
    MaxMessageSize(u64), 0..=9_999_999_999_999_999_999, "max-message-size", "RFC 8841 §6", reject_leading_zero
}

impl MaxMessageSize {
    /// What is meant where nothing is said: 64 KiB.
    pub const DEFAULT: Self = Self(65_536);

    /// Octets; `None` for any number of them.
    #[must_use]
    pub const fn limit(self) -> Option<u64> {
        if self.0 == 0 { None } else { Some(self.0) }
    }
}

number_attribute! {
    /// Largest MSRP message that is taken, in octets: `a=max-size` (RFC 4975 §8.6). Without it there is no limit.
    ///
    /// ```
    /// assert_eq!(offhook_sdp::MaxSize::parse(b"2048")?.value(), 2_048);
    /// # Ok::<(), offhook_sdp::ParseError>(())
    /// ```
    MaxSize(u64), 0..=9_999_999_999_999_999_999, "max-size", "RFC 4975 §8.6"
}

number_attribute! {
    /// Milliseconds between two checks of ICE that the agent wishes: `a=ice-pacing` (RFC 8839 §5.5), up to ten digits.
    ///
    /// Both agents use the larger wish; without the attribute 50 ms are meant ([`DEFAULT`](Self::DEFAULT)).
    ///
    /// ```
    /// use offhook_sdp::IcePacing;
    ///
    /// assert_eq!(IcePacing::parse(b"50")?, IcePacing::DEFAULT);
    /// assert!(IcePacing::parse(b"10000000000").is_err());
    /// # Ok::<(), offhook_sdp::ParseError>(())
    /// ```
    IcePacing(u64), 0..=9_999_999_999, "ice-pacing", "RFC 8839 §5.5"
}

impl IcePacing {
    /// What is meant where nothing is said: 50 ms.
    pub const DEFAULT: Self = Self(50);
}

number_attribute! {
    /// How good a still picture should be, 0 the worst and 10 the best: `a=quality` (RFC 8866 §6.14). Without it 5 is meant.
    ///
    /// ```
    /// assert_eq!(offhook_sdp::Quality::parse(b"10")?.value(), 10);
    /// assert!(offhook_sdp::Quality::parse(b"11").is_err());
    /// # Ok::<(), offhook_sdp::ParseError>(())
    /// ```
    Quality(u8), 0..=10, "quality", "RFC 8866 §6.14", reject_leading_zero
}
