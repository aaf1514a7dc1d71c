//! Serialised forms.
#![cfg(feature = "serde")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

mod common;

use common::{choices, play, tenant};
use offhook::view::{self, StateSpan};
use proptest::prelude::*;
use serde_json::json;

#[test]
fn a_span_goes_through_the_same_checks_as_any() {
    let good = json!({ "agent": 101, "headline": "busy", "reason": 200, "from_us": 5, "to_us": 9 });
    let span: StateSpan = serde_json::from_value(good.clone()).unwrap();
    assert_eq!((span.reason, span.duration().unwrap().as_micros()), (200, 4));
    assert_eq!(serde_json::to_value(span).unwrap(), good);
    for (field, value, why) in [
        ("to_us", json!(4), "a state that ends before it begins"),
        ("headline", json!("signed_out"), "a state of an agent who is signed out"),
        ("to_us", json!(i64::MAX), "instant outside the calendar"),
        ("until", json!(1), "unknown field `until`"),
    ] {
        let mut bad = good.clone();
        bad[field] = value;
        let error = serde_json::from_value::<StateSpan>(bad).unwrap_err().to_string();
        assert!(error.contains(why), "{error}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(48) })]

    #[test]
    fn spans_come_back(tenant in tenant(), choices in choices()) {
        let spans = view::states(&play(tenant, &choices));
        let text = serde_json::to_string(&spans).unwrap();
        prop_assert_eq!(serde_json::from_str::<Vec<StateSpan>>(&text).unwrap(), spans);
    }
}
