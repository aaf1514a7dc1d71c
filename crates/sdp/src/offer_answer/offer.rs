use alloc::collections::BTreeSet;
use alloc::vec::Vec;
use core::num::NonZeroU32;

use crate::offer_answer::bundle::{is_of_transport, words};
use crate::offer_answer::codecs::{Chosen, named_in, renumber};
use crate::offer_answer::draft::Draft;
use crate::offer_answer::local::{LocalCodec, RawAttribute};
use crate::offer_answer::numbers::{Extensions, restrictions_gone, write_feedback, write_rid, write_simulcast};
use crate::offer_answer::offered::{Transport, mid};
use crate::offer_answer::payload_types::{Bundle, Meant, Wanted};
use crate::offer_answer::precondition;
use crate::offer_answer::section::{Matcher, OwnPorts, STEPS, begin, finish, write_refused};
use crate::offer_answer::transport::fingerprints;
use crate::{
    AgreedStream, Agreement, Capabilities, Connection, Description, LocalStream, Media, NegotiationError, Profile,
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
    let known = |slot: &Slot<'_>| Extensions::of(slot.known().map(|old| &old.local));
    // In a bundle an extension has one number.
    let member = |number: &usize| slots.get(*number).and_then(Slot::known).map(|old| &old.local);
    let mut of_groups: Vec<Extensions> =
        groups.iter().map(|group| Extensions::of(group.iter().filter_map(member))).collect();
    // Header extensions of the session stand in the sections where one of these knows other numbers.
    let alone = slots.iter().filter(|slot| slot.stream.is_some() && slot.group.is_none());
    let are_of_sections = earlier.is_some()
        && !(of_groups.iter().all(|group| group.keep_all(&local.attributes))
            && alone.clone().all(|slot| known(slot).keep_all(&local.attributes)));
    let of_sections = |attribute: &&RawAttribute| are_of_sections && attribute.name == "extmap";
    for attribute in local.attributes.iter().filter(|attribute| !of_sections(attribute)) {
        draft.raw(attribute);
    }
    let shared: Vec<&RawAttribute> = local.attributes.iter().filter(of_sections).collect();
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
        match (&slot.stream, &slot.old) {
            (Some(served), _) => {
                // The first of a bundle that is agreed on speaks for all.
                let tagged = slot.shares_with.and_then(|number| slots.get(number)).unwrap_or(slot);
                let transport = tagged.transport().filter(|_| served.stream.port != 0);
                let mut of_section = known(slot);
                let of_group = slot.group.and_then(|group| of_groups.get_mut(group));
                let extensions = of_group.unwrap_or(&mut of_section);
                write_section(&mut draft, local, slot, served, transport, &shared, extensions);
            }
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
    /// The number of its group, if it is in one.
    group: Option<usize>,
    /// In a bundle that is agreed on, the number of its first section, if that is another one.
    shares_with: Option<usize>,
}

impl<'o> Slot<'o> {
    /// Nothing holds for it from before: it is another stream, or one that was refused or stopped.
    fn is_first(&self) -> bool {
        self.is_new || self.old.as_ref().is_none_or(Old::is_refused)
    }

    /// Where its media go, or those of its bundle; without an address where those of the session do.
    fn transport(&self) -> Option<(u16, Option<&Connection<'static>>)> {
        self.stream.as_ref().map(|served| (served.stream.port, served.stream.connection.as_ref()))
    }

    /// The section of before, if what it says still holds.
    fn known(&self) -> Option<&Old<'o>> {
        self.old.as_ref().filter(|_| !self.is_first())
    }
}

/// A stream and the formats that are offered for it.
struct Served<'o> {
    stream: &'o LocalStream,
    codecs: Vec<Chosen<'o>>,
}

/// The sections that there were, then the new ones.
fn slots<'o>(local: &'o Capabilities, earlier: Option<&'o Agreement>, profile: &Profile) -> Vec<Slot<'o>> {
    let live = |earlier: &'o Agreement| earlier.streams().filter(AgreedStream::is_accepted);
    let mut bundle = local.bundle.then(Bundle::default);
    if let Some(bundle) = &mut bundle {
        earlier.into_iter().flat_map(live).for_each(|stream| bundle.know(stream.local()));
    }
    let mut serve = |old: Option<&Old<'_>>, stream: &'o LocalStream| {
        let codecs = codecs(old, stream, profile, bundle.as_mut());
        let usable = !(codecs.is_empty() && stream.formats.is_empty()) && is_allowed(local, stream, profile);
        usable.then_some(Served { stream, codecs })
    };
    let mut matcher = Matcher::new(&local.streams);
    let mut slots: Vec<Slot<'o>> = Vec::new();
    for stream in earlier.into_iter().flat_map(Agreement::streams) {
        let old = Old { local: *stream.local(), remote: *stream.remote() };
        let mid = mid(&old.local).map(<[u8]>::to_vec);
        slots.push(Slot { old: Some(old), stream: None, is_new: false, mid, group: None, shares_with: None });
    }
    if let Some(earlier) = earlier {
        let ports = OwnPorts::of(earlier.local());
        let mut served = alloc::vec![false; slots.len()];
        // What is up keeps its stream (RFC 3264 §8), then others take up what was refused.
        let up = (0..STEPS).map(|step| (true, step));
        for (is_up, step) in up.chain([STEPS - 2, STEPS - 1].map(|step| (false, step))) {
            for (slot, served) in slots.iter_mut().zip(&mut served).filter(|(_, served)| !**served) {
                let Some(old) = slot.old.as_ref().filter(|old| old.is_refused() != is_up) else { continue };
                let Some(way) = ports.steps(earlier, old.local).get(step).copied().flatten() else { continue };
                let found = matcher.candidates(&old.local, way).next();
                if let Some((index, stream)) = found {
                    matcher.take(index);
                    *served = true;
                    slot.stream = serve(Some(old), stream);
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
                    group: None,
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
        let wanted = slot.stream.as_ref().and_then(|served| served.stream.mid.as_ref());
        let wanted = wanted.filter(|_| slot.mid.is_none()).map(|mid| mid.as_str().as_bytes().to_vec());
        if let Some(mid) = wanted.filter(|mid| taken.insert(mid.clone())) {
            slot.mid = Some(mid);
        }
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
    for (group, members) in groups.iter().enumerate() {
        for number in members {
            if let Some(slot) = slots.get_mut(*number) {
                slot.group = Some(group);
            }
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
    transport: Option<(u16, Option<&Connection<'_>>)>,
    shared: &[&RawAttribute],
    extensions: &mut Extensions,
) {
    let Served { stream, codecs } = served;
    // A stream that is stopped has no port, whoever it shared one with.
    let (port, connection) = transport.unwrap_or((0, stream.connection.as_ref()));
    let follows = slot.shares_with.is_some();
    let count = stream.port_count.filter(|_| port != 0).map(NonZeroU32::get);
    match slot.known() {
        // In the spelling that was agreed on.
        Some(old) => draft.media_at(old.local.raw_media_type(), (port, count), old.local.raw_protocol()),
        None => draft.media_any(&stream.media_type, (port, count), &stream.protocol),
    }
    for codec in codecs {
        draft.format_number(codec.number);
    }
    for format in &stream.formats {
        draft.format_any(format);
    }
    draft.end_media();
    match connection {
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
    let needs_mux = slot.group.is_some() && !follows && !codecs.is_empty();
    if needs_mux && stream.attribute("rtcp-mux").is_none() {
        draft.attribute("rtcp-mux", None);
    }
    // At the same address, by the same identity, the connection goes on (RFC 4145 §5.1, RFC 8842 §3.1).
    let goes_on = slot.known().is_some_and(|old| {
        let connection = connection.or(local.connection.as_ref());
        let identity = |name: &str| stream.attribute(name).or_else(|| local.attribute(name)).map(RawAttribute::value);
        old.local.port() == port
            && old.local.connection().as_ref() == connection
            && identity("fingerprint") == fingerprints(&old.local).next()
            && identity("tls-id") == Transport::of(&old.local).tls_id
    });
    let gone = restrictions_gone(stream, codecs);
    for attribute in stream.attributes.iter().chain(shared.iter().copied()) {
        match attribute.name.as_str() {
            name if follows && is_of_transport(name) => {}
            name if precondition::is_of_preconditions(name) => {}
            "rtcp-fb" => write_feedback(draft, attribute, codecs),
            "extmap" => extensions.write(draft, attribute),
            "rid" => write_rid(draft, attribute, codecs),
            "simulcast" => write_simulcast(draft, attribute, &gone),
            "connection" if goes_on => draft.attribute("connection", Some(b"existing")),
            _ => draft.raw(attribute),
        }
    }
    if precondition::takes_part(stream) {
        let heard = slot.known().map(|old| &old.remote);
        precondition::write(draft, heard, stream, false);
    }
}

/// The stream's encodings that the profile allows, its favourites first, each under the number that it had before.
fn codecs<'c>(
    old: Option<&Old<'_>>,
    stream: &'c LocalStream,
    profile: &Profile,
    bundle: Option<&mut Bundle>,
) -> Vec<Chosen<'c>> {
    let allowed = |codec: &LocalCodec| profile.preference(&stream.media_type, codec.rtp_map.encoding());
    let mut wanted: Vec<_> = stream.codecs.iter().filter_map(|codec| Some((allowed(codec)?, codec))).collect();
    wanted.sort_by_key(|(preference, _)| *preference);
    let own = |codec: &'c LocalCodec| {
        let names = named_in(codec.kind, codec.parameters.as_deref());
        Wanted { local: codec, name: codec.number(), liked: codec.number(), names }
    };
    let wanted: Vec<_> = wanted.into_iter().map(|(_, codec)| own(codec)).collect();
    let numbers = Meant::of(old.map(|old| &old.local), old.map(|old| &old.remote), true).assign(&wanted, bundle);
    // If all dynamic numbers have a meaning already, the encoding cannot be offered.
    let numbered = wanted.into_iter().zip(numbers);
    let mut chosen: Vec<_> = numbered.filter_map(|(one, number)| Some(Chosen::new(number?, one.local))).collect();
    if chosen.iter().any(|one| one.number != one.offered) {
        renumber(&mut chosen);
    }
    chosen
}
