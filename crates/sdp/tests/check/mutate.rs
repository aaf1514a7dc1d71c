//! Changed descriptions from a fixed seed: flips, deletions, insertions, repeated ranges, splices, words of the grammar.

/// Words that the grammars turn on.
const WORDS: [&[u8]; 28] = [
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

/// No description grows beyond this.
const MAX_BYTES: usize = 8_192;

/// Marsaglia's xorshift with 64 bits: the same changes in every run.
#[derive(Debug)]
pub struct Mutator {
    state: u64,
}

impl Mutator {
    pub fn new(seed: u64) -> Self {
        Self { state: seed | 1 }
    }

    fn next(&mut self) -> u64 {
        self.state ^= self.state << 13;
        self.state ^= self.state >> 7;
        self.state ^= self.state << 17;
        self.state
    }

    /// A number from 0 to `end`, `end` left out; 0 if there is none.
    fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() >> 16).unwrap() % end.max(1)
    }

    fn range(&mut self, len: usize) -> core::ops::Range<usize> {
        let start = self.below(len + 1);
        let end = start + self.below((len - start).min(64) + 1);
        start..end
    }

    /// One description of `corpus` with one to eight changes.
    pub fn description(&mut self, corpus: &[Vec<u8>]) -> Vec<u8> {
        let mut bytes = corpus[self.below(corpus.len())].clone();
        for _ in 0..=self.below(8) {
            self.change(&mut bytes, corpus);
        }
        bytes.truncate(MAX_BYTES);
        bytes
    }

    fn change(&mut self, bytes: &mut Vec<u8>, corpus: &[Vec<u8>]) {
        let place = self.below(bytes.len() + 1);
        match self.below(7) {
            0 => {
                let bit = self.below(8);
                if let Some(octet) = bytes.get_mut(place) {
                    *octet ^= 1 << bit;
                }
            }
            1 => {
                let range = self.range(bytes.len());
                bytes.drain(range);
            }
            2 => bytes.insert(place, self.next().to_be_bytes()[0]),
            3 => {
                let part = bytes[self.range(bytes.len())].to_vec();
                bytes.splice(place..place, part);
            }
            4 => {
                let other = &corpus[self.below(corpus.len())];
                let from = self.below(other.len() + 1);
                bytes.truncate(place);
                bytes.extend_from_slice(&other[from..]);
            }
            5 => {
                let word = WORDS[self.below(WORDS.len())];
                bytes.splice(place..place, word.iter().copied());
            }
            _ => {
                let word = WORDS[self.below(WORDS.len())];
                let range = self.range(bytes.len());
                bytes.splice(range, word.iter().copied());
            }
        }
    }
}
