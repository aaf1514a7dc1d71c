//! Header fields that say who is on a call and where it has been: examples of the documents, exact errors.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

#[macro_use]
#[path = "check/values.rs"]
mod values;

use offhook_sip::{
    Diversion, DiversionReason, ErrorKind, HistoryEntry, HistoryIndex, HistoryTarget, HistoryTree, Message,
    MessageProblem, Privacy, PrivacyValue, RemoteParty, RemotePartyId, Repair, Uri,
};

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
