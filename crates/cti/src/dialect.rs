use core::fmt;

/// Which product speaks.
///
/// Complete: the CTI Server protocol has these two dialects and no more are documented.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize), serde(rename_all = "lowercase"))]
pub enum Dialect {
    /// Unified Contact Center Express (CTI Protocol Developer Guide), protocol versions 10 to 18.
    Uccx,
    /// Unified Contact Center Enterprise (GED-188), protocol versions 5 to 25.
    Ucce,
}

impl fmt::Display for Dialect {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Uccx => "uccx",
            Self::Ucce => "ucce",
        })
    }
}

/// Dialect and protocol version of a session: they decide which fields a message has and how wide a tag is.
///
/// A version says nothing about the same number in the other dialect.
///
/// ```
/// use offhook_cti::{Dialect, Protocol};
///
/// let session = Protocol::uccx(17);
/// assert_eq!((session.dialect(), session.version()), (Dialect::Uccx, 17));
/// assert_eq!(session.tag_width().header(), 2);
/// assert_eq!(Protocol::ucce(20).tag_width().header(), 4);
/// ```
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize))]
pub struct Protocol {
    dialect: Dialect,
    version: u32,
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    widths: Option<TagWidth>,
}

impl Protocol {
    /// Unified CCX; the guides describe 10 to 18.
    #[must_use]
    pub const fn uccx(version: u32) -> Self {
        Self { dialect: Dialect::Uccx, version, widths: None }
    }

    /// Unified CCE; the guides describe 8 to 25.
    #[must_use]
    pub const fn ucce(version: u32) -> Self {
        Self { dialect: Dialect::Ucce, version, widths: None }
    }

    /// Either.
    #[must_use]
    pub const fn new(dialect: Dialect, version: u32) -> Self {
        Self { dialect, version, widths: None }
    }

    /// Another width of tag and length than the version says: no capture confirms that of UCCX 18.
    #[must_use]
    pub const fn with_tag_width(self, widths: TagWidth) -> Self {
        Self { widths: Some(widths), ..self }
    }

    /// Another version of the same dialect, with the same widths if they were given.
    #[must_use]
    pub const fn with_version(self, version: u32) -> Self {
        Self { version, ..self }
    }

    /// The product.
    #[must_use]
    pub const fn dialect(self) -> Dialect {
        self.dialect
    }

    /// The version that the client asked for in OPEN_REQ.
    #[must_use]
    pub const fn version(self) -> u32 {
        self.version
    }

    /// How a floating field begins.
    #[must_use]
    pub const fn tag_width(self) -> TagWidth {
        match (self.widths, self.dialect, self.version) {
            (Some(widths), ..) => widths,
            (None, Dialect::Ucce, 20..) => TagWidth { tag: Width::Two, length: Width::Two },
            (None, Dialect::Uccx, 18..) => TagWidth { tag: Width::Two, length: Width::One },
            _ => TagWidth { tag: Width::One, length: Width::One },
        }
    }
}

/// Bytes of an integer in the head of a floating field; complete, as no version has others.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize), serde(rename_all = "lowercase"))]
pub enum Width {
    /// 1 byte.
    One,
    /// 2 bytes, big endian.
    Two,
}

impl Width {
    /// 1 or 2.
    #[must_use]
    pub const fn bytes(self) -> usize {
        match self {
            Self::One => 1,
            Self::Two => 2,
        }
    }

    /// Largest number that fits.
    #[must_use]
    pub const fn max(self) -> u16 {
        match self {
            Self::One => 0xff,
            Self::Two => 0xffff,
        }
    }
}

/// Widths of tag and length of a floating field.
///
/// | version | tag | length |
/// |---|---|---|
/// | UCCE up to 19, UCCX up to 17 | 1 | 1 |
/// | UCCE 20 and later | 2 | 2 |
/// | UCCX 18 | 2 | 1 |
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize))]
pub struct TagWidth {
    /// Of the tag.
    pub tag: Width,
    /// Of the length, which counts the data alone.
    pub length: Width,
}

impl TagWidth {
    /// Bytes before the data.
    #[must_use]
    pub const fn header(self) -> usize {
        self.tag.bytes().saturating_add(self.length.bytes())
    }
}
