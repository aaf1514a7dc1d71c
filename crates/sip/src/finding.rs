//! The kinds of findings: what each weighs, which rule it breaks, and what a server would answer.

mod field_id;
mod findings;
mod repair;

use core::fmt;

use offhook_base::{ErrorKind, Finding, Level, ParseError, Problem, Rule};

use crate::header::id;
use crate::status::StatusCode;

pub use field_id::FieldId;
pub use findings::{Findings, FindingsIter};
pub use repair::Repair;
pub(crate) use repair::{PARAM_ONCE, TEL_PARAM_ONCE, URI_PARAM_ONCE};

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
    /// The parts of the request line are parted by other than one space, or white space follows them.
    StartLineSpace,
    /// The version and the status code are parted by other than one space.
    StatusLineSpace,
    /// The status code has zeros before its three digits.
    StatusDigits,
    /// The Request-URI can't be read.
    RequestUri(ParseError),
    /// The Request-URI stands in angle brackets.
    RequestUriInBrackets,
    /// The Request-URI asks for header fields.
    RequestUriHeaders,
    /// The Request-URI has the parameter `method`.
    RequestUriMethod,
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
    /// A value can be read, but not what one of its parameters says: it stands more than once with different values,
    /// is missing, or has a value that its grammar does not allow. Who asks for it gets the first one, none, or an error.
    Param {
        /// The header field, or the Request-URI.
        field: FieldId,
        /// What is wrong; its offset counts from the start of the message.
        error: ParseError,
    },
    /// A value that can be read, and that this message may not have: `*` in a Contact that is none of a REGISTER, more
    /// than one Contact in a request that may begin a dialogue, two asserted identities of one kind.
    Misplaced {
        /// The header field.
        field: FieldId,
        /// What is wrong; its offset counts from the start of the message.
        error: ParseError,
    },
    /// A URI in Route, Record-Route, Path or Service-Route stands without angle brackets.
    RouteBrackets {
        /// The header field.
        field: FieldId,
        /// Whether parameters follow, which could be the URI's as well.
        has_params: bool,
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

static MESSAGE: Rule = Rule::new("SIP-message", "RFC 3261 §7");
static REQUEST_LINE: Rule = Rule::new("Request-Line", "RFC 3261 §7.1");
static STATUS_LINE: Rule = Rule::new("Status-Line", "RFC 3261 §7.2");
static URI_COMPONENTS: Rule = Rule::new("Request-URI", "RFC 3261 §19.1.1");
static VERSION: Rule = Rule::new("SIP-Version", "RFC 3261 §7.1");
static LINE_END: Rule = Rule::new("CRLF", "RFC 3261 §7");
static LIST: Rule = Rule::new("header field list", "RFC 3261 §7.3.1");
static ROUTE: Rule = Rule::new("route-param", "RFC 3261 §20.34");
static RECORD_ROUTE: Rule = Rule::new("rec-route", "RFC 3261 §20.30");
static PATH: Rule = Rule::new("path-value", "RFC 3327 §4");
static SERVICE_ROUTE: Rule = Rule::new("sr-value", "RFC 3608 §5");
static TEXT: Rule = Rule::new("TEXT-UTF8-TRIM", "RFC 3261 §25.1");
static MANDATORY: Rule = Rule::new("mandatory header fields", "RFC 3261 §8.1.1");
static EVENT: Rule = Rule::new("Event", "RFC 6665 §8.2.1");
static SUBSCRIPTION_STATE: Rule = Rule::new("Subscription-State", "RFC 6665 §8.2.3");
static EXTENSION_REQUIRED: Rule = Rule::new("Require", "RFC 3261 §21.4.16");
static MIN_SE: Rule = Rule::new("Min-SE", "RFC 4028 §6");
static SECURITY_SERVER: Rule = Rule::new("Security-Server", "RFC 3329 §2.3.1");
static TABLE_2: Rule = Rule::new("header fields", "RFC 3261 §20");
static ONCE: Rule = Rule::new("header field", "RFC 3261 §7.3.1");
static TAG: Rule = Rule::new("tag", "RFC 3261 §19.3");
static BRANCH: Rule = Rule::new("branch", "RFC 3261 §8.1.1.7");
static CSEQ: Rule = Rule::new("CSeq", "RFC 3261 §8.1.1.5");
static BODY: Rule = Rule::new("Content-Length", "RFC 3261 §18.3");
static CONTENT_TYPE: Rule = Rule::new("Content-Type", "RFC 3261 §20.15");

impl MessageProblem {
    /// Whether a tolerant receiver may go on as if the message were right: nothing about its meaning is in doubt.
    #[must_use]
    pub fn is_repairable(&self) -> bool {
        match self {
            Self::RequestUri(_)
            | Self::Version
            | Self::Value { .. }
            | Self::Param { .. }
            | Self::Duplicate(_)
            | Self::CSeqMethod
            | Self::Control(_)
            | Self::More { .. } => false,
            Self::Missing(_) | Self::Misplaced { .. } => self.level() == Level::Warning,
            Self::RouteBrackets { has_params, .. } => !has_params,
            _ => true,
        }
    }

    /// The response code with which a strict server answers such a request; `None` where it answers as usual.
    ///
    /// A response with an error is dropped instead (RFC 3261 §18.3, RFC 4475 §3.1.2.5).
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
        match self {
            Self::More { level, .. } => *level,
            Self::Surplus { .. } | Self::Utf8(_) | Self::TagMissing(_) | Self::BranchMissing => Level::Warning,
            // Elements of RFC 2543 do without; the receiver has to accept that (RFC 4475 §3.4.1). A response without what
            // it should tell is a response all the same.
            Self::Missing(FieldId(
                id::MAX_FORWARDS
                | id::CONTACT
                | id::WWW_AUTHENTICATE
                | id::PROXY_AUTHENTICATE
                | id::ALLOW
                | id::UNSUPPORTED
                | id::REQUIRE
                | id::MIN_SE
                | id::MIN_EXPIRES
                | id::SECURITY_SERVER,
            )) => Level::Warning,
            Self::Repaired { repair, .. } => repair.level(),
            // The first one counts.
            Self::Misplaced { error, .. } if matches!(error.kind(), ErrorKind::TooMany { .. }) => Level::Warning,
            _ => Level::Error,
        }
    }

    fn field(&self) -> &'static str {
        match self {
            Self::StartLineSpace
            | Self::StatusLineSpace
            | Self::StatusDigits
            | Self::LineEnd
            | Self::Version
            | Self::ReasonSpace => FieldId::START_LINE.name(),
            Self::RequestUri(_) | Self::RequestUriInBrackets | Self::RequestUriHeaders | Self::RequestUriMethod => {
                FieldId::REQUEST_URI.name()
            }
            Self::Value { field, .. }
            | Self::Param { field, .. }
            | Self::Misplaced { field, .. }
            | Self::RouteBrackets { field, .. }
            | Self::Repaired { field, .. } => field.name(),
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
            Self::RequestUri(error)
            | Self::Value { error, .. }
            | Self::Param { error, .. }
            | Self::Misplaced { error, .. } => error.rule(),
            Self::RequestUriInBrackets | Self::RequestUriHeaders | Self::RequestUriMethod => &URI_COMPONENTS,
            Self::RouteBrackets { field, .. } => match field.0 {
                id::RECORD_ROUTE => &RECORD_ROUTE,
                id::PATH => &PATH,
                id::SERVICE_ROUTE => &SERVICE_ROUTE,
                _ => &ROUTE,
            },
            Self::Version => &VERSION,
            Self::StatusLineSpace | Self::StatusDigits | Self::ReasonSpace => &STATUS_LINE,
            Self::LineEnd => &LINE_END,
            Self::EmptyElement(_) => &LIST,
            Self::Control(_) | Self::Utf8(_) => &TEXT,
            Self::Repaired { repair, .. } => repair.rule(),
            Self::Missing(FieldId(id::EVENT)) => &EVENT,
            Self::Missing(FieldId(id::SUBSCRIPTION_STATE)) => &SUBSCRIPTION_STATE,
            Self::Missing(FieldId(id::REQUIRE)) => &EXTENSION_REQUIRED,
            Self::Missing(FieldId(id::MIN_SE)) => &MIN_SE,
            Self::Missing(FieldId(id::SECURITY_SERVER)) => &SECURITY_SERVER,
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
            Self::StatusLineSpace => f.write_str("one space parts the version and the status code"),
            Self::StatusDigits => f.write_str("a status code has three digits"),
            Self::RequestUri(error) | Self::Value { error, .. } => kind(f, error.kind()),
            Self::Param { error, .. } | Self::Misplaced { error, .. } => {
                write!(f, "{}: {}", error.rule().name(), error.kind())
            }
            Self::RequestUriInBrackets => f.write_str("stands in angle brackets"),
            Self::RequestUriHeaders => f.write_str("asks for header fields"),
            Self::RequestUriMethod => f.write_str("names a method"),
            Self::RouteBrackets { .. } => f.write_str("a route needs angle brackets"),
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
