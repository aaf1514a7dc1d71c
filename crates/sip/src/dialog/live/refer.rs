//! REFER: who asks whom to call whom, and what became of it (RFC 3515).

use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;
use core::time::Duration;

use super::{Live, Out, Sight};
use crate::dialog::call::{CallNumber, Party};
use crate::dialog::facts::Facts;
use crate::dialog::link::{DialogName, Referral};
use crate::dialog::linking::{self, Clue};
use crate::dialog::observed::Observed;
use crate::dialog::transaction::short;
use crate::header::{DialogId, HeaderName, NameAddr};
use crate::status::StatusCode;

/// Referrals of one call whose course is followed.
const MAX_REFERRALS: usize = 16;
/// Keys of one referral: hops of its REFER make some.
const MAX_KEYS: usize = 8;
/// Octets of a Refer-To or Referred-By that are kept.
const MAX_ADDRESS: usize = 1_024;

/// How messages find the referral that they are about.
#[derive(Debug)]
pub(super) struct Asked {
    cseq: u32,
    /// Of the REFER: its NOTIFYs have it in To.
    pub(super) from_tag: Box<str>,
    pub(super) dialog: DialogName,
    /// What the referred call is expected to look like.
    pub(super) keys: Vec<String>,
    /// Whether the referred call may still come.
    is_open: bool,
}

impl Asked {
    fn is_of(&self, facts: &Facts<'_>) -> bool {
        self.cseq == facts.cseq.number() && *self.from_tag == *short(facts.tag_of_from())
    }
}

impl Live {
    /// Who sends a REFER outside the dialogue that it is about: the one with `local-tag` (RFC 4538 section 7).
    pub(super) fn referrer(&self, facts: &Facts<'_>) -> Option<Party> {
        let target = facts.dialog_id(&HeaderName::TARGET_DIALOG)?;
        self.party(target.local_tag()?)
    }

    pub(super) fn refer(&mut self, at: Duration, facts: &Facts<'_>, by: Option<Party>, out: &mut Out) {
        let fits = |address: &NameAddr<'_>| address.uri().as_str().len() <= MAX_ADDRESS;
        let Some(refer_to) = facts.refer_to().filter(fits) else { return self.requested(at, facts, by, out) };
        let tag = short(facts.tag_of_from());
        let mut known = self.asked.iter_mut().zip(&mut self.call.referrals);
        let is_again = |(asked, referral): &(&mut Asked, &mut Referral)| {
            let is_challenged = matches!(referral.status.map(StatusCode::code), Some(401 | 407));
            is_challenged && *asked.from_tag == *tag && referral.refer_to.uri() == refer_to.uri()
        };
        if let Some((asked, referral)) = known.find(is_again) {
            // With credentials: the same wish.
            asked.cseq = facts.cseq.number();
            (referral.status, referral.done) = (None, None);
            return self.requested(at, facts, by, out);
        }
        if self.asked.len() >= MAX_REFERRALS {
            return self.requested(at, facts, by, out);
        }
        let number = u32::try_from(self.asked.len()).unwrap_or(u32::MAX);
        self.asked.push(Asked {
            cseq: facts.cseq.number(),
            from_tag: tag.into(),
            dialog: DialogName::new(&facts.call_id, facts.tag_of_from(), facts.tag_of_to()),
            keys: Vec::new(),
            is_open: true,
        });
        self.call.referrals.push(Referral {
            number,
            at,
            by,
            replaces: replaces_of(&refer_to),
            refer_to: refer_to.without_params().into_owned(),
            referred_by: facts.referred_by().filter(fits).map(|it| it.without_params().into_owned()),
            status: None,
            progress: None,
            done: None,
            call: None,
        });
        self.note(at, Observed::Referred { by, referral: number }, out);
    }

    /// Keys by which the referred call will be known, as far as this hop of its REFER adds any.
    pub(in crate::dialog) fn new_keys(&mut self, sight: Sight, facts: &Facts<'_>) -> Option<(u32, Vec<String>)> {
        let mut known = self.asked.iter_mut().zip(&self.call.referrals);
        let (asked, referral) = known.find(|(asked, _)| asked.is_of(facts))?;
        if !asked.is_open {
            return None;
        }
        let target = referral.refer_to.uri();
        let mut keys = alloc::vec![linking::key(target, Clue::Address(sight.destination.ip()))];
        keys.push(linking::key(target, Clue::From(facts.to.uri())));
        let asker = referral.referred_by.as_ref().map_or(facts.from.uri(), NameAddr::uri);
        keys.push(linking::key(target, Clue::ReferredBy(asker)));
        keys.extend(referral.replaces.as_ref().map(linking::replaces_key));
        keys.retain(|key| !asked.keys.contains(key));
        keys.truncate(MAX_KEYS.saturating_sub(asked.keys.len()));
        asked.keys.extend_from_slice(&keys);
        Some((referral.number, keys))
    }

    /// Every key that still stands for one of its referrals.
    pub(in crate::dialog) fn keys(&mut self) -> impl Iterator<Item = String> {
        self.asked.iter_mut().flat_map(|asked| core::mem::take(&mut asked.keys))
    }

    pub(super) fn refer_response(&mut self, at: Duration, facts: &Facts<'_>, status: StatusCode, out: &mut Out) {
        let is_challenge = matches!(status.code(), 401 | 407);
        if is_challenge {
            // Whether its course is followed or not.
            self.note(at, Observed::Challenged { status }, out);
        }
        let Some(place) = self.asked.iter().position(|asked| asked.is_of(facts)) else { return };
        let Some(referral) = self.call.referrals.get_mut(place) else { return };
        referral.status = Some(status);
        let number = referral.number;
        if is_challenge {
            return;
        }
        self.note(at, Observed::ReferralAnswered { referral: number, status }, out);
        if !status.is_success() {
            self.done(at, place);
        } else if facts.is_without_subscription() {
            // The call will come, but nobody will tell. That the REFER asked for this does not decide it.
            if let Some(referral) = self.call.referrals.get_mut(place) {
                referral.done.get_or_insert(at);
            }
        }
        if !self.is_beside(facts) {
            self.lost(at, facts, status, out);
        }
    }

    pub(super) fn notify(&mut self, at: Duration, facts: &Facts<'_>, by: Option<Party>, out: &mut Out) {
        let Some(notice) = facts.notice() else { return self.requested(at, facts, by, out) };
        let tag = short(facts.tag_of_to());
        let is_of = |asked: &Asked| *asked.from_tag == *tag && notice.cseq.is_none_or(|cseq| cseq == asked.cseq);
        let place = self.asked.iter().rposition(is_of);
        let Some((place, referral)) = place.and_then(|place| Some((place, self.call.referrals.get_mut(place)?))) else {
            return self.requested(at, facts, by, out);
        };
        let number = referral.number;
        match notice.status {
            Some(status) => {
                referral.progress = Some(status);
                self.note(at, Observed::ReferralProgress { referral: number, status }, out);
            }
            None => self.requested(at, facts, by, out),
        }
        if notice.is_last || notice.status.is_some_and(StatusCode::is_final) {
            self.done(at, place);
        }
    }

    /// Nothing more is expected of a referral, no call either.
    fn done(&mut self, at: Duration, place: usize) {
        if let Some(referral) = self.call.referrals.get_mut(place) {
            referral.done.get_or_insert(at);
        }
        self.spend(place);
    }

    fn spend(&mut self, place: usize) {
        if let Some(asked) = self.asked.get_mut(place) {
            asked.is_open = false;
            self.spent.append(&mut asked.keys);
        }
    }

    /// The call that a referral asked for has begun; the answer is the dialogue in which it was asked for.
    pub(in crate::dialog) fn referred(&mut self, number: u32, call: CallNumber) -> Option<DialogName> {
        let place = self.call.referrals.iter().position(|it| it.number == number && it.call.is_none())?;
        self.call.referrals.get_mut(place)?.call = Some(call);
        self.spend(place);
        self.asked.get(place).map(|asked| asked.dialog.clone())
    }

    /// Whether somebody was asked to call and has not told yet how it went.
    pub(super) fn is_referring(&self) -> bool {
        let mut referrals = self.call.referrals.iter();
        referrals.any(|it| it.done.is_none() && it.status.is_some_and(StatusCode::is_success))
    }
}

/// Replaces among the header fields of a Refer-To URI (RFC 3891 section 4).
fn replaces_of(refer_to: &NameAddr<'_>) -> Option<DialogName> {
    let headers = refer_to.uri().headers();
    let replaces = headers.iter().find(|header| header.name().eq_ignore_ascii_case("Replaces"))?.value_decoded()?;
    DialogId::parse(&replaces).ok().map(|id| DialogName::of(&id))
}
