use offhook_base::registry;

use super::Edition;

registry! {
    /// Why a call entered or left a device: `enterReason` and `leaveReason` share the table.
    ///
    /// 21, 32, 33 and 55 to 87 are unassigned. The names are ours, the vendor gives none.
    ///
    /// Source: cec_07_2638, cec_07_0842, cec_07_4246; complete (Chinese edition read to the end).
    pub struct LeaveReason(i32) {
        /// Normal access or transfer.
        NORMAL = 0, "Normal";
        /// Overflow transfer (2025 edition adds: transfer on busy).
        OVERFLOW = 1, "Overflow";
        /// Transfer on timeout.
        TIMEOUT = 2, "Timeout";
        /// Transfer because no agent is on duty.
        NO_AGENT_ON_DUTY = 3, "NoAgentOnDuty";
        /// Transfer because queuing was cancelled.
        QUEUING_CANCELLED = 4, "QueuingCancelled";
        /// Transfer because the agent did not answer.
        AGENT_NO_ANSWER = 5, "AgentNoAnswer";
        /// Suspended call resumed.
        SUSPENDED_RESUMED = 6, "SuspendedResumed";
        /// Held call connected.
        HELD_CONNECTED = 7, "HeldConnected";
        /// Three-party help.
        THREE_PARTY_HELP = 8, "ThreePartyHelp";
        /// Held call taken back.
        HELD_RETRIEVED = 9, "HeldRetrieved";
        /// Three-party conversation.
        THREE_PARTY_CONVERSATION = 10, "ThreePartyConversation";
        /// Internal help, the asking party released.
        HELP_ASKER_RELEASED = 11, "HelpAskerReleased";
        /// Intercepted.
        INTERCEPTED = 12, "Intercepted";
        /// Picked up by another agent.
        PICKED_UP = 13, "PickedUp";
        /// Called-number analysis not configured.
        CALLED_ANALYSIS_NOT_CONFIGURED = 14, "CalledAnalysisNotConfigured";
        /// User released.
        USER_RELEASED = 15, "UserReleased";
        /// Agent released.
        AGENT_RELEASED = 16, "AgentReleased";
        /// Transferred out.
        TRANSFERRED_OUT = 17, "TransferredOut";
        /// Held.
        HELD = 18, "Held";
        /// Internal processing error.
        INTERNAL_ERROR = 19, "InternalError";
        /// Called party busy.
        CALLED_BUSY = 20, "CalledBusy";
        /// Mobile switched off.
        MOBILE_OFF = 22, "MobileOff";
        /// Mobile out of coverage.
        MOBILE_OUT_OF_COVERAGE = 23, "MobileOutOfCoverage";
        /// Number does not exist.
        NO_SUCH_NUMBER = 24, "NoSuchNumber";
        /// ACD has no resource.
        ACD_NO_RESOURCE = 25, "AcdNoResource";
        /// User does not answer.
        USER_NO_ANSWER = 26, "UserNoAnswer";
        /// Called party rejects.
        CALLED_REJECTS = 27, "CalledRejects";
        /// Success transfer to a queue.
        SUCCESS_TRANSFER_TO_QUEUE = 28, "SuccessTransferToQueue";
        /// Three-party transfer to a queue.
        THREE_PARTY_TRANSFER_TO_QUEUE = 29, "ThreePartyTransferToQueue";
        /// Success transfer to a queue timed out.
        SUCCESS_TRANSFER_TO_QUEUE_TIMEOUT = 30, "SuccessTransferToQueueTimeout";
        /// Three-party transfer to a queue timed out.
        THREE_PARTY_TRANSFER_TO_QUEUE_TIMEOUT = 31, "ThreePartyTransferToQueueTimeout";
        /// Network call failed on timeout, overflow or busy, and queues.
        NETWORK_CALL_QUEUES = 34, "NetworkCallQueues";
        /// Network call back to its original call centre to queue.
        NETWORK_CALL_BACK_TO_ORIGIN = 35, "NetworkCallBackToOrigin";
        /// Queuing call rerouted.
        QUEUING_CALL_REROUTED = 36, "QueuingCallRerouted";
        /// Entered CDN from inbound routing.
        CDN_FROM_INBOUND = 37, "CdnFromInbound";
        /// Entered CDN from an agent's consultation.
        CDN_FROM_CONSULTATION = 38, "CdnFromConsultation";
        /// CDN returned a route normally.
        CDN_RETURNED = 39, "CdnReturned";
        /// CDN routing timed out.
        CDN_TIMEOUT = 40, "CdnTimeout";
        /// Agent cancelled or routing failed during consultation.
        CONSULTATION_CANCELLED = 41, "ConsultationCancelled";
        /// Entered PGR after CDN routing timeout.
        PGR_AFTER_CDN_TIMEOUT = 42, "PgrAfterCdnTimeout";
        /// Entered PGR after a normal CDN return.
        PGR_AFTER_CDN_RETURN = 43, "PgrAfterCdnReturn";
        /// Entered PGR from inbound routing.
        PGR_FROM_INBOUND = 44, "PgrFromInbound";
        /// Entered PGR from an agent's consultation.
        PGR_FROM_CONSULTATION = 45, "PgrFromConsultation";
        /// Agent unreachable, CDN reroutes.
        CDN_AGENT_UNREACHABLE = 46, "CdnAgentUnreachable";
        /// Call queues in several queues.
        QUEUES_IN_SEVERAL = 47, "QueuesInSeveral";
        /// A call of the main queue answered from a secondary queue.
        ANSWERED_FROM_SECONDARY_QUEUE = 48, "AnsweredFromSecondaryQueue";
        /// Agent refuses the incoming call (cancels).
        AGENT_REFUSED = 49, "AgentRefused";
        /// Agent rejects the call.
        AGENT_REJECTED = 50, "AgentRejected";
        /// User call enters a telephone conference.
        ENTERED_CONFERENCE = 51, "EnteredConference";
        /// Chair released the conference, or a CCS fault did.
        CONFERENCE_RELEASED = 52, "ConferenceReleased";
        /// Participant removed from the conference.
        REMOVED_FROM_CONFERENCE = 53, "RemovedFromConference";
        /// Transfer because the connection rate is below its threshold.
        CONNECTION_RATE_BELOW_THRESHOLD = 54, "ConnectionRateBelowThreshold";
        /// User hung up after the agent had answered.
        USER_HUNG_UP_AFTER_ANSWER = 88, "UserHungUpAfterAnswer";
        /// User hung up before the agent answered.
        USER_HUNG_UP_BEFORE_ANSWER = 89, "UserHungUpBeforeAnswer";
    }
}

impl LeaveReason {
    /// What the code means in one edition: [`LeaveReason::OVERFLOW`] takes in transfer on busy from the newer one on.
    ///
    /// ```
    /// use offhook_ops::huawei::{Edition, LeaveReason};
    ///
    /// assert_eq!(LeaveReason::OVERFLOW.description_in(Edition::Y2023), Some("Overflow transfer."));
    /// assert_eq!(LeaveReason::OVERFLOW.description_in(Edition::Y2025), Some("Overflow transfer, or transfer on busy."));
    /// assert_eq!(LeaveReason::HELD.description_in(Edition::Y2023), LeaveReason::HELD.description());
    /// ```
    #[must_use]
    pub const fn description_in(self, edition: Edition) -> Option<&'static str> {
        match (self, edition) {
            (Self::OVERFLOW, Edition::Y2023) => Some("Overflow transfer."),
            (Self::OVERFLOW, Edition::Y2025) => Some("Overflow transfer, or transfer on busy."),
            _ => self.description(),
        }
    }
}
