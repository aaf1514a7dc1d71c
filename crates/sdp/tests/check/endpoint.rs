//! Offers of a few lines, and who answers them.
#![allow(dead_code, unreachable_pub, reason = "each of the tests takes what it needs")]

use offhook_sdp::{Answered, Capabilities, Description, Origin, Profile, ReadOptions, answer};

/// A description with these lines after `t=`.
pub fn description(version: u32, lines: &str) -> Description<'static> {
    let lines = lines.replace('\n', "\r\n");
    let text = format!("v=0\r\no=- 7 {version} IN IP4 192.0.2.1\r\ns=-\r\nc=IN IP4 192.0.2.1\r\nt=0 0\r\n{lines}");
    Description::from_text(text, &ReadOptions::default().with_strict(true)).unwrap()
}

pub fn endpoint() -> Capabilities {
    let address = "192.0.2.9".parse().unwrap();
    Capabilities::new(Origin::new("-", 9, 1, address).unwrap(), address)
}

/// An endpoint with the streams and session attributes of these lines.
pub fn like(lines: &str) -> Capabilities {
    Capabilities::from_description(&description(1, lines))
}

pub fn answered(offer: &str, local: &Capabilities) -> Answered {
    answer(&description(1, offer), local, None, &Profile::ANY).unwrap()
}

/// The lines of the answer after `t=`, of which `keep` are wanted.
pub fn lines(answered: &Answered, keep: &[&str]) -> String {
    let text = answered.description().to_string();
    let (_, text) = text.split_once("t=0 0\r\n").unwrap();
    let kept = text.lines().filter(|line| keep.iter().any(|start| line.starts_with(start)));
    kept.fold(String::new(), |text, line| text + line + "\n")
}
