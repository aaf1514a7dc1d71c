//! What has to hold for each attribute: the assertions of the fuzz target `sdp_attribute`.

use offhook_sdp::{AmrBand, Fmtp, RidDirection, RidParameter, TypedAttribute};

/// The first octet selects a name whose grammar is known; the rest is its value.
#[allow(unreachable_pub, reason = "the fuzz targets take it over")]
pub fn check_attribute(bytes: &[u8]) {
    let Some((selector, value)) = bytes.split_first() else { return };
    let name = TypedAttribute::NAMES[usize::from(*selector) % TypedAttribute::NAMES.len()];
    check_text(name.as_bytes());
    check_text(&[name.as_bytes(), b":", value].concat());
}

/// What can be read prints, and reads back equal; what cannot has its place in the text.
#[allow(unreachable_pub, reason = "the fuzz targets take it over")]
pub fn check_text(text: &[u8]) {
    let first = match TypedAttribute::parse(text) {
        Ok(first) => first,
        Err(error) => return assert!(error.offset() <= text.len(), "{error} in {}", text.escape_ascii()),
    };
    let printed = first.to_string();
    let second = TypedAttribute::parse(printed.as_bytes()).unwrap_or_else(|error| panic!("{printed:?}: {error}"));
    // A value that is kept as octets prints U+FFFD for what is no UTF-8; no other may hold such octets.
    let lossy = core::str::from_utf8(text).is_err();
    let octets = matches!(first, TypedAttribute::Other(_) | TypedAttribute::Keywds(_) | TypedAttribute::Cat(_));
    assert!(lossy && octets || second == first, "{printed:?}");
    assert_eq!(second.to_string(), printed);
    assert_eq!(first.clone().into_owned(), first);
    walk(&first);
}

/// Every view of a value, so that none panics.
fn walk(attribute: &TypedAttribute<'_>) {
    match attribute {
        TypedAttribute::Fmtp(fmtp) => walk_formats(fmtp),
        TypedAttribute::Crypto(value) => {
            assert!(value.keys().count() > 0);
            for key in value.keys() {
                let _ = (key.key(), key.lifetime_packets(), key.master_key_identifier());
            }
            assert!(value.session_parameters().count() > 0 || value.session_params().is_none());
        }
        TypedAttribute::RtcpFb(value) => {
            assert!(value.rest().is_none_or(|rest| !rest.is_empty()));
            assert!(value.interval_ms().is_none() || value.parameter().is_some());
        }
        TypedAttribute::SsrcGroup(value) => {
            let words = value.to_string().split_ascii_whitespace().count();
            assert_eq!(value.ids().count() + 1, words);
        }
        TypedAttribute::Rid(value) => {
            assert!(value.payload_types().all(|payload_type| payload_type.code() <= 127));
            assert!(value.depends_on().all(|id| !id.is_empty()));
            assert!(value.parameters().all(|(name, _)| !name.as_str().is_empty()));
            let _ = RidParameter::ALL.iter().filter_map(|name| value.limit(name)).count();
        }
        TypedAttribute::Simulcast(value) => {
            let lists = [RidDirection::Send, RidDirection::Recv].map(|direction| {
                assert!(value.streams(direction).flatten().all(|version| !version.id().is_empty()));
                value.streams(direction).count()
            });
            assert!(lists.iter().sum::<usize>() > 0);
        }
        TypedAttribute::ImageAttr(value) => {
            for direction in [RidDirection::Send, RidDirection::Recv] {
                for set in value.sets(direction) {
                    assert!(set.preference_percent() <= 100);
                    let _ = (set.width().contains(640), set.height().contains(480), set.parameter("par"));
                }
                assert!(!value.takes_any(direction) || value.sets(direction).count() == 0);
            }
        }
        TypedAttribute::MsrpPath(value) => {
            for uri in value.uris() {
                assert!(!uri.host().is_empty() && !uri.transport().is_empty(), "{}", uri.as_str());
                assert!(uri.session_id().is_none_or(|session| !session.is_empty()));
                let _ = (uri.is_secure(), uri.port());
            }
            assert!(value.uris().count() > 0);
        }
        TypedAttribute::AcceptTypes(value) => {
            assert!(value.iter().count() > 0);
            let _ = value.accepts("text/plain");
        }
        TypedAttribute::FileSelector(value) => {
            let _ = (value.name(), value.size(), value.media_type(), value.hashes().count());
            assert_eq!(value.selectors().count() == 0, value.to_string().is_empty());
        }
        TypedAttribute::FileDate(value) => {
            assert!(["creation", "modification", "read"].iter().any(|kind| value.date(kind).is_some()));
        }
        TypedAttribute::RemoteCandidates(value) => {
            let words = value.to_string().split_ascii_whitespace().count();
            assert_eq!(value.iter().count() * 3, words);
        }
        TypedAttribute::Content(value) => assert!(value.iter().all(|what| !what.as_str().is_empty())),
        TypedAttribute::FloorCtrl(value) => assert!(value.roles().count() > 0),
        TypedAttribute::BfcpVer(value) => assert!(value.versions().count() > 0),
        TypedAttribute::FloorId(value) => assert!(value.labels().all(|label| !label.is_empty())),
        TypedAttribute::Identity(value) => assert!(value.extensions().all(|(name, _)| !name.is_empty())),
        TypedAttribute::FrameRate(value) => assert!(value.per_second() > 0.0),
        TypedAttribute::Ptime(value) => assert!(value.milliseconds() > 0),
        _ => {}
    }
}

/// The parameters of a format, by the grammar of each codec that has one.
fn walk_formats(fmtp: &Fmtp<'_>) {
    let text = fmtp.parameters();
    macro_rules! view {
        ($read:expr) => {
            match $read {
                Ok(view) => {
                    assert_eq!(view.to_string(), text);
                    assert_eq!(view.clone().into_owned(), view);
                    Some(view)
                }
                Err(error) => {
                    assert!(error.offset() <= text.len(), "{error} in {text:?}");
                    None
                }
            }
        };
    }
    if let Some(opus) = view!(fmtp.opus()) {
        assert!((8_000..=48_000).contains(&opus.max_playback_rate_hz()));
    }
    if let Some(h264) = view!(fmtp.h264()) {
        assert!(h264.packetization_mode() <= 2 && h264.parameter_sets().all(|set| !set.is_empty()));
        let _ = (h264.profile_level().profile(), h264.profile_level().level().to_string());
    }
    for band in [AmrBand::Narrow, AmrBand::Wide] {
        if let Some(amr) = view!(fmtp.amr(band)) {
            assert!(amr.modes().all(|mode| band.bit_rate(mode).is_some()));
        }
    }
    view!(fmtp.g729());
    view!(fmtp.ilbc());
    if let Ok(events) = fmtp.telephone_events() {
        assert_eq!(offhook_sdp::TelephoneEvents::parse(events.to_string().as_bytes()), Ok(events));
    }
}
