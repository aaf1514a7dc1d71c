//! Which calls have to do with each other.

use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::String;
use core::net::IpAddr;
use core::time::Duration;

use super::Observer;
use super::call::CallNumber;
use super::facts::{Facts, Kind};
use super::link::{DialogName, Link, Relation};
use super::live::{Live, Out, Sight};
use super::transaction::short;
use crate::header::{HeaderName, NameAddr};
use crate::uri::Uri;

/// Other Call-IDs under which a REFER is about one call.
const MAX_ALIASES: usize = 8;

/// The calls that REFERs have asked for and that were not seen yet, by what they will look like. Of two alike the
/// later one counts.
#[derive(Debug, Default)]
pub(super) struct Expected(BTreeMap<String, (CallNumber, u32)>);

impl Expected {
    fn insert(&mut self, key: String, by: CallNumber, referral: u32) {
        self.0.insert(key, (by, referral));
    }

    pub(super) fn remove(&mut self, key: &str, by: CallNumber) {
        if self.0.get(key).is_some_and(|(call, _)| *call == by) {
            self.0.remove(key);
        }
    }
}

/// By what a referred call is told from other ones to the same target.
#[derive(Clone, Copy, Debug)]
pub(super) enum Clue<'a> {
    /// It says who asked for it (RFC 3892).
    ReferredBy(&'a Uri<'a>),
    /// It comes from the one who was asked.
    From(&'a Uri<'a>),
    /// It comes from the host that was asked.
    Address(IpAddr),
}

/// Key of a call to `target`.
pub(super) fn key(target: &Uri<'_>, clue: Clue<'_>) -> String {
    let target = address(target);
    match clue {
        Clue::ReferredBy(uri) => format!("b\n{target}\n{}", address(uri)),
        Clue::From(uri) => format!("f\n{target}\n{}", address(uri)),
        Clue::Address(host) => format!("a\n{target}\n{host}"),
    }
}

/// Key of a call that replaces a dialogue.
pub(super) fn replaces_key(dialog: &DialogName) -> String {
    let (one, other) = dialog.tags();
    let (one, other) = (one.min(other), one.max(other));
    format!("r\n{}\n{one}\n{other}", short(dialog.call_id.as_str()))
}

/// User and host: the rest of a URI is often changed on the way.
fn address(uri: &Uri<'_>) -> String {
    let host = uri.host_str().unwrap_or_else(|| uri.opaque()).to_ascii_lowercase();
    let user = uri.user_decoded().unwrap_or_default();
    format!("{}@{}", short(&String::from_utf8_lossy(&user)), short(&host))
}

impl Observer {
    /// Changes a call, whose deadline may change with it.
    pub(super) fn change<T>(&mut self, number: CallNumber, change: impl FnOnce(&mut Live, &mut Out) -> T) -> Option<T> {
        let call = self.calls.get_mut(&number)?;
        let before = call.deadline(&self.limits);
        let result = change(call, &mut self.out);
        for key in call.spent.drain(..) {
            self.expected.remove(&key, number);
        }
        let octets = call.octets;
        self.octets = self.octets.saturating_sub(octets).saturating_add(call.measure());
        let after = call.deadline(&self.limits);
        if before != after {
            self.deadlines.remove(&(before, number));
            self.deadlines.insert((after, number));
        }
        Some(result)
    }

    /// The call that has this dialogue.
    fn call_of(&self, dialog: &DialogName) -> Option<CallNumber> {
        let number = self.numbers.get(dialog.call_id.as_str()).copied()?;
        let call = self.calls.get(&number)?;
        (call.call.call_id == dialog.call_id && call.has_dialog(dialog.tags())).then_some(number)
    }

    /// A REFER outside any dialogue belongs to the call whose dialogue it names (RFC 4538); the answer is that call.
    pub(super) fn adopt(&mut self, facts: &Facts<'_>) -> Option<CallNumber> {
        if facts.status.is_some() || facts.kind != Kind::Refer {
            return None;
        }
        let number = self.call_of(&DialogName::of(&facts.dialog_id(&HeaderName::TARGET_DIALOG)?))?;
        let call = self.calls.get_mut(&number).filter(|call| call.aliases.len() < MAX_ALIASES)?;
        let alias = String::from(facts.call_id.as_str());
        call.aliases.push(alias.clone());
        self.numbers.insert(alias, number);
        Some(number)
    }

    /// Links a call that begins to those that it has to do with.
    pub(super) fn link(&mut self, number: CallNumber, sight: Sight, facts: &Facts<'_>) {
        if !facts.begins() {
            return;
        }
        let relations = [
            (HeaderName::REPLACES, Relation::Replaces, Relation::ReplacedBy),
            (HeaderName::JOIN, Relation::Joins, Relation::JoinedBy),
            (HeaderName::TARGET_DIALOG, Relation::Targets, Relation::TargetedBy),
        ];
        for (field, relation, reverse) in relations {
            let Some(id) = facts.dialog_id(&field) else { continue };
            let dialog = DialogName::of(&id);
            let other = self.call_of(&dialog).filter(|other| *other != number);
            let is_early_only = relation == Relation::Replaces && id.is_early_only();
            self.relate(number, other, sight.at, (relation, reverse), (dialog, facts), is_early_only);
        }
        self.expected(number, sight, facts);
    }

    /// Links a call that begins to the REFER that asked for it.
    fn expected(&mut self, number: CallNumber, sight: Sight, facts: &Facts<'_>) {
        if self.expected.0.is_empty() {
            return;
        }
        let replaces = facts.dialog_id(&HeaderName::REPLACES).map(|id| replaces_key(&DialogName::of(&id)));
        let referred_by = facts.referred_by();
        let target = facts.request_uri();
        let target = target.as_ref();
        let keys = [
            replaces,
            target.zip(referred_by.as_ref()).map(|(target, by)| key(target, Clue::ReferredBy(NameAddr::uri(by)))),
            target.map(|target| key(target, Clue::From(facts.from.uri()))),
            target.map(|target| key(target, Clue::Address(sight.source.ip()))),
        ];
        let expected = keys.iter().flatten().find_map(|key| self.expected.0.get(key).copied());
        let Some((other, referral)) = expected.filter(|(other, _)| *other != number) else { return };
        if let Some(Some(dialog)) = self.change(other, |call, _| call.referred(referral, number)) {
            let relations = (Relation::ReferredBy, Relation::Refers);
            self.relate(number, Some(other), sight.at, relations, (dialog, facts), false);
        }
    }

    /// Notes on both sides how two calls stand to each other; the other one may be unknown.
    fn relate(
        &mut self,
        number: CallNumber,
        other: Option<CallNumber>,
        at: Duration,
        (relation, reverse): (Relation, Relation),
        (dialog, facts): (DialogName, &Facts<'_>),
        is_early_only: bool,
    ) {
        let link = Link { at, relation, call: other, dialog, is_early_only };
        self.change(number, |call, out| call.link(link, out));
        let own = DialogName::new(&facts.call_id, facts.tag_of_from(), "");
        let link = Link { at, relation: reverse, call: Some(number), dialog: own, is_early_only };
        if let Some(other) = other {
            self.change(other, |call, out| call.link(link, out));
        }
    }

    /// What a REFER, on every hop, tells of the call to come.
    pub(super) fn expect(&mut self, number: CallNumber, sight: Sight, facts: &Facts<'_>) {
        if facts.status.is_some() || facts.kind != Kind::Refer {
            return;
        }
        let Some((referral, keys)) = self.calls.get_mut(&number).and_then(|call| call.new_keys(sight, facts)) else {
            return;
        };
        for key in keys {
            self.expected.insert(key, number, referral);
        }
    }

    /// A call was answered: it takes the place of those that it replaces.
    pub(super) fn take_place(&mut self, number: CallNumber, sight: Sight) {
        let Some(call) = self.calls.get(&number) else { return };
        let mut links = call.call.links.iter().filter(|link| link.relation == Relation::Replaces);
        if let Some((other, dialog)) = links.find_map(|link| Some((link.call?, link.dialog.clone()))) {
            self.change(other, |call, out| call.replace(sight, number, dialog.tags(), out));
        }
    }
}
