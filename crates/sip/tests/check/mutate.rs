//! Changed messages, the same in every run.

#[path = "mutator.rs"]
mod mutator;

pub use mutator::Mutator;

/// Words that the grammars turn on.
const WORDS: &[&[u8]] = &[
    b"\r\n",
    b"\r\n ",
    b"\r\n\r\n",
    b":",
    b",",
    b";",
    b"\"",
    b"\\",
    b"<",
    b">",
    b"(",
    b")",
    b"=",
    b"%",
    b"%00",
    b"[::1]",
    b"sip:",
    b"SIP/2.0",
    b"Via: ",
    b"Content-Length: ",
    b"l: 4294967296\r\n",
    b"\0",
    b"\xff",
    b"z9hG4bK",
];

/// Where the test and the long run start.
pub const SEED: u64 = 0x5e9_1261_3261_4475;

/// Changes from a seed, with the words of messages.
pub fn mutator(seed: u64) -> Mutator {
    Mutator::new(seed, WORDS)
}
