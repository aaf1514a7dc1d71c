use core::fmt;
use core::str::FromStr;

use offhook_base::UnknownName;

use super::bounded::{Bounded, UnknownCode};

/// One row of a reason table: a code, or a range of codes.
///
/// ```
/// use offhook_ops::huawei::OperationType;
///
/// let row = OperationType::LOG_OUT.reason_row(17).unwrap();
/// assert_eq!((row.min(), row.max(), row.name()), (1, 255, "Client"));
/// ```
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct ReasonRow {
    min: i64,
    max: i64,
    name: &'static str,
    description: &'static str,
}

impl ReasonRow {
    /// The first code.
    #[must_use]
    pub const fn min(&self) -> i64 {
        self.min
    }

    /// The last code; equal to the first where the row has one code.
    #[must_use]
    pub const fn max(&self) -> i64 {
        self.max
    }

    /// The name of the row.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// What the row means.
    #[must_use]
    pub const fn description(&self) -> &'static str {
        self.description
    }

    /// Whether the code stands in this row.
    #[must_use]
    pub const fn contains(&self, code: i64) -> bool {
        self.min <= code && code <= self.max
    }
}

/// A reason table: one row per code or range of codes.
///
/// `Name = 258;` is a code with a meaning of its own. `Name(Bounded<MIN, MAX>) = 1..=255;` is a range whose codes
/// somebody else defines; what is printed as the range may be wider than what the payload takes, where an earlier row
/// has a part of it.
macro_rules! reasons {
    ($(#[$doc:meta])* pub enum $ty:ident {
        $($(#[doc = $vdoc:literal])+ $var:ident $(($payload:ty))? = $min:literal $(..= $max:literal)?;)+
    }) => {
        $(#[$doc])*
        ///
        /// Sources: cec_07_2641 (2023-09-27) and cec_07_0706 (2025-11-13), the column of the reason.
        #[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
        #[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize), serde(from = "i64", into = "i64"))]
        #[non_exhaustive]
        pub enum $ty {
            $($(#[doc = $vdoc])+ $var $(($payload))?,)+
            /// Unassigned; kept as it was read.
            Unknown(UnknownCode<Self>),
        }

        impl $ty {
            /// The rows of the table, in its order.
            pub const ROWS: &'static [ReasonRow] = &[$(ReasonRow {
                min: $min,
                max: reasons!(@last $min $($max)?),
                name: stringify!($var),
                description: concat!($($vdoc),+).trim_ascii(),
            },)+];

            /// Any code, known or not.
            #[must_use]
            pub const fn from_code(code: i64) -> Self {
                $(reasons!(@read code, $var $(($payload))? = $min);)+
                Self::Unknown(UnknownCode::new(code))
            }

            /// The code as it stands in the bill.
            #[must_use]
            pub const fn code(self) -> i64 {
                match self {
                    $(reasons!(@pattern $var $(($payload))? code) => reasons!(@code $(($payload))? code $min),)+
                    Self::Unknown(unknown) => unknown.code(),
                }
            }

            /// The name of the row, if the code is known.
            #[must_use]
            pub const fn name(self) -> Option<&'static str> {
                match self {
                    $(Self::$var { .. } => Some(stringify!($var)),)+
                    Self::Unknown(_) => None,
                }
            }

            /// What the code means, if it is known.
            #[must_use]
            pub const fn description(self) -> Option<&'static str> {
                match self {
                    $(Self::$var { .. } => Some(concat!($($vdoc),+).trim_ascii()),)+
                    Self::Unknown(_) => None,
                }
            }
        }

        impl fmt::Display for $ty {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                match Self::ROWS.iter().find(|row| Some(row.name) == self.name()) {
                    Some(row) if row.min == row.max => f.pad(row.name),
                    Some(row) => write!(f, "{}({})", row.name, self.code()),
                    None => write!(f, "{}", self.code()),
                }
            }
        }

        impl FromStr for $ty {
            type Err = UnknownName;

            /// Reads what `Display` writes: a name in any case, `Name(code)` in a range, or a number.
            fn from_str(text: &str) -> Result<Self, UnknownName> {
                row_code(Self::ROWS, text)
                    // What is printed as a range may be wider than the row that its code belongs to.
                    .and_then(|(row, code)| (Self::from_code(code).name() == Some(row.name)).then_some(code))
                    .or_else(|| text.parse().ok())
                    .map(Self::from_code)
                    .ok_or(UnknownName::with_codes(stringify!($ty), i64::MIN, i64::MAX as u64))
            }
        }

        #[cfg(feature = "serde")]
        impl offhook_base::by_name::Named for $ty {
            fn fmt_name(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(self, f)
            }

            fn from_name_or_code(text: &str) -> Option<Self> {
                text.parse().ok()
            }
        }

        impl From<i64> for $ty {
            fn from(code: i64) -> Self {
                Self::from_code(code)
            }
        }

        impl From<$ty> for i64 {
            fn from(reason: $ty) -> Self {
                reason.code()
            }
        }
    };

    (@last $min:literal) => { $min };
    (@last $min:literal $max:literal) => { $max };
    (@read $code:ident, $var:ident = $min:literal) => {
        if $code == $min {
            return Self::$var;
        }
    };
    (@read $code:ident, $var:ident ($payload:ty) = $min:literal) => {
        if let Some(code) = <$payload>::from_wire($code) {
            return Self::$var(code);
        }
    };
    (@pattern $var:ident $code:ident) => { Self::$var };
    (@pattern $var:ident ($payload:ty) $code:ident) => { Self::$var($code) };
    (@code $code:ident $min:literal) => { $min };
    (@code ($payload:ty) $code:ident $min:literal) => { $code.code() as i64 };
}

/// The row that a text names, and the code: its own, or one of its range in brackets.
fn row_code<'a>(rows: &'a [ReasonRow], text: &str) -> Option<(&'a ReasonRow, i64)> {
    let (name, code) = match text.strip_suffix(')').and_then(|text| text.split_once('(')) {
        Some((name, code)) => (name, Some(code.parse().ok()?)),
        None => (text, None),
    };
    let row = rows.iter().find(|row| row.name.eq_ignore_ascii_case(name))?;
    match code {
        Some(code) => (row.min < row.max && row.contains(code)).then_some((row, code)),
        None => (row.min == row.max).then_some((row, row.min)),
    }
}

reasons! {
    /// Why an agent signed out: the reason of type 0.
    ///
    /// 0 and everything above 264 is unassigned.
    ///
    /// ```
    /// use offhook_ops::huawei::LogOutReason;
    ///
    /// assert_eq!(LogOutReason::from_code(258), LogOutReason::Voluntary);
    /// assert!(matches!(LogOutReason::from_code(17), LogOutReason::Client(code) if code.code() == 17));
    /// assert_eq!(LogOutReason::from_code(999).name(), None);
    /// assert_eq!(LogOutReason::from_code(999).code(), 999);
    /// ```
    pub enum LogOutReason {
        /// Cause handed over by the client program.
        Client(Bounded<1, 255>) = 1..=255;
        /// Agent console lost its link to the platform.
        ConsoleDisconnected = 256;
        /// Quality inspector forced the sign-out.
        ForcedByInspector = 257;
        /// Agent signed out of own accord.
        Voluntary = 258;
        /// Sign-out that precedes a new sign-in of the same agent.
        BeforeReLogin = 259;
        /// Handshake about the agent control block timed out between media server and CCS.
        MediaServerCcsHandshakeTimeout = 260;
        /// CCS found the agent-control-block handshake with the UIS timed out.
        CcsUisHandshakeTimeout = 261;
        /// Media server lost the CCS, agent signed out because of it.
        MediaServerDisconnected = 262;
        /// Handshake between UIS and agent console timed out.
        UisConsoleHandshakeTimeout = 263;
        /// Same agent id was forcibly signed in on another client.
        DisplacedByForcedLogin = 264;
    }
}

reasons! {
    /// Why an agent is busy: the reason of type 3 and of the event `AgentState_SetNotReady_Success` (R-ST-3).
    ///
    /// 6 is skipped by both, a gap. 200 to 250 is also what the set-busy interface takes (R-ST-2). 0, which only the event uses, for no reason given, is unknown here.
    ///
    /// ```
    /// use offhook_ops::huawei::BusyReason;
    ///
    /// assert_eq!(BusyReason::NoAnswerTimeout.code(), 2);
    /// assert_eq!(BusyReason::from_code(6).name(), None);
    /// assert_eq!(BusyReason::from_code(204).to_string(), "ServiceDefined(204)");
    /// ```
    pub enum BusyReason {
        /// Agent chose busy.
        BySelf = 1;
        /// Set busy by the platform because the agent let the phone ring too long.
        NoAnswerTimeout = 2;
        /// Set busy by a quality inspector.
        ForcedByInspector = 3;
        /// Agent is resting.
        Rest = 4;
        /// Agent's phone cannot be used.
        PhoneUnavailable = 5;
        /// Agent rejected the call.
        CallRejected = 7;
        /// Busy reason defined by the service side; the set-busy interface takes exactly this range.
        ServiceDefined(Bounded<200, 250>) = 200..=250;
    }
}

reasons! {
    /// Which part of a conversation a bill is for: the reason of types 4 and 60.
    ///
    /// While the conversation lasts, an interim bill is cut at every clock time whose minute is a multiple of five, the
    /// final bill when the agent has really left. Conversations are counted by their final bills only.
    pub enum ConversationPart {
        /// Agent has not really left the conversation; cut every five minutes 00:00 to 23:55.
        Interim = 1;
        /// Agent has fully left the conversation.
        Final = 0;
    }
}

reasons! {
    /// Why an agent rests: the reason of type 26.
    ///
    /// The bill table names no upper limit; what is above that of the rest interface is kept as unknown.
    pub enum RestReason {
        /// Default; the rest interface uses 0 for 'no rest reason'.
        Unspecified = 0;
        /// Rest reason code given when the client asks for rest.
        RestReason(Bounded<1, 255>) = 1..=255;
    }
}

reasons! {
    /// How an agent got into work state: the reason of type 27.
    ///
    /// 0 stands in both rows of the document. It is read as [`WorkReason::AfterCall`], the documented default; a manual
    /// entry without a code also writes 0 and can't be told apart by the bill alone.
    pub enum WorkReason {
        /// Adjusting after the call: the service system is set to put the agent into work state by itself.
        AfterCall = 0;
        /// Adjusting: the agent entered work state by calling the interface.
        Manual(Bounded<1, 255>) = 0..=255;
    }
}

reasons! {
    /// Kind of internal help: the reason of type 40.
    ///
    /// The English text of 4 repeats that of 3. The Chinese text is followed: a three-party conversation forms once the
    /// called party answers.
    pub enum HelpKind {
        /// English: help between uncertain parties; Chinese: no combined operation.
        Unspecified = 0;
        /// Two-party help: agent and helper.
        TwoParty = 1;
        /// Three-party help: customer included.
        ThreeParty = 2;
        /// Talk transfer: the called party first talks to the agent; when the agent releases, caller and called are
        /// connected.
        TalkTransfer = 3;
        /// Three-party transfer: when the agent releases, caller and called are connected.
        ThreePartyTransfer = 4;
        /// Three-party conversation.
        ThreePartyConversation = 5;
        /// Connecting the call.
        ConnectCall = 6;
    }
}

reasons! {
    /// Status that the service side defines: the reason of type 56.
    ///
    /// The vendor gives no range; this is the 16-bit room below the sentinel.
    pub enum ServiceStatus {
        /// Agent status code defined by the service side; the vendor gives no range, ours is only the 16-bit room below
        /// the sentinel.
        ServiceStatus(Bounded<0, 65534>) = 0..=65534;
    }
}

reasons! {
    /// What an agent does in a multimedia conference: the reason of type 59.
    pub enum CollaborationStep {
        /// Starts a multimedia conference.
        Initiate = 0;
        /// Joins a multimedia conference.
        Join = 1;
    }
}

reasons! {
    /// Kind of target of listening in, intruding and whispering (type 20).
    ///
    /// 1 is unassigned.
    pub enum ListenTarget {
        /// Listening in to another agent.
        Agent = 0;
        /// Listening in to a trunk.
        Trunk = 2;
    }
}
