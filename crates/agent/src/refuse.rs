use offhook_base::Rule;

use crate::decide::Subject;
use crate::tally::Next;
use crate::{
    AgentId, Centre, Circumstances, Connection, Event, EventKind, EventName, EventNames, Facts, MediumGroup, Refusal,
    Refused, Role, rule,
};

/// What is said instead of an effect, and what would have been legal.
impl Centre {
    /// Why an event is refused, with everything that a reader wants to know of the state.
    #[cold]
    pub(crate) fn refuse(&self, event: &Event, refusal: Refusal, rule: &'static Rule) -> Refused {
        let (subject, Circumstances { agent, contact, facts, .. }) = self.all_circumstances(event);
        let asked = match event.kind() {
            EventKind::Queued { .. } => None,
            kind => kind.new_call().map(|(call, _)| (kind.name(), call.medium.group())),
        };
        let legal = subject.agent.map_or(EventNames::empty(), |agent| self.legal_besides(agent, Facts::INSISTS, asked));
        let group = if facts.contains(Facts::VOICE) { MediumGroup::Voice } else { MediumGroup::Multimedia };
        let (group, limit) = match event.kind() {
            EventKind::RestGranted { .. } => (None, self.tenant.rest_limit().unwrap_or_default()),
            kind => (Some(group), self.limit_met(kind, subject, group)),
        };
        Refused {
            agent: subject.agent,
            call: subject.call,
            state: agent,
            contact,
            event: event.kind().name(),
            refusal,
            group,
            limit,
            rule,
            legal,
        }
    }

    /// The limit of a group, or of one of its channels, that an event's contact meets.
    fn limit_met(&self, kind: &EventKind, subject: Subject, group: MediumGroup) -> u16 {
        let Some((agent, state)) = subject.agent.and_then(|agent| Some((agent, self.agents.get(&agent)?))) else {
            return 0;
        };
        let channel = match kind.new_call() {
            Some((new, _)) => new.channel,
            None => subject.call.and_then(|call| self.calls.get(&call)?.channel),
        };
        let next = Next { group: Some(group), channel, role: None, except: subject.call };
        let reached = self.limit_reached(state, &self.tally(agent, state, next), next);
        reached.unwrap_or_else(|| self.limit(state, group)).into()
    }

    /// What the rules would accept for an agent now, from itself or about a contact that it has or could get.
    ///
    /// Whatever an event adds of its own (a role, a cause, a party, that it insists) is taken as it would suit: who is signed
    /// in can sign in by force (rule R-IN-2). Vendors' reports, timers, settings and what only a supervisor or the platform can do are
    /// left out.
    ///
    /// ```
    /// use offhook_agent::{AgentId, Centre, EventNames, Tenant};
    ///
    /// let centre = Centre::new(Tenant::default());
    /// assert_eq!(centre.legal(AgentId::new(101)), EventNames::SIGN_IN);
    /// ```
    #[must_use]
    pub fn legal(&self, agent: AgentId) -> EventNames {
        self.legal_besides(agent, Facts::empty(), None)
    }

    /// [`Centre::legal`] where some facts are certain not to hold, and an event that was asked for counts only for contacts
    /// of its own medium group: an offer of a chat is no answer to a refused call.
    fn legal_besides(&self, agent: AgentId, not: Facts, asked: Option<(EventName, MediumGroup)>) -> EventNames {
        let headline = self.headline(agent);
        let dialect = self.tenant.dialect();
        let Some(state) = self.agents.get(&agent) else {
            let nothing = Circumstances {
                agent: headline,
                contact: Connection::Null,
                peer: Connection::Null,
                facts: Facts::BY_SELF,
                dialect,
            };
            return rule::legal(&nothing, Connection::Null, Facts::KNOWN_OF_AGENT | not);
        };
        let mut legal = EventNames::empty();
        let suits = |names: EventNames, group: MediumGroup| match asked {
            Some((asked, wanted)) if wanted != group => names.difference(asked.set()),
            _ => names,
        };
        // A contact of either group: any, the real one of a preview, which its reservation leg makes room for, and one that is
        // handed over.
        let previewed = Facts::DIALLER | Facts::PREVIEW;
        let handed = Facts::DIALLER | Facts::HANDED_OVER;
        let contacts = [
            (None, Facts::empty(), Facts::KNOWN_OF_AGENT, EventNames::all()),
            (
                Some(Role::Preview),
                previewed,
                Facts::KNOWN_OF_CONTACT,
                EventNames::OFFERED | EventNames::SERVICE_INITIATED,
            ),
            (Some(Role::Progressive), handed, Facts::KNOWN_OF_CONTACT, EventNames::OFFERED),
        ];
        let groups = [MediumGroup::Voice, MediumGroup::Multimedia];
        for (group, (role, facts, known, begins)) in groups.into_iter().flat_map(|group| contacts.map(|it| (group, it)))
        {
            let next = Next { group: Some(group), channel: None, role, except: None };
            let facts = self.standing(state, &self.tally(agent, state, next), next) | facts | Facts::BY_SELF;
            let circumstances =
                Circumstances { agent: headline, contact: Connection::Null, peer: Connection::Null, facts, dialect };
            legal |= suits(rule::legal(&circumstances, Connection::Null, known | not), group).intersection(begins);
        }
        for id in state.contacts() {
            let Some((call, leg)) = self.calls.get(id).and_then(|call| Some((call, call.leg(agent)?))) else {
                continue;
            };
            let group = call.medium.group();
            let next = Next { group: Some(group), channel: call.channel, role: Some(leg.role), except: Some(*id) };
            let facts = self.standing(state, &self.tally(agent, state, next), next)
                | Facts::of_role(leg.role)
                | Facts::of_call(call)
                | Facts::BY_SELF;
            let facts = facts.set_if(leg.muted_since_us.is_some(), Facts::MUTED);
            let (contact, peer) = (leg.connection, call.peer(Some(agent)));
            let circumstances = Circumstances { agent: headline, contact, peer, facts, dialect };
            let names = rule::legal(&circumstances, call.outside, Facts::KNOWN_OF_CONTACT | not);
            legal |= suits(names, call.medium.group());
        }
        legal
    }
}
