//! Values of parameters that have a grammar of their own. A bad one does not keep the rest of the value from being read.

use offhook_base::{ErrorKind, ParseError, Rule};

use crate::grammar::{Cursor, ascii};
use crate::header::{Param, Quality, Refresher, address, id, offset_in};
use crate::uri::Host;

static CONTACT_EXPIRES: Rule = Rule::new("c-p-expires", "RFC 3261 §20.10");
static BRANCH: Rule = Rule::new("via-branch", "RFC 3261 §25.1");
static TAG: Rule = Rule::new("tag-param", "RFC 3261 §25.1");
static TTL: Rule = Rule::new("via-ttl", "RFC 3261 §25.1");
static RECEIVED: Rule = Rule::new("via-received", "RFC 3261 §25.1");
static MADDR: Rule = Rule::new("via-maddr", "RFC 3261 §25.1");
static RPORT: Rule = Rule::new("response-port", "RFC 3581 §5");
static REFRESHER: Rule = Rule::new("refresher-param", "RFC 4028 §4");
static CAUSE: Rule = Rule::new("protocol-cause", "RFC 3326 §2");
static SUBSCRIPTION: Rule = Rule::new("subexp-params", "RFC 6665 §8.4");
static DURATION: Rule = Rule::new("retry-param", "RFC 3261 §20.33");

type Check = fn(&[u8]) -> Result<(), ParseError>;

/// The value of a parameter of the header field in this row; errors count from the start of `whole`, which the parameter
/// is a part of.
pub(super) fn check(row: u8, whole: &[u8], param: Param<'_>) -> Result<(), ParseError> {
    let named = |name: &str| param.name_octets().eq_ignore_ascii_case(name.as_bytes());
    let (rule, check): (&'static Rule, Check) = match row {
        id::CONTACT if named("q") => (Quality::RULE, |value| Quality::parse(value).map(|_| ())),
        id::CONTACT if named("expires") => (&CONTACT_EXPIRES, |value| seconds(value, &CONTACT_EXPIRES)),
        // Without a value they are parameters like any other, and no branch and no tag.
        id::VIA if named("branch") && param.value().is_some() => (&BRANCH, |value| token(value, &BRANCH)),
        id::FROM | id::TO if named("tag") && param.value().is_some() => (&TAG, |value| token(value, &TAG)),
        id::VIA if named("ttl") => (&TTL, |value| number(value, 255, &TTL)),
        id::VIA if named("received") => (&RECEIVED, received),
        id::VIA if named("maddr") => (&MADDR, maddr),
        // Without a value it asks for the port (RFC 3581 §3).
        id::VIA if named("rport") && param.value().is_some() => {
            (&RPORT, |value| number(value, u64::from(u16::MAX), &RPORT))
        }
        id::SESSION_EXPIRES if named("refresher") => (&REFRESHER, refresher),
        id::REASON if named("cause") => (&CAUSE, |value| number(value, u64::MAX, &CAUSE)),
        id::SUBSCRIPTION_STATE if named("expires") || named("retry-after") => {
            (&SUBSCRIPTION, |value| seconds(value, &SUBSCRIPTION))
        }
        id::RETRY_AFTER if named("duration") => (&DURATION, |value| seconds(value, &DURATION)),
        _ => return Ok(()),
    };
    match param.value() {
        Some(value) => check(value).map_err(|error| error.moved_by(offset_in(whole, value))),
        None => {
            let behind = offset_in(whole, param.name_octets()).saturating_add(param.name_octets().len());
            Err(ParseError::new(rule, behind, ErrorKind::Missing))
        }
    }
}

/// `delta-seconds` up to 2^32 - 1 (RFC 3261 §20.19).
fn seconds(value: &[u8], rule: &'static Rule) -> Result<(), ParseError> {
    number(value, u64::from(u32::MAX), rule)
}

fn number(value: &[u8], max: u64, rule: &'static Rule) -> Result<(), ParseError> {
    let mut cursor = Cursor::new(value);
    cursor.number(0, max, rule)?;
    cursor.end(rule)
}

/// Brackets are a finding of their own (RFC 5118 §4.5).
fn received(value: &[u8]) -> Result<(), ParseError> {
    if address(value).is_some() { Ok(()) } else { Err(unexpected(value, &RECEIVED)) }
}

/// `token` (RFC 3261 §25.1).
fn token(value: &[u8], rule: &'static Rule) -> Result<(), ParseError> {
    let mut cursor = Cursor::new(value);
    cursor.token(rule)?;
    cursor.end(rule)
}

fn maddr(value: &[u8]) -> Result<(), ParseError> {
    if Host::parse(value).is_ok() { Ok(()) } else { Err(unexpected(value, &MADDR)) }
}

fn refresher(value: &[u8]) -> Result<(), ParseError> {
    if Refresher::new(ascii(value)).is_known() {
        Ok(())
    } else {
        Err(ParseError::new(&REFRESHER, 0, ErrorKind::Unknown))
    }
}

/// A value that is wrong from its first octet.
fn unexpected(value: &[u8], rule: &'static Rule) -> ParseError {
    ParseError::new(rule, 0, value.first().map_or(ErrorKind::End, |octet| ErrorKind::Byte(*octet)))
}
