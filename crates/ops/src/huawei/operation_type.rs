use super::reason::{self, ReasonRow};
use super::{Bill, ExportListing, ObjectKind, OperationFacts, ReasonKind};

/// The words of the rows below as values; a word that is none of them does not compile.
macro_rules! word {
    (bill "never") => {
        Bill::Never
    };
    (bill "written") => {
        Bill::Written
    };
    (bill "licensed") => {
        Bill::Licensed
    };
    (object "not-written") => {
        ObjectKind::NotWritten
    };
    (object "no-use") => {
        ObjectKind::NoUse
    };
    (object "work-id") => {
        ObjectKind::WorkId
    };
    (object "work-id-or-1") => {
        ObjectKind::WorkIdOrOne
    };
    (reason "not-written") => {
        ReasonKind::NotWritten
    };
    (reason "no-use") => {
        ReasonKind::NoUse
    };
    (reason "table") => {
        ReasonKind::Table
    };
    (reason "open") => {
        ReasonKind::Open
    };
    (export "true") => {
        ExportListing::Listed
    };
    (export "false") => {
        ExportListing::NotListed
    };
    (export "unknown") => {
        ExportListing::Unknown
    };
    (reasons $table:ident) => {
        reason::$table::ROWS
    };
    (reasons) => {
        &[]
    };
    (note $text:tt) => {
        Some($text)
    };
    (note) => {
        None
    };
}

/// One row per operation type: a registry whose constants show the other columns in their documentation.
macro_rules! operation_types {
    ($(#[$doc:meta])* pub struct $ty:ident {
        $($(#[doc = $vdoc:tt])+ $var:ident = $code:literal, $name:literal:
            bill $bill:tt, object $object:tt, reason $reason:tt $($reasons:ident)?, export $export:tt $(, note $note:tt)?;)+
    }) => {
        offhook_base::registry! {
            $(#[$doc])*
            pub struct $ty(i64): OperationFacts {
                $($(#[doc = $vdoc])+
                #[doc = ""]
                $(#[doc = $note]
                #[doc = ""])?
                #[doc = concat!("- object: ", $object)]
                #[doc = concat!("- reason: ", $reason $(, ", [`", stringify!($reasons), "`](super::", stringify!($reasons), ")")?)]
                #[doc = concat!("- bill: ", $bill)]
                #[doc = concat!("- listed in the export: ", $export)]
                #[doc = "- source: cec_07_2641 and cec_07_0706; export: cec_07_4243 and cec_07_0838"]
                $var = $code, $name, OperationFacts {
                    bill: word!(bill $bill),
                    object: word!(object $object),
                    reason: word!(reason $reason),
                    reasons: word!(reasons $($reasons)?),
                    export: word!(export $export),
                    note: word!(note $($note)?),
                };)+
            }
        }
    };
}

operation_types! {
    /// Type of an agent operation: 0 to 60 without 48 and 49, open for others.
    ///
    /// Sources: cec_07_2641 (2023-09-27), cec_07_0706 (2025-11-13, the same codes), and the table of the exported
    /// file, cec_07_4243 and cec_07_0838.
    ///
    /// 48 and 49 are not assigned. The code is an `i64`: what else fits the column of the exported file, decimal text of
    /// up to 20 characters, is refused.
    ///
    /// ```
    /// use offhook_ops::huawei::{Bill, OperationType};
    ///
    /// let busy = OperationType::from_code(3);
    /// assert_eq!(busy, OperationType::BUSY);
    /// assert_eq!(busy.name(), Some("Busy"));
    /// assert_eq!(busy.bill(), Some(Bill::Written));
    /// assert_eq!(busy.reason_row(2).map(|row| row.name()), Some("NoAnswerTimeout"));
    /// assert_eq!(OperationType::from_code(48).name(), None);
    /// ```
    pub struct OperationType {
        /// Agent signs out of the CCS (the call control server of the platform).
        LOG_OUT = 0, "LogOut": bill "written", object "no-use", reason "table" LogOutReason, export "true",
            note "0 and everything above 264 is unassigned and kept as unknown. 1 to 255 come from clients that sign \
                out with a cause code.";
        /// Agent signs in to the CCS.
        LOG_IN = 1, "LogIn": bill "written", object "no-use", reason "no-use", export "true",
            note "The exported record has an empty skill column: at sign-in the agent owns no skill list yet.";
        /// Agent indicates idle (ready for calls).
        IDLE = 2, "Idle": bill "never", object "not-written", reason "not-written", export "true",
            note "The platform table writes no bill, the export table lists the type with -1 in both columns: write \
                none, accept one whose columns both carry nothing.";
        /// Agent indicates busy (not ready).
        BUSY = 3, "Busy": bill "written", object "no-use", reason "table" BusyReason, export "true",
            note "6, 8 to 199 and everything above 250 is unassigned and kept as unknown; the matching event skips 6 \
                too, so 6 is a gap and no misprint. 0, which the event uses for no reason, is not in the bill \
                table.";
        /// Conversation state; in these bills only text chats count.
        CONVERSATION_TEXT = 4, "ConversationText":
            bill "written", object "no-use", reason "table" ConversationPart, export "true",
            note "Interim every five minutes by the clock, final at the end. That only text chats count stands in \
                the 2023 edition and in the export table; the 2025-11 edition leaves it out.";
        /// A call was distributed to the agent; waiting for the agent to answer.
        WAIT_AGENT_ANSWER = 5, "WaitAgentAnswer":
            bill "never", object "not-written", reason "not-written", export "false";
        /// Agent answered, or an outgoing call succeeded; waiting for the message that the connection stands.
        WAIT_CONNECT_CONFIRM = 6, "WaitConnectConfirm":
            bill "never", object "not-written", reason "not-written", export "false";
        /// Agent releases (tears down) a call.
        RELEASE_CALL = 7, "ReleaseCall": bill "never", object "not-written", reason "not-written", export "false";
        /// Agent asks for disconnection.
        REQUEST_DISCONNECT = 8, "RequestDisconnect":
            bill "never", object "not-written", reason "not-written", export "false";
        /// Outgoing call: waiting until the called party rings.
        WAIT_CALLED_RINGING = 9, "WaitCalledRinging":
            bill "never", object "not-written", reason "not-written", export "false";
        /// Three-party conversation.
        THREE_PARTY_CONVERSATION = 10, "ThreePartyConversation":
            bill "written", object "work-id", reason "no-use", export "true";
        /// Agent channel is broken or the agent (console) is down.
        CHANNEL_FAILED = 11, "ChannelFailed": bill "never", object "not-written", reason "not-written", export "false";
        /// Agent channel or agent is back.
        CHANNEL_RESTORED = 12, "ChannelRestored":
            bill "never", object "not-written", reason "not-written", export "false";
        /// Call goes from the manual to the automatic (IVR) flow and the agent is suspended until it comes back.
        SUSPENDED_TO_AUTOMATIC_FLOW = 13, "SuspendedToAutomaticFlow":
            bill "written", object "no-use", reason "no-use", export "true";
        /// Agent is being listened in to, or intruded upon.
        BEING_MONITORED_OR_BARGED = 14, "BeingMonitoredOrBarged":
            bill "never", object "not-written", reason "not-written", export "false";
        /// Agent is no longer listened in to or intruded upon.
        MONITORING_OR_BARGING_OF_AGENT_ENDED = 15, "MonitoringOrBargingOfAgentEnded":
            bill "never", object "not-written", reason "not-written", export "false";
        /// Agent is being recorded.
        BEING_RECORDED = 16, "BeingRecorded": bill "never", object "not-written", reason "not-written", export "false";
        /// Agent is no longer recorded.
        RECORDING_OF_AGENT_ENDED = 17, "RecordingOfAgentEnded":
            bill "never", object "not-written", reason "not-written", export "false";
        /// Agent is being monitored (supervised, as distinct from listened in to).
        BEING_SUPERVISED = 18, "BeingSupervised":
            bill "never", object "not-written", reason "not-written", export "false";
        /// Agent is no longer monitored.
        SUPERVISION_OF_AGENT_ENDED = 19, "SupervisionOfAgentEnded":
            bill "never", object "not-written", reason "not-written", export "false";
        /// Agent (an inspector) listens in, intrudes or whispers.
        LISTEN_INSERT_WHISPER = 20, "ListenInsertWhisper":
            bill "written", object "work-id", reason "no-use", export "true",
            note "The platform table prints the kinds of target, 0 and 2, in the object column and carries no \
                reason; the export table has a work id and reason 0. The object is read as the work id of who is \
                listened to, or, where it is 0 or 2, as the kind of target; a reason of 0 or 2 is the kind of target \
                too, 65535 and -1 say nothing. The platform writes no reason, the export writes 0.";
        /// Agent stops listening in, intruding or whispering.
        LISTEN_INSERT_WHISPER_ENDED = 21, "ListenInsertWhisperEnded":
            bill "never", object "not-written", reason "not-written", export "false";
        /// Agent plays a voice announcement.
        VOICE_PLAYING = 22, "VoicePlaying": bill "written", object "no-use", reason "no-use", export "true";
        /// Voice playing is stopped.
        VOICE_PLAYING_STOPPED = 23, "VoicePlayingStopped":
            bill "never", object "not-written", reason "not-written", export "false";
        /// Agent (an inspector) monitors.
        SUPERVISING = 24, "Supervising": bill "never", object "not-written", reason "not-written", export "false";
        /// Agent stops monitoring.
        SUPERVISING_ENDED = 25, "SupervisingEnded":
            bill "never", object "not-written", reason "not-written", export "false";
        /// Agent rests (an approved rest with a duration).
        REST = 26, "Rest": bill "written", object "work-id", reason "open" RestReason, export "true",
            note "The client asks for it with CCC_REQUEST_REST_EX_Msg. The bill table names no upper limit; 0 to 255 \
                is what the rest interface takes, 1 to 255 what a forced rest takes, 0 is the default: no reason. \
                Whose work id the object is (the approver's or the agent's) is not documented and stays open.";
        /// Work state (wrap-up / after-call work).
        WORK = 27, "Work": bill "written", object "no-use", reason "table" WorkReason, export "true",
            note "0 stands in both rows: it is read as wrap-up after a call, the documented default; a manual entry \
                without a code also writes 0 and can't be told apart by the bill alone.";
        /// Listening in to and intruding on a call (the call, not an agent).
        LISTEN_INSERT_CALL = 28, "ListenInsertCall":
            bill "never", object "not-written", reason "not-written", export "false";
        /// Forcible sign-out of another agent.
        FORCE_LOG_OUT = 29, "ForceLogOut": bill "written", object "work-id", reason "no-use", export "true",
            note "The object is taken as the work id of the target (inferred): the bill is the inspector's, the \
                target's own is type 0 with reason 257.";
        /// Forcing another agent to idle.
        FORCE_IDLE = 30, "ForceIdle": bill "written", object "work-id", reason "no-use", export "true",
            note "The object is taken as the work id of the target (inferred).";
        /// Forcing another agent to busy.
        FORCE_BUSY = 31, "ForceBusy": bill "written", object "work-id", reason "no-use", export "true",
            note "The object is taken as the work id of the target (inferred); the target's own bill is type 3 with \
                reason 3.";
        /// Agent is muted towards the user.
        MUTE = 32, "Mute": bill "written", object "no-use", reason "no-use", export "true";
        /// Agent ends the mute towards the user.
        UNMUTE = 33, "Unmute": bill "never", object "not-written", reason "not-written", export "false";
        /// Agent enters the study state.
        STUDY = 34, "Study": bill "written", object "no-use", reason "no-use", export "false",
            note "Written by the platform table, absent from the export table: written in the platform dialect, \
                accepted in both.";
        /// Agent enters the work state.
        ENTER_WORK = 35, "EnterWork": bill "never", object "not-written", reason "not-written", export "false",
            note "The stay in the state is billed as type 27; 35 and 37 are its edges (inferred).";
        /// Agent enters the adjusting state.
        ENTER_ADJUSTING = 36, "EnterAdjusting":
            bill "never", object "not-written", reason "not-written", export "false";
        /// Agent ends the work state.
        END_WORK = 37, "EndWork": bill "never", object "not-written", reason "not-written", export "false",
            note "The stay in the state is billed as type 27; 35 and 37 are its edges (inferred).";
        /// Call is put on hold.
        HOLD_CALL = 38, "HoldCall": bill "written", object "work-id-or-1", reason "no-use", export "true",
            note "The object column holds both a work id and the flag 1, held by an inspector; no work id is below \
                101, so 1 is the flag, no object is a hold by the agent, and anything else is the inspector's work \
                id. No object is the number of the dialect alone: 65535 in an export is an inspector, because the newer \
                edition numbers agents that far.";
        /// Agent takes a held call back.
        RETRIEVE_HELD_CALL = 39, "RetrieveHeldCall":
            bill "never", object "not-written", reason "not-written", export "false";
        /// Agent asks for internal help (consultation).
        INTERNAL_HELP = 40, "InternalHelp": bill "written", object "work-id", reason "table" HelpKind, export "true",
            note "The English text of 4 repeats that of 3; the Chinese text, which is followed, says that a \
                three-party conversation forms once the called party answers.";
        /// Agent calls another agent.
        INTERNAL_CALL = 41, "InternalCall": bill "written", object "work-id", reason "no-use", export "true";
        /// Agent connects a held call.
        CONNECT_HELD_CALL = 42, "ConnectHeldCall":
            bill "never", object "not-written", reason "not-written", export "false";
        /// Agent (an inspector) intercepts a call.
        INTERCEPT_CALL = 43, "InterceptCall": bill "written", object "work-id", reason "no-use", export "true";
        /// Agent halts (pauses) the voice playing.
        PAUSE_VOICE_PLAYING = 44, "PauseVoicePlaying": bill "written", object "no-use", reason "no-use", export "true";
        /// Agent transfers the call inside the call centre.
        TRANSFER_INTERNAL = 45, "TransferInternal": bill "written", object "work-id", reason "no-use", export "true";
        /// Agent transfers the call to an outside number.
        TRANSFER_OUT = 46, "TransferOut": bill "written", object "no-use", reason "no-use", export "true";
        /// Agent signs in to the media server.
        MEDIA_SERVER_LOG_IN = 47, "MediaServerLogIn": bill "written", object "no-use", reason "no-use", export "true";
        /// Screening (blocking) of the video picture.
        VIDEO_SCREENING = 50, "VideoScreening": bill "written", object "no-use", reason "no-use", export "false",
            note "Written by the platform table, absent from the export table: accepted in both.";
        /// Screening (blocking) of picture and sound.
        VIDEO_AUDIO_SCREENING = 51, "VideoAudioScreening":
            bill "written", object "no-use", reason "no-use", export "false",
            note "Written by the platform table, absent from the export table: accepted in both.";
        /// Agent signs out of the media server.
        MEDIA_SERVER_LOG_OUT = 52, "MediaServerLogOut": bill "written", object "no-use", reason "no-use", export "true";
        /// Agent transfers a call that is still waiting in the common queue.
        TRANSFER_QUEUING_CALL = 53, "TransferQueuingCall":
            bill "written", object "no-use", reason "no-use", export "true";
        /// Release transfer (blind: the agent is let go at once).
        RELEASE_TRANSFER = 54, "ReleaseTransfer": bill "written", object "no-use", reason "no-use", export "true";
        /// Call transferred to another device.
        TRANSFER_TO_OTHER_DEVICE = 55, "TransferToOtherDevice":
            bill "written", object "no-use", reason "no-use", export "true";
        /// Agent's custom status is set.
        CONFIGURE_STATUS = 56, "ConfigureStatus":
            bill "written", object "no-use", reason "open" ServiceStatus, export "false",
            note "The status is defined by the service side without a documented range; 0 to 65534 is the room below \
                the sentinel. Absent from the export table.";
        /// While internal help is under way, the held call is switched.
        SWITCH_HELD_DURING_HELP = 57, "SwitchHeldDuringHelp":
            bill "written", object "no-use", reason "no-use", export "true",
            note "The reason column has words and no code, the export table -1: the reason carries nothing.";
        /// Agent is in the conference state.
        CONFERENCE = 58, "Conference": bill "written", object "work-id", reason "no-use", export "true",
            note "The object is a work id and the reason column holds a hyphen. Only both hyphens together suppress \
                the bill, and the export table lists the type: it is written, without a reason.";
        /// Multimedia collaboration.
        MULTIMEDIA_COLLABORATION = 59, "MultimediaCollaboration":
            bill "written", object "work-id", reason "table" CollaborationStep, export "unknown",
            note "The copy of the export table that could be read ends before this type.";
        /// Conversation state over all call types.
        CONVERSATION_ALL = 60, "ConversationAll":
            bill "licensed", object "no-use", reason "table" ConversationPart, export "unknown",
            note "Like type 4, for all call types. The licence decides whether these bills are recorded; whether it \
                also governs type 4 is not said, and taken as no. The copy of the export table that could be read \
                ends before this type.";
    }
}

impl OperationType {
    /// Whether it writes an agent operation bill, if the type is assigned.
    #[must_use]
    pub const fn bill(self) -> Option<Bill> {
        match self.facts() {
            Some(facts) => Some(facts.bill()),
            None => None,
        }
    }

    /// The table of its reasons; empty where the reason carries nothing and for unassigned types.
    #[must_use]
    pub const fn reasons(self) -> &'static [ReasonRow] {
        match self.facts() {
            Some(facts) => facts.reasons(),
            None => &[],
        }
    }

    /// The row of [`OperationType::reasons`] that a reason belongs to: the first, where two overlap (type 27, 0).
    #[must_use]
    pub fn reason_row(self, reason: i64) -> Option<&'static ReasonRow> {
        self.reasons().iter().find(|row| row.contains(reason))
    }
}
