use offhook_base::{ErrorKind, ParseError};

use crate::attribute::shape::text_attribute;
use crate::grammar::Cursor;

text_attribute! {
    /// Name of a TLS or DTLS association, a new one for each: `a=tls-id` (RFC 8842 §4), 20 to 255 characters.
    ///
    /// ```
    /// use offhook_sdp::TlsId;
    ///
    /// assert_eq!(TlsId::parse(b"91bbf309c0990a6bec11e38ba2933cee")?.as_str().len(), 32);
    /// assert!(TlsId::parse(b"abc3dl").is_err());
    /// # Ok::<(), offhook_sdp::ParseError>(())
    /// ```
    TlsId, "tls-id", "RFC 8842 §4",
    "With fewer than 20 or more than 255 characters, or another than letters, digits, `+`, `/`, `-` and `_`.",
    read
}

fn read(cursor: &mut Cursor<'_>) -> Result<(), ParseError> {
    let is_char = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'-' | b'_');
    match cursor.text_while(is_char)?.len() {
        0..20 => Err(cursor.unexpected()),
        20..=255 => Ok(()),
        _ => Err(cursor.fault(0, ErrorKind::TooLong { max: 255 })),
    }
}
