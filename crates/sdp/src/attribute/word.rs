//! Attributes that are one word of a few.

use crate::attribute::shape::word_attribute;

word_attribute! {
    /// Whether a new connection is opened or the one of before goes on: `a=connection` (RFC 4145 §5).
    ///
    /// Without it a new one is meant. The list is complete: RFC 4145 leaves no room for more.
    ///
    /// ```
    /// use offhook_sdp::ConnectionUse;
    ///
    /// assert_eq!(ConnectionUse::parse(b"existing")?, ConnectionUse::Existing);
    /// assert!(ConnectionUse::parse(b"old").is_err());
    /// # Ok::<(), offhook_sdp::ParseError>(())
    /// ```
    ConnectionUse, "connection", "RFC 4145 §5", {
        /// A connection is opened, and an old one closed.
        New = "new";
        /// The connection of before is kept.
        Existing = "existing";
    }
}

word_attribute! {
    /// How a whiteboard or a presentation lies: `a=orient` (RFC 8866 §6.8). The list is complete.
    ///
    /// ```
    /// use offhook_sdp::Orient;
    ///
    /// assert_eq!(Orient::parse(b"seascape")?, Orient::Seascape);
    /// # Ok::<(), offhook_sdp::ParseError>(())
    /// ```
    Orient, "orient", "RFC 8866 §6.8", {
        /// Higher than wide.
        Portrait = "portrait";
        /// Wider than high.
        Landscape = "landscape";
        /// Wider than high, and upside down.
        Seascape = "seascape";
    }
}

word_attribute! {
    /// Whether a stream is being recorded: `a=record`, to those who are recording-aware (RFC 7866 §7).
    ///
    /// The list is complete.
    ///
    /// ```
    /// use offhook_sdp::Record;
    ///
    /// assert_eq!(Record::parse(b"paused")?, Record::Paused);
    /// # Ok::<(), offhook_sdp::ParseError>(())
    /// ```
    Record, "record", "RFC 7866 §7", {
        /// It is recorded.
        On = "on";
        /// It is not.
        Off = "off";
        /// Recording has been interrupted.
        Paused = "paused";
    }
}

word_attribute! {
    /// Whether a party wishes to be recorded: `a=recordpref` (RFC 7866 §7). The list is complete.
    ///
    /// ```
    /// use offhook_sdp::RecordPref;
    ///
    /// assert_eq!(RecordPref::parse(b"nopreference")?, RecordPref::NoPreference);
    /// # Ok::<(), offhook_sdp::ParseError>(())
    /// ```
    RecordPref, "recordpref", "RFC 7866 §7", {
        /// Record from now on.
        On = "on";
        /// Do not record.
        Off = "off";
        /// Interrupt recording.
        Pause = "pause";
        /// Either will do.
        NoPreference = "nopreference";
    }
}
