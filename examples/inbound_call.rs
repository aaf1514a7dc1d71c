//! The inbound call of the CEC's page on SIP access, in six steps: from the INVITE on the wire to the bill.
//!
//! ```sh
//! cargo run --example inbound_call             # renegotiation by UPDATE, as for a call with an agent
//! cargo run --example inbound_call -- --ivr    # by re-INVITE, as for a call from the intelligent IVR
//! ```

use std::error::Error;
use std::fmt::Write as _;
use std::net::{IpAddr, SocketAddr};
use std::process::ExitCode;
use std::time::Duration;

use offhook::History;
use offhook::adapter::{SipAdapter, Trunk};
use offhook::agent::{
    Actor, AfterCall, AgentId, Centre, Connection, Effect, Emitted, Event, EventKind, Headline, Medium, MediumGroup,
    Party, QueueId, SignIn, Tenant,
};
use offhook::jiff::tz::{TimeZone, offset};
use offhook::jiff::{SignedDuration, Timestamp};
use offhook::ladder::{Ladder, Participant};
use offhook::sdp::{
    Agreement, Capabilities, Description, LocalStream, Origin, PayloadType, Profile, Ptime, TelephoneEvents, answer,
    diff, offer,
};
use offhook::sip::{
    DialogLeg, Framer, HeaderName, Limits, MediaType, Message, Method, NameAddr, OptionTag, Request, Response,
    StatusCode, Transport, Uri, Via,
};
use offhook::view::Account;
use offhook_examples::{finish, heading, paragraph, report, usage};

/// The INVITE as the page prints it: its Content-Length says 236, its body has 232 octets.
const INVITE: &[u8] = include_bytes!("data/invite.dat");

/// The methods that the page lists.
const ALLOW: &str = "INVITE,ACK,OPTIONS,BYE,CANCEL,REGISTER,INFO,PRACK,SUBSCRIBE,NOTIFY,UPDATE,MESSAGE,REFER";

const AGENT: AgentId = AgentId::new(101);
const QUEUE: QueueId = QueueId::new(3);

/// The agent signs in at 09:50; the call comes at 09:58 and passes two five-minute marks.
const BEGIN: &str = "2026-11-20T09:50:00+08:00";

fn main() -> ExitCode {
    let ivr = match std::env::args().skip(1).collect::<Vec<_>>().as_slice() {
        [] => false,
        [only] if only == "--ivr" => true,
        _ => return usage("cargo run --example inbound_call [-- --ivr]"),
    };
    finish(run(ivr))
}

/// Everything that the example prints; `ivr` renegotiates by re-INVITE.
///
/// # Errors
///
/// A message that can't be written or read back, or a step that the machine refuses.
pub fn run(ivr: bool) -> Result<String, Box<dyn Error>> {
    let mut out = String::new();
    documented_invite(&mut out)?;

    let mut desk = Desk::new()?;
    desk.check_the_trunk()?;
    let mut call = desk.set_up()?;
    desk.renegotiate(&mut call, ivr)?;
    desk.talk_and_release(&mut call)?;
    desk.sign_out()?;

    let account = Account::new(TimeZone::fixed(offset(8)))
        .with_developer("dev")
        .with_account("acc")
        .with_cc("1")
        .with_vdn("1")
        .with_agent_type("4");
    let gateway: (&str, fn(Headline) -> String) = ("CTI status", |headline| headline.huawei_cti().to_string());
    report(&mut out, &desk.ladder, &desk.history, &account, gateway)?;

    heading(&mut out, "What was agreed");
    let stream = call.platform_media.audio().ok_or("no audio was agreed on")?;
    let codec = stream.codec().ok_or("no codec was agreed on")?;
    let events = stream.telephone_event().ok_or("no telephone events were agreed on")?;
    writeln!(
        out,
        "{}/{} under payload type {}, telephone events under {}, {}",
        codec.encoding(),
        codec.clock_rate_hz(),
        codec.send_payload_type().code(),
        events.send_payload_type().code(),
        stream.direction(),
    )?;
    writeln!(out, "{} messages written and read back without a finding", desk.written)?;
    Ok(out)
}

/// What the parser says of the printed INVITE, on a datagram and on a stream.
fn documented_invite(out: &mut String) -> Result<(), Box<dyn Error>> {
    heading(out, "The documented INVITE");
    let invite = Message::parse(INVITE)?;
    let number =
        |number: Option<std::borrow::Cow<'_, [u8]>>| String::from_utf8_lossy(&number.unwrap_or_default()).into_owned();
    let original = invite.original_called().transpose()?.ok_or("no To")?;
    let summary = format!(
        "{} octets, {} header fields: {} calls {}; the address called first is {}",
        invite.as_bytes().len(),
        invite.fields().count(),
        number(invite.calling_number()),
        number(invite.called_number()),
        original.uri(),
    );
    paragraph(out, &summary, 4);
    for finding in invite.findings() {
        paragraph(out, &format!("on a datagram it is read, with a finding: {finding}"), 4);
    }
    let mut framer = Framer::new(Limits::default());
    framer.push(INVITE);
    let waits = framer.next_frame()?.is_none();
    match framer.finish() {
        Err(error) if waits => paragraph(out, &format!("on a stream that ends here it is an error: {error}"), 4),
        _ => return Err("the stated length fits the body".into()),
    }
    Ok(())
}

/// Both ends of the wire, the agent's place, and the picture as it grows.
struct Desk {
    history: History,
    adapter: SipAdapter,
    trunk: Trunk,
    ladder: Ladder,
    lanes: [Participant; 3],
    begin: Timestamp,
    written: u32,
    branch: u32,
}

/// The call once it is set up: the dialogue at both ends, and what both agreed on.
struct Call {
    caller: DialogLeg,
    platform: DialogLeg,
    /// The Contact of the INVITE, private parameters and all (R-SIP-10).
    caller_contact: NameAddr<'static>,
    caller_can: Capabilities,
    platform_can: Capabilities,
    caller_media: Agreement,
    platform_media: Agreement,
}

/// Who sends.
#[derive(Clone, Copy, PartialEq)]
enum End {
    Customer,
    Platform,
}

impl End {
    fn host(self) -> &'static str {
        match self {
            Self::Customer => "10.11.56.61",
            Self::Platform => "10.11.56.68",
        }
    }

    fn address(self) -> Result<SocketAddr, Box<dyn Error>> {
        Ok(SocketAddr::new(self.host().parse::<IpAddr>()?, 5060))
    }
}

impl Desk {
    /// Agent 101 signs in and is idle.
    fn new() -> Result<Self, Box<dyn Error>> {
        let after = AfterCall::Work { limit: Some(Duration::from_secs(30)) };
        let tenant = Tenant::default().with_queue(QUEUE, Medium::Voice).with_after_call(MediumGroup::Voice, after);
        let mut ladder = Ladder::new();
        let lanes =
            [ladder.participant("Customer's SBC")?, ladder.participant("Platform")?, ladder.participant("Agent 101")?];
        let mut desk = Self {
            history: History::new(Centre::new(tenant)),
            adapter: SipAdapter::new(QUEUE),
            trunk: Trunk::default(),
            ladder,
            lanes,
            begin: BEGIN.parse()?,
            written: 0,
            branch: 0,
        };
        let sign_in = SignIn::new(2026).with_station("88801".parse()?).with_skill(QUEUE, 1);
        desk.agent(0, EventKind::SignIn { agent: AGENT, sign_in })?;
        Ok(desk)
    }

    /// R-SIP-1: the platform asks by OPTIONS every minute, and calls may come while 200 comes back. Two of the checks
    /// are shown, the second when it is due after the first.
    fn check_the_trunk(&mut self) -> Result<(), Box<dyn Error>> {
        self.ladder.note("The platform checks the trunk, every minute");
        let mut at = 360_000;
        for number in 1..=2 {
            let options = Request::new(Method::OPTIONS, &Uri::parse(b"sip:10.11.56.61:5060")?)
                .via(&self.via(End::Platform)?)
                .from(&NameAddr::parse(b"<sip:10.11.56.68>")?.with_tag("check")?)
                .to(&NameAddr::parse(b"<sip:10.11.56.61>")?)
                .call_id("check@10.11.56.68")
                .cseq(number)
                .field(&HeaderName::ACCEPT, "application/sdp")
                .build()?;
            self.send(at, End::Platform, &options)?;
            let ok = Response::to(&options, StatusCode::OK)
                .tag("sbc")
                .field(&HeaderName::ALLOW, ALLOW)
                .field(&HeaderName::ACCEPT, "application/sdp")
                .field(&HeaderName::SUPPORTED, &OptionTag::RELIABLE)
                .build()?;
            self.send(at + 4, End::Customer, &ok)?;
            if !self.trunk.is_up(self.at(at + 4)) {
                return Err("the trunk is down".into());
            }
            let due = self.trunk.next_check().ok_or("no check was made")?;
            at = due.duration_since(self.begin).as_millis().try_into()?;
        }
        Ok(())
    }

    /// Steps 1 to 3: the customer calls, the platform rings reliably and answers, the customer acknowledges.
    fn set_up(&mut self) -> Result<Call, Box<dyn Error>> {
        let at = 480_500;
        self.ladder.note("1. The customer calls");
        let invite = Message::parse(INVITE)?;
        if !invite.supports(&OptionTag::RELIABLE) {
            return Err("R-SIP-2: the INVITE does not support 100rel".into());
        }
        self.pass(at, End::Customer, &invite)?;
        self.send(at + 3, End::Platform, &Response::to(&invite, StatusCode::TRYING).build()?)?;

        self.ladder.note("2. The platform rings, reliably, and answers");
        self.offers_agent(at + 80, "call offered");
        let contact = NameAddr::parse(b"<sip:18012345678@10.11.56.68:5060>")?;
        let ringing = Response::to(&invite, StatusCode::RINGING).tag("cec-1").contact(&contact).reliable(1).build()?;
        self.send(at + 90, End::Platform, &ringing)?;
        let mut caller = DialogLeg::caller(&invite, &ringing)?;
        let prack = off_its_own_route(&caller.prack(&ringing, &self.via(End::Customer)?).build()?)?;
        self.send(at + 120, End::Customer, &prack)?;
        self.send(at + 125, End::Platform, &Response::to(&prack, StatusCode::OK).build()?)?;

        self.agent_does(at + 6_000, "answers");
        let offered = Description::parse(invite.body())?;
        let platform_can = platform_media()?;
        let platform_media = answer(&offered, &platform_can, None, &Profile::AICC)?.into_agreement();
        let ok = Response::to(&invite, StatusCode::OK)
            .tag("cec-1")
            .contact(&contact)
            .field(&HeaderName::ALLOW, ALLOW)
            .field(&HeaderName::SUPPORTED, &OptionTag::RELIABLE)
            .body(&MediaType::SDP, platform_media.local().as_bytes())
            .build()?;
        self.send(at + 6_010, End::Platform, &ok)?;
        let mut platform = DialogLeg::callee(&invite, &ok)?;
        platform.receive(&prack)?;

        self.ladder.note("3. The customer's side acknowledges");
        caller.receive(&ok)?;
        let ack = off_its_own_route(&caller.ack(&self.via(End::Customer)?).build()?)?;
        self.send(at + 6_040, End::Customer, &ack)?;
        let caller_can = Capabilities::from_description(&offered);
        let caller_media = Agreement::conclude(offered.into_owned(), Description::parse(ok.body())?)?;
        let caller_contact = invite.contact().transpose()?.ok_or("no Contact")?.into_owned();
        Ok(Call { caller, platform, caller_contact, caller_can, platform_can, caller_media, platform_media })
    }

    /// Steps 4 to 6: the platform moves the media to the agent, by UPDATE or by re-INVITE (R-SIP-3, R-SIP-9).
    fn renegotiate(&mut self, call: &mut Call, ivr: bool) -> Result<(), Box<dyn Error>> {
        let at = 486_700;
        let method = if ivr { Method::INVITE } else { Method::UPDATE };
        self.ladder.note(format!("4. The platform renegotiates by {method}"));
        for stream in call.platform_can.streams_mut() {
            stream.set_port(40_002);
        }
        let next = offer(&call.platform_can, Some(&call.platform_media), &Profile::AICC)?;
        let contact = NameAddr::parse(b"<sip:18012345678@10.11.56.68:5060>")?;
        let request = call
            .platform
            .request(method, &self.via(End::Platform)?)
            .contact(&contact)
            .field(&HeaderName::ALLOW, ALLOW)
            .field(&HeaderName::SUPPORTED, &OptionTag::RELIABLE)
            .body(&MediaType::SDP, next.as_bytes())
            .build()?;
        self.send(at, End::Platform, &request)?;

        let offered = Description::parse(request.body())?;
        let [_, platform, _] = self.lanes;
        for change in diff(call.caller_media.remote(), &offered) {
            self.ladder.state(self.at(at), platform, change.to_string());
        }

        self.ladder.note("5. The customer's side answers");
        let answered = answer(&offered, &call.caller_can, Some(&call.caller_media), &Profile::ANY)?.into_agreement();
        let ok = Response::to(&request, StatusCode::OK)
            .contact(&call.caller_contact)
            .field(&HeaderName::ALLOW, ALLOW)
            .field(&HeaderName::SUPPORTED, &OptionTag::RELIABLE)
            .body(&MediaType::SDP, answered.local().as_bytes())
            .build()?;
        self.send(at + 30, End::Customer, &ok)?;
        call.caller.receive(&request)?;
        call.platform.receive(&ok)?;
        call.platform_media = Agreement::conclude(next, Description::parse(ok.body())?)?;
        call.caller_media = answered;

        if ivr {
            self.ladder.note("6. The platform acknowledges the re-INVITE; customer and agent talk");
            let ack = call.platform.ack(&self.via(End::Platform)?).build()?;
            self.send(at + 40, End::Platform, &ack)
        } else {
            self.ladder.note("6. An UPDATE needs no ACK; customer and agent talk");
            Ok(())
        }
    }

    /// The conversation, until the customer hangs up at 10:06:12.
    fn talk_and_release(&mut self, call: &mut Call) -> Result<(), Box<dyn Error>> {
        let at = 972_000;
        let bye = off_its_own_route(&call.caller.request(Method::BYE, &self.via(End::Customer)?).build()?)?;
        self.send(at, End::Customer, &bye)?;
        call.platform.receive(&bye)?;
        self.send(at + 5, End::Platform, &Response::to(&bye, StatusCode::OK).build()?)
    }

    /// 10:15: the agent has been idle again since the after-call work was over, and signs out.
    fn sign_out(&mut self) -> Result<(), Box<dyn Error>> {
        self.agent(1_500_000, EventKind::SignOut { agent: AGENT, reason: 0 })
    }

    /// Sends a message of ours: it has to be read back without a finding.
    fn send(&mut self, at: i64, from: End, message: &Message<'_>) -> Result<(), Box<dyn Error>> {
        let read = Message::parse(message.as_bytes())?;
        if let Some(finding) = read.findings().first() {
            return Err(format!("a message of ours breaks a rule: {finding}").into());
        }
        self.written += 1;
        self.pass(at, from, &read)
    }

    /// Passes a message from one end to the other: into the picture, the trunk's state and the agent machine.
    fn pass(&mut self, at: i64, from: End, message: &Message<'_>) -> Result<(), Box<dyn Error>> {
        let [customer, platform, _] = self.lanes;
        let (source, destination, to) = match from {
            End::Customer => (customer, platform, End::Platform),
            End::Platform => (platform, customer, End::Customer),
        };
        let at = self.at(at);
        self.ladder.arrow(at, source, destination, label(message)?);
        self.trunk.observe(at, message);
        let seen = self.history.effects().len();
        self.adapter.feed(&mut self.history, at, from.address()?, to.address()?, message)?;
        self.draw(seen);
        Ok(())
    }

    fn agent(&mut self, at: i64, kind: EventKind) -> Result<(), Box<dyn Error>> {
        let seen = self.history.effects().len();
        self.history.handle(Event::new(self.at(at), Actor::Agent(AGENT), kind))?;
        self.draw(seen);
        Ok(())
    }

    /// Draws what has come since the effect number `seen`: the agent's states with that of the call, and the queue.
    fn draw(&mut self, seen: usize) {
        let [_, platform, agent] = self.lanes;
        let new: Vec<Emitted> = self.history.effects().iter().skip(seen).copied().collect();
        for emitted in &new {
            match *emitted.effect() {
                Effect::ConnectionChanged { party: Party::Outside, to: Connection::Queued, .. } => {
                    self.ladder.state(emitted.at(), platform, "call queued");
                }
                Effect::StateChanged { to, .. } => {
                    let call =
                        new.iter().filter(|other| other.at() == emitted.at()).find_map(|other| match other.effect() {
                            Effect::ConnectionChanged { party: Party::Agent(AGENT), to, .. }
                                if *to != Connection::Null =>
                            {
                                Some(format!(" (call {to})"))
                            }
                            _ => None,
                        });
                    self.ladder.state(emitted.at(), agent, format!("{to}{}", call.unwrap_or_default()));
                }
                _ => {}
            }
        }
    }

    fn offers_agent(&mut self, at: i64, label: &str) {
        let [_, platform, agent] = self.lanes;
        self.ladder.arrow(self.at(at), platform, agent, label);
    }

    fn agent_does(&mut self, at: i64, label: &str) {
        let [_, platform, agent] = self.lanes;
        self.ladder.arrow(self.at(at), agent, platform, label);
    }

    /// A Via with a branch of its own for every transaction.
    fn via(&mut self, end: End) -> Result<Via<'static>, Box<dyn Error>> {
        self.branch += 1;
        Ok(Via::new(Transport::UDP, end.host(), Some(5060), &format!("z9hG4bK-example-{}", self.branch))?.into_owned())
    }

    fn at(&self, millisecond: i64) -> Timestamp {
        self.begin + SignedDuration::from_millis(millisecond)
    }
}

/// The route set of the dialogue is the Record-Route that the SBC itself wrote; what passes the SBC towards the platform
/// has that Route taken off (RFC 3261 §16.4).
fn off_its_own_route(message: &Message<'_>) -> Result<Message<'static>, Box<dyn Error>> {
    let message = message.edit().pop_route().finish()?;
    match message.routes().next() {
        None => Ok(message),
        Some(_) => Err("a Route is left on the way to the platform".into()),
    }
}

/// The platform's side of the media: G.711 A-law and telephone events (R-SDP-2).
fn platform_media() -> Result<Capabilities, Box<dyn Error>> {
    let address: IpAddr = End::Platform.host().parse()?;
    let pcma = PayloadType::PCMA.rtp_map().ok_or("no static PCMA")?;
    let audio = LocalStream::audio(40_000)
        .with_codec(pcma, None)
        .with_telephone_events(PayloadType::from_code(101), TelephoneEvents::KEYS)
        .with_ptime(Ptime::from_milliseconds(20).ok_or("no packet time")?);
    Ok(Capabilities::new(Origin::new("-", 2026, 1, address)?, address).with_session_name("CEC").with_stream(audio))
}

/// `INVITE, SDP`, `180 Ringing, 100rel`, `200 OK to PRACK`.
fn label(message: &Message<'_>) -> Result<String, Box<dyn Error>> {
    let cseq = message.cseq().transpose()?.ok_or("no CSeq")?;
    let mut label = match message.status() {
        Some(status) if status.is_provisional() => format!("{} {status}", status.code()),
        Some(status) => format!("{} {status} to {}", status.code(), cseq.method()),
        None => cseq.method().to_string(),
    };
    if message.requires(&OptionTag::RELIABLE) {
        label.push_str(", 100rel");
    }
    if message.field(&HeaderName::CONTENT_TYPE).is_some() {
        label.push_str(", SDP");
    }
    Ok(label)
}
