use core::time::Duration;

/// For how long, and how many, calls are remembered, and in how much memory.
///
/// ```
/// use core::time::Duration;
/// use offhook_sip::dialog::ObserverLimits;
///
/// let limits = ObserverLimits::default().with_calls(1_000).with_idle(Duration::from_secs(4 * 3_600));
/// assert_eq!(limits.linger(), Duration::from_secs(32));
/// assert_eq!(limits.octets(), 512 * 1_024 * 1_024);
/// ```
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize), serde(default, deny_unknown_fields))]
pub struct ObserverLimits {
    calls: u32,
    octets: u64,
    linger: Duration,
    ringing: Duration,
    idle: Duration,
}

impl ObserverLimits {
    /// Calls at one time; the one that would be forgotten first is closed for one more. 65,536 by default.
    #[must_use]
    pub const fn calls(&self) -> u32 {
        self.calls
    }

    /// Octets of memory for all calls, as near as can be counted: those that would be forgotten first are closed until the
    /// others fit, but never the one whose message was just seen. 512 MiB by default, which is eight KiB for each of
    /// 65,536 calls; an ordinary one takes about three.
    #[must_use]
    pub const fn octets(&self) -> u64 {
        self.octets
    }

    /// How long after the end of a call, or after a challenge, CANCEL or its replacement, its messages are waited for:
    /// 32 seconds by default, 64 times T1 (RFC 3261 §17.1.1.2).
    #[must_use]
    pub const fn linger(&self) -> Duration {
        self.linger
    }

    /// How long a call without an answer may be silent, or one whose REFER waits for news (RFC 3515). Ten minutes by
    /// default; a proxy gives up after three (timer C, RFC 3261 §16.6).
    #[must_use]
    pub const fn ringing(&self) -> Duration {
        self.ringing
    }

    /// How long an answered call may be silent. One day by default; less if its session ends before without a refresh
    /// (RFC 4028 §10), which is waited for [`ObserverLimits::linger`] longer.
    #[must_use]
    pub const fn idle(&self) -> Duration {
        self.idle
    }

    /// The same with another bound for [`ObserverLimits::calls`]; at least one call is kept.
    #[must_use]
    pub const fn with_calls(self, calls: u32) -> Self {
        Self { calls, ..self }
    }

    /// The same with another bound for [`ObserverLimits::octets`].
    #[must_use]
    pub const fn with_octets(self, octets: u64) -> Self {
        Self { octets, ..self }
    }

    /// The same with another time for [`ObserverLimits::linger`].
    #[must_use]
    pub const fn with_linger(self, linger: Duration) -> Self {
        Self { linger, ..self }
    }

    /// The same with another time for [`ObserverLimits::ringing`].
    #[must_use]
    pub const fn with_ringing(self, ringing: Duration) -> Self {
        Self { ringing, ..self }
    }

    /// The same with another time for [`ObserverLimits::idle`].
    #[must_use]
    pub const fn with_idle(self, idle: Duration) -> Self {
        Self { idle, ..self }
    }
}

impl Default for ObserverLimits {
    fn default() -> Self {
        Self {
            calls: 65_536,
            octets: 512 * 1_024 * 1_024,
            linger: Duration::from_secs(32),
            ringing: Duration::from_secs(600),
            idle: Duration::from_secs(86_400),
        }
    }
}
