/// How much of a peer's input is taken before it is refused.
///
/// Every list, depth and length that comes from the wire is bounded by one of these.
///
/// ```
/// use offhook_base::Limits;
///
/// let limits = Limits::default().with_message_bytes(8_192);
/// assert_eq!(limits.message_bytes(), 8_192);
/// ```
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize), serde(default, deny_unknown_fields))]
pub struct Limits {
    message_bytes: u32,
    fields: u32,
    depth: u32,
}

impl Limits {
    /// Default of [`Limits::message_bytes`]: what the largest UDP datagram holds.
    pub const DEFAULT_MESSAGE_BYTES: u32 = 65_535;
    /// Default of [`Limits::fields`].
    pub const DEFAULT_FIELDS: u32 = 1_024;
    /// Default of [`Limits::depth`].
    pub const DEFAULT_DEPTH: u32 = 8;

    /// Octets of one message, its body included.
    #[must_use]
    pub const fn message_bytes(&self) -> u32 {
        self.message_bytes
    }

    /// Header fields, lines or floating fields of one message.
    #[must_use]
    pub const fn fields(&self) -> u32 {
        self.fields
    }

    /// Depth of nested parts: a body in a body, a quotation in a quotation.
    #[must_use]
    pub const fn depth(&self) -> u32 {
        self.depth
    }

    /// The same with another bound for [`Limits::message_bytes`].
    #[must_use]
    pub const fn with_message_bytes(self, message_bytes: u32) -> Self {
        Self { message_bytes, ..self }
    }

    /// The same with another bound for [`Limits::fields`].
    #[must_use]
    pub const fn with_fields(self, fields: u32) -> Self {
        Self { fields, ..self }
    }

    /// The same with another bound for [`Limits::depth`].
    #[must_use]
    pub const fn with_depth(self, depth: u32) -> Self {
        Self { depth, ..self }
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self { message_bytes: Self::DEFAULT_MESSAGE_BYTES, fields: Self::DEFAULT_FIELDS, depth: Self::DEFAULT_DEPTH }
    }
}
