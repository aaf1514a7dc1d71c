use offhook_base::{ParseError, Rule};

use super::address::address_value;
use super::name_addr::NameAddr;
use super::params::Params;
use super::value::{FieldValue, ToValue, value_traits};
use super::view;
use crate::grammar::Cursor;
use crate::uri::Uri;

static DIVERSION: Rule = Rule::new("Diversion", "RFC 5806 §4");
static COUNTER: Rule = Rule::new("diversion-counter", "RFC 5806 §4");
static LIMIT: Rule = Rule::new("diversion-limit", "RFC 5806 §4");

offhook_base::registry! {
    /// Why a call was diverted (RFC 5806 §4).
    pub token struct DiversionReason {
        /// Not known, or not told.
        UNKNOWN = "unknown";
        /// The called party was busy.
        USER_BUSY = "user-busy";
        /// The called party did not answer.
        NO_ANSWER = "no-answer";
        /// The called party could not be reached.
        UNAVAILABLE = "unavailable";
        /// All calls are diverted.
        UNCONDITIONAL = "unconditional";
        /// By the time of day.
        TIME_OF_DAY = "time-of-day";
        /// Do not disturb.
        DO_NOT_DISTURB = "do-not-disturb";
        /// The called party diverted this one call.
        DEFLECTION = "deflection";
        /// The called party is reached elsewhere.
        FOLLOW_ME = "follow-me";
        /// The called party's line is out of service.
        OUT_OF_SERVICE = "out-of-service";
        /// The called party is away.
        AWAY = "away";
    }
}

address_value! {
    /// One diversion of a call: who diverted it, and why (RFC 5806 §4). The latest stands first.
    ///
    /// ```
    /// use offhook_sip::{Diversion, DiversionReason};
    ///
    /// let diversion = Diversion::parse(b"<sip:bob@b.com>;reason=no-answer;counter=2;privacy=\"full\";screen=yes")?;
    /// assert_eq!(diversion.reason(), Some(DiversionReason::NO_ANSWER));
    /// assert_eq!(diversion.counter(), Some(Ok(2)));
    /// assert_eq!((diversion.privacy(), diversion.is_screened()), (Some("full"), Some(true)));
    /// # Ok::<(), offhook_sip::ParseError>(())
    /// ```
    Diversion, DIVERSION, |_, _| Ok(())
}

impl<'a> Diversion<'a> {
    /// A diversion by this address.
    #[must_use]
    pub const fn new(address: NameAddr<'a>) -> Self {
        Self(address)
    }

    /// Why the call was diverted.
    #[must_use]
    pub fn reason(&self) -> Option<DiversionReason<'_>> {
        view::word(self.params(), "reason").map(DiversionReason::new)
    }

    /// How many diversions this value stands for, 0 to 99; without one it is one (RFC 5806 §4).
    ///
    /// An error's offset counts from the start of the parameter's value.
    #[must_use]
    pub fn counter(&self) -> Option<Result<u32, ParseError>> {
        view::number(self.params(), "counter", 99, &COUNTER)
    }

    /// How many diversions may follow, 0 to 99.
    ///
    /// An error's offset counts from the start of the parameter's value.
    #[must_use]
    pub fn limit(&self) -> Option<Result<u32, ParseError>> {
        view::number(self.params(), "limit", 99, &LIMIT)
    }

    /// What to hide of the address: `full`, `name`, `uri`, `off`, or another word.
    #[must_use]
    pub fn privacy(&self) -> Option<&str> {
        view::word(self.params(), "privacy")
    }

    /// Whether the address was verified; `None` if that is not told.
    #[must_use]
    pub fn is_screened(&self) -> Option<bool> {
        view::word(self.params(), "screen").and_then(yes_or_no)
    }
}

pub(super) fn yes_or_no(word: &str) -> Option<bool> {
    match word {
        word if word.eq_ignore_ascii_case("yes") => Some(true),
        word if word.eq_ignore_ascii_case("no") => Some(false),
        _ => None,
    }
}
