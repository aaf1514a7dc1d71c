use core::fmt;
use core::ops::Deref;

use smallvec::SmallVec;

use super::MessageFinding;

/// As many as this have room without an allocation.
const INLINE: usize = 16;

/// The findings of one message, in the order of their places: a slice that is owned, for 16 of them without an
/// allocation.
///
/// ```
/// use offhook_sip::Message;
///
/// let message = Message::parse(b"BYE sip:a@b SIP/2.0\r\nCSeq: 2 INVITE\r\n\r\n")?;
/// let findings = message.findings();
/// assert_eq!(findings.len(), 6);
/// assert_eq!(findings[0].to_string(), "error: CSeq at byte 27: names another method than the request line (RFC 3261 §8.1.1.5)");
/// assert!(findings.iter().skip(1).all(|finding| finding.problem().to_string() == "missing"));
/// # Ok::<(), offhook_sip::ParseError>(())
/// ```
#[derive(Clone, Default, Eq, PartialEq)]
pub struct Findings(SmallVec<[MessageFinding; INLINE]>);

impl Findings {
    pub(crate) fn push(&mut self, finding: MessageFinding) {
        self.0.push(finding);
    }

    pub(crate) fn as_mut_slice(&mut self) -> &mut [MessageFinding] {
        &mut self.0
    }
}

#[cfg(feature = "serde")]
impl serde::Serialize for Findings {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(&self.0)
    }
}

impl Deref for Findings {
    type Target = [MessageFinding];

    fn deref(&self) -> &[MessageFinding] {
        &self.0
    }
}

impl fmt::Debug for Findings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

impl<const N: usize> PartialEq<[MessageFinding; N]> for Findings {
    fn eq(&self, other: &[MessageFinding; N]) -> bool {
        **self == *other
    }
}

impl IntoIterator for Findings {
    type Item = MessageFinding;
    type IntoIter = FindingsIter;

    fn into_iter(self) -> FindingsIter {
        FindingsIter(self.0.into_iter())
    }
}

impl<'f> IntoIterator for &'f Findings {
    type Item = &'f MessageFinding;
    type IntoIter = core::slice::Iter<'f, MessageFinding>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

/// Findings one by one, taken out of [`Findings`].
#[derive(Clone, Debug)]
pub struct FindingsIter(smallvec::IntoIter<[MessageFinding; INLINE]>);

impl Iterator for FindingsIter {
    type Item = MessageFinding;

    fn next(&mut self) -> Option<MessageFinding> {
        self.0.next()
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.0.size_hint()
    }
}

impl ExactSizeIterator for FindingsIter {}
impl core::iter::FusedIterator for FindingsIter {}
