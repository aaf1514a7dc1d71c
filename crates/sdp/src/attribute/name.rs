//! The registered attribute names.

offhook_base::registry! {
    /// Names of `a=` (RFC 8866 §8.2.4), with the level and the multiplexing category (RFC 8859) as registered.
    ///
    /// Names are compared octet by octet: `X-nat` and `x-nat` are two attributes.
    pub text struct AttributeName {
        /// `3ge2ae`: level media; multiplexing IDENTICAL (3GPP TS 24.229 12.14.0).
        N3GE2AE = "3ge2ae";
        /// `3gpp_MaxRecvSDUSize`: level session, media; multiplexing NORMAL (3GPP TS 26.114 v16.3.0).
        N3GPP_MAXRECVSDUSIZE = "3gpp_MaxRecvSDUSize";
        /// `3gpp_mtsi_app_adapt`: level media; multiplexing IDENTICAL-PER-PT (3GPP TS 26.114 v16.3.0).
        N3GPP_MTSI_APP_ADAPT = "3gpp_mtsi_app_adapt";
        /// `3gpp_sync_info`: level session, media; multiplexing NORMAL (3GPP TS 26.114 v16.3.0).
        N3GPP_SYNC_INFO = "3gpp_sync_info";
        /// `3GPP-Adaptation-Support`: level media; multiplexing CAUTION (RFC 6064, RFC 8859).
        N3GPP_ADAPTATION_SUPPORT = "3GPP-Adaptation-Support";
        /// `3GPP-Asset-Information`: level session, media; multiplexing CAUTION (RFC 6064, RFC 8859).
        N3GPP_ASSET_INFORMATION = "3GPP-Asset-Information";
        /// `3GPP-Integrity-Key`: level session; multiplexing CAUTION (RFC 6064, RFC 8859).
        N3GPP_INTEGRITY_KEY = "3GPP-Integrity-Key";
        /// `3GPP-QoE-Metrics`: level session, media; multiplexing CAUTION (RFC 6064, RFC 8859).
        N3GPP_QOE_METRICS = "3GPP-QoE-Metrics";
        /// `3GPP-SDP-Auth`: level session; multiplexing CAUTION (RFC 6064, RFC 8859).
        N3GPP_SDP_AUTH = "3GPP-SDP-Auth";
        /// `3GPP-SRTP-Config`: level media; multiplexing CAUTION (RFC 6064, RFC 8859).
        N3GPP_SRTP_CONFIG = "3GPP-SRTP-Config";
        /// `3gpp-videopostdecbufsize`: level media; multiplexing CAUTION (RFC 6064, RFC 8859).
        N3GPP_VIDEOPOSTDECBUFSIZE = "3gpp-videopostdecbufsize";
        /// `3gpp.iut.replication`: level session, media; multiplexing TBD (3GPP TS 24.337 10.7.0, RFC 8859).
        N3GPP_IUT_REPLICATION = "3gpp.iut.replication";
        /// `aal2CPS`: level media; multiplexing CAUTION (RFC 3108, RFC 8859).
        AAL2CPS = "aal2CPS";
        /// `aal2CPSSDUrate`: level media; multiplexing CAUTION (RFC 3108, RFC 8859).
        AAL2CPSSDURATE = "aal2CPSSDUrate";
        /// `aal2sscs3661assured`: level media; multiplexing CAUTION (RFC 3108, RFC 8859).
        AAL2SSCS3661ASSURED = "aal2sscs3661assured";
        /// `aal2sscs3661unassured`: level media; multiplexing CAUTION (RFC 3108, RFC 8859).
        AAL2SSCS3661UNASSURED = "aal2sscs3661unassured";
        /// `aal2sscs3662`: level media; multiplexing CAUTION (RFC 3108, RFC 8859).
        AAL2SSCS3662 = "aal2sscs3662";
        /// `aal5sscop`: level media; multiplexing CAUTION (RFC 3108, RFC 8859).
        AAL5SSCOP = "aal5sscop";
        /// `aalApp`: level media; multiplexing CAUTION (RFC 3108, RFC 8859).
        AALAPP = "aalApp";
        /// `aalType`: level media; multiplexing CAUTION (RFC 3108, RFC 8859).
        AALTYPE = "aalType";
        /// `abrParms`: level media; multiplexing CAUTION (RFC 3108, RFC 8859).
        ABRPARMS = "abrParms";
        /// `abrSetup`: level media; multiplexing CAUTION (RFC 3108, RFC 8859).
        ABRSETUP = "abrSetup";
        /// `acap`: level session, media; multiplexing INHERIT (RFC 5939, RFC 8859).
        ACAP = "acap";
        /// `accept-types`: level media, dcsa (msrp); multiplexing TBD (RFC 4975, RFC 8859, RFC 8873).
        ACCEPT_TYPES = "accept-types";
        /// `accept-wrapped-types`: level media, dcsa (msrp); multiplexing TBD (RFC 4975, RFC 8859, RFC 8873).
        ACCEPT_WRAPPED_TYPES = "accept-wrapped-types";
        /// `acfg`: level media; multiplexing SPECIAL (RFC 5939, RFC 8859).
        ACFG = "acfg";
        /// `alt`: level media; multiplexing CAUTION (RFC 6064, RFC 8859).
        ALT = "alt";
        /// `alt-default-id`: level media; multiplexing CAUTION (RFC 6064, RFC 8859).
        ALT_DEFAULT_ID = "alt-default-id";
        /// `alt-group`: level session; multiplexing CAUTION (RFC 6064, RFC 8859).
        ALT_GROUP = "alt-group";
        /// `altc`: level media; multiplexing TRANSPORT (RFC 6947, RFC 8859).
        ALTC = "altc";
        /// `anbr`: level media; multiplexing IDENTICAL (3GPP TS 26.114 v16.3.0).
        ANBR = "anbr";
        /// `anycast`: level media; multiplexing CAUTION (RFC 3108, RFC 8859).
        ANYCAST = "anycast";
        /// `atmmap`: level media; multiplexing CAUTION (RFC 3108, RFC 8859).
        ATMMAP = "atmmap";
        /// `atmQOSparms`: level media; multiplexing CAUTION (RFC 3108, RFC 8859).
        ATMQOSPARMS = "atmQOSparms";
        /// `atmTrfcDesc`: level media; multiplexing CAUTION (RFC 3108, RFC 8859).
        ATMTRFCDESC = "atmTrfcDesc";
        /// `bc_program`: level session; multiplexing NORMAL (TS 183 063 R3 ETSI TISPAN Technical Specification TS 183 063 "Telecommunications and Internet converged Services and Protocols for Advanced Networking (TISPAN), IMS-based IPTV stage 3 specification", RFC 8859).
        BC_PROGRAM = "bc_program";
        /// `bc_service`: level session; multiplexing NORMAL (TS 183 063 R3 ETSI TISPAN Technical Specification TS 183 063 "Telecommunications and Internet converged Services and Protocols for Advanced Networking (TISPAN), IMS-based IPTV stage 3 specification", RFC 8859).
        BC_SERVICE = "bc_service";
        /// `bc_service_package`: level session; multiplexing NORMAL (TS 183 063 R3 ETSI TISPAN Technical Specification TS 183 063 "Telecommunications and Internet converged Services and Protocols for Advanced Networking (TISPAN), IMS-based IPTV stage 3 specification", RFC 8859).
        BC_SERVICE_PACKAGE = "bc_service_package";
        /// `bcap`: level session, media; multiplexing INHERIT (RFC 7006, RFC 8859).
        BCAP = "bcap";
        /// `bcastversion`: level session; multiplexing NORMAL (RFC 5159, RFC 8859).
        BCASTVERSION = "bcastversion";
        /// `bcob`: level media; multiplexing CAUTION (RFC 3108, RFC 8859).
        BCOB = "bcob";
        /// `bearerSigIE`: level media; multiplexing CAUTION (RFC 3108, RFC 8859).
        BEARERSIGIE = "bearerSigIE";
        /// `bearerType`: level media; multiplexing CAUTION (RFC 3108, RFC 8859).
        BEARERTYPE = "bearerType";
        /// `bfcpver`: level media; multiplexing TBD (RFC 8856).
        BFCPVER = "bfcpver";
        /// `bundle-only`: level media; multiplexing NORMAL (RFC 9143).
        BUNDLE_ONLY = "bundle-only";
        /// `bw-info`: level media; multiplexing IDENTICAL-PER-PT (3GPP TS 26.114 v16.3.0).
        BW_INFO = "bw-info";
        /// `cache`: level media; multiplexing CAUTION (RFC 3108, RFC 8859).
        CACHE = "cache";
        /// `calgextmap`: level session, media; multiplexing NORMAL (RFC 7266, RFC 8859).
        CALGEXTMAP = "calgextmap";
        /// `candidate`: level media; multiplexing TRANSPORT (RFC 8839, RFC 8859).
        CANDIDATE = "candidate";
        /// `capability`: level media; multiplexing CAUTION (RFC 3108, RFC 8859).
        CAPABILITY = "capability";
        /// `cat`: level session; multiplexing NORMAL (RFC 8866, RFC 8859).
        CAT = "cat";
        /// `cbrRate`: level media; multiplexing CAUTION (RFC 3108, RFC 8859).
        CBRRATE = "cbrRate";
        /// `ccap`: level session, media; multiplexing IDENTICAL (RFC 7006, RFC 8859).
        CCAP = "ccap";
        /// `ccc_list`: level session; multiplexing NORMAL (3GPP TS 26.114 v16.3.0).
        CCC_LIST = "ccc_list";
        /// `cdsc`: level session, media; multiplexing NORMAL (RFC 3407, RFC 8859).
        CDSC = "cdsc";
        /// `cfw-id`: level media; multiplexing NORMAL (RFC 6230, RFC 8859).
        CFW_ID = "cfw-id";
        /// `chain`: level media; multiplexing CAUTION (RFC 3108, RFC 8859).
        CHAIN = "chain";
        /// `channel`: level media; multiplexing NORMAL (RFC 6787, RFC 8859).
        CHANNEL = "channel";
        /// `charset`: level session; multiplexing NORMAL (RFC 8866, RFC 8859).
        CHARSET = "charset";
        /// `charset:iso8895-1`: level session; multiplexing NORMAL (RFC 8866, RFC 8859).
        CHARSET_ISO8895_1 = "charset:iso8895-1";
        /// `chatroom`: level media; multiplexing TBD (RFC 7701, RFC 8859).
        CHATROOM = "chatroom";
        /// `clir`: level session, media; multiplexing TBD (RFC 2848, RFC 8859).
        CLIR = "clir";
        /// `clkrec`: level media; multiplexing CAUTION (RFC 3108, RFC 8859).
        CLKREC = "clkrec";
        /// `cmid`: level media; multiplexing NORMAL (RFC 6787, RFC 8859).
        CMID = "cmid";
        /// `cname`: level source; multiplexing NORMAL (RFC 5576, RFC 8859).
        CNAME = "cname";
        /// `codecconfig`: level media; multiplexing CAUTION (RFC 3108, RFC 8859).
        CODECCONFIG = "codecconfig";
        /// `conf`: level media; multiplexing CAUTION (RFC 3312, RFC 8859).
        CONF = "conf";
        /// `confid`: level media; multiplexing TBD (RFC 8856, RFC 8859).
        CONFID = "confid";
        /// `connection`: level session, media; multiplexing TRANSPORT (RFC 4145, RFC 8859).
        CONNECTION = "connection";
        /// `content`: level media; multiplexing NORMAL (RFC 4796, RFC 8859).
        CONTENT = "content";
        /// `content-desc`: level session, media; multiplexing TBD (draft-mehta-rmt-flute-sdp-05, RFC 8859).
        CONTENT_DESC = "content-desc";
        /// `control`: level session, media; multiplexing CAUTION (RFC 2326, RFC 7826, RFC 8859).
        CONTROL = "control";
        /// `cpar`: level session, media; multiplexing INHERIT (RFC 3407, RFC 8859).
        CPAR = "cpar";
        /// `cparmax`: level session, media; multiplexing SPECIAL (RFC 3407, RFC 8859).
        CPARMAX = "cparmax";
        /// `cparmin`: level session, media; multiplexing SPECIAL (RFC 3407, RFC 8859).
        CPARMIN = "cparmin";
        /// `cpsSDUsize`: level media; multiplexing CAUTION (RFC 3108, RFC 8859).
        CPSSDUSIZE = "cpsSDUsize";
        /// `creq`: level session, media; multiplexing NORMAL (RFC 5939, RFC 8859).
        CREQ = "creq";
        /// `cryptex`: level session, media; multiplexing TRANSPORT (RFC 9335).
        CRYPTEX = "cryptex";
        /// `crypto`: level media; multiplexing TRANSPORT (RFC 4568, RFC 8859).
        CRYPTO = "crypto";
        /// `cs-correlation`: level media; multiplexing TBD (RFC 7195, RFC 8859).
        CS_CORRELATION = "cs-correlation";
        /// `csup`: level session, media; multiplexing NORMAL (RFC 5939, RFC 8859).
        CSUP = "csup";
        /// `curr`: level media; multiplexing CAUTION (RFC 3312, RFC 8859).
        CURR = "curr";
        /// `dccp-port`: level media; multiplexing CAUTION (RFC 6773, RFC 8859).
        DCCP_PORT = "dccp-port";
        /// `dccp-service-code`: level media; multiplexing CAUTION (RFC 5762, RFC 8859).
        DCCP_SERVICE_CODE = "dccp-service-code";
        /// `dcmap`: level media; multiplexing SPECIAL (RFC 8864).
        DCMAP = "dcmap";
        /// `dcsa`: level media; multiplexing SPECIAL (RFC 8864).
        DCSA = "dcsa";
        /// `depend`: level media; multiplexing IDENTICAL-PER-PT (RFC 5583, RFC 8859).
        DEPEND = "depend";
        /// `des`: level media; multiplexing CAUTION (RFC 3312, RFC 8859).
        DES = "des";
        /// `dsel`: level media; multiplexing CAUTION (RFC 3108, RFC 8859).
        DSEL = "dsel";
        /// `duplication-delay`: level session, media; multiplexing NORMAL (RFC 7197, RFC 8859).
        DUPLICATION_DELAY = "duplication-delay";
        /// `ebuacip`: level media; multiplexing TBD (EBU Tech 3368 - Audio Contribution over IP – Profiles, RFC 8859).
        EBUACIP = "ebuacip";
        /// `ecan`: level media; multiplexing CAUTION (RFC 3108, RFC 8859).
        ECAN = "ecan";
        /// `ecn-capable-rtp`: level media; multiplexing IDENTICAL (RFC 6679, RFC 8859).
        ECN_CAPABLE_RTP = "ecn-capable-rtp";
        /// `eecid`: level media; multiplexing CAUTION (RFC 3108, RFC 8859).
        EECID = "eecid";
        /// `end-of-candidates`: level session, media; multiplexing IDENTICAL (RFC 8840).
        END_OF_CANDIDATES = "end-of-candidates";
        /// `etag`: level session, media; multiplexing CAUTION (RFC 2326, RFC 8859).
        ETAG = "etag";
        /// `extmap`: level session, media; multiplexing SPECIAL (RFC 8285, RFC 8859).
        EXTMAP = "extmap";
        /// `extmap-allow-mixed`: level session, media; multiplexing IDENTICAL (RFC 8285).
        EXTMAP_ALLOW_MIXED = "extmap-allow-mixed";
        /// `fec`: level media; multiplexing CAUTION (RFC 3108, RFC 8859).
        FEC = "fec";
        /// `FEC`: level media; multiplexing NORMAL (draft-mehta-rmt-flute-sdp-05, RFC 8859).
        FEC_FLUTE = "FEC";
        /// `FEC-declaration`: level session, media; multiplexing TBD (draft-mehta-rmt-flute-sdp-05, RFC 8859).
        FEC_DECLARATION = "FEC-declaration";
        /// `FEC-OTI-extension`: level session, media; multiplexing TBD (draft-mehta-rmt-flute-sdp-05, RFC 8859).
        FEC_OTI_EXTENSION = "FEC-OTI-extension";
        /// `fec-repair-flow`: level media; multiplexing SPECIAL (RFC 6364, RFC 8859).
        FEC_REPAIR_FLOW = "fec-repair-flow";
        /// `fec-source-flow`: level media; multiplexing SPECIAL (RFC 6364, RFC 8859).
        FEC_SOURCE_FLOW = "fec-source-flow";
        /// `file-date`: level media, dcsa (msrp); multiplexing TBD (RFC 5547, RFC 8859, RFC 8873).
        FILE_DATE = "file-date";
        /// `file-disposition`: level media, dcsa (msrp); multiplexing TBD (RFC 5547, RFC 8859, RFC 8873).
        FILE_DISPOSITION = "file-disposition";
        /// `file-icon`: level media, dcsa (msrp); multiplexing TBD (RFC 5547, RFC 8859, RFC 8873).
        FILE_ICON = "file-icon";
        /// `file-range`: level media, dcsa (msrp); multiplexing TBD (RFC 5547, RFC 8859, RFC 8873).
        FILE_RANGE = "file-range";
        /// `file-selector`: level media, dcsa (msrp); multiplexing TBD (RFC 5547, RFC 8859, RFC 8873).
        FILE_SELECTOR = "file-selector";
        /// `file-transfer-id`: level media, dcsa (msrp); multiplexing TBD (RFC 5547, RFC 8859, RFC 8873).
        FILE_TRANSFER_ID = "file-transfer-id";
        /// `fingerprint`: level session, media; multiplexing TRANSPORT (RFC 8122, RFC 8859).
        FINGERPRINT = "fingerprint";
        /// `floorctrl`: level media; multiplexing TBD (RFC 8856, RFC 8859).
        FLOORCTRL = "floorctrl";
        /// `floorid`: level media; multiplexing TBD (RFC 8856, RFC 8859).
        FLOORID = "floorid";
        /// `flute-ch`: level session, media; multiplexing TBD (draft-mehta-rmt-flute-sdp-05, RFC 8859).
        FLUTE_CH = "flute-ch";
        /// `flute-tsi`: level session, media; multiplexing TBD (draft-mehta-rmt-flute-sdp-05, RFC 8859).
        FLUTE_TSI = "flute-tsi";
        /// `fmtp`: level media, source, dcsa (t140); multiplexing IDENTICAL-PER-PT (RFC 5576, RFC 8866, RFC 8859, RFC 8865).
        FMTP = "fmtp";
        /// `framerate`: level media; multiplexing IDENTICAL-PER-PT (RFC 8866, RFC 8859).
        FRAMERATE = "framerate";
        /// `framesize`: level media; multiplexing CAUTION (RFC 6064, RFC 8859).
        FRAMESIZE = "framesize";
        /// `fsel`: level media; multiplexing CAUTION (RFC 3108, RFC 8859).
        FSEL = "fsel";
        /// `gc`: level media; multiplexing CAUTION (RFC 3108, RFC 8859).
        GC = "gc";
        /// `gpmd`: level media; multiplexing TBD (ITU-T Rec. V.150.1, ITU-T Rec. V.152).
        GPMD = "gpmd";
        /// `group`: level session; multiplexing NORMAL (RFC 5888, RFC 8859).
        GROUP = "group";
        /// `h248item`: level session, media; multiplexing SPECIAL (ITU-T H.248.15, RFC 8859).
        H248ITEM = "h248item";
        /// `hlang-recv`: level media, dcsa (t140); multiplexing NORMAL (RFC 8373, RFC 8865).
        HLANG_RECV = "hlang-recv";
        /// `hlang-send`: level media, dcsa (t140); multiplexing NORMAL (RFC 8373, RFC 8865).
        HLANG_SEND = "hlang-send";
        /// `icap`: level session, media; multiplexing NORMAL (RFC 7006, RFC 8859).
        ICAP = "icap";
        /// `ice-lite`: level session; multiplexing NORMAL (RFC 8839, RFC 8859).
        ICE_LITE = "ice-lite";
        /// `ice-mismatch`: level media; multiplexing NORMAL (RFC 8839, RFC 8859).
        ICE_MISMATCH = "ice-mismatch";
        /// `ice-options`: level session; multiplexing NORMAL (RFC 8839, RFC 8859).
        ICE_OPTIONS = "ice-options";
        /// `ice-pacing`: level session; multiplexing NORMAL (RFC 8839).
        ICE_PACING = "ice-pacing";
        /// `ice-pwd`: level session, media; multiplexing TRANSPORT (RFC 8839, RFC 8859).
        ICE_PWD = "ice-pwd";
        /// `ice-ufrag`: level session, media; multiplexing TRANSPORT (RFC 8839, RFC 8859).
        ICE_UFRAG = "ice-ufrag";
        /// `identity`: level session; multiplexing NORMAL (RFC 8827).
        IDENTITY = "identity";
        /// `ike-setup`: level session, media; multiplexing IDENTICAL (RFC 6193, RFC 8859).
        IKE_SETUP = "ike-setup";
        /// `imageattr`: level media; multiplexing IDENTICAL-PER-PT (RFC 6236, RFC 8859).
        IMAGEATTR = "imageattr";
        /// `inactive`: level session, media, dcsa (t140), dcsa (msrp); multiplexing NORMAL (RFC 8866, RFC 8859, RFC 8865, RFC 8873).
        INACTIVE = "inactive";
        /// `ipbcp`: level session; multiplexing SPECIAL (ITU-T Recommendation Q.1970, "BICC IP bearer control protocol" (07/2001), RFC 8859).
        IPBCP = "ipbcp";
        /// `isup_usi`: level media; multiplexing CAUTION (RFC 3108, RFC 8859).
        ISUP_USI = "isup_usi";
        /// `key-mgmt`: level session, media; multiplexing IDENTICAL (RFC 4567, RFC 8859).
        KEY_MGMT = "key-mgmt";
        /// `keywds`: level session; multiplexing NORMAL (RFC 8866, RFC 8859).
        KEYWDS = "keywds";
        /// `label`: level media; multiplexing NORMAL (RFC 4574, RFC 8859).
        LABEL = "label";
        /// `lang`: level session, media; multiplexing NORMAL (RFC 8866, RFC 8859).
        LANG = "lang";
        /// `lcfg`: level media; multiplexing SPECIAL (RFC 6871, RFC 8859).
        LCFG = "lcfg";
        /// `lij`: level media; multiplexing CAUTION (RFC 3108, RFC 8859).
        LIJ = "lij";
        /// `loopback`: level media; multiplexing NORMAL (RFC 6849, RFC 8859).
        LOOPBACK = "loopback";
        /// `loopback-mirror`: level media; multiplexing NORMAL (RFC 6849, RFC 8859).
        LOOPBACK_MIRROR = "loopback-mirror";
        /// `loopback-source`: level media; multiplexing NORMAL (RFC 6849, RFC 8859).
        LOOPBACK_SOURCE = "loopback-source";
        /// `max-message-size`: level media; multiplexing CAUTION (RFC 8841).
        MAX_MESSAGE_SIZE = "max-message-size";
        /// `max-size`: level media, dcsa (msrp); multiplexing TBD (RFC 4975, RFC 8859, RFC 8873).
        MAX_SIZE = "max-size";
        /// `maxmptime`: level media; multiplexing TBD (ITU-T Recommendation V.152 "Procedures for supporting voice-band data over IP networks", September 2010).
        MAXMPTIME = "maxmptime";
        /// `maxprate`: level session, media; multiplexing SPECIAL (RFC 3890, RFC 8859).
        MAXPRATE = "maxprate";
        /// `maxptime`: level media; multiplexing IDENTICAL-PER-PT (RFC 8866, RFC 8859).
        MAXPTIME = "maxptime";
        /// `mbms-flowid`: level media; multiplexing CAUTION (RFC 6064, RFC 8859).
        MBMS_FLOWID = "mbms-flowid";
        /// `mbms-mode`: level session, media; multiplexing CAUTION (RFC 6064, RFC 8859).
        MBMS_MODE = "mbms-mode";
        /// `mbms-repair`: level session, media; multiplexing CAUTION (RFC 6064, RFC 8859).
        MBMS_REPAIR = "mbms-repair";
        /// `mediaclk`: level session, media, source; multiplexing NORMAL (RFC 7273, RFC 8859).
        MEDIACLK = "mediaclk";
        /// `mfcap`: level session, media; multiplexing IDENTICAL-PER-PT (RFC 6871, RFC 8859).
        MFCAP = "mfcap";
        /// `mid`: level media; multiplexing NORMAL (RFC 5888, RFC 8859).
        MID = "mid";
        /// `mscap`: level session, media; multiplexing INHERIT (RFC 6871, RFC 8859).
        MSCAP = "mscap";
        /// `msid`: level media; multiplexing NORMAL (RFC 8830).
        MSID = "msid";
        /// `msrp-cema`: level media, dcsa (msrp); multiplexing TBD (RFC 6714, RFC 8859, RFC 8873).
        MSRP_CEMA = "msrp-cema";
        /// `mtag`: level session, media; multiplexing CAUTION (RFC 7826, RFC 8859).
        MTAG = "mtag";
        /// `multicast-rtcp`: level session, media; multiplexing IDENTICAL (RFC 6128, RFC 8859).
        MULTICAST_RTCP = "multicast-rtcp";
        /// `omcap`: level session, media; multiplexing NORMAL (RFC 6871, RFC 8859).
        OMCAP = "omcap";
        /// `omr-codecs`: level media; multiplexing NORMAL (TS 24.229 v10.7.0 table 7.5.2, RFC 8859).
        OMR_CODECS = "omr-codecs";
        /// `omr-m-att`: level media; multiplexing NORMAL (TS 24.229 v10.7.0 table 7.5.2, RFC 8859).
        OMR_M_ATT = "omr-m-att";
        /// `omr-m-bw`: level media; multiplexing NORMAL (TS 24.229 v10.7.0 table 7.5.2, RFC 8859).
        OMR_M_BW = "omr-m-bw";
        /// `omr-m-cksum`: level media; multiplexing NORMAL (TS 24.229 v10.7.0 table 7.5.2, RFC 8859).
        OMR_M_CKSUM = "omr-m-cksum";
        /// `omr-s-att`: level media; multiplexing NORMAL (TS 24.229 v10.7.0 table 7.5.2, RFC 8859).
        OMR_S_ATT = "omr-s-att";
        /// `omr-s-bw`: level media; multiplexing NORMAL (TS 24.229 v10.7.0 table 7.5.2, RFC 8859).
        OMR_S_BW = "omr-s-bw";
        /// `omr-s-cksum`: level media; multiplexing NORMAL (TS 24.229 v10.7.0 table 7.5.2, RFC 8859).
        OMR_S_CKSUM = "omr-s-cksum";
        /// `onewaySel`: level media; multiplexing CAUTION (RFC 3108, RFC 8859).
        ONEWAYSEL = "onewaySel";
        /// `orient`: level media; multiplexing NORMAL (RFC 8866, RFC 8859).
        ORIENT = "orient";
        /// `orient:landscape`: level media; multiplexing NORMAL (RFC 8866, RFC 8859).
        ORIENT_LANDSCAPE = "orient:landscape";
        /// `orient:portrait`: level media; multiplexing NORMAL (RFC 8866, RFC 8859).
        ORIENT_PORTRAIT = "orient:portrait";
        /// `orient:seascape`: level media; multiplexing NORMAL (RFC 8866, RFC 8859).
        ORIENT_SEASCAPE = "orient:seascape";
        /// `path`: level media, dcsa (msrp); multiplexing TBD (RFC 4975, RFC 8859, RFC 8873).
        PATH = "path";
        /// `pcfg`: level media; multiplexing SPECIAL (RFC 5939, RFC 8859).
        PCFG = "pcfg";
        /// `phone-context`: level session, media; multiplexing TBD (RFC 2848, RFC 8859).
        PHONE_CONTEXT = "phone-context";
        /// `pmft`: level media; multiplexing TBD (ITU-T Recommendation V.152 "Procedures for supporting voice-band data over IP networks", September 2010).
        PMFT = "pmft";
        /// `portmapping-req`: level media; multiplexing CAUTION (RFC 6284, RFC 8859).
        PORTMAPPING_REQ = "portmapping-req";
        /// `predefined_ROI`: level media; multiplexing IDENTICAL-PER-PT (3GPP TS 26.114 v16.3.0).
        PREDEFINED_ROI = "predefined_ROI";
        /// `previous-ssrc`: level source; multiplexing NORMAL (RFC 5576, RFC 8859).
        PREVIOUS_SSRC = "previous-ssrc";
        /// `profileDesc`: level media; multiplexing CAUTION (RFC 3108, RFC 8859).
        PROFILEDESC = "profileDesc";
        /// `prtfl`: level media; multiplexing CAUTION (RFC 3108, RFC 8859).
        PRTFL = "prtfl";
        /// `PSCid`: level session; multiplexing NORMAL (TS 183 063 R3 ETSI TISPAN Technical Specification TS 183 063 "Telecommunications and Internet converged Services and Protocols for Advanced Networking (TISPAN), IMS-based IPTV stage 3 specification", RFC 8859).
        PSCID = "PSCid";
        /// `psk-fingerprint`: level session, media; multiplexing IDENTICAL (RFC 6193, RFC 8859).
        PSK_FINGERPRINT = "psk-fingerprint";
        /// `ptime`: level media; multiplexing IDENTICAL-PER-PT (RFC 8866, RFC 8859).
        PTIME = "ptime";
        /// `Q763-INN`: level session, media; multiplexing TBD (RFC 2848, RFC 8859).
        Q763_INN = "Q763-INN";
        /// `Q763-nature`: level session, media; multiplexing TBD (RFC 2848, RFC 8859).
        Q763_NATURE = "Q763-nature";
        /// `Q763-plan`: level session, media; multiplexing TBD (RFC 2848, RFC 8859).
        Q763_PLAN = "Q763-plan";
        /// `qos-mech-recv`: level session, media; multiplexing TRANSPORT (RFC 5432, RFC 8859).
        QOS_MECH_RECV = "qos-mech-recv";
        /// `qos-mech-send`: level session, media; multiplexing TRANSPORT (RFC 5432, RFC 8859).
        QOS_MECH_SEND = "qos-mech-send";
        /// `qosClass`: level media; multiplexing CAUTION (RFC 3108, RFC 8859).
        QOSCLASS = "qosClass";
        /// `quality`: level media; multiplexing NORMAL (RFC 8866, RFC 8859).
        QUALITY = "quality";
        /// `rams-updates`: level media; multiplexing CAUTION (RFC 6285, RFC 8859).
        RAMS_UPDATES = "rams-updates";
        /// `range`: level session, media; multiplexing CAUTION (RFC 2326, RFC 7826, RFC 8859).
        RANGE = "range";
        /// `record`: level session, media; multiplexing TBD (RFC 7866, RFC 8859).
        RECORD = "record";
        /// `recordpref`: level session, media; multiplexing TBD (RFC 7866, RFC 8859).
        RECORDPREF = "recordpref";
        /// `recvonly`: level session, media, dcsa (t140), dcsa (msrp); multiplexing NORMAL (RFC 8866, RFC 8859, RFC 8865, RFC 8873).
        RECVONLY = "recvonly";
        /// `remote-candidates`: level media; multiplexing TRANSPORT (RFC 8839, RFC 8859).
        REMOTE_CANDIDATES = "remote-candidates";
        /// `repair-window`: level media; multiplexing SPECIAL (RFC 6364, RFC 8859).
        REPAIR_WINDOW = "repair-window";
        /// `require`: level session, media; multiplexing TBD (RFC 2848, RFC 8859).
        REQUIRE = "require";
        /// `resource`: level media; multiplexing NORMAL (RFC 6787, RFC 8859).
        RESOURCE = "resource";
        /// `rid`: level media; multiplexing SPECIAL (RFC 8851).
        RID = "rid";
        /// `rmcap`: level session, media; multiplexing IDENTICAL-PER-PT (RFC 6871, RFC 8859).
        RMCAP = "rmcap";
        /// `rtcp`: level media; multiplexing TRANSPORT (RFC 3605, RFC 8859).
        RTCP = "rtcp";
        /// `rtcp-fb`: level media; multiplexing IDENTICAL-PER-PT (RFC 4585, RFC 8859).
        RTCP_FB = "rtcp-fb";
        /// `rtcp-idms`: level media; multiplexing NORMAL (RFC 7272, RFC 8859).
        RTCP_IDMS = "rtcp-idms";
        /// `rtcp-mux`: level media; multiplexing IDENTICAL (RFC 5761, RFC 8035, RFC 8859).
        RTCP_MUX = "rtcp-mux";
        /// `rtcp-mux-only`: level media; multiplexing IDENTICAL (RFC 8858).
        RTCP_MUX_ONLY = "rtcp-mux-only";
        /// `rtcp-rgrp`: level session, media; multiplexing IDENTICAL (RFC 8861, RFC 8859).
        RTCP_RGRP = "rtcp-rgrp";
        /// `rtcp-rsize`: level media; multiplexing IDENTICAL (RFC 5506, RFC 8859).
        RTCP_RSIZE = "rtcp-rsize";
        /// `rtcp-unicast`: level media; multiplexing IDENTICAL (RFC 5760, RFC 8859).
        RTCP_UNICAST = "rtcp-unicast";
        /// `rtcp-xr`: level session, media; multiplexing NORMAL (RFC 3611, RFC 8859).
        RTCP_XR = "rtcp-xr";
        /// `rtpmap`: level media; multiplexing IDENTICAL-PER-PT (RFC 8866, RFC 8859).
        RTPMAP = "rtpmap";
        /// `rtpred1`: level media; multiplexing CAUTION (2, RFC 8859).
        RTPRED1 = "rtpred1";
        /// `rtpred2`: level media; multiplexing CAUTION (2, RFC 8859).
        RTPRED2 = "rtpred2";
        /// `rtsp-ice-d-m`: level session; multiplexing TBD (RFC 7825, RFC 8859).
        RTSP_ICE_D_M = "rtsp-ice-d-m";
        /// `rtt-mixer`: level media; multiplexing NORMAL (RFC 9071).
        RTT_MIXER = "rtt-mixer";
        /// `sbc`: level media; multiplexing CAUTION (RFC 3108, RFC 8859).
        SBC = "sbc";
        /// `sctp-port`: level media; multiplexing CAUTION (RFC 8841).
        SCTP_PORT = "sctp-port";
        /// `sdplang`: level session, media; multiplexing NORMAL (RFC 8866, RFC 8859).
        SDPLANG = "sdplang";
        /// `secondary-realm`: level media; multiplexing TRANSPORT (TS 24.229 v10.7.0 table 7.5.2, RFC 8859).
        SECONDARY_REALM = "secondary-realm";
        /// `sendonly`: level session, media, dcsa (t140), dcsa (msrp); multiplexing NORMAL (RFC 8866, RFC 8859, RFC 8865, RFC 8873).
        SENDONLY = "sendonly";
        /// `sendrecv`: level session, media, dcsa (t140), dcsa (msrp); multiplexing NORMAL (RFC 8866, RFC 8859, RFC 8865, RFC 8873).
        SENDRECV = "sendrecv";
        /// `sescap`: level session; multiplexing CAUTION (RFC 6871, RFC 8859).
        SESCAP = "sescap";
        /// `setup`: level session, media, dcsa (msrp); multiplexing TRANSPORT (RFC 4145, RFC 8859, RFC 8873).
        SETUP = "setup";
        /// `silenceSupp`: level media; multiplexing CAUTION (RFC 3108, RFC 8859).
        SILENCESUPP = "silenceSupp";
        /// `simulcast`: level media; multiplexing NORMAL (RFC 8853).
        SIMULCAST = "simulcast";
        /// `source-filter`: level session, media; multiplexing IDENTICAL (RFC 4570, RFC 8859).
        SOURCE_FILTER = "source-filter";
        /// `sqn`: level session, media; multiplexing NORMAL (RFC 3407, RFC 8859).
        SQN = "sqn";
        /// `SRTPAuthentication`: level media; multiplexing TBD (RFC 5159, RFC 8859).
        SRTPAUTHENTICATION = "SRTPAuthentication";
        /// `SRTPROCTxRate`: level media; multiplexing TBD (RFC 5159, RFC 8859).
        SRTPROCTXRATE = "SRTPROCTxRate";
        /// `ssrc`: level media; multiplexing NORMAL (RFC 5576, RFC 8859).
        SSRC = "ssrc";
        /// `ssrc-group`: level media; multiplexing NORMAL (RFC 5576, RFC 8859).
        SSRC_GROUP = "ssrc-group";
        /// `stc`: level media; multiplexing CAUTION (RFC 3108, RFC 8859).
        STC = "stc";
        /// `stkmstream`: level session, media; multiplexing NORMAL (RFC 5159, RFC 8859).
        STKMSTREAM = "stkmstream";
        /// `structure`: level media; multiplexing CAUTION (RFC 3108, RFC 8859).
        STRUCTURE = "structure";
        /// `suspended`: level session, media; multiplexing TBD (NENA STA-010.2-2016, RFC 8859).
        SUSPENDED = "suspended";
        /// `T38FaxFillBitRemoval`: level media; multiplexing TBD (ITU-T Recommendation T.38 Amendment 2 Annex D, 'SIP/SDP Call Establishment Procedures', September 2010, RFC 8859).
        T38FAXFILLBITREMOVAL = "T38FaxFillBitRemoval";
        /// `T38FaxMaxBuffer`: level media; multiplexing TBD (ITU-T Recommendation T.38 Amendment 2 Annex D, 'SIP/SDP Call Establishment Procedures', September 2010, RFC 8859).
        T38FAXMAXBUFFER = "T38FaxMaxBuffer";
        /// `T38FaxMaxDatagram`: level media; multiplexing TBD (ITU-T Recommendation T.38 Amendment 2 Annex D, 'SIP/SDP Call Establishment Procedures', September 2010, RFC 8859).
        T38FAXMAXDATAGRAM = "T38FaxMaxDatagram";
        /// `T38FaxMaxIFP`: level media; multiplexing TBD (ITU-T Recommendation T.38 Annex D, 'SIP/SDP Call Establishment Procedures', September 2010, RFC 8859).
        T38FAXMAXIFP = "T38FaxMaxIFP";
        /// `T38FaxRateManagement`: level media; multiplexing TBD (ITU-T Recommendation T.38 Amendment 2 Annex D, 'SIP/SDP Call Establishment Procedures', September 2010, RFC 8859).
        T38FAXRATEMANAGEMENT = "T38FaxRateManagement";
        /// `T38FaxTranscodingJBIG`: level media; multiplexing TBD (ITU-T Recommendation T.38 Amendment 2 Annex D, 'SIP/SDP Call Establishment Procedures', September 2010, RFC 8859).
        T38FAXTRANSCODINGJBIG = "T38FaxTranscodingJBIG";
        /// `T38FaxTranscodingMMR`: level media; multiplexing TBD (ITU-T Recommendation T.38 Amendment 2 Annex D, 'SIP/SDP Call Establishment Procedures', September 2010, RFC 8859).
        T38FAXTRANSCODINGMMR = "T38FaxTranscodingMMR";
        /// `T38FaxUdpEC`: level media; multiplexing TBD (ITU-T Recommendation T.38 Amendment 2 Annex D, 'SIP/SDP Call Establishment Procedures', September 2010, RFC 8859).
        T38FAXUDPEC = "T38FaxUdpEC";
        /// `T38FaxUdpECDepth`: level media; multiplexing TBD (ITU-T Recommendation T.38 Annex D, 'SIP/SDP Call Establishment Procedures', September 2010, RFC 8859).
        T38FAXUDPECDEPTH = "T38FaxUdpECDepth";
        /// `T38FaxUdpFECMaxSpan`: level media; multiplexing TBD (ITU-T Recommendation T.38 Annex D, 'SIP/SDP Call Establishment Procedures', September 2010, RFC 8859).
        T38FAXUDPFECMAXSPAN = "T38FaxUdpFECMaxSpan";
        /// `T38FaxVersion`: level media; multiplexing TBD (ITU-T Recommendation T.38 Amendment 2 Annex D, 'SIP/SDP Call Establishment Procedures', September 2010, RFC 8859).
        T38FAXVERSION = "T38FaxVersion";
        /// `T38MaxBitRate`: level media; multiplexing TBD (ITU-T Recommendation T.38 Amendment 2 Annex D, 'SIP/SDP Call Establishment Procedures', September 2010, RFC 8859).
        T38MAXBITRATE = "T38MaxBitRate";
        /// `T38ModemType`: level media; multiplexing TBD (ITU-T Recommendation T.38 Annex D, 'SIP/SDP Call Establishment Procedures', September 2010, RFC 8859).
        T38MODEMTYPE = "T38ModemType";
        /// `T38VendorInfo`: level media; multiplexing TBD (ITU-T Recommendation T.38 Amendment 2 Annex D, 'SIP/SDP Call Establishment Procedures', February 2000, July 2005., RFC 8859).
        T38VENDORINFO = "T38VendorInfo";
        /// `tcap`: level session, media; multiplexing INHERIT (RFC 5939, RFC 8859).
        TCAP = "tcap";
        /// `tls-id`: level media; multiplexing IDENTICAL (RFC 8842).
        TLS_ID = "tls-id";
        /// `tool`: level session; multiplexing NORMAL (RFC 8866, RFC 8859).
        TOOL = "tool";
        /// `tra-att`: level session, media; multiplexing NORMAL (http://www.3gpp.org/ftp/Specs/html-info/24229.htm, http://www.3gpp.org/ftp/Specs/html-info/24371.htm).
        TRA_ATT = "tra-att";
        /// `tra-bw`: level session, media; multiplexing NORMAL (http://www.3gpp.org/ftp/Specs/html-info/24229.htm, http://www.3gpp.org/ftp/Specs/html-info/24371.htm).
        TRA_BW = "tra-bw";
        /// `tra-contact`: level session, media; multiplexing NORMAL (http://www.3gpp.org/ftp/Specs/html-info/24229.htm, http://www.3gpp.org/ftp/Specs/html-info/24371.htm).
        TRA_CONTACT = "tra-contact";
        /// `tra-m-line`: level media; multiplexing NORMAL (http://www.3gpp.org/ftp/Specs/html-info/24229.htm, http://www.3gpp.org/ftp/Specs/html-info/24371.htm).
        TRA_M_LINE = "tra-m-line";
        /// `tra-media-line-number`: level session; multiplexing NORMAL (http://www.3gpp.org/ftp/Specs/html-info/24229.htm, http://www.3gpp.org/ftp/Specs/html-info/24371.htm).
        TRA_MEDIA_LINE_NUMBER = "tra-media-line-number";
        /// `tra-SCTP-association`: level media; multiplexing NORMAL (http://www.3gpp.org/ftp/Specs/html-info/24229.htm, http://www.3gpp.org/ftp/Specs/html-info/24371.htm).
        TRA_SCTP_ASSOCIATION = "tra-SCTP-association";
        /// `ts-refclk`: level session, media, source; multiplexing NORMAL (RFC 7273, RFC 8859).
        TS_REFCLK = "ts-refclk";
        /// `type`: level session; multiplexing NORMAL (RFC 8866, RFC 8859).
        TYPE = "type";
        /// `type:H332`: level session; multiplexing NORMAL (ITU Recommendation H.332, RFC 8859).
        TYPE_H332 = "type:H332";
        /// `type:broadcast`: level session; multiplexing NORMAL (RFC 8866, RFC 8859).
        TYPE_BROADCAST = "type:broadcast";
        /// `type:meeting`: level session; multiplexing NORMAL (RFC 8866, RFC 8859).
        TYPE_MEETING = "type:meeting";
        /// `type:moderated`: level session; multiplexing NORMAL (RFC 8866, RFC 8859).
        TYPE_MODERATED = "type:moderated";
        /// `type:test`: level session; multiplexing NORMAL (RFC 8866, RFC 8859).
        TYPE_TEST = "type:test";
        /// `uiLayer1_Prot`: level media; multiplexing CAUTION (RFC 3108, RFC 8859).
        UILAYER1_PROT = "uiLayer1_Prot";
        /// `upcc`: level media; multiplexing CAUTION (RFC 3108, RFC 8859).
        UPCC = "upcc";
        /// `userid`: level media; multiplexing TBD (RFC 8856, RFC 8859).
        USERID = "userid";
        /// `v3cfmtp`: level session, media; multiplexing NORMAL (draft-ietf-avtcore-rtp-v3c-17).
        V3CFMTP = "v3cfmtp";
        /// `vbd (OBSOLETE)`: level media; multiplexing TBD (ITU-T Recommendation V.152 "Procedures for supporting voice-band data over IP networks", September 2010).
        VBD__OBSOLETE_ = "vbd (OBSOLETE)";
        /// `visited-realm`: level media; multiplexing TRANSPORT (TS 24.229 v10.7.0 table 7.5.2, RFC 8859).
        VISITED_REALM = "visited-realm";
        /// `vndpar`: level session, media; multiplexing TBD (ITU-T Rec. V.150.1, ITU-T Rec. V.152).
        VNDPAR = "vndpar";
        /// `vsel`: level media; multiplexing CAUTION (RFC 3108, RFC 8859).
        VSEL = "vsel";
        /// `websocket-uri`: level media; multiplexing CAUTION (RFC 8124).
        WEBSOCKET_URI = "websocket-uri";
        /// `X-decbyterate`: level media; multiplexing CAUTION (RFC 6064, RFC 8859).
        X_DECBYTERATE = "X-decbyterate";
        /// `X-initpostdecbufperiod`: level media; multiplexing CAUTION (RFC 6064, RFC 8859).
        X_INITPOSTDECBUFPERIOD = "X-initpostdecbufperiod";
        /// `X-initpredecbufperiod`: level media; multiplexing CAUTION (RFC 6064, RFC 8859).
        X_INITPREDECBUFPERIOD = "X-initpredecbufperiod";
        /// `X-predecbufsize`: level media; multiplexing CAUTION (RFC 6064, RFC 8859).
        X_PREDECBUFSIZE = "X-predecbufsize";
        /// `zrtp-hash`: level media; multiplexing TRANSPORT (RFC 6189, RFC 8859).
        ZRTP_HASH = "zrtp-hash";
    }
}
