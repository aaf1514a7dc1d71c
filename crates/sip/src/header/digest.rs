use alloc::borrow::Cow;

use offhook_base::{ErrorKind, ParseError, Rule, Secret};

use super::auth::Auth;
use super::auth_params::AuthParams;
use super::view::without_quotes;
use crate::grammar::unquote;

static CHALLENGE: Rule = Rule::new("digest-cln", "RFC 3261 §25.1");
static CREDENTIALS: Rule = Rule::new("dig-resp", "RFC 3261 §25.1");
static RESPONSE: Rule = Rule::new("dresponse", "RFC 8760 §2.2");
static NONCE_COUNT: Rule = Rule::new("nc-value", "RFC 3261 §25.1");
/// Parameters that have one meaning: a second one could say what the first does not.
const KNOWN: [&str; 13] = [
    "realm",
    "nonce",
    "domain",
    "opaque",
    "stale",
    "algorithm",
    "qop",
    "username",
    "username*",
    "uri",
    "response",
    "cnonce",
    "nc",
];

/// What each challenge has.
const CHALLENGE_PARAMS: &[&str] = &["realm", "nonce"];

static QOP: Rule = Rule::new("message-qop", "RFC 3261 §22.4");

offhook_base::registry! {
    /// What the response of a Digest is computed with (RFC 8760 §2.1, RFC 3310 §3.1).
    pub token struct DigestAlgorithm {
        /// MD5 (RFC 2617), meant where nothing is said.
        MD5 = "MD5";
        /// MD5 over a session (RFC 2617).
        MD5_SESS = "MD5-sess";
        /// SHA-256 (RFC 8760).
        SHA_256 = "SHA-256";
        /// SHA-256 over a session (RFC 8760).
        SHA_256_SESS = "SHA-256-sess";
        /// SHA-512/256 (RFC 8760).
        SHA_512_256 = "SHA-512-256";
        /// SHA-512/256 over a session (RFC 8760).
        SHA_512_256_SESS = "SHA-512-256-sess";
        /// Keys of mobile networks, with MD5 (RFC 3310).
        AKA_V1_MD5 = "AKAv1-MD5";
        /// Keys of mobile networks, second version, with MD5 (RFC 4169).
        AKA_V2_MD5 = "AKAv2-MD5";
    }
}

impl DigestAlgorithm<'_> {
    /// Hexadecimal digits of a response; `None` for an algorithm that is not known.
    #[must_use]
    pub fn response_digits(&self) -> Option<usize> {
        const SHORT: [DigestAlgorithm<'static>; 4] =
            [DigestAlgorithm::MD5, DigestAlgorithm::MD5_SESS, DigestAlgorithm::AKA_V1_MD5, DigestAlgorithm::AKA_V2_MD5];
        if SHORT.iter().any(|known| known == self) {
            return Some(32);
        }
        self.is_known().then_some(64)
    }
}

/// A challenge of scheme Digest: `digest-cln *( COMMA digest-cln )` (RFC 3261 §22.4, RFC 8760).
///
/// ```
/// use offhook_sip::{Auth, DigestAlgorithm};
///
/// let challenge = Auth::parse(b"Digest realm=\"biloxi.com\", qop=\"auth,auth-int\", nonce=\"dcd98b\", stale=TRUE")?;
/// let digest = challenge.digest_challenge().unwrap()?;
/// assert_eq!((digest.realm(), digest.nonce()), (b"biloxi.com"[..].into(), b"dcd98b"[..].into()));
/// assert_eq!(digest.algorithm(), DigestAlgorithm::MD5);
/// assert!(digest.offers("auth") && digest.is_stale());
/// # Ok::<(), offhook_sip::ParseError>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct DigestChallenge<'v> {
    params: &'v AuthParams<'v>,
}

/// Credentials of scheme Digest: `dig-resp *( COMMA dig-resp )` (RFC 3261 §22.4, RFC 8760).
///
/// `Debug` shows no values.
///
/// ```
/// use offhook_sip::{Auth, DigestAlgorithm};
///
/// let credentials = Auth::parse(
///     b"Digest username=\"bob\", realm=\"biloxi.com\", nonce=\"dcd98b7102dd2f0e8b11d0f600bfb0c093\", \
///       uri=\"sip:bob@biloxi.com\", qop=auth, nc=00000001, cnonce=\"0a4f113b\", \
///       response=\"6629fae49393a05397450978507c4ef1\"",
/// )?;
/// let digest = credentials.digest_credentials().unwrap()?;
/// assert_eq!(digest.username(), &b"bob"[..]);
/// assert_eq!((digest.qop(), digest.nonce_count()), (Some("auth"), Some(1)));
/// assert_eq!(*digest.response().expose(), "6629fae49393a05397450978507c4ef1");
/// # Ok::<(), offhook_sip::ParseError>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct DigestCredentials<'v> {
    params: &'v AuthParams<'v>,
    nonce_count: Option<u32>,
}

impl<'a> Auth<'a> {
    /// What a challenge of scheme Digest says; `None` for other schemes.
    ///
    /// An error's offset counts from the start of the value.
    #[must_use]
    pub fn digest_challenge(&self) -> Option<Result<DigestChallenge<'_>, ParseError>> {
        let (params, start) = self.placed();
        self.is_scheme("Digest")
            .then(|| known(params, start, CHALLENGE_PARAMS, &CHALLENGE).map(|_| DigestChallenge { params }))
    }

    /// What credentials of scheme Digest say; `None` for other schemes.
    ///
    /// An error's offset counts from the start of the value: something mandatory is missing, a parameter stands twice,
    /// the response has not the digits that its algorithm gives (it may be empty with an empty nonce), `nc` has not
    /// eight digits, or `qop` is there without `cnonce` and `nc`.
    #[must_use]
    pub fn digest_credentials(&self) -> Option<Result<DigestCredentials<'_>, ParseError>> {
        let (params, start) = self.placed();
        self.is_scheme("Digest").then(|| {
            let known = known(params, start, &["realm", "nonce", "uri", "response"], &CREDENTIALS)?;
            // A name that is no ASCII stands in another way (RFC 7616 §3.4).
            let username = if of(&known, "username*").is_some() { "username*" } else { "username" };
            need(&known, &[username], start.saturating_add(params.len()), &CREDENTIALS)?;
            if of(&known, "qop").is_some() {
                need(&known, &["cnonce", "nc"], start.saturating_add(params.len()), &QOP)?;
            }
            let nonce_count = match of(&known, "nc") {
                Some((digits, at)) => {
                    Some(hex(digits, 8, &NONCE_COUNT).map_err(|error| error.moved_by(start.saturating_add(at)))?)
                }
                None => None,
            };
            let word = |name: &str| {
                of(&known, name).map(|(value, _)| without_quotes(core::str::from_utf8(value).unwrap_or_default()))
            };
            let algorithm = word("algorithm").map_or(DigestAlgorithm::MD5, DigestAlgorithm::new);
            // A phone of a mobile network says who it is before it has a nonce to answer, and that it does not believe in
            // the one that it got (3GPP TS 24.229 §5.1.1.2, §5.1.1.5.3).
            let is_aka = algorithm.as_str().get(..3).is_some_and(|start| start.eq_ignore_ascii_case("AKA"));
            let nothing_to_answer = word("response") == Some("") && (is_aka || word("nonce") == Some(""));
            if let (false, Some((response, at)), Some(digits)) =
                (nothing_to_answer, of(&known, "response"), algorithm.response_digits())
            {
                let quote = usize::from(response.starts_with(b"\""));
                let response = without_quotes(core::str::from_utf8(response).unwrap_or_default());
                hex(response.as_bytes(), digits, &RESPONSE)
                    .map_err(|error| error.moved_by(start.saturating_add(at).saturating_add(quote)))?;
            }
            Ok(DigestCredentials { params, nonce_count })
        })
    }
}

/// Value and place of the first parameter of this name.
fn find<'p>(params: &'p AuthParams<'_>, name: &str) -> Option<(&'p [u8], usize)> {
    let found = params.placed().find(|(known, ..)| known.eq_ignore_ascii_case(name));
    found.map(|(_, value, at)| (value, at))
}

/// The parameters of [`KNOWN`] that are there, with their places.
type Known<'p> = [Option<(&'p [u8], usize)>; KNOWN.len()];

/// Parameters that have to be there, and those that are read stand once.
fn known<'p>(
    params: &'p AuthParams<'_>,
    start: usize,
    needed: &[&str],
    rule: &'static Rule,
) -> Result<Known<'p>, ParseError> {
    let mut known = Known::default();
    for (name, value, at) in params.placed() {
        if let Some(place) = KNOWN.iter().position(|known| name.eq_ignore_ascii_case(known))
            && let Some(first) = known.get_mut(place)
            && first.replace((value, at)).is_some()
        {
            return Err(ParseError::new(rule, start.saturating_add(at), ErrorKind::Duplicate));
        }
    }
    need(&known, needed, start.saturating_add(params.len()), rule)?;
    Ok(known)
}

/// That each of these parameters is there.
fn need(known: &Known<'_>, names: &[&str], end: usize, rule: &'static Rule) -> Result<(), ParseError> {
    if names.iter().all(|name| of(known, name).is_some()) {
        Ok(())
    } else {
        Err(ParseError::new(rule, end, ErrorKind::Missing))
    }
}

/// One of them.
fn of<'p>(known: &Known<'p>, name: &str) -> Option<(&'p [u8], usize)> {
    KNOWN.iter().zip(known).find(|(other, _)| **other == name).and_then(|(_, found)| *found)
}

/// So many hexadecimal digits; the number that the last eight of them are.
fn hex(digits: &[u8], count: usize, rule: &'static Rule) -> Result<u32, ParseError> {
    let mut number = 0_u32;
    for (i, octet) in digits.iter().enumerate() {
        match char::from(*octet).to_digit(16) {
            Some(digit) if i < count => number = (number << 4) | digit,
            _ => return Err(ParseError::new(rule, i, ErrorKind::Byte(*octet))),
        }
    }
    if digits.len() < count { Err(ParseError::new(rule, digits.len(), ErrorKind::End)) } else { Ok(number) }
}

fn text<'p>(params: &'p AuthParams<'_>, name: &str) -> Option<&'p str> {
    find(params, name).and_then(|(value, _)| core::str::from_utf8(value).ok()).map(without_quotes)
}

fn octets<'p>(params: &'p AuthParams<'_>, name: &str) -> Cow<'p, [u8]> {
    find(params, name).map(|(value, _)| unquote(value)).unwrap_or_default()
}

fn algorithm<'p>(params: &'p AuthParams<'_>) -> DigestAlgorithm<'p> {
    text(params, "algorithm").map_or(DigestAlgorithm::MD5, DigestAlgorithm::new)
}

impl<'v> DigestChallenge<'v> {
    /// Whose users may answer.
    #[must_use]
    pub fn realm(&self) -> Cow<'v, [u8]> {
        octets(self.params, "realm")
    }

    /// What has to go into the response.
    #[must_use]
    pub fn nonce(&self) -> Cow<'v, [u8]> {
        octets(self.params, "nonce")
    }

    /// What has to come back unchanged.
    #[must_use]
    pub fn opaque(&self) -> Option<Cow<'v, [u8]>> {
        find(self.params, "opaque").map(|(value, _)| unquote(value))
    }

    /// URIs that the credentials are good for, as written; none means the server's.
    pub fn domain(&self) -> impl Iterator<Item = &'v str> + use<'v> {
        text(self.params, "domain").unwrap_or_default().split_ascii_whitespace()
    }

    /// Whether only the nonce of the credentials before was too old: the same password will do.
    #[must_use]
    pub fn is_stale(&self) -> bool {
        text(self.params, "stale").is_some_and(|stale| stale.eq_ignore_ascii_case("true"))
    }

    /// What the response is to be computed with.
    #[must_use]
    pub fn algorithm(&self) -> DigestAlgorithm<'v> {
        algorithm(self.params)
    }

    /// What may be protected: `auth`, `auth-int`; none in a challenge of RFC 2069.
    pub fn qop(&self) -> impl Iterator<Item = &'v str> + use<'v> {
        text(self.params, "qop").unwrap_or_default().split(',').map(str::trim).filter(|word| !word.is_empty())
    }

    /// Whether this may be protected.
    #[must_use]
    pub fn offers(&self, qop: &str) -> bool {
        self.qop().any(|word| word.eq_ignore_ascii_case(qop))
    }
}

impl<'v> DigestCredentials<'v> {
    /// Who answers.
    #[must_use]
    pub fn username(&self) -> Cow<'v, [u8]> {
        octets(self.params, "username")
    }

    /// Who answers, if the name is not ASCII and stands in another way, as written: `UTF-8''J%C3%A4s` (RFC 7616 §3.4).
    #[must_use]
    pub fn username_ext(&self) -> Option<&'v str> {
        text(self.params, "username*")
    }

    /// The realm of the challenge.
    #[must_use]
    pub fn realm(&self) -> Cow<'v, [u8]> {
        octets(self.params, "realm")
    }

    /// The nonce of the challenge.
    #[must_use]
    pub fn nonce(&self) -> Cow<'v, [u8]> {
        octets(self.params, "nonce")
    }

    /// The Request-URI that the response is good for, as written.
    #[must_use]
    pub fn uri(&self) -> Cow<'v, [u8]> {
        octets(self.params, "uri")
    }

    /// The response, as many hexadecimal digits as its algorithm gives.
    #[must_use]
    pub fn response(&self) -> Secret<&'v str> {
        Secret::new(text(self.params, "response").unwrap_or_default())
    }

    /// What the response was computed with.
    #[must_use]
    pub fn algorithm(&self) -> DigestAlgorithm<'v> {
        algorithm(self.params)
    }

    /// The client's own part of the response.
    #[must_use]
    pub fn client_nonce(&self) -> Option<Cow<'v, [u8]>> {
        find(self.params, "cnonce").map(|(value, _)| unquote(value))
    }

    /// What came with the challenge.
    #[must_use]
    pub fn opaque(&self) -> Option<Cow<'v, [u8]>> {
        find(self.params, "opaque").map(|(value, _)| unquote(value))
    }

    /// What is protected.
    #[must_use]
    pub fn qop(&self) -> Option<&'v str> {
        text(self.params, "qop")
    }

    /// How many requests with this nonce there have been, this one included.
    #[must_use]
    pub const fn nonce_count(&self) -> Option<u32> {
        self.nonce_count
    }
}

impl AuthParams<'_> {
    /// Requests with this nonce, `nc` of Authentication-Info: eight hexadecimal digits (RFC 7616 §3.5).
    #[must_use]
    pub fn nonce_count(&self) -> Option<Result<u32, ParseError>> {
        let (digits, at) = find(self, "nc")?;
        Some(hex(digits, 8, &NONCE_COUNT).map_err(|error| error.moved_by(at)))
    }

    /// The nonce for the next request.
    #[must_use]
    pub fn next_nonce(&self) -> Option<Cow<'_, [u8]>> {
        self.get("nextnonce")
    }

    /// The server's proof that it knows the password.
    #[must_use]
    pub fn response_auth(&self) -> Option<Secret<Cow<'_, [u8]>>> {
        self.get("rspauth").map(Secret::new)
    }
}
