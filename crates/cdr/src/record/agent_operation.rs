use core::time::Duration;

use jiff::tz::TimeZone;
use offhook_ops::huawei::{ConversationPart, DecodeError, Dialect, EncodeError, MediaType, Operation, OperationType};

use crate::{ConversationPiece, Moment, OffGrid, duration};

/// One agent operation bill (Huawei CEC `cec_07_4238`, 21 columns of `_agentOprInfo_`).
///
/// Text is kept where the vendor names no type or no table. All operations of one sign-in share `logon_sn`;
/// `skill_info_sn` points to [`AgentSkillRecord`](crate::AgentSkillRecord)'s `operate_sn` under the same `logon_sn`.
/// In this file "no use" is −1 (the platform table's 65535).
///
/// ```
/// use offhook_cdr::AgentOperationRecord;
/// use offhook_ops::huawei::{BusyReason, Operation, OperationType};
///
/// let operation = Operation::Busy(BusyReason::NoAnswerTimeout);
/// let busy = AgentOperationRecord::new("101", operation)?;
/// assert_eq!((busy.op_type, busy.op_object, busy.op_cause), (Some(OperationType::BUSY), Some(-1), Some(2)));
/// assert_eq!(busy.operation(), Some(Ok(operation)));
/// # Ok::<(), offhook_ops::huawei::EncodeError>(())
/// ```
#[derive(Clone, Debug, Default, Eq, Hash, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize), serde(default, deny_unknown_fields))]
#[non_exhaustive]
pub struct AgentOperationRecord {
    /// Unique id.
    pub id: String,
    /// Developer id.
    pub developer_id: String,
    /// Enterprise account (tenant).
    pub account_id: String,
    /// Agent id.
    pub agent_id: String,
    /// Service type id; without practical use since AICC 25.200.0.
    pub service_no: String,
    /// Skill queue id.
    pub skill_id: String,
    /// Call id.
    pub call_id: String,
    /// Operation began.
    pub begin_time: Option<Moment>,
    /// Operation ended.
    pub end_time: Option<Moment>,
    /// Operation type.
    pub op_type: Option<OperationType>,
    /// Operation object, −1 for none.
    pub op_object: Option<i64>,
    /// Operation reason, −1 for none.
    pub op_cause: Option<i64>,
    /// Media type.
    pub media_type: Option<MediaType>,
    /// Virtual call centre.
    pub vdn_id: String,
    /// Call centre code.
    pub cc_id: String,
    /// Agent type, or customer level: the vendor names both.
    pub agent_type: String,
    /// Agent's IP address, agent's phone, called number or conference id, according to the operation.
    pub phone_no: String,
    /// Direction: inbound, outbound, IVR outbound, outbound campaign; the numbers are not documented (`callIn_out`).
    pub call_in_out: String,
    /// Distributed node.
    pub location_id: String,
    /// Sign-in serial number.
    pub logon_sn: String,
    /// Index of the agent's skill list at this operation; empty when the agent owns no skill, as at sign-in
    /// (`skillInfo_sn`).
    pub skill_info_sn: String,
}

impl AgentOperationRecord {
    /// A bill of agent `agent_id` for `operation`, in the form of the export; nothing else is known.
    ///
    /// Whether an operation writes a bill at all, [`Operation::bill`] says.
    ///
    /// # Errors
    ///
    /// [`EncodeError`] if the export has no columns for the operation.
    pub fn new(agent_id: impl Into<String>, operation: Operation) -> Result<Self, EncodeError> {
        let columns = operation.as_written_in(Dialect::Export).encode(Dialect::Export)?;
        Ok(Self {
            agent_id: agent_id.into(),
            op_type: Some(columns.op_type),
            op_object: Some(columns.object),
            op_cause: Some(columns.reason),
            ..Self::default()
        })
    }

    /// What the agent did, from the columns `op_type`, `op_object` and `op_cause`; none without a type.
    ///
    /// An empty object or reason is read as one without use.
    ///
    /// # Errors
    ///
    /// [`DecodeError`] if the documents exclude the object or the reason for this type.
    #[must_use]
    pub fn operation(&self) -> Option<Result<Operation, DecodeError>> {
        let none = Dialect::Export.no_use();
        let (object, reason) = (self.op_object.unwrap_or(none), self.op_cause.unwrap_or(none));
        self.op_type.map(|op_type| Operation::decode(op_type, object, reason, Dialect::Export))
    }

    /// This bill for one piece of a conversation: its begin, its end and its reason.
    ///
    /// ```
    /// use jiff::{Timestamp, tz::TimeZone};
    /// use offhook_cdr::{AgentOperationRecord, Moment, split_conversation};
    /// use offhook_ops::huawei::{ConversationPart, Operation};
    ///
    /// let at = |text: &str| text.parse::<Timestamp>().map(Moment::new);
    /// let talk = AgentOperationRecord::new("101", Operation::ConversationAll(ConversationPart::Final))?;
    /// let bills: Vec<_> = split_conversation(at("2026-03-02T09:03:10Z")?, at("2026-03-02T09:06:00Z")?, &TimeZone::UTC)?
    ///     .map(|piece| talk.clone().with_piece(&piece))
    ///     .collect();
    /// assert_eq!(bills.iter().map(|bill| bill.op_cause).collect::<Vec<_>>(), [Some(1), Some(0)]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn with_piece(self, piece: &ConversationPiece) -> Self {
        Self { begin_time: Some(piece.begin), end_time: Some(piece.end), op_cause: Some(piece.part.code()), ..self }
    }

    /// Exact time from begin to end; none unless both are known and in order.
    #[must_use]
    pub fn duration(&self) -> Option<Duration> {
        duration(self.begin_time, self.end_time)
    }

    /// Which part of a conversation a bill of type 4 or 60 is for; none for other types.
    #[must_use]
    pub fn conversation_part(&self) -> Option<ConversationPart> {
        match self.operation()? {
            Ok(Operation::ConversationText(part) | Operation::ConversationAll(part)) => Some(part),
            _ => None,
        }
    }

    /// Whether a bill of type 4 or 60 is cut as the notes of these types say: none goes on over a five-minute mark of the
    /// tenant's clock, and an interim one ends at a mark. Other bills, and those without both times, are.
    ///
    /// # Errors
    ///
    /// [`OffGrid`] says how it is not.
    ///
    /// ```
    /// use jiff::{Timestamp, tz::TimeZone};
    /// use offhook_cdr::{AgentOperationRecord, Moment, OffGrid};
    /// use offhook_ops::huawei::{ConversationPart, Operation};
    ///
    /// let at = |text: &str| text.parse::<Timestamp>().map(Moment::new).ok();
    /// let mut talk = AgentOperationRecord::new("101", Operation::ConversationAll(ConversationPart::Interim))?;
    /// (talk.begin_time, talk.end_time) = (at("2026-03-02T09:03:10Z"), at("2026-03-02T09:05:00Z"));
    /// assert_eq!(talk.check_cut(&TimeZone::UTC), Ok(()));
    /// talk.end_time = at("2026-03-02T09:05:01Z");
    /// assert_eq!(talk.check_cut(&TimeZone::UTC), Err(OffGrid::OverMark));
    /// # Ok::<(), offhook_ops::huawei::EncodeError>(())
    /// ```
    pub fn check_cut(&self, zone: &TimeZone) -> Result<(), OffGrid> {
        let (Some(begin), Some(end), Some(part)) = (self.begin_time, self.end_time, self.conversation_part()) else {
            return Ok(());
        };
        OffGrid::of(begin, end, part, zone).map_or(Ok(()), Err)
    }

    /// Whether begin or end was assumed.
    #[must_use]
    pub fn is_assumed(&self) -> bool {
        [self.begin_time, self.end_time].into_iter().flatten().any(Moment::is_assumed)
    }
}
