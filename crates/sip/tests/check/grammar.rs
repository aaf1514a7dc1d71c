//! What has to hold for each grammar: the assertions of the fuzz target `sip_grammar`.

use offhook_sip::ToValue;

macro_rules! grammars {
    ($($ty:ident),+ $(,)?) => {
        /// One row for each type of value: whatever parses prints, reads back equal, and prints stably.
        const GRAMMARS: &[fn(&[u8])] = &[$(|bytes| match offhook_sip::$ty::parse(bytes) {
            Ok(value) => {
                let (mut printed, mut twice) = (Vec::new(), Vec::new());
                value.write_to(&mut printed);
                let again = offhook_sip::$ty::parse(&printed);
                assert_eq!(again.as_ref(), Ok(&value), "{}", printed.escape_ascii());
                again.unwrap().write_to(&mut twice);
                assert_eq!(twice, printed, "{}", printed.escape_ascii());
            }
            Err(error) => {
                assert!(error.offset() <= bytes.len(), "{error}");
                assert!(!error.rule().to_string().is_empty());
            }
        }),+];
    };
}
grammars! {
    NameAddr,
    Via,
    CSeq,
    CallId,
    Contact,
    MediaType,
    RAck,
    Reason,
    SessionExpires,
    RetryAfter,
    DialogId,
    Auth,
    Warning,
    Date,
}

/// The first octet selects the grammar, the rest is read by it.
#[allow(unreachable_pub, reason = "the fuzz targets take it over")]
pub fn check_grammar(bytes: &[u8]) {
    let Some((selector, value)) = bytes.split_first() else { return };
    GRAMMARS[usize::from(*selector) % GRAMMARS.len()](value);
}
