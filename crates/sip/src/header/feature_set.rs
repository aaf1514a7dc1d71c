use alloc::string::String;
use alloc::vec::Vec;

use offhook_base::{ParseError, Rule};

use super::params::{ParamIter, Params, write_quoted};
use super::value::{FieldValue, Octets, ToValue, value_traits};
use crate::grammar::Cursor;

static FEATURE_SET: Rule = Rule::new("ac-value", "RFC 3841 §10");

/// What a user agent or a proxy can do: `"*" *( SEMI feature-param )`.
///
/// The value of Accept-Contact and Reject-Contact (RFC 3841 §9.2, §10), whose features are those of RFC 3840 §9, and of
/// Feature-Caps (RFC 6809 §6.2).
///
/// ```
/// use offhook_sip::FeatureSet;
///
/// let wanted = FeatureSet::parse(b"*;mobility=\"fixed\";+sip.message=\"TRUE\";explicit;require")?;
/// assert!(wanted.is_required() && wanted.is_explicit());
/// let features: Vec<_> = wanted.features().map(|feature| feature.name()).collect();
/// assert_eq!(features, ["mobility", "+sip.message"]);
/// # Ok::<(), offhook_sip::ParseError>(())
/// ```
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct FeatureSet<'a>(Params<'a>);

impl<'a> FeatureSet<'a> {
    /// No feature: `*`.
    #[must_use]
    pub const fn new() -> Self {
        Self(Params::NONE)
    }

    /// Reads a value that is all of `input`.
    ///
    /// # Errors
    ///
    /// The first octet that the grammar does not allow.
    pub fn parse(input: &'a [u8]) -> Result<Self, ParseError> {
        Self::parse_value(input)
    }

    #[cold]
    pub(crate) fn read(cursor: &mut Cursor<'a>) -> Result<Self, ParseError> {
        cursor.sws();
        cursor.expect(b'*', &FEATURE_SET)?;
        Params::read(cursor).map(Self)
    }

    /// Whether a contact that does not match is not to be called at all (RFC 3841 §7.2.4).
    #[must_use]
    pub fn is_required(&self) -> bool {
        self.0.contains("require")
    }

    /// Whether a contact that does not tell of a feature does not match (RFC 3841 §7.2.4).
    #[must_use]
    pub fn is_explicit(&self) -> bool {
        self.0.contains("explicit")
    }

    /// The features in order: all parameters but `require` and `explicit`.
    pub fn features(&self) -> impl Iterator<Item = <ParamIter<'_> as Iterator>::Item> {
        self.0.iter().filter(|param| {
            !param.name().eq_ignore_ascii_case("require") && !param.name().eq_ignore_ascii_case("explicit")
        })
    }

    /// All parameters.
    #[must_use]
    pub const fn params(&self) -> &Params<'a> {
        &self.0
    }

    /// The same with this parameter: in the place of one of the same name, or at the end (RFC 3261 §7.3.1).
    ///
    /// # Errors
    ///
    /// `name` is no token, or `value` holds a control character.
    pub fn with_param(mut self, name: &str, value: Option<&str>) -> Result<Self, ParseError> {
        self.0.set(name, value)?;
        Ok(self)
    }

    /// The same with this feature, in the place of one of the same name, or at the end; its values stand in quotes
    /// (RFC 3840 §9).
    ///
    /// # Errors
    ///
    /// `name` is no token, or `value` holds a control character.
    pub fn with_feature(mut self, name: &str, value: &str) -> Result<Self, ParseError> {
        if self.0.contains(name) {
            let mut quoted = Vec::new();
            write_quoted(value.as_bytes(), &mut quoted);
            self.0.set(name, Some(&String::from_utf8_lossy(&quoted)))?;
        } else {
            self.0.push_quoted(name, value)?;
        }
        Ok(self)
    }

    /// Leaves the buffer that the value was read from.
    #[must_use]
    pub fn into_owned(self) -> FeatureSet<'static> {
        FeatureSet(self.0.into_owned())
    }
}

impl ToValue for FeatureSet<'_> {
    fn write_to(&self, out: &mut impl Octets) {
        out.push(b'*');
        self.0.write(out);
    }
}

value_traits!(FeatureSet, FEATURE_SET);
