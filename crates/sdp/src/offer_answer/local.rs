//! Parts of the local capabilities, with what is worked out once instead of in every negotiation.

use alloc::borrow::ToOwned as _;
use alloc::string::String;
use alloc::vec::Vec;

use crate::offer_answer::format::Kind;
use crate::{RtpMap, TelephoneEvents};

/// An attribute that the negotiation passes on as it is.
#[derive(Clone, Debug, Eq, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize))]
pub(crate) struct RawAttribute {
    pub(crate) name: String,
    pub(crate) value: Option<Vec<u8>>,
}

impl RawAttribute {
    pub(crate) fn new(name: &str, value: Option<&[u8]>) -> Self {
        Self { name: name.to_owned(), value: value.map(<[u8]>::to_vec) }
    }

    pub(crate) fn value(&self) -> &[u8] {
        self.value.as_deref().unwrap_or_default()
    }
}

pub(crate) fn find<'a>(attributes: &'a [RawAttribute], name: &str) -> Option<&'a RawAttribute> {
    attributes.iter().find(|attribute| attribute.name == name)
}

/// One RTP encoding that a stream can do.
#[derive(Clone, Debug, Eq, PartialEq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Deserialize, serde::Serialize),
    serde(from = "StoredCodec", into = "StoredCodec")
)]
pub(crate) struct LocalCodec {
    pub(crate) rtp_map: RtpMap<'static>,
    pub(crate) parameters: Option<String>,
    pub(crate) kind: Kind,
    /// The value of `a=rtpmap` from the space on.
    pub(crate) text: String,
    /// What the parameters of `telephone-event` say, if they say it in the shortest way.
    pub(crate) events: Option<TelephoneEvents>,
}

impl LocalCodec {
    pub(crate) fn new(rtp_map: RtpMap<'static>, parameters: Option<&str>) -> Self {
        let kind = Kind::of(rtp_map.encoding());
        let parameters = parameters.filter(|parameters| !parameters.trim().is_empty());
        let mut text = alloc::format!(" {}/{}", rtp_map.encoding().as_str(), rtp_map.clock_rate_hz());
        if let Some(channels) = rtp_map.channels() {
            text.push_str(&alloc::format!("/{channels}"));
        }
        let events = parameters
            .filter(|_| kind == Kind::TelephoneEvent)
            .and_then(|parameters| TelephoneEvents::parse(parameters.as_bytes()).ok())
            .filter(|events| parameters == Some(alloc::format!("{events}").as_str()));
        Self { rtp_map, parameters: parameters.map(str::to_owned), kind, text, events }
    }

    pub(crate) fn number(&self) -> u8 {
        self.rtp_map.payload_type().code()
    }
}

/// How an encoding is stored: what cannot be worked out.
#[cfg(feature = "serde")]
#[derive(serde::Deserialize, serde::Serialize)]
struct StoredCodec {
    rtp_map: RtpMap<'static>,
    parameters: Option<String>,
}

#[cfg(feature = "serde")]
impl From<StoredCodec> for LocalCodec {
    fn from(StoredCodec { rtp_map, parameters }: StoredCodec) -> Self {
        Self::new(rtp_map, parameters.as_deref())
    }
}

#[cfg(feature = "serde")]
impl From<LocalCodec> for StoredCodec {
    fn from(LocalCodec { rtp_map, parameters, .. }: LocalCodec) -> Self {
        Self { rtp_map, parameters }
    }
}
