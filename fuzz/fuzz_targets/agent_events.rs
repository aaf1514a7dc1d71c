#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| {
    let _ = offhook_fuzz::agent_events(input);
});
