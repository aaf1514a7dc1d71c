use alloc::borrow::Cow;
use core::fmt;

use offhook_base::{ErrorKind, ParseError, Rule};

use crate::PayloadType;
use crate::attribute::attribute_value;
use crate::attribute::shape::words;
use crate::grammar::Cursor;

static RULE: Rule = Rule::new("a=rid", "RFC 8851 §10");

offhook_base::registry! {
    /// What restricts a stream that `a=rid` names (RFC 8851 §5).
    pub text struct RidParameter {
        /// Payload types, with commas between them (RFC 8851).
        PT = "pt";
        /// Widest picture, in pixels (RFC 8851).
        MAX_WIDTH = "max-width";
        /// Highest picture, in pixels (RFC 8851).
        MAX_HEIGHT = "max-height";
        /// Most pictures in a second (RFC 8851).
        MAX_FPS = "max-fps";
        /// Most pixels in a picture (RFC 8851).
        MAX_FS = "max-fs";
        /// Highest bit rate, in bits a second (RFC 8851).
        MAX_BR = "max-br";
        /// Most pixels in a second (RFC 8851).
        MAX_PPS = "max-pps";
        /// Most bits for a pixel, a decimal number (RFC 8851).
        MAX_BPP = "max-bpp";
        /// The streams that it needs, with commas between them (RFC 8851).
        DEPEND = "depend";
    }
}

words! {
    /// In which direction a stream of its own name goes. The list is complete (RFC 8851 §10, RFC 8853 §5.1).
    RidDirection, {
        /// Away from the sender of the description.
        Send = "send";
        /// Towards the sender of the description.
        Recv = "recv";
    }
}

/// `rid-id`: letters, digits, `-` and `_`.
///
/// RFC 8852 §3 lets only letters and digits into packets; descriptions in the field have the hyphen too.
pub(crate) fn rid_id<'a>(cursor: &mut Cursor<'a>) -> Result<&'a str, ParseError> {
    cursor.text_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
}

/// A name for one RTP stream of a section, and its limits: `a=rid` (RFC 8851 §4, §10).
///
/// ```
/// use offhook_sdp::{PayloadType, Rid, RidDirection, RidParameter};
///
/// let rid = Rid::parse(b"1 send pt=100,101;max-width=1280;max-fps=60;depend=2")?;
/// assert_eq!((rid.id(), rid.direction()), ("1", RidDirection::Send));
/// assert_eq!(rid.payload_types().map(PayloadType::code).collect::<Vec<_>>(), [100, 101]);
/// assert_eq!(rid.limit(&RidParameter::MAX_WIDTH), Some(1_280));
/// assert_eq!(rid.depends_on().collect::<Vec<_>>(), ["2"]);
/// # Ok::<(), offhook_sdp::ParseError>(())
/// ```
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct Rid<'a> {
    id: Cow<'a, str>,
    direction: RidDirection,
    /// Names and values with semicolons between them.
    parameters: Cow<'a, str>,
}

/// The value of a parameter that the document knows; of any other `param-val`: all but the semicolon.
fn value_of(cursor: &mut Cursor<'_>, name: &str) -> Result<(), ParseError> {
    match name {
        "pt" => loop {
            cursor.number_u8(0, PayloadType::MAX)?;
            if !cursor.skip(b',') {
                return Ok(());
            }
        },
        "depend" => loop {
            rid_id(cursor)?;
            if !cursor.skip(b',') {
                return Ok(());
            }
        },
        "max-width" | "max-height" | "max-fs" | "max-br" | "max-pps" => cursor.number(0, u64::MAX - 1).map(|_| ()),
        // Peers write `30` and `29.97` for both.
        "max-fps" | "max-bpp" => {
            cursor.text_while(|byte| byte.is_ascii_digit())?;
            if cursor.skip(b'.') {
                cursor.text_while(|byte| byte.is_ascii_digit())?;
            }
            Ok(())
        }
        _ => {
            cursor.take_while(|byte| (0x20..=0x7e).contains(&byte) && byte != b';');
            Ok(())
        }
    }
}

impl<'a> Rid<'a> {
    /// Reads the value of `a=rid`.
    ///
    /// # Errors
    ///
    /// Without name or direction; if a payload type is no number up to 127, a limit no number, or a name stands twice.
    pub fn parse(value: &'a [u8]) -> Result<Self, ParseError> {
        let mut cursor = Cursor::new(&RULE, value);
        let id = rid_id(&mut cursor)?;
        cursor.space()?;
        let direction = cursor.word(RidDirection::WORDS)?;
        let mut rid = Self { id: Cow::Borrowed(id), direction, parameters: Cow::Borrowed("") };
        if cursor.remaining().trim_ascii_end().is_empty() {
            cursor.end()?;
            return Ok(rid);
        }
        cursor.space()?;
        let start = cursor.offset();
        let mut seen = [false; 9];
        loop {
            // The field has a space after the semicolon.
            cursor.take_while(|byte| byte == b' ');
            let at = cursor.offset();
            let name = cursor.text_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))?;
            let known = RidParameter::ALL.iter().position(|known| known.as_str() == name);
            if let Some(slot) = known.and_then(|known| seen.get_mut(known))
                && core::mem::replace(slot, true)
            {
                return Err(cursor.fault(at, ErrorKind::Duplicate));
            }
            if cursor.skip(b'=') {
                value_of(&mut cursor, name)?;
            } else if matches!(name, "pt" | "depend") {
                return Err(cursor.unexpected());
            }
            if !cursor.skip(b';') {
                break;
            }
        }
        cursor.end()?;
        rid.parameters = Cow::Borrowed(cursor.since(start));
        Ok(rid)
    }

    /// Name of the stream within its section.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Whether the sender of the description sends or receives it.
    #[must_use]
    pub const fn direction(&self) -> RidDirection {
        self.direction
    }

    /// Payload types that it may have; none stands for all of the section.
    pub fn payload_types(&self) -> impl Iterator<Item = PayloadType> + '_ {
        let list = self.parameter(&RidParameter::PT).unwrap_or_default();
        list.split(',').filter_map(|code| code.parse().ok().map(PayloadType::from_code))
    }

    /// The streams that it needs to be decoded.
    pub fn depends_on(&self) -> impl Iterator<Item = &str> + '_ {
        self.parameter(&RidParameter::DEPEND).unwrap_or_default().split(',').filter(|id| !id.is_empty())
    }

    /// All parameters, in order; a name without `=` only says that the sender knows it.
    pub fn parameters(&self) -> impl Iterator<Item = (RidParameter<'_>, Option<&str>)> + '_ {
        self.parameters.split(';').map(str::trim_ascii_start).filter(|part| !part.is_empty()).map(|part| {
            match part.split_once('=') {
                Some((name, value)) => (RidParameter::new(name), Some(value)),
                None => (RidParameter::new(part), None),
            }
        })
    }

    /// Value of a parameter; the empty text for one without `=`.
    #[must_use]
    pub fn parameter(&self, name: &RidParameter<'_>) -> Option<&str> {
        self.parameters().find(|(known, _)| known == name).map(|(_, value)| value.unwrap_or_default())
    }

    /// A limit that is a whole number; its unit is that of the parameter.
    #[must_use]
    pub fn limit(&self, name: &RidParameter<'_>) -> Option<u64> {
        self.parameter(name)?.parse().ok()
    }

    /// Leaves the buffer that the text was read from.
    #[must_use]
    pub fn into_owned(self) -> Rid<'static> {
        Rid {
            id: Cow::Owned(self.id.into_owned()),
            direction: self.direction,
            parameters: Cow::Owned(self.parameters.into_owned()),
        }
    }
}

impl fmt::Display for Rid<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.id, self.direction)?;
        if self.parameters.is_empty() { Ok(()) } else { write!(f, " {}", self.parameters) }
    }
}

/// What one direction is told, and what the other is if it is named.
pub(super) type Directions<T> = ((RidDirection, T), Option<(RidDirection, T)>);

/// `list` once or twice and the end, for one direction each.
pub(super) fn directions<'a, T>(
    cursor: &mut Cursor<'a>,
    blank: impl FnOnce(&mut Cursor<'a>) -> Result<(), ParseError>,
    list: impl Fn(&mut Cursor<'a>) -> Result<(RidDirection, T), ParseError>,
) -> Result<Directions<T>, ParseError> {
    let first = list(cursor)?;
    let mut second = None;
    if !cursor.remaining().trim_ascii_end().is_empty() {
        blank(cursor)?;
        let at = cursor.offset();
        let read = list(cursor)?;
        if read.0 == first.0 {
            return Err(cursor.fault(at, ErrorKind::Duplicate));
        }
        second = Some(read);
    }
    cursor.end()?;
    Ok((first, second))
}

attribute_value!(Rid<'a>, "rid");
