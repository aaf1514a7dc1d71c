use core::fmt;

use alloc::string::String;
use alloc::vec::Vec;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::{Ladder, Participant, Row};
use crate::text::shorten;

/// `15:30:24.031` and two blanks.
const TIME_COLUMNS: usize = 14;
/// An arrow of no label at all: shaft, head and a blank on both sides.
const MIN_GAP: usize = 8;

/// How a [`Ladder`] is drawn for a terminal.
#[derive(Clone, Debug)]
pub struct Text {
    width: usize,
    time_zone: TimeZone,
}

impl Text {
    /// Columns that the picture should fit in, 100 unless told. Labels are shortened to fit; with many participants
    /// the picture may still be wider.
    #[must_use]
    pub fn with_width(self, width: usize) -> Self {
        Self { width, ..self }
    }

    /// The zone whose clock the left column shows, UTC unless told.
    #[must_use]
    pub fn with_time_zone(self, time_zone: TimeZone) -> Self {
        Self { time_zone, ..self }
    }
}

impl Default for Text {
    fn default() -> Self {
        Self { width: 100, time_zone: TimeZone::UTC }
    }
}

/// A drawn ladder; `Display` writes it.
#[derive(Clone, Debug)]
pub struct Drawing<'a> {
    ladder: &'a Ladder,
    style: &'a Text,
    /// Column of each participant's line.
    lanes: Vec<usize>,
}

impl<'a> Drawing<'a> {
    pub(super) fn new(ladder: &'a Ladder, style: &'a Text) -> Self {
        Self { ladder, style, lanes: lanes(ladder, style.width) }
    }

    fn lane(&self, participant: Participant) -> usize {
        self.lanes.get(participant.0).copied().unwrap_or(TIME_COLUMNS)
    }

    fn time(&self, at: Timestamp) -> String {
        let civil = at.to_zoned(self.style.time_zone.clone());
        alloc::format!("{}", civil.strftime("%H:%M:%S%.3f"))
    }

    /// The vertical lines, with room for the time before them.
    fn canvas(&self) -> Line {
        let mut line = Line::default();
        for lane in &self.lanes {
            line.put(*lane, "│");
        }
        line
    }

    fn row(&self, row: &Row) -> Line {
        let mut line = match row {
            Row::Note { .. } => Line::default(),
            Row::Arrow { .. } | Row::State { .. } => self.canvas(),
        };
        match row {
            Row::Arrow { at, from, to, label } => {
                line.put(0, &self.time(*at));
                let (from, to) = (self.lane(*from), self.lane(*to));
                let (left, right) = (from.min(to) + 1, from.max(to));
                let room = right.saturating_sub(left);
                let label = shorten(label, room.saturating_sub(4));
                let mut column = left + room.saturating_sub(label.width() + 2) / 2;
                line.put(left, &"─".repeat(room));
                for lane in self.lanes.iter().filter(|lane| (left..right).contains(*lane)) {
                    line.put(*lane, "┼");
                }
                if !label.is_empty() {
                    // The head needs the outermost column of its side.
                    column = column.max(left + 1);
                    line.put(column, &alloc::format!(" {label} "));
                }
                if from < to {
                    line.put(right - 1, "▶");
                } else {
                    line.put(left, "◀");
                }
            }
            Row::State { at, participant, label } => {
                line.put(0, &self.time(*at));
                let lane = self.lane(*participant);
                let end = self.lanes.iter().copied().find(|other| *other > lane).unwrap_or(self.style.width);
                line.put(lane, "●");
                line.put(lane + 2, &shorten(label, end.saturating_sub(lane + 3)));
            }
            Row::Note { label } => {
                let room = self.style.width.saturating_sub(6);
                line.put(0, &alloc::format!("── {} ", shorten(label, room)));
                let start = line.end();
                line.put(start, &"─".repeat(self.style.width.saturating_sub(start)));
            }
        }
        line
    }
}

impl fmt::Display for Drawing<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut head = Line::default();
        for (index, (lane, name)) in self.lanes.iter().zip(&self.ladder.participants).enumerate() {
            let end = self.lanes.get(index + 1).copied().unwrap_or(usize::MAX);
            head.put(*lane, &shorten(name, end.saturating_sub(lane + 1)));
        }
        writeln!(f, "{head}")?;
        self.ladder.rows.iter().try_for_each(|row| writeln!(f, "{}", self.row(row)))
    }
}

/// Columns of the vertical lines: each gap as wide as its longest label asks, all of them the widest cut down
/// while the sum is wider than the picture may be.
fn lanes(ladder: &Ladder, width: usize) -> Vec<usize> {
    let count = ladder.participants.len();
    let mut gaps = alloc::vec![MIN_GAP; count];
    for (gap, name) in gaps.iter_mut().zip(&ladder.participants) {
        *gap = (*gap).max(name.width() + 2);
    }
    for row in &ladder.rows {
        let (first, last, need) = match row {
            Row::Arrow { from, to, label, .. } => (from.0.min(to.0), from.0.max(to.0), label.width() + 6),
            Row::State { participant, label, .. } => (participant.0, participant.0 + 1, label.width() + 3),
            Row::Note { .. } => continue,
        };
        let Some(span) = gaps.get_mut(first..last) else { continue };
        let lanes = span.len().max(1);
        let share = need.div_ceil(lanes);
        for gap in span {
            *gap = (*gap).max(share);
        }
    }
    // Short labels need no long arrows, but a picture with air is read faster.
    for gap in &mut gaps {
        *gap = (*gap).max(18);
    }
    // The widest gives way first: a long label is shortened before a short one.
    let room = width.saturating_sub(TIME_COLUMNS);
    while gaps.iter().sum::<usize>() > room {
        let Some(widest) = gaps.iter_mut().max().filter(|widest| **widest > MIN_GAP) else { break };
        *widest -= 1;
    }
    let mut column = TIME_COLUMNS;
    gaps.iter()
        .map(|gap| {
            let lane = column;
            column += gap;
            lane
        })
        .collect()
}

/// One line under construction: a cell a column, so that later strokes replace earlier ones.
#[derive(Clone, Debug, Default)]
struct Line {
    /// `None` is the second half of a wide character.
    cells: Vec<Option<char>>,
}

impl Line {
    fn end(&self) -> usize {
        self.cells.len()
    }

    fn put(&mut self, column: usize, text: &str) {
        let mut column = column;
        for c in text.chars() {
            let width = c.width().unwrap_or(0);
            if width == 0 {
                continue;
            }
            if self.cells.len() < column + width {
                self.cells.resize(column + width, Some(' '));
            }
            for (offset, cell) in self.cells.iter_mut().skip(column).take(width).enumerate() {
                *cell = (offset == 0).then_some(c);
            }
            column += width;
        }
    }
}

impl fmt::Display for Line {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let end = self.cells.iter().rposition(|cell| *cell != Some(' ')).map_or(0, |last| last + 1);
        self.cells.iter().take(end).flatten().try_for_each(|c| write!(f, "{c}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn noon() -> Timestamp {
        "2026-11-20T12:00:00Z".parse().unwrap()
    }

    fn pair() -> (Ladder, Participant, Participant) {
        let mut ladder = Ladder::new();
        let left = ladder.participant("A").unwrap();
        let right = ladder.participant("B").unwrap();
        (ladder, left, right)
    }

    #[test]
    fn an_empty_ladder_is_an_empty_line() {
        assert_eq!(Ladder::new().text(&Text::default()).to_string(), "\n");
    }

    #[test]
    fn no_line_is_wider_than_asked() {
        let (mut ladder, a, b) = pair();
        ladder.arrow(noon(), a, b, "x".repeat(500));
        ladder.state(noon(), b, "y".repeat(500));
        ladder.note("z".repeat(500));
        for line in ladder.text(&Text::default()).to_string().lines() {
            assert!(line.width() <= 100, "{line}");
        }
    }

    #[test]
    fn terminal_escapes_are_not_passed_on() {
        let (mut ladder, a, b) = pair();
        ladder.arrow(noon(), a, b, "\u{1b}[2Jgone\r\n");
        let picture = ladder.text(&Text::default()).to_string();
        assert!(picture.contains("·[2Jgone··"), "{picture}");
    }

    #[test]
    fn wide_characters_keep_the_lines_straight() {
        let (mut ladder, a, b) = pair();
        ladder.arrow(noon(), a, b, "呼叫");
        ladder.arrow(noon(), b, a, "");
        let picture = ladder.text(&Text::default()).to_string();
        let widths: Vec<_> = picture.lines().skip(1).map(UnicodeWidthStr::width).collect();
        assert_eq!(widths.first(), widths.last());
    }

    #[test]
    fn an_arrow_crosses_the_lines_between() {
        let (mut ladder, a, _) = pair();
        let c = ladder.participant("C").unwrap();
        ladder.arrow(noon(), c, a, "");
        assert!(ladder.text(&Text::default()).to_string().contains("│◀────────────────┼─────────────────│"));
    }

    #[test]
    fn the_seventeenth_participant_is_refused() {
        let mut ladder = Ladder::new();
        for _ in 0..Ladder::MAX_PARTICIPANTS {
            ladder.participant("x").unwrap();
        }
        assert!(ladder.participant("x").is_err());
    }
}
