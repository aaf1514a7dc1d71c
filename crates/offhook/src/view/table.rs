use core::fmt;

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use comfy_table::{CellAlignment, ContentArrangement, presets};
use unicode_width::UnicodeWidthStr;

use crate::text::{printable, shorten};

/// Between two columns; the table puts one on each side of a cell.
const PADDING: usize = 2;

/// A table for the eye: as many columns side by side as the terminal holds, the rest in further bands below.
///
/// Records of 21 or 29 columns fit no terminal in one line; each band begins with the row's number.
///
/// ```
/// use offhook::view::Table;
///
/// let mut table = Table::new(["agent", "state", "from"]).with_width(24);
/// table.row(["101", "ready", "09:50:00"]);
/// let text = table.to_string();
/// let lines: Vec<&str> = text.lines().collect();
/// assert_eq!(lines, [
///     " #  agent  state",
///     "-----------------",
///     " 1  101    ready",
///     "",
///     " #  from",
///     "-------------",
///     " 1  09:50:00",
/// ]);
/// ```
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Table {
    header: Vec<String>,
    rows: Vec<Vec<String>>,
    width: usize,
}

impl Table {
    /// A table with these columns, 100 columns of the terminal wide unless told.
    pub fn new<T: Into<String>>(header: impl IntoIterator<Item = T>) -> Self {
        Self { header: header.into_iter().map(|name| printable(&name.into())).collect(), rows: Vec::new(), width: 100 }
    }

    /// The same for a terminal of another width. A cell that is wider still is cut, which an ellipsis shows.
    #[must_use]
    pub fn with_width(self, width: usize) -> Self {
        Self { width, ..self }
    }

    /// Adds a row; cells that are missing at its end are empty, those beyond the header are left out.
    pub fn row<T: Into<String>>(&mut self, cells: impl IntoIterator<Item = T>) {
        let cells = cells.into_iter().take(self.header.len());
        let mut row: Vec<String> = cells.map(|cell| printable(&cell.into())).collect();
        row.resize(self.header.len(), String::new());
        self.rows.push(row);
    }

    /// Columns of the terminal before the first cell: the row's number.
    fn indent(&self) -> usize {
        self.rows.len().to_string().len().saturating_add(PADDING)
    }

    /// Columns of the terminal that one cell has at most.
    fn room(&self) -> usize {
        self.width.saturating_sub(self.indent()).saturating_sub(PADDING).max(1)
    }

    /// Where the band that begins at column `from` ends.
    fn band(&self, from: usize) -> usize {
        let room = self.room();
        let mut used = self.indent();
        let mut to = from;
        for column in from..self.header.len() {
            let cells = self.rows.iter().filter_map(|row| row.get(column)).chain(self.header.get(column));
            used += cells.map(|cell| cell.width().min(room)).max().unwrap_or(0) + PADDING;
            if used > self.width && to > from {
                break;
            }
            to = column + 1;
        }
        to
    }
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut from = 0;
        while from < self.header.len() {
            let to = self.band(from);
            let cells = |row: &[String]| {
                let cells = row.get(from..to).unwrap_or_default().iter();
                cells.map(|cell| shorten(cell, self.room())).collect::<Vec<String>>()
            };
            let mut band = comfy_table::Table::new();
            band.load_style(presets::NOTHING).set_content_arrangement(ContentArrangement::Disabled);
            band.set_header([String::from("#")].into_iter().chain(cells(&self.header)));
            for (number, row) in (1..).zip(&self.rows) {
                band.add_row([number.to_string()].into_iter().chain(cells(row)));
            }
            if let Some(number) = band.column_mut(0) {
                number.set_cell_alignment(CellAlignment::Right);
            }
            if from > 0 {
                writeln!(f)?;
            }
            let text = band.to_string();
            for (position, line) in text.lines().enumerate() {
                writeln!(f, "{}", line.trim_end())?;
                if position == 0 {
                    writeln!(f, "{}", "-".repeat(line.width()))?;
                }
            }
            from = to;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_line_is_wider_than_the_terminal() {
        for width in [0, 1, 8, 24, 100] {
            let mut table = Table::new(["to", "a column with a long name"]).with_width(width);
            for _ in 0..12 {
                table.row(["9".repeat(20_000), "日本".repeat(200)]);
            }
            let text = table.to_string();
            assert!(text.contains('…'));
            // The row's number and one column of text are the least.
            let widest = text.lines().map(UnicodeWidthStr::width).max().unwrap_or(0);
            assert!(widest <= width.max(8), "{width}: {widest}");
        }
    }

    #[test]
    fn terminal_escapes_are_not_passed_on() {
        let mut table = Table::new(["a\u{1b}[1m"]);
        table.row(["\u{1b}]0;title\u{7}\u{202e}"]);
        assert_eq!(table.to_string().matches('·').count(), 4);
        assert!(!table.to_string().contains('\u{1b}'));
    }
}
