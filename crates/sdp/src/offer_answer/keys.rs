//! Keys in the description (RFC 4568).

use crate::offer_answer::draft::Draft;
use crate::offer_answer::split_word;
use crate::{LocalStream, Media, SrtpSessionParameter};

/// The crypto attribute that is answered: the offer's tag, this side's suite and key.
#[derive(Clone, Copy)]
pub(crate) struct Keys<'p> {
    tag: &'p [u8],
    suite_and_key: &'p [u8],
}

impl Keys<'_> {
    pub(crate) fn write(&self, draft: &mut Draft) {
        draft.attribute_of("crypto", |draft| {
            draft.put(b":");
            draft.put(self.tag);
            draft.put(b" ");
            draft.put_any(self.suite_and_key);
        });
    }
}

/// The offer has keys in the description, and none with a suite that this side has.
pub(crate) struct NoCommonSuite;

/// The first offered suite that this side has with the same session parameters, under the offer's tag and with this
/// side's key (RFC 4568 §5.1.2).
pub(crate) fn choose<'p>(
    section: &Media<'p>,
    has_crypto: bool,
    stream: &'p LocalStream,
) -> Result<Option<Keys<'p>>, NoCommonSuite> {
    let protocol = section.raw_protocol();
    if has_crypto {
        for (_, value) in section.raw_attributes().filter(|(name, _)| *name == b"crypto") {
            let Some(offered) = Parts::of(value.unwrap_or_default()) else { continue };
            for own in stream.attributes.iter().filter(|own| own.name == "crypto") {
                if let Some(parts) = Parts::of(own.value())
                    && parts.suite == offered.suite
                    && parts.negotiated() == offered.negotiated()
                    && !offered.has_unknown_parameter()
                {
                    return Ok(Some(Keys { tag: offered.tag, suite_and_key: parts.suite_and_key }));
                }
            }
        }
    }
    // Without keys in the description a secure profile gets them another way (DTLS), or the stream is not secure.
    let secure_without_keys =
        !has_crypto && matches!(protocol, b"RTP/SAVP" | b"RTP/SAVPF") && stream.attribute("fingerprint").is_none();
    if secure_without_keys || (has_crypto && protocol.windows(4).any(|word| word == b"SAVP")) {
        return Err(NoCommonSuite);
    }
    Ok(None)
}

/// `tag SP suite SP key-params *(SP session-param)` (RFC 4568 §9.1).
struct Parts<'c> {
    tag: &'c [u8],
    suite: &'c [u8],
    suite_and_key: &'c [u8],
    session: &'c [u8],
}

impl<'c> Parts<'c> {
    fn of(value: &'c [u8]) -> Option<Self> {
        let (tag, rest) = split_word(value.trim_ascii());
        let suite_and_key = rest.trim_ascii_start();
        let (suite, rest) = split_word(suite_and_key);
        let (key, session) = split_word(rest.trim_ascii_start());
        let numbered = (1..=9).contains(&tag.len()) && tag.iter().all(u8::is_ascii_digit);
        (numbered && !suite.is_empty() && !key.is_empty()).then_some(Self { tag, suite, suite_and_key, session })
    }

    fn session_parameters(&self) -> impl Iterator<Item = &'c [u8]> + use<'c> {
        self.session.split(|byte| *byte == b' ').filter(|word| !word.is_empty())
    }

    /// What both sides have to say, or neither (RFC 4568 §6.3.2, §6.3.3).
    fn negotiated(&self) -> [bool; 3] {
        [b"UNENCRYPTED_SRTP".as_slice(), b"UNENCRYPTED_SRTCP", b"UNAUTHENTICATED_SRTP"]
            .map(|name| self.session_parameters().any(|word| word == name))
    }

    /// One that nobody here knows and that may not be ignored: it has no `-` before it (RFC 4568 §6.3.7).
    fn has_unknown_parameter(&self) -> bool {
        self.session_parameters().any(|word| {
            let name = word.split(|byte| *byte == b'=').next().unwrap_or_default();
            let is_known = core::str::from_utf8(name).is_ok_and(|name| SrtpSessionParameter::new(name).is_known());
            !name.starts_with(b"-") && !is_known
        })
    }
}
