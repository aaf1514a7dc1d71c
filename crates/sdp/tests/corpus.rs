//! Every description of the corpus is read as `expected.toml` says: verdict, findings with their lines, sections.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

use std::fs;
use std::path::PathBuf;

use offhook_sdp::{Consequence, Description, Finding, Level, LineType, Position, Problem, ReadOptions, Rule, check};
use serde::Deserialize;

#[derive(Deserialize)]
struct Expected {
    descriptions: usize,
    sdp: Vec<Entry>,
}

#[derive(Deserialize)]
struct Entry {
    file: String,
    octets: usize,
    syntax: String,
    outcome: String,
    #[serde(default)]
    strict_findings: Vec<String>,
    #[serde(default)]
    media: Vec<Section>,
}

#[derive(Deserialize)]
struct Section {
    media: String,
    port: String,
    proto: String,
    formats: Vec<String>,
    direction: String,
    attributes: usize,
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/sdp")
}

fn corpus() -> Vec<(Entry, Vec<u8>)> {
    let expected: Expected = toml::from_str(&fs::read_to_string(root().join("expected.toml")).unwrap()).unwrap();
    assert_eq!(expected.sdp.len(), expected.descriptions);
    let read = |entry: Entry| {
        let text = fs::read(root().join(&entry.file)).unwrap();
        assert_eq!(text.len(), entry.octets, "{}", entry.file);
        (entry, text)
    };
    expected.sdp.into_iter().map(read).collect()
}

/// A finding in the words of `expected.toml`.
fn in_words(text: &[u8], finding: &Finding<Problem>) -> String {
    let line = Position::of(text, finding.offset()).line();
    let word = |line_type: &LineType| line_type.name().unwrap_or("?");
    match finding.problem() {
        Problem::Missing(line_type) => format!("{} missing", word(line_type)),
        Problem::NoConnection { media, .. } => format!("media {media}: no c= at session or media level"),
        Problem::Empty(line_type) => format!("line {line}: empty {}", word(line_type)),
        Problem::OutOfOrder { line_type, media } => {
            let level = if *media { "media" } else { "session" };
            format!("line {line}: {} out of order at {level} level", word(line_type))
        }
        Problem::NotInMedia(line_type) => format!("line {line}: {} not allowed at media level", word(line_type)),
        Problem::UnknownType(letter) => format!("line {line}: unknown type {}", char::from(*letter)),
        Problem::Version => format!("line {line}: version is not 0"),
        Problem::LineForm => format!("line {line}: not of the form type=value"),
        Problem::OriginFields => format!("line {line}: o= needs 6 fields"),
        Problem::OriginNumber => format!("line {line}: o= session id or version not numeric"),
        Problem::OriginAddress => format!("line {line}: o= address does not fit its type"),
        Problem::ConnectionFields => format!("line {line}: c= needs 3 fields"),
        Problem::ConnectionAddress => format!("line {line}: c= address does not fit its type"),
        Problem::TimeNumbers => format!("line {line}: t= needs two numbers"),
        Problem::MediaFields => format!("line {line}: m= needs at least 4 fields"),
        Problem::MediaPort => format!("line {line}: m= port not a number in range"),
        Problem::AttributeName => format!("line {line}: attribute name is no token"),
        other => format!("line {line}: {other:?}"),
    }
}

/// Departures that the list of the corpus leaves out although the grammar forbids them.
const UNLISTED: [(&str, Problem); 2] = [
    // Its reason says that strict readers reject it.
    ("tolerant/origin-user-with-space.sdp", Problem::OriginUserSpace),
    ("tolerant/trailing-space.sdp", Problem::ExtraSpace(LineType::MEDIA)),
];

/// Refused by the letter, yet live peers send it and a call needs nothing of it: `t=` is missing.
const TAKEN: &str = "invalid/no-time.sdp";

/// Without a list in the corpus, yet refused: what the first finding is.
const WITHOUT_LIST: [(&str, Problem); 10] = [
    ("invalid/empty.sdp", Problem::Missing(LineType::VERSION)),
    ("invalid/only-crlf.sdp", Problem::TrailingEmptyLines),
    ("invalid/connection-lower-case.sdp", Problem::TypeCase(LineType::CONNECTION)),
    ("invalid/nul-in-session-name.sdp", Problem::Nul),
    ("invalid/two-versions.sdp", Problem::Repeated(LineType::VERSION)),
    ("invalid/two-session-names.sdp", Problem::Repeated(LineType::SESSION_NAME)),
    ("invalid/truncated-mid-line.sdp", Problem::NoFinalLineEnd),
    ("invalid/bare-cr.sdp", Problem::BareCr),
    ("invalid/html.sdp", Problem::LineForm),
    ("invalid/utf16.sdp", Problem::Nul),
];

#[test]
fn the_verdict_is_the_expected_one() {
    for (entry, text) in corpus() {
        let file = &entry.file;
        let tolerant = Description::parse(&text);
        let strict = Description::parse_with(&text, &ReadOptions::default().with_strict(true));
        match entry.syntax.as_str() {
            "valid" => {
                let strict = strict.unwrap_or_else(|error| panic!("{file}: {error}"));
                assert_eq!(strict.findings(), [], "{file}");
            }
            "valid_with_exception" => {
                assert!(tolerant.is_ok(), "{file}: {tolerant:?}");
                let unlisted = UNLISTED.iter().any(|(known, _)| known == file);
                assert_eq!(strict.is_err(), !entry.strict_findings.is_empty() || unlisted, "{file}");
            }
            "invalid" => {
                assert!(strict.is_err(), "{file}");
                assert_eq!(tolerant.is_ok(), file == TAKEN, "{file}");
            }
            other => panic!("{file}: {other}"),
        }
    }
}

#[test]
fn the_letter_is_broken_where_the_list_says() {
    for (entry, text) in corpus() {
        let file = entry.file.as_str();
        let found = check(&text, &ReadOptions::default()).unwrap();
        let errors: Vec<_> = found.iter().filter(|finding| finding.level() == Level::Error).collect();
        if let Some((_, problem)) = UNLISTED.iter().find(|(known, _)| *known == file) {
            assert_eq!(errors.iter().map(|one| *one.problem()).collect::<Vec<_>>(), [*problem], "{file}");
            continue;
        }
        if let Some((_, problem)) = WITHOUT_LIST.iter().find(|(known, _)| *known == file) {
            assert_eq!(found[0].problem(), problem, "{file}: {found:?}");
            continue;
        }
        let words: Vec<_> = errors.iter().map(|finding| in_words(&text, finding)).collect();
        assert_eq!(words, entry.strict_findings, "{file}");
    }
}

#[test]
fn a_refusal_is_the_first_unbearable_finding() {
    for (entry, text) in corpus() {
        let Err(error) = Description::parse(&text) else { continue };
        let found = check(&text, &ReadOptions::default()).unwrap();
        let first = found.iter().find(|one| one.problem().consequence() == Consequence::Refuse).unwrap();
        assert_eq!((error.offset(), error.rule()), (first.offset(), first.rule()), "{}", entry.file);
    }
}

#[test]
fn what_is_read_is_what_is_there() {
    for (entry, text) in corpus() {
        let Ok(description) = Description::parse(&text) else { continue };
        let file = &entry.file;
        assert_eq!(description.as_bytes(), text, "{file}");
        let lines = text.split(|byte| *byte == b'\n').filter(|line| !line.trim_ascii().is_empty());
        assert!(
            description
                .lines()
                .map(|line| line.value().len() + 2)
                .eq(lines.map(|line| line.strip_suffix(b"\r").unwrap_or(line).len())),
            "{file}"
        );
        if entry.media.is_empty() {
            continue;
        }
        assert_eq!(description.media().len(), entry.media.len(), "{file}");
        for (media, expected) in description.media().zip(&entry.media) {
            let port = match media.port_count() {
                1 => media.port().to_string(),
                count => format!("{}/{count}", media.port()),
            };
            assert_eq!(media.media_type().as_str(), expected.media, "{file}");
            assert_eq!(port, expected.port, "{file}");
            assert_eq!(media.protocol().as_str(), expected.proto, "{file}");
            assert_eq!(media.formats().collect::<Vec<_>>(), expected.formats, "{file}");
            assert_eq!(media.direction().name(), expected.direction, "{file}");
            assert_eq!(media.attributes().count(), expected.attributes, "{file}");
        }
    }
}

#[test]
fn what_cannot_be_used_is_left_out_as_expected() {
    for (entry, text) in corpus() {
        let expected = match entry.outcome.as_str() {
            "drop_attribute" | "drop_attribute_or_reject" => Consequence::DropAttribute,
            "drop_format" => Consequence::DropFormat,
            "drop_group" => Consequence::DropGroup,
            "drop_simulcast" => Consequence::DropSimulcast,
            "reject_media" => Consequence::RefuseMedia,
            "reject" if entry.syntax != "invalid" => Consequence::Refuse,
            _ => continue,
        };
        let review = Description::parse(&text).unwrap().review();
        let worst = review.iter().map(|one| one.problem().consequence()).max();
        // A part that is dropped can leave another without use: the whole list holds what is expected.
        assert!(review.iter().any(|one| one.problem().consequence() == expected), "{}: {review:?}", entry.file);
        assert!(worst <= Some(expected.max(Consequence::DropFormat)), "{}: {review:?}", entry.file);
    }
}

#[test]
fn good_descriptions_have_nothing_to_leave_out() {
    for (entry, text) in corpus().iter().filter(|(entry, _)| entry.outcome.starts_with("accept")) {
        let review = Description::parse(text).unwrap().review();
        let problems: Vec<_> = review.iter().map(|finding| *finding.problem()).collect();
        let expected: &[Problem] = match entry.file.as_str() {
            "tolerant/duplicate-rtpmap.sdp" => &[Problem::RepeatedRtpMap],
            "audio/multicast.sdp" => &[Problem::ObsoleteKey],
            "tolerant/two-directions.sdp" => &[Problem::RepeatedDirection],
            "tolerant/rtpmap-for-absent-format.sdp" => &[Problem::FormatNotListed; 2],
            "tolerant/dynamic-without-rtpmap.sdp" => &[Problem::NoRtpMap],
            _ => &[],
        };
        assert_eq!(problems, expected, "{}", entry.file);
        assert!(review.iter().all(|finding| finding.level() == Level::Warning), "{}", entry.file);
    }
}

/// Where each invalid description is refused: line, column and rule.
const REFUSALS: [(&str, u32, u32, &str); 46] = [
    ("invalid/attribute-empty-name.sdp", 8, 3, "a="),
    ("invalid/attribute-empty.sdp", 8, 3, "a="),
    ("invalid/attribute-name-space.sdp", 8, 5, "a="),
    ("invalid/bare-cr.sdp", 1, 4, "CRLF"),
    ("invalid/connection-bracketed-ip6.sdp", 4, 10, "c="),
    ("invalid/connection-lower-case.sdp", 4, 3, "c="),
    ("invalid/connection-no-address.sdp", 4, 9, "c="),
    ("invalid/connection-octet-range.sdp", 4, 10, "c="),
    ("invalid/empty.sdp", 1, 1, "v="),
    ("invalid/html.sdp", 1, 1, "type=value"),
    ("invalid/leading-space.sdp", 2, 1, "type=value"),
    ("invalid/line-without-equals.sdp", 6, 2, "type=value"),
    ("invalid/media-empty.sdp", 6, 3, "m="),
    ("invalid/media-no-format.sdp", 6, 22, "m="),
    ("invalid/media-no-port.sdp", 6, 18, "m="),
    ("invalid/media-port-huge.sdp", 6, 9, "m="),
    ("invalid/media-port-negative.sdp", 6, 9, "m="),
    ("invalid/media-port-range.sdp", 6, 9, "m="),
    ("invalid/media-port-text.sdp", 6, 9, "m="),
    ("invalid/media-s-line.sdp", 8, 1, "session-description"),
    ("invalid/media-t-line.sdp", 8, 1, "session-description"),
    ("invalid/no-connection.sdp", 5, 1, "c="),
    ("invalid/no-origin.sdp", 7, 1, "o="),
    ("invalid/no-session-name.sdp", 7, 1, "s="),
    ("invalid/no-version.sdp", 7, 1, "v="),
    ("invalid/nul-in-session-name.sdp", 3, 4, "byte-string"),
    ("invalid/only-crlf.sdp", 2, 1, "v="),
    ("invalid/origin-5-fields.sdp", 2, 15, "o="),
    ("invalid/origin-bad-id.sdp", 2, 5, "o="),
    ("invalid/origin-before-version.sdp", 2, 1, "session-description"),
    ("invalid/origin-ip6-mismatch.sdp", 2, 16, "o="),
    ("invalid/space-around-equals.sdp", 2, 2, "type=value"),
    ("invalid/time-one-value.sdp", 5, 4, "t="),
    ("invalid/time-text.sdp", 5, 3, "t="),
    ("invalid/truncated-mid-line.sdp", 6, 13, "m="),
    ("invalid/two-descriptions.sdp", 8, 1, "session-description"),
    ("invalid/two-letter-type.sdp", 6, 2, "type=value"),
    ("invalid/two-session-names.sdp", 4, 1, "s="),
    ("invalid/two-versions.sdp", 2, 1, "v="),
    ("invalid/unknown-type.sdp", 6, 1, "type=value"),
    ("invalid/upper-case-type.sdp", 6, 1, "type=value"),
    ("invalid/utf16.sdp", 1, 4, "byte-string"),
    ("invalid/version-1.sdp", 1, 3, "v="),
    ("invalid/version-text.sdp", 1, 3, "v="),
    ("rfc8839/a-1.sdp", 2, 37, "o="),
    ("rfc8839/a-3.sdp", 2, 36, "o="),
];

#[test]
fn a_refusal_names_line_column_and_rule() {
    let mut refused = 0;
    for (entry, text) in corpus() {
        let known = REFUSALS.iter().find(|(file, ..)| *file == entry.file);
        let Err(error) = Description::parse(&text) else {
            assert_eq!(known, None);
            continue;
        };
        let position = Position::of(&text, error.offset());
        let place = (entry.file.as_str(), position.line(), position.column(), error.rule().name());
        assert_eq!(Some(&place), known);
        refused += 1;
    }
    assert_eq!(refused, REFUSALS.len());
}

/// What a tolerant reader takes with a warning that is no break of the letter, or shows only in the parts together.
const TAKEN_WITH: [(&str, &[Problem]); 8] = [
    ("tolerant/lf-only.sdp", &[Problem::LineFeed]),
    ("tolerant/mixed-line-ends.sdp", &[Problem::LineFeed]),
    ("tolerant/no-final-line-end.sdp", &[Problem::NoFinalLineEnd]),
    ("tolerant/trailing-empty-lines.sdp", &[Problem::TrailingEmptyLines]),
    ("tolerant/trailing-space.sdp", &[Problem::ExtraSpace(LineType::MEDIA)]),
    ("tolerant/origin-user-with-space.sdp", &[Problem::OriginUserSpace]),
    ("tolerant/a-before-c-in-media.sdp", &[Problem::OutOfOrder { line_type: LineType::CONNECTION, media: true }]),
    (TAKEN, &[Problem::Missing(LineType::TIME)]),
];

#[test]
fn whatever_is_taken_with_a_warning_has_a_finding() {
    let mut listed = 0;
    for (entry, text) in corpus() {
        let Ok(description) = Description::parse(&text) else { continue };
        let found: Vec<_> = description.findings().iter().map(|finding| *finding.problem()).collect();
        if let Some((_, expected)) = TAKEN_WITH.iter().find(|(file, _)| *file == entry.file) {
            assert_eq!(found, *expected, "{}", entry.file);
            listed += 1;
        }
        match entry.outcome.as_str() {
            "accept" => assert_eq!(found, [], "{}", entry.file),
            _ => assert!(!found.is_empty() || !description.review().is_empty(), "{}", entry.file),
        }
        // Strict reading takes what has warnings only, and with the same findings.
        if let Ok(strict) = Description::parse_with(&text, &ReadOptions::default().with_strict(true)) {
            assert_eq!(strict.findings(), description.findings(), "{}", entry.file);
        }
    }
    assert_eq!(listed, TAKEN_WITH.len());
}

#[test]
fn a_strict_refusal_is_the_first_finding_of_the_list() {
    for (entry, text) in corpus() {
        let strict = Description::parse_with(&text, &ReadOptions::default().with_strict(true));
        let found = check(&text, &ReadOptions::default()).unwrap();
        let first = found.iter().find(|finding| finding.level() == Level::Error);
        let place = |offset, rule: &Rule| (Position::of(&text, offset), rule.name());
        assert_eq!(
            strict.err().map(|error| place(error.offset(), error.rule())),
            first.map(|finding| place(finding.offset(), finding.rule())),
            "{}",
            entry.file
        );
    }
}
