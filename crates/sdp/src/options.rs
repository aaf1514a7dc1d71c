use offhook_base::Limits;

/// How strictly a description is read, and how much of it.
///
/// ```
/// use offhook_sdp::{Description, ReadOptions};
///
/// let text = b"v=0\r\no=- 1 1 IN IP4 192.0.2.1\r\ns=\r\nc=IN IP4 192.0.2.1\r\nt=0 0\r\n";
/// assert!(Description::parse(text).is_ok());
/// assert!(Description::parse_with(text, &ReadOptions::default().with_strict(true)).is_err());
/// ```
#[derive(Clone, Copy, Debug, Default, Eq, Hash, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize), serde(default, deny_unknown_fields))]
pub struct ReadOptions {
    strict: bool,
    unknown_types: bool,
    limits: Limits,
}

impl ReadOptions {
    /// Whether everything that breaks the letter of RFC 8866 refuses the description; off by default.
    #[must_use]
    pub const fn strict(&self) -> bool {
        self.strict
    }

    /// Whether a line of an unknown type is kept and reported instead of refused; off by default, because
    /// RFC 8866 §5 says that such a description must be ignored as a whole.
    #[must_use]
    pub const fn unknown_types(&self) -> bool {
        self.unknown_types
    }

    /// How much is read: octets of the description, and [`Limits::fields`] for its lines.
    #[must_use]
    pub const fn limits(&self) -> Limits {
        self.limits
    }

    /// The same with another [`ReadOptions::strict`].
    #[must_use]
    pub const fn with_strict(self, strict: bool) -> Self {
        Self { strict, ..self }
    }

    /// The same with another [`ReadOptions::unknown_types`].
    #[must_use]
    pub const fn with_unknown_types(self, unknown_types: bool) -> Self {
        Self { unknown_types, ..self }
    }

    /// The same with another [`ReadOptions::limits`].
    #[must_use]
    pub const fn with_limits(self, limits: Limits) -> Self {
        Self { limits, ..self }
    }
}
