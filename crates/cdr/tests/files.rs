//! Index files of the CC-FS in and out: layouts, tolerances, and bad rows among good ones.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

use std::io::{self, Read};

use jiff::tz::TimeZone;
use offhook_base::{ErrorKind, Level, Limits};
use offhook_cdr::format::{HuaweiAgentOperation, HuaweiAgentSkill, HuaweiCall, HuaweiRecord, TableFormat};
use offhook_cdr::{
    AgentOperationRecord, CallIdNum, CallLegs, CallRecord, ReadError, Reader, Row, RowError, RowErrorKind,
    RowProblemKind, WriteError, Writer,
};
use offhook_ops::huawei::{
    BusyReason, ConversationPart, DeviceType, LogOutReason, Operation, ReleaseCause, WorkReason,
};

const OPERATIONS: &[u8] = include_bytes!("fixtures/agent-operation.csv");
const SKILLS: &[u8] = include_bytes!("fixtures/agent-skill.csv");
const CALLS_18: &[u8] = include_bytes!("fixtures/call-18.csv");
const CALLS_23: &[u8] = include_bytes!("fixtures/call-23.csv");
const CALLS_29: &[u8] = include_bytes!("fixtures/call-29.csv");
const RECORDINGS_13: &[u8] = include_bytes!("fixtures/record-13.csv");
const RECORDINGS_18: &[u8] = include_bytes!("fixtures/record-18.csv");

fn shanghai() -> TimeZone {
    TimeZone::fixed(jiff::tz::offset(8))
}

fn berlin() -> TimeZone {
    TimeZone::posix("CET-1CEST,M3.5.0,M10.5.0/3").unwrap()
}

type Rows<T> = Vec<Result<Row<T>, RowError>>;

fn read_in<F: TableFormat>(file: impl Read, zone: TimeZone) -> Rows<F::Record> {
    let rows = Reader::<_, F>::new(file, zone);
    rows.map(|row| row.map_err(|error| if let ReadError::Row(error) = error { error } else { panic!("{error}") }))
        .collect()
}

fn read<F: TableFormat>(file: &[u8]) -> Rows<F::Record> {
    read_in::<F>(file, shanghai())
}

/// The one error of a file's first row.
fn refused<F: TableFormat>(file: &[u8]) -> RowError
where
    F::Record: core::fmt::Debug,
{
    read::<F>(file).remove(0).unwrap_err()
}

fn good<F: TableFormat>(file: &[u8]) -> Vec<Row<F::Record>> {
    read::<F>(file).into_iter().collect::<Result<_, _>>().unwrap()
}

fn write<F: TableFormat>(rows: &[Row<F::Record>]) -> Vec<u8> {
    let mut writer = Writer::<_, F>::new(Vec::new(), shanghai());
    rows.iter().for_each(|row| writer.write_row(row).unwrap());
    writer.finish().unwrap()
}

fn same_again<F: TableFormat>(file: &[u8])
where
    F::Record: core::fmt::Debug + PartialEq,
{
    let rows = good::<F>(file);
    assert!(rows.iter().all(|row| row.findings().is_empty()));
    let written = write::<F>(&rows);
    assert_eq!(String::from_utf8_lossy(&written), String::from_utf8_lossy(file));
    assert_eq!(good::<F>(&written), rows);
}

#[test]
fn every_layout_is_written_as_it_was_read() {
    same_again::<HuaweiAgentOperation>(OPERATIONS);
    same_again::<HuaweiAgentSkill>(SKILLS);
    same_again::<HuaweiCall>(CALLS_18);
    same_again::<HuaweiCall>(CALLS_23);
    same_again::<HuaweiCall>(CALLS_29);
    same_again::<HuaweiRecord>(RECORDINGS_13);
    same_again::<HuaweiRecord>(RECORDINGS_18);
}

#[test]
fn an_agent_operation_file_says_what_the_agent_did() {
    let bills: Vec<AgentOperationRecord> =
        good::<HuaweiAgentOperation>(OPERATIONS).into_iter().map(Row::into_record).collect();
    let did: Vec<_> = bills.iter().map(|bill| bill.operation().unwrap().unwrap()).collect();
    assert_eq!(did[0], Operation::LogIn);
    assert_eq!(did[1], Operation::Busy(BusyReason::BySelf));
    assert_eq!(did[2..5].iter().filter(|did| **did == Operation::ConversationAll(ConversationPart::Final)).count(), 1);
    assert_eq!(did[5], Operation::Work(WorkReason::AfterCall));
    assert_eq!(did[8], Operation::LogOut(LogOutReason::Voluntary));
    let talk: u64 = bills[2..5].iter().map(|bill| bill.duration().unwrap().as_secs()).sum();
    assert_eq!(talk, 470);
    assert_eq!(bills[0].begin_time.unwrap().to_string(), "2026-03-02T01:00:00Z");
    assert_eq!((bills[0].skill_info_sn.as_str(), bills[1].skill_info_sn.as_str()), ("", "1"));
    assert_eq!((bills[0].phone_no.as_str(), bills[0].logon_sn.as_str()), ("10.11.56.68", "17"));
}

#[test]
fn a_bill_file_gives_the_path_of_each_call() {
    let records = good::<HuaweiCall>(CALLS_29).into_iter().map(Row::into_record);
    let calls = CallLegs::group(records.rev()); // the order in the file does not matter
    assert_eq!(calls.len(), 2);
    let call = calls.iter().find(|call| call.call_id() == "1456404171-43").unwrap();
    let path: Vec<_> = call.records().iter().map(|leg| leg.device_type.unwrap()).collect();
    assert_eq!(path, [DeviceType::SKILL_QUEUE, DeviceType::AGENT, DeviceType::IVR]);
    assert!(call.is_complete());
    assert_eq!(call.release_cause(), Some(ReleaseCause::from_code(256)));
    assert_eq!((call.wait_time().as_secs(), call.ring_time().as_secs(), call.talk_time().as_secs()), (8, 4, 137));
}

#[test]
fn a_call_without_its_last_record_is_not_complete() {
    let leg = |number: Option<i32>| {
        let mut leg = CallRecord::new("1-1");
        leg.call_id_num = number.map(CallIdNum::from_code);
        leg.release_cause = Some(ReleaseCause::from_code(3));
        leg
    };
    let complete = |numbers: &[Option<i32>]| {
        let calls = CallLegs::group(numbers.iter().map(|number| leg(*number)));
        assert_eq!(calls.len(), 1);
        (calls[0].is_complete(), calls[0].release_cause().is_some())
    };
    assert_eq!(complete(&[Some(-1)]), (true, true));
    assert_eq!(complete(&[Some(3), Some(-1), Some(1), Some(2)]), (true, true));
    assert_eq!(complete(&[Some(1), Some(2)]), (false, false));
    assert_eq!(complete(&[Some(1), Some(3), Some(-1)]), (false, true));
    assert_eq!(complete(&[Some(1), Some(1), Some(-1)]), (false, true));
    assert_eq!(complete(&[Some(-1), Some(-1)]), (false, true));
    assert_eq!(complete(&[Some(0), Some(-1)]), (false, true));
    assert_eq!(complete(&[None, Some(-1)]), (false, true));
    assert_eq!(CallLegs::group([CallRecord::default(), CallRecord::default()]).len(), 2, "no id joins nothing");
}

#[test]
fn older_layouts_leave_the_newer_columns_empty() {
    let [old, middle, new] = [CALLS_18, CALLS_23, CALLS_29].map(|file| good::<HuaweiCall>(file).remove(1));
    assert_eq!((old.columns(), middle.columns(), new.columns()), (18, 23, 29));
    assert_eq!((old.record().vdn_id.as_str(), middle.record().vdn_id.as_str()), ("", "5"));
    assert_eq!((middle.record().leave_reason, new.record().leave_reason.map(|reason| reason.code())), (None, Some(17)));
    let mut writer = Writer::<_, HuaweiCall>::new(Vec::new(), shanghai()).with_columns(18).unwrap();
    good::<HuaweiCall>(CALLS_29).iter().for_each(|row| writer.write(row.record()).unwrap());
    assert_eq!(writer.finish().unwrap(), CALLS_18);
    let refused = Writer::<_, HuaweiCall>::new(Vec::new(), shanghai()).with_columns(19);
    assert!(matches!(refused, Err(WriteError::Columns { columns: 19 })));
}

#[test]
fn byte_order_mark_crlf_blank_lines_and_header_are_taken() {
    let plain = good::<HuaweiAgentOperation>(OPERATIONS);
    let header: Vec<_> = AgentOperationRecord::COLUMNS.iter().map(|column| column.name()).collect();
    let body = String::from_utf8(OPERATIONS.to_vec()).unwrap();
    let quoted = format!("\"{}\"\n{body}", header.join("\",\""));
    for file in [
        format!("\u{feff}{body}"),
        body.replace('\n', "\r\n"),
        body.replace('\n', "\n\r\n\n"),
        format!("{}\n{body}", header.join(",")),
        format!("\u{feff}{}\r\n{}", header.join(","), body.replace('\n', "\r\n")),
        quoted,
        body.trim_end().to_owned(),
    ] {
        let records =
            |rows: Vec<Row<_>>| rows.into_iter().map(|row| (row.number(), row.into_record())).collect::<Vec<_>>();
        assert_eq!(records(good::<HuaweiAgentOperation>(file.as_bytes())), records(plain.clone()));
    }
}

#[test]
fn a_header_counts_as_a_line_and_not_as_a_record() {
    let mut file = b"id,developer_id\n".to_vec(); // even an odd one
    file.extend_from_slice(OPERATIONS);
    let rows = good::<HuaweiAgentOperation>(&file);
    assert_eq!((rows[0].line(), rows[0].number(), rows[0].offset()), (2, 1, 16));
    // Only the first row can be one.
    file.extend_from_slice(b"id,developer_id\n");
    let error = read::<HuaweiAgentOperation>(&file).pop().unwrap().unwrap_err();
    assert_eq!((error.line(), error.record(), error.kind()), (11, 10, RowErrorKind::Columns { found: 2 }));
}

#[test]
fn a_record_whose_id_is_the_word_id_is_no_header() {
    let mut record = AgentOperationRecord::new("101", Operation::LogIn).unwrap();
    record.id = "id".into();
    let mut writer = Writer::<_, HuaweiAgentOperation>::new(Vec::new(), shanghai());
    writer.write(&record).unwrap();
    let rows = good::<HuaweiAgentOperation>(&writer.finish().unwrap());
    assert_eq!(rows[0].record(), &record);
}

/// A recording of 13 columns with the given start, end and file name.
fn recording(begin: &str, end: &str, file_name: &str) -> String {
    format!("dev,acc,1,101,7-1,1000,2000,{begin},{end},{file_name},0,,a.V3\n")
}

#[test]
fn bad_values_are_named_with_line_column_byte_and_rule() {
    let error = refused::<HuaweiRecord>(recording("2015-02-08 20:23:30", "2015-02-30 20:23:30", "a").as_bytes());
    assert_eq!((error.line(), error.record(), error.column_number()), (1, 1, Some(9)));
    assert_eq!((error.column_name(), error.offset()), (Some("call_end"), 48 + 8));
    assert_eq!(error.kind(), RowErrorKind::Value(ErrorKind::OutOfRange { value: 30, min: 1, max: 28 }));
    assert_eq!(
        error.to_string(),
        "line 1, column 9 (call_end): 30 is not in 1 to 28 at byte 56 (date, CC-FS index files)"
    );
    for (begin, at, kind) in [
        ("2015-02-08 20:23:3", 18, ErrorKind::End),
        ("2015-02-08 20:23:300", 19, ErrorKind::Byte(b'0')),
        ("2015-02-08T20:23:30", 10, ErrorKind::Byte(b'T')),
        (" 2015-02-08 20:23:30", 0, ErrorKind::Byte(b' ')),
        ("2015-13-08 20:23:30", 5, ErrorKind::OutOfRange { value: 13, min: 1, max: 12 }),
        ("2015-00-08 20:23:30", 5, ErrorKind::OutOfRange { value: 0, min: 1, max: 12 }),
        ("2016-02-30 20:23:30", 8, ErrorKind::OutOfRange { value: 30, min: 1, max: 29 }),
        ("2015-02-08 24:00:00", 11, ErrorKind::OutOfRange { value: 24, min: 0, max: 23 }),
        ("2015-02-08 20:60:30", 14, ErrorKind::OutOfRange { value: 60, min: 0, max: 59 }),
        ("2015-06-30 23:59:60", 17, ErrorKind::OutOfRange { value: 60, min: 0, max: 59 }),
    ] {
        let error = refused::<HuaweiRecord>(recording(begin, "", "a").as_bytes());
        assert_eq!((error.column_number(), error.offset(), error.kind()), (Some(8), 28 + at, kind.into()), "{begin}");
    }
}

#[test]
fn the_first_and_last_times_of_the_calendar() {
    let file = recording("0000-01-01 00:00:00", "9999-12-31 05:59:59", "a");
    assert_eq!(good::<HuaweiRecord>(file.as_bytes())[0].findings(), []);
    let error = refused::<HuaweiRecord>(recording("", "9999-12-31 23:59:59", "a").as_bytes());
    assert_eq!((error.column_name(), error.kind()), (Some("call_end"), RowErrorKind::LateTime));
}

#[test]
fn bad_numbers_are_named_with_their_byte() {
    for (number, at, kind) in [
        ("x", 0, ErrorKind::Byte(b'x')),
        ("-", 1, ErrorKind::End),
        ("--1", 1, ErrorKind::Byte(b'-')),
        ("+1", 0, ErrorKind::Byte(b'+')),
        ("1.5", 1, ErrorKind::Byte(b'.')),
        ("9223372036854775808", 0, ErrorKind::OutOfRange { value: u64::MAX, min: 0, max: i64::MAX.unsigned_abs() }),
    ] {
        let row = format!(",,,101,,,,,,{number},-1,-1,,,,,,,,,\n");
        let error = refused::<HuaweiAgentOperation>(row.as_bytes());
        assert_eq!(
            (error.column_name(), error.offset(), error.kind()),
            (Some("op_type"), 12 + at, kind.into()),
            "{number}"
        );
    }
    let error = refused::<HuaweiAgentOperation>(b",,,101,,,,,,3,-1,-1,2147483648,,,,,,,,\n");
    let kind = ErrorKind::OutOfRange { value: 2_147_483_648, min: 0, max: 2_147_483_647 };
    assert_eq!((error.column_name(), error.kind()), (Some("media_type"), kind.into()));
}

#[test]
fn text_that_is_not_utf_8_is_named_with_its_byte() {
    let error = refused::<HuaweiRecord>(b"dev,acc,1,101,7-1,10\xff0,2000,,,a,0,,a.V3\n");
    assert_eq!((error.column_name(), error.offset()), (Some("caller_no"), 20));
    assert_eq!(error.kind(), ErrorKind::Utf8.into());
    let mut file = RECORDINGS_18.to_vec();
    file.truncate(file.len() - 1);
    file.extend_from_slice(b",newer,\xfe\n");
    let error = refused::<HuaweiRecord>(&file);
    assert_eq!((error.column_number(), error.column_name(), error.kind()), (Some(20), None, ErrorKind::Utf8.into()));
}

#[test]
fn numbers_of_columns_that_no_edition_has_are_refused() {
    for found in [1, 12, 14, 17] {
        let row = ",".repeat(found as usize - 1).replacen(',', "x,", 1);
        let row = if found == 1 { "x".to_owned() } else { row };
        assert_eq!(refused::<HuaweiRecord>(row.as_bytes()).kind(), RowErrorKind::Columns { found }, "{found}");
    }
    let error = refused::<HuaweiCall>(b"torn,row\n");
    assert_eq!(
        error.to_string(),
        "line 1: 2 columns, which no edition of the format has at byte 0 (bill row, Huawei CEC cec_07_0831)"
    );
}

#[test]
fn columns_newer_than_any_known_edition_are_kept() {
    let file = String::from_utf8(CALLS_29.to_vec()).unwrap().replace('\n', ",new,\"a,b\"\n");
    let rows = good::<HuaweiCall>(file.as_bytes());
    assert_eq!(rows[0].extra(), ["new", "a,b"]);
    assert_eq!(rows[0].findings()[0].problem().kind(), RowProblemKind::ExtraColumns { count: 2 });
    assert_eq!(write::<HuaweiCall>(&rows), file.as_bytes());
}

#[test]
fn what_was_accepted_against_the_format_is_found() {
    let mut file = recording("2015-02-08 20:23:30", "2015-02-08 20:23:29", "a");
    file.push_str(&recording("", "", &"a".repeat(256)));
    file.push_str(core::str::from_utf8(RECORDINGS_18).unwrap());
    let rows = good::<HuaweiRecord>(file.as_bytes());
    let found: Vec<_> = rows.iter().flat_map(Row::findings).map(|finding| *finding.problem()).collect();
    let kinds: Vec<_> = found.iter().map(|problem| problem.kind()).collect();
    assert_eq!(
        kinds,
        [
            RowProblemKind::EndBeforeBegin,
            RowProblemKind::LongValue { max: 255 },
            RowProblemKind::ColumnsChanged { found: 18, before: 13 },
        ]
    );
    assert_eq!(rows[0].findings()[0].level(), Level::Error);
    assert_eq!(
        rows[0].findings()[0].to_string(),
        "error: call_end at byte 48: an end before its begin (CC-FS index files)"
    );
    assert_eq!(rows[0].record().length(), None, "an end before its begin gives no length");
}

#[test]
fn needless_digits_are_found_and_not_written_back() {
    for (written, number) in [("007", 7), ("-0", 0), ("00", 0), ("-01", -1)] {
        let rows = good::<HuaweiAgentOperation>(format!(",,,101,,,,,,3,-1,{written},,,,,,,,,\n").as_bytes());
        assert_eq!(rows[0].record().op_cause, Some(number));
        assert_eq!(rows[0].findings()[0].problem().kind(), RowProblemKind::NeedlessDigits, "{written}");
        assert_eq!(write::<HuaweiAgentOperation>(&rows), format!(",,,101,,,,,,3,-1,{number},,,,,,,,,\n").as_bytes());
    }
}

#[test]
fn bad_rows_leave_their_neighbours_alone() {
    let lines: Vec<&str> = core::str::from_utf8(OPERATIONS).unwrap().lines().collect();
    for bad in ["torn", "\"", "a,\"b", "a,\"b\"c,d", "\u{fffd}", "x,\"y\",\"z", ",,,101,,,,,,3,-1,\"1,,,,,,,,,"] {
        for place in 0..=lines.len() {
            let mut file = lines.clone();
            file.insert(place, bad);
            let rows = read::<HuaweiAgentOperation>(file.join("\n").as_bytes());
            let good: Vec<_> = rows.iter().filter_map(|row| row.as_ref().ok()).map(Row::record).collect();
            assert_eq!(good.len(), lines.len(), "{bad} at {place}");
            let errors: Vec<_> = rows.iter().filter_map(|row| row.as_ref().err()).collect();
            assert_eq!((errors.len(), errors[0].line()), (1, place as u64 + 1), "{bad} at {place}");
        }
    }
}

#[test]
fn quoting_slips_are_named_with_their_byte() {
    let error = refused::<HuaweiRecord>(b"dev,\"acc\"x,1\n");
    assert_eq!(
        (error.column_name(), error.offset(), error.kind()),
        (Some("account_id"), 9, ErrorKind::Byte(b'x').into())
    );
    assert_eq!(error.rule().source(), "RFC 4180 §2");
    let error = refused::<HuaweiRecord>(b"dev,\"acc,1\ndev,acc,1\n");
    assert_eq!((error.column_name(), error.offset(), error.kind()), (Some("account_id"), 4, RowErrorKind::OpenQuote));
}

#[test]
fn a_quoted_field_may_hold_line_ends() {
    let file = recording("", "", "\"line one\r\nline \"\"two\"\"\n\nlast\"") + &recording("", "", "b");
    let rows = good::<HuaweiRecord>(file.as_bytes());
    assert_eq!(rows[0].record().file_name, "line one\r\nline \"two\"\n\nlast");
    assert_eq!((rows[1].line(), rows[1].record().file_name.as_str()), (5, "b"));
    assert_eq!(write::<HuaweiRecord>(&rows), file.as_bytes());
}

#[test]
fn rows_and_columns_beyond_the_limits_are_refused_and_skipped() {
    let limits = Limits::default().with_message_bytes(200).with_fields(30);
    let file = recording("", "", &"a".repeat(300_000)) + &recording("", "", "b") + &",".repeat(40) + "\n";
    let mut rows = Reader::<_, HuaweiRecord>::new(file.as_bytes(), shanghai()).with_limits(limits);
    let mut next =
        || rows.next().map(|row| row.map_err(|error| matches!(error, ReadError::Row(_)).then(|| error.to_string())));
    assert!(next().unwrap().unwrap_err().unwrap().starts_with("line 1: longer than 200 octets at byte 200"));
    assert_eq!(next().unwrap().unwrap().line(), 2);
    assert!(next().unwrap().unwrap_err().unwrap().starts_with("line 3: more than 30 items"));
    assert!(next().is_none());
}

#[test]
fn an_end_in_the_repeated_hour_comes_after_its_begin() {
    let rows = |begin: &str, end: &str| {
        read_in::<HuaweiRecord>(recording(begin, end, "a").as_bytes(), berlin()).remove(0).unwrap()
    };
    // 02:55 comes first in summer time; 02:05 after it can only be winter time.
    let row = rows("2026-10-25 02:55:00", "2026-10-25 02:05:00");
    assert_eq!(row.record().length().unwrap().as_secs(), 600);
    let kinds: Vec<_> = row.findings().iter().map(|finding| finding.problem().kind()).collect();
    assert_eq!(kinds, [RowProblemKind::RepeatedTime, RowProblemKind::RepeatedTime]);
    let row = rows("2026-10-25 02:05:00", "2026-10-25 02:55:00");
    assert_eq!(row.record().length().unwrap().as_secs(), 3_000);
    let row = rows("2026-10-25 01:55:00", "2026-10-25 03:05:00");
    assert_eq!((row.record().length().unwrap().as_secs(), row.findings().len()), (7_800, 0));
}

#[test]
fn a_time_that_the_clock_skipped_is_refused() {
    let row = recording("2026-03-29 01:59:59", "2026-03-29 02:30:00", "a");
    let error = read_in::<HuaweiRecord>(row.as_bytes(), berlin()).remove(0).unwrap_err();
    assert_eq!((error.column_name(), error.kind()), (Some("call_end"), RowErrorKind::SkippedTime));
}

#[test]
fn skill_files_have_two_local_times_and_one_in_utc() {
    let row = good::<HuaweiAgentSkill>(SKILLS).remove(0).into_record();
    let times = [row.operate_time, row.operate_end_time, row.update_time].map(|time| time.unwrap().to_string());
    assert_eq!(times, ["2026-03-02T01:00:01Z", "2026-03-02T09:00:00Z", "2026-03-02T01:00:02Z"]);
    assert!(row.skills().eq(["5", "7"]));
}

#[test]
fn times_without_a_four_digit_year_are_not_written() {
    let mut record = AgentOperationRecord::new("101", Operation::LogIn).unwrap();
    let mut writer = Writer::<_, HuaweiAgentOperation>::new(Vec::new(), shanghai());
    writer.write(&record).unwrap();
    record.end_time = Some("-000001-12-31T15:59:59Z".parse::<jiff::Timestamp>().unwrap().into());
    let refused = writer.write(&record);
    assert!(matches!(refused, Err(WriteError::Year { column }) if column.name() == "end_time"), "{refused:?}");
    assert_eq!(writer.finish().unwrap(), b",,,101,,,,,,1,-1,-1,,,,,,,,,\n", "and nothing of the record is");
}

/// Hands out one byte at a time, and then fails.
struct Broken<'a>(&'a [u8]);

impl Read for Broken<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let Some((first, rest)) = self.0.split_first() else { return Err(io::Error::other("gone")) };
        self.0 = rest;
        buffer[0] = *first;
        Ok(1)
    }
}

#[test]
fn an_input_that_breaks_off_gives_its_rows_then_one_error_then_nothing() {
    let mut rows = Reader::<_, HuaweiAgentOperation>::new(Broken(OPERATIONS), shanghai());
    assert_eq!(rows.by_ref().take_while(Result::is_ok).count(), 9);
    assert!(rows.next().is_none());
}
