//! A value of any attribute, by the grammar that its name has.

use core::fmt::{self, Write as _};

use offhook_base::{ErrorKind, ParseError, Rule};

use super::other::Value;
use super::*;
use crate::grammar::is_token_char;
use crate::text_value::{reject_line_ends, text_value};

static RULE: Rule = Rule::new("a=", "RFC 8866 §5.13");

/// Makes [`TypedAttribute`]: a variant for each type, whose name is that of its attribute. `as` gives further names
/// that the field writes.
macro_rules! typed_attributes {
    (
        borrowed { $($(#[doc = $doc:literal])+ $borrowed:ident $(as $also:literal)?;)+ }
        copied { $($(#[doc = $about:literal])+ $copied:ident $(as $too:literal)?;)+ }
    ) => {
        /// One attribute, typed by the grammar that its name has.
        ///
        /// What [`Attribute::typed`] gives: for programs that treat all attributes alike. A program that looks for one
        /// attribute asks for its type, by [`Media::first`](crate::Media::first) or
        /// [`Description::first`](crate::Description::first).
        ///
        /// `Display` and serde are the text of the whole attribute, as it stands after `a=`.
        ///
        /// ```
        /// use offhook_sdp::{Description, TypedAttribute};
        ///
        /// let text = b"v=0\r\no=- 1 1 IN IP4 192.0.2.1\r\ns=-\r\nc=IN IP4 192.0.2.1\r\nt=0 0\r\n\
        ///     m=audio 49170 RTP/AVP 8\r\na=ptime:20\r\na=rtcp-mux\r\na=x-own:1\r\n";
        /// let description = Description::parse(text)?;
        /// let media = description.media().next().unwrap();
        /// let typed: Result<Vec<_>, _> = media.attributes().map(|attribute| attribute.typed()).collect();
        /// let [TypedAttribute::Ptime(ptime), TypedAttribute::RtcpMux(_), TypedAttribute::Other(own)] = &typed?[..] else {
        ///     unreachable!()
        /// };
        /// assert_eq!((ptime.milliseconds(), own.name(), own.value()), (20, "x-own", Some(&b"1"[..])));
        /// # Ok::<(), offhook_sdp::ParseError>(())
        /// ```
        // Lives on the stack of whoever asked; a box would cost an allocation.
        #[allow(clippy::large_enum_variant)]
        #[derive(Clone, Debug, Eq, Hash, PartialEq)]
        #[non_exhaustive]
        pub enum TypedAttribute<'a> {
            $($(#[doc = $doc])+ $borrowed($borrowed<'a>),)+
            $($(#[doc = $about])+ $copied($copied),)+
            /// `a=sendrecv`, `a=sendonly`, `a=recvonly`, `a=inactive`.
            Direction(Direction),
            /// An attribute whose grammar is not known here.
            Other(OtherAttribute<'a>),
        }

        impl<'a> TypedAttribute<'a> {
            /// Every name whose grammar is known.
            pub const NAMES: &'static [&'static str] = &[
                $(<$borrowed<'static> as AttributeValue<'static>>::NAME,)+
                $(<$copied as AttributeValue<'static>>::NAME,)+
                "sendrecv",
                "sendonly",
                "recvonly",
                "inactive",
                $($($also,)?)+
                $($($too,)?)+
            ];

            /// The name before the colon; of names that mean the same the registered one.
            #[must_use]
            pub fn name(&self) -> &str {
                match self {
                    $(Self::$borrowed(_) => <$borrowed<'static> as AttributeValue<'static>>::NAME,)+
                    $(Self::$copied(_) => <$copied as AttributeValue<'static>>::NAME,)+
                    Self::Direction(direction) => direction.name(),
                    Self::Other(other) => other.name(),
                }
            }

            /// Leaves the buffer that the value was read from.
            #[must_use]
            pub fn into_owned(self) -> TypedAttribute<'static> {
                match self {
                    $(Self::$borrowed(value) => TypedAttribute::$borrowed(value.into_owned()),)+
                    $(Self::$copied(value) => TypedAttribute::$copied(value),)+
                    Self::Direction(direction) => TypedAttribute::Direction(direction),
                    Self::Other(other) => TypedAttribute::Other(other.into_owned()),
                }
            }

            fn of(attribute: &Attribute<'a>) -> Result<Self, ParseError> {
                // Compared from the top: the table begins with what descriptions are full of.
                match attribute.name() {
                    $(<$borrowed<'static> as AttributeValue<'static>>::NAME $(| $also)? => {
                        attribute.parse_as().map(Self::$borrowed)
                    })+
                    $(<$copied as AttributeValue<'static>>::NAME $(| $too)? => {
                        attribute.parse_as().map(Self::$copied)
                    })+
                    name => match Direction::from_name(name) {
                        Some(direction) => attribute.parse_as::<NoValue>().map(|_| Self::Direction(direction)),
                        None => Ok(Self::Other(OtherAttribute::new(name, attribute.value()))),
                    },
                }
            }

            fn write_value(&self, out: &mut Value<'_, '_>) -> fmt::Result {
                match self {
                    $(Self::$borrowed(value) => write!(out, "{value}"),)+
                    $(Self::$copied(value) => write!(out, "{value}"),)+
                    Self::Direction(_) => Ok(()),
                    Self::Other(other) => other.write_value(out),
                }
            }
        }
    };
}

typed_attributes! {
    borrowed {
        /// What a payload type means.
        RtpMap;
        /// Parameters of a format.
        Fmtp;
        /// An RTP header extension.
        ExtMap;
        /// Feedback that a receiver may send.
        RtcpFb;
        /// A transport address of ICE.
        Candidate;
        /// A property of an RTP source.
        Ssrc;
        /// RTP sources that belong together.
        SsrcGroup;
        /// Identification of a section.
        Mid;
        /// Media stream and track.
        Msid;
        /// Sections that belong together.
        Group;
        /// Hash of a certificate.
        Fingerprint;
        /// Suite and key of SRTP.
        Crypto;
        /// Name part of the credentials of ICE.
        IceUfrag;
        /// Password of ICE.
        IcePwd;
        /// Extensions of ICE.
        IceOptions;
        /// Candidates that ICE has chosen.
        RemoteCandidates;
        /// Port and address of RTCP.
        Rtcp;
        /// Name of one RTP stream.
        Rid;
        /// Several versions of a picture.
        Simulcast;
        /// Name of a TLS association.
        TlsId;
        /// What an identity provider vouches for.
        Identity;
        /// Name of a section for those outside.
        Label;
        /// What a section shows.
        Content;
        /// SCTP as older browsers write it.
        SctpMap;
        /// Sizes of pictures.
        ImageAttr;
        /// Pictures in a second.
        FrameRate;
        /// A language of the session.
        Lang;
        /// Language of the description.
        SdpLang;
        /// Character set of the description.
        Charset;
        /// Kind of conference.
        ConferenceType;
        /// What made the description.
        Tool;
        /// Category.
        Cat;
        /// Words to find the session by.
        Keywds;
        /// What is there of a precondition.
        CurrentStatus;
        /// What is wanted of a precondition.
        DesiredStatus;
        /// What is to be reported of a precondition.
        ConfirmStatus;
        /// Kind of modem.
        T38ModemType;
        /// Where MSRP messages go.
        MsrpPath;
        /// Types of messages that are taken.
        AcceptTypes;
        /// Types of messages that are taken in a container.
        AcceptWrappedTypes;
        /// Which file.
        FileSelector;
        /// Name of a transfer.
        FileTransferId;
        /// What to do with a file.
        FileDisposition;
        /// When a file was made.
        FileDate;
        /// A small picture of a file.
        FileIcon;
        /// Roles in floor control.
        FloorCtrl;
        /// A floor and its streams.
        FloorId;
        /// Versions of BFCP.
        BfcpVer;
        /// Name of a conference.
        ConfId;
        /// Name of a floor participant.
        UserId;
        /// An attribute that configurations point to.
        AttributeCapability;
        /// Transports that configurations point to.
        TransportCapability;
        /// A configuration that could be used.
        PotentialConfiguration;
        /// The configuration that is used.
        ActualConfiguration;
        /// A configuration that is not offered now.
        LatentConfiguration;
        /// Configurations that go together.
        SessionCapability;
        /// Extensions of the negotiation that a side has.
        SupportedExtensions;
        /// Extensions of the negotiation that a side needs.
        RequiredExtensions;
        /// RTP formats that configurations point to.
        RtpMediaCapability;
        /// Other formats that configurations point to.
        OtherMediaCapability;
        /// Parameters that configurations point to.
        MediaFormatCapability;
        /// Attributes of formats that configurations point to.
        MediaSpecificCapability;
        /// A bandwidth that configurations point to.
        BandwidthCapability;
        /// An address that configurations point to.
        ConnectionCapability;
        /// A title that configurations point to.
        TitleCapability;
        /// Number of a set of simple capabilities.
        SimpleCapabilitySet;
        /// A medium that a side could use.
        SimpleCapability;
        /// A line of a simple capability.
        SimpleParameter;
        /// The least value of a simple capability.
        SimpleParameterMin;
        /// The most of a simple capability.
        SimpleParameterMax;
    }
    copied {
        /// Milliseconds of media in a packet.
        Ptime;
        /// Most milliseconds of media in a packet.
        MaxPtime;
        /// RTP and RTCP on one port.
        RtcpMux;
        /// Who opens the connection.
        Setup;
        /// RTP and RTCP on one port or not at all.
        RtcpMuxOnly;
        /// RTCP packets that are no compound ones.
        RtcpRsize;
        /// A section that is wanted in its bundle only.
        BundleOnly;
        /// An agent of ICE that makes no checks.
        IceLite;
        /// ICE that is not used.
        IceMismatch;
        /// Milliseconds between checks of ICE.
        IcePacing;
        /// No candidate follows.
        EndOfCandidates;
        /// Header extensions of one and of two octets.
        ExtMapAllowMixed;
        /// A new connection or the old one.
        ConnectionUse;
        /// Port of SCTP.
        SctpPort;
        /// Largest SCTP message.
        MaxMessageSize;
        /// Largest MSRP message.
        MaxSize;
        /// How good a picture should be.
        Quality;
        /// How a picture lies.
        Orient;
        /// Whether a stream is recorded.
        Record;
        /// Whether a party wishes to be recorded.
        RecordPref;
        /// Version of T.38.
        T38FaxVersion;
        /// Highest rate of the fax.
        T38MaxBitRate as "T38MaxBitrate";
        /// Where the training check is made.
        T38FaxRateManagement;
        /// How loss is made up for.
        T38FaxUdpEc as "T38FaxUdpEc";
        /// Room for data.
        T38FaxMaxBuffer;
        /// Largest packet.
        T38FaxMaxDatagram;
        /// Largest fax message.
        T38FaxMaxIfp;
        /// How often messages are sent again.
        T38FaxUdpEcDepth;
        /// Packets that error correction is for.
        T38FaxUdpFecMaxSpan;
        /// Fill bits that are taken out.
        T38FaxFillBitRemoval;
        /// Conversion to MMR.
        T38FaxTranscodingMmr;
        /// Conversion to JBIG.
        T38FaxTranscodingJbig;
        /// Who made the gateway.
        T38VendorInfo;
        /// Which octets of a file.
        FileRange;
    }
}

impl<'a> TypedAttribute<'a> {
    /// Reads a whole attribute, as it stands after `a=`: a name, and a value if there is a colon.
    ///
    /// # Errors
    ///
    /// If the name is no token, or the value breaks the grammar that the name has; the offset counts from the start of
    /// `text`.
    pub fn parse(text: &'a [u8]) -> Result<Self, ParseError> {
        reject_line_ends(&RULE, text)?;
        let length = text.iter().position(|byte| *byte == b':').unwrap_or(text.len());
        let (name, value) = text.split_at_checked(length).unwrap_or((text, b""));
        if let Some(at) = name.iter().position(|byte| !is_token_char(*byte)) {
            return Err(ParseError::new(&RULE, at, ErrorKind::Byte(name.get(at).copied().unwrap_or_default())));
        }
        if name.is_empty() {
            let kind = text.first().map_or(ErrorKind::End, |byte| ErrorKind::Byte(*byte));
            return Err(ParseError::new(&RULE, 0, kind));
        }
        Self::of(&Attribute::new(name, value.get(1..), 0))
    }
}

impl<'a> Attribute<'a> {
    /// The attribute by the grammar that its name has; [`TypedAttribute::Other`] for one that is not known.
    ///
    /// # Errors
    ///
    /// If the value breaks that grammar; the offset counts from the start of the description.
    pub fn typed(&self) -> Result<TypedAttribute<'a>, ParseError> {
        TypedAttribute::of(self)
    }
}

impl fmt::Display for TypedAttribute<'_> {
    /// Name, colon and value; octets that are not UTF-8 come out as U+FFFD.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())?;
        self.write_value(&mut Value::new(f))
    }
}

text_value!(TypedAttribute);

/// What follows the name of a direction: nothing.
struct NoValue;

impl fmt::Display for NoValue {
    fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        Ok(())
    }
}

impl AttributeValue<'_> for NoValue {
    const NAME: &'static str = "sendrecv";

    fn parse_value(value: &[u8]) -> Result<Self, ParseError> {
        crate::grammar::Cursor::new(&crate::rule::DIRECTION, value).end().map(|()| Self)
    }
}
