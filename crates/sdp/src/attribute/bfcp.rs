//! Floor control (BFCP): who may speak or show.

use alloc::borrow::Cow;
use core::fmt;

use offhook_base::{ParseError, Rule};

use crate::attribute::attribute_value;
use crate::grammar::Cursor;

static FLOOR_CTRL: Rule = Rule::new("a=floorctrl", "RFC 8856 §5.1");
static FLOOR_ID: Rule = Rule::new("a=floorid", "RFC 8856 §5.4");
static BFCP_VER: Rule = Rule::new("a=bfcpver", "RFC 8856 §5.5");

/// What a side can be in floor control (RFC 8856 §5.1). The list is complete.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum FloorRole {
    /// It asks for floors.
    Client,
    /// It grants floors.
    Server,
    /// Both, of different floors.
    Both,
}

impl FloorRole {
    const WORDS: [(&'static str, Self); 3] = [("c-only", Self::Client), ("s-only", Self::Server), ("c-s", Self::Both)];

    /// The word.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Client => "c-only",
            Self::Server => "s-only",
            Self::Both => "c-s",
        }
    }
}

impl fmt::Display for FloorRole {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// What a side is ready to be in floor control: `a=floorctrl` (RFC 8856 §5.1).
///
/// ```
/// use offhook_sdp::{FloorCtrl, FloorRole};
///
/// assert!(FloorCtrl::parse(b"c-only s-only")?.roles().eq([FloorRole::Client, FloorRole::Server]));
/// assert_eq!(FloorCtrl::parse(b"c-only both").unwrap_err().offset(), 7);
/// # Ok::<(), offhook_sdp::ParseError>(())
/// ```
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct FloorCtrl<'a>(Cow<'a, str>);

impl<'a> FloorCtrl<'a> {
    /// Reads the value of `a=floorctrl`.
    ///
    /// # Errors
    ///
    /// If a word is none of the three.
    pub fn parse(value: &'a [u8]) -> Result<Self, ParseError> {
        let mut cursor = Cursor::new(&FLOOR_CTRL, value);
        cursor.word(&FloorRole::WORDS)?;
        cursor.spaced(|cursor| cursor.word(&FloorRole::WORDS).map(|_| ()))?;
        Ok(Self(Cow::Borrowed(cursor.since(0))))
    }

    /// The roles, in order.
    pub fn roles(&self) -> impl Iterator<Item = FloorRole> + '_ {
        let known = |word| FloorRole::WORDS.iter().find(|(known, _)| *known == word).map(|(_, role)| *role);
        self.0.split(' ').filter_map(known)
    }

    /// Leaves the buffer that the text was read from.
    #[must_use]
    pub fn into_owned(self) -> FloorCtrl<'static> {
        FloorCtrl(Cow::Owned(self.0.into_owned()))
    }
}

impl fmt::Display for FloorCtrl<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

attribute_value!(FloorCtrl<'a>, "floorctrl");

/// A floor and the streams that it is for, by their `a=label`: `a=floorid` (RFC 8856 §5.4).
///
/// ```
/// use offhook_sdp::FloorId;
///
/// let floor = FloorId::parse(b"1 mstrm:10 11")?;
/// assert_eq!((floor.id(), floor.labels().collect::<Vec<_>>()), ("1", vec!["10", "11"]));
/// assert_eq!(FloorId::parse(b"1 mstrm:").unwrap_err().offset(), 8);
/// # Ok::<(), offhook_sdp::ParseError>(())
/// ```
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct FloorId<'a> {
    id: Cow<'a, str>,
    /// `mstrm`, or `m-stream` of RFC 4583.
    keyword: Cow<'a, str>,
    labels: Cow<'a, str>,
}

impl<'a> FloorId<'a> {
    /// Reads the value of `a=floorid`.
    ///
    /// # Errors
    ///
    /// Without a token, or if something else than `mstrm:` (or `m-stream:` of RFC 4583) and tokens follows it.
    pub fn parse(value: &'a [u8]) -> Result<Self, ParseError> {
        let mut cursor = Cursor::new(&FLOOR_ID, value);
        let id = cursor.token()?;
        let mut floor = Self { id: Cow::Borrowed(id), keyword: Cow::Borrowed(""), labels: Cow::Borrowed("") };
        if cursor.remaining().trim_ascii_end().is_empty() {
            cursor.end()?;
            return Ok(floor);
        }
        cursor.space()?;
        floor.keyword = Cow::Borrowed(cursor.word(&[("mstrm", "mstrm"), ("m-stream", "m-stream")])?);
        cursor.expect(b':')?;
        let start = cursor.offset();
        cursor.token()?;
        cursor.spaced(|cursor| cursor.token().map(|_| ()))?;
        floor.labels = Cow::Borrowed(cursor.since(start));
        Ok(floor)
    }

    /// Name of the floor.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The streams, by their `a=label`.
    pub fn labels(&self) -> impl Iterator<Item = &str> + '_ {
        self.labels.split(' ').filter(|label| !label.is_empty())
    }

    /// Leaves the buffer that the text was read from.
    #[must_use]
    pub fn into_owned(self) -> FloorId<'static> {
        FloorId {
            id: Cow::Owned(self.id.into_owned()),
            keyword: Cow::Owned(self.keyword.into_owned()),
            labels: Cow::Owned(self.labels.into_owned()),
        }
    }
}

impl fmt::Display for FloorId<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.id)?;
        if self.keyword.is_empty() { Ok(()) } else { write!(f, " {}:{}", self.keyword, self.labels) }
    }
}

attribute_value!(FloorId<'a>, "floorid");

/// Versions of BFCP that a side has: `a=bfcpver` (RFC 8856 §5.5); 1 over TCP, 2 over UDP.
///
/// ```
/// use offhook_sdp::BfcpVer;
///
/// assert!(BfcpVer::parse(b"1 2")?.versions().eq([1, 2]));
/// assert_eq!(BfcpVer::parse(b"1 256").unwrap_err().offset(), 2);
/// # Ok::<(), offhook_sdp::ParseError>(())
/// ```
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct BfcpVer<'a>(Cow<'a, str>);

impl<'a> BfcpVer<'a> {
    /// Reads the value of `a=bfcpver`.
    ///
    /// # Errors
    ///
    /// If it is not numbers up to 255.
    pub fn parse(value: &'a [u8]) -> Result<Self, ParseError> {
        let mut cursor = Cursor::new(&BFCP_VER, value);
        cursor.number_u8(0, u8::MAX)?;
        cursor.spaced(|cursor| cursor.number_u8(0, u8::MAX).map(|_| ()))?;
        Ok(Self(Cow::Borrowed(cursor.since(0))))
    }

    /// The versions, in order.
    pub fn versions(&self) -> impl Iterator<Item = u8> + '_ {
        self.0.split(' ').filter_map(|version| version.parse().ok())
    }

    /// Leaves the buffer that the text was read from.
    #[must_use]
    pub fn into_owned(self) -> BfcpVer<'static> {
        BfcpVer(Cow::Owned(self.0.into_owned()))
    }
}

impl fmt::Display for BfcpVer<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

attribute_value!(BfcpVer<'a>, "bfcpver");
