//! What must hold for every file and every record.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

use std::io::Read;

use csv::{QuoteStyle, Terminator};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use offhook_cdr::format::{HuaweiAgentOperation, HuaweiAgentSkill, HuaweiCall, HuaweiRecord, TableFormat};
use offhook_cdr::{
    AgentOperationRecord, CallIdNum, CallRecord, Moment, ReadError, Reader, RecordingRecord, Row, Writer, whole_seconds,
};
use offhook_ops::huawei::{CallType, MediaType, OperationType, RecordingCallType, ReleaseCause};
use proptest::prelude::*;

const FILES: [&[u8]; 4] = [
    include_bytes!("fixtures/agent-operation.csv"),
    include_bytes!("fixtures/call-29.csv"),
    include_bytes!("fixtures/record-18.csv"),
    include_bytes!("fixtures/agent-skill.csv"),
];

fn kathmandu() -> TimeZone {
    TimeZone::posix("<+0545>-5:45").unwrap()
}

fn berlin() -> TimeZone {
    TimeZone::posix("CET-1CEST,M3.5.0,M10.5.0/3").unwrap()
}

fn rows<F: TableFormat>(file: impl Read, zone: TimeZone) -> (Vec<Row<F::Record>>, Vec<u64>) {
    let mut bad = Vec::new();
    let mut good = Vec::new();
    for row in Reader::<_, F>::new(file, zone) {
        match row {
            Ok(row) => good.push(row),
            Err(ReadError::Row(error)) => bad.push(error.offset()),
            Err(error) => panic!("{error}"),
        }
    }
    (good, bad)
}

fn written<F: TableFormat>(records: &[Row<F::Record>], zone: TimeZone) -> Vec<u8> {
    let mut writer = Writer::<_, F>::new(Vec::new(), zone);
    records.iter().for_each(|row| writer.write_row(row).unwrap());
    writer.finish().unwrap()
}

/// Reads anything; what reads must write, and what was written must read the same and write the same.
fn stable<F: TableFormat>(file: &[u8], zone: &TimeZone) -> usize
where
    F::Record: core::fmt::Debug + PartialEq,
{
    let (good, bad) = rows::<F>(file, zone.clone());
    assert!(bad.iter().all(|offset| *offset <= file.len() as u64));
    let first = written::<F>(&good, zone.clone());
    let (again, bad) = rows::<F>(&first[..], zone.clone());
    assert!(bad.is_empty());
    assert!(again.iter().map(Row::record).eq(good.iter().map(Row::record)));
    assert_eq!(written::<F>(&again, zone.clone()), first);
    good.len()
}

fn stable_in_all(file: &[u8], zone: &TimeZone) {
    stable::<HuaweiAgentOperation>(file, zone);
    stable::<HuaweiCall>(file, zone);
    stable::<HuaweiRecord>(file, zone);
    stable::<HuaweiAgentSkill>(file, zone);
}

#[test]
fn every_cut_of_a_file_gives_its_whole_rows_and_at_most_one_error() {
    fn cuts<F: TableFormat>(file: &[u8])
    where
        F::Record: core::fmt::Debug + PartialEq,
    {
        let (whole, _) = rows::<F>(file, berlin());
        for length in 0..file.len() {
            let cut = &file[..length];
            let ends = cut.iter().filter(|byte| **byte == b'\n').count();
            let (good, bad) = rows::<F>(cut, berlin());
            assert!(good.len() >= ends && good.len() + bad.len() <= ends + 1, "{length}");
            assert!(good[..ends].iter().zip(&whole).all(|(cut, whole)| cut == whole), "{length}");
            stable::<F>(cut, &berlin());
        }
    }
    cuts::<HuaweiAgentOperation>(FILES[0]);
    cuts::<HuaweiCall>(FILES[1]);
    cuts::<HuaweiRecord>(FILES[2]);
    cuts::<HuaweiAgentSkill>(FILES[3]);
}

/// Hands out pieces of the given lengths, over and over.
struct Pieces<'a>(&'a [u8], Vec<usize>, usize);

impl Read for Pieces<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let length = self.1[self.2 % self.1.len()].min(self.0.len()).min(buffer.len());
        self.2 += 1;
        let (piece, rest) = self.0.split_at(length);
        buffer[..length].copy_from_slice(piece);
        self.0 = rest;
        Ok(length)
    }
}

/// Text with everything that quoting cares about.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        2 => "[ -~]{0,12}",
        1 => r#"[,"\r\n;\u{feff}a]{0,6}"#,
        1 => any::<String>(),
        1 => Just(String::from("id")),
        1 => Just(String::from("developer")),
    ]
}

/// Instants that every zone here writes with a year of four digits, in whole seconds.
fn moment() -> impl Strategy<Value = Option<Moment>> {
    let second = -62_135_000_000_i64..253_402_000_000;
    prop::option::of(second.prop_map(|second| Moment::new(Timestamp::from_second(second).unwrap())))
}

prop_compose! {
    fn operation()(
        texts in prop::collection::vec(text(), 15),
        times in (moment(), moment()),
        codes in (any::<Option<i64>>(), any::<Option<i64>>(), any::<Option<i64>>(), any::<Option<i32>>()),
    ) -> AgentOperationRecord {
        let mut record = AgentOperationRecord::default();
        let places = [
            &mut record.id, &mut record.developer_id, &mut record.account_id, &mut record.agent_id,
            &mut record.service_no, &mut record.skill_id, &mut record.call_id, &mut record.vdn_id, &mut record.cc_id,
            &mut record.agent_type, &mut record.phone_no, &mut record.call_in_out, &mut record.location_id,
            &mut record.logon_sn, &mut record.skill_info_sn,
        ];
        places.into_iter().zip(texts).for_each(|(place, text)| *place = text);
        (record.begin_time, record.end_time) = times;
        record.op_type = codes.0.map(OperationType::from_code);
        (record.op_object, record.op_cause) = (codes.1, codes.2);
        record.media_type = codes.3.map(MediaType::from_code);
        record
    }
}

prop_compose! {
    fn call()(
        texts in prop::collection::vec(text(), 10),
        times in prop::array::uniform6(moment()),
        codes in prop::array::uniform4(any::<Option<i32>>()),
    ) -> CallRecord {
        let mut record = CallRecord::default();
        let places = [
            &mut record.developer, &mut record.agent_id, &mut record.call_id, &mut record.caller_no,
            &mut record.device_no, &mut record.vdn_id, &mut record.skill_id, &mut record.pre_device_in,
            &mut record.device_in, &mut record.service_no,
        ];
        places.into_iter().zip(texts).for_each(|(place, text)| *place = text);
        [record.wait_begin, record.wait_end, record.ack_begin, record.ack_end, record.call_begin, record.call_end] = times;
        record.call_type = codes[0].map(CallType::from_code);
        record.release_cause = codes[1].map(ReleaseCause::from_code);
        record.call_id_num = codes[2].map(CallIdNum::from_code);
        record.media_type = codes[3].map(MediaType::from_code);
        record
    }
}

prop_compose! {
    fn recording()(texts in prop::collection::vec(text(), 4), times in (moment(), moment()), code in any::<Option<i32>>())
        -> RecordingRecord {
        let mut record = RecordingRecord::default();
        let places = [&mut record.developer, &mut record.file_name, &mut record.task_result, &mut record.current_skill_id];
        places.into_iter().zip(texts).for_each(|(place, text)| *place = text);
        (record.call_begin, record.call_end) = times;
        record.call_type = code.map(RecordingCallType::from_code);
        record
    }
}

/// Writes records, reads them back.
fn round<F: TableFormat>(records: &[F::Record]) -> (Vec<u8>, Vec<F::Record>) {
    let mut writer = Writer::<_, F>::new(Vec::new(), kathmandu());
    records.iter().for_each(|record| writer.write(record).unwrap());
    let file = writer.finish().unwrap();
    let (good, bad) = rows::<F>(&file[..], kathmandu());
    assert!(bad.is_empty());
    (file, good.into_iter().map(Row::into_record).collect())
}

proptest! {
    #[test]
    fn written_operations_read_back(records in prop::collection::vec(operation(), 0..4)) {
        let (_, again) = round::<HuaweiAgentOperation>(&records);
        prop_assert_eq!(again, records);
    }

    #[test]
    fn written_calls_read_back(records in prop::collection::vec(call(), 0..4)) {
        let (_, again) = round::<HuaweiCall>(&records);
        prop_assert_eq!(again, records);
    }

    #[test]
    fn written_recordings_read_back(records in prop::collection::vec(recording(), 0..4)) {
        let (_, again) = round::<HuaweiRecord>(&records);
        prop_assert_eq!(again, records);
    }

    #[test]
    fn fields_are_what_the_file_has(record in operation()) {
        let (file, _) = round::<HuaweiAgentOperation>(core::slice::from_ref(&record));
        let mut fields = HuaweiAgentOperation::fields(&record, &kathmandu()).unwrap();
        if file.starts_with("\u{feff}".as_bytes()) && fields[0].starts_with('\u{feff}') {
            fields[0].insert(0, '\u{feff}'); // the mark that protects the first text
        }
        // The csv crate as an independent reader.
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(&file[..]);
        let row: Vec<String> = reader.records().next().unwrap().unwrap().iter().map(str::to_owned).collect();
        let mark = |fields: &[String]| fields[0].trim_start_matches('\u{feff}').to_owned();
        prop_assert_eq!(mark(&row), mark(&fields));
        prop_assert_eq!(&row[1..], &fields[1..]);
    }

    #[test]
    fn well_formed_files_read_as_the_csv_crate_reads_them(
        table in prop::collection::vec(prop::collection::vec(text(), 13), 1..5),
        quote in prop::sample::select(vec![QuoteStyle::Necessary, QuoteStyle::Always, QuoteStyle::NonNumeric]),
        has_returns in any::<bool>(),
    ) {
        let mut table = table;
        for row in &mut table {
            (row[7], row[8]) = (String::new(), String::new()); // the two times
        }
        table[0][0] = String::from("dev"); // neither a mark nor a header
        let end = if has_returns { Terminator::CRLF } else { Terminator::Any(b'\n') };
        let mut writer = csv::WriterBuilder::new().quote_style(quote).terminator(end).from_writer(Vec::new());
        table.iter().for_each(|row| writer.write_record(row).unwrap());
        let file = writer.into_inner().unwrap();
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(&file[..]);
        let theirs: Vec<Vec<String>> = reader.deserialize().collect::<Result<_, _>>().unwrap();
        prop_assert_eq!(&theirs, &table);
        let (ours, bad) = rows::<HuaweiRecord>(&file[..], berlin());
        prop_assert!(bad.is_empty());
        let ours: Vec<_> = ours.iter().map(|row| HuaweiRecord::fields(row.record(), &berlin()).unwrap()).collect();
        prop_assert_eq!(ours.len(), table.len());
        for (ours, table) in ours.iter().zip(&table) {
            prop_assert_eq!(&ours[..13], &table[..]);
        }
    }

    #[test]
    fn times_are_cut_to_the_second(us in -62_135_000_000_000_000_i64..253_402_000_000_000_000, more in 0_i64..10_000_000) {
        let moment = |us| Some(Moment::new(Timestamp::from_microsecond(us).unwrap()));
        let mut record = RecordingRecord::default();
        (record.call_begin, record.call_end) = (moment(us), moment(us + more));
        let (_, again) = round::<HuaweiRecord>(core::slice::from_ref(&record));
        prop_assert_eq!(again[0].call_begin, record.call_begin.map(Moment::cut_to_second));
        let seconds = again[0].length().map(|length| length.as_secs());
        prop_assert_eq!(seconds, whole_seconds(record.call_begin, record.call_end));
    }

    #[test]
    fn any_bytes_are_read_or_refused(file in prop::collection::vec(any::<u8>(), 0..300)) {
        stable_in_all(&file, &berlin());
    }

    #[test]
    fn any_rows_of_the_right_kind_of_bytes_are_read_or_refused(
        file in prop::collection::vec(prop::sample::select(&b",,,,,,,,\"\n\r0123- :"[..]), 0..400),
    ) {
        stable_in_all(&file, &berlin());
    }

    #[test]
    fn changed_files_are_read_or_refused(
        which in 0_usize..4,
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>(), 0_u8..3), 1..8),
    ) {
        let mut file = FILES[which].to_vec();
        for (index, byte, how) in changes {
            let at = index.index(file.len());
            match how {
                0 => file[at] = byte,
                1 => file.insert(at, if byte < 128 { b'"' } else { byte }),
                _ => drop(file.remove(at)),
            }
        }
        stable_in_all(&file, &berlin());
    }

    #[test]
    fn the_pieces_in_which_a_file_comes_do_not_matter(
        which in 0_usize..4,
        lengths in prop::collection::vec(1_usize..50, 1..5),
        cut in any::<prop::sample::Index>(),
    ) {
        let mut file = FILES[which].to_vec();
        file.insert(cut.index(file.len()), b'"');
        let at_once = rows::<HuaweiCall>(&file[..], berlin());
        let in_pieces = rows::<HuaweiCall>(Pieces(&file, lengths, 0), berlin());
        prop_assert_eq!(at_once, in_pieces);
    }
}
