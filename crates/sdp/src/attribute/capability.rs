//! Negotiation of capabilities (RFC 3407, 5939, 6871, 7006): named, and kept as text.
//!
//! Nothing here chooses a configuration; a program that does finds each attribute under its name, with its number.

use alloc::borrow::Cow;
use core::fmt;

use offhook_base::{ErrorKind, ParseError, Rule, Secret};

use crate::attribute::attribute_value;
use crate::grammar::{Cursor, text};

/// Largest number of a capability or configuration (RFC 5939 §3.4).
const MAX_NUMBER: u32 = 0x7fff_ffff;

/// `1*10DIGIT`, blanks, and a text.
macro_rules! numbered {
    ($(#[$doc:meta])* $ty:ident, $name:literal, $source:literal) => {
        $(#[$doc])*
        #[derive(Clone, Debug, Eq, Hash, PartialEq)]
        pub struct $ty<'a> {
            number: u32,
            text: Cow<'a, str>,
        }

        impl<'a> $ty<'a> {
            #[doc = concat!("Reads the value of `a=", $name, "`.")]
            ///
            /// # Errors
            ///
            /// Without a number from 1 to 2³¹ − 1, or without a text.
            pub fn parse(value: &'a [u8]) -> Result<Self, ParseError> {
                static RULE: Rule = Rule::new(concat!("a=", $name), $source);
                let mut cursor = Cursor::new(&RULE, value);
                let (number, text) = number_and_text(&mut cursor)?;
                Ok(Self { number, text: Cow::Borrowed(text) })
            }

            /// The number by which others point to it.
            #[must_use]
            pub const fn number(&self) -> u32 {
                self.number
            }

            /// What follows the number, as it was written.
            #[must_use]
            pub fn text(&self) -> &str {
                &self.text
            }

            /// Leaves the buffer that the text was read from.
            #[must_use]
            pub fn into_owned(self) -> $ty<'static> {
                $ty { number: self.number, text: Cow::Owned(self.text.into_owned()) }
            }
        }

        impl fmt::Display for $ty<'_> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{} {}", self.number, self.text)
            }
        }

        attribute_value!($ty<'a>, $name);
    };
}

fn number_and_text<'a>(cursor: &mut Cursor<'a>) -> Result<(u32, &'a str), ParseError> {
    let number = cursor.number_u32(1, MAX_NUMBER)?;
    cursor.space()?;
    Ok((number, cursor.free_text()?.trim_ascii_end()))
}

numbered! {
    /// A list of transports, the first with the number and the others counted up: `a=tcap` (RFC 5939 §3.4.2).
    ///
    /// ```
    /// use offhook_sdp::TransportCapability;
    ///
    /// let transports = TransportCapability::parse(b"1 UDP/TLS/RTP/SAVP RTP/AVP")?;
    /// assert_eq!((transports.number(), transports.text().split(' ').count()), (1, 2));
    /// assert_eq!(TransportCapability::parse(b"0 RTP/AVP").unwrap_err().offset(), 0);
    /// # Ok::<(), offhook_sdp::ParseError>(())
    /// ```
    TransportCapability, "tcap", "RFC 5939 §3.4.2"
}

numbered! {
    /// A configuration that could be used in place of the actual one: `a=pcfg` (RFC 5939 §3.5.1).
    ///
    /// A low number is preferred.
    ///
    /// ```
    /// assert_eq!(offhook_sdp::PotentialConfiguration::parse(b"1 t=1 a=1,[2]")?.text(), "t=1 a=1,[2]");
    /// # Ok::<(), offhook_sdp::ParseError>(())
    /// ```
    PotentialConfiguration, "pcfg", "RFC 5939 §3.5.1"
}

numbered! {
    /// A configuration that is supported but not offered now: `a=lcfg` (RFC 6871 §3.3.5).
    ///
    /// ```
    /// assert_eq!(offhook_sdp::LatentConfiguration::parse(b"2 mt=video t=1 m=2")?.number(), 2);
    /// # Ok::<(), offhook_sdp::ParseError>(())
    /// ```
    LatentConfiguration, "lcfg", "RFC 6871 §3.3.5"
}

numbered! {
    /// Configurations of several sections that go together: `a=sescap` (RFC 6871 §3.3.8).
    ///
    /// ```
    /// assert_eq!(offhook_sdp::SessionCapability::parse(b"1 1,3")?.text(), "1,3");
    /// # Ok::<(), offhook_sdp::ParseError>(())
    /// ```
    SessionCapability, "sescap", "RFC 6871 §3.3.8"
}

numbered! {
    /// A bandwidth that configurations point to: `a=bcap` (RFC 7006 §3).
    ///
    /// ```
    /// assert_eq!(offhook_sdp::BandwidthCapability::parse(b"1 CT:200")?.text(), "CT:200");
    /// # Ok::<(), offhook_sdp::ParseError>(())
    /// ```
    BandwidthCapability, "bcap", "RFC 7006 §3"
}

numbered! {
    /// An address that configurations point to: `a=ccap` (RFC 7006 §3).
    ///
    /// ```
    /// assert_eq!(offhook_sdp::ConnectionCapability::parse(b"1 IN IP4 192.0.2.1")?.text(), "IN IP4 192.0.2.1");
    /// # Ok::<(), offhook_sdp::ParseError>(())
    /// ```
    ConnectionCapability, "ccap", "RFC 7006 §3"
}

numbered! {
    /// A title that configurations point to: `a=icap` (RFC 7006 §3).
    ///
    /// ```
    /// assert_eq!(offhook_sdp::TitleCapability::parse(b"1 in colour")?.text(), "in colour");
    /// # Ok::<(), offhook_sdp::ParseError>(())
    /// ```
    TitleCapability, "icap", "RFC 7006 §3"
}

/// A text to the end of the value.
macro_rules! texts {
    ($($(#[$doc:meta])* $ty:ident, $name:literal, $source:literal;)+) => {
        $(crate::attribute::shape::text_attribute! {
            $(#[$doc])*
            $ty, $name, $source, "If it is empty, or not UTF-8.", |cursor| cursor.free_text().map(|_| ())
        })+
    };
}

texts! {
    /// The configuration that an answer has chosen: `a=acfg` (RFC 5939 §3.5.2).
    ///
    /// ```
    /// assert_eq!(offhook_sdp::ActualConfiguration::parse(b"1 t=1")?.as_str(), "1 t=1");
    /// # Ok::<(), offhook_sdp::ParseError>(())
    /// ```
    ActualConfiguration, "acfg", "RFC 5939 §3.5.2";
    /// Extensions of the negotiation that a side has: `a=csup` (RFC 5939 §3.3.1).
    ///
    /// ```
    /// assert_eq!(offhook_sdp::SupportedExtensions::parse(b"med-v0")?.as_str(), "med-v0");
    /// # Ok::<(), offhook_sdp::ParseError>(())
    /// ```
    SupportedExtensions, "csup", "RFC 5939 §3.3.1";
    /// Extensions of the negotiation that a side needs: `a=creq` (RFC 5939 §3.3.2).
    ///
    /// ```
    /// assert_eq!(offhook_sdp::RequiredExtensions::parse(b"med-v0")?.as_str(), "med-v0");
    /// # Ok::<(), offhook_sdp::ParseError>(())
    /// ```
    RequiredExtensions, "creq", "RFC 5939 §3.3.2";
    /// RTP formats that configurations point to: `a=rmcap` (RFC 6871 §3.3.1).
    ///
    /// ```
    /// assert_eq!(offhook_sdp::RtpMediaCapability::parse(b"1,2 H264/90000")?.as_str(), "1,2 H264/90000");
    /// # Ok::<(), offhook_sdp::ParseError>(())
    /// ```
    RtpMediaCapability, "rmcap", "RFC 6871 §3.3.1";
    /// Formats without RTP that configurations point to: `a=omcap` (RFC 6871 §3.3.1).
    ///
    /// ```
    /// assert_eq!(offhook_sdp::OtherMediaCapability::parse(b"1 t38")?.as_str(), "1 t38");
    /// # Ok::<(), offhook_sdp::ParseError>(())
    /// ```
    OtherMediaCapability, "omcap", "RFC 6871 §3.3.1";
    /// Parameters of formats that configurations point to: `a=mfcap` (RFC 6871 §3.3.2).
    ///
    /// ```
    /// assert_eq!(offhook_sdp::MediaFormatCapability::parse(b"1 annexb=no")?.as_str(), "1 annexb=no");
    /// # Ok::<(), offhook_sdp::ParseError>(())
    /// ```
    MediaFormatCapability, "mfcap", "RFC 6871 §3.3.2";
    /// Other attributes of formats that configurations point to: `a=mscap` (RFC 6871 §3.3.3).
    ///
    /// ```
    /// assert_eq!(offhook_sdp::MediaSpecificCapability::parse(b"1 rtcp-fb nack")?.as_str(), "1 rtcp-fb nack");
    /// # Ok::<(), offhook_sdp::ParseError>(())
    /// ```
    MediaSpecificCapability, "mscap", "RFC 6871 §3.3.3";
    /// Number of the set of simple capabilities, 0 to 255: `a=sqn` (RFC 3407 §3).
    ///
    /// ```
    /// assert_eq!(offhook_sdp::SimpleCapabilitySet::parse(b"0")?.as_str(), "0");
    /// # Ok::<(), offhook_sdp::ParseError>(())
    /// ```
    SimpleCapabilitySet, "sqn", "RFC 3407 §3";
    /// A medium that a side could use, in the words of `m=`: `a=cdsc` (RFC 3407 §3).
    ///
    /// ```
    /// assert_eq!(offhook_sdp::SimpleCapability::parse(b"1 image udptl t38")?.as_str(), "1 image udptl t38");
    /// # Ok::<(), offhook_sdp::ParseError>(())
    /// ```
    SimpleCapability, "cdsc", "RFC 3407 §3";
    /// A line that belongs to an `a=cdsc`: `a=cpar` (RFC 3407 §3).
    ///
    /// ```
    /// assert_eq!(offhook_sdp::SimpleParameter::parse(b"a=T38FaxVersion:0")?.as_str(), "a=T38FaxVersion:0");
    /// # Ok::<(), offhook_sdp::ParseError>(())
    /// ```
    SimpleParameter, "cpar", "RFC 3407 §3";
    /// The least of a range of values of an `a=cdsc`: `a=cparmin` (RFC 3407 §3).
    ///
    /// ```
    /// assert_eq!(offhook_sdp::SimpleParameterMin::parse(b"a=ptime:10")?.as_str(), "a=ptime:10");
    /// # Ok::<(), offhook_sdp::ParseError>(())
    /// ```
    SimpleParameterMin, "cparmin", "RFC 3407 §3";
    /// The most of a range of values of an `a=cdsc`: `a=cparmax` (RFC 3407 §3).
    ///
    /// ```
    /// assert_eq!(offhook_sdp::SimpleParameterMax::parse(b"a=ptime:40")?.as_str(), "a=ptime:40");
    /// # Ok::<(), offhook_sdp::ParseError>(())
    /// ```
    SimpleParameterMax, "cparmax", "RFC 3407 §3";
}

/// An attribute that configurations point to: `a=acap` (RFC 5939 §3.4.1).
///
/// It may be an `a=crypto` with its key, so that `Debug` hides what follows the name; `Display` prints it.
///
/// ```
/// use offhook_sdp::AttributeCapability;
///
/// let capability = AttributeCapability::parse(b"1 crypto:1 AES_CM_128_HMAC_SHA1_80 inline:WVNfX19zZW1j|2^20|1:4")?;
/// assert_eq!((capability.number(), capability.name()), (1, "crypto"));
/// assert!(!format!("{capability:?}").contains("WVNf"));
/// # Ok::<(), offhook_sdp::ParseError>(())
/// ```
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct AttributeCapability<'a> {
    number: u32,
    name: Cow<'a, str>,
    value: Option<Secret<Cow<'a, str>>>,
}

impl<'a> AttributeCapability<'a> {
    /// Reads the value of `a=acap`.
    ///
    /// # Errors
    ///
    /// Without a number from 1 to 2³¹ − 1, or without an attribute.
    pub fn parse(value: &'a [u8]) -> Result<Self, ParseError> {
        static RULE: Rule = Rule::new("a=acap", "RFC 5939 §3.4.1");
        let mut cursor = Cursor::new(&RULE, value);
        let number = cursor.number_u32(1, MAX_NUMBER)?;
        cursor.space()?;
        let name = Cow::Borrowed(cursor.token()?);
        if !cursor.skip(b':') {
            cursor.end()?;
            return Ok(Self { number, name, value: None });
        }
        let at = cursor.offset();
        let rest = cursor.rest().trim_ascii_end();
        crate::text_value::reject_line_ends(&RULE, rest).map_err(|error| error.moved_by(at))?;
        if let Err(error) = core::str::from_utf8(rest) {
            return Err(cursor.fault(at.saturating_add(error.valid_up_to()), ErrorKind::Utf8));
        }
        Ok(Self { number, name, value: Some(Secret::new(Cow::Borrowed(text(rest)))) })
    }

    /// The number by which configurations point to it.
    #[must_use]
    pub const fn number(&self) -> u32 {
        self.number
    }

    /// Name of the attribute.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Value of the attribute.
    #[must_use]
    pub const fn value(&self) -> Option<&Secret<Cow<'a, str>>> {
        self.value.as_ref()
    }

    /// Leaves the buffer that the text was read from.
    #[must_use]
    pub fn into_owned(self) -> AttributeCapability<'static> {
        AttributeCapability {
            number: self.number,
            name: Cow::Owned(self.name.into_owned()),
            value: self.value.map(|value| Secret::new(Cow::Owned(value.into_exposed().into_owned()))),
        }
    }
}

impl fmt::Display for AttributeCapability<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.number, self.name)?;
        self.value.as_ref().map_or(Ok(()), |value| write!(f, ":{}", value.expose()))
    }
}

attribute_value!(AttributeCapability<'a>, "acap");
