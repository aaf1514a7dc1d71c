//! Which of the offered encodings are answered, and under which numbers.

use alloc::borrow::Cow;
use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;

use crate::attribute::FmtpParameters;
use crate::codec::Meanings;
use crate::media::payload;
use crate::offer_answer::capabilities::{Capabilities, LocalStream};
use crate::offer_answer::draft::Draft;
use crate::offer_answer::format::{Kind, Parameters, agree, with_parameter};
use crate::offer_answer::local::LocalCodec;
use crate::offer_answer::offered::Offered;
use crate::offer_answer::payload_types::{Meant, Wanted};
use crate::{AgreedStream, EncodingName, Media, Profile};

/// One format of a section that is being written.
#[derive(Clone, Debug)]
pub(crate) struct Chosen<'s> {
    /// The number that this side writes.
    pub(crate) number: u8,
    /// The number in the other side's description, or in the capabilities if this side offers.
    pub(crate) offered: u8,
    pub(crate) local: &'s LocalCodec,
    pub(crate) parameters: Parameters<'s>,
    /// How much the profile likes it: 0 is the first choice.
    preference: usize,
}

impl<'s> Chosen<'s> {
    /// A format that this side offers, under a number that need not be that of the capabilities.
    pub(crate) fn new(number: u8, local: &'s LocalCodec) -> Self {
        let parameters = local.parameters.as_deref().map(Cow::Borrowed);
        Self { number, offered: local.number(), local, parameters, preference: 0 }
    }

    /// `a=rtpmap` and `a=fmtp`.
    pub(crate) fn write(&self, draft: &mut Draft) {
        draft.attribute_of("rtpmap", |draft| {
            draft.put(b":");
            draft.payload_type(self.number);
            draft.put(self.local.text.as_bytes());
        });
        if let Some(parameters) = &self.parameters {
            draft.attribute_of("fmtp", |draft| {
                draft.put(b":");
                draft.payload_type(self.number);
                draft.put(b" ");
                draft.put_any(parameters.as_bytes());
            });
        }
    }
}

/// Calls `each` with every payload type of a section, each once.
fn for_each_format(offered: &Offered<'_>, mut each: impl FnMut(u8)) {
    let mut seen = 0u128;
    for format in offered.media.raw_formats() {
        let Some(code) = payload(format) else { continue };
        let Some(bit) = 1u128.checked_shl(code.into()) else { continue };
        if seen & bit == 0 {
            seen |= bit;
            each(code);
        }
    }
}

/// The local encodings that are the offered one, with what both sides say of its parameters. Another configuration of
/// an encoding counts as another encoding.
fn find<'p, T>(
    offered: &Offered<'_>,
    code: u8,
    stream: &'p LocalStream,
    mut take: impl FnMut(&'p LocalCodec, Parameters<'p>) -> Option<T>,
) -> Option<T> {
    let parameters = offered.meanings.raw_parameters(code);
    let mut take = |local: &'p LocalCodec| take(local, agree_on(parameters, local)?);
    let raw = offered.meanings.raw_map(code);
    // Nearly all write an encoding as this side does, and then its `rtpmap` needs not be read.
    let is_written = |local: &LocalCodec| raw.is_some_and(|raw| is_text_of(local, code, raw));
    let mut written = stream.codecs.iter().filter(|local| is_written(local)).peekable();
    let known = written.peek().copied();
    if let Some(found) = written.find_map(&mut take) {
        return Some(found);
    }
    let read = if known.is_some() { None } else { offered.meanings.map(&offered.media, code) };
    let map = known.map(|local| &local.rtp_map).or(read.as_ref())?;
    let is_same = |local: &&LocalCodec| !is_written(local) && local.rtp_map.is_same_encoding(map);
    stream.codecs.iter().filter(is_same).find_map(take)
}

/// Decimal digits of a payload type.
const fn digits(code: u8) -> usize {
    match code {
        0..=9 => 1,
        10..=99 => 2,
        100.. => 3,
    }
}

/// What both sides say of a format.
fn agree_on<'p>(offered: Option<&[u8]>, local: &'p LocalCodec) -> Option<Parameters<'p>> {
    let own = local.parameters.as_deref();
    // The usual cases: nothing to agree on, and two sides that understand the same keys.
    let same_events = local.events.is_some() && offered == own.map(str::as_bytes);
    if local.kind == Kind::Plain || same_events {
        return Some(own.map(Cow::Borrowed));
    }
    agree(local.kind, offered.and_then(|offered| core::str::from_utf8(offered).ok()), own)
}

/// The codecs that both sides have, in the profile's order and then that of the offer (RFC 3264 §6.1).
///
/// `None`: there is none, and the section is refused.
pub(crate) fn choose<'p>(
    offered: &Offered<'_>,
    stream: &'p LocalStream,
    local: &Capabilities,
    before: Option<&AgreedStream<'_>>,
    profile: &Profile,
) -> Option<Vec<Chosen<'p>>> {
    // In a bundle a number means the same in all sections: it is that of the offer (RFC 9143 §9.1.1).
    let in_bundle = local.bundle && offered.is_bundled;
    let own_numbers = local.own_payload_types && !in_bundle;
    let liked = profile.encodings(stream.media_type.as_str());
    let mut found: Vec<Chosen<'p>> = Vec::with_capacity(stream.codecs.len().min(128));
    let mut only_auxiliary = true;
    let mut taken = 0u128;
    for_each_format(offered, |code| {
        let chosen = find(offered, code, stream, |local, parameters| {
            let preference = Profile::place(liked, local.rtp_map.encoding())?;
            // Two formats of the offer do not get one number.
            let number = if own_numbers { local.number() } else { code };
            // Which retransmission of this side it is shows when the formats are known.
            let is_open = own_numbers && local.kind == Kind::Retransmission;
            let bit = 1u128.checked_shl(number.into()).filter(|bit| is_open || taken & bit == 0)?;
            taken |= if is_open { 0 } else { bit };
            only_auxiliary &= local.kind.is_auxiliary();
            Some(Chosen { number, offered: code, local, parameters, preference })
        });
        found.extend(chosen);
    });
    drop_wrong_clocks(&mut found);
    drop_orphans(&mut found);
    // A stream of named events alone is a stream only if nothing else was offered.
    if found.is_empty() || (only_auxiliary && offers_codec(offered)) {
        return None;
    }
    if found.iter().any(|chosen| chosen.preference > 0) {
        found.sort_by_key(|chosen| chosen.preference);
    }
    if !in_bundle && (own_numbers || before.is_some()) {
        number_anew(&mut found, stream, own_numbers, before);
    }
    Some(found)
}

/// Numbers of this side, or such as have not had another meaning in its last description.
fn number_anew<'p>(
    found: &mut Vec<Chosen<'p>>,
    stream: &'p LocalStream,
    own_numbers: bool,
    before: Option<&AgreedStream<'_>>,
) {
    let local = before.map(AgreedStream::local).filter(|local| !local.is_refused());
    if own_numbers {
        take_own_retransmissions(found, stream);
    } else if local.is_none_or(|local| is_written_alike(found, local)) {
        return;
    }
    let wanted: Vec<Wanted<'_>> = found
        .iter()
        .map(|one| {
            let liked = if own_numbers { one.local.number() } else { one.offered };
            let names = named_in(one.local.kind, one.parameters.as_deref());
            Wanted { local: one.local, name: one.offered, liked, names }
        })
        .collect();
    let numbers = Meant::of(local, None, own_numbers).assign(&wanted, None);
    // An answer with the numbers of the offer has no other ones: who means to keep his has numbers of his own.
    let is_offered = |number: &u8| wanted.iter().any(|one| one.name == *number);
    if !own_numbers && !numbers.iter().all(|number| number.as_ref().is_some_and(is_offered)) {
        return;
    }
    let mut numbers = numbers.into_iter();
    found.retain_mut(|one| {
        let number = numbers.next().flatten();
        one.number = number.unwrap_or(one.number);
        number.is_some()
    });
    if found.iter().any(|one| one.number != one.offered) {
        renumber(found);
    }
}

/// Whether the last description of this side explains these numbers in the same words, if it does: the usual case.
fn is_written_alike(found: &[Chosen<'_>], before: &Media<'_>) -> bool {
    let meanings = Meanings::of(before);
    found.iter().all(|one| {
        let Some(raw) = meanings.raw_map(one.number) else { return true };
        is_text_of(one.local, one.number, raw)
            && meanings.raw_parameters(one.number) == one.parameters.as_deref().map(str::as_bytes)
    })
}

/// Whether this is how this side writes `a=rtpmap` for an encoding.
fn is_text_of(local: &LocalCodec, code: u8, raw: &[u8]) -> bool {
    raw.len() == local.text.len().saturating_add(digits(code)) && raw.ends_with(local.text.as_bytes())
}

/// Each retransmission is the one of this side that belongs to the same format; without such a one there is none.
fn take_own_retransmissions<'p>(found: &mut Vec<Chosen<'p>>, stream: &'p LocalStream) {
    let own: BTreeMap<u8, u8> = found.iter().rev().map(|one| (one.offered, one.local.number())).collect();
    let mut taken = 0u128;
    found.retain_mut(|one| {
        if one.local.kind != Kind::Retransmission {
            return true;
        }
        let Some(apt) = associated(one).and_then(|apt| own.get(&apt)) else { return false };
        let is_own = |local: &&LocalCodec| {
            local.rtp_map.is_same_encoding(&one.local.rtp_map)
                && local.parameters.as_deref().and_then(associated_in) == Some(*apt)
                && 1u128.checked_shl(local.number().into()).is_some_and(|bit| taken & bit == 0)
        };
        let Some(local) = stream.codecs.iter().find(is_own) else { return false };
        taken |= 1u128.checked_shl(local.number().into()).unwrap_or(0);
        one.local = local;
        true
    });
}

/// Whether anything but companions of a codec is offered.
fn offers_codec(offered: &Offered<'_>) -> bool {
    let mut any = false;
    for_each_format(offered, |code| {
        let map = offered.meanings.map(&offered.media, code);
        any |= map.is_some_and(|map| !map.encoding().is_auxiliary());
    });
    any
}

/// Events and the like at the clock rate of a codec that is answered; others only if there are none at such a rate
/// (RFC 4733 §2.1: one clock for all payload types of a stream that share its time stamps).
fn drop_wrong_clocks(found: &mut Vec<Chosen<'_>>) {
    let mut companions = found.iter().filter(|chosen| chosen.local.kind.has_clock_of_codec());
    if companions.next().is_none() || companions.next().is_none() {
        return;
    }
    let is_codec_rate = |rate| {
        let is_one =
            |other: &Chosen<'_>| !other.local.kind.is_auxiliary() && other.local.rtp_map.clock_rate_hz() == rate;
        found.iter().any(is_one)
    };
    let fits: Vec<bool> = found.iter().map(|chosen| is_codec_rate(chosen.local.rtp_map.clock_rate_hz())).collect();
    let kinds = [Kind::TelephoneEvent, Kind::Tone, Kind::ComfortNoise];
    let has_fitting =
        kinds.map(|kind| found.iter().zip(&fits).any(|(chosen, fits)| *fits && chosen.local.kind == kind));
    let mut fits = fits.into_iter();
    found.retain(|chosen| {
        let fits = fits.next().unwrap_or(true);
        fits || !kinds.iter().zip(has_fitting).any(|(kind, has)| has && *kind == chosen.local.kind)
    });
}

/// Redundancy goes with the formats that it repeats, retransmission with the one that it sends again.
fn drop_orphans(found: &mut Vec<Chosen<'_>>) {
    for kind in [Kind::Redundancy, Kind::Retransmission] {
        if found.iter().all(|chosen| chosen.local.kind != kind) {
            continue;
        }
        let numbers: u128 =
            found.iter().fold(0, |bits, chosen| bits | 1u128.checked_shl(chosen.offered.into()).unwrap_or(0));
        let is_answered = |number: u8| numbers & 1u128.checked_shl(number.into()).unwrap_or(0) != 0;
        found.retain(|chosen| match kind {
            _ if chosen.local.kind != kind => true,
            Kind::Redundancy => repeated(chosen).all(|number| number.is_none_or(is_answered)),
            _ => associated(chosen).is_none_or(is_answered),
        });
    }
}

/// The formats that `red` is made of (RFC 2198 §5); `None` for what is no number.
fn repeated<'c>(chosen: &'c Chosen<'_>) -> impl Iterator<Item = Option<u8>> + use<'c> {
    repeated_in(chosen.parameters.as_deref().unwrap_or_default())
}

/// The same by its parameters.
fn repeated_in(parameters: &str) -> impl Iterator<Item = Option<u8>> + use<'_> {
    parameters.split('/').map(|number| payload(number.trim().as_bytes()))
}

/// The numbers of other formats by which a format says what it is for.
pub(crate) fn named_in(kind: Kind, parameters: Option<&str>) -> Vec<u8> {
    match (kind, parameters) {
        (Kind::Redundancy, Some(parameters)) => repeated_in(parameters).flatten().collect(),
        (Kind::Retransmission, Some(parameters)) => associated_in(parameters).into_iter().collect(),
        _ => Vec::new(),
    }
}

/// The format that `rtx` belongs to (RFC 4588 §8.1).
fn associated(chosen: &Chosen<'_>) -> Option<u8> {
    if chosen.local.kind != Kind::Retransmission {
        return None;
    }
    associated_in(chosen.parameters.as_deref()?)
}

/// The same by its parameters.
pub(crate) fn associated_in(parameters: &str) -> Option<u8> {
    let (_, value) = FmtpParameters::of(parameters).find(|(name, _)| name.eq_ignore_ascii_case("apt"))?;
    value?.parse().ok()
}

/// What names other formats names them by the numbers of this side.
pub(crate) fn renumber(found: &mut [Chosen<'_>]) {
    let is_naming = |chosen: &Chosen<'_>| matches!(chosen.local.kind, Kind::Redundancy | Kind::Retransmission);
    if !found.iter().any(is_naming) {
        return;
    }
    let numbers: BTreeMap<u8, u8> = found.iter().rev().map(|chosen| (chosen.offered, chosen.number)).collect();
    for chosen in found {
        if let Some(number) = associated(chosen).and_then(|apt| numbers.get(&apt)) {
            let parameters = chosen.parameters.as_deref();
            chosen.parameters = Some(Cow::Owned(with_parameter(parameters, "apt", &alloc::format!("{number}"))));
        } else if chosen.local.kind == Kind::Redundancy && chosen.parameters.is_some() {
            let mut list = String::new();
            for number in repeated(chosen) {
                let Some(number) = number else { continue };
                let separator = if list.is_empty() { "" } else { "/" };
                list.push_str(&alloc::format!("{separator}{}", numbers.get(&number).unwrap_or(&number)));
            }
            chosen.parameters = (!list.is_empty()).then_some(Cow::Owned(list));
        }
    }
}

/// The payload types of a refused section that both sides could have used, one bit each.
pub(crate) fn common(offered: &Offered<'_>, stream: &LocalStream) -> u128 {
    let mut common = 0u128;
    for_each_format(offered, |code| {
        if find(offered, code, stream, |_, _| Some(())).is_some() {
            common |= 1u128.checked_shl(code.into()).unwrap_or(0);
        }
    });
    common
}

/// Whether two descriptions of one encoding work together.
pub(crate) fn work_together(encoding: &EncodingName<'_>, local: Option<&str>, remote: Option<&str>) -> bool {
    agree(Kind::of(encoding), remote, local).is_some()
}
