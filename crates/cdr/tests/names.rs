//! Names of index files and zips (Huawei CEC `cec_07_0831`, `cec_07_0814`).
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

use jiff::Timestamp;
use jiff::tz::TimeZone;
use offhook_base::ErrorKind;
use offhook_cdr::format::{FileNameError, IndexFileKind, IndexFileName, ZipName};
use proptest::prelude::*;

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

#[test]
fn the_documented_response_id_gives_the_documented_zip_name() {
    let name =
        ZipName::new(at("2018-07-02T00:00:00Z"), &TimeZone::UTC, "9239cb50-a838-4bb0-ab50-3441bf089446").unwrap();
    assert_eq!(name.as_str(), "20180702_9239cb50a8384bb0ab503441bf089446.zip");
    assert_eq!(name.as_str().len(), 45);
    assert_eq!(ZipName::parse(name.as_str()), Ok(name));
}

#[test]
fn the_day_of_a_zip_is_that_of_the_clock() {
    let late = at("2018-07-01T17:00:00Z");
    let shanghai = TimeZone::fixed(jiff::tz::offset(8));
    assert_eq!(ZipName::new(late, &shanghai, "a").unwrap().as_str(), "20180702_a.zip");
    assert_eq!(ZipName::new(late, &TimeZone::UTC, "a").unwrap().as_str(), "20180701_a.zip");
}

#[test]
fn response_ids_that_make_no_name_are_refused() {
    let refused = |id: &str| match ZipName::new(at("2018-07-02T00:00:00Z"), &TimeZone::UTC, id) {
        Err(FileNameError::ResponseId(error)) => (error.offset(), error.kind()),
        other => panic!("{other:?}"),
    };
    assert_eq!(refused(""), (0, ErrorKind::Missing));
    assert_eq!(refused("--"), (0, ErrorKind::Missing));
    assert_eq!(refused("ab/../c"), (2, ErrorKind::Byte(b'/')));
    assert_eq!(refused(&"a".repeat(37)), (0, ErrorKind::TooLong { max: 49 }));
    assert!(ZipName::new(at("2018-07-02T00:00:00Z"), &TimeZone::UTC, &"a".repeat(36)).is_ok());
}

#[test]
fn zip_names_that_are_none_say_where() {
    let refused = |name: &str| ZipName::parse(name).map_err(|error| (error.offset(), error.kind())).unwrap_err();
    assert_eq!(refused("2018070"), (7, ErrorKind::End));
    assert_eq!(refused("20180732_a.zip"), (6, ErrorKind::OutOfRange { value: 32, min: 1, max: 31 }));
    assert_eq!(refused("20180702-a.zip"), (8, ErrorKind::Byte(b'-')));
    assert_eq!(refused("20180702_a-b.zip"), (10, ErrorKind::Byte(b'-')));
    assert_eq!(refused("20180702_.zip"), (9, ErrorKind::Unknown));
    assert_eq!(refused("20180702_a"), (10, ErrorKind::End));
}

#[test]
fn each_kind_reads_with_and_without_a_number() {
    for (name, kind, number) in [
        ("20180903153338123456_call_1.csv", IndexFileKind::Call, Some(1)),
        ("20180903153338123456_call.csv", IndexFileKind::Call, None),
        ("20180903153338123456_record_0.csv", IndexFileKind::Record, Some(0)),
        ("20180903153338123456_agentOprInfo_12.csv", IndexFileKind::AgentOperation, Some(12)),
        ("20180903153338123456_agentOprInfo.csv", IndexFileKind::AgentOperation, None),
        ("20180903153338123456_agentSkillInfo_4294967295.csv", IndexFileKind::AgentSkill, Some(u32::MAX)),
    ] {
        let read: IndexFileName = name.parse().unwrap();
        assert_eq!((read.kind(), read.number(), read.random()), (kind, number, 456), "{name}");
        assert_eq!(read.made(&TimeZone::UTC), Some(at("2018-09-03T15:33:38.123Z")));
        assert_eq!(read.to_string(), name);
    }
}

#[test]
fn index_file_names_that_are_none_say_where() {
    let refused =
        |name: &str| name.parse::<IndexFileName>().map_err(|error| (error.offset(), error.kind())).unwrap_err();
    assert_eq!(refused("2018090315333812345x_call_1.csv"), (19, ErrorKind::Byte(b'x')));
    assert_eq!(refused("20180903243338123456_call.csv"), (8, ErrorKind::OutOfRange { value: 24, min: 0, max: 23 }));
    assert_eq!(refused("20180229153338123456_call.csv"), (6, ErrorKind::OutOfRange { value: 29, min: 1, max: 28 }));
    assert_eq!(refused("20180903153338123456-call.csv"), (20, ErrorKind::Byte(b'-')));
    assert_eq!(refused("20180903153338123456_calls.csv"), (21, ErrorKind::Unknown));
    assert_eq!(refused("20180903153338123456_call_.csv"), (26, ErrorKind::Byte(b'.')));
    assert_eq!(refused("20180903153338123456_call_01.csv"), (26, ErrorKind::Byte(b'0')));
    assert_eq!(
        refused("20180903153338123456_call_4294967296.csv"),
        (26, ErrorKind::OutOfRange { value: 4_294_967_296, min: 0, max: 4_294_967_295 })
    );
    assert_eq!(refused("20180903153338123456_call_1.csvx"), (31, ErrorKind::Byte(b'x')));
}

#[test]
fn every_cut_of_a_name_is_refused_at_its_end() {
    let name = "20180903153338123456_agentSkillInfo_1.csv";
    for length in 0..name.len() {
        let error = name[..length].parse::<IndexFileName>().unwrap_err();
        let is_word = (21..36).contains(&length);
        assert_eq!(error.offset(), if is_word { 21 } else { length }, "{length}");
    }
    let name = "20180702_9239cb50a8384bb0ab503441bf089446.zip";
    for length in 0..name.len() {
        assert!(ZipName::parse(&name[..length]).is_err(), "{length}");
    }
}

proptest! {
    #[test]
    fn made_names_read_back(
        ms in -62_135_596_800_000_i64..253_402_207_200_000,
        random in 0_u16..1_000,
        kind in prop::sample::select(IndexFileKind::ALL),
        number in any::<Option<u32>>(),
    ) {
        let at = Timestamp::from_millisecond(ms).unwrap();
        let name = IndexFileName::new(at, &TimeZone::UTC, random, kind, number).unwrap();
        prop_assert_eq!(name.to_string().parse(), Ok(name));
        prop_assert_eq!(name.made(&TimeZone::UTC), Some(at));
    }

    #[test]
    fn any_bytes_are_read_or_refused(name in prop::collection::vec(any::<u8>(), 0..60)) {
        if let Ok(read) = IndexFileName::parse(&name) {
            prop_assert_eq!(read.to_string().into_bytes(), name.clone());
        }
        let _ = ZipName::parse(&String::from_utf8_lossy(&name));
    }
}
