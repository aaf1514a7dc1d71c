//! Properties that hold for any sequence of messages.

use std::time::Duration;

use offhook_sip::dialog::{Call, DialogState, Observation, Observed, Observer, ObserverLimits, Outcome};
use proptest::prelude::*;

use crate::flow::*;

const STATES: [&str; 3] = ["SIP/2.0 100 Trying\r\n", "SIP/2.0 486 Busy Here\r\n", "SIP/2.0 200 OK\r\n"];
const METHODS: [&str; 9] = ["INVITE", "ACK", "BYE", "CANCEL", "PRACK", "UPDATE", "INFO", "REFER", "NOTIFY"];

fn any_line() -> impl Strategy<Value = Line> {
    let method = prop::sample::select(METHODS.to_vec());
    let status = prop::sample::select(vec![0_u16, 100, 180, 183, 199, 200, 302, 401, 408, 481, 486, 487, 500, 503]);
    let branch = prop::sample::select(vec!["1", "2", "3"]);
    let tag = prop::sample::select(vec!["", ";tag=a", ";tag=b", ";tag=c"]);
    let extra = prop::sample::select(vec![
        "",
        "Contact: <sip:a@192.0.2.1>\r\nSession-Expires: 90\r\n",
        "Reason: SIP;cause=200\r\n",
        "Replaces: two;from-tag=a;to-tag=b\r\n",
        "Join: one;from-tag=b;to-tag=a\r\nReferred-By: <sip:alice@atlanta.example>\r\n",
        "Target-Dialog: one;local-tag=a;remote-tag=b\r\n",
    ]);
    let body = prop::sample::select(STATES.to_vec());
    ((method, status, branch), (tag.clone(), tag), 1_u32..4, any::<bool>(), extra, body).prop_map(
        |((method, status, branch), (from, to), cseq, there, extra, body)| {
            let mut line = request(method, cseq, branch);
            line.from = from.to_owned();
            line.to = to.to_owned();
            if status > 0 {
                line.start = format!("SIP/2.0 {status} Phrase");
            }
            if !there {
                line.way = (BOB, ALICE);
            }
            let line = line.with(&format!(
                "{extra}RSeq: 1\r\nRAck: 1 1 INVITE\r\nRefer-To: <sip:bob@biloxi.example>\r\nEvent: refer;id=1"
            ));
            if method == "NOTIFY" { line.bearing("message/sipfrag", body) } else { line }
        },
    )
}

fn any_line_of_several() -> impl Strategy<Value = (Line, &'static str)> {
    (any_line(), prop::sample::select(vec!["one", "two", "three", "four"]))
}

/// A call that takes the place of another one says when that one ends.
fn replacing_none(line: Line) -> Line {
    if line.extra.contains("Replaces") { line.with("RSeq: 1") } else { line }
}

/// Messages under a few Call-IDs, one a second; every observation.
fn watch_several(lines: &[(Line, &'static str)], times: u64) -> Vec<Observation> {
    let mut observer = Observer::new(ObserverLimits::default().with_calls(3));
    for (at, (line, call_id)) in (0..).zip(lines) {
        // With a clock: otherwise a repetition is what confirms the time of a message.
        observer.handle_timeout(Duration::from_secs(at));
        for _ in 0..times {
            show(&mut observer, at, line, call_id);
            assert!(observer.calls().count() <= 3);
        }
    }
    observer.finish();
    assert_eq!((observer.poll_timeout(), observer.calls().count()), (None, 0));
    core::iter::from_fn(|| observer.poll_observation()).collect()
}

fn check(call: &Call, begun: u64) {
    assert!(call.dialogs.len() <= 64 && call.referrals.len() <= 16 && call.links.len() <= 16);
    for link in &call.links {
        assert!(link.call.is_none_or(|other| other.get() < begun && other != call.number), "{call:?}");
    }
    for (number, referral) in (0..).zip(&call.referrals) {
        assert!(referral.number == number && referral.call.is_none_or(|other| other.get() < begun), "{call:?}");
    }
    assert!(call.end.is_none() || call.cause.is_some(), "{call:?}");
    for dialog in &call.dialogs {
        assert_eq!(dialog.is_terminated(), dialog.cause.is_some(), "{call:?}");
        assert!(dialog.is_terminated() || dialog.terminated.is_none(), "{call:?}");
        assert!(dialog.state != DialogState::Early || dialog.confirmed.is_none(), "{call:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_sequence_keeps_the_invariants(lines in proptest::collection::vec(any_line(), 0..60)) {
        let seen = watch(&lines);
        let mut messages = 0;
        for call in &seen.calls {
            messages += call.messages;
            if call.answer.is_some() {
                prop_assert!(matches!(call.outcome, Outcome::Answered | Outcome::Cancelled), "{call:?}");
            }
            if let (Some(start), Some(end)) = (call.start, call.end) {
                prop_assert!(start <= end);
            }
            for later in [call.end, call.confirmed].into_iter().flatten() {
                prop_assert!(call.answer.is_none_or(|answer| answer <= later), "{call:?}");
            }
            for dialog in &call.dialogs {
                let times = dialog.confirmed.zip(dialog.terminated);
                prop_assert!(times.is_none_or(|(confirmed, terminated)| confirmed <= terminated), "{call:?}");
            }
            prop_assert_eq!(call.outcome == Outcome::Unfinished, call.end.is_none() && call.outcome != Outcome::Answered);
            prop_assert!(call.retransmissions <= call.messages);
        }
        prop_assert!(messages as usize <= lines.len());
    }

    #[test]
    fn a_wrong_time_in_one_call_changes_nothing_in_the_other(
        lines in proptest::collection::vec((any_line().prop_map(replacing_none), any::<bool>()), 0..30),
        which in any::<prop::sample::Index>(),
        wrong in prop::sample::select(vec![0, 100, 2_000, 1 << 40]),
    ) {
        let facts = |wrong: Option<(usize, u64)>| {
            let mut observer = Observer::default();
            for (place, (line, other)) in lines.iter().enumerate() {
                let at = wrong.filter(|(which, _)| *which == place).map_or(1_000 + place as u64, |(_, at)| at);
                show(&mut observer, at, line, if *other { "two" } else { "one" });
            }
            observer.finish();
            let calls = drain(&mut observer).calls.into_iter();
            let calls = calls.filter(|call| call.call_id.as_str() == "two");
            calls.map(|it| (it.start, it.ringing, it.answer, it.end, it.outcome, it.messages)).collect::<Vec<_>>()
        };
        let of_one: Vec<usize> = (0..lines.len()).filter(|place| !lines[*place].1).collect();
        prop_assume!(!of_one.is_empty());
        prop_assert_eq!(facts(Some((of_one[which.index(of_one.len())], wrong))), facts(None));
    }

    #[test]
    fn showing_every_message_twice_changes_no_call(lines in proptest::collection::vec(any_line(), 0..40)) {
        let facts = |lines: &[Line], step: u64| {
            let mut observer = Observer::default();
            for (at, line) in (0..).zip(lines) {
                show(&mut observer, at / step, line, "one");
            }
            observer.finish();
            let calls = drain(&mut observer).calls;
            calls.into_iter().map(|it| (it.start, it.answer, it.end, it.outcome, it.attempts)).collect::<Vec<_>>()
        };
        let twice: Vec<Line> = lines.iter().flat_map(|line| [line.clone(), line.clone()]).collect();
        prop_assert_eq!(facts(&lines, 1), facts(&twice, 2));
    }

    #[test]
    fn several_calls_are_closed_once_each_and_link_to_calls_that_were_there(
        lines in proptest::collection::vec(any_line_of_several(), 0..60),
    ) {
        let observations = watch_several(&lines, 1);
        let mut open = std::collections::BTreeSet::new();
        let mut begun = 0;
        for Observation { call, what, .. } in &observations {
            match what {
                Observed::Started | Observed::Joined => {
                    prop_assert_eq!(call.get(), begun);
                    begun += 1;
                    open.insert(*call);
                }
                Observed::Closed(closed) => {
                    prop_assert!(open.remove(call) && closed.number == *call);
                    check(closed, begun);
                }
                Observed::Linked { call: Some(other), .. } => prop_assert!(open.contains(other) && open.contains(call)),
                _ => prop_assert!(open.contains(call)),
            }
        }
        prop_assert!(open.is_empty());
    }

    #[test]
    fn a_repetition_changes_nothing_but_counters(
        lines in proptest::collection::vec(any_line_of_several(), 0..60),
    ) {
        let without_counters = |times| {
            let mut observations = watch_several(&lines, times);
            observations.retain(|it| it.what != Observed::Retransmitted);
            for observation in &mut observations {
                if let Observed::Closed(call) = &mut observation.what {
                    (call.messages, call.retransmissions) = (0, 0);
                }
            }
            observations
        };
        prop_assert_eq!(without_counters(1), without_counters(2));
    }
}
