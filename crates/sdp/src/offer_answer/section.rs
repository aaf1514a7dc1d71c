//! What offer and answer have in common: which stream serves which section, and the lines around the sections.

use alloc::collections::BTreeSet;
use alloc::string::String;
use alloc::vec::Vec;

use crate::media::payload;
use crate::offer_answer::codecs::work_together;
use crate::offer_answer::draft::Draft;
use crate::offer_answer::offered::mid;
use crate::scan::Few;
use crate::{
    Agreement, Capabilities, Description, Fmtp, LocalStream, Media, NegotiationError, Repeat, ZoneAdjustments,
};

/// The streams that have found a section.
pub(crate) struct Matcher<'c> {
    streams: &'c [LocalStream],
    used: Few<bool, 16>,
}

impl<'c> Matcher<'c> {
    pub(crate) fn new(streams: &'c [LocalStream]) -> Self {
        let mut used = Few::default();
        streams.iter().for_each(|_| used.push(false));
        Self { streams, used }
    }

    /// The streams that may serve a section and that are free, in this way.
    pub(crate) fn candidates<'m>(
        &'m self,
        section: &'m Media<'_>,
        way: Way<'m>,
    ) -> impl Iterator<Item = (usize, &'c LocalStream)> + use<'c, 'm> {
        let (start, end) = match way {
            Way::Place(place) | Way::Again(place) | Way::Like { place: Some(place), .. } => {
                (place, place.saturating_add(1))
            }
            // Of two at one port nobody knows which it was.
            Way::Port(port) if self.streams.iter().filter(|stream| stream.port == port).count() > 1 => (0, 0),
            Way::Port(_) | Way::Like { .. } | Way::Any => (0, self.streams.len()),
        };
        let numbered = self.streams.iter().enumerate().skip(start).take(end.saturating_sub(start));
        numbered.filter(move |(index, stream)| {
            let is_wanted = match way {
                Way::Port(port) => stream.port == port,
                Way::Like { before, is_whole, .. } => could_have_written(stream, &before, is_whole),
                Way::Place(_) | Way::Again(_) | Way::Any => true,
            };
            is_wanted && self.used.get(*index) == Some(&false) && fits(stream, section)
        })
    }

    /// The section has found this stream.
    pub(crate) fn take(&mut self, index: usize) {
        if let Some(used) = self.used.get_mut(index) {
            *used = true;
        }
    }

    /// The streams that no section has taken.
    pub(crate) fn rest(self) -> impl Iterator<Item = &'c LocalStream> {
        let Self { streams, used } = self;
        streams.iter().enumerate().filter(move |(index, _)| used.get(*index) == Some(&false)).map(|(_, stream)| stream)
    }
}

/// How a section looks for its stream.
#[derive(Clone, Copy)]
pub(crate) enum Way<'s> {
    /// It was agreed on at this port.
    Port(u16),
    /// It has every format of the section of before, and no others if that is all that it had to say; at this place,
    /// if one is stated.
    Like { before: Media<'s>, is_whole: bool, place: Option<usize> },
    /// It has this place among the streams: that of the section, or the one of before.
    Place(usize),
    /// The stream at this place has served it before, and one of the sides has stopped it since.
    Again(usize),
    /// It fits.
    Any,
}

/// Whether a stream has media type and protocol of a section.
pub(crate) fn fits(stream: &LocalStream, section: &Media<'_>) -> bool {
    is_same_word(stream.media_type.as_str().as_bytes(), section.raw_media_type())
        && is_same_word(stream.protocol.as_str().as_bytes(), section.raw_protocol())
}

/// Whether a section of this side may have been written for the stream; `is_whole` if it lists all that the stream has.
fn could_have_written(stream: &LocalStream, section: &Media<'_>, is_whole: bool) -> bool {
    let own = stream.codecs.len().saturating_add(stream.formats.len());
    if is_whole && section.raw_formats().count() != own {
        return false;
    }
    if !section.is_rtp() {
        return section.formats().all(|format| stream.formats.iter().any(|own| own == format));
    }
    section.codecs().all(|codec| {
        let is_it = |map| {
            let mut own = stream.codecs.iter().map(|own| (&own.rtp_map, own.parameters.as_deref()));
            let parameters = codec.fmtp().map(Fmtp::parameters);
            own.any(|(own, ours)| own.is_same_encoding(map) && work_together(own.encoding(), ours, parameters))
        };
        codec.rtp_map().is_some_and(is_it)
    })
}

/// Words of `m=` as peers mean them: some write `UDPTL` for `udptl`.
pub(crate) fn is_same_word(one: &[u8], other: &[u8]) -> bool {
    one == other || one.eq_ignore_ascii_case(other)
}

/// The ports by which the streams of a description are known again: those that one open section has. Sections of one
/// bundle share theirs, and in a multicast group it is not their own.
pub(crate) struct OwnPorts(Vec<u16>);

impl OwnPorts {
    pub(crate) fn of(description: &Description<'_>) -> Self {
        let mut ports: Vec<u16> = description.media().map(|section| section.port()).filter(|port| *port != 0).collect();
        ports.sort_unstable();
        Self(ports)
    }

    fn way(&self, section: &Media<'_>) -> Option<Way<'static>> {
        let port = section.port();
        let at = self.0.partition_point(|known| *known < port);
        let is_own = self.0.get(at) == Some(&port) && self.0.get(at.saturating_add(1)) != Some(&port);
        (is_own && !section.is_multicast()).then_some(Way::Port(port))
    }

    /// How the stream of a section that is up is looked for, step by step: by what is remembered if that may be it, by
    /// its port, by what is remembered after all, by what it has said, by its place, and then any.
    pub(crate) fn steps<'s>(&self, earlier: &Agreement, before: Media<'s>) -> [Option<Way<'s>>; STEPS] {
        let (number, remembered) = (before.number(), earlier.place(before.number()));
        let like = |is_whole, place| Some(Way::Like { before, is_whole, place });
        [
            remembered.and_then(|place| like(false, Some(place))),
            self.way(&before),
            remembered.map(Way::Place),
            // An offer lists all formats of its stream, an answer what both sides have.
            like(true, Some(number)),
            like(true, None),
            like(false, Some(number)),
            like(false, None),
            Some(Way::Place(number)),
            Some(Way::Any),
        ]
    }
}

/// As many ways as [`OwnPorts::steps`] knows.
pub(crate) const STEPS: usize = 9;

/// `v=` to `t=`; `o=` as it was `earlier`, until [`finish`] knows whether anything has changed.
pub(crate) fn begin(
    draft: &mut Draft,
    local: &Capabilities,
    earlier: Option<&Agreement>,
    times: Option<&Description<'_>>,
) {
    match earlier {
        None => draft.begin(&local.origin),
        Some(earlier) => draft.begin(&earlier.local().origin()),
    }
    draft.session_name(local.session_name.as_deref());
    if let Some(connection) = &local.connection {
        draft.connection(connection);
    }
    draft.bandwidths(&local.bandwidths);
    match times {
        // What is said about time holds for the session (RFC 3264 §6).
        Some(description) => write_times(draft, description),
        None => draft.line(b't', b"0 0"),
    }
}

/// A section with port 0. It lists the formats of the other one that both sides have, or all if there are none: the
/// payload types that are bits of the first, and the names in the second.
pub(crate) fn write_refused(
    draft: &mut Draft,
    section: &Media<'_>,
    local: &Capabilities,
    keep: Option<(u128, &[String])>,
) {
    let known: BTreeSet<&[u8]> = keep.into_iter().flat_map(|(_, names)| names).map(|name| name.as_bytes()).collect();
    let is_kept = |format: &[u8]| {
        keep.is_none_or(|(numbers, _)| {
            let number = payload(format).and_then(|code| 1u128.checked_shl(code.into()));
            number.is_some_and(|bit| numbers & bit != 0) || known.contains(format)
        })
    };
    let all = !section.raw_formats().any(is_kept);
    draft.media(section.raw_media_type(), 0, section.raw_protocol());
    for format in section.raw_formats().filter(|format| all || is_kept(format)) {
        draft.format(format);
    }
    draft.end_media();
    if local.connection.is_none() {
        draft.no_connection();
    }
    if let Some(mid) = mid(section) {
        draft.attribute("mid", Some(mid));
    }
}

/// The description. One that says the same as the one before keeps its version, any other has the next (RFC 3264 §8).
#[inline(always)] // to not move it once more
pub(crate) fn finish(mut draft: Draft, earlier: Option<&Agreement>) -> Result<Description<'static>, NegotiationError> {
    if earlier.is_some_and(|earlier| after_origin(earlier.local()) != Some(draft.after_origin())) {
        draft.raise_version();
    }
    draft.finish()
}

fn after_origin<'d>(description: &'d Description<'_>) -> Option<&'d [u8]> {
    let third = description.lines().nth(2)?;
    description.as_bytes().get(third.offset()..)
}

/// The lines before the first section that say when, as far as they can be read and stand where they may: each `r=`
/// after its `t=`, `z=` after them (RFC 8866 §9, `time-description`).
fn write_times(draft: &mut Draft, description: &Description<'_>) {
    let text = description.text();
    let mut last = None;
    for line in description.session_lines() {
        let letter = text.get(line.start as usize).copied().filter(|letter| matches!(letter, b't' | b'r' | b'z'));
        let Some(letter) = letter else { continue };
        let value = line.value().of(text).trim_ascii_end();
        let belongs = match letter {
            b't' => true,
            b'r' => matches!(last, Some(b't' | b'r')) && Repeat::parse(value).is_ok(),
            _ => last == Some(b'r') && ZoneAdjustments::parse(value).is_ok(),
        };
        if !belongs || value.is_empty() {
            continue;
        }
        match crate::time::read(value, |_| {}) {
            // Printed anew, because a peer's `t=` may have a space too many.
            Ok(time) if letter == b't' && value != b"0 0" => {
                draft.open(b't');
                draft.number(time.start());
                draft.put(b" ");
                draft.number(time.stop());
                draft.close();
            }
            _ => draft.line(letter, value),
        }
        last = Some(letter);
    }
    if last.is_none() {
        draft.line(b't', b"0 0");
    }
}
