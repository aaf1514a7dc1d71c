use offhook_base::{ParseError, Rule};

use super::name_addr::NameAddr;
use super::quality::Quality;
use super::value::{FieldValue, Octets, ToValue, value_traits};
use crate::grammar::Cursor;

static CONTACT: Rule = Rule::new("Contact", "RFC 3261 §20.10");

/// `Contact` value: an address, or `*` for all of them (RFC 3261 §20.10): complete, there is nothing else.
///
/// ```
/// use offhook_sip::Contact;
///
/// assert_eq!(Contact::parse(b"*")?, Contact::Any);
/// let Contact::Address(contact) = Contact::parse(b"\"Mr. Watson\" <sip:watson@example.com>;q=0.7;expires=3600")? else {
///     unreachable!()
/// };
/// assert_eq!(contact.params().text("expires"), Some("3600"));
/// # Ok::<(), offhook_sip::ParseError>(())
/// ```
// The value lives on the stack of whoever asked; a box would cost an allocation.
#[allow(clippy::large_enum_variant)]
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Contact<'a> {
    /// `*`: all bindings of a registration.
    Any,
    /// One address.
    Address(NameAddr<'a>),
}

impl<'a> Contact<'a> {
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
        if cursor.rest().trim_ascii() == b"*" {
            cursor.skip(1);
            return Ok(Self::Any);
        }
        let address = NameAddr::read(cursor)?;
        address.params().look_unless(cursor, |param| {
            if param.is_named("q") {
                param.value().is_some_and(|q| Quality::parse(q).is_ok())
            } else {
                !param.is_named("expires") || param.is_short_number()
            }
        });
        Ok(Self::Address(address))
    }

    /// The address, if it is not `*`.
    #[must_use]
    pub const fn address(&self) -> Option<&NameAddr<'a>> {
        match self {
            Self::Any => None,
            Self::Address(address) => Some(address),
        }
    }

    /// `q`: how much this address is preferred to the others (RFC 3261 §20.10, §10.2.1.2); `None` if it is not said.
    ///
    /// An error's offset counts from the start of the parameter's value.
    ///
    /// ```
    /// use offhook_sip::{Contact, Quality};
    ///
    /// let contact = Contact::parse(b"<sip:watson@example.com>;q=0.7")?;
    /// assert_eq!(contact.q(), Some(Quality::parse(b"0.7")));
    /// assert_eq!(Contact::parse(b"<sip:watson@example.com>")?.q(), None);
    /// # Ok::<(), offhook_sip::ParseError>(())
    /// ```
    #[must_use]
    pub fn q(&self) -> Option<Result<Quality, ParseError>> {
        let q = self.address()?.params().get("q")?;
        // Without a value it ends where one should begin.
        Some(Quality::parse(q.value().unwrap_or_default()))
    }

    /// Leaves the buffer that the value was read from.
    #[must_use]
    pub fn into_owned(self) -> Contact<'static> {
        match self {
            Self::Any => Contact::Any,
            Self::Address(address) => Contact::Address(address.into_owned()),
        }
    }
}

impl ToValue for Contact<'_> {
    fn write_to(&self, out: &mut impl Octets) {
        match self {
            Self::Any => out.push(b'*'),
            Self::Address(address) => address.write_to(out),
        }
    }
}

value_traits!(Contact, CONTACT);
