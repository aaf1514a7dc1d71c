use core::fmt;

use super::reason::{
    BusyReason, CollaborationStep, ConversationPart, HelpKind, ListenTarget, LogOutReason, RestReason, ServiceStatus,
    WorkReason,
};
use super::{
    Bill, Columns, DecodeError, Dialect, EncodeError, Holder, Listening, OperationType, UnknownOperation, WorkId,
};

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
            /// A reason without a row in its table is written as the number that it was, in either dialect: 65535 and -1
            /// as well, because no document says that such a column may carry nothing.
            ///
            /// # Errors
            ///
            /// [`EncodeError`] if the dialect has no columns that would be read as this operation.
            pub const fn encode(&self, dialect: Dialect) -> Result<Columns, EncodeError> {
                let none = dialect.no_use();
                // The type in the same match as the columns: one jump instead of two.
                let (op_type, object, reason) = match *self {
                    $(Self::$none => (OperationType::$none_type, none, none),)+
                    $(Self::$object(work_id) => (OperationType::$object_type, work_id.number() as i64, none),)+
                    $(Self::$reason(reason) => (OperationType::$reason_type, none, reason.code()),)+
                    $(Self::$both { $peer, $field } => {
                        (OperationType::$both_type, $peer.number() as i64, $field.code())
                    })+
                    Self::ListenInsertWhisper(listening) => match listening.columns(dialect) {
                        Ok((object, reason)) => (OperationType::LISTEN_INSERT_WHISPER, object, reason),
                        Err(error) => return Err(error),
                    },
                    Self::HoldCall(holder) => match holder.object(dialect) {
                        Ok(object) => (OperationType::HOLD_CALL, object, none),
                        Err(error) => return Err(error),
                    },
                    Self::Unknown(row) => match row.in_dialect(dialect) {
                        Ok((object, reason)) => (row.op_type, object, reason),
                        Err(error) => return Err(error),
                    },
                };
                Ok(Columns { op_type, object, reason })
            }

            /// The code of the reason, if the operation has one. What type 20 writes in that column is no reason but the
            /// kind of its target ([`Listening::target`]).
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
    /// Only type 20 has two forms. The export always writes the kind of target: 0 for an agent, and for a target of
    /// which nothing is known, 2 for a trunk. The platform writes none, unless a work id is that of a trunk, which would
    /// be lost.
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
        let Self::ListenInsertWhisper(listening) = self else { return self };
        Self::ListenInsertWhisper(listening.as_written_in(dialect))
    }
}

impl fmt::Display for Operation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.op_type())?;
        match (self, self.work_id()) {
            (Self::HoldCall(Holder::UnnamedInspector), _) => f.write_str(", by an inspector")?,
            (Self::ListenInsertWhisper(listening), work_id) => {
                if let Some(work_id) = work_id {
                    write!(f, ", {work_id}")?;
                }
                match listening.target() {
                    Some(ListenTarget::Agent) => f.write_str(", an agent")?,
                    Some(ListenTarget::Trunk) => f.write_str(", a trunk")?,
                    Some(ListenTarget::Unknown(code)) => write!(f, ", target {}", code.code())?,
                    None => {}
                }
            }
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
