use offhook_base::Rule;
use offhook_ops::huawei::{MediaType, OperationType};

use crate::format::ColumnKind::{Integer, LocalTime, Text};
use crate::format::{Column, TableFormat, sealed};
use crate::table::{FieldReader, FieldWriter};
use crate::{AgentOperationRecord, RowError, WriteError};

/// Agent operation file of the CC-FS (`…_agentOprInfo_N.csv`), 21 columns (Huawei CEC `cec_07_4238`).
///
/// Times are on the tenant's clock. Operation type, object and reason are decimal; no use is −1.
///
/// ```
/// use offhook_cdr::format::{HuaweiAgentOperation, TableFormat};
///
/// assert_eq!(HuaweiAgentOperation::NAME, "huawei-agent-operation");
/// assert_eq!(HuaweiAgentOperation::COLUMNS.len(), 21);
/// ```
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct HuaweiAgentOperation;

static ROW: Rule = Rule::new("agent operation row", "Huawei CEC cec_07_4238");

impl TableFormat for HuaweiAgentOperation {
    const NAME: &'static str = "huawei-agent-operation";
    const COLUMNS: &'static [Column] = &AgentOperationRecord::COLUMNS;
    const WIDTHS: &'static [usize] = &[21];
}

impl AgentOperationRecord {
    /// The columns of an agent operation bill (Huawei CEC `cec_07_4238`).
    pub const COLUMNS: [Column; 21] = [
        Column::new(1, "id", Text, 32, "unique id"),
        Column::new(2, "developer_id", Text, 64, "developer id"),
        Column::new(3, "account_id", Text, 64, "enterprise account"),
        Column::new(4, "agent_id", Text, 32, "agent id"),
        Column::new(5, "service_no", Text, 25, "service type id, without practical use since AICC 25.200.0"),
        Column::new(6, "skill_id", Text, 25, "skill queue id"),
        Column::new(7, "call_id", Text, 25, "call id"),
        Column::new(8, "begin_time", LocalTime, 0, "operation began"),
        Column::new(9, "end_time", LocalTime, 0, "operation ended"),
        Column::new(10, "op_type", Integer, 20, "operation type"),
        Column::new(11, "op_object", Integer, 20, "operation object, -1 for none"),
        Column::new(12, "op_cause", Integer, 20, "operation reason, -1 for none"),
        Column::new(13, "media_type", Integer, 20, "media type"),
        Column::new(14, "vdn_id", Text, 20, "virtual call centre"),
        Column::new(15, "cc_id", Text, 20, "call centre code"),
        Column::new(16, "agent_type", Text, 20, "agent type, or customer level"),
        Column::new(17, "phone_no", Text, 32, "agent's IP, agent's phone, called number or conference id"),
        Column::new(18, "callIn_out", Text, 20, "direction: inbound, outbound, IVR outbound, outbound campaign"),
        Column::new(19, "location_id", Text, 20, "distributed node"),
        Column::new(20, "logon_sn", Text, 25, "sign-in serial number"),
        Column::new(21, "skillInfo_sn", Text, 25, "index of the agent's skill list, empty without skills"),
    ];
}

impl sealed::Codec for HuaweiAgentOperation {
    type Record = AgentOperationRecord;

    const ROW: &'static Rule = &ROW;

    fn read(fields: &mut FieldReader<'_>) -> Result<AgentOperationRecord, RowError> {
        let id = fields.text()?;
        let developer_id = fields.text()?;
        let account_id = fields.text()?;
        let agent_id = fields.text()?;
        let service_no = fields.text()?;
        let skill_id = fields.text()?;
        let call_id = fields.text()?;
        let begin_time = fields.local_time(None)?;
        let end_time = fields.local_end(begin_time)?;
        Ok(AgentOperationRecord {
            id,
            developer_id,
            account_id,
            agent_id,
            service_no,
            skill_id,
            call_id,
            begin_time,
            end_time,
            op_type: fields.integer()?.map(OperationType::from_code),
            op_object: fields.integer()?,
            op_cause: fields.integer()?,
            media_type: fields.code(MediaType::from_code)?,
            vdn_id: fields.text()?,
            cc_id: fields.text()?,
            agent_type: fields.text()?,
            phone_no: fields.text()?,
            call_in_out: fields.text()?,
            location_id: fields.text()?,
            logon_sn: fields.text()?,
            skill_info_sn: fields.text()?,
        })
    }

    fn write(record: &AgentOperationRecord, fields: &mut FieldWriter<'_>) -> Result<(), WriteError> {
        fields.text(&record.id)?;
        fields.text(&record.developer_id)?;
        fields.text(&record.account_id)?;
        fields.text(&record.agent_id)?;
        fields.text(&record.service_no)?;
        fields.text(&record.skill_id)?;
        fields.text(&record.call_id)?;
        fields.local_time(record.begin_time)?;
        fields.local_time(record.end_time)?;
        fields.integer(record.op_type.map(OperationType::code))?;
        fields.integer(record.op_object)?;
        fields.integer(record.op_cause)?;
        fields.code(record.media_type.map(MediaType::code))?;
        fields.text(&record.vdn_id)?;
        fields.text(&record.cc_id)?;
        fields.text(&record.agent_type)?;
        fields.text(&record.phone_no)?;
        fields.text(&record.call_in_out)?;
        fields.text(&record.location_id)?;
        fields.text(&record.logon_sn)?;
        fields.text(&record.skill_info_sn)
    }
}
