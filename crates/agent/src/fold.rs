use alloc::vec::Vec;

use crate::{Centre, Effects, Event, Refused};

/// An event of a log that the rules refuse, and which it is.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
#[error("event {line}: {refused}")]
pub struct Violation {
    line: u64,
    refused: Refused,
}

impl Violation {
    /// The event's place in the log, counted from 1: the line number of a log in JSON Lines.
    #[must_use]
    pub const fn line(&self) -> u64 {
        self.line
    }

    /// Why it was refused.
    #[must_use]
    pub const fn refused(&self) -> &Refused {
        &self.refused
    }
}

impl Centre {
    /// Folds a log strictly: stops at the first event that is refused.
    ///
    /// # Errors
    ///
    /// [`Violation`] with that event's place; everything before it has been folded.
    ///
    /// ```
    /// use jiff::Timestamp;
    /// use offhook_agent::{Actor, AgentId, Centre, Effects, Event, EventKind, SignIn, Tenant};
    ///
    /// let agent = AgentId::new(101);
    /// let sign_in = EventKind::SignIn { agent, sign_in: SignIn::new(1) };
    /// let event = Event::new(Timestamp::UNIX_EPOCH, Actor::Agent(agent), sign_in);
    /// let mut centre = Centre::new(Tenant::default());
    /// let violation = centre.fold([&event, &event], &mut Effects::new()).unwrap_err();
    /// assert_eq!((violation.line(), violation.refused().rule().name()), (2, "R-IN-2"));
    /// ```
    pub fn fold<'e>(
        &mut self,
        log: impl IntoIterator<Item = &'e Event>,
        effects: &mut Effects,
    ) -> Result<(), Violation> {
        for (line, event) in (1..).zip(log) {
            self.handle(event, effects).map_err(|refused| Violation { line, refused })?;
        }
        Ok(())
    }

    /// Folds a log leniently: refused events change nothing and are told, all others count.
    pub fn fold_lenient<'e>(
        &mut self,
        log: impl IntoIterator<Item = &'e Event>,
        effects: &mut Effects,
    ) -> Vec<Violation> {
        let violation = |(line, event)| Some(Violation { line, refused: self.handle(event, effects).err()? });
        (1..).zip(log).filter_map(violation).collect()
    }
}
