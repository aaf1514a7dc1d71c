//! The call flow as a picture: who said what to whom, and what that made of the agents.
//!
//! A [`Ladder`] is the model: participants from left to right, rows from top to bottom. [`Text`] draws it for a
//! terminal.
//!
//! ```
//! use offhook::ladder::{Ladder, Text};
//!
//! # fn main() -> Result<(), offhook::ladder::TooManyParticipants> {
//! let mut ladder = Ladder::new();
//! let caller = ladder.participant("Caller")?;
//! let platform = ladder.participant("Platform")?;
//! let agent = ladder.participant("Agent 101")?;
//! let at = "2026-11-20T15:30:24.031Z".parse().unwrap();
//! ladder.arrow(at, caller, platform, "INVITE");
//! ladder.arrow(at, platform, caller, "180 Ringing");
//! ladder.state(at, agent, "Answering");
//!
//! let picture = ladder.text(&Text::default().with_width(70)).to_string();
//! let lines: Vec<&str> = picture.lines().collect();
//! assert_eq!(lines, [
//!     "              Caller            Platform          Agent 101",
//!     "15:30:24.031  │──── INVITE ────▶│                 │",
//!     "15:30:24.031  │◀─ 180 Ringing ──│                 │",
//!     "15:30:24.031  │                 │                 ● Answering",
//! ]);
//! # Ok(())
//! # }
//! ```

mod text;

use alloc::string::String;
use alloc::vec::Vec;

use jiff::Timestamp;

pub use text::{Drawing, Text};

/// A participant of a [`Ladder`]: made by [`Ladder::participant`], and only of use with that ladder.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Participant(usize);

/// A ladder holds at most [`Ladder::MAX_PARTICIPANTS`] participants.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
#[error("a ladder holds at most {} participants", Ladder::MAX_PARTICIPANTS)]
pub struct TooManyParticipants;

/// Who said what to whom, in order.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Ladder {
    participants: Vec<String>,
    rows: Vec<Row>,
}

/// One line of the picture.
#[derive(Clone, Debug, Eq, PartialEq)]
enum Row {
    Arrow { at: Timestamp, from: Participant, to: Participant, label: String },
    State { at: Timestamp, participant: Participant, label: String },
    Note { label: String },
}

impl Ladder {
    /// More columns than this are no picture any more.
    pub const MAX_PARTICIPANTS: usize = 16;

    /// An empty picture.
    #[must_use]
    pub const fn new() -> Self {
        Self { participants: Vec::new(), rows: Vec::new() }
    }

    /// Adds a participant to the right of those there are.
    ///
    /// # Errors
    ///
    /// [`TooManyParticipants`] for the one after [`Ladder::MAX_PARTICIPANTS`].
    pub fn participant(&mut self, name: impl Into<String>) -> Result<Participant, TooManyParticipants> {
        if self.participants.len() >= Self::MAX_PARTICIPANTS {
            return Err(TooManyParticipants);
        }
        self.participants.push(name.into());
        Ok(Participant(self.participants.len() - 1))
    }

    /// A message from one participant to another; one to itself is drawn as a state.
    pub fn arrow(&mut self, at: Timestamp, from: Participant, to: Participant, label: impl Into<String>) {
        let label = label.into();
        self.rows.push(if from == to {
            Row::State { at, participant: from, label }
        } else {
            Row::Arrow { at, from, to, label }
        });
    }

    /// What has become of a participant.
    pub fn state(&mut self, at: Timestamp, participant: Participant, label: impl Into<String>) {
        self.rows.push(Row::State { at, participant, label: label.into() });
    }

    /// A line across the picture: the name of a step, a pause.
    pub fn note(&mut self, label: impl Into<String>) {
        self.rows.push(Row::Note { label: label.into() });
    }

    /// Whether nothing has been drawn.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Draws the picture for a terminal.
    #[must_use]
    pub fn text<'a>(&'a self, style: &'a Text) -> Drawing<'a> {
        Drawing::new(self, style)
    }
}
