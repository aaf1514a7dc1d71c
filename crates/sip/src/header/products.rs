use alloc::borrow::Cow;

use offhook_base::{ParseError, Rule};

use super::seconds::{RetryAfter, skip_comment};
use super::text::Text;
use super::value::{FieldValue, Octets, ToValue, value_traits};
use crate::grammar::{self, Cursor, SLIP_PRODUCTS, TOKEN};

static PRODUCTS: Rule = Rule::new("server-val", "RFC 3261 §25.1");

/// What software sent a message: `server-val *( LWS server-val )`, the value of Server and User-Agent
/// (RFC 3261 §20.35, §20.41).
///
/// Devices write there what they like. Whatever is neither a product nor a comment is read as text, and is a finding
/// of level warning; nothing is refused.
///
/// ```
/// use offhook_sip::{Product, Products};
///
/// let agent = Products::parse(b"Softphone/Beta1.5 (for (all) systems) x@y")?;
/// let products: Vec<_> = agent.iter().collect();
/// assert_eq!(products[0], Product::Named { name: "Softphone", version: Some("Beta1.5") });
/// assert_eq!(products[1], Product::Comment(b"for (all) systems"));
/// assert_eq!(products[2], Product::Other(b"x@y"));
/// # Ok::<(), offhook_sip::ParseError>(())
/// ```
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Products<'a>(Text<'a>);

/// One piece of [`Products`]: complete, what is neither a product nor a comment is something else.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "snake_case"))]
pub enum Product<'a> {
    /// `token [ SLASH product-version ]`.
    Named {
        /// The product.
        name: &'a str,
        /// Its version.
        version: Option<&'a str>,
    },
    /// A remark in parentheses, without them, as written.
    Comment(&'a [u8]),
    /// Octets up to the next white space.
    Other(&'a [u8]),
}

impl<'a> Products<'a> {
    /// Takes a value that is all of `input`.
    ///
    /// # Errors
    ///
    /// An LF that no white space follows: what comes after it would be another header field.
    pub fn parse(input: &'a [u8]) -> Result<Self, ParseError> {
        Self::parse_value(input)
    }

    #[inline]
    pub(crate) fn read(cursor: &mut Cursor<'a>) -> Result<Self, ParseError> {
        let mut pieces = cursor.clone();
        let text = Text::read(cursor)?;
        let mut any = false;
        while let Some(product) = next(&mut pieces) {
            any = true;
            if matches!(product, Piece::Other(_)) {
                cursor.slip(SLIP_PRODUCTS);
            }
        }
        if !any {
            cursor.slip(SLIP_PRODUCTS);
        }
        Ok(Self(text))
    }

    /// The octets as written.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }

    /// The text as written; `None` if it is not UTF-8.
    #[must_use]
    pub fn to_str(&self) -> Option<&str> {
        self.0.to_str()
    }

    /// The octets with line folding undone.
    #[must_use]
    pub fn to_unfolded(&self) -> Cow<'_, [u8]> {
        self.0.to_unfolded()
    }

    /// Products and comments, in order.
    pub fn iter(&self) -> impl Iterator<Item = Product<'_>> {
        let mut cursor = Cursor::new(self.0.as_bytes());
        core::iter::from_fn(move || {
            Some(match next(&mut cursor)? {
                Piece::Named(name, version) => {
                    Product::Named { name: grammar::ascii(name), version: version.map(grammar::ascii) }
                }
                Piece::Comment(comment) => Product::Comment(comment),
                Piece::Other(other) => Product::Other(other),
            })
        })
    }

    /// Leaves the buffer that the value was read from.
    #[must_use]
    pub fn into_owned(self) -> Products<'static> {
        Products(self.0.into_owned())
    }
}

/// A piece in octets: what is only counted is not made to text.
#[derive(Clone, Copy)]
enum Piece<'a> {
    Named(&'a [u8], Option<&'a [u8]>),
    Comment(&'a [u8]),
    Other(&'a [u8]),
}

/// The next product, comment or other piece.
#[inline]
fn next<'a>(cursor: &mut Cursor<'a>) -> Option<Piece<'a>> {
    cursor.sws();
    let start = cursor.at();
    let name = cursor.take::<TOKEN>();
    if name.is_empty() {
        return odd(cursor, start);
    }
    let mut version = None;
    if cursor.eat(b'/') {
        version = Some(cursor.take::<TOKEN>()).filter(|version| !version.is_empty());
        if version.is_none() {
            return odd(cursor, start);
        }
    }
    match cursor.peek() {
        None | Some(b' ' | b'\t' | b'\r' | b'\n' | b'(') => Some(Piece::Named(name, version)),
        Some(_) => odd(cursor, start),
    }
}

/// A comment, or what is no product.
#[cold]
fn odd<'a>(cursor: &mut Cursor<'a>, start: usize) -> Option<Piece<'a>> {
    cursor.go_to(start);
    if cursor.peek() == Some(b'(') && skip_comment(cursor, RetryAfter::MAX_COMMENT_DEPTH).is_ok() {
        let comment = cursor.since(start);
        return Some(Piece::Comment(comment.get(1..comment.len().saturating_sub(1)).unwrap_or_default()));
    }
    cursor.go_to(start);
    let rest = cursor.rest();
    let length = rest.iter().position(u8::is_ascii_whitespace).unwrap_or(rest.len());
    // A line end that is no fold is part of it.
    cursor.skip(length.max(1));
    let other = cursor.since(start);
    (!other.is_empty()).then_some(Piece::Other(other))
}

impl ToValue for Products<'_> {
    fn write_to(&self, out: &mut impl Octets) {
        self.0.write_to(out);
    }
}

value_traits!(Products, PRODUCTS);
