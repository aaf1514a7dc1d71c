//! Any events in any order and time: what the fuzz target, the runner of sequences and a test assert.

use core::time::Duration;

use jiff::Timestamp;
use offhook_agent::*;

const QUEUES: [QueueId; 3] = [QueueId::new(1), QueueId::new(2), QueueId::new(3)];

/// Octets as choices; zeros when there are no more.
struct Choices<'i>(&'i [u8]);

impl Choices<'_> {
    fn octet(&mut self) -> u8 {
        let Some((first, rest)) = self.0.split_first() else { return 0 };
        self.0 = rest;
        *first
    }

    fn of<T: Copy>(&mut self, all: &[T]) -> T {
        all[usize::from(self.octet()) % all.len()]
    }
}

fn tenant(choices: &mut Choices<'_>) -> Tenant {
    let (dialect, flags, more) = (choices.octet(), choices.octet(), choices.octet());
    let dialects: Vec<_> = Dialects::all().iter().collect();
    let after = |kind: u8| match kind {
        0 => AfterCall::Idle,
        1 => AfterCall::Work { limit: None },
        _ => AfterCall::Work { limit: Some(Duration::from_secs(30)) },
    };
    let mut tenant = Tenant::default()
        .with_dialect(dialects[usize::from(dialect) % dialects.len()])
        .with_queue(QUEUES[0], Medium::Voice)
        .with_queue(QUEUES[1], Medium::Text)
        .with_queue(QUEUES[2], Medium::Voice)
        .with_simultaneous(flags & 1 != 0)
        .with_busy_on_no_answer(flags & 2 != 0)
        .with_busy_on_rejection(flags & 4 != 0)
        .with_rest_approval(flags & 8 != 0)
        .with_chat_limit(1 + (flags >> 6))
        .with_after_call(MediumGroup::Voice, after(more & 3))
        .with_after_call(MediumGroup::Multimedia, after(more >> 2 & 3));
    if flags & 16 != 0 {
        tenant = tenant.with_ring_limit(Duration::from_secs(20));
    }
    if flags & 32 != 0 {
        let overflow = |to| Overflow { to, after: Some(Duration::from_secs(10)), longest: Some(2) };
        tenant = tenant.with_overflow(QUEUES[0], overflow(QUEUES[2])).with_overflow(QUEUES[2], overflow(QUEUES[0]));
    }
    if more & 16 != 0 {
        tenant = tenant.with_last_agent(Duration::from_secs(100));
    }
    if more & 32 != 0 {
        tenant = tenant.with_rest_limit(1);
    }
    tenant
}

fn event(choices: &mut Choices<'_>, now: &mut i64) -> Event {
    let name = choices.of(EventName::ALL);
    let (who, what) = (choices.octet(), choices.octet());
    let agent = AgentId::new(101 + u32::from(who & 1));
    let call = CallId::new(u64::from(who >> 1 & 7));
    let party = if who & 16 == 0 { Party::Agent(agent) } else { Party::Outside };
    let medium = choices.of(&[Medium::Voice, Medium::Text, Medium::Voice, Medium::Video, Medium::Email]);
    let role = [
        Role::QueueInbound,
        Role::Direct,
        Role::Internal,
        Role::AgentDialled,
        Role::Reservation,
        Role::Preview,
        Role::Progressive,
        Role::Predictive,
    ][usize::from(what & 7)];
    let new = NewCall::new(call, medium);
    let new = if what & 128 != 0 { new.with_channel(Channel::new(53)) } else { new };
    let new = if what & 64 != 0 { new.with_caller("5".parse().unwrap()) } else { new };
    let why = match what & 7 {
        0 => NotReady::BY_SELF,
        1 => NotReady::Busy { reason: 0 },
        2 => NotReady::Busy { reason: what.into() },
        3 => NotReady::Study,
        4 => NotReady::Adjusting,
        _ => NotReady::Rest { reason: (what >> 4).into(), seconds: (what >> 3).into() },
    };
    let queue = QUEUES[usize::from(what) % QUEUES.len()];
    let kind = match name {
        EventName::SignIn => {
            let mut sign_in = SignIn::new(1).with_skill(QUEUES[1], 1 + (what >> 7));
            for (bit, queue) in [(1, QUEUES[0]), (2, QUEUES[2])] {
                if what & bit != 0 {
                    sign_in = sign_in.with_skill(queue, 1).with_station("1".parse().unwrap());
                }
            }
            sign_in = if what & 4 != 0 { sign_in.forced() } else { sign_in };
            sign_in = if what & 8 != 0 { sign_in.without(MediumGroup::Voice) } else { sign_in };
            sign_in = if what & 16 != 0 { sign_in.with_start(Start::Work) } else { sign_in };
            EventKind::SignIn { agent, sign_in }
        }
        EventName::SignOut => EventKind::SignOut { agent, reason: what.into() },
        EventName::Ready => EventKind::Ready { agent },
        EventName::NotReady => EventKind::NotReady { agent, why, prolong: what & 8 != 0 },
        EventName::RestGranted => EventKind::RestGranted { agent },
        EventName::RestRefused => EventKind::RestRefused { agent, reason: what.into() },
        EventName::WorkBegin => EventKind::WorkBegin { agent },
        EventName::WorkEnd => EventKind::WorkEnd { agent },
        EventName::WishWithdrawn => EventKind::WishWithdrawn { agent },
        EventName::Queued => EventKind::Queued { call: new, queue },
        EventName::Offered => EventKind::Offered { call: new, agent, role },
        EventName::PreviewAccepted => EventKind::PreviewAccepted { call, agent },
        EventName::PreviewRejected => EventKind::PreviewRejected { call, agent },
        EventName::PreviewSkipped => EventKind::PreviewSkipped { call, agent },
        EventName::PreviewCancelled => EventKind::PreviewCancelled { call, agent },
        EventName::ServiceInitiated => EventKind::ServiceInitiated { call: new, agent, role },
        EventName::Originated => EventKind::Originated { call, agent, called: None },
        EventName::Delivered => EventKind::Delivered { call, party },
        EventName::Established => EventKind::Established { call, party },
        EventName::Held => EventKind::Held { call, agent },
        EventName::Retrieved => EventKind::Retrieved { call, agent },
        EventName::Diverted => EventKind::Diverted { call, agent },
        EventName::Failed => EventKind::Failed { call, party },
        EventName::ConnectionCleared => EventKind::ConnectionCleared { call, party },
        EventName::CallCleared => EventKind::CallCleared { call },
        EventName::Message => EventKind::Message { call, from: party },
        EventName::MessageRead => EventKind::MessageRead { call, by: party },
        EventName::CustomerSilent => EventKind::CustomerSilent { call },
        EventName::AgentSilent => EventKind::AgentSilent { call },
        EventName::Rated => EventKind::Rated { call, score: what },
        EventName::Timer => EventKind::Timer {
            timer: match what & 3 {
                0 => Timer::Ring { agent, call },
                1 => Timer::WrapUp { agent, call },
                2 => Timer::Rest { agent },
                _ => Timer::Overflow { call },
            },
        },
        EventName::Muted => EventKind::Muted { call, agent },
        EventName::Unmuted => EventKind::Unmuted { call, agent },
        EventName::AutoIdle => EventKind::AutoIdle { agent, on: what & 1 != 0 },
        EventName::ChatLimit => {
            EventKind::ChatLimit { agent, channel: (what & 1 != 0).then_some(Channel::new(53)), limit: what >> 4 }
        }
        EventName::Overflowed => EventKind::Overflowed { call, queue },
        EventName::NumberHandled => EventKind::NumberHandled { agent, number: "5".parse().unwrap() },
        EventName::Observed => EventKind::Observed {
            agent,
            state: Observed::HuaweiCti(offhook_ops::huawei::CtiStatus::from_code(what.into())),
        },
        // Rare: it may set what no rule leads to.
        _ if what > 8 => EventKind::Ready { agent },
        _ => EventKind::Resync { agent, to: ResyncTo::NotReady(why) },
    };
    let actor = match who >> 5 {
        0..=3 => Actor::Agent(agent),
        4 | 5 => Actor::Network,
        6 => Actor::Supervisor(AgentId::new(102)),
        _ => Actor::Agent(AgentId::new(102)),
    };
    let (time, cause) = (choices.octet(), choices.of(&[Cause::Normal, Cause::NoAnswer, Cause::Rejected]));
    *now += i64::from(time & 31) - i64::from(time >> 7);
    Event::new(Timestamp::from_second(*now).unwrap(), actor, kind).with_cause(cause)
}

/// Feeds what the octets say; how many events were accepted.
///
/// # Panics
///
/// If an invariant breaks.
pub fn check(input: &[u8]) -> usize {
    let mut choices = Choices(input);
    let mut centre = Centre::new(tenant(&mut choices));
    let (mut effects, mut now, mut accepted) = (Effects::new(), 1_000, 0);
    while !choices.0.is_empty() {
        let event = event(&mut choices, &mut now);
        effects.clear();
        match centre.handle(&event, &mut effects) {
            Ok(()) => accepted += 1,
            Err(refused) => {
                now = now.max(event.at().as_second());
                // What was refused is decided the same again, and by the very rule.
                assert_eq!(centre.decide(&event).map(|decision| decision.row().id()), Err(refused));
            }
        }
        invariants(&centre);
    }
    // 11: everybody can be signed out; whom a timer signs out before is that already.
    centre.advance(Timestamp::from_second(now + 1_000_000).unwrap(), &mut effects);
    let agents: Vec<_> = centre.agents().map(|(agent, _)| agent).collect();
    for agent in agents {
        let at = Timestamp::from_second(now + 1_000_000).unwrap();
        let sign_out = EventKind::SignOut { agent, reason: 0 };
        centre.handle(&Event::new(at, Actor::Supervisor(AgentId::new(900)), sign_out), &mut effects).unwrap();
    }
    assert_eq!(centre.agents().count(), 0);
    accepted
}

fn invariants(centre: &Centre) {
    for (id, agent) in centre.agents() {
        let (mut ears, mut live) = (0, false);
        for (position, contact) in agent.contacts().iter().enumerate() {
            let call = centre.call(*contact).expect("a contact is a call");
            let own = call.connection(Party::Agent(id));
            assert!(own != Connection::Null && !agent.contacts()[..position].contains(contact));
            // 3: at most one connected voice contact.
            ears += usize::from(own == Connection::Connected && call.medium().group() == MediumGroup::Voice);
            live |= own != Connection::WrapUp;
        }
        assert!(ears <= 1);
        let headline = centre.headline(id);
        assert_eq!(Headline::IN_CALL.contains(headline.set()), live);
        // 6: a wish waits for something.
        let works = Headline::WORK.contains(headline.set());
        match agent.wish() {
            None | Some(Wish::NotReady { granted: false, .. }) => {}
            Some(Wish::Work) => assert!(live),
            Some(_) => assert!(live || works),
        }
    }
    // 9: who is signed out has no part in a call.
    for (_, call) in centre.calls() {
        assert!(call.agents().all(|agent| centre.agent(agent).is_some()));
    }
    // Nobody waits while somebody could serve.
    for queue in QUEUES {
        if let Some(call) = centre.waiting(queue).next() {
            assert!(centre.agents().all(|(agent, _)| !centre.why_not(call, agent).is_empty()));
        }
    }
}
