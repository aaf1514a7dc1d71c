//! Names that IANA registers for session descriptions; all open, so that unknown ones survive.

offhook_base::registry! {
    /// Media types of `m=` (RFC 8866 §8.2.2).
    pub text struct MediaType {
        /// `audio` (RFC 8866).
        AUDIO = "audio";
        /// `video` (RFC 8866).
        VIDEO = "video";
        /// `text` (RFC 8866).
        TEXT = "text";
        /// `application` (RFC 8866).
        APPLICATION = "application";
        /// `message` (RFC 8866).
        MESSAGE = "message";
        /// `image` (RFC 6466).
        IMAGE = "image";
        /// `haptics` (RFC 9993).
        HAPTICS = "haptics";
    }
}

offhook_base::registry! {
    /// Transport protocols of `m=` (RFC 8866 §8.2.3).
    pub text struct Protocol {
        /// `RTP/AVP` (RFC 8866).
        RTP_AVP = "RTP/AVP";
        /// `udp` (RFC 8866).
        UDP = "udp";
        /// `vat` (H. Schulzrinne, historic).
        VAT = "vat";
        /// `rtp` (H. Schulzrinne, historic).
        RTP = "rtp";
        /// `udptl` (ITU-T Recommendation T.38).
        UDPTL = "udptl";
        /// `TCP` (RFC 4145).
        TCP = "TCP";
        /// `RTP/AVPF` (RFC 4585).
        RTP_AVPF = "RTP/AVPF";
        /// `TCP/RTP/AVP` (RFC 4571).
        TCP_RTP_AVP = "TCP/RTP/AVP";
        /// `RTP/SAVP` (RFC 3711).
        RTP_SAVP = "RTP/SAVP";
        /// `TCP/BFCP` (RFC 8856).
        TCP_BFCP = "TCP/BFCP";
        /// `TCP/TLS/BFCP` (RFC 8856).
        TCP_TLS_BFCP = "TCP/TLS/BFCP";
        /// `TCP/TLS` (RFC 8122).
        TCP_TLS = "TCP/TLS";
        /// `FLUTE/UDP` (draft-mehta-rmt-flute-sdp-05).
        FLUTE_UDP = "FLUTE/UDP";
        /// `TCP/MSRP` (RFC 4975).
        TCP_MSRP = "TCP/MSRP";
        /// `TCP/TLS/MSRP` (RFC 4975).
        TCP_TLS_MSRP = "TCP/TLS/MSRP";
        /// `DCCP` (RFC 5762).
        DCCP = "DCCP";
        /// `DCCP/RTP/AVP` (RFC 5762).
        DCCP_RTP_AVP = "DCCP/RTP/AVP";
        /// `DCCP/RTP/SAVP` (RFC 5762).
        DCCP_RTP_SAVP = "DCCP/RTP/SAVP";
        /// `DCCP/RTP/AVPF` (RFC 5762).
        DCCP_RTP_AVPF = "DCCP/RTP/AVPF";
        /// `DCCP/RTP/SAVPF` (RFC 5762).
        DCCP_RTP_SAVPF = "DCCP/RTP/SAVPF";
        /// `RTP/SAVPF` (RFC 5124).
        RTP_SAVPF = "RTP/SAVPF";
        /// `UDP/TLS/RTP/SAVP` (RFC 5764).
        UDP_TLS_RTP_SAVP = "UDP/TLS/RTP/SAVP";
        /// `DCCP/TLS/RTP/SAVP` (RFC 5764).
        DCCP_TLS_RTP_SAVP = "DCCP/TLS/RTP/SAVP";
        /// `UDP/TLS/RTP/SAVPF` (RFC 5764).
        UDP_TLS_RTP_SAVPF = "UDP/TLS/RTP/SAVPF";
        /// `DCCP/TLS/RTP/SAVPF` (RFC 5764).
        DCCP_TLS_RTP_SAVPF = "DCCP/TLS/RTP/SAVPF";
        /// `UDP/MBMS-FEC/RTP/AVP` (RFC 6064).
        UDP_MBMS_FEC_RTP_AVP = "UDP/MBMS-FEC/RTP/AVP";
        /// `UDP/MBMS-FEC/RTP/SAVP` (RFC 6064).
        UDP_MBMS_FEC_RTP_SAVP = "UDP/MBMS-FEC/RTP/SAVP";
        /// `UDP/MBMS-REPAIR` (RFC 6064).
        UDP_MBMS_REPAIR = "UDP/MBMS-REPAIR";
        /// `FEC/UDP` (RFC 6364).
        FEC_UDP = "FEC/UDP";
        /// `UDP/FEC` (RFC 6364).
        UDP_FEC = "UDP/FEC";
        /// `TCP/MRCPv2` (RFC 6787).
        TCP_MRCPV2 = "TCP/MRCPv2";
        /// `TCP/TLS/MRCPv2` (RFC 6787).
        TCP_TLS_MRCPV2 = "TCP/TLS/MRCPv2";
        /// `PSTN` (RFC 7195).
        PSTN = "PSTN";
        /// `UDP/TLS/UDPTL` (RFC 7345).
        UDP_TLS_UDPTL = "UDP/TLS/UDPTL";
        /// `voice` (RFC 2848).
        VOICE = "voice";
        /// `fax` (RFC 2848).
        FAX = "fax";
        /// `pager` (RFC 2848).
        PAGER = "pager";
        /// `TCP/RTP/AVPF` (RFC 7850).
        TCP_RTP_AVPF = "TCP/RTP/AVPF";
        /// `TCP/RTP/SAVP` (RFC 7850).
        TCP_RTP_SAVP = "TCP/RTP/SAVP";
        /// `TCP/RTP/SAVPF` (RFC 7850).
        TCP_RTP_SAVPF = "TCP/RTP/SAVPF";
        /// `TCP/DTLS/RTP/SAVP` (RFC 7850).
        TCP_DTLS_RTP_SAVP = "TCP/DTLS/RTP/SAVP";
        /// `TCP/DTLS/RTP/SAVPF` (RFC 7850).
        TCP_DTLS_RTP_SAVPF = "TCP/DTLS/RTP/SAVPF";
        /// `TCP/TLS/RTP/AVP` (RFC 7850).
        TCP_TLS_RTP_AVP = "TCP/TLS/RTP/AVP";
        /// `TCP/TLS/RTP/AVPF` (RFC 7850).
        TCP_TLS_RTP_AVPF = "TCP/TLS/RTP/AVPF";
        /// `TCP/WS/BFCP` (RFC 8857).
        TCP_WS_BFCP = "TCP/WS/BFCP";
        /// `TCP/WSS/BFCP` (RFC 8857).
        TCP_WSS_BFCP = "TCP/WSS/BFCP";
        /// `UDP/DTLS/SCTP` (RFC 8841).
        UDP_DTLS_SCTP = "UDP/DTLS/SCTP";
        /// `TCP/DTLS/SCTP` (RFC 8841).
        TCP_DTLS_SCTP = "TCP/DTLS/SCTP";
        /// `TCP/DTLS/BFCP` (RFC 8856).
        TCP_DTLS_BFCP = "TCP/DTLS/BFCP";
        /// `UDP/BFCP` (RFC 8856).
        UDP_BFCP = "UDP/BFCP";
        /// `UDP/TLS/BFCP` (RFC 8856).
        UDP_TLS_BFCP = "UDP/TLS/BFCP";
    }
}

offhook_base::registry! {
    /// Network types of `o=` and `c=` (RFC 8866 §8.2.6).
    pub text struct NetType {
        /// `IN` (RFC 8866).
        IN = "IN";
        /// `TN` (RFC 2848).
        TN = "TN";
        /// `ATM` (RFC 3108).
        ATM = "ATM";
        /// `PSTN` (RFC 7195).
        PSTN = "PSTN";
    }
}

offhook_base::registry! {
    /// Address types of `o=` and `c=` (RFC 8866 §8.2.7).
    pub text struct AddrType {
        /// `IP4` (RFC 8866).
        IP4 = "IP4";
        /// `IP6` (RFC 8866).
        IP6 = "IP6";
        /// `NSAP` (RFC 3108).
        NSAP = "NSAP";
        /// `GWID` (RFC 3108).
        GWID = "GWID";
        /// `E164` (RFC 7195, RFC 3108).
        E164 = "E164";
    }
}

offhook_base::registry! {
    /// Types of `b=` (RFC 8866 §8.2.5).
    pub text struct BandwidthType {
        /// `CT` (RFC 8866, RFC 8859).
        CT = "CT";
        /// `AS` (RFC 8866, RFC 8859).
        AS = "AS";
        /// `RS` (RFC 3556, RFC 8859).
        RS = "RS";
        /// `RR` (RFC 3556, RFC 8859).
        RR = "RR";
        /// `TIAS` (RFC 3890, RFC 8859).
        TIAS = "TIAS";
    }
}

offhook_base::registry! {
    /// How the key of `k=` is to be had, obsolete (RFC 8866 §8.3).
    pub text struct KeyMethod {
        /// `clear` (RFC 8866).
        CLEAR = "clear";
        /// `base64` (RFC 8866).
        BASE64 = "base64";
        /// `uri` (RFC 8866).
        URI = "uri";
        /// `prompt` (RFC 8866).
        PROMPT = "prompt";
    }
}

offhook_base::registry! {
    /// What a group of media sections is for (RFC 5888 §5).
    pub text struct GroupSemantics {
        /// Lip Synchronization (RFC 5888, RFC 8859).
        LS = "LS";
        /// Flow Identification (RFC 5888, RFC 8859).
        FID = "FID";
        /// Single Reservation flow (RFC 3524, RFC 8859).
        SRF = "SRF";
        /// Alternative Network Address Types (RFC 4091, RFC 8859).
        ANAT = "ANAT";
        /// Forward Error Correction (Deprecated) (RFC 5956, RFC 8859).
        FEC = "FEC";
        /// Forward Error Correction FR (RFC 5956, RFC 8859).
        FEC_FR = "FEC-FR";
        /// Composite Session (draft-mehta-rmt-flute-sdp-05, RFC 8859).
        CS = "CS";
        /// Decoding Dependency (RFC 5583, RFC 8859).
        DDP = "DDP";
        /// Duplication (RFC 7104, RFC 8859).
        DUP = "DUP";
        /// Splice (RFC 8286, RFC 8859).
        SPLICE = "SPLICE";
        /// Media bundling (RFC 9143).
        BUNDLE = "BUNDLE";
        /// CLUE-controlled "m=" line (RFC 8848).
        CLUE = "CLUE";
        /// V3C grouping (draft-ietf-avtcore-rtp-v3c-17).
        V3C = "V3C";
    }
}

offhook_base::registry! {
    /// Crypto suites of `a=crypto` (RFC 4568 §6.2, RFC 6188, RFC 7714).
    pub text struct CryptoSuite {
        /// `AES_CM_128_HMAC_SHA1_80` (RFC 4568).
        AES_CM_128_HMAC_SHA1_80 = "AES_CM_128_HMAC_SHA1_80";
        /// `AES_CM_128_HMAC_SHA1_32` (RFC 4568).
        AES_CM_128_HMAC_SHA1_32 = "AES_CM_128_HMAC_SHA1_32";
        /// `F8_128_HMAC_SHA1_80` (RFC 4568).
        F8_128_HMAC_SHA1_80 = "F8_128_HMAC_SHA1_80";
        /// `SEED_CTR_128_HMAC_SHA1_80` (RFC 5669).
        SEED_CTR_128_HMAC_SHA1_80 = "SEED_CTR_128_HMAC_SHA1_80";
        /// `SEED_128_CCM_80` (RFC 5669).
        SEED_128_CCM_80 = "SEED_128_CCM_80";
        /// `SEED_128_GCM_96` (RFC 5669).
        SEED_128_GCM_96 = "SEED_128_GCM_96";
        /// `AES_192_CM_HMAC_SHA1_80` (RFC 6188).
        AES_192_CM_HMAC_SHA1_80 = "AES_192_CM_HMAC_SHA1_80";
        /// `AES_192_CM_HMAC_SHA1_32` (RFC 6188).
        AES_192_CM_HMAC_SHA1_32 = "AES_192_CM_HMAC_SHA1_32";
        /// `AES_256_CM_HMAC_SHA1_80` (RFC 6188).
        AES_256_CM_HMAC_SHA1_80 = "AES_256_CM_HMAC_SHA1_80";
        /// `AES_256_CM_HMAC_SHA1_32` (RFC 6188).
        AES_256_CM_HMAC_SHA1_32 = "AES_256_CM_HMAC_SHA1_32";
        /// `AEAD_AES_128_GCM` (RFC 7714).
        AEAD_AES_128_GCM = "AEAD_AES_128_GCM";
        /// `AEAD_AES_256_GCM` (RFC 7714).
        AEAD_AES_256_GCM = "AEAD_AES_256_GCM";
    }
}

offhook_base::registry! {
    /// What a media section shows, for `a=content` (RFC 4796 §5).
    pub text struct ContentValue {
        /// `slides` (RFC 4796, RFC 8859).
        SLIDES = "slides";
        /// `speaker` (RFC 4796, RFC 8859).
        SPEAKER = "speaker";
        /// `sl` (RFC 4796, RFC 8859).
        SL = "sl";
        /// `main` (RFC 4796, RFC 8859).
        MAIN = "main";
        /// `alt` (RFC 4796, RFC 8859).
        ALT = "alt";
        /// `g.3gpp.cat` (3GPP TS 24.182 v11.2.0, RFC 8859).
        G_3GPP_CAT = "g.3gpp.cat";
        /// `g.3gpp.crs` (3GPP TS 24.183 v9.10.0 annex E, RFC 8859).
        G_3GPP_CRS = "g.3gpp.crs";
        /// `g.3gpp.announcement-no-confirmation` (3GPP TS 24.229).
        G_3GPP_ANNOUNCEMENT_NO_CONFIRMATION = "g.3gpp.announcement-no-confirmation";
    }
}
