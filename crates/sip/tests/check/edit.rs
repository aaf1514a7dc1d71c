//! What has to hold after any edits: the assertions of the fuzz target `sip_edit`.

use offhook_sip::{Edit, HeaderName, MediaType, Message, NameAddr, Transport, Uri, Via};

/// The first octet counts the edits that follow it, one octet each; the rest is the message.
#[allow(unreachable_pub, reason = "the fuzz targets take it over")]
pub fn check_edits(bytes: &[u8]) {
    let Some((count, rest)) = bytes.split_first() else { return };
    let (steps, text) = rest.split_at(usize::from(count % 12).min(rest.len()));
    let Ok(message) = Message::parse(text) else { return };
    let (mut edit, mut touched, mut length) = (message.edit(), Vec::new(), None);
    for step in steps {
        edit = change(edit, *step, &mut touched, &mut length);
    }
    let Ok(edited) = edit.finish() else { return };

    // What no edit was about is there, octet by octet and in its order.
    let untouched = |message: &Message<'_>| -> Vec<Vec<u8>> {
        let ends = message.fields().skip(1).map(|field| field.offset()).chain([message.header().len()]);
        let fields = message.fields().zip(ends);
        let fields = fields.filter(|(field, _)| !touched.contains(&field.name().into_owned()));
        fields.map(|(field, end)| message.as_bytes()[field.offset()..end].to_vec()).collect()
    };
    assert_eq!(untouched(&edited), untouched(&message));
    let body = length.map_or(message.body(), |length: u8| &BODY[..usize::from(length)]);
    assert!(edited.body() == body || touched.contains(&HeaderName::CONTENT_LENGTH) || body.starts_with(edited.body()));
    if length.is_some() {
        assert_eq!(edited.body(), body);
        assert_eq!(edited.content_length(), Some(Ok(u32::try_from(body.len()).unwrap())));
    }
    if steps.is_empty() {
        assert_eq!(edited.as_bytes(), message.as_bytes());
    }
}

const BODY: [u8; 255] = [b'x'; 255];

fn change<'m>(edit: Edit<'m>, step: u8, touched: &mut Vec<HeaderName<'static>>, length: &mut Option<u8>) -> Edit<'m> {
    let values = [
        (HeaderName::SUBJECT, "set"),
        (HeaderName::VIA, "SIP/2.0/UDP set, SIP/2.0/TCP other"),
        (HeaderName::CONTACT, "<sip:set@b>"),
        (HeaderName::MAX_FORWARDS, "9"),
        (HeaderName::new("X-Own"), ""),
        (HeaderName::ROUTE, "<sip:set;lr>"),
    ];
    let (name, value) = values[usize::from(step >> 4) % values.len()].clone();
    let mut touch = |name: &HeaderName<'static>| touched.push(name.clone());
    match step % 12 {
        0 => {
            touch(&HeaderName::VIA);
            edit.set_top_via(&Via::new(Transport::TLS, "set", Some(u16::from(step)), "z9hG4bK3").unwrap())
        }
        1 => {
            touch(&HeaderName::VIA);
            edit.push_via(&Via::new(Transport::TCP, "p", Some(u16::from(step)), "z9hG4bK2").unwrap())
        }
        2 => {
            touch(&HeaderName::VIA);
            edit.pop_via()
        }
        3 => {
            touch(&HeaderName::ROUTE);
            edit.push_route(&NameAddr::parse(b"<sip:r;lr>").unwrap())
        }
        4 => {
            touch(&HeaderName::ROUTE);
            edit.pop_route()
        }
        5 => {
            touch(&HeaderName::RECORD_ROUTE);
            edit.push_record_route(&NameAddr::parse(b"<sip:me;lr>").unwrap())
        }
        6 => {
            touch(&HeaderName::MAX_FORWARDS);
            edit.decrement_max_forwards()
        }
        7 => {
            touch(&name);
            edit.set(&name, value)
        }
        8 => {
            touch(&name);
            edit.add(&name, value)
        }
        9 => {
            touch(&name);
            edit.remove(&name)
        }
        10 => edit.request_uri(&Uri::parse(b"sip:new@example.com").unwrap()),
        _ => {
            touch(&HeaderName::CONTENT_TYPE);
            touch(&HeaderName::CONTENT_LENGTH);
            *length = Some(step);
            edit.body(&MediaType::TEXT, &BODY[..usize::from(step)])
        }
    }
}
