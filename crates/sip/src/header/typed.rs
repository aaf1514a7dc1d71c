//! Which grammar the values of a header field follow, and a value of any of them.

use alloc::vec::Vec;
use core::fmt;

use offhook_base::{ParseError, Rule};

use super::auth::Auth;
use super::auth_params::AuthParams;
use super::call_id::CallId;
use super::charging::ChargingParams;
use super::contact::Contact;
use super::content_disposition::ContentDisposition;
use super::content_id::ContentId;
use super::cseq::CSeq;
use super::date::Date;
use super::dialog_id::DialogId;
use super::diversion::Diversion;
use super::entity_tag::EntityTag;
use super::event::Event;
use super::feature_set::FeatureSet;
use super::geolocation_error::GeolocationError;
use super::history_info::HistoryEntry;
use super::info_uri::InfoUri;
use super::language::LanguageTag;
use super::media_type::MediaType;
use super::name_addr::NameAddr;
use super::privacy::Privacy;
use super::products::Products;
use super::quality::{AcceptRange, Preference};
use super::rack::RAck;
use super::reason::Reason;
use super::referred_by::ReferredBy;
use super::remote_party_id::RemotePartyId;
use super::request_directive::RequestDirective;
use super::resource_priority::ResourcePriority;
use super::seconds::{RetryAfter, SessionExpires};
use super::session_id::SessionId;
use super::signed_identity::SignedIdentity;
use super::subscription_state::SubscriptionState;
use super::text::Text;
use super::timestamp::{MimeVersion, Timestamp};
use super::token_list::Token;
use super::token_params::TokenParams;
use super::user_to_user::UserToUser;
use super::value::{Octets, ToValue};
use super::via::Via;
use super::warning::Warning;
use crate::grammar::Cursor;
use crate::method::Method;
use crate::option_tag::OptionTag;

static MAX_FORWARDS: Rule = Rule::new("Max-Forwards", "RFC 3261 §20.22");
static CONTENT_LENGTH: Rule = Rule::new("Content-Length", "RFC 3261 §20.14");
static SECONDS: Rule = Rule::new("delta-seconds", "RFC 3261 §25.1");
static RSEQ: Rule = Rule::new("RSeq", "RFC 3262 §7.1");
static MAX_BREADTH: Rule = Rule::new("Max-Breadth", "RFC 5393 §5.3.1");

/// Makes [`HeaderValue`] and [`Grammar`]. Below `values`: a variant and its type. Below `grammars`: what a row of the
/// table of header fields may name, the variant that it gives, and the function that reads it.
macro_rules! header_values {
    (
        values { $($(#[doc = $doc:literal])+ $variant:ident;)+ }
        grammars { $($(#[doc = $about:literal])+ $grammar:ident => $made:ident, $read:expr;)+ }
    ) => {
        /// One value of a header field, typed by the grammar that the registry names for the field.
        ///
        /// What [`Field::typed`](crate::Field::typed) gives: for programs that treat all header fields alike. A
        /// program that looks for one field asks for its type, by [`Message::values`](crate::Message::values) or an
        /// accessor.
        ///
        /// ```
        /// use offhook_sip::{HeaderValue, Message};
        ///
        /// let message = Message::parse(b"BYE sip:a@b SIP/2.0\r\nCSeq: 2 BYE\r\nReason: SIP;cause=200\r\nX-Own: 1\r\n\r\n")?;
        /// let values: Result<Vec<HeaderValue<'_>>, _> = message.fields().flat_map(|field| field.typed()).collect();
        /// let [HeaderValue::CSeq(cseq), HeaderValue::Reason(reason), HeaderValue::Text(text)] = &values?[..] else {
        ///     unreachable!()
        /// };
        /// assert_eq!((cseq.number(), reason.cause(), text.as_bytes()), (2, Some(200), &b"1"[..]));
        /// # Ok::<(), offhook_sip::ParseError>(())
        /// ```
        // Lives on the stack of whoever asked; a box would cost an allocation.
        #[allow(clippy::large_enum_variant)]
        #[derive(Clone, Debug, Eq, PartialEq)]
        #[non_exhaustive]
        pub enum HeaderValue<'a> {
            $($(#[doc = $doc])+ $variant($variant<'a>),)+
            /// An instant.
            Date(Date),
            /// A version of MIME.
            MimeVersion(MimeVersion),
            /// A number: hops, octets, seconds, or the number of a response.
            Number(u32),
        }

        impl HeaderValue<'_> {
            /// Leaves the buffer that the value was read from.
            #[must_use]
            pub fn into_owned(self) -> HeaderValue<'static> {
                match self {
                    $(Self::$variant(value) => HeaderValue::$variant(value.into_owned()),)+
                    Self::Date(date) => HeaderValue::Date(date),
                    Self::MimeVersion(version) => HeaderValue::MimeVersion(version),
                    Self::Number(number) => HeaderValue::Number(number),
                }
            }
        }

        impl ToValue for HeaderValue<'_> {
            fn write_to(&self, out: &mut impl Octets) {
                match self {
                    $(Self::$variant(value) => value.write_to(out),)+
                    Self::Date(date) => date.write_to(out),
                    Self::MimeVersion(version) => version.write_to(out),
                    Self::Number(number) => number.write_to(out),
                }
            }
        }

        /// Each value under the name of its type, as the text that stands in a message.
        #[cfg(feature = "serde")]
        impl serde::Serialize for HeaderValue<'_> {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                #[derive(serde::Serialize)]
                enum Named<'v> {
                    $($variant(&'v $variant<'v>),)+
                    Date(&'v Date),
                    MimeVersion(&'v MimeVersion),
                    Number(u32),
                }
                match self {
                    $(Self::$variant(value) => Named::$variant(value),)+
                    Self::Date(date) => Named::Date(date),
                    Self::MimeVersion(version) => Named::MimeVersion(version),
                    Self::Number(number) => Named::Number(*number),
                }
                .serialize(serializer)
            }
        }

        #[cfg(feature = "serde")]
        impl<'de> serde::Deserialize<'de> for HeaderValue<'static> {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                #[allow(clippy::large_enum_variant)]
                #[derive(serde::Deserialize)]
                enum Named {
                    $($variant($variant<'static>),)+
                    Date(Date),
                    MimeVersion(MimeVersion),
                    Number(u32),
                }
                Ok(match Named::deserialize(deserializer)? {
                    $(Named::$variant(value) => Self::$variant(value),)+
                    Named::Date(date) => Self::Date(date),
                    Named::MimeVersion(version) => Self::MimeVersion(version),
                    Named::Number(number) => Self::Number(number),
                })
            }
        }

        /// Which grammar the values of a header field follow; the parser of each has a file of its own.
        #[derive(Clone, Copy, Debug, Eq, PartialEq)]
        pub(crate) enum Grammar {
            $($(#[doc = $about])+ $grammar,)+
        }

        impl Grammar {
            /// Reads one value, where whoever asked wants it: it is too large to be carried around.
            #[inline(always)]
            pub(crate) fn read<'a>(self, cursor: &mut Cursor<'a>) -> Result<HeaderValue<'a>, ParseError> {
                match self {
                    $(Self::$grammar => {
                        let read: fn(&mut Cursor<'a>) -> Result<_, ParseError> = $read;
                        read(cursor).map(HeaderValue::$made)
                    })+
                }
            }
        }
    };
}

header_values! {
    values {
        /// A type of body that is taken.
        AcceptRange;
        /// A challenge or credentials.
        Auth;
        /// What a server proves.
        AuthParams;
        /// The name of a call.
        CallId;
        /// An address, or `*`.
        Contact;
        /// Number and method of a request.
        CSeq;
        /// The name of a dialogue.
        DialogId;
        /// The type of a body.
        MediaType;
        /// A method.
        Method;
        /// An address.
        NameAddr;
        /// An extension.
        OptionTag;
        /// What a PRACK confirms.
        RAck;
        /// Why a request was sent.
        Reason;
        /// When to try again.
        RetryAfter;
        /// Seconds with parameters.
        SessionExpires;
        /// Free text, or a grammar that is not known here.
        Text;
        /// One word.
        Token;
        /// One word with parameters.
        TokenParams;
        /// Why a location was of no use.
        GeolocationError;
        /// What a user agent or a proxy can do.
        FeatureSet;
        /// Where to find more.
        InfoUri;
        /// A language of the body.
        LanguageTag;
        /// A coding or a language that is taken.
        Preference;
        /// What software it was.
        Products;
        /// How servers should handle a request.
        RequestDirective;
        /// Who vouches for the caller.
        SignedIdentity;
        /// When it was sent.
        Timestamp;
        /// One hop.
        Via;
        /// More about a response.
        Warning;
        /// Parameters that say how a call is charged.
        ChargingParams;
        /// What a body is for.
        ContentDisposition;
        /// The name of a body.
        ContentId;
        /// A diversion of a call.
        Diversion;
        /// The name of a published state.
        EntityTag;
        /// What a subscription is for.
        Event;
        /// A target that a request was sent to.
        HistoryEntry;
        /// What is to be kept private.
        Privacy;
        /// Who asked for a call.
        ReferredBy;
        /// Who is on the other side.
        RemotePartyId;
        /// How important a call is to a network.
        ResourcePriority;
        /// The name of a session.
        SessionId;
        /// How a subscription stands.
        SubscriptionState;
        /// Data of the users' applications.
        UserToUser;
    }
    grammars {
        /// Free text, or a grammar that is not known here.
        Text => Text, Text::read;
        /// An address with parameters.
        NameAddr => NameAddr, NameAddr::read;
        /// The same, or `*`.
        Contact => Contact, Contact::read;
        /// One hop of a request's path.
        Via => Via, Via::read;
        /// `word [ "@" word ]`.
        CallId => CallId, CallId::read;
        /// Number and method.
        CSeq => CSeq, CSeq::read;
        /// Two numbers and a method.
        RAck => RAck, RAck::read;
        /// One word.
        Token => Token, Token::read;
        /// The name of a method.
        Method => Method, Method::read;
        /// The name of an extension.
        OptionTag => OptionTag, OptionTag::read;
        /// One word with parameters.
        TokenParams => TokenParams, TokenParams::read;
        /// 0 to 255.
        ByteNumber => Number, |cursor| number(cursor, 0, 255, &MAX_FORWARDS);
        /// Seconds, up to 2^32 - 1.
        Seconds => Number, |cursor| number(cursor, 0, u32::MAX, &SECONDS);
        /// Octets of the body.
        Length => Number, |cursor| number(cursor, 0, u32::MAX, &CONTENT_LENGTH);
        /// 1 to 2^32 - 1.
        ResponseNumber => Number, |cursor| number(cursor, 1, u32::MAX, &RSEQ);
        /// Seconds with parameters.
        SecondsParams => SessionExpires, SessionExpires::read;
        /// `type "/" subtype` with parameters.
        MediaType => MediaType, MediaType::read;
        /// A protocol with a cause.
        Reason => Reason, Reason::read;
        /// Scheme and parameters, for whom and against what.
        Challenge => Auth, Auth::read_challenge;
        /// Scheme and parameters, who it is and the answer.
        Credentials => Auth, Auth::read_credentials;
        /// Types of bodies, with `q`.
        AcceptRange => AcceptRange, AcceptRange::read;
        /// Parameters of a scheme, without one.
        AuthParams => AuthParams, AuthParams::read;
        /// Code and parameters.
        GeolocationError => GeolocationError, GeolocationError::read;
        /// `*` and features.
        FeatureSet => FeatureSet, FeatureSet::read;
        /// Words of at most eight letters, with hyphens.
        LanguageTag => LanguageTag, LanguageTag::read;
        /// A URI in angle brackets with parameters.
        InfoUri => InfoUri, InfoUri::read;
        /// `1*DIGIT "." 1*DIGIT`.
        MimeVersion => MimeVersion, MimeVersion::read;
        /// A word with `q`.
        Preference => Preference, Preference::read;
        /// Products and comments.
        Products => Products, Products::read;
        /// The name of a directive.
        RequestDirective => RequestDirective, RequestDirective::read;
        /// A digest and parameters.
        SignedIdentity => SignedIdentity, SignedIdentity::read;
        /// Seconds, and seconds again.
        Timestamp => Timestamp, Timestamp::read;
        /// `SIP-date`.
        Date => Date, Date::read;
        /// Code, agent and text.
        Warning => Warning, Warning::read;
        /// Seconds, a comment, and parameters.
        RetryAfter => RetryAfter, RetryAfter::read;
        /// Parameters that say how a call is charged.
        ChargingParams => ChargingParams, ChargingParams::read;
        /// What a body is for.
        ContentDisposition => ContentDisposition, ContentDisposition::read;
        /// The name of a body.
        ContentId => ContentId, ContentId::read;
        /// A diversion of a call.
        Diversion => Diversion, Diversion::read;
        /// The name of a published state.
        EntityTag => EntityTag, EntityTag::read;
        /// What a subscription is for.
        Event => Event, Event::read;
        /// A target that a request was sent to.
        HistoryEntry => HistoryEntry, HistoryEntry::read;
        /// What is to be kept private.
        Privacy => Privacy, Privacy::read;
        /// Who asked for a call.
        ReferredBy => ReferredBy, ReferredBy::read;
        /// Who is on the other side.
        RemotePartyId => RemotePartyId, RemotePartyId::read;
        /// How important a call is to a network.
        ResourcePriority => ResourcePriority, ResourcePriority::read;
        /// The name of a session.
        SessionId => SessionId, SessionId::read;
        /// How a subscription stands.
        SubscriptionState => SubscriptionState, SubscriptionState::read;
        /// Data of the users' applications.
        UserToUser => UserToUser, UserToUser::read;
        /// The same, with a charging identifier.
        ChargingVector => ChargingParams, ChargingParams::read_vector;
        /// A Call-ID with the tags of Replaces.
        Replaces => DialogId, DialogId::read_replaces;
        /// A Call-ID with the tags of Target-Dialog.
        TargetDialog => DialogId, DialogId::read_target;
        /// How many branches a request may still have.
        Breadth => Number, |cursor| number(cursor, 0, u32::MAX, &MAX_BREADTH);
    }
}

fn number(cursor: &mut Cursor<'_>, min: u32, max: u32, rule: &'static Rule) -> Result<u32, ParseError> {
    let number = cursor.number(min.into(), max.into(), rule)?;
    Ok(u32::try_from(number).unwrap_or(max))
}

impl fmt::Display for HeaderValue<'_> {
    /// Octets that are not UTF-8 are shown as U+FFFD; [`ToValue`] writes them as they are.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut out = Vec::new();
        self.write_to(&mut out);
        f.pad(&alloc::string::String::from_utf8_lossy(&out))
    }
}
