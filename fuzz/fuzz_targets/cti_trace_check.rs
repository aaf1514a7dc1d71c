#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| offhook_fuzz::cti_trace_check(input));
