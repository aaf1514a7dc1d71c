//! What the other side says of one section, found in one walk over its lines.

use alloc::vec::Vec;

use crate::attribute::{Direction, Mid, Ptime};
use crate::codec::Meanings;
use crate::media::raw_attributes;
use crate::offer_answer::bundle::words;
use crate::{Description, Media};

/// Attributes of which it only counts whether they are there, or what the first of them says.
#[derive(Clone, Copy, Default)]
pub(crate) struct Transport<'o> {
    pub(crate) rtcp_mux: bool,
    pub(crate) rtcp_mux_only: bool,
    pub(crate) rtcp_rsize: bool,
    /// Also that of the session.
    pub(crate) fingerprint: bool,
    pub(crate) setup: Option<&'o [u8]>,
    pub(crate) connection: Option<&'o [u8]>,
    pub(crate) ice_ufrag: Option<&'o [u8]>,
    pub(crate) ice_pwd: Option<&'o [u8]>,
    pub(crate) tls_id: Option<&'o [u8]>,
}

impl<'o> Transport<'o> {
    /// Of a section and its session.
    pub(crate) fn of(section: &Media<'o>) -> Self {
        let mut transport = Self::default();
        for (name, value) in section.raw_attributes() {
            transport.take(name, value.unwrap_or_default());
        }
        let description = section.description();
        let mut session = Self::default();
        for (name, value) in raw_attributes(description.text(), description.session_lines()) {
            session.take(name, value.unwrap_or_default());
        }
        transport.inherit(&session);
        transport
    }

    fn take(&mut self, name: &[u8], value: &'o [u8]) {
        let slot = match name {
            b"rtcp-mux" => return self.rtcp_mux = true,
            b"rtcp-mux-only" => return self.rtcp_mux_only = true,
            b"rtcp-rsize" => return self.rtcp_rsize = true,
            b"fingerprint" => return self.fingerprint = true,
            b"setup" => &mut self.setup,
            b"connection" => &mut self.connection,
            b"ice-ufrag" => &mut self.ice_ufrag,
            b"ice-pwd" => &mut self.ice_pwd,
            b"tls-id" => &mut self.tls_id,
            _ => return,
        };
        slot.get_or_insert(value.trim_ascii_end());
    }

    /// What the section does not say itself the session says for it.
    fn inherit(&mut self, session: &Self) {
        self.fingerprint |= session.fingerprint;
        self.setup = self.setup.or(session.setup);
        self.connection = self.connection.or(session.connection);
        self.ice_ufrag = self.ice_ufrag.or(session.ice_ufrag);
        self.ice_pwd = self.ice_pwd.or(session.ice_pwd);
        self.tls_id = self.tls_id.or(session.tls_id);
    }

    /// Whether ICE starts again. Who wants that changes user fragment and password (RFC 8839 §4.4.1.1.1); with one of
    /// them changed the old ones do not work either. Moving them between session and section changes nothing.
    pub(crate) fn restarts_ice(&self, before: &Transport<'_>) -> bool {
        let is_other = |now: Option<&[u8]>, before: Option<&[u8]>| matches!((now, before), (Some(now), Some(before)) if now != before);
        is_other(self.ice_ufrag, before.ice_ufrag) || is_other(self.ice_pwd, before.ice_pwd)
    }
}

/// What an offer says for all its sections.
#[derive(Default)]
pub(crate) struct Session<'o> {
    direction: Option<Direction>,
    transport: Transport<'o>,
    /// Identifications in a `BUNDLE` group, sorted.
    bundled: Vec<&'o [u8]>,
}

impl<'o> Session<'o> {
    pub(crate) fn of(description: &'o Description<'o>) -> Self {
        let mut session = Self::default();
        for (name, value) in raw_attributes(description.text(), description.session_lines()) {
            if let Some(direction) = direction(name) {
                session.direction = Some(direction);
            } else if name == b"group" {
                session.bundled.extend(words(value.unwrap_or_default()).into_iter().flatten());
            } else {
                session.transport.take(name, value.unwrap_or_default());
            }
        }
        session.bundled.sort_unstable();
        session
    }

    pub(crate) const fn has_bundle(&self) -> bool {
        !self.bundled.is_empty()
    }
}

fn direction(name: &[u8]) -> Option<Direction> {
    // As `Direction::from_name`; hardly any other name is as long.
    match <&[u8; 8]>::try_from(name).ok()? {
        b"sendrecv" => Some(Direction::SendRecv),
        b"sendonly" => Some(Direction::SendOnly),
        b"recvonly" => Some(Direction::RecvOnly),
        b"inactive" => Some(Direction::Inactive),
        _ => None,
    }
}

/// One section of an offer.
pub(crate) struct Offered<'o> {
    pub(crate) media: Media<'o>,
    pub(crate) meanings: Meanings<'o>,
    pub(crate) direction: Direction,
    pub(crate) ptime: Option<Ptime>,
    pub(crate) mid: Option<&'o [u8]>,
    /// A `BUNDLE` group names it.
    pub(crate) is_bundled: bool,
    pub(crate) bundle_only: bool,
    pub(crate) has_crypto: bool,
    pub(crate) multicast: bool,
    pub(crate) transport: Transport<'o>,
}

impl<'o> Offered<'o> {
    /// Nothing said yet.
    pub(crate) fn blank(media: Media<'o>) -> Self {
        Self {
            media,
            meanings: Meanings::default(),
            direction: Direction::default(),
            ptime: None,
            mid: None,
            is_bundled: false,
            bundle_only: false,
            has_crypto: false,
            multicast: false,
            transport: Transport::default(),
        }
    }

    /// Reads the section. It is large: who makes one fills it where it is.
    pub(crate) fn read(&mut self, session: &Session<'o>) {
        let media = self.media;
        self.direction = session.direction.unwrap_or_default();
        self.multicast = media.is_multicast();
        for (name, value) in media.raw_attributes() {
            if self.meanings.take(name, value.unwrap_or_default()) {
                continue;
            }
            if let Some(direction) = direction(name) {
                // Of two the last counts.
                self.direction = direction;
                continue;
            }
            let value = value.unwrap_or_default();
            match name {
                b"ptime" => self.ptime = self.ptime.or_else(|| Ptime::parse(value).ok()),
                b"mid" => self.mid = self.mid.or_else(|| readable_mid(value)),
                // With a port of its own it is an ordinary section (RFC 9143 §6).
                b"bundle-only" => self.bundle_only = media.port() == 0,
                b"crypto" => self.has_crypto = true,
                _ => self.transport.take(name, value),
            }
        }
        self.is_bundled = self.mid.is_some_and(|mid| session.bundled.binary_search(&mid).is_ok());
        self.transport.inherit(&session.transport);
    }

    /// Port 0, and not because of a bundle.
    pub(crate) fn is_refused(&self) -> bool {
        self.media.port() == 0 && !self.bundle_only
    }
}

/// The section's identification, if it is readable.
pub(crate) fn mid<'o>(media: &Media<'o>) -> Option<&'o [u8]> {
    let mut values = media.raw_attributes().filter(|(name, _)| *name == b"mid").filter_map(|(_, value)| value);
    values.find_map(readable_mid)
}

fn readable_mid(value: &[u8]) -> Option<&[u8]> {
    Mid::parse(value).is_ok().then(|| value.trim_ascii_end())
}
