//! Bodies of RFC 5118 (§4.6, §4.8, §4.9): some of its messages state another length than their bodies have. What a
//! receiver has then is a description that is cut, and it is taken with findings.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

use offhook_sdp::{Description, LineType, Problem};

/// The body that a message has by its Content-Length, and what is there.
fn bodies(message: &[u8]) -> (&[u8], &[u8]) {
    let at = message.windows(4).position(|octets| octets == b"\r\n\r\n").unwrap() + 4;
    let (head, body) = message.split_at(at);
    let head = std::str::from_utf8(head).unwrap();
    let length = head.lines().find_map(|line| line.strip_prefix("Content-Length:")).unwrap();
    let length: usize = length.trim().parse().unwrap();
    assert_ne!(length, body.len());
    (&body[..length.min(body.len())], body)
}

fn problems(description: &Description<'_>) -> Vec<Problem> {
    let found = description.findings().iter().chain(&description.review()).map(|one| *one.problem()).collect();
    assert_eq!(description.lines().last().unwrap().line_type(), LineType::ATTRIBUTE);
    found
}

#[test]
fn a_body_that_is_cut_is_taken() {
    for (message, name) in [
        (&include_bytes!("fixtures/rfc5118/ipv4-mapped-ipv6.dat")[..], None),
        (include_bytes!("fixtures/rfc5118/mult-ip-in-sdp.dat"), Some(Problem::Empty(LineType::SESSION_NAME))),
    ] {
        let (stated, whole) = bodies(message);
        assert!(stated.len() < whole.len());
        let read = Description::parse(stated).unwrap();
        assert_eq!(read.as_bytes(), stated);
        assert_eq!(read.media().len(), 2);
        // The last rtpmap has lost its clock rate: it does not count, and so its format does not.
        let cut = [Problem::NoFinalLineEnd, Problem::NoRtpMap, Problem::AttributeValue("rtpmap")];
        assert_eq!(problems(&read), name.into_iter().chain(cut).collect::<Vec<_>>());
        let read = Description::parse(whole).unwrap();
        assert_eq!(problems(&read), name.into_iter().collect::<Vec<_>>());
    }
}

#[test]
fn a_body_that_is_shorter_than_stated_is_taken() {
    let (stated, whole) = bodies(include_bytes!("fixtures/rfc5118/ipv6-in-sdp.dat"));
    assert_eq!(stated, whole);
    assert_eq!(problems(&Description::parse(stated).unwrap()), []);
}
