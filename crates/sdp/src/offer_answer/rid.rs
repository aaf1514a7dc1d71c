//! Restrictions of streams (RFC 8851), and the streams of a simulcast that they describe (RFC 8853).

use alloc::vec::Vec;

use crate::media::payload;
use crate::offer_answer::draft::Draft;
use crate::offer_answer::split_word;

/// The parts of `a=rid`.
#[derive(Clone, Copy)]
pub(crate) struct Rid<'v> {
    pub(crate) id: &'v [u8],
    pub(crate) direction: &'v [u8],
    restrictions: &'v [u8],
}

impl<'v> Rid<'v> {
    pub(crate) fn of(value: &'v [u8]) -> Self {
        let (id, rest) = split_word(value);
        let (direction, rest) = split_word(rest.trim_ascii_start());
        Self { id, direction, restrictions: rest.trim_ascii_start() }
    }

    fn parts(&self) -> impl Iterator<Item = &'v [u8]> + use<'v> {
        self.restrictions.split(|byte| *byte == b';').filter(|part| !part.is_empty())
    }

    /// The formats that it is for, each under another number, without those that have none; `None` if it is for all.
    pub(crate) fn numbers(&self, other: impl Fn(u8) -> Option<u8>) -> Option<Vec<u8>> {
        let list = self.parts().filter_map(|part| part.strip_prefix(b"pt=")).last()?;
        Some(list.split(|byte| *byte == b',').filter_map(payload).filter_map(other).collect())
    }

    /// The same restrictions, for these formats; for all if there are none.
    pub(crate) fn write(&self, draft: &mut Draft, direction: &[u8], numbers: &[u8]) {
        draft.attribute_of("rid", |draft| {
            draft.put(b":");
            draft.put_any(self.id);
            draft.put(b" ");
            draft.put_any(direction);
            let mut separator: &[u8] = b" ";
            for (place, number) in numbers.iter().enumerate() {
                draft.put(if place == 0 { b" pt=" } else { b"," });
                draft.payload_type(*number);
                separator = b";";
            }
            for other in self.parts().filter(|part| !part.starts_with(b"pt=")) {
                draft.put(separator);
                draft.put_any(other);
                separator = b";";
            }
        });
    }
}

/// The streams of a simulcast list that are kept, by their identification; `None` if there are none.
pub(crate) fn kept_streams(list: &[u8], mut is_kept: impl FnMut(&[u8]) -> bool) -> Option<Vec<u8>> {
    let mut streams: Vec<Vec<u8>> = Vec::new();
    for stream in list.split(|byte| *byte == b';') {
        let mut is_kept = |id: &&[u8]| is_kept(id.strip_prefix(b"~").unwrap_or(id));
        let alternatives: Vec<&[u8]> = stream.split(|byte| *byte == b',').filter(&mut is_kept).collect();
        if !alternatives.is_empty() {
            streams.push(alternatives.join(&b','));
        }
    }
    (!streams.is_empty()).then(|| streams.join(&b';'))
}
