use core::cmp::Ordering;

use smallvec::SmallVec;

use super::params::{UriParam, cmp_escaped, pair};

/// Parameters or headers of a URI in the order of their names, so that no comparison looks at each pair of them; of
/// one name in the order of the URI, or of the values.
pub(super) struct ByName<'a> {
    text: &'a str,
    separator: char,
    // Where each begins; a URI is shorter than 64 KiB.
    starts: SmallVec<[u32; 16]>,
}

impl<'a> ByName<'a> {
    /// By name, and in order for each name.
    pub(super) fn new(text: &'a str, separator: char) -> Self {
        let mut all = Self::in_order(text, separator);
        let mut starts = core::mem::take(&mut all.starts);
        starts.sort_unstable_by(|one, other| all.at(*one).cmp_name(&all.at(*other)).then(one.cmp(other)));
        Self { starts, ..all }
    }

    /// By name and value.
    pub(super) fn with_values(text: &'a str, separator: char) -> Self {
        let mut all = Self::in_order(text, separator);
        let mut starts = core::mem::take(&mut all.starts);
        starts.sort_unstable_by(|one, other| {
            let (one, other) = (all.at(*one), all.at(*other));
            one.cmp_name(&other).then_with(|| one.cmp_value(&other))
        });
        Self { starts, ..all }
    }

    fn in_order(text: &'a str, separator: char) -> Self {
        let start = |part: &str| crate::header::offset_in(text.as_bytes(), part.as_bytes());
        let parts = || text.split(separator).filter(|part| !part.is_empty());
        // Counted first, so that no list grows on the way.
        let mut starts = SmallVec::with_capacity(parts().count());
        starts.extend(parts().map(|part| u32::try_from(start(part)).unwrap_or(u32::MAX)));
        Self { text, separator, starts }
    }

    fn at(&self, start: u32) -> UriParam<'a> {
        let rest = self.text.get(start as usize..).unwrap_or_default();
        pair(rest.split(self.separator).next().unwrap_or_default())
    }

    pub(super) fn len(&self) -> usize {
        self.starts.len()
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = UriParam<'a>> {
        self.starts.iter().map(|start| self.at(*start))
    }
}

impl UriParam<'_> {
    /// By name, in any case and spelling.
    pub(super) fn cmp_name(&self, other: &UriParam<'_>) -> Ordering {
        cmp_escaped(self.name(), other.name(), true)
    }

    /// By value, in any spelling.
    pub(super) fn cmp_value(&self, other: &UriParam<'_>) -> Ordering {
        match (self.value(), other.value()) {
            (Some(one), Some(other)) => cmp_escaped(one, other, false),
            (one, other) => one.is_some().cmp(&other.is_some()),
        }
    }
}
