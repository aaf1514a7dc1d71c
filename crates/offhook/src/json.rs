//! What the command `offhook` writes as JSON: view types, so that the serialised forms of the libraries can change.
//!
//! Fields are added, never renamed. An instant is RFC 3339 in UTC with milliseconds, cut; a time that the input does not
//! show is `null`. Text that is not UTF-8 is `{"hex":"…"}` in place of the string.

mod check;
mod ops;
#[cfg(all(feature = "capture", feature = "cdr"))]
mod replay;
#[cfg(feature = "sdp")]
mod sdp;
#[cfg(feature = "sip")]
mod sip;
#[cfg(feature = "sip")]
mod sip_value;
#[cfg(any(feature = "sdp", feature = "sip"))]
mod value;

pub use check::{CheckFinding, CheckSummary};
pub use ops::{OpsColumns, OpsDescription, OpsExport, OpsMeaning, OpsReading, OpsReason, OpsType};
#[cfg(all(feature = "capture", feature = "cdr"))]
pub use replay::{Call, ReplayViews, SkippedPacket, Summary};
#[cfg(feature = "sdp")]
pub use sdp::{
    SdpAttribute, SdpBandwidth, SdpConnection, SdpDescription, SdpFinding, SdpKey, SdpMedia, SdpOrigin, SdpRepeat,
    SdpRtpMap, SdpTime,
};
#[cfg(feature = "sip")]
pub use sip::{SipBody, SipFinding, SipHeader, SipMessage, SipStart};
#[cfg(any(feature = "sdp", feature = "sip"))]
pub use value::{JsonText, JsonValue};
