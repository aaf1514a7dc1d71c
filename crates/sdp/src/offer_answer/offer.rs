use alloc::vec::Vec;

use crate::offer_answer::capabilities::{Capabilities, LocalCodec, LocalStream};
use crate::offer_answer::section::{
    Chosen, Matcher, finish, write_connection, write_formats, write_head, write_refused, write_session,
};
use crate::writer::Writer;
use crate::{Agreement, Description, Media, NegotiationError, PayloadType, Profile};

/// Makes an offer (RFC 3264 §5), or the next one in a session (§8).
///
/// With an `earlier` agreement every section stays in its place: a stream that is gone has port 0, new streams come
/// after the others, an encoding keeps the number that it had, and the version of `o=` grows by one if anything
/// changed.
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
    let mut matcher = Matcher::new(&local.streams);
    let mut sections = Writer::default();
    let mut mids: Vec<Vec<u8>> = Vec::new();
    let mut number = 0usize;
    let mut write = |section: Option<&Media<'_>>, stream: &LocalStream| {
        let codecs = codecs(section, stream, profile);
        let empty = codecs.is_empty() && stream.formats.is_empty();
        if empty && section.is_none() {
            return false;
        }
        if empty || !is_allowed(local, stream, profile) {
            match section {
                Some(section) => write_refused(&mut sections, section, local, |_| true),
                None => return false,
            }
        } else {
            let known = section.and_then(Media::mid).map(|mid| mid.as_str().as_bytes().to_vec());
            let mid = known.or_else(|| local.bundle.then(|| alloc::format!("{number}").into_bytes()));
            write_section(&mut sections, stream, &codecs, mid.as_deref());
            if stream.port > 0 {
                mids.extend(mid);
            }
        }
        number = number.saturating_add(1);
        true
    };
    for section in earlier.iter().flat_map(|earlier| earlier.local().media()) {
        match matcher.take(&section) {
            Some(stream) => {
                write(Some(&section), stream);
            }
            None => {
                write(
                    Some(&section),
                    &LocalStream::new(section.media_type().into_owned(), 0, section.protocol().into_owned()),
                );
            }
        }
    }
    for stream in matcher.rest() {
        write(None, stream);
    }
    let mut rest = Writer::default();
    write_session(&mut rest, local);
    match earlier {
        // What was said about time holds for the session.
        Some(earlier) => {
            for time in earlier.local().times() {
                rest.print(b't', format_args!("{time}"));
            }
        }
        None => rest.line(b't', b"0 0"),
    }
    for attribute in &local.attributes {
        rest.attribute(&attribute.name, attribute.value.as_deref());
    }
    if local.bundle && !mids.is_empty() {
        rest.open(b'a');
        rest.put(b"group:BUNDLE");
        for mid in &mids {
            rest.put(b" ");
            rest.put(mid);
        }
        rest.close();
    }
    rest.append(&sections);
    finish(rest, local, earlier)
}

fn is_allowed(local: &Capabilities, stream: &LocalStream, profile: &Profile) -> bool {
    let connection = stream.connection.as_ref().or(local.connection.as_ref());
    profile.allows_media_type(&stream.media_type)
        && profile.allows_protocol(&stream.protocol)
        && connection.is_none_or(|connection| profile.allows_connection(connection))
}

fn write_section(text: &mut Writer, stream: &LocalStream, codecs: &[Chosen<'_>], mid: Option<&[u8]>) {
    write_head(text, stream, stream.port);
    for codec in codecs {
        text.put(b" ");
        text.number(codec.number.into());
    }
    for format in &stream.formats {
        text.put(b" ");
        text.put(format.as_bytes());
    }
    text.close();
    if let Some(connection) = &stream.connection {
        write_connection(text, connection);
    }
    write_formats(text, codecs);
    if let Some(ptime) = stream.ptime {
        text.open(b'a');
        text.put(b"ptime:");
        text.number(ptime.milliseconds().into());
        text.close();
    }
    text.attribute(stream.direction.name(), None);
    if let Some(mid) = mid {
        text.attribute("mid", Some(mid));
    }
    for attribute in &stream.attributes {
        text.attribute(&attribute.name, attribute.value.as_deref());
    }
}

/// The stream's encodings that the profile allows, its favourites first, each under the number that it had before.
fn codecs<'c>(section: Option<&Media<'_>>, stream: &'c LocalStream, profile: &Profile) -> Vec<Chosen<'c>> {
    let allowed = |codec: &&LocalCodec| profile.preference(&stream.media_type, codec.rtp_map.encoding());
    let mut wanted: Vec<_> = stream.codecs.iter().filter_map(|codec| Some((allowed(&codec)?, codec))).collect();
    wanted.sort_by_key(|(preference, _)| *preference);
    // Numbers of the session so far, which may not get another meaning (RFC 3264 §8.3.2).
    let before: Vec<_> = section.map(|section| section.codecs().collect()).unwrap_or_default();
    let mut taken: Vec<u8> = before.iter().map(|codec: &crate::Codec<'_>| codec.payload_type().code()).collect();
    let mut chosen: Vec<Chosen<'c>> = Vec::with_capacity(wanted.len());
    for (_, codec) in wanted {
        let local_number = codec.rtp_map.payload_type().code();
        let known = before.iter().find(|old| {
            old.rtp_map().is_some_and(|map| map.is_same_encoding(&codec.rtp_map))
                && !chosen.iter().any(|one| one.number == old.payload_type().code())
        });
        let number = match known {
            Some(old) => old.payload_type().code(),
            None if !taken.contains(&local_number) => local_number,
            None => match (96..=PayloadType::MAX).find(|free| !taken.contains(free)) {
                Some(free) => free,
                // All dynamic numbers have a meaning already: the encoding cannot be offered.
                None => continue,
            },
        };
        taken.push(number);
        let parameters = codec.parameters.as_deref().map(alloc::borrow::Cow::Borrowed);
        chosen.push(Chosen { number, local_number, rtp_map: &codec.rtp_map, parameters });
    }
    chosen
}
