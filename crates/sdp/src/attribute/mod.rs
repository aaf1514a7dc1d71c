//! Attributes: one type and one file per grammar.

use core::fmt;

use offhook_base::ParseError;

mod accept_types;
mod bfcp;
mod candidate;
mod capability;
mod conference_type;
mod content;
mod crypto;
mod direction;
mod extmap;
mod file_transfer;
mod fingerprint;
mod flag;
mod fmtp;
mod format;
mod framerate;
mod group;
mod ice;
mod identity;
mod image_attr;
mod language;
mod mid;
mod msid;
mod msrp_path;
mod name;
mod number;
mod other;
mod precondition;
mod ptime;
mod remote_candidates;
mod rid;
mod rtcp;
mod rtcp_fb;
mod rtpmap;
mod sctpmap;
mod setup;
mod shape;
mod simulcast;
mod ssrc;
mod ssrc_group;
mod t38;
mod telephone_event;
mod text;
mod tls_id;
mod token;
mod typed;
mod word;

pub use accept_types::{AcceptTypes, AcceptWrappedTypes};
pub use bfcp::{BfcpVer, FloorCtrl, FloorId, FloorRole};
pub use candidate::{Candidate, CandidateType};
pub use capability::{
    ActualConfiguration, AttributeCapability, BandwidthCapability, ConnectionCapability, LatentConfiguration,
    MediaFormatCapability, MediaSpecificCapability, OtherMediaCapability, PotentialConfiguration, RequiredExtensions,
    RtpMediaCapability, SessionCapability, SimpleCapability, SimpleCapabilitySet, SimpleParameter, SimpleParameterMax,
    SimpleParameterMin, SupportedExtensions, TitleCapability, TransportCapability,
};
pub use conference_type::ConferenceType;
pub use content::Content;
pub use crypto::{Crypto, CryptoKey, SrtpSessionParameter};
pub use direction::Direction;
pub use extmap::ExtMap;
pub use file_transfer::{FileDate, FileIcon, FileRange, FileSelector};
pub use fingerprint::Fingerprint;
pub use flag::{BundleOnly, EndOfCandidates, ExtMapAllowMixed, IceLite, IceMismatch, RtcpMux, RtcpMuxOnly, RtcpRsize};
pub use fmtp::{Fmtp, FmtpParameters};
pub use format::{
    AmrBand, AmrParameters, G729Parameters, H264Level, H264Parameters, H264Profile, H264ProfileLevel, IlbcParameters,
    OpusParameters,
};
pub use framerate::FrameRate;
pub use group::Group;
pub use ice::{IceOptions, IcePwd, IceUfrag};
pub use identity::Identity;
pub use image_attr::{ImageAttr, ImageSet, ImageSize};
pub use language::{Lang, SdpLang};
pub use mid::Mid;
pub use msid::Msid;
pub use msrp_path::{MsrpPath, MsrpUri};
pub use name::AttributeName;
pub use number::{IcePacing, MaxMessageSize, MaxSize, Quality, SctpPort};
pub use other::OtherAttribute;
pub use precondition::{
    ConfirmStatus, CurrentStatus, DesiredStatus, PreconditionDirection, PreconditionStatus, PreconditionStrength,
    PreconditionType,
};
pub use ptime::{MaxPtime, Ptime};
pub use remote_candidates::RemoteCandidates;
pub use rid::{Rid, RidDirection, RidParameter};
pub use rtcp::Rtcp;
pub use rtcp_fb::{CodecControl, FeedbackParameter, FeedbackType, RtcpFb};
pub use rtpmap::{EncodingName, RtpMap};
pub use sctpmap::SctpMap;
pub use setup::Setup;
pub use simulcast::{Simulcast, SimulcastId};
pub use ssrc::Ssrc;
pub use ssrc_group::{SsrcGroup, SsrcGroupSemantics};
pub use t38::{
    T38FaxFillBitRemoval, T38FaxMaxBuffer, T38FaxMaxDatagram, T38FaxMaxIfp, T38FaxRateManagement,
    T38FaxTranscodingJbig, T38FaxTranscodingMmr, T38FaxUdpEc, T38FaxUdpEcDepth, T38FaxUdpFecMaxSpan, T38FaxVersion,
    T38MaxBitRate, T38ModemType, T38VendorInfo,
};
pub use telephone_event::{TelephoneEvents, TelephoneEventsIter};
pub use text::{Cat, Charset, Keywds, Tool};
pub use tls_id::TlsId;
pub use token::{ConfId, FileDisposition, FileTransferId, Label, UserId};
pub use typed::TypedAttribute;
pub use word::{ConnectionUse, Orient, Record, RecordPref};

use crate::grammar::text;

/// One `a=` line: a name, and a value if there is a colon (RFC 8866 §5.13).
///
/// ```
/// use offhook_sdp::{Description, RtpMap};
///
/// let text = b"v=0\r\no=- 1 1 IN IP4 192.0.2.1\r\ns=-\r\nc=IN IP4 192.0.2.1\r\nt=0 0\r\n\
///     m=audio 49170 RTP/AVP 8\r\na=rtpmap:8 PCMA/8000\r\na=x-private\r\n";
/// let description = Description::parse(text)?;
/// let attributes: Vec<_> = description.media().next().unwrap().attributes().collect();
/// assert_eq!(attributes[0].parse_as::<RtpMap<'_>>()?.clock_rate_hz(), 8_000);
/// assert_eq!((attributes[1].name(), attributes[1].value()), ("x-private", None));
/// # Ok::<(), offhook_sdp::ParseError>(())
/// ```
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct Attribute<'a> {
    name: &'a [u8],
    value: Option<&'a [u8]>,
    offset: usize,
}

impl<'a> Attribute<'a> {
    pub(crate) const fn new(name: &'a [u8], value: Option<&'a [u8]>, offset: usize) -> Self {
        Self { name, value, offset }
    }

    /// The name, as it was written.
    #[must_use]
    pub fn name(&self) -> &'a str {
        text(self.name)
    }

    /// What follows the colon; `None` without a colon.
    #[must_use]
    pub const fn value(&self) -> Option<&'a [u8]> {
        self.value
    }

    /// The value, if it is UTF-8.
    #[must_use]
    pub fn value_text(&self) -> Option<&'a str> {
        core::str::from_utf8(self.value?).ok()
    }

    /// Octets from the start of the description to the name.
    #[must_use]
    pub const fn offset(&self) -> usize {
        self.offset
    }

    /// The value by the grammar of `T`, whatever the name is.
    ///
    /// # Errors
    ///
    /// If the value breaks that grammar; the offset counts from the start of the description.
    pub fn parse_as<T: AttributeValue<'a>>(&self) -> Result<T, ParseError> {
        let start = self.offset.saturating_add(self.name.len()).saturating_add(usize::from(self.value.is_some()));
        T::parse_value(self.value.unwrap_or_default()).map_err(|error| error.moved_by(start))
    }

    /// The value by the grammar of `T`, if the name is the one of `T`.
    pub fn parse_if<T: AttributeValue<'a>>(&self) -> Option<Result<T, ParseError>> {
        (self.name == T::NAME.as_bytes()).then(|| self.parse_as())
    }
}

impl fmt::Display for Attribute<'_> {
    /// Name, colon and value; octets that are not UTF-8 come out as U+FFFD.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())?;
        let Some(value) = self.value else { return Ok(()) };
        f.write_str(":")?;
        crate::text_value::write_octets(f, value)
    }
}

/// The value of one attribute, by its own grammar. `Display` prints what follows the colon.
///
/// Anybody may implement it for a private attribute.
///
/// ```
/// use core::fmt;
/// use offhook_sdp::{AttributeValue, Description, ParseError};
///
/// struct Nat<'a>(&'a [u8]);
/// impl fmt::Display for Nat<'_> {
///     fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
///         f.write_str(&String::from_utf8_lossy(self.0))
///     }
/// }
/// impl<'a> AttributeValue<'a> for Nat<'a> {
///     const NAME: &'static str = "X-nat";
///     fn parse_value(value: &'a [u8]) -> Result<Self, ParseError> {
///         Ok(Self(value))
///     }
/// }
///
/// let text = b"v=0\r\no=- 1 1 IN IP4 192.0.2.1\r\ns=-\r\nc=IN IP4 192.0.2.1\r\nt=0 0\r\na=X-nat:0\r\n";
/// assert_eq!(Description::parse(text)?.first::<Nat<'_>>().unwrap().0, b"0");
/// # Ok::<(), ParseError>(())
/// ```
pub trait AttributeValue<'a>: fmt::Display + Sized {
    /// The name before the colon.
    const NAME: &'static str;

    /// Reads what follows the colon.
    ///
    /// # Errors
    ///
    /// If the value breaks the grammar; the offset counts from the start of `value`.
    fn parse_value(value: &'a [u8]) -> Result<Self, ParseError>;
}

/// Ties a type with `parse` to the name of its attribute, and gives it serde by its text.
macro_rules! attribute_value {
    ($ty:ident<'a>, $name:literal) => {
        impl<'a> crate::attribute::AttributeValue<'a> for $ty<'a> {
            const NAME: &'static str = $name;

            fn parse_value(value: &'a [u8]) -> Result<Self, offhook_base::ParseError> {
                Self::parse(value)
            }
        }

        crate::text_value::text_value!($ty);
    };
    ($ty:ident, $name:literal) => {
        impl crate::attribute::AttributeValue<'_> for $ty {
            const NAME: &'static str = $name;

            fn parse_value(value: &[u8]) -> Result<Self, offhook_base::ParseError> {
                Self::parse(value)
            }
        }

        crate::text_value::text_value!(copy $ty);
    };
}
pub(crate) use attribute_value;
