//! The agent and call state machine of a contact centre: rules as data, an event log, and its fold.
//!
//! A [`Centre`] owns the agents, calls and queues of one tenant. It takes [`Event`]s, decides each by one row of
//! [`RULES`], and answers with [`Effects`], or with [`Refused`] and no change. What an agent is doing, the [`Headline`],
//! is derived from the stored layers and never stored; every vendor's numbering is a projection of it.

#![no_std]
#![forbid(unsafe_code)]

extern crate alloc;
#[cfg(feature = "std")]
extern crate std;

mod agent;
mod apply;
mod call;
mod centre;
mod change;
mod contact;
mod decide;
mod effect;
mod event;
mod fact;
mod headline;
mod id;
mod log;
mod projection;
mod queue;
mod refused;
mod rule;
mod session;
mod tenant;
mod timer;
mod turn;

pub use agent::Agent;
pub use call::Call;
pub use centre::Centre;
pub use contact::{Connection, Connections, Medium, MediumGroup, Party, Role};
pub use decide::Decision;
pub use effect::{Effect, Effects, Emitted};
pub use event::{Actor, Cause, Event, EventKind, EventName, EventNames, NewCall, ResyncTo, Source, Vendor};
pub use fact::Facts;
pub use headline::{Headline, Headlines};
pub use id::{AgentId, CallId, DeviceId, QueueId};
pub use projection::{BarState, Divergence, Observed};
pub use queue::WhyNot;
pub use refused::Refused;
pub use rule::{Action, Circumstances, Dialects, RULES, Refusal, Row, explain, rows};
pub use session::{Availability, NotReady, SignIn, Skill, Wish};
pub use tenant::{AfterCall, Tenant};
pub use timer::Timer;
