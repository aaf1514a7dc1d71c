//! A naive model of an agent, and of others in the same calls, written from the documents and not from the table: plain
//! questions, one event after another.

use alloc::collections::BTreeMap;
use alloc::rc::Rc;
use alloc::vec::Vec;

use crate::*;

mod change;
mod decide;
mod request;
mod team;

pub(super) use team::Part;

type Answer = Result<(), Refusal>;

/// Something that is told and leaves no trace in any state.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub(super) enum Note {
    Message,
    Read,
    Silence,
    Rated,
    RestOver,
    RestRefused,
    Diverged,
    Release(u64),
    LoggedIn,
    LoggedOut,
}

#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) struct Contact {
    pub(super) medium: Medium,
    pub(super) role: Role,
    pub(super) own: Connection,
    pub(super) outside: Connection,
    pub(super) talked: bool,
    pub(super) accepted: bool,
    pub(super) muted: bool,
    pub(super) timed: bool,
    pub(super) rated: bool,
    pub(super) over: bool,
    pub(super) queue: Option<QueueId>,
    /// What other agents have in it.
    pub(super) others: BTreeMap<AgentId, Part>,
}

#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) struct Worker {
    pub(super) availability: Availability,
    pub(super) wish: Option<Wish>,
    pub(super) work: bool,
    pub(super) rest_timed: bool,
    pub(super) auto_idle: Option<bool>,
    pub(super) chat_limit: u8,
    pub(super) serves: bool,
    /// Which media the agent is signed in to: voice, and text.
    pub(super) media: [bool; 2],
}

#[derive(Clone, Debug)]
pub(super) struct Model {
    pub(super) tenant: Rc<Tenant>,
    pub(super) who: AgentId,
    pub(super) worker: Option<Worker>,
    /// The others who are signed in.
    pub(super) colleagues: BTreeMap<AgentId, Worker>,
    pub(super) calls: BTreeMap<u64, Contact>,
    /// Who came into a call last.
    latest: BTreeMap<u64, AgentId>,
    pub(super) notes: Vec<Note>,
    /// The timer that is due at the very instant of the next event.
    pub(super) due: Option<Timer>,
}

use Connection as K;
use Headline as H;

/// The two media groups.
pub(super) const MEDIA: [MediumGroup; 2] = [MediumGroup::Voice, MediumGroup::Multimedia];

const NO: Answer = Err(Refusal::NotAllowed);

fn group(medium: Medium) -> MediumGroup {
    medium.group()
}

fn live(own: K) -> bool {
    !matches!(own, K::Null | K::WrapUp)
}

fn rings(own: K) -> bool {
    matches!(own, K::Reserved | K::Alerting)
}

fn talks(connection: K) -> bool {
    matches!(connection, K::Connected | K::Held)
}

impl Model {
    pub(super) fn new(tenant: Tenant, who: AgentId) -> Self {
        Self {
            tenant: Rc::new(tenant),
            who,
            worker: None,
            colleagues: BTreeMap::new(),
            calls: BTreeMap::new(),
            latest: BTreeMap::new(),
            notes: Vec::new(),
            due: None,
        }
    }

    fn is(&self, dialects: Dialects) -> bool {
        dialects.contains(self.tenant.dialect())
    }

    fn cisco(&self) -> bool {
        self.is(Dialects::CISCO_CCE | Dialects::CISCO_CCX)
    }

    fn mine(&self) -> impl Iterator<Item = &Contact> {
        self.calls.values().filter(|call| call.own != K::Null)
    }

    fn works(&self) -> bool {
        self.worker.as_ref().is_some_and(|worker| worker.work) || self.mine().any(|call| call.own == K::WrapUp)
    }

    pub(super) fn headline(&self) -> H {
        let Some(worker) = &self.worker else { return H::SignedOut };
        let any = |test: &dyn Fn(&Contact) -> bool| self.mine().any(test);
        let voice = |call: &Contact| group(call.medium) == MediumGroup::Voice;
        let taken = |call: &Contact| rings(call.own) && call.role.is_dialler();
        // A reservation leg is no matter any more once the call that it leads to is there.
        let led_to = self.led_to();
        let any = |test: &dyn Fn(&Contact) -> bool| {
            any(&|call: &Contact| !(led_to && rings(call.own) && call.role == Role::Reservation) && test(call))
        };
        if any(&|call| voice(call) && live(call.own) && !rings(call.own) && call.own != K::Held) {
            return H::Talking;
        }
        if any(&|call| call.own == K::Alerting && !taken(call)) {
            return H::Answering;
        }
        if any(&|call| call.own == K::Reserved && !taken(call)) {
            return H::Occupied;
        }
        if any(&taken) {
            return H::Preoccupied;
        }
        if any(&|call| voice(call) && call.own == K::Held) {
            return H::Holding;
        }
        if any(&|call| live(call.own)) {
            return H::Chatting;
        }
        if self.works() {
            let ends = !worker.work && self.mine().all(|call| call.timed);
            let then_ready = match worker.wish {
                Some(Wish::Ready) => true,
                Some(Wish::NotReady { .. } | Wish::SignOut) => false,
                None | Some(Wish::Work) => worker.availability == Availability::Ready,
            };
            return if ends && then_ready { H::WorkingReady } else { H::Working };
        }
        let asks = matches!(worker.wish, Some(Wish::NotReady { granted: false, .. }));
        match worker.availability {
            Availability::NotReady(NotReady::Rest { .. }) => H::Rest,
            _ if asks => H::PreRest,
            Availability::Ready => H::Ready,
            Availability::NotReady(NotReady::Busy { .. }) => H::Busy,
            Availability::NotReady(NotReady::Study) => H::Study,
            Availability::NotReady(NotReady::Adjusting) => H::Adjusting,
        }
    }

    /// Whether the agent is signed in to a medium.
    fn serves(&self, medium: Medium) -> bool {
        let of = |worker: &Worker| MEDIA.iter().zip(worker.media).any(|(of, serves)| serves && *of == group(medium));
        self.worker.as_ref().is_some_and(of)
    }

    fn ear_taken(&self, except: u64) -> bool {
        self.calls.iter().any(|(id, call)| {
            let voice = group(call.medium) == MediumGroup::Voice && call.role != Role::Reservation;
            *id != except && voice && live(call.own) && call.own != K::Held
        })
    }

    fn excluded(&self, medium: Medium, except: u64) -> bool {
        let other = |call: &Contact| group(call.medium) != group(medium) && live(call.own);
        !self.tenant.simultaneous() && self.calls.iter().any(|(id, call)| *id != except && other(call))
    }

    fn led_to(&self) -> bool {
        self.mine().any(|call| live(call.own) && (call.role == Role::Preview || call.role.is_handed_over()))
    }

    fn reserved(&self, accepted: bool) -> bool {
        self.mine().any(|call| live(call.own) && call.role == Role::Reservation && (call.accepted || !accepted))
    }

    fn full(&self, medium: Medium, role: Role, except: u64) -> bool {
        let Some(worker) = &self.worker else { return false };
        let limit = match (group(medium), worker.chat_limit) {
            (MediumGroup::Voice, _) => 1,
            (MediumGroup::Multimedia, 0) => usize::from(self.tenant.chat_limit()),
            (MediumGroup::Multimedia, own) => usize::from(own),
        };
        let same = self.calls.iter().filter(|(id, call)| {
            // Only a call is on hold: a reservation leg and a chat count, whatever a fail-over has made of them.
            let is_call = group(call.medium) == MediumGroup::Voice && call.role != Role::Reservation;
            let held = call.own == K::Held && is_call;
            let counts = live(call.own) && (!held || self.is(Dialects::CISCO_CCE));
            **id != except && group(call.medium) == group(medium) && counts
        });
        let follows = (role == Role::Preview && self.reserved(true)) || (role.is_handed_over() && self.reserved(false));
        let (legs, calls): (Vec<_>, Vec<_>) = same.partition(|(_, call)| call.role == Role::Reservation);
        let legs = if self.led_to() || follows { 0 } else { legs.len() };
        calls.len() + legs >= limit
    }

    /// What an agent, a supervisor or the platform may do for an agent.
    fn by(&self, actor: Actor) -> By {
        match actor {
            Actor::Agent(who) if who == self.who => By::Own,
            Actor::Agent(_) => By::Other,
            Actor::Supervisor(_) => By::Supervisor,
            Actor::System | Actor::Network => By::Platform,
        }
    }

    fn call(&self, call: CallId) -> Option<&Contact> {
        self.calls.get(&call.number())
    }

    fn own(&self, call: CallId) -> K {
        self.call(call).map_or(K::Null, |call| call.own)
    }

    pub(super) fn step(&mut self, event: &Event) -> Answer {
        self.notes.clear();
        self.turn_to_subject(event.kind());
        let answer = self.decide(event);
        if answer.is_ok() {
            self.follow_all();
        }
        answer
    }

    pub(super) fn fire(&mut self, timer: Timer) {
        self.turn_to(timer.agent().unwrap_or(self.who));
        match timer {
            Timer::Ring { call, .. } => self.divert(call, Cause::NoAnswer),
            Timer::WrapUp { call, .. } => self.leave(call),
            Timer::Rest { .. } => {
                self.notes.push(Note::RestOver);
                if let Some(worker) = &mut self.worker {
                    worker.rest_timed = false;
                }
            }
            Timer::Overflow { call } => {
                if let Some(call) = self.calls.get_mut(&call.number()) {
                    call.queue = call.queue.and_then(|queue| self.tenant.overflow(queue)).map(|overflow| overflow.to);
                }
            }
        }
        self.follow_all();
    }

    /// What follows every event, for everybody.
    fn follow_all(&mut self) {
        self.follow();
        let colleagues: Vec<AgentId> = self.colleagues.keys().copied().collect();
        for who in colleagues {
            self.turn_to(who);
            self.follow();
        }
    }

    /// A wish comes true once nothing is in hand.
    fn follow(&mut self) {
        let busy = self.mine().any(|call| live(call.own));
        let works = self.works();
        let Some(wish) = self.worker.as_ref().and_then(|worker| worker.wish) else { return };
        if busy {
            return;
        }
        match wish {
            Wish::Work => {
                self.wish(None);
                let ends = self.mine().all(|call| call.timed);
                if let Some(worker) = self.worker.as_mut().filter(|worker| !works || (ends && !worker.work)) {
                    worker.work = true;
                }
            }
            Wish::Ready if !works => self.set(Availability::Ready),
            Wish::NotReady { why, granted: true } if !works => self.set(Availability::NotReady(why)),
            Wish::SignOut if !works => {
                self.sign_out();
                self.notes.push(Note::LoggedOut);
            }
            _ => {}
        }
    }
}

#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum By {
    Own,
    Other,
    Supervisor,
    Platform,
}
