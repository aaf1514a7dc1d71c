//! Which number each encoding gets. A number keeps its meaning for the whole session (RFC 3264 §8.3.2), and in a whole
//! bundle (RFC 9143 §9.1.1).

use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;

use crate::offer_answer::codecs::{named_in, work_together};
use crate::offer_answer::format::Kind;
use crate::offer_answer::local::LocalCodec;
use crate::{Codec, Fmtp, Media, PayloadType, RtpMap};

/// An encoding that needs a number.
pub(crate) struct Wanted<'w> {
    pub(crate) local: &'w LocalCodec,
    /// The number by which others name it: of the offer that is answered, or of the capabilities.
    pub(crate) name: u8,
    /// The number that it would like to have.
    pub(crate) liked: u8,
    /// By their names, the formats that it repeats or sends again.
    pub(crate) names: Vec<u8>,
}

/// What numbers mean already.
pub(crate) struct Meant<'m> {
    /// In the last description of this side.
    ours: Vec<Codec<'m>>,
    /// In that of the other side, who may number the same otherwise.
    theirs: Vec<Codec<'m>>,
    /// The section is up: who has a number there has it, also against a bundle.
    is_up: bool,
    /// Whether an encoding rather keeps the number that it had than gets the one that it likes.
    keep: bool,
}

impl<'m> Meant<'m> {
    pub(crate) fn of(ours: Option<&Media<'m>>, theirs: Option<&Media<'m>>, keep: bool) -> Self {
        let codecs = |media: Option<&Media<'m>>| media.map(|media| media.codecs().collect()).unwrap_or_default();
        let is_up = ![ours, theirs].into_iter().flatten().any(Media::is_refused);
        Self { ours: codecs(ours), theirs: codecs(theirs), is_up, keep }
    }

    /// A number for each, or none where all dynamic ones have a meaning.
    pub(crate) fn assign(&self, wanted: &[Wanted<'_>], mut bundle: Option<&mut Bundle>) -> Vec<Option<u8>> {
        let mut taken: u128 = self.ours.iter().fold(0, |taken, old| taken | bit(code(old)));
        let mut given = 0u128;
        let mut numbers: Vec<Option<u8>> = alloc::vec![None; wanted.len()];
        for is_of_kind in Kind::KINDS_BY_NAMES {
            for (at, one) in wanted.iter().enumerate().filter(|(_, one)| is_of_kind(one.local.kind)) {
                let number = |name: &u8| {
                    let place = wanted.iter().position(|other| other.name == *name)?;
                    numbers.get(place).copied().flatten()
                };
                let named: Vec<Option<u8>> = one.names.iter().map(number).collect();
                let means_it = |old: &&Codec<'_>| means(old, one.local, &named);
                let allows =
                    |number: u8| bundle.as_deref().is_none_or(|bundle| bundle.allows(number, one.local, &named));
                let is_known = |old: &&Codec<'_>| {
                    given & bit(code(old)) == 0 && means_it(old) && (self.is_up || allows(code(old)))
                };
                let known = || {
                    let same = self.ours.iter().find(|old| code(old) == one.liked && is_known(old));
                    same.or_else(|| self.ours.iter().find(is_known)).map(code)
                };
                let is_foreign = |number: u8| {
                    let mut others = self.theirs.iter().filter(|old| code(old) == number);
                    self.keep && others.any(|old| !means_it(&old))
                };
                let fits = |number: u8| taken & bit(number) == 0 && !is_foreign(number) && allows(number);
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
                    bundle.add(number, one.local, &named);
                }
                if let Some(place) = numbers.get_mut(at) {
                    *place = Some(number);
                }
            }
        }
        numbers
    }
}

/// Whether a codec is this one, with these numbers of others in its parameters.
fn means(old: &Codec<'_>, local: &LocalCodec, named: &[Option<u8>]) -> bool {
    let parameters = old.fmtp().map(Fmtp::parameters);
    let says = || {
        let known = named_in(local.kind, parameters);
        known.len() == named.len() && known.iter().zip(named).all(|(known, named)| Some(*known) == *named)
    };
    old.rtp_map().is_some_and(|map: &RtpMap<'_>| map.is_same_encoding(&local.rtp_map))
        && match local.kind {
            Kind::Redundancy | Kind::Retransmission => says(),
            _ => work_together(local.rtp_map.encoding(), local.parameters.as_deref(), parameters),
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
                let named = named_in(local.kind, local.parameters.as_deref());
                self.add(code(&codec), &local, &named.into_iter().map(Some).collect::<Vec<_>>());
            }
        }
    }

    fn add(&mut self, number: u8, local: &LocalCodec, named: &[Option<u8>]) {
        self.0.entry(number).or_insert_with(|| configuration(local, named));
    }

    fn allows(&self, number: u8, local: &LocalCodec, named: &[Option<u8>]) -> bool {
        self.0.get(&number).is_none_or(|known| *known == configuration(local, named))
    }
}

/// An encoding with its parameters, spelled in one way.
fn configuration(local: &LocalCodec, named: &[Option<u8>]) -> String {
    let is_named_by_text = !matches!(local.kind, Kind::Redundancy | Kind::Retransmission);
    let parameters = local.parameters.as_deref().filter(|_| is_named_by_text).unwrap_or_default();
    let mut text = alloc::format!("{} {parameters} {named:?}", local.text);
    text.make_ascii_lowercase();
    text
}
