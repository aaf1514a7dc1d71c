use super::reason::ListenTarget;
use super::{Dialect, WorkId};

/// Whom or what an inspector listens in to, intrudes upon or whispers to (type 20).
///
/// The document prints the kinds of target, 0 and 2, in the object column; the export has them in the reason column.
/// Both readings are kept as they stood.
///
/// ```
/// use offhook_ops::huawei::{Dialect, ListenTarget, Listening, Operation, WorkId};
///
/// let listening = Listening::new(WorkId::new(102)?, Some(ListenTarget::Trunk));
/// assert_eq!(listening.target(), Some(ListenTarget::Trunk));
/// let columns = Operation::ListenInsertWhisper(listening).encode(Dialect::Export).unwrap();
/// assert_eq!((columns.object, columns.reason), (102, 2));
/// # Ok::<(), offhook_ops::ValueError>(())
/// ```
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize))]
pub struct Listening {
    pub(super) object: ListenObject,
    pub(super) stated: Option<ListenTarget>,
}

/// What stood in the object column.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize), serde(rename_all = "kebab-case"))]
pub(super) enum ListenObject {
    WorkId(WorkId),
    Agent,
    Trunk,
}

impl Listening {
    /// Another agent, whose work id the object does not give: object 0.
    pub const UNNAMED_AGENT: Self = Self { object: ListenObject::Agent, stated: None };
    /// A trunk, without a work id: object 2.
    pub const UNNAMED_TRUNK: Self = Self { object: ListenObject::Trunk, stated: None };

    /// Of an agent, with the kind of target if it is to be written.
    ///
    /// [`Operation::as_written_in`](super::Operation::as_written_in) brings it into the form of a dialect.
    #[must_use]
    pub const fn new(work_id: WorkId, target: Option<ListenTarget>) -> Self {
        Self { object: ListenObject::WorkId(work_id), stated: target }
    }

    /// The work id in the object column, if there is one.
    #[must_use]
    pub const fn work_id(&self) -> Option<WorkId> {
        match self.object {
            ListenObject::WorkId(work_id) => Some(work_id),
            ListenObject::Agent | ListenObject::Trunk => None,
        }
    }

    /// The kind of target: what the object says, else what the reason says; 65535 and -1 say nothing, whichever dialect
    /// they stand in.
    #[must_use]
    pub const fn target(&self) -> Option<ListenTarget> {
        match self.object {
            ListenObject::WorkId(_) => match self.stated {
                Some(ListenTarget::Unknown(code)) if Dialect::is_no_use_in_any(code.code()) => None,
                stated => stated,
            },
            ListenObject::Agent => Some(ListenTarget::Agent),
            ListenObject::Trunk => Some(ListenTarget::Trunk),
        }
    }

    /// See [`Operation::as_written_in`](super::Operation::as_written_in).
    pub(super) const fn as_written_in(self, dialect: Dialect) -> Self {
        let Self { object, stated } = self;
        let stated = match (dialect, self.target()) {
            (Dialect::Export, None) => Some(ListenTarget::Agent),
            (Dialect::Export, target) => target,
            (Dialect::Platform, None | Some(ListenTarget::Agent)) => None,
            (Dialect::Platform, _) if matches!(object, ListenObject::Trunk) => None,
            (Dialect::Platform, _) => stated,
        };
        Self { object, stated }
    }
}

/// Who put a call on hold (type 38).
///
/// The agent is what carries nothing in the dialect itself, 65535 on the platform and -1 in an export. The source
/// names both for either, but 65535 is also a work id of the newer edition, and so an inspector in an export.
///
/// Complete: the object column knows no other case.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize), serde(rename_all = "kebab-case"))]
pub enum Holder {
    /// The agent: the object carries nothing.
    Agent,
    /// A quality inspector who is not named: object 1.
    UnnamedInspector,
    /// This quality inspector.
    Inspector(WorkId),
}
