use alloc::collections::BTreeMap;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use jiff::Timestamp;
use offhook_agent::{CallId, Centre, Effect, Effects, Emitted, Event, EventKind, Refused};

/// A centre with the log of everything that happened in it: the one source of every view.
///
/// ```
/// use offhook::History;
/// use offhook::agent::{Actor, AgentId, Centre, Event, EventKind, SignIn, Tenant};
///
/// let mut history = History::new(Centre::new(Tenant::default()));
/// let agent = AgentId::new(101);
/// let at = "2026-11-20T01:50:00Z".parse()?;
/// history.handle(Event::new(at, Actor::Agent(agent), EventKind::SignIn { agent, sign_in: SignIn::new(1) }))?;
/// assert_eq!(history.events().len(), 1);
/// assert_eq!(history.steps().next().map(|(_, effects)| effects), Some(history.effects()));
/// assert_eq!(history.now(), Some(at));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct History {
    centre: Centre,
    events: Vec<Event>,
    effects: Vec<Emitted>,
    /// Where the effects of each event end.
    ends: Vec<usize>,
    buffer: Effects,
    names: BTreeMap<CallId, String>,
    now: Option<Timestamp>,
    assumed: bool,
}

impl History {
    /// Begins with a centre; what it has been through before is not part of the history.
    #[must_use]
    pub fn new(centre: Centre) -> Self {
        Self {
            centre,
            events: Vec::new(),
            effects: Vec::new(),
            ends: Vec::new(),
            buffer: Effects::new(),
            names: BTreeMap::new(),
            now: None,
            assumed: false,
        }
    }

    /// The same with times that nobody saw: a schedule that a trace without times was given. Every view marks them.
    #[must_use]
    pub fn with_assumed_times(self) -> Self {
        Self { assumed: true, ..self }
    }

    /// What records call a call; without a name it is its number.
    pub fn name_call(&mut self, call: CallId, name: impl Into<String>) {
        self.names.insert(call, name.into());
    }

    /// Feeds one event, and answers with what it brought about, timers that were due before it included.
    ///
    /// # Errors
    ///
    /// [`Refused`] if the rules forbid the event. It is not logged then; timers that were due before it still are.
    pub fn handle(&mut self, event: Event) -> Result<&[Emitted], Refused> {
        let (first, at) = (self.effects.len(), event.at());
        let is_timer = matches!(event.kind(), EventKind::Timer { .. });
        if !is_timer {
            self.fire(at);
        }
        self.buffer.clear();
        let outcome = self.centre.handle(&event, &mut self.buffer);
        if is_timer {
            // A firing read from a log: it is one of these, after those that were due before it.
            self.log_firings();
        }
        outcome?;
        if !is_timer {
            self.effects.extend_from_slice(self.buffer.as_slice());
            self.events.push(event);
            self.ends.push(self.effects.len());
        }
        self.now = self.now.max(Some(at));
        Ok(self.effects.get(first..).unwrap_or_default())
    }

    /// Lets time pass without an event: fires the timers due at or before an instant, and answers with what they
    /// brought about. An instant before the latest one changes nothing.
    ///
    /// It is no event. One that was late on its way is still taken if it is no earlier than the latest event, fired
    /// timers included: nothing has been decided since.
    ///
    /// [`History::next_deadline`] tells when it is worth calling.
    pub fn advance(&mut self, to: Timestamp) -> &[Emitted] {
        let first = self.effects.len();
        self.fire(to);
        self.now = self.now.map(|now| now.max(to));
        self.effects.get(first..).unwrap_or_default()
    }

    fn fire(&mut self, to: Timestamp) {
        self.buffer.clear();
        self.centre.advance(to, &mut self.buffer);
        self.log_firings();
    }

    /// Logs each firing in the buffer with what it brought about.
    fn log_firings(&mut self) {
        let emitted = self.buffer.as_slice();
        let begins = |emitted: &Emitted| matches!(emitted.effect(), Effect::TimerFired { .. });
        let firings = emitted.iter().enumerate().filter(|(_, emitted)| begins(emitted)).map(|(place, _)| place);
        let mut ends = firings.clone().skip(1).chain([emitted.len()]);
        for (event, (place, end)) in self.buffer.timers_fired().zip(firings.zip(ends.by_ref())) {
            self.effects.extend_from_slice(emitted.get(place..end).unwrap_or_default());
            self.now = self.now.max(Some(event.at()));
            self.events.push(event);
            self.ends.push(self.effects.len());
        }
    }

    /// Drops the log so far: what happens next is decided as before, and is all that views then see. For a history that
    /// is read as it grows.
    pub fn forget(&mut self) {
        self.events.clear();
        self.effects.clear();
        self.ends.clear();
    }

    /// The centre as it is now.
    #[must_use]
    pub const fn centre(&self) -> &Centre {
        &self.centre
    }

    /// Every accepted event in order, fired timers included: folding them again gives the same centre, the same effects
    /// and the same log.
    #[must_use]
    pub fn events(&self) -> &[Event] {
        &self.events
    }

    /// Everything that the events brought about, in order.
    #[must_use]
    pub fn effects(&self) -> &[Emitted] {
        &self.effects
    }

    /// Every accepted event with what it brought about, in order.
    pub fn steps(&self) -> impl Iterator<Item = (&Event, &[Emitted])> {
        let begins = [0].into_iter().chain(self.ends.iter().copied());
        let ranges = begins.zip(self.ends.iter().copied());
        self.events.iter().zip(ranges).map(|(event, (begin, end))| {
            let effects = self.effects.get(begin..end).unwrap_or_default();
            (event, effects)
        })
    }

    /// When the next timer is due; ask again after every event.
    #[must_use]
    pub fn next_deadline(&self) -> Option<Timestamp> {
        self.centre.next_deadline()
    }

    /// What records call a call: the name it was given, or its number.
    #[must_use]
    pub fn call_name(&self, call: CallId) -> String {
        self.names.get(&call).cloned().unwrap_or_else(|| call.to_string())
    }

    /// Whether the times are a schedule and not what somebody saw.
    #[must_use]
    pub const fn is_assumed(&self) -> bool {
        self.assumed
    }

    /// The instant of the latest event, or the one to which time has [advanced](Self::advance) since; none before the
    /// first event.
    #[must_use]
    pub const fn now(&self) -> Option<Timestamp> {
        self.now
    }
}
