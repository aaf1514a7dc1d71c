/// A number that the document does not allow in a field.
///
/// ```
/// use offhook_ops::huawei::WorkId;
///
/// let error = WorkId::new(7).unwrap_err();
/// assert_eq!(error.to_string(), "work id 7: must be 101 to 999999");
/// assert_eq!((error.field(), error.value(), error.allowed()), ("work id", 7, "101 to 999999"));
/// ```
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq, thiserror::Error)]
#[error("{field} {value}: must be {allowed}")]
pub struct ValueError {
    field: &'static str,
    value: i64,
    allowed: &'static str,
}

impl ValueError {
    pub(crate) const fn new(field: &'static str, value: i64, allowed: &'static str) -> Self {
        Self { field, value, allowed }
    }

    /// The field, in the document's words.
    #[must_use]
    pub const fn field(&self) -> &'static str {
        self.field
    }

    /// The number that stood there.
    #[must_use]
    pub const fn value(&self) -> i64 {
        self.value
    }

    /// What may stand there.
    #[must_use]
    pub const fn allowed(&self) -> &'static str {
        self.allowed
    }
}
