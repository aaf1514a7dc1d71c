use std::io::{self, Read};

use alloc::collections::{BTreeMap, BTreeSet, VecDeque};
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use jiff::{SignedDuration, Timestamp};
use offhook_agent::{
    Actor, AfterCall, AgentId, Centre, Dialects, Divergence, Effect, Event, EventKind, Headline, MediumGroup, NotReady,
    Observed, Refused, ResyncTo, SignIn, Source, Tenant, Vendor,
};
use offhook_base::{ParseError, Rule};
use offhook_cti::{AgentState, AgentStateEvent, Event as CtiEvent, Trace, TraceMessage};

use super::{Check, Fault, words};
use crate::History;
use crate::adapter::CtiAdapter;

static COMPARED: Rule = Rule::new("compared, never obeyed", "offhook, the machine's own");

/// Folds a printed CTI trace (`MsgType: …`) and finds each illegal move, and each state that the vendor reports and the
/// machine does not have.
///
/// A trace may begin in the middle of a day: the first state that is reported of an agent is where the machine begins,
/// unless it is one on a call. From then on LOGIN, LOGOUT, NOT_READY and AVAILABLE are what the agent did, and decided by
/// the rules; while a call is in hand they wait for its end. All other states are compared with the machine's own.
/// What [`CtiAdapter`] does not follow, nothing is found about.
///
/// An input in which there is no message at all, and which is not blank, is no trace: that is an error of the input.
///
/// The trace is read in blocks that overlap by [`TraceCheck::MARGIN_BYTES`], so that a lost digit is told from what stands
/// around it; the slips themselves ([`Trace::findings`]) are not what is looked for.
///
/// ```
/// use offhook::check::{Check, TraceCheck};
///
/// let text = "MsgType: AGENT_STATE_EVENT AgentState: LOGIN AgentID: chli4020 AgentExtension: 4020\n\
///             MsgType: AGENT_STATE_EVENT AgentState: NOT_READY AgentID: chli4020 AgentExtension: 4020\n\
///             MsgType: AGENT_STATE_EVENT AgentState: LOGIN AgentID: chli4020 AgentExtension: 4020\n";
/// let mut check = TraceCheck::new(text.as_bytes());
/// let fault = check.next().unwrap()?;
/// assert_eq!((fault.line(), fault.rule().name()), (3, "R-IN-2")); // a second sign-in
/// assert!(check.next().is_none());
/// assert_eq!(check.records(), 2);
/// # Ok::<(), std::io::Error>(())
/// ```
#[derive(Debug)]
pub struct TraceCheck<R> {
    input: R,
    block: Vec<u8>,
    /// Bytes of the block whose messages have been taken.
    done: usize,
    is_at_end: bool,
    /// The input is not blank.
    has_text: bool,
    /// Lines and bytes before the block.
    lines: u64,
    offset: u64,
    adapter: CtiAdapter,
    history: History,
    at: Timestamp,
    agents: BTreeMap<String, Agent>,
    /// States that wait for the end of a call, with the message that told them.
    pending: BTreeMap<AgentId, (Place, AgentState, NotReady)>,
    /// Where the latest messages stand: an observation may be told of later.
    places: VecDeque<Place>,
    record: u64,
    faulty: BTreeSet<u64>,
    faults: u64,
    found: VecDeque<Fault>,
}

/// An agent of the link.
#[derive(Clone, Copy, Debug)]
struct Agent {
    id: AgentId,
    /// Whether the machine knows the agent's state.
    is_placed: bool,
}

/// Where a message stands.
#[derive(Clone, Copy, Debug)]
struct Place {
    record: u64,
    line: u64,
    offset: u64,
}

/// Messages whose places are kept: more than come in [`CtiAdapter::PATIENCE`].
const PLACES: usize = 8_192;

impl<R: Read> TraceCheck<R> {
    /// Bytes of a block.
    pub const BLOCK_BYTES: usize = 2 << 20;
    /// Bytes before and after a message that are always read together with it.
    pub const MARGIN_BYTES: usize = 256 << 10;
    /// Agents that are followed.
    pub const MAX_AGENTS: usize = 4_096;
    /// A trace has no times: messages are taken to come so far apart.
    const STEP: SignedDuration = SignedDuration::from_millis(1);

    /// The rules are those of Cisco Unified CCX.
    pub fn new(input: R) -> Self {
        // Whether there is after-call work the trace does not say: an agent leaves it at once if there is none.
        let tenant = Tenant::default().with_after_call(MediumGroup::Voice, AfterCall::Work { limit: None });
        Self {
            input,
            block: Vec::new(),
            done: 0,
            is_at_end: false,
            has_text: false,
            lines: 0,
            offset: 0,
            adapter: CtiAdapter::default(),
            history: History::new(Centre::new(tenant.with_dialect(Dialects::CISCO_CCX))).with_assumed_times(),
            at: Timestamp::UNIX_EPOCH,
            agents: BTreeMap::new(),
            pending: BTreeMap::new(),
            places: VecDeque::new(),
            record: 0,
            faulty: BTreeSet::new(),
            faults: 0,
            found: VecDeque::new(),
        }
    }

    /// The same by the rules of another vendor.
    #[must_use]
    pub fn with_dialect(mut self, dialect: Dialects) -> Self {
        let tenant = self.history.centre().tenant().clone().with_dialect(dialect);
        self.history = History::new(Centre::new(tenant)).with_assumed_times();
        self
    }

    /// Reads on until the block is full or the input ends.
    fn fill(&mut self) -> io::Result<()> {
        let room = Self::BLOCK_BYTES.saturating_sub(self.block.len()) as u64;
        let read = self.input.by_ref().take(room).read_to_end(&mut self.block)?;
        self.is_at_end = (read as u64) < room;
        self.has_text |= !self.block.trim_ascii().is_empty();
        Ok(())
    }

    /// Takes the messages of the block, but for those whose surroundings are still to be read, and keeps the surroundings
    /// of those.
    fn take_block(&mut self) -> Result<(), ParseError> {
        let mut block = core::mem::take(&mut self.block);
        let margin = if self.is_at_end { 0 } else { Self::MARGIN_BYTES };
        let limit = block.len().saturating_sub(margin);
        let kept = limit.saturating_sub(margin);
        let mut keep = limit;
        let trace = Trace::parse(&block)?;
        for message in trace.messages().iter().filter(|message| message.offset() < limit) {
            if message.offset() >= kept {
                keep = keep.min(message.offset());
            }
            if message.offset() < self.done {
                continue;
            }
            self.record = self.record.saturating_add(1);
            let place = Place {
                record: self.record,
                line: self.lines.saturating_add(u64::from(message.line())),
                offset: self.offset.saturating_add(message.offset() as u64),
            };
            self.message(place, message);
        }
        let gone = block.get(..keep).unwrap_or_default();
        let ends = gone.iter().filter(|byte| **byte == b'\n').count();
        self.lines = self.lines.saturating_add(ends as u64);
        self.offset = self.offset.saturating_add(keep as u64);
        self.done = limit.saturating_sub(keep);
        block.drain(..keep);
        self.block = block;
        Ok(())
    }

    fn message(&mut self, place: Place, message: &TraceMessage<'_>) {
        self.at = self.at.saturating_add(Self::STEP).unwrap_or(self.at);
        if self.places.len() >= PLACES {
            self.places.pop_front();
        }
        self.places.push_back(place);
        let event = message.event();
        let did = match &event {
            CtiEvent::AgentState(state) => self.state(place, state),
            _ => false,
        };
        if !did {
            let outcome = self.adapter.feed_printed_at(&mut self.history, self.at, place.record, message);
            self.refused(place, outcome);
        }
        self.take_pending();
        self.take_divergences();
    }

    /// Takes what the agent did; false for a state that has to be compared, or is nobody's.
    fn state(&mut self, place: Place, event: &AgentStateEvent<'_>) -> bool {
        let (Some(name), Some(state)) = (event.agent_id, event.state) else { return false };
        let Some(agent) = self.agent(name, event.extension) else { return true };
        let reason = event.reason.map_or(0, |reason| reason.code());
        let why = NotReady::Busy { reason };
        // The newest state is what counts.
        if let Some((place, state, _)) = self.pending.remove(&agent.id) {
            self.observe(place, agent.id, state);
        }
        if !agent.is_placed {
            let outcome = match first(agent.id, state, why) {
                First::Unknown => return true,
                First::SignedOut => Ok(()),
                First::Event(kind) => self.tell(place, agent.id, kind),
            };
            self.refused(place, outcome);
            if let Some(known) = self.agents.get_mut(name) {
                known.is_placed = true;
            }
            self.adapter.name_agent(agent.id, name, event.extension);
            return state != AgentState::RESERVED;
        }
        let headline = self.history.centre().headline(agent.id);
        if !is_own(state) || headline.cisco() == state {
            return false;
        }
        if Headline::IN_CALL.contains(headline.set()) && state != AgentState::LOGIN {
            self.pending.insert(agent.id, (place, state, why));
        } else {
            self.act(place, agent.id, state, why);
        }
        true
    }

    fn agent(&mut self, name: &str, extension: Option<&str>) -> Option<Agent> {
        if let Some(agent) = self.agents.get(name) {
            return Some(*agent);
        }
        let count = self.agents.len();
        if count >= Self::MAX_AGENTS {
            return None;
        }
        let is_free = |id: &u32| self.agents.values().all(|agent| agent.id.number() != *id);
        let by_extension = extension.and_then(|extension| extension.parse().ok()).filter(is_free);
        let spare = u32::MAX.saturating_sub(u32::try_from(count).unwrap_or(0));
        let agent = Agent { id: AgentId::new(by_extension.unwrap_or(spare)), is_placed: false };
        self.agents.insert(name.to_string(), agent);
        Some(agent)
    }

    /// The agent's own doing, as the rules decide it.
    fn act(&mut self, place: Place, agent: AgentId, state: AgentState, why: NotReady) {
        let kind = match state {
            AgentState::LOGIN => EventKind::SignIn { agent, sign_in: SignIn::default() },
            AgentState::LOGOUT => EventKind::SignOut { agent, reason: 0 },
            AgentState::AVAILABLE => EventKind::Ready { agent },
            _ => EventKind::NotReady { agent, why, prolong: false },
        };
        let outcome = self.tell(place, agent, kind);
        self.refused(place, outcome);
    }

    fn tell(&mut self, place: Place, agent: AgentId, kind: EventKind) -> Result<(), Refused> {
        let source = Source { vendor: Vendor::Cisco, message: 30, position: place.record };
        self.history.handle(Event::new(self.at, Actor::Agent(agent), kind).with_source(source)).map(drop)
    }

    fn observe(&mut self, place: Place, agent: AgentId, state: AgentState) {
        let kind = EventKind::Observed { agent, state: Observed::Cisco(state) };
        let outcome = self.tell(place, agent, kind);
        self.refused(place, outcome);
    }

    /// Once the call is over, what the agent did during it counts.
    fn take_pending(&mut self) {
        let centre = self.history.centre();
        let is_free = |agent: &AgentId| !Headline::IN_CALL.contains(centre.headline(*agent).set());
        let free: Vec<AgentId> = self.pending.keys().copied().filter(is_free).collect();
        for agent in free {
            let Some((place, state, why)) = self.pending.remove(&agent) else { continue };
            if self.history.centre().headline(agent).cisco() != state {
                self.act(place, agent, state, why);
            }
        }
    }

    /// What was compared in this step and does not agree; the history is not needed any more.
    fn take_divergences(&mut self) {
        let mut diverged = Vec::new();
        for (event, effects) in self.history.steps() {
            for emitted in effects {
                if let Effect::Diverged { divergence } = emitted.effect()
                    && !is_work(divergence)
                {
                    diverged.push((event.source().map_or(self.record, |source| source.position), *divergence));
                }
            }
        }
        self.history.forget();
        for (record, Divergence { agent, observed, headline, .. }) in diverged {
            let place = self.places.iter().rev().find(|place| place.record <= record).copied();
            let Some(place) = place.or_else(|| self.places.back().copied()) else { continue };
            let state = match observed {
                Observed::Cisco(state) => state.to_string(),
                _ => String::new(),
            };
            self.fault(place, &COMPARED, format!("{state} is reported while agent {agent} is {headline}"));
        }
    }

    fn refused(&mut self, place: Place, outcome: Result<(), Refused>) {
        if let Err(refused) = outcome {
            self.fault(place, refused.rule(), words(&refused));
        }
    }

    fn fault(&mut self, place: Place, rule: &'static Rule, message: String) {
        let Place { record, line, offset } = place;
        if self.faulty.insert(record) {
            self.faults = self.faults.saturating_add(1);
        }
        if self.faulty.len() > PLACES {
            self.faulty.pop_first();
        }
        self.found.push_back(Fault { line, column: None, offset, record, rule, message });
    }

    /// The end of the trace: what still waits does not agree.
    fn finish(&mut self) {
        while let Some((agent, (place, state, _))) = self.pending.pop_first() {
            self.observe(place, agent, state);
        }
        // Nothing is earlier than the latest message.
        let _ = self.adapter.settle(&mut self.history, self.at);
        self.take_divergences();
    }
}

/// Where the machine begins with an agent.
enum First {
    /// Not yet: on a call of which nothing is known.
    Unknown,
    SignedOut,
    Event(EventKind),
}

fn first(agent: AgentId, state: AgentState, why: NotReady) -> First {
    let to = match state {
        AgentState::LOGIN => return First::Event(EventKind::SignIn { agent, sign_in: SignIn::default() }),
        AgentState::LOGOUT => return First::SignedOut,
        AgentState::AVAILABLE | AgentState::RESERVED => ResyncTo::Ready,
        AgentState::NOT_READY => ResyncTo::NotReady(why),
        AgentState::WORK_NOT_READY | AgentState::WORK_READY => ResyncTo::Work,
        _ => return First::Unknown,
    };
    First::Event(EventKind::Resync { agent, to })
}

/// Whether a state is what the agent did: a user may ask for these only (Cisco Unified CCE, agent state table).
const fn is_own(state: AgentState) -> bool {
    matches!(state, AgentState::LOGIN | AgentState::LOGOUT | AgentState::AVAILABLE | AgentState::NOT_READY)
}

/// Whether the two only differ in what follows the work, which the trace does not show.
fn is_work(divergence: &Divergence) -> bool {
    let work =
        |state| matches!(state, Observed::Cisco(AgentState::WORK_NOT_READY) | Observed::Cisco(AgentState::WORK_READY));
    work(divergence.observed) && work(divergence.expected)
}

impl<R: Read> Check for TraceCheck<R> {
    fn records(&self) -> u64 {
        self.record.saturating_sub(self.faults)
    }
}

impl<R: Read> Iterator for TraceCheck<R> {
    type Item = io::Result<Fault>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(fault) = self.found.pop_front() {
                return Some(Ok(fault));
            }
            if self.is_at_end {
                return None;
            }
            let taken = self.fill().and_then(|()| self.take_block().map_err(io::Error::other));
            if let Err(error) = taken {
                self.is_at_end = true;
                return Some(Err(error));
            }
            if self.is_at_end {
                self.finish();
                if self.record == 0 && self.has_text {
                    let error = "no CTI trace: no message begins with `MsgType:`";
                    return Some(Err(io::Error::new(io::ErrorKind::InvalidData, error)));
                }
            }
        }
    }
}
