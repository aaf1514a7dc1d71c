//! The outbound preview call of the Unified CCX guide: a server trace as printed, slips and all, turned into agent
//! states, bills and call records.
//!
//! ```sh
//! cargo run --example outbound_preview
//! ```

use std::error::Error;
use std::fmt::Write as _;
use std::process::ExitCode;
use std::time::Duration;

use offhook::History;
use offhook::adapter::CtiAdapter;
use offhook::agent::{
    Actor, AfterCall, AgentId, Availability, Centre, Dialects, Effect, Emitted, Event, EventKind, Headline,
    MediumGroup, NotReady, Observed, SignIn, Tenant,
};
use offhook::cti::{AgentState, Event as CtiEvent, Trace, TraceMessage};
use offhook::jiff::Timestamp;
use offhook::jiff::tz::{TimeZone, offset};
use offhook::ladder::{Ladder, Participant};
use offhook::view::{Account, Table};
use offhook_examples::{WIDTH, clock, heading, no_arguments, paragraph, report};

/// The trace as the guide prints it.
const TRACE: &[u8] = include_bytes!("data/outbound_preview.txt");

/// Agent `chli4020`, by the number of the telephone.
const AGENT: AgentId = AgentId::new(4020);

/// The trace has no times. This schedule gives it some: messages come a second apart from here on, and the customer
/// stays on the line for long enough to pass two five-minute marks.
const BEGIN: &str = "2026-11-20T09:58:00-06:00";
const STEP: Duration = Duration::from_secs(1);
const CONVERSATION: Duration = Duration::from_secs(8 * 60);
const AFTER_CALL_WORK: Duration = Duration::from_secs(45);

fn main() -> ExitCode {
    no_arguments("outbound_preview", run)
}

/// Everything that the example prints.
///
/// # Errors
///
/// A step that the machine refuses, or a record that its format can't hold.
pub fn run() -> Result<String, Box<dyn Error>> {
    let mut out = String::new();
    let trace = Trace::parse(TRACE)?;
    let zone = TimeZone::fixed(offset(-6));

    let tenant = Tenant::default()
        .with_dialect(Dialects::CISCO_CCX)
        .with_at_sign_in(Availability::NotReady(NotReady::Busy { reason: 0 }))
        .with_after_call(MediumGroup::Voice, AfterCall::Work { limit: None });
    let mut history = History::new(Centre::new(tenant)).with_assumed_times();
    let mut adapter = CtiAdapter::default();
    adapter.name_agent(AGENT, "chli4020", Some("4020"));

    let mut flow = Flow::new()?;
    let mut at: Timestamp = BEGIN.parse()?;
    at -= STEP;

    // Step 0 is the agent's own, and the guide leaves the client's messages out: sign-in, then ready.
    flow.note("The agent signs in and is ready (client requests, not in the trace)");
    let sign_in = SignIn::new(1).with_station("4020".parse()?);
    for kind in [EventKind::SignIn { agent: AGENT, sign_in }, EventKind::Ready { agent: AGENT }] {
        at += STEP;
        let effects = history.handle(Event::new(at, Actor::Agent(AGENT), kind))?.to_vec();
        flow.effects(&effects);
    }

    flow.note("The server's messages, in the order of the trace");
    let mut on_the_line = false;
    for message in trace.messages() {
        let cleared = matches!(message.message().event(), CtiEvent::CallConnectionCleared(_));
        at += if on_the_line && cleared { CONVERSATION } else { STEP };
        on_the_line = matches!(message.message().event(), CtiEvent::CallEstablished(_));

        flow.message(at, message);
        let seen = history.effects().len();
        adapter.feed_printed(&mut history, at, message)?;
        flow.effects(history.effects().get(seen..).unwrap_or_default());
    }
    adapter.settle(&mut history, at)?;

    flow.note("The agent has finished the after-call work and is ready (client request)");
    at += AFTER_CALL_WORK;
    let effects = history.handle(Event::new(at, Actor::Agent(AGENT), EventKind::Ready { agent: AGENT }))?.to_vec();
    flow.effects(&effects);

    let account = Account::new(zone.clone()).with_account("uccx").with_vdn("LoadCamp");
    report(&mut out, &flow.ladder, &history, &account, ("Cisco state", cisco))?;
    slips(&mut out, &trace);
    checks(&mut out, &history, &zone)?;
    Ok(out)
}

/// The state as Cisco names it, without the prefix that all of them have.
fn cisco(headline: Headline) -> String {
    state_name(headline.cisco())
}

fn state_name(state: AgentState) -> String {
    let name = state.to_string();
    name.strip_prefix("AGENT_STATE_").unwrap_or(&name).to_owned()
}

/// Every slip of the printed trace, with its line and how it was read.
fn slips(out: &mut String, trace: &Trace<'_>) {
    heading(out, "Slips of the printed trace (line:column), and how they were read");
    for finding in trace.findings() {
        paragraph(out, &finding.to_string(), 8);
    }
}

/// The vendor's state events against the machine's own words: compared, and never obeyed.
fn checks(out: &mut String, history: &History, zone: &TimeZone) -> Result<(), Box<dyn Error>> {
    heading(out, "The vendor's state events against the machine's own states");
    let columns = ["assumed time", "trace line", "vendor says", "machine says", "verdict"];
    let mut table = Table::new(columns).with_width(WIDTH);
    let mut differences = 0;
    for (event, effects) in history.steps() {
        if let EventKind::Resync { .. } = event.kind() {
            return Err("the flow needed a resynchronisation".into());
        }
        let EventKind::Observed { state: Observed::Cisco(vendor), .. } = event.kind() else { continue };
        let divergence = effects.iter().find_map(|emitted| match emitted.effect() {
            Effect::Diverged { divergence } => Some(divergence),
            _ => None,
        });
        // Without a divergence the machine's own word is the vendor's.
        let machine = divergence.map_or(*vendor, |divergence| divergence.headline.cisco());
        differences += usize::from(divergence.is_some());
        table.row([
            clock(event.at(), zone),
            event.source().map(|source| source.position.to_string()).unwrap_or_default(),
            state_name(*vendor),
            state_name(machine),
            if machine == *vendor { "agrees" } else { "differs" }.to_owned(),
        ]);
    }
    writeln!(out, "{table}")?;
    paragraph(
        out,
        "The link does not promise the order of state events and call events: a state event waits for the call event of \
         its moment, and the time is that of the comparison.",
        0,
    );
    if differences > 0 {
        return Err(format!("{out}\n{differences} state events differ from the machine's own states").into());
    }
    out.push('\n');
    let schedule = format!(
        "The trace has no times. They are a schedule: {BEGIN} for the sign-in, then {} s a message, a conversation of \
         {} s, and {} s of work after the last message. Every time above is assumed.",
        STEP.as_secs(),
        CONVERSATION.as_secs(),
        AFTER_CALL_WORK.as_secs()
    );
    paragraph(out, &schedule, 0);
    Ok(())
}

/// The picture as it grows.
struct Flow {
    ladder: Ladder,
    server: Participant,
    client: Participant,
    agent: Participant,
}

impl Flow {
    fn new() -> Result<Self, Box<dyn Error>> {
        let mut ladder = Ladder::new();
        let server = ladder.participant("CTI server")?;
        let client = ladder.participant("Agent desktop")?;
        let agent = ladder.participant("Agent chli4020")?;
        Ok(Self { ladder, server, client, agent })
    }

    fn note(&mut self, text: &str) {
        self.ladder.note(text);
    }

    fn message(&mut self, at: Timestamp, message: &TraceMessage<'_>) {
        let about = match message.message().event() {
            CtiEvent::AgentState(event) => event.state.map(state_name),
            _ => message.call().map(|call| call.to_string()),
        };
        self.ladder.arrow(at, self.server, self.client, format!("{} {}", message.name(), about.unwrap_or_default()));
    }

    fn effects(&mut self, effects: &[Emitted]) {
        for emitted in effects {
            if let Effect::StateChanged { to, .. } = emitted.effect() {
                self.ladder.state(emitted.at(), self.agent, cisco(*to));
            }
        }
    }
}
