use alloc::borrow::Cow;

use offhook_base::{ErrorKind, ParseError, Rule};

use super::params::Params;
use super::value::{FieldValue, Octets, ToValue, value_traits};
use super::view;
use crate::grammar::Cursor;

static EVENT: Rule = Rule::new("Event", "RFC 6665 §8.4");

offhook_base::registry! {
    /// Event package or template of [`Event`] and Allow-Events, compared octet by octet (RFC 6665 §8.2.1; IANA SIP
    /// event packages).
    pub text struct EventPackage {
        /// Completion of calls to busy or absent users (RFC 6910).
        CALL_COMPLETION = "call-completion";
        /// Certificate of a user (RFC 6072).
        CERTIFICATE = "certificate";
        /// Credential of a user (RFC 6072).
        CREDENTIAL = "credential";
        /// State of a conference (RFC 4575).
        CONFERENCE = "conference";
        /// Additions to a list that wait for consent (RFC 5362).
        CONSENT_PENDING_ADDITIONS = "consent-pending-additions";
        /// Calls of a user agent (RFC 4235).
        DIALOG = "dialog";
        /// Changes of an HTTP resource (RFC 5989).
        HTTP_MONITOR = "http-monitor";
        /// Key presses (RFC 4730).
        KPML = "kpml";
        /// Limits under overload (RFC 7200).
        LOAD_CONTROL = "load-control";
        /// Messages that wait (RFC 3842).
        MESSAGE_SUMMARY = "message-summary";
        /// Push-to-talk settings (RFC 4354).
        POC_SETTINGS = "poc-settings";
        /// Presence of a user (RFC 3856).
        PRESENCE = "presence";
        /// Registrations of an address (RFC 3680).
        REG = "reg";
        /// Progress of a REFER (RFC 3515).
        REFER = "refer";
        /// Policy for one session (RFC 6795).
        SESSION_SPEC_POLICY = "session-spec-policy";
        /// RTP statistics.
        SIEMENS_RTP_STATS = "Siemens-RTP-Stats";
        /// Detection points of a telephone network (RFC 3910).
        SPIRITS_INDPS = "spirits-INDPs";
        /// Profile of a user in a telephone network (RFC 3910).
        SPIRITS_USER_PROF = "spirits-user-prof";
        /// Configuration of a user agent (RFC 6080).
        UA_PROFILE = "ua-profile";
        /// Voice quality (RFC 6035).
        VQ_RTCPXR = "vq-rtcpxr";
        /// Template: who watches a resource (RFC 3857).
        WINFO = "winfo";
        /// Changes of an XCAP document (RFC 5875).
        XCAP_DIFF = "xcap-diff";
    }
}

/// What a subscription is for: `event-package *( "." event-template ) *( SEMI event-param )` (RFC 6665 §8.4).
///
/// ```
/// use offhook_sip::{Event, EventPackage};
///
/// let event = Event::parse(b"presence.winfo;id=17")?;
/// assert_eq!(event.package(), EventPackage::PRESENCE);
/// assert_eq!(event.templates().next(), Some(EventPackage::WINFO));
/// assert!(event.is_same_subscription(&Event::parse(b"presence.winfo;x=1;id=17")?));
/// assert!(!event.is_same_subscription(&Event::parse(b"presence.winfo")?));
/// # Ok::<(), offhook_sip::ParseError>(())
/// ```
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Event<'a> {
    event_type: Cow<'a, str>,
    params: Params<'a>,
}

impl<'a> Event<'a> {
    /// Reads a value that is all of `input`.
    ///
    /// # Errors
    ///
    /// The first octet that the grammar does not allow, a dot without a name around it too.
    pub fn parse(input: &'a [u8]) -> Result<Self, ParseError> {
        Self::parse_value(input)
    }

    #[cold]
    pub(crate) fn read(cursor: &mut Cursor<'a>) -> Result<Self, ParseError> {
        cursor.sws();
        let start = cursor.at();
        let event_type = cursor.token(&EVENT)?;
        if event_type.starts_with('.') {
            return Err(ParseError::new(&EVENT, start, ErrorKind::Byte(b'.')));
        }
        if let Some(at) = event_type.find("..") {
            return Err(ParseError::new(&EVENT, start.saturating_add(at).saturating_add(1), ErrorKind::Byte(b'.')));
        }
        if event_type.ends_with('.') {
            return Err(cursor.error(&EVENT));
        }
        Ok(Self { event_type: Cow::Borrowed(event_type), params: Params::read(cursor)? })
    }

    /// Package and templates, as written.
    #[must_use]
    pub fn event_type(&self) -> &str {
        &self.event_type
    }

    /// The package.
    #[must_use]
    pub fn package(&self) -> EventPackage<'_> {
        EventPackage::new(self.event_type.split('.').next().unwrap_or_default())
    }

    /// The templates that are applied to the package, in order.
    pub fn templates(&self) -> impl Iterator<Item = EventPackage<'_>> {
        self.event_type.split('.').skip(1).map(EventPackage::new)
    }

    /// The name of the subscription, where one dialogue has many of one kind.
    #[must_use]
    pub fn id(&self) -> Option<&str> {
        view::word(&self.params, "id")
    }

    /// Whether both name one subscription of a dialogue: type and `id` are equal octet by octet, and nothing else
    /// counts (RFC 6665 §8.2.1).
    #[must_use]
    pub fn is_same_subscription(&self, other: &Event<'_>) -> bool {
        self.event_type == other.event_type && self.id() == other.id()
    }

    /// All parameters.
    #[must_use]
    pub const fn params(&self) -> &Params<'a> {
        &self.params
    }

    /// The same with this parameter: in the place of one of the same name, or at the end (RFC 3261 §7.3.1).
    ///
    /// # Errors
    ///
    /// `name` is no token, or `value` holds a control character.
    pub fn with_param(mut self, name: &str, value: Option<&str>) -> Result<Self, ParseError> {
        self.params.set(name, value)?;
        Ok(self)
    }

    /// Leaves the buffer that the value was read from.
    #[must_use]
    pub fn into_owned(self) -> Event<'static> {
        Event { event_type: Cow::Owned(self.event_type.into_owned()), params: self.params.into_owned() }
    }
}

impl ToValue for Event<'_> {
    fn write_to(&self, out: &mut impl Octets) {
        out.extend_from_slice(self.event_type.as_bytes());
        self.params.write(out);
    }
}

value_traits!(Event, EVENT);
