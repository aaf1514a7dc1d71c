use alloc::vec::Vec;
use core::cell::RefCell;
use core::fmt;

use jiff::Timestamp;
use offhook_base::{ErrorKind, ParseError, Rule};
use serde::de::{Deserializer, Error, SeqAccess, Visitor};
use serde::ser::{SerializeStruct, Serializer};
use serde::{Deserialize, Serialize};

use crate::handled::Handled;
use crate::log::{check_object, check_version, refused};
use crate::table::{Id, Table};
use crate::tally::Next;
use crate::{Agent, AgentId, Call, CallId, Centre, Connection, DeviceId, Event, Tenant, Timer};

static SNAPSHOT: Rule = Rule::new("snapshot", "offhook event log, version 1");

/// What a snapshot holds: the stored layers. Timers and the queues' lists follow from them and are made anew, so that a
/// snapshot can't contradict itself about them.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Snapshot {
    v: u16,
    tenant: Tenant,
    agents: Entries<AgentId, Agent>,
    calls: Entries<CallId, Call>,
    #[serde(default)]
    handled: Vec<(i64, DeviceId, AgentId)>,
    now_us: Option<i64>,
}

/// A list of entries, read straight into the table that they belong to.
struct Entries<I, V>(Table<I, V>);

impl<'de, I: Id + serde::Deserialize<'de>, V: serde::Deserialize<'de>> serde::Deserialize<'de> for Entries<I, V> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_seq(Into(Table::default()))
    }
}

struct Into<I, V>(Table<I, V>);

impl<'de, I: Id + serde::Deserialize<'de>, V: serde::Deserialize<'de>> Visitor<'de> for Into<I, V> {
    type Value = Entries<I, V>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of numbers and what has them, each number once")
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut entries: A) -> Result<Self::Value, A::Error> {
        while let Some((id, value)) = entries.next_element()? {
            if !self.0.insert(id, value) {
                return Err(A::Error::custom("a number named twice"));
            }
        }
        Ok(Entries(self.0))
    }
}

/// A list that is written while it is walked.
struct Written<I>(RefCell<I>);

impl<I: Iterator<Item: Serialize>> Serialize for Written<I> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(&mut *self.0.borrow_mut())
    }
}

impl Serialize for Centre {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut snapshot = serializer.serialize_struct("Centre", 6)?;
        snapshot.serialize_field("v", &Event::SCHEMA_VERSION)?;
        snapshot.serialize_field("tenant", &self.tenant)?;
        snapshot.serialize_field("agents", &Written(RefCell::new(self.agents.iter())))?;
        snapshot.serialize_field("calls", &Written(RefCell::new(self.calls.iter())))?;
        snapshot.serialize_field("handled", &Written(RefCell::new(self.handled.notes())))?;
        snapshot.serialize_field("now_us", &self.now_us)?;
        snapshot.end()
    }
}

impl TryFrom<Snapshot> for Centre {
    type Error = &'static str;

    fn try_from(snapshot: Snapshot) -> Result<Self, Self::Error> {
        if check_version(snapshot.v.into()).is_err() {
            return Err("another schema version");
        }
        let mut centre = Self {
            agents: snapshot.agents.0,
            calls: snapshot.calls.0,
            now_us: snapshot.now_us,
            ..Self::new(snapshot.tenant)
        };
        if snapshot.handled.len() > Handled::MAX {
            return Err("more than 65536 handled numbers");
        }
        if !snapshot.handled.is_sorted_by_key(|(at_us, ..)| *at_us) {
            return Err("a number handled before the one that stands before it");
        }
        for (at_us, number, agent) in snapshot.handled {
            centre.handled.note(number, agent, at_us);
        }
        centre.check()?;
        centre.rebuild();
        Ok(centre)
    }
}

impl Centre {
    /// The whole state as one line of JSON without its end, in the form that [`Centre::resume`] and the first line of an
    /// event log take.
    ///
    /// ```
    /// use jiff::Timestamp;
    /// use offhook_agent::{Actor, AgentId, Centre, Effects, Event, EventKind, SignIn, Tenant};
    ///
    /// let agent = AgentId::new(101);
    /// let mut centre = Centre::new(Tenant::default());
    /// let sign_in = EventKind::SignIn { agent, sign_in: SignIn::new(7) };
    /// centre.handle(&Event::new(Timestamp::UNIX_EPOCH, Actor::Agent(agent), sign_in), &mut Effects::new())?;
    /// assert_eq!(Centre::resume(&centre.snapshot())?, centre);
    /// # Ok::<(), Box<dyn core::error::Error>>(())
    /// ```
    #[must_use]
    pub fn snapshot(&self) -> Vec<u8> {
        // Writing to memory can't fail: all keys are text.
        serde_json::to_vec(self).unwrap_or_default()
    }

    /// Goes on from a snapshot: the same state, timers and queues included.
    ///
    /// # Errors
    ///
    /// [`ParseError`] with the byte at which the text stops being JSON (rule `JSON text`) or a snapshot (rule `snapshot`),
    /// with [`ErrorKind::Contradiction`] where agents and calls don't fit together or a timer should have fired, and with
    /// the rule `schema version`.
    pub fn resume(snapshot: &[u8]) -> Result<Self, ParseError> {
        let read: Snapshot = serde_json::from_slice(snapshot).map_err(|error| refused(&SNAPSHOT, snapshot, &error))?;
        check_object(&SNAPSHOT, snapshot)?;
        check_version(read.v.into())?;
        read.try_into().map_err(|_| ParseError::new(&SNAPSHOT, 0, ErrorKind::Contradiction))
    }

    /// Whether calls and agents name each other, and no timer was due before now: it could never fire.
    fn check(&self) -> Result<(), &'static str> {
        if !self.instants_are_past() {
            return Err("an instant that is outside the calendar, or later than the last event");
        }
        let last_us = Timestamp::MAX.as_microsecond();
        let never = |until_us: i64| until_us > last_us || self.now_us.is_none_or(|now_us| until_us < now_us);
        if self.agents.unsorted().any(|(_, agent)| agent.rest_until_us.is_some_and(never)) {
            return Err("a timer that should have fired");
        }
        // In one walk: there may be a million of them.
        for (_, call) in self.calls.unsorted() {
            // Also of a call that does not wait now: it goes back to its queue when nobody answers.
            let queued = match (call.queue, call.waiting_since_us, call.queued_us) {
                (None, None, None) => true,
                (Some(queue), Some(_), Some(_)) => self.queue_fits(queue, call.medium, call.channel),
                _ => false,
            };
            if !queued {
                return Err("a call of a queue that the tenant has not for it, or since no time");
            }
            if call.overflow_us.is_some() && !call.waits() {
                return Err("a call that does not wait is to overflow");
            }
            if call.overflow_us.is_some_and(never) || call.legs.iter().any(|leg| leg.until_us.is_some_and(never)) {
                return Err("a timer that should have fired");
            }
            let goes_on =
                call.outside != Connection::Null || call.legs.iter().any(|leg| leg.connection != Connection::WrapUp);
            if call.over && goes_on {
                return Err("a call that is over goes on");
            }
            for leg in &call.legs {
                let ends = matches!(leg.connection, Connection::Alerting | Connection::WrapUp);
                if leg.until_us.is_some() && !ends {
                    return Err("a timer of what does not end by itself");
                }
                if leg.connection == Connection::Null {
                    return Err("an agent's part in a call has no connection");
                }
            }
        }
        let legs = || self.calls.unsorted().flat_map(|(call, details)| details.legs.iter().map(move |leg| (call, leg)));
        let mut parts: Vec<(AgentId, CallId)> = legs().map(|(call, leg)| (leg.agent, call)).collect();
        parts.sort_unstable();
        if parts.is_sorted_by(|one, next| one < next) {
            let mut lists: Vec<(AgentId, CallId)> = Vec::with_capacity(parts.len());
            for (agent, state) in self.agents.unsorted() {
                lists.extend(state.contacts.iter().map(|call| (agent, *call)));
            }
            lists.sort_unstable();
            if lists == parts { Ok(()) } else { Err("agents and calls don't name each other once") }
        } else {
            Err("an agent has two parts in a call")
        }
    }

    /// Whether everything that is said to have been is in the calendar, and no later than the last event.
    fn instants_are_past(&self) -> bool {
        let calendar = Timestamp::MIN.as_microsecond()..=Timestamp::MAX.as_microsecond();
        let Some(now_us) = self.now_us else {
            return self.agents.is_empty() && self.calls.is_empty() && self.handled.is_empty();
        };
        let past = |us: i64| us >= *calendar.start() && us <= now_us;
        let agents = self.agents.unsorted().flat_map(|(_, agent)| {
            let Agent { signed_in_us, since_us, activity_since_us, idle_since_us, declined_us, work_since_us, .. } =
                agent;
            [*signed_in_us, *since_us, *activity_since_us, *idle_since_us]
                .into_iter()
                .chain(*declined_us)
                .chain(*work_since_us)
        });
        let calls = self.calls.unsorted().flat_map(|(_, call)| {
            let legs = call.legs.iter();
            let legs = legs.flat_map(|leg| [Some(leg.since_us), leg.talking_since_us, leg.muted_since_us]);
            let declined = call.declined_by.iter().map(|(_, us)| Some(*us));
            [call.waiting_since_us, call.queued_us].into_iter().chain(legs).chain(declined).flatten()
        });
        calendar.contains(&now_us) && agents.chain(calls).all(past) && self.handled.notes().all(|(us, ..)| past(us))
    }

    /// Makes the timers and the queues' lists from the stored layers.
    fn rebuild(&mut self) {
        let mut waiting = Vec::new();
        for (id, call) in self.calls.unsorted() {
            for leg in &call.legs {
                let timer = match leg.connection {
                    Connection::WrapUp => Timer::WrapUp { agent: leg.agent, call: id },
                    _ => Timer::Ring { agent: leg.agent, call: id },
                };
                if let Some(at_us) = leg.until_us {
                    self.timers.arm(at_us, timer);
                }
            }
            if let Some(at_us) = call.overflow_us {
                self.timers.arm(at_us, Timer::Overflow { call: id });
            }
            if call.waits() {
                waiting.push(id);
            }
        }
        for id in waiting {
            self.list_call(id);
        }
        let ids: Vec<AgentId> = self.agents.unsorted().map(|(id, _)| id).collect();
        for id in ids {
            let Some(agent) = self.agents.get(&id) else { continue };
            let slots = agent.contacts.iter().map(|call| self.calls.slot(call).unwrap_or_default()).collect();
            let Some(agent) = self.agents.get_mut(&id) else { continue };
            agent.slots.0 = slots;
            self.resting += u32::from(agent.rests());
            if let Some(at_us) = agent.rest_until_us {
                self.timers.arm(at_us, Timer::Rest { agent: id });
            }
            let Some(agent) = self.agents.get(&id) else { continue };
            let free = self.free_since(agent, &self.tally(id, agent, Next::default()));
            self.list_agent(id, free, |_| ());
        }
    }
}
