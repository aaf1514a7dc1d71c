//! URIs that are known to be right, and their comparison.
#![allow(unreachable_pub, reason = "a module of several tests")]

use offhook_sip::Uri;

pub fn uri(text: &str) -> Uri<'_> {
    Uri::parse(text.as_bytes()).unwrap_or_else(|error| panic!("{text}: {error}"))
}

/// Compares both ways round.
#[track_caller]
pub fn compare(one: &str, other: &str, equal: bool) {
    assert_eq!(uri(one).is_equivalent(&uri(other)), equal, "{one} {other}");
    assert_eq!(uri(other).is_equivalent(&uri(one)), equal, "{other} {one}");
}
