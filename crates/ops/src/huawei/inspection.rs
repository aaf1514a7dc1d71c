use offhook_base::registry;

registry! {
    /// `qcType` of `AgentOther_BeQcStart` and `AgentOther_BeQcStop`.
    ///
    /// Whispering has both of its numbers on the same page.
    ///
    /// Source: cec_07_0542, cec_07_0543; complete.
    pub struct InspectionType(i32) {
        /// Listening in.
        LISTEN = 8, "Listen";
        /// Intruding.
        INSERT = 9, "Insert";
        /// Whispering.
        WHISPER = 20172, "Whisper";
        /// Whispering (the page gives both numbers for it).
        WHISPER2 = 20173, "Whisper2";
    }
}

registry! {
    /// `switchtype`: what an inspector changes over to (R-QC-1).
    ///
    /// Source: cec_07_2414; complete.
    pub struct InspectionSwitch(i32) {
        /// To listening.
        LISTEN = 0, "Listen";
        /// To intruding.
        INSERT = 1, "Insert";
        /// To whispering.
        WHISPER = 2, "Whisper";
    }
}
