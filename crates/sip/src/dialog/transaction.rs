//! Which messages were seen before, and where.

use alloc::boxed::Box;
use alloc::collections::VecDeque;
use alloc::vec::Vec;
use core::net::SocketAddr;

use super::facts::{Facts, Kind};
use super::octets::{Octets, sum};
use crate::status::StatusCode;

/// Transactions of one call that are remembered; the oldest is forgotten for one more, but never the first INVITE.
const MAX_TRANSACTIONS: usize = 64;
/// Hops of one transaction: sides of proxies, and branches behind them.
const MAX_HOPS: usize = 16;
/// Different responses on one hop.
const MAX_RESPONSES: usize = 32;
/// Different responses of all transactions of one call.
const MAX_ALL_RESPONSES: usize = 1_024;
/// Octets of a tag or branch that are compared.
const MAX_TOKEN: usize = 256;

/// Whether a message says something new.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Sighting {
    New,
    /// Seen on another hop, not yet on this one.
    Relayed,
    /// Seen on this hop.
    Retransmitted,
}

/// What a response answers.
#[derive(Clone, Copy, Debug)]
pub(super) struct Answers {
    pub(super) sighting: Sighting,
    /// Whether it came on the hop where the request was first seen, or on none that is known.
    pub(super) on_first_hop: bool,
    /// Whether the request was seen.
    pub(super) is_asked: bool,
}

/// The transactions of one call.
#[derive(Debug, Default)]
pub(super) struct Transactions {
    list: VecDeque<Transaction>,
    /// Responses of all of them.
    responses: usize,
}

#[derive(Debug)]
struct Transaction {
    kind: Kind,
    method: Box<str>,
    cseq: u32,
    from_tag: Box<str>,
    /// Empty outside a dialogue.
    to_tag: Box<str>,
    hops: Vec<Hop>,
}

#[derive(Debug)]
struct Hop {
    branch: Box<str>,
    source: SocketAddr,
    destination: SocketAddr,
    /// Whether the request was seen on it, not only responses.
    is_asked: bool,
    responses: Vec<Response>,
}

#[derive(Debug, Eq, PartialEq)]
struct Response {
    status: u16,
    to_tag: Box<str>,
    rseq: Option<u32>,
}

impl Octets for Transactions {
    fn octets(&self) -> usize {
        self.list.octets()
    }
}

impl Octets for Transaction {
    fn octets(&self) -> usize {
        sum([self.method.octets(), self.from_tag.octets(), self.to_tag.octets(), self.hops.octets()])
    }
}

impl Octets for Hop {
    fn octets(&self) -> usize {
        self.branch.octets().saturating_add(self.responses.octets())
    }
}

impl Octets for Response {
    fn octets(&self) -> usize {
        self.to_tag.octets()
    }
}

/// As much of a token as is compared: what a peer sends must not fill the memory.
pub(super) fn short(token: &str) -> &str {
    let mut end = token.len().min(MAX_TOKEN);
    while !token.is_char_boundary(end) {
        end = end.saturating_sub(1);
    }
    token.get(..end).unwrap_or_default()
}

impl Hop {
    fn new(facts: &Facts<'_>, source: SocketAddr, destination: SocketAddr, is_asked: bool) -> Self {
        Self { branch: short(facts.branch()).into(), source, destination, is_asked, responses: Vec::new() }
    }
}

impl Transactions {
    /// Notes a request.
    pub(super) fn request(&mut self, facts: &Facts<'_>, source: SocketAddr, destination: SocketAddr) -> Sighting {
        let tag = short(facts.tag_of_to());
        let Some(known) = self.list.iter_mut().find(|it| it.is_of(facts) && *it.to_tag == *tag) else {
            self.push(Transaction::new(facts, Hop::new(facts, source, destination, true)));
            return Sighting::New;
        };
        let was_asked = known.hops.iter().any(|hop| hop.is_asked);
        match known.place(facts.branch(), source, destination).and_then(|place| known.hops.get_mut(place)) {
            Some(hop) if hop.is_asked => return Sighting::Retransmitted,
            // Its response was seen before.
            Some(hop) => hop.is_asked = true,
            None => known.push(Hop::new(facts, source, destination, true)),
        }
        if was_asked { Sighting::Relayed } else { Sighting::New }
    }

    /// Notes a response, whether its request was seen or not.
    pub(super) fn response(&mut self, facts: &Facts<'_>, source: SocketAddr, destination: SocketAddr) -> Answers {
        let tag = short(facts.tag_of_to());
        // Responses go the way of the request, backwards.
        let hop = || Hop::new(facts, destination, source, false);
        let is_of = |it: &Transaction| it.is_of(facts) && (it.to_tag.is_empty() || *it.to_tag == *tag);
        if !self.list.iter().any(is_of) {
            self.push(Transaction::new(facts, hop()));
        }
        let unknown = Answers { sighting: Sighting::New, on_first_hop: true, is_asked: false };
        let Some(known) = self.list.iter_mut().rev().find(|it| is_of(it)) else { return unknown };
        let status = facts.status.map_or(0, StatusCode::code);
        let response = Response { status, to_tag: tag.into(), rseq: facts.rseq };
        let is_new = !known.hops.iter().any(|hop| hop.responses.contains(&response));
        let sighting = if is_new { Sighting::New } else { Sighting::Relayed };
        if known.place(facts.branch(), destination, source).is_none() {
            known.push(hop());
        }
        let first = known.hops.iter().position(|hop| hop.is_asked);
        let is_asked = first.is_some();
        let place = known.place(facts.branch(), destination, source);
        let Some(hop) = place.and_then(|place| known.hops.get_mut(place)) else {
            return Answers { sighting, on_first_hop: true, is_asked };
        };
        let on_first_hop = place == first || !hop.is_asked;
        if hop.responses.contains(&response) {
            return Answers { sighting: Sighting::Retransmitted, on_first_hop, is_asked };
        }
        if hop.responses.len() < MAX_RESPONSES && self.responses < MAX_ALL_RESPONSES {
            hop.responses.push(response);
            self.responses = self.responses.saturating_add(1);
        }
        Answers { sighting, on_first_hop, is_asked }
    }

    /// Whether a 2xx to this request was seen before it.
    pub(super) fn has_success(&self, facts: &Facts<'_>) -> bool {
        let (cseq, tag) = (facts.cseq.number(), short(facts.tag_of_from()));
        let known = self.list.iter().filter(|it| it.kind == facts.kind && it.cseq == cseq && *it.from_tag == *tag);
        let mut responses = known.flat_map(|it| &it.hops).flat_map(|hop| &hop.responses);
        responses.any(|response| StatusCode::from_code(response.status).is_success())
    }

    fn push(&mut self, transaction: Transaction) {
        if self.list.len() >= MAX_TRANSACTIONS {
            // The first one is the INVITE that began the call.
            let forgotten = self.list.remove(1).map_or(0, |it| it.hops.iter().map(|hop| hop.responses.len()).sum());
            self.responses = self.responses.saturating_sub(forgotten);
        }
        self.list.push_back(transaction);
    }

    /// Whether an INVITE outside a dialogue was seen on this branch.
    pub(super) fn has_invite_branch(&self, branch: &str) -> bool {
        self.list
            .iter()
            .filter(|it| it.kind == Kind::Invite && it.to_tag.is_empty())
            .any(|it| it.hops.iter().any(|hop| *hop.branch == *short(branch)))
    }

    /// Whether a CANCEL goes where the INVITE that it is of was first seen; its branch is the same (RFC 3261 section
    /// 9.1).
    pub(super) fn is_first_hop(&self, cancel: &Facts<'_>, source: SocketAddr, destination: SocketAddr) -> bool {
        let (tag, cseq) = (short(cancel.tag_of_from()), cancel.cseq.number());
        let is_of = |it: &&Transaction| it.kind == Kind::Invite && it.cseq == cseq && *it.from_tag == *tag;
        let Some(invite) = self.list.iter().filter(is_of).find(|it| it.to_tag.is_empty()) else { return true };
        let place = invite.place(cancel.branch(), source, destination);
        // On a branch that was not seen it is the caller's if it has the way of his INVITE.
        let first = invite.hops.iter().position(|hop| hop.is_asked);
        let is_between = |hop: &Hop| hop.source == source && hop.destination == destination;
        place.map_or_else(
            || first.and_then(|first| invite.hops.get(first)).is_none_or(is_between),
            |place| Some(place) == first,
        )
    }
}

impl Transaction {
    fn new(facts: &Facts<'_>, hop: Hop) -> Self {
        Self {
            kind: facts.kind,
            method: short(facts.cseq.method().as_str()).into(),
            cseq: facts.cseq.number(),
            from_tag: short(facts.tag_of_from()).into(),
            to_tag: short(facts.tag_of_to()).into(),
            hops: alloc::vec![hop],
        }
    }

    fn push(&mut self, hop: Hop) {
        if self.hops.len() < MAX_HOPS {
            self.hops.push(hop);
        } else if let Some(first) = self.hops.first_mut() {
            first.is_asked |= hop.is_asked;
        }
    }

    fn is_of(&self, facts: &Facts<'_>) -> bool {
        self.kind == facts.kind
            && self.cseq == facts.cseq.number()
            && *self.from_tag == *short(facts.tag_of_from())
            && *self.method == *short(facts.cseq.method().as_str())
    }

    /// The hop with this branch, or between these addresses where there is no branch to tell.
    fn place(&self, branch: &str, source: SocketAddr, destination: SocketAddr) -> Option<usize> {
        let branch = short(branch);
        self.hops.iter().position(|hop| {
            let between = hop.source == source && hop.destination == destination;
            *hop.branch == *branch && (between || !branch.is_empty())
        })
    }
}
