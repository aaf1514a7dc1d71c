use crate::Moment;

/// One change of an agent's skills (Huawei CEC `cec_07_0833`, agent skill file).
///
/// `operate_sn` under one `logon_sn` is what `skill_info_sn` of an
/// [`AgentOperationRecord`](crate::AgentOperationRecord) points to.
///
/// ```
/// use offhook_cdr::AgentSkillRecord;
///
/// let mut skills = AgentSkillRecord::default();
/// skills.skill_list = "3;7".into();
/// assert!(skills.skills().eq(["3", "7"]));
/// ```
#[derive(Clone, Debug, Default, Eq, Hash, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize), serde(default, deny_unknown_fields))]
#[non_exhaustive]
pub struct AgentSkillRecord {
    /// Unique id.
    pub id: String,
    /// Developer id.
    pub developer_id: String,
    /// Enterprise account (tenant).
    pub account_id: String,
    /// Call centre code.
    pub sub_cc_no: Option<i64>,
    /// Call centre number of the subsystem.
    pub vdn: Option<i64>,
    /// Agent id.
    pub agent_id: Option<i64>,
    /// Time of the operation; the file has it on the tenant's clock.
    pub operate_time: Option<Moment>,
    /// Work id of the operator.
    pub operate_id: Option<i64>,
    /// Type of the skill operation; its table is not known.
    pub operate_type: Option<i64>,
    /// Skill ids separated by `;`.
    pub skill_list: String,
    /// Sign-in serial number.
    pub logon_sn: String,
    /// Number of this operation, from 1.
    pub operate_sn: Option<i64>,
    /// End; the file has it on the tenant's clock.
    pub operate_end_time: Option<Moment>,
    /// Update flag; its values are not known.
    pub renew_flag: Option<i64>,
    /// Time of storing; the file has it in UTC, unlike the other two.
    pub update_time: Option<Moment>,
    /// Month.
    pub month_of_year: Option<i64>,
}

impl AgentSkillRecord {
    /// The skill ids of `skill_list`, in order; empty ones are left out.
    pub fn skills(&self) -> impl Iterator<Item = &str> {
        self.skill_list.split(';').filter(|skill| !skill.is_empty())
    }
}
