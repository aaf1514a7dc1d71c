//! Clean days have no fault; each kind of fault is found at its line.
#![cfg(all(feature = "cdr", feature = "cti", feature = "serde"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

mod check_input;

use std::io::{self, Read};
use std::path::PathBuf;

use offhook::agent::{Dialects, Tenant};
use offhook::check::{BillCheck, Check, EventLogCheck, Fault, TraceCheck};
use offhook::jiff::tz::TimeZone;
use proptest::prelude::*;

/// A short day of agent 101, UTC+8.
const DAY: &str = include_str!("../../cdr/tests/fixtures/agent-operation.csv");
/// The outbound preview flow of the Unified CCX guide, as published.
const TRACE: &str = include_str!("../../cti/tests/fixtures/outbound_preview.txt");

fn shanghai() -> TimeZone {
    TimeZone::posix("CST-8").unwrap()
}

/// Line and rule of each fault.
fn all(check: &mut impl Check) -> Vec<(u64, &'static str)> {
    check.map(|fault| fault.unwrap()).map(|fault| (fault.line(), fault.rule().name())).collect()
}

fn bills(file: &str) -> Vec<(u64, &'static str)> {
    all(&mut BillCheck::new(file.as_bytes(), shanghai()))
}

/// The documented day with one line in place of another; none takes the line out.
fn day(line: usize, with: Option<&str>) -> String {
    let lines = DAY.lines().enumerate().filter_map(|(place, old)| if place + 1 == line { with } else { Some(old) });
    lines.map(|line| format!("{line}\n")).collect()
}

fn row(line: usize) -> &'static str {
    DAY.lines().nth(line - 1).unwrap()
}

#[test]
fn a_documented_day_has_no_fault() {
    let mut check = BillCheck::new(DAY.as_bytes(), shanghai());
    assert_eq!(all(&mut check), []);
    assert_eq!(check.records(), 9);
    for dialect in [Dialects::STRICT, Dialects::CSTA, Dialects::CISCO_CCX, Dialects::HUAWEI] {
        assert_eq!(all(&mut BillCheck::new(DAY.as_bytes(), shanghai()).with_dialect(dialect)), [], "{dialect:?}");
    }
    // The order of the begins is one as well as the order of the ends, and two agents may stand in one file.
    let hold = "7,dev,acc,101,,5,8-1,2026-03-02 09:12:10,2026-03-02 09:12:20,38,-1,-1,5,5,1,4,,,0,17,1\n";
    let talk = "8,dev,acc,101,,5,8-1,2026-03-02 09:12:00,2026-03-02 09:13:00,60,-1,0,5,5,1,4,,,0,17,1\n";
    for nested in [[hold, talk].concat(), [talk, hold].concat()] {
        let file = day(7, Some(nested.trim_end()));
        assert_eq!(bills(&file), []);
        let both: String =
            file.lines().map(|line| format!("{line}\n{}\n", line.replace("acc,101", "acc,102"))).collect();
        assert_eq!(bills(&both), []);
    }
}

#[test]
fn each_fault_of_a_bill_file_is_found_at_its_line() {
    let early = row(2).replace("09:0", "08:0");
    let late = row(8).replace("2026-03-02", "2026-03-03");
    for (file, faults) in [
        // Operations before the sign-in, after the sign-out, and a second sign-in.
        (
            day(1, Some(&early)),
            vec![
                (1, "signed in first"),
                (2, "signed in first"),
                (3, "signed in first"),
                (4, "signed in first"),
                (5, "signed in first"),
                (6, "signed in first"),
                (7, "signed in first"),
                (8, "signed in first"),
                (9, "signed in first"),
            ],
        ),
        (format!("{early}\n{DAY}"), vec![(1, "signed in first")]),
        (format!("{DAY}{late}\n"), vec![(10, "R-OUT-5")]),
        (format!("{DAY}{}\n", row(9).replace("17:00", "17:01")), vec![(10, "R-OUT-5")]),
        (format!("{}\n{}", row(1), day(1, Some(&row(1).replace("09:00:00", "09:00:02")))), vec![(2, "R-IN-2")]),
        (day(2, Some(&format!("{}\n{}", row(2), row(1).replace("09:00:00", "09:02:06")))), vec![(3, "R-IN-2")]),
        // Time that runs backwards.
        (day(7, Some(&row(7).replace("09:20", "09:08"))), vec![(7, "time goes forward")]),
        // An end before its begin.
        (day(6, Some(&row(6).replace("09:11:30", "09:10:30"))), vec![(6, "begin and end")]),
        (
            format!(
                "{}{}\n{}\n",
                day(9, Some(&row(9).replace("17:00:00,0", "16:59:59,0"))),
                row(1).replace("03-02", "03-03"),
                row(9).replace("03-02", "03-03")
            ),
            vec![(9, "begin and end")],
        ),
        // Conversation rows off the five-minute grid: too early, too late, over a mark.
        (day(3, Some(&row(3).replace("09:05:00", "09:04:59"))), vec![(3, "five-minute bills")]),
        (day(3, Some(&row(3).replace("09:05:00", "09:05:01"))), vec![(3, "five-minute bills")]),
        (
            day(5, Some(&row(5).replace("09:11:00", "09:15:01").replace("1772442190", "1"))),
            vec![(5, "five-minute bills")],
        ),
        // Two states at a time.
        (day(6, Some(&row(6).replace("09:11:00", "09:01:00"))), vec![(6, "time goes forward")]),
        // What can't be read, and what the code table does not have.
        (day(4, Some("torn,row")), vec![(4, "agent operation row")]),
        (day(4, Some(&row(4).replace("2026-03-02 09:10:00", "2026-03-02 09:70:00"))), vec![(4, "date")]),
        (day(8, Some(&row(8).replace(",102,12,", ",7,12,"))), vec![(8, "operation")]),
        (day(2, Some(&row(2).replace(",3,-1,1,", ",,-1,1,"))), vec![(2, "operation")]),
    ] {
        let mut check = BillCheck::new(file.as_bytes(), shanghai());
        let found: Vec<Fault> = check.by_ref().map(|fault| fault.unwrap()).collect();
        let places: Vec<_> = found.iter().map(|fault| (fault.line(), fault.rule().name())).collect();
        assert_eq!(places, faults, "{found:?}\n{file}");
        assert_eq!(check.records() as usize, file.lines().count() - found.len());
        let begin = |line: u64| file.lines().take(line as usize - 1).map(|line| line.len() as u64 + 1).sum::<u64>();
        assert!(
            found.iter().all(|fault| fault.offset() >= begin(fault.line()) && fault.offset() < begin(fault.line() + 1))
        );
    }
}

#[test]
fn what_ends_with_the_sign_out_is_no_operation_after_it() {
    let talk = "10,dev,acc,101,,5,9-1,2026-03-02 16:59:00,2026-03-02 17:00:00,60,-1,0,5,5,1,4,,,0,17,1\n";
    assert_eq!(bills(&format!("{DAY}{talk}")), []);
    let again = row(1).replace("2026-03-02", "2026-03-03");
    let out = row(9).replace("2026-03-02", "2026-03-03");
    assert_eq!(bills(&format!("{DAY}{again}\n{out}\n")), []);
    // Between two sign-ins nobody is signed in.
    let between = row(2).replace("2026-03-02 09", "2026-03-02 18");
    assert_eq!(bills(&format!("{DAY}{between}\n{again}\n{out}\n")), [(10, "R-OUT-5")]);
    assert_eq!(bills(&format!("{DAY}{again}\n{between}\n{out}\n")), [(11, "time goes forward")]);
    // The media server is a session of its own.
    let media = [(47, "08:59:00"), (52, "17:00:05")].map(|(kind, time)| {
        format!("1,dev,acc,101,,,,2026-03-02 {time},2026-03-02 {time},{kind},-1,-1,,5,1,4,,,0,17,\n")
    });
    assert_eq!(bills(&[&media[0], DAY, &media[1]].concat()), []);
}

#[test]
fn the_grid_is_that_of_the_tenants_clock() {
    let zone = TimeZone::posix("<+0002>-0:02").unwrap();
    assert_eq!(all(&mut BillCheck::new(DAY.as_bytes(), zone)), []); // local times are on the clock by themselves
    // In the hour that the clock shows twice, bills are cut in both.
    let zone = TimeZone::posix("EST5EDT,M3.2.0,M11.1.0").unwrap();
    let night = "1,dev,acc,101,,,,2026-11-01 01:50:00,2026-11-01 01:50:00,1,-1,-1,,5,1,4,,,0,17,\n\
                 2,dev,acc,101,,5,7-1,2026-11-01 01:58:00,2026-11-01 01:00:00,60,-1,1,5,5,1,4,,,0,17,1\n";
    let mut check = BillCheck::new(night.as_bytes(), zone);
    assert_eq!(all(&mut check), []);
}

#[test]
fn the_documented_trace_has_no_fault() {
    let mut check = TraceCheck::new(TRACE.as_bytes());
    assert_eq!(all(&mut check), []);
    assert_eq!(check.records(), TRACE.matches("MsgType:").count() as u64);
    let twice = format!("{TRACE}\nMsgType: AGENT_STATE_EVENT AgentState: AVAILABLE AgentID: chli4020\n");
    assert_eq!(all(&mut TraceCheck::new(twice.as_bytes())), []);
}

fn state(state: &str) -> String {
    format!("MsgType: AGENT_STATE_EVENT AgentState: {state} AgentID: a AgentExtension: 4020\n")
}

fn call(message: &str) -> String {
    format!("MsgType: {message} ConnectionCallID: 5 ConnectionDeviceID: 4020 CallingDeviceID: 4020 CalledDeviceID: 9\n")
}

fn trace(lines: &[String]) -> Vec<(u64, &'static str)> {
    all(&mut TraceCheck::new(lines.concat().as_bytes()))
}

#[test]
fn a_day_on_the_link_has_no_fault() {
    let day = [
        state("LOGIN"),
        state("NOT_READY"),
        call("CALL_SERVICE_INITIATED_EVENT"),
        state("TALKING"),
        call("CALL_ORIGINATED_EVENT"),
        call("CALL_ESTABLISHED_EVENT"),
        state("NOT_READY"), // asked for during the call
        call("CALL_CONNECTION_CLEARED_EVENT"),
        call("CALL_CLEARED_EVENT"),
        state("AVAILABLE"),
        state("NOT_READY"),
        state("LOGOUT"),
        state("LOGIN"),
        state("NOT_READY"),
    ];
    assert_eq!(trace(&day), []);
}

#[test]
fn each_fault_of_a_trace_is_found_at_its_line() {
    for (lines, faults) in [
        (vec![state("LOGIN"), state("NOT_READY"), state("LOGIN")], vec![(3, "R-IN-2")]),
        (vec![state("NOT_READY"), state("LOGOUT"), state("AVAILABLE")], vec![(3, "no rule allows it")]),
        (vec![state("AVAILABLE"), state("TALKING"), state("AVAILABLE")], vec![(2, "compared, never obeyed")]),
        (vec![state("AVAILABLE"), state("HOLD")], vec![(2, "compared, never obeyed")]),
        (vec![state("NOT_READY"), call("CALL_HELD_EVENT")], vec![(2, "contacts are known")]),
        (
            vec![
                state("NOT_READY"),
                call("CALL_SERVICE_INITIATED_EVENT"),
                call("CALL_ORIGINATED_EVENT"),
                state("LOGIN"),
            ],
            vec![(4, "R-IN-2")],
        ),
    ] {
        assert_eq!(trace(&lines), faults, "{}", lines.concat());
    }
}

#[test]
fn a_trace_longer_than_a_block_is_read_whole() {
    let lines = 2 * TraceCheck::<&[u8]>::BLOCK_BYTES / state("AVAILABLE").len() + 10;
    let mut text = state("AVAILABLE").repeat(lines);
    text.push_str(&state("TALKING"));
    let mut check = TraceCheck::new(text.as_bytes());
    assert_eq!(all(&mut check), [(lines as u64 + 1, "compared, never obeyed")]);
    assert_eq!(check.records(), lines as u64);
}

/// The documented flow lost a digit of a call id: it is told from the messages around it, also where a block ends.
#[test]
fn blocks_overlap() {
    let ready = "\nMsgType: AGENT_STATE_EVENT AgentState: AVAILABLE AgentID: chli4020\n";
    let flow = [TRACE, ready].concat();
    let flows = 3 * TraceCheck::<&[u8]>::BLOCK_BYTES / flow.len();
    let talking = state("TALKING").replace(": a ", ": chli4020 ");
    let text = [flow.repeat(flows), talking].concat();
    let mut check = TraceCheck::new(text.as_bytes());
    let fault = check.next().unwrap().unwrap();
    assert_eq!(fault.line(), text.lines().count() as u64);
    assert_eq!(text[fault.offset() as usize..].lines().count(), 1);
    assert_eq!(fault.record(), text.matches("MsgType:").count() as u64);
    assert!(check.next().is_none());
}

#[test]
fn an_input_that_fails_is_told_of_once() {
    struct Broken;
    impl Read for Broken {
        fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
            Err(io::ErrorKind::ConnectionReset.into())
        }
    }
    fn ends(mut check: impl Check) {
        assert!(check.next().unwrap().is_err());
        assert!(check.next().is_none());
    }
    ends(EventLogCheck::new(Broken, Tenant::default()));
    ends(BillCheck::new(Broken, shanghai()));
    ends(TraceCheck::new(Broken));
}

/// What the fuzz targets start from and what they have found.
#[test]
fn the_fuzz_corpora() {
    for (target, check) in
        [("agent_bills", check_input::check_bills as fn(&[u8])), ("cti_trace_check", check_input::check_trace)]
    {
        let folder: PathBuf = [env!("CARGO_MANIFEST_DIR"), "..", "..", "fuzz", "corpus", target].iter().collect();
        let files = std::fs::read_dir(folder).unwrap();
        assert!(files.map(|file| check(&std::fs::read(file.unwrap().path()).unwrap())).count() > 0);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_changed_faults_have_their_place(changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8)) {
        for (text, check) in [(DAY, check_input::check_bills as fn(&[u8])), (TRACE, check_input::check_trace)] {
            let mut bytes = text.as_bytes().to_vec();
            for (place, octet) in &changes {
                let place = place.index(bytes.len());
                bytes[place] = *octet;
            }
            check(&bytes);
        }
    }
}
