//! What has to hold for an answer to anything: the assertions of the fuzz target `sdp_negotiation`.

use std::collections::BTreeSet;

use offhook_sdp::{
    Agreement, Capabilities, Description, Limits, Media, NegotiationError, Profile, ReadOptions, answer, offer,
};

/// One octet of choices, then descriptions with NUL between them: an offer, what the answerer can do, and more offers
/// within the session.
#[allow(unreachable_pub, reason = "the fuzz targets take it over")]
pub fn check_negotiation(bytes: &[u8]) {
    let Some((choices, texts)) = bytes.split_first() else { return };
    let mut texts = texts.split(|byte| *byte == 0);
    let mut read = || Description::parse(texts.next()?).ok();
    let (Some(first), Some(able)) = (read(), read()) else { return };
    let mut local = Capabilities::from_description(&able).with_own_payload_types(choices & 1 != 0);
    if choices & 2 != 0 {
        local = local.with_bundle(choices & 4 != 0);
    }
    local = local.with_multicast(choices & 16 != 0);
    let side = Side {
        local,
        own_numbers: choices & 1 != 0,
        // Nothing else of what a tolerant reader takes is taken over.
        is_odd: able.origin().username().contains(' '),
        profile: if choices & 8 == 0 { Profile::ANY } else { Profile::AICC },
    };
    let mut agreement = None;
    let mut next = Some(first);
    while let Some(offered) = next {
        if let Some(answered) = check_answer(&offered, &side, agreement.as_ref()) {
            agreement = Some(answered);
        }
        next = read();
    }
    check_offer(&side, agreement.as_ref());
}

struct Side {
    local: Capabilities,
    own_numbers: bool,
    is_odd: bool,
    profile: Profile,
}

/// What this side has written breaks no rule of the letter.
fn check_text(text: &Description<'_>) {
    // It may be longer than either side has taken.
    let limits = Limits::default().with_message_bytes(u32::MAX).with_fields(u32::MAX);
    let strict = ReadOptions::default().with_strict(true).with_limits(limits);
    let read = Description::parse_with(text.as_bytes(), &strict).unwrap_or_else(|error| panic!("{error} in\n{text}"));
    assert_eq!(read.findings(), []);
    assert!(read.lines().eq(text.lines()), "{text}");
    assert!(read.attributes().eq(text.attributes()), "{text}");
    assert_eq!(read.origin(), text.origin());
    assert_eq!((read.session_name(), read.connection()), (text.session_name(), text.connection()));
    assert_eq!(read.media().len(), text.media().len());
    for (read, written) in read.media().zip(text.media()) {
        assert_eq!((read.media_type(), read.protocol()), (written.media_type(), written.protocol()));
        assert_eq!((read.port(), read.connection()), (written.port(), written.connection()));
        assert!(read.formats().eq(written.formats()));
        assert!(read.attributes().eq(written.attributes()));
    }
}

fn check_answer(offered: &Description<'_>, side: &Side, earlier: Option<&Agreement>) -> Option<Agreement> {
    let Side { local, profile, .. } = side;
    let before = earlier.map_or(0, |earlier| earlier.streams().len());
    let answered = match answer(offered, local, earlier, profile) {
        Ok(answered) => answered,
        Err(NegotiationError::FewerSections { .. }) => {
            assert!(offered.media().len() < before);
            return None;
        }
        Err(NegotiationError::IceRestart { number }) => {
            assert!(earlier.unwrap().stream(number).unwrap().is_accepted());
            return None;
        }
        Err(NegotiationError::Local(error)) => {
            assert!(side.is_odd, "{error} in the answer to\n{offered}");
            return None;
        }
        Err(error) => panic!("{error}"),
    };
    let ours = answered.description();
    check_text(ours);
    assert_eq!(ours.media().len(), offered.media().len());
    for (number, (theirs, ours)) in offered.media().zip(ours.media()).enumerate() {
        check_section(&theirs, &ours, side.own_numbers);
        let stream = answered.agreement().stream(number).unwrap();
        assert_eq!(stream.is_accepted(), !ours.is_refused());
        let _ = (stream.direction(), stream.codec(), stream.telephone_event(), stream.ptime());
    }
    check_version(earlier, ours);
    let again = answer(offered, local, Some(answered.agreement()), profile).unwrap();
    // A connection that was new exists from now on.
    let again = if offered.to_string().contains("a=connection:existing") {
        let third = answer(offered, local, Some(again.agreement()), profile).unwrap();
        assert_eq!(third, again);
        again
    } else {
        assert_eq!(again, answered, "{offered}");
        again
    };
    Some(again.into_agreement())
}

fn check_section(theirs: &Media<'_>, ours: &Media<'_>, own_numbers: bool) {
    assert_eq!((ours.media_type(), ours.protocol()), (theirs.media_type(), theirs.protocol()));
    assert!(ours.formats().count() > 0);
    let listed: BTreeSet<_> = theirs.formats().collect();
    if !own_numbers || ours.is_refused() || !theirs.is_rtp() {
        assert!(ours.formats().all(|format| listed.contains(format)), "{:?}", listed);
    }
    if ours.is_refused() {
        return;
    }
    assert!(!theirs.is_refused());
    for codec in ours.codecs().filter(|_| ours.is_rtp()) {
        let map = codec.rtp_map().unwrap();
        let is_same = |other: offhook_sdp::Codec<'_>| other.rtp_map().is_some_and(|other| other.is_same_encoding(map));
        assert!(theirs.codecs().any(is_same), "{map}");
    }
    let to = theirs.connection().and_then(|connection| connection.ip());
    if to.is_some_and(|to| to.is_multicast()) {
        assert_eq!(
            (ours.direction(), ours.port(), ours.connection()),
            (theirs.direction(), theirs.port(), theirs.connection())
        );
    } else {
        let room = theirs.direction().reversed();
        assert_eq!(ours.direction().intersection(room), ours.direction());
    }
    assert_eq!(ours.mid().map(|mid| mid.to_string()), theirs.mid().map(|mid| mid.to_string()));
    assert!(!ours.has_attribute("bundle-only") && !ours.has_attribute("rtcp-mux-only"));
    let setups: Vec<_> = ours.all::<offhook_sdp::Setup>().collect();
    assert!(setups.iter().all(|setup| !matches!(setup, Ok(offhook_sdp::Setup::ActPass))));
}

/// The version grows by one if anything has changed, and by nothing otherwise (RFC 3264 §8).
fn check_version(earlier: Option<&Agreement>, ours: &Description<'_>) {
    let Some(before) = earlier.map(Agreement::local) else { return };
    let (old, new) = (before.origin(), ours.origin());
    assert!(new.is_same_session(&old));
    if before != ours {
        assert_eq!(new, old.with_next_version());
    }
}

fn check_offer(side: &Side, earlier: Option<&Agreement>) {
    let Side { local, profile, .. } = side;
    let ours = match offer(local, earlier, profile) {
        Ok(ours) => ours,
        Err(NegotiationError::Local(error)) => {
            assert!(side.is_odd, "{error}");
            return;
        }
        Err(error) => panic!("{error}"),
    };
    check_text(&ours);
    check_version(earlier, &ours);
    let mids: Vec<_> = ours.media().filter_map(|media| media.mid().map(|mid| mid.to_string())).collect();
    let sections = earlier.map_or(0, |earlier| earlier.streams().len());
    assert!(ours.media().len() >= sections);
    for (number, new) in ours.media().enumerate().take(sections) {
        let stream = earlier.unwrap().stream(number).unwrap();
        if stream.is_accepted() {
            assert_eq!(new.media_type(), stream.local().media_type());
            assert!(new.is_refused() || new.protocol() == stream.local().protocol());
        }
    }
    // Two sections with one name are the other side's; none are made here.
    let theirs = earlier.is_some_and(|earlier| {
        let mids: Vec<_> = earlier.local().media().filter_map(|media| media.mid().map(|mid| mid.to_string())).collect();
        mids.iter().collect::<BTreeSet<_>>().len() < mids.len()
    });
    assert!(theirs || mids.iter().collect::<BTreeSet<_>>().len() == mids.len(), "{ours}");
    let again = Agreement::conclude(ours.clone(), ours.clone()).unwrap();
    let repeated = offer(local, Some(&again), profile);
    if let Ok(repeated) = repeated {
        check_version(Some(&again), &repeated);
    }
}
