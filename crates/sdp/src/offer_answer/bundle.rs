//! Sections that share one transport (RFC 9143).

use alloc::vec::Vec;

use crate::offer_answer::draft::Draft;

/// The part that a section has in a bundle.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub(crate) enum Part {
    /// None: it has a transport of its own.
    #[default]
    Alone,
    /// It speaks for all: its address, port and transport attributes are those of the bundle.
    Tagged,
    /// It shares the transport of the section with this number.
    Follows(usize),
}

/// One section that may become part of a bundle.
pub(crate) struct Member<'m> {
    pub(crate) mid: &'m [u8],
    /// Its number in the description.
    pub(crate) section: usize,
    /// Whether it can be the tagged one: it has a port, and shares it with its RTCP if it has any (§7.3.1, §9.3).
    pub(crate) can_be_tagged: bool,
    pub(crate) part: Part,
}

/// The words of a `BUNDLE` group.
pub(crate) fn words(value: &[u8]) -> Option<impl Iterator<Item = &[u8]>> {
    let mut words = value.split(|byte| *byte == b' ').filter(|word| !word.is_empty());
    (words.next() == Some(b"BUNDLE")).then_some(words)
}

/// Forms one group of the members that the words name and that are in none yet, and writes it with the tagged one
/// first. Nothing is formed if none of them can be tagged.
///
/// `members` are sorted by their identification.
pub(crate) fn form<'w>(draft: &mut Draft, words: impl Iterator<Item = &'w [u8]>, members: &mut [Member<'_>]) {
    let mut group: Vec<usize> = Vec::new();
    let mut tagged = None;
    for word in words {
        let Ok(at) = members.binary_search_by(|member| member.mid.cmp(word)) else { continue };
        let Some(member) = members.get_mut(at).filter(|member| member.part == Part::Alone) else { continue };
        if tagged.is_none() && member.can_be_tagged {
            tagged = Some((at, member.section));
            member.part = Part::Tagged;
        } else {
            // Named for the time being, so that a word that stands twice counts once.
            member.part = Part::Follows(usize::MAX);
        }
        group.push(at);
    }
    let Some((first, section)) = tagged else {
        for at in group {
            if let Some(member) = members.get_mut(at) {
                member.part = Part::Alone;
            }
        }
        return;
    };
    draft.attribute_of("group", |draft| {
        draft.put(b":BUNDLE");
        let others = group.iter().copied().filter(|at| *at != first);
        for at in core::iter::once(first).chain(others) {
            let Some(member) = members.get_mut(at) else { continue };
            if at != first {
                member.part = Part::Follows(section);
            }
            draft.put(b" ");
            draft.put(member.mid);
        }
    });
}

/// Attributes that a bundle has once, in its tagged section: those of the categories IDENTICAL and TRANSPORT
/// (RFC 9143 §7.1.3, RFC 8859 §5).
pub(crate) fn is_of_transport(name: &str) -> bool {
    is_of_ice(name)
        || matches!(
            name,
            "connection"
                | "crypto"
                | "dtls-id"
                | "fingerprint"
                | "rtcp"
                | "rtcp-mux"
                | "rtcp-mux-only"
                | "rtcp-rsize"
                | "setup"
                | "tls-id"
        )
}

/// Attributes of ICE (RFC 8839 §5, RFC 8840).
pub(crate) fn is_of_ice(name: &str) -> bool {
    matches!(
        name,
        "candidate"
            | "end-of-candidates"
            | "ice-lite"
            | "ice-mismatch"
            | "ice-options"
            | "ice-pacing"
            | "ice-pwd"
            | "ice-ufrag"
            | "remote-candidates"
    )
}
