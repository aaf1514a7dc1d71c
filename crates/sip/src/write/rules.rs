//! What the documents ask of a new message of each kind, beyond the grammar of its values.

use offhook_base::Rule;

use super::BuildError;
use super::refusal::{RefusalKind, refused};
use crate::header::{Contact, HeaderName, Via, id};
use crate::message::Message;
use crate::method::Method;
use crate::option_tag::OptionTag;
use crate::status::StatusCode;

static VIA: Rule = Rule::new("Via", "RFC 3261 §8.1.1.7");
static BRANCH: Rule = Rule::new("branch", "RFC 3261 §8.1.1.7");
static CONTACT: Rule = Rule::new("Contact", "RFC 3261 §8.1.1.8");
static UPDATE_CONTACT: Rule = Rule::new("Contact", "RFC 3311 §5.1");
static DIALOGUE_CONTACT: Rule = Rule::new("Contact", "RFC 3261 §12.1.1");
static SUBSCRIBE_CONTACT: Rule = Rule::new("Contact", "RFC 3265 §7.1");
static REFER_CONTACT: Rule = Rule::new("Contact", "RFC 3515 §2.2");
static UPDATED_CONTACT: Rule = Rule::new("Contact", "RFC 3311 §7");
static EVENT: Rule = Rule::new("Event", "RFC 6665 §8.2.1");
static SUBSCRIPTION_STATE: Rule = Rule::new("Subscription-State", "RFC 6665 §8.2.3");
static PUBLISH_EVENT: Rule = Rule::new("Event", "RFC 3903 §4");
static RELIABLE: Rule = Rule::new("RSeq", "RFC 3262 §3");
static RESPONSE: Rule = Rule::new("header fields of a response", "RFC 3261 §8.2.6.2");

/// What each response code asks for.
static ASKED: [(StatusCode, u8, Rule); 8] = [
    (StatusCode::UNAUTHORIZED, id::WWW_AUTHENTICATE, Rule::new("WWW-Authenticate", "RFC 3261 §22.2")),
    (StatusCode::METHOD_NOT_ALLOWED, id::ALLOW, Rule::new("Allow", "RFC 3261 §21.4.6")),
    (
        StatusCode::PROXY_AUTHENTICATION_REQUIRED,
        id::PROXY_AUTHENTICATE,
        Rule::new("Proxy-Authenticate", "RFC 3261 §22.3"),
    ),
    (StatusCode::BAD_EXTENSION, id::UNSUPPORTED, Rule::new("Unsupported", "RFC 3261 §21.4.15")),
    (StatusCode::EXTENSION_REQUIRED, id::REQUIRE, Rule::new("Require", "RFC 3261 §21.4.16")),
    (StatusCode::SESSION_INTERVAL_TOO_SMALL, id::MIN_SE, Rule::new("Min-SE", "RFC 4028 §6")),
    (StatusCode::INTERVAL_TOO_BRIEF, id::MIN_EXPIRES, Rule::new("Min-Expires", "RFC 3261 §10.3")),
    (StatusCode::SECURITY_AGREEMENT_REQUIRED, id::SECURITY_SERVER, Rule::new("Security-Server", "RFC 3329 §2.3.1")),
];

fn needs(message: &Message<'_>, row: u8, rule: &'static Rule) -> Result<(), BuildError> {
    match message.first_value(row) {
        Some(_) => Ok(()),
        None => Err(refused(row, RefusalKind::Missing, rule)),
    }
}

/// A request of one's own; the Via of ACK and CANCEL may be one that somebody else has made.
pub(super) fn request(message: &Message<'_>, method: &Method<'_>, has_own_via: bool) -> Result<(), BuildError> {
    if has_own_via && let Some(Ok(via)) = message.top_via() {
        own_via(&via)?;
    }
    match method.as_str() {
        "INVITE" | "REFER" => one_contact(message, &CONTACT),
        "UPDATE" => one_contact(message, &UPDATE_CONTACT),
        "SUBSCRIBE" => {
            one_contact(message, &CONTACT)?;
            needs(message, id::EVENT, &EVENT)
        }
        "NOTIFY" => {
            needs(message, id::EVENT, &EVENT)?;
            needs(message, id::SUBSCRIPTION_STATE, &SUBSCRIPTION_STATE)
        }
        "PUBLISH" => needs(message, id::EVENT, &PUBLISH_EVENT),
        _ => Ok(()),
    }
}

/// SIP and 2.0, and a branch that begins with the magic cookie.
fn own_via(via: &Via<'_>) -> Result<(), BuildError> {
    let (name, version) = via.protocol();
    if !name.eq_ignore_ascii_case("SIP") || version != "2.0" {
        return Err(refused(id::VIA, RefusalKind::Value, &VIA));
    }
    match via.branch() {
        Some(branch) if branch.starts_with(Via::MAGIC_COOKIE) => Ok(()),
        _ => Err(refused(id::VIA, RefusalKind::Value, &BRANCH)),
    }
}

/// Exactly one SIP or SIPS URI: where the other side sends its requests.
fn one_contact(message: &Message<'_>, if_missing: &'static Rule) -> Result<(), BuildError> {
    let mut contacts = message.contacts();
    match contacts.next() {
        None => return Err(refused(id::CONTACT, RefusalKind::Missing, if_missing)),
        Some(Ok(Contact::Address(address))) if address.uri().is_sip() => {}
        Some(Ok(_)) => return Err(refused(id::CONTACT, RefusalKind::Value, &CONTACT)),
        // Reading tells what is wrong with it.
        Some(Err(_)) => return Ok(()),
    }
    match contacts.next() {
        Some(_) => Err(refused(id::CONTACT, RefusalKind::Several, &CONTACT)),
        None => Ok(()),
    }
}

/// A response to a request of this method, which is within a dialogue already or not.
pub(super) fn response(message: &Message<'_>, method: &Method<'_>, is_within: bool) -> Result<(), BuildError> {
    let Some(status) = message.status() else { return Ok(()) };
    for (code, row, rule) in &ASKED {
        if *code == status {
            needs(message, *row, rule)?;
        }
    }
    let is_provisional = *method == Method::INVITE && (101..200).contains(&status.code());
    let is_reliable = message.requires(&OptionTag::RELIABLE);
    let has_contact = || message.contacts().any(|contact| !matches!(contact, Ok(Contact::Any)));
    if message.first_value(id::RSEQ).is_some() {
        if !is_provisional {
            return Err(refused(id::RSEQ, RefusalKind::Misplaced, &RELIABLE));
        }
        if !is_reliable {
            return Err(refused(id::REQUIRE, RefusalKind::Missing, &RELIABLE));
        }
        // PRACK is a request of the dialogue that this response begins.
        if !is_within && !has_contact() {
            return Err(refused(id::CONTACT, RefusalKind::Missing, &DIALOGUE_CONTACT));
        }
    } else if is_provisional && is_reliable {
        return Err(refused(id::RSEQ, RefusalKind::Missing, &RELIABLE));
    }
    let rule = match method.as_str() {
        "INVITE" => &DIALOGUE_CONTACT,
        "SUBSCRIBE" => &SUBSCRIBE_CONTACT,
        "REFER" => &REFER_CONTACT,
        "UPDATE" => &UPDATED_CONTACT,
        _ => return Ok(()),
    };
    if status.is_success() { one_contact(message, rule) } else { Ok(()) }
}

/// Whether `response` answers `request`: Call-ID, CSeq and the tag of From are the same, and the tag of To if the
/// request has one.
pub(super) fn answers(request: &Message<'_>, response: &Message<'_>) -> Result<(), BuildError> {
    let other = |row: u8| Err(refused(row, RefusalKind::Other, &RESPONSE));
    if needed(id::CALL_ID, request.call_id())? != needed(id::CALL_ID, response.call_id())? {
        return other(id::CALL_ID);
    }
    if needed(id::CSEQ, request.cseq())? != needed(id::CSEQ, response.cseq())? {
        return other(id::CSEQ);
    }
    if needed(id::FROM, request.from())?.tag() != needed(id::FROM, response.from())?.tag() {
        return other(id::FROM);
    }
    let (asked, answered) = (needed(id::TO, request.to())?, needed(id::TO, response.to())?);
    if asked.tag().is_some() && asked.tag() != answered.tag() {
        return other(id::TO);
    }
    Ok(())
}

/// The value of a header field that the message at hand has to have.
pub(super) fn needed<T>(row: u8, value: Option<Result<T, crate::ParseError>>) -> Result<T, BuildError> {
    match value {
        Some(value) => value.map_err(BuildError::Value),
        None => Err(BuildError::Source(crate::finding::FieldId(row))),
    }
}

/// The names of header fields that every message has (RFC 3261 §8.1.1).
pub(super) const MANDATORY: [HeaderName<'static>; 5] =
    [HeaderName::VIA, HeaderName::FROM, HeaderName::TO, HeaderName::CALL_ID, HeaderName::CSEQ];
