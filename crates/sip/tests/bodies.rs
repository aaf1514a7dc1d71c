//! Bodies: multipart ones with their parts (RFC 2046 §5.1, RFC 5621), and fragments of messages (RFC 3420).
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

use offhook_sip::{
    BuildError, ErrorKind, HeaderName, Limits, MediaType, Message, Method, Multipart, MultipartBody, ParseError, Part,
    Sipfrag, StatusCode,
};
use proptest::prelude::*;

const MPART01: &[u8] = include_bytes!("fixtures/rfc4475/mpart01.dat");

fn mixed(boundary: &str) -> MediaType<'static> {
    MediaType::parse(format!("multipart/mixed;boundary=\"{boundary}\"").as_bytes()).unwrap().into_owned()
}

fn bodies<'m>(multipart: &Multipart<'m>) -> Vec<&'m [u8]> {
    multipart.parts().map(|part| part.unwrap().body()).collect()
}

#[test]
fn rfc4475_3_1_1_11_mpart01() {
    let message = Message::parse(MPART01).unwrap();
    let multipart = message.multipart().unwrap().unwrap();
    assert!(multipart.is_closed() && multipart.preamble().is_empty() && multipart.epilogue().is_empty());
    let parts: Vec<Part<'_>> = multipart.parts().collect::<Result<_, _>>().unwrap();
    assert_eq!(parts.len(), 2);
    let [text, signature] = &parts[..] else { panic!() };
    assert!(text.content_type().unwrap().is(&MediaType::TEXT));
    assert_eq!(text.body(), b"Hello");
    assert_eq!(signature.content_type().unwrap().to_string(), "application/octet-stream");
    assert_eq!(signature.field(&HeaderName::new("content-transfer-encoding")).unwrap().value(), b"binary");
    // DER: a sequence whose length is stated in its first octets, 4 + 0x0152.
    assert_eq!(signature.body()[..4], [0x30, 0x82, 0x01, 0x52]);
    assert_eq!(signature.body().len(), 4 + 0x0152);
    // Places count from the start of the message.
    assert_eq!(&MPART01[text.body_offset()..][..5], b"Hello");
    assert!(MPART01[signature.offset()..].starts_with(b"Content-Type: application/octet-stream"));
    let field = signature.field(&HeaderName::CONTENT_TYPE).unwrap();
    assert_eq!(&MPART01[field.value_offset()..][..11], b"application");
}

#[test]
fn rfc2046_5_1_1_preamble_epilogue_and_a_part_without_header() {
    // The example of the RFC.
    let body =
        b"This is the preamble.  It is to be ignored.\r\n\r\n--simple boundary\r\n\r\nThis is implicitly typed plain \
        US-ASCII text.\r\nIt does NOT end with a linebreak.\r\n--simple boundary\r\nContent-type: text/plain; \
        charset=us-ascii\r\n\r\nThis is explicitly typed plain US-ASCII text.\r\nIt DOES end with a linebreak.\r\n\r\n\
        --simple boundary--\r\n\r\nThis is the epilogue.";
    let multipart = Multipart::new(&mixed("simple boundary"), body).unwrap();
    assert_eq!(multipart.preamble(), b"This is the preamble.  It is to be ignored.\r\n");
    assert_eq!(multipart.epilogue(), b"\r\nThis is the epilogue.");
    let parts: Vec<_> = multipart.parts().map(Result::unwrap).collect();
    assert!(parts[0].body().ends_with(b"does NOT end with a linebreak.") || parts[0].body().ends_with(b"linebreak."));
    assert_eq!(parts[0].fields().len(), 0);
    assert!(parts[0].content_type().unwrap().is(&MediaType::TEXT));
    assert!(parts[1].body().ends_with(b"linebreak.\r\n"));
    assert_eq!(parts[1].content_type().unwrap().params().text("charset"), Some("us-ascii"));
}

#[test]
fn rfc2046_5_1_1_delimiters_are_whole_lines() {
    let inner = b"--b\r\n\r\nx --b\r\n--bb\r\n--b-\r\n--b\t \r\n\r\ny\n--b\n\nz\r\n--b--";
    let multipart = Multipart::new(&mixed("b"), inner).unwrap();
    assert_eq!(bodies(&multipart), [&b"x --b\r\n--bb\r\n--b-"[..], b"y", b"z"]);
    assert!(multipart.is_closed());
    // Without its end the last part goes on to the end of the body.
    let open = Multipart::new(&mixed("b"), b"--b\r\n\r\nx\r\n--b\r\n\r\ny\r\n").unwrap();
    assert_eq!((bodies(&open), open.is_closed(), open.epilogue()), (vec![&b"x"[..], b"y\r\n"], false, &b""[..]));
    // Header fields alone, an empty part, and nothing at all.
    let empty = Multipart::new(&mixed("b"), b"--b\r\nContent-ID: <a@b>\r\n--b\r\n--b--\r\n").unwrap();
    let parts: Vec<_> = empty.parts().map(Result::unwrap).collect();
    assert_eq!((parts.len(), parts[0].body(), parts[1].body()), (2, &b""[..], &b""[..]));
    assert_eq!(parts[0].content_id().unwrap().unwrap().as_str(), "a@b");
    assert_eq!(Multipart::new(&mixed("b"), b"--b--\r\n").unwrap().parts().count(), 0);
}

#[test]
fn rfc5621_4_2_nested_parts_and_their_order() {
    let body = b"--a\r\nContent-Type: multipart/alternative;boundary=ab\r\n\r\n--ab\r\n\r\nplain\r\n--ab\r\n\
        Content-Type: text/html\r\n\r\nrich\r\n--ab--\r\n--a\r\nContent-Type: application/sdp\r\n\r\nv=0\r\n\r\n--a--";
    let multipart = Multipart::new(&mixed("a"), body).unwrap();
    let leaves: Vec<_> = multipart.leaves().map(|leaf| leaf.unwrap().body()).collect();
    assert_eq!(leaves, [&b"plain"[..], b"rich", b"v=0\r\n"]);
    assert_eq!(multipart.parts().count(), 2);
    let first = multipart.parts().next().unwrap().unwrap();
    assert!(first.multipart().unwrap().unwrap().is_alternative());
}

#[test]
fn rfc2046_5_1_4_of_alternatives_the_last_counts() {
    let message = |body: &str| {
        format!(
            "INVITE sip:a@b SIP/2.0\r\nContent-Type: multipart/mixed;boundary=a\r\nContent-Length: {}\r\n\r\n{body}",
            body.len()
        )
    };
    let sdp = |text: &str| format!("Content-Type: application/sdp\r\n\r\n{text}\r\n");
    let text = message(&format!(
        "--a\r\nContent-Type: multipart/alternative;boundary=b\r\n\r\n--b\r\n{}--b\r\n{}--b\r\n\r\nx\r\n--b--\r\n--a\r\n{}--a--",
        sdp("first"),
        sdp("second"),
        sdp("third")
    ));
    let parsed = Message::parse(text.as_bytes()).unwrap();
    assert_eq!(parsed.body_of(&MediaType::SDP).unwrap().body(), b"second");
    let text = message(&format!("--a\r\n{}--a\r\n{}--a--", sdp("first"), sdp("second")));
    let parsed = Message::parse(text.as_bytes()).unwrap();
    let found = parsed.body_of(&MediaType::SDP).unwrap();
    assert_eq!(found.body(), b"first");
    assert_eq!(&text.as_bytes()[found.body_offset()..][..5], b"first");
    assert!(parsed.body_of(&MediaType::SIPFRAG).is_none());
    // A message without parts is its own body.
    let plain = Message::parse(b"INVITE sip:a@b SIP/2.0\r\nc: application/sdp\r\n\r\nv=0\r\n").unwrap();
    assert_eq!(plain.body_of(&MediaType::SDP).unwrap().body(), b"v=0\r\n");
    assert_eq!((plain.bodies().count(), plain.multipart().is_none()), (1, true));
    assert_eq!(Message::parse(b"BYE sip:a@b SIP/2.0\r\n\r\n").unwrap().bodies().count(), 0);
}

#[test]
fn rfc2046_5_1_5_parts_of_a_digest_are_mails() {
    let digest = MediaType::parse(b"multipart/digest;boundary=d").unwrap();
    let multipart = Multipart::new(&digest, b"--d\r\n\r\nFrom: x\r\n\r\nhi\r\n--d--").unwrap();
    let part = multipart.parts().next().unwrap().unwrap();
    assert!(part.content_type().unwrap().is(&MediaType::RFC822));
}

#[test]
fn what_is_refused_and_where() {
    let refused = |media_type: &[u8], body: &[u8]| -> (usize, ErrorKind, &'static str) {
        let error = Multipart::new(&MediaType::parse(media_type).unwrap(), body).unwrap_err();
        (error.offset(), error.kind(), error.rule().name())
    };
    assert_eq!(refused(b"multipart/mixed", b"--\r\n"), (0, ErrorKind::Missing, "boundary"));
    assert_eq!(refused(b"multipart/mixed;boundary=\"a \"", b""), (1, ErrorKind::Byte(b' '), "boundary"));
    assert_eq!(refused(b"multipart/mixed;boundary=\"a\\\"\"", b""), (1, ErrorKind::Byte(b'"'), "boundary"));
    let long = format!("multipart/mixed;boundary={}", "a".repeat(71));
    assert_eq!(refused(long.as_bytes(), b""), (70, ErrorKind::TooLong { max: 70 }, "boundary"));
    assert_eq!(refused(b"text/plain;boundary=a", b"--a\r\n"), (0, ErrorKind::Unknown, "multipart-body"));
    assert_eq!(refused(b"multipart/mixed;boundary=a", b"only a preamble"), (15, ErrorKind::End, "multipart-body"));

    // A bad part leaves the next one readable.
    let parts = Multipart::new(&mixed("b"), b"--b\r\nno field\r\n\r\nx\r\n--b\r\n\r\ny\r\n--b--").unwrap();
    let parts: Vec<Result<Vec<u8>, ParseError>> =
        parts.parts().map(|part| part.map(|part| part.body().to_vec())).collect();
    assert_eq!(parts[0].as_ref().map_err(|error| (error.offset(), error.kind())), Err((8, ErrorKind::Byte(b'f'))));
    assert_eq!(parts[1], Ok(b"y".to_vec()));
}

#[test]
fn depth_and_number_of_parts_are_bounded() {
    let deep = (0..40).rev().fold(b"x".to_vec(), |inner, level| {
        let head = format!("--b{level}\r\nContent-Type: multipart/mixed;boundary=b{}\r\n\r\n", level + 1);
        [head.as_bytes(), &inner, format!("\r\n--b{level}--\r\n").as_bytes()].concat()
    });
    let multipart = Multipart::new(&mixed("b0"), &deep).unwrap();
    let max = Limits::DEFAULT_DEPTH;
    let errors: Vec<_> = multipart.leaves().map(|leaf| leaf.unwrap_err().kind()).collect();
    assert_eq!(errors, [ErrorKind::TooDeep { max }]);

    let many = b"--b\r\n\r\nx\r\n".repeat(1_000);
    let multipart = Multipart::new(&mixed("b"), &many).unwrap();
    assert_eq!(multipart.parts().count(), 257);
    let last = multipart.parts().last().unwrap().unwrap_err();
    assert_eq!(last.kind(), ErrorKind::TooMany { max: Multipart::MAX_PARTS });
}

#[test]
fn every_prefix_of_a_body_holds_together() {
    let message = Message::parse(MPART01).unwrap();
    let media_type = message.content_type().unwrap().unwrap();
    for length in 0..message.body().len() {
        let body = &message.body()[..length];
        let Ok(multipart) = Multipart::new(&media_type, body) else {
            // Its first line is not whole yet, or has half a line end.
            assert!(length < 18 || length == 19, "{length}");
            continue;
        };
        // The close delimiter without its last dashes begins a third part.
        assert!(multipart.parts().count() <= 3);
        for part in multipart.parts().flatten() {
            assert_eq!(&body[part.body_offset()..][..part.body().len()], part.body());
        }
    }
}

/// RFC 2046 §5.1.1.
#[test]
fn a_part_may_not_hold_the_boundary() {
    let body = |text: &[u8]| MultipartBody::new("mixed", "b").unwrap().part(&MediaType::TEXT, text).build();
    assert_eq!(body(b"x\r\n--b\r\ny").unwrap_err(), BuildError::Boundary);
    // Readers may take a line for a delimiter that goes on behind the boundary.
    for text in [&b"x\r\n--bc"[..], b"--bc", b"--b", b"x\n--b- y", b"--b x\r\n"] {
        assert_eq!(body(text).unwrap_err(), BuildError::Boundary);
    }
    assert!(body(b"x --b\r\n-b\r\n--ab").is_ok());
    assert_eq!(MultipartBody::new("mixed", "b").unwrap().build().unwrap_err(), BuildError::Kind);
    assert!(matches!(MultipartBody::new("mixed", "b "), Err(BuildError::Value(_))));
    assert!(matches!(MultipartBody::new("mi xed", "b"), Err(BuildError::Value(_))));
    let forged = MultipartBody::new("mixed", "b").unwrap().part(&MediaType::TEXT, b"x");
    let forged = forged.field(&HeaderName::CONTENT_ID, "<a@b>\r\n\r\n--b--").build();
    assert!(matches!(forged, Err(BuildError::LineEnd(_))));
}

/// RFC 3261 §25.1 (m-subtype), RFC 2045 §3: at most one Content-Type.
#[test]
fn rfc2045_3_a_part_has_one_type() {
    for (subtype, bad) in [("mixed;x=y", 5), ("mi xed", 2), ("mixed/x", 5), ("mixed ", 5), ("m\u{e9}", 1)] {
        let BuildError::Value(error) = MultipartBody::new(subtype, "b").unwrap_err() else { panic!("{subtype}") };
        assert_eq!((error.rule().name(), error.offset()), ("m-subtype", bad), "{subtype}");
    }
    assert!(MultipartBody::new("", "b").is_err());

    let part = || MultipartBody::new("mixed", "b").unwrap().part(&MediaType::TEXT, b"x");
    let again = part().field(&HeaderName::CONTENT_TYPE, &MediaType::SDP).build().unwrap_err();
    assert_eq!(again.to_string(), "Content-Type is written by the builder");
    let named = |body: MultipartBody| body.field(&HeaderName::CONTENT_ID, "<a@b>");
    let twice = named(named(part())).build().unwrap_err();
    let BuildError::Value(error) = twice else { panic!("{twice}") };
    assert_eq!((error.rule().name(), error.kind()), ("MIME-part-headers", ErrorKind::Duplicate));
    assert!(named(named(part()).part(&MediaType::TEXT, b"y")).build().is_ok());
    let other = |body: MultipartBody| body.field(&HeaderName::new("Content-Remark"), "x");
    assert!(other(other(part())).build().is_ok());

    // Read: two that agree are one, two that differ are none.
    let read = |second: &str| {
        let body = format!("--b\r\nContent-Type: text/plain\r\nc: {second}\r\n\r\nx\r\n--b--\r\n");
        let media_type = mixed("b");
        let multipart = Multipart::new(&media_type, body.as_bytes()).unwrap();
        let part = multipart.parts().next().unwrap().unwrap();
        part.content_type().map(|media_type| media_type.to_string()).map_err(|error| (error.offset(), error.kind()))
    };
    assert_eq!(read("TEXT/plain"), Ok("text/plain".to_owned()));
    assert_eq!(read("application/sdp"), Err((31, ErrorKind::Contradiction)));
    assert_eq!(read("multipart/mixed;boundary=c"), Err((31, ErrorKind::Contradiction)));
    assert_eq!(read("nothing"), Err((41, ErrorKind::End)));
}

/// RFC 3420 §2, RFC 3261 §7.1, §7.3.1: the start line may be missing, and no header field is one.
#[test]
fn rfc3420_2_header_fields_are_no_start_line() {
    for line in ["To : sip:a@b SIP/2.0", "To :sip:a@b SIP/2.0", "To\t: sip:a@b SIP/2.0", "To: sip:a@b SIP/2.0"] {
        let text = format!("{line}\r\nFrom: sip:c@d\r\n");
        let fragment = Sipfrag::parse(text.as_bytes()).unwrap();
        assert!(fragment.start_line().is_none(), "{line}");
        assert_eq!(fragment.field(&HeaderName::TO).unwrap().value(), b"sip:a@b SIP/2.0", "{line}");
        assert_eq!(fragment.fields().len(), 2, "{line}");
    }
    let request = Sipfrag::parse(b"To sip:a@b SIP/2.0").unwrap();
    assert_eq!(request.method().unwrap().as_str(), "To");
}

/// RFC 3261 §7.3.1: `message-header = name HCOLON value`, in the last line too, which may lack its end.
#[test]
fn rfc3261_7_3_1_a_name_without_colon_is_no_field() {
    for line in ["From", "f", "Content-Length", "From ", "P-Asserted-Identity", "Subject\t", "X"] {
        for text in [line.to_owned(), format!("To: sip:a@b\r\n{line}"), format!("SIP/2.0 200 OK\r\n{line}")] {
            let error = Sipfrag::parse(text.as_bytes()).unwrap_err();
            assert_eq!((error.rule().name(), error.offset()), ("message-header", text.len()), "{text:?}");
            assert_eq!(error.kind(), ErrorKind::End);
        }
        let body = format!("--b\r\n{line}\r\n--b--");
        let multipart = Multipart::new(&mixed("b"), body.as_bytes()).unwrap();
        let error = multipart.parts().next().unwrap().unwrap_err();
        assert_eq!((error.offset(), error.kind()), (5 + line.len(), ErrorKind::End), "{line}");
        assert!(Sipfrag::parse(format!("{}:", line.trim_end()).as_bytes()).is_ok(), "{line}");
    }
}

/// RFC 3420 §3.1: each of the examples there, and what NOTIFY carries after REFER (RFC 3515 §2.4.5).
#[test]
fn rfc3420_3_1_fragments() {
    let all =
        b"INVITE sip:alice@atlanta.com SIP/2.0\r\nTo: Alice <sip:alice@atlanta.com>\r\nContact: <sip:bob@b>\r\n\r\n";
    let fragment = Sipfrag::parse(all).unwrap();
    assert_eq!((fragment.method(), fragment.status()), (Some(Method::INVITE), None));
    assert_eq!((fragment.fields().len(), fragment.body()), (2, Some(&b""[..])));

    let fields =
        Sipfrag::parse(b"From: Alice <sip:alice@atlanta.com>\r\nCall-ID: a84b4c76e66710\r\nCSeq: 314159 INVITE")
            .unwrap();
    assert_eq!(fields.start_line(), None);
    let from: offhook_sip::NameAddr<'_> = fields.value(&HeaderName::FROM).unwrap().unwrap();
    assert_eq!(from.uri().user(), Some("alice"));
    let cseq: offhook_sip::CSeq<'_> = fields.value(&HeaderName::CSEQ).unwrap().unwrap();
    assert_eq!((cseq.number(), fields.body()), (314159, None));

    for text in ["SIP/2.0 603 Declined", "SIP/2.0 603 Declined\r\n", "SIP/2.0 603 Declined\r\n\r\n"] {
        assert_eq!(Sipfrag::parse(text.as_bytes()).unwrap().status(), Some(StatusCode::from_code(603)), "{text:?}");
    }
    let body = Sipfrag::parse(b"\r\nonly a body").unwrap();
    assert_eq!((body.fields().len(), body.body()), (0, Some(&b"only a body"[..])));
    assert!(Sipfrag::parse(b"").unwrap().start_line().is_none());
    let error = Sipfrag::parse(b"SIP/2.0 200 OK\r\nno field\r\n").unwrap_err();
    assert_eq!((error.offset(), error.kind()), (19, ErrorKind::Byte(b'f')));
    for length in 0..all.len() {
        if let Err(error) = Sipfrag::parse(&all[..length]) {
            assert!(error.offset() <= length);
        }
    }

    let notify = Message::parse(
        b"NOTIFY sip:a@b SIP/2.0\r\nEvent: refer\r\nContent-Type: message/sipfrag;version=2.0\r\n\r\nSIP/2.0 180 Ringing",
    )
    .unwrap();
    assert_eq!(notify.sipfrag().unwrap().unwrap().status(), Some(StatusCode::RINGING));
}

proptest! {
    #[test]
    fn written_bodies_read_back(
        boundary in "[A-Za-z0-9'()+_,./:=?-]{1,20}",
        parts in proptest::collection::vec(proptest::collection::vec(any::<u8>(), 0..60), 1..6),
    ) {
        let mut body = MultipartBody::new("mixed", &boundary).unwrap();
        for part in &parts {
            body = body.part(&MediaType::TEXT, part).field(&HeaderName::CONTENT_ID, "<a@b>");
        }
        let (media_type, written) = match body.build() {
            Ok(built) => built,
            Err(error) => {
                prop_assert_eq!(error, BuildError::Boundary);
                return Ok(());
            }
        };
        let media_type = MediaType::parse(media_type.to_string().as_bytes()).unwrap().into_owned();
        let multipart = Multipart::new(&media_type, &written).unwrap();
        prop_assert_eq!(bodies(&multipart), parts);
        prop_assert!(multipart.is_closed());
    }

    #[test]
    fn any_octets_hold_together(body in "(--b(--)?|\r\n|\n|x|Content-Type: multipart/mixed;boundary=b|:| )*") {
        if let Ok(multipart) = Multipart::new(&mixed("b"), body.as_bytes()) {
            for part in multipart.parts().chain(multipart.leaves()).flatten() {
                prop_assert_eq!(&body.as_bytes()[part.body_offset()..][..part.body().len()], part.body());
            }
        }
        if let Err(error) = Sipfrag::parse(body.as_bytes()) {
            prop_assert!(error.offset() <= body.len());
        }
    }
}
