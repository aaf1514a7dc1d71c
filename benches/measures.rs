//! What is measured: one function per measure, the same ones for every harness.

use core::hint::black_box;

use offhook_sip::{HeaderName, Message, Text, Transport, Via};

/// Start line, fields with their names recognised, body: the number of fields.
#[must_use]
pub fn split(bytes: &[u8]) -> usize {
    Message::parse(bytes).map_or(0, |message| message.fields().len())
}

/// Split, and the fields typed that routing needs: how many of them there were.
#[must_use]
pub fn split_and_type_routing(bytes: &[u8]) -> usize {
    Message::parse(bytes).map_or(0, |message| type_routing_fields(&message))
}

/// Split, and every field of an INVITE like the documented one typed, each asked for by its name: how many values there
/// were.
#[must_use]
pub fn split_and_type_by_name(bytes: &[u8]) -> usize {
    Message::parse(bytes).map_or(0, |message| type_by_name(&message))
}

/// Split, and every field typed, whatever fields there are: how many values there were.
#[must_use]
pub fn split_and_type_all(bytes: &[u8]) -> usize {
    Message::parse(bytes).map_or(0, |message| type_every_field(&message))
}

/// Split, and the full list of findings, for which every value is read by its grammar: how many findings there were.
#[must_use]
pub fn split_and_check(bytes: &[u8]) -> usize {
    Message::parse(bytes).map_or(0, |message| black_box(&message.findings()).len())
}

/// Split, every field typed and handed out, and the full list of findings: how many values and findings there were.
#[must_use]
pub fn split_type_and_check(bytes: &[u8]) -> usize {
    let Ok(message) = Message::parse(bytes) else { return 0 };
    let (values, findings) = type_and_check(&message);
    values.saturating_add(findings)
}

/// Every field typed and handed out, and the full list of findings, in one walk: how many of each there were.
#[inline]
#[must_use]
pub fn type_and_check(message: &Message<'_>) -> (usize, usize) {
    let mut values = 0_usize;
    let findings = message.inspect(|_, value| {
        black_box(value);
        values = values.saturating_add(1);
    });
    (values, black_box(&findings).len())
}

/// Top Via, From, To, Call-ID, CSeq, Contact, Max-Forwards and Content-Length, typed: how many of them there were.
#[must_use]
pub fn type_routing_fields(message: &Message<'_>) -> usize {
    [
        good(message.top_via()),
        good(message.from()),
        good(message.to()),
        good(message.call_id()),
        good(message.cseq()),
        good(message.contact()),
        good(message.max_forwards()),
        good(message.content_length()),
    ]
    .iter()
    .sum()
}

/// The fields that the documented INVITE has, typed, lists to their end: how many values there were.
#[must_use]
pub fn type_by_name(message: &Message<'_>) -> usize {
    let lists = all(message.vias())
        .saturating_add(all(message.record_routes()))
        .saturating_add(all(message.contacts()))
        .saturating_add(all(message.allow()))
        .saturating_add(all(message.supported()));
    let single = [
        good(message.from()),
        good(message.to()),
        good(message.call_id()),
        good(message.cseq()),
        good(message.max_forwards()),
        good(message.content_length()),
        good(message.content_type()),
        good(message.value::<Text<'_>>(&HeaderName::USER_AGENT)),
    ];
    lists.saturating_add(single.iter().sum())
}

/// Every field typed, lists to their end: how many values there were.
#[must_use]
pub fn type_every_field(message: &Message<'_>) -> usize {
    message.fields().map(|field| all(field.typed())).sum()
}

/// Appends the message to `out`, unchanged.
pub fn write_back(message: &Message<'_>, out: &mut Vec<u8>) {
    out.extend_from_slice(message.as_bytes());
}

/// What a proxy does with a request: read it, put a Via on top, take one hop off Max-Forwards, append it to `out`.
/// Whether that could be done.
pub fn proxy_hop(bytes: &[u8], out: &mut Vec<u8>) -> bool {
    let Ok(message) = Message::parse(bytes) else { return false };
    let Ok(via) = Via::new(Transport::UDP, "10.11.56.62", Some(5060), "z9hG4bK3f0c9d7e41a2") else { return false };
    message.edit().push_via(&via).decrement_max_forwards().write_to(out).is_ok()
}

/// 1 for a value. It is handed out whole, so that the compiler can't leave out what nobody reads.
fn good<T, E>(value: Option<Result<T, E>>) -> usize {
    usize::from(black_box(&value).as_ref().is_some_and(Result::is_ok))
}

fn all<T, E>(values: impl Iterator<Item = Result<T, E>>) -> usize {
    // Not in a loop over `next`: values of any type are large, and stay where they are made this way.
    values.fold(0_usize, |count, value| count.saturating_add(usize::from(black_box(&value).is_ok())))
}
