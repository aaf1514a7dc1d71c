use sdp_types::Session;
use sdp_types::attributes::{
    Candidate, Crypto, Direction, ExtMap, Fingerprint, Fmtp, Group, IceOptions, IcePwd, IceUfrag, MaxMessageSize, Mid,
    Msid, Rid, Rtcp, RtcpFb, RtpMap, SctpPort, Setup, Ssrc, SsrcGroup,
};

use crate::peer::{Input, Library, Typed};

/// Its attributes are texts; what has a type is read from them.
pub struct SdpTypes;

impl Library for SdpTypes {
    type Message = Session;

    fn parse(input: &Input) -> Option<Self::Message> {
        Session::parse(input.bytes).ok()
    }

    fn type_every(session: &Self::Message) -> Typed {
        let mut found = Typed::default();
        for attribute in session.attributes.iter().chain(session.medias.iter().flat_map(|media| &media.attributes)) {
            let value = attribute.value.as_deref().unwrap_or_default();
            match attribute.attribute.as_str() {
                "candidate" => found.add(value.parse::<Candidate>()),
                "crypto" => found.add(value.parse::<Crypto>()),
                "extmap" => found.add(value.parse::<ExtMap>()),
                "fingerprint" => found.add(value.parse::<Fingerprint>()),
                "fmtp" => found.add(value.parse::<Fmtp>()),
                "group" => found.add(value.parse::<Group>()),
                "ice-options" => found.add(value.parse::<IceOptions>()),
                "ice-pwd" => found.add(value.parse::<IcePwd>()),
                "ice-ufrag" => found.add(value.parse::<IceUfrag>()),
                "max-message-size" => found.add(value.parse::<MaxMessageSize>()),
                "mid" => found.add(value.parse::<Mid>()),
                "msid" => found.add(value.parse::<Msid>()),
                "rid" => found.add(value.parse::<Rid>()),
                "rtcp" => found.add(value.parse::<Rtcp>()),
                "rtcp-fb" => found.add(value.parse::<RtcpFb>()),
                "rtpmap" => found.add(value.parse::<RtpMap>()),
                "sctp-port" => found.add(value.parse::<SctpPort>()),
                "setup" => found.add(value.parse::<Setup>()),
                "ssrc" => found.add(value.parse::<Ssrc>()),
                "ssrc-group" => found.add(value.parse::<SsrcGroup>()),
                name @ ("inactive" | "recvonly" | "sendonly" | "sendrecv") => found.add(name.parse::<Direction>()),
                _ => {}
            }
        }
        found
    }

    fn print(session: &Self::Message, out: &mut Vec<u8>) {
        session.write(out).expect("a vector takes everything");
    }
}
