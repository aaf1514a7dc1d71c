use alloc::collections::VecDeque;

use crate::trie::Trie;
use crate::{AgentId, DeviceId};

/// Who served which number last: what last-agent mode remembers (rule R-MM-2).
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub(crate) struct Handled {
    last: Trie<5, (AgentId, i64)>,
    /// In the order in which they were noted; a number that was noted again stands here twice.
    noted: VecDeque<(i64, DeviceId)>,
}

impl Handled {
    /// Most notes that are kept; the oldest is forgotten for a new one.
    pub(crate) const MAX: usize = 65_536;

    pub(crate) fn note(&mut self, number: DeviceId, agent: AgentId, at_us: i64) {
        // Noted twice at one instant, it is one note.
        let again = self.get(&number).is_some_and(|(_, last_us)| last_us == at_us);
        if again {
            self.last.insert(number.key(), (agent, at_us));
            return;
        }
        if self.noted.len() >= Self::MAX
            && let Some((noted_us, oldest)) = self.noted.pop_front()
            && self.get(&oldest).is_some_and(|(_, last_us)| last_us == noted_us)
        {
            self.last.remove(&oldest.key());
        }
        self.last.insert(number.key(), (agent, at_us));
        self.noted.push_back((at_us, number));
    }

    /// Who served a number last, and when.
    pub(crate) fn get(&self, number: &DeviceId) -> Option<(AgentId, i64)> {
        self.last.get(&number.key()).copied()
    }

    #[cfg(feature = "serde")]
    pub(crate) fn is_empty(&self) -> bool {
        self.noted.is_empty()
    }

    /// Every note, oldest first: what a snapshot holds, and gives again.
    #[cfg(feature = "serde")]
    pub(crate) fn notes(&self) -> impl Iterator<Item = (i64, DeviceId, AgentId)> {
        self.noted.iter().filter_map(|(at_us, number)| {
            let (agent, _) = self.get(number)?;
            Some((*at_us, *number, agent))
        })
    }
}
