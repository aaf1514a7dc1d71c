use core::fmt;

use super::object::ListenObject;
use super::reason::{
    BusyReason, CollaborationStep, ConversationPart, HelpKind, ListenTarget, LogOutReason, RestReason, ServiceStatus,
    WorkReason,
};
use super::{Bill, Dialect, Holder, Listening, OperationType, WorkId};
use crate::{Allowed, ValueError};

/// The enum of operations, from the shape of their two columns.
///
/// - `none`: neither column carries anything.
/// - `object`: the object is a work id.
/// - `reason`: the reason has a table.
/// - `both`: both of these.
///
/// Types 20 and 38, whose columns have rules of their own, are written out.
macro_rules! operations {
    (
        none { $($none:ident = $none_type:ident;)+ }
        object { $($object:ident = $object_type:ident;)+ }
        reason { $($reason:ident($reason_ty:ident) = $reason_type:ident;)+ }
        both {
            $($both:ident {
                $(#[doc = $peer_doc:literal])+ $peer:ident,
                $(#[doc = $field_doc:literal])+ $field:ident: $field_ty:ident
            } = $both_type:ident;)+
        }
    ) => {
        /// What an agent, or an inspector, did: an operation type with what its object and reason mean.
        ///
        /// ```
        /// use offhook_ops::huawei::{BusyReason, Dialect, Operation, OperationType};
        ///
        /// let busy = Operation::decode(OperationType::BUSY, -1, 2, Dialect::Export)?;
        /// assert_eq!(busy, Operation::Busy(BusyReason::NoAnswerTimeout));
        ///
        /// let columns = busy.encode(Dialect::Platform)?;
        /// assert_eq!((columns.object, columns.reason), (65_535, 2));
        /// # Ok::<(), Box<dyn std::error::Error>>(())
        /// ```
        #[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
        #[cfg_attr(
            feature = "serde",
            derive(serde::Deserialize, serde::Serialize),
            serde(from = "super::wire::Wire", into = "super::wire::Wire")
        )]
        #[non_exhaustive]
        pub enum Operation {
            $(#[doc = concat!("[`OperationType::", stringify!($none_type), "`]: neither column carries anything.")]
            $none,)+
            $(#[doc = concat!("[`OperationType::", stringify!($object_type), "`], with the work id of its object.")]
            $object(WorkId),)+
            $(#[doc = concat!("[`OperationType::", stringify!($reason_type), "`], with its reason.")]
            $reason($reason_ty),)+
            $(#[doc = concat!("[`OperationType::", stringify!($both_type), "`], with object and reason.")]
            $both {
                $(#[doc = $peer_doc])+
                $peer: WorkId,
                $(#[doc = $field_doc])+
                $field: $field_ty,
            },)+
            /// [`OperationType::LISTEN_INSERT_WHISPER`], with its target.
            ListenInsertWhisper(Listening),
            /// [`OperationType::HOLD_CALL`], with who did it.
            HoldCall(Holder),
            /// An unassigned type, or columns that the type's documents do not allow.
            Unknown(UnknownOperation),
        }

        impl Operation {
            /// The type of the operation.
            #[must_use]
            pub const fn op_type(&self) -> OperationType {
                match self {
                    $(Self::$none => OperationType::$none_type,)+
                    $(Self::$object(_) => OperationType::$object_type,)+
                    $(Self::$reason(_) => OperationType::$reason_type,)+
                    $(Self::$both { .. } => OperationType::$both_type,)+
                    Self::ListenInsertWhisper(_) => OperationType::LISTEN_INSERT_WHISPER,
                    Self::HoldCall(_) => OperationType::HOLD_CALL,
                    Self::Unknown(unknown) => unknown.op_type,
                }
            }

            /// Reads the three columns of a bill row, and refuses what the documents do not allow.
            ///
            /// Unassigned types and unassigned reasons are unknown, not refused. Which of 65535 and -1 carries
            /// nothing is decided by the dialect and by what the column holds for the type: in a column that holds a
            /// work id, 65535 is one.
            ///
            /// # Errors
            ///
            /// [`DecodeError`] if a column holds a number that the type's documents exclude;
            /// [`DecodeError::into_operation`] keeps it nevertheless, as [`Operation::decode_any`] does.
            pub const fn decode(
                op_type: OperationType,
                object: i64,
                reason: i64,
                dialect: Dialect,
            ) -> Result<Self, DecodeError> {
                let row = UnknownOperation { op_type, object, reason, dialect };
                match op_type {
                    $(OperationType::$none_type => match (row.no_object(), row.no_reason()) {
                        (Ok(()), Ok(())) => Ok(Self::$none),
                        (Err(error), _) | (_, Err(error)) => Err(row.refused(error)),
                    },)+
                    $(OperationType::$object_type => match (row.work_id(), row.no_reason()) {
                        (Ok(work_id), Ok(())) => Ok(Self::$object(work_id)),
                        (Err(error), _) | (_, Err(error)) => Err(row.refused(error)),
                    },)+
                    $(OperationType::$reason_type => match row.no_object() {
                        Ok(()) => Ok(Self::$reason(<$reason_ty>::from_code(reason))),
                        Err(error) => Err(row.refused(error)),
                    },)+
                    $(OperationType::$both_type => match row.work_id() {
                        Ok($peer) => Ok(Self::$both { $peer, $field: <$field_ty>::from_code(reason) }),
                        Err(error) => Err(row.refused(error)),
                    },)+
                    OperationType::LISTEN_INSERT_WHISPER => row.listening(),
                    OperationType::HOLD_CALL => row.hold(),
                    _ => Ok(Self::Unknown(row)),
                }
            }

            /// Writes the three columns of a bill row: the inverse of [`Operation::decode`].
            ///
            /// # Errors
            ///
            /// [`EncodeError`] if the dialect has no columns that would be read as this operation.
            pub const fn encode(&self, dialect: Dialect) -> Result<Columns, EncodeError> {
                let none = dialect.no_use();
                let (object, reason) = match *self {
                    $(Self::$none)|+ => (none, none),
                    $(Self::$object(work_id))|+ => (work_id.number() as i64, none),
                    $(Self::$reason(reason) => (none, reason.code()),)+
                    $(Self::$both { $peer, $field } => ($peer.number() as i64, $field.code()),)+
                    Self::ListenInsertWhisper(listening) => match listening.columns(dialect) {
                        Ok(columns) => columns,
                        Err(error) => return Err(error),
                    },
                    Self::HoldCall(holder) => match holder.object(dialect) {
                        Ok(object) => (object, none),
                        Err(error) => return Err(error),
                    },
                    Self::Unknown(row) => match row.in_dialect(dialect) {
                        Ok(columns) => columns,
                        Err(error) => return Err(error),
                    },
                };
                Ok(Columns { op_type: self.op_type(), object, reason })
            }

            /// The code and the row of the reason, if the operation has one.
            #[must_use]
            pub const fn reason_code(&self) -> Option<i64> {
                match self {
                    $(Self::$reason(reason) => Some(reason.code()),)+
                    $(Self::$both { $field, .. } => Some($field.code()),)+
                    Self::Unknown(row) => Some(row.reason),
                    _ => None,
                }
            }

            /// The work id in the object column, if there is one.
            #[must_use]
            pub const fn work_id(&self) -> Option<WorkId> {
                match self {
                    $(Self::$object(work_id) => Some(*work_id),)+
                    $(Self::$both { $peer, .. } => Some(*$peer),)+
                    Self::ListenInsertWhisper(listening) => listening.work_id(),
                    Self::HoldCall(Holder::Inspector(work_id)) => Some(*work_id),
                    _ => None,
                }
            }
        }
    };
}

operations! {
    none {
        LogIn = LOG_IN;
        Idle = IDLE;
        WaitAgentAnswer = WAIT_AGENT_ANSWER;
        WaitConnectConfirm = WAIT_CONNECT_CONFIRM;
        ReleaseCall = RELEASE_CALL;
        RequestDisconnect = REQUEST_DISCONNECT;
        WaitCalledRinging = WAIT_CALLED_RINGING;
        ChannelFailed = CHANNEL_FAILED;
        ChannelRestored = CHANNEL_RESTORED;
        SuspendedToAutomaticFlow = SUSPENDED_TO_AUTOMATIC_FLOW;
        BeingMonitoredOrBarged = BEING_MONITORED_OR_BARGED;
        MonitoringOrBargingOfAgentEnded = MONITORING_OR_BARGING_OF_AGENT_ENDED;
        BeingRecorded = BEING_RECORDED;
        RecordingOfAgentEnded = RECORDING_OF_AGENT_ENDED;
        BeingSupervised = BEING_SUPERVISED;
        SupervisionOfAgentEnded = SUPERVISION_OF_AGENT_ENDED;
        ListenInsertWhisperEnded = LISTEN_INSERT_WHISPER_ENDED;
        VoicePlaying = VOICE_PLAYING;
        VoicePlayingStopped = VOICE_PLAYING_STOPPED;
        Supervising = SUPERVISING;
        SupervisingEnded = SUPERVISING_ENDED;
        ListenInsertCall = LISTEN_INSERT_CALL;
        Mute = MUTE;
        Unmute = UNMUTE;
        Study = STUDY;
        EnterWork = ENTER_WORK;
        EnterAdjusting = ENTER_ADJUSTING;
        EndWork = END_WORK;
        RetrieveHeldCall = RETRIEVE_HELD_CALL;
        ConnectHeldCall = CONNECT_HELD_CALL;
        PauseVoicePlaying = PAUSE_VOICE_PLAYING;
        TransferOut = TRANSFER_OUT;
        MediaServerLogIn = MEDIA_SERVER_LOG_IN;
        VideoScreening = VIDEO_SCREENING;
        VideoAudioScreening = VIDEO_AUDIO_SCREENING;
        MediaServerLogOut = MEDIA_SERVER_LOG_OUT;
        TransferQueuingCall = TRANSFER_QUEUING_CALL;
        ReleaseTransfer = RELEASE_TRANSFER;
        TransferToOtherDevice = TRANSFER_TO_OTHER_DEVICE;
        SwitchHeldDuringHelp = SWITCH_HELD_DURING_HELP;
    }
    object {
        ThreePartyConversation = THREE_PARTY_CONVERSATION;
        ForceLogOut = FORCE_LOG_OUT;
        ForceIdle = FORCE_IDLE;
        ForceBusy = FORCE_BUSY;
        InternalCall = INTERNAL_CALL;
        InterceptCall = INTERCEPT_CALL;
        TransferInternal = TRANSFER_INTERNAL;
        Conference = CONFERENCE;
    }
    reason {
        LogOut(LogOutReason) = LOG_OUT;
        Busy(BusyReason) = BUSY;
        ConversationText(ConversationPart) = CONVERSATION_TEXT;
        Work(WorkReason) = WORK;
        ConfigureStatus(ServiceStatus) = CONFIGURE_STATUS;
        ConversationAll(ConversationPart) = CONVERSATION_ALL;
    }
    both {
        Rest {
            /// Whose it is (approver or agent) is not documented.
            work_id,
            /// Why.
            reason: RestReason
        } = REST;
        InternalHelp {
            /// Who is asked.
            peer,
            /// How.
            kind: HelpKind
        } = INTERNAL_HELP;
        MultimediaCollaboration {
            /// With whom.
            peer,
            /// Starting or joining.
            step: CollaborationStep
        } = MULTIMEDIA_COLLABORATION;
    }
}

impl Operation {
    /// Reads the three columns of a bill row, whatever stands in them.
    ///
    /// What [`Operation::decode`] refuses becomes [`Operation::Unknown`] and is written back as it was.
    ///
    /// ```
    /// use offhook_ops::huawei::{Dialect, Operation, OperationType};
    ///
    /// let row = Operation::decode_any(OperationType::LOG_IN, 5, 7, Dialect::Export);
    /// assert!(matches!(row, Operation::Unknown(unknown) if unknown.object() == 5));
    /// assert_eq!(row.encode(Dialect::Export).map(|columns| columns.object), Ok(5));
    /// ```
    #[must_use]
    pub const fn decode_any(op_type: OperationType, object: i64, reason: i64, dialect: Dialect) -> Self {
        match Self::decode(op_type, object, reason, dialect) {
            Ok(operation) => operation,
            Err(error) => error.into_operation(),
        }
    }

    /// Whether the operation leaves a row in the agent operation bill, if its type is assigned.
    #[must_use]
    pub fn bill(&self) -> Option<Bill> {
        self.op_type().bill()
    }

    /// The same operation in the form that the dialect's own writer uses.
    ///
    /// Only type 20 has two forms: the platform writes no kind of target, the export always does, 0 for an agent.
    ///
    /// ```
    /// use offhook_ops::huawei::{Dialect, Listening, Operation, WorkId};
    ///
    /// let listening = Operation::ListenInsertWhisper(Listening::new(WorkId::new(102)?, None));
    /// let columns = listening.as_written_in(Dialect::Export).encode(Dialect::Export).unwrap();
    /// assert_eq!((columns.object, columns.reason), (102, 0));
    /// # Ok::<(), offhook_ops::ValueError>(())
    /// ```
    #[must_use]
    pub const fn as_written_in(self, dialect: Dialect) -> Self {
        match (self, dialect) {
            (Self::ListenInsertWhisper(Listening { object, stated: None }), Dialect::Export) => {
                Self::ListenInsertWhisper(Listening { object, stated: Some(ListenTarget::Agent) })
            }
            (Self::ListenInsertWhisper(Listening { object, stated: Some(ListenTarget::Agent) }), Dialect::Platform) => {
                Self::ListenInsertWhisper(Listening { object, stated: None })
            }
            (operation, _) => operation,
        }
    }
}

impl fmt::Display for Operation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.op_type())?;
        match (self, self.work_id()) {
            (Self::HoldCall(Holder::UnnamedInspector), _) => f.write_str(", by an inspector")?,
            (_, Some(work_id)) => write!(f, ", {work_id}")?,
            (_, None) => {}
        }
        match (self, self.reason_code()) {
            (Self::Unknown(row), _) => write!(f, ", object {}, reason {}", row.object, row.reason),
            (_, Some(code)) => match self.op_type().reason_row(code) {
                Some(row) if row.min() == row.max() => write!(f, ", {}", row.name()),
                Some(row) => write!(f, ", {} {code}", row.name()),
                None => write!(f, ", reason {code}"),
            },
            _ => Ok(()),
        }
    }
}

/// The three columns of a bill row: what [`Operation::encode`] writes.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize))]
pub struct Columns {
    /// `op_type`.
    pub op_type: OperationType,
    /// `op_object`.
    pub object: i64,
    /// `op_cause`.
    pub reason: i64,
}

/// Three columns that have no documented meaning, as they were read.
///
/// Only decoding makes one, so that no known operation can pass for an unknown one.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct UnknownOperation {
    op_type: OperationType,
    object: i64,
    reason: i64,
    dialect: Dialect,
}

impl UnknownOperation {
    /// The type, assigned or not.
    #[must_use]
    pub const fn op_type(&self) -> OperationType {
        self.op_type
    }

    /// The object as it was read.
    #[must_use]
    pub const fn object(&self) -> i64 {
        self.object
    }

    /// The reason as it was read.
    #[must_use]
    pub const fn reason(&self) -> i64 {
        self.reason
    }

    /// The dialect that it was read in; whether a number is its sentinel can't be told.
    #[must_use]
    pub const fn dialect(&self) -> Dialect {
        self.dialect
    }

    const fn refused(self, error: ValueError) -> DecodeError {
        DecodeError { row: self, error }
    }

    const fn no_object(&self) -> Result<(), ValueError> {
        no_use("object", self.object, self.dialect)
    }

    const fn no_reason(&self) -> Result<(), ValueError> {
        no_use("reason", self.reason, self.dialect)
    }

    const fn work_id(&self) -> Result<WorkId, ValueError> {
        match WorkId::from_wire(self.object) {
            Ok(work_id) => Ok(work_id),
            Err(_) => Err(ValueError::other("object", self.object, "a work id, 101 to 999999")),
        }
    }

    const fn listening(self) -> Result<Operation, DecodeError> {
        let object = match (self.object, self.work_id()) {
            (0, _) => ListenObject::Agent,
            (2, _) => ListenObject::Trunk,
            (_, Ok(work_id)) => ListenObject::WorkId(work_id),
            (value, Err(_)) => {
                return Err(self.refused(ValueError::other("object", value, "a work id, 101 to 999999, or 0 or 2")));
            }
        };
        let stated =
            if self.reason == self.dialect.no_use() { None } else { Some(ListenTarget::from_code(self.reason)) };
        Ok(Operation::ListenInsertWhisper(Listening { object, stated }))
    }

    const fn hold(self) -> Result<Operation, DecodeError> {
        let holder = match (self.no_object(), self.object, self.work_id()) {
            (Ok(()), _, _) => Holder::Agent,
            (_, 1, _) => Holder::UnnamedInspector,
            (_, _, Ok(work_id)) => Holder::Inspector(work_id),
            (_, value, Err(_)) => {
                let allowed = match self.dialect {
                    Dialect::Platform => "65535, 1, or a work id, 101 to 999999",
                    Dialect::Export => "-1, 1, or a work id, 101 to 999999",
                };
                return Err(self.refused(ValueError::other("object", value, allowed)));
            }
        };
        match self.no_reason() {
            Ok(()) => Ok(Operation::HoldCall(holder)),
            Err(error) => Err(self.refused(error)),
        }
    }

    const fn in_dialect(&self, dialect: Dialect) -> Result<(i64, i64), EncodeError> {
        match (self.dialect, dialect) {
            (Dialect::Platform, Dialect::Platform) | (Dialect::Export, Dialect::Export) => {
                Ok((self.object, self.reason))
            }
            (read_in, _) => Err(EncodeError::OtherDialect { read_in }),
        }
    }
}

const fn no_use(field: &'static str, value: i64, dialect: Dialect) -> Result<(), ValueError> {
    if value == dialect.no_use() {
        return Ok(());
    }
    Err(ValueError::range(field, value, dialect.no_use(), dialect.no_use()))
}

impl Listening {
    const fn columns(&self, dialect: Dialect) -> Result<(i64, i64), EncodeError> {
        let object = match self.object {
            ListenObject::WorkId(work_id) => work_id.number() as i64,
            ListenObject::Agent => ListenTarget::Agent.code(),
            ListenObject::Trunk => ListenTarget::Trunk.code(),
        };
        match self.stated {
            None => Ok((object, dialect.no_use())),
            Some(target) if target.code() == dialect.no_use() => {
                Err(EncodeError::Sentinel { field: "reason", value: target.code() })
            }
            Some(target) => Ok((object, target.code())),
        }
    }
}

impl Holder {
    const fn object(self, dialect: Dialect) -> Result<i64, EncodeError> {
        match self {
            Self::Agent => Ok(dialect.no_use()),
            Self::UnnamedInspector => Ok(1),
            Self::Inspector(work_id) if work_id.number() as i64 == dialect.no_use() => {
                Err(EncodeError::Sentinel { field: "object", value: work_id.number() as i64 })
            }
            Self::Inspector(work_id) => Ok(work_id.number() as i64),
        }
    }
}

/// Columns that the documents of their operation type do not allow.
///
/// ```
/// use offhook_ops::huawei::{Dialect, Operation, OperationType};
///
/// let error = Operation::decode(OperationType::INTERNAL_CALL, 7, -1, Dialect::Export).unwrap_err();
/// assert_eq!(error.to_string(), "InternalCall: object 7: must be a work id, 101 to 999999");
/// assert_eq!(error.value(), 7);
/// ```
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq, thiserror::Error)]
#[error("{}: {error}", .row.op_type)]
pub struct DecodeError {
    row: UnknownOperation,
    error: ValueError,
}

impl DecodeError {
    /// The type whose documents do not allow it.
    #[must_use]
    pub const fn op_type(&self) -> OperationType {
        self.row.op_type
    }

    /// The column: `object` or `reason`.
    #[must_use]
    pub const fn field(&self) -> &'static str {
        self.error.field()
    }

    /// The number that stood there.
    #[must_use]
    pub const fn value(&self) -> i64 {
        self.error.value()
    }

    /// What may stand there.
    #[must_use]
    pub const fn allowed(&self) -> Allowed {
        self.error.allowed()
    }

    /// The row as [`Operation::Unknown`], which is written back as it was read.
    #[must_use]
    pub const fn into_operation(self) -> Operation {
        Operation::Unknown(self.row)
    }
}

/// An operation that a dialect has no columns for.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum EncodeError {
    /// The number is the dialect's sentinel and would be read as no number: inspector 65535 of type 38 on the
    /// platform.
    #[error("{field} {value}: carries nothing in this dialect")]
    Sentinel {
        /// The column.
        field: &'static str,
        /// The number.
        value: i64,
    },
    /// An unknown operation was read in the other dialect, and which of its numbers are sentinels can't be told.
    #[error("an unknown operation can't be carried over from another dialect")]
    OtherDialect {
        /// The dialect that it was read in.
        read_in: Dialect,
    },
}
