use crate::call::Leg;
use crate::{
    Agent, AgentId, Availability, Call, CallId, Centre, Channel, Connection, Dialects, Facts, Headline, MediumGroup,
    Role, WhyNot, Wish,
};

/// The contact that an agent's contacts are counted for: the next one, or one that is in hand already.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Next {
    pub(crate) group: Option<MediumGroup>,
    pub(crate) channel: Option<Channel>,
    pub(crate) role: Option<Role>,
    /// It is in hand already, and counts for the headline alone.
    pub(crate) except: Option<CallId>,
}

/// What an agent has in hand, counted in one walk: the headline and everything that rules ask about follow from it.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Tally {
    /// What needs the ear and attention most: its place in [`BY_WEIGHT`], 0 for nothing.
    weight: u8,
    /// A reservation leg has been offered; beside the call that it leads to it weighs nothing.
    reservation: bool,
    /// After-call work, or work without a call.
    pub(crate) works: bool,
    /// Some contact or work does not end by itself.
    untimed: bool,
    /// Voice contacts but those on hold.
    voices: u32,
    held: u32,
    chats: u32,
    /// Reservation legs, of voice and of others.
    reserved: [u32; 2],
    of_channel: u32,
    taken: bool,
    accepted: bool,
    /// What reservation legs lead to: the real call of a preview, or one that was handed over.
    led_to: bool,
}

/// What contacts make of an agent, the weightier the later; the first stands for none.
const BY_WEIGHT: [Option<Headline>; 7] = [
    None,
    Some(Headline::Chatting),
    Some(Headline::Holding),
    Some(Headline::Preoccupied),
    Some(Headline::Occupied),
    Some(Headline::Answering),
    Some(Headline::Talking),
];

/// The place of [`Headline::Preoccupied`].
const PREOCCUPIED: u8 = 3;

impl Tally {
    #[inline]
    fn take(&mut self, call: &Call, leg: &Leg, counts: bool, channel: Option<Channel>) {
        let voice = call.medium.group() == MediumGroup::Voice;
        self.untimed |= leg.until_us.is_none();
        let dialled = leg.role.is_dialler();
        let weight = match (leg.connection, voice) {
            (Connection::WrapUp, _) => {
                self.works = true;
                return;
            }
            (Connection::Null | Connection::Queued, _) => return,
            (Connection::Reserved | Connection::Alerting, _) if dialled => PREOCCUPIED,
            (Connection::Reserved, _) => 4,
            (Connection::Alerting, _) => 5,
            (Connection::Held, true) => 2,
            (_, true) => 6,
            (_, false) => 1,
        };
        if leg.role == Role::Reservation && weight == PREOCCUPIED {
            self.reservation = true;
        } else {
            self.weight = self.weight.max(weight);
        }
        if dialled {
            self.take_dialled(leg);
        }
        if !counts {
            return;
        }
        let [voices, chats] = &mut self.reserved;
        let count = match (leg.role, voice, leg.connection) {
            (Role::Reservation, true, _) => voices,
            (Role::Reservation, false, _) => chats,
            (_, true, Connection::Held) => &mut self.held,
            (_, true, _) => &mut self.voices,
            (_, false, _) => &mut self.chats,
        };
        *count += 1;
        if channel.is_some() && call.channel == channel && leg.role != Role::Reservation {
            self.of_channel += 1;
        }
    }

    fn take_dialled(&mut self, leg: &Leg) {
        if leg.role == Role::Reservation {
            self.taken = true;
            self.accepted |= leg.accepted;
        } else {
            self.led_to = true;
        }
    }

    fn weight(&self) -> u8 {
        if self.reservation && !self.led_to { self.weight.max(PREOCCUPIED) } else { self.weight }
    }

    fn contact(&self) -> Option<Headline> {
        BY_WEIGHT.get(usize::from(self.weight())).copied().flatten()
    }

    /// Whether some contact needs the agent, after-call work apart.
    pub(crate) fn is_live(&self) -> bool {
        self.weight() > 0
    }

    /// Whether all that is left to do ends by itself.
    pub(crate) const fn ends_by_itself(&self) -> bool {
        !self.untimed
    }

    pub(crate) fn headline(&self, state: &Agent) -> Headline {
        match self.contact() {
            Some(headline) => headline,
            None if self.works => {
                let then_ready = match state.wish {
                    None | Some(Wish::Work) => state.availability(MediumGroup::Voice) == Availability::Ready,
                    Some(Wish::Ready) => true,
                    Some(Wish::NotReady { .. } | Wish::SignOut) => false,
                };
                if then_ready && !self.untimed { Headline::WorkingReady } else { Headline::Working }
            }
            None => state.idle_headline(),
        }
    }

    /// Whether the other medium group is in hand.
    fn has_other(&self, group: MediumGroup) -> bool {
        let [voices, chats] = self.reserved;
        match group {
            MediumGroup::Voice => self.chats > 0 || chats > 0,
            MediumGroup::Multimedia => self.voices > 0 || self.held > 0 || voices > 0,
        }
    }
}

impl Centre {
    /// Counts what an agent has in hand.
    pub(crate) fn tally(&self, agent: AgentId, state: &Agent, next: Next) -> Tally {
        let works = state.work_since_us.is_some();
        let mut tally = Tally { works, untimed: works, ..Tally::default() };
        for (id, slot) in state.contacts.iter().zip(&state.slots.0) {
            if let Some((call, leg)) = self.calls.near(*slot, id).and_then(|call| Some((call, call.leg(agent)?))) {
                tally.take(call, leg, next.except != Some(*id), next.channel);
            }
        }
        tally
    }

    /// How many contacts an agent may have, where that many are in hand for the next one.
    pub(crate) fn limit_reached(&self, state: &Agent, tally: &Tally, next: Next) -> Option<u8> {
        let group = next.group?;
        let [voices, chats] = tally.reserved;
        let (same, reserved) = match group {
            // At CCE nothing is given to an agent on hold, who can only talk again or end the call.
            MediumGroup::Voice if self.tenant.dialect() == Dialects::CISCO_CCE => (tally.voices + tally.held, voices),
            MediumGroup::Voice => (tally.voices, voices),
            MediumGroup::Multimedia => (tally.chats, chats),
        };
        // A reservation leg and the call that it leads to count once.
        let follows = match next.role {
            Some(Role::Preview) => tally.accepted,
            Some(role) => tally.taken && role.is_handed_over(),
            None => false,
        };
        let reserved = if tally.led_to || follows { 0 } else { reserved };
        let of_channel = next.channel.filter(|_| group == MediumGroup::Multimedia);
        let own = of_channel.and_then(|channel| state.channel_limit(channel));
        let limit = self.limit(state, group);
        match own {
            Some(own) if tally.of_channel >= u32::from(own) => Some(own),
            _ if same + reserved >= u32::from(limit) => Some(limit),
            _ => None,
        }
    }

    /// Whether the tenant keeps a group from an agent who has the other one in hand (rule R-MM-1).
    fn excludes(&self, tally: &Tally, group: MediumGroup) -> bool {
        tally.has_other(group) && !self.tenant.simultaneous()
    }

    /// The facts that an agent's contacts decide for the next one.
    pub(crate) fn facts_of(&self, state: &Agent, tally: &Tally, next: Next) -> Facts {
        Facts::empty()
            .set_if(tally.works, Facts::IN_WORK)
            .set_if(self.limit_reached(state, tally, next).is_some(), Facts::AT_LIMIT)
            .set_if(next.group.is_some_and(|group| self.excludes(tally, group)), Facts::EXCLUDED)
            .set_if(tally.voices > 0, Facts::EAR_TAKEN)
            .set_if(tally.accepted && !tally.led_to, Facts::PREVIEW_DUE)
            .set_if(tally.taken && !tally.led_to, Facts::TAKEN)
    }

    /// Reasons that hold for any contact of a group.
    pub(crate) fn why_not_group(&self, state: &Agent, tally: &Tally, group: MediumGroup) -> WhyNot {
        let next = Next { group: Some(group), ..Next::default() };
        let no_station = group == MediumGroup::Voice && state.session.station().is_none();
        WhyNot::empty()
            .set_if(!state.session.serves(group), WhyNot::NO_MEDIUM)
            .set_if(state.availability(group) != Availability::Ready, WhyNot::NOT_READY)
            .set_if(no_station, WhyNot::NO_STATION)
            .set_if(self.limit_reached(state, tally, next).is_some(), WhyNot::AT_LIMIT)
            .set_if(self.excludes(tally, group), WhyNot::EXCLUDED)
            .set_if(state.wish.is_some_and(Wish::is_leaving), WhyNot::WISH)
            .set_if(tally.works, WhyNot::WORKING)
    }

    /// Since when an agent could be given a contact, per group.
    pub(crate) fn free_since(&self, state: &Agent, tally: &Tally) -> [Option<i64>; 2] {
        if tally.works || state.wish.is_some_and(Wish::is_leaving) {
            return [None; 2];
        }
        [MediumGroup::Voice, MediumGroup::Multimedia].map(|group| {
            let free =
                state.availability(group) == Availability::Ready && self.why_not_group(state, tally, group).is_empty();
            free.then_some(state.idle_since_us)
        })
    }
}
