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

/// A table of valid pairs: one row per device type and mode, and what is allowed in words.
macro_rules! transfers {
    ($(#[$doc:meta])* pub struct $ty:ident, $devices:literal {
        $($device:ident, $modes:literal { $($mode:literal => $kind:ident, $text:literal;)+ })+
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
            pub const ALL: &'static [Self] =
                &[$($(Self { device_type: TransferDeviceType::$device, mode: $mode },)+)+];

            /// A pair of device type and mode; the mode alone has no meaning.
            ///
            /// # Errors
            ///
            /// [`ValueError`] if the table has no such device type, or the device type no such mode.
            pub const fn new(device_type: TransferDeviceType, mode: i32) -> Result<Self, ValueError> {
                match (device_type, mode) {
                    $($((TransferDeviceType::$device, $mode))|+ => Ok(Self { device_type, mode }),
                    (TransferDeviceType::$device, _) => Err(ValueError::other("transfer mode", mode as i64, $modes)),)+
                    _ => Err(ValueError::other("transfer device type", device_type.code() as i64, $devices)),
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

            /// What the pair does.
            #[must_use]
            pub const fn kind(self) -> TransferKind {
                match (self.device_type, self.mode) {
                    $($((TransferDeviceType::$device, $mode) => TransferKind::$kind,)+)+
                    // `new` lets in nothing else.
                    _ => TransferKind::Release,
                }
            }

            /// What the pair means, in words.
            #[must_use]
            pub const fn description(self) -> &'static str {
                match (self.device_type, self.mode) {
                    $($((TransferDeviceType::$device, $mode) => $text,)+)+
                    // `new` lets in nothing else.
                    _ => "",
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
    /// let error = VoiceTransfer::new(TransferDeviceType::SKILL_QUEUE, 1).unwrap_err();
    /// assert_eq!(error.to_string(), "transfer mode 1: must be 0 or 2");
    /// # Ok::<(), offhook_ops::ValueError>(())
    /// ```
    pub struct VoiceTransfer, "1, 2, 3, 4 or 5" {
        SKILL_QUEUE, "0 or 2" {
            0 => Release, "To a skill queue, release transfer.";
            2 => Success, "To a skill queue, success transfer.";
        }
        AGENT, "0, 2 or 3" {
            0 => Release, "To an agent, release transfer.";
            2 => Success, "To an agent, success transfer.";
            3 => Designated, "To an agent's private queue; documented but not open to callers (yet the page's own \
                example uses it).";
        }
        IVR, "0 or 1" {
            0 => Release, "To an IVR flow, release transfer.";
            1 => HangUp, "To an IVR flow, hang-up (suspend) transfer: call comes back to the agent afterwards; \
                audio/video IVR only, never to an agent.";
        }
        ACCESS_CODE, "0 or 2" {
            0 => Release, "To a system access code, release transfer.";
            2 => Success, "To a system access code, success transfer.";
        }
        OUTBOUND_NUMBER, "1, 2, 3 or 4" {
            1 => Release, "To an outside number, release transfer; not for outbound calls, not for video.";
            2 => Success, "To an outside number, success transfer.";
            3 => Talk, "To an outside number, talk transfer.";
            4 => ThreeParty, "To an outside number, three-party transfer.";
        }
    }
}

transfers! {
    /// Transfer of a text session, `mediacall`: a valid pair of device type and mode.
    ///
    /// The address has at most 24 characters, `calldata` at most 2048 octets.
    ///
    /// ```
    /// use offhook_ops::huawei::{MediaTransfer, TransferDeviceType, TransferKind};
    ///
    /// let to_queue = MediaTransfer::new(TransferDeviceType::SKILL_QUEUE, 2)?;
    /// assert_eq!(to_queue.kind(), TransferKind::Success);
    /// let error = MediaTransfer::new(TransferDeviceType::IVR, 0).unwrap_err();
    /// assert_eq!(error.to_string(), "transfer device type 3: must be 1, 2 or 4");
    /// # Ok::<(), offhook_ops::ValueError>(())
    /// ```
    pub struct MediaTransfer, "1, 2 or 4" {
        SKILL_QUEUE, "0 or 2" {
            0 => Release, "To a skill queue, release transfer.";
            2 => Success, "To a skill queue, success transfer.";
        }
        AGENT, "0 or 2" {
            0 => Release, "To an agent, release transfer.";
            2 => Success, "To an agent, success transfer.";
        }
        ACCESS_CODE, "0 or 2" {
            0 => Release, "To a system access code, release transfer.";
            2 => Success, "To a system access code, success transfer.";
        }
    }
}

impl VoiceTransfer {
    /// Whether callers of the interface may ask for it: all but the transfer to an agent's private queue, which R-TR-1
    /// keeps to the platform (its page says so, and uses it in an example nevertheless).
    #[must_use]
    pub const fn is_open_to_callers(self) -> bool {
        !matches!(self.kind(), TransferKind::Designated)
    }
}
