use offhook_base::{ParseError, Rule};

use crate::grammar::Cursor;

static RULE: Rule = Rule::new("a=type", "RFC 8866 §6.9");

offhook_base::registry! {
    /// What kind of conference a session is, for `a=type` (RFC 8866 §6.9).
    ///
    /// ```
    /// use offhook_sdp::ConferenceType;
    ///
    /// assert_eq!(ConferenceType::parse(b"moderated")?, ConferenceType::MODERATED);
    /// assert!(ConferenceType::parse(b"two words").is_err());
    /// # Ok::<(), offhook_sdp::ParseError>(())
    /// ```
    pub text struct ConferenceType {
        /// All receive, one sends.
        BROADCAST = "broadcast";
        /// All send and receive.
        MEETING = "meeting";
        /// As a meeting, and somebody says who speaks.
        MODERATED = "moderated";
        /// Nobody needs to look at it.
        TEST = "test";
        /// Loosely coupled, with a tightly coupled panel: ITU-T H.332.
        H332 = "H332";
    }
}

impl<'a> ConferenceType<'a> {
    /// Reads the value of `a=type`.
    ///
    /// # Errors
    ///
    /// If it is no token.
    pub fn parse(value: &'a [u8]) -> Result<Self, ParseError> {
        let mut cursor = Cursor::new(&RULE, value);
        let token = cursor.token()?;
        cursor.end()?;
        Ok(Self::new(token))
    }
}

impl<'a> crate::AttributeValue<'a> for ConferenceType<'a> {
    const NAME: &'static str = "type";

    fn parse_value(value: &'a [u8]) -> Result<Self, ParseError> {
        Self::parse(value)
    }
}
