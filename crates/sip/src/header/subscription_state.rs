use alloc::borrow::Cow;
use core::time::Duration;

use offhook_base::{ParseError, Rule};

use super::params::Params;
use super::value::{FieldValue, Octets, ToValue, value_traits};
use super::view;
use crate::grammar::Cursor;

static SUBSCRIPTION_STATE: Rule = Rule::new("Subscription-State", "RFC 6665 §8.4");
static SECONDS: Rule = Rule::new("delta-seconds", "RFC 3261 §25.1");

offhook_base::registry! {
    /// State of a subscription (RFC 6665 §4.1.3, §8.4).
    pub token struct Substate {
        /// Accepted: notifications come.
        ACTIVE = "active";
        /// Received, and nobody has decided yet.
        PENDING = "pending";
        /// Over: the reason tells whether to try again.
        TERMINATED = "terminated";
    }
}

offhook_base::registry! {
    /// Why a subscription is over (RFC 6665 §4.1.3; IANA reason codes of SIP event notification).
    pub token struct EventReason {
        /// Ended by the notifier; subscribe again at once (RFC 6665).
        DEACTIVATED = "deactivated";
        /// Ended by the notifier; subscribe again later (RFC 6665).
        PROBATION = "probation";
        /// Not allowed, or not any more; don't subscribe again (RFC 6665).
        REJECTED = "rejected";
        /// Not refreshed in time; subscribe again at once (RFC 6665).
        TIMEOUT = "timeout";
        /// Nobody decided in time; subscribe again later (RFC 6665).
        GIVEUP = "giveup";
        /// The resource is gone; don't subscribe again (RFC 6665).
        NORESOURCE = "noresource";
        /// The state will not change any more; don't subscribe again (RFC 6665).
        INVARIANT = "invariant";
        /// The filter was not taken (RFC 4660).
        BADFILTER = "badfilter";
    }
}

/// How a subscription stands: `substate-value *( SEMI subexp-params )` (RFC 6665 §8.4).
///
/// ```
/// use {core::time::Duration, offhook_sip::{EventReason, SubscriptionState, Substate}};
///
/// let active = SubscriptionState::parse(b"active;expires=3599")?;
/// assert_eq!((active.state(), active.expires()), (Substate::ACTIVE, Some(Ok(Duration::from_secs(3_599)))));
/// let over = SubscriptionState::parse(b"terminated;reason=probation;retry-after=60")?;
/// assert_eq!(over.reason(), Some(EventReason::PROBATION));
/// assert_eq!(over.retry_after(), Some(Ok(Duration::from_secs(60))));
/// # Ok::<(), offhook_sip::ParseError>(())
/// ```
#[derive(Clone, Debug, Eq)]
pub struct SubscriptionState<'a> {
    state: Cow<'a, str>,
    params: Params<'a>,
}

impl<'a> SubscriptionState<'a> {
    /// Reads a value that is all of `input`.
    ///
    /// # Errors
    ///
    /// The first octet that the grammar does not allow.
    pub fn parse(input: &'a [u8]) -> Result<Self, ParseError> {
        Self::parse_value(input)
    }

    #[cold]
    pub(crate) fn read(cursor: &mut Cursor<'a>) -> Result<Self, ParseError> {
        cursor.sws();
        let state = cursor.token(&SUBSCRIPTION_STATE)?;
        let params = Params::read(cursor)?;
        params.look_unless(cursor, |param| {
            !(param.is_named("expires") || param.is_named("retry-after")) || param.is_short_number()
        });
        Ok(Self { state: Cow::Borrowed(state), params })
    }

    /// The state.
    #[must_use]
    pub fn state(&self) -> Substate<'_> {
        Substate::new(&self.state)
    }

    /// Whether the subscription is over.
    #[must_use]
    pub fn is_terminated(&self) -> bool {
        self.state() == Substate::TERMINATED
    }

    /// Why the subscription is over.
    #[must_use]
    pub fn reason(&self) -> Option<EventReason<'_>> {
        view::word(&self.params, "reason").map(EventReason::new)
    }

    /// How long the subscription still lasts.
    ///
    /// An error's offset counts from the start of the parameter's value.
    #[must_use]
    pub fn expires(&self) -> Option<Result<Duration, ParseError>> {
        self.seconds("expires")
    }

    /// How long to wait before the next subscription.
    ///
    /// An error's offset counts from the start of the parameter's value.
    #[must_use]
    pub fn retry_after(&self) -> Option<Result<Duration, ParseError>> {
        self.seconds("retry-after")
    }

    fn seconds(&self, name: &str) -> Option<Result<Duration, ParseError>> {
        let seconds = view::number(&self.params, name, u32::MAX, &SECONDS)?;
        Some(seconds.map(|seconds| Duration::from_secs(u64::from(seconds))))
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
    pub fn into_owned(self) -> SubscriptionState<'static> {
        SubscriptionState { state: Cow::Owned(self.state.into_owned()), params: self.params.into_owned() }
    }
}

impl PartialEq<SubscriptionState<'_>> for SubscriptionState<'_> {
    fn eq(&self, other: &SubscriptionState<'_>) -> bool {
        self.state() == other.state() && self.params == other.params
    }
}

impl ToValue for SubscriptionState<'_> {
    fn write_to(&self, out: &mut impl Octets) {
        out.extend_from_slice(self.state.as_bytes());
        self.params.write(out);
    }
}

value_traits!(SubscriptionState, SUBSCRIPTION_STATE);
