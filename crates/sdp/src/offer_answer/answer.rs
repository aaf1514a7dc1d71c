use alloc::borrow::Cow;
use alloc::vec::Vec;

use crate::offer_answer::capabilities::{Capabilities, LocalCodec, LocalStream, RawAttribute};
use crate::offer_answer::format::agree;
use crate::offer_answer::section::{
    Chosen, Matcher, finish, write_connection, write_formats, write_head, write_refused, write_session,
};
use crate::writer::Writer;
use crate::{Agreement, Codec, Description, LineType, Media, NegotiationError, Profile};

/// An answer, and what was agreed on by it.
#[derive(Clone, Debug, Eq, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize))]
pub struct Answered {
    agreement: Agreement,
}

impl Answered {
    /// The answer, to be sent.
    #[must_use]
    pub const fn description(&self) -> &Description<'static> {
        self.agreement.local()
    }

    /// What holds from now on; also the last argument of the next negotiation.
    #[must_use]
    pub const fn agreement(&self) -> &Agreement {
        &self.agreement
    }

    /// The agreement, taken out.
    #[must_use]
    pub fn into_agreement(self) -> Agreement {
        self.agreement
    }

    /// Whether every stream was refused: a caller answers that with 488 rather than with this description.
    #[must_use]
    pub fn is_refused(&self) -> bool {
        self.agreement.streams().len() > 0 && self.agreement.streams().all(|stream| !stream.is_accepted())
    }
}

/// Answers an offer (RFC 3264 §6).
///
/// The answer has the sections of the offer in their order; those that no local stream serves, or that the profile
/// does not take, have port 0. It lists formats of the offer only, under the numbers of the offer
/// ([`Capabilities::with_own_payload_types`] changes that), and no direction that the offer does not leave room for.
/// With an `earlier` agreement its `o=` counts on from there.
///
/// # Errors
///
/// If the offer has fewer sections than were agreed on before, or if the capabilities hold something that no
/// description can.
///
/// ```
/// use offhook_sdp::{Capabilities, Description, LocalStream, Origin, PayloadType, Profile, TelephoneEvents, answer};
///
/// let offer = Description::parse(
///     b"v=0\r\no=- 929076 929076 IN IP4 10.11.56.61\r\ns=SBC call\r\nc=IN IP4 10.11.56.61\r\nt=0 0\r\n\
///       m=audio 59354 RTP/AVP 8 0 97\r\na=rtpmap:97 telephone-event/8000\r\na=ptime:20\r\na=fmtp:97 0-15\r\n",
/// )?;
/// let address = "10.11.56.68".parse()?;
/// let local = Capabilities::new(Origin::new("-", 1, 1, address)?, address).with_stream(
///     LocalStream::audio(40_000)
///         .with_codec(PayloadType::PCMA.rtp_map().unwrap(), None)
///         .with_telephone_events(PayloadType::from_code(101), TelephoneEvents::KEYS),
/// );
/// let answered = answer(&offer, &local, None, &Profile::AICC)?;
/// assert_eq!(
///     answered.description().to_string(),
///     "v=0\r\no=- 1 1 IN IP4 10.11.56.68\r\ns=-\r\nc=IN IP4 10.11.56.68\r\nt=0 0\r\n\
///      m=audio 40000 RTP/AVP 8 97\r\na=rtpmap:8 PCMA/8000\r\na=rtpmap:97 telephone-event/8000\r\n\
///      a=fmtp:97 0-15\r\na=ptime:20\r\na=sendrecv\r\n"
/// );
/// let stream = answered.agreement().stream(0).unwrap();
/// assert_eq!(stream.codec().unwrap().encoding().to_string(), "PCMA");
/// assert_eq!(stream.telephone_event().unwrap().send_payload_type().code(), 97);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn answer(
    offer: &Description<'_>,
    local: &Capabilities,
    earlier: Option<&Agreement>,
    profile: &Profile,
) -> Result<Answered, NegotiationError> {
    let (offered, before) = (offer.media().len(), earlier.map_or(0, |earlier| earlier.remote().media().len()));
    if offered < before {
        return Err(NegotiationError::FewerSections { offered, before });
    }
    let mut matcher = Matcher::new(&local.streams);
    let mut sections = Writer::with_capacity(offer.as_bytes().len());
    let mut bundled = Vec::new();
    for section in offer.media() {
        let stream = matcher.take(&section);
        match stream.and_then(|stream| Plan::new(&section, stream, local, profile)) {
            None => refuse(&mut sections, &section, stream, local),
            Some(plan) => {
                plan.write(&mut sections, offer);
                bundled.extend(section.mid().filter(|_| local.bundle));
            }
        }
    }
    let mut rest = Writer::with_capacity(offer.as_bytes().len().saturating_add(64));
    write_session(&mut rest, local);
    write_times(&mut rest, offer);
    for attribute in &local.attributes {
        rest.attribute(&attribute.name, attribute.value.as_deref());
    }
    if local.bundle {
        write_bundle(&mut rest, offer, &bundled);
    }
    rest.append(&sections);
    let description = finish(rest, local, earlier)?;
    let agreement = Agreement::new(description, offer.clone().into_owned())?;
    Ok(Answered { agreement })
}

/// A refused section lists what both sides could have used, if anything; nobody uses it.
fn refuse(text: &mut Writer, section: &Media<'_>, stream: Option<&LocalStream>, local: &Capabilities) {
    let Some(stream) = stream else { return write_refused(text, section, local, |_| true) };
    let common: Vec<Codec<'_>> =
        section.codecs().filter(|codec| local_codec(codec, stream, |_| true).is_some()).collect();
    write_refused(text, section, local, |format| {
        stream.formats.iter().any(|known| known == format)
            || common.iter().any(|codec| decimal(codec.payload_type().code()) == format)
    });
}

/// The answer's times are those of the offer (RFC 3264 §6), but for repeat times and zones that break their grammar.
fn write_times(text: &mut Writer, offer: &Description<'_>) {
    let mut last = None;
    for line in offer.lines().take_while(|line| line.line_type() != LineType::MEDIA) {
        let (line_type, value) = (line.line_type(), line.value().trim_ascii_end());
        let belongs = match line_type {
            LineType::TIME => true,
            LineType::REPEAT => {
                matches!(last, Some(LineType::TIME | LineType::REPEAT)) && crate::Repeat::parse(value).is_ok()
            }
            LineType::ZONE => last == Some(LineType::REPEAT) && crate::ZoneAdjustments::parse(value).is_ok(),
            _ => false,
        };
        if !belongs {
            continue;
        }
        match crate::time::read(value, |_| {}) {
            // Without the spaces that a tolerant reader overlooks.
            Ok(time) if line_type == LineType::TIME => text.print(b't', format_args!("{time}")),
            _ => text.line(line_type.code(), value),
        }
        last = Some(line_type);
    }
    if last.is_none() {
        text.line(b't', b"0 0");
    }
}

/// The accepted sections of every offered `BUNDLE` group (RFC 9143 §7.3).
fn write_bundle(text: &mut Writer, offer: &Description<'_>, accepted: &[crate::Mid<'_>]) {
    for attribute in offer.attributes().filter(|attribute| attribute.name() == "group") {
        let mut words = attribute.value_text().unwrap_or_default().split(' ').filter(|word| !word.is_empty());
        if words.next() != Some("BUNDLE") {
            continue;
        }
        let mut words = words.filter(|word| accepted.iter().any(|mid| mid.as_str() == *word)).peekable();
        if words.peek().is_none() {
            continue;
        }
        text.open(b'a');
        text.put(b"group:BUNDLE");
        for word in words {
            text.put(b" ");
            text.put(word.as_bytes());
        }
        text.close();
    }
}

/// How one offered section is served.
struct Plan<'p> {
    section: &'p Media<'p>,
    stream: &'p LocalStream,
    formats: Vec<Chosen<'p>>,
    /// Formats that are no payload types.
    names: Vec<&'p str>,
    crypto: Option<Crypto<'p>>,
}

/// The crypto attribute that is answered: the offer's tag, this side's suite and key.
struct Crypto<'p> {
    tag: &'p [u8],
    suite_and_key: &'p [u8],
}

impl<'p> Plan<'p> {
    /// `None` refuses the section.
    fn new(
        section: &'p Media<'p>,
        stream: &'p LocalStream,
        local: &'p Capabilities,
        profile: &Profile,
    ) -> Option<Self> {
        let reachable = section.connection().is_none_or(|connection| profile.allows_connection(&connection));
        if section.is_refused()
            || (section.is_bundle_only() && !local.bundle)
            || stream.port == 0
            || !reachable
            || !profile.allows_media_type(&stream.media_type)
            || !profile.allows_protocol(&stream.protocol)
        {
            return None;
        }
        let crypto = match choose_crypto(section, stream) {
            Ok(crypto) => crypto,
            Err(NoCommonSuite) => return None,
        };
        let (formats, names) = if section.is_rtp() {
            (choose_codecs(section, stream, local.own_payload_types, profile)?, Vec::new())
        } else {
            let common = |format: &&str| stream.formats.iter().any(|known| known == format);
            let names: Vec<_> = section.formats().filter(common).collect();
            if names.is_empty() {
                return None;
            }
            (Vec::new(), names)
        };
        Some(Self { section, stream, formats, names, crypto })
    }

    fn write(&self, text: &mut Writer, offer: &Description<'_>) {
        let Self { section, stream, .. } = self;
        write_head(text, stream, stream.port);
        for format in &self.formats {
            text.put(b" ");
            text.number(format.number.into());
        }
        for name in &self.names {
            text.put(b" ");
            text.put(name.as_bytes());
        }
        text.close();
        if let Some(connection) = &stream.connection {
            write_connection(text, connection);
        }
        write_formats(text, &self.formats);
        if let Some(ptime) = stream.ptime.or_else(|| section.ptime().filter(|_| section.is_rtp())) {
            text.open(b'a');
            text.put(b"ptime:");
            text.number(ptime.milliseconds().into());
            text.close();
        }
        text.attribute(stream.direction.intersection(section.direction().reversed()).name(), None);
        if let Some(mid) = section.mid() {
            text.attribute("mid", Some(mid.as_str().as_bytes()));
        }
        if let Some(crypto) = &self.crypto {
            text.open(b'a');
            text.put(b"crypto:");
            text.put(crypto.tag);
            text.put(b" ");
            text.put(crypto.suite_and_key);
            text.close();
        }
        for attribute in &stream.attributes {
            self.pass_on(text, offer, attribute);
        }
    }

    /// Attributes of the stream that depend on what was offered.
    fn pass_on(&self, text: &mut Writer, offer: &Description<'_>, attribute: &RawAttribute) {
        let section = self.section;
        let value = attribute.value();
        match attribute.name.as_str() {
            "crypto" => {}
            // Taken only where it is offered (RFC 5761 §5.1.1, RFC 8858, RFC 5506 §5).
            "rtcp-mux" | "rtcp-mux-only" | "rtcp-rsize" if !section.has_attribute(&attribute.name) => {}
            "setup" => {
                let offered = section.attributes().chain(offer.attributes()).find(|other| other.name() == "setup");
                let offered = offered.and_then(|other| other.value());
                text.attribute("setup", Some(setup_role(offered, value)));
            }
            "rtcp-fb" => {
                let (number, rest) = split_word(value);
                let renumbered = self.formats.iter().find(|format| number == decimal(format.local_number).as_bytes());
                if number == b"*" {
                    text.attribute("rtcp-fb", Some(value));
                } else if let Some(format) = renumbered {
                    text.open(b'a');
                    text.put(b"rtcp-fb:");
                    text.number(format.number.into());
                    text.put(rest);
                    text.close();
                }
            }
            "extmap" => {
                // Under the number of the offer, and only what it lists (RFC 8285 §5).
                let uri = extension_uri(value);
                let offered = section
                    .attributes()
                    .chain(offer.attributes())
                    .find(|other| other.name() == "extmap" && other.value().map(extension_uri) == Some(uri));
                if let Some(offered) = offered {
                    let (number, _) = split_word(offered.value().unwrap_or_default());
                    let (_, rest) = split_word(value);
                    let number = number.split(|byte| *byte == b'/').next().unwrap_or_default();
                    text.open(b'a');
                    text.put(b"extmap:");
                    text.put(number);
                    text.put(rest);
                    text.close();
                }
            }
            name => text.attribute(name, attribute.value.as_deref()),
        }
    }
}

fn decimal(number: u8) -> alloc::string::String {
    alloc::string::ToString::to_string(&number)
}

/// The first word, and what follows it with the space before it.
fn split_word(value: &[u8]) -> (&[u8], &[u8]) {
    let end = value.iter().position(|byte| *byte == b' ').unwrap_or(value.len());
    value.split_at_checked(end).unwrap_or((value, b""))
}

/// The second word of `a=extmap` (RFC 8285 §8).
fn extension_uri(value: &[u8]) -> &[u8] {
    let (_, rest) = split_word(value);
    split_word(rest.trim_ascii_start()).0
}

/// RFC 4145 §4.1: the role that goes with the offered one. Where both are open this side connects.
fn setup_role<'v>(offered: Option<&[u8]>, local: &'v [u8]) -> &'v [u8] {
    match offered {
        Some(b"active") => b"passive",
        Some(b"passive") => b"active",
        Some(b"holdconn") => b"holdconn",
        _ if matches!(local, b"active" | b"passive" | b"holdconn") => local,
        _ => b"active",
    }
}

/// The codecs that both sides have, in the profile's order and then that of the offer (RFC 3264 §6.1).
fn choose_codecs<'p>(
    section: &'p Media<'p>,
    stream: &'p LocalStream,
    own_numbers: bool,
    profile: &Profile,
) -> Option<Vec<Chosen<'p>>> {
    let mut offered_any = false;
    let mut found: Vec<(usize, bool, u8, Chosen<'p>)> = Vec::new();
    for codec in section.codecs() {
        let Some(map) = codec.rtp_map() else { continue };
        offered_any |= !codec.is_auxiliary();
        let Some(preference) = profile.preference(&stream.media_type, map.encoding()) else { continue };
        let Some((local, parameters)) = local_codec(&codec, stream, |number| {
            !own_numbers || found.iter().all(|(.., chosen)| chosen.number != number)
        }) else {
            continue;
        };
        let offered = codec.payload_type().code();
        let local_number = local.rtp_map.payload_type().code();
        let number = if own_numbers { local_number } else { offered };
        if found.iter().any(|(.., chosen)| chosen.number == number) {
            continue;
        }
        let chosen = Chosen { number, local_number, rtp_map: &local.rtp_map, parameters };
        found.push((preference, codec.is_auxiliary(), offered, chosen));
    }
    // Retransmission goes with the format that it retransmits.
    let numbers: Vec<u8> = found.iter().map(|(_, _, offered, _)| *offered).collect();
    found.retain(|(.., chosen)| associated(chosen).is_none_or(|apt| numbers.contains(&apt)));
    // A stream of named events alone is a stream only if nothing else was offered.
    if found.is_empty() || (offered_any && found.iter().all(|(_, auxiliary, ..)| *auxiliary)) {
        return None;
    }
    found.sort_by_key(|(preference, ..)| *preference);
    let renumbered: Vec<(u8, u8)> = found.iter().map(|(_, _, offered, chosen)| (*offered, chosen.number)).collect();
    let mut formats: Vec<_> = found.into_iter().map(|(.., chosen)| chosen).collect();
    for format in &mut formats {
        let apt = associated(format);
        if let Some((_, number)) =
            renumbered.iter().find(|(offered, number)| Some(*offered) == apt && offered != number)
        {
            format.parameters = Some(Cow::Owned(alloc::format!("apt={number}")));
        }
    }
    Some(formats)
}

/// The format that `rtx` belongs to (RFC 4588 §8.1).
fn associated(format: &Chosen<'_>) -> Option<u8> {
    if *format.rtp_map.encoding() != crate::EncodingName::RTX {
        return None;
    }
    let parameters = format.parameters.as_deref()?;
    let (_, value) = crate::attribute::FmtpParameters::of(parameters).find(|(name, _)| *name == "apt")?;
    value?.parse().ok()
}

/// The first encoding of the stream that works with an offered one and whose number `is_free`.
fn local_codec<'p>(
    codec: &Codec<'p>,
    stream: &'p LocalStream,
    is_free: impl Fn(u8) -> bool,
) -> Option<(&'p LocalCodec, Option<Cow<'p, str>>)> {
    let map = codec.rtp_map()?;
    let fits =
        |local: &&LocalCodec| local.rtp_map.is_same_encoding(map) && is_free(local.rtp_map.payload_type().code());
    stream.codecs.iter().filter(fits).find_map(|local| {
        let offered = codec.fmtp().map(crate::Fmtp::parameters);
        let parameters = agree(map.encoding(), offered, local.parameters.as_deref())?;
        Some((local, parameters.map(|parameters| Cow::Owned(parameters.into_owned()))))
    })
}

/// The offer has keys in the description, and none with a suite that this side has.
struct NoCommonSuite;

/// RFC 4568 §5.1.2: the first offered suite that this side has, under the offer's tag and with this side's key.
fn choose_crypto<'p>(section: &Media<'p>, stream: &'p LocalStream) -> Result<Option<Crypto<'p>>, NoCommonSuite> {
    let mut offered_any = false;
    for attribute in section.attributes().filter(|attribute| attribute.name() == "crypto") {
        offered_any = true;
        let (tag, rest) = split_word(attribute.value().unwrap_or_default());
        let (suite, _) = split_word(rest.trim_ascii_start());
        for own in stream.attributes.iter().filter(|own| own.name == "crypto") {
            let (_, suite_and_key) = split_word(own.value());
            let suite_and_key = suite_and_key.trim_ascii_start();
            if split_word(suite_and_key).0 == suite && !suite.is_empty() {
                return Ok(Some(Crypto { tag, suite_and_key }));
            }
        }
    }
    // Without keys in the description a secure profile gets them another way (DTLS), or the stream is not secure.
    let secure_without_keys = !offered_any
        && matches!(stream.protocol.as_str(), "RTP/SAVP" | "RTP/SAVPF")
        && stream.attribute("fingerprint").is_none();
    if secure_without_keys || (offered_any && stream.protocol.as_str().contains("SAVP")) {
        return Err(NoCommonSuite);
    }
    Ok(None)
}
