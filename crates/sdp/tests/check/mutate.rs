//! Changed descriptions, the same in every run.

#[path = "../../../sip/tests/check/mutator.rs"]
mod mutator;

pub use mutator::Mutator;

/// Words that the grammars turn on.
const WORDS: &[&[u8]] = &[
    b"\r\n",
    b"\n",
    b"\r",
    b"\r\n\r\n",
    b" ",
    b":",
    b"=",
    b"/",
    b"v=0\r\n",
    b"o=- 1 1 IN IP4 192.0.2.1\r\n",
    b"s=",
    b"c=IN IP4 ",
    b"c=IN IP6 ::1\r\n",
    b"t=0 0\r\n",
    b"r=7d 1h 0\r\n",
    b"z=2882844526 -1h\r\n",
    b"k=clear:",
    b"b=AS:64\r\n",
    b"m=audio 5004 RTP/AVP 0\r\n",
    b"a=",
    b"a=rtpmap:96 ",
    b"65536",
    b"18446744073709551616",
    b"255",
    b"\0",
    b"\xff",
    b"y=\r\n",
    b"a=sendonly\r\n",
];

/// Where the test and the long run start.
pub const SEED: u64 = 0x8866_4566_2327_3264;

/// Changes from a seed, with the words of descriptions.
pub fn mutator(seed: u64) -> Mutator {
    Mutator::new(seed, WORDS)
}
