use alloc::borrow::Cow;
use core::fmt;

use offhook_base::{ErrorKind, ParseError, Rule};

use crate::PayloadType;
use crate::attribute::attribute_value;
use crate::grammar::{Cursor, is_token};

static RULE: Rule = Rule::new("a=rtcp-fb", "RFC 4585 §4.2");

offhook_base::registry! {
    /// Kind of feedback that a receiver sends, for `a=rtcp-fb` (RFC 4585 §4.2).
    pub text struct FeedbackType {
        /// Receipt of packets is confirmed (RFC 4585, RFC 8859).
        ACK = "ack";
        /// For the application to say (RFC 4585, RFC 8859).
        APP = "app";
        /// Codec control messages (RFC 5104, RFC 8859).
        CCM = "ccm";
        /// Loss of packets or pictures is reported (RFC 4585, RFC 8859).
        NACK = "nack";
        /// Least interval between regular reports, in milliseconds (RFC 4585, RFC 8859).
        TRR_INT = "trr-int";
        /// A region of interest of the receiver's choice (3GPP TS 26.114 v16.3.0).
        N3GPP_ROI_ARBITRARY = "3gpp-roi-arbitrary";
        /// A region of interest of the sender's list (3GPP TS 26.114 v16.3.0).
        N3GPP_ROI_PREDEFINED = "3gpp-roi-predefined";
        /// Additional delay that is asked for (3GPP TS 26.114 v16.3.0).
        N3GPP_DELAY_BUDGET = "3gpp-delay-budget";
        /// Where the viewer looks (3GPP TS 26.114).
        N3GPP_VIEWPORT = "3gpp-viewport";
    }
}

offhook_base::registry! {
    /// What [`FeedbackType::ACK`] and [`FeedbackType::NACK`] are about (RFC 4585 §4.2).
    pub text struct FeedbackParameter {
        /// Slices that were lost; with `nack` (RFC 4585, RFC 8859).
        SLI = "sli";
        /// A picture that was lost; with `nack` (RFC 4585, RFC 8859).
        PLI = "pli";
        /// A reference picture; with `ack` and `nack` (RFC 4585, RFC 8859).
        RPSI = "rpsi";
        /// For the application to say; with `ack` and `nack` (RFC 4585, RFC 8859).
        APP = "app";
        /// Rapid acquisition of a multicast; with `nack` (RFC 6285, RFC 8859).
        RAI = "rai";
        /// Loss as a third party sees it; with `nack` (RFC 6642, RFC 8859).
        TLLEI = "tllei";
        /// Loss of a picture as a third party sees it; with `nack` (RFC 6642, RFC 8859).
        PSLEI = "pslei";
        /// Marks of congestion; with `nack` (RFC 6679, RFC 8859).
        ECN = "ecn";
        /// Arrival of each packet, for congestion control; with `ack` (RFC 8888).
        CCFB = "ccfb";
    }
}

offhook_base::registry! {
    /// What [`FeedbackType::CCM`] asks for (RFC 5104 §7.1).
    pub text struct CodecControl {
        /// A full intra picture (RFC 5104, RFC 8859).
        FIR = "fir";
        /// A limit of the bit rate (RFC 5104, RFC 8859).
        TMMBR = "tmmbr";
        /// Sharper pictures or more of them (RFC 5104, RFC 8859).
        TSTR = "tstr";
        /// Back channel of H.271 (RFC 5104, RFC 8859).
        VBCM = "vbcm";
        /// A pause of the stream (RFC 7728, RFC 8859).
        PAUSE = "pause";
        /// A refresh of a layer (RFC 9627).
        LRR = "lrr";
    }
}

/// Feedback that a receiver may send for a format, or for all of the section: `a=rtcp-fb` (RFC 4585 §4.2, RFC 5104 §7.1).
///
/// ```
/// use offhook_sdp::{FeedbackParameter, FeedbackType, PayloadType, RtcpFb};
///
/// let feedback = RtcpFb::parse(b"98 nack rpsi")?;
/// assert_eq!(feedback.payload_type(), Some(PayloadType::from_code(98)));
/// assert_eq!(*feedback.feedback_type(), FeedbackType::NACK);
/// assert_eq!(feedback.parameter(), Some(FeedbackParameter::RPSI.as_str()));
///
/// let feedback = RtcpFb::parse(b"* ccm tmmbr smaxpr=120")?;
/// assert_eq!((feedback.payload_type(), feedback.rest()), (None, Some("smaxpr=120")));
/// assert_eq!(RtcpFb::parse(b"* trr-int 100")?.interval_ms(), Some(100));
/// # Ok::<(), offhook_sdp::ParseError>(())
/// ```
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct RtcpFb<'a> {
    payload_type: Option<PayloadType>,
    feedback_type: FeedbackType<'a>,
    /// A token, and whatever follows it after a space.
    parameters: Cow<'a, str>,
}

impl<'a> RtcpFb<'a> {
    /// Reads the value of `a=rtcp-fb`.
    ///
    /// # Errors
    ///
    /// With a payload type above 127, without a kind of feedback, or if `trr-int` has no number.
    pub fn parse(value: &'a [u8]) -> Result<Self, ParseError> {
        let mut cursor = Cursor::new(&RULE, value);
        let payload_type =
            if cursor.skip(b'*') { None } else { Some(PayloadType::from_code(cursor.number_u8(0, PayloadType::MAX)?)) };
        cursor.space()?;
        let is_id = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
        let feedback_type = FeedbackType::new(cursor.text_while(is_id)?);
        let mut parameters = "";
        if feedback_type == FeedbackType::TRR_INT {
            cursor.space()?;
            let start = cursor.offset();
            cursor.number_u32(0, u32::MAX)?;
            cursor.end()?;
            parameters = cursor.since(start);
        } else if !cursor.remaining().trim_ascii_end().is_empty() {
            cursor.space()?;
            let start = cursor.offset();
            // A parameter begins with a token; what follows it is any text.
            cursor.token()?;
            if !cursor.is_done() {
                cursor.space()?;
                if !cursor.is_done() {
                    cursor.free_text()?;
                }
            }
            parameters = cursor.since(start);
        }
        Ok(Self { payload_type, feedback_type, parameters: Cow::Borrowed(parameters) })
    }

    /// Feedback for a payload type, or for all of the section; `parameters` begin with a token, or are empty.
    ///
    /// # Errors
    ///
    /// As [`parse`](Self::parse).
    pub fn new(
        payload_type: Option<PayloadType>,
        feedback_type: FeedbackType<'a>,
        parameters: &'a str,
    ) -> Result<Self, ParseError> {
        let fault = |kind| ParseError::new(&RULE, 0, kind);
        if !is_token(feedback_type.as_str().as_bytes()) {
            return Err(fault(ErrorKind::Unknown));
        }
        let built = Self { payload_type, feedback_type, parameters: Cow::Borrowed(parameters) };
        // The one check that there is, on the one text that goes out.
        let text = alloc::string::ToString::to_string(&built);
        match RtcpFb::parse(text.as_bytes()) {
            Ok(read) if read == built => Ok(built),
            Ok(_) => Err(fault(ErrorKind::Byte(b' '))),
            Err(error) => Err(error),
        }
    }

    /// The format that it is for; `None` (`*`) for all of the section.
    #[must_use]
    pub const fn payload_type(&self) -> Option<PayloadType> {
        self.payload_type
    }

    /// Kind of feedback.
    #[must_use]
    pub const fn feedback_type(&self) -> &FeedbackType<'a> {
        &self.feedback_type
    }

    /// First word after the kind: a [`FeedbackParameter`], a [`CodecControl`], or what the kind defines.
    ///
    /// `nack` without one reports lost packets one by one (RFC 4585 §6.2.1).
    #[must_use]
    pub fn parameter(&self) -> Option<&str> {
        self.parameters.split(' ').next().filter(|word| !word.is_empty())
    }

    /// What follows the first word.
    #[must_use]
    pub fn rest(&self) -> Option<&str> {
        self.parameters.split_once(' ').map(|(_, rest)| rest.trim_ascii_start())
    }

    /// Least interval between regular reports in milliseconds, of [`FeedbackType::TRR_INT`].
    #[must_use]
    pub fn interval_ms(&self) -> Option<u32> {
        (self.feedback_type == FeedbackType::TRR_INT).then(|| self.parameters.parse().ok())?
    }

    /// Whether it is for a payload type, by its number or by `*`.
    #[must_use]
    pub fn is_for(&self, payload_type: PayloadType) -> bool {
        self.payload_type.is_none_or(|own| own == payload_type)
    }

    /// Leaves the buffer that the text was read from.
    #[must_use]
    pub fn into_owned(self) -> RtcpFb<'static> {
        RtcpFb {
            payload_type: self.payload_type,
            feedback_type: self.feedback_type.into_owned(),
            parameters: Cow::Owned(self.parameters.into_owned()),
        }
    }
}

impl fmt::Display for RtcpFb<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.payload_type {
            Some(payload_type) => write!(f, "{} {}", payload_type.code(), self.feedback_type)?,
            None => write!(f, "* {}", self.feedback_type)?,
        }
        if self.parameters.is_empty() { Ok(()) } else { write!(f, " {}", self.parameters) }
    }
}

attribute_value!(RtcpFb<'a>, "rtcp-fb");
