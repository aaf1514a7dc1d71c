//! What only shows when the parts of a description are looked at together.

use alloc::vec::Vec;

use offhook_base::Finding;

use crate::attribute::{Attribute, Crypto, Direction, Group, Mid, RidDirection, Simulcast, TypedAttribute};
use crate::media::payload;
use crate::{Description, LineType, Media, Problem};

/// The name of a known attribute whose value breaks its grammar.
fn unreadable_name(attribute: &Attribute<'_>) -> Option<&'static str> {
    attribute.typed().err()?;
    TypedAttribute::NAMES.iter().copied().find(|name| *name == attribute.name())
}

impl Description<'_> {
    /// Problems that the letter of RFC 8866 does not know, yet a receiver has to: values that break the grammar of
    /// their attribute, formats that nothing explains, groups of sections that are not there.
    ///
    /// [`Problem::consequence`] says what to leave out; accessors leave it out already where it is one attribute.
    /// In the order of the text. Reading does not do this work, since most callers need a few attributes only.
    ///
    /// ```
    /// use offhook_sdp::{Consequence, Description};
    ///
    /// let text = b"v=0\r\no=- 1 1 IN IP4 192.0.2.5\r\ns=-\r\nc=IN IP4 192.0.2.5\r\nt=0 0\r\n\
    ///     m=audio 40050 RTP/AVP 0 111\r\na=ptime:twenty\r\n";
    /// let description = Description::parse(text)?;
    /// let consequences: Vec<_> = description.review().iter().map(|one| one.problem().consequence()).collect();
    /// assert_eq!(consequences, [Consequence::DropFormat, Consequence::DropAttribute]);
    /// # Ok::<(), offhook_sdp::ParseError>(())
    /// ```
    #[must_use]
    pub fn review(&self) -> Vec<Finding<Problem>> {
        let mut findings = Vec::new();
        let mut mids: Vec<(usize, Mid<'_>)> = Vec::new();
        for media in self.media() {
            if let Some(mid) = media.mid() {
                mids.push((media.offset(), mid));
            }
            review_media(&media, &mut findings);
        }
        // Sorted, so that a thousand sections cost no million comparisons.
        mids.sort_by(|(at, one), (other_at, other)| one.cmp(other).then(at.cmp(other_at)));
        for pair in mids.windows(2) {
            if let [(_, one), (at, other)] = pair
                && one == other
            {
                findings.push(Finding::new(*at, Problem::RepeatedMid));
            }
        }
        for attribute in self.attributes() {
            if let Some(name) = unreadable_name(&attribute) {
                findings.push(Finding::new(attribute.offset(), Problem::AttributeValue(name)));
            }
            if let Some(Ok(group)) = attribute.parse_if::<Group<'_>>()
                && !group.mids().all(|known| mids.binary_search_by(|(_, mid)| mid.as_str().cmp(known)).is_ok())
            {
                findings.push(Finding::new(attribute.offset(), Problem::UnknownMid));
            }
        }
        for line in self.lines().filter(|line| line.line_type() == LineType::KEY) {
            findings.push(Finding::new(line.offset(), Problem::ObsoleteKey));
        }
        findings.sort_by_key(Finding::offset);
        findings
    }
}

fn review_media(media: &Media<'_>, findings: &mut Vec<Finding<Problem>>) {
    let rtp = media.is_rtp();
    let mut listed = [false; 128];
    if rtp {
        let mut too_large = false;
        for format in media.formats() {
            match payload(format.as_bytes()) {
                Some(code) => {
                    if let Some(slot) = listed.get_mut(usize::from(code)) {
                        *slot = true;
                    }
                }
                None => too_large = true,
            }
        }
        // Said once, like the next: a line may list thousands.
        if too_large {
            findings.push(Finding::new(media.offset(), Problem::PayloadType));
        }
        let unexplained = media.codecs().any(|codec| codec.payload_type().is_dynamic() && codec.rtp_map().is_none());
        // What a refused section lists means nothing (RFC 3264 §6).
        if unexplained && !media.is_refused() {
            findings.push(Finding::new(media.offset(), Problem::NoRtpMap));
        }
    }
    let mut mapped = [false; 128];
    let mut direction = false;
    let mut rids = None;
    for attribute in media.attributes() {
        let mut report = |problem| findings.push(Finding::new(attribute.offset(), problem));
        if let Some(name) = unreadable_name(&attribute) {
            report(Problem::AttributeValue(name));
            continue;
        }
        if Direction::from_name(attribute.name()).is_some() && core::mem::replace(&mut direction, true) {
            report(Problem::RepeatedDirection);
        }
        if rtp && matches!(attribute.name(), "rtpmap" | "fmtp") {
            let value = attribute.value().unwrap_or_default();
            let number = payload(value.split(|byte| *byte == b' ').next().unwrap_or_default()).map(usize::from);
            if !number.and_then(|number| listed.get(number)).copied().unwrap_or(false) {
                report(Problem::FormatNotListed);
            } else if attribute.name() == "rtpmap"
                && let Some(slot) = number.and_then(|number| mapped.get_mut(number))
                && core::mem::replace(slot, true)
            {
                report(Problem::RepeatedRtpMap);
            }
        }
        if let Some(Ok(simulcast)) = attribute.parse_if::<Simulcast<'_>>()
            && names_unknown_rid(rids.get_or_insert_with(|| rids_of(media)), &simulcast)
        {
            report(Problem::UnknownRid);
        }
    }
    review_keys(media, findings);
}

/// The names of every `a=rid`, sorted: a hostile `a=simulcast` has thousands to compare with them.
fn rids_of<'d>(media: &Media<'d>) -> Vec<&'d [u8]> {
    let rids = media.attributes().filter(|attribute| attribute.name() == "rid");
    let mut names: Vec<_> =
        rids.filter_map(|attribute| attribute.value()?.split(|byte| *byte == b' ').next()).collect();
    names.sort_unstable();
    names
}

/// `a=simulcast:send 1;2 recv 3,~4`: every name has its `a=rid` (RFC 8853 §5.2).
fn names_unknown_rid(rids: &[&[u8]], simulcast: &Simulcast<'_>) -> bool {
    [RidDirection::Send, RidDirection::Recv].into_iter().any(|direction| {
        let mut versions = simulcast.streams(direction).flatten();
        versions.any(|version| rids.binary_search(&version.id().as_bytes()).is_err())
    })
}

/// A section that is secure by its protocol needs a key, in the description or by DTLS.
fn review_keys(media: &Media<'_>, findings: &mut Vec<Finding<Problem>>) {
    let protocol = media.protocol();
    if !matches!(protocol.as_str(), "RTP/SAVP" | "RTP/SAVPF") || media.is_refused() {
        return;
    }
    let mut any = false;
    let mut usable = false;
    for crypto in media.all::<Crypto<'_>>() {
        any = true;
        usable |= crypto.is_ok_and(|crypto| crypto.has_fitting_key());
    }
    let other_ways = ["fingerprint", "key-mgmt", "zrtp-hash"];
    let negotiated = other_ways.iter().any(|name| media.has_attribute(name) || media.session_has_attribute(name));
    if any && !usable {
        findings.push(Finding::new(media.offset(), Problem::KeyLength));
    } else if !any && !negotiated {
        findings.push(Finding::new(media.offset(), Problem::NoKeys));
    }
}
