//! Which messages were seen before, and where.

use alloc::boxed::Box;
use alloc::collections::VecDeque;
use alloc::vec::Vec;
use core::net::SocketAddr;

use super::facts::{Facts, Kind};

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
    responses: Vec<Response>,
}

#[derive(Debug, Eq, PartialEq)]
struct Response {
    status: u16,
    to_tag: Box<str>,
    rseq: Option<u32>,
}

/// As much of a token as is compared: what a peer sends must not fill the memory.
pub(super) fn short(token: &str) -> &str {
    let mut end = token.len().min(MAX_TOKEN);
    while !token.is_char_boundary(end) {
        end = end.saturating_sub(1);
    }
    token.get(..end).unwrap_or_default()
}

impl Transactions {
    /// Notes a request.
    pub(super) fn request(&mut self, facts: &Facts<'_>, source: SocketAddr, destination: SocketAddr) -> Sighting {
        let hop = |facts: &Facts<'_>| Hop {
            branch: short(facts.branch()).into(),
            source,
            destination,
            responses: Vec::new(),
        };
        let Some(known) = self.list.iter_mut().find(|it| it.is_of(facts) && *it.to_tag == *short(facts.tag_of_to()))
        else {
            if self.list.len() >= MAX_TRANSACTIONS {
                // The first one is the INVITE that began the call.
                let forgotten = self.list.remove(1).map_or(0, |it| it.hops.iter().map(|hop| hop.responses.len()).sum());
                self.responses = self.responses.saturating_sub(forgotten);
            }
            self.list.push_back(Transaction {
                kind: facts.kind,
                method: short(facts.cseq.method().as_str()).into(),
                cseq: facts.cseq.number(),
                from_tag: short(facts.tag_of_from()).into(),
                to_tag: short(facts.tag_of_to()).into(),
                hops: alloc::vec![hop(facts)],
            });
            return Sighting::New;
        };
        if known.hop(facts.branch(), source, destination).is_some() {
            return Sighting::Retransmitted;
        }
        if known.hops.len() < MAX_HOPS {
            known.hops.push(hop(facts));
        }
        Sighting::Relayed
    }

    /// Notes a response; `None` if its request was not seen.
    pub(super) fn response(
        &mut self,
        facts: &Facts<'_>,
        source: SocketAddr,
        destination: SocketAddr,
    ) -> Option<Answers> {
        let status = facts.status?.code();
        let tag = short(facts.tag_of_to());
        let known =
            self.list.iter_mut().rev().find(|it| it.is_of(facts) && (it.to_tag.is_empty() || *it.to_tag == *tag))?;
        let response = Response { status, to_tag: tag.into(), rseq: facts.rseq };
        let is_new = !known.hops.iter().any(|hop| hop.responses.contains(&response));
        // Responses go the way of the request, backwards.
        let place = known.hop(facts.branch(), destination, source);
        let Some(hop) = place.and_then(|place| known.hops.get_mut(place)) else {
            let sighting = if is_new { Sighting::New } else { Sighting::Relayed };
            return Some(Answers { sighting, on_first_hop: true });
        };
        let on_first_hop = place == Some(0);
        if hop.responses.contains(&response) {
            return Some(Answers { sighting: Sighting::Retransmitted, on_first_hop });
        }
        if hop.responses.len() < MAX_RESPONSES && self.responses < MAX_ALL_RESPONSES {
            hop.responses.push(response);
            self.responses = self.responses.saturating_add(1);
        }
        Some(Answers { sighting: if is_new { Sighting::New } else { Sighting::Relayed }, on_first_hop })
    }

    /// Whether an INVITE outside a dialogue was seen on this branch.
    pub(super) fn has_invite_branch(&self, branch: &str) -> bool {
        self.list
            .iter()
            .filter(|it| it.kind == Kind::Invite && it.to_tag.is_empty())
            .any(|it| it.hops.iter().any(|hop| *hop.branch == *short(branch)))
    }
}

impl Transaction {
    fn is_of(&self, facts: &Facts<'_>) -> bool {
        self.kind == facts.kind
            && self.cseq == facts.cseq.number()
            && *self.from_tag == *short(facts.tag_of_from())
            && *self.method == *short(facts.cseq.method().as_str())
    }

    /// The hop with this branch, or between these addresses where there is no branch to tell.
    fn hop(&self, branch: &str, source: SocketAddr, destination: SocketAddr) -> Option<usize> {
        let branch = short(branch);
        self.hops.iter().position(|hop| {
            let between = hop.source == source && hop.destination == destination;
            *hop.branch == *branch && (between || !branch.is_empty())
        })
    }
}
