use core::fmt;

/// In which direction media flow, as the sender of the description sees it (RFC 8866 §6.7).
///
/// The list is complete: sending and receiving are either on or off.
///
/// ```
/// use offhook_sdp::Direction;
///
/// // What the other side may answer (RFC 3264 §6.1): at most the reverse.
/// assert_eq!(Direction::SendOnly.reversed(), Direction::RecvOnly);
/// assert_eq!(Direction::SendOnly.reversed().intersection(Direction::SendRecv), Direction::RecvOnly);
/// assert_eq!(Direction::default(), Direction::SendRecv);
/// ```
#[derive(Clone, Copy, Debug, Default, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize), serde(rename_all = "lowercase"))]
pub enum Direction {
    /// Neither way; RTCP goes on.
    Inactive,
    /// Away from the sender of the description.
    SendOnly,
    /// Towards the sender of the description.
    RecvOnly,
    /// Both ways; meant where nothing is said.
    #[default]
    SendRecv,
}

impl Direction {
    /// The direction that an attribute of this name states.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Some(match name {
            "sendrecv" => Self::SendRecv,
            "sendonly" => Self::SendOnly,
            "recvonly" => Self::RecvOnly,
            "inactive" => Self::Inactive,
            _ => return None,
        })
    }

    /// The direction with these two halves.
    #[must_use]
    pub const fn new(sends: bool, receives: bool) -> Self {
        match (sends, receives) {
            (true, true) => Self::SendRecv,
            (true, false) => Self::SendOnly,
            (false, true) => Self::RecvOnly,
            (false, false) => Self::Inactive,
        }
    }

    /// Name of the attribute.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::SendRecv => "sendrecv",
            Self::SendOnly => "sendonly",
            Self::RecvOnly => "recvonly",
            Self::Inactive => "inactive",
        }
    }

    /// Whether the sender of the description sends media.
    #[must_use]
    pub const fn sends(self) -> bool {
        matches!(self, Self::SendRecv | Self::SendOnly)
    }

    /// Whether the sender of the description receives media.
    #[must_use]
    pub const fn receives(self) -> bool {
        matches!(self, Self::SendRecv | Self::RecvOnly)
    }

    /// The same, seen from the other side.
    #[must_use]
    pub const fn reversed(self) -> Self {
        Self::new(self.receives(), self.sends())
    }

    /// What both allow.
    #[must_use]
    pub const fn intersection(self, other: Self) -> Self {
        Self::new(self.sends() && other.sends(), self.receives() && other.receives())
    }
}

impl fmt::Display for Direction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}
