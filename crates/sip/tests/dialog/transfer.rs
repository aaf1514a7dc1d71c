//! REFER, Replaces, Join and Target-Dialog: calls that have to do with each other.

use std::time::Duration;

use offhook_sip::dialog::{
    Call, CallNumber, DialogState, EndCause, Link, Observed, Observer, Outcome, Party, Referral, Relation,
};
use offhook_sip::{Method, StatusCode};

use crate::flow::*;

const TRANSFEREE: (&str, &str, &str) = ("sips:transferee@biloxi.example.com", "7553452", "192.0.2.10:5061");
const TRANSFEROR: (&str, &str, &str) = ("sips:transferor@atlanta.example.com", "31kdl4i3k", "192.0.2.20:5061");
const TARGET: (&str, &str, &str) = ("sips:482n4z24kdg@chicago.example.com", "9m2n3wq", "192.0.2.30:5061");

/// The call that is transferred: the transferee called the transferor.
const FIRST: Talk = Talk { call_id: "090459243588173445", caller: TRANSFEREE, callee: TRANSFEROR };
/// What the transferee and the target say to each other.
const SECOND: Talk =
    Talk { call_id: "90422f3sd23m4g56832034", caller: (TRANSFEREE.0, "j3kso3iqhq", TRANSFEREE.2), callee: TARGET };
/// The transferor asks the target first.
const CONSULTATION: Talk = Talk {
    call_id: "592435881734450904",
    caller: (TRANSFEROR.0, "763231", TRANSFEROR.2),
    callee: (TARGET.0, "9m2n3wq", TARGET.2),
};

fn notify(talk: &Talk, cseq: u32, branch: &'static str, state: &str, fragment: &'static str) -> Line {
    let line = talk.caller_sends("NOTIFY", cseq, branch);
    line.with(&format!("Event: refer\r\nSubscription-State: {state}")).bearing("message/sipfrag", fragment)
}

fn numbers(call: &Call) -> Vec<(Relation, Option<u64>)> {
    call.links.iter().map(|link| (link.relation, link.call.map(CallNumber::get))).collect()
}

fn codes(referral: &Referral) -> (Option<u16>, Option<u16>, Option<u64>) {
    let code = |status: Option<StatusCode>| status.map(StatusCode::code);
    (code(referral.status), code(referral.progress), referral.call.map(CallNumber::get))
}

/// REFER within the dialogue, by the transferor.
fn refer(cseq: u32, branch: &'static str) -> Line {
    FIRST.callee_sends("REFER", cseq, branch).with(&format!("Refer-To: <{}>", TARGET.0))
}

#[test]
fn rfc_5589_6_1_successful_transfer() {
    // The REFER is outside the dialogue, and says which one it is about.
    let beside = Talk {
        call_id: "a84b4c76e66710",
        caller: (TRANSFEROR.0, "1928301774", TRANSFEROR.2),
        callee: (TRANSFEREE.0, "a6c85cf", TRANSFEREE.2),
    };
    let refer = Line { to: String::new(), ..beside.caller_sends("REFER", 314_159, "r1") }.with(&format!(
        "Refer-To: <{}>\r\nTarget-Dialog: 090459243588173445;local-tag=31kdl4i3k;remote-tag=7553452",
        TARGET.0
    ));
    let back = Talk { caller: beside.callee, callee: beside.caller, ..beside };
    let (hold, trying) =
        (FIRST.callee_sends("INVITE", 1, "h1"), notify(&back, 1, "n1", "active;expires=60", "SIP/2.0 100 Trying\r\n"));
    let told = notify(&back, 2, "n2", "terminated;reason=noresource", "SIP/2.0 200 OK\r\n");
    let (invite, bye) = (SECOND.invite(521, "t1"), FIRST.callee_sends("BYE", 2, "b1"));
    let mut lines = FIRST.establish(["i1", "a1"]);
    lines.extend([hold.clone(), response(&hold, 200), FIRST.callee_sends("ACK", 1, "h2")]);
    lines.extend([refer.clone(), response(&refer, 202).tagged("a6c85cf"), trying.clone(), response(&trying, 200)]);
    lines.extend([invite.clone(), SECOND.answer(&invite, 200), SECOND.caller_sends("ACK", 521, "t2")]);
    lines.extend([told.clone(), response(&told, 200), bye.clone(), response(&bye, 200)]);
    let seen = watch(&lines);
    let (by, status) = (Some(Party::Callee), |code| StatusCode::from_code(code));
    for what in [
        Observed::Referred { by, referral: 0 },
        Observed::ReferralAnswered { referral: 0, status: status(202) },
        Observed::ReferralProgress { referral: 0, status: status(100) },
        Observed::Linked { relation: Relation::ReferredBy, call: seen.calls.iter().map(|it| it.number).min() },
        Observed::ReferralProgress { referral: 0, status: status(200) },
    ] {
        assert_eq!(seen.count(&what), 1, "{what:?}");
    }
    let calls = seen.in_order();
    let [first, second] = calls.as_slice() else { panic!("two calls") };
    let [referral] = first.referrals.as_slice() else { panic!("one REFER") };
    assert_eq!((referral.by, referral.refer_to.uri().as_str()), (by, TARGET.0));
    assert_eq!(codes(referral), (Some(202), Some(200), Some(1)));
    assert!(referral.is_successful() && !referral.is_attended());
    assert_eq!((seconds(Some(referral.at)), seconds(referral.done)), (Some(7), Some(14)));
    assert_eq!(numbers(first), [(Relation::Refers, Some(1))]);
    assert_eq!(numbers(second), [(Relation::ReferredBy, Some(0))]);
    assert_eq!(second.links[0].dialog.call_id.as_str(), "a84b4c76e66710");
    assert_eq!(second.linked(Relation::ReferredBy), Some(first.number));
    assert_eq!((first.cause, first.released_by, first.messages), (Some(EndCause::Bye), by, 15));
    assert_eq!((second.outcome, second.end), (Outcome::Answered, None));
}

#[test]
fn rfc_5589_6_3_1_target_busy_leaves_the_call() {
    let (refer, invite) = (refer(1, "r1"), SECOND.invite(1, "t1"));
    let told = notify(&FIRST, 2, "n1", "terminated;reason=noresource", "SIP/2.0 486 Busy Here\r\n");
    let mut lines = FIRST.establish(["i1", "a1"]);
    lines.extend([refer.clone(), response(&refer, 202), invite.clone(), SECOND.answer(&invite, 486)]);
    lines.extend([told.clone(), response(&told, 200)]);
    let calls = watch(&lines).in_order();
    assert_eq!(codes(&calls[0].referrals[0]), (Some(202), Some(486), Some(1)));
    assert!(!calls[0].referrals[0].is_successful());
    assert_eq!((calls[0].end, calls[0].dialogs[0].state), (None, DialogState::Confirmed));
    assert_eq!((calls[1].outcome, numbers(&calls[1])), (Outcome::Rejected, vec![(Relation::ReferredBy, Some(0))]));
}

#[test]
fn rfc_3515_2_4_2_a_refer_that_is_refused_expects_no_call() {
    let (refer, invite) = (refer(1, "r1"), SECOND.invite(1, "t1"));
    let mut lines = FIRST.establish(["i1", "a1"]);
    lines.extend([refer.clone(), response(&refer, 603), invite]);
    let calls = watch(&lines).in_order();
    assert_eq!(codes(&calls[0].referrals[0]), (Some(603), None, None));
    assert_eq!(seconds(calls[0].referrals[0].done), Some(5));
    assert_eq!((numbers(&calls[0]), numbers(&calls[1])), (vec![], vec![]));
}

#[test]
fn rfc_3515_2_4_6_two_refers_in_one_dialogue_are_told_apart_by_their_number() {
    let (one, two) = (refer(7, "r1"), refer(8, "r2").with("Refer-To: <sip:dave@denver.example.org>"));
    let told = |id: u32, cseq: u32, branch, fragment| {
        let line = FIRST.caller_sends("NOTIFY", cseq, branch);
        line.with(&format!("Event: refer;id={id}\r\nSubscription-State: active")).bearing("message/sipfrag", fragment)
    };
    let mut lines = FIRST.establish(["i1", "a1"]);
    lines.extend([one.clone(), response(&one, 202), two.clone(), response(&two, 202)]);
    lines.extend([told(7, 2, "n1", "SIP/2.0 180 Ringing\r\n"), told(8, 3, "n2", "SIP/2.0 404 Not Found\r\n")]);
    // Neither of them is about a REFER that was seen, or tells a status.
    lines.extend([told(9, 4, "n3", "SIP/2.0 200 OK\r\n"), told(7, 5, "n4", "SIP/2.0 2000 OK\r\n")]);
    let seen = watch(&lines);
    let referrals: Vec<_> = seen.call().referrals.iter().map(codes).collect();
    assert_eq!(referrals, [(Some(202), Some(180), None), (Some(202), Some(404), None)]);
    assert_eq!(seen.count(&Observed::Requested { by: Some(Party::Caller), method: Method::NOTIFY }), 2);
}

#[test]
fn rfc_3261_22_a_challenged_refer_is_asked_once() {
    let (one, two) = (refer(1, "r1"), refer(2, "r2"));
    let mut lines = FIRST.establish(["i1", "a1"]);
    lines.extend([one.clone(), response(&one, 407), two.clone(), response(&two, 202)]);
    let seen = watch(&lines);
    assert_eq!(seen.count(&Observed::Challenged { status: StatusCode::from_code(407) }), 1);
    assert_eq!(seen.call().referrals.len(), 1);
    assert_eq!(codes(&seen.call().referrals[0]), (Some(202), None, None));
}

#[test]
fn rfc_3892_the_referred_call_is_known_by_who_asked_or_who_was_asked() {
    let elsewhere = Talk { caller: ("sip:someone@example.net", "x", "198.51.100.9:5060"), ..SECOND };
    let named = elsewhere.invite(1, "t1").with("Referred-By: <sip:anna@example.org>");
    let by_address = Talk { caller: ("sip:someone@example.net", "x", TRANSFEREE.2), ..SECOND }.invite(1, "t1");
    let by_name = Talk { caller: (TRANSFEREE.0, "x", "198.51.100.9:5060"), ..SECOND }.invite(1, "t1");
    let to_another = by_name.clone().aimed_at("sip:482n4z24kdg@elsewhere.example.com");
    for (invite, is_linked) in
        [(named, true), (by_address, true), (by_name, true), (elsewhere.invite(1, "t1"), false), (to_another, false)]
    {
        let refer = refer(1, "r1").with(&format!("Refer-To: <{}>\r\nReferred-By: <sip:anna@example.org>", TARGET.0));
        let mut lines = FIRST.establish(["i1", "a1"]);
        lines.extend([refer.clone(), response(&refer, 202), invite]);
        let calls = watch(&lines).in_order();
        assert_eq!(calls[1].linked(Relation::ReferredBy).is_some(), is_linked, "{:?}", calls[1]);
        let referred_by = calls[0].referrals[0].referred_by.as_ref();
        assert_eq!(referred_by.map(|by| by.uri().as_str()), Some("sip:anna@example.org"));
    }
}

#[test]
fn rfc_3261_16_a_refer_behind_a_proxy_is_followed_to_who_is_asked() {
    let outer = refer(1, "r1").on("r1", TRANSFEROR.2, PROXY);
    let inner = refer(1, "r1").on("p1", PROXY, TRANSFEREE.2);
    let invite = Talk { caller: ("sip:someone@example.net", "x", TRANSFEREE.2), ..SECOND }.invite(1, "t1");
    for (lines, is_linked) in [(vec![outer.clone(), inner, invite.clone()], true), (vec![outer, invite], false)] {
        let calls = watch(&[FIRST.establish(["i1", "a1"]), lines].concat()).in_order();
        assert_eq!(calls[1].linked(Relation::ReferredBy).is_some(), is_linked);
        assert_eq!(calls[0].referrals.len(), 1);
    }
}

#[test]
fn rfc_4488_4_a_refer_without_subscription_is_done_with_its_answer() {
    let refer = refer(1, "r1").with(&format!("Refer-To: <{}>\r\nRefer-Sub: false", TARGET.0));
    let mut lines = FIRST.establish(["i1", "a1"]);
    lines.extend([refer.clone(), response(&refer, 200).with("Refer-Sub: false"), FIRST.callee_sends("BYE", 2, "b1")]);
    lines.push(SECOND.invite(1, "t1"));
    let calls = watch(&lines).in_order();
    assert_eq!(codes(&calls[0].referrals[0]), (Some(200), None, Some(1)));
    assert_eq!(seconds(calls[0].referrals[0].done), Some(5));
    // Who was asked may not know of this, and tells all the same.
    lines[5].extra = String::new();
    assert_eq!(watch(&lines).in_order()[0].referrals[0].done, None);
}

#[test]
fn rfc_5589_6_a_referring_call_waits_for_the_last_word_after_its_bye() {
    let refer = refer(1, "r1");
    let mut lines = FIRST.establish(["i1", "a1"]);
    lines.extend([refer.clone(), response(&refer, 202), FIRST.callee_sends("BYE", 2, "b1")]);
    let mut observer = Observer::default();
    for (at, line) in (0..).zip(&lines) {
        show(&mut observer, at, line, "");
    }
    // Ten minutes, as for any call that rings.
    assert_eq!(observer.poll_timeout(), Some(Duration::from_secs(6 + 600)));
    let told = notify(&FIRST, 3, "n1", "terminated;reason=noresource", "SIP/2.0 200 OK\r\n");
    show(&mut observer, 120, &told, "");
    assert_eq!(observer.poll_timeout(), Some(Duration::from_secs(120 + 32)));
}

/// The transferor calls the target, then asks the transferee to take that call over.
pub(crate) fn attended() -> Vec<Line> {
    let refer = FIRST.callee_sends("REFER", 2, "r1").with(&format!(
        "Refer-To: <{}?Replaces=592435881734450904%3Bto-tag%3D9m2n3wq%3Bfrom-tag%3D763231&Require=replaces>\r\n\
         Referred-By: <{}>",
        TARGET.0, TRANSFEROR.0
    ));
    let invite = Talk { callee: (TARGET.0, "sd83jls", TARGET.2), ..SECOND };
    let replacing = invite.invite(1, "t1").with(&format!(
        "Replaces: 592435881734450904;to-tag=9m2n3wq;from-tag=763231\r\nReferred-By: <{}>",
        TRANSFEROR.0
    ));
    let replaced = CONSULTATION.callee_sends("BYE", 9, "b1");
    let told = notify(&FIRST, 2, "n1", "terminated;reason=noresource", "SIP/2.0 200 OK\r\n");
    let bye = FIRST.callee_sends("BYE", 3, "b2");
    let mut lines = FIRST.establish(["i1", "a1"]);
    lines.extend(CONSULTATION.establish(["c1", "c2"]));
    lines.extend([refer.clone(), response(&refer, 202), replacing.clone(), invite.answer(&replacing, 200)]);
    lines.extend([invite.caller_sends("ACK", 1, "t2"), replaced.clone(), response(&replaced, 200)]);
    lines.extend([told.clone(), response(&told, 200), bye.clone(), response(&bye, 200)]);
    lines
}

#[test]
fn rfc_5589_7_3_attended_transfer() {
    let calls = watch(&attended()).in_order();
    let [first, consultation, second] = calls.as_slice() else { panic!("three calls") };
    let referral = &first.referrals[0];
    assert!(referral.is_attended() && referral.is_successful());
    assert_eq!(codes(referral), (Some(202), Some(200), Some(2)));
    assert_eq!(referral.replaces.as_ref().map(|it| it.call_id.as_str()), Some("592435881734450904"));
    assert_eq!(numbers(first), [(Relation::Refers, Some(2))]);
    assert_eq!(numbers(consultation), [(Relation::ReplacedBy, Some(2))]);
    assert_eq!(numbers(second), [(Relation::Replaces, Some(1)), (Relation::ReferredBy, Some(0))]);
    assert_eq!(second.referred_by.as_ref().map(|by| by.uri().as_str()), Some(TRANSFEROR.0));
    let Link { dialog, is_early_only, .. } = &second.links[0];
    assert_eq!((dialog.from_tag.as_deref(), dialog.to_tag.as_deref()), (Some("763231"), Some("9m2n3wq")));
    assert!(!is_early_only);
    // The target hung up, because of the call that took the place.
    let replaced = &consultation.dialogs[0];
    assert_eq!((consultation.cause, consultation.released_by), (Some(EndCause::Replaced), Some(Party::Callee)));
    assert_eq!((replaced.replaced_by, replaced.cause), (Some(second.number), Some(EndCause::Replaced)));
    assert_eq!((first.cause, first.released_by), (Some(EndCause::Bye), Some(Party::Callee)));
}

#[test]
fn rfc_3891_3_the_bye_of_the_replaced_dialogue_may_be_seen_first_or_not_at_all() {
    let is_answer = |line: &Line| line.start.starts_with("SIP/2.0 200") && line.call_id == Some(SECOND.call_id);
    let mut lines = attended();
    let answer = lines.iter().position(is_answer).unwrap();
    lines.swap(answer, answer + 2);
    let calls = watch(&lines).in_order();
    assert_eq!((calls[1].cause, calls[1].released_by), (Some(EndCause::Replaced), Some(Party::Callee)));

    let mut observer = Observer::default();
    let without_bye =
        attended().into_iter().filter(|line| line.call_id != Some(CONSULTATION.call_id) || line.cseq.1 != "BYE");
    for (at, line) in (0..).zip(without_bye) {
        show(&mut observer, at, &line, "");
    }
    observer.handle_timeout(Duration::from_secs(11 + 31));
    assert_eq!(drain(&mut observer).calls.len(), 0);
    observer.handle_timeout(Duration::from_secs(11 + 32));
    let [call] = &drain(&mut observer).calls[..] else { panic!("one call is due") };
    assert_eq!((call.number.get(), call.cause, seconds(call.end)), (1, Some(EndCause::Replaced), Some(11)));
    assert_eq!((call.outcome, call.released_by), (Outcome::Answered, None));
}

#[test]
fn rfc_3891_1_bob_picks_up_in_the_lab_what_rings_on_his_desk() {
    let alice = ("sip:alice@example.org", "7743", "192.0.2.1:5060");
    let ringing = Talk {
        call_id: "425928@phone.example.org",
        caller: alice,
        callee: ("sip:bob@example.org", "6472", "192.0.2.4:5060"),
    };
    let pickup = Talk {
        call_id: "09870@labpc.example.org",
        caller: ("sip:bob@example.org", "8983", "192.0.2.5:5060"),
        callee: (alice.0, "9232", alice.2),
    };
    let (invite, cancel) =
        (ringing.invite(1, "i1"), Line { to: String::new(), ..ringing.caller_sends("CANCEL", 1, "i1") });
    // The RFC prints the tags the other way round (an erratum): the dialogue is found all the same.
    for tags in ["to-tag=7743;from-tag=6472", "to-tag=6472;from-tag=7743"] {
        let taken = pickup.invite(1, "p1").with(&format!("Replaces: 425928@phone.example.org;{tags};early-only"));
        let flow = [
            invite.clone(),
            ringing.answer(&invite, 180),
            taken.clone(),
            pickup.answer(&taken, 200),
            pickup.caller_sends("ACK", 1, "p2"),
            cancel.clone(),
            response(&cancel, 200),
            ringing.answer(&invite, 487),
        ];
        for (length, end, status) in [(8, 7, Some(487)), (7, 5, None), (5, 3, None)] {
            let calls = watch(&flow[..length]).in_order();
            let [first, second] = calls.as_slice() else { panic!("two calls") };
            assert!(second.links[0].is_early_only);
            assert_eq!(numbers(first), [(Relation::ReplacedBy, Some(1))]);
            assert_eq!(numbers(second), [(Relation::Replaces, Some(0))]);
            assert_eq!((first.outcome, first.cause), (Outcome::Cancelled, Some(EndCause::Replaced)), "{length}");
            assert_eq!((seconds(first.end), first.status.map(StatusCode::code)), (Some(end), status));
            assert_eq!(first.dialogs[0].replaced_by, Some(second.number));
            assert_eq!(second.outcome, Outcome::Answered);
        }
    }
}

#[test]
fn rfc_3891_3_a_replacement_that_is_refused_replaces_nothing() {
    let mut lines = CONSULTATION.establish(["c1", "c2"]);
    let invite = SECOND.invite(1, "t1").with("Replaces: 592435881734450904;to-tag=9m2n3wq;from-tag=763231");
    lines.extend([invite.clone(), SECOND.answer(&invite, 481), CONSULTATION.caller_sends("BYE", 2, "b1")]);
    let calls = watch(&lines).in_order();
    assert_eq!((calls[0].cause, calls[0].dialogs[0].replaced_by), (Some(EndCause::Bye), None));
    assert_eq!(numbers(&calls[0]), [(Relation::ReplacedBy, Some(1))]);
}

#[test]
fn rfc_3911_7_1_and_rfc_4538_7_join_and_target_dialog_link_both_ways() {
    for (field, relation, reverse) in [
        ("Join: 592435881734450904;from-tag=763231;to-tag=9m2n3wq", Relation::Joins, Relation::JoinedBy),
        (
            "Target-Dialog: 592435881734450904;local-tag=763231;remote-tag=9m2n3wq",
            Relation::Targets,
            Relation::TargetedBy,
        ),
    ] {
        let mut lines = CONSULTATION.establish(["c1", "c2"]);
        lines.push(SECOND.invite(1, "t1").with(field));
        let calls = watch(&lines).in_order();
        assert_eq!(numbers(&calls[1]), [(relation, Some(0))]);
        assert_eq!(numbers(&calls[0]), [(reverse, Some(1))]);
        assert_eq!(calls[0].links[0].dialog.call_id.as_str(), SECOND.call_id);
    }
}

#[test]
fn rfc_3891_6_1_a_dialogue_that_was_not_seen_is_named() {
    for name in
        ["98732@sip.example.com;from-tag=r33th4x0r;to-tag=ff87ff", "592435881734450904;to-tag=x;from-tag=763231"]
    {
        let mut lines = CONSULTATION.establish(["c1", "c2"]);
        lines.push(SECOND.invite(1, "t1").with(&format!("Replaces: {name}")));
        let calls = watch(&lines).in_order();
        assert_eq!(numbers(&calls[1]), [(Relation::Replaces, None)]);
        assert!(name.starts_with(calls[1].links[0].dialog.call_id.as_str()));
        assert_eq!(numbers(&calls[0]), []);
    }
}

#[test]
fn a_referral_is_forgotten_with_its_call() {
    let refer = refer(1, "r1");
    let mut observer = Observer::default();
    for (at, line) in
        (0..).zip(FIRST.establish(["i1", "a1"]).iter().chain([&refer, &FIRST.callee_sends("BYE", 2, "b1")]))
    {
        show(&mut observer, at, line, "");
    }
    observer.handle_timeout(Duration::from_secs(100));
    show(&mut observer, 101, &SECOND.invite(1, "t1"), "");
    assert!(observer.calls().all(|call| call.links.is_empty()));
    assert_eq!(observer.calls().count(), 1);
}

#[test]
fn endless_referrals_and_links_do_not_fill_the_memory() {
    let mut observer = Observer::default();
    for (at, line) in (0..).zip(CONSULTATION.establish(["c1", "c2"])) {
        show(&mut observer, at, &line, "");
    }
    for number in 0..500 {
        let refer =
            CONSULTATION.caller_sends("REFER", number + 2, "x").with(&format!("Refer-To: <sip:{number}@example.com>"));
        show(&mut observer, 5, &refer, "");
        let beside = SECOND.under("").caller_sends("REFER", 1, "x");
        let beside = Line { call_id: None, to: String::new(), ..beside }.with(
            "Refer-To: <sip:anna@example.com>\r\nTarget-Dialog: 592435881734450904;local-tag=763231;remote-tag=9m2n3wq",
        );
        let is_adopted = show(&mut observer, 5, &beside, &format!("beside-{number}")).is_some();
        assert_eq!(is_adopted, number < 8);
        let join = Line { call_id: None, ..SECOND.invite(1, "t1") }
            .with("Join: 592435881734450904;to-tag=9m2n3wq;from-tag=763231");
        show(&mut observer, 5, &join, &format!("join-{number}"));
    }
    let call = observer.calls().next().unwrap();
    assert_eq!((call.referrals.len(), call.links.len()), (16, 16));
    observer.finish();
    assert_eq!(drain(&mut observer).calls.len(), 501);
}
