use offhook_agent::{Durations, Spans};

use crate::History;

/// Adds to `sums` the time of every headline and call phase of a history; what lasts counts up to [`History::now`].
///
/// The states add up to the length of the sign-ins, and to [`states`](crate::view::states), exactly: with a grid and
/// without. Conversation and hold together are the conversation of the call records.
///
/// ```
/// use offhook::History;
/// use offhook::agent::{Activity, Actor, AgentId, Centre, Durations, Event, EventKind, Grid, Headline, SignIn, Tenant};
/// use offhook::jiff::{Timestamp, tz::TimeZone};
/// use offhook::view::durations;
///
/// let agent = AgentId::new(101);
/// let mut history = History::new(Centre::new(Tenant::default()));
/// let begin: Timestamp = "2026-11-20T22:00:00Z".parse()?;
/// history.handle(Event::new(begin, Actor::Agent(agent), EventKind::SignIn { agent, sign_in: SignIn::new(7) }))?;
/// history.advance(begin + std::time::Duration::from_secs(3 * 3_600)); // three hours later it still lasts
///
/// let by_day = durations(&history, Durations::by(Grid::days(TimeZone::UTC)));
/// let hours: Vec<_> = by_day.iter().map(|(_, _, time)| time.as_secs() / 3_600).collect();
/// assert_eq!(hours, [2, 1]);
/// let ready = Activity::State { agent, headline: Headline::Ready };
/// assert_eq!(by_day.total(ready).as_secs(), 10_800);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn durations(history: &History, mut sums: Durations) -> Durations {
    let mut spans = Spans::default();
    for emitted in history.effects() {
        spans.take_one(emitted, |span| sums.add(span));
    }
    if let Some(now) = history.now() {
        spans.close(now, |span| sums.add(span));
    }
    sums
}
