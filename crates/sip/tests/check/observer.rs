//! What has to hold for the observer of any messages: the assertions of the fuzz target `sip_dialog`.

use std::collections::BTreeSet;
use std::net::SocketAddr;
use std::time::Duration;

use offhook_sip::Message;
use offhook_sip::dialog::{Call, Observed, Observer, ObserverLimits};

const METHODS: [&str; 12] =
    ["INVITE", "ACK", "BYE", "CANCEL", "PRACK", "UPDATE", "REFER", "NOTIFY", "INFO", "OPTIONS", "SUBSCRIBE", "MESSAGE"];
const STATUSES: [u16; 16] = [100, 180, 183, 199, 200, 202, 500, 401, 407, 408, 422, 481, 486, 487, 491, 603];
const EXTRAS: [&str; 12] = [
    "",
    "RSeq: 1\r\nRequire: 100rel\r\n",
    "RAck: 1 1 INVITE\r\n",
    "Refer-To: <sip:c@c>\r\n",
    "Refer-To: <sip:c@c?Replaces=call2%3Bto-tag%3D2%3Bfrom-tag%3D1>\r\nReferred-By: <sip:a@a>\r\n",
    "Replaces: call1;to-tag=2;from-tag=1\r\n",
    "Replaces: call2;to-tag=2;from-tag=1;early-only\r\n",
    "Join: call1;to-tag=2;from-tag=1\r\n",
    "Target-Dialog: call1;local-tag=1;remote-tag=2\r\n",
    "Reason: SIP;cause=200, Q.850;cause=16\r\n",
    "Event: refer\r\nSubscription-State: terminated;reason=noresource\r\nContent-Type: message/sipfrag\r\n",
    "Session-Expires: 90\r\nContact: <sip:x@x>\r\n",
];

/// Six octets are a message from a small vocabulary, and the time since the one before it.
#[allow(unreachable_pub, reason = "the fuzz targets take it over")]
pub fn check_observer(bytes: &[u8]) {
    // So few octets that they close calls as well.
    let limits = ObserverLimits::default().with_calls(4).with_octets(32 * 1_024);
    let mut observer = Observer::new(limits);
    let ends: [SocketAddr; 2] = ["192.0.2.1:5060".parse().unwrap(), "192.0.2.2:5060".parse().unwrap()];
    let (mut at, mut started, mut closed) = (Duration::ZERO, BTreeSet::new(), BTreeSet::new());
    let is_steady = bytes.chunks_exact(6).all(|chunk| chunk[5] < 250);
    let mut drain = |observer: &mut Observer| {
        while let Some(observation) = observer.poll_observation() {
            let number = observation.call;
            assert!(!closed.contains(&number), "{observation:?}");
            match observation.what {
                Observed::Started | Observed::Joined => assert!(started.insert(number)),
                Observed::Closed(call) => {
                    assert!(closed.insert(call.number));
                    assert!(serde_like(call.ring_time()) && serde_like(call.talk_time()));
                    assert!(!is_steady || is_in_order(&call), "{call:?}");
                }
                _ => assert!(started.contains(&number)),
            }
        }
        (started.len(), closed.len())
    };
    for chunk in bytes.chunks_exact(6) {
        let [kind, ids, cseq, extra, way, step] = [chunk[0], chunk[1], chunk[2], chunk[3], chunk[4], chunk[5]];
        // Mostly milliseconds, now and then minutes, and sometimes backwards.
        at = match step {
            0..=199 => at + Duration::from_millis(u64::from(step) * 10),
            200..=249 => at + Duration::from_secs(u64::from(step) * 3),
            _ => at.saturating_sub(Duration::from_secs(u64::from(step - 249))),
        };
        let text = text(kind, ids, cseq, extra);
        let message = Message::parse(text.as_bytes()).unwrap();
        let way = usize::from(way % 2);
        observer.observe(at, ends[way], ends[1 - way], &message).unwrap();
        drain(&mut observer);
        assert!(observer.calls().count() <= 4);
        assert!(observer.calls().all(|call| observer.call(call.number).is_some()));
        // Without a call there may be one that is going to be joined.
        assert!(observer.poll_timeout().is_some() || observer.calls().next().is_none());
    }
    observer.finish();
    let (started, closed) = drain(&mut observer);
    assert_eq!((started, observer.calls().count()), (closed, 0));
}

fn text(kind: u8, ids: u8, cseq: u8, extra: u8) -> String {
    let method = METHODS[usize::from(kind & 15) % METHODS.len()];
    let start = match kind >> 7 {
        0 => format!("{method} sip:b@b SIP/2.0"),
        _ => format!("SIP/2.0 {} x", STATUSES[usize::from(extra >> 4)]),
    };
    let to = match (ids >> 2) & 3 {
        0 => String::new(),
        tag => format!(";tag={tag}"),
    };
    format!(
        "{start}\r\nVia: SIP/2.0/UDP 192.0.2.1;branch=z9hG4bK{}\r\nFrom: <sip:a@a>;tag={}\r\nTo: <sip:b@b>{to}\r\n\
         Call-ID: call{}\r\nCSeq: {} {method}\r\n{}\r\nSIP/2.0 {} x\r\n",
        (ids >> 4) & 3,
        1 + (ids >> 6),
        ids & 3,
        cseq & 3,
        EXTRAS[usize::from(extra & 15) % EXTRAS.len()],
        STATUSES[usize::from(cseq >> 4)],
    )
}

/// An answer is followed by its ACK and by the end, whatever was seen first.
fn is_in_order(call: &Call) -> bool {
    let follows = |later: Option<Duration>| call.answer.zip(later).is_none_or(|(answer, later)| answer <= later);
    let mut dialogs = call.dialogs.iter().map(|dialog| dialog.confirmed.zip(dialog.terminated));
    follows(call.confirmed) && follows(call.end) && dialogs.all(|times| times.is_none_or(|(from, to)| from <= to))
}

/// A span of time that can be written: no more than the whole sequence can have taken.
fn serde_like(time: Option<Duration>) -> bool {
    time.is_none_or(|time| time < Duration::from_secs(1 << 40))
}
