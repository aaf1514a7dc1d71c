//! The calls in a capture.
//!
//! ```
//! use offhook::replay::Replay;
//!
//! # let pcap: &[u8] = include_bytes!("../tests/fixtures/captures/sip-proxy.pcap");
//! let replay = Replay::read(pcap);
//! assert!(replay.error().is_none());
//! let [call] = replay.calls() else { panic!("one call, seen on both sides of a proxy") };
//! assert_eq!(call.result.name(), "answered");
//! assert_eq!(call.status, Some(200));
//! ```

use core::time::Duration;
use std::collections::HashSet;
use std::hash::{BuildHasher, RandomState};
use std::io::Read;

use alloc::collections::{BTreeMap, BTreeSet, VecDeque};
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use jiff::Timestamp;
use offhook_cdr::{CallDetail, CallRecord, CallResult, Moment, Releaser};
use offhook_ops::huawei::{MediaType, ReleaseCause};
use offhook_sip::dialog::{Call, CallNumber, Observed, Observer, Outcome, Party};
use offhook_sip::{Message, Method, NameAddr, Uri};

use crate::capture::{Capture, CaptureError, Captured, Counts, Entry, SkipReason, Skipped};
use crate::time::{instant, since_epoch};
use crate::view::Account;

/// What a capture holds: counts, calls, and what could not be read.
///
/// What is kept grows with the calls of the capture, not with its packets: see the bounds below, and
/// [`ObserverLimits`](offhook_sip::dialog::ObserverLimits).
#[derive(Debug, Default)]
pub struct Replay {
    counts: Counts,
    methods: BTreeMap<String, u64>,
    responses: BTreeMap<u16, u64>,
    /// By hash: the number is asked for, and a hostile capture can have very long ones.
    call_ids: HashSet<u64>,
    hashes: RandomState,
    first: Option<Timestamp>,
    last: Option<Timestamp>,
    skipped: Vec<Skipped>,
    /// Reports that are not the capture's own.
    unused: u64,
    /// Packets of those messages that may have come before their INVITE, with the hash of the Call-ID.
    early: VecDeque<(u64, u64)>,
    /// The latest call that has begun.
    begun: Option<CallNumber>,
    /// Calls that were joined and closed at once.
    joined: BTreeSet<CallNumber>,
    is_lossy: bool,
    calls: Vec<CallDetail>,
    error: Option<CaptureError>,
}

impl Replay {
    /// Reports of skipped packets that are kept; [`Replay::counts`] has the number of all.
    pub const MAX_SKIPPED: usize = 10_000;
    /// Methods that are counted each by its name; of more, the requests are counted under [`Replay::OTHER_METHODS`].
    pub const MAX_METHODS: usize = 1_000;
    /// Messages whose INVITE may still come: as many as the observer keeps.
    const MAX_EARLY: usize = 256;
    /// What stands for the methods beyond [`Replay::MAX_METHODS`]: a name that no method can have.
    pub const OTHER_METHODS: &'static str = "(other)";

    /// Reads a capture to its end, or to where it is damaged; what could be read is there either way.
    #[must_use]
    pub fn read(capture: impl Read) -> Self {
        let mut replay = Self::default();
        let mut observer = Observer::default();
        let mut capture = Capture::new(capture);
        for entry in &mut capture {
            match entry {
                Ok(Entry::Message(captured)) => replay.message(&mut observer, &captured),
                Ok(Entry::Skipped(skipped)) => replay.skip(skipped),
                Err(error) => replay.error = Some(error),
            }
            replay.take(&mut observer);
        }
        observer.finish();
        replay.take(&mut observer);
        replay.counts = capture.counts();
        replay.counts.skipped = replay.counts.skipped.saturating_add(replay.unused);
        replay.calls.sort_by_key(|call| call.start);
        replay
    }

    fn message(&mut self, observer: &mut Observer, captured: &Captured) {
        let outcome = captured.message().and_then(|message| {
            self.count(captured, &message);
            let at = since_epoch(captured.at);
            match observer.observe(at, captured.source, captured.destination, &message)? {
                Some(number) => {
                    self.claim(observer.call(number), &message);
                    Ok(false)
                }
                None if is_of_call(&message) => {
                    self.remember(captured.packet, &message);
                    Ok(true)
                }
                None => Ok(false),
            }
        });
        let reason = match outcome {
            Ok(false) => return,
            Ok(true) => SkipReason::NoInvite,
            Err(error) => SkipReason::Message(error),
        };
        self.unused = self.unused.saturating_add(1);
        self.skip(Skipped { packet: captured.packet, reason });
    }

    /// A message whose INVITE was not seen before it may be seen with it yet.
    fn remember(&mut self, packet: u64, message: &Message<'_>) {
        if self.early.len() >= Self::MAX_EARLY {
            self.early.pop_front();
        }
        if let Some(hash) = self.hash(message) {
            self.early.push_back((packet, hash));
        }
    }

    /// Takes back what was reported of messages that the observer has kept until the INVITE of their call: it counts
    /// them when the call begins, the latest ones.
    fn claim(&mut self, call: Option<&Call>, message: &Message<'_>) {
        let Some(call) = call.filter(|call| self.begun.is_none_or(|begun| begun < call.number)) else { return };
        self.begun = Some(call.number);
        if let Some(hash) = self.hash(message) {
            self.take_back(hash, call.messages.saturating_sub(1));
        }
    }

    /// Takes back what was reported of the latest messages with this Call-ID.
    fn take_back(&mut self, hash: u64, count: u32) {
        if self.early.is_empty() {
            return;
        }
        for _ in 0..count {
            let Some(place) = self.early.iter().rposition(|(_, of)| *of == hash) else { return };
            let packet = self.early.remove(place).map(|(packet, _)| packet);
            let is_of = |it: &Skipped| Some(it.packet) == packet && it.reason == SkipReason::NoInvite;
            if let Some(place) = self.skipped.iter().rposition(is_of) {
                self.skipped.remove(place);
            }
            self.unused = self.unused.saturating_sub(1);
        }
    }

    fn hash(&self, message: &Message<'_>) -> Option<u64> {
        Some(self.hashes.hash_one(message.call_id()?.ok()?.as_str()))
    }

    fn hash_of(&self, call: &Call) -> u64 {
        self.hashes.hash_one(call.call_id.as_str())
    }

    fn skip(&mut self, skipped: Skipped) {
        self.is_lossy |= skipped.reason.is_loss();
        if self.skipped.len() < Self::MAX_SKIPPED {
            self.skipped.push(skipped);
        }
    }

    fn count(&mut self, captured: &Captured, message: &Message<'_>) {
        self.first = Some(self.first.map_or(captured.at, |first| first.min(captured.at)));
        self.last = self.last.max(Some(captured.at));
        if let Some(method) = message.method() {
            let name = method.to_string();
            let is_known = self.methods.len() < Self::MAX_METHODS || self.methods.contains_key(&name);
            let name = if is_known { name } else { Self::OTHER_METHODS.into() };
            let count = self.methods.entry(name).or_default();
            *count = count.saturating_add(1);
        }
        if let Some(status) = message.status() {
            let count = self.responses.entry(status.code()).or_default();
            *count = count.saturating_add(1);
        }
        if let Some(hash) = self.hash(message) {
            self.call_ids.insert(hash);
        }
    }

    fn take(&mut self, observer: &mut Observer) {
        while let Some(observation) = observer.poll_observation() {
            let number = observation.call;
            match observation.what {
                // Without its INVITE, after a wait: what has waited with it was of use.
                Observed::Joined => match observer.call(number) {
                    Some(call) => self.take_back(self.hash_of(call), call.messages),
                    None => _ = self.joined.insert(number),
                },
                Observed::Closed(call) => {
                    if self.joined.remove(&number) {
                        self.take_back(self.hash_of(&call), call.messages);
                    }
                    self.calls.push(detail(&call));
                }
                _ => {}
            }
        }
    }

    /// Whether all that the capture shows was read: it was read to its end, and no report tells of a
    /// [loss](SkipReason::is_loss). A link layer that is not read is one if no SIP message was found at all.
    ///
    /// ```
    /// use offhook::replay::Replay;
    ///
    /// # let pcap: &[u8] = include_bytes!("../tests/fixtures/captures/sip-proxy.pcap");
    /// assert!(Replay::read(pcap).is_whole());
    /// let cut = Replay::read(&pcap[..6_000]);
    /// assert!(!cut.is_whole());
    /// assert_eq!(cut.calls().len(), 1);
    /// ```
    #[must_use]
    pub fn is_whole(&self) -> bool {
        let is_unread = |skipped: &Skipped| matches!(skipped.reason, SkipReason::LinkLayer { .. });
        let nothing = self.counts.messages == 0 && self.skipped.iter().any(is_unread);
        self.error.is_none() && !self.is_lossy && !nothing
    }

    /// Packets read, SIP messages found, reports of what was skipped. A message without the fields that name its call,
    /// or of an INVITE that was not seen, is both found and skipped.
    #[must_use]
    pub const fn counts(&self) -> Counts {
        self.counts
    }

    /// Requests by method.
    #[must_use]
    pub const fn methods(&self) -> &BTreeMap<String, u64> {
        &self.methods
    }

    /// Responses by status.
    #[must_use]
    pub const fn responses(&self) -> &BTreeMap<u16, u64> {
        &self.responses
    }

    /// Distinct Call-IDs, those of registrations and subscriptions included.
    #[must_use]
    pub fn call_ids(&self) -> usize {
        self.call_ids.len()
    }

    /// When the first and the last SIP message was seen.
    #[must_use]
    pub fn span(&self) -> Option<(Timestamp, Timestamp)> {
        self.first.zip(self.last)
    }

    /// What could not be read, and why: the first [`Replay::MAX_SKIPPED`] of them.
    #[must_use]
    pub fn skipped(&self) -> &[Skipped] {
        &self.skipped
    }

    /// The calls, in the order in which they began.
    #[must_use]
    pub fn calls(&self) -> &[CallDetail] {
        &self.calls
    }

    /// Why the file could not be read to its end.
    #[must_use]
    pub const fn error(&self) -> Option<&CaptureError> {
        self.error.as_ref()
    }
}

/// A call as the bill file has it (Huawei CEC `cec_07_0831`): one record, since a capture shows no devices behind the called one.
///
/// A Call-ID of more than the 25 characters of its column is replaced by a name in the platform's form, `<unix
/// seconds>-<number>` (rule R-ID-2): the second in which the call began, and the 32-bit FNV-1a hash of the Call-ID, so
/// that whoever has the Call-ID can find the record, and every capture of a call gives it the same number.
/// [`CallDetail::call_ids`] has the Call-ID itself. Numbers are the user parts of From and To: an address without one,
/// or with one of more than 26 characters, leaves the column empty, as a part of a number is another number.
///
/// The release cause says what the final status does: 486 and 600 that the called party is busy, 404, 410, 484 and 604
/// that there is no such number (RFC 3261 §21), other ones what [`CallDetail::result`] does.
///
/// ```
/// use offhook::cdr::{CallDetail, CallResult};
/// use offhook::jiff::tz::TimeZone;
/// use offhook::replay::call_record;
/// use offhook::view::Account;
///
/// let mut call = CallDetail::new(["1-18245@127.0.0.1"]);
/// (call.result, call.status) = (CallResult::Rejected, Some(486));
/// let record = call_record(&call, &Account::new(TimeZone::UTC));
/// assert_eq!(record.call_id, "1-18245@127.0.0.1");
/// assert_eq!(record.release_cause.map(|cause| cause.code()), Some(47));
/// ```
#[must_use]
pub fn call_record(call: &CallDetail, account: &Account) -> CallRecord {
    let mut record = CallRecord::new(name(call));
    account.fill(&mut record);
    record.caller_no = number(&call.from);
    record.callee_no = number(&call.to);
    record.ack_begin = call.ring;
    record.ack_end = call.ring.and(call.answer.or(call.end));
    record.call_begin = call.answer;
    record.call_end = call.answer.and(call.end);
    record.media_type = Some(MediaType::PHONE);
    record.release_cause = match call.result {
        CallResult::Rejected if matches!(call.status, Some(486 | 600)) => Some(ReleaseCause::CALLED_BUSY),
        CallResult::Failed if matches!(call.status, Some(404 | 410 | 484 | 604)) => Some(ReleaseCause::NO_SUCH_NUMBER),
        CallResult::Answered => call.end.map(|_| ReleaseCause::NORMAL),
        CallResult::Rejected => Some(ReleaseCause::CALLED_REJECTS),
        CallResult::Cancelled => Some(ReleaseCause::USER_RELEASED_BEFORE_ANSWER),
        CallResult::Failed => Some(ReleaseCause::CONNECTION_FAILED),
        CallResult::Unanswered => Some(ReleaseCause::CALLED_NO_ANSWER),
        _ => None,
    };
    offhook_cdr::number_legs(core::slice::from_mut(&mut record));
    record
}

fn detail(call: &Call) -> CallDetail {
    let mut detail = CallDetail::new([call.call_id.to_string()]);
    detail.from = party(&call.from);
    detail.to = party(&call.to);
    let moment = |at: Option<Duration>| at.map(|at| Moment::new(instant(at)));
    detail.start = moment(call.start);
    detail.ring = moment(call.ringing);
    detail.answer = moment(call.answer);
    detail.end = moment(call.end);
    detail.status = call.status.map(|status| status.code());
    detail.result = match call.outcome {
        Outcome::Answered => CallResult::Answered,
        Outcome::Rejected => CallResult::Rejected,
        Outcome::Cancelled => CallResult::Cancelled,
        Outcome::Failed => CallResult::Failed,
        Outcome::Unanswered => CallResult::Unanswered,
        _ => CallResult::Unfinished,
    };
    detail.released_by = match (call.released_by, call.end) {
        (Some(Party::Caller), _) => Some(Releaser::Caller),
        (Some(Party::Callee), _) => Some(Releaser::Called),
        (_, Some(_)) if call.outcome != Outcome::Answered => Some(Releaser::Network),
        _ => None,
    };
    detail
}

/// The number or user that an address is for, or the address itself if it has none.
fn party(address: &NameAddr<'_>) -> String {
    let uri: &Uri<'_> = address.uri();
    let decoded = uri.user_decoded().and_then(|user| String::from_utf8(user.into_owned()).ok());
    decoded.unwrap_or_else(|| uri.user().unwrap_or_else(|| uri.as_str()).into())
}

/// Characters of the columns `call_id` and `caller_no` (Huawei CEC `cec_07_0831`).
const CALL_ID: usize = 25;
const NUMBER: usize = 26;

/// The Call-ID if it fits its column, or what stands for it.
fn name(call: &CallDetail) -> String {
    let id = call.call_ids.first().cloned().unwrap_or_default();
    if id.chars().count() <= CALL_ID {
        return id;
    }
    let hash = id.bytes().fold(0x811c_9dc5_u32, |hash, octet| (hash ^ u32::from(octet)).wrapping_mul(0x0100_0193));
    let first = [call.start, call.ring, call.answer, call.end].into_iter().flatten().next();
    alloc::format!("{}-{hash}", first.map_or(0, |first| first.timestamp().as_second()))
}

/// A user part that fits its column; what is a URI has none.
fn number(party: &str) -> String {
    let fits = party.chars().count() <= NUMBER && !party.contains(char::is_control);
    let is_number = fits && Uri::parse(party.as_bytes()).is_err();
    if is_number { party.into() } else { String::new() }
}

/// Whether a message is of no use without an INVITE before it. One of a registration or subscription is; the end of a
/// call that began before the capture is as well.
fn is_of_call(message: &Message<'_>) -> bool {
    let method = message.method().or_else(|| Some(message.cseq()?.ok()?.method().clone()));
    match message.status() {
        Some(_) => method == Some(Method::INVITE),
        None => matches!(method, Some(method) if [Method::ACK, Method::CANCEL].contains(&method)),
    }
}
