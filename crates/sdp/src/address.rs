use alloc::borrow::Cow;
use core::net::IpAddr;

use crate::grammar::{ip4, ip6, is_domain_name, is_token, text};
use crate::{AddrType, LineType, NetType, Problem};

/// Spells the types that are fixed upper-case tokens (RFC 8866 §5.2) in another case.
fn has_wrong_case(word: &[u8], registered: &[&str]) -> bool {
    registered.iter().any(|known| word != known.as_bytes() && word.eq_ignore_ascii_case(known.as_bytes()))
}

/// Both words are tokens, and written as registered if they are registered at all; `form` is what is wrong otherwise.
pub(crate) fn check_types(net_type: &[u8], addr_type: &[u8], line: LineType, form: Problem) -> Option<Problem> {
    // What nearly every description says costs two comparisons.
    if net_type == b"IN" && (addr_type == b"IP4" || addr_type == b"IP6") {
        return None;
    }
    if !is_token(net_type) || !is_token(addr_type) {
        return Some(form);
    }
    let wrong = has_wrong_case(net_type, &["IN"]) || has_wrong_case(addr_type, &["IP4", "IP6"]);
    wrong.then_some(Problem::TypeCase(line))
}

/// Whether the address is one of the stated type; of types other than `IP4` and `IP6` nothing is known.
pub(crate) fn fits(addr_type: &[u8], address: &[u8]) -> bool {
    match addr_type {
        b"IP4" => ip4(address).is_some() || is_domain_name(address),
        b"IP6" => ip6(address).is_some() || is_domain_name(address),
        _ => !address.is_empty() && core::str::from_utf8(address).is_ok(),
    }
}

/// The numeric form of an address, if it has one.
pub(crate) fn ip(address: &str) -> Option<IpAddr> {
    let octets = address.as_bytes();
    ip4(octets).map(IpAddr::V4).or_else(|| ip6(octets).map(IpAddr::V6))
}

/// The address type that belongs to a numeric address.
pub(crate) const fn addr_type_of(address: IpAddr) -> AddrType<'static> {
    match address {
        IpAddr::V4(_) => AddrType::IP4,
        IpAddr::V6(_) => AddrType::IP6,
    }
}

pub(crate) const fn net_type(word: &[u8]) -> NetType<'_> {
    NetType::new(ascii(word))
}

pub(crate) const fn addr_type(word: &[u8]) -> AddrType<'_> {
    AddrType::new(ascii(word))
}

/// Words that were checked to be ASCII before; `text` in a constant function.
const fn ascii(word: &[u8]) -> &str {
    match core::str::from_utf8(word) {
        Ok(word) => word,
        Err(_) => "",
    }
}

pub(crate) fn borrowed(word: &[u8]) -> Cow<'_, str> {
    Cow::Borrowed(text(word))
}
