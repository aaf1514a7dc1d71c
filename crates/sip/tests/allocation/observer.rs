//! What the dialogue observer remembers of hostile messages: never more octets than its limits say, and a quarter more
//! for what the tables of an allocator's user can't count.

use std::net::SocketAddr;
use std::time::Duration;

use allocation_counter::measure;
use offhook_sip::dialog::{Observer, ObserverLimits};
use offhook_sip::{ErrorKind, Message};

const A: &str = "192.0.2.1:5060";
const B: &str = "192.0.2.2:5060";
/// What one message takes while it is read, and what waits for an INVITE.
const BESIDES: u64 = 256 * 1_024 + 64 * 1_024;

fn show(observer: &mut Observer, text: &str) -> Result<bool, ErrorKind> {
    let (a, b): (SocketAddr, SocketAddr) = (A.parse().unwrap(), B.parse().unwrap());
    let message = Message::parse(text.as_bytes()).unwrap();
    let seen = observer.observe(Duration::from_secs(1), a, b, &message).map_err(|error| error.kind());
    while observer.poll_observation().is_some() {}
    Ok(seen?.is_some())
}

/// A message from its first line, Call-ID, tags, CSeq, branch and other fields.
fn text(start: &str, call_id: &str, tags: (&str, &str), cseq: &str, more: &str) -> String {
    let (from, to) = tags;
    format!(
        "{start}\r\nFrom: <sip:a@a>;tag={from}\r\nTo: <sip:b@b>{to}\r\nCall-ID: {call_id}\r\nCSeq: {cseq}\r\n{more}\r\n"
    )
}

fn via(branch: &str) -> String {
    format!("Via: SIP/2.0/UDP a;branch=z9hG4bK{branch}\r\n")
}

fn long(number: u32, octets: usize) -> String {
    format!("{number:x>octets$}")
}

const INVITE: &str = "INVITE sip:b@b SIP/2.0";

type Shape = (&'static str, fn(&mut Observer, u32));

/// Message `n` of an endless flood.
const SHAPES: [Shape; 10] = [
    ("long texts", |observer, n| {
        let name = long(n, 1_900);
        let start = format!("INVITE sip:{name}@b SIP/2.0");
        let more = format!("Referred-By: <sip:{name}@c>\r\nContact: <sip:{}@a>\r\n", long(n, 450));
        let invite = text(&start, &long(n, 2_000), ("1", ""), "1 INVITE", &more);
        let invite =
            invite.replace("<sip:a@a>", &format!("<sip:{name}@a>")).replace("<sip:b@b>", &format!("<sip:{name}@b>"));
        show(observer, &invite).unwrap();
    }),
    ("ordinary calls", |observer, n| {
        let id = format!("{n}@a");
        show(observer, &text(INVITE, &id, ("1", ""), "1 INVITE", &via("1"))).unwrap();
        show(observer, &text("SIP/2.0 180 Ringing", &id, ("1", ";tag=2"), "1 INVITE", &via("1"))).unwrap();
        show(observer, &text("SIP/2.0 200 OK", &id, ("1", ";tag=2"), "1 INVITE", &via("1"))).unwrap();
        show(observer, &text("ACK sip:b@b SIP/2.0", &id, ("1", ";tag=2"), "1 ACK", &via("2"))).unwrap();
    }),
    ("transactions and hops", |observer, n| {
        let (id, branch) = (format!("{}", n / 1_000), via(&long(n, 240)));
        show(observer, &text(INVITE, &id, ("1", ""), "1 INVITE", &branch)).unwrap();
        show(observer, &text("INFO sip:b@b SIP/2.0", &id, ("1", ";tag=2"), &format!("{} INFO", n / 16), &branch))
            .unwrap();
    }),
    ("responses and dialogues", |observer, n| {
        let (id, tag) = (format!("{}", n / 1_000), format!(";tag={}", long(n, 250)));
        show(observer, &text(INVITE, &id, ("1", ""), "1 INVITE", &via("1"))).unwrap();
        let more = format!("{}RSeq: {n}\r\nContact: <sip:{}@b>\r\n", via(&format!("{}", n / 32)), long(n, 500));
        show(observer, &text("SIP/2.0 183 Progress", &id, ("1", &tag), "1 INVITE", &more)).unwrap();
    }),
    ("callers", |observer, n| {
        let id = format!("{}", n / 1_000);
        let from = long(n / 32, 250);
        show(observer, &text(INVITE, &id, (&from, ""), &format!("{n} INVITE"), &via("1"))).unwrap();
    }),
    ("offers", |observer, n| {
        let (id, more) = (format!("{}", n / 1_000), format!("Contact: <sip:{}@b>\r\n", long(n, 500)));
        show(observer, &text(INVITE, &id, ("1", ""), "1 INVITE", "")).unwrap();
        let update = text("UPDATE sip:b@b SIP/2.0", &id, (&long(n, 250), ";tag=2"), &format!("{n} UPDATE"), &more);
        show(observer, &update).unwrap();
    }),
    ("referrals", |observer, n| {
        let (id, name) = (format!("{}", n / 20), long(n, 900));
        show(observer, &text(INVITE, &id, ("1", ""), "1 INVITE", "")).unwrap();
        let more = format!("Refer-To: <sip:{name}@c>\r\nReferred-By: <sip:{name}@d>\r\n");
        let refer = text("REFER sip:b@b SIP/2.0", &id, ("1", ";tag=2"), &format!("{n} REFER"), &more);
        show(observer, &refer).unwrap();
    }),
    ("links", |observer, n| {
        let more =
            format!("Join: {};from-tag=1;to-tag=2\r\n", if n.is_multiple_of(2) { "x".into() } else { long(n, 2_000) });
        show(observer, &text(INVITE, "x", ("1", ""), "1 INVITE", "")).unwrap();
        show(observer, &text(INVITE, &format!("{n}"), ("1", ""), "1 INVITE", &more)).unwrap();
    }),
    ("reasons", |observer, n| {
        let (id, more) = (format!("{n}"), format!("{}Reason: SIP;text=\"{}\"\r\n", via("1"), long(n, 20_000)));
        show(observer, &text(INVITE, &id, ("1", ""), "1 INVITE", &via("1"))).unwrap();
        show(observer, &text("CANCEL sip:b@b SIP/2.0", &id, ("1", ""), "1 CANCEL", &more)).unwrap();
        show(observer, &text("SIP/2.0 486 Busy", &id, ("1", ";tag=2"), "1 INVITE", &more)).unwrap();
    }),
    ("strays", |observer, n| {
        let more = "a:\r\n".repeat(n as usize % 900);
        show(observer, &text("SIP/2.0 183 Progress", &long(n, 2_000), ("1", ";tag=2"), "1 INVITE", &more)).unwrap();
    }),
];

#[test]
fn the_limit_of_octets_holds_whatever_comes() {
    const LIMIT: u64 = 1_024 * 1_024;
    for (what, flood) in SHAPES {
        let mut most = 0;
        let info = measure(|| {
            let mut observer = Observer::new(ObserverLimits::default().with_octets(LIMIT));
            for number in 0..2_000 {
                flood(&mut observer, number);
            }
            most = observer.calls().count();
        });
        let bound = LIMIT + LIMIT / 4 + BESIDES;
        println!("{what}: {} octets, {most} calls", info.bytes_max);
        assert!(info.bytes_max < bound, "{what}: {} octets", info.bytes_max);
        assert_eq!(info.bytes_current, 0);
    }
}

#[test]
fn an_ordinary_call_takes_less_than_its_part_of_the_default() {
    let limits = ObserverLimits::default();
    assert_eq!((limits.octets(), limits.calls()), (512 * 1_024 * 1_024, 65_536));
    let mut observer = Observer::new(limits);
    let info = measure(|| {
        for number in 0..1_000 {
            (SHAPES[1].1)(&mut observer, number);
        }
    });
    println!("{} octets a call", info.bytes_current / 1_000);
    assert_eq!(observer.calls().count(), 1_000);
    assert!(info.bytes_current < 1_000 * 4_096, "{}", info.bytes_current);
    assert!(4_096 * u64::from(limits.calls()) <= limits.octets());
}

#[test]
fn the_longest_texts_take_less_than_sixteen_thousand_octets_a_call() {
    let mut observer = Observer::default();
    let info = measure(|| {
        for number in 0..100 {
            (SHAPES[0].1)(&mut observer, number);
        }
    });
    assert_eq!(observer.calls().count(), 100);
    assert!(info.bytes_current < 100 * 16_384, "{}", info.bytes_current);
}

#[test]
fn longer_texts_are_refused_or_left_out() {
    let mut observer = Observer::default();
    let max = ErrorKind::TooLong { max: 2_048 };
    let (fits, long) = (long(1, 2_048), long(1, 20_000));
    for (name, is_refused) in [(&fits, false), (&long, true)] {
        let invite = text(INVITE, name, ("1", ""), "1 INVITE", "");
        let info = measure(|| assert_eq!(show(&mut observer, &invite).err(), is_refused.then_some(max)));
        assert!(!is_refused || info.bytes_current == 0);
    }
    for address in ["<sip:a@a>", "<sip:b@b>"] {
        for instead in [format!("<sip:{long}@a>"), format!("\"{long}\" <sip:a@a>"), format!("<sip:a@a>;p={long}")] {
            let invite = text(INVITE, "other", ("1", ""), "1 INVITE", "").replace(address, &instead);
            let info = measure(|| assert_eq!(show(&mut observer, &invite), Err(max)));
            assert_eq!(info.bytes_current, 0);
        }
    }
    // A response with one goes to its call: nothing of it is kept.
    let response = text("SIP/2.0 180 Ringing", &fits, ("1", ";tag=2"), "1 INVITE", "");
    assert_eq!(show(&mut observer, &response.replace("<sip:b@b>", &format!("<sip:{long}@a>"))), Ok(true));
    assert_eq!(observer.calls().map(|call| call.messages).collect::<Vec<_>>(), [2]);
    // What a call can do without.
    let more = format!("Referred-By: <sip:{long}@c>\r\nJoin: {long};from-tag=1;to-tag=2\r\n");
    let invite = text(&format!("INVITE sip:{long}@b SIP/2.0"), "second", ("1", ""), "1 INVITE", &more);
    let info = measure(|| assert_eq!(show(&mut observer, &invite), Ok(true)));
    assert!(info.bytes_current < 8_192, "{}", info.bytes_current);
    let call = observer.calls().last().unwrap();
    assert_eq!((&call.request_uri, &call.referred_by, call.links.len()), (&None, &None, 0));
}

/// The call whose message was just seen is kept, and then those that would be forgotten last.
#[test]
fn calls_that_are_due_first_make_room() {
    let mut observer = Observer::new(ObserverLimits::default().with_octets(1));
    for number in 0..10 {
        (SHAPES[1].1)(&mut observer, number);
        let ids: Vec<_> = observer.calls().map(|call| call.call_id.as_str().to_owned()).collect();
        assert_eq!(ids, [format!("{number}@a")]);
    }
}
