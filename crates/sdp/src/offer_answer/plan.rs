//! How one section of an offer is answered.

use alloc::collections::BTreeSet;
use alloc::string::String;
use alloc::vec::Vec;
use core::num::NonZeroU32;

use crate::offer_answer::bundle::{Part, is_of_ice, is_of_transport};
use crate::offer_answer::codecs::{Chosen, choose, common};
use crate::offer_answer::draft::Draft;
use crate::offer_answer::heard::{Heard, is_chosen};
use crate::offer_answer::keys::{self, Keys};
use crate::offer_answer::local::RawAttribute;
use crate::offer_answer::offered::{Offered, Session, Transport};
use crate::offer_answer::section::write_refused;
use crate::offer_answer::{fax, precondition, transport};
use crate::{Agreement, Capabilities, Connection, LocalStream, MaxPtime, Media, Profile};

/// How a section that a local stream serves is answered.
pub(crate) struct Plan<'p> {
    offered: Offered<'p>,
    stream: &'p LocalStream,
    /// The stream's place among those of the capabilities, if the section is accepted or was before.
    place: usize,
    /// `None` refuses the section.
    accepted: Option<Accepted<'p>>,
    /// The stream that served it is stopped.
    stopped: bool,
    part: Part,
}

struct Accepted<'p> {
    formats: Vec<Chosen<'p>>,
    /// Formats that are no payload types.
    names: Vec<&'p [u8]>,
    keys: Option<Keys<'p>>,
    /// Keys come by the transport of another section, or not at all (RFC 9143 §7.1.3).
    needs_bundle: bool,
}

/// What the followers of a tagged section take over from it.
#[derive(Clone, Copy)]
pub(crate) struct Shared<'p> {
    section: usize,
    port: u16,
    connection: Option<&'p Connection<'static>>,
}

impl<'p> Plan<'p> {
    /// A section that is refused, with a stream that is like it; [`read`](Self::read) it before anything else.
    pub(crate) fn new(section: Media<'p>, stream: &'p LocalStream) -> Self {
        Self { offered: Offered::blank(section), stream, place: 0, accepted: None, stopped: false, part: Part::Alone }
    }

    pub(crate) fn read(&mut self, session: &Session<'p>) {
        self.offered.read(session);
    }

    /// Serves the section with this stream, if that can be done.
    pub(crate) fn serve(
        &mut self,
        place: usize,
        stream: &'p LocalStream,
        local: &Capabilities,
        earlier: Option<&Agreement>,
        profile: &Profile,
    ) -> bool {
        self.accepted = accept(&self.offered, stream, local, earlier, profile);
        if self.accepted.is_some() {
            (self.place, self.stream) = (place, stream);
        }
        self.accepted.is_some()
    }

    /// Refuses the section, because the stream that has served it is stopped.
    pub(crate) const fn stop(&mut self, place: usize) {
        (self.stopped, self.place) = (true, place);
    }

    /// Whether the other side offers nothing there, or this one has stopped it.
    pub(crate) fn is_stopped(&self) -> bool {
        self.stopped || self.offered.is_refused()
    }

    pub(crate) const fn section(&self) -> &Media<'p> {
        &self.offered.media
    }

    pub(crate) const fn mid(&self) -> Option<&'p [u8]> {
        self.offered.mid
    }

    pub(crate) const fn number(&self) -> usize {
        self.offered.media.number()
    }

    /// The place of the stream that serves the section, or that did until it was stopped.
    pub(crate) const fn place(&self) -> Option<usize> {
        if self.accepted.is_some() || self.stopped { Some(self.place) } else { None }
    }

    pub(crate) const fn transport(&self) -> &Transport<'p> {
        &self.offered.transport
    }

    /// A section that wants to be in a bundle or nowhere is accepted only as a part of one (RFC 9143 §7.3.2).
    pub(crate) fn is_accepted(&self) -> bool {
        self.accepted.is_some()
    }

    pub(crate) fn uses_ice(&self) -> bool {
        self.accepted.is_some() && self.offered.transport.ice_ufrag.is_some()
    }

    pub(crate) fn can_be_tagged(&self) -> bool {
        let section = &self.offered.media;
        let needs_other = self.accepted.as_ref().is_some_and(|accepted| accepted.needs_bundle);
        section.port() != 0 && !needs_other && (!section.is_rtp() || self.offers_mux())
    }

    pub(crate) const fn set_part(&mut self, part: Part) {
        self.part = part;
    }

    /// What the sections of a bundle share if this one speaks for it.
    pub(crate) const fn shared(&self) -> Shared<'p> {
        let stream = self.stream;
        Shared { section: self.number(), port: stream.port, connection: stream.connection.as_ref() }
    }

    /// An attribute of the stream, or else of the session.
    pub(crate) fn attribute<'a>(&'a self, local: &'a Capabilities, name: &str) -> Option<&'a [u8]> {
        self.stream.attribute(name).or_else(|| local.attribute(name)).map(RawAttribute::value)
    }

    /// As many ports as both sides have.
    fn port_count(&self) -> Option<u32> {
        let offered = self.offered.media.ports().1?;
        Some(offered.min(self.stream.port_count.map_or(1, NonZeroU32::get)))
    }

    const fn offers_mux(&self) -> bool {
        self.offered.transport.rtcp_mux || self.offered.transport.rtcp_mux_only
    }

    pub(crate) fn write(
        &self,
        draft: &mut Draft,
        local: &Capabilities,
        earlier: Option<&Agreement>,
        shared: &[Shared<'_>],
    ) {
        let Self { offered, stream, .. } = self;
        let section = &offered.media;
        let accepted = self
            .accepted
            .as_ref()
            .filter(|accepted| self.part != Part::Alone || !(offered.bundle_only || accepted.needs_bundle));
        let Some(accepted) = accepted else {
            return write_refused(draft, section, local, Some((common(offered, stream), &stream.formats)));
        };
        let own = self.shared();
        let Shared { port, connection, .. } = match self.part {
            Part::Follows(tagged) => {
                let at = shared.binary_search_by_key(&tagged, |shared| shared.section);
                at.ok().and_then(|at| shared.get(at)).copied().unwrap_or(own)
            }
            Part::Alone | Part::Tagged => own,
        };
        // Nobody has a port of its own in a multicast group (RFC 3264 §6.2).
        let multicast = offered.multicast;
        let ports = if multicast { section.ports() } else { (port, self.port_count()) };
        draft.media_at(section.raw_media_type(), ports, section.raw_protocol());
        for format in &accepted.formats {
            draft.format_number(format.number);
        }
        for name in &accepted.names {
            draft.format(name);
        }
        draft.end_media();
        if multicast {
            let own = section.own_connections();
            let connections: Vec<_> = if own.count() > 0 {
                section.own_connections().collect()
            } else {
                section.connection().into_iter().collect()
            };
            connections.iter().for_each(|connection| draft.connection(connection));
        } else if let Some(connection) = connection {
            draft.connection(connection);
        }
        draft.bandwidths(&stream.bandwidths);
        for format in &accepted.formats {
            format.write(draft);
        }
        if let Some(ptime) = stream.ptime.or(offered.ptime).filter(|_| !accepted.formats.is_empty()) {
            // Nobody asks for more in a packet than it takes (RFC 8866 §6.3).
            let most = stream.attribute("maxptime").and_then(|most| MaxPtime::parse(most.value()).ok());
            let most = most.map_or(u16::MAX, |most| most.milliseconds());
            draft.attribute_number("ptime", ptime.milliseconds().min(most).into());
        }
        let direction = match multicast {
            true => offered.direction,
            false => stream.direction.intersection(offered.direction.reversed()),
        };
        draft.attribute(direction.name(), None);
        if let Some(mid) = offered.mid {
            draft.attribute("mid", Some(mid));
        }
        let follows = matches!(self.part, Part::Follows(_));
        if !follows {
            self.write_transport(draft, local, earlier, accepted);
        }
        // The session's extensions are those of every section.
        let of_session = local.attributes.iter().filter(|attribute| attribute.name == "extmap");
        let mut chosen = stream.attributes.iter().chain(of_session).filter(|attribute| is_chosen(attribute)).peekable();
        if chosen.peek().is_some() {
            let formats = &accepted.formats;
            let mut heard = Heard::of(section);
            let mut simulcast = None;
            for attribute in chosen {
                match attribute.name.as_str() {
                    "rtcp-fb" => heard.write_feedback(draft, attribute.value(), formats),
                    "extmap" => heard.write_extension(draft, attribute.value()),
                    "rid" => heard.write_rids(draft, attribute.value(), formats),
                    _ => simulcast = simulcast.or(Some(attribute)),
                }
            }
            if let Some(attribute) = simulcast {
                heard.write_simulcast(draft, attribute.value());
            }
        }
        for attribute in &stream.attributes {
            self.pass_on(draft, attribute, follows);
        }
        if precondition::takes_part(stream) {
            precondition::write(draft, Some(section), stream, true);
        }
    }

    /// Whether anybody connects: RTP over UDP does so by DTLS only, if that is offered and the keys come by it
    /// (RFC 5763 §5).
    pub(crate) fn has_connection(&self) -> bool {
        let protocol = self.offered.media.raw_protocol();
        let Some(accepted) = &self.accepted else { return false };
        !matches!(protocol, b"RTP/AVP" | b"RTP/AVPF" | b"RTP/SAVP" | b"RTP/SAVPF")
            || (self.offered.transport.fingerprint && accepted.keys.is_none())
    }

    /// What a transport of its own has.
    fn write_transport(
        &self,
        draft: &mut Draft,
        local: &Capabilities,
        earlier: Option<&Agreement>,
        accepted: &Accepted<'_>,
    ) {
        if let Some(keys) = &accepted.keys {
            keys.write(draft);
        }
        let has = |name| self.stream.attribute(name).is_some();
        let has_mux = || has("rtcp-mux") || has("rtcp-mux-only");
        if self.offers_mux() && (self.offered.transport.rtcp_mux_only || self.part == Part::Tagged || has_mux()) {
            draft.attribute("rtcp-mux", None);
        }
        let (setup, connection) = (self.attribute(local, "setup"), self.attribute(local, "connection"));
        if (setup.is_none() && connection.is_none()) || !self.has_connection() {
            return;
        }
        let offered = &self.offered.transport;
        let stream = earlier.and_then(|earlier| earlier.stream(self.number()));
        let before = transport::before(stream, &self.offered.media, offered);
        if let Some(role) = setup {
            draft.attribute_any("setup", transport::setup(offered.setup, role, before));
        }
        if connection.is_some() {
            draft.attribute("connection", Some(transport::connection(offered.connection, before)));
        }
    }

    /// Attributes of the stream, as far as the offer leaves room for them.
    fn pass_on(&self, draft: &mut Draft, attribute: &RawAttribute, follows: bool) {
        let name = attribute.name.as_str();
        let offered = &self.offered.transport;
        match name {
            _ if follows && is_of_transport(name) => {}
            _ if is_of_ice(name) && offered.ice_ufrag.is_none() => {}
            // Written before; the exclusive one never stands in an answer (RFC 8858 §4.3).
            "crypto" | "setup" | "connection" | "rtcp-mux" | "rtcp-mux-only" => {}
            _ if is_chosen(attribute) => {}
            _ if precondition::is_of_preconditions(name) => {}
            "fingerprint" | "tls-id" if !self.has_connection() => {}
            "floorctrl" => write_floor_roles(draft, &self.offered.media, attribute.value()),
            _ if name.starts_with("T38") => fax::write(draft, &self.offered.media, attribute),
            // RFC 5506 §5.
            "rtcp-rsize" if !offered.rtcp_rsize => {}
            _ => draft.raw(attribute),
        }
    }
}

/// The first role of this side that the other one leaves to it (RFC 8856 §5.1). Nothing said means a client.
fn write_floor_roles(draft: &mut Draft, section: &Media<'_>, ours: &[u8]) {
    let theirs = first(section, b"floorctrl").unwrap_or(b"c-only");
    let words = |value: &'static [u8]| theirs.split(|byte| *byte == b' ').any(|word| word == value);
    let is_left = |role: &&[u8]| match *role {
        b"c-only" => words(b"s-only"),
        b"s-only" => words(b"c-only"),
        b"c-s" => words(b"c-s"),
        _ => false,
    };
    if let Some(role) = ours.split(|byte| *byte == b' ').find(is_left) {
        draft.attribute("floorctrl", Some(role));
    }
}

/// The value of the first attribute of this name, empty if it has none.
pub(crate) fn first<'o>(section: &Media<'o>, name: &[u8]) -> Option<&'o [u8]> {
    let mut named = section.raw_attributes().filter(|(known, _)| *known == name);
    named.next().map(|(_, value)| value.unwrap_or_default().trim_ascii_end())
}

/// Whether the section is served, and how.
fn accept<'p>(
    offered: &Offered<'p>,
    stream: &'p LocalStream,
    local: &Capabilities,
    earlier: Option<&Agreement>,
    profile: &Profile,
) -> Option<Accepted<'p>> {
    let section = &offered.media;
    let transport = &offered.transport;
    let has_mux =
        || local.bundle || stream.attribute("rtcp-mux").is_some() || stream.attribute("rtcp-mux-only").is_some();
    if offered.is_refused()
        || (offered.bundle_only && !(local.bundle && offered.is_bundled))
        || stream.port == 0
        || (!local.multicast && offered.multicast)
        // RFC 8858 §4.3.
        || (transport.rtcp_mux_only && !has_mux())
        || !profile.allows_media_type(&stream.media_type)
        || !profile.allows_protocol(&stream.protocol)
        || !profile.reaches(section)
    {
        return None;
    }
    let has_fingerprint = || stream.attribute("fingerprint").or_else(|| local.attribute("fingerprint")).is_some();
    let both_have_fingerprints = || transport.fingerprint && has_fingerprint();
    let keys = keys::choose(section, offered.has_crypto, both_have_fingerprints, stream).ok();
    let needs_bundle = keys.is_none();
    if needs_bundle && (!local.bundle || !offered.is_bundled || offered.has_crypto) {
        return None;
    }
    let keys = keys.flatten();
    if section.is_rtp() {
        let before = earlier.and_then(|earlier| earlier.stream(section.number()));
        let formats = choose(offered, stream, local, before.as_ref(), profile)?;
        return Some(Accepted { formats, names: Vec::new(), keys, needs_bundle });
    }
    let known: BTreeSet<&[u8]> = stream.formats.iter().map(String::as_bytes).collect();
    let is_known = |format: &&[u8]| known.contains(format);
    let names: Vec<_> = section.raw_formats().filter(is_known).collect();
    if !fax::has_same_rate_management(section, stream) {
        return None;
    }
    (!names.is_empty()).then_some(Accepted { formats: Vec::new(), names, keys, needs_bundle })
}
