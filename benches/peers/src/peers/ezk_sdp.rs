use std::io::Write;

use bytesstr::BytesStr;
use ezk_sdp_types::SessionDescription;

use crate::peer::{Input, Library, Typed};

/// Reads every attribute that it has a type for at once.
pub struct Ezk;

impl Library for Ezk {
    type Message = SessionDescription;

    fn parse(input: &Input) -> Option<Self::Message> {
        let text = BytesStr::from_utf8_bytes(input.shared.clone()).ok()?;
        SessionDescription::parse(&text).ok()
    }

    fn type_every(_: &Self::Message) -> Typed {
        Typed::default()
    }

    fn print(description: &Self::Message, out: &mut Vec<u8>) {
        write!(out, "{description}").expect("a vector takes everything");
    }
}
