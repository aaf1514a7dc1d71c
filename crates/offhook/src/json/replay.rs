use alloc::collections::BTreeMap;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use jiff::Timestamp;
use offhook_cdr::format::{Column, HuaweiCall, TableFormat};
use offhook_cdr::{CallDetail, CallRecord, Moment, WriteError};
use serde::Serialize;

use crate::replay::{Replay, call_record};
use crate::view::Account;

/// What `offhook replay --json` writes for one input: the fields of every view that was asked for.
#[derive(Clone, Debug, Default, Serialize)]
#[non_exhaustive]
pub struct ReplayViews {
    /// The file, where there are several inputs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
    /// `--view summary`.
    #[serde(flatten)]
    pub summary: Option<Summary>,
    /// `--view cdr`: call records by column, in the words of the bill file; an empty text is no value.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub records: Option<Vec<BTreeMap<&'static str, String>>>,
}

impl ReplayViews {
    /// The same with the name of the file.
    #[must_use]
    pub fn with_file(self, file: impl Into<String>) -> Self {
        Self { file: Some(file.into()), ..self }
    }

    /// The same with the summary.
    #[must_use]
    pub fn with_summary(self, replay: &Replay) -> Self {
        Self { summary: Some(Summary::new(replay)), ..self }
    }

    /// The same with the call records.
    ///
    /// # Errors
    ///
    /// A record that the format can't hold.
    pub fn with_records(self, replay: &Replay, account: &Account) -> Result<Self, WriteError> {
        let records = replay.calls().iter().map(|call| {
            let fields = HuaweiCall::fields(&call_record(call, account), account.time_zone())?;
            Ok(CallRecord::COLUMNS.iter().map(Column::name).zip(fields).collect())
        });
        Ok(Self { records: Some(records.collect::<Result<_, WriteError>>()?), ..self })
    }
}

/// The summary of a capture: `offhook replay --view summary --json`.
///
/// ```
/// use offhook::json::Summary;
/// use offhook::replay::Replay;
///
/// # let pcap: &[u8] = include_bytes!("../../tests/fixtures/captures/sip-proxy.pcap");
/// let summary = Summary::new(&Replay::read(pcap));
/// let json = serde_json::to_value(&summary)?;
/// assert_eq!(json["methods"]["INVITE"], 2);
/// assert_eq!(json["calls"][0]["result"], "answered");
/// assert_eq!(json["calls"][0]["talk_ms"], 2_249);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct Summary {
    /// Packets of the capture.
    pub packets: u64,
    /// SIP messages; a packet or segment may carry several.
    pub sip_messages: u64,
    /// Distinct Call-IDs, those of registrations included.
    pub call_ids: usize,
    /// Requests by method.
    pub methods: BTreeMap<String, u64>,
    /// Responses by status.
    pub responses: BTreeMap<String, u64>,
    /// The first SIP message.
    pub first: Option<String>,
    /// The last SIP message.
    pub last: Option<String>,
    /// What could not be read.
    pub skipped: Vec<SkippedPacket>,
    /// The calls, in the order in which they began.
    pub calls: Vec<Call>,
    /// Why the capture could not be read to its end.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error: Option<String>,
}

/// A packet that could not be read.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct SkippedPacket {
    /// Its number, from 1.
    pub packet: u64,
    /// Why.
    pub reason: String,
}

/// A call of a [`Summary`].
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct Call {
    /// Every Call-ID under which it was seen.
    pub call_ids: Vec<String>,
    /// Calling party.
    pub from: String,
    /// Called party.
    pub to: String,
    /// The attempt began.
    pub start: Option<String>,
    /// The called side answered.
    pub answer: Option<String>,
    /// The call ended.
    pub end: Option<String>,
    /// Ringing, in whole milliseconds.
    pub ring_ms: Option<u128>,
    /// Conversation, in whole milliseconds.
    pub talk_ms: Option<u128>,
    /// `caller`, `called` or `network`.
    pub released_by: Option<&'static str>,
    /// `answered`, `rejected`, `cancelled`, `failed`, `unanswered` or `unfinished`.
    pub result: &'static str,
    /// Final SIP status.
    pub status: Option<u16>,
}

impl Summary {
    /// The summary of what was read.
    #[must_use]
    pub fn new(replay: &Replay) -> Self {
        let span = replay.span();
        Self {
            packets: replay.counts().packets,
            sip_messages: replay.counts().messages,
            call_ids: replay.call_ids(),
            methods: replay.methods().clone(),
            responses: replay.responses().iter().map(|(status, count)| (status.to_string(), *count)).collect(),
            first: span.map(|(first, _)| instant(first)),
            last: span.map(|(_, last)| instant(last)),
            skipped: replay
                .skipped()
                .iter()
                .map(|skipped| SkippedPacket { packet: skipped.packet, reason: skipped.reason.to_string() })
                .collect(),
            calls: replay.calls().iter().map(Call::new).collect(),
            error: replay.error().map(ToString::to_string),
        }
    }
}

impl Call {
    fn new(call: &CallDetail) -> Self {
        let moment = |moment: Option<Moment>| moment.map(|moment| instant(moment.timestamp()));
        Self {
            call_ids: call.call_ids.clone(),
            from: call.from.clone(),
            to: call.to.clone(),
            start: moment(call.start),
            answer: moment(call.answer),
            end: moment(call.end),
            ring_ms: call.ring_time().map(|time| time.as_millis()),
            talk_ms: call.talk_time().map(|time| time.as_millis()),
            released_by: call.released_by.map(|by| by.name()),
            result: call.result.name(),
            status: call.status,
        }
    }
}

fn instant(at: Timestamp) -> String {
    at.strftime("%Y-%m-%dT%H:%M:%S%.3fZ").to_string()
}
