use alloc::borrow::Cow;
use core::time::Duration;

use offhook_base::{ErrorKind, ParseError, Rule};

use super::params::Params;
use super::value::{FieldValue, Octets, ToValue, value_traits, write_number};
use crate::grammar::{self, Cursor, SLIP_LOOK};

static SESSION_EXPIRES: Rule = Rule::new("Session-Expires", "RFC 4028 §4");
static RETRY_AFTER: Rule = Rule::new("Retry-After", "RFC 3261 §20.33");
static COMMENT: Rule = Rule::new("comment", "RFC 3261 §25.1");

/// Length of a session without refresh: `delta-seconds *( SEMI se-params )`, the value of Session-Expires and Min-SE
/// (RFC 4028 §4, §5).
///
/// ```
/// use {core::time::Duration, offhook_sip::{Refresher, SessionExpires}};
///
/// let session = SessionExpires::parse(b"1800;refresher=uac")?;
/// assert_eq!(session.interval(), Duration::from_secs(1_800));
/// assert_eq!(session.refresher(), Some(Refresher::UAC));
/// # Ok::<(), offhook_sip::ParseError>(())
/// ```
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct SessionExpires<'a> {
    seconds: u32,
    params: Params<'a>,
}

impl<'a> SessionExpires<'a> {
    /// An interval in seconds.
    #[must_use]
    pub const fn new(seconds: u32) -> Self {
        Self { seconds, params: Params::NONE }
    }

    /// Reads a value that is all of `input`.
    ///
    /// # Errors
    ///
    /// The first octet that the grammar does not allow, or a number of 2^32 or more.
    pub fn parse(input: &'a [u8]) -> Result<Self, ParseError> {
        Self::parse_value(input)
    }

    pub(crate) fn read(cursor: &mut Cursor<'a>) -> Result<Self, ParseError> {
        cursor.sws();
        let seconds = cursor.number(0, u64::from(u32::MAX), &SESSION_EXPIRES)?;
        let start = cursor.at();
        let params = Params::read(cursor)?;
        if !matches!(cursor.since(start), b"" | b";refresher=uac" | b";refresher=uas") {
            cursor.slip(SLIP_LOOK);
        }
        Ok(Self { seconds: u32::try_from(seconds).unwrap_or(u32::MAX), params })
    }

    /// How long the session lasts without a refresh.
    #[must_use]
    pub const fn interval(&self) -> Duration {
        Duration::from_secs(self.seconds as u64)
    }

    /// Who refreshes.
    #[must_use]
    pub fn refresher(&self) -> Option<Refresher<'_>> {
        self.params.text("refresher").map(Refresher::new)
    }

    /// All parameters.
    #[must_use]
    pub const fn params(&self) -> &Params<'a> {
        &self.params
    }

    /// The same with this parameter: in the place of one of the same name, or at the end (RFC 3261 §7.3.1).
    ///
    /// # Errors
    ///
    /// `name` is no token, or `value` holds a control character.
    pub fn with_param(mut self, name: &str, value: Option<&str>) -> Result<Self, ParseError> {
        self.params.set(name, value)?;
        Ok(self)
    }

    /// Leaves the buffer that the value was read from.
    #[must_use]
    pub fn into_owned(self) -> SessionExpires<'static> {
        SessionExpires { seconds: self.seconds, params: self.params.into_owned() }
    }
}

impl ToValue for SessionExpires<'_> {
    fn write_to(&self, out: &mut impl Octets) {
        write_number(u64::from(self.seconds), out);
        self.params.write(out);
    }
}

value_traits!(SessionExpires, SESSION_EXPIRES);

offhook_base::registry! {
    /// Who refreshes a session (RFC 4028 §4): the sides of the request that the value stands in, or answers.
    pub token struct Refresher {
        /// The side that sent the request.
        UAC = "uac";
        /// The side that answered it.
        UAS = "uas";
    }
}

/// When to try again: `delta-seconds [ comment ] *( SEMI retry-param )` (RFC 3261 §20.33).
///
/// ```
/// use {core::time::Duration, offhook_sip::RetryAfter};
///
/// let retry = RetryAfter::parse(b"18000 (in a meeting);duration=3600")?;
/// assert_eq!(retry.delay(), Duration::from_secs(18_000));
/// assert_eq!(retry.comment(), Some(&b"in a meeting"[..]));
/// assert_eq!(retry.params().text("duration"), Some("3600"));
/// # Ok::<(), offhook_sip::ParseError>(())
/// ```
#[derive(Clone, Debug, Eq)]
pub struct RetryAfter<'a> {
    seconds: u32,
    // As written, with its parentheses; empty if there is none.
    comment: Cow<'a, [u8]>,
    params: Params<'a>,
}

impl<'a> RetryAfter<'a> {
    /// Depth of parentheses within a comment.
    pub const MAX_COMMENT_DEPTH: u32 = 8;

    /// A delay in seconds.
    #[must_use]
    pub const fn new(seconds: u32) -> Self {
        Self { seconds, comment: Cow::Borrowed(b""), params: Params::NONE }
    }

    /// Reads a value that is all of `input`.
    ///
    /// # Errors
    ///
    /// The first octet that the grammar does not allow, a number of 2^32 or more, or a comment nested too deep.
    pub fn parse(input: &'a [u8]) -> Result<Self, ParseError> {
        Self::parse_value(input)
    }

    pub(crate) fn read(cursor: &mut Cursor<'a>) -> Result<Self, ParseError> {
        cursor.sws();
        let seconds = cursor.number(0, u64::from(u32::MAX), &RETRY_AFTER)?;
        cursor.sws();
        let start = cursor.at();
        if cursor.peek() == Some(b'(') {
            skip_comment(cursor, Self::MAX_COMMENT_DEPTH)?;
        }
        let comment = cursor.since(start);
        let params = Params::read(cursor)?;
        params.look_unless(cursor, |param| !param.is_named("duration") || param.is_short_number());
        Ok(Self { seconds: u32::try_from(seconds).unwrap_or(u32::MAX), comment: Cow::Borrowed(comment), params })
    }

    /// How long to wait.
    #[must_use]
    pub const fn delay(&self) -> Duration {
        Duration::from_secs(self.seconds as u64)
    }

    /// The remark in parentheses, without them, as written.
    #[must_use]
    pub fn comment(&self) -> Option<&[u8]> {
        self.comment.strip_prefix(b"(").and_then(|rest| rest.strip_suffix(b")"))
    }

    /// The parameters, for example `duration`.
    #[must_use]
    pub const fn params(&self) -> &Params<'a> {
        &self.params
    }

    /// Leaves the buffer that the value was read from.
    #[must_use]
    pub fn into_owned(self) -> RetryAfter<'static> {
        RetryAfter {
            seconds: self.seconds,
            comment: Cow::Owned(self.comment.into_owned()),
            params: self.params.into_owned(),
        }
    }
}

impl PartialEq<RetryAfter<'_>> for RetryAfter<'_> {
    fn eq(&self, other: &RetryAfter<'_>) -> bool {
        let (ours, theirs) = (grammar::unfold(&self.comment), grammar::unfold(&other.comment));
        self.seconds == other.seconds && ours == theirs && self.params == other.params
    }
}

/// `comment = LPAREN *(ctext / quoted-pair / comment) RPAREN`, counted and not recursed into.
pub(super) fn skip_comment(cursor: &mut Cursor<'_>, max: u32) -> Result<(), ParseError> {
    let mut depth: u32 = 0;
    while let Some(octet) = cursor.peek() {
        match octet {
            b'(' if depth == max => return Err(ParseError::new(&COMMENT, cursor.at(), ErrorKind::TooDeep { max })),
            b'(' => depth = depth.saturating_add(1),
            b')' => depth = depth.saturating_sub(1),
            b'\\' => cursor.skip(1),
            b'\r' | b'\n' => {
                if !cursor.fold() {
                    return Err(cursor.error(&COMMENT));
                }
                continue;
            }
            octet if grammar::is(octet, grammar::CONTROL) => return Err(cursor.error(&COMMENT)),
            _ => {}
        }
        cursor.skip(1);
        if depth == 0 {
            return Ok(());
        }
    }
    Err(cursor.error(&COMMENT))
}

impl ToValue for RetryAfter<'_> {
    fn write_to(&self, out: &mut impl Octets) {
        write_number(u64::from(self.seconds), out);
        if !self.comment.is_empty() {
            out.push(b' ');
            out.extend_from_slice(&grammar::unfold(&self.comment));
        }
        self.params.write(out);
    }
}

value_traits!(RetryAfter, RETRY_AFTER);
