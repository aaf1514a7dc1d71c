//! Circumstances that can't occur: what the parts of the circumstances say about each other.
//!
//! Each is asserted against everything that the visits meet, so that none of them is wider than what is seen.

use alloc::vec::Vec;
use std::vec;

use super::region::Region;
use crate::{Connection as C1, Connections as C, Dialects as D, EventNames as E, Facts as F, Headline, Headlines as H};

/// One reason, for some events, and what it rules out.
pub(super) struct Cannot {
    pub(super) why: &'static str,
    pub(super) events: E,
    pub(super) regions: Vec<Region>,
}

const ALL: Region = Region::ALL;
/// Events that are about an agent and no call.
const OF_AGENT: E = E::SIGN_IN
    .union(E::SIGN_OUT)
    .union(E::READY)
    .union(E::NOT_READY)
    .union(E::REST_GRANTED)
    .union(E::REST_REFUSED)
    .union(E::WORK_BEGIN)
    .union(E::WORK_END)
    .union(E::WISH_WITHDRAWN)
    .union(E::AUTO_IDLE)
    .union(E::CHAT_LIMIT)
    .union(E::NUMBER_HANDLED)
    .union(E::OBSERVED)
    .union(E::RESYNC);
/// Events that can be about the outside party, or are always.
const OF_PARTY: E = E::DELIVERED
    .union(E::ESTABLISHED)
    .union(E::FAILED)
    .union(E::CONNECTION_CLEARED)
    .union(E::MESSAGE)
    .union(E::MESSAGE_READ)
    .union(E::CUSTOMER_SILENT);
/// Events that say what a call shall be.
const JOINS: E = E::OFFERED.union(E::SERVICE_INITIATED);
/// Events that name an agent, if not the outside party.
const NAMES_AGENT: E = OF_AGENT
    .union(JOINS)
    .union(E::PREVIEW_ACCEPTED)
    .union(E::PREVIEW_REJECTED)
    .union(E::PREVIEW_SKIPPED)
    .union(E::PREVIEW_CANCELLED)
    .union(E::ORIGINATED)
    .union(E::HELD)
    .union(E::RETRIEVED)
    .union(E::MUTED)
    .union(E::UNMUTED)
    .union(E::DIVERTED);

const IN_CALL: H = Headline::IN_CALL;
const IDLE: H = H::READY.union(Headline::NOT_READY).union(H::PRE_REST);
const WORK: H = Headline::WORK;
/// Headlines of who has a voice contact on hold, by weight.
const FROM_HOLDING: H = IN_CALL.difference(H::CHATTING);
const FROM_PREOCCUPIED: H = FROM_HOLDING.difference(H::HOLDING);
const FROM_OCCUPIED: H = FROM_PREOCCUPIED.difference(H::PREOCCUPIED);
const FROM_ANSWERING: H = FROM_OCCUPIED.difference(H::OCCUPIED);
const ON_CALL: C = C::INITIATED.union(C::CONNECTED).union(C::SUSPENDED).union(C::FAILED);
const LIVE: C = C::NULL.union(C::WRAP_UP).complement();
const CISCO: D = D::CISCO_CCE.union(D::CISCO_CCX);

/// Two of a kind at a time.
fn pairs(facts: F) -> Vec<Region> {
    let two = |one: F| facts.iter().filter(move |two| two.bits() > one.bits()).map(move |two| ALL.need(one | two));
    facts.iter().flat_map(two).collect()
}

/// One without the other.
fn implies(one: F, others: F) -> Vec<Region> {
    others.iter().map(|other| ALL.need(one).deny(other)).collect()
}

fn any(facts: F) -> Vec<Region> {
    facts.iter().map(|fact| ALL.need(fact)).collect()
}

fn at(agent: H, facts: F) -> Vec<Region> {
    facts.iter().map(|fact| ALL.agent(agent).need(fact)).collect()
}

pub(super) fn cannot() -> Vec<Cannot> {
    let of_call = F::CALL_KNOWN | F::RATED | F::OVER | F::WAITS | F::LOOSE | F::MUTED;
    let of_role = F::INTERNAL | F::DIALLER | F::PREVIEW | F::RESERVATION | F::HANDED_OVER;
    let unanswered = C::RESERVED | C::ALERTING;
    let mut list = Vec::new();
    let mut say = |why, events, regions| list.push(Cannot { why, events, regions });
    // Of one kind.
    let mut actors = pairs(F::ACTORS);
    actors.push(ALL.deny(F::ACTORS));
    say("one acts", E::all(), actors);
    say("a timer is of one kind", E::all(), pairs(F::TIMERS));
    say("a cause is one", E::all(), pairs(F::CAUSES));
    let mut roles = pairs(F::PREVIEW | F::RESERVATION | F::HANDED_OVER | F::INTERNAL);
    roles.extend(implies(F::PREVIEW, F::DIALLER));
    roles.extend(implies(F::RESERVATION, F::DIALLER));
    roles.extend(implies(F::HANDED_OVER, F::DIALLER));
    roles.push(ALL.need(F::DIALLER).deny(F::PREVIEW | F::RESERVATION | F::HANDED_OVER));
    roles.push(ALL.need(F::DIALLER | F::INTERNAL));
    say("a contact has one role", !JOINS, roles.clone());
    // Who is to join a call that one has as something else: both roles are among the facts.
    let as_one = |role: Region| [role.contact(C::NULL), role.deny(role.deny | F::ILL_FORMED)];
    say("who joins has the role of the call", JOINS, roles.into_iter().flat_map(as_one).collect());
    // Facts of an event.
    say("only a timer is due", !E::TIMER, any(F::DUE | F::TIMERS));
    say("only rest is granted", !E::REST_GRANTED, any(F::REST_FULL));
    say("only a chat limit asks for queues", !E::CHAT_LIMIT, any(F::SERVES));
    say("only not ready and sign-out have reasons", !(E::NOT_READY | E::SIGN_OUT), any(F::WRONG_REASON));
    say("only a rest has a wrong length", E::NOT_READY, vec![ALL.need(F::ILL_FORMED).deny(F::FOR_REST)]);
    say("only not ready asks for rest and approval", !E::NOT_READY, any(F::NEEDS_GRANT | F::FOR_REST));
    say("only sign-in and not ready insist", !(E::SIGN_IN | E::NOT_READY), any(F::INSISTS));
    say("only queueing asks for a queue", !(E::QUEUED | E::OVERFLOWED), any(F::QUEUE_FITS));
    let formed = E::SIGN_IN | E::CHAT_LIMIT | E::NOT_READY | E::QUEUED | JOINS | E::RESYNC;
    say("the others have one form", !formed, any(F::ILL_FORMED));
    say("only what a party does can be the outside party's", !OF_PARTY, any(F::OUTSIDE));
    say("a silent customer is outside", E::CUSTOMER_SILENT, vec![ALL.deny(F::OUTSIDE)]);
    // Facts of a call.
    let mut no_call = any(of_call | of_role | F::VOICE);
    no_call.push(ALL.contact(!C::NULL));
    no_call.push(ALL.peer(!C::NULL));
    say("what is about no call meets none", OF_AGENT, no_call);
    let mut unknown = implies(F::RATED | F::OVER, F::CALL_KNOWN);
    for fact in [F::RATED, F::OVER, F::WAITS, F::LOOSE, F::MUTED] {
        unknown.extend(implies(fact, F::CALL_KNOWN));
    }
    unknown.push(ALL.contact(!C::NULL).deny(F::CALL_KNOWN));
    unknown.push(ALL.peer(!C::NULL).deny(F::CALL_KNOWN));
    say("an unknown call has no parts", E::all(), unknown);
    let nobody = |region: Region| {
        let region = region.contact(C::NULL);
        let more = |fact: F| region.need(region.need | fact);
        vec![region.agent(Headline::SIGNED_IN), more(F::BY_OTHER), more(F::OVER)]
    };
    say("what names no agent is about who has a part, or nobody", !(NAMES_AGENT | OF_PARTY | E::TIMER), nobody(ALL));
    say("what the outside party does is about who has a part, or nobody", OF_PARTY, nobody(ALL.need(F::OUTSIDE)));
    let loose = [F::WAITS, F::OVER].map(|fact| ALL.need(F::LOOSE | fact));
    say("what is loose is nobody's", E::all(), [vec![ALL.contact(!C::NULL).need(F::LOOSE)], loose.into()].concat());
    let overflow = F::DUE | F::TIMER_OVERFLOW;
    say(
        "a queue's timer is about what waits",
        E::TIMER,
        vec![
            ALL.agent(Headline::SIGNED_IN).need(overflow),
            ALL.contact(!C::NULL).need(overflow),
            ALL.peer(!C::QUEUED).need(overflow),
        ],
    );
    say(
        "what waits has a caller, and nobody yet",
        E::all(),
        vec![ALL.contact(!C::NULL).need(F::WAITS), ALL.peer(!C::QUEUED).need(F::WAITS)],
    );
    let given = of_role.iter().map(|role| ALL.peer(C::QUEUED).need(role).deny(F::ILL_FORMED));
    say("who waits is given out by a queue", E::all(), given.collect());
    say("a role is of a contact", !JOINS, of_role.iter().map(|role| ALL.contact(C::NULL).need(role)).collect());
    say(
        "only after-call work keeps what is over",
        E::all(),
        vec![ALL.contact(LIVE).need(F::OVER), ALL.peer(LIVE).need(F::OVER)],
    );
    say(
        "an agent is muted in a conversation by voice that is not internal",
        E::all(),
        vec![
            ALL.contact(!C::CONNECTED).need(F::MUTED),
            ALL.need(F::MUTED).deny(F::VOICE),
            ALL.need(F::MUTED | F::INTERNAL).deny(F::ILL_FORMED),
        ],
    );
    let led_to = |role| ALL.contact(LIVE).need(role | F::TAKEN).deny(F::ILL_FORMED);
    say("what a reservation has led to is not due any more", E::all(), [F::PREVIEW, F::HANDED_OVER].map(led_to).into());
    let outside = C::NULL | C::QUEUED | C::INITIATED | C::ALERTING | C::CONNECTED | C::FAILED;
    say(
        "the outside party is never held, taken or suspended, and has no work",
        E::all(),
        vec![ALL.peer(!outside).need(F::OUTSIDE), ALL.peer(!outside).need(F::LOOSE)],
    );
    say("agents wait in no queue", E::all(), vec![ALL.contact(C::QUEUED)]);
    // Who is signed out.
    let mut signed_out = at(H::SIGNED_OUT, F::OF_AGENT | F::SERVES);
    signed_out.push(ALL.agent(H::SIGNED_OUT).contact(!C::NULL));
    say("who is signed out has nothing", E::all(), signed_out);
    // Headline against contact.
    let mut weight = vec![
        ALL.agent(IDLE).contact(!C::NULL),
        ALL.agent(!IN_CALL).contact(LIVE),
        ALL.agent(!H::TALKING).contact(ON_CALL).need(F::VOICE),
        ALL.agent(!FROM_HOLDING).contact(C::HELD).need(F::VOICE),
        ALL.agent(!FROM_PREOCCUPIED).contact(unanswered).deny(F::RESERVATION),
        // A reservation leg weighs nothing beside the call that it has led to.
        ALL.agent(!FROM_PREOCCUPIED).contact(unanswered).need(F::TAKEN).deny(F::ILL_FORMED),
        ALL.agent(!FROM_OCCUPIED).contact(C::RESERVED).deny(F::DIALLER),
        ALL.agent(!FROM_ANSWERING).contact(C::ALERTING).deny(F::DIALLER),
    ];
    weight.extend(at(!FROM_PREOCCUPIED, F::EAR_TAKEN));
    say("the headline is that of what weighs most", E::all(), weight);
    say("who works after a contact works", E::all(), vec![ALL.contact(C::WRAP_UP).deny(F::IN_WORK)]);
    // Headline against the agent's facts.
    let mut idle = at(IDLE, F::IN_WORK | F::EAR_TAKEN | F::EXCLUDED | F::PREVIEW_DUE | F::TAKEN);
    idle.extend(at(IDLE | WORK, F::AT_LIMIT));
    say("who is idle has nothing in hand", E::all(), idle);
    let mut work = at(WORK, F::EAR_TAKEN | F::EXCLUDED | F::PREVIEW_DUE | F::TAKEN);
    work.push(ALL.agent(WORK).deny(F::IN_WORK));
    say("who works has nothing else in hand", E::all(), work);
    let mut wishes = implies(F::LEAVING, F::WISH);
    wishes.extend(implies(F::WISH_UNGRANTED, F::LEAVING));
    say("a wish for rest is a wish to leave", E::all(), wishes);
    let mut idle_wishes = at(H::READY | H::BUSY | H::STUDY | H::ADJUSTING, F::WISH);
    idle_wishes.push(ALL.agent(H::PRE_REST).deny(F::WISH_UNGRANTED));
    idle_wishes.push(ALL.agent(H::REST).need(F::WISH).deny(F::WISH_UNGRANTED));
    idle_wishes.extend(at(H::WORKING_READY, F::LEAVING));
    say("a wish comes true as soon as it can", E::all(), idle_wishes);
    say(
        "who is ready is available, who is not is not",
        E::all(),
        vec![ALL.agent(H::READY).need(F::UNREADY), ALL.agent(Headline::NOT_READY).deny(F::UNREADY)],
    );
    say("a preview is due of who is taken", E::all(), implies(F::PREVIEW_DUE, F::TAKEN));
    // Reasons.
    say(
        "reasons to be busy and lengths of rests are of two events",
        E::all(),
        vec![
            ALL.need(F::WRONG_REASON | F::ILL_FORMED),
            ALL.need(F::WRONG_REASON | F::FOR_REST),
            ALL.need(F::NEEDS_GRANT).deny(F::FOR_REST),
        ],
    );
    say(
        "reasons are a closed set at Huawei, and are asked for of who is busy",
        E::all(),
        vec![
            ALL.dialects(CISCO).need(F::WRONG_REASON),
            ALL.dialects(D::STRICT | D::CSTA).agent(!H::BUSY).need(F::WRONG_REASON),
            ALL.dialects(D::STRICT | D::CSTA).need(F::WRONG_REASON).deny(F::INSISTS),
            ALL.dialects(D::STRICT | D::CSTA).need(F::WRONG_REASON | F::BY_PLATFORM),
            ALL.dialects(D::STRICT | D::CSTA).need(F::WRONG_REASON | F::BY_SUPERVISOR),
        ],
    );
    say(
        "an agent alone asks for approval",
        E::all(),
        vec![ALL.need(F::NEEDS_GRANT | F::BY_SUPERVISOR), ALL.need(F::NEEDS_GRANT | F::BY_PLATFORM)],
    );
    // Timers.
    say(
        "a contact rings as long as its timer runs",
        E::TIMER,
        vec![
            ALL.contact(!C1::Alerting.set()).need(F::DUE | F::TIMER_RING),
            ALL.need(F::DUE | F::TIMER_RING | F::RESERVATION),
            ALL.need(F::DUE | F::TIMER_RING | F::PREVIEW),
        ],
    );
    say(
        "after-call work lasts as long as its timer runs",
        E::TIMER,
        vec![ALL.contact(!C::WRAP_UP).need(F::DUE | F::TIMER_WRAP_UP)],
    );
    say(
        "a rest is about no call",
        E::TIMER,
        vec![
            ALL.peer(!C::NULL).deny(F::TIMERS),
            ALL.need(F::DUE).deny(F::TIMERS | F::UNREADY),
            ALL.agent(H::READY | H::BUSY | H::PRE_REST | H::STUDY | H::ADJUSTING).need(F::DUE).deny(F::TIMERS),
            ALL.contact(!C::NULL).deny(F::TIMERS),
            ALL.agent(H::SIGNED_OUT).need(F::DUE).deny(F::TIMERS),
        ],
    );
    list
}
