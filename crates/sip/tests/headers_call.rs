//! Header fields that say whose call it is and where it came from: examples of the documents, exact errors, and both
//! round trips for any value.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

mod check;

use offhook_sip::{
    CauseLocation, ChargingParams, DialogId, Diversion, DiversionReason, ErrorKind, HeaderName, HeaderValue,
    HistoryEntry, HistoryIndex, HistoryTarget, HistoryTree, Message, MessageProblem, Method, NameAddr, Privacy,
    PrivacyValue, Q850Cause, Reason, ReasonCause, ReasonProtocol, ReferredBy, Refresher, RemoteParty, RemotePartyId,
    Repair, ResourceNamespace, ResourcePriority, SessionExpires, SessionId, SessionUuid, StatusCode, ToValue, Uri,
    UserToUser, WarnCode, Warning,
};
use proptest::prelude::*;

/// The error of a value, as offset and kind.
macro_rules! refused {
    ($ty:ident: $(($text:expr, $offset:expr, $kind:expr)),+ $(,)?) => {
        $({
            let error = $ty::parse($text.as_bytes()).expect_err($text);
            assert_eq!((error.offset(), error.kind()), ($offset, $kind), "{}: {error}", $text);
        })+
    };
}

/// Every prefix is a value that prints and reads back, or an error within the prefix.
macro_rules! prefixes {
    ($($ty:ident: $text:expr),+ $(,)?) => {
        $({
            let text: &[u8] = $text.as_bytes();
            assert!($ty::parse(text).is_ok(), "{}", $text);
            for length in 0..=text.len() {
                match $ty::parse(&text[..length]) {
                    Ok(value) => {
                        let printed = value.to_string();
                        assert_eq!($ty::parse(printed.as_bytes()), Ok(value), "{printed}");
                    }
                    Err(error) => assert!(error.offset() <= length, "{error}"),
                }
            }
        })+
    };
}

#[test]
fn every_prefix_is_a_value_or_an_error() {
    prefixes! {
        HistoryEntry: "\"Bob\" <sip:bob@192.0.2.3?Reason=SIP%3Bcause%3D302&Privacy=history>;index=1.10.1;rc=1.10;x=\"a\"",
        HistoryIndex: "1.20.300.4000000000",
        Diversion: "\"A\" <sip:+1915@b;user=phone>;reason=unconditional;counter=1;limit=9;privacy=\"off\";screen=no;ext=1",
        RemotePartyId: "\"J. Doe\" <sip:jdoe@foo.com>;party=called;id-type=user;privacy=\"full,uri-network\";screen=yes",
        ReferredBy: "<sip:referror@referror.example>;cid=\"2039.2UWQ@referror.example\"",
        Privacy: "user; header ;session\t;critical",
        UserToUser: "\"a \\\" b\";encoding=hex;purpose=foo;content=\"bar\"",
        SessionId: "ab30317f1a784dc48ff824d0d3715d86;remote=47755a9de7794ba387653f2099600ef2;logme",
        ChargingParams: "icid-value=\"1234bc9876e;x\" ; icid-generated-at=[2001:db8::1];orig-ioi=home1.net;transit-ioi=\"a.1,void\"",
        ResourcePriority: "dsn-000001.7",
        DialogId: "12adf2f34456gs5@a.b;to-tag=12345;from-tag=54321;early-only",
        Reason: "Q.850;cause=16;text=\"Terminated\";location=LN",
    }
}

/// Each value with one octet taken out, or another in its place: whatever it is then, nothing panics, and what is
/// still read prints and reads back.
#[test]
fn damaged_values() {
    let uri = "sip:+1-212;ext=1;phone-context=+1@[2001:db8::1];user=phone?Replaces=a%40b%3Bto-tag%3D1%3Bfrom-tag%3D2&Reason=Q.850%3Bcause%3D16";
    for line in [
        "History-Info: <sip:b@c?Reason=SIP%3Bcause%3D302&Privacy=history>;index=1.1;rc=1, <sip:d@e>;index=1.2;mp=1",
        "Diversion: \"A\" <sip:+1915@b>;reason=unconditional;counter=1;limit=9;privacy=\"off\";screen=no",
        "Remote-Party-ID: <sip:jdoe@foo.com>;party=called;privacy=\"full,uri-network\";screen=yes",
        "Privacy: user; header ;session,critical",
        "User-to-User: \"a \\\" b\";encoding=hex;purpose=foo, 56a3;encoding=hex",
        "Session-ID: ab30317f1a784dc48ff824d0d3715d86;remote=47755a9de7794ba387653f2099600ef2",
        "P-Charging-Vector: icid-value=\"1;x\" ; icid-generated-at=[2001:db8::1];transit-ioi=\"a.1,void\"",
        "Resource-Priority: dsn.flash, wps.0",
        "Replaces: 12adf2f@a.b;to-tag=12345;from-tag=54321;early-only",
        "Target-Dialog: 12adf2f@a.b;local-tag=1;remote-tag=2",
        "Reason: Q.850;cause=16;text=\"T\";location=LN, SIP;cause=200",
        "P-Asserted-Identity: \"C\" <sip:f@c.com>, tel:+14085264000",
        "Event: dialog.winfo;id=\"7\"",
        "Subscription-State: terminated;reason=giveup;retry-after=30",
        "SIP-ETag: kwj449x",
        "Warning: 370 devnull \"Choose \\a bigger pipe\", 399 a \"b\"",
        "Content-Disposition: session;handling=required",
        "Content-ID: <1@[2001:db8::1]>",
        &format!("Refer-To: <{uri}>"),
        "From: <urn:example:a?+b?=c#d>;tag=1",
        "From: <tel:7042;phone-context=a.com;tgrp=1;trunk-context=b.com>;tag=1",
    ] {
        let text = format!("INVITE sip:a@b SIP/2.0\r\n{line}\r\n\r\n").into_bytes();
        check::check(&text);
        let value = 24 + line.find(':').unwrap()..24 + line.len();
        for place in value {
            let mut shorter = text.clone();
            shorter.remove(place);
            check::check(&shorter);
            for octet in [0, 0xff, b'"', b';', b'.', b',', b'%', b'0', b'>'] {
                let mut other = text.clone();
                other[place] = octet;
                check::check(&other);
            }
        }
    }
}

/// RFC 7044 §5, §10.1, §10.2.
#[test]
fn rfc_7044_entries() {
    let entry = HistoryEntry::parse(
        b"<sip:office@example.com?Privacy=history&Reason=SIP%3Bcause%3D486%3Btext%3D%22Busy%20Here%22%2CQ.850%3Bcause%3D17&reason=Q.850%3Bcause%3D16>;index=1.2.1;mp=1.2",
    )
    .unwrap();
    assert_eq!(entry.index().components().collect::<Vec<_>>(), [1, 2, 1]);
    assert_eq!(entry.target(), Some(HistoryTarget::Mapped(HistoryIndex::parse(b"1.2").unwrap())));
    let reasons = entry.reasons().unwrap();
    let causes: Vec<_> = reasons.iter().map(|reason| (reason.protocol().as_str().to_owned(), reason.cause())).collect();
    assert_eq!(causes, [("SIP".into(), Some(486)), ("Q.850".into(), Some(17)), ("Q.850".into(), Some(16))]);
    assert_eq!(reasons[0].text().as_deref(), Some(&b"Busy Here"[..]));
    assert!(entry.privacy().unwrap().unwrap().contains(&PrivacyValue::HISTORY));

    let plain = HistoryEntry::parse(b"<sip:bob@b.com>;index=1").unwrap();
    assert_eq!((plain.target(), plain.privacy().is_none(), plain.reasons().unwrap().len()), (None, true, 0));
    let wrong = HistoryEntry::parse(b"<sip:bob@b.com?Reason=%3Bcause%3D1>;index=1").unwrap();
    assert_eq!(wrong.reasons().unwrap_err().offset(), 0);

    refused! { HistoryEntry:
        ("<sip:a@b>", 9, ErrorKind::Missing),
        ("<sip:a@b>;index", 15, ErrorKind::Missing),
        ("<sip:a@b>;index=1.", 18, ErrorKind::End),
        ("<sip:a@b>;index=1..2", 18, ErrorKind::Byte(b'.')),
        ("<sip:a@b>;index=x", 16, ErrorKind::Byte(b'x')),
        ("<sip:a@b>;index=1;rc=1;index=2", 23, ErrorKind::Duplicate),
        ("<sip:a@b>;index=1;rc=one", 21, ErrorKind::Byte(b'o')),
        ("<sip:a@b>;index=1;np", 20, ErrorKind::Missing),
        ("<sip:a@b>;index=4294967296", 16,
            ErrorKind::OutOfRange { value: 4_294_967_296, min: 0, max: u64::from(u32::MAX) }),
    }
    let deep = ["1"; 256].join(".");
    assert_eq!(HistoryIndex::parse(deep.as_bytes()).unwrap_err().kind(), ErrorKind::TooDeep { max: 255 });
    assert!(HistoryIndex::parse(&deep.as_bytes()[..509]).unwrap().child(1).is_err());
}

#[test]
fn history_indices_are_ordered_as_the_tree_is_walked() {
    let index = |text: &'static str| HistoryIndex::parse(text.as_bytes()).unwrap();
    let mut all = ["1.10", "1.2.1", "1", "1.2", "2", "1.1.1", "1.1"].map(index);
    all.sort();
    assert_eq!(all.each_ref().map(|one| one.as_str()), ["1", "1.1", "1.1.1", "1.2", "1.2.1", "1.10", "2"]);
    assert_eq!(index("01.002"), index("1.2"), "RFC 4244 had leading zeros");
    assert!(index("1.2.1").is_below(&index("1")) && index("1.2.1").is_below(&index("1.2")));
    assert!(!index("1.2").is_below(&index("1.2")) && !index("1.20").is_below(&index("1.2")));
    assert_eq!(index("1").parent(), None);
    assert_eq!(HistoryIndex::FIRST.child(3).unwrap().child(2).unwrap().to_string(), "1.3.2");
}

/// RFC 7044 §10.3: a request that was forked and retargeted.
#[test]
fn rfc_7044_tree() {
    let text = b"INVITE sip:office@example.com SIP/2.0\r\n\
        History-Info: <sip:bob@biloxi.example.com>;index=1,\r\n <sip:bob@biloxi.example.com>;index=1.1;np=1\r\n\
        X: y\r\n\
        history-info: <sip:bob@192.0.2.3?Reason=SIP%3Bcause%3D302>;index=1.1.1;rc=1.1,\r\n \
        <sip:office@example.com>;index=1.2;mp=1, <sip:home@example.com>;index=1.1.2;rc=1.1\r\n\r\n";
    let message = Message::parse(text).unwrap();
    let tree = HistoryTree::new(message.history_info()).unwrap();
    assert_eq!(tree.entries().len(), 5);
    let order: Vec<_> = tree.in_order().map(|entry| entry.index().to_string()).collect();
    assert_eq!(order, ["1", "1.1", "1.1.1", "1.1.2", "1.2"]);
    let index = |text: &'static str| HistoryIndex::parse(text.as_bytes()).unwrap();
    let branch = tree.get(&index("1.1")).unwrap();
    assert_eq!(tree.parent(branch).unwrap().index(), HistoryIndex::FIRST);
    assert_eq!(tree.parent(tree.first().unwrap()), None);
    let children: Vec<_> = tree.children(branch).map(|entry| entry.uri().user().unwrap()).collect();
    assert_eq!(children, ["bob", "home"]);
    assert_eq!(tree.origin(tree.get(&index("1.2")).unwrap()).unwrap().index(), HistoryIndex::FIRST);
    assert_eq!(tree.last().unwrap().uri().user(), Some("home"));
    assert_eq!(tree.get(&index("1.3")), None);
    assert!(!tree.has_gaps());
    // R-SIP-4: the accessor has the first entry too.
    assert_eq!(&message.original_called().unwrap().unwrap(), tree.first().unwrap().address());

    let tree_of = |indices: &[&str]| {
        let lines: String = indices.iter().map(|index| format!("History-Info: <sip:a@b>;index={index}\r\n")).collect();
        let text = format!("INVITE sip:a@b SIP/2.0\r\n{lines}\r\n");
        let message = Message::parse(text.as_bytes()).unwrap().into_owned();
        let tree = HistoryTree::new(message.history_info().map(|entry| entry.map(HistoryEntry::into_owned)));
        tree.map(|tree| tree.has_gaps())
    };
    assert_eq!(tree_of(&[]), Ok(false));
    assert_eq!(tree_of(&["1", "1.1", "1.1.1", "1.2"]), Ok(false));
    for gaps in [&["2"][..], &["1", "1.1.1"], &["1", "1.2"], &["1.1"], &["1", "1.1", "1.1.2"]] {
        assert_eq!(tree_of(gaps), Ok(true), "{gaps:?}");
    }
    assert_eq!(tree_of(&["1"; 257]).unwrap_err().kind(), ErrorKind::TooMany { max: 256 });
    assert!(tree_of(&["1"; 256]).is_ok());
}

#[test]
fn history_entries_are_built() {
    let uri: Uri<'static> = "sip:bob@b.com".parse().unwrap();
    let entry = HistoryEntry::new(uri, &HistoryIndex::FIRST.child(1).unwrap()).unwrap();
    let entry = entry.with_target(&HistoryTarget::Unchanged(HistoryIndex::FIRST)).unwrap();
    let entry = entry.with_target(&HistoryTarget::Contact(HistoryIndex::FIRST)).unwrap();
    assert_eq!(entry.to_string(), "<sip:bob@b.com>;index=1.1;rc=1");
    assert_eq!(HistoryEntry::parse(entry.to_string().as_bytes()), Ok(entry));
}

/// RFC 5806 §4.
#[test]
fn rfc_5806_diversions() {
    let text = b"INVITE sip:+13035551111@c SIP/2.0\r\n\
        Diversion: <sip:+19195552222@net>;reason=user-busy;privacy=\"full\";counter=3\r\n\
        Diversion: \"WeSellPizza\" <sip:p1@b>;reason=\"follow-me\";screen=no;limit=99, <sip:p2@b>;reason=Away;screen=maybe\r\n\r\n";
    let message = Message::parse(text).unwrap();
    let all: Vec<_> = message.diversions().collect::<Result<_, _>>().unwrap();
    assert_eq!(all[0].reason(), Some(DiversionReason::USER_BUSY));
    assert_eq!((all[0].counter(), all[0].limit(), all[0].privacy()), (Some(Ok(3)), None, Some("full")));
    assert_eq!((all[1].reason(), all[1].is_screened()), (Some(DiversionReason::FOLLOW_ME), Some(false)));
    assert_eq!((all[1].limit(), all[1].counter()), (Some(Ok(99)), None));
    assert_eq!((all[2].reason(), all[2].is_screened()), (Some(DiversionReason::AWAY), None));
    // A bad number is an error of the view, not of reading.
    let bad = Diversion::parse(b"<sip:a@b>;counter=100;limit=1x").unwrap();
    assert_eq!(bad.counter().unwrap().unwrap_err().kind(), ErrorKind::OutOfRange { value: 100, min: 0, max: 99 });
    assert_eq!(bad.limit().unwrap().unwrap_err().offset(), 1);
}

/// draft-ietf-sip-privacy-04 §5.
#[test]
fn remote_party_ids() {
    let id = RemotePartyId::parse(b"<sip:a@b>;party=Called;privacy=name-network;screen=NO").unwrap();
    assert_eq!((id.party(), id.is_screened()), (Some(RemoteParty::CALLED), Some(false)));
    assert!(id.hides("name") && !id.hides("uri"));
    let open = RemotePartyId::parse(b"<sip:a@b>;privacy=off").unwrap();
    assert!(!open.hides("name") && !open.hides("uri") && open.party().is_none());
    assert!(RemotePartyId::parse(b"<sip:a@b>;privacy=\"name, uri-network\"").unwrap().hides("uri"));
}

/// RFC 3323 §4.2, RFC 3325 §9.3.
#[test]
fn rfc_3323_privacy() {
    let privacy = Privacy::parse(b"Header ;\r\n id").unwrap();
    assert_eq!(privacy.values().collect::<Vec<_>>(), [PrivacyValue::HEADER, PrivacyValue::ID]);
    assert_eq!(Privacy::new(&[PrivacyValue::HEADER, PrivacyValue::ID]).as_ref(), Ok(&privacy));
    assert!(Privacy::new(&[]).is_err() && Privacy::new(&[PrivacyValue::new("a b")]).is_err());
    refused! { Privacy:
        ("", 0, ErrorKind::End),
        ("id;", 3, ErrorKind::End),
        ("id;;user", 3, ErrorKind::Byte(b';')),
        ("id user", 3, ErrorKind::Byte(b'u')),
    }
    // Commas are seen in the field: the wish is followed, and told.
    let message = Message::parse(b"INVITE sip:a@b SIP/2.0\r\nPrivacy: id, critical\r\n\r\n").unwrap();
    let privacy = message.privacy().unwrap().unwrap();
    assert!(privacy.contains(&PrivacyValue::ID) && privacy.contains(&PrivacyValue::CRITICAL));
    assert_eq!(privacy.to_string(), "id;critical");
    let told = message
        .findings()
        .into_iter()
        .find(|finding| matches!(finding.problem(), MessageProblem::Repaired { repair: Repair::Comma, .. }));
    assert_eq!(told.unwrap().to_string(), "error: Privacy at byte 33: a comma in place of a semicolon (RFC 3323 §4.2)");
}

/// RFC 3325 §9.1: one SIP address and one number at most.
#[test]
fn rfc_3325_identities() {
    let message =
        |lines: &str| Message::parse(format!("INVITE sip:a@b SIP/2.0\r\n{lines}\r\n").as_bytes()).unwrap().into_owned();
    let none = message("");
    assert_eq!(
        none.asserted_identity().map(|identity| (identity.sip().is_none(), identity.tel().is_none())),
        Ok((true, true))
    );
    let both = message("P-Preferred-Identity: tel:+14085264000, \"C\" <sips:f@c.com>\r\n");
    let identity = both.preferred_identity().unwrap();
    assert_eq!(
        (identity.sip().unwrap().uri().user(), identity.tel().unwrap().uri().user()),
        (Some("f"), Some("+14085264000"))
    );
    for (lines, offset, kind) in [
        ("P-Asserted-Identity: <sip:a@b>, <sips:c@d>\r\n", 57, ErrorKind::Duplicate),
        ("P-Asserted-Identity: tel:1\r\nP-Asserted-Identity: tel:2\r\n", 73, ErrorKind::Duplicate),
        ("P-Asserted-Identity: <http://a>\r\n", 46, ErrorKind::Unknown),
        ("P-Asserted-Identity: sip:\r\n", 49, ErrorKind::End),
    ] {
        let message = message(lines);
        let error = message.asserted_identity().unwrap_err();
        assert_eq!((error.offset(), error.kind()), (offset, kind), "{lines}");
    }
}

/// RFC 7433 §4.1, §4.2, RFC 7434 §9.
#[test]
fn rfc_7433_user_to_user() {
    let hex = UserToUser::parse(b"56a390f3d2b7310023a2;encoding=hex;purpose=foo;content=bar").unwrap();
    assert_eq!(*hex.decoded().unwrap(), [0x56, 0xa3, 0x90, 0xf3, 0xd2, 0xb7, 0x31, 0x00, 0x23, 0xa2]);
    let text = UserToUser::parse(b"\"an \\\"id\\\"\";purpose=foo").unwrap();
    assert_eq!((&*text.data(), &*text.decoded().unwrap()), (&b"an \"id\""[..], &b"an \"id\""[..]));
    let isdn = UserToUser::parse(b"00C81031;purpose=isdn-uui").unwrap();
    assert_eq!(*isdn.decoded().unwrap(), [0x00, 0xc8, 0x10, 0x31]);
    // Data without a purpose is of the same package, whose data is in hex.
    let plain = UserToUser::parse(b"00C81031").unwrap();
    assert_eq!(plain.decoded(), isdn.decoded());
    let other = UserToUser::parse(b"00C81031;encoding=text").unwrap();
    assert_eq!(*other.decoded().unwrap(), *b"00C81031");
    let odd = UserToUser::parse(b"abc;encoding=HEX").unwrap().decoded().map(|octets| octets.into_owned());
    assert_eq!(odd.map_err(|error| (error.offset(), error.kind())), Err((3, ErrorKind::End)));
    let bad = UserToUser::parse(b"abxc;encoding=hex").unwrap().decoded().map(|octets| octets.into_owned());
    assert_eq!(bad.map_err(|error| (error.offset(), error.kind())), Err((2, ErrorKind::Byte(b'x'))));
    refused! { UserToUser:
        ("", 0, ErrorKind::End),
        ("\"never", 6, ErrorKind::End),
        ("a b", 2, ErrorKind::Byte(b'b')),
    }
    let built = UserToUser::from_octets(b"\x00\xff").with_param("purpose", Some("foo")).unwrap();
    assert_eq!(built.to_string(), "00ff;encoding=hex;purpose=foo");
    let message =
        Message::parse(b"INVITE sip:a@b SIP/2.0\r\nUser-to-User: 01;encoding=hex, 02\r\nuser-to-user: \"3\"\r\n\r\n")
            .unwrap();
    assert_eq!(message.user_to_user().collect::<Result<Vec<_>, _>>().unwrap().len(), 3);
}

/// RFC 7989 §5, §9.
#[test]
fn rfc_7989_session_ids() {
    let invite =
        SessionId::parse(b"ab30317f1a784dc48ff824d0d3715d86; remote=00000000000000000000000000000000").unwrap();
    let answer = SessionId::parse(b"47755a9de7794ba387653f2099600ef2;remote=ab30317f1a784dc48ff824d0d3715d86").unwrap();
    let ack = SessionId::parse(b"ab30317f1a784dc48ff824d0d3715d86;remote=47755a9de7794ba387653f2099600ef2").unwrap();
    let other = SessionId::parse(b"a5d2f5d0b4fb4e3b9ad5a3d7a5e1e0c1;remote=ab30317f1a784dc48ff824d0d3715d87").unwrap();
    assert!(invite.is_same_session(&answer) && answer.is_same_session(&ack) && ack.is_same_session(&invite));
    assert!(!other.is_same_session(&answer) && !other.is_same_session(&invite));
    assert_eq!(answer.reversed(), ack);
    // RFC 7329 has one end only, RFC 8497 a mark.
    let old = SessionId::parse(b"0123456789abcdef123456789abcdef0;logme").unwrap();
    assert_eq!((old.remote(), old.is_logged()), (None, true));
    assert_eq!(
        SessionId::new(old.local(), SessionUuid::NIL).to_string(),
        "0123456789abcdef123456789abcdef0;remote=00000000000000000000000000000000"
    );
    refused! { SessionId:
        ("", 0, ErrorKind::End),
        ("0123456789abcdef123456789abcdef", 31, ErrorKind::End),
        ("0123456789ABCDEF123456789abcdef0", 10, ErrorKind::Byte(b'A')),
        ("0123456789abcdef123456789abcdef01", 32, ErrorKind::Byte(b'1')),
        ("0123456789abcdef123456789abcdef0;remote", 39, ErrorKind::Missing),
        ("0123456789abcdef123456789abcdef0;remote=0", 41, ErrorKind::End),
        ("0123456789abcdef123456789abcdef0;remote=012g", 43, ErrorKind::Byte(b'g')),
    }
}

/// RFC 7315 §5.5, §5.6.
#[test]
fn rfc_7315_charging() {
    let vector = ChargingParams::parse(
        b"icid-value=1234bc9876e; icid-generated-at=192.0.6.8; orig-ioi=home1.net; related-icid=\"x\"",
    )
    .unwrap();
    assert_eq!((vector.icid(), vector.icid_generated_at()), (Some("1234bc9876e"), Some("192.0.6.8")));
    assert_eq!((vector.orig_ioi(), vector.term_ioi(), vector.related_icid()), (Some("home1.net"), None, Some("x")));
    assert_eq!(vector.transit_iois().count(), 0);
    let addresses = ChargingParams::parse(b"ccf=[5555::b99:c88:d77:e66]; ccf=192.1.1.2;ecf = 192.1.1.3; x").unwrap();
    assert_eq!(addresses.all("CCF").collect::<Vec<_>>(), ["[5555::b99:c88:d77:e66]", "192.1.1.2"]);
    assert_eq!(addresses.iter().last(), Some(("x", None)));
    refused! { ChargingParams:
        ("", 0, ErrorKind::End),
        (";ccf=1", 0, ErrorKind::Byte(b';')),
        ("ccf=", 4, ErrorKind::End),
        ("ccf=\"1", 6, ErrorKind::End),
        ("ccf=1 2", 6, ErrorKind::Byte(b'2')),
    }
    // The identifier is mandatory in a vector, and in nothing else.
    let text =
        b"INVITE sip:a@b SIP/2.0\r\nP-Charging-Vector: orig-ioi=a\r\nP-Charging-Function-Addresses: ecf=a\r\n\r\n";
    let message = Message::parse(text).unwrap();
    let mut typed = message.fields().flat_map(|field| field.typed());
    let error = typed.next().unwrap().unwrap_err();
    assert_eq!((error.offset(), error.kind()), (53, ErrorKind::Missing));
    assert!(matches!(typed.next(), Some(Ok(HeaderValue::ChargingParams(_)))));
}

/// RFC 4412 §3, §10.
#[test]
fn rfc_4412_resource_priorities() {
    let text = b"INVITE sip:a@b SIP/2.0\r\nResource-Priority: DSN.Flash, wps.3\r\nAccept-Resource-Priority:\r\n\r\n";
    let message = Message::parse(text).unwrap();
    let all: Vec<ResourcePriority<'_>> =
        message.values(&HeaderName::RESOURCE_PRIORITY).collect::<Result<_, _>>().unwrap();
    assert_eq!((all[0].namespace(), all[0].priority(), all[0].rank()), (ResourceNamespace::DSN, "Flash", Some(3)));
    assert_eq!((all[1].namespace(), all[1].rank()), (ResourceNamespace::WPS, Some(1)));
    assert_eq!(all[0], ResourcePriority::parse(b"dsn.flash").unwrap());
    let rank = |text: &'static str| ResourcePriority::parse(text.as_bytes()).unwrap().rank();
    assert!(rank("q735.0") > rank("q735.4") && rank("drsn.flash-override-override") == Some(5));
    assert_eq!((rank("dsn.flash-override-override"), rank("x.1")), (None, None));
    assert!(!message.findings().iter().any(|finding| matches!(finding.problem(), MessageProblem::Value { .. })));
    refused! { ResourcePriority:
        ("", 0, ErrorKind::End),
        ("dsn", 3, ErrorKind::End),
        ("dsn.", 4, ErrorKind::End),
        (".flash", 0, ErrorKind::Byte(b'.')),
        ("dsn.fl.ash", 6, ErrorKind::Byte(b'.')),
        ("dsn.flash x", 10, ErrorKind::Byte(b'x')),
        ("dsn flash", 3, ErrorKind::Byte(b' ')),
    }
}

/// RFC 3891 §6.1, RFC 3911 §7.1, RFC 4538 §7: each tag exactly once.
#[test]
fn dialogues_are_named_in_full() {
    refused! { DialogId:
        ("", 0, ErrorKind::End),
        ("a@b", 3, ErrorKind::Missing),
        ("a@b;to-tag=1", 12, ErrorKind::Missing),
        ("a@b;from-tag=1;x=2", 18, ErrorKind::Missing),
        ("a@b;to-tag=1;from-tag=2;to-tag=3", 24, ErrorKind::Duplicate),
        ("a@b;to-tag;from-tag=2", 10, ErrorKind::Missing),
        ("a@b;local-tag=1", 15, ErrorKind::Missing),
        ("a@b;local-tag=1;remote-tag=2;Remote-Tag=3", 29, ErrorKind::Duplicate),
    }
    // In a message the field says which tags they are.
    for (line, offset) in [
        ("Replaces: a@b;local-tag=1;remote-tag=2", Some(62)),
        ("Join: a@b;from-tag=1", Some(44)),
        ("Target-Dialog: a@b;to-tag=1;from-tag=2", Some(62)),
        ("Target-Dialog: a@b;local-tag=1;remote-tag=2", None),
        ("Join: a@b;from-tag=1;to-tag=2", None),
    ] {
        let text = format!("INVITE sip:a@b SIP/2.0\r\n{line}\r\n\r\n");
        let message = Message::parse(text.as_bytes()).unwrap();
        let found = message.findings().into_iter().find_map(|finding| match finding.problem() {
            MessageProblem::Value { .. } => Some(finding.offset()),
            _ => None,
        });
        assert_eq!(found, offset, "{line}");
    }
    let id = DialogId::new("a@b", "1", "2").unwrap();
    assert_eq!(
        (id.to_tag(), id.from_tag(), id.to_string().as_str()),
        (Some("1"), Some("2"), "a@b;to-tag=1;from-tag=2")
    );
    assert!(DialogId::new("a b", "1", "2").is_err());
}

/// RFC 3892 §3; RFC 5589 §7.3: the dialogue to replace stands in the URI, with escapes.
#[test]
fn references() {
    let by = ReferredBy::parse(b"\"R\" <sip:r@ref.example>;cid=\"20398823.2UWQFN309shb3@ref.example\"").unwrap();
    assert_eq!(by.cid(), Some("20398823.2UWQFN309shb3@ref.example"));
    assert_eq!(ReferredBy::parse(b"sip:r@ref.example").unwrap().cid(), None);
    let to = NameAddr::parse(b"<sips:482n4z24kdg@gw.example;gr=8594958?Replaces=090459243588173445%3Bto-tag%3D7553452%3Bfrom-tag%3D31431&Require=replaces>").unwrap();
    let call = to.uri().replaces().unwrap().unwrap();
    assert_eq!(
        (call.call_id().as_str(), call.to_tag(), call.from_tag()),
        ("090459243588173445", Some("7553452"), Some("31431"))
    );
    assert_eq!(to.uri().method(), None);
    let broken = NameAddr::parse(b"<sip:a@b;method=BYE?Replaces=1%3Bto-tag%3D1>").unwrap();
    assert_eq!(broken.uri().replaces().unwrap().unwrap_err().offset(), 10);
    assert_eq!(broken.uri().method(), Some(Method::BYE));
    let built: Uri<'static> = "sip:a@b".parse().unwrap();
    let built = built.with_header("Replaces", &call.to_string()).unwrap();
    assert_eq!(built.replaces(), Some(Ok(call)));
}

/// RFC 3326 §2, RFC 8606 §4, RFC 9366.
#[test]
fn reasons() {
    let text =
        b"BYE sip:a@b SIP/2.0\r\nReason: SIP ;cause=600 ;text=\"Busy Everywhere\", Q.850;cause=16;location=LN\r\n\
        Reason: Q.850;cause=17, Preemption;cause=1, SIP;cause=200;cause=300\r\n\r\n";
    let message = Message::parse(text).unwrap();
    let all: Vec<_> = message.reasons().collect::<Result<_, _>>().unwrap();
    assert_eq!(all.len(), 5, "many of one protocol are fine");
    assert_eq!(all[0].typed_cause(), Some(Ok(ReasonCause::Sip(StatusCode::from_code(600)))));
    assert_eq!(all[1].typed_cause(), Some(Ok(ReasonCause::Q850(Q850Cause::NORMAL_CALL_CLEARING))));
    assert_eq!((all[1].location(), all[0].location()), (Some(CauseLocation::PUBLIC_LOCAL), None));
    assert_eq!(
        (all[3].protocol(), all[3].typed_cause()),
        (ReasonProtocol::PREEMPTION, Some(Ok(ReasonCause::Other(1))))
    );
    assert_eq!(Reason::parse(b"SIP").unwrap().typed_cause(), None);
    for (text, offset, kind) in [
        (&b"Q.850;cause=0"[..], 0, ErrorKind::OutOfRange { value: 0, min: 1, max: 127 }),
        (b"Q.850;cause=128", 0, ErrorKind::OutOfRange { value: 128, min: 1, max: 127 }),
        (b"SIP;cause=99", 0, ErrorKind::OutOfRange { value: 99, min: 100, max: 699 }),
        (b"SIP;cause=404x", 3, ErrorKind::Byte(b'x')),
        (b"SIP;cause", 0, ErrorKind::End),
    ] {
        let reason = Reason::parse(text).expect("bad causes are errors of the view");
        let error = reason.typed_cause().unwrap().unwrap_err();
        assert_eq!((error.offset(), error.kind()), (offset, kind));
    }
}

#[test]
fn refreshers_and_warnings() {
    let session = SessionExpires::parse(b"4000;Refresher=UAS").unwrap();
    assert_eq!(session.refresher(), Some(Refresher::UAS));
    let warning = Warning::parse(b"370 devnull \"Choose a bigger pipe\"").unwrap();
    assert_eq!(
        (warning.code(), warning.code().name()),
        (WarnCode::INSUFFICIENT_BANDWIDTH, Some("Insufficient bandwidth"))
    );
    assert_eq!(Warning::parse(b"999 a \"b\"").unwrap().code().name(), None);
}

fn token() -> impl Strategy<Value = String> {
    "[A-Za-z0-9!%*_+`'~-]{1,12}"
}

fn index() -> impl Strategy<Value = String> {
    proptest::collection::vec(any::<u32>(), 1..6)
        .prop_map(|numbers| numbers.iter().map(u32::to_string).collect::<Vec<_>>().join("."))
}

proptest! {
    #[test]
    fn printed_values_parse_back(
        octets in proptest::collection::vec(any::<u8>(), 0..24),
        text in "\\PC{0,12}",
        words in proptest::collection::vec(token(), 1..4),
        index in index(),
        target in index(),
        local in any::<u128>(),
        remote in any::<u128>(),
        counter in 0_u32..100,
    ) {
        macro_rules! back {
            ($ty:ident, $value:expr) => {
                let value = $value;
                let mut printed = Vec::new();
                value.write_to(&mut printed);
                let again = $ty::parse(&printed).map_err(|error| TestCaseError::fail(format!("{value}: {error}")))?;
                prop_assert_eq!(&again, &value);
                prop_assert_eq!(again.into_owned(), value);
            };
        }
        let word = &words[0];
        let uri: Uri<'static> = "sip:a@b".parse().unwrap();
        back!(UserToUser, UserToUser::from_octets(&octets));
        let uui = UserToUser::from_octets(&octets);
        prop_assert_eq!(&*uui.decoded().unwrap(), &octets[..]);
        back!(UserToUser, UserToUser::from_octets(&octets).with_param("content", Some(&text)).unwrap());
        let index = HistoryIndex::parse(index.as_bytes()).unwrap();
        let target = HistoryIndex::parse(target.as_bytes()).unwrap();
        back!(HistoryIndex, index.clone());
        let entry = HistoryEntry::new(uri.clone(), &index).unwrap();
        back!(HistoryEntry, entry.with_target(&HistoryTarget::Mapped(target.clone())).unwrap());
        prop_assert_eq!(index.cmp(&target), index.components().collect::<Vec<_>>().cmp(&target.components().collect()));
        let address = NameAddr::new(uri).with_param("counter", Some(&counter.to_string())).unwrap();
        let address = address.with_param("reason", Some(&text)).unwrap().with_param("cid", Some(word)).unwrap();
        back!(Diversion, Diversion::new(address.clone()));
        prop_assert_eq!(Diversion::new(address.clone()).counter(), Some(Ok(counter)));
        back!(RemotePartyId, RemotePartyId::new(address.clone()));
        back!(ReferredBy, ReferredBy::new(address));
        let values: Vec<_> = words.iter().map(|word| PrivacyValue::new(word)).collect();
        back!(Privacy, Privacy::new(&values).unwrap());
        let uuid = |number: u128| SessionUuid::from_octets(number.to_be_bytes());
        back!(SessionId, SessionId::new(uuid(local), uuid(remote)));
        prop_assert_eq!(SessionUuid::parse(uuid(local).to_string().as_bytes()), Ok(uuid(local)));
        let charging = format!("{word}=\"{word}\";{word};x={word}");
        back!(ChargingParams, ChargingParams::parse(charging.as_bytes()).unwrap());
        let resource = format!("{word}.{word}");
        back!(ResourcePriority, ResourcePriority::parse(resource.as_bytes()).unwrap());
        back!(DialogId, DialogId::new(word, word, word).unwrap());
    }
}

#[cfg(feature = "serde")]
#[test]
fn serde_goes_through_the_parser() {
    macro_rules! through {
        ($($ty:ident: $text:expr, $bad:expr;)+) => {
            $({
                let value = $ty::parse($text.as_bytes()).unwrap();
                let json = serde_json::to_string(&value).unwrap();
                assert_eq!(serde_json::from_str::<$ty<'static>>(&json).unwrap(), value, "{json}");
                assert!(serde_json::from_str::<$ty<'static>>(&format!("{:?}", $bad)).is_err());
            })+
        };
    }
    through! {
        HistoryEntry: "<sip:a@b>;index=1", "<sip:a@b>";
        HistoryIndex: "1.2", "1.";
        Diversion: "<sip:a@b>;reason=away", "<sip:a@b";
        RemotePartyId: "<sip:a@b>;party=calling", "";
        ReferredBy: "<sip:a@b>;cid=\"x@y\"", "";
        Privacy: "id;user", "id;";
        UserToUser: "\"a b\";encoding=hex", "";
        SessionId: "ab30317f1a784dc48ff824d0d3715d86", "AB";
        ChargingParams: "icid-value=\"a;b\";x=1", ";";
        ResourcePriority: "dsn.flash", "dsn";
        DialogId: "a@b;to-tag=1;from-tag=2", "a@b";
    }
}
