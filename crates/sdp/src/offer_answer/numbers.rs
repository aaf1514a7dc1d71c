//! What an offer says by numbers, which keep the meaning that they had in the session (RFC 3264 §8.3.2): feedback of
//! formats, header extensions, restrictions of streams.

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::vec::Vec;

use crate::media::{payload, raw_attributes};
use crate::offer_answer::codecs::Chosen;
use crate::offer_answer::draft::Draft;
use crate::offer_answer::heard::{extension_id, extension_uri, usable_ids};
use crate::offer_answer::local::RawAttribute;
use crate::offer_answer::rid::{Rid, kept_streams};
use crate::offer_answer::split_word;
use crate::{LocalStream, Media};

/// `rtcp-fb` under the number that its format has in this offer (RFC 4585 §4.2).
pub(crate) fn write_feedback(draft: &mut Draft, attribute: &RawAttribute, codecs: &[Chosen<'_>]) {
    let (word, rest) = split_word(attribute.value());
    let Some(number) = payload(word) else { return draft.raw(attribute) };
    for codec in codecs.iter().filter(|codec| codec.local.number() == number) {
        draft.attribute_of("rtcp-fb", |draft| {
            draft.put(b":");
            draft.payload_type(codec.number);
            draft.put_any(rest);
        });
    }
}

/// `rid` with the numbers that its formats have in this offer (RFC 8851 §5).
pub(crate) fn write_rid(draft: &mut Draft, attribute: &RawAttribute, codecs: &[Chosen<'_>]) {
    let rid = Rid::of(attribute.value());
    match numbers(&rid, codecs) {
        None => draft.raw(attribute),
        Some(numbers) if numbers.is_empty() => {}
        Some(numbers) => rid.write(draft, rid.direction, &numbers),
    }
}

/// The restrictions that hold for no format of this offer.
pub(crate) fn restrictions_gone<'s>(stream: &'s LocalStream, codecs: &[Chosen<'_>]) -> BTreeSet<&'s [u8]> {
    let rids = stream.attributes.iter().filter(|attribute| attribute.name == "rid");
    let rids = rids.map(|attribute| Rid::of(attribute.value()));
    rids.filter(|rid| numbers(rid, codecs).is_some_and(|numbers| numbers.is_empty())).map(|rid| rid.id).collect()
}

/// The numbers in this offer of the formats of a restriction; `None` if it is for all.
fn numbers(rid: &Rid<'_>, codecs: &[Chosen<'_>]) -> Option<Vec<u8>> {
    rid.numbers(|number| codecs.iter().find(|codec| codec.local.number() == number).map(|codec| codec.number))
}

/// `simulcast` without the streams whose restrictions are gone.
pub(crate) fn write_simulcast(draft: &mut Draft, attribute: &RawAttribute, gone: &BTreeSet<&[u8]>) {
    if gone.is_empty() {
        return draft.raw(attribute);
    }
    let mut text: Vec<u8> = Vec::new();
    let mut words = attribute.value().split(|byte| *byte == b' ').filter(|word| !word.is_empty());
    while let (Some(direction), Some(list)) = (words.next(), words.next()) {
        if let Some(streams) = kept_streams(list, |id| !gone.contains(id)) {
            text.extend_from_slice(if text.is_empty() { b"" } else { b" " });
            text.extend_from_slice(direction);
            text.push(b' ');
            text.extend_from_slice(&streams);
        }
    }
    if !text.is_empty() {
        draft.attribute_any("simulcast", &text);
    }
}

/// The numbers of header extensions, which keep their meaning for the whole session (RFC 8285 §7).
#[derive(Default)]
pub(crate) struct Extensions {
    old: BTreeMap<Vec<u8>, u16>,
    taken: BTreeSet<u16>,
}

impl Extensions {
    /// As sections and their session have them.
    pub(crate) fn of<'m, 'd: 'm>(sections: impl IntoIterator<Item = &'m Media<'d>>) -> Self {
        let mut extensions = Self::default();
        let mut session = None;
        for section in sections {
            section.raw_attributes().for_each(|attribute| extensions.know(attribute));
            session = Some(section.description());
        }
        if let Some(description) = session {
            let of_session = raw_attributes(description.text(), description.session_lines());
            of_session.for_each(|attribute| extensions.know(attribute));
        }
        extensions
    }

    fn know(&mut self, (name, value): (&[u8], Option<&[u8]>)) {
        if name == b"extmap"
            && let Some(value) = value
            && let Some(id) = extension_id(value).filter(|id| (1..=255).contains(id))
        {
            // Of two with one number the first has it.
            if self.taken.insert(id) {
                self.old.entry(extension_uri(value).to_vec()).or_insert(id);
            }
        }
    }

    /// Whether these attributes of the session can stand as they are.
    pub(crate) fn keep_all(&self, attributes: &[RawAttribute]) -> bool {
        let mut extmaps = attributes.iter().filter(|attribute| attribute.name == "extmap");
        extmaps.all(|attribute| self.id(attribute.value()) == extension_id(attribute.value()))
    }

    /// The number that an extension has: that of before, its own, or a free one.
    fn id(&self, value: &[u8]) -> Option<u16> {
        let known = self.old.get(extension_uri(value)).copied();
        let own = extension_id(value);
        match known {
            Some(_) => known,
            None if own.is_none_or(|own| !self.taken.contains(&own)) => own,
            None => usable_ids().find(|id| !self.taken.contains(id)),
        }
    }

    pub(crate) fn write(&mut self, draft: &mut Draft, attribute: &RawAttribute) {
        let value = attribute.value();
        let id = self.id(value);
        if let Some(id) = id {
            self.taken.insert(id);
            self.old.entry(extension_uri(value).to_vec()).or_insert(id);
        }
        if id == extension_id(value) {
            return draft.raw(attribute);
        }
        let Some(id) = id else { return };
        let digits = value.iter().take_while(|byte| byte.is_ascii_digit()).count();
        draft.attribute_of("extmap", |draft| {
            draft.put(b":");
            draft.number(id.into());
            draft.put_any(value.get(digits..).unwrap_or_default());
        });
    }
}
