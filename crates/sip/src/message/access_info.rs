//! Typed access to what tells about the sender, its credentials and its wishes.

use offhook_base::ParseError;

use super::{Message, Values};
use crate::header::{
    AcceptRange, Auth, AuthParams, DigestAlgorithm, FeatureSet, HeaderName, InfoUri, Preference, Products, Timestamp,
    id,
};

impl<'a> Message<'a> {
    /// Challenges of a server, the one that it likes best first (RFC 3261 §20.44, RFC 8760 §2.4).
    #[must_use]
    pub fn www_authenticate(&self) -> Values<'_, Auth<'_>> {
        self.values(&HeaderName::WWW_AUTHENTICATE)
    }

    /// Challenges of a proxy (RFC 3261 §20.27).
    #[must_use]
    pub fn proxy_authenticate(&self) -> Values<'_, Auth<'_>> {
        self.values(&HeaderName::PROXY_AUTHENTICATE)
    }

    /// Credentials for a server (RFC 3261 §20.7).
    #[must_use]
    pub fn authorization(&self) -> Values<'_, Auth<'_>> {
        self.values(&HeaderName::AUTHORIZATION)
    }

    /// Credentials for proxies (RFC 3261 §20.28).
    #[must_use]
    pub fn proxy_authorization(&self) -> Values<'_, Auth<'_>> {
        self.values(&HeaderName::PROXY_AUTHORIZATION)
    }

    /// The first challenge of scheme Digest whose algorithm `knows` (RFC 8760 §2.4): of a server, else of a proxy.
    ///
    /// ```
    /// use offhook_sip::{DigestAlgorithm, Message};
    ///
    /// let message = Message::parse(
    ///     b"SIP/2.0 401 Unauthorized\r\n\
    ///       WWW-Authenticate: Digest realm=\"a\", nonce=\"1\", algorithm=SHA-512-256\r\n\
    ///       WWW-Authenticate: Digest realm=\"a\", nonce=\"2\", algorithm=SHA-256\r\n\
    ///       WWW-Authenticate: Digest realm=\"a\", nonce=\"3\"\r\n\r\n",
    /// )?;
    /// let known = [DigestAlgorithm::MD5, DigestAlgorithm::SHA_256];
    /// let challenge = message.challenge(|algorithm| known.contains(algorithm)).unwrap();
    /// assert_eq!(challenge.get("nonce").as_deref(), Some(&b"2"[..]));
    /// # Ok::<(), offhook_sip::ParseError>(())
    /// ```
    pub fn challenge(&self, mut knows: impl FnMut(&DigestAlgorithm<'_>) -> bool) -> Option<Auth<'_>> {
        self.www_authenticate().chain(self.proxy_authenticate()).flatten().find(|challenge| {
            challenge.digest_challenge().is_some_and(|digest| digest.is_ok_and(|digest| knows(&digest.algorithm())))
        })
    }

    /// The server's own proof, and the nonce for the next request (RFC 3261 §20.6).
    #[must_use]
    pub fn authentication_info(&self) -> Option<Result<AuthParams<'_>, ParseError>> {
        self.typed(id::AUTHENTICATION_INFO)
    }

    /// Types of bodies that the sender takes (RFC 3261 §20.1).
    #[must_use]
    pub fn accept(&self) -> Values<'_, AcceptRange<'_>> {
        self.values(&HeaderName::ACCEPT)
    }

    /// Languages that the sender takes (RFC 3261 §20.3).
    #[must_use]
    pub fn accept_language(&self) -> Values<'_, Preference<'_>> {
        self.values(&HeaderName::ACCEPT_LANGUAGE)
    }

    /// The client's software (RFC 3261 §20.41).
    #[must_use]
    pub fn user_agent(&self) -> Option<Result<Products<'_>, ParseError>> {
        self.typed(id::USER_AGENT)
    }

    /// The server's software (RFC 3261 §20.35).
    #[must_use]
    pub fn server(&self) -> Option<Result<Products<'_>, ParseError>> {
        self.typed(id::SERVER)
    }

    /// What to ring with (RFC 3261 §20.4).
    #[must_use]
    pub fn alert_info(&self) -> Values<'_, InfoUri<'_>> {
        self.values(&HeaderName::ALERT_INFO)
    }

    /// More about the caller or the callee (RFC 3261 §20.9).
    #[must_use]
    pub fn call_info(&self) -> Values<'_, InfoUri<'_>> {
        self.values(&HeaderName::CALL_INFO)
    }

    /// Features that the callee should have (RFC 3841 §9.2).
    #[must_use]
    pub fn accept_contact(&self) -> Values<'_, FeatureSet<'_>> {
        self.values(&HeaderName::ACCEPT_CONTACT)
    }

    /// When the request was sent, by its sender's clock (RFC 3261 §20.38).
    #[must_use]
    pub fn timestamp(&self) -> Option<Result<Timestamp<'_>, ParseError>> {
        self.typed(id::TIMESTAMP)
    }
}
