use core::iter::FusedIterator;
use core::time::Duration;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use offhook_base::Rule;
use offhook_ops::huawei::ConversationPart;

use crate::Moment;

/// Seconds between two interim bills of a conversation (operation types 4 and 60).
const MARK_SECONDS: i64 = 300;

/// One bill's share of a conversation, from [`split_conversation`].
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize))]
#[non_exhaustive]
pub struct ConversationPiece {
    /// Where the piece begins: the conversation's begin, or the end of the piece before.
    pub begin: Moment,
    /// Where it ends: a five-minute mark, or the conversation's end.
    pub end: Moment,
    /// Why it ends: the operation reason of its bill.
    pub part: ConversationPart,
}

impl ConversationPiece {
    /// Exact length of the piece.
    #[must_use]
    pub fn duration(&self) -> Duration {
        self.end.since(self.begin).unwrap_or_default()
    }
}

/// A conversation that ends before it begins.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq, thiserror::Error)]
#[error("the conversation ends before it begins")]
pub struct ReversedConversation;

/// Cuts a conversation into the bills of operation types 4 and 60 (agent operation table, notes of types 4 and 60).
///
/// While a conversation lasts an interim bill is cut at every clock time whose minute is a multiple of five, 00:00,
/// 00:05 … 23:55 on the tenant's clock; the last bill is cut when the agent has really left. So there is one
/// [`Interim`](ConversationPart::Interim) piece per mark strictly inside, then exactly one
/// [`Final`](ConversationPart::Final) piece: count conversations by final pieces, add up all pieces for the time. They
/// add up to the whole, to the microsecond.
///
/// The vendor does not say what a conversation yields that ends exactly on a mark; here it yields only the final piece.
/// On days of 23 and 25 hours the marks are those of the clock on the wall: the repeated hour has its marks twice, the
/// skipped one has none of its own. The end of an assumed conversation stays assumed; a mark between is assumed if
/// begin or end is.
///
/// # Errors
///
/// [`ReversedConversation`] if `end` is before `begin`.
///
/// ```
/// use jiff::{Timestamp, tz::TimeZone};
/// use offhook_cdr::{Moment, split_conversation};
/// use offhook_ops::huawei::ConversationPart::{Final, Interim};
///
/// let at = |text: &str| text.parse::<Timestamp>().map(Moment::new);
/// let pieces = split_conversation(at("2026-03-02T09:03:10Z")?, at("2026-03-02T09:11:00Z")?, &TimeZone::UTC)?;
/// let seconds: Vec<_> = pieces.map(|piece| (piece.duration().as_secs(), piece.part)).collect();
/// assert_eq!(seconds, [(110, Interim), (300, Interim), (60, Final)]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn split_conversation(
    begin: Moment,
    end: Moment,
    zone: &TimeZone,
) -> Result<ConversationPieces, ReversedConversation> {
    if end.timestamp() < begin.timestamp() {
        return Err(ReversedConversation);
    }
    Ok(ConversationPieces { rest: Some(begin), end, marks: Marks::new(zone.clone()) })
}

static FIVE_MINUTES: Rule = Rule::new("five-minute bills", "Huawei CEC cec_07_0706, notes of types 4 and 60");

/// A conversation bill that is not cut at the five-minute marks, from [`AgentOperationRecord::check_cut`].
///
/// [`AgentOperationRecord::check_cut`]: crate::AgentOperationRecord::check_cut
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum OffGrid {
    /// An interim bill ends at a time that is no mark.
    #[error("an interim conversation bill ends off the five-minute marks")]
    EndsOffMark,
    /// A bill goes on over a mark, at which it had to be cut.
    #[error("a conversation bill goes on over a five-minute mark")]
    OverMark,
}

impl OffGrid {
    /// The rule that cuts conversations.
    #[must_use]
    pub const fn rule(self) -> &'static Rule {
        &FIVE_MINUTES
    }

    pub(crate) fn of(begin: Moment, end: Moment, part: ConversationPart, zone: &TimeZone) -> Option<Self> {
        let mark_after = |at: Timestamp| next_five_minute_mark(at, zone);
        if mark_after(begin.timestamp()).is_some_and(|mark| mark < end.timestamp()) {
            return Some(Self::OverMark);
        }
        let just_before = end.timestamp().checked_sub(Duration::from_micros(1)).unwrap_or(Timestamp::MIN);
        let is_mark = mark_after(just_before) == Some(end.timestamp());
        (part == ConversationPart::Interim && !is_mark).then_some(Self::EndsOffMark)
    }
}

/// The pieces of one conversation, in order; made by [`split_conversation`].
#[derive(Clone, Debug)]
pub struct ConversationPieces {
    /// Where the next piece begins; none when the final one is out.
    rest: Option<Moment>,
    end: Moment,
    marks: Marks,
}

impl Iterator for ConversationPieces {
    type Item = ConversationPiece;

    fn next(&mut self) -> Option<ConversationPiece> {
        let begin = self.rest?;
        let mark = self.marks.after(begin.timestamp()).filter(|mark| *mark < self.end.timestamp());
        let (end, part) = match mark {
            Some(mark) if begin.is_assumed() || self.end.is_assumed() => {
                (Moment::assumed(mark), ConversationPart::Interim)
            }
            Some(mark) => (Moment::new(mark), ConversationPart::Interim),
            None => (self.end, ConversationPart::Final),
        };
        self.rest = mark.map(|_| end);
        Some(ConversationPiece { begin, end, part })
    }
}

impl FusedIterator for ConversationPieces {}

/// The first clock time after `at` whose minute is a multiple of five, on the clock of `zone`.
///
/// None only at the end of representable time.
///
/// ```
/// use jiff::{Timestamp, tz::TimeZone};
/// use offhook_cdr::next_five_minute_mark;
///
/// let at: Timestamp = "2026-03-02T09:05:00Z".parse()?;
/// assert_eq!(next_five_minute_mark(at, &TimeZone::UTC), Some("2026-03-02T09:10:00Z".parse()?));
/// # Ok::<(), jiff::Error>(())
/// ```
#[must_use]
pub fn next_five_minute_mark(at: Timestamp, zone: &TimeZone) -> Option<Timestamp> {
    Marks::new(zone.clone()).after(at)
}

/// Finds marks one after the other; remembers the stretch without a clock change, since looking it up costs most.
#[derive(Clone, Debug)]
struct Marks {
    zone: TimeZone,
    stretch: Option<Stretch>,
}

/// A span of time over which the zone's offset stays the same.
#[derive(Clone, Copy, Debug)]
struct Stretch {
    /// First instant at which this was looked up.
    from: Timestamp,
    /// The next clock change, if the zone has one.
    until: Option<Timestamp>,
    offset_seconds: i64,
}

impl Marks {
    const fn new(zone: TimeZone) -> Self {
        Self { zone, stretch: None }
    }

    fn after(&mut self, at: Timestamp) -> Option<Timestamp> {
        let mut at = at;
        loop {
            let stretch = self.stretch_of(at);
            let candidate = until_mark(at, stretch.offset_seconds).and_then(|mark| Timestamp::from_second(mark).ok());
            let Some(change) = stretch.until.filter(|change| candidate.is_none_or(|mark| *change <= mark)) else {
                return candidate;
            };
            // The clock changes on the way: the change itself is a mark if the clock then shows one.
            let new_offset = self.stretch_of(change).offset_seconds;
            if change.as_second().checked_add(new_offset)?.rem_euclid(MARK_SECONDS) == 0
                && change.subsec_nanosecond() == 0
            {
                return Some(change);
            }
            at = change;
        }
    }

    fn stretch_of(&mut self, at: Timestamp) -> Stretch {
        if let Some(stretch) = self.stretch
            && stretch.from <= at
            && stretch.until.is_none_or(|until| at < until)
        {
            return stretch;
        }
        let offset_seconds = i64::from(self.zone.to_offset(at).seconds());
        let until = self.zone.following(at).next().map(|change| change.timestamp());
        let stretch = Stretch { from: at, until, offset_seconds };
        self.stretch = Some(stretch);
        stretch
    }
}

/// Seconds since 1970 of the first mark strictly after `at` while the offset stays as it is.
fn until_mark(at: Timestamp, offset_seconds: i64) -> Option<i64> {
    let nanosecond = i64::from(at.subsec_nanosecond());
    let second = at.as_second().checked_sub(i64::from(nanosecond < 0))?; // whole seconds, rounded down
    let into = second.checked_add(offset_seconds)?.rem_euclid(MARK_SECONDS);
    second.checked_add(MARK_SECONDS)?.checked_sub(into)
}
