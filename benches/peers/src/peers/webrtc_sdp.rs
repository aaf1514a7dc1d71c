use std::io::Write;

use webrtc_sdp::{SdpSession, parse_sdp};

use crate::peer::{Input, Library, Typed};

/// Reads every attribute that it has a type for at once.
pub struct WebrtcSdp;

impl Library for WebrtcSdp {
    type Message = SdpSession;

    fn parse(input: &Input) -> Option<Self::Message> {
        parse_sdp(std::str::from_utf8(input.bytes).ok()?, false).ok()
    }

    fn type_every(_: &Self::Message) -> Typed {
        Typed::default()
    }

    fn print(description: &Self::Message, out: &mut Vec<u8>) {
        write!(out, "{description}").expect("a vector takes everything");
    }
}
