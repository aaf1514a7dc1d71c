use crate::{Actor, Call, Cause, Connection, Dialects, EventKind, Headline, NotReady, Role};

bitflags::bitflags! {
    /// What a rule can ask about, apart from the headline and the connections: one closed set, computed once per event.
    #[derive(Clone, Copy, Debug, Default, Eq, Hash, PartialEq)]
    pub struct Facts: u64 {
        /// The agent acts for itself.
        const BY_SELF = 1 << 0;
        /// A supervisor acts.
        const BY_SUPERVISOR = 1 << 1;
        /// The system or the network acts.
        const BY_PLATFORM = 1 << 2;
        /// Another agent acts.
        const BY_OTHER = 1 << 3;
        /// The agent has after-call work, or work without a call.
        const IN_WORK = 1 << 4;
        /// A wish waits for the end of the call.
        const WISH = 1 << 5;
        /// The wish waits for approval.
        const WISH_UNGRANTED = 1 << 6;
        /// The event's medium is voice or video.
        const VOICE = 1 << 7;
        /// Another voice contact of the agent is not on hold.
        const EAR_TAKEN = 1 << 8;
        /// The medium's limit is reached by other contacts.
        const AT_LIMIT = 1 << 9;
        /// The other medium group is in hand, and the tenant doesn't allow both at the same time.
        const EXCLUDED = 1 << 10;
        /// The call is known.
        const CALL_KNOWN = 1 << 11;
        /// The queue is known and gives out this medium.
        const QUEUE_FITS = 1 << 12;
        /// The contact is, or shall be, an internal call.
        const INTERNAL = 1 << 13;
        /// The contact is, or shall be, a reservation leg or comes from a dialler.
        const DIALLER = 1 << 14;
        /// The contact is, or shall be, the real call of a preview.
        const PREVIEW = 1 << 15;
        /// The contact is a reservation leg.
        const RESERVATION = 1 << 16;
        /// The agent is taken by a reservation leg that has been accepted, and the previewed call has not begun.
        const PREVIEW_DUE = 1 << 17;
        /// The event is about the outside party.
        const OUTSIDE = 1 << 18;
        /// The reason to be busy is none that this actor can give (rules R-ST-2 and R-ST-3).
        const WRONG_REASON = 1 << 19;
        /// The cause is that nobody answered.
        const NO_ANSWER = 1 << 20;
        /// The cause is that it was rejected.
        const REJECTED = 1 << 21;
        /// A sign-in by force, or a not-ready that replaces the present one.
        const INSISTS = 1 << 22;
        /// The rest has to be granted first.
        const NEEDS_GRANT = 1 << 23;
        /// The call has been rated.
        const RATED = 1 << 24;
        /// The timer is armed for this very instant.
        const DUE = 1 << 25;
        /// The timer is about ringing.
        const TIMER_RING = 1 << 26;
        /// The timer is about after-call work.
        const TIMER_WRAP_UP = 1 << 27;
        /// The role, connection or length that the event gives is none that it can have.
        const ILL_FORMED = 1 << 28;
        /// The agent is not ready for the event's medium, whatever is in hand.
        const UNREADY = 1 << 29;
        /// The call is over, and only after-call work keeps it.
        const OVER = 1 << 30;
        /// The wish is for something in which no contacts are given: not ready, work or sign-out.
        const LEAVING = 1 << 31;
        /// The contact is, or shall be, an answered call that a dialler hands over.
        const HANDED_OVER = 1 << 32;
        /// The agent is muted on the call.
        const MUTED = 1 << 33;
        /// The agent is taken by a reservation leg, accepted or not, and its call has not begun.
        const TAKEN = 1 << 34;
        /// As many agents rest as may.
        const REST_FULL = 1 << 35;
        /// The timer is about waiting in a queue.
        const TIMER_OVERFLOW = 1 << 36;
        /// The call waits in its queue.
        const WAITS = 1 << 37;
        /// The agent is not signed in to the event's medium.
        const NO_MEDIUM = 1 << 38;
        /// The agent serves a queue of the medium, or channel, that a limit is set for.
        const SERVES = 1 << 39;
        /// The event asks for a rest.
        const FOR_REST = 1 << 40;
        /// The call is known, nobody has it, and it waits in no queue.
        const LOOSE = 1 << 41;
    }
}

impl Facts {
    /// Of these one holds at a time: who acts.
    pub const ACTORS: Self = Self::BY_SELF.union(Self::BY_SUPERVISOR).union(Self::BY_PLATFORM).union(Self::BY_OTHER);
    /// Of these at most one holds at a time: which timer.
    pub const TIMERS: Self = Self::TIMER_RING.union(Self::TIMER_WRAP_UP).union(Self::TIMER_OVERFLOW);
    /// Of these at most one holds at a time: why a contact was diverted.
    pub const CAUSES: Self = Self::NO_ANSWER.union(Self::REJECTED);

    /// What the call decides that not many rules ask about.
    pub(crate) const OF_CALL: Self = Self::RATED.union(Self::OVER).union(Self::WAITS).union(Self::LOOSE);
    /// What some kinds of events decide by their details, or by what the centre knows of these.
    pub(crate) const OF_EVENT: Self = Self::TIMERS
        .union(Self::DUE)
        .union(Self::INSISTS)
        .union(Self::ILL_FORMED)
        .union(Self::WRONG_REASON)
        .union(Self::NEEDS_GRANT)
        .union(Self::QUEUE_FITS)
        .union(Self::SERVES)
        .union(Self::FOR_REST)
        .union(Self::REST_FULL);
    /// What the agent's state decides.
    pub(crate) const OF_AGENT: Self = Self::IN_WORK
        .union(Self::WISH)
        .union(Self::WISH_UNGRANTED)
        .union(Self::LEAVING)
        .union(Self::EAR_TAKEN)
        .union(Self::AT_LIMIT)
        .union(Self::EXCLUDED)
        .union(Self::UNREADY)
        .union(Self::NO_MEDIUM)
        .union(Self::PREVIEW_DUE)
        .union(Self::TAKEN);
    /// What is known without an event, for a contact that the agent could get; insisting is not among it.
    pub(crate) const KNOWN_OF_AGENT: Self = Self::ACTORS
        .union(Self::IN_WORK)
        .union(Self::WISH)
        .union(Self::WISH_UNGRANTED)
        .union(Self::LEAVING)
        .union(Self::VOICE)
        .union(Self::EAR_TAKEN)
        .union(Self::AT_LIMIT)
        .union(Self::EXCLUDED)
        .union(Self::UNREADY)
        .union(Self::PREVIEW_DUE)
        .union(Self::TAKEN)
        .union(Self::NO_MEDIUM)
        .union(Self::MUTED)
        .union(Self::CALL_KNOWN)
        .union(Self::RESERVATION);
    /// What is known without an event, for a contact that the agent has.
    pub(crate) const KNOWN_OF_CONTACT: Self = Self::KNOWN_OF_AGENT
        .union(Self::INTERNAL)
        .union(Self::DIALLER)
        .union(Self::PREVIEW)
        .union(Self::HANDED_OVER)
        .union(Self::RATED)
        .union(Self::OVER);

    pub(crate) fn set_if(self, condition: bool, fact: Self) -> Self {
        if condition { self.union(fact) } else { self }
    }

    pub(crate) const fn of_role(role: Role) -> Self {
        match role {
            Role::QueueInbound | Role::Direct | Role::AgentDialled => Self::empty(),
            Role::Internal => Self::INTERNAL,
            Role::Reservation => Self::DIALLER.union(Self::RESERVATION),
            Role::Preview => Self::DIALLER.union(Self::PREVIEW),
            Role::Progressive | Role::Predictive | Role::Callback => Self::DIALLER.union(Self::HANDED_OVER),
        }
    }

    pub(crate) fn of_call(call: &Call) -> Self {
        let waits = call.waits();
        Self::CALL_KNOWN
            .set_if(call.rated, Self::RATED)
            .set_if(call.over, Self::OVER)
            .set_if(waits, Self::WAITS)
            .set_if(call.legs.is_empty() && !waits && !call.over, Self::LOOSE)
    }

    pub(crate) fn of_cause(cause: Cause) -> Self {
        Self::empty().set_if(cause == Cause::NoAnswer, Self::NO_ANSWER).set_if(cause == Cause::Rejected, Self::REJECTED)
    }

    /// What is to be said of the reason for not being ready, by whose rules and of whom it is.
    ///
    /// Only Huawei's reasons are a closed set. An agent gives none or one of the tenant's own (rule R-ST-2), and 1 is what
    /// the platform makes of none; whoever else sets the state gives a reason of the platform (rule R-ST-3). Whoever is busy
    /// already has to give one (rule R-ST-2), where replacing the reason needs insisting at all.
    pub(crate) fn of_reason(kind: &EventKind, actor: Actor, dialect: Dialects, headline: Headline) -> Self {
        let huawei = dialect == Dialects::HUAWEI;
        let by_agent = matches!(actor, Actor::Agent(_));
        let (why, prolong) = match kind {
            EventKind::NotReady { why, prolong, .. } => (why, prolong),
            // The client's own reasons are 1 to 255 (rule R-OUT-3), those above are the platform's.
            EventKind::SignOut { reason, .. } => {
                let last = if matches!(actor, Actor::System | Actor::Network) { 264 } else { 255 };
                return Self::empty().set_if(huawei && *reason > last, Self::WRONG_REASON);
            }
            _ => return Self::empty(),
        };
        match *why {
            NotReady::Busy { reason } => {
                let own = (200..=250).contains(&reason);
                let known = own || reason <= 1 || (!by_agent && matches!(reason, 2..=5 | 7));
                let none = reason == 0 || (huawei && reason == 1);
                let cisco = (Dialects::CISCO_CCE | Dialects::CISCO_CCX).contains(dialect);
                let renews = by_agent && *prolong && headline == Headline::Busy && !cisco;
                Self::empty().set_if((huawei && !known) || (renews && none), Self::WRONG_REASON)
            }
            // Who is sent to rest is told why (rule R-ST-10); one's own rest needs no reason (rule R-ST-5).
            NotReady::Rest { reason, .. } => {
                let none = reason == 0 && matches!(actor, Actor::Supervisor(_));
                Self::empty().set_if(huawei && (reason > 255 || none), Self::ILL_FORMED)
            }
            NotReady::Study | NotReady::Adjusting => Self::empty(),
        }
    }

    /// What the event's own details say, without regard to any state.
    pub(crate) fn of_details(kind: &EventKind) -> Self {
        match kind {
            EventKind::SignIn { sign_in, .. } => {
                let reachable = sign_in.station().is_some_and(crate::DeviceId::is_number);
                Self::empty()
                    .set_if(sign_in.is_forced(), Self::INSISTS)
                    .set_if(sign_in.is_on_mobile() && !reachable, Self::ILL_FORMED)
            }
            EventKind::ChatLimit { limit, .. } => {
                let sound = (1..=crate::Tenant::MAX_CHAT_LIMIT).contains(limit);
                Self::empty().set_if(!sound, Self::ILL_FORMED)
            }
            EventKind::NotReady { prolong, why, .. } => Self::empty()
                .set_if(*prolong, Self::INSISTS)
                .set_if(matches!(why, NotReady::Rest { .. }), Self::FOR_REST)
                .set_if(why.rest_length().is_some_and(|length| !why.is_rest_length(length)), Self::ILL_FORMED),
            EventKind::Offered { role, .. } => {
                Self::of_role(*role).set_if(*role == Role::AgentDialled, Self::ILL_FORMED)
            }
            EventKind::ServiceInitiated { role, .. } => {
                let fits = matches!(role, Role::AgentDialled | Role::Internal | Role::Preview);
                Self::of_role(*role).set_if(!fits, Self::ILL_FORMED)
            }
            EventKind::Resync { to: crate::ResyncTo::NotReady(why), .. } => {
                let wrong = why.rest_length().is_some_and(|length| !why.is_rest_length(length));
                Self::empty().set_if(wrong, Self::ILL_FORMED)
            }
            EventKind::Resync { to: crate::ResyncTo::Contact { connection, .. }, .. } => {
                Self::empty().set_if(!connection.is_live() || *connection == Connection::Queued, Self::ILL_FORMED)
            }
            _ => Self::empty(),
        }
    }
}
