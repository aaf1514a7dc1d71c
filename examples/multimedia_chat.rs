//! A web chat on the agent workbench, with a voice call beside it: what the tenant's switch allows and what it refuses.
//!
//! ```sh
//! cargo run --example multimedia_chat
//! ```

use std::error::Error;
use std::process::ExitCode;

use offhook::History;
use offhook::agent::{
    Actor, AgentId, CallId, Centre, Effect, Event, EventKind, Headline, Medium, NewCall, Party, QueueId, Refused, Role,
    SignIn, Tenant,
};
use offhook::jiff::tz::{TimeZone, offset};
use offhook::jiff::{SignedDuration, Timestamp};
use offhook::ladder::{Ladder, Participant};
use offhook::view::Account;
use offhook_examples::{heading, no_arguments, paragraph, report};

const AGENT: AgentId = AgentId::new(101);
const CHAT: CallId = CallId::new(1);
const DIALLED: CallId = CallId::new(2);
const OFFERED: CallId = CallId::new(3);
const WEB_QUEUE: QueueId = QueueId::new(7);

/// The states in the words of the connection bar: `Occupied` there is a chat in hand.
const BAR: (&str, fn(Headline) -> String) = ("bar", |headline| headline.bar().to_string());

/// 09:50 at the tenant's place.
const BEGIN: &str = "2026-11-20T09:50:00+08:00";

fn main() -> ExitCode {
    no_arguments("multimedia_chat", run)
}

/// Everything that the example prints.
///
/// # Errors
///
/// A step that the machine refuses although the documents allow it, or a record that its format can't hold.
pub fn run() -> Result<String, Box<dyn Error>> {
    let mut out = String::new();
    let zone = TimeZone::fixed(offset(8));
    let account =
        Account::new(zone).with_developer("dev").with_account("acc").with_cc("1").with_vdn("1").with_agent_type("4");

    heading(&mut out, "The tenant's switch is on: voice and chat at the same time");
    paragraph(
        &mut out,
        "A customer asks by web chat. A voice call that is offered meanwhile rings, until its caller gives up; the agent \
         rings somebody up, hangs up, and goes on with the chat; the customer rates the service after it.",
        0,
    );
    let mut desk = Desk::new(true)?;
    desk.chat_begins()?;
    desk.voice_call_rings()?;
    desk.agent_dials()?;
    desk.chat_ends()?;
    report(&mut out, &desk.ladder, &desk.history, &account, BAR)?;

    heading(&mut out, "The switch is off, as it is by default, and one chat at a time");
    let mut desk = Desk::new(false)?;
    desk.chat_begins()?;
    for (what, offer) in [("A voice call", Offer::Voice), ("A second chat", Offer::Chat)] {
        let Some(refused) = desk.refusal(offer)? else {
            return Err(format!("{what} beside the chat was taken although the tenant forbids it").into());
        };
        paragraph(&mut out, &format!("{what} offered during the chat: {refused}."), 4);
    }
    desk.agent_dials()?;
    paragraph(&mut out, "The agent's own call stays allowed (R-ST-13), and hanging it up leaves the chat (R-VM-1).", 0);
    desk.chat_ends()?;
    report(&mut out, &desk.ladder, &desk.history, &account, BAR)?;
    Ok(out)
}

/// What is offered to the agent beside the chat.
#[derive(Clone, Copy)]
enum Offer {
    Voice,
    Chat,
}

/// The agent's place, and the picture as it grows.
struct Desk {
    history: History,
    ladder: Ladder,
    customer: Participant,
    platform: Participant,
    agent: Participant,
    begin: Timestamp,
}

impl Desk {
    /// The agent signs in at the connection bar and is idle.
    fn new(simultaneous: bool) -> Result<Self, Box<dyn Error>> {
        let tenant =
            Tenant::default().with_simultaneous(simultaneous).with_chat_limit(1).with_queue(WEB_QUEUE, Medium::Text);
        let mut ladder = Ladder::new();
        let customer = ladder.participant("Customer (web)")?;
        let platform = ladder.participant("Platform")?;
        let agent = ladder.participant("Agent 101")?;
        let history = History::new(Centre::new(tenant));
        let mut desk = Self { history, ladder, customer, platform, agent, begin: BEGIN.parse()? };
        let sign_in = SignIn::new(2026).with_station("88801".parse()?).with_skill(WEB_QUEUE, 1);
        desk.step(0, Actor::Agent(AGENT), EventKind::SignIn { agent: AGENT, sign_in })?;
        Ok(desk)
    }

    /// 09:58: the chat comes, and the workbench connects it by itself.
    fn chat_begins(&mut self) -> Result<(), Box<dyn Error>> {
        let (customer, platform, agent) = (self.customer, self.platform, self.agent);
        let at = 8 * 60;
        self.name(at, CHAT);
        self.arrow(at, customer, platform, "chat: my balance?");
        let call = NewCall::new(CHAT, Medium::Text).with_caller("web-4711".parse()?);
        self.step(at, Actor::Network, EventKind::Queued { call, queue: WEB_QUEUE })?;
        let party = Party::Agent(AGENT);
        self.arrow(at + 1, platform, agent, "AgentChat_Ring");
        self.step(at + 1, Actor::Network, EventKind::Delivered { call: CHAT, party })?;
        self.arrow(at + 2, platform, agent, "AgentChat_Connected");
        self.step(at + 2, Actor::System, EventKind::Established { call: CHAT, party })?;
        self.arrow(at + 40, agent, customer, "chat: let me look that up");
        self.step(at + 40, Actor::Agent(AGENT), EventKind::Message { call: CHAT, from: party })?;
        self.arrow(at + 43, customer, agent, "message read");
        self.step(at + 43, Actor::Network, EventKind::MessageRead { call: CHAT, by: Party::Outside })
    }

    /// 09:59: a voice call rings at the agent, and its caller gives up.
    fn voice_call_rings(&mut self) -> Result<(), Box<dyn Error>> {
        let (platform, agent) = (self.platform, self.agent);
        let at = 9 * 60;
        self.name(at, OFFERED);
        self.arrow(at, platform, agent, "voice call offered");
        let call = NewCall::new(OFFERED, Medium::Voice).with_caller("02160123456".parse()?);
        self.step(at, Actor::System, EventKind::Offered { call, agent: AGENT, role: Role::QueueInbound })?;
        self.step(at + 1, Actor::Network, EventKind::Delivered { call: OFFERED, party: Party::Agent(AGENT) })?;
        self.arrow(at + 9, platform, agent, "caller gives up");
        let cleared = EventKind::ConnectionCleared { call: OFFERED, party: Party::Outside };
        self.step(at + 9, Actor::Network, cleared)
    }

    /// 09:59: a voice call or another chat is offered to the agent, and refused.
    fn refusal(&mut self, offer: Offer) -> Result<Option<Refused>, Box<dyn Error>> {
        let (at, what, medium) = match offer {
            Offer::Voice => (9 * 60, "voice call offered", Medium::Voice),
            Offer::Chat => (9 * 60 + 5, "second chat offered", Medium::Text),
        };
        self.arrow(at, self.platform, self.agent, what);
        let call = NewCall::new(OFFERED, medium).with_caller("02160123456".parse()?);
        let kind = EventKind::Offered { call, agent: AGENT, role: Role::QueueInbound };
        let refused = self.history.handle(Event::new(self.at(at), Actor::System, kind)).err();
        if let Some(refused) = &refused {
            self.arrow(at, self.agent, self.platform, format!("refused: {}", refused.rule().name()));
        }
        Ok(refused)
    }

    /// 10:01: the agent rings up the accounts department and hangs up at 10:06:30; the chat goes on.
    fn agent_dials(&mut self) -> Result<(), Box<dyn Error>> {
        let (platform, agent) = (self.platform, self.agent);
        let at = 11 * 60;
        self.name(at, DIALLED);
        let called = "02160987654".parse()?;
        let call = NewCall::new(DIALLED, Medium::Voice).with_caller("88801".parse()?).with_called(called);
        self.arrow(at, agent, platform, "dials 02160987654");
        self.step(
            at,
            Actor::Agent(AGENT),
            EventKind::ServiceInitiated { call, agent: AGENT, role: Role::AgentDialled },
        )?;
        let originated = EventKind::Originated { call: DIALLED, agent: AGENT, called: Some(called) };
        self.step(at + 1, Actor::Agent(AGENT), originated)?;
        self.arrow(at + 3, platform, agent, "AgentEvent_Customer_Alerting");
        self.step(at + 3, Actor::Network, EventKind::Delivered { call: DIALLED, party: Party::Outside })?;
        self.arrow(at + 9, platform, agent, "AgentEvent_Talking");
        self.step(at + 9, Actor::Network, EventKind::Established { call: DIALLED, party: Party::Outside })?;
        let end = at + 330;
        self.arrow(end, agent, platform, "hangs up");
        let cleared = EventKind::ConnectionCleared { call: DIALLED, party: Party::Agent(AGENT) };
        self.step(end, Actor::Agent(AGENT), cleared)?;
        self.arrow(end, platform, agent, "AgentEvent_Call_Release");
        self.step(end, Actor::Network, EventKind::CallCleared { call: DIALLED })
    }

    /// 10:12: the customer has the answer, leaves and rates; the agent signs out.
    fn chat_ends(&mut self) -> Result<(), Box<dyn Error>> {
        let (customer, platform, agent) = (self.customer, self.platform, self.agent);
        let at = 22 * 60;
        self.arrow(at - 90, agent, customer, "chat: your balance is …");
        self.step(at - 90, Actor::Agent(AGENT), EventKind::Message { call: CHAT, from: Party::Agent(AGENT) })?;
        self.arrow(at, customer, platform, "leaves the chat");
        self.step(at, Actor::Network, EventKind::ConnectionCleared { call: CHAT, party: Party::Outside })?;
        self.arrow(at, platform, agent, "AgentChat_Disconnected");
        self.step(at, Actor::System, EventKind::ConnectionCleared { call: CHAT, party: Party::Agent(AGENT) })?;
        self.arrow(at + 20, customer, platform, "rates it: 5");
        self.step(at + 20, Actor::Network, EventKind::Rated { call: CHAT, score: 5 })?;
        self.step(at + 20, Actor::Network, EventKind::CallCleared { call: CHAT })?;
        self.step(at + 180, Actor::Agent(AGENT), EventKind::SignOut { agent: AGENT, reason: 0 })
    }

    fn step(&mut self, second: i64, actor: Actor, kind: EventKind) -> Result<(), Box<dyn Error>> {
        let effects = self.history.handle(Event::new(self.begin + SignedDuration::from_secs(second), actor, kind))?;
        for emitted in effects {
            match emitted.effect() {
                Effect::StateChanged { to, .. } => {
                    let bar = if *to == Headline::SignedOut { String::new() } else { format!(" (bar: {})", to.bar()) };
                    self.ladder.state(emitted.at(), self.agent, format!("{to}{bar}"));
                }
                Effect::ScreenPop { caller: Some(caller), .. } => {
                    self.ladder.state(emitted.at(), self.agent, format!("screen pop: {caller}"));
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn arrow(&mut self, second: i64, from: Participant, to: Participant, label: impl Into<String>) {
        self.ladder.arrow(self.at(second), from, to, label);
    }

    /// The platform's call id begins with the second in which the call began.
    fn name(&mut self, second: i64, call: CallId) {
        let name = format!("{}-{call}", self.at(second).as_second());
        self.history.name_call(call, name);
    }

    fn at(&self, second: i64) -> Timestamp {
        self.begin + SignedDuration::from_secs(second)
    }
}
