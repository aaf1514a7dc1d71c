//! The registries hold what IANA lists: every row, and nothing besides.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

use std::fs;
use std::path::PathBuf;

use offhook_sdp::{
    AddrType, AttributeName, BandwidthType, CodecControl, ConferenceType, ContentValue, CryptoSuite, FeedbackParameter,
    FeedbackType, GroupSemantics, KeyMethod, MediaType, NetType, Orient, PayloadType, PreconditionType, Protocol,
    RidParameter, SrtpSessionParameter, SsrcGroupSemantics,
};

/// The first column of a registry; none of its values is quoted.
fn first_column(file: &str) -> Vec<String> {
    rows(file).into_iter().map(|row| row.split(',').next().unwrap().to_owned()).collect()
}

fn rows(file: &str) -> Vec<String> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/iana").join(file);
    fs::read_to_string(path).unwrap().lines().skip(1).map(str::to_owned).collect()
}

macro_rules! is_the_registry {
    ($test:ident, $ty:ident, $file:literal) => {
        #[test]
        fn $test() {
            let listed = first_column($file);
            let known: Vec<_> = $ty::ALL.iter().map(|row| row.as_str().to_owned()).collect();
            assert_eq!(known, listed);
            assert!($ty::ALL.iter().all(|row| row.is_known() && row.description().is_some()));
            assert!(!$ty::new("x-unregistered").is_known());
        }
    };
}

is_the_registry!(attributes, AttributeName, "sdp-attributes.csv");
is_the_registry!(media_types, MediaType, "sdp-media.csv");
is_the_registry!(protocols, Protocol, "sdp-proto.csv");
is_the_registry!(network_types, NetType, "sdp-nettype.csv");
is_the_registry!(address_types, AddrType, "sdp-addrtype.csv");
is_the_registry!(bandwidth_types, BandwidthType, "sdp-bwtype.csv");
is_the_registry!(key_methods, KeyMethod, "sdp-enckey.csv");
is_the_registry!(group_semantics, GroupSemantics, "sdp-group-semantics.csv");
is_the_registry!(crypto_suites, CryptoSuite, "sdp-srtp-crypto-suites.csv");
is_the_registry!(content_values, ContentValue, "sdp-content-values.csv");
is_the_registry!(feedback_types, FeedbackType, "sdp-rtcp-fb-values.csv");
is_the_registry!(feedback_parameters, FeedbackParameter, "sdp-rtcp-fb-ack-nack-values.csv");
is_the_registry!(codec_control, CodecControl, "sdp-ccm-values.csv");
is_the_registry!(rid_parameters, RidParameter, "sdp-rid-parameters.csv");
is_the_registry!(ssrc_group_semantics, SsrcGroupSemantics, "sdp-ssrc-group-semantics.csv");
is_the_registry!(srtp_session_parameters, SrtpSessionParameter, "sdp-srtp-session-parameters.csv");
is_the_registry!(precondition_types, PreconditionType, "sip-precondition-types.csv");

/// The values of `a=type` and `a=orient` stand in the table of attributes, behind a colon.
#[test]
fn values_among_the_attributes() {
    let listed = |name: &str| {
        let rows = first_column("sdp-attributes.csv");
        let mut values: Vec<_> = rows.iter().filter_map(|row| row.strip_prefix(name)).map(str::to_owned).collect();
        values.sort();
        values
    };
    let mut types: Vec<_> = ConferenceType::ALL.iter().map(|row| row.as_str().to_owned()).collect();
    types.sort();
    assert_eq!(types, listed("type:"));
    let mut ways: Vec<_> = Orient::ALL.iter().map(|way| way.name().to_owned()).collect();
    ways.sort();
    assert_eq!(ways, listed("orient:"));
}

#[test]
fn static_payload_types() {
    let mut listed = 0;
    for row in rows("rtp-payload-types.csv") {
        let columns: Vec<_> = row.split(',').collect();
        let Ok(code) = columns[0].parse::<u8>() else { continue };
        let payload_type = PayloadType::from_code(code);
        assert_eq!(payload_type.code(), code);
        let rate = columns[3].parse().ok();
        assert_eq!(payload_type.clock_rate_hz(), rate, "{row}");
        if rate.is_none() {
            assert_eq!(payload_type.name(), None, "{row}");
            continue;
        }
        listed += 1;
        assert_eq!(payload_type.name(), Some(columns[1]), "{row}");
        assert_eq!(payload_type.channels(), columns[4].parse().ok(), "{row}");
        let map = payload_type.rtp_map().unwrap();
        assert_eq!((map.payload_type(), Some(map.clock_rate_hz())), (payload_type, rate));
    }
    assert_eq!(PayloadType::ALL.len(), listed);
    for code in 96..=127 {
        assert!(PayloadType::from_code(code).is_dynamic());
        assert_eq!(PayloadType::from_code(code).rtp_map(), None);
    }
    for code in 0..=u8::MAX {
        assert_eq!(
            PayloadType::from_code(code).name().is_some(),
            PayloadType::ALL.contains(&PayloadType::from_code(code))
        );
    }
}
