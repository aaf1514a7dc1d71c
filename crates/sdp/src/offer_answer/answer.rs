use alloc::vec::Vec;

use crate::offer_answer::agreement::Places;
use crate::offer_answer::bundle::{self, Member, Part};
use crate::offer_answer::draft::Draft;
use crate::offer_answer::offered::{Session, Transport};
use crate::offer_answer::plan::{Plan, Shared};
use crate::offer_answer::section::{Matcher, OwnPorts, STEPS, Way, begin, finish, fits, write_refused};
use crate::{AgreedStream, Agreement, Capabilities, Description, LocalStream, NegotiationError, Profile};

/// An answer, and what was agreed on by it.
#[derive(Clone, Debug, Eq, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize))]
pub struct Answered {
    agreement: Agreement,
}

impl Answered {
    /// The answer, to be sent.
    #[must_use]
    pub const fn description(&self) -> &Description<'static> {
        self.agreement.local()
    }

    /// What holds from now on; also the last argument of the next negotiation.
    #[must_use]
    pub const fn agreement(&self) -> &Agreement {
        &self.agreement
    }

    /// The agreement, taken out.
    #[must_use]
    pub fn into_agreement(self) -> Agreement {
        self.agreement
    }

    /// Whether every stream was refused: a caller answers that with 488 rather than with this description.
    #[must_use]
    pub fn is_refused(&self) -> bool {
        self.agreement.streams().len() > 0 && self.agreement.streams().all(|stream| !stream.is_accepted())
    }
}

/// Answers an offer (RFC 3264 §6).
///
/// The answer has the sections of the offer in their order; those that no local stream serves, or that the profile
/// does not take, have port 0. It lists formats of the offer only, under the numbers of the offer
/// ([`Capabilities::with_own_payload_types`] changes that), and no direction that the offer does not leave room for.
/// With an `earlier` agreement its `o=` counts on from there, and a connection that goes on keeps its roles.
///
/// What needs both sides is answered only where it is offered, whatever the capabilities list: `rtcp-mux` (RFC 5761,
/// RFC 8858), ICE (RFC 8839 §4.3.2), a `BUNDLE` group (RFC 9143), header extensions, keys (RFC 4568). A stream that
/// lists preconditions answers those of the offer (RFC 3312).
///
/// # Errors
///
/// If the offer has fewer sections than were agreed on before, if it restarts ICE and the capabilities still have the
/// credentials of before, or if they hold something that no description can.
///
/// ```
/// use offhook_sdp::{Capabilities, Description, LocalStream, Origin, PayloadType, Profile, TelephoneEvents, answer};
///
/// let offer = Description::parse(
///     b"v=0\r\no=- 929076 929076 IN IP4 10.11.56.61\r\ns=SBC call\r\nc=IN IP4 10.11.56.61\r\nt=0 0\r\n\
///       m=audio 59354 RTP/AVP 8 0 97\r\na=rtpmap:97 telephone-event/8000\r\na=ptime:20\r\na=fmtp:97 0-15\r\n",
/// )?;
/// let address = "10.11.56.68".parse()?;
/// let local = Capabilities::new(Origin::new("-", 1, 1, address)?, address).with_stream(
///     LocalStream::audio(40_000)
///         .with_codec(PayloadType::PCMA.rtp_map().unwrap(), None)
///         .with_telephone_events(PayloadType::from_code(101), TelephoneEvents::KEYS),
/// );
/// let answered = answer(&offer, &local, None, &Profile::AICC)?;
/// assert_eq!(
///     answered.description().to_string(),
///     "v=0\r\no=- 1 1 IN IP4 10.11.56.68\r\ns=-\r\nc=IN IP4 10.11.56.68\r\nt=0 0\r\n\
///      m=audio 40000 RTP/AVP 8 97\r\na=rtpmap:8 PCMA/8000\r\na=rtpmap:97 telephone-event/8000\r\n\
///      a=fmtp:97 0-15\r\na=ptime:20\r\na=sendrecv\r\n"
/// );
/// let stream = answered.agreement().stream(0).unwrap();
/// assert_eq!(stream.codec().unwrap().encoding().to_string(), "PCMA");
/// assert_eq!(stream.telephone_event().unwrap().send_payload_type().code(), 97);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn answer(
    offer: &Description<'_>,
    local: &Capabilities,
    earlier: Option<&Agreement>,
    profile: &Profile,
) -> Result<Answered, NegotiationError> {
    let (offered, before) = (offer.media().len(), earlier.map_or(0, |earlier| earlier.remote().media().len()));
    if offered < before {
        return Err(NegotiationError::FewerSections { offered, before });
    }
    let session = Session::of(offer);
    let mut plans = Plans::default();
    plans.make(offer, local, earlier, &session, profile);
    let mut draft = Draft::with_capacity(offer.as_bytes().len().saturating_add(128));
    begin(&mut draft, local, earlier, Some(offer));
    let uses_ice = plans.iter().any(Plan::uses_ice);
    for attribute in &local.attributes {
        // These go to the sections, ICE only where it is offered, and fingerprints only where they are used.
        let elsewhere = matches!(attribute.name.as_str(), "setup" | "connection" | "extmap");
        let is_unused =
            matches!(attribute.name.as_str(), "fingerprint" | "tls-id") && !plans.iter().any(Plan::has_connection);
        if !elsewhere && !is_unused && (uses_ice || !bundle::is_of_ice(&attribute.name)) {
            draft.raw(attribute);
        }
    }
    let mut parts: Vec<Shared<'_>> = Vec::new();
    if local.bundle && session.has_bundle() {
        form_bundles(&mut draft, offer, &mut plans);
        parts.extend(plans.iter().map(Plan::shared));
    }
    let mut places = Places::default();
    // One stream has no other place.
    for plan in &plans.others {
        // What the other side has stopped may come back to its stream.
        let before = || earlier.and_then(|earlier| earlier.place(plan.number()));
        if let Some(place) = plan.place().or_else(before) {
            places.set(plan.number(), place);
        }
    }
    let mut next = plans.iter_mut().peekable();
    for section in offer.media() {
        match next.next_if(|plan| plan.number() == section.number()) {
            None => write_refused(&mut draft, &section, local, None),
            Some(plan) => {
                check_ice(plan, local, earlier)?;
                plan.write(&mut draft, local, earlier, &parts);
            }
        }
    }
    // As many sections as the offer: one was written for each.
    Ok(Answered { agreement: Agreement::of(finish(draft, earlier)?, offer.to_owned_copy(), places) })
}

/// How each section that a local stream serves is answered. Most offers have one, which needs no allocation.
#[derive(Default)]
struct Plans<'p> {
    first: Option<Plan<'p>>,
    others: Vec<Plan<'p>>,
}

impl<'p> Plans<'p> {
    fn make(
        &mut self,
        offer: &'p Description<'p>,
        local: &'p Capabilities,
        earlier: Option<&Agreement>,
        session: &Session<'p>,
        profile: &Profile,
    ) {
        let mut sections = offer.media();
        match (sections.len(), local.streams.as_slice()) {
            // The usual case: nobody else wants the stream.
            (1, [stream]) => {
                if let Some(section) = sections.next().filter(|section| fits(stream, section)) {
                    let plan = self.first.insert(Plan::new(section, stream));
                    plan.read(session);
                    plan.serve(0, stream, local, earlier, profile);
                }
            }
            _ => self.others = match_all(offer, local, earlier, session, profile),
        }
    }

    fn iter(&self) -> impl Iterator<Item = &Plan<'p>> {
        self.first.iter().chain(&self.others)
    }

    fn iter_mut(&mut self) -> impl Iterator<Item = &mut Plan<'p>> {
        self.first.iter_mut().chain(&mut self.others)
    }
}

/// Finds a stream for each section that one can serve. Those that were up keep theirs (RFC 3264 §8), those that are
/// refused take none away from others (§6).
fn match_all<'p>(
    offer: &'p Description<'p>,
    local: &'p Capabilities,
    earlier: Option<&Agreement>,
    session: &Session<'p>,
    profile: &Profile,
) -> Vec<Plan<'p>> {
    let streams = &local.streams;
    let mut plans: Vec<Plan<'p>> = Vec::new();
    for section in offer.media() {
        let own = streams.get(section.number()).filter(|stream| fits(stream, &section));
        if let Some(like) = own.or_else(|| streams.iter().find(|stream| fits(stream, &section))) {
            plans.push(Plan::new(section, like));
        }
    }
    plans.iter_mut().for_each(|plan| plan.read(session));
    let before = |plan: &Plan<'_>| earlier?.stream(plan.number()).filter(AgreedStream::is_accepted);
    let mut matcher = Matcher::new(streams);
    let mut serve = |plan: &mut Plan<'p>, way: Way<'_>| {
        if is_barred(plan, streams, way) {
            return;
        }
        let section = *plan.section();
        // Who has said this before is the one, also if it is stopped: then nobody else goes on in its place.
        let is_known = !matches!(way, Way::Place(_) | Way::Any);
        let stopped = matcher.candidates(&section, way).next().filter(|(_, stream)| is_known && stream.port == 0);
        if let Some((index, _)) = stopped {
            matcher.take(index);
            return plan.stop(index);
        }
        let mut candidates = matcher.candidates(&section, way);
        if let Some((index, _)) = candidates.find(|(index, stream)| plan.serve(*index, stream, local, earlier, profile))
        {
            drop(candidates);
            matcher.take(index);
        }
    };
    // What was up first; then what is new.
    if let Some(earlier) = earlier {
        let ports = OwnPorts::of(earlier.local());
        for step in 0..STEPS {
            for plan in plans.iter_mut().filter(|plan| !plan.is_accepted() && !plan.is_stopped()) {
                let Some(stream) = before(plan) else { continue };
                let way = ports.steps(earlier, *stream.local()).get(step).copied().flatten();
                if let Some(way) = way {
                    serve(plan, way);
                }
            }
        }
    }
    let remembered = |plan: &Plan<'_>| earlier.and_then(|earlier| earlier.place(plan.number()));
    for step in 0..3 {
        for plan in plans.iter_mut().filter(|plan| !plan.is_accepted() && !plan.is_stopped()) {
            let way = match step {
                0 => remembered(plan).map(Way::Again),
                1 => Some(Way::Place(plan.number())),
                _ => Some(Way::Any),
            };
            if let Some(way) = way {
                serve(plan, way);
            }
        }
    }
    plans
}

/// A stream of the section's own place that has no port refuses the section, whatever else would fit.
fn is_barred(plan: &Plan<'_>, streams: &[LocalStream], way: Way<'_>) -> bool {
    let own = streams.get(plan.number()).filter(|stream| fits(stream, plan.section()));
    matches!(way, Way::Any) && own.is_some_and(|stream| stream.port == 0)
}

/// The accepted sections of every offered `BUNDLE` group (RFC 9143 §7.3).
fn form_bundles(draft: &mut Draft, offer: &Description<'_>, plans: &mut Plans<'_>) {
    let mut members: Vec<Member<'_>> = Vec::new();
    for plan in plans.iter().filter(|plan| plan.is_accepted() && !plan.section().is_multicast()) {
        let Some(mid) = plan.mid() else { continue };
        let (section, can_be_tagged) = (plan.number(), plan.can_be_tagged());
        members.push(Member { mid, section, can_be_tagged, part: Part::Alone });
    }
    members.sort_by(|one, other| one.mid.cmp(other.mid));
    for attribute in offer.attributes().filter(|attribute| attribute.name() == "group") {
        if let Some(words) = bundle::words(attribute.value().unwrap_or_default()) {
            bundle::form(draft, words, &mut members);
        }
    }
    members.sort_by_key(|member| member.section);
    let mut members = members.into_iter().peekable();
    for plan in plans.iter_mut() {
        if let Some(member) = members.next_if(|member| member.section == plan.number()) {
            plan.set_part(member.part);
        }
    }
}

/// RFC 8839 §4.4.2: an answer to a restart has new credentials.
fn check_ice(plan: &Plan<'_>, local: &Capabilities, earlier: Option<&Agreement>) -> Result<(), NegotiationError> {
    let number = plan.number();
    let Some(before) = earlier.and_then(|earlier| earlier.stream(number)).filter(|stream| stream.is_accepted()) else {
        return Ok(());
    };
    if !plan.uses_ice() || !plan.transport().restarts_ice(&Transport::of(before.remote())) {
        return Ok(());
    }
    let old = Transport::of(before.local());
    let is_old = |name: &str, old: Option<&[u8]>| plan.attribute(local, name).is_some_and(|new| Some(new) == old);
    if is_old("ice-ufrag", old.ice_ufrag) || is_old("ice-pwd", old.ice_pwd) {
        return Err(NegotiationError::IceRestart { number });
    }
    Ok(())
}
