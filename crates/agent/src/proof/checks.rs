//! The invariants: of a state, and of a step.

use alloc::vec::Vec;

use super::steps::{A, TEAM};
use crate::*;

/// The invariants of a state.
pub(super) fn check(centre: &Centre) {
    TEAM.into_iter().for_each(|agent| check_agent(centre, agent));
    let armed = centre.calls().map(|(_, call)| {
        call.legs.iter().filter(|leg| leg.until_us.is_some()).count() + usize::from(call.overflow_us.is_some())
    });
    let rests = centre.agents().filter(|(_, agent)| agent.rest_until_us.is_some()).count();
    // Timers are armed for what waits for them, and for nothing else.
    assert_eq!(centre.next_deadline().is_some(), armed.sum::<usize>() + rests > 0);
    // 1: a snapshot gives the same state.
    #[cfg(feature = "serde")]
    if centre.calls().count() < 4 {
        let text = serde_json::to_string(centre).unwrap();
        assert!(serde_json::from_str::<Centre>(&text).unwrap() == *centre);
    }
}

fn check_agent(centre: &Centre, who: AgentId) {
    let headline = centre.headline(who);
    let part = |call: &Call| call.agents().any(|agent| agent == who);
    let Some(agent) = centre.agent(who) else {
        // 9: signed out means no contacts, no wish.
        assert!(!centre.calls().any(|(_, call)| part(call)));
        return;
    };
    let legs: Vec<_> = centre.legs(who, agent).collect();
    // Contacts and parts in calls name each other.
    assert_eq!(legs.len(), agent.contacts().len());
    assert_eq!(legs.len(), centre.calls().filter(|(_, call)| part(call)).count());
    // 6: a wish waits for something.
    let live = legs.iter().any(|(_, leg)| leg.connection.is_live());
    let works = Headline::WORK.contains(headline.set());
    match agent.wish() {
        None | Some(Wish::NotReady { granted: false, .. }) => {}
        Some(Wish::Work) => assert!(live),
        Some(_) => assert!(live || works),
    }
    // The headline is what the contacts say.
    assert_eq!(Headline::IN_CALL.contains(headline.set()), live);
}

/// The invariants of a state to which no fail-over has led, which can set anything: what an agent has at a time.
pub(super) fn check_limits(centre: &Centre) {
    let Some(agent) = centre.agent(A) else { return };
    let legs: Vec<_> = centre.legs(A, agent).collect();
    let voice = |call: &Call| call.medium().group() == MediumGroup::Voice;
    let count =
        |test: &dyn Fn(&Call, Connection) -> bool| legs.iter().filter(|(call, leg)| test(call, leg.connection)).count();
    // 3: at most one connected voice contact.
    assert!(count(&|call, own| voice(call) && own == Connection::Connected) <= 1);
    // 4: one voice contact that is not on hold, a reservation leg aside; chats within the limit.
    let unheld = |call: &Call, own: Connection| {
        voice(call) && own.is_live() && own != Connection::Held && call.role() != Role::Reservation
    };
    assert!(count(&unheld) <= 1);
    let limit = match agent.chat_limit() {
        0 => centre.tenant().chat_limit(),
        own => own,
    };
    assert!(count(&|call, own| !voice(call) && own.is_live()) <= usize::from(limit));
}

/// 5 and 10, for one step: nothing is offered against a state or a wish, and states follow each other without a gap.
pub(super) fn check_effects(before: &Centre, effects: &Effects) {
    let mut headline = before.headline(A);
    for emitted in effects {
        match *emitted.effect() {
            Effect::StateChanged { agent: A, from, to, .. } => {
                assert_eq!(from, headline);
                headline = to;
            }
            Effect::Reserved { agent: A, queue: Some(_), .. } => {
                assert!((Headline::IN_CALL | Headlines::READY).contains(headline.set()));
            }
            _ => {}
        }
    }
}
