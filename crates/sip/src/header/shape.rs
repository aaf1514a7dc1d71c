/// How many values a header field has (RFC 3261 §7.3.1).
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Shape {
    /// One, and the field stands once.
    One,
    /// One in each field, and the field may stand many times.
    Lines,
    /// One or more with commas in between, and the field may stand many times.
    List,
    /// The same, but there may be no value at all.
    ListOrNone,
}

impl Shape {
    /// Whether commas part the values of one field.
    pub(crate) const fn is_list(self) -> bool {
        matches!(self, Self::List | Self::ListOrNone)
    }
}
