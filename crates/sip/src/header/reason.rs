use alloc::borrow::Cow;
use alloc::vec::Vec;

use offhook_base::{ParseError, Rule};

use super::params::Params;
use super::q850::Q850Cause;
use super::value::{FieldValue, Octets, ToValue, value_traits};
use super::view;
use crate::ascii::Ascii;
use crate::grammar::Cursor;
use crate::status::StatusCode;

static REASON: Rule = Rule::new("Reason", "RFC 3326 §2");
static CAUSE: Rule = Rule::new("protocol-cause", "RFC 3326 §2");

/// Why a request was sent or a call ended: `protocol *( SEMI reason-params )` (RFC 3326).
///
/// A message may have many, of one protocol too (RFC 9366).
///
/// ```
/// use offhook_sip::{Reason, ReasonProtocol};
///
/// let reason = Reason::parse(b"Q.850;cause=16;text=\"Normal call clearing\"")?;
/// assert_eq!(reason.protocol(), ReasonProtocol::Q850);
/// assert_eq!(reason.cause(), Some(16));
/// assert_eq!(reason.text().as_deref(), Some(&b"Normal call clearing"[..]));
/// # Ok::<(), offhook_sip::ParseError>(())
/// ```
#[derive(Clone, Debug, Eq)]
pub struct Reason<'a> {
    protocol: Ascii<'a>,
    params: Params<'a>,
}

impl<'a> Reason<'a> {
    /// Protocol of a reason whose cause is a SIP response code.
    pub const SIP: &'static str = "SIP";
    /// Protocol of a reason whose cause is a value of ITU-T Q.850.
    pub const Q850: &'static str = "Q.850";

    /// A cause of a protocol, with an optional text.
    ///
    /// # Errors
    ///
    /// `protocol` is no token, or `text` holds a control character.
    pub fn new(protocol: &'a str, cause: u16, text: Option<&str>) -> Result<Self, ParseError> {
        let mut value = Self::parse(protocol.as_bytes())?;
        let mut digits = Vec::new();
        super::value::write_number(u64::from(cause), &mut digits);
        value.params.push("cause", Some(crate::grammar::ascii(&digits)))?;
        if let Some(text) = text {
            value.params.push_quoted("text", text)?;
        }
        Ok(value)
    }

    /// Reads a value that is all of `input`.
    ///
    /// # Errors
    ///
    /// The first octet that the grammar does not allow.
    pub fn parse(input: &'a [u8]) -> Result<Self, ParseError> {
        Self::parse_value(input)
    }

    pub(crate) fn read(cursor: &mut Cursor<'a>) -> Result<Self, ParseError> {
        cursor.sws();
        let (protocol, params) = (cursor.word(&REASON)?, Params::read(cursor)?);
        params.look_unless(cursor, |param| !param.is_named("cause") || param.is_short_number());
        Ok(Self { protocol, params })
    }

    /// The protocol that the cause is a number of.
    #[must_use]
    pub fn protocol(&self) -> ReasonProtocol<'_> {
        ReasonProtocol::new(self.protocol.as_str())
    }

    /// Whether it is this protocol, in any case.
    #[must_use]
    pub fn is_protocol(&self, protocol: &str) -> bool {
        self.protocol.is(protocol)
    }

    /// The cause as a number of its protocol, whatever that is; `None` if there is none, or it is no number up to
    /// 65535.
    #[must_use]
    pub fn cause(&self) -> Option<u16> {
        let cause = view::number(&self.params, "cause", u16::MAX.into(), &REASON)?.ok()?;
        u16::try_from(cause).ok()
    }

    /// The cause in the terms of its protocol.
    ///
    /// An error's offset counts from the start of the parameter's value.
    ///
    /// ```
    /// use offhook_sip::{Q850Cause, Reason, ReasonCause};
    ///
    /// let reason = Reason::parse(b"Q.850;cause=17")?;
    /// assert_eq!(reason.typed_cause(), Some(Ok(ReasonCause::Q850(Q850Cause::USER_BUSY))));
    /// assert!(Reason::parse(b"Q.850;cause=128")?.typed_cause().is_some_and(|cause| cause.is_err()));
    /// # Ok::<(), offhook_sip::ParseError>(())
    /// ```
    #[must_use]
    pub fn typed_cause(&self) -> Option<Result<ReasonCause, ParseError>> {
        let value = self.params.get("cause")?.value().unwrap_or_default();
        let mut cursor = Cursor::new(value);
        let (min, max) = match self.protocol() {
            protocol if protocol == ReasonProtocol::SIP => (100, 699),
            protocol if protocol == ReasonProtocol::Q850 => (1, 127),
            _ => (0, u64::from(u32::MAX)),
        };
        let number = cursor.number(min, max, &CAUSE).and_then(|number| cursor.end(&CAUSE).map(|()| number));
        Some(number.map(|number| match max {
            699 => ReasonCause::Sip(StatusCode::from_code(u16::try_from(number).unwrap_or_default())),
            127 => ReasonCause::Q850(Q850Cause::from_code(u8::try_from(number).unwrap_or_default())),
            _ => ReasonCause::Other(u32::try_from(number).unwrap_or(u32::MAX)),
        }))
    }

    /// Where in the telephone network the cause came up (RFC 8606 §4).
    #[must_use]
    pub fn location(&self) -> Option<CauseLocation<'_>> {
        view::word(&self.params, "location").map(CauseLocation::new)
    }

    /// The text for people, without its quotes.
    #[must_use]
    pub fn text(&self) -> Option<Cow<'_, [u8]>> {
        self.params.get("text").and_then(|text| text.to_unquoted())
    }

    /// All parameters.
    #[must_use]
    pub const fn params(&self) -> &Params<'a> {
        &self.params
    }

    /// Leaves the buffer that the value was read from.
    #[must_use]
    pub fn into_owned(self) -> Reason<'static> {
        Reason { protocol: self.protocol.into_owned(), params: self.params.into_owned() }
    }
}

impl PartialEq<Reason<'_>> for Reason<'_> {
    fn eq(&self, other: &Reason<'_>) -> bool {
        self.protocol.is_same(&other.protocol) && self.params == other.params
    }
}

impl ToValue for Reason<'_> {
    fn write_to(&self, out: &mut impl Octets) {
        out.extend_from_slice(self.protocol.as_bytes());
        self.params.write(out);
    }
}

value_traits!(Reason, REASON);

/// The cause of a [`Reason`] in the terms of its protocol.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize))]
#[non_exhaustive]
pub enum ReasonCause {
    /// A response code, 100 to 699.
    Sip(StatusCode),
    /// A cause of a telephone network, 1 to 127.
    Q850(Q850Cause),
    /// A number of another protocol.
    Other(u32),
}

offhook_base::registry! {
    /// Where in a telephone network a cause came up (RFC 8606 §4; ITU-T Q.850 §2.2.3).
    pub token struct CauseLocation {
        /// The user.
        USER = "U";
        /// Private network serving the local user.
        PRIVATE_LOCAL = "LPN";
        /// Public network serving the local user.
        PUBLIC_LOCAL = "LN";
        /// Transit network.
        TRANSIT = "TN";
        /// Public network serving the remote user.
        PUBLIC_REMOTE = "RLN";
        /// Private network serving the remote user.
        PRIVATE_REMOTE = "RPN";
        /// Code 6, which has no meaning of its own.
        LOC_6 = "LOC-6";
        /// International network.
        INTERNATIONAL = "INTL";
        /// Code 8, which has no meaning of its own.
        LOC_8 = "LOC-8";
        /// Code 9, which has no meaning of its own.
        LOC_9 = "LOC-9";
        /// Network beyond the point of interworking.
        BEYOND_INTERWORKING = "BI";
        /// Code 11, which has no meaning of its own.
        LOC_11 = "LOC-11";
        /// Code 12, reserved for national use.
        LOC_12 = "LOC-12";
        /// Code 13, reserved for national use.
        LOC_13 = "LOC-13";
        /// Code 14, reserved for national use.
        LOC_14 = "LOC-14";
        /// Code 15, reserved for national use.
        LOC_15 = "LOC-15";
    }
}

offhook_base::registry! {
    /// Protocol that the cause of a [`Reason`] is a number of (RFC 3326 §2; IANA reason protocols).
    pub token struct ReasonProtocol {
        /// A response code of SIP (RFC 3261).
        SIP = "SIP";
        /// A cause of a telephone network (ITU-T Q.850).
        Q850 = "Q.850";
        /// A call that a more important one took the place of (RFC 4411).
        PREEMPTION = "Preemption";
        /// EPS mobility management (3GPP TS 24.301 subclause 9.9.3.9, Table 9.9.3.9.1).
        EMM = "EMM";
        /// EPS session management (3GPP TS 24.301 subclause 9.9.4.4, Table 9.9.4.4.1).
        ESM = "ESM";
        /// Radio network layer of S1 (3GPP TS 36.413).
        S1AP_RNL = "S1AP-RNL";
        /// Transport layer of S1 (3GPP TS 36.413 subclause 9.2.1.3).
        S1AP_TL = "S1AP-TL";
        /// Non-access stratum of S1 (3GPP TS 36.413 subclause 9.2.1.3).
        S1AP_NAS = "S1AP-NAS";
        /// Other causes of S1 (3GPP TS 36.413 subclause 9.2.1.3).
        S1AP_MISC = "S1AP-MISC";
        /// Protocol causes of S1 (3GPP TS 36.413 subclause 9.2.1.3).
        S1AP_PROT = "S1AP-PROT";
        /// Result codes of Diameter (3GPP TS 29.274 subclause 8.103).
        DIAMETER = "DIAMETER";
        /// Notify types of IKEv2 (3GPP TS 29.274 subclause 8.103).
        IKEV2 = "IKEV2";
        /// Why a terminal released (3GPP TS 24.229).
        RELEASE_CAUSE = "RELEASE_CAUSE";
        /// Why a session failed (3GPP TS 24.229 v14.4.0).
        FAILURE_CAUSE = "FAILURE_CAUSE";
        /// What was wrong with a signed identity (RFC 8224).
        STIR = "STIR";
        /// 5GS mobility management (3GPP TS 24.501 subclause 9.11.3.2).
        FIVE_G_MM = "5GMM";
        /// 5GS session management (3GPP TS 24.501 subclause 9.11.4.2).
        FIVE_G_SM = "5GSM";
        /// Radio network layer of NG (3GPP TS 38.413 subclause 9.3.1.2).
        NGAP_RNL = "NGAP-RNL";
        /// Transport layer of NG (3GPP TS 38.413 subclause 9.3.1.2).
        NGAP_TL = "NGAP-TL";
        /// Non-access stratum of NG (3GPP TS 38.413 subclause 9.3.1.2).
        NGAP_NAS = "NGAP-NAS";
        /// Other causes of NG (3GPP TS 38.413 subclause 9.3.1.2).
        NGAP_MISC = "NGAP-MISC";
        /// Protocol causes of NG (3GPP TS 38.413 subclause 9.3.1.2).
        NGAP_PROT = "NGAP-PROT";
    }
}
