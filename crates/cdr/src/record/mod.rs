mod agent_operation;
mod agent_skill;
mod call;
mod call_id_num;
mod detail;
mod legs;
mod recording;

pub use agent_operation::AgentOperationRecord;
pub use agent_skill::AgentSkillRecord;
pub use call::CallRecord;
pub use call_id_num::CallIdNum;
pub use detail::{CallDetail, CallResult, Releaser};
pub use legs::{CallLegs, NotOneCall, number_legs};
pub use recording::RecordingRecord;
