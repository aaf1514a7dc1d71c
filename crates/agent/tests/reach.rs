//! Every state that one agent with one voice line and two chats can get into, visited by shape: ids are the same few,
//! instants are dropped, armed timers are kept.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use core::time::Duration;
use jiff::Timestamp;
use offhook_agent::*;
use offhook_ops::cisco::AgentState as CiscoState;

const A: AgentId = AgentId::new(101);
const VOICE: CallId = CallId::new(1);
const CHATS: [CallId; 2] = [CallId::new(2), CallId::new(3)];
const PREVIEW: CallId = CallId::new(4);
const QUEUE: QueueId = QueueId::new(3);

/// What of a state matters for what can follow: everything but instants, reasons and names. Chats are told apart by their
/// state alone, so that the two are the same whichever came first.
fn shape(centre: &Centre) -> String {
    let agent = centre.agent(A).map(|agent| {
        let ungranted = matches!(agent.wish(), Some(Wish::NotReady { granted: false, .. }));
        let rests = matches!(agent.wish(), Some(Wish::NotReady { why: NotReady::Rest { .. }, .. }));
        let wish = agent.wish().map(|wish| (wish.to_string(), ungranted, rests));
        (agent.availability(MediumGroup::Voice), wish, centre.next_deadline().is_some())
    });
    let mut calls: Vec<_> = centre
        .calls()
        .map(|(id, call)| {
            let (own, outside) = (call.connection(Party::Agent(A)), call.connection(Party::Outside));
            let accepted = centre.legal(A).contains(EventNames::PREVIEW_ACCEPTED);
            (call.medium() as u8, call.role(), own, outside, centre.why_not(id, A).bits(), call.queue(), accepted)
        })
        .collect();
    calls.sort_unstable();
    format!("{:?} {agent:?} {calls:?}", centre.headline(A))
}

/// What can happen to the agent: everything about the voice line, and of chats what differs from a call.
fn events(chats: &[CallId]) -> Vec<(Actor, Cause, EventKind)> {
    let me = Party::Agent(A);
    let sign_in = SignIn::new(1).with_station("1".parse().unwrap()).with_skill(QUEUE, 1);
    let rest = NotReady::Rest { reason: 0, seconds: 60 };
    let new = NewCall::new(VOICE, Medium::Voice);
    let mut kinds = vec![
        EventKind::SignIn { agent: A, sign_in },
        EventKind::SignOut { agent: A, reason: 0 },
        EventKind::Ready { agent: A },
        EventKind::NotReady { agent: A, why: NotReady::BY_SELF, prolong: false },
        EventKind::NotReady { agent: A, why: rest, prolong: false },
        EventKind::WorkBegin { agent: A },
        EventKind::WorkEnd { agent: A },
        EventKind::WishWithdrawn { agent: A },
        EventKind::Queued { call: new, queue: QUEUE },
        EventKind::Offered { call: new, agent: A, role: Role::Direct },
        EventKind::Offered { call: new, agent: A, role: Role::Reservation },
        EventKind::Offered { call: NewCall::new(PREVIEW, Medium::Voice), agent: A, role: Role::Preview },
        EventKind::ServiceInitiated { call: new, agent: A, role: Role::AgentDialled },
        EventKind::ServiceInitiated { call: NewCall::new(PREVIEW, Medium::Voice), agent: A, role: Role::Preview },
        EventKind::PreviewAccepted { call: VOICE, agent: A },
        EventKind::PreviewCancelled { call: VOICE, agent: A },
    ];
    let mut others = vec![
        (Actor::System, Cause::Normal, EventKind::RestGranted { agent: A }),
        (Actor::System, Cause::Normal, EventKind::WorkBegin { agent: A }),
        (Actor::Supervisor(AgentId::new(900)), Cause::Normal, EventKind::SignOut { agent: A, reason: 0 }),
        (Actor::Network, Cause::NoAnswer, EventKind::Diverted { call: VOICE, agent: A }),
    ];
    for call in [VOICE, PREVIEW] {
        kinds.push(EventKind::Originated { call, agent: A, called: None });
        if call == VOICE {
            kinds.push(EventKind::Held { call, agent: A });
            kinds.push(EventKind::Retrieved { call, agent: A });
        }
        for party in [me, Party::Outside] {
            kinds.push(EventKind::Delivered { call, party });
            kinds.push(EventKind::Established { call, party });
            kinds.push(EventKind::Failed { call, party });
            kinds.push(EventKind::ConnectionCleared { call, party });
        }
        kinds.push(EventKind::CallCleared { call });
    }
    for call in chats.iter().copied() {
        kinds.push(EventKind::Offered { call: NewCall::new(call, Medium::Text), agent: A, role: Role::QueueInbound });
        kinds.push(EventKind::Delivered { call, party: me });
        kinds.push(EventKind::Established { call, party: me });
        kinds.push(EventKind::CallCleared { call });
    }
    others.extend(kinds.into_iter().map(|kind| (Actor::Agent(A), Cause::Normal, kind)));
    others
}

#[derive(Default)]
struct Visit {
    states: usize,
    edges: usize,
    headlines: BTreeSet<Headline>,
    rules: BTreeSet<&'static str>,
    /// From which headline to which, signing out by force apart.
    moves: BTreeSet<(Headline, Headline)>,
}

impl Visit {
    /// A reservation leg that outlives the call it led to is out of the documented order, and so is what follows from it.
    fn note_moves(&mut self, before: &Centre, effects: &Effects) {
        let roles = before.calls().filter(|(_, call)| call.connection(Party::Agent(A)) != Connection::Null);
        let roles: Vec<_> = roles.map(|(_, call)| call.role()).collect();
        // Work is set during the call, so that a reservation with that wish comes after it.
        let wishes_work = before.agent(A).is_some_and(|agent| agent.wish() == Some(Wish::Work));
        let reserved_again = wishes_work && before.headline(A) == Headline::Preoccupied;
        if reserved_again || (roles.contains(&Role::Reservation) && roles.contains(&Role::Preview)) {
            return;
        }
        self.moves.extend(effects.iter().filter_map(|emitted| match *emitted.effect() {
            Effect::StateChanged { from, to, .. } if from != to => Some((from, to)),
            _ => None,
        }));
    }
}

/// A call that nobody is on and that waits nowhere is over, as far as this agent goes.
fn tidy(centre: &mut Centre, second: i64, effects: &mut Effects) {
    let idle = |call: &CallId| {
        centre.call(*call).is_some_and(|it| it.agents().count() == 0) && !centre.waiting(QUEUE).any(|it| it == *call)
    };
    let over: Vec<_> = [VOICE, PREVIEW].into_iter().chain(CHATS).filter(idle).collect();
    for call in over {
        let event =
            Event::new(Timestamp::from_second(second).unwrap(), Actor::Network, EventKind::CallCleared { call });
        centre.handle(&event, effects).unwrap();
    }
}

fn visit(tenant: Tenant, chats: &[CallId]) -> Visit {
    let start = Centre::new(tenant.with_queue(QUEUE, Medium::Voice));
    let mut shapes: BTreeMap<String, usize> = BTreeMap::from([(shape(&start), 0)]);
    // What leads to a state, to see that signed out can be reached from all of them.
    let mut back: Vec<Vec<usize>> = vec![Vec::new()];
    let mut signed_out = vec![0];
    let mut open = VecDeque::from([(0, start, 0_i64)]);
    let mut visit = Visit::default();
    let mut effects = Effects::new();
    let events = events(chats);
    while let Some((number, centre, second)) = open.pop_front() {
        visit.states += 1;
        assert!(visit.states < 100_000, "the states don't end: {}", shape(&centre));
        visit.headlines.insert(centre.headline(A));
        let legal = centre.legal(A);
        let mut next = Vec::new();
        // Time that passes until the next timer is an edge of its own.
        if let Some(deadline) = centre.next_deadline() {
            let mut after = centre.clone();
            after.advance(deadline, &mut effects);
            visit.note_moves(&centre, &effects);
            effects.clear();
            next.push((after, deadline.as_second()));
        }
        // No other timer is due meanwhile: the edges are decisions of this very state.
        let at = second.max(0);
        for (actor, cause, kind) in &events {
            let event = Event::new(Timestamp::from_second(at).unwrap(), *actor, kind.clone()).with_cause(*cause);
            match centre.decide(&event) {
                Ok(decision) => {
                    visit.rules.insert(decision.row().id());
                    let own = matches!(actor, Actor::Agent(_))
                        && !matches!(kind, EventKind::Queued { .. } | EventKind::CallCleared { .. });
                    // What the machine says would be allowed covers what it allows, but for calls that the agent has no part in.
                    let mine = centre.agent(A).map_or(0, |agent| agent.contacts().len()) == centre.calls().count();
                    assert!(
                        !own || !mine || legal.contains(kind.name().set()),
                        "{} in {}",
                        kind.name(),
                        shape(&centre)
                    );
                    let mut after = centre.clone();
                    after.handle(&event, &mut effects).unwrap();
                    tidy(&mut after, at, &mut effects);
                    if !matches!(actor, Actor::Supervisor(_)) {
                        visit.note_moves(&centre, &effects);
                    }
                    next.push((after, at));
                }
                Err(refused) => {
                    visit.rules.insert(refused.rule().name());
                }
            }
            effects.clear();
        }
        for (after, at) in next {
            visit.edges += 1;
            check(&after);
            let known = shapes.len();
            let to = *shapes.entry(shape(&after)).or_insert(known);
            if to == known {
                back.push(Vec::new());
                if after.headline(A) == Headline::SignedOut {
                    signed_out.push(to);
                }
                open.push_back((to, after, at));
            }
            back[to].push(number);
        }
    }
    // Invariant 11: from every state some sequence leads to signed out.
    let mut reached: BTreeSet<usize> = signed_out.iter().copied().collect();
    let mut open = signed_out;
    while let Some(state) = open.pop() {
        open.extend(back[state].iter().copied().filter(|from| reached.insert(*from)));
    }
    assert_eq!(reached.len(), visit.states, "some states never lead to signed out");
    visit
}

fn check(centre: &Centre) {
    let headline = centre.headline(A);
    let contacts = centre.agent(A).map_or(&[][..], |agent| agent.contacts());
    let own = |call: &CallId| centre.call(*call).unwrap().connection(Party::Agent(A));
    let live = contacts.iter().any(|call| own(call) != Connection::WrapUp);
    assert_eq!(Headline::IN_CALL.contains(headline.set()), live);
    // 9: signed out means no contacts, no wish.
    assert!(headline != Headline::SignedOut || centre.calls().all(|(_, call)| call.agents().count() == 0));
    // 4: one voice contact that is not on hold, and no more chats than the limit.
    let chats = contacts.iter().filter(|call| CHATS.contains(call) && own(call) != Connection::WrapUp).count();
    assert!(chats <= usize::from(centre.tenant().chat_limit()));
    // R-MM-1: the other medium only as the agent's own call.
    let voice = contacts.contains(&VOICE) && own(&VOICE) != Connection::WrapUp;
    let dialled = centre.call(VOICE).is_some_and(|call| call.role() == Role::AgentDialled);
    assert!(centre.tenant().simultaneous() || !voice || chats == 0 || dialled, "{}", shape(centre));
}

#[test]
fn every_reachable_state_keeps_the_invariants_and_leads_to_signed_out() {
    let work = AfterCall::Work { limit: Some(Duration::from_secs(1_000_000)) };
    let base = Tenant::default().with_chat_limit(2);
    let plain = visit(base.clone().with_rest_approval(true), &CHATS);
    let rich = visit(base.with_simultaneous(true).with_after_call(MediumGroup::Voice, work), &CHATS);
    println!("{} states, {} edges; {} states, {} edges", plain.states, plain.edges, rich.states, rich.edges);
    let seen: BTreeSet<_> = plain.headlines.union(&rich.headlines).copied().collect();
    let missing: Vec<_> = Headline::ALL.into_iter().filter(|headline| !seen.contains(headline)).collect();
    assert_eq!(missing, [Headline::Study, Headline::Adjusting]); // not among the events above
    assert!(rich.states > plain.states);
    for rule in ["R-MM-1", "R-MM-3", "R-OUT-1", "R-ST-2", "previewed call", "dial the previewed number"] {
        assert!(plain.rules.contains(rule) || rich.rules.contains(rule), "{rule} never decides");
    }
}

/// The agent table of Unified CCE, row by row. The three kinds of reserved are one state here, as in the messages of the
/// link, so that its row is the three rows together.
const CCE: [(CiscoState, &[CiscoState]); 8] = [
    (CiscoState::LOGOUT, &[CiscoState::NOT_READY]),
    (CiscoState::NOT_READY, &[CiscoState::LOGOUT, CiscoState::AVAILABLE, CiscoState::TALKING]),
    (CiscoState::AVAILABLE, &[CiscoState::RESERVED, CiscoState::NOT_READY]),
    (CiscoState::RESERVED, &[CiscoState::AVAILABLE, CiscoState::NOT_READY, CiscoState::TALKING]),
    (
        CiscoState::TALKING,
        &[
            CiscoState::AVAILABLE,
            CiscoState::NOT_READY,
            CiscoState::WORK_NOT_READY,
            CiscoState::WORK_READY,
            CiscoState::HOLD,
        ],
    ),
    (
        CiscoState::HOLD,
        &[
            CiscoState::TALKING,
            CiscoState::AVAILABLE,
            CiscoState::NOT_READY,
            CiscoState::WORK_NOT_READY,
            CiscoState::WORK_READY,
        ],
    ),
    (CiscoState::WORK_NOT_READY, &[CiscoState::AVAILABLE, CiscoState::NOT_READY]),
    (CiscoState::WORK_READY, &[CiscoState::AVAILABLE, CiscoState::NOT_READY]),
];

#[test]
fn cce_every_pair_of_the_agent_table_is_reached_and_no_other() {
    let timed = AfterCall::Work { limit: Some(Duration::from_secs(1_000_000)) };
    let tenant = |after| Tenant::default().with_dialect(Dialects::CISCO_CCE).with_after_call(MediumGroup::Voice, after);
    let mut moves = BTreeSet::new();
    for after in [AfterCall::Idle, AfterCall::Work { limit: None }, timed] {
        // Without chats: the table is about an agent with a telephone.
        moves.extend(visit(tenant(after), &[]).moves);
    }
    let (mut wrong, mut reached) = (Vec::new(), Vec::new());
    for (from, to) in moves {
        let pair = (from.cisco(), to.cisco());
        let documented = CCE.iter().any(|(state, next)| *state == pair.0 && next.contains(&pair.1));
        if documented {
            reached.push(pair);
        } else if pair.0 != pair.1 {
            wrong.push((from, to));
        }
    }
    assert!(wrong.is_empty(), "{wrong:?}");
    for (from, next) in CCE {
        for to in next {
            assert!(reached.contains(&(from, *to)), "{from:?} to {to:?} is never reached");
        }
    }
}
