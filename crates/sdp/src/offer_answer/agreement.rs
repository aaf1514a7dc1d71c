use alloc::vec::Vec;

use crate::offer_answer::codecs::{named_in, work_together};
use crate::offer_answer::format::Kind;
use crate::offer_answer::offered::Transport;
use crate::offer_answer::section::is_same_word;
use crate::offer_answer::transport::role;
use crate::scan::fits_u32;
use crate::{
    Codec, Connection, Crypto, Description, Direction, Fmtp, MaxPtime, Media, NegotiationError, PayloadType, Ptime,
    RtpMap, Setup,
};

/// Two descriptions that answer each other: the state of a session between two negotiations.
///
/// Everything else is a view of the two: which streams are up, where they go, what they carry.
///
/// ```
/// use offhook_sdp::{Agreement, Description, Direction};
///
/// let local = Description::parse(
///     b"v=0\r\no=- 1 1 IN IP4 192.0.2.1\r\ns=-\r\nc=IN IP4 192.0.2.1\r\nt=0 0\r\nm=audio 4000 RTP/AVP 8 0\r\n",
/// )?;
/// let remote = Description::parse(
///     b"v=0\r\no=- 2 1 IN IP4 192.0.2.2\r\ns=-\r\nc=IN IP4 192.0.2.2\r\nt=0 0\r\n\
///       m=audio 5000 RTP/AVP 0\r\na=recvonly\r\n",
/// )?;
/// let agreement = Agreement::conclude(local, remote)?;
/// let audio = agreement.stream(0).unwrap();
/// assert!(audio.is_accepted());
/// assert_eq!(audio.direction(), Direction::SendOnly);
/// assert_eq!(audio.codec().unwrap().encoding().to_string(), "PCMU");
/// assert_eq!((audio.remote_connection().unwrap().address().to_owned(), audio.remote_port()), ("192.0.2.2".to_owned(), 5000));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Eq, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize), serde(try_from = "Pair", into = "Pair"))]
pub struct Agreement {
    local: Description<'static>,
    remote: Description<'static>,
    places: Places,
}

/// Which stream of the capabilities serves each section, as far as that is known: in a bundle no port tells.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub(crate) struct Places(Vec<u32>);

impl Places {
    pub(crate) fn set(&mut self, section: usize, place: usize) {
        self.0.resize(section, u32::MAX);
        self.0.push(fits_u32(place));
    }

    fn get(&self, section: usize) -> Option<usize> {
        self.0.get(section).filter(|place| **place != u32::MAX).map(|place| *place as usize)
    }
}

/// How an agreement is stored.
#[cfg(feature = "serde")]
#[derive(serde::Deserialize, serde::Serialize)]
struct Pair {
    local: Description<'static>,
    remote: Description<'static>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    places: Vec<Option<u32>>,
}

#[cfg(feature = "serde")]
impl From<Agreement> for Pair {
    fn from(Agreement { local, remote, places }: Agreement) -> Self {
        let places = places.0.iter().map(|place| Some(*place).filter(|place| *place != u32::MAX)).collect();
        Self { local, remote, places }
    }
}

#[cfg(feature = "serde")]
impl TryFrom<Pair> for Agreement {
    type Error = NegotiationError;

    fn try_from(Pair { local, remote, places: pairs }: Pair) -> Result<Self, Self::Error> {
        let mut agreement = Self::new(local, remote)?;
        // More than there are sections mean nothing.
        let sections = agreement.streams().len();
        for place in pairs.into_iter().take(sections) {
            agreement.places.0.push(place.unwrap_or(u32::MAX));
        }
        Ok(agreement)
    }
}

impl Agreement {
    pub(crate) fn new(local: Description<'static>, remote: Description<'static>) -> Result<Self, NegotiationError> {
        let (offered, answered) = (local.media().len(), remote.media().len());
        if offered != answered {
            return Err(NegotiationError::SectionCount { offered, answered });
        }
        Ok(Self { local, remote, places: Places::default() })
    }

    /// Of two with as many sections.
    #[inline]
    pub(crate) const fn of(local: Description<'static>, remote: Description<'static>, places: Places) -> Self {
        Self { local, remote, places }
    }

    /// The place of the stream that serves a section among those of the capabilities, if this side answered.
    pub(crate) fn place(&self, section: usize) -> Option<usize> {
        self.places.get(section)
    }

    /// Takes an answer to an offer that this side made (RFC 3264 §7).
    ///
    /// A direction that the offer left no room for is not an error: [`AgreedStream::direction`] is what both allow.
    ///
    /// # Errors
    ///
    /// If the answer has another number of sections, or serves one with another media type or protocol.
    pub fn conclude(offer: Description<'_>, answer: Description<'_>) -> Result<Self, NegotiationError> {
        let (offered, answered) = (offer.media().len(), answer.media().len());
        if offered != answered {
            return Err(NegotiationError::SectionCount { offered, answered });
        }
        for (number, (local, remote)) in offer.media().zip(answer.media()).enumerate() {
            if !is_same_word(local.raw_media_type(), remote.raw_media_type()) {
                return Err(NegotiationError::MediaType { number });
            }
            if !is_same_word(local.raw_protocol(), remote.raw_protocol()) && !remote.is_refused() {
                return Err(NegotiationError::Protocol { number });
            }
        }
        Self::new(offer.into_owned(), answer.into_owned())
    }

    /// The last description that this side sent.
    #[must_use]
    pub const fn local(&self) -> &Description<'static> {
        &self.local
    }

    /// The last description that the other side sent.
    #[must_use]
    pub const fn remote(&self) -> &Description<'static> {
        &self.remote
    }

    /// Every stream, refused ones included, in the order of the sections.
    pub fn streams(&self) -> impl ExactSizeIterator<Item = AgreedStream<'_>> + '_ {
        self.local.media().zip(self.remote.media()).map(|(local, remote)| AgreedStream { local, remote })
    }

    /// The stream of the section with this number, from 0.
    #[must_use]
    pub fn stream(&self, number: usize) -> Option<AgreedStream<'_>> {
        Some(AgreedStream { local: self.local.media_at(number)?, remote: self.remote.media_at(number)? })
    }

    /// The first accepted audio stream.
    #[must_use]
    pub fn audio(&self) -> Option<AgreedStream<'_>> {
        self.streams().find(|stream| stream.is_accepted() && is_same_word(stream.local.raw_media_type(), b"audio"))
    }
}

/// One stream of an [`Agreement`], seen from this side.
#[derive(Clone, Copy, Debug)]
pub struct AgreedStream<'a> {
    local: Media<'a>,
    remote: Media<'a>,
}

impl<'a> AgreedStream<'a> {
    /// The section of this side's description.
    #[must_use]
    pub const fn local(&self) -> &Media<'a> {
        &self.local
    }

    /// The section of the other side's description.
    #[must_use]
    pub const fn remote(&self) -> &Media<'a> {
        &self.remote
    }

    /// Whether neither side has refused or stopped it.
    #[must_use]
    pub fn is_accepted(&self) -> bool {
        !self.local.is_refused() && !self.remote.is_refused()
    }

    /// In which direction media flow, as this side sees it: what both allow. Nothing is sent to `0.0.0.0`.
    #[must_use]
    pub fn direction(&self) -> Direction {
        if !self.is_accepted() {
            return Direction::Inactive;
        }
        if self.remote.is_multicast() {
            // The same for everybody in the group (RFC 3264 §6.2).
            return self.local.direction().intersection(self.remote.direction());
        }
        let both = self.local.direction().intersection(self.remote.direction().reversed());
        let (deaf_here, deaf_there) = (self.local.is_held_by_address(), self.remote.is_held_by_address());
        Direction::new(both.sends() && !deaf_there, both.receives() && !deaf_here)
    }

    /// Whether the other side has put this one on hold.
    #[must_use]
    pub fn is_held_by_remote(&self) -> bool {
        self.is_accepted() && self.remote.is_held()
    }

    /// Whether this side has put the other one on hold.
    #[must_use]
    pub fn is_held_by_local(&self) -> bool {
        self.is_accepted() && self.local.is_held()
    }

    /// The encodings that both list, in the other side's order: its favourite is the first one to send with
    /// (RFC 3264 §6.1, §7). What it lists may also come in.
    ///
    /// Two configurations of one encoding are two encodings if they do not work together, such as two packetization
    /// modes of H.264; those that do are told apart by their numbers, where the numbers agree. Retransmissions go with
    /// the formats that they send again. The formats of a refused stream mean nothing (RFC 3264 §6): it has none.
    pub fn codecs(&self) -> impl Iterator<Item = AgreedCodec<'a>> + use<'a> {
        let open = |media| Some(media).filter(|_| self.is_accepted());
        let list = |media: Option<&Media<'a>>| media.into_iter().flat_map(Media::codecs).collect();
        let locals: Vec<Codec<'a>> = list(open(&self.local));
        let remotes: Vec<Codec<'a>> = list(open(&self.remote));
        let mut used = alloc::vec![false; locals.len()];
        let mut pairs: Vec<(usize, AgreedCodec<'a>)> = Vec::new();
        for is_of_kind in Kind::KINDS_BY_NAMES {
            for (place, remote) in remotes.iter().enumerate() {
                let Some((map, kind)) = remote.rtp_map().map(|map| (map, Kind::of(map.encoding()))) else { continue };
                if !is_of_kind(kind) {
                    continue;
                }
                let parameters = remote.fmtp().map(Fmtp::parameters);
                let theirs = named_in(kind, parameters);
                // What each repeats, or sends again, is the same.
                let names_same = |local: &Codec<'_>| {
                    let ours = named_in(kind, local.fmtp().map(Fmtp::parameters));
                    let is_pair = |(ours, theirs): (&u8, &u8)| {
                        pairs.iter().any(|(_, pair)| code(&pair.local) == *ours && code(&pair.remote) == *theirs)
                    };
                    ours.len() == theirs.len() && ours.iter().zip(&theirs).all(is_pair)
                };
                let fits = |(_, local): &(usize, &Codec<'a>)| {
                    local.rtp_map().is_some_and(|own| own.is_same_encoding(map))
                        && match kind {
                            Kind::Redundancy | Kind::Retransmission => names_same(local),
                            _ => work_together(map.encoding(), local.fmtp().map(Fmtp::parameters), parameters),
                        }
                };
                let free = || locals.iter().enumerate().filter(|(at, _)| used.get(*at) == Some(&false)).filter(fits);
                let exact = free().find(|(_, local)| code(local) == code(remote));
                let Some((at, local)) = exact.or_else(|| free().next()) else { continue };
                let pair = AgreedCodec { local: local.clone(), remote: remote.clone() };
                if let Some(used) = used.get_mut(at) {
                    *used = true;
                }
                pairs.push((place, pair));
            }
        }
        pairs.sort_by_key(|(place, _)| *place);
        pairs.into_iter().map(|(_, pair)| pair)
    }

    /// The encoding to send with: the first that is no mere companion.
    #[must_use]
    pub fn codec(&self) -> Option<AgreedCodec<'a>> {
        self.codecs().find(|codec| !codec.local.is_auxiliary())
    }

    /// How keys are sent, if both understand named events: at the clock rate of the [`codec`](Self::codec) if they
    /// have agreed on that (RFC 4733 §2.1).
    #[must_use]
    pub fn telephone_event(&self) -> Option<AgreedCodec<'a>> {
        let mut rate = None;
        let mut events = Vec::new();
        for codec in self.codecs() {
            if codec.local.is_telephone_event() {
                events.push(codec);
            } else if rate.is_none() && !codec.local.is_auxiliary() {
                rate = Some(codec.clock_rate_hz());
            }
        }
        let at = events.iter().position(|event| Some(event.clock_rate_hz()) == rate).unwrap_or_default();
        events.into_iter().nth(at)
    }

    /// Milliseconds of media in a packet at most, as far as the other side can (`maxptime`).
    #[must_use]
    pub fn max_ptime(&self) -> Option<MaxPtime> {
        self.remote.max_ptime()
    }

    /// Milliseconds of media in a packet that the other side wants to receive, and at most what it can. `None` if it
    /// wants nothing special: then the codec's usual time, and no more than [`max_ptime`](Self::max_ptime).
    #[must_use]
    pub fn ptime(&self) -> Option<Ptime> {
        let most = self.remote.max_ptime().and_then(|most| Ptime::from_milliseconds(most.milliseconds()));
        self.remote.ptime().map(|wanted| most.map_or(wanted, |most| most.min(wanted)))
    }

    /// Who opens the connection, or sends the first DTLS message, as this side sees it (RFC 4145 §4.1, RFC 8842): the
    /// role that both have settled on. `None` if the stream has none. Of sections in one bundle the first has it.
    #[must_use]
    pub fn setup(&self) -> Option<Setup> {
        if !self.is_accepted() {
            return None;
        }
        let (local, remote) = (Transport::of(&self.local), Transport::of(&self.remote));
        role(local.setup, remote.setup)
    }

    /// The suite that both have settled on in the description (RFC 4568 §5.1): first what this side says, whose key
    /// it sends with, then what the other one says.
    #[must_use]
    pub fn crypto(&self) -> Option<(Crypto<'a>, Crypto<'a>)> {
        let mut ours = self.local.all::<Crypto<'a>>().filter_map(Result::ok).filter(|_| self.is_accepted());
        ours.find_map(|ours| {
            let mut theirs = self.remote.all::<Crypto<'a>>().filter_map(Result::ok);
            let theirs = theirs.find(|other| other.tag() == ours.tag() && other.suite() == ours.suite())?;
            Some((ours, theirs))
        })
    }

    /// Whether RTCP shares the port of RTP (RFC 5761 §5.1.1). Of sections in one bundle the first says so.
    #[must_use]
    pub fn has_rtcp_mux(&self) -> bool {
        let says = |media: &Media<'_>| media.has_attribute("rtcp-mux") || media.has_attribute("rtcp-mux-only");
        self.is_accepted() && says(&self.local) && says(&self.remote)
    }

    /// Where this side sends.
    #[must_use]
    pub fn remote_connection(&self) -> Option<Connection<'a>> {
        self.remote.connection()
    }

    /// The port to which this side sends.
    #[must_use]
    pub const fn remote_port(&self) -> u16 {
        self.remote.port()
    }
}

fn code(codec: &Codec<'_>) -> u8 {
    codec.payload_type().code()
}

/// An encoding that both sides of a stream list.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct AgreedCodec<'a> {
    local: Codec<'a>,
    remote: Codec<'a>,
}

impl<'a> AgreedCodec<'a> {
    /// Name of the encoding, as this side writes it.
    #[must_use]
    pub fn encoding(&self) -> &crate::EncodingName<'a> {
        static NONE: crate::EncodingName<'static> = crate::EncodingName::new("");
        // Only formats whose meaning is known get here.
        self.local.rtp_map().map_or(&NONE, RtpMap::encoding)
    }

    /// Ticks of the RTP time stamp in a second.
    #[must_use]
    pub fn clock_rate_hz(&self) -> u32 {
        self.local.rtp_map().map_or(0, RtpMap::clock_rate_hz)
    }

    /// The number that this side writes into packets: the one that the other side listed (RFC 3264 §5.1).
    #[must_use]
    pub const fn send_payload_type(&self) -> PayloadType {
        self.remote.payload_type()
    }

    /// The number that this side expects in packets: the one that it listed itself.
    #[must_use]
    pub const fn receive_payload_type(&self) -> PayloadType {
        self.local.payload_type()
    }

    /// As this side describes it.
    #[must_use]
    pub const fn local(&self) -> &Codec<'a> {
        &self.local
    }

    /// As the other side describes it.
    #[must_use]
    pub const fn remote(&self) -> &Codec<'a> {
        &self.remote
    }
}
