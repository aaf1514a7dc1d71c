use core::time::Duration;

use offhook_ops::huawei::{RecordMediaType, RecordingCallType};

use crate::{Moment, duration};

/// One recording of a call (Huawei CEC `cec_07_0831`, recording index).
///
/// ```
/// use offhook_cdr::RecordingRecord;
///
/// let mut recording = RecordingRecord::new("1456404171-43");
/// recording.file_name = "/10/1/record/100/13533/0903379.wav".into();
/// assert_eq!(recording.length(), None);
/// ```
#[derive(Clone, Debug, Default, Eq, Hash, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize), serde(default, deny_unknown_fields))]
#[non_exhaustive]
pub struct RecordingRecord {
    /// Developer id.
    pub developer: String,
    /// Enterprise account (tenant).
    pub account_id: String,
    /// Call centre id.
    pub cc_id: String,
    /// Agent id.
    pub agent_id: String,
    /// Call id.
    pub call_id: String,
    /// Calling number.
    pub caller_no: String,
    /// Called number.
    pub callee_no: String,
    /// Start.
    pub call_begin: Option<Moment>,
    /// End.
    pub call_end: Option<Moment>,
    /// Recording file, for instance `/10/1/record/100/13533/0903379.wav`.
    pub file_name: String,
    /// Whether the recording was turned into text: `1` yes, `0` no.
    pub task_status: String,
    /// Result of that: `success` or `failed`.
    pub task_result: String,
    /// Path of the raw recording, for instance `X:\17\0\20180903\15470\2043295.V3`.
    pub original_file_name: String,
    /// Virtual call centre that handled the call.
    pub vdn_id: String,
    /// 0 inbound, 1 outbound: a table of its own and not the bill's call type.
    pub call_type: Option<RecordingCallType>,
    /// Media type: 1 text, 5 voice.
    pub media_type: Option<RecordMediaType>,
    /// Skill that the call was led to.
    pub user_wanted_skill_id: String,
    /// Skill queue now handling the call.
    pub current_skill_id: String,
}

impl RecordingRecord {
    /// A recording of the call `call_id` with nothing else known.
    #[must_use]
    pub fn new(call_id: impl Into<String>) -> Self {
        Self { call_id: call_id.into(), ..Self::default() }
    }

    /// Exact time from start to end; none unless both are known and in order.
    #[must_use]
    pub fn length(&self) -> Option<Duration> {
        duration(self.call_begin, self.call_end)
    }
}
