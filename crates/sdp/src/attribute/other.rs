use alloc::borrow::Cow;
use core::fmt;

use crate::text_value::write_octets;

/// An attribute whose grammar is not known here: [`AttributeName`](crate::AttributeName) tells whether it is registered.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct OtherAttribute<'a> {
    name: Cow<'a, str>,
    value: Option<Cow<'a, [u8]>>,
}

impl<'a> OtherAttribute<'a> {
    pub(super) fn new(name: &'a str, value: Option<&'a [u8]>) -> Self {
        Self { name: Cow::Borrowed(name), value: value.map(Cow::Borrowed) }
    }

    /// The name before the colon.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What follows the colon; `None` without a colon.
    #[must_use]
    pub fn value(&self) -> Option<&[u8]> {
        self.value.as_deref()
    }

    /// Leaves the buffer that the attribute was read from.
    #[must_use]
    pub fn into_owned(self) -> OtherAttribute<'static> {
        OtherAttribute {
            name: Cow::Owned(self.name.into_owned()),
            value: self.value.map(|value| Cow::Owned(value.into_owned())),
        }
    }

    pub(super) fn write_value(&self, out: &mut Value<'_, '_>) -> fmt::Result {
        let Some(value) = &self.value else { return Ok(()) };
        if value.is_empty() {
            // A colon with nothing behind it is a value too.
            return out.write_empty();
        }
        write_octets(out, value)
    }
}

/// Writes the colon before the first of a value, and none where there is no value.
pub(super) struct Value<'v, 'f> {
    out: &'v mut fmt::Formatter<'f>,
    begun: bool,
}

impl fmt::Write for Value<'_, '_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        if !self.begun && !text.is_empty() {
            self.begun = true;
            self.out.write_str(":")?;
        }
        self.out.write_str(text)
    }
}

impl<'v, 'f> Value<'v, 'f> {
    pub(super) const fn new(out: &'v mut fmt::Formatter<'f>) -> Self {
        Self { out, begun: false }
    }

    /// The colon of a value that is empty and yet there.
    pub(super) fn write_empty(&mut self) -> fmt::Result {
        self.begun = true;
        self.out.write_str(":")
    }
}
