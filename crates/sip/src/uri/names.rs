//! Registered names in URIs.

offhook_base::registry! {
    /// Name of a parameter of a `sip` or `sips` URI (RFC 3261 §19.1.1; IANA SIP/SIPS URI parameters).
    ///
    /// ```
    /// use offhook_sip::{Uri, UriParamName};
    ///
    /// let uri = Uri::parse(b"sip:10.11.56.61;LR;Role=3")?;
    /// let known: Vec<_> = uri.params().iter().filter(|param| UriParamName::new(param.name()).is_known()).collect();
    /// assert_eq!(known[0].name(), "LR");
    /// # Ok::<(), offhook_sip::ParseError>(())
    /// ```
    pub token struct UriParamName {
        /// Data for a voice application (RFC 5552).
        AAI = "aai";
        /// Contact of all numbers of a trunk (RFC 6140).
        BNC = "bnc";
        /// Why the call was retargeted (RFC 4458; RFC 8119).
        CAUSE = "cause";
        /// Call control document (RFC 5552).
        CCXML = "ccxml";
        /// Compression (RFC 3486).
        COMP = "comp";
        /// Type of the body of a fetch (RFC 4240).
        CONTENT_TYPE = "content-type";
        /// Pause between two plays (RFC 4240).
        DELAY = "delay";
        /// Longest time to play (RFC 4240).
        DURATION = "duration";
        /// Other formats (RFC 4240).
        EXTENSION = "extension";
        /// Names a user agent instance (RFC 5627).
        GR = "gr";
        /// Kind of the link between networks (RFC 7549).
        IOTL = "iotl";
        /// Language of an announcement (RFC 4240).
        LOCALE = "locale";
        /// Loose routing (RFC 3261).
        LR = "lr";
        /// Mode of call completion (RFC 6910).
        M = "m";
        /// Address to send to in place of the host (RFC 3261).
        MADDR = "maddr";
        /// Longest age of a cached document (RFC 5552).
        MAXAGE = "maxage";
        /// Longest time past the age of a cached document (RFC 5552).
        MAXSTALE = "maxstale";
        /// Method of the request, or of a fetch (RFC 5552; RFC 3261).
        METHOD = "method";
        /// Same flow for later requests (RFC 5626).
        OB = "ob";
        /// Numbered values of an announcement (RFC 4240).
        PARAM_N = "param[n]";
        /// What to play (RFC 4240).
        PLAY = "play";
        /// Parameter of a push service (RFC 8599).
        PN_PARAM = "pn-param";
        /// Resource at a push service (RFC 8599).
        PN_PRID = "pn-prid";
        /// Push service (RFC 8599).
        PN_PROVIDER = "pn-provider";
        /// Names a push registration (RFC 8599).
        PN_PURR = "pn-purr";
        /// Body of a fetch (RFC 5552).
        POSTBODY = "postbody";
        /// How often to play (RFC 4240).
        REPEAT = "repeat";
        /// Number within a trunk (RFC 6140).
        SG = "sg";
        /// Names a compressor (RFC 5049).
        SIGCOMP_ID = "sigcomp-id";
        /// Who was called first (RFC 4458).
        TARGET = "target";
        /// How to send (RFC 3261; RFC 7118).
        TRANSPORT = "transport";
        /// Hops of multicast (RFC 3261).
        TTL = "ttl";
        /// What the user part is (RFC 3261; RFC 4967).
        USER = "user";
        /// Voice application document (RFC 4240).
        VOICEXML = "voicexml";
    }
}

offhook_base::registry! {
    /// Name of a parameter of a `tel` URI (RFC 3966 §3; IANA tel URI parameters).
    pub token struct TelParamName {
        /// ISDN subaddress (RFC 3966).
        ISUB = "isub";
        /// How the subaddress is written (RFC 4715; 3GPP TS 24.229).
        ISUB_ENCODING = "isub-encoding";
        /// Extension behind a private exchange (RFC 3966).
        EXT = "ext";
        /// Where a local number is valid (RFC 3966).
        PHONE_CONTEXT = "phone-context";
        /// ENUM was asked (RFC 4759).
        ENUMDI = "enumdi";
        /// The database of ported numbers was asked (RFC 4694).
        NPDI = "npdi";
        /// Routing number of a ported number (RFC 4694).
        RN = "rn";
        /// Where a local routing number is valid (RFC 4694).
        RN_CONTEXT = "rn-context";
        /// Carrier (RFC 4694).
        CIC = "cic";
        /// Where a local carrier code is valid (RFC 4694).
        CIC_CONTEXT = "cic-context";
        /// Trunk group (RFC 4904).
        TGRP = "tgrp";
        /// Whose trunk group it is (RFC 4904).
        TRUNK_CONTEXT = "trunk-context";
        /// Premium rate number (3GPP TS 24.229 12.14.0).
        PREMIUM_RATE = "premium-rate";
        /// Whether the number was verified (3GPP TS 24.229 v.14.5.0 §7.2A.20).
        VERSTAT = "verstat";
    }
}

offhook_base::registry! {
    /// What a URI of a conference is for (RFC 4575 §5.3.1; IANA URI purposes).
    pub token struct UriPurpose {
        /// Join by it (RFC 4575).
        PARTICIPATION = "participation";
        /// Listen and watch by it (RFC 4575).
        STREAMING = "streaming";
        /// Subscribe to its state by it (RFC 4575).
        EVENT = "event";
        /// A recording of it (RFC 4575).
        RECORDING = "recording";
        /// Its page (RFC 4575).
        WEB_PAGE = "web-page";
        /// Control it by it (RFC 7082).
        CCMP = "ccmp";
        /// Its text chat (RFC 7106).
        GROUPTEXTCHAT = "grouptextchat";
    }
}
