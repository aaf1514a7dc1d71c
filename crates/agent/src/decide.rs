use offhook_base::Rule;

use crate::refused::OWN;
use crate::rule::Asks;
use crate::tally::{Next, Tally};
use crate::{
    Action, Actor, Agent, AgentId, Call, CallId, Centre, Channel, Circumstances, Connection, Dialects, Event,
    EventKind, EventName, Facts, Headline, Medium, MediumGroup, NewCall, NotReady, QueueId, Refusal, Refused, ResyncTo,
    Role, Row, Timer, Wish, explain,
};

static NOT_ALLOWED: Rule = Rule::new("no rule allows it", OWN);
static UNKNOWN_CONTACT: Rule = Rule::new("contacts are known", OWN);

/// What an event would do: the row that accepts it, and what it is about.
#[derive(Clone, Copy, Debug)]
pub struct Decision<'e> {
    pub(crate) event: &'e Event,
    pub(crate) subject: Subject,
    /// What the agent was doing, if a rule asked for it.
    pub(crate) headline: Option<Headline>,
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

impl core::fmt::Display for Decision<'_> {
    /// A sentence: what came, and by which rule it is accepted.
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(f, "{}", self.event.kind().name())?;
        if let Some(call) = self.subject.call {
            write!(f, " of call {call}")?;
        }
        f.write_str(" accepted")?;
        if let Some((agent, headline)) = self.subject.agent.zip(self.headline) {
            write!(f, " while agent {agent} is {headline}")?;
        }
        let rule = self.row.rule();
        write!(f, ": {} ({}, {})", self.row.id(), rule.name(), rule.source())
    }
}

/// Which agent, call and party an event is about.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Subject {
    pub(crate) agent: Option<AgentId>,
    pub(crate) call: Option<CallId>,
    pub(crate) outside: bool,
    /// Where the call is found, if it is known.
    pub(crate) slot: u32,
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
        self.decide_now(event)
    }

    /// Decides an event that is no earlier than the one before it.
    pub(crate) fn decide_now<'e>(&self, event: &'e Event) -> Result<Decision<'e>, Refused> {
        let name = event.kind().name();
        let asks = Asks::of(name);
        let (subject, circumstances) = self.circumstances(event, asks);
        match explain(name, &circumstances) {
            Some(row) => match row.action() {
                Action::Refuse(refusal) => Err(self.refuse(event, refusal, row.rule())),
                _ => Ok(Decision { event, subject, headline: asks.agent.then_some(circumstances.agent), row }),
            },
            None if circumstances.contact == Connection::Null && needs_contact(name) => {
                Err(self.refuse(event, Refusal::UnknownContact, &UNKNOWN_CONTACT))
            }
            None => Err(self.refuse(event, Refusal::NotAllowed, &NOT_ALLOWED)),
        }
    }

    /// What the table is asked about an event.
    #[cfg(test)]
    pub(crate) fn circumstances_of(&self, event: &Event) -> Circumstances {
        self.all_circumstances(event).1
    }

    /// The decision that some row would make.
    #[cfg(test)]
    pub(crate) fn decide_as<'e>(&self, event: &'e Event, row: &'static Row) -> Decision<'e> {
        let (subject, circumstances) = self.all_circumstances(event);
        Decision { event, subject, headline: Some(circumstances.agent), row }
    }

    /// Why an event is refused that no row decides.
    #[cfg(test)]
    pub(crate) fn refusal_without_row(&self, event: &Event) -> Refusal {
        let unknown = self.circumstances_of(event).contact == Connection::Null && needs_contact(event.kind().name());
        if unknown { Refusal::UnknownContact } else { Refusal::NotAllowed }
    }

    /// The facts that an agent's state decides for a contact of a group.
    pub(crate) fn standing(&self, state: &Agent, tally: &Tally, next: Next) -> Facts {
        let group = next.group.unwrap_or(MediumGroup::Voice);
        let ungranted = matches!(state.wish, Some(Wish::NotReady { granted: false, .. }));
        self.facts_of(state, tally, next)
            .set_if(state.wish.is_some(), Facts::WISH)
            .set_if(state.wish.is_some_and(Wish::is_leaving), Facts::LEAVING)
            .set_if(ungranted, Facts::WISH_UNGRANTED)
            .set_if(state.availability(group) != crate::Availability::Ready, Facts::UNREADY)
            .set_if(group == MediumGroup::Voice, Facts::VOICE)
            .set_if(!state.session.serves(group), Facts::NO_MEDIUM)
    }

    /// Everything that the table could ask about an event.
    #[cold]
    pub(crate) fn all_circumstances(&self, event: &Event) -> (Subject, Circumstances) {
        self.circumstances(event, Asks::EVERYTHING)
    }

    /// What the table asks about, computed once per event: what none of the event's rows `asks` is left out.
    #[inline(always)]
    fn circumstances(&self, event: &Event, asks: Asks) -> (Subject, Circumstances) {
        let kind = event.kind();
        let (named, id) = kind.names();
        let slot = id.and_then(|id| self.calls.find(&id)).unwrap_or(u32::MAX);
        let call = id.and_then(|id| self.calls.at(slot, &id));
        // What the outside party does concerns the agent who has the call: of several, the one who is in conversation.
        let agent = named.or_else(|| call?.liveliest().map(|leg| leg.agent));
        let subject = Subject { agent, call: id, outside: kind.is_outside(), slot };
        let leg = agent.and_then(|agent| call?.leg(agent));
        let contact = leg.map_or(Connection::Null, |leg| leg.connection);
        let peer = match call {
            Some(call) if subject.outside => call.outside,
            Some(call) if asks.peer => call.peer(agent),
            _ => Connection::Null,
        };

        let new = kind.new_call();
        let medium = call.map(|call| call.medium).or(new.map(|(new, _)| new.medium));
        let role = leg.map(|leg| leg.role).or(new.map(|(_, role)| role));
        let group = medium.map_or(MediumGroup::Voice, Medium::group);
        let mut facts = actor(event.actor(), agent)
            .union(role.map_or(Facts::empty(), Facts::of_role))
            .set_if(medium.is_some() && group == MediumGroup::Voice, Facts::VOICE)
            .set_if(subject.outside, Facts::OUTSIDE)
            .set_if(leg.is_some_and(|leg| leg.muted_since_us.is_some()), Facts::MUTED)
            .set_if(call.is_some(), Facts::CALL_KNOWN);
        if asks.facts.intersects(Facts::OF_CALL) {
            facts |= call.map_or(Facts::empty(), Facts::of_call);
        }
        if asks.facts.intersects(Facts::CAUSES) {
            facts |= Facts::of_cause(event.cause());
        }
        let mut headline = Headline::SignedOut;
        if asks.agent
            && let Some((agent, state)) = agent.and_then(|agent| Some((agent, self.agents.get(&agent)?)))
        {
            let channel = new.map_or(call.and_then(|call| call.channel), |(new, _)| new.channel);
            let next = Next { group: Some(group), channel, role, except: id };
            let tally = self.tally(agent, state, next);
            headline = tally.headline(state);
            let standing = self.standing(state, &tally, next);
            facts |= if medium.is_some() { standing } else { standing.difference(Facts::VOICE) };
        }
        let dialect = self.tenant.dialect();
        if asks.facts.intersects(Facts::OF_EVENT) {
            facts |= self.facts_of_event(event, call, dialect, headline);
        }
        (subject, Circumstances { agent: headline, contact, peer, facts, dialect })
    }

    /// The facts that only some kinds of events have.
    fn facts_of_event(&self, event: &Event, call: Option<&Call>, dialect: Dialects, headline: Headline) -> Facts {
        let kind = event.kind();
        let facts = Facts::of_details(kind);
        match kind {
            // A call that is known already keeps the channel that it has.
            EventKind::Queued { call: new, queue } => facts
                .set_if(
                    self.queue_fits(*queue, new.medium, call.and_then(|call| call.channel).or(new.channel)),
                    Facts::QUEUE_FITS,
                )
                .set_if(call.is_some_and(|call| contradicts(call, new, None)), Facts::ILL_FORMED),
            EventKind::Overflowed { queue, .. } => {
                let fits =
                    |call: &Call| call.queue != Some(*queue) && self.queue_fits(*queue, call.medium, call.channel);
                facts.set_if(call.is_some_and(fits), Facts::QUEUE_FITS)
            }
            EventKind::Offered { call: new, agent, role } | EventKind::ServiceInitiated { call: new, agent, role } => {
                let wrong = call.is_some_and(|call| contradicts(call, new, Some(*role))) || self.has_most(*agent, call);
                facts.set_if(wrong, Facts::ILL_FORMED)
            }
            EventKind::Resync { agent, to: ResyncTo::Contact { call: new, .. } } => {
                let known = self.calls.get(&new.call);
                let wrong = known.is_some_and(|call| contradicts(call, new, None)) || self.has_most(*agent, known);
                facts.set_if(wrong, Facts::ILL_FORMED)
            }
            EventKind::RestGranted { agent } => facts.set_if(self.is_rest_full(*agent), Facts::REST_FULL),
            EventKind::ChatLimit { agent, channel, .. } => {
                facts.set_if(self.serves_channel(*agent, *channel), Facts::SERVES)
            }
            EventKind::NotReady { agent, why, .. } => {
                let own = matches!(event.actor(), Actor::Agent(_)) && matches!(why, NotReady::Rest { .. });
                let waits = own && (self.tenant.rest_needs_approval() || self.is_rest_full(*agent));
                facts.set_if(waits, Facts::NEEDS_GRANT) | Facts::of_reason(kind, event.actor(), dialect, headline)
            }
            EventKind::SignOut { .. } => facts | Facts::of_reason(kind, event.actor(), dialect, headline),
            EventKind::Timer { timer } => facts
                .set_if(self.timers.is_armed(event.at_us(), *timer), Facts::DUE)
                .set_if(matches!(timer, Timer::Ring { .. }), Facts::TIMER_RING)
                .set_if(matches!(timer, Timer::WrapUp { .. }), Facts::TIMER_WRAP_UP)
                .set_if(matches!(timer, Timer::Overflow { .. }), Facts::TIMER_OVERFLOW),
            _ => facts,
        }
    }

    /// Whether an agent has as many contacts as are kept for one, where this one would be another.
    fn has_most(&self, agent: AgentId, call: Option<&Call>) -> bool {
        let most = self.agents.get(&agent).is_some_and(|state| state.contacts.len() >= Agent::MAX_CONTACTS);
        most && call.is_none_or(|call| call.leg(agent).is_none())
    }

    /// Whether a queue gives out a medium, of a channel.
    pub(crate) fn queue_fits(&self, queue: QueueId, medium: Medium, channel: Option<Channel>) -> bool {
        let own = self.tenant.channel(queue);
        self.tenant.queue(queue) == Some(medium) && own.is_none_or(|own| channel == Some(own))
    }

    /// Whether an agent serves a queue that gives out multimedia contacts, of a channel if one is named (rules R-MM-4 to
    /// R-MM-6).
    fn serves_channel(&self, agent: AgentId, channel: Option<Channel>) -> bool {
        let skills = self.agents.get(&agent).map_or(&[][..], |state| state.session.skills());
        skills.iter().any(|skill| {
            let multimedia =
                self.tenant.queue(skill.queue).is_some_and(|medium| medium.group() == MediumGroup::Multimedia);
            let own = self.tenant.channel(skill.queue);
            multimedia && (channel.is_none() || own.is_none() || own == channel)
        })
    }
}

/// Nobody joins a call that is over, by another medium, or as something else than the call is.
fn contradicts(call: &Call, new: &NewCall, role: Option<Role>) -> bool {
    call.over || call.medium != new.medium || role.is_some_and(|role| role != call.role)
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
            | EventName::Muted
            | EventName::Unmuted
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
