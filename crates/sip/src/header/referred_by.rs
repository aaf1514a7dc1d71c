use offhook_base::{ParseError, Rule};

use super::address::address_value;
use super::name_addr::NameAddr;
use super::params::Params;
use super::value::{FieldValue, ToValue, value_traits};
use super::view;
use crate::grammar::Cursor;
use crate::uri::Uri;

static REFERRED_BY: Rule = Rule::new("Referred-By", "RFC 3892 §3");

address_value! {
    /// Who asked for a call to be made: an address, and where the body is that proves it (RFC 3892 §3).
    ///
    /// ```
    /// use offhook_sip::ReferredBy;
    ///
    /// let by = ReferredBy::parse(b"sip:referror@referror.example;cid=\"20398823.2UWQFN309shb3@referror.example\"")?;
    /// assert_eq!(by.cid(), Some("20398823.2UWQFN309shb3@referror.example"));
    /// assert_eq!(by.uri().user(), Some("referror"));
    /// # Ok::<(), offhook_sip::ParseError>(())
    /// ```
    ReferredBy, REFERRED_BY, |_, _| Ok(())
}

impl<'a> ReferredBy<'a> {
    /// This address.
    #[must_use]
    pub const fn new(address: NameAddr<'a>) -> Self {
        Self(address)
    }

    /// Content-ID of the body part that proves who asked, without angle brackets.
    #[must_use]
    pub fn cid(&self) -> Option<&str> {
        view::word(self.params(), "cid")
    }
}
