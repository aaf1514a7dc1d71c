use offhook_base::Rule;
use offhook_ops::huawei::{RecordMediaType, RecordingCallType};

use crate::format::ColumnKind::{Integer, LocalTime, Text};
use crate::format::{Column, TableFormat, sealed};
use crate::table::{FieldReader, FieldWriter};
use crate::{RecordingRecord, RowError, WriteError};

/// Recording index of the CC-FS (`…_record_N.csv`), 13 or 18 columns by edition (Huawei CEC `cec_07_0831`).
///
/// 14 to 18 came with AICC 22.100.0 (2022-06-30).
///
/// ```
/// use offhook_cdr::format::{HuaweiRecord, TableFormat};
///
/// assert_eq!((HuaweiRecord::NAME, HuaweiRecord::WIDTHS), ("huawei-record", &[13, 18][..]));
/// ```
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct HuaweiRecord;

static ROW: Rule = Rule::new("recording row", "Huawei CEC cec_07_0831");

impl TableFormat for HuaweiRecord {
    const NAME: &'static str = "huawei-record";
    const COLUMNS: &'static [Column] = &RecordingRecord::COLUMNS;
    const WIDTHS: &'static [usize] = &[13, 18];
}

impl RecordingRecord {
    /// The columns of the recording index (Huawei CEC `cec_07_0831`).
    pub const COLUMNS: [Column; 18] = [
        Column::new(1, "developer", Text, 64, "developer id"),
        Column::new(2, "account_id", Text, 64, "enterprise account"),
        Column::new(3, "cc_id", Text, 64, "call centre id"),
        Column::new(4, "agent_id", Text, 32, "agent id"),
        Column::new(5, "call_id", Text, 25, "call id"),
        Column::new(6, "caller_no", Text, 25, "calling number"),
        Column::new(7, "callee_no", Text, 25, "called number"),
        Column::new(8, "call_begin", LocalTime, 0, "start"),
        Column::new(9, "call_end", LocalTime, 0, "end"),
        Column::new(10, "file_name", Text, 255, "recording file"),
        Column::new(11, "task_status", Text, 20, "turned into text: 1 yes, 0 no"),
        Column::new(12, "task_result", Text, 20, "result of that: success or failed"),
        Column::new(13, "original_file_name", Text, 129, "path of the raw recording"),
        Column::new(14, "vdn_id", Text, 64, "virtual call centre that handled the call"),
        Column::new(15, "call_type", Integer, 64, "0 inbound, 1 outbound"),
        Column::new(16, "media_type", Integer, 64, "media type: 1 text, 5 voice"),
        Column::new(17, "user_wanted_skill_id", Text, 64, "skill that the call was led to"),
        Column::new(18, "current_skill_id", Text, 64, "skill queue now handling the call"),
    ];
}

impl sealed::Codec for HuaweiRecord {
    type Record = RecordingRecord;

    const ROW: &'static Rule = &ROW;

    fn read(fields: &mut FieldReader<'_>) -> Result<RecordingRecord, RowError> {
        let developer = fields.text()?;
        let account_id = fields.text()?;
        let cc_id = fields.text()?;
        let agent_id = fields.text()?;
        let call_id = fields.text()?;
        let caller_no = fields.text()?;
        let callee_no = fields.text()?;
        let call_begin = fields.local_time(None)?;
        let call_end = fields.local_end(call_begin)?;
        Ok(RecordingRecord {
            developer,
            account_id,
            cc_id,
            agent_id,
            call_id,
            caller_no,
            callee_no,
            call_begin,
            call_end,
            file_name: fields.text()?,
            task_status: fields.text()?,
            task_result: fields.text()?,
            original_file_name: fields.text()?,
            vdn_id: fields.text()?,
            call_type: fields.code(RecordingCallType::from_code)?,
            media_type: fields.code(RecordMediaType::from_code)?,
            user_wanted_skill_id: fields.text()?,
            current_skill_id: fields.text()?,
        })
    }

    fn write(record: &RecordingRecord, fields: &mut FieldWriter<'_>) -> Result<(), WriteError> {
        fields.text(&record.developer)?;
        fields.text(&record.account_id)?;
        fields.text(&record.cc_id)?;
        fields.text(&record.agent_id)?;
        fields.text(&record.call_id)?;
        fields.text(&record.caller_no)?;
        fields.text(&record.callee_no)?;
        fields.local_time(record.call_begin)?;
        fields.local_time(record.call_end)?;
        fields.text(&record.file_name)?;
        fields.text(&record.task_status)?;
        fields.text(&record.task_result)?;
        fields.text(&record.original_file_name)?;
        fields.text(&record.vdn_id)?;
        fields.code(record.call_type.map(RecordingCallType::code))?;
        fields.code(record.media_type.map(RecordMediaType::code))?;
        fields.text(&record.user_wanted_skill_id)?;
        fields.text(&record.current_skill_id)
    }
}
