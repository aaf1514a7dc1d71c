//! The agent and call state machine of a contact centre: rules as data, an event log, and its fold.
//!
//! A [`Centre`] owns the agents, calls and queues of one tenant. It takes [`Event`]s, decides each by one row of
//! [`RULES`], and answers with [`Effects`], or with [`Refused`] and no change. It does no I/O and reads no clock: time is
//! what the events say, and a recorded log folds into the same state every time.
//!
//! Four layers are stored per agent: the session, the availability with at most one [`Wish`] for after the call, the
//! contacts, and what relates them. What the agent is doing, the [`Headline`], is a pure function of them and never
//! stored; each vendor's numbering is a projection of it. A state that a vendor reports is compared
//! ([`EventKind::Observed`]), never obeyed; only [`EventKind::Resync`] sets a state, and says so.
//!
//! A short day of an agent:
//!
//! ```
//! use core::time::Duration;
//! use jiff::{SignedDuration, Timestamp};
//! use offhook_agent::*;
//!
//! let queue = QueueId::new(3);
//! let work = AfterCall::Work { limit: Some(Duration::from_secs(30)) };
//! let tenant = Tenant::default().with_queue(queue, Medium::Voice).with_after_call(MediumGroup::Voice, work);
//! let mut centre = Centre::new(tenant);
//!
//! let agent = AgentId::new(101);
//! let me = Party::Agent(agent);
//! let call = NewCall::new(CallId::new(1), Medium::Voice).with_caller("18012345678".parse()?);
//! let sign_in = SignIn::new(7).with_station("88801".parse()?).with_skill(queue, 1);
//! let eight: Timestamp = "2026-11-20T08:00:00Z".parse()?;
//!
//! let mut effects = Effects::new();
//! let mut day = Vec::new();
//! for (second, actor, kind) in [
//!     (0, Actor::Agent(agent), EventKind::SignIn { agent, sign_in }),
//!     (10, Actor::Network, EventKind::Queued { call, queue }),
//!     (11, Actor::Network, EventKind::Delivered { call: call.call, party: me }),
//!     (15, Actor::Agent(agent), EventKind::Established { call: call.call, party: me }),
//!     (95, Actor::Network, EventKind::CallCleared { call: call.call }),
//!     (300, Actor::Agent(agent), EventKind::SignOut { agent, reason: 0 }),
//! ] {
//!     centre.handle(&Event::new(eight + SignedDuration::from_secs(second), actor, kind), &mut effects)?;
//!     for emitted in &effects {
//!         if let Effect::StateChanged { to, .. } = emitted.effect() {
//!             day.push((emitted.at().duration_since(eight).as_secs(), *to));
//!         }
//!     }
//!     effects.clear();
//! }
//! assert_eq!(day, [
//!     (0, Headline::Ready),
//!     (10, Headline::Occupied),       // the queue took the agent
//!     (11, Headline::Answering),
//!     (15, Headline::Talking),
//!     (95, Headline::WorkingReady),
//!     (125, Headline::Ready),         // the timer of the after-call work, fired before the sign-out
//!     (300, Headline::SignedOut),
//! ]);
//! # Ok::<(), Box<dyn core::error::Error>>(())
//! ```
//!
//! The effects also tell how long everything lasted: [`Spans`] gives the time of states and call phases, [`Durations`] adds it
//! up, cut at the marks of a [`Grid`] on the tenant's clock.
//!
//! Features: `std` (default), and `serde`: events as JSON Lines (one object a line, with a schema version and the instant
//! as the integer `at_us`), and the whole [`Centre`] as a snapshot to go on from; with both, `LogReader` and `Replay` read
//! logs of any length.

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
mod dialect;
mod duration;
mod effect;
mod event;
mod fact;
mod fold;
mod grid;
mod handled;
mod headline;
mod id;
mod lists;
#[cfg(feature = "serde")]
mod log;
mod projection;
#[cfg(test)]
mod proof;
mod queue;
mod refuse;
mod refused;
#[cfg(all(feature = "serde", feature = "std"))]
mod replay;
mod rule;
mod session;
#[cfg(feature = "serde")]
mod snapshot;
mod span;
mod table;
mod tally;
mod tenant;
mod timer;
mod trie;
mod turn;

pub use agent::Agent;
pub use call::Call;
pub use centre::Centre;
pub use contact::{Channel, Connection, Connections, Medium, MediumGroup, Party, Role};
pub use decide::Decision;
pub use dialect::Dialects;
pub use duration::{Activity, Durations, Phase, TimeSpan};
pub use effect::{Effect, Effects, Emitted};
pub use event::{Actor, Cause, Event, EventKind, EventName, EventNames, NewCall, ResyncTo, Source, Vendor};
pub use fact::Facts;
pub use fold::Violation;
pub use grid::{Grid, Interval};
pub use headline::{Headline, Headlines};
pub use id::{AgentId, CallId, DeviceId, QueueId};
#[cfg(all(feature = "serde", feature = "std"))]
pub use log::{LogEntry, LogError, LogPlace, LogReader, Logged};
pub use projection::{BarState, Divergence, Observed};
pub use queue::WhyNot;
pub use refused::Refused;
#[cfg(all(feature = "serde", feature = "std"))]
pub use replay::{Replay, ReplayError};
#[cfg(test)]
pub(crate) use rule::Change;
pub use rule::{Action, Circumstances, RULES, Refusal, Row, explain, rows};
pub use session::{Availability, NotReady, SignIn, Skill, Start, Wish};
pub use span::Spans;
pub use tenant::{AfterCall, Overflow, Tenant};
pub use timer::Timer;

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct ReadmeDoctests;
