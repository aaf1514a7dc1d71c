//! The invariants: of a state, and of a step.

use alloc::vec::Vec;

use super::steps::A;
use crate::*;

/// The invariants of a state.
pub(super) fn check(centre: &Centre) {
    let headline = centre.headline(A);
    let Some(agent) = centre.agent(A) else {
        // 9: signed out means no contacts, no wish.
        assert!(centre.calls().all(|(_, call)| call.agents().count() == 0));
        assert!(centre.next_deadline().is_none());
        return;
    };
    let legs: Vec<_> = centre.legs(A, agent).collect();
    // Contacts and parts in calls name each other.
    assert_eq!(legs.len(), agent.contacts().len());
    assert_eq!(legs.len(), centre.calls().filter(|(_, call)| call.agents().count() > 0).count());
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
    // Timers are armed for what waits for them, and for nothing else.
    let armed =
        legs.iter().filter(|(_, leg)| leg.until_us.is_some()).count() + usize::from(agent.rest_until_us.is_some());
    assert_eq!(centre.next_deadline().is_some(), armed > 0);
    // 1: a snapshot gives the same state.
    #[cfg(feature = "serde")]
    if legs.len() < 4 {
        let text = serde_json::to_string(centre).unwrap();
        assert!(serde_json::from_str::<Centre>(&text).unwrap() == *centre);
    }
}

/// 5 and 10, for one step: nothing is offered against a state or a wish, and states follow each other without a gap.
pub(super) fn check_effects(before: &Centre, effects: &Effects) {
    let mut headline = before.headline(A);
    for emitted in effects {
        match *emitted.effect() {
            Effect::StateChanged { from, to, .. } => {
                assert_eq!(from, headline);
                headline = to;
            }
            Effect::Reserved { queue: Some(_), .. } => {
                assert!((Headline::IN_CALL | Headlines::READY).contains(headline.set()));
            }
            _ => {}
        }
    }
}
