use offhook_base::{ErrorKind, ParseError, Rule};

use super::call_id::CallId;
use super::params::Params;
use super::value::{FieldValue, Octets, ToValue, value_traits};
use super::view::{exactly_once, offset_of};
use crate::grammar::Cursor;

static DIALOG_ID: Rule = Rule::new("Replaces", "RFC 3891 §6.1");
static TARGET_DIALOG: Rule = Rule::new("Target-Dialog", "RFC 4538 §7");

/// Names a dialogue: `callid *( SEMI param )`, the value of Replaces (RFC 3891 §6.1), Join (RFC 3911 §7.1) and
/// Target-Dialog (RFC 4538 §7).
///
/// ```
/// use offhook_sip::DialogId;
///
/// let replaces = DialogId::parse(b"98732@sip.example.com;from-tag=r33th4x0r;to-tag=ff87ff;early-only")?;
/// assert_eq!(replaces.call_id().as_str(), "98732@sip.example.com");
/// assert_eq!((replaces.from_tag(), replaces.to_tag()), (Some("r33th4x0r"), Some("ff87ff")));
/// assert!(replaces.is_early_only());
/// # Ok::<(), offhook_sip::ParseError>(())
/// ```
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct DialogId<'a> {
    call_id: CallId<'a>,
    params: Params<'a>,
}

impl<'a> DialogId<'a> {
    /// Reads a value that is all of `input`.
    ///
    /// # Errors
    ///
    /// The first octet that the grammar does not allow, or a tag that is missing or stands twice: `to-tag` and
    /// `from-tag` are mandatory, `local-tag` and `remote-tag` where one of them is there.
    pub fn parse(input: &'a [u8]) -> Result<Self, ParseError> {
        Self::parse_value(input)
    }

    /// Replaces and Join have `from-tag` and `to-tag`, Target-Dialog `local-tag` and `remote-tag`: a value that stands
    /// alone may be any of them.
    #[cold]
    pub(crate) fn read(cursor: &mut Cursor<'a>) -> Result<Self, ParseError> {
        let id = Self::read_any(cursor)?;
        let target = id.params.contains("local-tag") || id.params.contains("remote-tag");
        id.with_tags(cursor, target)
    }

    /// A value of Replaces or Join.
    #[cold]
    pub(crate) fn read_replaces(cursor: &mut Cursor<'a>) -> Result<Self, ParseError> {
        Self::read_any(cursor)?.with_tags(cursor, false)
    }

    /// A value of Target-Dialog.
    #[cold]
    pub(crate) fn read_target(cursor: &mut Cursor<'a>) -> Result<Self, ParseError> {
        Self::read_any(cursor)?.with_tags(cursor, true)
    }

    fn read_any(cursor: &mut Cursor<'a>) -> Result<Self, ParseError> {
        cursor.sws();
        Ok(Self { call_id: CallId::read(cursor)?, params: Params::read(cursor)? })
    }

    /// Each tag stands there once, and has a value.
    fn with_tags(self, cursor: &Cursor<'_>, target: bool) -> Result<Self, ParseError> {
        let (names, rule) =
            if target { (["local-tag", "remote-tag"], &TARGET_DIALOG) } else { (["to-tag", "from-tag"], &DIALOG_ID) };
        for name in names {
            let param = exactly_once(cursor, &self.params, name, rule)?;
            if param.value().is_none() {
                let behind = offset_of(cursor, param.name().as_bytes()).saturating_add(param.name().len());
                return Err(ParseError::new(rule, behind, ErrorKind::Missing));
            }
        }
        Ok(self)
    }

    /// The dialogue of these tags, as the receiver of Replaces or Join knows it.
    ///
    /// # Errors
    ///
    /// `call_id` or a tag is not what the grammar allows.
    pub fn new(call_id: &str, to_tag: &str, from_tag: &str) -> Result<DialogId<'static>, ParseError> {
        let mut id = DialogId { call_id: CallId::parse(call_id.as_bytes())?.into_owned(), params: Params::NONE };
        id.params.push("to-tag", Some(to_tag))?;
        id.params.push("from-tag", Some(from_tag))?;
        Ok(id)
    }

    /// The Call-ID of the dialogue.
    #[must_use]
    pub const fn call_id(&self) -> &CallId<'a> {
        &self.call_id
    }

    /// The tag of To, as the receiver of this value knows it: its own one.
    #[must_use]
    pub fn to_tag(&self) -> Option<&str> {
        self.params.text("to-tag")
    }

    /// The tag of From, as the receiver of this value knows it: the other side's one.
    #[must_use]
    pub fn from_tag(&self) -> Option<&str> {
        self.params.text("from-tag")
    }

    /// The tag of the sender's side, of Target-Dialog.
    #[must_use]
    pub fn local_tag(&self) -> Option<&str> {
        self.params.text("local-tag")
    }

    /// The tag of the receiver's side, of Target-Dialog.
    #[must_use]
    pub fn remote_tag(&self) -> Option<&str> {
        self.params.text("remote-tag")
    }

    /// Whether only a dialogue that is not answered yet may be replaced (RFC 3891 §3).
    #[must_use]
    pub fn is_early_only(&self) -> bool {
        self.params.contains("early-only")
    }

    /// All parameters.
    #[must_use]
    pub const fn params(&self) -> &Params<'a> {
        &self.params
    }

    /// Leaves the buffer that the value was read from.
    #[must_use]
    pub fn into_owned(self) -> DialogId<'static> {
        DialogId { call_id: self.call_id.into_owned(), params: self.params.into_owned() }
    }
}

impl ToValue for DialogId<'_> {
    fn write_to(&self, out: &mut impl Octets) {
        self.call_id.write_to(out);
        self.params.write(out);
    }
}

value_traits!(DialogId, DIALOG_ID);
