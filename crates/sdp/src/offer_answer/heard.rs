//! Lists of the offer that an answer chooses from: feedback, header extensions, restrictions of streams.

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::vec::Vec;

use crate::offer_answer::codecs::Chosen;
use crate::offer_answer::draft::Draft;
use crate::offer_answer::local::RawAttribute;
use crate::offer_answer::rid::{Rid, kept_streams};
use crate::offer_answer::split_word;
use crate::{Direction, Media};

/// What a section lists, read once for all attributes of a stream.
#[derive(Default)]
pub(crate) struct Heard<'o> {
    /// Payload type, or `None` for all, and feedback.
    feedback: BTreeSet<(Option<u8>, &'o [u8])>,
    /// By URI: number and direction.
    extensions: BTreeMap<&'o [u8], (u16, Option<Direction>)>,
    taken: BTreeSet<u16>,
    /// Numbers that stand for several, of which one may be chosen.
    chosen: BTreeSet<u16>,
    rids: Vec<Rid<'o>>,
    simulcast: Option<&'o [u8]>,
    /// Directions of which the restrictions are answered.
    answered: BTreeSet<&'static [u8]>,
    kept: BTreeSet<(&'static [u8], &'o [u8])>,
}

impl<'o> Heard<'o> {
    pub(crate) fn of(section: &Media<'o>) -> Self {
        let mut heard = Self::default();
        for (name, value) in section.raw_attributes() {
            let value = value.unwrap_or_default().trim_ascii_end();
            match name {
                b"rtcp-fb" => {
                    let (word, rest) = split_word(value);
                    let number = crate::media::payload(word);
                    if number.is_some() || word == b"*" {
                        heard.feedback.insert((number, kind_of_feedback(rest)));
                    }
                }
                b"extmap" => heard.take_extension(value),
                b"rid" => heard.rids.push(Rid::of(value)),
                b"simulcast" => heard.simulcast = heard.simulcast.or(Some(value)),
                _ => {}
            }
        }
        let description = section.description();
        for attribute in description.attributes().filter(|attribute| attribute.name() == "extmap") {
            heard.take_extension(attribute.value().unwrap_or_default().trim_ascii_end());
        }
        heard
    }

    fn take_extension(&mut self, value: &'o [u8]) {
        let uri = extension_uri(value);
        if let Some(id) = extension_id(value).filter(|_| !uri.is_empty()) {
            self.taken.insert(id);
            self.extensions.entry(uri).or_insert((id, extension_direction(value)));
        }
    }

    /// Only what was offered, for the format or for all (RFC 4585 §4.2).
    pub(crate) fn write_feedback(&self, draft: &mut Draft, value: &[u8], formats: &[Chosen<'_>]) {
        let (word, rest) = split_word(value.trim_ascii_end());
        let kind = kind_of_feedback(rest);
        let number = crate::media::payload(word);
        let for_all = self.feedback.contains(&(None, kind));
        if word == b"*" && for_all {
            draft.attribute_of("rtcp-fb", |draft| {
                draft.put(b":*");
                draft.put_any(rest);
            });
        } else if word == b"*" || number.is_some() {
            let is_meant = |format: &&Chosen<'_>| {
                number.is_none_or(|number| format.local.number() == number)
                    && (for_all || self.feedback.contains(&(Some(format.offered), kind)))
            };
            for format in formats.iter().filter(is_meant) {
                draft.attribute_of("rtcp-fb", |draft| {
                    draft.put(b":");
                    draft.payload_type(format.number);
                    draft.put_any(rest);
                });
            }
        }
    }

    /// Only what was offered, each once, under the number of the offer if packets can have it (RFC 8285 §7).
    pub(crate) fn write_extension(&mut self, draft: &mut Draft, value: &[u8]) {
        let uri = extension_uri(value);
        let Some((number, theirs)) = self.extensions.get(uri).copied() else { return };
        let ours = extension_direction(value);
        let both = ours.unwrap_or_default().intersection(theirs.unwrap_or_default().reversed());
        if both == Direction::Inactive && theirs != Some(Direction::Inactive) {
            return;
        }
        let id = if (1..=255).contains(&number) {
            Some(number)
        } else if self.chosen.contains(&number) {
            None
        } else {
            usable_ids().find(|id| !self.taken.contains(id))
        };
        self.extensions.remove(uri);
        let Some(id) = id else { return };
        if id != number {
            self.taken.insert(id);
            self.chosen.insert(number);
        }
        draft.attribute_of("extmap", |draft| {
            draft.put(b":");
            draft.number(id.into());
            if theirs.is_some() || both != Direction::SendRecv {
                draft.put(b"/");
                draft.put(both.name().as_bytes());
            }
            draft.put_any(split_word(value).1);
        });
    }

    /// The restrictions that are offered for the other direction, if this side has any for this one (RFC 8851 §6).
    pub(crate) fn write_rids(&mut self, draft: &mut Draft, value: &[u8], formats: &[Chosen<'_>]) {
        let (_, rest) = split_word(value);
        let Some((ours, theirs)) = directions(split_word(rest.trim_ascii()).0) else { return };
        if !self.answered.insert(ours) {
            return;
        }
        for rid in self.rids.iter().filter(|rid| rid.direction == theirs) {
            let answered = |number| formats.iter().find(|format| format.offered == number).map(|format| format.number);
            let numbers = rid.numbers(answered);
            if numbers.as_ref().is_some_and(Vec::is_empty) || !self.kept.insert((ours, rid.id)) {
                continue;
            }
            rid.write(draft, ours, &numbers.unwrap_or_default());
        }
    }

    /// The streams of the offer, seen from this side, as far as their restrictions are answered (RFC 8853 §5.3.2).
    pub(crate) fn write_simulcast(&mut self, draft: &mut Draft, value: &[u8]) {
        let Some(offered) = self.simulcast.take() else { return };
        let mut words = offered.split(|byte| *byte == b' ').filter(|word| !word.is_empty());
        let mut text: Vec<u8> = Vec::new();
        while let (Some(direction), Some(list)) = (words.next(), words.next()) {
            let Some((_, ours)) = directions(direction) else { break };
            if !value.split(|byte| *byte == b' ').any(|word| word == ours) {
                continue;
            }
            if let Some(streams) = kept_streams(list, |id| self.kept.contains(&(ours, id))) {
                text.extend_from_slice(if text.is_empty() { b"" } else { b" " });
                text.extend_from_slice(ours);
                text.push(b' ');
                text.extend_from_slice(&streams);
            }
        }
        if !text.is_empty() {
            draft.attribute_any("simulcast", &text);
        }
    }
}

/// A direction and the other one.
fn directions(word: &[u8]) -> Option<(&'static [u8], &'static [u8])> {
    match word {
        b"send" => Some((b"send", b"recv")),
        b"recv" => Some((b"recv", b"send")),
        _ => None,
    }
}

/// What kind of feedback it is: of `trr-int` the sides may have different values (RFC 4585 §4.2).
fn kind_of_feedback(rest: &[u8]) -> &[u8] {
    let rest = rest.trim_ascii();
    let (first, _) = split_word(rest);
    if first == b"trr-int" { first } else { rest }
}

/// Whether an attribute is written by what the other side lists.
pub(crate) fn is_chosen(attribute: &RawAttribute) -> bool {
    matches!(attribute.name.as_str(), "rtcp-fb" | "extmap" | "rid" | "simulcast")
}

/// Numbers that packets can have: of one octet first, 15 is reserved there (RFC 8285 §4.2).
pub(crate) fn usable_ids() -> impl Iterator<Item = u16> {
    (1..=14).chain(16..=255)
}

/// The number of `a=extmap`.
pub(crate) fn extension_id(value: &[u8]) -> Option<u16> {
    let (word, _) = split_word(value);
    let digits = word.split(|byte| *byte == b'/').next()?;
    core::str::from_utf8(digits).ok()?.parse().ok()
}

fn extension_direction(value: &[u8]) -> Option<Direction> {
    let (word, _) = split_word(value);
    let name = word.split(|byte| *byte == b'/').nth(1)?;
    core::str::from_utf8(name).ok().and_then(Direction::from_name)
}

/// The second word of `a=extmap` (RFC 8285 §8).
pub(crate) fn extension_uri(value: &[u8]) -> &[u8] {
    let (_, rest) = split_word(value);
    split_word(rest.trim_ascii_start()).0
}
