//! Typed access to the header fields that say whose call it is, where it came from and what a subscription is for.

use offhook_base::{ErrorKind, ParseError, Rule};

use super::{Message, Values};
use crate::header::{
    ContentDisposition, DialogId, Diversion, Event, HeaderName, HistoryEntry, NameAddr, Priority, Privacy, ReferredBy,
    RemotePartyId, SessionId, SubscriptionState, TokenParams, UserToUser, id, offset_in,
};
use crate::uri::Scheme;

static ASSERTED: Rule = Rule::new("P-Asserted-Identity", "RFC 3325 §9.1");
static PREFERRED: Rule = Rule::new("P-Preferred-Identity", "RFC 3325 §9.2");

/// Who is on the other side: at most one SIP address and one number (RFC 3325 §9.1, §9.2).
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Identity<'m> {
    sip: Option<NameAddr<'m>>,
    tel: Option<NameAddr<'m>>,
}

impl<'m> Identity<'m> {
    /// The address with a `sip` or `sips` URI.
    #[must_use]
    pub const fn sip(&self) -> Option<&NameAddr<'m>> {
        self.sip.as_ref()
    }

    /// The address with a `tel` URI.
    #[must_use]
    pub const fn tel(&self) -> Option<&NameAddr<'m>> {
        self.tel.as_ref()
    }
}

impl<'a> Message<'a> {
    /// History-Info entries, the first target first (RFC 7044). Their tree is [`HistoryTree`](crate::HistoryTree).
    #[must_use]
    pub fn history_info(&self) -> Values<'_, HistoryEntry<'_>> {
        self.values(&HeaderName::HISTORY_INFO)
    }

    /// Diversion values, the latest first (RFC 5806 §4).
    #[must_use]
    pub fn diversions(&self) -> Values<'_, Diversion<'_>> {
        self.values(&HeaderName::DIVERSION)
    }

    /// P-Asserted-Identity: who the other side is, as the trusted network says.
    ///
    /// # Errors
    ///
    /// A value that can't be read, a scheme other than `sip`, `sips` and `tel`, or a second address of one kind.
    ///
    /// ```
    /// use offhook_sip::Message;
    ///
    /// let invite = Message::parse(b"INVITE sip:a@b SIP/2.0\r\n\
    ///     P-Asserted-Identity: \"Cullen Jennings\" <sip:fluffy@cisco.com>\r\n\
    ///     P-Asserted-Identity: tel:+14085264000\r\n\r\n")?;
    /// let identity = invite.asserted_identity()?;
    /// assert_eq!(identity.tel().and_then(|tel| tel.uri().user()), Some("+14085264000"));
    /// assert_eq!(identity.sip().and_then(|sip| sip.uri().user()), Some("fluffy"));
    /// # Ok::<(), offhook_sip::ParseError>(())
    /// ```
    pub fn asserted_identity(&self) -> Result<Identity<'_>, ParseError> {
        self.identity(&HeaderName::P_ASSERTED_IDENTITY, &ASSERTED)
    }

    /// P-Preferred-Identity: who the user wants to be, of the identities that are his.
    ///
    /// # Errors
    ///
    /// The same as for [`Message::asserted_identity`].
    pub fn preferred_identity(&self) -> Result<Identity<'_>, ParseError> {
        self.identity(&HeaderName::P_PREFERRED_IDENTITY, &PREFERRED)
    }

    fn identity<'m>(&'m self, name: &HeaderName<'m>, rule: &'static Rule) -> Result<Identity<'m>, ParseError> {
        let mut identity = Identity { sip: None, tel: None };
        for value in self.values::<NameAddr<'m>>(name) {
            let value = value?;
            let offset = offset_in(self.all_bytes(), value.uri().as_str().as_bytes());
            let scheme = value.uri().scheme();
            let place = if value.uri().is_sip() {
                &mut identity.sip
            } else if scheme == Scheme::TEL {
                &mut identity.tel
            } else {
                return Err(ParseError::new(rule, offset, ErrorKind::Unknown));
            };
            if place.is_some() {
                return Err(ParseError::new(rule, offset, ErrorKind::Duplicate));
            }
            *place = Some(value);
        }
        Ok(identity)
    }

    /// Remote-Party-ID values: what stood in place of P-Asserted-Identity before it.
    #[must_use]
    pub fn remote_party_ids(&self) -> Values<'_, RemotePartyId<'_>> {
        self.values(&HeaderName::REMOTE_PARTY_ID)
    }

    /// Privacy: what is to be kept private (RFC 3323 §4.2).
    #[must_use]
    pub fn privacy(&self) -> Option<Result<Privacy<'_>, ParseError>> {
        self.typed(id::PRIVACY)
    }

    /// User-to-User values: data of the users' applications (RFC 7433).
    #[must_use]
    pub fn user_to_user(&self) -> Values<'_, UserToUser<'_>> {
        self.values(&HeaderName::USER_TO_USER)
    }

    /// Session-ID: the name of the session from end to end (RFC 7989).
    #[must_use]
    pub fn session_id(&self) -> Option<Result<SessionId<'_>, ParseError>> {
        self.typed(id::SESSION_ID)
    }

    /// Priority: how urgent the caller finds the call (RFC 3261 §20.26).
    #[must_use]
    pub fn priority(&self) -> Option<Result<Priority<'_>, ParseError>> {
        self.typed(id::PRIORITY)
    }

    /// Referred-By: who asked for this call (RFC 3892).
    #[must_use]
    pub fn referred_by(&self) -> Option<Result<ReferredBy<'_>, ParseError>> {
        self.typed(id::REFERRED_BY)
    }

    /// Join: the dialogue that this one joins (RFC 3911).
    #[must_use]
    pub fn join(&self) -> Option<Result<DialogId<'_>, ParseError>> {
        self.typed(id::JOIN)
    }

    /// Target-Dialog: the dialogue whose other side may ask for this (RFC 4538).
    #[must_use]
    pub fn target_dialog(&self) -> Option<Result<DialogId<'_>, ParseError>> {
        self.typed(id::TARGET_DIALOG)
    }

    /// Event: what a subscription is for (RFC 6665 §8.2.1).
    #[must_use]
    pub fn event(&self) -> Option<Result<Event<'_>, ParseError>> {
        self.typed(id::EVENT)
    }

    /// Subscription-State: how a subscription stands (RFC 6665 §8.2.3).
    #[must_use]
    pub fn subscription_state(&self) -> Option<Result<SubscriptionState<'_>, ParseError>> {
        self.typed(id::SUBSCRIPTION_STATE)
    }

    /// Info-Package: what the body of an INFO is for (RFC 6086 §7.2).
    #[must_use]
    pub fn info_package(&self) -> Option<Result<TokenParams<'_>, ParseError>> {
        self.typed(id::INFO_PACKAGE)
    }

    /// Content-Disposition: what the body is for (RFC 3261 §20.11).
    #[must_use]
    pub fn content_disposition(&self) -> Option<Result<ContentDisposition<'_>, ParseError>> {
        self.typed(id::CONTENT_DISPOSITION)
    }
}
