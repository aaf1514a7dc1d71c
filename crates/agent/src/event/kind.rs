use super::{NewCall, ResyncTo};
use crate::{AgentId, CallId, Channel, DeviceId, NotReady, Observed, Party, QueueId, Role, SignIn, Timer};

macro_rules! events {
    ($($(#[doc = $doc:literal])+ $name:ident $CONST:ident $bit:literal $text:literal { $($(#[$fmeta:meta])* $field:ident: $ty:ty,)* })+) => {
        /// What can happen. The call events are those of ECMA-269, for chats as for calls: a chat is a call of medium text,
        /// a chat connected is [`EventKind::Established`], a chat disconnected [`EventKind::ConnectionCleared`].
        #[derive(Clone, Debug, Eq, PartialEq)]
        #[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize), serde(rename_all = "snake_case", deny_unknown_fields))]
        #[non_exhaustive]
        pub enum EventKind {
            $($(#[doc = $doc])+ $name { $($(#[$fmeta])* $field: $ty,)* },)+
        }

        /// The kind of an event without its details.
        #[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
        #[non_exhaustive]
        #[repr(u8)]
        pub enum EventName {
            $($(#[doc = $doc])+ $name = $bit,)+
        }

        bitflags::bitflags! {
            /// A set of [`EventName`]s, such as what would have been legal instead of a refused event.
            #[derive(Clone, Copy, Debug, Default, Eq, Hash, PartialEq)]
            pub struct EventNames: u64 {
                $($(#[doc = $doc])+ const $CONST = 1 << $bit;)+
            }
        }

        impl EventName {
            /// Every kind of event, in the order of the declaration.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// How a sentence names it, in lower case.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$name => $text,)+ }
            }
        }

        impl EventKind {
            /// The kind without its details.
            #[must_use]
            pub const fn name(&self) -> EventName {
                match self { $(Self::$name { .. } => EventName::$name,)+ }
            }
        }
    };
}

events! {
    /// An agent signs in.
    SignIn SIGN_IN 0 "sign-in" {
        /// Who.
        agent: AgentId,
        /// Telephone, serial, skills and limits.
        sign_in: SignIn,
    }
    /// An agent signs out; by a supervisor, the system or the network it is a forced sign-out.
    SignOut SIGN_OUT 1 "sign-out" {
        /// Who.
        agent: AgentId,
        /// Reason of operation type 0: 1..=255 the client's own, 256..=264 the platform's; 0 lets the machine name it.
        reason: u16,
    }
    /// An agent becomes ready, or is forced to.
    Ready READY 2 "ready" {
        /// Who.
        agent: AgentId,
    }
    /// An agent becomes not ready, at once or as a wish.
    NotReady NOT_READY 3 "not ready" {
        /// Who.
        agent: AgentId,
        /// What for.
        why: NotReady,
        /// Replace the reason, or restart the rest, if the agent is not ready already (rules R-ST-2 and R-ST-5).
        prolong: bool,
    }
    /// A rest that waits for approval is granted (rule R-ST-6).
    RestGranted REST_GRANTED 4 "rest granted" {
        /// Who may rest.
        agent: AgentId,
    }
    /// An agent begins work: at once without a call, or as a wish for after the call.
    WorkBegin WORK_BEGIN 5 "begin of work" {
        /// Who.
        agent: AgentId,
    }
    /// An agent ends work.
    WorkEnd WORK_END 6 "end of work" {
        /// Who.
        agent: AgentId,
    }
    /// An agent takes a wish back (rule R-ST-4).
    WishWithdrawn WISH_WITHDRAWN 7 "withdrawal of a wish" {
        /// Who.
        agent: AgentId,
    }
    /// A call or chat enters a skill queue, which gives it to whom the rules choose.
    Queued QUEUED 8 "call into a queue" {
        /// The call.
        call: NewCall,
        /// The queue.
        queue: QueueId,
    }
    /// A call, chat or dialler contact is given to one agent by somebody else than this machine's queues.
    Offered OFFERED 9 "offer" {
        /// The call.
        call: NewCall,
        /// To whom.
        agent: AgentId,
        /// As what.
        role: Role,
    }
    /// The agent takes the previewed contact.
    PreviewAccepted PREVIEW_ACCEPTED 10 "acceptance of a preview" {
        /// The reservation leg.
        call: CallId,
        /// Who.
        agent: AgentId,
    }
    /// The agent does not take it.
    PreviewRejected PREVIEW_REJECTED 11 "rejection of a preview" {
        /// The reservation leg.
        call: CallId,
        /// Who.
        agent: AgentId,
    }
    /// The agent asks for another contact instead.
    PreviewSkipped PREVIEW_SKIPPED 12 "skipping of a preview" {
        /// The reservation leg.
        call: CallId,
        /// Who.
        agent: AgentId,
    }
    /// The agent wants out of the reservation, and becomes not ready.
    PreviewCancelled PREVIEW_CANCELLED 13 "cancellation of a reservation" {
        /// The reservation leg.
        call: CallId,
        /// Who.
        agent: AgentId,
    }
    /// The agent's telephone goes off hook to make a call.
    ServiceInitiated SERVICE_INITIATED 14 "service initiated" {
        /// The call; it is the previewed one, or it is new.
        call: NewCall,
        /// Who.
        agent: AgentId,
        /// [`Role::AgentDialled`], [`Role::Internal`] or [`Role::Preview`].
        role: Role,
    }
    /// The agent's call has been dialled.
    Originated ORIGINATED 15 "originated" {
        /// The call.
        call: CallId,
        /// Who.
        agent: AgentId,
        /// The number dialled, if it was not known before.
        called: Option<DeviceId>,
    }
    /// The call rings at a party's device.
    Delivered DELIVERED 16 "delivered" {
        /// The call.
        call: CallId,
        /// Where it rings.
        party: Party,
    }
    /// A party has answered.
    Established ESTABLISHED 17 "established" {
        /// The call.
        call: CallId,
        /// Who answered.
        party: Party,
    }
    /// The agent puts the call on hold.
    Held HELD 18 "held" {
        /// The call.
        call: CallId,
        /// Who.
        agent: AgentId,
    }
    /// The agent takes the call back from hold.
    Retrieved RETRIEVED 19 "retrieved" {
        /// The call.
        call: CallId,
        /// Who.
        agent: AgentId,
    }
    /// The call is taken away from the agent before it was answered; the cause says why.
    Diverted DIVERTED 20 "diverted" {
        /// The call.
        call: CallId,
        /// From whom.
        agent: AgentId,
    }
    /// A party's connection could not be made.
    Failed FAILED 21 "failed" {
        /// The call.
        call: CallId,
        /// Whose.
        party: Party,
    }
    /// A party has left the call.
    ConnectionCleared CONNECTION_CLEARED 22 "connection cleared" {
        /// The call.
        call: CallId,
        /// Who left.
        party: Party,
    }
    /// The call is over for all.
    CallCleared CALL_CLEARED 23 "call cleared" {
        /// The call.
        call: CallId,
    }
    /// A message of a chat, either way.
    Message MESSAGE 24 "message" {
        /// The chat.
        call: CallId,
        /// Who wrote it.
        from: Party,
    }
    /// The latest message has been read.
    MessageRead MESSAGE_READ 25 "message read" {
        /// The chat.
        call: CallId,
        /// Who read it.
        by: Party,
    }
    /// The customer has written nothing for as long as the tenant allows.
    CustomerSilent CUSTOMER_SILENT 26 "silence of the customer" {
        /// The chat.
        call: CallId,
    }
    /// The agent has written nothing for as long as the tenant allows.
    AgentSilent AGENT_SILENT 27 "silence of the agent" {
        /// The chat.
        call: CallId,
    }
    /// The customer rates the service, during the conversation or after it: until the call is cleared and nobody works after
    /// it any more.
    Rated RATED 28 "rating" {
        /// The call or chat.
        call: CallId,
        /// The rating, in the tenant's own scale.
        score: u8,
    }
    /// A timer of this machine is due. Logs hold them so that replay can be read; a replay fires them by itself as well.
    Timer TIMER 29 "timer" {
        /// Which.
        timer: Timer,
    }
    /// A vendor says which state it believes the agent to be in: compared, never obeyed.
    Observed OBSERVED 30 "observation" {
        /// Who.
        agent: AgentId,
        /// The state, in the vendor's numbering.
        state: Observed,
    }
    /// After a fail-over or a gap the agent is set to a state, whatever came before.
    Resync RESYNC 31 "resynchronisation" {
        /// Who.
        agent: AgentId,
        /// To which state.
        to: ResyncTo,
    }
    /// The agent is muted towards the others on the call.
    Muted MUTED 32 "mute" {
        /// The call.
        call: CallId,
        /// Who.
        agent: AgentId,
    }
    /// The agent is heard again.
    Unmuted UNMUTED 33 "end of mute" {
        /// The call.
        call: CallId,
        /// Who.
        agent: AgentId,
    }
    /// A rest that waits for approval is not granted (rule R-ST-6).
    RestRefused REST_REFUSED 34 "refusal of rest" {
        /// Who may not rest.
        agent: AgentId,
        /// Why, in the platform's own numbers (`cantRestReason`), 0 for none.
        reason: u16,
    }
    /// An agent, or whoever configures it, says whether after-call work is left out from now on (rule R-ST-8).
    AutoIdle AUTO_IDLE 35 "setting of what follows a call" {
        /// Whose.
        agent: AgentId,
        /// True: ready after a call; false: after-call work.
        on: bool,
    }
    /// The agent's own maximum of chats is set (rules R-MM-4 and R-MM-5).
    ChatLimit CHAT_LIMIT 36 "setting of a chat limit" {
        /// Whose.
        agent: AgentId,
        /// Of which channel alone; of all together if none is named.
        #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
        channel: Option<Channel>,
        /// 1..=60 chats at a time.
        limit: u8,
    }
    /// A waiting call goes on to another queue and keeps the time that it has waited.
    Overflowed OVERFLOWED 37 "overflow" {
        /// The call.
        call: CallId,
        /// To which queue.
        queue: QueueId,
    }
    /// A customer's number is noted as one that the agent has handled: the next call from it is given to the agent first
    /// (rule R-MM-2, last-agent mode).
    NumberHandled NUMBER_HANDLED 38 "handled number" {
        /// Who.
        agent: AgentId,
        /// The number that the customer may call from.
        number: DeviceId,
    }
}
