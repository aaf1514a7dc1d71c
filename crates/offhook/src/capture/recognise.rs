//! Whether octets are SIP, and where a message in a stream ends.

use offhook_base::{Limits, ParseError};

/// Octets of a start line in a stream, at most: so many may come without an end of line before they count as
/// something else.
const MAX_START_LINE: usize = 8_192;

/// What octets at the place of a message may be.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Guess {
    /// They begin with a SIP start line.
    Yes,
    /// They are no SIP.
    No,
    /// They are the first part of a line that may be a SIP start line.
    More,
}

/// Where the message ends that octets begin with.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Frame {
    /// It has so many octets.
    Message(usize),
    /// Its end is not there yet.
    Incomplete,
    /// Its end can't be told.
    Malformed(ParseError),
}

/// Octets of empty lines at the beginning.
pub(super) fn empty_lines(octets: &[u8]) -> usize {
    octets.iter().take_while(|octet| matches!(octet, b'\r' | b'\n')).count()
}

/// Octets up to and with the next line feed, 0 if there is none.
pub(super) fn line(octets: &[u8]) -> usize {
    octets.iter().position(|octet| *octet == b'\n').map_or(0, |at| at.saturating_add(1))
}

/// Whether a datagram is a SIP message.
pub(super) fn is_message(octets: &[u8]) -> bool {
    guess(octets.get(empty_lines(octets)..).unwrap_or_default()) == Guess::Yes
}

/// Whether something that is not whole may be the first part of a SIP message. Of nothing but empty lines nobody knows.
pub(super) fn may_be_message(octets: &[u8]) -> bool {
    guess(octets.get(empty_lines(octets)..).unwrap_or_default()) != Guess::No
}

/// Whether a whole datagram ends within its start line: another protocol may have lines of words as well, but neither
/// begins one with the version of SIP nor puts such a URI behind the first word.
pub(super) fn is_cut_start_line(octets: &[u8]) -> bool {
    let octets = octets.get(empty_lines(octets)..).unwrap_or_default();
    let has_uri = || {
        let mut words = octets.splitn(2, |octet| *octet == b' ').skip(1);
        let uri = words.next().unwrap_or_default();
        let begins = |scheme: &[u8]| uri.get(..scheme.len()).is_some_and(|it| it.eq_ignore_ascii_case(scheme));
        [b"sip:".as_slice(), b"sips:", b"tel:"].into_iter().any(begins)
    };
    guess(octets) == Guess::More && (octets.starts_with(b"SIP/2.0") || has_uri())
}

/// What the octets at the place of a message may be, without empty lines.
pub(super) fn guess(octets: &[u8]) -> Guess {
    let head = octets.get(..MAX_START_LINE).unwrap_or(octets);
    if head.contains(&b'\n') {
        return if offhook_sip::looks_like_sip(head) { Guess::Yes } else { Guess::No };
    }
    if octets.len() >= MAX_START_LINE || !may_begin_start_line(head) { Guess::No } else { Guess::More }
}

/// Whether the start line that octets begin with is a well-formed one: asked where it is not known that a message
/// begins, as the last word of a body and a start line make a line that a tolerant reader takes for one.
pub(super) fn is_strict(octets: &[u8]) -> bool {
    let line = octets.get(..line(octets)).unwrap_or_default().trim_ascii_end();
    let words = line.split(|octet| *octet == b' ').count();
    line.starts_with(b"SIP/2.0 ") || words == 3
}

/// Whether a line without an end may become `Method SP Request-URI SP SIP-Version` or begin with a `SIP-Version`.
fn may_begin_start_line(octets: &[u8]) -> bool {
    // A method is a token (RFC 3261 section 25.1); the version has a slash besides.
    let word =
        octets.iter().take_while(|octet| octet.is_ascii_alphanumeric() || b"-.!%*_+`'~/".contains(octet)).count();
    let after = octets.get(word..).unwrap_or_default();
    match after.split_first() {
        None => true,
        Some((b' ', rest)) => {
            let rest = rest.strip_suffix(b"\r").unwrap_or(rest);
            word > 0 && !rest.iter().any(u8::is_ascii_control)
        }
        Some(_) => false,
    }
}

/// Where the message ends that octets in a stream begin with (RFC 3261 section 18.3).
pub(super) fn frame(octets: &[u8]) -> Frame {
    match offhook_sip::Frame::cut(octets, &Limits::default()) {
        Ok(Some((_, length))) => Frame::Message(length),
        Ok(None) => Frame::Incomplete,
        Err(error) => Frame::Malformed(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_body_without_line_end_makes_no_start_line() {
        assert!(is_strict(b"INVITE sip:a@b SIP/2.0\r\n"));
        assert!(is_strict(b"SIP/2.0 183 Session Progress\r\n"));
        assert!(!is_strict(b"a=sendrecv INVITE sip:a@b SIP/2.0\r\n"));
    }

    #[test]
    fn a_first_part_is_told_from_something_else() {
        assert_eq!(guess(b"INVITE sip:a@b SIP/2.0\r\n"), Guess::Yes);
        assert_eq!(guess(b"SIP/2.0 200 OK\r\n"), Guess::Yes);
        for part in [b"I".as_slice(), b"INVITE", b"INVITE sip:a@b", b"SIP/2.0 2", b"INVITE sip:a@b SIP/2.0\r"] {
            assert_eq!(guess(part), Guess::More, "{part:?}");
        }
        for other in [b"\x16\x03\x01".as_slice(), b"GET / HTTP/1.1\r\n", b"\x00", b" INVITE", b"a b\0"] {
            assert_eq!(guess(other), Guess::No, "{other:?}");
        }
        assert_eq!(guess(&[b'A'; MAX_START_LINE]), Guess::No);
    }
}
