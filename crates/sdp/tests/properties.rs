//! What is printed is read back, for any value; what is read prints as it was, for any text.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

use std::net::IpAddr;

use offhook_sdp::{
    AttributeValue, Bandwidth, BandwidthType, Capabilities, Connection, Crypto, Description, DescriptionBuilder,
    Direction, EncodingName, Fingerprint, Fmtp, Group, LocalStream, MediaBuilder, MediaType, Origin, PayloadType,
    Profile, Protocol, Ptime, ReadOptions, Rtcp, RtpMap, Setup, TelephoneEvents, Time, answer, check, offer,
};
use proptest::prelude::*;

fn address() -> impl Strategy<Value = IpAddr> {
    prop_oneof![any::<[u8; 4]>().prop_map(IpAddr::from), any::<[u16; 8]>().prop_map(IpAddr::from)]
}

fn token() -> impl Strategy<Value = String> {
    "[!#$%&'*+.0-9A-Z^_`a-z{|}~-]{1,12}"
}

fn encoding() -> impl Strategy<Value = String> {
    prop_oneof![Just("PCMA".to_owned()), Just("telephone-event".to_owned()), Just("opus".to_owned()), token()]
}

fn rtp_map() -> impl Strategy<Value = RtpMap<'static>> {
    (0u8..=127, encoding(), 1u32.., prop::option::of(1u8..)).prop_map(|(code, name, rate, channels)| {
        let name = EncodingName::new(&name).into_owned();
        RtpMap::new(PayloadType::from_code(code), name, rate, channels).unwrap()
    })
}

fn direction() -> impl Strategy<Value = Direction> {
    (any::<bool>(), any::<bool>()).prop_map(|(sends, receives)| Direction::new(sends, receives))
}

fn events() -> impl Strategy<Value = TelephoneEvents> {
    prop::collection::vec(any::<u8>(), 1..20)
        .prop_map(|events| events.into_iter().fold(TelephoneEvents::default(), TelephoneEvents::with))
}

/// A value is printed, read back, and printed again.
fn round_trip<T: for<'a> Same<'a>>(value: &T) -> Result<(), TestCaseError> {
    let text = value.to_string();
    prop_assert!(value.is_read_from(text.as_bytes()), "printed as {}", text);
    Ok(())
}

trait Same<'a>: std::fmt::Display {
    fn is_read_from(&self, text: &'a [u8]) -> bool;
}

macro_rules! same {
    ($($ty:ident $(<$life:lifetime>)?),+) => {
        $(impl<'a> Same<'a> for $ty $(<$life>)? {
            fn is_read_from(&self, text: &'a [u8]) -> bool {
                $ty::parse(text).is_ok_and(|read| read == *self)
            }
        })+
    };
}

same!(Ptime, Setup, Time, TelephoneEvents);
same!(Origin<'static>, Connection<'static>, Bandwidth<'static>, RtpMap<'static>, Rtcp<'static>, Fingerprint<'static>);

proptest! {
    #[test]
    fn origins(user in "[!-~]{1,10}", id: u64, version: u64, address in address()) {
        let origin = Origin::new(&user, id, version, address).unwrap().into_owned();
        round_trip(&origin)?;
        let next = origin.clone().with_next_version();
        prop_assert!(next.is_same_session(&origin));
        prop_assert_eq!(next.session_version(), (u128::from(version) + 1).to_string());
    }

    #[test]
    fn connections_and_rtcp(address in address(), port: u16, own: bool) {
        let connection = Connection::new(address);
        round_trip(&connection)?;
        prop_assert_eq!(connection.ip(), Some(address));
        round_trip(&Rtcp::new(port, own.then_some(connection)))?;
    }

    #[test]
    fn rtp_maps(map in rtp_map()) {
        round_trip(&map)?;
    }

    #[test]
    fn small_values(start in 0..u64::MAX, stop in 0..u64::MAX, milliseconds in 1u16..=60_000, value in 0..u64::MAX,
        kind in token(), events in events(), octets in any::<[u8; 32]>(),
    ) {
        round_trip(&Time::new(start, stop).unwrap())?;
        round_trip(&Ptime::from_milliseconds(milliseconds).unwrap())?;
        round_trip(&Bandwidth::new(BandwidthType::new(&kind), value).unwrap().into_owned())?;
        round_trip(&events)?;
        round_trip(&Fingerprint::new("sha-256", &octets).unwrap().into_owned())?;
        for setup in [Setup::Active, Setup::Passive, Setup::ActPass, Setup::HoldConn] {
            round_trip(&setup)?;
        }
    }

    #[test]
    fn whatever_an_attribute_reads_it_prints_and_reads_again(value in "[ -~]{0,60}") {
        fn stable<'a, T: AttributeValue<'a> + PartialEq + std::fmt::Debug>(value: &'a str, printed: &'a mut String) {
            if let Ok(first) = T::parse_value(value.as_bytes()) {
                *printed = first.to_string();
                let second = T::parse_value(printed.as_bytes()).unwrap_or_else(|error| panic!("{printed:?}: {error}"));
                assert_eq!(first, second);
            }
        }
        let mut texts: [String; 6] = Default::default();
        let [one, two, three, four, five, six] = &mut texts;
        stable::<Fmtp<'_>>(&value, one);
        stable::<Group<'_>>(&value, two);
        stable::<RtpMap<'_>>(&value, three);
        stable::<Crypto<'_>>(&value, four);
        stable::<Rtcp<'_>>(&value, five);
        stable::<Ptime>(&value, six);
    }

    #[test]
    fn built_descriptions_are_read_strictly(
        user in "[!-~]{1,10}", address in address(), name in "[ -~]{1,20}",
        sections in prop::collection::vec((1u16.., prop::collection::vec(rtp_map(), 1..5), direction(), prop::option::of(address())), 0..4),
    ) {
        let mut builder = DescriptionBuilder::new(&Origin::new(&user, 1, 2, address).unwrap())
            .session_name(&name)
            .connection(&Connection::new(address));
        for (port, maps, direction, own) in &sections {
            let mut media = MediaBuilder::new(&MediaType::AUDIO, *port, &Protocol::RTP_AVP).direction(*direction);
            if let Some(own) = own {
                media = media.connection(&Connection::new(*own));
            }
            for map in maps {
                media = media.codec(map, None);
            }
            builder = builder.media(media);
        }
        let built = builder.build().unwrap();
        let read = Description::parse_with(built.as_bytes(), &ReadOptions::default().with_strict(true)).unwrap();
        prop_assert_eq!(&read, &built);
        let origin = read.origin();
        prop_assert_eq!(origin.username(), user.as_str());
        prop_assert_eq!(read.session_name(), name.as_bytes());
        prop_assert_eq!(read.media().len(), sections.len());
        for (media, (port, maps, direction, own)) in read.media().zip(&sections) {
            prop_assert_eq!((media.port(), media.direction()), (*port, *direction));
            prop_assert_eq!(media.connection().unwrap().ip(), Some(own.unwrap_or(address)));
            prop_assert_eq!(media.formats().count(), maps.len());
        }
    }

    #[test]
    fn any_octets_are_read_or_refused(text in prop::collection::vec(any::<u8>(), 0..200)) {
        let found = check(&text, &ReadOptions::default()).unwrap();
        match Description::parse(&text) {
            Ok(description) => prop_assert_eq!(description.as_bytes(), &text[..]),
            Err(error) => {
                prop_assert!(error.offset() <= text.len());
                prop_assert!(!found.is_empty());
            }
        }
    }

    #[test]
    fn any_lines_are_read_or_refused(
        lines in prop::collection::vec(("[vosiuepcbtrzkamy]", "(IN IP[46] |audio [0-9]{1,5} RTP/AVP |rtpmap:|fmtp:|)[ -~]{0,24}"), 0..20),
        end in prop_oneof![Just("\r\n"), Just("\n")],
    ) {
        let body: String = lines.iter().map(|(letter, value)| format!("{letter}={value}{end}")).collect();
        let text = format!("v=0{end}o=- 1 1 IN IP4 192.0.2.1{end}s=-{end}c=IN IP4 192.0.2.1{end}t=0 0{end}{body}");
        check(text.as_bytes(), &ReadOptions::default()).unwrap();
        if let Ok(description) = Description::parse(text.as_bytes()) {
            prop_assert_eq!(description.as_bytes(), text.as_bytes());
            let _ = description.review();
            for media in description.media() {
                prop_assert!(media.codecs().count() <= 128);
            }
        }
    }

    /// The answer parses, has the sections of the offer, lists nothing that the offer does not, asks for nothing
    /// that the offer does not give, and is the same when negotiated again.
    #[test]
    fn answers_keep_to_the_offer(theirs in endpoint(), ours in endpoint(), trunk: bool) {
        let profile = if trunk { Profile::AICC } else { Profile::ANY };
        let offered = offer(&theirs, None, &Profile::ANY).unwrap();
        let answered = answer(&offered, &ours, None, &profile).unwrap();
        let text = answered.description();
        prop_assert!(Description::parse_with(text.as_bytes(), &ReadOptions::default().with_strict(true)).is_ok());
        prop_assert_eq!(text.media().len(), offered.media().len());
        for (offered, ours) in offered.media().zip(text.media()) {
            let listed: Vec<_> = offered.formats().collect();
            prop_assert!(ours.formats().all(|format| listed.contains(&format)));
            prop_assert!(ours.formats().count() > 0);
            prop_assert_eq!((ours.media_type(), ours.protocol()), (offered.media_type(), offered.protocol()));
            if !ours.is_refused() {
                let room = offered.direction().reversed();
                prop_assert_eq!(ours.direction().intersection(room), ours.direction());
            }
        }
        let again = answer(&offered, &ours, Some(answered.agreement()), &profile).unwrap();
        prop_assert_eq!(&again, &answered);
        let next = offer(&ours, Some(answered.agreement()), &profile).unwrap();
        prop_assert!(next.media().len() >= text.media().len());
        prop_assert!(next.origin().is_same_session(&text.origin()));
    }
}

fn endpoint() -> impl Strategy<Value = Capabilities> {
    let stream = (
        prop_oneof![Just(MediaType::AUDIO), Just(MediaType::VIDEO)],
        any::<u16>(),
        direction(),
        prop::collection::vec(rtp_map(), 1..6),
        events(),
    );
    (address(), any::<bool>(), prop::collection::vec(stream, 0..4)).prop_map(|(address, bundle, streams)| {
        let mut local = Capabilities::new(Origin::new("-", 1, 1, address).unwrap(), address).with_bundle(bundle);
        for (media_type, port, direction, maps, events) in streams {
            let mut stream = LocalStream::new(media_type, port, Protocol::RTP_AVP).with_direction(direction);
            for map in maps {
                stream = stream.with_codec(map, None);
            }
            local = local.with_stream(stream.with_telephone_events(PayloadType::from_code(101), events));
        }
        local
    })
}
