use offhook_base::{Level, Rule};

use crate::grammar::{self, Slips};

static SPACE_IN_BRACKETS: Rule = Rule::new("name-addr", "RFC 4475 §3.1.2.14");
static NO_BRACKETS: Rule = Rule::new("name-addr", "RFC 3261 §20.10");
static DISPLAY_SPACE: Rule = Rule::new("display-name", "RFC 4475 §3.1.1.6");
static THREE_COLONS: Rule = Rule::new("IPv6address", "RFC 5118 §4.10");
static RECEIVED: Rule = Rule::new("via-received", "RFC 5118 §4.5");
static HOSTNAME: Rule = Rule::new("hostname", "RFC 3261 §25.1");
static QUOTED: Rule = Rule::new("quoted-string", "RFC 3261 §25.1");
static PRIVACY: Rule = Rule::new("Privacy-hdr", "RFC 3323 §4.2");
static PRODUCTS: Rule = Rule::new("server-val", "RFC 3261 §20.41");
static PARAM: Rule = Rule::new("generic-param", "RFC 3261 §25.1");
pub(crate) static PARAM_ONCE: Rule = Rule::new("parameter-name", "RFC 3261 §7.3.1");
pub(crate) static URI_PARAM_ONCE: Rule = Rule::new("uri-parameter", "RFC 3261 §19.1.1");
pub(crate) static TEL_PARAM_ONCE: Rule = Rule::new("pname", "RFC 3966 §3");

/// What a tolerant grammar repaired in a value.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize))]
#[non_exhaustive]
pub enum Repair {
    /// White space between an angle bracket and the URI.
    SpaceInBrackets,
    /// A URI with headers stands without angle brackets.
    NoBrackets,
    /// No white space between an unquoted display name and `<`; receivers have to accept it (RFC 4475 §3.1.1.6).
    DisplaySpace,
    /// A parameter value holds octets that need quotes.
    ParamValue,
    /// A host name with an underscore.
    HostUnderscore,
    /// A host name with an empty label, or with a hyphen at the beginning or the end of one.
    HostLabel,
    /// A host name whose last label begins with a digit.
    HostDigit,
    /// Three colons before the dotted part of an IPv6 address (RFC 5118 §4.10).
    ThreeColons,
    /// Brackets around the address of `received` (RFC 5118 §4.5).
    ReceivedBrackets,
    /// A quoted string that is not UTF-8.
    QuotedUtf8,
    /// A semicolon without a parameter, or an `=` without a value.
    EmptyParam,
    /// Commas between values that semicolons part (RFC 3323 §4.2).
    Comma,
    /// Server or User-Agent has a piece that is neither a product nor a comment.
    Products,
    /// A parameter stands more than once, with one value: nothing is lost by reading the first one.
    ParamTwice,
    /// The same in a SIP URI.
    UriParamTwice,
    /// The same in a `tel` URI.
    TelParamTwice,
}

impl Repair {
    /// Those that a grammar notes by itself.
    const ALL: [(Slips, Self); 13] = [
        (grammar::SLIP_SPACE_IN_BRACKETS, Self::SpaceInBrackets),
        (grammar::SLIP_NO_BRACKETS, Self::NoBrackets),
        (grammar::SLIP_DISPLAY_SPACE, Self::DisplaySpace),
        (grammar::SLIP_PARAM_VALUE, Self::ParamValue),
        (grammar::SLIP_HOST_UNDERSCORE, Self::HostUnderscore),
        (grammar::SLIP_HOST_LABEL, Self::HostLabel),
        (grammar::SLIP_HOST_DIGIT, Self::HostDigit),
        (grammar::SLIP_THREE_COLONS, Self::ThreeColons),
        (grammar::SLIP_RECEIVED_BRACKETS, Self::ReceivedBrackets),
        (grammar::SLIP_QUOTED_UTF8, Self::QuotedUtf8),
        (grammar::SLIP_EMPTY_PARAM, Self::EmptyParam),
        (grammar::SLIP_COMMA, Self::Comma),
        (grammar::SLIP_PRODUCTS, Self::Products),
    ];

    /// The repairs that a set of slips stands for.
    pub(crate) fn of(slips: Slips) -> impl Iterator<Item = Self> {
        Self::ALL.into_iter().filter(move |(slip, _)| slips & slip != 0).map(|(_, repair)| repair)
    }

    pub(super) const fn level(self) -> Level {
        match self {
            Self::Products
            | Self::DisplaySpace
            | Self::HostUnderscore
            // Hosts may be named so, and are (RFC 1123 §2.1); SIP tells a name from an address by that digit.
            | Self::HostDigit
            | Self::ThreeColons
            | Self::ReceivedBrackets => Level::Warning,
            _ => Level::Error,
        }
    }

    pub(super) const fn text(self) -> &'static str {
        match self {
            Self::SpaceInBrackets => "white space inside the angle brackets",
            Self::NoBrackets => "a URI with headers needs angle brackets",
            Self::DisplaySpace => "no white space after the display name",
            Self::ParamValue => "a parameter value needs quotes",
            Self::HostUnderscore => "a host name has an underscore",
            Self::HostLabel => "a label of a host name is empty, or has a hyphen at an end",
            Self::HostDigit => "the last label of a host name begins with a digit",
            Self::ThreeColons => "three colons in an IPv6 address",
            Self::ReceivedBrackets => "brackets around a received address",
            Self::QuotedUtf8 => "a quoted string is not UTF-8",
            Self::EmptyParam => "a parameter without content",
            Self::Comma => "a comma in place of a semicolon",
            Self::Products => "neither a product nor a comment",
            Self::ParamTwice | Self::UriParamTwice | Self::TelParamTwice => "a parameter stands more than once",
        }
    }

    pub(super) const fn rule(self) -> &'static Rule {
        match self {
            Self::SpaceInBrackets => &SPACE_IN_BRACKETS,
            Self::NoBrackets => &NO_BRACKETS,
            Self::DisplaySpace => &DISPLAY_SPACE,
            Self::ThreeColons => &THREE_COLONS,
            Self::ReceivedBrackets => &RECEIVED,
            Self::HostUnderscore | Self::HostLabel | Self::HostDigit => &HOSTNAME,
            Self::QuotedUtf8 => &QUOTED,
            Self::Comma => &PRIVACY,
            Self::Products => &PRODUCTS,
            Self::ParamValue | Self::EmptyParam => &PARAM,
            Self::ParamTwice => &PARAM_ONCE,
            Self::UriParamTwice => &URI_PARAM_ONCE,
            Self::TelParamTwice => &TEL_PARAM_ONCE,
        }
    }
}
