//! The passive dialogue observer: messages of both directions in, calls out.
//!
//! An [`Observer`] is shown SIP messages as somebody beside the wire sees them (a capture, a port mirror, a proxy's
//! log), each with its time and addresses. It recognises retransmissions (RFC 3261 §17), the two sides of a proxy,
//! forks (§12.1), challenges and the INVITE after them (§22), the race between CANCEL and a 2xx (§9.1), reliable
//! provisional responses (RFC 3262), re-INVITE (RFC 3261 §14) and UPDATE (RFC 3311), and who ended a call and why
//! (RFC 3326). It takes part in nothing, has no clock, and remembers no more than [`ObserverLimits`] say and what has
//! not been taken from [`poll_observation`](Observer::poll_observation).
//!
//! | what | where |
//! |---|---|
//! | a call: all that has one Call-ID, challenges and redirections included | [`Call`] |
//! | its dialogues, one for each callee that sent a tag: state, targets, who ended it and why | [`Call::dialogs`] |
//! | who asked whom to call whom, and what became of it (RFC 3515, 3892) | [`Call::referrals`] |
//! | what it has to do with other calls: Replaces (RFC 3891), Join (RFC 3911), Target-Dialog (RFC 4538), REFER | [`Call::links`] |
//! | what each message means, in order | [`Observed`] |
//!
//! ```
//! use core::time::Duration;
//! use offhook_sip::Message;
//! use offhook_sip::dialog::{EndCause, Observed, Observer, Outcome, Party};
//!
//! let alice = "192.0.2.1:5060".parse()?;
//! let bob = "192.0.2.4:5060".parse()?;
//! let fields = "From: <sip:alice@atlanta.example>;tag=9fx\r\nCall-ID: 3848276298220188511@atlanta.example\r\n";
//! let via = "Via: SIP/2.0/UDP 192.0.2.1;branch=z9hG4bK74bf";
//! let flow = [
//!     (0, alice, bob, format!("INVITE sip:bob@biloxi.example SIP/2.0\r\n{via}9\r\n{fields}To: <sip:bob@biloxi.example>\r\nCSeq: 2 INVITE\r\n\r\n")),
//!     (1, bob, alice, format!("SIP/2.0 180 Ringing\r\n{via}9\r\n{fields}To: <sip:bob@biloxi.example>;tag=831\r\nCSeq: 2 INVITE\r\n\r\n")),
//!     (4, bob, alice, format!("SIP/2.0 200 OK\r\n{via}9\r\n{fields}To: <sip:bob@biloxi.example>;tag=831\r\nCSeq: 2 INVITE\r\n\r\n")),
//!     (4, alice, bob, format!("ACK sip:bob@192.0.2.4 SIP/2.0\r\n{via}b\r\n{fields}To: <sip:bob@biloxi.example>;tag=831\r\nCSeq: 2 ACK\r\n\r\n")),
//!     (9, alice, bob, format!("BYE sip:bob@192.0.2.4 SIP/2.0\r\n{via}d\r\n{fields}To: <sip:bob@biloxi.example>;tag=831\r\nCSeq: 3 BYE\r\n\r\n")),
//! ];
//! let mut observer = Observer::default();
//! for (second, source, destination, text) in &flow {
//!     observer.observe(Duration::from_secs(*second), *source, *destination, &Message::parse(text.as_bytes())?)?;
//! }
//! observer.finish();
//! let observed: Vec<Observed> = core::iter::from_fn(|| observer.poll_observation()).map(|it| it.what).collect();
//! assert_eq!(observed[..4], [Observed::Started, Observed::Ringing, Observed::Answered, Observed::Confirmed]);
//! assert_eq!(observed[4], Observed::Ended { by: Some(Party::Caller), cause: EndCause::Bye, outcome: Outcome::Answered });
//! let Some(Observed::Closed(call)) = observed.last() else { unreachable!() };
//! assert_eq!(call.ring_time(), Some(Duration::from_secs(3)));
//! assert_eq!(call.talk_time(), Some(Duration::from_secs(5)));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! A transfer (RFC 5589 §6): Bob asks Alice to call Carol, and leaves.
//!
//! ```
//! # use core::time::Duration;
//! # use offhook_sip::Message;
//! # use offhook_sip::dialog::{Observer, Party, Relation};
//! let alice = ("sip:alice@atlanta.example", "192.0.2.1:5060".parse()?);
//! let bob = ("sip:bob@biloxi.example", "192.0.2.4:5060".parse()?);
//! let carol = ("sip:carol@chicago.example", "192.0.2.7:5060".parse()?);
//! // Call-ID, who sends to whom, the first line, From and To with their tags, CSeq, and what else there is.
//! let flow = [
//!     ("1", alice, bob, "INVITE sip:bob@biloxi.example SIP/2.0", ("alice", ";tag=9fx"), ("bob", ""), "1 INVITE", ""),
//!     ("1", bob, alice, "SIP/2.0 200 OK", ("alice", ";tag=9fx"), ("bob", ";tag=831"), "1 INVITE", ""),
//!     ("1", bob, alice, "REFER sip:alice@192.0.2.1 SIP/2.0", ("bob", ";tag=831"), ("alice", ";tag=9fx"), "1 REFER", "Refer-To: <sip:carol@chicago.example>\r\n"),
//!     ("1", alice, bob, "SIP/2.0 202 Accepted", ("bob", ";tag=831"), ("alice", ";tag=9fx"), "1 REFER", ""),
//!     ("1", bob, alice, "BYE sip:alice@192.0.2.1 SIP/2.0", ("bob", ";tag=831"), ("alice", ";tag=9fx"), "2 BYE", ""),
//!     ("2", alice, carol, "INVITE sip:carol@chicago.example SIP/2.0", ("alice", ";tag=76s"), ("carol", ""), "1 INVITE", ""),
//! ];
//! let mut observer = Observer::default();
//! for (second, (call_id, source, destination, start, from, to, cseq, more)) in (0..).zip(flow) {
//!     let uri = |name: &str| [alice, bob, carol].into_iter().map(|it| it.0).find(|uri| uri.contains(name));
//!     let (from_uri, to_uri) = uri(from.0).zip(uri(to.0)).ok_or("nobody")?;
//!     let text = format!("{start}\r\nFrom: <{from_uri}>{}\r\nTo: <{to_uri}>{}\r\nCall-ID: {call_id}\r\nCSeq: {cseq}\r\n{more}\r\n", from.1, to.1);
//!     observer.observe(Duration::from_secs(second), source.1, destination.1, &Message::parse(text.as_bytes())?)?;
//! }
//! let [first, second] = observer.calls().collect::<Vec<_>>()[..] else { unreachable!() };
//! let referral = &first.referrals[0];
//! assert_eq!((referral.by, referral.refer_to.uri().as_str()), (Some(Party::Callee), "sip:carol@chicago.example"));
//! assert_eq!(referral.call, Some(second.number));
//! assert_eq!(second.linked(Relation::ReferredBy), Some(first.number));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use alloc::borrow::ToOwned;
use alloc::boxed::Box;
use alloc::collections::{BTreeMap, BTreeSet, VecDeque};
use alloc::string::String;
use alloc::vec::Vec;
use core::net::SocketAddr;
use core::time::Duration;

use offhook_base::ParseError;

use crate::message::Message;

mod call;
mod dialogue;
mod facts;
mod held;
mod limits;
mod link;
mod linking;
mod live;
mod observed;
mod octets;
mod outcome;
mod transaction;

pub use call::{Call, CallNumber, Party};
pub use dialogue::{Dialog, DialogState, EndCause};
pub use limits::ObserverLimits;
pub use link::{DialogName, Link, Referral, Relation};
pub use observed::{Observation, Observed};
pub use outcome::Outcome;

use facts::{Facts, Kind};
use held::Held;
use linking::Expected;
use live::{Live, Sight};

/// Follows calls by their messages: [`observe`](Observer::observe) them, then drain
/// [`poll_observation`](Observer::poll_observation).
///
/// A call is one Call-ID, whatever the number of INVITEs, proxies and branches; after it was answered and has ended,
/// an INVITE outside a dialogue begins another one. A REFER under a Call-ID of its own belongs to the call whose dialogue
/// its Target-Dialog names (RFC 4538). Registrations, subscriptions and other requests without a call are passed over.
///
/// # Time
///
/// Messages are expected in the order of time. A little disorder does no harm: what is seen before its INVITE waits for
/// it, five seconds at most (T4, RFC 3261 §17.1.2.2), and an answer that is seen after what follows it counts from that.
/// Within a call the observations have the order of the messages: a re-INVITE may be seen after its answer, and a PRACK
/// before its response is no more than a request. Nor is what is seen after a request of the same side with a higher CSeq
/// number (RFC 3261 §12.2.2), if no 2xx to it was seen before; a BYE of that kind is the end when it is accepted.
///
/// With a Call-ID that is not known these wait: a response to an INVITE, ACK and CANCEL; BYE, re-INVITE, UPDATE, PRACK and
/// INFO with both tags, and the responses to them; and after a BYE or re-INVITE whatever has its Call-ID. What else there is, as a REFER or NOTIFY
/// without those, is passed over. If the INVITE comes, all of it is taken in after it, the BYE last. If it does not come,
/// a BYE or re-INVITE shows that the call began before it was observed, and with it the call is [joined](Observed::Joined):
/// when the five seconds are over, when there is no room for one more message, when a message names its dialogue in
/// Replaces, Join or Target-Dialog, or with [`Observer::finish`]. From then on all is as if nothing had waited: its
/// messages have their own times, but their observations come after those of other calls that did not wait, and a call
/// that its REFER asks for and that begins before is not linked. What waits without a BYE or re-INVITE is forgotten.
///
/// Nor does a message do any harm that bears a wrong time, as a damaged capture has it: time goes on to where two
/// messages in a row have been, so that one alone closes no call. What it says of its own call is taken as it stands,
/// and if it was the last one of that call, the call stays until there are too many or there are no more messages. A
/// message goes to its call even after a silence that would have ended the call, unless it is an INVITE that begins
/// another one. [`Observer::handle_timeout`] is believed at once.
///
/// # Memory
///
/// Calls are bounded by [`ObserverLimits::calls`] and by [`ObserverLimits::octets`] of all together, and each of them is
/// bounded too: 64 dialogues, 64 transactions, 16 referrals, 16 links, 2,048 octets of a Call-ID, From or To (a call
/// with longer ones is refused) and of a Request-URI or Referred-By (a longer one is left out). A link keeps the number
/// of the other call after that one was forgotten. Of messages that wait for an INVITE there are 256 at most, with 256
/// KiB together: for one more the oldest is forgotten, or its call is joined, and a BYE or re-INVITE that is larger than
/// all of that does not wait. Observations wait until they are taken, all of them: take them after every call of
/// [`observe`](Observer::observe), [`handle_timeout`](Observer::handle_timeout) and [`finish`](Observer::finish), or
/// their number grows with the messages.
#[derive(Debug, Default)]
pub struct Observer {
    limits: ObserverLimits,
    calls: BTreeMap<CallNumber, Box<Live>>,
    /// Of all calls.
    octets: usize,
    /// By Call-ID; a REFER beside a call adds its own.
    numbers: BTreeMap<String, CallNumber>,
    expected: Expected,
    deadlines: BTreeSet<(Duration, CallNumber)>,
    next: u64,
    /// What was seen before its INVITE.
    held: Held,
    /// What deadlines are judged against; never goes back.
    now: Duration,
    /// Time of the latest message, right or wrong: the next one confirms it.
    latest: Duration,
    out: VecDeque<Observation>,
}

impl Observer {
    /// An observer that has seen nothing.
    #[must_use]
    pub fn new(limits: ObserverLimits) -> Self {
        Self { limits, ..Self::default() }
    }

    /// Takes a message in; `at` counts from an origin that is the same for all messages.
    ///
    /// The answer is the call that the message belongs to, if it belongs to one that is known. Calls whose time has come
    /// by `at` and by the message before this one are closed first.
    ///
    /// A message that is seen before its INVITE belongs to no call yet, and the answer is `None`. It waits as is said under
    /// [time](Observer#time), and is taken in right after the INVITE, as if it had come then; or when the call is joined
    /// without one. [`Call::messages`] counts it.
    ///
    /// # Errors
    ///
    /// Call-ID, CSeq, From or To is missing or can't be read, or the Call-ID is longer than 2,048 octets; nothing has
    /// changed. Or the message would begin a call whose From or To is longer than that; none has begun.
    pub fn observe(
        &mut self,
        at: Duration,
        source: SocketAddr,
        destination: SocketAddr,
        message: &Message<'_>,
    ) -> Result<Option<CallNumber>, ParseError> {
        let facts = Facts::of(message)?;
        let confirmed = at.min(self.latest);
        self.latest = at;
        self.handle_timeout(confirmed);
        let sight = Sight { at, now: self.now, source, destination };
        if facts.begins() {
            self.join_older(facts.call_id.as_str(), at);
        }
        if facts.begins() || (facts.status.is_none() && facts.kind == Kind::Refer) {
            self.join_named(&facts);
        }
        let known = self.numbers.get(facts.call_id.as_str()).copied();
        let known = known.filter(|number| {
            self.calls.get(number).is_some_and(|call| !call.is_other_call(&facts, call.deadline(&self.limits) <= at))
        });
        let mut known = known.or_else(|| self.adopt(&facts));
        if known.is_none() && !facts.begins() && !self.numbers.contains_key(facts.call_id.as_str()) {
            if held::may_join(&facts) {
                facts.kept()?;
            }
            if self.hold(sight, &facts, message) {
                return Ok(None);
            }
            known = self.numbers.get(facts.call_id.as_str()).copied();
        }
        let (number, is_new) = match known {
            Some(number) => (number, false),
            None if facts.begins() || held::may_join(&facts) => (self.begin(sight, &facts)?, true),
            None => return Ok(None),
        };
        self.pass(number, sight, &facts, is_new);
        if is_new && facts.kind == Kind::Invite {
            self.release(number, sight, &facts);
        }
        self.fit(number);
        Ok(Some(number))
    }

    /// Gives a message to its call.
    fn pass(&mut self, number: CallNumber, sight: Sight, facts: &Facts<'_>, is_new: bool) {
        let was_answered = self.calls.get(&number).is_some_and(|call| call.is_answered());
        self.change(number, |call, out| match facts.status {
            None => call.request(sight, facts, out),
            Some(status) => call.response(sight, facts, status, out),
        });
        if is_new {
            self.link(number, sight, facts);
        }
        self.expect(number, sight, facts);
        if !was_answered && self.calls.get(&number).is_some_and(|call| call.is_answered()) {
            self.take_place(number, sight);
        }
    }

    /// Closes calls until the others fit, but not this one.
    fn fit(&mut self, number: CallNumber) {
        while self.octets as u64 > self.limits.octets() {
            let Some((_, due)) = self.deadlines.iter().find(|(_, other)| *other != number).copied() else { break };
            self.close(due);
        }
    }

    fn begin(&mut self, sight: Sight, facts: &Facts<'_>) -> Result<CallNumber, ParseError> {
        let kept = facts.kept()?;
        // A call of the same Call-ID that is over makes room, and so does the one that is due next if there are too many.
        if let Some(number) = self.numbers.get(facts.call_id.as_str()).copied() {
            match self.calls.get_mut(&number).filter(|call| call.is_beside(facts)) {
                Some(call) => call.aliases.retain(|alias| alias != facts.call_id.as_str()),
                None => self.close(number),
            }
        }
        while self.calls.len() >= (self.limits.calls().max(1) as usize) {
            let Some((_, number)) = self.deadlines.first().copied() else { break };
            self.close(number);
        }
        let number = CallNumber(self.next);
        self.next = self.next.saturating_add(1);
        let mut call = Box::new(Live::new(number, sight, facts, kept));
        self.octets = self.octets.saturating_add(call.measure());
        self.deadlines.insert((call.deadline(&self.limits), number));
        self.calls.insert(number, call);
        self.numbers.insert(facts.call_id.as_str().to_owned(), number);
        Ok(number)
    }

    fn close(&mut self, number: CallNumber) {
        let Some(mut call) = self.calls.remove(&number) else { return };
        self.octets = self.octets.saturating_sub(call.octets);
        self.deadlines.remove(&(call.deadline(&self.limits), number));
        for id in call.aliases.iter().map(String::as_str).chain([call.call.call_id.as_str()]) {
            if self.numbers.get(id) == Some(&number) {
                self.numbers.remove(id);
            }
        }
        for key in call.keys() {
            self.expected.remove(&key, number);
        }
        call.close(self.now, &mut self.out);
    }

    /// What was observed, in order; `None` if all of it has been taken.
    ///
    /// A message adds at most a few, and one for each call that is closed. None is dropped while it waits.
    #[must_use]
    pub fn poll_observation(&mut self) -> Option<Observation> {
        self.out.pop_front()
    }

    /// When [`Observer::handle_timeout`] is due; ask again after every other call.
    #[must_use]
    pub fn poll_timeout(&self) -> Option<Duration> {
        let next = self.deadlines.first().map(|(at, _)| *at);
        next.into_iter().chain(self.held.poll_timeout()).min()
    }

    /// Closes the calls whose time has come, and joins those whose INVITE was waited for; early or repeated calls do
    /// nothing.
    ///
    /// `now` is believed as it is, other than the time of a single message, and does not go back.
    pub fn handle_timeout(&mut self, now: Duration) {
        self.now = self.now.max(now);
        self.expire();
        while let Some(due) = self.deadlines.first().copied().filter(|(at, _)| *at <= self.now) {
            self.deadlines.remove(&due);
            self.close(due.1);
        }
    }

    /// Joins all calls that wait for their INVITE, then closes all, in the order of their numbers: there are no more
    /// messages.
    pub fn finish(&mut self) {
        self.join_all();
        let numbers: Vec<CallNumber> = self.calls.keys().copied().collect();
        for number in numbers {
            self.close(number);
        }
    }

    /// Calls that are remembered, in the order in which they began.
    pub fn calls(&self) -> impl Iterator<Item = &Call> {
        self.calls.values().map(|live| &live.call)
    }

    /// A call that is remembered.
    #[must_use]
    pub fn call(&self, number: CallNumber) -> Option<&Call> {
        self.calls.get(&number).map(|live| &live.call)
    }
}
