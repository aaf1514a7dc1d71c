//! How fast snapshots and event logs are written and read: megabytes (10^6 bytes of JSON) a second.
//!
//! ```sh
//! cargo run --release -p offhook-agent --features serde --example log_speed
//! ```
#![allow(clippy::unwrap_used, clippy::print_stdout, missing_docs)]

use std::time::Instant;

use jiff::{SignedDuration, Timestamp};
use offhook_agent::*;

const AGENTS: u32 = 100_000;
const ROUNDS: u32 = 5;

fn main() {
    let queue = QueueId::new(3);
    let begin: Timestamp = "2026-11-20T08:00:00Z".parse().unwrap();
    let mut centre = Centre::new(Tenant::default().with_queue(queue, Medium::Voice));
    let (mut effects, mut log) = (Effects::new(), Vec::new());
    let mut feed = |second: i64, kind: EventKind| {
        let event = Event::new(begin + SignedDuration::from_secs(second), Actor::Network, kind);
        effects.clear();
        centre.handle(&event, &mut effects).unwrap();
        for event in effects.logged(&event) {
            event.write_line(&mut log);
        }
    };
    for number in 0..AGENTS {
        let agent = AgentId::new(101 + number);
        let sign_in = SignIn::new(u64::from(number)).with_station(format!("8{number}").parse().unwrap());
        feed(0, EventKind::SignIn { agent, sign_in: sign_in.with_skill(queue, 1) });
    }
    for number in 0..AGENTS {
        let call =
            NewCall::new(CallId::new(u64::from(number)), Medium::Voice).with_caller("18012345678".parse().unwrap());
        feed(1, EventKind::Queued { call, queue });
    }
    for number in 0..AGENTS {
        let (call, agent) = (CallId::new(u64::from(number)), AgentId::new(101 + number));
        feed(2, EventKind::Delivered { call, party: Party::Agent(agent) });
        feed(2, EventKind::Established { call, party: Party::Agent(agent) });
    }

    let snapshot = centre.snapshot();
    println!("snapshot of {AGENTS} agents, each on a call: {} bytes", snapshot.len());
    report("snapshot", snapshot.len(), || assert_eq!(centre.snapshot().len(), snapshot.len()));
    report("resume", snapshot.len(), || drop(Centre::resume(&snapshot).unwrap()));
    assert_eq!(Centre::resume(&snapshot).unwrap(), centre);

    println!("log of {} events: {} bytes", 4 * AGENTS, log.len());
    let events: Vec<Event> = LogReader::new(&log[..]).map(|line| event(line.unwrap())).collect();
    report("write", log.len(), || {
        let mut written = Vec::with_capacity(log.len());
        events.iter().for_each(|event| event.write_line(&mut written));
        assert_eq!(written.len(), log.len());
    });
    report("read", log.len(), || assert_eq!(LogReader::new(&log[..]).count(), events.len()));
    let tenant = centre.tenant().clone();
    report("replay", log.len(), || drop(Replay::new(&log[..], tenant.clone()).strict().unwrap()));
}

fn event(logged: Logged) -> Event {
    match logged.entry {
        LogEntry::Event(event) => event,
        LogEntry::Snapshot(_) => unreachable!("this log has none"),
    }
}

/// The best of a few rounds.
fn report(what: &str, bytes: usize, run: impl Fn()) {
    let best = (0..ROUNDS).map(|_| {
        let begin = Instant::now();
        run();
        begin.elapsed()
    });
    let best = best.min().unwrap();
    println!("{what:10} {:7.1} MB/s  ({best:.1?})", bytes as f64 / 1e6 / best.as_secs_f64());
}
