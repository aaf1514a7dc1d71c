use core::fmt;

use offhook_base::{ErrorKind, Level, Rule};

use crate::{LineType, rule};

/// What a description does against the letter, and what follows from it.
///
/// The first group is found by reading ([`Description::findings`](crate::Description::findings),
/// [`check`](crate::check)), the second by looking at the parts together
/// ([`Description::review`](crate::Description::review)).
///
/// ```
/// use offhook_sdp::{Description, LineType, Problem};
///
/// let text = b"v=0\r\no=- 1 1 IN IP4 192.0.2.1\r\ns=\r\nc=IN IP4 192.0.2.1\r\nt=0 0\r\n";
/// let description = Description::parse(text)?;
/// let finding = &description.findings()[0];
/// assert_eq!(*finding.problem(), Problem::Empty(LineType::SESSION_NAME));
/// assert_eq!(finding.to_string(), "error: s= at byte 33: empty (RFC 8866 §5.3)");
/// # Ok::<(), offhook_sdp::ParseError>(())
/// ```
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum Problem {
    /// A NUL octet: no text of a description holds one.
    Nul,
    /// A carriage return without a line feed.
    BareCr,
    /// A line ends in a line feed alone; said once, for the first such line.
    LineFeed,
    /// The last line has no end.
    NoFinalLineEnd,
    /// Empty lines after the last line.
    TrailingEmptyLines,
    /// A line that is not a letter, `=` and a value.
    LineForm,
    /// A letter that no document defines.
    UnknownType(u8),
    /// A line stands after one that has to follow it.
    OutOfOrder {
        /// The line.
        line_type: LineType,
        /// Whether it belongs to a media section.
        media: bool,
    },
    /// A line that may not stand in a media section.
    NotInMedia(LineType),
    /// A line that may stand once stands again.
    Repeated(LineType),
    /// A line that has to be there is not.
    Missing(LineType),
    /// A line without a value.
    Empty(LineType),
    /// Spaces where one or none belongs.
    ExtraSpace(LineType),
    /// The version is not 0.
    Version,
    /// `o=` has fewer than six fields.
    OriginFields,
    /// The user name in `o=` has a space.
    OriginUserSpace,
    /// Session id or version is no number.
    OriginNumber,
    /// The address in `o=` is not of the stated type.
    OriginAddress,
    /// `c=` does not have three fields.
    ConnectionFields,
    /// The address in `c=` is not of the stated type.
    ConnectionAddress,
    /// A network or address type in the wrong case: `in` for `IN`.
    TypeCase(LineType),
    /// `t=` needs two numbers.
    TimeNumbers,
    /// `b=` is not a name, a colon and a number.
    Bandwidth,
    /// `r=` is not three or more spans of time.
    Repeat,
    /// `z=` is not pairs of an instant and a span of time.
    Zone,
    /// `k=` is not a method with the key that it needs.
    Key,
    /// `m=` has fewer than four fields.
    MediaFields,
    /// The port, or the number of ports, is no number in range.
    MediaPort,
    /// A media type, protocol or format with an octet that no token has.
    MediaToken,
    /// An attribute whose name is no token.
    AttributeName,
    /// Neither the session nor the section has a `c=`.
    NoConnection {
        /// The media section, from 1.
        media: u32,
        /// Whether its port is 0, so that no address is needed.
        refused: bool,
    },

    /// A `k=`, which a receiver has to discard.
    ObsoleteKey,
    /// The value of an attribute breaks its grammar: the attribute does not count.
    AttributeValue(&'static str),
    /// An RTP payload type above 127: the format cannot be used.
    PayloadType,
    /// A dynamic payload type without `rtpmap`: the format cannot be used.
    NoRtpMap,
    /// `rtpmap` or `fmtp` for a format that the `m=` line does not list: it does not count.
    FormatNotListed,
    /// Two `rtpmap` for one payload type: the first counts.
    RepeatedRtpMap,
    /// Two directions in one section: the last counts.
    RepeatedDirection,
    /// Two sections with one identification.
    RepeatedMid,
    /// A group that names a section that is not there: the group does not count.
    UnknownMid,
    /// A simulcast that names a stream that is not there: the simulcast does not count.
    UnknownRid,
    /// A secure profile without any way to get a key: the section cannot be used.
    NoKeys,
    /// No `a=crypto` of the section has a key of the length that its suite needs: the section cannot be used.
    KeyLength,
}

/// What a receiver leaves out because of a [`Problem`].
///
/// The list is complete: a description is used in whole, in part, or not at all.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize), serde(rename_all = "snake_case"))]
pub enum Consequence {
    /// Nothing: all of it is used.
    None,
    /// The attribute.
    DropAttribute,
    /// The format of the `m=` line.
    DropFormat,
    /// The group.
    DropGroup,
    /// The simulcast.
    DropSimulcast,
    /// The media section.
    RefuseMedia,
    /// The whole description.
    Refuse,
}

impl Problem {
    /// What a tolerant receiver leaves out because of it.
    #[must_use]
    pub const fn consequence(&self) -> Consequence {
        match self {
            Self::Nul
            | Self::BareCr
            | Self::LineForm
            | Self::UnknownType(_)
            | Self::NotInMedia(_)
            | Self::Version
            | Self::OriginFields
            | Self::OriginNumber
            | Self::OriginAddress
            | Self::ConnectionFields
            | Self::ConnectionAddress
            | Self::TypeCase(_)
            | Self::TimeNumbers
            | Self::MediaFields
            | Self::MediaPort
            | Self::MediaToken
            | Self::AttributeName
            | Self::NoConnection { refused: false, .. }
            | Self::RepeatedMid => Consequence::Refuse,
            Self::OutOfOrder { line_type, .. } if line_type.code() == LineType::VERSION.code() => Consequence::Refuse,
            Self::Repeated(line_type) if matches!(line_type.code(), b'v' | b'o' | b's') => Consequence::Refuse,
            // A description without `t=` occurs in the field and says nothing that a call needs.
            Self::Missing(line_type) if line_type.code() != LineType::TIME.code() => Consequence::Refuse,
            Self::AttributeValue(_) | Self::FormatNotListed | Self::RepeatedRtpMap | Self::RepeatedDirection => {
                Consequence::DropAttribute
            }
            Self::PayloadType | Self::NoRtpMap => Consequence::DropFormat,
            Self::UnknownMid => Consequence::DropGroup,
            Self::UnknownRid => Consequence::DropSimulcast,
            Self::NoKeys | Self::KeyLength => Consequence::RefuseMedia,
            Self::LineFeed
            | Self::NoFinalLineEnd
            | Self::TrailingEmptyLines
            | Self::OutOfOrder { .. }
            | Self::Repeated(_)
            | Self::Missing(_)
            | Self::Empty(_)
            | Self::ExtraSpace(_)
            | Self::OriginUserSpace
            | Self::Bandwidth
            | Self::Repeat
            | Self::Zone
            | Self::Key
            | Self::ObsoleteKey
            | Self::NoConnection { refused: true, .. } => Consequence::None,
        }
    }

    /// The kind of error when the description is refused because of it.
    pub(crate) const fn error_kind(&self) -> ErrorKind {
        match self {
            Self::Missing(_)
            | Self::OriginFields
            | Self::ConnectionFields
            | Self::MediaFields
            | Self::Empty(_)
            | Self::NoConnection { .. }
            | Self::NoKeys
            | Self::NoRtpMap => ErrorKind::Missing,
            Self::Repeated(_) | Self::RepeatedRtpMap | Self::RepeatedDirection | Self::RepeatedMid => {
                ErrorKind::Duplicate
            }
            Self::OutOfOrder { .. } | Self::NotInMedia(_) | Self::OriginAddress | Self::ConnectionAddress => {
                ErrorKind::Contradiction
            }
            Self::Nul => ErrorKind::Byte(0),
            Self::BareCr => ErrorKind::Byte(b'\r'),
            Self::LineFeed | Self::TrailingEmptyLines => ErrorKind::Byte(b'\n'),
            Self::ExtraSpace(_) | Self::OriginUserSpace => ErrorKind::Byte(b' '),
            Self::UnknownType(byte) => ErrorKind::Byte(*byte),
            Self::NoFinalLineEnd => ErrorKind::End,
            _ => ErrorKind::Unknown,
        }
    }
}

const fn line_rule(line_type: LineType) -> &'static Rule {
    match line_type.code() {
        b'v' => &rule::VERSION,
        b'o' => &rule::ORIGIN,
        b's' => &rule::SESSION_NAME,
        b'c' => &rule::CONNECTION,
        b'b' => &rule::BANDWIDTH,
        b't' => &rule::TIME,
        b'r' => &rule::REPEAT,
        b'z' => &rule::ZONE,
        b'k' => &rule::KEY,
        b'i' => &rule::INFORMATION,
        b'u' => &rule::URI,
        b'e' | b'p' => &rule::EMAIL_PHONE,
        b'a' => &rule::ATTRIBUTE,
        b'm' => &rule::MEDIA,
        _ => &rule::DESCRIPTION,
    }
}

impl offhook_base::Problem for Problem {
    fn level(&self) -> Level {
        match self {
            // RFC 8866 §5 asks receivers to take a line feed alone.
            Self::LineFeed
            | Self::NoFinalLineEnd
            | Self::TrailingEmptyLines
            | Self::NoRtpMap
            | Self::ObsoleteKey
            | Self::FormatNotListed
            | Self::RepeatedRtpMap
            | Self::RepeatedDirection => Level::Warning,
            _ => Level::Error,
        }
    }

    fn field(&self) -> &'static str {
        match self {
            Self::OutOfOrder { line_type, .. }
            | Self::NotInMedia(line_type)
            | Self::Repeated(line_type)
            | Self::Missing(line_type)
            | Self::Empty(line_type)
            | Self::ExtraSpace(line_type)
            | Self::TypeCase(line_type) => line_type.name().unwrap_or("line"),
            Self::AttributeValue(name) => name,
            _ => self.rule().name(),
        }
    }

    fn rule(&self) -> &'static Rule {
        match self {
            Self::Nul => &rule::BYTE_STRING,
            Self::BareCr | Self::LineFeed | Self::NoFinalLineEnd | Self::TrailingEmptyLines => &rule::LINE_END,
            Self::LineForm | Self::UnknownType(_) => &rule::LINE,
            Self::OutOfOrder { .. } | Self::NotInMedia(_) => &rule::DESCRIPTION,
            Self::Repeated(line_type)
            | Self::Missing(line_type)
            | Self::Empty(line_type)
            | Self::ExtraSpace(line_type)
            | Self::TypeCase(line_type) => line_rule(*line_type),
            Self::Version => &rule::VERSION,
            Self::OriginFields | Self::OriginUserSpace | Self::OriginNumber | Self::OriginAddress => &rule::ORIGIN,
            Self::ConnectionFields | Self::ConnectionAddress | Self::NoConnection { .. } => &rule::CONNECTION,
            Self::TimeNumbers => &rule::TIME,
            Self::Bandwidth => &rule::BANDWIDTH,
            Self::Repeat => &rule::REPEAT,
            Self::Zone => &rule::ZONE,
            Self::Key | Self::ObsoleteKey => &rule::KEY,
            Self::MediaFields | Self::MediaPort | Self::MediaToken => &rule::MEDIA,
            Self::AttributeName | Self::AttributeValue(_) => &rule::ATTRIBUTE,
            Self::PayloadType | Self::NoRtpMap => &rule::PAYLOAD_TYPE,
            Self::FormatNotListed | Self::RepeatedRtpMap => &rule::RTPMAP,
            Self::RepeatedDirection => &rule::DIRECTION,
            Self::RepeatedMid => &rule::MID,
            Self::UnknownMid => &rule::GROUP,
            Self::UnknownRid => &rule::SIMULCAST,
            Self::NoKeys => &rule::KEYS,
            Self::KeyLength => &rule::CRYPTO,
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Nul => "NUL octet",
            Self::BareCr => "carriage return without line feed",
            Self::LineFeed => "lines end in a line feed alone",
            Self::NoFinalLineEnd => "the last line has no end",
            Self::TrailingEmptyLines => "empty lines at the end",
            Self::LineForm => "not of the form type=value",
            Self::UnknownType(_) => "unknown type",
            Self::OutOfOrder { media: false, .. } => "out of order at session level",
            Self::OutOfOrder { media: true, .. } => "out of order at media level",
            Self::NotInMedia(_) => "not allowed at media level",
            Self::Repeated(_) => "stands more than once",
            Self::Missing(_) => "missing",
            Self::Empty(_) => "empty",
            Self::ExtraSpace(_) => "more spaces than belong there",
            Self::Version => "version is not 0",
            Self::OriginFields => "needs 6 fields",
            Self::OriginUserSpace => "user name with a space",
            Self::OriginNumber => "session id or version not numeric",
            Self::OriginAddress | Self::ConnectionAddress => "address does not fit its type",
            Self::ConnectionFields => "needs 3 fields",
            Self::TypeCase(_) => "network and address types are written in upper case",
            Self::TimeNumbers => "needs two numbers",
            Self::Bandwidth => "not a type and a number",
            Self::Repeat => "not three or more spans of time",
            Self::Zone => "not pairs of an instant and a span of time",
            Self::Key => "not a method with the key that it needs",
            Self::ObsoleteKey => "obsolete, to be discarded",
            Self::MediaFields => "needs at least 4 fields",
            Self::MediaPort => "port not a number in range",
            Self::MediaToken => "not a token",
            Self::AttributeName => "attribute name is no token",
            Self::NoConnection { media, .. } => {
                return write!(f, "media {media} has none and the session has none");
            }
            Self::AttributeValue(_) => "value not readable",
            Self::PayloadType => "above 127",
            Self::NoRtpMap => "dynamic without rtpmap",
            Self::FormatNotListed => "for a format that the media line does not list",
            Self::RepeatedRtpMap => "second one for a payload type",
            Self::RepeatedDirection => "second direction",
            Self::RepeatedMid => "identification used twice",
            Self::UnknownMid => "names a section that is not there",
            Self::UnknownRid => "names a stream that is not there",
            Self::NoKeys => "secure profile without a key",
            Self::KeyLength => "no key has the length that its suite needs",
        })
    }
}
