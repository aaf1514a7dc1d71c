/// Which grammar the values of a header field follow; the parser of each has a file of its own.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Grammar {
    /// Free text, or a grammar that is not checked here.
    Text,
    /// One [`NameAddr`](crate::NameAddr).
    NameAddr,
    /// Addresses with commas in between.
    NameAddrList,
    /// Addresses with commas in between, or `*`.
    Contact,
    /// One [`Via`](crate::Via) or several.
    ViaList,
    /// One [`CallId`](crate::CallId).
    CallId,
    /// One [`CallId`](crate::CallId) or several.
    CallIdList,
    /// One [`CSeq`](crate::CSeq).
    CSeq,
    /// One [`RAck`](crate::RAck).
    RAck,
    /// Tokens with commas in between; none is fine too.
    TokenList,
    /// A number from 0 to 255.
    ByteNumber,
    /// Seconds, up to 2^32 - 1.
    Seconds,
    /// Seconds and parameters.
    SecondsParams,
    /// A number from 1 to 2^32 - 1.
    ResponseNumber,
    /// Octets of the body.
    Length,
    /// One [`MediaType`](crate::MediaType).
    MediaType,
    /// One token and parameters.
    TokenParams,
    /// One [`Reason`](crate::Reason) or several.
    ReasonList,
    /// A Call-ID and parameters that name a dialogue.
    DialogId,
    /// Scheme and parameters of a challenge or of credentials.
    Auth,
    /// One [`Date`](crate::Date).
    Date,
    /// One [`Warning`](crate::Warning) or several.
    Warning,
    /// Seconds, a comment, and parameters.
    RetryAfter,
}
