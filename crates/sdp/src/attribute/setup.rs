use core::fmt;

use offhook_base::{ErrorKind, ParseError, Rule};

use crate::attribute::attribute_value;
use crate::grammar::Cursor;

static RULE: Rule = Rule::new("a=setup", "RFC 4145 §4");

/// Who opens the connection, or sends the first DTLS message: `a=setup` (RFC 4145 §4, RFC 8842 §5.2).
///
/// The list is complete: RFC 4145 leaves no room for more.
///
/// ```
/// use offhook_sdp::Setup;
///
/// assert_eq!(Setup::parse(b"actpass")?, Setup::ActPass);
/// assert!(Setup::parse(b"maybe").is_err());
/// # Ok::<(), offhook_sdp::ParseError>(())
/// ```
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Setup {
    /// The sender of the description opens it.
    Active,
    /// The sender waits.
    Passive,
    /// Either, as the answer says.
    ActPass,
    /// Neither side, until it is negotiated again.
    HoldConn,
}

impl Setup {
    /// Reads the value of `a=setup`.
    ///
    /// # Errors
    ///
    /// If it is none of the four words.
    pub fn parse(value: &[u8]) -> Result<Self, ParseError> {
        let mut cursor = Cursor::new(&RULE, value);
        let role = match cursor.token()? {
            "active" => Self::Active,
            "passive" => Self::Passive,
            "actpass" => Self::ActPass,
            "holdconn" => Self::HoldConn,
            _ => return Err(cursor.fault(0, ErrorKind::Unknown)),
        };
        cursor.end()?;
        Ok(role)
    }

    /// The word.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Active => "active",
            Self::Passive => "passive",
            Self::ActPass => "actpass",
            Self::HoldConn => "holdconn",
        }
    }
}

impl fmt::Display for Setup {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

attribute_value!(Setup, "setup");
