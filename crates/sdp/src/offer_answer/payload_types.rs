//! Which number each encoding gets. A number keeps its meaning for the whole session (RFC 3264 §8.3.2), and in a whole
//! bundle (RFC 9143 §9.1.1).

use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;

use crate::offer_answer::codecs::{associated_in, work_together};
use crate::offer_answer::format::Kind;
use crate::offer_answer::local::LocalCodec;
use crate::{Codec, Fmtp, Media, PayloadType, RtpMap};

/// An encoding that needs a number.
#[derive(Clone, Copy)]
pub(crate) struct Wanted<'w> {
    pub(crate) local: &'w LocalCodec,
    /// The number by which others name it: of the offer that is answered, or of the capabilities.
    pub(crate) name: u8,
    /// The number that it would like to have.
    pub(crate) liked: u8,
    /// By its name, the format that it sends again.
    pub(crate) apt: Option<u8>,
}

/// What numbers mean already.
pub(crate) struct Meant<'m> {
    /// In the last description of this side.
    ours: Vec<Codec<'m>>,
    /// In that of the other side, who may number the same otherwise.
    theirs: Vec<Codec<'m>>,
    /// Whether an encoding rather keeps the number that it had than gets the one that it likes.
    keep: bool,
}

impl<'m> Meant<'m> {
    pub(crate) fn of(ours: Option<&Media<'m>>, theirs: Option<&Media<'m>>, keep: bool) -> Self {
        let codecs = |media: Option<&Media<'m>>| media.map(|media| media.codecs().collect()).unwrap_or_default();
        Self { ours: codecs(ours), theirs: codecs(theirs), keep }
    }

    /// A number for each, or none where all dynamic ones have a meaning.
    pub(crate) fn assign(&self, wanted: &[Wanted<'_>], mut bundle: Option<&mut Bundle>) -> Vec<Option<u8>> {
        let mut taken: u128 = self.ours.iter().fold(0, |taken, old| taken | bit(code(old)));
        let mut given = 0u128;
        let mut numbers: Vec<Option<u8>> = alloc::vec![None; wanted.len()];
        // Retransmission last: which one it is the format says that it belongs to.
        for is_retransmission in [false, true] {
            for (at, one) in wanted.iter().enumerate() {
                if (one.local.kind == Kind::Retransmission) != is_retransmission {
                    continue;
                }
                let place = one.apt.and_then(|apt| wanted.iter().position(|other| other.name == apt));
                let apt = place.and_then(|place| numbers.get(place).copied().flatten());
                let means_it = |old: &&Codec<'_>| means(old, one.local, is_retransmission.then_some(apt));
                let is_known = |old: &&Codec<'_>| given & bit(code(old)) == 0 && means_it(old);
                let known = || {
                    let same = self.ours.iter().find(|old| code(old) == one.liked && is_known(old));
                    same.or_else(|| self.ours.iter().find(is_known)).map(code)
                };
                let is_foreign = |number: u8| {
                    let mut others = self.theirs.iter().filter(|old| code(old) == number);
                    self.keep && others.any(|old| !means_it(&old))
                };
                let fits = |number: u8| {
                    taken & bit(number) == 0
                        && !is_foreign(number)
                        && bundle.as_deref().is_none_or(|bundle| bundle.allows(number, one.local, apt))
                };
                let liked = || {
                    let means_it = || self.ours.iter().any(|old| code(old) == one.liked && is_known(&old));
                    (fits(one.liked) || means_it()).then_some(one.liked)
                };
                let free = || (96..=PayloadType::MAX).find(|free| fits(*free));
                let number = if self.keep { known().or_else(liked) } else { liked().or_else(known) }.or_else(free);
                let Some(number) = number else { continue };
                taken |= bit(number);
                given |= bit(number);
                if let Some(bundle) = bundle.as_deref_mut() {
                    bundle.add(number, one.local, apt);
                }
                if let Some(place) = numbers.get_mut(at) {
                    *place = Some(number);
                }
            }
        }
        numbers
    }
}

/// Whether a codec is this one; of a retransmission also with the number of the format that it sends again.
fn means(old: &Codec<'_>, local: &LocalCodec, apt: Option<Option<u8>>) -> bool {
    let parameters = old.fmtp().map(Fmtp::parameters);
    old.rtp_map().is_some_and(|map: &RtpMap<'_>| map.is_same_encoding(&local.rtp_map))
        && match apt {
            Some(apt) => apt == parameters.and_then(associated_in),
            None => {
                local.kind == Kind::Redundancy
                    || work_together(local.rtp_map.encoding(), local.parameters.as_deref(), parameters)
            }
        }
}

fn code(codec: &Codec<'_>) -> u8 {
    codec.payload_type().code()
}

fn bit(number: u8) -> u128 {
    1u128.checked_shl(number.into()).unwrap_or(0)
}

/// What the numbers mean in the sections of one bundle.
#[derive(Default)]
pub(crate) struct Bundle(BTreeMap<u8, String>);

impl Bundle {
    /// Takes in a section of before.
    pub(crate) fn know(&mut self, section: &Media<'_>) {
        for codec in section.codecs() {
            if let Some(map) = codec.rtp_map() {
                let local = LocalCodec::new(map.clone().into_owned(), codec.fmtp().map(Fmtp::parameters));
                let apt = codec.fmtp().map(Fmtp::parameters).and_then(associated_in);
                self.add(code(&codec), &local, apt);
            }
        }
    }

    fn add(&mut self, number: u8, local: &LocalCodec, apt: Option<u8>) {
        self.0.entry(number).or_insert_with(|| configuration(local, apt));
    }

    fn allows(&self, number: u8, local: &LocalCodec, apt: Option<u8>) -> bool {
        self.0.get(&number).is_none_or(|known| *known == configuration(local, apt))
    }
}

/// An encoding with its parameters, spelled in one way.
fn configuration(local: &LocalCodec, apt: Option<u8>) -> String {
    let parameters = local.parameters.as_deref().filter(|_| local.kind != Kind::Retransmission).unwrap_or_default();
    let mut text = alloc::format!("{} {parameters} {apt:?}", local.text);
    text.make_ascii_lowercase();
    text
}
