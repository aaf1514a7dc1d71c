//! What has to hold of whatever input of a check: the tests and the fuzz targets call it.
#![allow(unreachable_pub)]

use std::collections::BTreeSet;

use offhook::check::{BillCheck, Check, Fault, TraceCheck};
use offhook::jiff::tz::TimeZone;

fn check(input: &[u8], mut check: impl Check) -> u64 {
    let faults: Vec<Fault> = check.by_ref().map(|fault| fault.unwrap()).collect();
    let lines = input.iter().filter(|octet| **octet == b'\n').count() as u64 + 1;
    for fault in &faults {
        assert!((1..=lines).contains(&fault.line()), "{fault:?} of {lines} lines");
        assert!(fault.offset() <= input.len() as u64, "{fault:?} of {} octets", input.len());
        assert!(!fault.to_string().is_empty());
    }
    let faulty: BTreeSet<u64> = faults.iter().map(Fault::record).collect();
    check.records() + faulty.len() as u64
}

pub fn check_bills(input: &[u8]) {
    let zone = TimeZone::posix("EST5EDT,M3.2.0,M11.1.0").unwrap();
    let records = check(input, BillCheck::new(input, zone.clone()));
    let rows = offhook::cdr::Reader::<_, offhook::cdr::format::HuaweiAgentOperation>::new(input, zone);
    assert_eq!(records, rows.count() as u64);
}

pub fn check_trace(input: &[u8]) {
    let records = check(input, TraceCheck::new(input));
    if input.len() < TraceCheck::<&[u8]>::BLOCK_BYTES {
        let trace = offhook::cti::Trace::parse(input).unwrap();
        assert_eq!(records, trace.messages().len() as u64);
    }
}
