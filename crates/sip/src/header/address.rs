//! What the header fields have in common whose value is an address with parameters of their own.

/// Makes a type over [`NameAddr`](super::NameAddr): reading, the address behind it, printing, equality and serde.
///
/// `check` looks at what was read: `fn(&Cursor, &NameAddr) -> Result<(), ParseError>`.
macro_rules! address_value {
    ($(#[$doc:meta])+ $ty:ident, $rule:ident, $check:expr) => {
        $(#[$doc])+
        #[derive(Clone, Debug, Eq, PartialEq)]
        pub struct $ty<'a>(NameAddr<'a>);

        impl<'a> $ty<'a> {
            /// Reads a value that is all of `input`.
            ///
            /// # Errors
            ///
            /// The first octet that the grammar does not allow, and what the field asks of its parameters.
            pub fn parse(input: &'a [u8]) -> Result<Self, ParseError> {
                Self::parse_value(input)
            }

            #[cold]
            pub(crate) fn read(cursor: &mut Cursor<'a>) -> Result<Self, ParseError> {
                let address = NameAddr::read(cursor)?;
                let check: fn(&Cursor<'_>, &NameAddr<'_>) -> Result<(), ParseError> = $check;
                check(cursor, &address)?;
                Ok(Self(address))
            }

            /// The address with all parameters.
            #[must_use]
            pub const fn address(&self) -> &NameAddr<'a> {
                &self.0
            }

            /// The address, taken out.
            #[must_use]
            pub fn into_address(self) -> NameAddr<'a> {
                self.0
            }

            /// The URI of the address.
            #[must_use]
            pub const fn uri(&self) -> &Uri<'a> {
                self.0.uri()
            }

            /// All parameters.
            #[must_use]
            pub const fn params(&self) -> &Params<'a> {
                self.0.params()
            }

            /// Leaves the buffer that the value was read from.
            #[must_use]
            pub fn into_owned(self) -> $ty<'static> {
                $ty(self.0.into_owned())
            }
        }

        impl ToValue for $ty<'_> {
            fn write_to(&self, out: &mut impl $crate::header::Octets) {
                self.0.write_to(out);
            }
        }

        value_traits!($ty, $rule);
    };
}
pub(crate) use address_value;
