//! The inputs are what they claim to be, and the measures do on them what they claim to do.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::collections::BTreeSet;

use offhook_benches::{
    INPUTS, INVITE, INVITE_6_VIA, OK, REGISTER, grown, proxy_hop, split, split_and_type_all, split_and_type_by_name,
    split_and_type_routing,
};
use offhook_sip::{HeaderName, Message};

#[test]
fn no_input_breaks_a_rule() {
    for input in INPUTS {
        let message = Message::parse(input.bytes).unwrap();
        assert_eq!(message.findings(), [], "{}", input.name);
        assert_eq!(message.content_length().unwrap().unwrap() as usize, message.body().len(), "{}", input.name);
        assert_eq!(message.as_bytes(), input.bytes, "{}", input.name);
    }
}

#[test]
fn documented_invite_is_1016_octets() {
    assert_eq!(INVITE.len(), 1016);
}

#[test]
fn long_invite_has_all_fields_of_the_documented_one() {
    let (short, long) = (Message::parse(INVITE).unwrap(), Message::parse(INVITE_6_VIA).unwrap());
    let names = |message: &Message<'_>| message.fields().map(|field| field.name().to_string()).collect::<BTreeSet<_>>();
    assert!(names(&long).is_superset(&names(&short)));
    assert_eq!(long.fields_named(&HeaderName::VIA).count(), 6);
    assert_eq!(long.fields_named(&HeaderName::RECORD_ROUTE).count(), 8);
    assert_eq!((INVITE_6_VIA.len(), long.fields().len()), (2175, 29));
}

#[test]
fn answers_belong_to_the_invite() {
    let (invite, ok) = (Message::parse(INVITE).unwrap(), Message::parse(OK).unwrap());
    assert_eq!(invite.call_id(), ok.call_id());
    assert_eq!(invite.cseq(), ok.cseq());
    assert_eq!(invite.top_via(), ok.top_via());
}

#[test]
fn register_has_an_outbound_contact() {
    let register = Message::parse(REGISTER).unwrap();
    let contact = register.contact().unwrap().unwrap();
    assert_eq!(contact.params().get("reg-id").and_then(|id| id.value().map(<[u8]>::to_vec)), Some(b"1".to_vec()));
    assert!(contact.params().get("+sip.instance").is_some());
}

#[test]
fn grown_invite_has_every_field_so_many_times() {
    assert_eq!(grown(1), INVITE);
    let one = split_and_type_all(INVITE);
    for times in [1, 4, 10, 40] {
        let bytes = grown(times);
        assert_eq!(split(&bytes), split(INVITE) * times);
        assert_eq!(split_and_type_all(&bytes), one * times);
    }
}

#[test]
fn every_value_is_typed() {
    // The values of a list count one by one: the INVITE has 12 fields and the 13 methods of Allow.
    let expected = [
        ("INVITE", 25),
        ("INVITE, 6 Via", 41),
        ("180", 20),
        ("200", 23),
        ("BYE", 9),
        ("OPTIONS", 19),
        ("REGISTER", 22),
    ];
    for (input, (name, values)) in INPUTS.iter().zip(expected) {
        assert_eq!((input.name, split_and_type_all(input.bytes)), (name, values));
        // Everything but Max-Forwards is in responses too; BYE has no Contact.
        let absent = usize::from(["180", "200", "BYE"].contains(&name));
        assert_eq!(split_and_type_routing(input.bytes), 8 - absent, "{name}");
    }
}

#[test]
fn documented_invite_is_typed_whole_by_name() {
    assert_eq!(split_and_type_by_name(INVITE), split_and_type_all(INVITE));
}

#[test]
fn proxy_hop_adds_a_via_and_takes_a_hop() {
    let mut out = Vec::new();
    assert!(proxy_hop(INVITE, &mut out));
    let hop = Message::parse(&out).unwrap();
    assert_eq!(hop.vias().count(), 2);
    assert_eq!(hop.max_forwards(), Some(Ok(68)));
}
