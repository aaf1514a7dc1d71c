use alloc::borrow::Cow;
use core::fmt;

use offhook_base::{ErrorKind, ParseError, Rule, Secret};

use crate::CryptoSuite;
use crate::attribute::attribute_value;
use crate::attribute::shape::reject_leading_zero;
use crate::grammar::{Cursor, number};

static RULE: Rule = Rule::new("a=crypto", "RFC 4568 §9.1");

offhook_base::registry! {
    /// Parameters of an SRTP session, for `a=crypto` (RFC 4568 §6.3).
    pub text struct SrtpSessionParameter {
        /// Keys are derived anew after so many packets, a power of 2: 0 to 24 (RFC 4568).
        KDR = "KDR";
        /// RTP is not encrypted (RFC 4568).
        UNENCRYPTED_SRTP = "UNENCRYPTED_SRTP";
        /// RTCP is not encrypted (RFC 4568).
        UNENCRYPTED_SRTCP = "UNENCRYPTED_SRTCP";
        /// RTP is not authenticated (RFC 4568).
        UNAUTHENTICATED_SRTP = "UNAUTHENTICATED_SRTP";
        /// Whether error correction comes before or after encryption (RFC 4568).
        FEC_ORDER = "FEC_ORDER";
        /// Keys of the stream of error correction (RFC 4568).
        FEC_KEY = "FEC_KEY";
        /// How late packets may come, at least 64 (RFC 4568).
        WSH = "WSH";
    }
}

/// One key of an [`Crypto`], with how long and for which packets it is used (RFC 4568 §6.1). `Debug` hides it.
///
/// ```
/// use offhook_sdp::Crypto;
///
/// let crypto = Crypto::parse(b"1 AES_CM_128_HMAC_SHA1_80 inline:PS1uQCVeeCFCanVmcjkpPywjNWhcYD0mXXtxaVBR|2^20|1:4")?;
/// let key = crypto.keys().next().unwrap();
/// assert_eq!((key.method(), key.lifetime_packets(), key.master_key_identifier()), ("inline", Some(1 << 20), Some(("1", 4))));
/// # Ok::<(), offhook_sdp::ParseError>(())
/// ```
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct CryptoKey<'s> {
    method: &'s str,
    info: Secret<&'s str>,
}

impl<'s> CryptoKey<'s> {
    /// `inline`, and nothing else so far.
    #[must_use]
    pub const fn method(&self) -> &'s str {
        self.method
    }

    /// Key and salt in base64.
    #[must_use]
    pub fn key(&self) -> Secret<&'s str> {
        Secret::new(self.info.expose().split('|').next().unwrap_or_default())
    }

    /// Packets that the key is used for, of which `2^20` is a short form; as many as the suite allows where nothing is
    /// said, at most [`MAX_LIFETIME`](Crypto::MAX_LIFETIME).
    #[must_use]
    pub fn lifetime_packets(&self) -> Option<u64> {
        let lifetime = self.parts().find(|part| !part.contains(':'))?;
        match lifetime.strip_prefix("2^") {
            Some(power) => 1u64.checked_shl(power.parse().ok()?),
            None => lifetime.parse().ok(),
        }
    }

    /// Number of the key in the packets, and the octets that it has there, 1 to 128.
    #[must_use]
    pub fn master_key_identifier(&self) -> Option<(&'s str, u8)> {
        let (number, octets) = self.parts().find_map(|part| part.split_once(':'))?;
        Some((number, octets.parse().ok().filter(|octets| (1..=128).contains(octets))?))
    }

    fn parts(&self) -> impl Iterator<Item = &'s str> + use<'s> {
        self.info.expose().split('|').skip(1)
    }
}

/// Suite and key of SRTP in the description itself: `a=crypto` (RFC 4568).
///
/// `Debug` hides the key; `Display` prints it, because that is what goes to the wire.
///
/// ```
/// use offhook_sdp::{Crypto, CryptoSuite};
///
/// let crypto = Crypto::parse(b"1 AES_CM_128_HMAC_SHA1_80 inline:PS1uQCVeeCFCanVmcjkpPywjNWhcYD0mXXtxaVBR|2^20|1:4")?;
/// assert_eq!((crypto.tag(), crypto.suite()), (1, &CryptoSuite::AES_CM_128_HMAC_SHA1_80));
/// assert!(crypto.has_fitting_key());
/// assert!(!format!("{crypto:?}").contains("PS1u"));
/// # Ok::<(), offhook_sdp::ParseError>(())
/// ```
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct Crypto<'a> {
    tag: u32,
    suite: CryptoSuite<'a>,
    key_params: Secret<Cow<'a, str>>,
    session_params: Option<Cow<'a, str>>,
}

impl<'a> Crypto<'a> {
    /// Largest tag: nine digits (RFC 4568 §9.1).
    pub const MAX_TAG: u32 = 999_999_999;

    /// Most packets under one key: 2^48 of SRTP (RFC 4568 §6.1, RFC 3711 §9.2).
    pub const MAX_LIFETIME: u64 = 1 << 48;

    /// Reads the value of `a=crypto`.
    ///
    /// # Errors
    ///
    /// Without tag, suite or key; with a tag of more than nine digits or with zeros at its front, which the answer
    /// could not repeat (RFC 4568 §4.1); if the key method has no colon; or with a number out of its range: a lifetime
    /// of 0 or above 2^48, a key identifier of other than 1 to 128 octets (§6.1), `KDR` above 24, `WSH` below 64 (§6.3).
    pub fn parse(value: &'a [u8]) -> Result<Self, ParseError> {
        let mut cursor = Cursor::new(&RULE, value);
        reject_leading_zero(&cursor)?;
        let tag = cursor.number_u32(0, Self::MAX_TAG)?;
        cursor.space()?;
        let suite = CryptoSuite::new(cursor.text_while(|byte| byte.is_ascii_alphanumeric() || byte == b'_')?);
        cursor.space()?;
        let start = cursor.offset();
        let key_params = cursor.text_while(|byte| (0x21..=0x7e).contains(&byte))?;
        if !key_params
            .split(';')
            .all(|param| param.split_once(':').is_some_and(|(method, info)| !method.is_empty() && !info.is_empty()))
        {
            return Err(cursor.fault(start, ErrorKind::Missing));
        }
        check_keys(&cursor, start, key_params)?;
        let at = cursor.offset();
        let rest = cursor.rest();
        let before = rest.len().saturating_sub(rest.trim_ascii_start().len());
        let session_params = rest.trim_ascii();
        check_session(&cursor, at.saturating_add(before), session_params)?;
        if session_params.iter().any(|byte| !(0x20..=0x7e).contains(byte)) {
            let at = start.saturating_add(key_params.len());
            return Err(cursor.fault(at, ErrorKind::Unknown));
        }
        let session_params = crate::grammar::text(session_params);
        Ok(Self {
            tag,
            suite,
            key_params: Secret::new(Cow::Borrowed(key_params)),
            session_params: (!session_params.is_empty()).then_some(Cow::Borrowed(session_params)),
        })
    }

    /// What the answer names to choose this one.
    #[must_use]
    pub const fn tag(&self) -> u32 {
        self.tag
    }

    /// Cipher, authentication and their lengths.
    #[must_use]
    pub const fn suite(&self) -> &CryptoSuite<'a> {
        &self.suite
    }

    /// `inline:` and the key, with its lifetime and index; several are separated by semicolons.
    #[must_use]
    pub const fn key_params(&self) -> &Secret<Cow<'a, str>> {
        &self.key_params
    }

    /// The keys, in order.
    pub fn keys(&self) -> impl Iterator<Item = CryptoKey<'_>> + '_ {
        let params = self.key_params.expose().split(';');
        params
            .filter_map(|param| param.split_once(':'))
            .map(|(method, info)| CryptoKey { method, info: Secret::new(info) })
    }

    /// Parameters of the session, in order: name and value.
    pub fn session_parameters(&self) -> impl Iterator<Item = (SrtpSessionParameter<'_>, Option<&str>)> + '_ {
        let words = self.session_params.as_deref().unwrap_or_default().split(' ').filter(|word| !word.is_empty());
        words.map(|word| match word.split_once('=') {
            Some((name, value)) => (SrtpSessionParameter::new(name), Some(value)),
            None => (SrtpSessionParameter::new(word), None),
        })
    }

    /// `UNENCRYPTED_SRTP`, `KDR=…` and the like, as they were written.
    #[must_use]
    pub fn session_params(&self) -> Option<&str> {
        self.session_params.as_deref()
    }

    /// Octets of key and salt that the suite needs; `None` for a suite that is not registered with SRTP's own.
    #[must_use]
    pub fn key_octets(&self) -> Option<usize> {
        let name = self.suite.as_str();
        Some(match name {
            "AES_CM_128_HMAC_SHA1_80" | "AES_CM_128_HMAC_SHA1_32" | "F8_128_HMAC_SHA1_80" => 30,
            "AES_192_CM_HMAC_SHA1_80" | "AES_192_CM_HMAC_SHA1_32" => 38,
            "AES_256_CM_HMAC_SHA1_80" | "AES_256_CM_HMAC_SHA1_32" => 46,
            "AEAD_AES_128_GCM" => 28,
            "AEAD_AES_256_GCM" => 44,
            _ => return None,
        })
    }

    /// Whether every inline key has the length that the suite needs; always for a suite of which nothing is known.
    #[must_use]
    pub fn has_fitting_key(&self) -> bool {
        let Some(needed) = self.key_octets() else { return true };
        self.key_params.expose().split(';').all(|param| {
            let Some(info) = param.strip_prefix("inline:") else { return false };
            base64_octets(info.split('|').next().unwrap_or_default()) == Some(needed)
        })
    }

    /// Leaves the buffer that the text was read from.
    #[must_use]
    pub fn into_owned(self) -> Crypto<'static> {
        Crypto {
            tag: self.tag,
            suite: self.suite.into_owned(),
            key_params: Secret::new(Cow::Owned(self.key_params.into_exposed().into_owned())),
            session_params: self.session_params.map(|params| Cow::Owned(params.into_owned())),
        }
    }
}

/// The numbers of inline keys; what is no number is left to whoever asks for it. `start` is the offset of the keys.
fn check_keys(cursor: &Cursor<'_>, start: usize, params: &str) -> Result<(), ParseError> {
    let mut key_at = start;
    for param in params.split(';') {
        let mut at = key_at;
        for (nth, part) in param.split('|').enumerate() {
            if nth > 0 && param.starts_with("inline:") {
                if let Some((identifier, octets)) = part.split_once(':') {
                    let at = at.saturating_add(identifier.len()).saturating_add(1);
                    check_range(cursor, at, octets.as_bytes(), 1, 128)?;
                } else if let Some(power) = part.strip_prefix("2^") {
                    check_range(cursor, at.saturating_add(2), power.as_bytes(), 0, 48)?;
                } else {
                    check_range(cursor, at, part.as_bytes(), 1, Crypto::MAX_LIFETIME)?;
                }
            }
            at = at.saturating_add(part.len()).saturating_add(1);
        }
        key_at = key_at.saturating_add(param.len()).saturating_add(1);
    }
    Ok(())
}

/// The numbers among the parameters of the session, which begin at this offset.
fn check_session(cursor: &Cursor<'_>, start: usize, params: &[u8]) -> Result<(), ParseError> {
    let mut at = start;
    for word in params.split(|byte| *byte == b' ') {
        let value_at = at.saturating_add(4);
        if let Some(rate) = word.strip_prefix(b"KDR=") {
            check_range(cursor, value_at, rate, 0, 24)?;
        } else if let Some(window) = word.strip_prefix(b"WSH=") {
            check_range(cursor, value_at, window, 64, u64::MAX)?;
        }
        at = at.saturating_add(word.len()).saturating_add(1);
    }
    Ok(())
}

fn check_range(cursor: &Cursor<'_>, at: usize, digits: &[u8], min: u64, max: u64) -> Result<(), ParseError> {
    match number(digits) {
        Some(value) if value < min || value > max => Err(cursor.fault(at, ErrorKind::OutOfRange { value, min, max })),
        _ => Ok(()),
    }
}

/// How many octets a base64 text stands for (RFC 4648 §4), with or without the padding at its end.
fn base64_octets(text: &str) -> Option<usize> {
    let digits = text.trim_end_matches('=');
    let is_digit = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/');
    if !digits.bytes().all(is_digit) || digits.len() % 4 == 1 {
        return None;
    }
    Some(digits.len().saturating_mul(6) / 8)
}

impl fmt::Display for Crypto<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} {}", self.tag, self.suite, self.key_params.expose())?;
        self.session_params.as_ref().map_or(Ok(()), |params| write!(f, " {params}"))
    }
}

attribute_value!(Crypto<'a>, "crypto");
