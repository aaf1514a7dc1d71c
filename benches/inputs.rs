/// One message that the benches read.
#[derive(Clone, Copy, Debug)]
pub struct Input {
    /// What it is.
    pub name: &'static str,
    /// All of its octets.
    pub bytes: &'static [u8],
}

macro_rules! inputs {
    ($($(#[doc = $doc:literal])+ $var:ident = $name:literal, $path:literal;)+) => {
        $($(#[doc = $doc])+ pub const $var: &[u8] = include_bytes!($path);)+

        /// Every input. None of them breaks a rule.
        pub const INPUTS: &[Input] = &[$(Input { name: $name, bytes: $var }),+];
    };
}

inputs! {
    /// The INVITE of the CEC's page on SIP access, with the Content-Length that its body has: 1016 octets.
    INVITE = "INVITE", "../crates/sip/tests/fixtures/source/invite-length-fixed.dat";
    /// The same behind five proxies: 6 Via, 8 Record-Route, and the identity and session timer that they ask for.
    INVITE_6_VIA = "INVITE, 6 Via", "data/invite-6-via.sip";
    /// 180 to that INVITE, reliable (RFC 3262).
    RINGING = "180", "data/ringing.sip";
    /// 200 to that INVITE, with SDP.
    OK = "200", "data/ok.sip";
    /// BYE of that call, with the reason.
    BYE = "BYE", "data/bye.sip";
    /// OPTIONS, as sent to see whether the peer is alive.
    OPTIONS = "OPTIONS", "data/options.sip";
    /// REGISTER with Digest credentials (RFC 8760) and an outbound Contact (RFC 5626).
    REGISTER = "REGISTER", "data/register.sip";
}

/// The documented INVITE with each of its header fields `times` times, one copy of the header behind the other.
///
/// It can be read, and its fields typed; its findings are the duplicates.
#[must_use]
pub fn grown(times: usize) -> Vec<u8> {
    let end = |pattern: &[u8]| INVITE.windows(pattern.len()).position(|window| window == pattern).unwrap_or_default();
    let (start_line, rest) = INVITE.split_at(end(b"\r\n").saturating_add(2));
    let header = end(b"\r\n\r\n").saturating_add(2).saturating_sub(start_line.len());
    let (fields, body) = rest.split_at(header);
    [start_line, &fields.repeat(times), body].concat()
}
