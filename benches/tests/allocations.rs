//! Ordinary messages are read without allocation.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::hint::black_box;

use offhook_benches::{
    INPUTS, INVITE, INVITE_6_VIA, proxy_hop, split, split_and_check, split_and_type_all, split_and_type_by_name,
    split_and_type_routing, split_type_and_check, write_back,
};
use offhook_sip::Message;

/// Allocations while `run` runs, in this thread.
fn allocations(run: impl FnOnce()) -> u64 {
    allocation_counter::measure(run).count_total
}

#[test]
fn reading_typing_and_checking_allocate_nothing() {
    for input in INPUTS {
        let name = input.name;
        assert_eq!(allocations(|| _ = black_box(split(input.bytes))), 0, "{name}: split");
        assert_eq!(allocations(|| _ = black_box(split_and_type_routing(input.bytes))), 0, "{name}: routing fields");
        assert_eq!(allocations(|| _ = black_box(split_and_type_all(input.bytes))), 0, "{name}: every field");
        assert_eq!(allocations(|| _ = black_box(split_and_type_by_name(input.bytes))), 0, "{name}: fields by name");
        assert_eq!(allocations(|| _ = black_box(split_and_check(input.bytes))), 0, "{name}: findings");
        assert_eq!(allocations(|| _ = black_box(split_type_and_check(input.bytes))), 0, "{name}: values and findings");
    }
}

#[test]
fn writing_into_a_large_enough_buffer_allocates_nothing() {
    let mut out = Vec::with_capacity(INVITE_6_VIA.len());
    for input in INPUTS {
        let message = Message::parse(input.bytes).unwrap();
        out.clear();
        assert_eq!(allocations(|| write_back(&message, &mut out)), 0, "{}", input.name);
        assert_eq!(out, input.bytes, "{}", input.name);
    }
}

#[test]
fn a_proxy_hop_allocates_nothing() {
    let mut out = Vec::with_capacity(4 * INVITE_6_VIA.len());
    for input in [INVITE, INVITE_6_VIA] {
        out.clear();
        assert_eq!(allocations(|| assert!(proxy_hop(input, &mut out))), 0, "{} octets", input.len());
    }
}
