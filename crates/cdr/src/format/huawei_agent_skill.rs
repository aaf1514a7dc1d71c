use offhook_base::Rule;

use crate::format::ColumnKind::{Integer, LocalTime, Text, UtcTime};
use crate::format::{Column, TableFormat, sealed};
use crate::table::{FieldReader, FieldWriter};
use crate::{AgentSkillRecord, RowError, WriteError};

/// Agent skill file of the CC-FS (`…_agentSkillInfo_N.csv`), 16 columns (Huawei CEC `cec_07_0833`).
///
/// Its first two times are on the tenant's clock, the third is in UTC.
///
/// ```
/// use offhook_cdr::format::{ColumnKind, HuaweiAgentSkill, TableFormat};
///
/// let kinds: Vec<_> = [6, 12, 14].map(|index| HuaweiAgentSkill::COLUMNS[index].kind()).into();
/// assert_eq!(kinds, [ColumnKind::LocalTime, ColumnKind::LocalTime, ColumnKind::UtcTime]);
/// ```
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct HuaweiAgentSkill;

static ROW: Rule = Rule::new("agent skill row", "Huawei CEC cec_07_0833");

impl TableFormat for HuaweiAgentSkill {
    const NAME: &'static str = "huawei-agent-skill";
    const COLUMNS: &'static [Column] = &AgentSkillRecord::COLUMNS;
    const WIDTHS: &'static [usize] = &[16];
}

impl AgentSkillRecord {
    /// The columns of the agent skill file (Huawei CEC `cec_07_0833`).
    pub const COLUMNS: [Column; 16] = [
        Column::new(1, "id", Text, 32, "unique id"),
        Column::new(2, "developer_id", Text, 64, "developer id"),
        Column::new(3, "account_id", Text, 64, "enterprise account"),
        Column::new(4, "sub_cc_no", Integer, 11, "call centre code"),
        Column::new(5, "vdn", Integer, 11, "call centre number of the subsystem"),
        Column::new(6, "agent_id", Integer, 11, "agent id"),
        Column::new(7, "operate_time", LocalTime, 0, "time of the operation"),
        Column::new(8, "operate_id", Integer, 11, "work id of the operator"),
        Column::new(9, "operate_type", Integer, 11, "type of the skill operation"),
        Column::new(10, "skill_list", Text, 2_000, "skill ids separated by semicolons"),
        Column::new(11, "logon_sn", Text, 26, "sign-in serial number"),
        Column::new(12, "operate_sn", Integer, 11, "number of this operation, from 1"),
        Column::new(13, "operate_end_time", LocalTime, 0, "end"),
        Column::new(14, "renew_flag", Integer, 11, "update flag"),
        Column::new(15, "update_time", UtcTime, 0, "time of storing"),
        Column::new(16, "month_of_year", Integer, 4, "month"),
    ];
}

impl sealed::Codec for HuaweiAgentSkill {
    type Record = AgentSkillRecord;

    const ROW: &'static Rule = &ROW;

    fn read(fields: &mut FieldReader<'_>) -> Result<AgentSkillRecord, RowError> {
        let id = fields.text()?;
        let developer_id = fields.text()?;
        let account_id = fields.text()?;
        let sub_cc_no = fields.integer()?;
        let vdn = fields.integer()?;
        let agent_id = fields.integer()?;
        let operate_time = fields.local_time(None)?;
        Ok(AgentSkillRecord {
            id,
            developer_id,
            account_id,
            sub_cc_no,
            vdn,
            agent_id,
            operate_time,
            operate_id: fields.integer()?,
            operate_type: fields.integer()?,
            skill_list: fields.text()?,
            logon_sn: fields.text()?,
            operate_sn: fields.integer()?,
            operate_end_time: fields.local_end(operate_time)?,
            renew_flag: fields.integer()?,
            update_time: fields.utc_time()?,
            month_of_year: fields.integer()?,
        })
    }

    fn write(record: &AgentSkillRecord, fields: &mut FieldWriter<'_>) -> Result<(), WriteError> {
        fields.text(&record.id)?;
        fields.text(&record.developer_id)?;
        fields.text(&record.account_id)?;
        fields.integer(record.sub_cc_no)?;
        fields.integer(record.vdn)?;
        fields.integer(record.agent_id)?;
        fields.local_time(record.operate_time)?;
        fields.integer(record.operate_id)?;
        fields.integer(record.operate_type)?;
        fields.text(&record.skill_list)?;
        fields.text(&record.logon_sn)?;
        fields.integer(record.operate_sn)?;
        fields.local_time(record.operate_end_time)?;
        fields.integer(record.renew_flag)?;
        fields.utc_time(record.update_time)?;
        fields.integer(record.month_of_year)
    }
}
