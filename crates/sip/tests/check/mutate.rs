//! Changed messages from a fixed seed: flips, deletions, insertions, repeated ranges, splices, words of the grammar.

/// Words that the grammars turn on.
const WORDS: [&[u8]; 24] = [
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

/// No message grows beyond this.
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

    /// One message of `corpus` with one to eight changes.
    pub fn message(&mut self, corpus: &[Vec<u8>]) -> Vec<u8> {
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
