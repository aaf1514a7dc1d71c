use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use crate::media::{bundle, raw_attributes};
use crate::offer_answer::Transport;
use crate::{Codec, Connection, Description, Direction, Fmtp, FmtpParameters, Media, PayloadType, TelephoneEvents};

/// One thing that is different in the next description of the same side, in terms of the session.
///
/// Sections are numbered from 0; `Display` is a phrase for people, who count from 1.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize), serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum Change {
    /// The session is another one: other user, id or host in `o=` (RFC 8866 §5.2).
    OtherSession,
    /// The version in `o=` is lower than before, or the same although something else is not (RFC 3264 §8).
    Version,
    /// There is a section that was not there, and it is open (RFC 3264 §8.1).
    StreamAdded(u32),
    /// A section has port 0, or is gone (RFC 3264 §8.2).
    StreamStopped(u32),
    /// A section that had port 0 is open (RFC 3264 §8.1).
    StreamReopened(u32),
    /// The side does not want to receive any more (RFC 3264 §8.4).
    Held(u32),
    /// The side wants to receive again.
    Resumed(u32),
    /// The direction is another one, and it is neither hold nor resume.
    Direction {
        /// The section.
        stream: u32,
        /// What it is now.
        direction: Direction,
    },
    /// Media go to another address or port (RFC 3264 §8.3.1).
    AddressMoved(u32),
    /// The first codec is another one.
    CodecChanged(u32),
    /// The first codec is the same, and the list of formats or the parameters of one are not (RFC 3264 §8.3.2).
    FormatsChanged(u32),
    /// A payload type has another meaning than before, which RFC 3264 §8.3.2 forbids.
    PayloadTypeReassigned {
        /// The section.
        stream: u32,
        /// The number.
        payload_type: PayloadType,
    },
    /// The section speaks another transport protocol, or is of another media type (RFC 3264 §8.3.1, §8.3.3).
    TransportChanged(u32),
    /// ICE starts again: user fragment and password are other ones, wherever they stand (RFC 8839 §4.4.1.1.1).
    IceRestarted(u32),
}

impl fmt::Display for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (stream, phrase) = match self {
            Self::OtherSession => return f.write_str("another session"),
            Self::Version => return f.write_str("version not increased"),
            Self::Direction { stream, direction } => {
                return write!(f, "stream {} {direction}", stream.saturating_add(1));
            }
            Self::PayloadTypeReassigned { stream, payload_type } => {
                return write!(
                    f,
                    "stream {} payload type {} reassigned",
                    stream.saturating_add(1),
                    payload_type.code()
                );
            }
            Self::StreamAdded(stream) => (stream, "added"),
            Self::StreamStopped(stream) => (stream, "stopped"),
            Self::StreamReopened(stream) => (stream, "reopened"),
            Self::Held(stream) => (stream, "held"),
            Self::Resumed(stream) => (stream, "resumed"),
            Self::AddressMoved(stream) => (stream, "moved"),
            Self::CodecChanged(stream) => (stream, "codec changed"),
            Self::FormatsChanged(stream) => (stream, "formats changed"),
            Self::TransportChanged(stream) => (stream, "transport changed"),
            Self::IceRestarted(stream) => (stream, "ICE restarted"),
        };
        write!(f, "stream {} {phrase}", stream.saturating_add(1))
    }
}

/// What one side has changed from one description to its next, for renegotiations and for pictures of a call.
///
/// ```
/// use offhook_sdp::{Change, Description, diff};
///
/// let before = "v=0\r\no=- 1 1 IN IP4 192.0.2.1\r\ns=-\r\nc=IN IP4 192.0.2.1\r\nt=0 0\r\nm=audio 4000 RTP/AVP 8 0\r\n";
/// let after = before.replace("1 1 IN", "1 2 IN").replace("8 0", "0") + "a=sendonly\r\n";
/// let (before, after) = (Description::parse(before.as_bytes())?, Description::parse(after.as_bytes())?);
/// assert_eq!(diff(&before, &after), [Change::Held(0), Change::CodecChanged(0)]);
/// assert!(diff(&after, &after).is_empty());
/// # Ok::<(), offhook_sdp::ParseError>(())
/// ```
#[must_use]
pub fn diff(before: &Description<'_>, after: &Description<'_>) -> Vec<Change> {
    let mut changes = Vec::new();
    if before == after {
        return changes;
    }
    let (old, new) = (before.origin(), after.origin());
    if !old.is_same_session(&new) {
        changes.push(Change::OtherSession);
    } else if !is_greater(new.session_version(), old.session_version()) {
        changes.push(Change::Version);
    }
    let (old_session, new_session) = (Session::of(before), Session::of(after));
    let mut olds = before.media();
    for (number, new) in (0u32..).zip(after.media()) {
        match olds.next() {
            None if new.is_refused() => {}
            None => changes.push(Change::StreamAdded(number)),
            Some(old) => {
                compare(number, &Section::of(old, &old_session), &Section::of(new, &new_session), &mut changes);
            }
        }
    }
    for (number, old) in (0u32..).zip(before.media()).skip(after.media().len()) {
        if !old.is_refused() {
            changes.push(Change::StreamStopped(number));
        }
    }
    changes
}

/// Compares decimal numbers of any length.
fn is_greater(one: &str, other: &str) -> bool {
    let (one, other) = (one.trim_start_matches('0'), other.trim_start_matches('0'));
    (one.len(), one) > (other.len(), other)
}

/// What a session says for its sections, found in one walk over its lines.
#[derive(Default)]
struct Session<'d> {
    direction: Option<Direction>,
    transport: Transport<'d>,
    /// The sections that share a transport, sorted.
    bundled: Vec<&'d [u8]>,
}

impl<'d> Session<'d> {
    fn of(description: &'d Description<'d>) -> Self {
        let mut session = Self::default();
        for (name, value) in raw_attributes(description.text(), description.session_lines()) {
            if let Some(mids) = bundle(name, value) {
                session.bundled.extend(mids);
            }
            session.direction = direction(name).or(session.direction);
            take_ice(&mut session.transport, name, value);
        }
        session.bundled.sort_unstable();
        session
    }

    fn bundles(&self, section: &Media<'_>) -> bool {
        let is_named = |mid: &[u8]| self.bundled.binary_search(&mid).is_ok();
        !self.bundled.is_empty() && section.mid().is_some_and(|mid| is_named(mid.as_str().as_bytes()))
    }
}

/// A section and what holds for it, its own or its session's.
struct Section<'d> {
    media: Media<'d>,
    direction: Direction,
    transport: Transport<'d>,
    held_by_address: bool,
}

impl<'d> Section<'d> {
    fn of(media: Media<'d>, session: &Session<'d>) -> Self {
        let (mut own_direction, mut transport) = (None, Transport::default());
        for (name, value) in media.raw_attributes() {
            own_direction = direction(name).or(own_direction);
            take_ice(&mut transport, name, value);
        }
        transport.ice_ufrag = transport.ice_ufrag.or(session.transport.ice_ufrag);
        transport.ice_pwd = transport.ice_pwd.or(session.transport.ice_pwd);
        // As `Media::is_held_by_address`, without asking the session again for each section.
        let held_by_address = transport.ice_ufrag.is_none() && media.is_without_address() && !session.bundles(&media);
        let direction = own_direction.or(session.direction).unwrap_or_default();
        Self { media, direction, transport, held_by_address }
    }

    const fn is_held(&self) -> bool {
        !self.direction.receives() || self.held_by_address
    }
}

fn direction(name: &[u8]) -> Option<Direction> {
    core::str::from_utf8(name).ok().and_then(Direction::from_name)
}

/// Of several the first counts.
fn take_ice<'d>(transport: &mut Transport<'d>, name: &[u8], value: Option<&'d [u8]>) {
    let slot = match name {
        b"ice-ufrag" => &mut transport.ice_ufrag,
        b"ice-pwd" => &mut transport.ice_pwd,
        _ => return,
    };
    slot.get_or_insert(value.unwrap_or_default().trim_ascii_end());
}

fn compare(number: u32, before: &Section<'_>, after: &Section<'_>, changes: &mut Vec<Change>) {
    let (old, new) = (&before.media, &after.media);
    match (old.is_refused(), new.is_refused()) {
        (true, true) => return,
        (false, true) => return changes.push(Change::StreamStopped(number)),
        (true, false) => return changes.push(Change::StreamReopened(number)),
        (false, false) => {}
    }
    if old.media_type() != new.media_type() || old.protocol() != new.protocol() {
        changes.push(Change::TransportChanged(number));
    }
    match (before.is_held(), after.is_held()) {
        (false, true) => changes.push(Change::Held(number)),
        (true, false) => changes.push(Change::Resumed(number)),
        _ if before.direction != after.direction => {
            changes.push(Change::Direction { stream: number, direction: after.direction });
        }
        _ => {}
    }
    // Hold by 0.0.0.0 is said already; nothing has moved. Neither has a section that gets the port of its bundle.
    let by_address = before.held_by_address != after.held_by_address;
    let bundles = old.is_bundle_only() || new.is_bundle_only();
    let ports = |media: &Media<'_>| (media.port(), media.port_count());
    let other_place = ports(old) != ports(new) || (!is_same_place(old, new) && !by_address);
    if other_place && !bundles {
        changes.push(Change::AddressMoved(number));
    }
    compare_formats(number, old, new, changes);
    if after.transport.restarts_ice(&before.transport) {
        changes.push(Change::IceRestarted(number));
    }
}

/// Whether media go to the same address, however it is written.
fn is_same_place(old: &Media<'_>, new: &Media<'_>) -> bool {
    if old.raw_connection() == new.raw_connection() {
        return true;
    }
    let (Some(old), Some(new)) = (old.connection(), new.connection()) else { return false };
    let rest = |connection: &Connection<'_>| (connection.ttl(), connection.address_count());
    let same_address = match (old.ip(), new.ip()) {
        (Some(old), Some(new)) => old == new,
        (None, None) => old.address().eq_ignore_ascii_case(new.address()),
        _ => false,
    };
    same_address && rest(&old) == rest(&new) && old.net_type() == new.net_type() && old.addr_type() == new.addr_type()
}

/// Whether the parameters of one encoding mean the same, however they are written.
fn is_same_meaning(old: &Codec<'_>, new: &Codec<'_>) -> bool {
    if new.is_telephone_event() {
        // The sixteen keys go without saying (RFC 4733 §2.4.1).
        let events = |codec: &Codec<'_>| codec.fmtp().map_or(Ok(TelephoneEvents::KEYS), Fmtp::telephone_events);
        if let (Ok(old), Ok(new)) = (events(old), events(new)) {
            return old == new;
        }
    }
    let [old, new] = [old, new].map(|codec| codec.fmtp().map(Fmtp::parameters).unwrap_or_default());
    old == new || sorted(old) == sorted(new)
}

/// Parameters `name=value` in the order of their names, whose case does not count (RFC 4855 §3).
fn sorted(parameters: &str) -> Vec<(String, Option<&str>)> {
    let mut sorted: Vec<_> =
        FmtpParameters::of(parameters).map(|(name, value)| (name.to_ascii_lowercase(), value)).collect();
    // Of two with one name the first counts, so their order is kept.
    sorted.sort_by(|(one, _), (other, _)| one.cmp(other));
    sorted
}

fn compare_formats(number: u32, old: &Media<'_>, new: &Media<'_>, changes: &mut Vec<Change>) {
    let (olds, news): (Vec<_>, Vec<_>) = (old.codecs().collect(), new.codecs().collect());
    let first = |codecs: &[Codec<'_>]| {
        codecs
            .iter()
            .find(|codec| !codec.is_auxiliary())
            .and_then(|codec| codec.rtp_map().cloned())
            .map(crate::RtpMap::into_owned)
    };
    let same = match (first(&olds), first(&news)) {
        (Some(old), Some(new)) => old.is_same_encoding(&new),
        (None, None) => true,
        _ => false,
    };
    let mut described = false;
    let mut reassigned = Vec::new();
    // At most 128 of each.
    for new in &news {
        let known = olds.iter().find(|old| old.payload_type() == new.payload_type());
        let Some((old, old_map, new_map)) = known.and_then(|old| Some((old, old.rtp_map()?, new.rtp_map()?))) else {
            continue;
        };
        if !old_map.is_same_encoding(new_map) {
            reassigned.push(Change::PayloadTypeReassigned { stream: number, payload_type: new.payload_type() });
        } else if !is_same_meaning(old, new) {
            described = true;
        }
    }
    if !same {
        changes.push(Change::CodecChanged(number));
    } else if described || !old.formats().eq(new.formats()) {
        changes.push(Change::FormatsChanged(number));
    }
    changes.append(&mut reassigned);
}
