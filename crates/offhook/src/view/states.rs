use core::time::Duration;

use alloc::collections::BTreeMap;
use alloc::vec::Vec;

use jiff::Timestamp;
use offhook_agent::{AgentId, Effect, Headline};

use crate::History;

/// How long an agent was in one state.
///
/// In serialised form the instants are integers, `from_us` and `to_us`, in microseconds since 1970; a span that ends
/// before it begins is refused, and one of an agent who is signed out.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize))]
#[cfg_attr(feature = "serde", serde(try_from = "form::Form", into = "form::Form"))]
#[non_exhaustive]
pub struct StateSpan {
    /// Who.
    pub agent: AgentId,
    /// The state.
    pub headline: Headline,
    /// Reason code of busy or rest, 0 for none.
    pub reason: u16,
    /// When it began.
    pub from: Timestamp,
    /// When it ended; none if it lasts.
    pub to: Option<Timestamp>,
    /// Whether a resynchronisation set it, against whatever the rules say.
    pub forced: bool,
    /// Whether the instants are a schedule and not what somebody saw.
    pub assumed: bool,
}

impl StateSpan {
    /// Exact length; none while the state lasts.
    #[must_use]
    pub fn duration(&self) -> Option<Duration> {
        Duration::try_from(self.to?.duration_since(self.from)).ok()
    }
}

/// The states of every agent, in the order in which they began; signed out is the time between and has no span.
///
/// The spans of one sign-in follow each other without a gap, so that their lengths add up to its length.
///
/// ```
/// use offhook::History;
/// use offhook::agent::{Actor, AgentId, Centre, Event, EventKind, Headline, NotReady, SignIn, Tenant};
/// use offhook::jiff::Timestamp;
/// use offhook::view::states;
///
/// let agent = AgentId::new(101);
/// let mut history = History::new(Centre::new(Tenant::default()));
/// let nine: Timestamp = "2026-11-20T09:00:00Z".parse()?;
/// for (second, kind) in [
///     (0, EventKind::SignIn { agent, sign_in: SignIn::new(7) }),
///     (50, EventKind::NotReady { agent, why: NotReady::BY_SELF, prolong: false }),
///     (60, EventKind::SignOut { agent, reason: 0 }),
/// ] {
///     let at = nine + std::time::Duration::from_secs(second);
///     history.handle(Event::new(at, Actor::Agent(agent), kind))?;
/// }
/// let spans: Vec<_> = states(&history)
///     .iter()
///     .map(|span| (span.headline, span.reason, span.duration().map(|time| time.as_secs())))
///     .collect();
/// assert_eq!(spans, [(Headline::Ready, 0, Some(50)), (Headline::Busy, 1, Some(10))]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn states(history: &History) -> Vec<StateSpan> {
    let mut spans: Vec<StateSpan> = Vec::new();
    let mut open: BTreeMap<AgentId, usize> = BTreeMap::new();
    for emitted in history.effects() {
        let Effect::StateChanged { agent, to, reason, forced, .. } = *emitted.effect() else { continue };
        if let Some(span) = open.remove(&agent).and_then(|index| spans.get_mut(index)) {
            span.to = Some(emitted.at());
        }
        if to != Headline::SignedOut {
            open.insert(agent, spans.len());
            spans.push(StateSpan {
                agent,
                headline: to,
                reason,
                from: emitted.at(),
                to: None,
                forced,
                assumed: history.is_assumed(),
            });
        }
    }
    spans
}

#[cfg(feature = "serde")]
mod form {
    use jiff::Timestamp;
    use offhook_agent::{AgentId, Headline};

    use super::StateSpan;

    /// What a span looks like in serialised form.
    #[derive(serde::Deserialize, serde::Serialize)]
    #[serde(deny_unknown_fields)]
    pub(super) struct Form {
        agent: AgentId,
        headline: Headline,
        #[serde(default)]
        reason: u16,
        from_us: i64,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        to_us: Option<i64>,
        #[serde(default, skip_serializing_if = "core::ops::Not::not")]
        forced: bool,
        #[serde(default, skip_serializing_if = "core::ops::Not::not")]
        assumed: bool,
    }

    impl From<StateSpan> for Form {
        fn from(span: StateSpan) -> Self {
            let StateSpan { agent, headline, reason, from, to, forced, assumed } = span;
            let (from_us, to_us) = (from.as_microsecond(), to.map(Timestamp::as_microsecond));
            Self { agent, headline, reason, from_us, to_us, forced, assumed }
        }
    }

    impl TryFrom<Form> for StateSpan {
        type Error = &'static str;

        fn try_from(form: Form) -> Result<Self, Self::Error> {
            let Form { agent, headline, reason, from_us, to_us, forced, assumed } = form;
            if headline == Headline::SignedOut {
                return Err("a state of an agent who is signed out");
            }
            if to_us.is_some_and(|to_us| to_us < from_us) {
                return Err("a state that ends before it begins");
            }
            let instant = |at_us| Timestamp::from_microsecond(at_us).map_err(|_| "instant outside the calendar");
            let (from, to) = (instant(from_us)?, to_us.map(instant).transpose()?);
            Ok(Self { agent, headline, reason, from, to, forced, assumed })
        }
    }
}
