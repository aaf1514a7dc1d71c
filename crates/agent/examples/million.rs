//! Folds ten million events of a million agents with a million calls, then writes and reads a snapshot: time and memory.
//!
//! `cargo run --release -p offhook-agent --features serde --example million [AGENTS [EVENTS]]`
#![allow(clippy::unwrap_used, clippy::print_stdout)]

use std::time::Instant;

use jiff::Timestamp;
use offhook_agent::*;

/// The most memory that the process has had, in MiB, where the system tells.
fn peak() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmHWM:")).unwrap_or_default();
    line.split_whitespace().nth(1).and_then(|kib| kib.parse().ok()).map_or(0, |kib: u64| kib >> 10)
}

fn main() {
    let mut arguments = std::env::args().skip(1).map(|text| text.parse().unwrap());
    let agents: u32 = arguments.next().unwrap_or(1_000_000);
    let events = arguments.next().map_or(10 * u64::from(agents), u64::from);
    let queue = QueueId::new(1);
    let mut centre = Centre::new(Tenant::default().with_queue(queue, Medium::Voice).with_simultaneous(true));
    let mut effects = Effects::new();
    let (mut at_us, mut fed, mut told) = (1_764_316_800_000_000_i64, 0_u64, 0_usize);
    let mut feed = |centre: &mut Centre, actor: Actor, kind: EventKind| {
        at_us += 100;
        effects.clear();
        centre.handle(&Event::new(Timestamp::from_microsecond(at_us).unwrap(), actor, kind), &mut effects).unwrap();
        fed += 1;
        told += effects.as_slice().len();
        fed < events
    };
    let begin = Instant::now();
    for number in 0..agents {
        let agent = AgentId::new(number);
        let sign_in = SignIn::new(1).with_station("88801".parse().unwrap()).with_skill(queue, 1);
        feed(&mut centre, Actor::Agent(agent), EventKind::SignIn { agent, sign_in });
    }
    println!("{agents} signed in: {:?}, {} MiB", begin.elapsed(), peak());
    let mut call = u64::from(agents);
    let new = |call| NewCall::new(CallId::new(call), Medium::Voice).with_caller("18012345678".parse().unwrap());
    for number in 0..agents {
        call += 1;
        feed(&mut centre, Actor::Network, EventKind::Queued { call: new(call), queue });
        let party = Party::Agent(AgentId::new(number));
        feed(&mut centre, Actor::Network, EventKind::Established { call: CallId::new(call), party });
    }
    println!("{agents} calls: {:?}, {} MiB", begin.elapsed(), peak());
    // Each call ends and another begins: the longest idle agent is the one whose call has just ended.
    let mut oldest = u64::from(agents) + 1;
    'day: loop {
        let who = centre.call(CallId::new(oldest)).and_then(|call| call.agents().next());
        let Some(agent) = who else { break };
        let (old, party) = (CallId::new(oldest), Party::Agent(agent));
        call += 1;
        let next = CallId::new(call);
        for kind in [
            EventKind::Held { call: old, agent },
            EventKind::Retrieved { call: old, agent },
            EventKind::ConnectionCleared { call: old, party: Party::Outside },
            EventKind::CallCleared { call: old },
            EventKind::Queued { call: new(call), queue },
            EventKind::Delivered { call: next, party },
            EventKind::Established { call: next, party },
        ] {
            let actor = if matches!(kind, EventKind::Queued { .. }) { Actor::Network } else { Actor::Agent(agent) };
            if !feed(&mut centre, actor, kind) {
                break 'day;
            }
        }
        oldest += 1;
    }
    let spent = begin.elapsed();
    println!(
        "{fed} events, {told} effects: {spent:?}, {} ns an event, {} MiB",
        spent.as_nanos() / u128::from(fed),
        peak()
    );
    println!("{} agents, {} calls", centre.agents().count(), centre.calls().count());
    #[cfg(feature = "serde")]
    {
        let begin = Instant::now();
        let snapshot = serde_json::to_vec(&centre).unwrap();
        let written = begin.elapsed();
        let begin = Instant::now();
        let resumed: Centre = serde_json::from_slice(&snapshot).unwrap();
        let read = begin.elapsed();
        assert!(resumed == centre);
        let rate = |time: std::time::Duration| snapshot.len() as f64 / 1e6 / time.as_secs_f64();
        println!(
            "snapshot of {} MB: written at {:.0} MB/s, resumed at {:.0} MB/s",
            snapshot.len() / 1_000_000,
            rate(written),
            rate(read)
        );
    }
}
