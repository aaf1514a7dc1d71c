//! What has to hold for each grammar: the assertions of the fuzz target `sip_grammar`.

use offhook_sip::HeaderName;

/// The first octet selects a header field of the table, and so the grammar; the rest is its value. Every field's values
/// are read, printed and read again.
#[allow(unreachable_pub, reason = "the fuzz targets take it over")]
pub fn check_grammar(check: impl Fn(&[u8]), bytes: &[u8]) {
    let Some((selector, value)) = bytes.split_first() else { return };
    let name = &HeaderName::ALL[usize::from(*selector) % HeaderName::ALL.len()];
    check(&[b"OPTIONS sip:a@b SIP/2.0\r\n", name.as_str().as_bytes(), b": ", value, b"\r\n\r\n"].concat());
}
