use alloc::vec::Vec;
use core::fmt;

use crate::offer_answer::Transport;
use crate::{Description, Direction, Media, PayloadType};

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
    /// The section speaks another transport protocol, or is of another media type (RFC 3264 §8.3.3).
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
    let mut olds = before.media();
    for (number, new) in (0u32..).zip(after.media()) {
        match olds.next() {
            None if new.is_refused() => {}
            None => changes.push(Change::StreamAdded(number)),
            Some(old) => compare(number, &old, &new, &mut changes),
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

fn compare(number: u32, old: &Media<'_>, new: &Media<'_>, changes: &mut Vec<Change>) {
    match (old.is_refused(), new.is_refused()) {
        (true, true) => return,
        (false, true) => return changes.push(Change::StreamStopped(number)),
        (true, false) => return changes.push(Change::StreamReopened(number)),
        (false, false) => {}
    }
    if old.media_type() != new.media_type() || old.protocol() != new.protocol() {
        changes.push(Change::TransportChanged(number));
    }
    match (old.is_held(), new.is_held()) {
        (false, true) => changes.push(Change::Held(number)),
        (true, false) => changes.push(Change::Resumed(number)),
        _ if old.direction() != new.direction() => {
            changes.push(Change::Direction { stream: number, direction: new.direction() });
        }
        _ => {}
    }
    // Hold by 0.0.0.0 is said already; nothing has moved. Neither has a section that gets the port of its bundle.
    let by_address = old.is_held_by_address() != new.is_held_by_address();
    let bundles = old.is_bundle_only() || new.is_bundle_only();
    let ports = |media: &Media<'_>| (media.port(), media.port_count());
    let other_place = ports(old) != ports(new) || (old.connection() != new.connection() && !by_address);
    if other_place && !bundles {
        changes.push(Change::AddressMoved(number));
    }
    compare_formats(number, old, new, changes);
    if Transport::of(new).restarts_ice(&Transport::of(old)) {
        changes.push(Change::IceRestarted(number));
    }
}

fn compare_formats(number: u32, old: &Media<'_>, new: &Media<'_>, changes: &mut Vec<Change>) {
    let (olds, news): (Vec<_>, Vec<_>) = (old.codecs().collect(), new.codecs().collect());
    let first = |codecs: &[crate::Codec<'_>]| {
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
        } else if old.fmtp() != new.fmtp() {
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
