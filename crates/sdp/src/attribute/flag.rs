//! Attributes without a value.

use crate::attribute::shape::flag_attribute;

flag_attribute! {
    /// RTP and RTCP share one port: `a=rtcp-mux` (RFC 5761 §5.1.1).
    ///
    /// ```
    /// use offhook_sdp::{Description, RtcpMux};
    ///
    /// let text = b"v=0\r\no=- 1 1 IN IP4 192.0.2.1\r\ns=-\r\nc=IN IP4 192.0.2.1\r\nt=0 0\r\n\
    ///     m=audio 49170 RTP/AVP 8\r\na=rtcp-mux\r\n";
    /// assert!(Description::parse(text)?.media().next().unwrap().first::<RtcpMux>().is_some());
    /// assert_eq!(RtcpMux::parse(b"yes").unwrap_err().offset(), 0);
    /// # Ok::<(), offhook_sdp::ParseError>(())
    /// ```
    RtcpMux, "rtcp-mux", "RFC 5761 §5.1.1"
}

flag_attribute! {
    /// RTCP is taken on the port of RTP or not at all: `a=rtcp-mux-only` (RFC 8858 §3).
    ///
    /// ```
    /// assert_eq!(offhook_sdp::RtcpMuxOnly::parse(b"")?.to_string(), "");
    /// # Ok::<(), offhook_sdp::ParseError>(())
    /// ```
    RtcpMuxOnly, "rtcp-mux-only", "RFC 8858 §3"
}

flag_attribute! {
    /// RTCP packets need not be compound ones: `a=rtcp-rsize` (RFC 5506 §5).
    ///
    /// ```
    /// assert!(offhook_sdp::RtcpRsize::parse(b"").is_ok());
    /// ```
    RtcpRsize, "rtcp-rsize", "RFC 5506 §5"
}

flag_attribute! {
    /// The section is wanted within its bundle only, and has port 0 until then: `a=bundle-only` (RFC 9143 §6).
    ///
    /// ```
    /// assert!(offhook_sdp::BundleOnly::parse(b"").is_ok());
    /// ```
    BundleOnly, "bundle-only", "RFC 9143 §6"
}

flag_attribute! {
    /// The agent answers checks of ICE and makes none: `a=ice-lite` (RFC 8839 §5.3).
    ///
    /// ```
    /// assert!(offhook_sdp::IceLite::parse(b"").is_ok());
    /// ```
    IceLite, "ice-lite", "RFC 8839 §5.3"
}

flag_attribute! {
    /// The offer's default address is none of its candidates, so that ICE is not used: `a=ice-mismatch`
    /// (RFC 8839 §5.3).
    ///
    /// ```
    /// assert!(offhook_sdp::IceMismatch::parse(b"").is_ok());
    /// ```
    IceMismatch, "ice-mismatch", "RFC 8839 §5.3"
}

flag_attribute! {
    /// No candidate will follow: `a=end-of-candidates` (RFC 8840 §8).
    ///
    /// ```
    /// assert!(offhook_sdp::EndOfCandidates::parse(b"").is_ok());
    /// ```
    EndOfCandidates, "end-of-candidates", "RFC 8840 §8"
}

flag_attribute! {
    /// Header extensions of one and of two octets may be mixed in a stream: `a=extmap-allow-mixed` (RFC 8285 §6).
    ///
    /// ```
    /// assert!(offhook_sdp::ExtMapAllowMixed::parse(b"").is_ok());
    /// ```
    ExtMapAllowMixed, "extmap-allow-mixed", "RFC 8285 §6"
}
