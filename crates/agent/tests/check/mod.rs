//! What has to hold of whatever log: the tests and the fuzz target call it.
#![allow(unreachable_pub, dead_code)]

use std::collections::BTreeMap;
use std::io::{self, Read};
use std::time::Duration;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use offhook_agent::*;

/// Steps at which a snapshot is taken: each costs a copy of all that is.
const SNAPSHOTS: usize = 32;

/// Any bytes as a log: whatever can be read is folded, and what was folded is the same log.
pub fn check_log(input: &[u8]) {
    let lines: Vec<String> = LogReader::new(input).map(|line| format!("{line:?}")).collect();
    let slow: Vec<String> = LogReader::new(Drip(input)).map(|line| format!("{line:?}")).collect();
    assert_eq!(lines, slow, "chunks make a difference");

    let mut begun = None;
    let mut events = Vec::new();
    for logged in LogReader::new(input).flatten() {
        match logged.entry {
            LogEntry::Snapshot(centre) => begun = Some(*centre),
            LogEntry::Event(event) => {
                let mut line = Vec::new();
                event.write_line(&mut line);
                assert_eq!(Event::from_line(&line).as_ref(), Ok(&event));
                events.push(event);
            }
        }
    }
    let begun = begun.unwrap_or_else(|| Centre::new(Tenant::default()));
    let (centre, accepted) = check_fold(begun, &events);
    let mut replay = Replay::new(input, Tenant::default());
    let refused = replay.by_ref().filter(Result::is_err).count();
    assert_eq!(replay.centre(), &centre);
    assert_eq!(replay.folded() as usize + refused, lines.len());
    assert!(accepted.len() >= events.len() - refused.min(events.len()));
}

/// Folds events, and what was accepted again: the same state, from every snapshot as well; and time adds up.
pub fn check_fold(begun: Centre, events: &[Event]) -> (Centre, Vec<Event>) {
    let mut centre = begun.clone();
    let mut effects = Effects::new();
    let mut accepted = Vec::new();
    let mut day = Day::new(&begun);
    let every = events.len().div_ceil(SNAPSHOTS).max(1);
    let mut cuts = Vec::new();
    for (position, event) in events.iter().enumerate() {
        effects.clear();
        let before = (position % 3 == 0 && events.len() < 200).then(|| centre.clone());
        let outcome = centre.handle(event, &mut effects);
        if let (Some(before), Err(_), true) = (before, &outcome, effects.is_empty()) {
            assert_eq!(before, centre, "a refused event changed something");
        }
        match outcome {
            Ok(()) => accepted.extend(effects.logged(event)),
            Err(_) => accepted.extend(effects.timers_fired()),
        }
        day.take(&effects);
        if position % every == 0 {
            let resumed = Centre::resume(&centre.snapshot()).expect("an own snapshot");
            assert_eq!(resumed, centre, "resumed");
            cuts.push((resumed, accepted.len(), day.spans.clone()));
        }
    }
    day.check(&centre);
    for (mut resumed, place, spans) in cuts {
        // Spans that go on from a snapshot know what lasts.
        let mut lasting = Spans::of(&resumed);
        let mut known = spans;
        let now = accepted.get(..place).and_then(|log| log.last()).map(|event| event.at());
        known.close(now.unwrap_or(Timestamp::UNIX_EPOCH), |_| {});
        let mut effects = Effects::new();
        resumed.fold(accepted.get(place..).unwrap_or_default(), &mut effects).expect("what was accepted before");
        assert_eq!(resumed, centre, "from the snapshot at {place}");
        let (mut one, mut other) = (Vec::new(), Vec::new());
        lasting.take(&effects, |span| one.push(span));
        known.take(&effects, |span| other.push(span));
        if now.is_some() {
            assert_eq!(one, other, "spans from the snapshot at {place}");
        }
    }
    (centre, accepted)
}

/// The spans of a log and the sign-ins that they have to add up to.
pub struct Day {
    pub spans: Spans,
    found: Vec<TimeSpan>,
    signed_in: BTreeMap<AgentId, Timestamp>,
    lengths: BTreeMap<AgentId, Duration>,
    last: Option<Timestamp>,
}

impl Day {
    pub fn new(centre: &Centre) -> Self {
        Self {
            spans: Spans::of(centre),
            found: Vec::new(),
            signed_in: BTreeMap::new(),
            lengths: BTreeMap::new(),
            last: None,
        }
    }

    pub fn take(&mut self, effects: &Effects) {
        for emitted in effects {
            self.last = Some(emitted.at());
            let Effect::StateChanged { agent, from, to, .. } = *emitted.effect() else { continue };
            if from == Headline::SignedOut {
                self.signed_in.insert(agent, emitted.at());
            }
            if to == Headline::SignedOut
                && let Some(begin) = self.signed_in.remove(&agent)
            {
                *self.lengths.entry(agent).or_default() += length(begin, emitted.at());
            }
        }
        self.spans.take(effects, |span| self.found.push(span));
    }

    /// Invariant 10, for the agents whose sign-in is in the log: also cut at any grid.
    pub fn check(mut self, centre: &Centre) {
        let Some(last) = self.last else { return };
        self.spans.close(last, |span| self.found.push(span));
        for (agent, begin) in core::mem::take(&mut self.signed_in) {
            assert_eq!(centre.agent(agent).map(Agent::signed_in_us), Some(begin.as_microsecond()));
            *self.lengths.entry(agent).or_default() += length(begin, last);
        }
        // Years of time in the log would be cut into as many pieces.
        let is_long = self.found.iter().any(|span| span.duration() > Duration::from_secs(5 * 86_400));
        for mut sums in if is_long { vec![Durations::new()] } else { grids() } {
            for span in &self.found {
                sums.add(*span);
            }
            for (interval, activity, time) in sums.iter() {
                assert!(time <= interval.duration(), "{activity:?} takes {time:?} of {interval:?}");
            }
            for (agent, length) in &self.lengths {
                let states = Headline::ALL.map(|headline| sums.total(Activity::State { agent: *agent, headline }));
                assert_eq!(states.iter().sum::<Duration>(), *length, "states of {agent}");
            }
        }
        // Of one agent at one call there is one phase at a time.
        let mut ends: BTreeMap<_, Timestamp> = BTreeMap::new();
        for span in &self.found {
            let key = (span.activity().agent(), span.activity().call());
            if let Some(end) = ends.insert(key, span.to()) {
                assert!(end <= span.from(), "{span:?} begins before the one before it ended");
            }
        }
    }
}

fn length(begin: Timestamp, end: Timestamp) -> Duration {
    Duration::try_from(end.duration_since(begin)).unwrap()
}

/// No grid, five minutes, half hours, local days: in zones whose clocks change by an hour and by half of one.
pub fn grids() -> Vec<Durations> {
    let mut grids = vec![Durations::new()];
    for zone in zones() {
        for minutes in [5, 30] {
            let grid = Grid::new(Duration::from_secs(60 * minutes), zone.clone()).unwrap();
            grids.push(Durations::by(grid));
        }
        grids.push(Durations::by(Grid::days(zone)));
    }
    grids
}

pub fn zones() -> Vec<TimeZone> {
    let names = [
        "EST5EDT,M3.2.0,M11.1.0",
        "CET-1CEST,M3.5.0,M10.5.0/3",
        "<+1030>-10:30<+11>-11,M10.1.0,M4.1.0",
        "<-03>3<-02>,M10.3.0/0,M2.3.0/0",
        "<+0545>-5:45",
    ];
    names.iter().map(|name| TimeZone::posix(name).unwrap()).collect()
}

/// Gives few bytes at a time.
struct Drip<'a>(&'a [u8]);

impl Read for Drip<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let few = buffer.len().min(1 + self.0.len() % 7);
        self.0.read(&mut buffer[..few])
    }
}
