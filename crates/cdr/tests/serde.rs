//! Records in serialised form go through the same checks as records that are read.
#![cfg(feature = "serde")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

use jiff::Timestamp;
use offhook_cdr::format::{Format, IndexFileName, ZipName};
use offhook_cdr::{AgentOperationRecord, CallDetail, CallIdNum, CallLegs, CallRecord, CallResult, Moment, Releaser};
use offhook_ops::huawei::Operation;
use serde_json::{from_str, json, to_value};

#[test]
fn an_instant_is_an_integer_of_microseconds() {
    let moment = Moment::new("2026-03-02T09:05:00.000001Z".parse::<Timestamp>().unwrap());
    assert_eq!(to_value(moment).unwrap(), json!({"at_us": 1_772_442_300_000_001_i64}));
    assert_eq!(to_value(moment.as_assumed()).unwrap(), json!({"at_us": 1_772_442_300_000_001_i64, "assumed": true}));
    assert_eq!(from_str::<Moment>(r#"{"at_us":1772442300000001}"#).unwrap(), moment);
    assert!(from_str::<Moment>(r#"{"at_us":9223372036854775807}"#).is_err(), "beyond the year 9999");
    assert!(from_str::<Moment>(r#"{"at_us":0,"at":0}"#).is_err());
}

#[test]
fn records_come_back() {
    let mut bill = AgentOperationRecord::new("101", Operation::LogIn).unwrap();
    bill.begin_time = Some(Moment::new(Timestamp::UNIX_EPOCH).as_assumed());
    assert_eq!(from_str::<AgentOperationRecord>(&to_value(&bill).unwrap().to_string()).unwrap(), bill);

    let mut leg = CallRecord::new("1456404171-43");
    leg.call_id_num = Some(CallIdNum::LAST);
    assert_eq!(to_value(&leg).unwrap()["call_id_num"], json!(-1));
    assert_eq!(from_str::<CallRecord>(&to_value(&leg).unwrap().to_string()).unwrap(), leg);
    assert_eq!(from_str::<CallRecord>(r#"{"call_id":"1456404171-43","call_id_num":-1}"#).unwrap(), leg);
    assert!(from_str::<CallRecord>(r#"{"call_number":1}"#).is_err(), "a field that no record has");

    let mut call = CallDetail::new(["a@b"]);
    (call.result, call.released_by, call.status) = (CallResult::Answered, Some(Releaser::Called), Some(200));
    let value = to_value(&call).unwrap();
    assert_eq!((&value["result"], &value["released_by"]), (&json!("answered"), &json!("called")));
    assert_eq!(from_str::<CallDetail>(&value.to_string()).unwrap(), call);
}

#[test]
fn the_records_of_a_call_come_back_in_order() {
    let leg = |call: &str, number| json!({"call_id": call, "call_id_num": number});
    let call: CallLegs = from_str(&json!([leg("1-1", -1), leg("1-1", 1)]).to_string()).unwrap();
    assert_eq!(call.records()[0].call_id_num, Some(CallIdNum::from_code(1)));
    assert!(from_str::<CallLegs>(&json!([leg("1-1", -1), leg("2-1", -1)]).to_string()).is_err());
    assert!(from_str::<CallLegs>("[]").is_err());
}

#[test]
fn names_are_checked() {
    assert_eq!(to_value(Format::HuaweiAgentOperation).unwrap(), json!(Format::HuaweiAgentOperation.name()));
    for format in Format::ALL {
        assert_eq!(to_value(format).unwrap(), json!(format.name()));
    }
    let name = "20180903153338123456_call_1.csv";
    assert_eq!(to_value(from_str::<IndexFileName>(&json!(name).to_string()).unwrap()).unwrap(), json!(name));
    assert!(from_str::<IndexFileName>("\"20180903_call_1.csv\"").is_err());
    assert!(from_str::<ZipName>("\"20180702_.zip\"").is_err());
}
