//! Serialised forms: whatever is a value comes back, views are written, and nothing gets in past the checks.
#![cfg(feature = "serde")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

use offhook_sdp::{
    AddrType, Agreement, Answered, AttributeName, Bandwidth, BandwidthType, Candidate, CandidateType, Capabilities,
    Change, Connection, Consequence, ContentValue, Crypto, CryptoSuite, Description, Direction, EncodingName,
    ErrorKind, ExtMap, Fingerprint, Fmtp, Group, GroupSemantics, IceOptions, IcePwd, IceUfrag, Key, KeyMethod, Level,
    Limits, LineType, LocalStream, MaxPtime, MediaType, Mid, Msid, NetType, Origin, PayloadType, Position, Profile,
    Protocol, Ptime, ReadOptions, Repeat, Rtcp, RtpMap, Setup, Ssrc, TelephoneEvents, Time, ZoneAdjustments, check,
};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::json;

/// Can be written and read back.
fn is_value<T: Serialize + DeserializeOwned>() {}

#[test]
fn every_value_has_a_serialised_form() {
    is_value::<Agreement>();
    is_value::<Answered>();
    is_value::<AddrType<'static>>();
    is_value::<AttributeName<'static>>();
    is_value::<Bandwidth<'static>>();
    is_value::<BandwidthType<'static>>();
    is_value::<Candidate<'static>>();
    is_value::<CandidateType<'static>>();
    is_value::<Capabilities>();
    is_value::<Change>();
    is_value::<Connection<'static>>();
    is_value::<Consequence>();
    is_value::<ContentValue<'static>>();
    is_value::<Crypto<'static>>();
    is_value::<CryptoSuite<'static>>();
    is_value::<Description<'static>>();
    is_value::<Direction>();
    is_value::<EncodingName<'static>>();
    is_value::<ErrorKind>();
    is_value::<ExtMap<'static>>();
    is_value::<Fingerprint<'static>>();
    is_value::<Fmtp<'static>>();
    is_value::<Group<'static>>();
    is_value::<GroupSemantics<'static>>();
    is_value::<IceOptions<'static>>();
    is_value::<IcePwd<'static>>();
    is_value::<IceUfrag<'static>>();
    is_value::<Key<'static>>();
    is_value::<KeyMethod<'static>>();
    is_value::<Level>();
    is_value::<Limits>();
    is_value::<LineType>();
    is_value::<LocalStream>();
    is_value::<MaxPtime>();
    is_value::<MediaType<'static>>();
    is_value::<Mid<'static>>();
    is_value::<Msid<'static>>();
    is_value::<NetType<'static>>();
    is_value::<Origin<'static>>();
    is_value::<PayloadType>();
    is_value::<Position>();
    is_value::<Profile>();
    is_value::<Protocol<'static>>();
    is_value::<Ptime>();
    is_value::<ReadOptions>();
    is_value::<Repeat<'static>>();
    is_value::<Rtcp<'static>>();
    is_value::<RtpMap<'static>>();
    is_value::<Setup>();
    is_value::<Ssrc<'static>>();
    is_value::<TelephoneEvents>();
    is_value::<Time>();
    is_value::<ZoneAdjustments<'static>>();
}

#[test]
fn views_findings_and_errors_are_written() {
    let text = b"v=0\r\no=- 1 1 IN IP4 192.0.2.1\r\ns=\r\nc=IN IP4 192.0.2.1\r\nt=0 0\r\n\
        m=audio 5004 RTP/AVP 97\r\na=rtpmap:97 L16/8000\r\na=x:\xff\r\n";
    let description = Description::parse(text).unwrap();
    let media = description.media().next().unwrap();
    let line = serde_json::to_value(description.lines().nth(1).unwrap()).unwrap();
    assert_eq!((&line["value"], &line["offset"]), (&json!("- 1 1 IN IP4 192.0.2.1"), &json!(5)));
    let attributes = serde_json::to_value(media.attributes().collect::<Vec<_>>()).unwrap();
    assert_eq!(attributes[0], json!({"name": "rtpmap", "value": "97 L16/8000", "offset": 89}));
    assert_eq!(attributes[1]["value"], json!([255]));
    assert_eq!(serde_json::to_value(media).unwrap().as_array().unwrap().len(), 3);
    let codec = serde_json::to_value(media.codecs().next().unwrap()).unwrap();
    assert_eq!((&codec["rtp_map"], &codec["fmtp"]), (&json!("97 L16/8000"), &json!(null)));
    let problem = serde_json::to_value(description.findings()[0].problem()).unwrap();
    assert!(problem.get("empty").is_some(), "{problem}");
    let findings = serde_json::to_value(check(text, &ReadOptions::default()).unwrap()).unwrap();
    assert_eq!((&findings[0]["field"], &findings[0]["message"]), (&json!("s="), &json!("empty")));
    let error = serde_json::to_value(Description::parse(b"v=1\r\n").unwrap_err()).unwrap();
    assert_eq!((&error["rule"], &error["offset"]), (&json!("v="), &json!(2)));
}

#[test]
fn nothing_gets_in_past_the_checks() {
    assert!(serde_json::from_value::<Repeat<'_>>(json!("7d")).is_err());
    assert!(serde_json::from_value::<ZoneAdjustments<'_>>(json!("now")).is_err());
    assert!(serde_json::from_value::<Key<'_>>(json!("clear")).is_err());
    assert!(serde_json::from_value::<Origin<'_>>(json!("- 1 1 IN IP4 192.0.2.1\r\na=x")).is_err());
    assert!(serde_json::from_value::<Description<'_>>(json!("v=1\r\n")).is_err());
    let text = "7d 1h 0 25h";
    let repeat: Repeat<'_> = serde_json::from_value(json!(text)).unwrap();
    assert_eq!(serde_json::to_value(repeat).unwrap(), json!(text));
}
