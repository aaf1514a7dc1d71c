use alloc::borrow::Cow;

use crate::{AddrType, Connection, EncodingName, Media, MediaType, NetType, Protocol};

/// What an endpoint offers or takes at all, whatever its streams could do.
///
/// ```
/// use offhook_sdp::{Profile, Protocol};
///
/// assert!(Profile::AICC.allows_protocol(&Protocol::RTP_AVP));
/// assert!(!Profile::AICC.allows_protocol(&Protocol::RTP_SAVP));
/// assert!(Profile::ANY.allows_protocol(&Protocol::RTP_SAVP));
/// ```
#[derive(Clone, Debug, Default, Eq, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize), serde(default, deny_unknown_fields))]
pub struct Profile {
    media_types: Option<Cow<'static, [MediaType<'static>]>>,
    protocols: Option<Cow<'static, [Protocol<'static>]>>,
    addr_types: Option<Cow<'static, [AddrType<'static>]>>,
    audio_codecs: Option<Cow<'static, [EncodingName<'static>]>>,
    video_codecs: Option<Cow<'static, [EncodingName<'static>]>>,
}

impl Profile {
    /// Everything.
    pub const ANY: Self =
        Self { media_types: None, protocols: None, addr_types: None, audio_codecs: None, video_codecs: None };

    /// The access trunk of the AICC contact centre: audio and video over `RTP/AVP` only (R-SDP-1), G.711 A-law with
    /// telephone events as the only voice codec (R-SDP-2), IPv4 and IPv6 (R-SDP-3).
    pub const AICC: Self = Self {
        media_types: Some(Cow::Borrowed(&[MediaType::AUDIO, MediaType::VIDEO])),
        protocols: Some(Cow::Borrowed(&[Protocol::RTP_AVP])),
        addr_types: Some(Cow::Borrowed(&[AddrType::IP4, AddrType::IP6])),
        audio_codecs: Some(Cow::Borrowed(&[EncodingName::PCMA, EncodingName::TELEPHONE_EVENT])),
        video_codecs: None,
    };

    /// The same with these media types only.
    #[must_use]
    pub fn with_media_types(self, media_types: impl Into<Cow<'static, [MediaType<'static>]>>) -> Self {
        Self { media_types: Some(media_types.into()), ..self }
    }

    /// The same with these transport protocols only.
    #[must_use]
    pub fn with_protocols(self, protocols: impl Into<Cow<'static, [Protocol<'static>]>>) -> Self {
        Self { protocols: Some(protocols.into()), ..self }
    }

    /// The same with these address types only, all of network type `IN`.
    #[must_use]
    pub fn with_addr_types(self, addr_types: impl Into<Cow<'static, [AddrType<'static>]>>) -> Self {
        Self { addr_types: Some(addr_types.into()), ..self }
    }

    /// The same with these audio encodings only, the preferred one first.
    #[must_use]
    pub fn with_audio_codecs(self, codecs: impl Into<Cow<'static, [EncodingName<'static>]>>) -> Self {
        Self { audio_codecs: Some(codecs.into()), ..self }
    }

    /// The same with these video encodings only, the preferred one first.
    #[must_use]
    pub fn with_video_codecs(self, codecs: impl Into<Cow<'static, [EncodingName<'static>]>>) -> Self {
        Self { video_codecs: Some(codecs.into()), ..self }
    }

    /// Whether streams of this type are taken.
    #[must_use]
    pub fn allows_media_type(&self, media_type: &MediaType<'_>) -> bool {
        self.media_types.as_ref().is_none_or(|list| list.iter().any(|known| known == media_type))
    }

    /// Whether streams over this protocol are taken.
    #[must_use]
    pub fn allows_protocol(&self, protocol: &Protocol<'_>) -> bool {
        self.protocols.as_ref().is_none_or(|list| list.iter().any(|known| known == protocol))
    }

    /// Whether media may go to this address.
    #[must_use]
    pub fn allows_connection(&self, connection: &Connection<'_>) -> bool {
        self.addr_types.as_ref().is_none_or(|list| {
            *connection.net_type() == NetType::IN && list.iter().any(|known| known == connection.addr_type())
        })
    }

    /// Whether the other side can be reached where its section says.
    pub(crate) fn reaches(&self, section: &Media<'_>) -> bool {
        // Without restriction nobody needs to look.
        let (Some(list), Some(value)) = (&self.addr_types, section.raw_connection()) else { return true };
        let mut words = value.split(|byte| *byte == b' ').filter(|word| !word.is_empty());
        let (net_type, addr_type) = (words.next(), words.next());
        net_type == Some(NetType::IN.as_str().as_bytes())
            && list.iter().any(|known| addr_type == Some(known.as_str().as_bytes()))
    }

    /// How much an encoding is liked: 0 is the first choice, `None` means that it is not taken. Where the profile
    /// has no list for the media type every encoding is liked the same.
    #[must_use]
    pub fn preference(&self, media_type: &MediaType<'_>, encoding: &EncodingName<'_>) -> Option<usize> {
        Self::place(self.encodings(media_type.as_str()), encoding)
    }

    /// The list for a media type; without one every encoding is liked the same.
    pub(crate) fn encodings(&self, media_type: &str) -> Option<&[EncodingName<'static>]> {
        match media_type {
            "audio" => self.audio_codecs.as_deref(),
            "video" => self.video_codecs.as_deref(),
            _ => None,
        }
    }

    /// Where an encoding stands in such a list.
    pub(crate) fn place(liked: Option<&[EncodingName<'static>]>, encoding: &EncodingName<'_>) -> Option<usize> {
        let Some(liked) = liked else { return Some(0) };
        // Nearly all write it as it is registered.
        let is_it = |known: &EncodingName<'_>| known.as_str() == encoding.as_str() || known == encoding;
        liked.iter().position(is_it)
    }
}
