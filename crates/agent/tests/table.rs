//! The rule table by itself: order, names, overlaps, coverage, dead rows.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

use std::collections::BTreeSet;

use offhook_agent::*;

#[test]
fn rows_stand_in_the_order_of_the_events_and_have_names_of_their_own() {
    assert!(RULES.is_sorted_by_key(|row| row.event()));
    let ids: BTreeSet<_> = RULES.iter().map(|row| row.id()).collect();
    assert_eq!(ids.len(), RULES.len());
    for event in EventName::ALL {
        assert!(rows(*event).iter().all(|row| row.event() == *event));
        assert!(rows(*event).iter().any(|row| !row.refuses()), "nothing accepts {event}");
    }
    assert_eq!(EventName::ALL.iter().map(|event| rows(*event).len()).sum::<usize>(), RULES.len());
}

#[test]
fn invariant_12_no_two_rows_overlap() {
    for (position, row) in RULES.iter().enumerate() {
        for other in &RULES[position + 1..] {
            assert!(!row.overlaps(other), "{} overlaps {}", row.id(), other.id());
        }
    }
}

#[test]
fn no_row_contradicts_itself() {
    for row in RULES {
        assert!(!row.need().intersects(row.deny()), "{}", row.id());
        assert!(!row.agent().is_empty() && !row.contact().is_empty() && !row.peer().is_empty(), "{}", row.id());
        assert!(!row.dialects().is_empty(), "{}", row.id());
        for group in [Facts::ACTORS, Facts::TIMERS, Facts::CAUSES] {
            assert!(row.need().intersection(group).iter().count() <= 1, "{}", row.id());
        }
    }
}

/// Every combination of the facts that some row of the event asks about, as far as they can hold together.
fn fact_sets(event: EventName) -> Vec<Facts> {
    let asked = rows(event).iter().fold(Facts::empty(), |set, row| set | row.need() | row.deny());
    let free: Vec<Facts> = asked.difference(Facts::ACTORS | Facts::TIMERS | Facts::CAUSES).iter().collect();
    assert!(free.len() <= 13, "{event} asks about {} facts", free.len());
    let mut sets = Vec::new();
    let one_of = |group: Facts, none: bool| {
        let members = asked.intersection(group).iter().map(Some);
        members.chain(none.then_some(None)).map(|fact| fact.unwrap_or_default()).collect::<Vec<_>>()
    };
    for actor in Facts::ACTORS.iter() {
        for timer in one_of(Facts::TIMERS, true) {
            for cause in one_of(Facts::CAUSES, true) {
                for bits in 0..1_u32 << free.len() {
                    let chosen = free.iter().enumerate().filter(|(position, _)| bits >> position & 1 == 1);
                    sets.push(chosen.fold(actor | timer | cause, |set, (_, fact)| set | *fact));
                }
            }
        }
    }
    sets
}

/// The full state-by-event table: each pair of headline and event under each combination of connections and facts is
/// decided by one row, or by none and so by the one general refusal; and every row decides somewhere.
#[test]
fn invariant_12_each_state_and_event_is_decided_once_and_no_row_is_dead() {
    let mut used = BTreeSet::new();
    for event in EventName::ALL.iter().copied() {
        let rows = rows(event);
        let facts = fact_sets(event);
        // Connections that no row tells apart give the same answers: one of each kind is enough.
        let kinds = |sets: &dyn Fn(&Row) -> Connections| {
            let mut seen = BTreeSet::new();
            let new = |connection: &Connection| {
                seen.insert(rows.iter().map(|row| sets(row).contains(connection.set())).collect::<Vec<_>>())
            };
            Connection::ALL.into_iter().filter(new).collect::<Vec<_>>()
        };
        let mut seen = BTreeSet::new();
        let new = |agent: &Headline| {
            seen.insert(rows.iter().map(|row| row.agent().contains(agent.set())).collect::<Vec<_>>())
        };
        let agents: Vec<_> = Headline::ALL.into_iter().filter(new).collect();
        for dialect in Dialects::all().iter() {
            for agent in &agents {
                for contact in kinds(&|row| row.contact()) {
                    for peer in kinds(&|row| row.peer()) {
                        for facts in &facts {
                            let circumstances = Circumstances { agent: *agent, contact, peer, facts: *facts, dialect };
                            let mut deciding = rows.iter().filter(|row| row.applies(&circumstances));
                            let first = deciding.next();
                            assert!(deciding.next().is_none(), "{event} in {circumstances:?}");
                            assert_eq!(first.map(Row::id), explain(event, &circumstances).map(Row::id));
                            used.extend(first.map(Row::id));
                        }
                    }
                }
            }
        }
    }
    let dead: Vec<_> = RULES.iter().map(Row::id).filter(|id| !used.contains(id)).collect();
    assert!(dead.is_empty(), "{dead:?}");
}

/// What an agent's own requests do from each state: the moves that the vendors document.
#[test]
fn requests_of_an_agent_state_by_state() {
    use Action as A;
    use Headline as H;
    let by_agent = |event, agent, dialect, more: Facts| {
        let facts = Facts::BY_SELF | more;
        explain(event, &Circumstances { agent, contact: Connection::Null, peer: Connection::Null, facts, dialect })
            .map(Row::action)
    };
    let in_work = |agent: Headline| if Headline::WORK.contains(agent.set()) { Facts::IN_WORK } else { Facts::empty() };
    let no = A::Refuse(Refusal::NotAllowed);
    let expected = [
        // headline, sign-out, ready, not ready, work, end of work
        (H::SignedOut, Some(no), Some(no), Some(no), Some(no), Some(no)), // R-OUT-5
        (H::Ready, Some(A::SignOut), None, Some(A::SetNotReady), Some(A::BeginWork), None),
        (H::Busy, Some(A::SignOut), Some(A::SetReady), Some(no), None, None),
        (H::PreRest, Some(A::SignOut), Some(A::SetReady), Some(A::SetNotReady), None, None),
        (H::Rest, Some(A::SignOut), Some(A::SetReady), Some(no), None, None),
        (H::Study, Some(A::SignOut), Some(A::SetReady), Some(no), None, None),
        (H::Adjusting, Some(A::SignOut), Some(A::SetReady), Some(no), None, None),
        (H::Preoccupied, Some(no), Some(A::WishReady), Some(A::WishNotReady), Some(A::WishWork), None),
        (H::Occupied, Some(no), Some(A::WishReady), Some(A::WishNotReady), Some(A::WishWork), None),
        (H::Answering, Some(no), Some(A::WishReady), Some(A::WishNotReady), Some(A::WishWork), None),
        (H::Talking, Some(no), Some(A::WishReady), Some(A::WishNotReady), Some(A::WishWork), None),
        (H::Holding, Some(no), Some(A::WishReady), Some(A::WishNotReady), Some(A::WishWork), None),
        (H::Chatting, Some(no), Some(A::WishReady), Some(A::WishNotReady), Some(A::WishWork), None),
        (H::Working, Some(A::SignOut), Some(A::EndWorkReady), Some(A::WishNotReady), None, Some(A::EndWork)),
        (H::WorkingReady, Some(A::SignOut), Some(A::EndWorkReady), Some(A::WishNotReady), None, Some(A::EndWork)),
    ];
    assert_eq!(expected.len(), Headline::ALL.len());
    for (agent, sign_out, ready, not_ready, work, end) in expected {
        let huawei = |event| by_agent(event, agent, Dialects::HUAWEI, in_work(agent));
        assert_eq!(huawei(EventName::SignOut), sign_out, "{agent}: sign-out");
        assert_eq!(huawei(EventName::Ready), ready, "{agent}: ready");
        assert_eq!(huawei(EventName::NotReady), not_ready, "{agent}: not ready");
        assert_eq!(huawei(EventName::WorkBegin), work, "{agent}: work");
        assert_eq!(huawei(EventName::WorkEnd), end, "{agent}: end of work");
    }
    let more = Facts::empty();
    assert_eq!(by_agent(EventName::SignOut, H::Ready, Dialects::CISCO_CCE, more), Some(A::Refuse(Refusal::Dialect)));
    assert_eq!(by_agent(EventName::SignOut, H::Ready, Dialects::CISCO_CCX, more), Some(A::SignOut));
    assert_eq!(by_agent(EventName::SignOut, H::Talking, Dialects::CSTA, more), Some(A::WishSignOut));
    assert_eq!(by_agent(EventName::NotReady, H::Busy, Dialects::CISCO_CCE, more), Some(A::SetNotReady));
    assert_eq!(by_agent(EventName::NotReady, H::Working, Dialects::CISCO_CCX, more), Some(A::EndWorkNotReady));
    assert_eq!(
        by_agent(EventName::NotReady, H::Preoccupied, Dialects::CISCO_CCX, more),
        Some(A::Refuse(Refusal::Dialect))
    );
    assert_eq!(by_agent(EventName::NotReady, H::Busy, Dialects::HUAWEI, Facts::INSISTS), Some(A::SetNotReady)); // R-ST-2
}

/// Unified CCE: a user may ask for ready, not ready and log-out only, each from where the table leads there; from not ready
/// the agent may also place a call.
#[test]
fn cce_requests_of_a_user_state_by_state() {
    use Headline as H;
    let not_ready = [H::Busy, H::PreRest, H::Rest, H::Study, H::Adjusting];
    for agent in Headline::ALL {
        let facts = Facts::BY_SELF | if Headline::WORK.contains(agent.set()) { Facts::IN_WORK } else { Facts::empty() };
        let ask = |event, more: Facts| {
            let facts = facts | more;
            let dialect = Dialects::CISCO_CCE;
            explain(event, &Circumstances { agent, contact: Connection::Null, peer: Connection::Null, facts, dialect })
        };
        let accepts = |event, more| ask(event, more).is_some_and(|row| !row.refuses());
        let signed_in = agent != H::SignedOut;
        let none = Facts::empty();
        assert_eq!(accepts(EventName::SignOut, none), not_ready.contains(&agent), "log-out from {agent}");
        // In a call and in work it is a wish for after it, or ends the work.
        assert_eq!(accepts(EventName::Ready, none), signed_in && agent != H::Ready, "ready from {agent}");
        assert_eq!(accepts(EventName::NotReady, none), signed_in, "not ready from {agent}");
        assert!(!accepts(EventName::WorkBegin, none), "work from {agent}");
        assert!(!accepts(EventName::WorkEnd, none), "end of work from {agent}");
        assert!(!accepts(EventName::WishWithdrawn, Facts::WISH), "withdrawal from {agent}");
        // A second call beside one on hold leads from hold to talking.
        let dials = not_ready.contains(&agent) || [H::Holding, H::Chatting].contains(&agent);
        assert_eq!(accepts(EventName::ServiceInitiated, Facts::VOICE), dials, "a call from {agent}");
        // What the table says no to is refused by the table.
        for (event, more) in [
            (EventName::SignOut, none),
            (EventName::WorkBegin, none),
            (EventName::WorkEnd, none),
            (EventName::WishWithdrawn, Facts::WISH),
        ] {
            let Some(row) = ask(event, more) else { continue };
            assert!(!row.refuses() || row.rule().source() == "Cisco Unified CCE, agent state table", "{}", row.id());
        }
    }
    // The system sets work, after a conversation alone.
    for agent in Headline::ALL {
        let circumstances = Circumstances {
            agent,
            contact: Connection::Null,
            peer: Connection::Null,
            facts: Facts::BY_PLATFORM,
            dialect: Dialects::CISCO_CCE,
        };
        let accepted = explain(EventName::WorkBegin, &circumstances).is_some_and(|row| !row.refuses());
        assert_eq!(accepted, [H::Talking, H::Holding, H::Chatting].contains(&agent), "work by the system from {agent}");
    }
}

#[test]
fn no_rule_of_huawei_refuses_at_cce_what_its_own_table_speaks_of() {
    let moves = [EventName::SignOut, EventName::WorkBegin, EventName::WorkEnd];
    for row in RULES.iter().filter(|row| row.refuses() && row.dialects().contains(Dialects::CISCO_CCE)) {
        let of_others = row.need().contains(Facts::BY_OTHER);
        assert!(!moves.contains(&row.event()) || of_others || row.rule().source().contains("CCE"), "{}", row.id());
    }
}

#[test]
fn projections_are_total_and_consistent() {
    use Observed as O;
    for headline in Headline::ALL {
        for observed in [
            O::HuaweiCti(headline.huawei_cti()),
            O::HuaweiGateway(headline.huawei_gateway()),
            O::HuaweiActivity(headline.huawei_activity()),
            O::Cisco(headline.cisco()),
            O::CiscoSkillGroup(headline.cisco_skill_group(true)),
            O::CiscoSkillGroup(headline.cisco_skill_group(false)),
            O::Csta(headline.csta()),
        ] {
            let compatible = observed.compatible();
            assert!(compatible.contains(headline.set()));
            assert!(compatible.headlines().all(|other| observed.expected(other) == observed));
        }
    }
    // R-ST-14: 4 is answering at the platform, idle at the gateway.
    assert_eq!(Headline::Answering.huawei_cti().code(), 4);
    assert_eq!(Headline::Ready.huawei_gateway().code(), 4);
    // The bar's Occupied is not the platform's state 3.
    assert_eq!((Headline::Chatting.bar(), Headline::Chatting.huawei_cti().code()), (BarState::Occupied, 5));
    assert_eq!((Headline::Occupied.bar(), Headline::Occupied.huawei_cti().code()), (BarState::Answering, 3));
}
