use alloc::borrow::Cow;
use core::fmt;

use offhook_base::{ErrorKind, ParseError, Rule};

use crate::PayloadType;
use crate::attribute::attribute_value;
use crate::attribute::rid::{RidDirection, directions};
use crate::grammar::Cursor;

static RULE: Rule = Rule::new("a=imageattr", "RFC 6236 §3.1.1");

/// Largest width or height (RFC 6236 §3.1.1: six digits).
const MAX_PIXELS: u32 = 999_999;

/// Sizes of pictures that a side sends or takes: `a=imageattr` (RFC 6236 §3.1).
///
/// ```
/// use offhook_sdp::{ImageAttr, ImageSize, RidDirection};
///
/// let image = ImageAttr::parse(b"97 send [x=[480:16:800],y=[320:16:640],par=[1.2-1.3],q=0.6] recv [x=800,y=640]")?;
/// let set = image.sets(RidDirection::Send).next().unwrap();
/// assert_eq!(set.width(), ImageSize::Range { min: 480, step: 16, max: 800 });
/// assert!(set.width().contains(496) && !set.width().contains(497));
/// assert_eq!((set.preference_percent(), set.parameter("par")), (60, Some("[1.2-1.3]")));
/// assert!(!image.takes_any(RidDirection::Recv));
/// # Ok::<(), offhook_sdp::ParseError>(())
/// ```
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct ImageAttr<'a> {
    payload_type: Option<PayloadType>,
    first: (RidDirection, Cow<'a, str>),
    second: Option<(RidDirection, Cow<'a, str>)>,
}

/// `1*WSP`.
fn blank(cursor: &mut Cursor<'_>) -> Result<(), ParseError> {
    if cursor.take_while(|byte| matches!(byte, b' ' | b'\t')).is_empty() { Err(cursor.unexpected()) } else { Ok(()) }
}

/// `xyrange`: a number, a range with an optional step, or a list.
fn size(cursor: &mut Cursor<'_>) -> Result<(), ParseError> {
    if !cursor.skip(b'[') {
        return cursor.number_u32(1, MAX_PIXELS).map(|_| ());
    }
    let first = cursor.number_u32(1, MAX_PIXELS)?;
    if cursor.skip(b':') {
        let mut at = cursor.offset();
        let mut last = cursor.number_u32(1, MAX_PIXELS)?;
        if cursor.skip(b':') {
            at = cursor.offset();
            last = cursor.number_u32(1, MAX_PIXELS)?;
        }
        if last <= first {
            let (value, min) = (last.into(), u64::from(first).saturating_add(1));
            return Err(cursor.fault(at, ErrorKind::OutOfRange { value, min, max: MAX_PIXELS.into() }));
        }
    } else {
        loop {
            cursor.expect(b',')?;
            cursor.number_u32(1, MAX_PIXELS)?;
            if cursor.peek() == Some(b']') {
                break;
            }
        }
    }
    cursor.expect(b']')
}

/// `spvalue`: a ratio such as `1.3333`; the point may be left out in the field.
fn ratio(cursor: &mut Cursor<'_>) -> Result<(), ParseError> {
    cursor.number(0, 9)?;
    if cursor.skip(b'.') { cursor.text_while(|byte| byte.is_ascii_digit()).map(|_| ()) } else { Ok(()) }
}

/// `srange` or `prange`: a ratio, a list, or a range.
fn ratios(cursor: &mut Cursor<'_>) -> Result<(), ParseError> {
    if !cursor.skip(b'[') {
        return ratio(cursor);
    }
    ratio(cursor)?;
    if cursor.skip(b'-') {
        ratio(cursor)?;
    } else {
        while cursor.skip(b',') {
            ratio(cursor)?;
        }
    }
    cursor.expect(b']')
}

/// `qvalue`: 0 to 1 with at most two digits after the point; in hundredths.
fn preference(cursor: &mut Cursor<'_>) -> Result<(), ParseError> {
    let start = cursor.offset();
    let whole = cursor.number(0, 1)?;
    if !cursor.skip(b'.') {
        return Ok(());
    }
    let digits = cursor.text_while(|byte| byte.is_ascii_digit())?;
    if digits.len() > 2 || (whole == 1 && digits.bytes().any(|byte| byte != b'0')) {
        return Err(cursor.fault(start, ErrorKind::OutOfRange { value: whole, min: 0, max: 1 }));
    }
    Ok(())
}

/// `"[" "x=" xyrange "," "y=" xyrange *( "," key-value ) "]"`.
fn set(cursor: &mut Cursor<'_>) -> Result<(), ParseError> {
    cursor.expect(b'[')?;
    for (name, after) in [(b'x', b','), (b'y', b']')] {
        cursor.expect(name)?;
        cursor.expect(b'=')?;
        size(cursor)?;
        if after == b',' {
            cursor.expect(b',')?;
        }
    }
    let mut seen = [false; 3];
    while cursor.skip(b',') {
        let at = cursor.offset();
        let name = cursor.text_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))?;
        cursor.expect(b'=')?;
        let known = ["sar", "par", "q"].iter().position(|known| *known == name);
        if let Some(slot) = known.and_then(|known| seen.get_mut(known))
            && core::mem::replace(slot, true)
        {
            return Err(cursor.fault(at, ErrorKind::Duplicate));
        }
        match name {
            "sar" | "par" => ratios(cursor)?,
            "q" => preference(cursor)?,
            // Room for more keys: a list in brackets, or all up to the next comma.
            _ if cursor.skip(b'[') => {
                cursor.take_while(|byte| (0x21..=0x7e).contains(&byte) && !matches!(byte, b'[' | b']'));
                cursor.expect(b']')?;
            }
            _ => {
                cursor.text_while(|byte| (0x21..=0x7e).contains(&byte) && !matches!(byte, b',' | b'[' | b']'))?;
            }
        }
    }
    cursor.expect(b']')
}

/// A direction and its `attr-list`: sets with blanks between them, or `*`.
fn list<'a>(cursor: &mut Cursor<'a>) -> Result<(RidDirection, Cow<'a, str>), ParseError> {
    let direction = cursor.word(RidDirection::WORDS)?;
    blank(cursor)?;
    let start = cursor.offset();
    if !cursor.skip(b'*') {
        set(cursor)?;
        let mut ahead = cursor.clone();
        while blank(&mut ahead).is_ok() && ahead.peek() == Some(b'[') {
            set(&mut ahead)?;
            *cursor = ahead.clone();
        }
    }
    Ok((direction, Cow::Borrowed(cursor.since(start))))
}

impl<'a> ImageAttr<'a> {
    /// Reads the value of `a=imageattr`.
    ///
    /// # Errors
    ///
    /// With a payload type above 127, a size outside 1 to 999,999, a range that does not go up, a preference above 1, or a
    /// direction or key that stands twice.
    pub fn parse(value: &'a [u8]) -> Result<Self, ParseError> {
        let mut cursor = Cursor::new(&RULE, value);
        let payload_type =
            if cursor.skip(b'*') { None } else { Some(PayloadType::from_code(cursor.number_u8(0, PayloadType::MAX)?)) };
        blank(&mut cursor)?;
        let (first, second) = directions(&mut cursor, blank, list)?;
        Ok(Self { payload_type, first, second })
    }

    /// The format that it is for; `None` (`*`) for all that are not named by another.
    #[must_use]
    pub const fn payload_type(&self) -> Option<PayloadType> {
        self.payload_type
    }

    fn lists(&self, direction: RidDirection) -> impl Iterator<Item = &str> + '_ {
        let lists = [Some(&self.first), self.second.as_ref()];
        lists.into_iter().flatten().filter(move |(known, _)| *known == direction).map(|(_, list)| list.as_ref())
    }

    /// Whether any size will do in a direction: `*`.
    #[must_use]
    pub fn takes_any(&self, direction: RidDirection) -> bool {
        self.lists(direction).any(|list| list == "*")
    }

    /// The sets of a direction, in order; none for `*`, and for a direction that is not named.
    pub fn sets(&self, direction: RidDirection) -> impl Iterator<Item = ImageSet<'_>> + '_ {
        let sets = self.lists(direction).flat_map(|list| list.split([' ', '\t']));
        sets.filter_map(|set| set.strip_prefix('[')?.strip_suffix(']')).map(ImageSet)
    }

    /// Leaves the buffer that the text was read from.
    #[must_use]
    pub fn into_owned(self) -> ImageAttr<'static> {
        let own = |(direction, list): (RidDirection, Cow<'a, str>)| (direction, Cow::Owned(list.into_owned()));
        ImageAttr { payload_type: self.payload_type, first: own(self.first), second: self.second.map(own) }
    }
}

/// Sizes that go together: one set of an [`ImageAttr`].
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct ImageSet<'s>(&'s str);

impl<'s> ImageSet<'s> {
    /// Keys and values; a comma inside brackets parts nothing.
    fn parts(self) -> impl Iterator<Item = (&'s str, &'s str)> {
        let mut depth = 0u8;
        let parts = self.0.split(move |letter| {
            match letter {
                '[' => depth = depth.saturating_add(1),
                ']' => depth = depth.saturating_sub(1),
                _ => {}
            }
            letter == ',' && depth == 0
        });
        parts.filter_map(|part| part.split_once('='))
    }

    /// Value of a key as it was written: `sar` and `par` are ratios of a sample and of the picture.
    #[must_use]
    pub fn parameter(self, key: &str) -> Option<&'s str> {
        self.parts().find(|(known, _)| *known == key).map(|(_, value)| value)
    }

    /// Pixels from left to right.
    #[must_use]
    pub fn width(self) -> ImageSize<'s> {
        ImageSize::of(self.parameter("x").unwrap_or_default())
    }

    /// Pixels from top to bottom.
    #[must_use]
    pub fn height(self) -> ImageSize<'s> {
        ImageSize::of(self.parameter("y").unwrap_or_default())
    }

    /// How much the set is preferred, in hundredths: `q`, 50 where nothing is said.
    #[must_use]
    pub fn preference_percent(self) -> u8 {
        let Some(value) = self.parameter("q") else { return 50 };
        let (whole, fraction) = value.split_once('.').unwrap_or((value, ""));
        let mut digits = fraction.bytes().map(|digit| digit.wrapping_sub(b'0'));
        let mut next = || digits.next().unwrap_or_default();
        let tens = next().saturating_mul(10);
        let hundredths = tens.saturating_add(next());
        whole.parse::<u8>().unwrap_or_default().saturating_mul(100).saturating_add(hundredths).min(100)
    }
}

/// Width or height of pictures, in pixels.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum ImageSize<'s> {
    /// This one.
    Exact(u32),
    /// From one to another in steps.
    Range {
        /// Smallest.
        min: u32,
        /// Distance of two, 1 where nothing is said.
        step: u32,
        /// Largest.
        max: u32,
    },
    /// One of a list, with commas between them.
    List(&'s str),
}

impl<'s> ImageSize<'s> {
    fn of(text: &'s str) -> Self {
        let number = |text: &str| text.parse().unwrap_or_default();
        let Some(inner) = text.strip_prefix('[').and_then(|text| text.strip_suffix(']')) else {
            return Self::Exact(number(text));
        };
        let Some((min, rest)) = inner.split_once(':') else { return Self::List(inner) };
        let (step, max) = rest.split_once(':').map_or((1, rest), |(step, max)| (number(step), max));
        Self::Range { min: number(min), step, max: number(max) }
    }

    /// Whether a number of pixels is among them.
    #[must_use]
    pub fn contains(self, pixels: u32) -> bool {
        match self {
            Self::Exact(own) => own == pixels,
            Self::Range { min, step, max } => {
                pixels <= max && pixels.checked_sub(min).and_then(|above| above.checked_rem(step)) == Some(0)
            }
            Self::List(list) => list.split(',').any(|own| own.parse() == Ok(pixels)),
        }
    }
}

impl fmt::Display for ImageAttr<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.payload_type {
            Some(payload_type) => write!(f, "{}", payload_type.code())?,
            None => f.write_str("*")?,
        }
        write!(f, " {} {}", self.first.0, self.first.1)?;
        self.second.as_ref().map_or(Ok(()), |(direction, list)| write!(f, " {direction} {list}"))
    }
}

attribute_value!(ImageAttr<'a>, "imageattr");

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn errors_know_where() {
        for (value, offset, kind) in [
            (&b"97 send [x=800]"[..], 14, ErrorKind::Byte(b']')),
            (b"97 send [x=0,y=1]", 11, ErrorKind::OutOfRange { value: 0, min: 1, max: 999_999 }),
            (b"97 send [x=[800:480],y=1]", 16, ErrorKind::OutOfRange { value: 480, min: 801, max: 999_999 }),
            (b"97 send [x=1,y=1,q=1.1]", 19, ErrorKind::OutOfRange { value: 1, min: 0, max: 1 }),
            (b"97 send [x=1,y=1,q=1,q=1]", 21, ErrorKind::Duplicate),
            (b"97 send * send *", 10, ErrorKind::Duplicate),
            (b"97 both *", 3, ErrorKind::Unknown),
        ] {
            let error = ImageAttr::parse(value).unwrap_err();
            assert_eq!((error.offset(), error.kind()), (offset, kind), "{}", value.escape_ascii());
        }
    }

    #[test]
    fn sizes_are_numbers_ranges_and_lists() {
        let image = ImageAttr::parse(b"* recv [x=[128,144],y=[48:1080],q=1.0,z=[1,2]] [x=1,y=2]").unwrap();
        let sets: alloc::vec::Vec<_> = image.sets(RidDirection::Recv).collect();
        let [first, second] = sets[..] else { unreachable!() };
        assert!(first.width().contains(144) && !first.width().contains(129));
        assert_eq!(first.height(), ImageSize::Range { min: 48, step: 1, max: 1_080 });
        assert_eq!((first.preference_percent(), first.parameter("z")), (100, Some("[1,2]")));
        assert_eq!((second.preference_percent(), second.height()), (50, ImageSize::Exact(2)));
    }
}
