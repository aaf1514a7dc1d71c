use alloc::borrow::Cow;
use core::fmt;

use offhook_base::{ParseError, Rule};

use crate::attribute::attribute_value;
use crate::attribute::rid::{RidDirection, directions, rid_id};
use crate::grammar::Cursor;

static RULE: Rule = Rule::new("a=simulcast", "RFC 8853 §5.1");

/// Several versions of one picture in a section: `a=simulcast` (RFC 8853 §5.1).
///
/// For each direction a list of streams, and for each stream one or more formats of it by the names of `a=rid`, the
/// preferred first. The one that is sent first, or only, may be paused at the start.
///
/// ```
/// use offhook_sdp::{RidDirection, Simulcast};
///
/// let simulcast = Simulcast::parse(b"send 1;~4,3 recv c")?;
/// let streams: Vec<_> = simulcast.streams(RidDirection::Send).map(|stream| stream.collect::<Vec<_>>()).collect();
/// assert_eq!(streams[1][0].id(), "4");
/// assert!(streams[1][0].is_paused() && !streams[1][1].is_paused());
/// assert_eq!(simulcast.streams(RidDirection::Recv).count(), 1);
/// # Ok::<(), offhook_sdp::ParseError>(())
/// ```
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct Simulcast<'a> {
    first: (RidDirection, Cow<'a, str>),
    second: Option<(RidDirection, Cow<'a, str>)>,
}

/// One version of a stream: the name of an `a=rid`.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct SimulcastId<'s> {
    id: &'s str,
    paused: bool,
}

impl<'s> SimulcastId<'s> {
    /// Name of the `a=rid`.
    #[must_use]
    pub const fn id(&self) -> &'s str {
        self.id
    }

    /// Whether it starts paused: `~` before the name.
    #[must_use]
    pub const fn is_paused(&self) -> bool {
        self.paused
    }
}

/// `sc-send` or `sc-recv`.
fn list<'a>(cursor: &mut Cursor<'a>) -> Result<(RidDirection, Cow<'a, str>), ParseError> {
    let direction = cursor.word(RidDirection::WORDS)?;
    cursor.space()?;
    let start = cursor.offset();
    loop {
        cursor.skip(b'~');
        rid_id(cursor)?;
        if !cursor.skip(b';') && !cursor.skip(b',') {
            return Ok((direction, Cow::Borrowed(cursor.since(start))));
        }
    }
}

impl<'a> Simulcast<'a> {
    /// Reads the value of `a=simulcast`.
    ///
    /// # Errors
    ///
    /// If a list is empty, a name has other than letters, digits, `-` and `_`, or a direction stands twice.
    pub fn parse(value: &'a [u8]) -> Result<Self, ParseError> {
        let mut cursor = Cursor::new(&RULE, value);
        // Early browsers begin with a space.
        cursor.take_while(|byte| byte == b' ');
        let (first, second) = directions(&mut cursor, Cursor::space, list)?;
        Ok(Self { first, second })
    }

    /// The streams of a direction; each is its versions, the preferred first.
    pub fn streams(
        &self,
        direction: RidDirection,
    ) -> impl Iterator<Item = impl Iterator<Item = SimulcastId<'_>> + '_> + '_ {
        let lists = [Some(&self.first), self.second.as_ref()];
        lists.into_iter().flatten().filter(move |(known, _)| *known == direction).flat_map(|(_, list)| {
            list.split(';').map(|stream| {
                stream.split(',').map(|id| match id.strip_prefix('~') {
                    Some(id) => SimulcastId { id, paused: true },
                    None => SimulcastId { id, paused: false },
                })
            })
        })
    }

    /// Leaves the buffer that the text was read from.
    #[must_use]
    pub fn into_owned(self) -> Simulcast<'static> {
        let own = |(direction, list): (RidDirection, Cow<'a, str>)| (direction, Cow::Owned(list.into_owned()));
        Simulcast { first: own(self.first), second: self.second.map(own) }
    }
}

impl fmt::Display for Simulcast<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.first.0, self.first.1)?;
        self.second.as_ref().map_or(Ok(()), |(direction, list)| write!(f, " {direction} {list}"))
    }
}

attribute_value!(Simulcast<'a>, "simulcast");
