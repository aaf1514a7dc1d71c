use alloc::borrow::Cow;
use core::fmt;

use offhook_base::{ErrorKind, ParseError, Rule, Secret};

use crate::attribute::attribute_value;
use crate::grammar::Cursor;

static UFRAG: Rule = Rule::new("a=ice-ufrag", "RFC 8839 §5.4");
static PWD: Rule = Rule::new("a=ice-pwd", "RFC 8839 §5.4");
static OPTIONS: Rule = Rule::new("a=ice-options", "RFC 8839 §5.6");

const fn is_ice_char(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/')
}

/// `ice-char` of a bounded length.
fn ice_chars<'a>(rule: &'static Rule, value: &'a [u8], min: u32) -> Result<&'a str, ParseError> {
    let mut cursor = Cursor::new(rule, value);
    let text = cursor.text_while(is_ice_char)?;
    cursor.end()?;
    if text.len() > 256 {
        return Err(cursor.fault(0, ErrorKind::TooLong { max: 256 }));
    }
    if text.len() < min as usize {
        return Err(cursor.fault(text.len(), ErrorKind::End));
    }
    Ok(text)
}

/// Name part of the short-term credentials of ICE: `a=ice-ufrag`, 4 to 256 characters (RFC 8839 §5.4).
///
/// ```
/// use offhook_sdp::IceUfrag;
///
/// assert_eq!(IceUfrag::parse(b"8hhY")?.as_str(), "8hhY");
/// assert!(IceUfrag::parse(b"8hh").is_err());
/// # Ok::<(), offhook_sdp::ParseError>(())
/// ```
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct IceUfrag<'a>(Cow<'a, str>);

impl<'a> IceUfrag<'a> {
    /// Reads the value of `a=ice-ufrag`.
    ///
    /// # Errors
    ///
    /// With fewer than 4 or more than 256 characters, or one that ICE does not allow.
    pub fn parse(value: &'a [u8]) -> Result<Self, ParseError> {
        ice_chars(&UFRAG, value, 4).map(|text| Self(Cow::Borrowed(text)))
    }

    /// The characters.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Leaves the buffer that the text was read from.
    #[must_use]
    pub fn into_owned(self) -> IceUfrag<'static> {
        IceUfrag(Cow::Owned(self.0.into_owned()))
    }
}

impl fmt::Display for IceUfrag<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

attribute_value!(IceUfrag<'a>, "ice-ufrag");

/// Password part of the short-term credentials of ICE: `a=ice-pwd`, 22 to 256 characters (RFC 8839 §5.4).
///
/// `Debug` hides it; `Display` prints it, because that is what goes to the wire.
///
/// ```
/// use offhook_sdp::IcePwd;
///
/// let pwd = IcePwd::parse(b"asd88fgpdd777uzjYhagZg")?;
/// assert!(!format!("{pwd:?}").contains("asd88"));
/// # Ok::<(), offhook_sdp::ParseError>(())
/// ```
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct IcePwd<'a>(Secret<Cow<'a, str>>);

impl<'a> IcePwd<'a> {
    /// Reads the value of `a=ice-pwd`.
    ///
    /// # Errors
    ///
    /// With fewer than 22 or more than 256 characters, or one that ICE does not allow.
    pub fn parse(value: &'a [u8]) -> Result<Self, ParseError> {
        ice_chars(&PWD, value, 22).map(|text| Self(Secret::new(Cow::Borrowed(text))))
    }

    /// The characters.
    #[must_use]
    pub const fn secret(&self) -> &Secret<Cow<'a, str>> {
        &self.0
    }

    /// Leaves the buffer that the text was read from.
    #[must_use]
    pub fn into_owned(self) -> IcePwd<'static> {
        IcePwd(Secret::new(Cow::Owned(self.0.into_exposed().into_owned())))
    }
}

impl fmt::Display for IcePwd<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.0.expose())
    }
}

attribute_value!(IcePwd<'a>, "ice-pwd");

/// Extensions of ICE that the agent has: `a=ice-options` (RFC 8839 §5.6).
///
/// ```
/// use offhook_sdp::IceOptions;
///
/// let options = IceOptions::parse(b"trickle ice2")?;
/// assert!(options.contains("ice2"));
/// # Ok::<(), offhook_sdp::ParseError>(())
/// ```
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct IceOptions<'a>(Cow<'a, str>);

impl<'a> IceOptions<'a> {
    /// Reads the value of `a=ice-options`.
    ///
    /// # Errors
    ///
    /// If it is not a list of tags.
    pub fn parse(value: &'a [u8]) -> Result<Self, ParseError> {
        let mut cursor = Cursor::new(&OPTIONS, value);
        // Browsers write tags with hyphens, so tokens are taken rather than `ice-char`.
        cursor.token()?;
        while cursor.peek() == Some(b' ') {
            cursor.space()?;
            if !cursor.is_done() {
                cursor.token()?;
            }
        }
        cursor.end()?;
        Ok(Self(Cow::Borrowed(crate::grammar::text(value.trim_ascii_end()))))
    }

    /// The tags, in order.
    pub fn iter(&self) -> impl Iterator<Item = &str> + '_ {
        self.0.split(' ').filter(|tag| !tag.is_empty())
    }

    /// Whether a tag is among them.
    #[must_use]
    pub fn contains(&self, tag: &str) -> bool {
        self.iter().any(|known| known == tag)
    }

    /// Leaves the buffer that the text was read from.
    #[must_use]
    pub fn into_owned(self) -> IceOptions<'static> {
        IceOptions(Cow::Owned(self.0.into_owned()))
    }
}

impl fmt::Display for IceOptions<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

attribute_value!(IceOptions<'a>, "ice-options");
