use super::TransferDeviceType;
use crate::ValueError;

/// What a transfer does, whatever number the device type gives it.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize), serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum TransferKind {
    /// The agent is let go at once, whether or not it works; to a skill queue only after it has worked (R-TR-2).
    Release,
    /// The agent stays until the target answers (R-TR-3).
    Success,
    /// To an agent's private queue; documented but not open to callers.
    Designated,
    /// To an audio or video IVR flow; the agent is suspended and gets the call back (R-TR-7).
    HangUp,
    /// The target talks to the agent first; the agent's release joins customer and target (R-TR-4).
    Talk,
    /// A three-party call once the target answers; the agent's release joins the others (R-TR-5).
    ThreeParty,
}

/// A table of valid pairs: one row per device type and mode.
macro_rules! transfers {
    ($(#[$doc:meta])* pub struct $ty:ident, $allowed:literal {
        $($device:ident, $mode:literal => $kind:ident;)+
    }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
        #[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize), serde(try_from = "Pair", into = "Pair"))]
        pub struct $ty {
            device_type: TransferDeviceType,
            mode: i32,
        }

        impl $ty {
            /// Every valid pair, in the order of the table.
            pub const ALL: &'static [Self] = &[$(Self { device_type: TransferDeviceType::$device, mode: $mode }),+];

            /// A pair of device type and mode; the mode alone has no meaning.
            ///
            /// # Errors
            ///
            /// [`ValueError`] if the table has no such pair; it names the mode.
            pub const fn new(device_type: TransferDeviceType, mode: i32) -> Result<Self, ValueError> {
                match (device_type, mode) {
                    $((TransferDeviceType::$device, $mode))|+ => Ok(Self { device_type, mode }),
                    _ => Err(ValueError::other("transfer mode", mode as i64, $allowed)),
                }
            }

            /// Where to.
            #[must_use]
            pub const fn device_type(self) -> TransferDeviceType {
                self.device_type
            }

            /// The number of the mode.
            #[must_use]
            pub const fn mode(self) -> i32 {
                self.mode
            }

            /// What the pair means.
            #[must_use]
            pub const fn kind(self) -> TransferKind {
                match (self.device_type, self.mode) {
                    $((TransferDeviceType::$device, $mode) => TransferKind::$kind,)+
                    // `new` lets in nothing else.
                    _ => TransferKind::Release,
                }
            }
        }

        #[cfg(feature = "serde")]
        impl TryFrom<Pair> for $ty {
            type Error = ValueError;

            fn try_from(pair: Pair) -> Result<Self, ValueError> {
                Self::new(pair.device_type, pair.mode)
            }
        }

        #[cfg(feature = "serde")]
        impl From<$ty> for Pair {
            fn from(transfer: $ty) -> Self {
                Self { device_type: transfer.device_type, mode: transfer.mode }
            }
        }
    };
}

/// The serialised form of a transfer.
#[cfg(feature = "serde")]
#[derive(serde::Deserialize, serde::Serialize)]
struct Pair {
    device_type: TransferDeviceType,
    mode: i32,
}

transfers! {
    /// Transfer of a voice call: a valid pair of device type and mode (R-TR-1, cec_07_1242).
    ///
    /// ```
    /// use offhook_ops::huawei::{TransferDeviceType, TransferKind, VoiceTransfer};
    ///
    /// let to_number = VoiceTransfer::new(TransferDeviceType::OUTBOUND_NUMBER, 1)?;
    /// assert_eq!(to_number.kind(), TransferKind::Release);
    /// let to_ivr = VoiceTransfer::new(TransferDeviceType::IVR, 1)?;
    /// assert_eq!(to_ivr.kind(), TransferKind::HangUp);
    /// assert!(VoiceTransfer::new(TransferDeviceType::SKILL_QUEUE, 1).is_err());
    /// # Ok::<(), offhook_ops::ValueError>(())
    /// ```
    pub struct VoiceTransfer, "a mode of the device type (R-TR-1)" {
        SKILL_QUEUE, 0 => Release;
        SKILL_QUEUE, 2 => Success;
        AGENT, 0 => Release;
        AGENT, 2 => Success;
        AGENT, 3 => Designated;
        IVR, 0 => Release;
        IVR, 1 => HangUp;
        ACCESS_CODE, 0 => Release;
        ACCESS_CODE, 2 => Success;
        OUTBOUND_NUMBER, 1 => Release;
        OUTBOUND_NUMBER, 2 => Success;
        OUTBOUND_NUMBER, 3 => Talk;
        OUTBOUND_NUMBER, 4 => ThreeParty;
    }
}

transfers! {
    /// Transfer of a text session: a valid pair of device type and mode.
    pub struct MediaTransfer, "0 or 2, to a skill queue, an agent or an access code" {
        SKILL_QUEUE, 0 => Release;
        SKILL_QUEUE, 2 => Success;
        AGENT, 0 => Release;
        AGENT, 2 => Success;
        ACCESS_CODE, 0 => Release;
        ACCESS_CODE, 2 => Success;
    }
}
