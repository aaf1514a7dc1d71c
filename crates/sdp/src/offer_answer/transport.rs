//! Who opens the connection, and whether it is a new one (RFC 4145, RFC 8842).

use crate::media::raw_attributes;
use crate::offer_answer::offered::Transport;
use crate::{AgreedStream, Media, Setup};

/// Role and connection of a stream as they were agreed on before, if they still hold.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) struct Before {
    /// `active` or `passive`, of this side.
    role: Option<&'static [u8]>,
}

/// What was agreed on before for a stream of which `offered` is the next offer. `None` if its association is a new
/// one: a new stream, or another TLS identity or fingerprint (RFC 8842 §3.1).
pub(crate) fn before(
    stream: Option<AgreedStream<'_>>,
    offered: &Media<'_>,
    transport: &Transport<'_>,
) -> Option<Before> {
    let stream = stream.filter(AgreedStream::is_accepted)?;
    let (local, remote) = (Transport::of(stream.local()), Transport::of(stream.remote()));
    if remote.tls_id != transport.tls_id || !fingerprints(stream.remote()).eq(fingerprints(offered)) {
        return None;
    }
    let role = role(local.setup, remote.setup).filter(|role| matches!(role, Setup::Active | Setup::Passive));
    Some(Before { role: role.map(|role| role.name().as_bytes()) })
}

/// The role of the side that says `local`, once the other has said `remote` (RFC 4145 §4.1). `None` as long as it is
/// open, or if neither says anything.
pub(crate) fn role(local: Option<&[u8]>, remote: Option<&[u8]>) -> Option<Setup> {
    Some(match (local, remote) {
        (Some(b"holdconn"), _) | (_, Some(b"holdconn")) => Setup::HoldConn,
        (Some(b"active"), _) => Setup::Active,
        (Some(b"passive"), _) => Setup::Passive,
        (_, Some(b"active")) => Setup::Passive,
        (_, Some(b"passive")) => Setup::Active,
        _ => return None,
    })
}

/// The fingerprints of a section, its own or else the session's.
pub(crate) fn fingerprints<'m>(media: &Media<'m>) -> impl Iterator<Item = &'m [u8]> + use<'m> {
    let has_own = media.has_attribute("fingerprint");
    let description = media.description();
    let session = raw_attributes(description.text(), description.session_lines()).filter(move |_| !has_own);
    let all = media.raw_attributes().chain(session);
    all.filter(|(name, _)| *name == b"fingerprint").map(|(_, value)| value.unwrap_or_default())
}

/// The role that goes with the offered one (RFC 4145 §4.1). Where both are open the one of before stays, so that the
/// association does (RFC 8842 §5.3), else this side connects (RFC 5763 §5).
pub(crate) fn setup<'v>(offered: Option<&[u8]>, local: &'v [u8], before: Option<Before>) -> &'v [u8] {
    match offered {
        _ if local == b"holdconn" => local,
        Some(b"passive") => b"active",
        Some(b"holdconn") => b"holdconn",
        Some(b"actpass") => match before.and_then(|before| before.role) {
            Some(role) => role,
            None if local == b"passive" => local,
            None => b"active",
        },
        // Nothing said means active.
        _ => b"passive",
    }
}

/// RFC 4145 §5.2: an existing connection goes on if both sides know of it.
pub(crate) fn connection(offered: Option<&[u8]>, before: Option<Before>) -> &'static [u8] {
    if offered == Some(b"existing") && before.is_some() { b"existing" } else { b"new" }
}
