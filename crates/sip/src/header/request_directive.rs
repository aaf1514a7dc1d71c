offhook_base::registry! {
    /// How servers should handle a request: a value of Request-Disposition (RFC 3841 §9.1).
    pub token struct RequestDirective {
        /// Forward the request (RFC 3841).
        PROXY = "proxy";
        /// Redirect the request (RFC 3841).
        REDIRECT = "redirect";
        /// Cancel other branches when one has answered (RFC 3841).
        CANCEL = "cancel";
        /// Leave other branches alone when one has answered (RFC 3841).
        NO_CANCEL = "no-cancel";
        /// Fork the request (RFC 3841).
        FORK = "fork";
        /// Choose one address (RFC 3841).
        NO_FORK = "no-fork";
        /// Follow redirections (RFC 3841).
        RECURSE = "recurse";
        /// Hand redirections back (RFC 3841).
        NO_RECURSE = "no-recurse";
        /// Try all addresses at one time (RFC 3841).
        PARALLEL = "parallel";
        /// Try one address after the other (RFC 3841).
        SEQUENTIAL = "sequential";
        /// Wait in a queue if the callee is busy (RFC 3841).
        QUEUE = "queue";
        /// Do not wait in a queue (RFC 3841).
        NO_QUEUE = "no-queue";
    }
}

offhook_base::registry! {
    /// How two neighbours secure what they say: the word of Security-Client, Security-Server and Security-Verify
    /// (RFC 3329 §2.2; IANA security mechanisms).
    pub token struct SecurityMechanism {
        /// HTTP Digest (RFC 3329).
        DIGEST = "digest";
        /// TLS (RFC 3329).
        TLS = "tls";
        /// IPsec with IKE (RFC 3329).
        IPSEC_IKE = "ipsec-ike";
        /// IPsec keyed by hand (RFC 3329).
        IPSEC_MAN = "ipsec-man";
        /// IPsec as 3GPP has it (RFC 3329).
        IPSEC_3GPP = "ipsec-3gpp";
    }
}
