use offhook_base::Rule;

use crate::centre::Next;
use crate::{
    Action, Actor, AgentId, CallId, Centre, Circumstances, Connection, Event, EventKind, EventName, Facts, Headline,
    MediumGroup, NotReady, Party, Refusal, Refused, Role, Row, Timer, explain, rule,
};

static NOT_ALLOWED: Rule = Rule::new("no rule allows it", "offhook, the machine's own");
static UNKNOWN_CONTACT: Rule = Rule::new("contacts are known", "offhook, the machine's own");

/// What an event would do: the row that accepts it, and what it is about.
#[derive(Clone, Copy, Debug)]
pub struct Decision<'e> {
    pub(crate) event: &'e Event,
    pub(crate) subject: Subject,
    row: &'static Row,
}

impl Decision<'_> {
    /// The rule that accepts the event.
    #[must_use]
    pub const fn row(&self) -> &'static Row {
        self.row
    }

    /// What it does.
    #[must_use]
    pub const fn action(&self) -> Action {
        self.row.action()
    }
}

/// Which agent, call and party an event is about.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Subject {
    pub(crate) agent: Option<AgentId>,
    pub(crate) call: Option<CallId>,
    pub(crate) outside: bool,
}

impl Centre {
    /// Decides an event without applying it, as if no timer were due before it.
    ///
    /// # Errors
    ///
    /// [`Refused`], with the rule that refuses it, if none accepts it.
    pub fn decide<'e>(&self, event: &'e Event) -> Result<Decision<'e>, Refused> {
        if self.now_us.is_some_and(|now_us| event.at_us() < now_us) {
            return Err(self.refuse(event, Refusal::TimeReversed, &crate::centre::TIME));
        }
        let (subject, circumstances) = self.circumstances(event);
        match explain(event.kind().name(), &circumstances) {
            Some(row) => match row.action() {
                Action::Refuse(refusal) => Err(self.refuse(event, refusal, row.rule())),
                _ => Ok(Decision { event, subject, row }),
            },
            None if circumstances.contact == Connection::Null && needs_contact(event.kind().name()) => {
                Err(self.refuse(event, Refusal::UnknownContact, &UNKNOWN_CONTACT))
            }
            None => Err(self.refuse(event, Refusal::NotAllowed, &NOT_ALLOWED)),
        }
    }

    pub(crate) fn refuse(&self, event: &Event, refusal: Refusal, rule: &'static Rule) -> Refused {
        let (subject, Circumstances { agent, contact, facts, dialect, .. }) = self.circumstances(event);
        let connections = subject.agent.map_or(crate::Connections::NULL, |agent| self.connections(agent));
        let legal = match subject.agent {
            Some(_) => rule::legal(agent, connections, facts & Facts::STANDING, dialect),
            None => crate::EventNames::empty(),
        };
        let limit = subject.agent.and_then(|agent| self.agents.get(&agent)).map_or(0, |state| {
            let group = if facts.contains(Facts::VOICE) { MediumGroup::Voice } else { MediumGroup::Multimedia };
            self.limit(state, group)
        });
        Refused {
            agent: subject.agent,
            call: subject.call,
            state: agent,
            contact,
            event: event.kind().name(),
            refusal,
            limit,
            rule,
            legal,
        }
    }

    /// Everything that the table asks about, computed once per event.
    fn circumstances(&self, event: &Event) -> (Subject, Circumstances) {
        let kind = event.kind();
        let subject = self.subject(kind);
        let call = subject.call.and_then(|id| self.calls.get(&id));
        let leg = subject.agent.and_then(|agent| call?.leg(agent));
        let contact = leg.map_or(Connection::Null, |leg| leg.connection);
        let peer = match call {
            None => Connection::Null,
            Some(call) if subject.outside => call.outside,
            Some(call) => call.peer(subject.agent),
        };

        let new_call = match kind {
            EventKind::Queued { call, .. } => Some((call.medium, Role::QueueInbound)),
            EventKind::Offered { call, role, .. } | EventKind::ServiceInitiated { call, role, .. } => {
                Some((call.medium, *role))
            }
            _ => None,
        };
        let medium = call.map(|call| call.medium).or(new_call.map(|(medium, _)| medium));
        let role = leg.map(|leg| leg.role).or(new_call.map(|(_, role)| role));
        let group = medium.map_or(MediumGroup::Voice, |medium| medium.group());

        let mut facts = Facts::of_details(kind)
            | Facts::of_cause(event.cause())
            | role.map_or(Facts::empty(), Facts::of_role)
            | actor(event.actor(), subject.agent);
        facts = facts
            .set_if(medium.is_some() && group == MediumGroup::Voice, Facts::VOICE)
            .set_if(call.is_some(), Facts::CALL_KNOWN)
            .set_if(subject.outside, Facts::OUTSIDE)
            .set_if(call.is_some_and(|call| call.rated), Facts::RATED)
            .set_if(call.is_some_and(|call| call.over), Facts::OVER);
        // Nobody joins a call that is over, or by another medium.
        let joins = matches!(kind, EventKind::Offered { .. } | EventKind::ServiceInitiated { .. });
        let contradicts =
            call.is_some_and(|call| call.over || new_call.is_some_and(|(medium, _)| medium != call.medium));
        facts = facts.set_if(joins && contradicts, Facts::ILL_FORMED);
        if let Some((agent, state)) = subject.agent.and_then(|agent| Some((agent, self.agents.get(&agent)?))) {
            let preview = role == Some(Role::Preview);
            let load = self.load(agent, state, Next { group, preview, except: subject.call });
            let ungranted = matches!(state.wish, Some(crate::Wish::NotReady { granted: false, .. }));
            facts = facts
                .union(Facts::of_load(&load))
                .set_if(self.works(agent, state), Facts::IN_WORK)
                .set_if(state.wish.is_some(), Facts::WISH)
                .set_if(ungranted, Facts::WISH_UNGRANTED)
                .set_if(state.availability(group) != crate::Availability::Ready, Facts::UNREADY);
        }
        facts = match kind {
            EventKind::Queued { call, queue } => {
                facts.set_if(self.tenant.queue(*queue).is_some_and(|medium| medium == call.medium), Facts::QUEUE_FITS)
            }
            EventKind::NotReady { why: NotReady::Rest { .. }, .. } => {
                let own = matches!(event.actor(), Actor::Agent(_));
                facts.set_if(own && self.tenant.rest_needs_approval(), Facts::NEEDS_GRANT)
            }
            EventKind::Timer { timer } => facts
                .set_if(self.timers.is_armed(event.at_us(), *timer), Facts::DUE)
                .set_if(matches!(timer, Timer::Ring { .. }), Facts::TIMER_RING)
                .set_if(matches!(timer, Timer::WrapUp { .. }), Facts::TIMER_WRAP_UP),
            _ => facts,
        };
        let headline = subject.agent.map_or(Headline::SignedOut, |agent| self.headline(agent));
        (subject, Circumstances { agent: headline, contact, peer, facts, dialect: self.tenant.dialect() })
    }

    /// Which agent, call and party an event is about.
    fn subject(&self, kind: &EventKind) -> Subject {
        let of_agent = |agent: &AgentId| Subject { agent: Some(*agent), ..Subject::default() };
        let of_contact =
            |call: &CallId, agent: &AgentId| Subject { agent: Some(*agent), call: Some(*call), outside: false };
        // What the outside party does concerns the agent who has the call: of several, the one who is in conversation.
        let of_call = |call: &CallId| {
            let legs = self.calls.get(call).into_iter().flat_map(|call| &call.legs);
            let agent = legs.max_by_key(|leg| leg.connection.liveliness()).map(|leg| leg.agent);
            Subject { agent, call: Some(*call), outside: false }
        };
        let of_party = |call: &CallId, party: &Party| match party {
            Party::Agent(agent) => of_contact(call, agent),
            Party::Outside => Subject { outside: true, ..of_call(call) },
        };
        match kind {
            EventKind::SignIn { agent, .. }
            | EventKind::SignOut { agent, .. }
            | EventKind::Ready { agent }
            | EventKind::NotReady { agent, .. }
            | EventKind::RestGranted { agent }
            | EventKind::WorkBegin { agent }
            | EventKind::WorkEnd { agent }
            | EventKind::WishWithdrawn { agent }
            | EventKind::Observed { agent, .. }
            | EventKind::Resync { agent, .. } => of_agent(agent),
            EventKind::Queued { call, .. } => of_call(&call.call),
            EventKind::Offered { call, agent, .. } | EventKind::ServiceInitiated { call, agent, .. } => {
                of_contact(&call.call, agent)
            }
            EventKind::PreviewAccepted { call, agent }
            | EventKind::PreviewRejected { call, agent }
            | EventKind::PreviewSkipped { call, agent }
            | EventKind::PreviewCancelled { call, agent }
            | EventKind::Originated { call, agent, .. }
            | EventKind::Held { call, agent }
            | EventKind::Retrieved { call, agent }
            | EventKind::Diverted { call, agent } => of_contact(call, agent),
            EventKind::Delivered { call, party }
            | EventKind::Established { call, party }
            | EventKind::Failed { call, party }
            | EventKind::ConnectionCleared { call, party }
            | EventKind::Message { call, from: party }
            | EventKind::MessageRead { call, by: party } => of_party(call, party),
            EventKind::CallCleared { call } | EventKind::AgentSilent { call } | EventKind::Rated { call, .. } => {
                of_call(call)
            }
            EventKind::CustomerSilent { call } => Subject { outside: true, ..of_call(call) },
            EventKind::Timer { timer } => Subject { agent: Some(timer.agent()), call: timer.call(), outside: false },
        }
    }
}

fn actor(actor: Actor, agent: Option<AgentId>) -> Facts {
    match actor {
        Actor::Agent(who) if agent.is_none_or(|agent| agent == who) => Facts::BY_SELF,
        Actor::Agent(_) => Facts::BY_OTHER,
        Actor::Supervisor(_) => Facts::BY_SUPERVISOR,
        Actor::System | Actor::Network => Facts::BY_PLATFORM,
    }
}

/// Whether an event is about a contact that the agent has.
const fn needs_contact(event: EventName) -> bool {
    matches!(
        event,
        EventName::PreviewAccepted
            | EventName::PreviewRejected
            | EventName::PreviewSkipped
            | EventName::PreviewCancelled
            | EventName::Originated
            | EventName::Delivered
            | EventName::Established
            | EventName::Held
            | EventName::Retrieved
            | EventName::Diverted
            | EventName::Failed
            | EventName::ConnectionCleared
            | EventName::CallCleared
            | EventName::Message
            | EventName::MessageRead
            | EventName::CustomerSilent
            | EventName::AgentSilent
            | EventName::Rated
    )
}
