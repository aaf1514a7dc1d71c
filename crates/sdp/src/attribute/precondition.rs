//! Preconditions: what has to be there before a call rings.

use core::fmt;

use offhook_base::{ParseError, Rule};

use crate::attribute::attribute_value;
use crate::attribute::shape::words;
use crate::grammar::Cursor;

static CURR: Rule = Rule::new("a=curr", "RFC 3312 §4");
static DES: Rule = Rule::new("a=des", "RFC 3312 §4");
static CONF: Rule = Rule::new("a=conf", "RFC 3312 §4");

offhook_base::registry! {
    /// What a precondition is about (RFC 3312 §4, RFC 4032).
    pub text struct PreconditionType {
        /// Connectivity (RFC 5898).
        CONN = "conn";
        /// Quality of service (RFC 3312).
        QOS = "qos";
        /// Security (RFC 5027).
        SEC = "sec";
    }
}

words! {
    /// Between whom a precondition holds (RFC 3312 §4). The list is complete.
    PreconditionStatus, {
        /// From one end to the other.
        EndToEnd = "e2e";
        /// In the access network of the sender of the description.
        Local = "local";
        /// In the access network of the other side.
        Remote = "remote";
    }
}

words! {
    /// In which direction a precondition holds, as the sender of the description sees it (RFC 3312 §4).
    ///
    /// The list is complete.
    PreconditionDirection, {
        /// In none.
        None = "none";
        /// Away from the sender.
        Send = "send";
        /// Towards the sender.
        Recv = "recv";
        /// In both.
        SendRecv = "sendrecv";
    }
}

impl PreconditionDirection {
    /// Whether all that `wanted` asks for is here: what is current meets what is desired (RFC 3312 §3).
    #[must_use]
    pub const fn meets(self, wanted: Self) -> bool {
        matches!(
            (self, wanted),
            (_, Self::None) | (Self::SendRecv, _) | (Self::Send, Self::Send) | (Self::Recv, Self::Recv)
        )
    }
}

words! {
    /// How much a precondition is needed (RFC 3312 §4). The list is complete.
    PreconditionStrength, {
        /// The call must not go on without it.
        Mandatory = "mandatory";
        /// It is tried for; the call goes on without it.
        Optional = "optional";
        /// It is not needed.
        None = "none";
        /// It was tried for and cannot be had; in a refusal.
        Failure = "failure";
        /// It is not known; in a refusal.
        Unknown = "unknown";
    }
}

/// `a=curr` and `a=conf`: type, status, direction.
macro_rules! status_attribute {
    ($(#[$doc:meta])* $ty:ident, $name:literal, $rule:ident) => {
        $(#[$doc])*
        #[derive(Clone, Debug, Eq, Hash, PartialEq)]
        pub struct $ty<'a> {
            precondition: PreconditionType<'a>,
            status: PreconditionStatus,
            direction: PreconditionDirection,
        }

        impl<'a> $ty<'a> {
            /// The three parts.
            #[must_use]
            pub const fn new(
                precondition: PreconditionType<'static>,
                status: PreconditionStatus,
                direction: PreconditionDirection,
            ) -> $ty<'static> {
                $ty { precondition, status, direction }
            }

            #[doc = concat!("Reads the value of `a=", $name, "`.")]
            ///
            /// # Errors
            ///
            /// If it is not a token and one word of each list.
            pub fn parse(value: &'a [u8]) -> Result<Self, ParseError> {
                let mut cursor = Cursor::new(&$rule, value);
                let precondition = PreconditionType::new(cursor.token()?);
                cursor.space()?;
                let status = cursor.word(PreconditionStatus::WORDS)?;
                cursor.space()?;
                let direction = cursor.word(PreconditionDirection::WORDS)?;
                cursor.end()?;
                Ok(Self { precondition, status, direction })
            }

            /// What it is about.
            #[must_use]
            pub const fn precondition(&self) -> &PreconditionType<'a> {
                &self.precondition
            }

            /// Between whom.
            #[must_use]
            pub const fn status(&self) -> PreconditionStatus {
                self.status
            }

            /// In which direction.
            #[must_use]
            pub const fn direction(&self) -> PreconditionDirection {
                self.direction
            }

            /// Leaves the buffer that the text was read from.
            #[must_use]
            pub fn into_owned(self) -> $ty<'static> {
                $ty {
                    precondition: self.precondition.into_owned(),
                    status: self.status,
                    direction: self.direction,
                }
            }
        }

        impl fmt::Display for $ty<'_> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{} {} {}", self.precondition, self.status, self.direction)
            }
        }

        attribute_value!($ty<'a>, $name);
    };
}

status_attribute! {
    /// What is there now of a precondition: `a=curr` (RFC 3312 §4).
    ///
    /// ```
    /// use offhook_sdp::{CurrentStatus, PreconditionDirection, PreconditionStatus, PreconditionType};
    ///
    /// let current = CurrentStatus::parse(b"qos e2e none")?;
    /// assert_eq!(*current.precondition(), PreconditionType::QOS);
    /// assert_eq!(current.status(), PreconditionStatus::EndToEnd);
    /// assert!(!current.direction().meets(PreconditionDirection::Send));
    /// assert_eq!(CurrentStatus::parse(b"qos e2e both").unwrap_err().offset(), 8);
    /// # Ok::<(), offhook_sdp::ParseError>(())
    /// ```
    CurrentStatus, "curr", CURR
}

status_attribute! {
    /// What the other side is asked to report when it is there: `a=conf` (RFC 3312 §4).
    ///
    /// ```
    /// use offhook_sdp::{ConfirmStatus, PreconditionDirection};
    ///
    /// assert_eq!(ConfirmStatus::parse(b"qos remote recv")?.direction(), PreconditionDirection::Recv);
    /// # Ok::<(), offhook_sdp::ParseError>(())
    /// ```
    ConfirmStatus, "conf", CONF
}

/// What is wanted of a precondition: `a=des` (RFC 3312 §4).
///
/// ```
/// use offhook_sdp::{DesiredStatus, PreconditionStrength};
///
/// let desired = DesiredStatus::parse(b"qos mandatory e2e sendrecv")?;
/// assert_eq!(desired.strength(), PreconditionStrength::Mandatory);
/// assert_eq!(DesiredStatus::parse(b"qos e2e sendrecv").unwrap_err().offset(), 4);
/// # Ok::<(), offhook_sdp::ParseError>(())
/// ```
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct DesiredStatus<'a> {
    precondition: PreconditionType<'a>,
    strength: PreconditionStrength,
    status: PreconditionStatus,
    direction: PreconditionDirection,
}

impl<'a> DesiredStatus<'a> {
    /// The four parts.
    #[must_use]
    pub const fn new(
        precondition: PreconditionType<'static>,
        strength: PreconditionStrength,
        status: PreconditionStatus,
        direction: PreconditionDirection,
    ) -> DesiredStatus<'static> {
        DesiredStatus { precondition, strength, status, direction }
    }

    /// Reads the value of `a=des`.
    ///
    /// # Errors
    ///
    /// If it is not a token and one word of each list.
    pub fn parse(value: &'a [u8]) -> Result<Self, ParseError> {
        let mut cursor = Cursor::new(&DES, value);
        let precondition = PreconditionType::new(cursor.token()?);
        cursor.space()?;
        let strength = cursor.word(PreconditionStrength::WORDS)?;
        cursor.space()?;
        let status = cursor.word(PreconditionStatus::WORDS)?;
        cursor.space()?;
        let direction = cursor.word(PreconditionDirection::WORDS)?;
        cursor.end()?;
        Ok(Self { precondition, strength, status, direction })
    }

    /// What it is about.
    #[must_use]
    pub const fn precondition(&self) -> &PreconditionType<'a> {
        &self.precondition
    }

    /// How much it is needed.
    #[must_use]
    pub const fn strength(&self) -> PreconditionStrength {
        self.strength
    }

    /// Between whom.
    #[must_use]
    pub const fn status(&self) -> PreconditionStatus {
        self.status
    }

    /// In which direction.
    #[must_use]
    pub const fn direction(&self) -> PreconditionDirection {
        self.direction
    }

    /// Whether `current` is of the same kind and meets it.
    #[must_use]
    pub fn is_met_by(&self, current: &CurrentStatus<'_>) -> bool {
        self.precondition == current.precondition
            && self.status == current.status
            && current.direction.meets(self.direction)
    }

    /// Leaves the buffer that the text was read from.
    #[must_use]
    pub fn into_owned(self) -> DesiredStatus<'static> {
        DesiredStatus {
            precondition: self.precondition.into_owned(),
            strength: self.strength,
            status: self.status,
            direction: self.direction,
        }
    }
}

impl fmt::Display for DesiredStatus<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} {} {}", self.precondition, self.strength, self.status, self.direction)
    }
}

attribute_value!(DesiredStatus<'a>, "des");
