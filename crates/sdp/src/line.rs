use core::fmt;

offhook_base::registry! {
    /// The letter before the `=` of a line (RFC 8866 §5).
    pub struct LineType(u8) {
        /// Protocol version (RFC 8866 §5.1).
        VERSION = b'v', "v=";
        /// Originator and session identifier (RFC 8866 §5.2).
        ORIGIN = b'o', "o=";
        /// Session name (RFC 8866 §5.3).
        SESSION_NAME = b's', "s=";
        /// Session or media information (RFC 8866 §5.4).
        INFORMATION = b'i', "i=";
        /// URI of a description for people (RFC 8866 §5.5).
        URI = b'u', "u=";
        /// E-mail address (RFC 8866 §5.6).
        EMAIL = b'e', "e=";
        /// Phone number (RFC 8866 §5.6).
        PHONE = b'p', "p=";
        /// Connection information (RFC 8866 §5.7).
        CONNECTION = b'c', "c=";
        /// Bandwidth information (RFC 8866 §5.8).
        BANDWIDTH = b'b', "b=";
        /// Time active (RFC 8866 §5.9).
        TIME = b't', "t=";
        /// Repeat times (RFC 8866 §5.10).
        REPEAT = b'r', "r=";
        /// Time zone adjustments (RFC 8866 §5.11).
        ZONE = b'z', "z=";
        /// Encryption key, obsolete (RFC 8866 §5.12).
        KEY = b'k', "k=";
        /// Attribute (RFC 8866 §5.13).
        ATTRIBUTE = b'a', "a=";
        /// Media description (RFC 8866 §5.14).
        MEDIA = b'm', "m=";
    }
}

impl LineType {
    /// Where the line stands among those before the first `m=` (RFC 8866 §5); `None` for an unknown letter.
    pub(crate) const fn session_rank(self) -> Option<u8> {
        Some(match self.code() {
            b'v' => 0,
            b'o' => 1,
            b's' => 2,
            b'i' => 3,
            b'u' => 4,
            b'e' => 5,
            b'p' => 6,
            b'c' => 7,
            b'b' => 8,
            b't' | b'r' | b'z' => 9,
            b'k' => 10,
            b'a' => 11,
            b'm' => 12,
            _ => return None,
        })
    }

    /// Where the line stands after an `m=`; `None` for a line that has no business there.
    pub(crate) const fn media_rank(self) -> Option<u8> {
        Some(match self.code() {
            b'i' => 1,
            b'c' => 2,
            b'b' => 3,
            b'k' => 4,
            b'a' => 5,
            b'm' => 6,
            _ => return None,
        })
    }
}

/// One line as it was read: its type, its value without the line end, and where it begins.
///
/// ```
/// use offhook_sdp::{Description, LineType};
///
/// let text = b"v=0\r\no=- 1 1 IN IP4 192.0.2.1\r\ns=-\r\nc=IN IP4 192.0.2.1\r\nt=0 0\r\n";
/// let description = Description::parse(text)?;
/// let line = description.lines().nth(2).unwrap();
/// assert_eq!((line.line_type(), line.value(), line.offset()), (LineType::SESSION_NAME, b"-".as_slice(), 31));
/// # Ok::<(), offhook_sdp::ParseError>(())
/// ```
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct Line<'a> {
    line_type: LineType,
    value: &'a [u8],
    offset: usize,
}

impl<'a> Line<'a> {
    pub(crate) const fn new(line_type: LineType, value: &'a [u8], offset: usize) -> Self {
        Self { line_type, value, offset }
    }

    /// The letter before the `=`.
    #[must_use]
    pub const fn line_type(&self) -> LineType {
        self.line_type
    }

    /// What follows the `=`, without the line end.
    #[must_use]
    pub const fn value(&self) -> &'a [u8] {
        self.value
    }

    /// Octets from the start of the description to the letter.
    #[must_use]
    pub const fn offset(&self) -> usize {
        self.offset
    }

    /// Octets from the start of the description to the value.
    #[must_use]
    pub const fn value_offset(&self) -> usize {
        self.offset.saturating_add(2)
    }
}

impl fmt::Display for Line<'_> {
    /// The line without its end; octets that are not UTF-8 come out as U+FFFD.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}=", char::from(self.line_type.code()))?;
        for chunk in self.value.utf8_chunks() {
            f.write_str(chunk.valid())?;
            if !chunk.invalid().is_empty() {
                f.write_str("\u{fffd}")?;
            }
        }
        Ok(())
    }
}
