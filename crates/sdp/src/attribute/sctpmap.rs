use alloc::borrow::Cow;
use core::fmt;

use offhook_base::{ParseError, Rule};

use crate::attribute::attribute_value;
use crate::grammar::Cursor;

static RULE: Rule = Rule::new("a=sctpmap", "draft-ietf-mmusic-sctp-sdp-07 §5");

/// Port, application and streams of an SCTP association as older browsers write them: `a=sctpmap`.
///
/// Never became an RFC: `a=sctp-port` and `a=max-message-size` of RFC 8841 stand in its place. The field has
/// `a=sctpmap:5000 webrtc-datachannel 1024`.
///
/// ```
/// use offhook_sdp::SctpMap;
///
/// let map = SctpMap::parse(b"5000 webrtc-datachannel 1024")?;
/// assert_eq!((map.port(), map.application(), map.streams()), (5_000, "webrtc-datachannel", Some(1_024)));
/// assert_eq!(SctpMap::parse(b"5000 webrtc-datachannel x").unwrap_err().offset(), 24);
/// # Ok::<(), offhook_sdp::ParseError>(())
/// ```
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct SctpMap<'a> {
    port: u16,
    application: Cow<'a, str>,
    streams: Option<u32>,
}

impl<'a> SctpMap<'a> {
    /// Reads the value of `a=sctpmap`.
    ///
    /// # Errors
    ///
    /// With a port above 65,535, without an application, or if the streams are no number.
    pub fn parse(value: &'a [u8]) -> Result<Self, ParseError> {
        let mut cursor = Cursor::new(&RULE, value);
        let port = cursor.number_u16(0, u16::MAX)?;
        cursor.space()?;
        let application = cursor.token()?;
        let streams = if cursor.remaining().trim_ascii_end().is_empty() {
            None
        } else {
            cursor.space()?;
            Some(cursor.number_u32(0, u32::MAX)?)
        };
        cursor.end()?;
        Ok(Self { port, application: Cow::Borrowed(application), streams })
    }

    /// Port of SCTP; the format of the `m=` line names it.
    #[must_use]
    pub const fn port(&self) -> u16 {
        self.port
    }

    /// What the association carries: `webrtc-datachannel`.
    #[must_use]
    pub fn application(&self) -> &str {
        &self.application
    }

    /// Streams that are taken.
    #[must_use]
    pub const fn streams(&self) -> Option<u32> {
        self.streams
    }

    /// Leaves the buffer that the text was read from.
    #[must_use]
    pub fn into_owned(self) -> SctpMap<'static> {
        SctpMap { port: self.port, application: Cow::Owned(self.application.into_owned()), streams: self.streams }
    }
}

impl fmt::Display for SctpMap<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.port, self.application)?;
        self.streams.map_or(Ok(()), |streams| write!(f, " {streams}"))
    }
}

attribute_value!(SctpMap<'a>, "sctpmap");
