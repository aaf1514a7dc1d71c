//! `t=`, `r=`, `z=` and `k=`: read, checked against RFC 8866 §5.9 to §5.12 and §9, and answered.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

use offhook_sdp::{
    Capabilities, Description, KeyMethod, LineType, LocalStream, Origin, PayloadType, Position, Problem, Profile,
    ReadOptions, answer, check,
};

/// A description whose `t=` is replaced by `lines`.
fn with(lines: &str) -> String {
    format!("v=0\r\no=- 1 1 IN IP4 192.0.2.1\r\ns=-\r\nc=IN IP4 192.0.2.1\r\n{lines}m=audio 49170 RTP/AVP 8\r\n")
}

#[test]
fn times_repeat_and_clocks_change() {
    let text = with(
        "t=1 2\r\nr=7d 1h 0 25h\r\nr=604800 3600 90000\r\nz=2882844526 -1h 2898848070 0\r\nt=3 4\r\nr=1d 1h 0\r\nk=prompt\r\n",
    );
    let description = Description::parse_with(text.as_bytes(), &ReadOptions::default().with_strict(true)).unwrap();
    let starts: Vec<_> = description.times().map(|time| time.start()).collect();
    assert_eq!(starts, [1, 3]);
    let repeats: Vec<_> = description.repeats().map(|(time, repeat)| (time, repeat.to_string())).collect();
    assert_eq!(repeats, [(0, "7d 1h 0 25h".into()), (0, "604800 3600 90000".into()), (1, "1d 1h 0".into())]);
    let zone = description.zone_adjustments().next().unwrap();
    assert_eq!(zone.iter().collect::<Vec<_>>(), [(2_882_844_526, -3_600), (2_898_848_070, 0)]);
    assert_eq!(description.key().unwrap().method(), &KeyMethod::PROMPT);
    // RFC 8866 §5.12: a receiver has to discard it.
    let review: Vec<_> = description.review().iter().map(|finding| *finding.problem()).collect();
    assert_eq!(review, [Problem::ObsoleteKey]);
}

#[test]
fn what_breaks_their_grammar_is_a_finding_with_its_place() {
    let order = |line_type| Problem::OutOfOrder { line_type, media: false };
    for (lines, line, column, problem) in [
        ("t=0 0\r\nr=7d 1h\r\n", 6, 8, Problem::Repeat),
        ("t=0 0\r\nr=\r\n", 6, 3, Problem::Repeat),
        ("t=0 0\r\nr=0 1h 0\r\n", 6, 3, Problem::Repeat),
        ("t=0 0\r\nr=7d 1h 0 \r\n", 6, 11, Problem::Repeat),
        ("t=0 0\r\nr=7d 1h 0\r\nz=2882844526 x\r\n", 7, 14, Problem::Zone),
        ("t=0 0\r\nr=7d 1h 0\r\nz=2882844526\r\n", 7, 13, Problem::Zone),
        ("r=7d 1h 0\r\nt=0 0\r\n", 5, 1, order(LineType::REPEAT)),
        ("t=0 0\r\nz=2882844526 1h\r\n", 6, 1, order(LineType::ZONE)),
        ("t=0 0\r\nr=7d 1h 0\r\nz=2882844526 1h\r\nr=7d 1h 0\r\n", 8, 1, order(LineType::REPEAT)),
        ("t=0 0\r\nk=clear\r\n", 6, 8, Problem::Key),
        ("t=0 0\r\nk=\r\n", 6, 3, Problem::Key),
        ("t=0 0\r\nk=prompt\r\nk=prompt\r\n", 7, 1, Problem::Repeated(LineType::KEY)),
        ("k=prompt\r\nt=0 0\r\n", 6, 1, order(LineType::TIME)),
    ] {
        let text = with(lines);
        let found = check(text.as_bytes(), &ReadOptions::default()).unwrap();
        let [finding] = &found[..] else { panic!("{lines}: {found:?}") };
        let position = Position::of(text.as_bytes(), finding.offset());
        assert_eq!((position.line(), position.column(), *finding.problem()), (line, column, problem), "{lines}");
        // A tolerant reader keeps the line, a strict one refuses it at the same place.
        assert_eq!(Description::parse(text.as_bytes()).unwrap().as_bytes(), text.as_bytes());
        let strict = Description::parse_with(text.as_bytes(), &ReadOptions::default().with_strict(true)).unwrap_err();
        assert_eq!((strict.offset(), strict.rule()), (finding.offset(), finding.rule()), "{lines}");
    }
}

#[test]
fn an_answer_has_the_times_of_the_offer_as_far_as_they_can_be_read() {
    let address = "192.0.2.2".parse().unwrap();
    let local = Capabilities::new(Origin::new("-", 1, 1, address).unwrap(), address)
        .with_stream(LocalStream::audio(40_000).with_codec(PayloadType::PCMA.rtp_map().unwrap(), None));
    for (offered, answered) in [
        ("t=1 2\r\nr=7d 1h 0\r\nz=2882844526 1h\r\n", "t=1 2\r\nr=7d 1h 0\r\nz=2882844526 1h\r\n"),
        ("t=1  2 \r\n", "t=1 2\r\n"),
        ("t=1 2\r\nr=never\r\nr=7d 1h 0 \r\n", "t=1 2\r\nr=7d 1h 0\r\n"),
        ("z=2882844526 1h\r\n", "t=0 0\r\n"),
    ] {
        let offer = with(offered);
        let offer = Description::parse(offer.as_bytes()).unwrap();
        let answer = answer(&offer, &local, None, &Profile::ANY).unwrap();
        assert!(answer.description().to_string().contains(&format!("\r\n{answered}m=audio 40000 ")), "{offered}");
    }
}
