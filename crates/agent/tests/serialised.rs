//! What is read from JSON goes through the same checks as what is built.
#![cfg(feature = "serde")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

use core::time::Duration;

use jiff::Timestamp;
use offhook_agent::*;
use serde_json::{Value, from_value, json, to_value};

#[test]
fn a_dialect_is_a_name_and_a_tenant_has_one() {
    for (dialect, name) in [
        (Dialects::STRICT, "strict"),
        (Dialects::CSTA, "csta"),
        (Dialects::CISCO_CCE, "cisco_cce"),
        (Dialects::CISCO_CCX, "cisco_ccx"),
        (Dialects::HUAWEI, "huawei"),
    ] {
        let tenant = Tenant::default().with_dialect(dialect);
        let stored = to_value(&tenant).unwrap();
        assert_eq!(stored["dialect"], name);
        assert_eq!(from_value::<Tenant>(stored).unwrap(), tenant);
    }
    for other in [json!(0), json!(3), json!(4), json!(255), json!(""), json!([]), json!(["csta"]), json!(null)] {
        assert!(from_value::<Tenant>(json!({ "dialect": other })).is_err(), "{other}");
    }
    assert_eq!(Tenant::default().with_dialect(Dialects::empty()).dialect(), Dialects::STRICT);
}

#[test]
fn a_set_of_dialects_is_a_list_of_names() {
    for bits in 0..=Dialects::all().bits() {
        let set = Dialects::from_bits_truncate(bits);
        let stored = to_value(set).unwrap();
        assert_eq!(stored.as_array().unwrap().len(), set.iter().count());
        assert_eq!(from_value::<Dialects>(stored).unwrap(), set);
    }
    assert_eq!(to_value(Dialects::CSTA | Dialects::HUAWEI).unwrap(), json!(["csta", "huawei"]));
    for other in [json!(1), json!(["csta", "csta"]), json!(["unknown"]), json!("csta")] {
        assert!(from_value::<Dialects>(other.clone()).is_err(), "{other}");
    }
}

#[test]
fn r_mm_3_and_4_limits_outside_1_to_60_are_refused() {
    for limit in 0..=255_u8 {
        let tenant = from_value::<Tenant>(json!({ "chat_limit": limit }));
        assert_eq!(tenant.map(|tenant| tenant.chat_limit()).ok(), (1..=60).contains(&limit).then_some(limit));
        let sign_in = from_value::<SignIn>(json!({ "chat_limit": limit }));
        assert_eq!(sign_in.map(|sign_in| sign_in.chat_limit()).ok(), (limit <= 60).then_some(limit));
    }
}

#[test]
fn a_sign_in_names_each_queue_once_and_at_most_255() {
    let skills = |queues: &mut dyn Iterator<Item = u32>| -> Vec<Value> {
        queues.map(|queue| json!({ "queue": queue, "rank": 1 })).collect()
    };
    let read = |skills: Vec<Value>| from_value::<SignIn>(json!({ "serial": 7, "skills": skills }));
    assert_eq!(read(skills(&mut (1..=255))).unwrap().skills().len(), 255);
    assert!(read(skills(&mut (1..=256))).is_err());
    assert!(read(skills(&mut [3, 4, 3].into_iter())).is_err());
    assert!(from_value::<SignIn>(json!({ "unknown": 1 })).is_err());
}

#[test]
fn a_tenant_survives_with_all_its_settings_and_with_none() {
    let work = AfterCall::Work { limit: Some(Duration::from_millis(1_500)) };
    let rich = Tenant::default()
        .with_dialect(Dialects::HUAWEI)
        .with_simultaneous(true)
        .with_chat_limit(5)
        .with_after_call(MediumGroup::Voice, work)
        .with_after_call(MediumGroup::Multimedia, AfterCall::Work { limit: None })
        .with_ring_limit(Duration::from_secs(20))
        .with_busy_on_no_answer(false)
        .with_busy_on_rejection(false)
        .with_rest_approval(true)
        .with_at_sign_in(Availability::NotReady(NotReady::Study))
        .with_queue(QueueId::new(3), Medium::Email);
    for tenant in [rich, Tenant::default()] {
        assert_eq!(from_value::<Tenant>(to_value(&tenant).unwrap()).unwrap(), tenant);
    }
    assert_eq!(from_value::<Tenant>(json!({})).unwrap(), Tenant::default());
    assert!(from_value::<Tenant>(json!({ "unknown": 1 })).is_err());
}

#[test]
fn a_snapshot_whose_timer_should_have_fired_is_refused() {
    let (agent, call) = (AgentId::new(101), NewCall::new(CallId::new(1), Medium::Voice));
    let mut centre = Centre::new(Tenant::default().with_ring_limit(Duration::from_secs(20)));
    let mut effects = Effects::new();
    for (second, kind) in [
        (1, EventKind::SignIn { agent, sign_in: SignIn::new(1) }),
        (2, EventKind::Offered { call, agent, role: Role::Direct }),
        (3, EventKind::Delivered { call: call.call, party: Party::Agent(agent) }),
    ] {
        let event = Event::new(Timestamp::from_second(second).unwrap(), Actor::Network, kind);
        centre.handle(&event, &mut effects).unwrap();
    }
    let stored = to_value(&centre).unwrap();
    assert_eq!(from_value::<Centre>(stored.clone()).unwrap(), centre);
    for (until_us, accepted) in [(3_000_001, true), (3_000_000, true), (2_999_999, false), (i64::MIN, false)] {
        let mut stored = stored.clone();
        let leg = stored["calls"][0][1]["legs"].get_mut(0).unwrap();
        assert_eq!(leg["until_us"], 23_000_000);
        leg["until_us"] = json!(until_us);
        assert_eq!(from_value::<Centre>(stored).is_ok(), accepted, "{until_us}");
    }
    let mut resting = stored;
    resting["agents"][0][1]["rest_until_us"] = json!(1);
    assert!(from_value::<Centre>(resting).is_err());
}
