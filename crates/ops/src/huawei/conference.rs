use offhook_base::registry;

registry! {
    /// `changeType` of `AgentConf_ParticipantChanged`.
    ///
    /// Source: cec_07_0564; complete.
    pub struct ConferenceChange(i32) {
        /// Joined.
        JOINED = 0, "Joined";
        /// Left.
        LEFT = 1, "Left";
        /// Chair changed.
        CHAIR_CHANGED = 2, "ChairChanged";
        /// May not speak.
        SPEECH_FORBIDDEN = 3, "SpeechForbidden";
        /// May speak again.
        SPEECH_RESTORED = 4, "SpeechRestored";
        /// Held.
        HELD = 5, "Held";
        /// No longer held.
        UNHELD = 6, "Unheld";
    }
}

registry! {
    /// `changeReason` of `AgentConf_ParticipantChanged`: means something only where the change is
    /// [`ConferenceChange::LEFT`] (R-CF-3).
    ///
    /// 5 is unassigned; 255 is the filler that is sent elsewhere.
    ///
    /// Source: cec_07_0564; complete.
    pub struct ConferenceLeaveReason(i32) {
        /// Left of own accord.
        SELF_LEFT = 0, "SelfLeft";
        /// Removed by the chair.
        REMOVED_BY_CHAIR = 1, "RemovedByChair";
        /// Hung up.
        HUNG_UP = 2, "HungUp";
        /// Conference ended.
        CONFERENCE_ENDED = 3, "ConferenceEnded";
        /// Participating agent signed out.
        SIGNED_OUT = 4, "SignedOut";
        /// Forced out for another reason.
        FORCED_OTHER = 6, "ForcedOther";
    }
}

registry! {
    /// `participantType` of `AgentConf_ParticipantChanged`; 6 is also the `addressType` of numbers in events of the phone
    /// linkage.
    ///
    /// Source: cec_07_0564; complete.
    pub struct ConferenceParticipant(i32) {
        /// Phone number.
        PHONE_NUMBER = 6, "PhoneNumber";
        /// Agent id.
        AGENT_ID = 9, "AgentId";
    }
}
