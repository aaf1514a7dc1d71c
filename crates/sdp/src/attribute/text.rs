//! Attributes that are a text for people.

use crate::attribute::shape::text_attribute;

text_attribute! {
    /// Name and version of what made the description: `a=tool` (RFC 8866 §6.3).
    ///
    /// ```
    /// assert_eq!(offhook_sdp::Tool::parse(b"switch 1.9")?.as_str(), "switch 1.9");
    /// # Ok::<(), offhook_sdp::ParseError>(())
    /// ```
    Tool, "tool", "RFC 8866 §6.3", "If it is empty, or not UTF-8.", |cursor| cursor.free_text().map(|_| ())
}

text_attribute! {
    /// Words to find a session by: `a=keywds` (RFC 8866 §6.2).
    ///
    /// ```
    /// assert_eq!(offhook_sdp::Keywds::parse("Gespräch, Börse".as_bytes())?.as_str(), "Gespräch, Börse");
    /// # Ok::<(), offhook_sdp::ParseError>(())
    /// ```
    Keywds, "keywds", "RFC 8866 §6.2", "If it is empty, or not UTF-8.", |cursor| cursor.free_text().map(|_| ())
}

text_attribute! {
    /// Category of a session, with dots between its levels: `a=cat` (RFC 8866 §6.1).
    ///
    /// ```
    /// assert_eq!(offhook_sdp::Cat::parse(b"foo.bar")?.as_str(), "foo.bar");
    /// assert_eq!(offhook_sdp::Cat::parse(b"foo bar").unwrap_err().offset(), 4);
    /// # Ok::<(), offhook_sdp::ParseError>(())
    /// ```
    // `non-ws-string`: visible octets and those above 0x7f.
    Cat, "cat", "RFC 8866 §6.1", "If it is empty, has a blank in it, or is not UTF-8.",
    |cursor| cursor.text_while(|byte| byte > 0x20 && byte != 0x7f).map(|_| ())
}

text_attribute! {
    /// Character set of the texts for people, UTF-8 without it: `a=charset` (RFC 8866 §6.10).
    ///
    /// Names are those of the IANA registry of character sets, compared without regard to case.
    ///
    /// ```
    /// assert_eq!(offhook_sdp::Charset::parse(b"ISO-8859-1")?.as_str(), "ISO-8859-1");
    /// # Ok::<(), offhook_sdp::ParseError>(())
    /// ```
    // `mime-charset` of RFC 2978 §2.3.
    Charset, "charset", "RFC 8866 §6.10", "If it is no `mime-charset` (RFC 2978 §2.3).",
    |cursor| {
        let is_charset = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'+-^_`{}~".contains(&byte);
        cursor.text_while(is_charset).map(|_| ())
    }
}
