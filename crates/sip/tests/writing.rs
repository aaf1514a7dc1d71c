//! A whole call written by our builders and read by our parser, and refusals.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

use offhook_sip::{
    BuildError, DialogLeg, Frame, HeaderName, Limits, MediaType, Message, Method, NameAddr, OptionTag, Reason,
    RefusalKind, Request, Response, StatusCode, Transport, Uri, Via,
};

const INVITE: &[u8] = include_bytes!("fixtures/source/invite-length-fixed.dat");
const OFFER: &[u8] = include_bytes!("fixtures/source/invite.sdp");

fn via(host: &str, branch: &str) -> Via<'static> {
    Via::new(Transport::UDP, host, Some(5060), branch).unwrap().into_owned()
}

fn platform_via(branch: &str) -> Via<'static> {
    via("10.11.56.68", branch)
}

fn sbc_via(branch: &str) -> Via<'static> {
    via("10.11.56.61", branch)
}

fn contact() -> NameAddr<'static> {
    NameAddr::new("sip:18012345678@10.11.56.68:5060".parse().unwrap())
}

/// Reads it again, strictly and with nothing to remark, on a datagram and on a stream.
fn read_back(message: Message<'static>) -> Message<'static> {
    let again = Message::parse_strict(message.as_bytes(), &Limits::default()).unwrap();
    assert_eq!(again.findings(), []);
    assert_eq!(
        Frame::cut(message.as_bytes(), &Limits::default()),
        Ok(Some((Frame::Message(message.as_bytes()), message.as_bytes().len())))
    );
    assert_eq!(again.as_bytes(), message.as_bytes());
    again.into_owned()
}

fn cseq(message: &Message<'_>) -> String {
    message.cseq().unwrap().unwrap().to_string()
}

/// R-SIP-1, R-SIP-2, R-SIP-3, R-SIP-6, R-SIP-8 and R-SIP-9: an inbound call with renegotiation, from OPTIONS to BYE.
#[test]
fn r_sip_9_an_inbound_call() {
    // R-SIP-1
    let options = Request::new(Method::OPTIONS, &"sip:10.11.56.61:5060".parse().unwrap())
        .via(&platform_via("z9hG4bKo1"))
        .from(&NameAddr::parse(b"<sip:10.11.56.68>").unwrap().with_tag("o1").unwrap())
        .to(&NameAddr::parse(b"<sip:10.11.56.61>").unwrap())
        .call_id("trunk-1@10.11.56.68")
        .cseq(1)
        .build();
    let options = read_back(options.unwrap());
    read_back(Response::to(&options, StatusCode::OK).tag("o2").build().unwrap());

    let invite = Message::parse(INVITE).unwrap();
    let trying = read_back(Response::to(&invite, StatusCode::TRYING).build().unwrap());
    assert_eq!(trying.to().unwrap().unwrap().tag(), None);

    // R-SIP-2
    let ringing = Response::to(&invite, StatusCode::RINGING).tag("p1").contact(&contact()).reliable(1).build();
    let ringing = read_back(ringing.unwrap());
    assert!(ringing.requires(&OptionTag::RELIABLE));
    let route = HeaderName::RECORD_ROUTE;
    assert_eq!(
        ringing.field(&route).unwrap().value(),
        invite.field(&route).unwrap().value(),
        "private parameters come back octet by octet"
    );
    assert_eq!(ringing.field(&HeaderName::VIA).unwrap().value(), invite.field(&HeaderName::VIA).unwrap().value());

    let mut caller = DialogLeg::caller(&invite, &ringing).unwrap();
    let prack = read_back(caller.prack(&ringing, &sbc_via("z9hG4bKp1")).build().unwrap());
    assert_eq!(prack.rack().unwrap().unwrap().to_string(), "1 1 INVITE");
    assert_eq!(cseq(&prack), "2 PRACK");
    assert_eq!(prack.request_uri().unwrap().unwrap().as_str(), "sip:18012345678@10.11.56.68:5060");
    read_back(Response::to(&prack, StatusCode::OK).build().unwrap());

    let ok = Response::to(&invite, StatusCode::OK)
        .tag("p1")
        .contact(&contact())
        .field(&HeaderName::ALLOW, &[Method::INVITE, Method::ACK, Method::BYE, Method::UPDATE, Method::PRACK])
        .body(&MediaType::SDP, OFFER)
        .build();
    let ok = read_back(ok.unwrap());
    assert_eq!(ok.body(), OFFER);
    assert_eq!(ok.content_length(), Some(Ok(232)));
    assert_eq!(ok.content_type(), Some(Ok(MediaType::SDP)));

    caller.receive(&ok).unwrap();
    let ack = read_back(caller.ack(&sbc_via("z9hG4bKa1")).build().unwrap());
    assert_eq!(cseq(&ack), "1 ACK");
    // R-SIP-6: within the dialogue both have a tag.
    assert!(ack.from().unwrap().unwrap().tag().is_some() && ack.to().unwrap().unwrap().tag().is_some());

    // R-SIP-3: UPDATE towards the caller's side, no ACK; or a second INVITE.
    let mut platform = DialogLeg::callee(&invite, &ok).unwrap();
    let update = platform.request(Method::UPDATE, &platform_via("z9hG4bKu1")).contact(&contact());
    let update = read_back(update.body(&MediaType::SDP, OFFER).build().unwrap());
    assert_eq!(cseq(&update), "1 UPDATE");
    assert_eq!(update.request_uri().unwrap().unwrap().user(), Some("02160123456"));
    let hop = update.routes().next().unwrap().unwrap();
    assert_eq!(hop.uri(), invite.record_routes().next().unwrap().unwrap().uri());
    let answer = Response::to(&update, StatusCode::OK).contact(invite.contact().as_ref().unwrap().as_ref().unwrap());
    let answer = read_back(answer.body(&MediaType::SDP, OFFER).build().unwrap());
    platform.receive(&answer).unwrap();

    let again = platform.request(Method::INVITE, &platform_via("z9hG4bKi2")).contact(&contact());
    let again = read_back(again.body(&MediaType::SDP, OFFER).build().unwrap());
    assert_eq!(cseq(&again), "2 INVITE");
    let answer = Response::to(&again, StatusCode::OK).contact(invite.contact().as_ref().unwrap().as_ref().unwrap());
    platform.receive(&read_back(answer.body(&MediaType::SDP, OFFER).build().unwrap())).unwrap();
    assert_eq!(cseq(&read_back(platform.ack(&platform_via("z9hG4bKa2")).build().unwrap())), "2 ACK");

    let bye = caller
        .request(Method::BYE, &sbc_via("z9hG4bKb1"))
        .field(&HeaderName::REASON, &Reason::new(Reason::Q850, 16, Some("Normal call clearing")).unwrap());
    let bye = read_back(bye.build().unwrap());
    assert_eq!(cseq(&bye), "3 BYE");
    assert_eq!(bye.reasons().next().unwrap().unwrap().cause(), Some(16));
    read_back(Response::to(&bye, StatusCode::OK).build().unwrap());
}

/// What was refused, why, and by which document.
fn refused_for(result: Result<Message<'static>, BuildError>) -> (&'static str, RefusalKind, &'static str) {
    match result {
        Err(BuildError::Refused(refusal)) => (refusal.field().name(), refusal.kind(), refusal.rule().source()),
        other => panic!("{other:?}"),
    }
}

/// RFC 3261 §17.1.1.3 and §9.1.
#[test]
fn ack_of_failure_and_cancel_come_from_their_invite() {
    let invite = Message::parse(INVITE).unwrap();
    let cancel = read_back(Request::cancel(&invite).build().unwrap());
    assert_eq!(cseq(&cancel), "1 CANCEL");
    assert_eq!(cancel.field(&HeaderName::VIA).unwrap().value(), invite.field(&HeaderName::VIA).unwrap().value());
    assert_eq!(cancel.request_uri(), invite.request_uri());
    assert_eq!((cancel.from(), cancel.to()), (invite.from(), invite.to()));

    let terminated = Response::to(&invite, StatusCode::REQUEST_TERMINATED).tag("p2").build().unwrap();
    assert!(terminated.record_routes().next().is_none(), "a refusal forms no dialogue");
    let ack = read_back(Request::ack_of_failure(&invite, &terminated).build().unwrap());
    assert_eq!(cseq(&ack), "1 ACK");
    assert_eq!(ack.to(), terminated.to());

    let ok = Response::to(&invite, StatusCode::OK).tag("p2").contact(&contact()).build().unwrap();
    assert_eq!(Request::ack_of_failure(&invite, &ok).build(), Err(BuildError::Kind));
    let bye = DialogLeg::caller(&invite, &ok).unwrap().request(Method::BYE, &sbc_via("z9hG4bKb")).build().unwrap();
    assert_eq!(Request::cancel(&bye).build(), Err(BuildError::Kind));
    assert_eq!(Response::to(&ack, StatusCode::OK).build(), Err(BuildError::Kind), "nothing answers an ACK");
}

#[test]
fn what_would_be_invalid_is_refused() {
    let uri: Uri<'_> = "sip:a@b".parse().unwrap();
    let whole = || {
        Request::new(Method::MESSAGE, &uri)
            .via(&platform_via("z9hG4bK1"))
            .from(&NameAddr::parse(b"<sip:c@d>;tag=1").unwrap())
            .to(&NameAddr::new(uri.clone()))
            .call_id("x")
            .cseq(1)
    };
    read_back(whole().build().unwrap());
    let refused = |request: Request| match request.build() {
        Err(error) => error.to_string(),
        Ok(message) => panic!("written: {:?}", String::from_utf8_lossy(message.as_bytes())),
    };
    assert_eq!(refused(whole().field(&HeaderName::SUBJECT, "a\r\nX: y")), "value of Subject holds a line end");
    assert_eq!(refused(whole().field(&HeaderName::new("a b"), "c")), "the name of a header field is no token");
    assert_eq!(refused(whole().field(&HeaderName::CONTENT_LENGTH, "3")), "Content-Length is written by the builder");
    assert!(refused(whole().field(&HeaderName::EXPIRES, "soon")).contains("Expires"));
    assert!(refused(whole().field(&HeaderName::FROM, "<sip:e@f>;tag=2")).contains("stands more than once"));
    assert!(refused(whole().from(&NameAddr::new(uri.clone()))).contains("has no tag"));
    assert!(refused(whole().call_id("a b")).contains("Call-ID"));
    assert!(refused(whole().cseq(1 << 31)).contains("is not in 0 to 2147483647"));
    assert!(refused(Request::new(Method::MESSAGE, &uri)).contains("missing"));
    assert!(refused(Request::new(Method::new("TWO WORDS"), &uri)).contains("unexpected byte"));
    assert!(NameAddr::new(uri.clone()).with_tag("a;b").is_err());
    assert!(NameAddr::new(uri.clone()).with_display("a\r\nb").is_err());
    assert!(Via::new(Transport::UDP, "2001:db8::1", None, "z9hG4bK1").is_err());
    assert!(uri.with_param("a b", None).is_err());

    let invite = Message::parse(INVITE).unwrap();
    let untagged = Response::to(&invite, StatusCode::OK).contact(&contact()).build();
    assert!(matches!(untagged, Err(BuildError::Finding(_))), "no tag in To");
    let reliable = Response::to(&invite, StatusCode::OK).tag("1").reliable(1).build();
    assert_eq!(refused_for(reliable), ("RSeq", RefusalKind::Misplaced, "RFC 3262 §3"));
    assert!(Response::to(&invite, StatusCode::RINGING).tag("1").reliable(0).build().is_err());
    assert_eq!(Response::to(&invite, StatusCode::from_code(99)).tag("1").build(), Err(BuildError::Kind));
}

/// RFC 3261 §12.1.1, and the tables of RFC 3265 §7.1, RFC 3515 §2.2 and RFC 3311 §7: who makes a dialogue or refreshes
/// its target says where it is to be reached.
#[test]
fn rfc_3261_12_1_1_a_2xx_that_makes_a_dialogue_has_a_contact() {
    let answer = |method: &str, status: StatusCode| {
        let request = format!(
            "{method} sip:a@b SIP/2.0\r\nVia: SIP/2.0/UDP c;branch=z9hG4bK1\r\nFrom: <sip:c@c>;tag=1\r\n\
             To: <sip:a@b>;tag=2\r\nCall-ID: x\r\nCSeq: 1 {method}\r\nContact: <sip:c@c>\r\n\r\n"
        );
        Response::to(&Message::parse(request.as_bytes()).unwrap(), status)
    };
    for method in ["INVITE", "SUBSCRIBE", "REFER", "UPDATE"] {
        for status in [StatusCode::OK, StatusCode::ACCEPTED] {
            let (field, kind, _) = refused_for(answer(method, status).build());
            assert_eq!((field, kind), ("Contact", RefusalKind::Missing), "{method}");
            let any = answer(method, status).field(&HeaderName::CONTACT, "*").build();
            assert!(any.is_err(), "{method}: * is no target");
            read_back(answer(method, status).contact(&contact()).build().unwrap());
        }
        read_back(answer(method, StatusCode::RINGING).build().unwrap());
        read_back(answer(method, StatusCode::BUSY_HERE).build().unwrap());
    }
    for method in ["BYE", "CANCEL", "OPTIONS", "NOTIFY", "PRACK", "REGISTER", "INFO", "MESSAGE", "PUBLISH"] {
        read_back(answer(method, StatusCode::OK).build().unwrap());
    }
}

/// RFC 3261 §8.1.1.7, §9.1: a request of its own has one Via, a CANCEL too.
#[test]
fn rfc_3261_8_1_1_7_a_request_of_its_own_has_one_via() {
    let invite = Message::parse(INVITE).unwrap();
    let ok = Response::to(&invite, StatusCode::OK).tag("1").contact(&contact()).build().unwrap();
    let bye = |via: &Via<'_>| DialogLeg::caller(&invite, &ok).unwrap().request(Method::BYE, via);
    read_back(bye(&sbc_via("z9hG4bK1")).build().unwrap());
    let two = HeaderName::VIA;
    for refused in [
        bye(&sbc_via("z9hG4bK1")).via(&sbc_via("z9hG4bK2")),
        bye(&sbc_via("z9hG4bK1")).field(&two, "SIP/2.0/UDP c;branch=z9hG4bK2"),
        Request::cancel(&invite).via(&sbc_via("z9hG4bK2")),
    ] {
        let Err(BuildError::Finding(finding)) = refused.clone().build() else { panic!("{refused:?}") };
        assert!(finding.to_string().starts_with("error: Via at byte "), "{finding}");
        assert!(finding.to_string().ends_with(": stands more than once (RFC 3261 §7.3.1)"), "{finding}");
    }
}

/// RFC 3261 §8.2.6, RFC 4475 §3.1.2.4, §3.1.2.1, §3.1.2.6, §3.3.1, §3.3.8: what is wrong gets its 400, with what there
/// is to copy as it stands.
#[test]
fn rfc_3261_8_2_6_a_faulty_request_gets_its_400() {
    let fixtures: [(&str, &[u8]); 5] = [
        ("scalar02", include_bytes!("fixtures/rfc4475/scalar02.dat")),
        ("badinv01", include_bytes!("fixtures/rfc4475/badinv01.dat")),
        ("quotbal", include_bytes!("fixtures/rfc4475/quotbal.dat")),
        ("multi01", include_bytes!("fixtures/rfc4475/multi01.dat")),
        ("insuf", include_bytes!("fixtures/rfc4475/insuf.dat")),
    ];
    for (name, bytes) in fixtures {
        let request = Message::parse(bytes).unwrap();
        assert!(Response::to(&request, StatusCode::BAD_REQUEST).tag("t1").build().is_err(), "{name}");
        let answer = || Response::to_faulty(&request, StatusCode::BAD_REQUEST).tag("t1");
        let response = answer().build().unwrap_or_else(|error| panic!("{name}: {error}"));
        let again = Message::parse(response.as_bytes()).unwrap();
        assert_eq!(
            (again.status(), again.body(), again.surplus()),
            (Some(StatusCode::BAD_REQUEST), &b""[..], &b""[..])
        );
        for copied in [HeaderName::VIA, HeaderName::FROM, HeaderName::CALL_ID, HeaderName::CSEQ, HeaderName::TO] {
            let values = |message: &Message<'_>| -> Vec<_> {
                message.fields_named(&copied).map(|field| field.value().to_vec()).collect()
            };
            if copied != HeaderName::TO || name == "quotbal" {
                assert_eq!(values(&again), values(&request), "{name}: {copied}");
                continue;
            }
            let tagged: Vec<_> = again.fields_named(&copied).map(|to| to.parse::<NameAddr<'_>>().unwrap()).collect();
            assert_eq!(tagged.len(), values(&request).len());
            for (to, value) in tagged.iter().zip(values(&request)) {
                assert_eq!((to.tag(), to.uri()), (Some("t1"), NameAddr::parse(&value).unwrap().uri()), "{name}");
            }
        }
        // What is added is looked at as ever.
        assert!(answer().field(&HeaderName::RETRY_AFTER, "soon").build().is_err(), "{name}");
        assert!(answer().field(&HeaderName::FROM, "<sip:x@y>").build().is_err(), "{name}");
        assert!(answer().field(&HeaderName::SUBJECT, "x\r\nRoute: <sip:evil>").build().is_err(), "{name}");
        read_tolerantly(answer().field(&HeaderName::RETRY_AFTER, "5").build().unwrap());
        assert_eq!(Response::to_faulty(&request, StatusCode::OK).tag("1").build(), Err(BuildError::Kind));
        assert_eq!(Response::to_faulty(&request, StatusCode::TRYING).build(), Err(BuildError::Kind));
    }
}

fn read_tolerantly(message: Message<'_>) {
    let framed = Frame::cut(message.as_bytes(), &Limits::default());
    assert_eq!(framed, Ok(Some((Frame::Message(message.as_bytes()), message.as_bytes().len()))));
}

/// RFC 3261 §8.2.6, §7.3.1: nothing that a peer writes becomes another header field, or hides a fault of our own.
#[test]
fn rfc_3261_8_2_6_hostile_fields_are_copied_safely() {
    let text = "OPTIONS sip:a@b SIP/2.0\r\nVia: SIP/2.0/UDP c;x=\"\rRoute: <sip:evil>\r\n\t;y\n z\r\n\
        To: <sip:a@b>\rX: y\r\nFrom: \r\nCSeq:\r\n\r\n";
    let request = Message::parse(text.as_bytes()).unwrap();
    let response = Response::to_faulty(&request, StatusCode::BAD_REQUEST).tag("1").build().unwrap();
    assert_eq!(
        String::from_utf8_lossy(response.as_bytes()),
        "SIP/2.0 400 Bad Request\r\nVia: SIP/2.0/UDP c;x=\" Route: <sip:evil>\r\n\t;y\n z\r\nFrom: \r\n\
         To: <sip:a@b> X: y\r\nCSeq: \r\nContent-Length: 0\r\n\r\n"
    );
    // More faults than a list of findings holds.
    let many = format!("OPTIONS sip:a@b SIP/2.0\r\n{}\r\n", "From: x y\r\n".repeat(300));
    let request = Message::parse(many.as_bytes()).unwrap();
    let answer = || Response::to_faulty(&request, StatusCode::BAD_REQUEST);
    assert_eq!(answer().build().unwrap().fields_named(&HeaderName::FROM).count(), 300);
    assert!(matches!(answer().field(&HeaderName::RETRY_AFTER, "soon").build(), Err(BuildError::Finding(_))));
    // Names and line ends in full take more room than the request had, and Content-Length is one field more.
    let short = format!("OPTIONS sip:a@b SIP/2.0\n{}\n", format!("f:{}\n", "x".repeat(60)).repeat(1_024));
    let short = Message::parse(short.as_bytes()).unwrap();
    assert_eq!(Response::to_faulty(&short, StatusCode::BAD_REQUEST).build().unwrap().fields().len(), 1_025);
    let ack = Message::parse(b"ACK sip:a@b SIP/2.0\r\nVia: x\r\n\r\n").unwrap();
    assert_eq!(Response::to_faulty(&ack, StatusCode::BAD_REQUEST).build(), Err(BuildError::Kind));
}
