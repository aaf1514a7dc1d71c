use alloc::string::{String, ToString};
use alloc::vec::Vec;

use offhook_base::Problem;
use offhook_sip::{Field, HeaderName, Message, MessageFinding, StartLine};
use serde::Serialize;

use super::sip_value::{fault, shape};
use super::value::{JsonText, JsonValue, section};

/// What `offhook sip parse --json` writes for one message.
///
/// ```
/// use offhook::json::SipMessage;
/// use offhook::sip::Message;
///
/// let message = Message::parse(b"BYE sip:a@b SIP/2.0\r\nCSeq: 2 BYE\r\nRoute: <sip:p;lr>\r\nRAck: x\r\n\r\n")?;
/// let json = serde_json::to_value(SipMessage::new(&message))?;
/// assert_eq!(json["kind"], "request");
/// assert_eq!(json["headers"][0], serde_json::json!({"name": "CSeq", "value": "2 BYE"}));
/// assert_eq!(json["typed"]["cseq"], serde_json::json!({"number": 2, "method": "BYE"}));
/// assert_eq!(json["typed"]["route"][0]["params"], serde_json::json!([]));
/// assert_eq!(json["typed"]["rack"]["error"], "unexpected byte 0x78");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct SipMessage {
    /// The file, where there are several inputs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
    /// Octets of the stream before the message, where it comes from one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub position: Option<u64>,
    /// The start line.
    #[serde(flatten)]
    pub start: SipStart,
    /// Every header field, in order.
    pub headers: Vec<SipHeader>,
    /// Values by field, under the field's name in snake case: a field that may have several has an array.
    ///
    /// In place of a value that can't be read stands an object with `error`, `offset` and `rule`. Free text has no key.
    pub typed: JsonValue,
    /// The body.
    pub body: SipBody,
    /// What breaks a rule, in the order of the places.
    pub findings: Vec<SipFinding>,
}

/// The start line of a [`SipMessage`].
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "lowercase", tag = "kind")]
#[non_exhaustive]
pub enum SipStart {
    /// Of a request.
    Request {
        /// The method.
        method: String,
        /// The Request-URI as written.
        uri: JsonText,
        /// `SIP/2.0`, or what stands in its place.
        version: String,
    },
    /// Of a response.
    Response {
        /// The response code.
        status: u16,
        /// The reason phrase.
        reason: JsonText,
        /// `SIP/2.0`, or what stands in its place.
        version: String,
    },
}

/// A header field of a [`SipMessage`].
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct SipHeader {
    /// The name: the long one where it is registered, else as written.
    pub name: String,
    /// The value, its line folding undone, without the white space around it.
    pub value: JsonText,
}

/// The body of a [`SipMessage`].
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct SipBody {
    /// Its octets.
    pub length: usize,
    /// What they are.
    pub text: JsonText,
}

/// A finding in a [`SipMessage`].
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct SipFinding {
    /// `error` or `warning`.
    pub level: String,
    /// The header field, `start line`, `Request-URI`, or `header field` for one that is not registered.
    pub header: &'static str,
    /// Octets from the start of the message.
    pub offset: usize,
    /// Document and section: `RFC 3261 18.3`.
    pub rule: String,
    /// What is wrong.
    pub message: String,
    /// Whether a tolerant receiver may go on as if nothing were wrong.
    pub repairable: bool,
    /// The response code of a strict server, if it answers because of this.
    pub response: Option<u16>,
}

impl SipMessage {
    /// The view of a message.
    #[must_use]
    pub fn new(message: &Message<'_>) -> Self {
        Self {
            file: None,
            position: None,
            start: SipStart::new(&message.start_line()),
            headers: message.fields().map(|field| SipHeader::new(&field)).collect(),
            typed: typed(message),
            body: SipBody { length: message.body().len(), text: JsonText::new(message.body()) },
            findings: message.findings().iter().map(SipFinding::new).collect(),
        }
    }

    /// The same with the name of the file.
    #[must_use]
    pub fn with_file(self, file: impl Into<String>) -> Self {
        Self { file: Some(file.into()), ..self }
    }

    /// The same with its place in a stream.
    #[must_use]
    pub fn with_position(self, position: u64) -> Self {
        Self { position: Some(position), ..self }
    }
}

impl SipStart {
    fn new(line: &StartLine<'_>) -> Self {
        match line {
            StartLine::Request(line) => Self::Request {
                method: line.method().as_str().into(),
                uri: JsonText::new(line.uri_as_written()),
                version: line.version().into(),
            },
            StartLine::Status(line) => Self::Response {
                status: line.status().code(),
                reason: JsonText::new(line.reason_phrase()),
                version: line.version().into(),
            },
        }
    }
}

impl SipHeader {
    fn new(field: &Field<'_>) -> Self {
        Self { name: field.name().as_str().into(), value: JsonText::new(&field.to_unfolded()) }
    }
}

impl SipFinding {
    fn new(finding: &MessageFinding) -> Self {
        let problem = finding.problem();
        Self {
            level: finding.level().to_string(),
            header: problem.field(),
            offset: finding.offset(),
            rule: section(finding.rule().source()),
            message: problem.to_string(),
            repairable: problem.is_repairable(),
            response: problem.response().map(|status| status.code()),
        }
    }
}

/// The values of all fields with a typed form, in the order in which the fields come first.
fn typed(message: &Message<'_>) -> JsonValue {
    let mut found: Vec<(HeaderName<'_>, Vec<JsonValue>)> = Vec::new();
    for field in message.fields().filter(|field| field.name().is_known()) {
        let name = field.name();
        let values = field.typed().map(|value| match value {
            Ok(value) => shape(&name, &value),
            Err(error) => Some(fault(&error)),
        });
        let Some(values) = values.collect::<Option<Vec<_>>>() else { continue };
        match found.iter_mut().find(|(known, _)| *known == name) {
            Some((_, all)) => all.extend(values),
            None => found.push((name, values)),
        }
    }
    let entries = found.into_iter().map(|(name, mut values)| {
        let value = if name.is_single() {
            values.truncate(1);
            values.pop().unwrap_or(JsonValue::Null)
        } else {
            JsonValue::List(values)
        };
        (name.as_str().to_ascii_lowercase().replace('-', "_"), value)
    });
    JsonValue::Object(entries.collect())
}
