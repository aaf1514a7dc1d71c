//! Languages of a session and of its description.

use offhook_base::{ErrorKind, ParseError};

use crate::attribute::shape::text_attribute;
use crate::grammar::Cursor;

/// `Language-Tag`: subtags of one to eight letters and digits with hyphens between them, the first without digits
/// (RFC 5646 §2.1, and RFC 3066 that descriptions in the field follow).
fn tag(cursor: &mut Cursor<'_>) -> Result<(), ParseError> {
    let mut first = true;
    loop {
        let start = cursor.offset();
        let accept = |byte: u8| byte.is_ascii_alphabetic() || (!first && byte.is_ascii_digit());
        if cursor.text_while(accept)?.len() > 8 {
            return Err(cursor.fault(start, ErrorKind::TooLong { max: 8 }));
        }
        first = false;
        if !cursor.skip(b'-') {
            return Ok(());
        }
    }
}

text_attribute! {
    /// A language that is spoken in the session; of several the first matters most: `a=lang` (RFC 8866 §6.12).
    ///
    /// ```
    /// assert_eq!(offhook_sdp::Lang::parse(b"de-CH")?.as_str(), "de-CH");
    /// assert_eq!(offhook_sdp::Lang::parse(b"de_CH").unwrap_err().offset(), 2);
    /// # Ok::<(), offhook_sdp::ParseError>(())
    /// ```
    Lang, "lang", "RFC 8866 §6.12", "If it is no language tag.", tag
}

text_attribute! {
    /// Language of the texts of the description itself: `a=sdplang` (RFC 8866 §6.11).
    ///
    /// ```
    /// assert_eq!(offhook_sdp::SdpLang::parse(b"fr")?.as_str(), "fr");
    /// # Ok::<(), offhook_sdp::ParseError>(())
    /// ```
    SdpLang, "sdplang", "RFC 8866 §6.11", "If it is no language tag.", tag
}
