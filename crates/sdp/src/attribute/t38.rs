//! Fax over IP: the attributes of ITU-T T.38 Annex D.

use core::fmt;

use offhook_base::{ParseError, Rule};

use crate::attribute::attribute_value;
use crate::attribute::shape::{number_attribute, text_attribute, word_attribute};
use crate::grammar::Cursor;

number_attribute! {
    /// Version of T.38 that a side has: `a=T38FaxVersion` (ITU-T T.38 Annex D). Without it 0 is meant; V.34 needs 3.
    ///
    /// ```
    /// assert_eq!(offhook_sdp::T38FaxVersion::parse(b"3")?.value(), 3);
    /// # Ok::<(), offhook_sdp::ParseError>(())
    /// ```
    T38FaxVersion(u16), 0..=u16::MAX, "T38FaxVersion", "ITU-T T.38 Annex D"
}

number_attribute! {
    /// Highest rate of the fax, in bits a second: `a=T38MaxBitRate` (ITU-T T.38 Annex D).
    ///
    /// ```
    /// assert_eq!(offhook_sdp::T38MaxBitRate::parse(b"14400")?.value(), 14_400);
    /// # Ok::<(), offhook_sdp::ParseError>(())
    /// ```
    T38MaxBitRate(u32), 0..=u32::MAX, "T38MaxBitRate", "ITU-T T.38 Annex D"
}

number_attribute! {
    /// Octets that a side can hold before it overflows: `a=T38FaxMaxBuffer` (ITU-T T.38 Annex D).
    ///
    /// ```
    /// assert_eq!(offhook_sdp::T38FaxMaxBuffer::parse(b"2000")?.value(), 2_000);
    /// # Ok::<(), offhook_sdp::ParseError>(())
    /// ```
    T38FaxMaxBuffer(u32), 0..=u32::MAX, "T38FaxMaxBuffer", "ITU-T T.38 Annex D"
}

number_attribute! {
    /// Octets of the largest packet that a side takes: `a=T38FaxMaxDatagram` (ITU-T T.38 Annex D).
    ///
    /// ```
    /// assert_eq!(offhook_sdp::T38FaxMaxDatagram::parse(b"238")?.value(), 238);
    /// # Ok::<(), offhook_sdp::ParseError>(())
    /// ```
    T38FaxMaxDatagram(u32), 0..=u32::MAX, "T38FaxMaxDatagram", "ITU-T T.38 Annex D"
}

number_attribute! {
    /// Octets of the largest fax message in a packet that a side takes: `a=T38FaxMaxIFP` (ITU-T T.38 Annex D).
    ///
    /// ```
    /// assert_eq!(offhook_sdp::T38FaxMaxIfp::parse(b"72")?.value(), 72);
    /// # Ok::<(), offhook_sdp::ParseError>(())
    /// ```
    T38FaxMaxIfp(u32), 0..=u32::MAX, "T38FaxMaxIFP", "ITU-T T.38 Annex D"
}

number_attribute! {
    /// Most packets that one packet of error correction is for: `a=T38FaxUdpFECMaxSpan` (ITU-T T.38 Annex D).
    ///
    /// ```
    /// assert_eq!(offhook_sdp::T38FaxUdpFecMaxSpan::parse(b"3")?.value(), 3);
    /// # Ok::<(), offhook_sdp::ParseError>(())
    /// ```
    T38FaxUdpFecMaxSpan(u32), 0..=u32::MAX, "T38FaxUdpFECMaxSpan", "ITU-T T.38 Annex D"
}

word_attribute! {
    /// Where the training check is made: `a=T38FaxRateManagement` (ITU-T T.38 Annex D). The list is complete.
    ///
    /// ```
    /// use offhook_sdp::T38FaxRateManagement;
    ///
    /// assert_eq!(T38FaxRateManagement::parse(b"transferredTCF")?, T38FaxRateManagement::TransferredTcf);
    /// # Ok::<(), offhook_sdp::ParseError>(())
    /// ```
    T38FaxRateManagement, "T38FaxRateManagement", "ITU-T T.38 Annex D", {
        /// Each gateway makes its own: over TCP.
        LocalTcf = "localTCF";
        /// It goes from end to end: over UDP.
        TransferredTcf = "transferredTCF";
    }
}

word_attribute! {
    /// How loss of packets is made up for: `a=T38FaxUdpEC` (ITU-T T.38 Annex D). The list is complete.
    ///
    /// ```
    /// use offhook_sdp::T38FaxUdpEc;
    ///
    /// assert_eq!(T38FaxUdpEc::parse(b"t38UDPFEC")?, T38FaxUdpEc::Fec);
    /// # Ok::<(), offhook_sdp::ParseError>(())
    /// ```
    T38FaxUdpEc, "T38FaxUdpEC", "ITU-T T.38 Annex D", {
        /// Not at all.
        None = "t38UDPNoEC";
        /// By packets of error correction.
        Fec = "t38UDPFEC";
        /// By sending earlier messages again.
        Redundancy = "t38UDPRedundancy";
    }
}

text_attribute! {
    /// Kind of modem that is relayed: `a=T38ModemType` (ITU-T T.38 Annex D).
    ///
    /// ```
    /// assert_eq!(offhook_sdp::T38ModemType::parse(b"t38G3FaxOnly")?.as_str(), "t38G3FaxOnly");
    /// # Ok::<(), offhook_sdp::ParseError>(())
    /// ```
    T38ModemType, "T38ModemType", "ITU-T T.38 Annex D", "If it is no token.", |cursor| cursor.token().map(|_| ())
}

/// A capability that is there if the attribute is; older gateways add `:0` or `:1`.
macro_rules! capability {
    ($(#[$doc:meta])* $ty:ident, $name:literal) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, Eq, Hash, PartialEq)]
        pub struct $ty(Option<bool>);

        impl $ty {
            #[doc = concat!("Reads the value of `a=", $name, "`: none, `0` or `1`.")]
            ///
            /// # Errors
            ///
            /// With any other value.
            pub fn parse(value: &[u8]) -> Result<Self, ParseError> {
                static RULE: Rule = Rule::new(concat!("a=", $name), "ITU-T T.38 Annex D");
                let mut cursor = Cursor::new(&RULE, value);
                let stated = if cursor.remaining().trim_ascii_end().is_empty() {
                    None
                } else {
                    Some(cursor.number(0, 1)? == 1)
                };
                cursor.end()?;
                Ok(Self(stated))
            }

            /// What follows the colon, if there is one.
            #[must_use]
            pub const fn stated(self) -> Option<bool> {
                self.0
            }

            /// Whether the side has the capability: a `0` is taken as it is meant.
            #[must_use]
            pub const fn is_on(self) -> bool {
                !matches!(self.0, Some(false))
            }
        }

        impl fmt::Display for $ty {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.map_or(Ok(()), |stated| write!(f, "{}", u8::from(stated)))
            }
        }

        attribute_value!($ty, $name);
    };
}

capability! {
    /// Fill bits are taken out and put back in: `a=T38FaxFillBitRemoval` (ITU-T T.38 Annex D).
    ///
    /// ```
    /// use offhook_sdp::T38FaxFillBitRemoval;
    ///
    /// assert!(T38FaxFillBitRemoval::parse(b"")?.is_on());
    /// assert!(!T38FaxFillBitRemoval::parse(b"0")?.is_on());
    /// # Ok::<(), offhook_sdp::ParseError>(())
    /// ```
    T38FaxFillBitRemoval, "T38FaxFillBitRemoval"
}

capability! {
    /// Pictures may be converted to MMR on the way: `a=T38FaxTranscodingMMR` (ITU-T T.38 Annex D).
    ///
    /// ```
    /// assert!(offhook_sdp::T38FaxTranscodingMmr::parse(b"1")?.is_on());
    /// # Ok::<(), offhook_sdp::ParseError>(())
    /// ```
    T38FaxTranscodingMmr, "T38FaxTranscodingMMR"
}

capability! {
    /// Pictures may be converted to JBIG on the way: `a=T38FaxTranscodingJBIG` (ITU-T T.38 Annex D).
    ///
    /// ```
    /// assert!(offhook_sdp::T38FaxTranscodingJbig::parse(b"1")?.is_on());
    /// # Ok::<(), offhook_sdp::ParseError>(())
    /// ```
    T38FaxTranscodingJbig, "T38FaxTranscodingJBIG"
}

/// How often a message is sent again, least and most: `a=T38FaxUdpECDepth` (ITU-T T.38 Annex D).
///
/// ```
/// use offhook_sdp::T38FaxUdpEcDepth;
///
/// let depth = T38FaxUdpEcDepth::parse(b"1 3")?;
/// assert_eq!((depth.min(), depth.max()), (1, Some(3)));
/// assert_eq!(T38FaxUdpEcDepth::parse(b"3 1").unwrap_err().offset(), 2);
/// # Ok::<(), offhook_sdp::ParseError>(())
/// ```
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct T38FaxUdpEcDepth {
    min: u32,
    max: Option<u32>,
}

impl T38FaxUdpEcDepth {
    /// Reads the value of `a=T38FaxUdpECDepth`.
    ///
    /// # Errors
    ///
    /// If it is not one or two numbers, the second at least the first.
    pub fn parse(value: &[u8]) -> Result<Self, ParseError> {
        static RULE: Rule = Rule::new("a=T38FaxUdpECDepth", "ITU-T T.38 Annex D");
        let mut cursor = Cursor::new(&RULE, value);
        let min = cursor.number_u32(0, u32::MAX)?;
        let mut max = None;
        if !cursor.remaining().trim_ascii_end().is_empty() {
            cursor.space()?;
            max = Some(cursor.number_u32(min, u32::MAX)?);
        }
        cursor.end()?;
        Ok(Self { min, max })
    }

    /// Earlier messages that are needed at least.
    #[must_use]
    pub const fn min(self) -> u32 {
        self.min
    }

    /// Earlier messages that are taken at most.
    #[must_use]
    pub const fn max(self) -> Option<u32> {
        self.max
    }
}

impl fmt::Display for T38FaxUdpEcDepth {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.min)?;
        self.max.map_or(Ok(()), |max| write!(f, " {max}"))
    }
}

attribute_value!(T38FaxUdpEcDepth, "T38FaxUdpECDepth");

/// Who made the gateway: `a=T38VendorInfo` (ITU-T T.38 Annex D).
///
/// ```
/// use offhook_sdp::T38VendorInfo;
///
/// let vendor = T38VendorInfo::parse(b"0 0 37")?;
/// assert_eq!((vendor.country(), vendor.extension(), vendor.manufacturer()), (0, 0, 37));
/// assert_eq!(T38VendorInfo::parse(b"256 0 37").unwrap_err().offset(), 0);
/// # Ok::<(), offhook_sdp::ParseError>(())
/// ```
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct T38VendorInfo {
    country: u8,
    extension: u8,
    manufacturer: u32,
}

impl T38VendorInfo {
    /// Reads the value of `a=T38VendorInfo`.
    ///
    /// # Errors
    ///
    /// If it is not three numbers, the first two up to 255.
    pub fn parse(value: &[u8]) -> Result<Self, ParseError> {
        static RULE: Rule = Rule::new("a=T38VendorInfo", "ITU-T T.38 Annex D");
        let mut cursor = Cursor::new(&RULE, value);
        let country = cursor.number_u8(0, u8::MAX)?;
        cursor.space()?;
        let extension = cursor.number_u8(0, u8::MAX)?;
        cursor.space()?;
        let manufacturer = cursor.number_u32(0, u32::MAX)?;
        cursor.end()?;
        Ok(Self { country, extension, manufacturer })
    }

    /// Country by ITU-T T.35.
    #[must_use]
    pub const fn country(self) -> u8 {
        self.country
    }

    /// Extension of the country by ITU-T T.35.
    #[must_use]
    pub const fn extension(self) -> u8 {
        self.extension
    }

    /// Code that the country gave the manufacturer.
    #[must_use]
    pub const fn manufacturer(self) -> u32 {
        self.manufacturer
    }
}

impl fmt::Display for T38VendorInfo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} {}", self.country, self.extension, self.manufacturer)
    }
}

attribute_value!(T38VendorInfo, "T38VendorInfo");
