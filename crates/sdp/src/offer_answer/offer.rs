use alloc::collections::{BTreeMap, BTreeSet};
use alloc::vec::Vec;

use crate::offer_answer::bundle::{is_of_transport, words};
use crate::offer_answer::codecs::{Chosen, associated_in, renumber, work_together};
use crate::offer_answer::draft::Draft;
use crate::offer_answer::format::Kind;
use crate::offer_answer::heard::{extension_id, extension_uri, usable_ids};
use crate::offer_answer::local::{LocalCodec, RawAttribute};
use crate::offer_answer::offered::mid;
use crate::offer_answer::section::{Matcher, Way, begin, finish, has_own_ports, own_port, write_refused};
use crate::offer_answer::{precondition, split_word};
use crate::{
    Agreement, Capabilities, Description, Fmtp, LocalStream, Media, NegotiationError, PayloadType, Profile, RtpMap,
};

/// Makes an offer (RFC 3264 §5), or the next one in a session (§8).
///
/// With an `earlier` agreement every section stays in its place: a stream that is gone has port 0, new streams take
/// the places of refused or stopped ones that nothing else fits, then come after the others (§8.1), an encoding keeps
/// the number that it had, and the version of `o=` grows by one if anything changed. What was in one `BUNDLE` stays in
/// it, at the port of its first section (RFC 9143 §7.5).
///
/// # Errors
///
/// If the capabilities hold something that no description can.
///
/// ```
/// use offhook_sdp::{Agreement, Capabilities, Description, Direction, LocalStream, Origin, PayloadType, Profile, offer};
///
/// let address = "192.0.2.1".parse()?;
/// let mut local = Capabilities::new(Origin::new("-", 7, 1, address)?, address)
///     .with_stream(LocalStream::audio(40_000).with_codec(PayloadType::PCMA.rtp_map().unwrap(), None));
/// let first = offer(&local, None, &Profile::ANY)?;
/// let answer = Description::parse(
///     b"v=0\r\no=- 9 1 IN IP4 192.0.2.9\r\ns=-\r\nc=IN IP4 192.0.2.9\r\nt=0 0\r\nm=audio 5000 RTP/AVP 8\r\n",
/// )?;
/// let agreement = Agreement::conclude(first, answer)?;
///
/// local.streams_mut()[0].set_direction(Direction::SendOnly);
/// let hold = offer(&local, Some(&agreement), &Profile::ANY)?;
/// assert_eq!(hold.origin().to_string(), "- 7 2 IN IP4 192.0.2.1");
/// assert!(hold.media().next().unwrap().is_held());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn offer(
    local: &Capabilities,
    earlier: Option<&Agreement>,
    profile: &Profile,
) -> Result<Description<'static>, NegotiationError> {
    let mut slots = slots(local, earlier, profile);
    let groups = if local.bundle { name_and_group(&mut slots, earlier) } else { Vec::new() };
    let mut draft = Draft::with_capacity(256);
    begin(&mut draft, local, earlier, earlier.map(Agreement::local));
    for attribute in &local.attributes {
        draft.raw(attribute);
    }
    for group in groups.iter().filter(|group| !group.is_empty()) {
        draft.attribute_of("group", |draft| {
            draft.put(b":BUNDLE");
            for number in group {
                draft.put(b" ");
                draft.put(slots.get(*number).and_then(|slot| slot.mid.as_deref()).unwrap_or_default());
            }
        });
    }
    for slot in &slots {
        // The first of a bundle that is agreed on speaks for all.
        let tagged = slot.shares_with.and_then(|number| slots.get(number)).and_then(|slot| slot.stream.as_ref());
        match (&slot.stream, &slot.old) {
            (Some(served), _) => write_section(&mut draft, local, slot, served, tagged),
            (None, Some(old)) => write_refused(&mut draft, &old.local, local, None),
            (None, None) => {}
        }
    }
    finish(draft, earlier)
}

/// A section as it was agreed on.
struct Old<'o> {
    local: Media<'o>,
    remote: Media<'o>,
}

impl Old<'_> {
    fn is_refused(&self) -> bool {
        self.local.is_refused() || self.remote.is_refused()
    }
}

/// One section of the offer.
struct Slot<'o> {
    old: Option<Old<'o>>,
    /// `None` refuses or stops it.
    stream: Option<Served<'o>>,
    /// Another stream than before: what was said of the old one does not hold for it.
    is_new: bool,
    mid: Option<Vec<u8>>,
    is_bundled: bool,
    /// In a bundle that is agreed on, the number of its first section, if that is another one.
    shares_with: Option<usize>,
}

impl Slot<'_> {
    /// Nothing holds for it from before: it is another stream, or one that was refused or stopped.
    fn is_first(&self) -> bool {
        self.is_new || self.old.as_ref().is_none_or(Old::is_refused)
    }
}

/// A stream and the formats that are offered for it.
struct Served<'o> {
    stream: &'o LocalStream,
    codecs: Vec<Chosen<'o>>,
}

/// The sections that there were, then the new ones.
fn slots<'o>(local: &'o Capabilities, earlier: Option<&'o Agreement>, profile: &Profile) -> Vec<Slot<'o>> {
    let serve = |section: Option<&Media<'_>>, stream: &'o LocalStream| {
        let codecs = codecs(section, stream, profile);
        let usable = !(codecs.is_empty() && stream.formats.is_empty()) && is_allowed(local, stream, profile);
        usable.then_some(Served { stream, codecs })
    };
    let mut matcher = Matcher::new(&local.streams);
    let mut slots: Vec<Slot<'o>> = Vec::new();
    for stream in earlier.into_iter().flat_map(Agreement::streams) {
        let old = Old { local: *stream.local(), remote: *stream.remote() };
        let mid = mid(&old.local).map(<[u8]>::to_vec);
        slots.push(Slot { old: Some(old), stream: None, is_new: false, mid, is_bundled: false, shares_with: None });
    }
    if let Some(earlier) = earlier {
        let has_own_ports = has_own_ports(earlier.local());
        let mut served = alloc::vec![false; slots.len()];
        // What is up keeps its stream (RFC 3264 §8), then others take up what was refused.
        for (is_up, way) in [
            (true, None),
            (true, Some(Way::Place)),
            (true, Some(Way::Any)),
            (false, Some(Way::Place)),
            (false, Some(Way::Any)),
        ] {
            for (slot, served) in slots.iter_mut().zip(&mut served).filter(|(_, served)| !**served) {
                let Some(old) = slot.old.as_ref().filter(|old| old.is_refused() != is_up) else { continue };
                let by_port = || own_port(&old.local).filter(|_| has_own_ports).map(Way::Port);
                let Some(way) = way.or_else(by_port) else { continue };
                let found = matcher.candidates(&old.local, way).next();
                if let Some((index, stream)) = found {
                    matcher.take(index);
                    *served = true;
                    slot.stream = serve(Some(&old.local), stream);
                }
            }
        }
    }
    let mut free = 0usize;
    for served in matcher.rest().filter_map(|stream| serve(None, stream)) {
        let is_free = |slot: &Slot<'_>| slot.stream.is_none() && slot.old.as_ref().is_some_and(Old::is_refused);
        let at = slots.iter().skip(free).position(is_free).map(|at| at.saturating_add(free));
        match at.and_then(|at| slots.get_mut(at).map(|slot| (at, slot))) {
            Some((at, slot)) => {
                free = at.saturating_add(1);
                (slot.stream, slot.is_new, slot.mid) = (Some(served), true, None);
            }
            None => {
                free = slots.len();
                slots.push(Slot {
                    old: None,
                    stream: Some(served),
                    is_new: true,
                    mid: None,
                    is_bundled: false,
                    shares_with: None,
                });
            }
        }
    }
    slots
}

/// Gives every open section an identification, and says which are in one bundle, by their numbers.
fn name_and_group(slots: &mut [Slot<'_>], earlier: Option<&Agreement>) -> Vec<Vec<usize>> {
    let olds = slots.iter().filter_map(|slot| slot.old.as_ref());
    let mut taken: BTreeSet<Vec<u8>> =
        olds.flat_map(|old| [mid(&old.local), mid(&old.remote)]).flatten().map(<[u8]>::to_vec).collect();
    let mut next = 0usize;
    for (number, slot) in slots.iter_mut().enumerate() {
        next = next.max(number);
        while slot.stream.is_some() && slot.mid.is_none() {
            let mid = alloc::format!("{next}").into_bytes();
            next = next.saturating_add(1);
            if taken.insert(mid.clone()) {
                slot.mid = Some(mid);
            }
        }
    }
    let is_open = |slot: &Slot<'_>| slot.stream.as_ref().is_some_and(|served| served.stream.port > 0);
    let mut groups = Vec::new();
    let mut grouped = alloc::vec![false; slots.len()];
    if let Some(earlier) = earlier {
        let answered: BTreeSet<&[u8]> = bundles(earlier.remote()).flatten().collect();
        let mut by_mid: Vec<(&[u8], usize)> = Vec::new();
        for (number, slot) in slots.iter().enumerate().filter(|(_, slot)| is_open(slot) && !slot.is_first()) {
            by_mid.extend(slot.mid.as_deref().map(|mid| (mid, number)));
        }
        by_mid.sort_unstable();
        let number = |word: &[u8]| {
            let at = by_mid.binary_search_by(|(mid, _)| (*mid).cmp(word)).ok()?;
            by_mid.get(at).map(|(_, number)| *number)
        };
        for words in bundles(earlier.local()) {
            let mut group: Vec<usize> = Vec::new();
            for number in words.filter(|word| answered.contains(word)).filter_map(number) {
                if let Some(grouped) = grouped.get_mut(number).filter(|grouped| !**grouped) {
                    *grouped = true;
                    group.push(number);
                }
            }
            groups.push(group);
        }
    }
    for group in &groups {
        for number in group.iter().skip(1) {
            if let Some(slot) = slots.get_mut(*number) {
                slot.shares_with = group.first().copied();
            }
        }
    }
    // What is offered for the first time joins; what was left out of the bundle stays so.
    let numbered = slots.iter().enumerate();
    let new: Vec<usize> =
        numbered.filter(|(_, slot)| is_open(slot) && slot.is_first()).map(|(number, _)| number).collect();
    match groups.first_mut() {
        Some(group) => group.extend(new),
        None => groups.push(new),
    }
    for number in groups.iter().flatten() {
        if let Some(slot) = slots.get_mut(*number) {
            slot.is_bundled = true;
        }
    }
    groups
}

/// The words of each `BUNDLE` group.
fn bundles<'d>(description: &'d Description<'_>) -> impl Iterator<Item = impl Iterator<Item = &'d [u8]>> {
    let groups = description.attributes().filter(|attribute| attribute.name() == "group");
    groups.filter_map(|group| words(group.value().unwrap_or_default()))
}

fn is_allowed(local: &Capabilities, stream: &LocalStream, profile: &Profile) -> bool {
    let connection = stream.connection.as_ref().or(local.connection.as_ref());
    profile.allows_media_type(&stream.media_type)
        && profile.allows_protocol(&stream.protocol)
        && connection.is_none_or(|connection| profile.allows_connection(connection))
}

fn write_section(
    draft: &mut Draft,
    local: &Capabilities,
    slot: &Slot<'_>,
    served: &Served<'_>,
    tagged: Option<&Served<'_>>,
) {
    let Served { stream, codecs } = served;
    let transport = tagged.map_or(*stream, |tagged| tagged.stream);
    // A stream that is stopped has no port, whoever it shared one with.
    let port = if stream.port == 0 { 0 } else { transport.port };
    draft.media_any(&stream.media_type, port, &stream.protocol);
    for codec in codecs {
        draft.format_number(codec.number);
    }
    for format in &stream.formats {
        draft.format_any(format);
    }
    draft.end_media();
    match &transport.connection {
        Some(connection) => draft.connection(connection),
        None if port == 0 && local.connection.is_none() => draft.no_connection(),
        None => {}
    }
    draft.bandwidths(&stream.bandwidths);
    for codec in codecs {
        codec.write(draft);
    }
    if let Some(ptime) = stream.ptime {
        draft.attribute_number("ptime", ptime.milliseconds().into());
    }
    draft.attribute(stream.direction.name(), None);
    if let Some(mid) = &slot.mid {
        draft.attribute("mid", Some(mid));
    }
    // RFC 9143 §9.3.
    let needs_mux = slot.is_bundled && tagged.is_none() && !codecs.is_empty();
    if needs_mux && stream.attribute("rtcp-mux").is_none() {
        draft.attribute("rtcp-mux", None);
    }
    // At the same address the connection goes on (RFC 4145 §5.1).
    let goes_on = slot.old.as_ref().filter(|_| !slot.is_first()).is_some_and(|old| {
        let connection = transport.connection.as_ref().or(local.connection.as_ref());
        old.local.port() == port && old.local.connection().as_ref() == connection
    });
    let mut extensions = Extensions::of(slot.old.as_ref().filter(|_| !slot.is_first()).map(|old| &old.local));
    for attribute in &stream.attributes {
        match attribute.name.as_str() {
            name if tagged.is_some() && is_of_transport(name) => {}
            name if precondition::is_of_preconditions(name) => {}
            "rtcp-fb" => write_feedback(draft, attribute, codecs),
            "extmap" => extensions.write(draft, attribute),
            "connection" if goes_on => draft.attribute("connection", Some(b"existing")),
            _ => draft.raw(attribute),
        }
    }
    if precondition::takes_part(stream) {
        let heard = slot.old.as_ref().filter(|_| !slot.is_first()).map(|old| &old.remote);
        precondition::write(draft, heard, stream, false);
    }
}

/// The stream's encodings that the profile allows, its favourites first, each under the number that it had before.
fn codecs<'c>(section: Option<&Media<'_>>, stream: &'c LocalStream, profile: &Profile) -> Vec<Chosen<'c>> {
    let allowed = |codec: &LocalCodec| profile.preference(&stream.media_type, codec.rtp_map.encoding());
    let mut wanted: Vec<_> = stream.codecs.iter().filter_map(|codec| Some((allowed(codec)?, codec))).collect();
    wanted.sort_by_key(|(preference, _)| *preference);
    // Numbers of the session so far, which may not get another meaning (RFC 3264 §8.3.2).
    let before: Vec<_> = section.map(|section| section.codecs().collect()).unwrap_or_default();
    let code = |codec: &crate::Codec<'_>| codec.payload_type().code();
    let mut taken: Vec<u8> = before.iter().map(code).collect();
    let mut numbers: Vec<Option<u8>> = alloc::vec![None; wanted.len()];
    // Retransmission last: which one it is the format says that it belongs to.
    for is_retransmission in [false, true] {
        for (at, (_, codec)) in wanted.iter().enumerate() {
            if (codec.kind == Kind::Retransmission) != is_retransmission {
                continue;
            }
            let apt = |number: u8| {
                let at = wanted.iter().position(|(_, codec)| codec.number() == number)?;
                numbers.get(at).copied().flatten()
            };
            let is_known = |old: &&crate::Codec<'_>| {
                let parameters = old.fmtp().map(Fmtp::parameters);
                old.rtp_map().is_some_and(|map: &RtpMap<'_>| map.is_same_encoding(&codec.rtp_map))
                    && !numbers.contains(&Some(code(old)))
                    && if is_retransmission {
                        codec.parameters.as_deref().and_then(associated_in).and_then(apt)
                            == parameters.and_then(associated_in)
                    } else {
                        codec.kind == Kind::Redundancy
                            || work_together(codec.rtp_map.encoding(), codec.parameters.as_deref(), parameters)
                    }
            };
            let same = before.iter().find(|old| code(old) == codec.number() && is_known(old));
            let number = match same.or_else(|| before.iter().find(is_known)) {
                Some(old) => Some(code(old)),
                None if !taken.contains(&codec.number()) => Some(codec.number()),
                // If all dynamic numbers have a meaning already, the encoding cannot be offered.
                None => (96..=PayloadType::MAX).find(|free| !taken.contains(free)),
            };
            taken.extend(number);
            if let Some(place) = numbers.get_mut(at) {
                *place = number;
            }
        }
    }
    let numbered = wanted.into_iter().zip(numbers);
    let mut chosen: Vec<_> = numbered.filter_map(|((_, codec), number)| Some(Chosen::new(number?, codec))).collect();
    if chosen.iter().any(|one| one.number != one.offered) {
        renumber(&mut chosen);
    }
    chosen
}

/// `rtcp-fb` under the number that its format has in this offer (RFC 4585 §4.2).
fn write_feedback(draft: &mut Draft, attribute: &RawAttribute, codecs: &[Chosen<'_>]) {
    let (word, rest) = split_word(attribute.value());
    let Some(number) = crate::media::payload(word) else { return draft.raw(attribute) };
    for codec in codecs.iter().filter(|codec| codec.local.number() == number) {
        draft.attribute_of("rtcp-fb", |draft| {
            draft.put(b":");
            draft.payload_type(codec.number);
            draft.put_any(rest);
        });
    }
}

/// The numbers of header extensions, which keep their meaning for the whole session (RFC 8285 §7).
#[derive(Default)]
struct Extensions<'o> {
    old: BTreeMap<&'o [u8], u16>,
    taken: BTreeSet<u16>,
}

impl<'o> Extensions<'o> {
    fn of(old: Option<&Media<'o>>) -> Self {
        let mut extensions = Self::default();
        for (name, value) in old.into_iter().flat_map(Media::raw_attributes) {
            if name == b"extmap"
                && let Some(value) = value
                && let Some(id) = extension_id(value).filter(|id| (1..=255).contains(id))
            {
                extensions.old.entry(extension_uri(value)).or_insert(id);
                extensions.taken.insert(id);
            }
        }
        extensions
    }

    fn write(&mut self, draft: &mut Draft, attribute: &RawAttribute) {
        let value = attribute.value();
        let known = self.old.get(extension_uri(value)).copied();
        let own = extension_id(value);
        let id = match known {
            Some(_) => known,
            None if own.is_none_or(|own| !self.taken.contains(&own)) => own,
            None => usable_ids().find(|id| !self.taken.contains(id)),
        };
        if id == own {
            self.taken.extend(id);
            return draft.raw(attribute);
        }
        let Some(id) = id else { return };
        self.taken.insert(id);
        let digits = value.iter().take_while(|byte| byte.is_ascii_digit()).count();
        draft.attribute_of("extmap", |draft| {
            draft.put(b":");
            draft.number(id.into());
            draft.put_any(value.get(digits..).unwrap_or_default());
        });
    }
}
