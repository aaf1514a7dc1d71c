use alloc::vec::Vec;
use core::cmp::Ordering;

use offhook_base::{ErrorKind, ParseError, Rule};

use crate::header::{HistoryEntry, HistoryIndex};

static HISTORY_INFO: Rule = Rule::new("History-Info", "RFC 7044 §5");

/// All targets of a request, as the tree that their indices make (RFC 7044 §5, §10.3).
///
/// ```
/// use offhook_sip::{HistoryTree, Message};
///
/// let invite = Message::parse(b"INVITE sip:vm@example.com SIP/2.0\r\n\
///     History-Info: <sip:bob@example.com>;index=1\r\n\
///     History-Info: <sip:bob@192.0.2.4?Reason=SIP%3Bcause%3D486>;index=1.1;rc=1, <sip:vm@example.com>;index=1.2;mp=1\r\n\r\n")?;
/// let tree = HistoryTree::new(invite.history_info())?;
/// let last = tree.last().unwrap();
/// assert_eq!(tree.parent(last).and_then(|parent| parent.uri().user()), Some("bob"));
/// assert_eq!(tree.origin(last).and_then(|origin| origin.uri().user()), Some("bob"));
/// assert!(!tree.has_gaps());
/// # Ok::<(), offhook_sip::ParseError>(())
/// ```
#[derive(Clone, Debug)]
pub struct HistoryTree<'m> {
    entries: Vec<HistoryEntry<'m>>,
    // Places in `entries`, in the order of the indices.
    by_index: Vec<usize>,
}

impl<'m> HistoryTree<'m> {
    /// Most entries of one tree.
    pub const MAX_ENTRIES: u32 = 256;

    /// The tree of these entries, which are as they stand in the message.
    ///
    /// # Errors
    ///
    /// The first entry that can't be read, or more than [`HistoryTree::MAX_ENTRIES`].
    pub fn new(entries: impl IntoIterator<Item = Result<HistoryEntry<'m>, ParseError>>) -> Result<Self, ParseError> {
        let mut all = Vec::new();
        for entry in entries {
            let entry = entry?;
            if all.len() >= Self::MAX_ENTRIES as usize {
                return Err(ParseError::new(&HISTORY_INFO, 0, ErrorKind::TooMany { max: Self::MAX_ENTRIES }));
            }
            all.push(entry);
        }
        let mut by_index: Vec<usize> = (0..all.len()).collect();
        by_index.sort_by(|one, other| match (all.get(*one), all.get(*other)) {
            (Some(one), Some(other)) => one.index().cmp(&other.index()),
            _ => Ordering::Equal,
        });
        Ok(Self { entries: all, by_index })
    }

    /// The entries as they stand in the message.
    #[must_use]
    pub fn entries(&self) -> &[HistoryEntry<'m>] {
        &self.entries
    }

    /// The entries in the order of their indices: each before what came from it.
    pub fn in_order(&self) -> impl DoubleEndedIterator<Item = &HistoryEntry<'m>> {
        self.by_index.iter().filter_map(|place| self.entries.get(*place))
    }

    /// The entry that was there first: the address that was called before any retargeting (R-SIP-4).
    #[must_use]
    pub fn first(&self) -> Option<&HistoryEntry<'m>> {
        self.entries.first()
    }

    /// The entry that was added last: the target that the request now goes to (RFC 7044 §9.2).
    #[must_use]
    pub fn last(&self) -> Option<&HistoryEntry<'m>> {
        self.entries.last()
    }

    /// The entry with this index; of many the first.
    #[must_use]
    pub fn get(&self, index: &HistoryIndex<'_>) -> Option<&HistoryEntry<'m>> {
        self.find(|| index.components())
    }

    fn find<I: Iterator<Item = u32>>(&self, wanted: impl Fn() -> I) -> Option<&HistoryEntry<'m>> {
        let before = |place: &usize| {
            self.entries.get(*place).is_some_and(|entry| entry.index().components().cmp(wanted()).is_lt())
        };
        let place = self.by_index.get(self.by_index.partition_point(before))?;
        self.entries.get(*place).filter(|entry| entry.index().components().eq(wanted()))
    }

    /// The entry that this one came from, by its index: one number less.
    #[must_use]
    pub fn parent(&self, entry: &HistoryEntry<'_>) -> Option<&HistoryEntry<'m>> {
        self.get(&entry.index().parent()?)
    }

    /// The entries that came from this one in one step, in order.
    pub fn children<'t>(&'t self, entry: &'t HistoryEntry<'_>) -> impl Iterator<Item = &'t HistoryEntry<'m>> {
        let parent = entry.index();
        self.in_order().filter(move |other| other.index().parent().is_some_and(|index| index == parent))
    }

    /// The entry that the target of this one was found for, by `rc`, `mp` or `np` (RFC 7044 §5).
    #[must_use]
    pub fn origin(&self, entry: &HistoryEntry<'_>) -> Option<&HistoryEntry<'m>> {
        self.get(entry.target()?.index())
    }

    /// Whether a target is missing: an element on the way does not write History-Info, or entries were taken out for
    /// privacy (RFC 7044 §10.3, §11).
    ///
    /// An index stands for its parent and for the branches before it: 1.3 for 1, 1.1 and 1.2.
    #[must_use]
    pub fn has_gaps(&self) -> bool {
        self.in_order().any(|entry| {
            let index = entry.index();
            let orphan = index.parent().is_some_and(|parent| self.get(&parent).is_none());
            let last = index.components().next_back().unwrap_or_default();
            let alone = last > 1 && {
                let depth = index.depth();
                let before = || index.components().take(depth.saturating_sub(1)).chain([last.saturating_sub(1)]);
                self.find(before).is_none()
            };
            orphan || alone
        })
    }
}
