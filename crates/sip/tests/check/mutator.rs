//! Changes from a fixed seed: flips, deletions, insertions, repeated ranges, splices, words of a grammar.

/// Nothing grows beyond this.
const MAX_BYTES: usize = 8_192;

/// Marsaglia's xorshift with 64 bits: the same changes in every run.
#[derive(Debug)]
pub struct Mutator {
    state: u64,
    words: &'static [&'static [u8]],
}

impl Mutator {
    /// `words` are what the grammar turns on.
    pub fn new(seed: u64, words: &'static [&'static [u8]]) -> Self {
        Self { state: seed | 1, words }
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

    /// One text of `corpus` with one to eight changes.
    pub fn text(&mut self, corpus: &[Vec<u8>]) -> Vec<u8> {
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
                let word = self.words[self.below(self.words.len())];
                bytes.splice(place..place, word.iter().copied());
            }
            _ => {
                let word = self.words[self.below(self.words.len())];
                let range = self.range(bytes.len());
                bytes.splice(range, word.iter().copied());
            }
        }
    }
}
