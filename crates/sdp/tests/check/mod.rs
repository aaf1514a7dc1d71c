//! What has to hold for any octets: the assertions of the fuzz target `sdp_description` and of the tests that read
//! corpora.

use offhook_sdp::{
    Connection, Consequence, Description, ErrorKind, Finding, Key, Level, LineType, Media, Origin, ParseError,
    Position, Problem, ReadOptions, Repeat, ZoneAdjustments, check as list_problems,
};

/// What has to hold at least, for inputs that are many: a value, or an error with its place and its rule.
#[allow(dead_code, unreachable_pub, reason = "not every test that has this module needs it")]
pub fn glance(bytes: &[u8]) {
    match Description::parse(bytes) {
        Ok(description) => {
            assert_eq!(description.as_bytes(), bytes);
            assert!(description.findings().iter().all(|finding| finding.offset() <= bytes.len()));
        }
        Err(error) => has_its_place(bytes, &error),
    }
}

/// Reading, findings and every accessor never panic, and agree with each other; what is read is written back.
#[allow(unreachable_pub, reason = "the fuzz targets take it over")]
pub fn check(bytes: &[u8]) {
    let options = ReadOptions::default();
    let tolerant = Description::parse(bytes);
    let strict = Description::parse_with(bytes, &options.with_strict(true));
    let problems = match list_problems(bytes, &options) {
        Ok(problems) => problems,
        Err(error) => {
            // More than the limits allow: no way of reading takes it.
            assert!(matches!(error.kind(), ErrorKind::TooLong { .. } | ErrorKind::TooMany { .. }));
            assert!(tolerant.is_err() && strict.is_err());
            return;
        }
    };
    for finding in &problems {
        assert!(finding.offset() <= bytes.len() && !finding.to_string().is_empty(), "{finding}");
    }
    // A way of reading refuses at the first problem of the list that it can't live with, and at no other.
    let is_unbearable = |finding: &&Finding<Problem>| finding.problem().consequence() == Consequence::Refuse;
    is_refused_at(bytes, tolerant.as_ref().err(), problems.iter().find(is_unbearable));
    let is_error = |finding: &&Finding<Problem>| is_unbearable(finding) || finding.level() == Level::Error;
    is_refused_at(bytes, strict.as_ref().err(), problems.iter().find(is_error));
    if let Ok(strict) = &strict {
        assert_eq!(Some(strict), tolerant.as_ref().ok());
    }
    if let Ok(description) = Description::parse_with(bytes, &options.with_unknown_types(true)) {
        is_whole(&description, bytes);
    }
    let Ok(description) = tolerant else { return };
    assert_eq!(description.findings(), problems);
    is_whole(&description, bytes);
    let owned = description.clone().into_owned();
    assert_eq!(owned, description);
    assert_eq!(owned.lines().len(), description.lines().len());
}

fn has_its_place(bytes: &[u8], error: &ParseError) {
    assert!(error.offset() <= bytes.len() && error.rule().source().starts_with("RFC "));
    let position = Position::of(bytes, error.offset());
    assert!(position.line() > 0 && position.column() > 0);
}

fn is_refused_at(bytes: &[u8], error: Option<&ParseError>, finding: Option<&Finding<Problem>>) {
    assert_eq!(error.map(|one| (one.offset(), one.rule())), finding.map(|one| (one.offset(), one.rule())));
    if let Some(error) = error {
        has_its_place(bytes, error);
    }
}

/// Lines are where they are, values are read, and what is printed reads back as the same.
fn is_whole(description: &Description<'_>, bytes: &[u8]) {
    assert_eq!(description.as_bytes(), bytes);
    let mut end = 0;
    for line in description.lines() {
        assert!(line.offset() >= end);
        assert_eq!(bytes.get(line.offset()), Some(&line.line_type().code()));
        end = line.value_offset() + line.value().len();
        assert_eq!(bytes.get(line.value_offset()..end), Some(line.value()));
        assert!(!line.value().contains(&b'\n'));
        let value = line.value();
        match line.line_type() {
            LineType::REPEAT => {
                if let Ok(repeat) = Repeat::parse(value) {
                    assert_eq!(repeat.to_string().as_bytes(), value);
                    assert!(!repeat.interval().is_zero() && repeat.offsets().count() > 0);
                }
            }
            LineType::ZONE => {
                if let Ok(zone) = ZoneAdjustments::parse(value) {
                    assert_eq!(zone.to_string().as_bytes(), value);
                    assert_eq!(zone.iter().count(), value.split(|octet| *octet == b' ').count() / 2);
                }
            }
            LineType::KEY => {
                if let Ok(key) = Key::parse(value) {
                    assert_eq!(key.to_string().as_bytes(), value);
                }
            }
            _ => {}
        }
    }
    let origin = description.origin();
    assert_eq!(Origin::parse(origin.to_string().as_bytes()).as_ref(), Ok(&origin));
    if let Some(connection) = description.connection() {
        assert_eq!(Connection::parse(connection.to_string().as_bytes()), Ok(connection));
    }
    let session = description.attributes().count();
    let sections: usize = description.media().map(|media| media.attributes().count()).sum();
    let attributes = description.lines().filter(|line| line.line_type() == LineType::ATTRIBUTE).count();
    assert_eq!(session + sections, attributes);
    let _ = (description.times().count(), description.repeats().count(), description.zone_adjustments().count());
    let _ = (description.key(), description.information(), description.uri(), description.direction());
    let _ = (description.emails().count(), description.phones().count(), description.bandwidths().count());
    for media in description.media() {
        is_section(&media);
    }
    let review = description.review();
    assert!(review.is_sorted_by_key(Finding::offset));
    assert!(review.iter().all(|finding| finding.offset() < bytes.len()));
}

fn is_section(media: &Media<'_>) {
    assert!(media.formats().count() > 0 && !media.media_type().as_str().is_empty());
    assert!(!media.protocol().as_str().is_empty() && media.port_count() > 0);
    assert!(media.codecs().count() <= 128);
    assert!(media.is_refused() || media.port() != 0 || media.is_bundle_only());
    for connection in media.own_connections() {
        assert_eq!(Connection::parse(connection.to_string().as_bytes()), Ok(connection));
    }
    let _ = (media.connection(), media.direction(), media.is_held(), media.ptime(), media.mid(), media.key());
    let _ = (media.bandwidths().count(), media.information(), media.max_ptime());
}
