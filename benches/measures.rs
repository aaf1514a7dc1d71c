//! What is measured: one function per measure, the same ones for every harness.

use offhook_sip::{
    Auth, CSeq, CallId, Contact, Date, DialogId, FieldValue, MediaType, Message, Method, NameAddr, OptionTag, RAck,
    Reason, RetryAfter, SessionExpires, Token, TokenParams, Transport, Via, Warning,
};

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

/// Split, and every field typed: how many values there were.
#[must_use]
pub fn split_and_type_all(bytes: &[u8]) -> usize {
    Message::parse(bytes).map_or(0, |message| type_every_field(&message))
}

/// Split, every field typed, and the full list of findings: how many values and findings there were.
#[must_use]
pub fn split_type_and_check(bytes: &[u8]) -> usize {
    Message::parse(bytes)
        .map_or(0, |message| type_every_field(&message).saturating_add(core::hint::black_box(message.findings()).len()))
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

/// Every field typed, lists to their end: how many values there were.
#[must_use]
pub fn type_every_field(message: &Message<'_>) -> usize {
    message
        .fields()
        .map(|field| {
            let value = field.value();
            match field.name().as_str() {
                "Via" => list::<Via<'_>>(value),
                "Record-Route"
                | "Route"
                | "Path"
                | "Service-Route"
                | "P-Asserted-Identity"
                | "P-Preferred-Identity"
                | "P-Associated-URI"
                | "History-Info"
                | "Diversion"
                | "Remote-Party-ID" => list::<NameAddr<'_>>(value),
                "From" | "To" | "Refer-To" | "Referred-By" | "Reply-To" | "P-Called-Party-ID" | "P-Served-User" => {
                    one::<NameAddr<'_>>(value)
                }
                "Contact" => list::<Contact<'_>>(value),
                "Call-ID" => one::<CallId<'_>>(value),
                "In-Reply-To" => list::<CallId<'_>>(value),
                "CSeq" => one::<CSeq<'_>>(value),
                "Max-Forwards" => good(message.max_forwards()),
                "Content-Length" => good(message.content_length()),
                "Content-Type" => one::<MediaType<'_>>(value),
                "Allow" => list::<Method<'_>>(value),
                "Supported" | "Require" | "Proxy-Require" | "Unsupported" => list::<OptionTag<'_>>(value),
                "Allow-Events" | "Content-Encoding" | "Recv-Info" => list::<Token<'_>>(value),
                "Expires" => good(message.expires()),
                "Session-Expires" | "Min-SE" => one::<SessionExpires<'_>>(value),
                "Authorization" | "Proxy-Authorization" | "WWW-Authenticate" | "Proxy-Authenticate" => {
                    one::<Auth<'_>>(value)
                }
                "Reason" => list::<Reason<'_>>(value),
                "RSeq" => good(message.rseq()),
                "RAck" => one::<RAck<'_>>(value),
                "Retry-After" => one::<RetryAfter<'_>>(value),
                "Replaces" | "Join" | "Target-Dialog" => one::<DialogId<'_>>(value),
                "Event" | "Subscription-State" | "Content-Disposition" | "Info-Package" => {
                    one::<TokenParams<'_>>(value)
                }
                "Date" => one::<Date>(value),
                "Warning" => list::<Warning<'_>>(value),
                // Free text, or no type yet.
                _ => core::hint::black_box(value).len().min(1),
            }
        })
        .sum()
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
    usize::from(core::hint::black_box(value).is_some_and(|value| value.is_ok()))
}

fn one<'a, T: FieldValue<'a>>(value: &'a [u8]) -> usize {
    good(Some(T::parse_value(value)))
}

fn list<'a, T: FieldValue<'a>>(value: &'a [u8]) -> usize {
    let mut rest = value;
    let mut count = 0_usize;
    while !rest.is_empty() {
        let Ok((value, length)) = T::parse_prefix(rest) else { break };
        count = count.saturating_add(good::<T, ()>(Some(Ok(value))));
        rest = rest.get(length..).unwrap_or_default();
        rest = rest.strip_prefix(b",").unwrap_or_default().trim_ascii_start();
    }
    count
}
