use alloc::collections::BTreeMap;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use jiff::Timestamp;
use offhook_agent::{CallId, Centre, Effects, Emitted, Event, Refused};

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
/// assert_eq!(history.now(), Some(at));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct History {
    centre: Centre,
    events: Vec<Event>,
    effects: Vec<Emitted>,
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
        let at = event.at();
        let first = self.effects.len();
        self.buffer.clear();
        let outcome = self.centre.handle(&event, &mut self.buffer);
        self.now = self.now.max(self.buffer.iter().map(Emitted::at).max());
        self.events.extend(self.buffer.timers_fired());
        self.effects.extend_from_slice(self.buffer.as_slice());
        outcome?;
        self.now = self.now.max(Some(at));
        self.events.push(event);
        Ok(self.effects.get(first..).unwrap_or_default())
    }

    /// The centre as it is now.
    #[must_use]
    pub const fn centre(&self) -> &Centre {
        &self.centre
    }

    /// Every accepted event in order, fired timers included: folding them again gives the same centre.
    #[must_use]
    pub fn events(&self) -> &[Event] {
        &self.events
    }

    /// Everything that the events brought about, in order.
    #[must_use]
    pub fn effects(&self) -> &[Emitted] {
        &self.effects
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

    /// The instant of the latest event; none before the first.
    #[must_use]
    pub const fn now(&self) -> Option<Timestamp> {
        self.now
    }
}
