//! Events out of bytes: four of them make one, so that whatever comes is a log.
#![allow(unreachable_pub, dead_code)]

use std::time::Duration;

use jiff::Timestamp;
use offhook_agent::*;

pub const VOICE: QueueId = QueueId::new(3);
pub const CHATS: QueueId = QueueId::new(4);

/// A tenant by one byte.
pub fn tenant(byte: u8) -> Tenant {
    let dialects: Vec<Dialects> = Dialects::all().iter().collect();
    let work = match byte % 3 {
        0 => AfterCall::Idle,
        1 => AfterCall::Work { limit: None },
        _ => AfterCall::Work { limit: Some(Duration::from_secs(30)) },
    };
    let tenant = Tenant::default()
        .with_dialect(dialects[usize::from(byte >> 4) % dialects.len()])
        .with_queue(VOICE, Medium::Voice)
        .with_queue(CHATS, Medium::Text)
        .with_after_call(MediumGroup::Voice, work)
        .with_after_call(MediumGroup::Multimedia, work)
        .with_simultaneous(byte & 4 != 0)
        .with_rest_approval(byte & 8 != 0)
        .with_chat_limit(1 + byte % 4);
    if byte & 16 == 0 { tenant } else { tenant.with_ring_limit(Duration::from_secs(20)) }
}

/// Events by four bytes each: what, who, which call, and how much later.
pub fn events(bytes: &[u8]) -> Vec<Event> {
    // The night of a change of the clock in three of the zones of the checks.
    let mut at_us = Timestamp::from_second(1_793_505_600).unwrap().as_microsecond();
    let mut events = Vec::new();
    for chunk in bytes.chunks_exact(4) {
        let [what, who, which, later] = [chunk[0], chunk[1], chunk[2], chunk[3]];
        at_us += i64::from(later) * i64::from(later) * 123_457 - i64::from(later == 255) * 1_000_000;
        let at = Timestamp::from_microsecond(at_us).unwrap();
        let agent = AgentId::new(101 + u32::from(who % 3));
        let medium = if which % 2 == 1 { Medium::Voice } else { Medium::Text };
        let new = NewCall::new(CallId::new(u64::from(which % 6)), medium);
        let party = if who & 4 == 0 { Party::Agent(agent) } else { Party::Outside };
        let roles =
            [Role::QueueInbound, Role::Direct, Role::Internal, Role::AgentDialled, Role::Reservation, Role::Preview];
        let role = roles[usize::from(who >> 3) % roles.len()];
        let call = new.call;
        let queue = if medium == Medium::Voice { VOICE } else { CHATS };
        let sign_in = SignIn::new(9).with_station("88801".parse().unwrap()).with_skill(VOICE, 1).with_skill(CHATS, 2);
        let why = match which % 4 {
            0 => NotReady::Busy { reason: u16::from(which >> 4) },
            1 => NotReady::Rest { reason: 1, seconds: 60 },
            2 => NotReady::Study,
            _ => NotReady::Adjusting,
        };
        let connection = Connection::ALL[usize::from(what >> 5) % Connection::ALL.len()];
        let kind = match what % 32 {
            0..=3 => EventKind::SignIn { agent, sign_in: if what & 32 == 0 { sign_in } else { sign_in.forced() } },
            4 => EventKind::SignOut { agent, reason: 0 },
            5..=7 => EventKind::Ready { agent },
            8 => EventKind::NotReady { agent, why, prolong: what & 32 != 0 },
            9 => EventKind::RestGranted { agent },
            10 => EventKind::WorkBegin { agent },
            11 => EventKind::WorkEnd { agent },
            12 => EventKind::WishWithdrawn { agent },
            13..=15 => EventKind::Queued { call: new, queue },
            16 => EventKind::Offered { call: new, agent, role },
            17 => EventKind::PreviewAccepted { call, agent },
            18 => EventKind::ServiceInitiated { call: new, agent, role },
            19 => EventKind::Originated { call, agent, called: None },
            20 | 21 => EventKind::Delivered { call, party },
            22..=24 => EventKind::Established { call, party },
            25 => EventKind::Held { call, agent },
            26 => EventKind::Retrieved { call, agent },
            27 => EventKind::Diverted { call, agent },
            28 => EventKind::Failed { call, party },
            29 => EventKind::ConnectionCleared { call, party },
            30 => EventKind::CallCleared { call },
            _ if what & 32 == 0 => EventKind::Timer { timer: Timer::Ring { agent, call } },
            _ if what & 64 == 0 => EventKind::Resync { agent, to: ResyncTo::Contact { call: new, role, connection } },
            _ => {
                let plain = [ResyncTo::SignedOut, ResyncTo::Ready, ResyncTo::NotReady(why), ResyncTo::Work];
                EventKind::Resync { agent, to: plain[usize::from(which >> 4) % plain.len()] }
            }
        };
        let own = matches!(what % 32, 0..=8 | 10..=12);
        let actor = match who >> 6 {
            0 => Actor::Supervisor(AgentId::new(900)),
            _ if own => Actor::Agent(agent),
            _ => Actor::Network,
        };
        let cause = if who & 32 == 0 { Cause::Normal } else { Cause::NoAnswer };
        events.push(Event::new(at, actor, kind).with_cause(cause));
    }
    events
}
