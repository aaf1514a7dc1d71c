//! What offer and answer have in common: which stream serves which section, and the lines of a section.

use alloc::borrow::Cow;
use alloc::vec::Vec;

use crate::offer_answer::capabilities::{Capabilities, LocalStream};
use crate::writer::Writer;
use crate::{Agreement, Connection, Description, Media, NegotiationError, ReadOptions, RtpMap};

/// The streams that have found a section.
pub(crate) struct Matcher<'c> {
    streams: &'c [LocalStream],
    used: Vec<bool>,
}

impl<'c> Matcher<'c> {
    pub(crate) fn new(streams: &'c [LocalStream]) -> Self {
        Self { streams, used: alloc::vec![false; streams.len()] }
    }

    /// The stream at the section's own place if it fits, else the first free one that does.
    pub(crate) fn take(&mut self, section: &Media<'_>) -> Option<&'c LocalStream> {
        let fits = |(index, stream): &(usize, &'c LocalStream)| {
            self.used.get(*index) == Some(&false)
                && stream.media_type == section.media_type()
                && stream.protocol == section.protocol()
        };
        let own = self.streams.get(section.number()).map(|stream| (section.number(), stream));
        let (index, stream) = own.filter(|own| fits(own)).or_else(|| self.streams.iter().enumerate().find(fits))?;
        if let Some(used) = self.used.get_mut(index) {
            *used = true;
        }
        Some(stream)
    }

    /// The streams that no section has taken.
    pub(crate) fn rest(self) -> impl Iterator<Item = &'c LocalStream> {
        self.streams.iter().zip(self.used).filter(|(_, used)| !used).map(|(stream, _)| stream)
    }
}

/// One format of a section that is being written.
#[derive(Clone, Debug)]
pub(crate) struct Chosen<'s> {
    /// The number that this side writes.
    pub(crate) number: u8,
    /// The number in the local capabilities, to which their other attributes refer.
    pub(crate) local_number: u8,
    pub(crate) rtp_map: &'s RtpMap<'s>,
    pub(crate) parameters: Option<Cow<'s, str>>,
}

/// `m=` up to the last format.
pub(crate) fn write_head(text: &mut Writer, stream: &LocalStream, port: u16) {
    text.open(b'm');
    text.put(stream.media_type.as_str().as_bytes());
    text.put(b" ");
    text.number(port.into());
    text.put(b" ");
    text.put(stream.protocol.as_str().as_bytes());
}

/// `a=rtpmap` and `a=fmtp` of the formats.
pub(crate) fn write_formats(text: &mut Writer, formats: &[Chosen<'_>]) {
    for format in formats {
        let map = format.rtp_map;
        text.open(b'a');
        text.put(b"rtpmap:");
        text.number(format.number.into());
        text.put(b" ");
        text.put(map.encoding().as_str().as_bytes());
        text.put(b"/");
        text.number(map.clock_rate_hz().into());
        if let Some(channels) = map.channels() {
            text.put(b"/");
            text.number(channels.into());
        }
        text.close();
        if let Some(parameters) = &format.parameters {
            text.open(b'a');
            text.put(b"fmtp:");
            text.number(format.number.into());
            text.put(b" ");
            text.put(parameters.as_bytes());
            text.close();
        }
    }
}

/// A section with port 0. It lists the formats of the other one that `keep` takes, or all if there are none.
pub(crate) fn write_refused(
    text: &mut Writer,
    section: &Media<'_>,
    capabilities: &Capabilities,
    keep: impl Fn(&str) -> bool,
) {
    let all = !section.formats().any(&keep);
    text.open(b'm');
    text.put(section.media_type().as_str().as_bytes());
    text.put(b" 0 ");
    text.put(section.protocol().as_str().as_bytes());
    for format in section.formats().filter(|format| all || keep(format)) {
        text.put(b" ");
        text.put(format.as_bytes());
    }
    text.close();
    if capabilities.connection.is_none() {
        // No media go there, but the letter wants an address (RFC 8866 §5.7).
        text.line(b'c', b"IN IP4 0.0.0.0");
    }
    if let Some(mid) = section.mid() {
        text.attribute("mid", Some(mid.as_str().as_bytes()));
    }
}

pub(crate) fn write_connection(text: &mut Writer, connection: &Connection<'_>) {
    text.open(b'c');
    text.put(connection.net_type().as_str().as_bytes());
    text.put(b" ");
    text.put(connection.addr_type().as_str().as_bytes());
    text.put(b" ");
    text.put(connection.address().as_bytes());
    if let Some(ttl) = connection.ttl() {
        text.put(b"/");
        text.number(ttl.into());
    }
    if connection.address_count() > 1 {
        text.put(b"/");
        text.number(connection.address_count().into());
    }
    text.close();
}

/// `s=` and `c=`, with which everything after `o=` begins.
pub(crate) fn write_session(text: &mut Writer, capabilities: &Capabilities) {
    text.line(b's', capabilities.session_name.as_deref().unwrap_or("-").as_bytes());
    if let Some(connection) = &capabilities.connection {
        write_connection(text, connection);
    }
}

/// Puts `v=` and `o=` before the rest. A description that says the same as the one before keeps its version, any
/// other has the next (RFC 3264 §8).
pub(crate) fn finish(
    rest: Writer,
    capabilities: &Capabilities,
    earlier: Option<&Agreement>,
) -> Result<Description<'static>, NegotiationError> {
    let rest = rest.finish().map_err(NegotiationError::Local)?;
    let mut text = Writer::with_capacity(rest.len().saturating_add(96));
    text.line(b'v', b"0");
    match earlier {
        None => text.print(b'o', format_args!("{}", capabilities.origin)),
        Some(earlier) => {
            let before = earlier.local();
            let origin = before.origin();
            if after_origin(before) == Some(rest.as_slice()) {
                text.print(b'o', format_args!("{origin}"));
            } else {
                text.print(b'o', format_args!("{}", origin.with_next_version()));
            }
        }
    }
    let mut text = text.finish().map_err(NegotiationError::Local)?;
    text.extend_from_slice(&rest);
    // Strict: what we send keeps to the letter.
    let options = ReadOptions::default().with_strict(true);
    Description::from_text(text, &options).map_err(NegotiationError::Local)
}

fn after_origin<'d>(description: &'d Description<'_>) -> Option<&'d [u8]> {
    let third = description.lines().nth(2)?;
    description.as_bytes().get(third.offset()..)
}
