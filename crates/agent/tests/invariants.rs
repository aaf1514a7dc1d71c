//! Random event sequences: whatever comes, in whatever order, the invariants hold.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

use std::collections::{BTreeMap, BTreeSet};

use core::time::Duration;
use jiff::Timestamp;
use offhook_agent::*;
use offhook_ops::cisco::AgentState as CiscoState;
use proptest::prelude::*;

const VOICE: QueueId = QueueId::new(3);
const CHATS: QueueId = QueueId::new(4);

fn agent() -> impl Strategy<Value = AgentId> {
    (101_u32..104).prop_map(AgentId::new)
}

fn call() -> impl Strategy<Value = CallId> {
    (1_u64..6).prop_map(CallId::new)
}

fn new_call() -> impl Strategy<Value = NewCall> {
    // Odd numbers are voice, so that a call keeps its medium mostly; now and then an event contradicts itself.
    (call(), prop::bool::weighted(0.05)).prop_map(|(call, odd)| {
        let voice = (call.number() % 2 == 1) != odd;
        NewCall::new(call, if voice { Medium::Voice } else { Medium::Text })
    })
}

fn party() -> impl Strategy<Value = Party> {
    prop_oneof![agent().prop_map(Party::Agent), Just(Party::Outside)]
}

fn not_ready() -> impl Strategy<Value = NotReady> {
    prop_oneof![
        (0_u16..5).prop_map(|reason| NotReady::Busy { reason }),
        (0_u16..3, 0_u32..200).prop_map(|(reason, seconds)| NotReady::Rest { reason, seconds }),
        Just(NotReady::Study),
        Just(NotReady::Adjusting),
    ]
}

fn role() -> impl Strategy<Value = Role> {
    prop::sample::select(vec![
        Role::QueueInbound,
        Role::Direct,
        Role::Internal,
        Role::AgentDialled,
        Role::Reservation,
        Role::Preview,
        Role::Progressive,
    ])
}

fn sign_in() -> impl Strategy<Value = SignIn> {
    (0_u8..4, any::<bool>(), any::<bool>()).prop_map(|(limit, forced, skilled)| {
        let sign_in = SignIn::new(9).with_station("88801".parse().unwrap()).with_chat_limit(limit);
        let sign_in = if skilled { sign_in.with_skill(VOICE, 1).with_skill(CHATS, 2) } else { sign_in };
        if forced { sign_in.forced() } else { sign_in }
    })
}

fn resync_to() -> impl Strategy<Value = ResyncTo> {
    prop_oneof![
        Just(ResyncTo::SignedOut),
        Just(ResyncTo::Ready),
        not_ready().prop_map(ResyncTo::NotReady),
        Just(ResyncTo::Work),
        (new_call(), role(), prop::sample::select(Connection::ALL.to_vec()))
            .prop_map(|(call, role, connection)| ResyncTo::Contact { call, role, connection }),
    ]
}

fn agents_kind() -> impl Strategy<Value = EventKind> {
    prop_oneof![
        4 => (agent(), sign_in()).prop_map(|(agent, sign_in)| EventKind::SignIn { agent, sign_in }),
        1 => (agent(), 0_u16..2).prop_map(|(agent, reason)| EventKind::SignOut { agent, reason }),
        4 => agent().prop_map(|agent| EventKind::Ready { agent }),
        2 => (agent(), not_ready(), any::<bool>())
            .prop_map(|(agent, why, prolong)| EventKind::NotReady { agent, why, prolong }),
        1 => agent().prop_map(|agent| EventKind::RestGranted { agent }),
        1 => agent().prop_map(|agent| EventKind::WorkBegin { agent }),
        2 => agent().prop_map(|agent| EventKind::WorkEnd { agent }),
        1 => agent().prop_map(|agent| EventKind::WishWithdrawn { agent }),
    ]
}

fn call_kind() -> impl Strategy<Value = EventKind> {
    prop_oneof![
        4 => (new_call(), prop::sample::select(vec![VOICE, CHATS, QueueId::new(9)]))
            .prop_map(|(call, queue)| EventKind::Queued { call, queue }),
        4 => (new_call(), agent(), role()).prop_map(|(call, agent, role)| EventKind::Offered { call, agent, role }),
        1 => (call(), agent()).prop_map(|(call, agent)| EventKind::PreviewAccepted { call, agent }),
        1 => (call(), agent()).prop_map(|(call, agent)| EventKind::PreviewRejected { call, agent }),
        1 => (call(), agent()).prop_map(|(call, agent)| EventKind::PreviewCancelled { call, agent }),
        3 => (new_call(), agent(), role())
            .prop_map(|(call, agent, role)| EventKind::ServiceInitiated { call, agent, role }),
        2 => (call(), agent()).prop_map(|(call, agent)| EventKind::Originated { call, agent, called: None }),
        4 => (call(), party()).prop_map(|(call, party)| EventKind::Delivered { call, party }),
        6 => (call(), party()).prop_map(|(call, party)| EventKind::Established { call, party }),
        1 => (call(), agent()).prop_map(|(call, agent)| EventKind::Held { call, agent }),
        1 => (call(), agent()).prop_map(|(call, agent)| EventKind::Retrieved { call, agent }),
        1 => (call(), agent()).prop_map(|(call, agent)| EventKind::Diverted { call, agent }),
        1 => (call(), party()).prop_map(|(call, party)| EventKind::Failed { call, party }),
        3 => (call(), party()).prop_map(|(call, party)| EventKind::ConnectionCleared { call, party }),
        3 => call().prop_map(|call| EventKind::CallCleared { call }),
        1 => (call(), party()).prop_map(|(call, from)| EventKind::Message { call, from }),
        1 => (call(), 0_u8..6).prop_map(|(call, score)| EventKind::Rated { call, score }),
    ]
}

/// An event, the seconds since the one before it, and whether a resynchronisation is among them.
fn step(resync: bool) -> impl Strategy<Value = (i64, Event)> {
    let rare = if resync { 2 } else { 0 };
    let kind = prop_oneof![
        10 => agents_kind(),
        14 => call_kind(),
        1 => agent().prop_map(|agent| EventKind::Observed { agent, state: Observed::Cisco(CiscoState::TALKING) }),
        1 => (agent(), call()).prop_map(|(agent, call)| EventKind::Timer { timer: Timer::Ring { agent, call } }),
        rare => (agent(), resync_to()).prop_map(|(agent, to)| EventKind::Resync { agent, to }),
    ];
    let actor = prop_oneof![
        12 => Just(None),
        1 => agent().prop_map(|agent| Some(Actor::Agent(agent))),
        1 => Just(Some(Actor::Supervisor(AgentId::new(900)))),
        1 => Just(Some(Actor::System)),
    ];
    let cause = prop::sample::select(vec![Cause::Normal, Cause::Normal, Cause::NoAnswer, Cause::Rejected]);
    (-1_i64..40, kind, actor, cause).prop_map(|(after, kind, actor, cause)| {
        let own = match &kind {
            EventKind::SignIn { agent, .. }
            | EventKind::SignOut { agent, .. }
            | EventKind::Ready { agent }
            | EventKind::NotReady { agent, .. }
            | EventKind::WorkBegin { agent }
            | EventKind::WorkEnd { agent }
            | EventKind::WishWithdrawn { agent } => Actor::Agent(*agent),
            _ => Actor::Network,
        };
        (after, Event::new(Timestamp::UNIX_EPOCH, actor.unwrap_or(own), kind).with_cause(cause))
    })
}

fn log(steps: Vec<(i64, Event)>) -> Vec<Event> {
    let mut second = 1_000;
    let timed = |(after, event): (i64, Event)| {
        second += after;
        let at = Timestamp::from_second(second).unwrap();
        Event::new(at, event.actor(), event.kind().clone()).with_cause(event.cause())
    };
    steps.into_iter().map(timed).collect()
}

fn tenant() -> impl Strategy<Value = Tenant> {
    let work = prop_oneof![
        Just(AfterCall::Idle),
        Just(AfterCall::Work { limit: None }),
        Just(AfterCall::Work { limit: Some(Duration::from_secs(30)) }),
    ];
    let dialect = prop::sample::select(Dialects::all().iter().collect::<Vec<_>>());
    (work, dialect, any::<[bool; 5]>(), 1_u8..4).prop_map(|(work, dialect, switches, chats)| {
        let [simultaneous, busy, rejection, rest, rings] = switches;
        let tenant = Tenant::default()
            .with_dialect(dialect)
            .with_queue(VOICE, Medium::Voice)
            .with_queue(CHATS, Medium::Text)
            .with_after_call(MediumGroup::Voice, work)
            .with_after_call(MediumGroup::Multimedia, work)
            .with_simultaneous(simultaneous)
            .with_busy_on_no_answer(busy)
            .with_busy_on_rejection(rejection)
            .with_rest_approval(rest)
            .with_chat_limit(chats);
        if rings { tenant.with_ring_limit(Duration::from_secs(20)) } else { tenant }
    })
}

/// The agent whose own doing an event is, where it is one's own.
fn own(kind: &EventKind) -> Option<AgentId> {
    match kind {
        EventKind::SignIn { agent, .. }
        | EventKind::SignOut { agent, .. }
        | EventKind::Ready { agent }
        | EventKind::NotReady { agent, .. }
        | EventKind::WorkBegin { agent }
        | EventKind::WorkEnd { agent }
        | EventKind::WishWithdrawn { agent }
        | EventKind::PreviewAccepted { agent, .. }
        | EventKind::PreviewRejected { agent, .. }
        | EventKind::PreviewCancelled { agent, .. }
        | EventKind::ServiceInitiated { agent, .. }
        | EventKind::Originated { agent, .. }
        | EventKind::Held { agent, .. }
        | EventKind::Retrieved { agent, .. }
        | EventKind::Diverted { agent, .. }
        | EventKind::Established { party: Party::Agent(agent), .. } => Some(*agent),
        _ => None,
    }
}

/// Invariants of a centre at rest, between two events.
fn check(centre: &Centre) {
    for (id, agent) in centre.agents() {
        let legs: Vec<_> = agent
            .contacts()
            .iter()
            .map(|call| {
                let details = centre.call(*call).expect("a contact is a call");
                (details, details.connection(Party::Agent(id)))
            })
            .collect();
        assert!(legs.iter().all(|(_, connection)| *connection != Connection::Null));
        // 3: at most one connected voice contact.
        let voice = |connection: Connection| {
            let ear = legs.iter().filter(|(call, _)| call.medium().group() == MediumGroup::Voice);
            ear.filter(|(_, own)| *own == connection).count()
        };
        assert!(voice(Connection::Connected) <= 1, "agent {id} has two voices in the ear");
        let listed: BTreeSet<_> = agent.contacts().iter().collect();
        assert_eq!(listed.len(), agent.contacts().len(), "agent {id} has a contact twice");
        // 6: a wish waits for something.
        let busy = legs.iter().any(|(_, connection)| *connection != Connection::WrapUp);
        let works = Headline::WORK.contains(centre.headline(id).set());
        match agent.wish() {
            Some(Wish::NotReady { granted: false, .. }) | None => {}
            Some(Wish::Work) => assert!(busy, "the wish for work waits for nothing"),
            Some(wish) => assert!(busy || works, "the wish for {wish} waits for nothing"),
        }
        // The headline is what the contacts say.
        let in_call = Headline::IN_CALL.contains(centre.headline(id).set());
        assert_eq!(in_call, busy, "agent {id} is {}", centre.headline(id));
    }
    // 9: signed out means no contacts.
    for (_, call) in centre.calls() {
        for agent in call.agents() {
            assert!(centre.agent(agent).is_some(), "agent {agent} has a contact and is signed out");
        }
    }
    // Nobody waits in a queue while somebody could serve.
    for queue in [VOICE, CHATS] {
        for call in centre.waiting(queue) {
            for (agent, _) in centre.agents() {
                assert!(!centre.why_not(call, agent).is_empty(), "call {call} waits although agent {agent} is free");
            }
        }
    }
}

/// 4: the limits, after every event that is not a resynchronisation. Held calls are not limited, a reservation leg and the
/// call it leads to count once, and what an agent works after does not count.
fn check_limits(centre: &Centre) {
    for (id, agent) in centre.agents() {
        let own = Party::Agent(id);
        let counted = |group: MediumGroup| {
            let calls = agent.contacts().iter().filter_map(|call| centre.call(*call));
            let live = calls.filter(|call| call.medium().group() == group && call.connection(own).is_live());
            let calls = live.filter(|call| group != MediumGroup::Voice || call.connection(own) != Connection::Held);
            calls.filter(|call| call.role() != Role::Reservation).count()
        };
        let limit = match agent.session().chat_limit() {
            0 => centre.tenant().chat_limit(),
            own => own,
        };
        let (voices, chats) = (counted(MediumGroup::Voice), counted(MediumGroup::Multimedia));
        assert!(voices <= 1, "agent {id} has {voices} voice contacts");
        assert!(chats <= usize::from(limit), "agent {id} has {chats} chats of {limit}");
    }
}

/// 4 and 5, at the moment of each offer by a queue: told from the effects before it, as several can follow one event.
fn check_offers(before: &Centre, effects: &Effects) {
    let mut states: BTreeMap<AgentId, (Headline, Option<Wish>)> = BTreeMap::new();
    for emitted in effects {
        let (Effect::StateChanged { agent, .. } | Effect::WishChanged { agent, .. } | Effect::Reserved { agent, .. }) =
            *emitted.effect()
        else {
            continue;
        };
        let wish = before.agent(agent).and_then(Agent::wish);
        let (headline, wish) = states.entry(agent).or_insert_with(|| (before.headline(agent), wish));
        match *emitted.effect() {
            Effect::StateChanged { to, .. } => *headline = to,
            Effect::WishChanged { wish: new, .. } => *wish = new,
            Effect::Reserved { queue: Some(_), .. } => {
                let given = Headline::IN_CALL | Headlines::READY;
                assert!(given.contains(headline.set()), "offered by a queue to an agent who is {headline}");
                assert!(!wish.is_some_and(Wish::is_leaving), "offered by a queue to an agent who wishes for {wish:?}");
            }
            _ => {}
        }
    }
}

/// 10: the headline states of a sign-in follow each other without a gap.
#[derive(Default)]
struct Timeline {
    last: BTreeMap<AgentId, (Headline, i64)>,
    signed_in: BTreeMap<AgentId, i64>,
    total: BTreeMap<AgentId, i64>,
}

impl Timeline {
    fn take(&mut self, effects: &Effects) {
        for emitted in effects {
            let at_us = emitted.at().as_microsecond();
            let Effect::StateChanged { agent, from, to, since_us, .. } = *emitted.effect() else { continue };
            if from == Headline::SignedOut {
                self.signed_in.insert(agent, at_us);
                self.total.insert(agent, 0);
            } else {
                assert_eq!(self.last.get(&agent), Some(&(from, since_us)));
                *self.total.get_mut(&agent).unwrap() += at_us - since_us;
            }
            if to == Headline::SignedOut {
                assert_eq!(self.total[&agent], at_us - self.signed_in[&agent]);
            }
            self.last.insert(agent, (to, at_us));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn invariants_hold_after_every_event(tenant in tenant(), steps in prop::collection::vec(step(true), 0..120)) {
        let mut centre = Centre::new(tenant);
        let mut effects = Effects::new();
        let mut timeline = Timeline::default();
        for event in log(steps) {
            // Time reversed is refused before anything else; otherwise timers fire first and are events of their own.
            effects.clear();
            let before = centre.clone();
            let reversed = centre.handle(&event, &mut effects).is_err_and(|refused| refused.refusal() == Refusal::TimeReversed);
            if reversed {
                prop_assert_eq!(&before, &centre);
                prop_assert!(effects.is_empty());
                continue;
            }
            check(&centre);
            check_offers(&before, &effects);
            timeline.take(&effects);
        }
    }

    #[test]
    fn invariants_4_and_11_limits_hold_and_everybody_can_be_signed_out(
        tenant in tenant(),
        steps in prop::collection::vec(step(false), 0..120),
    ) {
        let mut centre = Centre::new(tenant);
        let mut effects = Effects::new();
        for event in log(steps) {
            let _ = centre.handle(&event, &mut effects);
            check_limits(&centre);
        }
        let agents: Vec<_> = centre.agents().map(|(agent, _)| agent).collect();
        for agent in agents {
            let by_force = EventKind::SignOut { agent, reason: 0 };
            let last = Timestamp::from_second(1_000_000).unwrap();
            let event = Event::new(last, Actor::Supervisor(AgentId::new(900)), by_force);
            prop_assert_eq!(centre.handle(&event, &mut effects), Ok(()));
        }
        prop_assert_eq!(centre.agents().count(), 0);
    }

    #[test]
    fn what_an_agent_does_was_legal(tenant in tenant(), steps in prop::collection::vec(step(true), 0..120)) {
        let mut centre = Centre::new(tenant);
        let mut effects = Effects::new();
        for event in log(steps) {
            centre.advance(event.at(), &mut effects);
            let before = centre.clone();
            if centre.handle(&event, &mut effects).is_ok()
                && let Actor::Agent(who) = event.actor()
                && own(event.kind()) == Some(who)
            {
                prop_assert!(before.legal(who).contains(event.kind().name().set()), "{:?}", event);
            }
        }
    }

    #[test]
    fn invariant_2_a_refused_event_changes_nothing(tenant in tenant(), steps in prop::collection::vec(step(true), 0..120)) {
        let mut centre = Centre::new(tenant);
        let mut effects = Effects::new();
        for event in log(steps) {
            centre.advance(event.at(), &mut effects);
            effects.clear();
            let before = centre.clone();
            let decided = centre.decide(&event).map(|decision| decision.row().id());
            match centre.handle(&event, &mut effects) {
                Ok(()) => prop_assert!(decided.is_ok()),
                Err(refused) => {
                    prop_assert_eq!(&before, &centre);
                    prop_assert!(effects.is_empty());
                    prop_assert_eq!(decided, Err(refused));
                    prop_assert!(!refused.to_string().is_empty());
                }
            }
        }
    }

    #[test]
    fn invariant_1_replay_equals_live_and_any_snapshot_goes_on(
        tenant in tenant(),
        steps in prop::collection::vec(step(true), 0..80),
        cut in 0_usize..80,
    ) {
        let mut live = Centre::new(tenant.clone());
        let (mut effects, mut all) = (Effects::new(), Vec::new());
        let mut logged: Vec<Event> = Vec::new();
        for event in log(steps) {
            effects.clear();
            match live.handle(&event, &mut effects) {
                Ok(()) => logged.extend(effects.logged(&event)),
                Err(_) => logged.extend(effects.timers_fired()),
            }
            all.extend(effects.iter().copied());
        }
        // Strictly: a log of accepted events and fired timers is accepted as a whole.
        let mut replayed = Centre::new(tenant.clone());
        effects.clear();
        prop_assert_eq!(replayed.fold(&logged, &mut effects), Ok(()));
        prop_assert_eq!(&replayed, &live);
        prop_assert_eq!(effects.as_slice(), &all[..]);
        // Without its timers, which fire by themselves.
        let mut bare = Centre::new(tenant.clone());
        effects.clear();
        let without_timers: Vec<_> = logged.iter().filter(|event| !matches!(event.kind(), EventKind::Timer { .. })).collect();
        prop_assert_eq!(bare.fold(without_timers, &mut effects), Ok(()));
        if let Some(last) = logged.last() {
            bare.advance(last.at(), &mut effects);
        }
        prop_assert_eq!(&bare, &live);
        // Cut anywhere.
        let cut = cut.min(logged.len());
        let mut first = Centre::new(tenant);
        first.fold(&logged[..cut], &mut effects).unwrap();
        #[cfg(feature = "serde")]
        let mut first: Centre = {
            let snapshot = serde_json::to_string(&first).unwrap();
            let resumed: Centre = serde_json::from_str(&snapshot).unwrap();
            prop_assert_eq!(&resumed, &first);
            resumed
        };
        first.fold(&logged[cut..], &mut effects).unwrap();
        prop_assert_eq!(&first, &live);
    }

    #[cfg(feature = "serde")]
    #[test]
    fn events_survive_the_log(steps in prop::collection::vec(step(true), 0..40)) {
        for event in log(steps) {
            let line = serde_json::to_string(&event).unwrap();
            prop_assert!(!line.contains('\n'));
            prop_assert_eq!(serde_json::from_str::<Event>(&line).unwrap(), event);
        }
    }
}
