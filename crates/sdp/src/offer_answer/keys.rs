//! Keys in the description (RFC 4568), or by DTLS (RFC 5763).

use crate::offer_answer::draft::Draft;
use crate::offer_answer::split_word;
use crate::{Crypto, LocalStream, Media};

/// The crypto attribute that is answered: the offer's tag, this side's suite and key.
#[derive(Clone, Copy)]
pub(crate) struct Keys<'p> {
    tag: u32,
    suite_and_key: &'p [u8],
}

impl Keys<'_> {
    pub(crate) fn write(&self, draft: &mut Draft) {
        draft.attribute_of("crypto", |draft| {
            draft.put(b":");
            draft.number(self.tag.into());
            draft.put(b" ");
            draft.put_any(self.suite_and_key);
        });
    }
}

/// The section is secure, and the two sides have no way to agree on keys.
pub(crate) struct NoCommonKeys;

/// How a secure section gets its keys: by the description where both have a suite, else by DTLS where both have a
/// fingerprint (RFC 5763 §5, RFC 8122 §5). Over `TLS` there is no other way than DTLS.
pub(crate) fn choose<'p>(
    section: &Media<'p>,
    has_crypto: bool,
    both_have_fingerprints: impl FnOnce() -> bool,
    stream: &'p LocalStream,
) -> Result<Option<Keys<'p>>, NoCommonKeys> {
    let protocol = section.raw_protocol();
    let is_of = |word: &[u8]| protocol.split(|byte| *byte == b'/').any(|part| part == word);
    let is_secure = is_of(b"SAVP") || is_of(b"SAVPF");
    if has_crypto
        && !(is_secure && is_of(b"TLS"))
        && let Some(keys) = common_suite(section, stream)
    {
        return Ok(Some(keys));
    }
    if is_secure && !both_have_fingerprints() { Err(NoCommonKeys) } else { Ok(None) }
}

/// The first offered suite that this side has with the same session parameters, under the offer's tag and with this
/// side's key (RFC 4568 §5.1.2). Keys that do not fit their suite do not count.
fn common_suite<'p>(section: &Media<'p>, stream: &'p LocalStream) -> Option<Keys<'p>> {
    for (_, value) in section.raw_attributes().filter(|(name, _)| *name == b"crypto") {
        let Some(offered) = read(value.unwrap_or_default()) else { continue };
        if has_unknown_parameter(&offered) {
            continue;
        }
        for own in stream.attributes.iter().filter(|own| own.name == "crypto") {
            if let Some(ours) = read(own.value())
                && ours.suite() == offered.suite()
                && negotiated(&ours) == negotiated(&offered)
            {
                let suite_and_key = split_word(own.value()).1.trim_ascii();
                return Some(Keys { tag: offered.tag(), suite_and_key });
            }
        }
    }
    None
}

fn read(value: &[u8]) -> Option<Crypto<'_>> {
    Crypto::parse(value.trim_ascii_end()).ok().filter(Crypto::has_fitting_key)
}

/// What both sides have to say, or neither (RFC 4568 §6.3.2, §6.3.3).
fn negotiated(crypto: &Crypto<'_>) -> [bool; 3] {
    ["UNENCRYPTED_SRTP", "UNENCRYPTED_SRTCP", "UNAUTHENTICATED_SRTP"]
        .map(|name| crypto.session_parameters().any(|(known, _)| known.as_str() == name))
}

/// One that nobody here knows and that may not be ignored: it has no `-` before it (RFC 4568 §6.3.7).
fn has_unknown_parameter(crypto: &Crypto<'_>) -> bool {
    crypto.session_parameters().any(|(name, _)| !name.as_str().starts_with('-') && !name.is_known())
}
