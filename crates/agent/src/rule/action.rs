use crate::{Headline, Headlines};

/// Why an event is refused, in general terms; the row's rule says it in particular.
///
/// Complete: a refusal is about the state, the capacity, the parties, the actor, the dialect or the event itself.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Refusal {
    /// The state does not allow it.
    NotAllowed,
    /// The medium's limit is reached.
    Capacity,
    /// The call, or the agent's part in it, is not known.
    UnknownContact,
    /// The queue is not known, or gives out another medium.
    UnknownQueue,
    /// The actor may not do it.
    WrongActor,
    /// The event is earlier than one before it.
    TimeReversed,
    /// This vendor does not allow it, though others do.
    Dialect,
    /// The event's own details contradict its kind.
    IllFormed,
}

/// What an accepted event does. Each is one arm of one `match`.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
#[expect(missing_docs, reason = "each says in words what the row that holds it cites")]
pub enum Action {
    SignIn,
    ReplaceSession,
    SignOut,
    ForceSignOut,
    SetReady,
    SetNotReady,
    AskRest,
    GrantRest,
    EndWorkReady,
    EndWorkNotReady,
    WishReady,
    WishNotReady,
    WishWork,
    WishSignOut,
    ClearWish,
    BeginWork,
    EndWork,
    Enqueue,
    Offer,
    AcceptPreview,
    DeclinePreview,
    CancelPreview,
    Initiate,
    InitiatePreview,
    Originate,
    Alert,
    OutsideAlerts,
    Answer,
    OutsideAnswers,
    Hold,
    Retrieve,
    Divert,
    DivertNoAnswer,
    DivertNotReady,
    DivertRejected,
    Fail,
    OutsideFails,
    Release,
    OutsideLeaves,
    Abandon,
    ClearCall,
    NoteMessage,
    NoteRead,
    NoteSilence,
    NoteRating,
    EndWrapUp,
    RemindRest,
    RefuseRest,
    SetAutoIdle,
    SetChatLimit,
    Mute,
    Unmute,
    Overflow,
    OverflowDue,
    NoteHandled,
    Compare,
    Resync,
    Refuse(Refusal),
}

impl Action {
    /// In which headlines the agent may be after it, if in another than before: the arrows of the state diagram.
    ///
    /// ```
    /// use offhook_agent::{Action, Headlines};
    ///
    /// assert_eq!(Action::SetReady.leads_to(), Headlines::READY);
    /// ```
    #[must_use]
    pub const fn leads_to(self) -> Headlines {
        let ready = Headlines::READY;
        let rests = Headline::NOT_READY.union(Headlines::PRE_REST);
        let idle = ready.union(rests).union(Headline::WORK);
        match self {
            Self::SignIn | Self::ReplaceSession => idle,
            Self::SignOut | Self::ForceSignOut => Headlines::SIGNED_OUT,
            Self::SetReady | Self::EndWorkReady => ready,
            Self::SetNotReady | Self::EndWorkNotReady => Headline::NOT_READY,
            Self::AskRest => Headlines::PRE_REST,
            Self::GrantRest => Headlines::REST,
            Self::RefuseRest => idle,
            Self::BeginWork => Headlines::WORKING,
            // A wish that has waited for the end of the work decides.
            Self::EndWork | Self::ClearWish => idle.union(Headlines::SIGNED_OUT),
            // While the agent works, a wish decides in what the work ends.
            Self::WishNotReady => rests.union(Headline::WORK),
            Self::Offer => Headlines::OCCUPIED.union(Headlines::PREOCCUPIED),
            Self::Alert => Headlines::ANSWERING,
            Self::Answer | Self::Initiate => Headline::IN_CALL,
            // What is previewed can be a chat, with a call on hold beside it.
            Self::InitiatePreview => Headlines::TALKING.union(Headlines::CHATTING).union(Headlines::HOLDING),
            Self::Retrieve => Headlines::TALKING,
            // Whatever else is in hand comes to the front.
            Self::Hold => Headline::IN_CALL,
            // A contact is over: whatever is left in hand, or the state that waited for it.
            Self::Divert
            | Self::DivertNoAnswer
            | Self::DivertNotReady
            | Self::DivertRejected
            | Self::CancelPreview
            | Self::Release
            | Self::Abandon
            | Self::ClearCall
            | Self::Fail
            | Self::EndWrapUp => Headlines::all(),
            Self::Resync => Headlines::all(),
            Self::WishReady
            | Self::WishWork
            | Self::WishSignOut
            | Self::Enqueue
            | Self::AcceptPreview
            | Self::DeclinePreview
            | Self::Originate
            | Self::OutsideAlerts
            | Self::OutsideAnswers
            | Self::OutsideFails
            | Self::OutsideLeaves
            | Self::NoteMessage
            | Self::NoteRead
            | Self::NoteSilence
            | Self::NoteRating
            | Self::RemindRest
            | Self::SetAutoIdle
            | Self::SetChatLimit
            | Self::Mute
            | Self::Unmute
            | Self::Overflow
            | Self::OverflowDue
            | Self::NoteHandled
            | Self::Compare
            | Self::Refuse(_) => Headlines::empty(),
        }
    }

    /// Whether it is told and changes nothing of any agent.
    pub(crate) const fn is_note(self) -> bool {
        matches!(self, Self::NoteMessage | Self::NoteRead | Self::NoteSilence | Self::NoteRating)
    }
}
