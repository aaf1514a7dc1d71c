use core::fmt;

use offhook_base::{ErrorKind, Finding, Level, ParseError, Problem, Rule};

use crate::grammar::{self, Slips};
use crate::header::{HeaderName, name_of};
use crate::status::StatusCode;

/// What a [`Message`](crate::Message) breaks, and where.
pub type MessageFinding = Finding<MessageProblem>;

/// A deviation that tolerant reading accepts: the kinds of findings in a message.
///
/// What has level error makes [`Message::parse_strict`](crate::Message::parse_strict) refuse the message.
///
/// ```
/// use offhook_sip::{Level, Message, MessageProblem, StatusCode};
///
/// let message = Message::parse(b"INVITE  sip:user@example.com SIP/2.0\r\n\r\n")?;
/// let findings = message.findings();
/// let spaces = findings.iter().find(|finding| *finding.problem() == MessageProblem::StartLineSpace).unwrap();
/// assert_eq!((spaces.level(), spaces.problem().is_repairable()), (Level::Error, true));
/// assert_eq!(spaces.problem().response(), Some(StatusCode::BAD_REQUEST));
/// # Ok::<(), offhook_sip::ParseError>(())
/// ```
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum MessageProblem {
    /// The parts of the start line are parted by other than one space, or white space follows them.
    StartLineSpace,
    /// The Request-URI can't be read.
    RequestUri(ParseError),
    /// The Request-URI stands in angle brackets.
    RequestUriInBrackets,
    /// The Request-URI asks for header fields.
    RequestUriHeaders,
    /// The version is not `SIP/2.0`.
    Version,
    /// No space follows the status code.
    ReasonSpace,
    /// A line ends in LF without CR.
    LineEnd,
    /// A value can't be read.
    Value {
        /// The header field.
        field: FieldId,
        /// What is wrong; its offset counts from the start of the message.
        error: ParseError,
    },
    /// A list has an element without content.
    EmptyElement(FieldId),
    /// Free text holds a control character.
    Control(FieldId),
    /// Text is not UTF-8.
    Utf8(FieldId),
    /// A value breaks its grammar in a way that can be repaired.
    Repaired {
        /// The header field.
        field: FieldId,
        /// What was repaired.
        repair: Repair,
    },
    /// A header field that has to be there is not.
    Missing(FieldId),
    /// A header field that may stand once stands twice.
    Duplicate(FieldId),
    /// From has no tag, or To of a response has none (RFC 2543 allowed it).
    TagMissing(FieldId),
    /// The top Via has no branch, or nothing after the magic cookie.
    BranchMissing,
    /// CSeq has another method than the request line.
    CSeqMethod,
    /// The body is shorter than Content-Length says.
    BodyShort {
        /// Octets that Content-Length states.
        stated: u64,
        /// Octets that there are.
        found: u32,
    },
    /// Octets follow the end of the body; on a datagram they are ignored.
    Surplus {
        /// Octets behind the body.
        octets: u32,
    },
    /// A body without Content-Type.
    ContentTypeMissing,
    /// There is more to find fault with than a list holds, [`Message::MAX_FINDINGS`](crate::Message::MAX_FINDINGS).
    More {
        /// How many findings are not listed.
        findings: u32,
        /// The highest of their levels.
        level: Level,
    },
}

/// What a tolerant grammar repaired in a value.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize))]
#[non_exhaustive]
pub enum Repair {
    /// White space between an angle bracket and the URI.
    SpaceInBrackets,
    /// A URI with headers stands without angle brackets.
    NoBrackets,
    /// No white space between an unquoted display name and `<`; receivers have to accept it (RFC 4475 §3.1.1.6).
    DisplaySpace,
    /// A parameter value holds octets that need quotes.
    ParamValue,
    /// A host name with an underscore.
    HostUnderscore,
    /// Three colons before the dotted part of an IPv6 address (RFC 5118 §4.10).
    ThreeColons,
    /// Brackets around the address of `received` (RFC 5118 §4.5).
    ReceivedBrackets,
    /// A quoted string that is not UTF-8.
    QuotedUtf8,
    /// A semicolon without a parameter, or an `=` without a value.
    EmptyParam,
    /// Commas between values that semicolons part (RFC 3323 §4.2).
    Comma,
    /// Server or User-Agent has a piece that is neither a product nor a comment.
    Products,
}

impl Repair {
    const ALL: [(Slips, Self); 11] = [
        (grammar::SLIP_SPACE_IN_BRACKETS, Self::SpaceInBrackets),
        (grammar::SLIP_NO_BRACKETS, Self::NoBrackets),
        (grammar::SLIP_DISPLAY_SPACE, Self::DisplaySpace),
        (grammar::SLIP_PARAM_VALUE, Self::ParamValue),
        (grammar::SLIP_HOST_UNDERSCORE, Self::HostUnderscore),
        (grammar::SLIP_THREE_COLONS, Self::ThreeColons),
        (grammar::SLIP_RECEIVED_BRACKETS, Self::ReceivedBrackets),
        (grammar::SLIP_QUOTED_UTF8, Self::QuotedUtf8),
        (grammar::SLIP_EMPTY_PARAM, Self::EmptyParam),
        (grammar::SLIP_COMMA, Self::Comma),
        (grammar::SLIP_PRODUCTS, Self::Products),
    ];

    /// The repairs that a set of slips stands for.
    pub(crate) fn of(slips: Slips) -> impl Iterator<Item = Self> {
        Self::ALL.into_iter().filter(move |(slip, _)| slips & slip != 0).map(|(_, repair)| repair)
    }

    const fn text(self) -> &'static str {
        match self {
            Self::SpaceInBrackets => "white space inside the angle brackets",
            Self::NoBrackets => "a URI with headers needs angle brackets",
            Self::DisplaySpace => "no white space after the display name",
            Self::ParamValue => "a parameter value needs quotes",
            Self::HostUnderscore => "a host name has an underscore",
            Self::ThreeColons => "three colons in an IPv6 address",
            Self::ReceivedBrackets => "brackets around a received address",
            Self::QuotedUtf8 => "a quoted string is not UTF-8",
            Self::EmptyParam => "a parameter without content",
            Self::Comma => "a comma in place of a semicolon",
            Self::Products => "neither a product nor a comment",
        }
    }

    const fn rule(self) -> &'static Rule {
        match self {
            Self::SpaceInBrackets => &SPACE_IN_BRACKETS,
            Self::NoBrackets => &NO_BRACKETS,
            Self::DisplaySpace => &DISPLAY_SPACE,
            Self::ThreeColons => &THREE_COLONS,
            Self::ReceivedBrackets => &RECEIVED,
            Self::HostUnderscore => &HOSTNAME,
            Self::QuotedUtf8 => &QUOTED,
            Self::Comma => &PRIVACY,
            Self::Products => &PRODUCTS,
            Self::ParamValue | Self::EmptyParam => &PARAM,
        }
    }
}

/// Which header field a problem is about: a registered one, or any other.
///
/// ```
/// use offhook_sip::{Message, MessageProblem};
///
/// let message = Message::parse(b"OPTIONS sip:a@b SIP/2.0\r\nCSeq: x OPTIONS\r\n\r\n")?;
/// let named = message.findings().into_iter().find_map(|finding| match finding.problem() {
///     MessageProblem::Value { field, .. } => Some(field.name()),
///     _ => None,
/// });
/// assert_eq!(named, Some("CSeq"));
/// # Ok::<(), offhook_sip::ParseError>(())
/// ```
#[derive(Clone, Copy, Eq, Hash, PartialEq)]
pub struct FieldId(pub(crate) u8);

impl FieldId {
    /// The registered name, or `header field`.
    #[must_use]
    pub fn name(self) -> &'static str {
        name_of(self.0)
    }

    /// The registered name as a [`HeaderName`]; `None` for any other header field.
    #[must_use]
    pub fn header_name(self) -> Option<HeaderName<'static>> {
        (self.0 != 0).then(|| HeaderName::from_row(self.0, ""))
    }
}

/// The name of the header field; any other one is `null`.
#[cfg(feature = "serde")]
impl serde::Serialize for FieldId {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.header_name().serialize(serializer)
    }
}

#[cfg(feature = "serde")]
impl<'de> serde::Deserialize<'de> for FieldId {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let name = Option::<HeaderName<'static>>::deserialize(deserializer)?;
        Ok(Self(name.map_or(0, |name| name.row())))
    }
}

impl fmt::Debug for FieldId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

static MESSAGE: Rule = Rule::new("SIP-message", "RFC 3261 §7");
static REQUEST_LINE: Rule = Rule::new("Request-Line", "RFC 3261 §7.1");
static STATUS_LINE: Rule = Rule::new("Status-Line", "RFC 3261 §7.2");
static URI_COMPONENTS: Rule = Rule::new("Request-URI", "RFC 3261 §19.1.1");
static VERSION: Rule = Rule::new("SIP-Version", "RFC 3261 §7.1");
static LINE_END: Rule = Rule::new("CRLF", "RFC 3261 §7");
static LIST: Rule = Rule::new("header field list", "RFC 3261 §7.3.1");
static TEXT: Rule = Rule::new("TEXT-UTF8-TRIM", "RFC 3261 §25.1");
static MANDATORY: Rule = Rule::new("mandatory header fields", "RFC 3261 §8.1.1");
static TABLE_2: Rule = Rule::new("header fields", "RFC 3261 §20");
static ONCE: Rule = Rule::new("header field", "RFC 3261 §7.3.1");
static TAG: Rule = Rule::new("tag", "RFC 3261 §19.3");
static BRANCH: Rule = Rule::new("branch", "RFC 3261 §8.1.1.7");
static CSEQ: Rule = Rule::new("CSeq", "RFC 3261 §8.1.1.5");
static BODY: Rule = Rule::new("Content-Length", "RFC 3261 §18.3");
static CONTENT_TYPE: Rule = Rule::new("Content-Type", "RFC 3261 §20.15");
static SPACE_IN_BRACKETS: Rule = Rule::new("name-addr", "RFC 4475 §3.1.2.14");
static NO_BRACKETS: Rule = Rule::new("name-addr", "RFC 3261 §20.10");
static DISPLAY_SPACE: Rule = Rule::new("display-name", "RFC 4475 §3.1.1.6");
static THREE_COLONS: Rule = Rule::new("IPv6address", "RFC 5118 §4.10");
static RECEIVED: Rule = Rule::new("via-received", "RFC 5118 §4.5");
static HOSTNAME: Rule = Rule::new("hostname", "RFC 3261 §25.1");
static QUOTED: Rule = Rule::new("quoted-string", "RFC 3261 §25.1");
static PRIVACY: Rule = Rule::new("Privacy-hdr", "RFC 3323 §4.2");
static PRODUCTS: Rule = Rule::new("server-val", "RFC 3261 §20.41");
static PARAM: Rule = Rule::new("generic-param", "RFC 3261 §25.1");

impl MessageProblem {
    /// Whether a tolerant receiver may go on as if the message were right: nothing about its meaning is in doubt.
    #[must_use]
    pub fn is_repairable(&self) -> bool {
        match self {
            Self::RequestUri(_)
            | Self::Version
            | Self::Value { .. }
            | Self::Duplicate(_)
            | Self::CSeqMethod
            | Self::Control(_)
            | Self::More { .. } => false,
            Self::Missing(_) => self.level() == Level::Warning,
            _ => true,
        }
    }

    /// The response code with which a strict server answers such a request; `None` where it answers as usual.
    ///
    /// A response with an error is dropped instead (RFC 3261 §8.1.3.1).
    #[must_use]
    pub fn response(&self) -> Option<StatusCode> {
        match self {
            _ if self.level() == Level::Warning => None,
            Self::Version => Some(StatusCode::VERSION_NOT_SUPPORTED),
            _ => Some(StatusCode::BAD_REQUEST),
        }
    }
}

impl Problem for MessageProblem {
    fn level(&self) -> Level {
        use crate::header::id;
        match self {
            Self::More { level, .. } => *level,
            Self::Surplus { .. } | Self::Utf8(_) | Self::TagMissing(_) | Self::BranchMissing => Level::Warning,
            // Elements of RFC 2543 do without; the receiver has to accept that (RFC 4475 §3.4.1).
            Self::Missing(FieldId(id::MAX_FORWARDS | id::CONTACT)) => Level::Warning,
            Self::Repaired {
                repair:
                    Repair::Products
                    | Repair::DisplaySpace
                    | Repair::HostUnderscore
                    | Repair::ThreeColons
                    | Repair::ReceivedBrackets,
                ..
            } => Level::Warning,
            _ => Level::Error,
        }
    }

    fn field(&self) -> &'static str {
        match self {
            Self::StartLineSpace | Self::LineEnd | Self::Version | Self::ReasonSpace => "start line",
            Self::RequestUri(_) | Self::RequestUriInBrackets | Self::RequestUriHeaders => "Request-URI",
            Self::Value { field, .. } | Self::Repaired { field, .. } => field.name(),
            Self::EmptyElement(field)
            | Self::Control(field)
            | Self::Utf8(field)
            | Self::Missing(field)
            | Self::Duplicate(field)
            | Self::TagMissing(field) => field.name(),
            Self::BranchMissing => "Via",
            Self::CSeqMethod => "CSeq",
            Self::BodyShort { .. } | Self::Surplus { .. } => "Content-Length",
            Self::ContentTypeMissing => "Content-Type",
            Self::More { .. } => "message",
        }
    }

    fn rule(&self) -> &'static Rule {
        match self {
            Self::StartLineSpace => &REQUEST_LINE,
            Self::RequestUri(error) | Self::Value { error, .. } => error.rule(),
            Self::RequestUriInBrackets | Self::RequestUriHeaders => &URI_COMPONENTS,
            Self::Version => &VERSION,
            Self::ReasonSpace => &STATUS_LINE,
            Self::LineEnd => &LINE_END,
            Self::EmptyElement(_) => &LIST,
            Self::Control(_) | Self::Utf8(_) => &TEXT,
            Self::Repaired { repair, .. } => repair.rule(),
            Self::Missing(_) if self.level() == Level::Error => &MANDATORY,
            Self::Missing(_) => &TABLE_2,
            Self::Duplicate(_) => &ONCE,
            Self::TagMissing(_) => &TAG,
            Self::BranchMissing => &BRANCH,
            Self::CSeqMethod => &CSEQ,
            Self::BodyShort { .. } | Self::Surplus { .. } => &BODY,
            Self::ContentTypeMissing => &CONTENT_TYPE,
            Self::More { .. } => &MESSAGE,
        }
    }
}

impl fmt::Display for MessageProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::StartLineSpace => f.write_str("parts are parted by one space and nothing follows them"),
            Self::RequestUri(error) | Self::Value { error, .. } => kind(f, error.kind()),
            Self::RequestUriInBrackets => f.write_str("stands in angle brackets"),
            Self::RequestUriHeaders => f.write_str("asks for header fields"),
            Self::Version => f.write_str("version is not SIP/2.0"),
            Self::ReasonSpace => f.write_str("no space after the status code"),
            Self::LineEnd => f.write_str("a line ends without CR"),
            Self::EmptyElement(_) => f.write_str("an element without content"),
            Self::Control(_) => f.write_str("a control character"),
            Self::Utf8(_) => f.write_str("not UTF-8"),
            Self::Repaired { repair, .. } => f.write_str(repair.text()),
            Self::Missing(_) | Self::ContentTypeMissing => f.write_str("missing"),
            Self::Duplicate(_) => f.write_str("stands more than once"),
            Self::TagMissing(_) => f.write_str("has no tag"),
            Self::BranchMissing => f.write_str("has no branch of its own"),
            Self::CSeqMethod => f.write_str("names another method than the request line"),
            Self::BodyShort { stated, found } => write!(f, "{stated} octets stated, {found} found"),
            Self::Surplus { octets } => write!(f, "{octets} octets follow the body"),
            Self::More { findings, .. } => write!(f, "{findings} more findings"),
        }
    }
}

fn kind(f: &mut fmt::Formatter<'_>, kind: ErrorKind) -> fmt::Result {
    write!(f, "{kind}")
}

/// Why strict reading refused a message.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum StrictError {
    /// It can't be read at all.
    #[error(transparent)]
    Unreadable(#[from] ParseError),
    /// It has a finding of level error; this is the first one.
    #[error("{0}")]
    Finding(MessageFinding),
}

impl StrictError {
    /// Octets from the start of the message to what is wrong.
    #[must_use]
    pub const fn offset(&self) -> usize {
        match self {
            Self::Unreadable(error) => error.offset(),
            Self::Finding(finding) => finding.offset(),
        }
    }
}
