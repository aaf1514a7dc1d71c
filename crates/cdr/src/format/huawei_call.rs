use offhook_base::Rule;
use offhook_ops::huawei::{CallType, DeviceType, LeaveReason, MediaType, ReleaseCause, SubMediaType};

use crate::format::ColumnKind::{Integer, LocalTime, Text};
use crate::format::{Column, TableFormat, sealed};
use crate::table::{FieldReader, FieldWriter};
use crate::{CallIdNum, CallRecord, RowError, WriteError};

/// Bill file of the CC-FS (`…_call_N.csv`), 18, 23 or 29 columns by edition (Huawei CEC `cec_07_0831`).
///
/// 19 to 23 came with AICC 22.100.0 (2022-06-30), 24 to 29 with 23.100.0 (2023-04-30). The names of 22 to 29 are
/// documented; their places are taken from those two additions. `device_no` is documented with five characters, which
/// can't hold the six-digit agent ids of later editions: six are taken without a finding.
///
/// ```
/// use offhook_cdr::format::{HuaweiCall, TableFormat};
///
/// assert_eq!((HuaweiCall::NAME, HuaweiCall::WIDTHS), ("huawei-call", &[18, 23, 29][..]));
/// ```
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct HuaweiCall;

static ROW: Rule = Rule::new("bill row", "Huawei CEC cec_07_0831");

impl TableFormat for HuaweiCall {
    const NAME: &'static str = "huawei-call";
    const COLUMNS: &'static [Column] = &CallRecord::COLUMNS;
    const WIDTHS: &'static [usize] = &[18, 23, 29];
}

impl CallRecord {
    /// The columns of a bill (Huawei CEC `cec_07_0831`).
    pub const COLUMNS: [Column; 29] = [
        Column::new(1, "developer", Text, 64, "developer id"),
        Column::new(2, "account_id", Text, 64, "enterprise account"),
        Column::new(3, "cc_id", Text, 64, "call centre id"),
        Column::new(4, "agent_id", Text, 32, "agent id"),
        Column::new(5, "call_id", Text, 25, "call id"),
        Column::new(6, "caller_no", Text, 26, "calling number"),
        Column::new(7, "callee_no", Text, 26, "called number"),
        Column::new(8, "wait_begin", LocalTime, 0, "waiting began"),
        Column::new(9, "wait_end", LocalTime, 0, "waiting ended"),
        Column::new(10, "ack_begin", LocalTime, 0, "answering (ringing at the device) began"),
        Column::new(11, "ack_end", LocalTime, 0, "answering ended"),
        Column::new(12, "call_begin", LocalTime, 0, "conversation began"),
        Column::new(13, "call_end", LocalTime, 0, "conversation ended"),
        Column::new(14, "device_type", Integer, 4, "1 skill queue, 2 agent, 3 IVR flow"),
        Column::new(15, "device_no", Text, 6, "id of the skill queue, agent or IVR flow"),
        Column::new(16, "call_type", Integer, 4, "call type of bills"),
        Column::new(17, "release_cause", Integer, 5, "why the call was released; counts only in the last record"),
        Column::new(18, "call_id_num", Integer, 4, "number of the record within the call, -1 for the last"),
        Column::new(19, "vdn_id", Text, 32, "virtual call centre"),
        Column::new(20, "pre_device_type", Integer, 32, "device before: 1 skill queue, 2 agent, 3 IVR flow"),
        Column::new(21, "pre_device_no", Text, 0, "number of the device before"),
        Column::new(22, "skill_id", Text, 0, "skill queue that the call belongs to"),
        Column::new(23, "current_skill_id", Text, 0, "skill queue now handling the call"),
        Column::new(24, "pre_device_in", Text, 0, "description of the serving device before"),
        Column::new(25, "leave_reason", Integer, 0, "why the call left the device"),
        Column::new(26, "service_no", Text, 0, "service type of the device, without practical use since AICC 25.200.0"),
        Column::new(27, "device_in", Text, 0, "description of the serving device"),
        Column::new(28, "media_type", Integer, 0, "media type"),
        Column::new(29, "sub_media_type", Integer, 0, "sub-media type"),
    ];
}

impl sealed::Codec for HuaweiCall {
    type Record = CallRecord;

    const ROW: &'static Rule = &ROW;

    fn read(fields: &mut FieldReader<'_>) -> Result<CallRecord, RowError> {
        let developer = fields.text()?;
        let account_id = fields.text()?;
        let cc_id = fields.text()?;
        let agent_id = fields.text()?;
        let call_id = fields.text()?;
        let caller_no = fields.text()?;
        let callee_no = fields.text()?;
        let wait_begin = fields.local_time(None)?;
        let wait_end = fields.local_end(wait_begin)?;
        let ack_begin = fields.local_time(wait_end.or(wait_begin))?;
        let ack_end = fields.local_end(ack_begin)?;
        let call_begin = fields.local_time(ack_end.or(ack_begin).or(wait_end).or(wait_begin))?;
        let call_end = fields.local_end(call_begin)?;
        Ok(CallRecord {
            developer,
            account_id,
            cc_id,
            agent_id,
            call_id,
            caller_no,
            callee_no,
            wait_begin,
            wait_end,
            ack_begin,
            ack_end,
            call_begin,
            call_end,
            device_type: fields.code(DeviceType::from_code)?,
            device_no: fields.text()?,
            call_type: fields.code(CallType::from_code)?,
            release_cause: fields.code(ReleaseCause::from_code)?,
            call_id_num: fields.code(CallIdNum::from_code)?,
            vdn_id: fields.text()?,
            pre_device_type: fields.code(DeviceType::from_code)?,
            pre_device_no: fields.text()?,
            skill_id: fields.text()?,
            current_skill_id: fields.text()?,
            pre_device_in: fields.text()?,
            leave_reason: fields.code(LeaveReason::from_code)?,
            service_no: fields.text()?,
            device_in: fields.text()?,
            media_type: fields.code(MediaType::from_code)?,
            sub_media_type: fields.code(SubMediaType::from_code)?,
        })
    }

    fn write(record: &CallRecord, fields: &mut FieldWriter<'_>) -> Result<(), WriteError> {
        fields.text(&record.developer)?;
        fields.text(&record.account_id)?;
        fields.text(&record.cc_id)?;
        fields.text(&record.agent_id)?;
        fields.text(&record.call_id)?;
        fields.text(&record.caller_no)?;
        fields.text(&record.callee_no)?;
        for moment in record.moments() {
            fields.local_time(moment)?;
        }
        fields.code(record.device_type.map(DeviceType::code))?;
        fields.text(&record.device_no)?;
        fields.code(record.call_type.map(CallType::code))?;
        fields.code(record.release_cause.map(ReleaseCause::code))?;
        fields.code(record.call_id_num.map(CallIdNum::code))?;
        fields.text(&record.vdn_id)?;
        fields.code(record.pre_device_type.map(DeviceType::code))?;
        fields.text(&record.pre_device_no)?;
        fields.text(&record.skill_id)?;
        fields.text(&record.current_skill_id)?;
        fields.text(&record.pre_device_in)?;
        fields.code(record.leave_reason.map(LeaveReason::code))?;
        fields.text(&record.service_no)?;
        fields.text(&record.device_in)?;
        fields.code(record.media_type.map(MediaType::code))?;
        fields.code(record.sub_media_type.map(SubMediaType::code))
    }
}
