//! Memory against the octets of the input: reading, checking and looking at the parts together take less than four
//! times its octets at any moment, and a fixed sum for the lists of lines, sections and findings, whose lengths are
//! bounded.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    missing_docs,
    unreachable_pub
)]

#[path = "check/corpus.rs"]
mod corpus;
#[path = "check/mutate.rs"]
mod mutate;

use allocation_counter::measure;
use offhook_sdp::{Description, ReadOptions, check};

/// 1,024 lines, as many sections, and up to three findings of each line, with what each list was before it grew for the
/// last time.
const LISTS: u64 = 192 * 1_024;

/// Most octets in use at one moment while a description is checked, read, reviewed and copied.
fn used(bytes: &[u8]) -> u64 {
    let checked = measure(|| _ = check(bytes, &ReadOptions::default())).bytes_max;
    let work = || {
        let options = ReadOptions::default().with_unknown_types(true);
        let Ok(description) = Description::parse_with(bytes, &options) else { return };
        let _ = (description.review().len(), description.media().map(|media| media.codecs().count()).sum::<usize>());
        assert_eq!(description.into_owned().as_bytes(), bytes);
    };
    measure(work).bytes_max.max(checked)
}

fn is_bounded(what: &str, bytes: &[u8]) -> bool {
    let used = used(bytes);
    let is_bounded = used < 4 * bytes.len() as u64 + LISTS;
    if !is_bounded {
        println!("{what}: {} octets, {used} used", bytes.len());
    }
    is_bounded
}

#[test]
fn ordinary_descriptions_need_no_memory() {
    let body = include_bytes!("fixtures/invite.sdp");
    let all = measure(|| {
        let description = Description::parse(body).unwrap();
        assert!(description.findings().is_empty());
        assert_eq!(description.media().map(|media| media.codecs().count()).sum::<usize>(), 3);
        assert!(check(body, &ReadOptions::default()).unwrap().is_empty());
    });
    assert_eq!(all.count_total, 0);
}

#[test]
fn the_corpus_and_random_changes_of_it() {
    let (corpus, mut mutator) = (corpus::corpus(), mutate::mutator(mutate::SEED));
    let mut broken = corpus.iter().filter(|bytes| !is_bounded("corpus", bytes)).count();
    for _ in 0..5_000 {
        broken += usize::from(!is_bounded("changed", &mutator.text(&corpus)));
    }
    assert_eq!(broken, 0);
}

#[test]
fn hostile_shapes() {
    let head = "v=0\r\no=- 1 1 IN IP4 192.0.2.1\r\ns=-\r\nc=IN IP4 192.0.2.1\r\nt=0 0\r\n";
    let with = |lines: &str| format!("{head}{lines}");
    let section = |lines: &str| format!("{head}m=audio 1 RTP/AVP 0\r\n{lines}");
    let shapes = [
        ("attributes of one octet", with(&"a=x\n".repeat(1_000))),
        ("more lines than there may be", with(&"a=x\n".repeat(16_000))),
        ("sections", with(&"m=a 1 b c\n".repeat(1_000))),
        ("sections without an address", "m=a 1 b c\n".repeat(1_000)),
        ("sections with too large formats", with(&"m=a 1 RTP/AVP 999\n".repeat(1_000))),
        ("formats", with(&format!("m=audio 1 RTP/AVP{}\r\n", " 999".repeat(16_000)))),
        ("empty lines", format!("{head}{}x", "\n".repeat(60_000))),
        ("lines that are none", ":\n".repeat(30_000)),
        ("lines of unknown type", with(&"y=\n".repeat(1_000))),
        ("origins with too many spaces", "o=  1  1  IN  IP4  x\n".repeat(1_000)),
        ("spaces", format!("o={}\r\n", " ".repeat(60_000))),
        ("repeated names", "s=\n".repeat(1_000)),
        ("repeat times that are none", with(&"r=x\n".repeat(1_000))),
        ("keys", with(&"k=\n".repeat(1_000))),
        ("directions", section(&"a=sendrecv\n".repeat(1_000))),
        ("unreadable attributes", section(&"a=rtpmap:x\n".repeat(1_000))),
        ("rtpmaps of one number", section(&"a=rtpmap:0 x/1\n".repeat(1_000))),
        ("identifications", with(&"m=a 1 b c\na=mid:a\n".repeat(500))),
        ("a group", with(&format!("a=group:BUNDLE{}\r\n", " x".repeat(30_000)))),
        ("a simulcast", section(&format!("a=simulcast:send {}1\r\n", "1;".repeat(30_000)))),
        ("NUL", "\0".repeat(60_000)),
        ("carriage returns", "\r".repeat(60_000)),
    ];
    assert_eq!(shapes.iter().filter(|(what, text)| !is_bounded(what, text.as_bytes())).count(), 0);
}
