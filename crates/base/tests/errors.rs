//! Rules, errors with an offset, findings, limits and secrets.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

use std::fmt;

use offhook_base::{ErrorKind, Finding, Level, Limits, ParseError, Problem, Rule, Secret};

static CALL_ID: Rule = Rule::new("Call-ID", "RFC 3261 §20.8");

#[test]
fn errors_name_rule_kind_offset_and_source() {
    let error = ParseError::new(&CALL_ID, 14, ErrorKind::Byte(b'\n'));
    assert_eq!(error.to_string(), "Call-ID: unexpected byte 0x0a at byte 14 (RFC 3261 §20.8)");
    assert_eq!((error.rule().name(), error.rule().source()), ("Call-ID", "RFC 3261 §20.8"));
    assert_eq!((error.offset(), error.kind()), (14, ErrorKind::Byte(b'\n')));
    assert_eq!(CALL_ID.to_string(), "Call-ID (RFC 3261 §20.8)");
}

#[test]
fn every_kind_has_a_message_in_house_style() {
    for (kind, message) in [
        (ErrorKind::Byte(0), "unexpected byte 0x00"),
        (ErrorKind::End, "unexpected end of input"),
        (ErrorKind::OutOfRange { value: 70_000, min: 1, max: 65_535 }, "70000 is not in 1 to 65535"),
        (ErrorKind::TooLong { max: 25 }, "longer than 25 octets"),
        (ErrorKind::TooMany { max: 2 }, "more than 2 items"),
        (ErrorKind::TooDeep { max: 8 }, "nested deeper than 8"),
        (ErrorKind::Utf8, "not UTF-8"),
        (ErrorKind::Missing, "missing"),
        (ErrorKind::Duplicate, "stands more than once"),
        (ErrorKind::Unknown, "unknown word"),
        (ErrorKind::Contradiction, "contradicts an earlier statement"),
    ] {
        assert_eq!(kind.to_string(), message);
        assert!(!message.ends_with('.') && message.chars().next().is_some_and(|first| !first.is_uppercase()));
    }
}

#[test]
fn errors_move_with_the_slice_and_do_not_overflow() {
    let inner = ParseError::new(&CALL_ID, 2, ErrorKind::End);
    assert_eq!(inner.moved_by(0), inner);
    assert_eq!(inner.moved_by(40).moved_by(100).offset(), 142);
    assert_eq!(inner.moved_by(usize::MAX).offset(), usize::MAX);
    assert_eq!(inner.moved_by(40).kind(), ErrorKind::End);
}

#[test]
fn errors_are_errors() {
    let error: Box<dyn std::error::Error + Send + Sync> = Box::new(ParseError::new(&CALL_ID, 0, ErrorKind::End));
    // The kind is part of the message, not a cause of its own.
    assert!(error.source().is_none());
}

/// What a tolerant reader of the tests puts up with.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
enum Slip {
    ShortBody { stated: u32, found: u32 },
    CompactForm,
}

impl fmt::Display for Slip {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::ShortBody { stated, found } => write!(f, "{stated} octets stated, {found} found"),
            Self::CompactForm => f.write_str("compact form"),
        }
    }
}

impl Problem for Slip {
    fn level(&self) -> Level {
        match self {
            Self::ShortBody { .. } => Level::Error,
            Self::CompactForm => Level::Warning,
        }
    }

    fn field(&self) -> &'static str {
        "Content-Length"
    }

    fn rule(&self) -> &'static Rule {
        static LENGTH: Rule = Rule::new("Content-Length", "RFC 3261 §18.3");
        &LENGTH
    }
}

#[test]
fn findings_say_how_bad_where_what_and_by_which_rule() {
    let error = Finding::new(742, Slip::ShortBody { stated: 236, found: 232 });
    let message = "error: Content-Length at byte 742: 236 octets stated, 232 found (RFC 3261 §18.3)";
    assert_eq!(error.to_string(), message);
    assert_eq!((error.offset(), error.level()), (742, Level::Error));
    assert_eq!(error.problem(), &Slip::ShortBody { stated: 236, found: 232 });
    assert_eq!(error.rule().source(), "RFC 3261 §18.3");
    let warning = Finding::new(0, Slip::CompactForm);
    assert_eq!(warning.to_string(), "warning: Content-Length at byte 0: compact form (RFC 3261 §18.3)");
}

#[test]
fn an_error_weighs_more_than_a_warning() {
    assert!(Level::Warning < Level::Error);
    assert_eq!(format!("{:>8}|{:<8}|", Level::Error, Level::Warning), "   error|warning |");
}

#[test]
fn limits_have_defaults_and_setters() {
    let limits = Limits::default();
    assert_eq!((limits.message_bytes(), limits.fields(), limits.depth()), (65_535, 1_024, 8));
    let limits = limits.with_message_bytes(1).with_fields(2).with_depth(3);
    assert_eq!((limits.message_bytes(), limits.fields(), limits.depth()), (1, 2, 3));
}

#[test]
fn secrets_are_hidden_however_they_are_printed() {
    #[derive(Debug)]
    #[allow(dead_code)]
    struct SignIn {
        agent: u32,
        password: Secret<String>,
    }

    let sign_in = SignIn { agent: 101, password: Secret::new("hunter2".to_owned()) };
    for printed in [format!("{sign_in:?}"), format!("{sign_in:#?}")] {
        assert!(!printed.contains("hunter2"), "{printed}");
        assert!(printed.contains("101") && printed.contains("Secret(hidden)"));
    }
    assert_eq!(sign_in.password.expose(), "hunter2");
    assert_eq!(sign_in.password.into_exposed(), "hunter2");
    assert_eq!(Secret::new(7), Secret::new(7));
}

#[cfg(feature = "serde")]
mod serde {
    use super::*;

    #[test]
    fn limits_take_defaults_for_what_is_not_said() {
        let limits: Limits = serde_json::from_str(r#"{"depth":2}"#).unwrap();
        assert_eq!(limits, Limits::default().with_depth(2));
        assert!(serde_json::from_str::<Limits>(r#"{"deep":2}"#).is_err());
        let json = serde_json::to_string(&limits).unwrap();
        assert_eq!(serde_json::from_str::<Limits>(&json).unwrap(), limits);
    }

    #[test]
    fn levels_are_small_words() {
        assert_eq!(serde_json::to_string(&[Level::Warning, Level::Error]).unwrap(), r#"["warning","error"]"#);
        assert_eq!(serde_json::from_str::<Level>("\"error\"").unwrap(), Level::Error);
    }
}
