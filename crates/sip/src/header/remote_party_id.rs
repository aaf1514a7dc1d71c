use offhook_base::{ParseError, Rule};

use super::address::address_value;
use super::diversion::yes_or_no;
use super::name_addr::NameAddr;
use super::params::Params;
use super::value::{FieldValue, ToValue, value_traits};
use super::view;
use crate::grammar::Cursor;
use crate::uri::Uri;

static REMOTE_PARTY_ID: Rule = Rule::new("Remote-Party-ID", "draft-ietf-sip-privacy-04 §5");

offhook_base::registry! {
    /// Which party a Remote-Party-ID names (draft-ietf-sip-privacy-04 §5).
    pub token struct RemoteParty {
        /// The calling party; also what is meant in a request that does not tell.
        CALLING = "calling";
        /// The called party; also what is meant in a response that does not tell.
        CALLED = "called";
    }
}

address_value! {
    /// Who is on the other side, as the network knows it: what came before P-Asserted-Identity
    /// (draft-ietf-sip-privacy-04 §5), and is still sent.
    ///
    /// ```
    /// use offhook_sip::{RemoteParty, RemotePartyId};
    ///
    /// let id = RemotePartyId::parse(b"\"John\" <sip:jdoe@foo.com>;party=calling;id-type=subscriber;privacy=full;screen=yes")?;
    /// assert_eq!(id.party(), Some(RemoteParty::CALLING));
    /// assert_eq!((id.id_type(), id.is_screened()), (Some("subscriber"), Some(true)));
    /// assert!(id.hides("name") && id.hides("uri"));
    /// # Ok::<(), offhook_sip::ParseError>(())
    /// ```
    RemotePartyId, REMOTE_PARTY_ID, |_, _| Ok(())
}

impl<'a> RemotePartyId<'a> {
    /// This address, without saying whose it is.
    #[must_use]
    pub const fn new(address: NameAddr<'a>) -> Self {
        Self(address)
    }

    /// Whose address it is.
    #[must_use]
    pub fn party(&self) -> Option<RemoteParty<'_>> {
        view::word(self.params(), "party").map(RemoteParty::new)
    }

    /// What the address stands for: `subscriber`, `user`, `alias`, `return`, `term`, or another word.
    #[must_use]
    pub fn id_type(&self) -> Option<&str> {
        view::word(self.params(), "id-type")
    }

    /// Whether the address was verified; `None` if that is not told.
    #[must_use]
    pub fn is_screened(&self) -> Option<bool> {
        view::word(self.params(), "screen").and_then(yes_or_no)
    }

    /// What to hide of the address, as written: `full`, `name`, `uri` or `off`, each with an optional `-network`.
    #[must_use]
    pub fn privacy(&self) -> Option<&str> {
        view::word(self.params(), "privacy")
    }

    /// Whether `name` or `uri` is to be hidden; `full` hides both.
    #[must_use]
    pub fn hides(&self, part: &str) -> bool {
        // The draft lets many words follow each other with commas, in quotes.
        self.privacy().unwrap_or_default().split(',').any(|word| {
            let what = word.trim().split('-').next().unwrap_or_default();
            what.eq_ignore_ascii_case("full") || what.eq_ignore_ascii_case(part)
        })
    }
}
