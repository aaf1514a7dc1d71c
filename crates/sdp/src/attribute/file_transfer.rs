//! Files that are offered and asked for over MSRP (RFC 5547).

use alloc::borrow::Cow;
use core::fmt;

use offhook_base::{ErrorKind, ParseError, Rule};

use crate::attribute::attribute_value;
use crate::attribute::shape::text_attribute;
use crate::grammar::{Cursor, is_token_char};

static SELECTOR: Rule = Rule::new("a=file-selector", "RFC 5547 §6");
static DATE: Rule = Rule::new("a=file-date", "RFC 5547 §6");
static RANGE: Rule = Rule::new("a=file-range", "RFC 5547 §6");

/// Which file: `a=file-selector` (RFC 5547 §6). Without a value any file will do.
///
/// ```
/// use offhook_sdp::FileSelector;
///
/// let file = FileSelector::parse(
///     b"name:\"My cool %22picture%22.jpg\" type:image/jpeg size:32349 hash:sha-1:\
///       72:24:5F:E8:65:3D:DA:F3:71:36:2F:86:D4:71:91:3E:E4:A2:CE:2E",
/// )?;
/// assert_eq!((file.name(), file.media_type()), (Some("My cool %22picture%22.jpg"), Some("image/jpeg")));
/// assert_eq!((file.size(), file.hashes().next().map(|(name, _)| name)), (Some(32_349), Some("sha-1")));
/// assert_eq!(FileSelector::parse(b"size:big").unwrap_err().offset(), 5);
/// # Ok::<(), offhook_sdp::ParseError>(())
/// ```
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct FileSelector<'a>(Cow<'a, str>);

/// A text between quotes; inside, a quote is written `%22`.
fn quoted<'a>(cursor: &mut Cursor<'a>) -> Result<&'a str, ParseError> {
    cursor.expect(b'"')?;
    let text = cursor.text_while(|byte| !matches!(byte, 0 | b'\r' | b'\n' | b'"'))?;
    cursor.expect(b'"')?;
    Ok(text)
}

/// `filename-string`: in it a percent sign begins two hexadecimal digits.
fn file_name<'a>(cursor: &mut Cursor<'a>) -> Result<&'a str, ParseError> {
    let start = cursor.offset().saturating_add(1);
    let name = quoted(cursor)?;
    let is_hex = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_hexdigit);
    let bytes = name.as_bytes();
    for (at, byte) in bytes.iter().enumerate() {
        let digits = bytes.get(at.saturating_add(1)..).unwrap_or_default();
        if *byte == b'%' && !(is_hex(digits.first()) && is_hex(digits.get(1))) {
            return Err(cursor.fault(start.saturating_add(at), ErrorKind::Byte(b'%')));
        }
    }
    Ok(name)
}

/// `type "/" subtype *(";" attribute "=" DQUOTE value DQUOTE)`; the field leaves the quotes out.
fn media_type<'a>(cursor: &mut Cursor<'a>) -> Result<&'a str, ParseError> {
    let start = cursor.offset();
    cursor.text_while(is_token_char)?;
    cursor.expect(b'/')?;
    cursor.text_while(is_token_char)?;
    while cursor.skip(b';') {
        cursor.token()?;
        cursor.expect(b'=')?;
        if cursor.peek() == Some(b'"') {
            quoted(cursor)?;
        } else {
            cursor.token()?;
        }
    }
    Ok(cursor.since(start))
}

/// `hash-algorithm ":" 2HEXDIG *(":" 2HEXDIG)`.
fn hash<'a>(cursor: &mut Cursor<'a>) -> Result<&'a str, ParseError> {
    let start = cursor.offset();
    cursor.token()?;
    loop {
        cursor.expect(b':')?;
        for _ in 0..2 {
            match cursor.peek() {
                Some(byte) if byte.is_ascii_hexdigit() => cursor.advance(1),
                _ => return Err(cursor.unexpected()),
            }
        }
        if cursor.peek() != Some(b':') {
            return Ok(cursor.since(start));
        }
    }
}

/// One selector: its name, and its value without quotes.
fn selector<'a>(cursor: &mut Cursor<'a>) -> Result<(&'a str, &'a str), ParseError> {
    let at = cursor.offset();
    let kind = cursor.token()?;
    cursor.expect(b':')?;
    let value = match kind {
        "name" => file_name(cursor)?,
        "size" => {
            let start = cursor.offset();
            cursor.number(0, u64::MAX - 1)?;
            cursor.since(start)
        }
        "type" => media_type(cursor)?,
        "hash" => hash(cursor)?,
        _ => return Err(cursor.fault(at, ErrorKind::Unknown)),
    };
    Ok((kind, value))
}

impl<'a> FileSelector<'a> {
    /// Reads the value of `a=file-selector`.
    ///
    /// # Errors
    ///
    /// If a selector is none of `name`, `size`, `type` and `hash`, breaks its grammar, or stands twice; there may be
    /// several hashes.
    pub fn parse(value: &'a [u8]) -> Result<Self, ParseError> {
        let mut cursor = Cursor::new(&SELECTOR, value);
        if cursor.remaining().trim_ascii_end().is_empty() {
            cursor.end()?;
            return Ok(Self(Cow::Borrowed("")));
        }
        let mut seen = [false; 3];
        let mut one = |cursor: &mut Cursor<'a>| {
            let at = cursor.offset();
            let (kind, _) = selector(cursor)?;
            let known = ["name", "size", "type"].iter().position(|known| *known == kind);
            if let Some(slot) = known.and_then(|known| seen.get_mut(known))
                && core::mem::replace(slot, true)
            {
                return Err(cursor.fault(at, ErrorKind::Duplicate));
            }
            Ok(())
        };
        one(&mut cursor)?;
        cursor.spaced(one)?;
        Ok(Self(Cow::Borrowed(cursor.since(0))))
    }

    /// Selectors, in order: name and value, the file's name without its quotes.
    pub fn selectors(&self) -> impl Iterator<Item = (&str, &str)> + '_ {
        let mut cursor = Cursor::new(&SELECTOR, self.0.as_bytes());
        core::iter::from_fn(move || {
            cursor.take_while(|byte| byte == b' ');
            selector(&mut cursor).ok()
        })
    }

    fn value(&self, kind: &str) -> Option<&str> {
        self.selectors().find(|(known, _)| *known == kind).map(|(_, value)| value)
    }

    /// Name of the file as it was written: `%22` stands for a quote, `%25` for a percent sign.
    #[must_use]
    pub fn name(&self) -> Option<&str> {
        self.value("name")
    }

    /// Octets of the file.
    #[must_use]
    pub fn size(&self) -> Option<u64> {
        self.value("size")?.parse().ok()
    }

    /// Media type of the file with its parameters.
    #[must_use]
    pub fn media_type(&self) -> Option<&str> {
        self.value("type")
    }

    /// Hash functions, and octets in hexadecimal digits with colons between them.
    pub fn hashes(&self) -> impl Iterator<Item = (&str, &str)> + '_ {
        self.selectors().filter(|(kind, _)| *kind == "hash").filter_map(|(_, value)| value.split_once(':'))
    }

    /// Leaves the buffer that the text was read from.
    #[must_use]
    pub fn into_owned(self) -> FileSelector<'static> {
        FileSelector(Cow::Owned(self.0.into_owned()))
    }
}

impl fmt::Display for FileSelector<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

attribute_value!(FileSelector<'a>, "file-selector");

/// When a file was made, changed and read: `a=file-date` (RFC 5547 §6), in dates of RFC 5322 §3.3.
///
/// ```
/// use offhook_sdp::FileDate;
///
/// let date = FileDate::parse(b"creation:\"Mon, 15 May 2006 15:01:31 +0300\"")?;
/// assert_eq!(date.date("creation"), Some("Mon, 15 May 2006 15:01:31 +0300"));
/// assert_eq!(FileDate::parse(b"birth:\"\"").unwrap_err().offset(), 0);
/// # Ok::<(), offhook_sdp::ParseError>(())
/// ```
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct FileDate<'a>(Cow<'a, str>);

/// `creation`, `modification` or `read`, and a date in quotes that is not looked into.
fn date<'a>(cursor: &mut Cursor<'a>) -> Result<(&'a str, &'a str), ParseError> {
    let words = [("creation", "creation"), ("modification", "modification"), ("read", "read")];
    let kind = cursor.word(&words)?;
    cursor.expect(b':')?;
    Ok((kind, quoted(cursor)?))
}

impl<'a> FileDate<'a> {
    /// Reads the value of `a=file-date`.
    ///
    /// # Errors
    ///
    /// If it is not `creation`, `modification` or `read`, each with a text in quotes.
    pub fn parse(value: &'a [u8]) -> Result<Self, ParseError> {
        let mut cursor = Cursor::new(&DATE, value);
        date(&mut cursor)?;
        cursor.spaced(|cursor| date(cursor).map(|_| ()))?;
        Ok(Self(Cow::Borrowed(cursor.since(0))))
    }

    /// The date of `creation`, `modification` or `read`.
    #[must_use]
    pub fn date(&self, kind: &str) -> Option<&str> {
        let mut cursor = Cursor::new(&DATE, self.0.as_bytes());
        let mut dates = core::iter::from_fn(move || {
            cursor.take_while(|byte| byte == b' ');
            date(&mut cursor).ok()
        });
        dates.find(|(known, _)| *known == kind).map(|(_, date)| date)
    }

    /// Leaves the buffer that the text was read from.
    #[must_use]
    pub fn into_owned(self) -> FileDate<'static> {
        FileDate(Cow::Owned(self.0.into_owned()))
    }
}

impl fmt::Display for FileDate<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

attribute_value!(FileDate<'a>, "file-date");

text_attribute! {
    /// A body of the message with a small picture of the file, as a `cid:` URL: `a=file-icon` (RFC 5547 §6).
    ///
    /// ```
    /// assert_eq!(offhook_sdp::FileIcon::parse(b"cid:id2@alicepc.example.com")?.as_str().len(), 27);
    /// # Ok::<(), offhook_sdp::ParseError>(())
    /// ```
    FileIcon, "file-icon", "RFC 5547 §6", "If it does not begin with `cid:`, or has a blank in it.",
    |cursor| {
        for byte in *b"cid:" {
            cursor.expect(byte)?;
        }
        cursor.text_while(|byte| (0x21..=0x7e).contains(&byte)).map(|_| ())
    }
}

/// Which octets of a file, the first is 1: `a=file-range` (RFC 5547 §6).
///
/// ```
/// use offhook_sdp::FileRange;
///
/// let range = FileRange::parse(b"1025-*")?;
/// assert_eq!((range.start(), range.stop()), (1_025, None));
/// assert_eq!(FileRange::parse(b"9-8").unwrap_err().offset(), 2);
/// # Ok::<(), offhook_sdp::ParseError>(())
/// ```
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct FileRange {
    start: u64,
    stop: Option<u64>,
}

impl FileRange {
    /// Reads the value of `a=file-range`.
    ///
    /// # Errors
    ///
    /// If it is not a number from 1, a hyphen, and a number from the first or `*`.
    pub fn parse(value: &[u8]) -> Result<Self, ParseError> {
        let mut cursor = Cursor::new(&RANGE, value);
        let start = cursor.number(1, u64::MAX - 1)?;
        cursor.expect(b'-')?;
        let stop = if cursor.skip(b'*') { None } else { Some(cursor.number(start, u64::MAX - 1)?) };
        cursor.end()?;
        Ok(Self { start, stop })
    }

    /// First octet, 1 for that of the file.
    #[must_use]
    pub const fn start(self) -> u64 {
        self.start
    }

    /// Last octet; `None` for that of the file.
    #[must_use]
    pub const fn stop(self) -> Option<u64> {
        self.stop
    }
}

impl fmt::Display for FileRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.stop {
            Some(stop) => write!(f, "{}-{stop}", self.start),
            None => write!(f, "{}-*", self.start),
        }
    }
}

attribute_value!(FileRange, "file-range");
