use core::fmt;

/// A place in a description as people count: lines and columns from 1.
///
/// Errors and findings carry offsets; this turns one into what an editor shows. Columns count octets.
///
/// ```
/// use offhook_sdp::{Description, Position};
///
/// let text = b"v=0\r\no=- 1 1 IN IP4 192.0.2.256\r\n";
/// let error = Description::parse(text).unwrap_err();
/// assert_eq!(Position::of(text, error.offset()).to_string(), "line 2, column 16");
/// ```
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize))]
pub struct Position {
    line: u32,
    column: u32,
}

impl Position {
    /// The place of the octet at `offset`; an offset past the end stands for the end.
    #[must_use]
    pub fn of(text: &[u8], offset: usize) -> Self {
        let before = text.get(..offset).unwrap_or(text);
        let start = before.iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at.saturating_add(1));
        let ends = before.iter().filter(|byte| **byte == b'\n').count();
        let clamp = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        Self {
            line: clamp(ends.saturating_add(1)),
            column: clamp(before.len().saturating_sub(start).saturating_add(1)),
        }
    }

    /// Line, from 1.
    #[must_use]
    pub const fn line(self) -> u32 {
        self.line
    }

    /// Octet of the line, from 1.
    #[must_use]
    pub const fn column(self) -> u32 {
        self.column
    }
}

impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}, column {}", self.line, self.column)
    }
}
