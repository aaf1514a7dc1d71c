use alloc::string::String;

use jiff::tz::TimeZone;
use offhook_cdr::CallRecord;

/// What records say about the tenant, and no event does.
///
/// ```
/// use offhook::jiff::tz::{TimeZone, offset};
/// use offhook::view::Account;
///
/// let account = Account::new(TimeZone::fixed(offset(8))).with_developer("dev-1").with_account("acc-1").with_vdn("1");
/// assert_eq!(account.vdn(), "1");
/// ```
#[derive(Clone, Debug)]
pub struct Account {
    pub(super) time_zone: TimeZone,
    pub(super) developer: String,
    pub(super) account: String,
    pub(super) cc: String,
    pub(super) vdn: String,
    pub(super) agent_type: String,
    pub(super) location: String,
    pub(super) all_conversations: bool,
}

impl Account {
    /// A tenant of whom nothing is known but the clock on the wall; conversation bills of every medium are licensed.
    #[must_use]
    pub const fn new(time_zone: TimeZone) -> Self {
        Self {
            time_zone,
            developer: String::new(),
            account: String::new(),
            cc: String::new(),
            vdn: String::new(),
            agent_type: String::new(),
            location: String::new(),
            all_conversations: true,
        }
    }

    /// The same with a developer id.
    #[must_use]
    pub fn with_developer(self, developer: impl Into<String>) -> Self {
        Self { developer: developer.into(), ..self }
    }

    /// The same with an enterprise account.
    #[must_use]
    pub fn with_account(self, account: impl Into<String>) -> Self {
        Self { account: account.into(), ..self }
    }

    /// The same with a call centre code.
    #[must_use]
    pub fn with_cc(self, cc: impl Into<String>) -> Self {
        Self { cc: cc.into(), ..self }
    }

    /// The same with a virtual call centre.
    #[must_use]
    pub fn with_vdn(self, vdn: impl Into<String>) -> Self {
        Self { vdn: vdn.into(), ..self }
    }

    /// The same with the agents' type, in the vendor's numbering.
    #[must_use]
    pub fn with_agent_type(self, agent_type: impl Into<String>) -> Self {
        Self { agent_type: agent_type.into(), ..self }
    }

    /// The same with a distributed node.
    #[must_use]
    pub fn with_location(self, location: impl Into<String>) -> Self {
        Self { location: location.into(), ..self }
    }

    /// Whether the licence for conversation bills of every medium (operation type 60) is there.
    #[must_use]
    pub fn with_all_conversations(self, all_conversations: bool) -> Self {
        Self { all_conversations, ..self }
    }

    /// The tenant's clock.
    #[must_use]
    pub const fn time_zone(&self) -> &TimeZone {
        &self.time_zone
    }

    /// Fills in the columns that say whose record it is.
    pub(crate) fn fill(&self, record: &mut CallRecord) {
        record.developer.clone_from(&self.developer);
        record.account_id.clone_from(&self.account);
        record.cc_id.clone_from(&self.cc);
        record.vdn_id.clone_from(&self.vdn);
    }

    /// The virtual call centre.
    #[must_use]
    pub fn vdn(&self) -> &str {
        &self.vdn
    }
}
