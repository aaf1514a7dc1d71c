use core::fmt;
use core::str::FromStr;

use offhook_base::UnknownName;

/// State of a connection: the relation of one device to one call.
///
/// Complete: the standard has these seven.
///
/// ```
/// use offhook_ops::csta::ConnectionState;
///
/// assert_eq!(ConnectionState::ALL.len(), 7);
/// assert_eq!(ConnectionState::Alerting.name(), "alerting");
/// ```
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize), serde(rename_all = "camelCase"))]
pub enum ConnectionState {
    /// No relation between call and device.
    Null,
    /// The device asks for service.
    Initiated,
    /// The device is told of an incoming call.
    Alerting,
    /// The device takes part in the call.
    Connected,
    /// The device takes part but is on hold.
    Hold,
    /// Progress of the call stands still at the device.
    Queued,
    /// Progress of the call was broken off at the device.
    Failed,
}

impl ConnectionState {
    /// Every state, in the order of the standard.
    pub const ALL: &'static [Self] =
        &[Self::Null, Self::Initiated, Self::Alerting, Self::Connected, Self::Hold, Self::Queued, Self::Failed];

    /// The name in the standard.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Initiated => "initiated",
            Self::Alerting => "alerting",
            Self::Connected => "connected",
            Self::Hold => "hold",
            Self::Queued => "queued",
            Self::Failed => "failed",
        }
    }
}

impl FromStr for ConnectionState {
    type Err = UnknownName;

    /// Reads a name of the standard, in any case.
    fn from_str(text: &str) -> Result<Self, UnknownName> {
        let named = |state: &&Self| state.name().eq_ignore_ascii_case(text);
        Self::ALL.iter().find(named).copied().ok_or(UnknownName::new("ConnectionState"))
    }
}

impl fmt::Display for ConnectionState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}
