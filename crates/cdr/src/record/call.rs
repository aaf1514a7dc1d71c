use core::time::Duration;

use offhook_ops::huawei::{CallType, DeviceType, LeaveReason, MediaType, ReleaseCause, SubMediaType};

use crate::{CallIdNum, Moment, duration};

/// One leg of a call at one device: a queue, an agent or an IVR flow (Huawei CEC `cec_07_0831`, bill file).
///
/// A call leaves one record for each device that handled it, with three phases: waiting, answering (ringing at the
/// device) and conversation. A phase that the call never reached has no instants, or two equal ones. Which record is
/// the last, [`CallIdNum`] says; [`CallLegs`](crate::CallLegs) puts the records of a call together.
///
/// Text that is empty is a value that is not known. Names are those of the vendor's columns.
///
/// ```
/// use core::time::Duration;
/// use jiff::Timestamp;
/// use offhook_cdr::{CallIdNum, CallRecord, Moment};
///
/// let second = |second| Timestamp::from_second(second).ok().map(Moment::new);
/// let mut leg = CallRecord::new("1456404171-43");
/// leg.agent_id = "101".into();
/// leg.ack_begin = second(1_456_404_171);
/// leg.ack_end = second(1_456_404_179);
/// leg.call_begin = leg.ack_end;
/// leg.call_end = second(1_456_404_300);
/// leg.call_id_num = Some(CallIdNum::LAST);
///
/// assert_eq!(leg.ring_time(), Some(Duration::from_secs(8)));
/// assert_eq!(leg.talk_time(), Some(Duration::from_secs(121)));
/// assert_eq!(leg.wait_time(), None);
/// ```
#[derive(Clone, Debug, Default, Eq, Hash, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize), serde(default, deny_unknown_fields))]
#[non_exhaustive]
pub struct CallRecord {
    /// Developer id.
    pub developer: String,
    /// Enterprise account (tenant).
    pub account_id: String,
    /// Call centre id.
    pub cc_id: String,
    /// Agent id.
    pub agent_id: String,
    /// Call id, for instance `1456404171-43`; the same in all records of a call.
    pub call_id: String,
    /// Calling number.
    pub caller_no: String,
    /// Called number.
    pub callee_no: String,
    /// Waiting began.
    pub wait_begin: Option<Moment>,
    /// Waiting ended.
    pub wait_end: Option<Moment>,
    /// Answering began: the device rings.
    pub ack_begin: Option<Moment>,
    /// Answering ended.
    pub ack_end: Option<Moment>,
    /// Conversation began.
    pub call_begin: Option<Moment>,
    /// Conversation ended.
    pub call_end: Option<Moment>,
    /// Kind of device: 1 skill queue, 2 agent, 3 IVR flow.
    pub device_type: Option<DeviceType>,
    /// Id of the skill queue, agent or IVR flow, according to `device_type`.
    pub device_no: String,
    /// Call type of bills; not the numbering of the recording index.
    pub call_type: Option<CallType>,
    /// Why the call was released; it has a meaning in the last record of a call only.
    pub release_cause: Option<ReleaseCause>,
    /// Number of the record within the call.
    pub call_id_num: Option<CallIdNum>,
    /// Virtual call centre.
    pub vdn_id: String,
    /// Kind of the device before this one: 1 skill queue, 2 agent, 3 IVR flow.
    pub pre_device_type: Option<DeviceType>,
    /// Number of the device before this one.
    pub pre_device_no: String,
    /// Skill queue that the call belongs to.
    pub skill_id: String,
    /// Skill queue now handling the call.
    pub current_skill_id: String,
    /// Description of the serving device before this one.
    pub pre_device_in: String,
    /// Why the call left the device.
    pub leave_reason: Option<LeaveReason>,
    /// Service type of this device; without practical use since AICC 25.200.0.
    pub service_no: String,
    /// Description of this serving device.
    pub device_in: String,
    /// Media type.
    pub media_type: Option<MediaType>,
    /// Sub-media type; which numbering depends on the edition.
    pub sub_media_type: Option<SubMediaType>,
}

impl CallRecord {
    /// A record of the call `call_id` with nothing else known.
    #[must_use]
    pub fn new(call_id: impl Into<String>) -> Self {
        Self { call_id: call_id.into(), ..Self::default() }
    }

    /// Exact time from `wait_begin` to `wait_end`; none unless both are known and in order.
    #[must_use]
    pub fn wait_time(&self) -> Option<Duration> {
        duration(self.wait_begin, self.wait_end)
    }

    /// Exact time from `ack_begin` to `ack_end`, in which the device rang; none unless both are known and in order.
    #[must_use]
    pub fn ring_time(&self) -> Option<Duration> {
        duration(self.ack_begin, self.ack_end)
    }

    /// Exact time from `call_begin` to `call_end`; none unless both are known and in order.
    #[must_use]
    pub fn talk_time(&self) -> Option<Duration> {
        duration(self.call_begin, self.call_end)
    }

    /// Whether one of the record's instants was assumed.
    #[must_use]
    pub fn is_assumed(&self) -> bool {
        self.moments().into_iter().flatten().any(Moment::is_assumed)
    }

    /// The six instants in the order of the columns.
    #[must_use]
    pub const fn moments(&self) -> [Option<Moment>; 6] {
        [self.wait_begin, self.wait_end, self.ack_begin, self.ack_end, self.call_begin, self.call_end]
    }
}
