use offhook_base::Rule;

use super::{Action, Dialects, Refusal, Row};
use crate::{Connections as C, EventName, Facts as F, Headline, Headlines as H};

const CEC: &str = "Huawei CEC, agent states and operations";
const CEC_SESSION: &str = "Huawei CEC, sign-in and sign-out";
const CEC_CALLS: &str = "Huawei CEC, call control";
const CEC_MEDIA: &str = "Huawei CEC, questions on manual service";
const ECMA: &str = "ECMA-269, agent states and call events";
const CCE: &str = "Cisco Unified CCE, agent state table";
const CCX: &str = "Cisco Unified CCX, agent states";
const PREVIEW: &str = "Cisco Unified CCX, outbound preview flow";
use crate::refused::OWN as OURS;

const ANY: H = H::all();
const IN_CALL: H = Headline::IN_CALL;
const NOT_READY: H = Headline::NOT_READY;
const WORK: H = Headline::WORK;
const SIGNED_IN: H = Headline::SIGNED_IN;
const NOT_RESTING: H = NOT_READY.difference(H::REST);
const RESTING: H = H::REST.union(H::STUDY).union(H::ADJUSTING);
const ANSWERED: H = H::TALKING.union(H::HOLDING).union(H::CHATTING);

const ALL: C = C::all();
const NULL: C = C::NULL;
const UNANSWERED: C = C::RESERVED.union(C::ALERTING);
const ON_CALL: C = C::INITIATED.union(C::CONNECTED).union(C::HELD).union(C::SUSPENDED).union(C::FAILED);
const DIALLED: C = C::INITIATED.union(C::CONNECTED).union(C::HELD);
const CALLED: C = C::NULL.union(C::INITIATED).union(C::ALERTING);
const LIVE: C = C::NULL.union(C::WRAP_UP).complement();

const NONE: F = F::empty();
const BY_OTHER: F = F::BY_OTHER;
const FULL: F = F::EXCLUDED.union(F::AT_LIMIT).union(F::NO_MEDIUM);
const BAD: F = F::ILL_FORMED.union(F::WRONG_REASON);
/// What makes going off hook something else than dialling a new call.
const DIALLED_ELSE: F =
    F::CALL_KNOWN.union(F::PREVIEW).union(F::EAR_TAKEN).union(F::ILL_FORMED).union(F::NO_MEDIUM).union(BY_OTHER);

const EVERY: Dialects = Dialects::all();
const CISCO: Dialects = Dialects::CISCO_CCE.union(Dialects::CISCO_CCX);
const NOT_CISCO: Dialects = CISCO.complement();
const NOT_CCE: Dialects = Dialects::CISCO_CCE.complement();
const NOT_CCX: Dialects = Dialects::CISCO_CCX.complement();

/// Rows are squeezed into one line each so that they can be read as the table that they are.
macro_rules! table {
    ($($event:ident { $($id:literal: $agent:expr, $contact:expr, $peer:expr, +$need:expr, -$deny:expr => $action:ident $(($refusal:ident))?, $dialects:expr, $rule:literal $source:ident;)+ })+) => {
        /// All the rules of the machine, grouped by event in the order of [`EventName`].
        ///
        /// No two rows of one event overlap; what no row decides is refused as not allowed.
        pub static RULES: &[Row] = &[$($(Row {
            id: $id,
            event: EventName::$event,
            agent: $agent,
            contact: $contact,
            peer: $peer,
            need: $need,
            deny: $deny,
            action: Action::$action $((Refusal::$refusal))?,
            dialects: $dialects,
            rule: Rule::new($rule, $source),
        },)+)+];
    };
}

#[rustfmt::skip]
table! {
    SignIn {
        "sign-in": H::SIGNED_OUT, ALL, ALL, +NONE, -BY_OTHER.union(F::ILL_FORMED) => SignIn, EVERY, "sign-in" CEC_SESSION;
        "sign-in by force": SIGNED_IN, ALL, ALL, +F::INSISTS, -BY_OTHER.union(F::ILL_FORMED) => ReplaceSession, EVERY, "R-IN-2" CEC_SESSION;
        "signed in already": SIGNED_IN, ALL, ALL, +NONE, -BY_OTHER.union(F::INSISTS).union(F::ILL_FORMED) => Refuse(NotAllowed), EVERY, "R-IN-2" CEC_SESSION;
        "sign-in on a mobile that is none": ANY, ALL, ALL, +F::ILL_FORMED, -BY_OTHER => Refuse(IllFormed), EVERY, "answering on a mobile phone" CEC_SESSION;
        "sign-in of another": ANY, ALL, ALL, +BY_OTHER, -NONE => Refuse(WrongActor), EVERY, "own state" OURS;
    }
    SignOut {
        "sign-out": NOT_READY.union(H::PRE_REST), ALL, ALL, +F::BY_SELF, -F::WRONG_REASON => SignOut, EVERY, "logout" CEC_SESSION;
        "sign-out without not ready": H::READY.union(WORK), ALL, ALL, +F::BY_SELF, -F::WRONG_REASON => SignOut, NOT_CCE, "logout" CEC_SESSION;
        "sign-out needs not ready": H::READY.union(WORK).union(IN_CALL), ALL, ALL, +F::BY_SELF, -F::WRONG_REASON => Refuse(Dialect), Dialects::CISCO_CCE, "not ready to logout" CCE;
        "sign-out in a call": IN_CALL, ALL, ALL, +F::BY_SELF, -F::WRONG_REASON => Refuse(NotAllowed), Dialects::STRICT.union(Dialects::HUAWEI), "R-OUT-1" CEC_SESSION;
        "sign-out in a call at CCX": IN_CALL, ALL, ALL, +F::BY_SELF, -F::WRONG_REASON => Refuse(NotAllowed), Dialects::CISCO_CCX, "ready or not ready to logout" CCX;
        "sign-out after the call": IN_CALL, ALL, ALL, +F::BY_SELF, -F::WRONG_REASON => WishSignOut, Dialects::CSTA, "pending null" ECMA;
        "sign-out by a supervisor": SIGNED_IN, ALL, ALL, +F::BY_SUPERVISOR, -F::WRONG_REASON => ForceSignOut, EVERY, "R-OUT-2" CEC_SESSION;
        "sign-out by the platform": SIGNED_IN, ALL, ALL, +F::BY_PLATFORM, -F::WRONG_REASON => ForceSignOut, EVERY, "R-EV-3" CEC_SESSION;
        "sign-out for a reason that is none": SIGNED_IN, ALL, ALL, +F::WRONG_REASON, -BY_OTHER => Refuse(IllFormed), Dialects::HUAWEI, "R-OUT-3" CEC_SESSION;
        "sign-out after sign-out": H::SIGNED_OUT, ALL, ALL, +NONE, -BY_OTHER => Refuse(NotAllowed), NOT_CISCO, "R-OUT-5" CEC_SESSION;
        "sign-out of another": ANY, ALL, ALL, +BY_OTHER, -NONE => Refuse(WrongActor), EVERY, "own state" OURS;
    }
    Ready {
        "ready": NOT_READY.union(H::PRE_REST), ALL, ALL, +NONE, -BY_OTHER => SetReady, EVERY, "set idle" CEC;
        "ready after work": WORK, ALL, ALL, +NONE, -BY_OTHER => EndWorkReady, EVERY, "set idle" CEC;
        "ready after the call": IN_CALL, ALL, ALL, +NONE, -BY_OTHER => WishReady, EVERY, "pending ready" ECMA;
        "ready after sign-out": H::SIGNED_OUT, ALL, ALL, +NONE, -BY_OTHER => Refuse(NotAllowed), NOT_CISCO, "R-OUT-5" CEC_SESSION;
        "ready of another": ANY, ALL, ALL, +BY_OTHER, -NONE => Refuse(WrongActor), EVERY, "own state" OURS;
    }
    NotReady {
        "not ready": H::READY.union(H::PRE_REST), ALL, ALL, +NONE, -BY_OTHER.union(BAD).union(F::NEEDS_GRANT) => SetNotReady, EVERY, "set busy" CEC;
        "other reason": NOT_RESTING, ALL, ALL, +F::INSISTS.union(F::BY_SELF), -F::FOR_REST.union(BAD) => SetNotReady, NOT_CISCO, "R-ST-2" CEC;
        "rest anew": H::REST, ALL, ALL, +F::INSISTS.union(F::BY_SELF).union(F::FOR_REST), -BAD.union(F::NEEDS_GRANT) => SetNotReady, NOT_CISCO, "R-ST-5" CEC;
        "busy while resting": H::REST, ALL, ALL, +F::INSISTS.union(F::BY_SELF), -F::FOR_REST.union(BAD) => Refuse(NotAllowed), NOT_CISCO, "set busy" CEC;
        "rest while not ready": NOT_RESTING, ALL, ALL, +F::INSISTS.union(F::BY_SELF).union(F::FOR_REST), -BAD => Refuse(NotAllowed), NOT_CISCO, "rest" CEC;
        "other reason, by force": NOT_READY, ALL, ALL, +F::INSISTS, -BY_OTHER.union(F::BY_SELF).union(BAD) => SetNotReady, EVERY, "R-ST-10" CEC;
        "other reason at Cisco": NOT_READY, ALL, ALL, +F::BY_SELF, -BAD.union(F::NEEDS_GRANT) => SetNotReady, CISCO, "not ready to not ready" CCE;
        "not ready already": NOT_READY, ALL, ALL, +F::BY_SELF, -F::INSISTS.union(BAD) => Refuse(NotAllowed), NOT_CISCO, "R-ST-2" CEC;
        "not ready by force": NOT_READY, ALL, ALL, +F::BY_SUPERVISOR, -F::INSISTS.union(BAD).union(F::NEEDS_GRANT) => SetNotReady, EVERY, "R-ST-10" CEC;
        "not ready by the platform": NOT_READY, ALL, ALL, +F::BY_PLATFORM, -F::INSISTS.union(BAD).union(F::NEEDS_GRANT) => SetNotReady, EVERY, "R-ST-3" CEC;
        "rest to be granted": H::READY.union(H::PRE_REST), ALL, ALL, +F::NEEDS_GRANT, -BY_OTHER.union(BAD) => AskRest, EVERY, "R-ST-6" CEC;
        "other rest to be granted": H::REST, ALL, ALL, +F::BY_SELF.union(F::NEEDS_GRANT).union(F::INSISTS).union(F::FOR_REST), -BAD => AskRest, NOT_CISCO, "R-ST-6" CEC;
        "other rest to be granted, at Cisco": NOT_READY, ALL, ALL, +F::BY_SELF.union(F::NEEDS_GRANT), -BAD => AskRest, CISCO, "R-ST-6" CEC;
        "not ready after work": WORK, ALL, ALL, +NONE, -BY_OTHER.union(BAD) => WishNotReady, NOT_CISCO, "R-ST-4" CEC;
        "rest to be granted after work": WORK, ALL, ALL, +F::NEEDS_GRANT, -BY_OTHER.union(BAD) => WishNotReady, CISCO, "R-ST-6" CEC;
        "not ready ends work": WORK, ALL, ALL, +NONE, -BY_OTHER.union(BAD).union(F::NEEDS_GRANT) => EndWorkNotReady, CISCO, "work to not ready" CCE;
        "not ready after the call": IN_CALL.difference(H::PREOCCUPIED), ALL, ALL, +NONE, -BY_OTHER.union(BAD) => WishNotReady, EVERY, "R-ST-4" CEC;
        "not ready after the reservation": H::PREOCCUPIED, ALL, ALL, +NONE, -BY_OTHER.union(BAD) => WishNotReady, NOT_CCX, "reserved outbound preview to not ready (pending)" CCE;
        "reservation is not left by hand": H::PREOCCUPIED, ALL, ALL, +F::BY_SELF, -BAD => Refuse(Dialect), Dialects::CISCO_CCX, "reserved outbound" CCX;
        "not ready after the reservation, by force": H::PREOCCUPIED, ALL, ALL, +NONE, -BY_OTHER.union(F::BY_SELF).union(BAD) => WishNotReady, Dialects::CISCO_CCX, "R-ST-10" CEC;
        "rest of a wrong length or reason": SIGNED_IN, ALL, ALL, +F::ILL_FORMED, -BY_OTHER => Refuse(IllFormed), EVERY, "R-ST-5" CEC;
        "busy for a reason that is no agent's": SIGNED_IN, ALL, ALL, +F::WRONG_REASON.union(F::BY_SELF), -F::ILL_FORMED => Refuse(IllFormed), NOT_CISCO, "R-ST-2" CEC;
        "busy for a reason that is none": SIGNED_IN, ALL, ALL, +F::WRONG_REASON, -BY_OTHER.union(F::BY_SELF).union(F::ILL_FORMED) => Refuse(IllFormed), NOT_CISCO, "R-ST-3" CEC;
        "not ready after sign-out": H::SIGNED_OUT, ALL, ALL, +NONE, -BY_OTHER => Refuse(NotAllowed), NOT_CISCO, "R-OUT-5" CEC_SESSION;
        "not ready of another": ANY, ALL, ALL, +BY_OTHER, -NONE => Refuse(WrongActor), EVERY, "own state" OURS;
    }
    RestGranted {
        "rest granted": SIGNED_IN, ALL, ALL, +F::WISH_UNGRANTED, -BY_OTHER.union(F::BY_SELF).union(F::REST_FULL) => GrantRest, EVERY, "R-ST-6" CEC;
        "as many rest as may": SIGNED_IN, ALL, ALL, +F::WISH_UNGRANTED.union(F::REST_FULL), -BY_OTHER.union(F::BY_SELF) => Refuse(Capacity), EVERY, "R-ST-6" CEC;
        "rest granted to oneself": ANY, ALL, ALL, +F::BY_SELF, -NONE => Refuse(WrongActor), EVERY, "R-ST-6" CEC;
        "rest granted by another": ANY, ALL, ALL, +BY_OTHER, -NONE => Refuse(WrongActor), EVERY, "R-ST-6" CEC;
    }
    WorkBegin {
        "work": H::READY, ALL, ALL, +NONE, -BY_OTHER => BeginWork, NOT_CCE, "work" CEC;
        "work after the call": IN_CALL, ALL, ALL, +NONE, -BY_OTHER => WishWork, NOT_CCE, "pending working after call" ECMA;
        "work after the call, by the system": ANSWERED, ALL, ALL, +F::BY_PLATFORM, -NONE => WishWork, Dialects::CISCO_CCE, "talking or hold to work" CCE;
        "work without a call": H::READY.union(IN_CALL).difference(ANSWERED), ALL, ALL, +F::BY_PLATFORM, -NONE => Refuse(Dialect), Dialects::CISCO_CCE, "talking or hold to work" CCE;
        "work is no request": H::READY.union(IN_CALL), ALL, ALL, +NONE, -BY_OTHER.union(F::BY_PLATFORM) => Refuse(Dialect), Dialects::CISCO_CCE, "requests: ready, not ready, logout" CCE;
        "work after sign-out": H::SIGNED_OUT, ALL, ALL, +NONE, -BY_OTHER => Refuse(NotAllowed), NOT_CISCO, "R-OUT-5" CEC_SESSION;
        "work of another": ANY, ALL, ALL, +BY_OTHER, -NONE => Refuse(WrongActor), EVERY, "own state" OURS;
    }
    WorkEnd {
        "end of work": SIGNED_IN, ALL, ALL, +F::IN_WORK, -BY_OTHER => EndWork, NOT_CCE, "end work" CEC;
        "end of work, not by request": SIGNED_IN, ALL, ALL, +F::IN_WORK, -BY_OTHER.union(F::BY_SELF) => EndWork, Dialects::CISCO_CCE, "work to ready" CCE;
        "end of work is no request": SIGNED_IN, ALL, ALL, +F::IN_WORK.union(F::BY_SELF), -NONE => Refuse(Dialect), Dialects::CISCO_CCE, "requests: ready, not ready, logout" CCE;
        "end of work after sign-out": H::SIGNED_OUT, ALL, ALL, +NONE, -BY_OTHER => Refuse(NotAllowed), NOT_CISCO, "R-OUT-5" CEC_SESSION;
        "end of work of another": ANY, ALL, ALL, +BY_OTHER, -NONE => Refuse(WrongActor), EVERY, "own state" OURS;
    }
    WishWithdrawn {
        "wish withdrawn": SIGNED_IN, ALL, ALL, +F::WISH, -BY_OTHER => ClearWish, NOT_CCE, "R-ST-4" CEC;
        "wish withdrawn, not by request": SIGNED_IN, ALL, ALL, +F::WISH, -BY_OTHER.union(F::BY_SELF) => ClearWish, Dialects::CISCO_CCE, "R-ST-4" CEC;
        "withdrawal is no request": SIGNED_IN, ALL, ALL, +F::WISH.union(F::BY_SELF), -NONE => Refuse(Dialect), Dialects::CISCO_CCE, "requests: ready, not ready, logout" CCE;
        "withdrawal after sign-out": H::SIGNED_OUT, ALL, ALL, +NONE, -BY_OTHER => Refuse(NotAllowed), NOT_CISCO, "R-OUT-5" CEC_SESSION;
        "wish of another": ANY, ALL, ALL, +BY_OTHER, -NONE => Refuse(WrongActor), EVERY, "own state" OURS;
    }
    Queued {
        "queued": ANY, ALL, ALL, +F::QUEUE_FITS, -F::CALL_KNOWN => Enqueue, EVERY, "queued" ECMA;
        "queue unknown": ANY, ALL, ALL, +NONE, -F::CALL_KNOWN.union(F::QUEUE_FITS) => Refuse(UnknownQueue), EVERY, "R-SK-1" CEC_SESSION;
        "queued after it was diverted": ANY, ALL, ALL, +F::QUEUE_FITS.union(F::CALL_KNOWN).union(F::LOOSE), -F::ILL_FORMED => Enqueue, EVERY, "diverted, then queued" ECMA;
        "queue unknown, of a diverted call": ANY, ALL, ALL, +F::CALL_KNOWN.union(F::LOOSE), -F::QUEUE_FITS.union(F::ILL_FORMED) => Refuse(UnknownQueue), EVERY, "R-SK-1" CEC_SESSION;
    }
    Offered {
        "offer": H::READY.union(IN_CALL), NULL, ALL, +NONE, -FULL.union(F::INTERNAL).union(F::DIALLER).union(F::LEAVING).union(F::IN_WORK).union(F::UNREADY).union(F::ILL_FORMED) => Offer, EVERY, "states that are given calls" CEC;
        "internal call": H::READY.union(H::CHATTING), NULL, ALL, +F::INTERNAL, -FULL.union(F::DIALLER).union(F::UNREADY).union(F::ILL_FORMED) => Offer, EVERY, "states that take internal calls" CEC;
        "internal call during work": WORK, NULL, ALL, +F::INTERNAL, -FULL.union(F::DIALLER).union(F::UNREADY).union(F::ILL_FORMED) => Offer, NOT_CCE, "states that take internal calls" CEC;
        "internal call ends no work": WORK, NULL, ALL, +F::INTERNAL, -FULL.union(F::DIALLER).union(F::UNREADY).union(F::ILL_FORMED) => Refuse(Dialect), Dialects::CISCO_CCE, "work to ready or not ready" CCE;
        "reservation": H::READY.union(H::CHATTING), NULL, ALL, +F::DIALLER, -FULL.union(F::INTERNAL).union(F::LEAVING).union(F::IN_WORK).union(F::UNREADY).union(F::ILL_FORMED) => Offer, EVERY, "ready to reserved outbound preview" CCE;
        "previewed call": H::PREOCCUPIED, NULL, ALL, +F::DIALLER.union(F::PREVIEW).union(F::PREVIEW_DUE), -FULL.union(F::INTERNAL).union(F::ILL_FORMED) => Offer, EVERY, "step 7" PREVIEW;
        "call handed over after its reservation": H::PREOCCUPIED, NULL, ALL, +F::DIALLER.union(F::HANDED_OVER).union(F::TAKEN), -FULL.union(F::INTERNAL).union(F::PREVIEW).union(F::ILL_FORMED) => Offer, EVERY, "reserved outbound to talking" CCE;
        "medium not signed in to": SIGNED_IN, NULL, ALL, +F::NO_MEDIUM, -F::ILL_FORMED => Refuse(NotAllowed), EVERY, "R-IN-1" CEC_SESSION;
        "voice and multimedia": SIGNED_IN, NULL, ALL, +F::EXCLUDED, -F::NO_MEDIUM.union(F::ILL_FORMED) => Refuse(NotAllowed), EVERY, "R-MM-1" CEC_MEDIA;
        "at the limit": SIGNED_IN, NULL, ALL, +F::AT_LIMIT, -F::EXCLUDED.union(F::NO_MEDIUM).union(F::ILL_FORMED) => Refuse(Capacity), EVERY, "R-MM-3" CEC_MEDIA;
        "offer against a wish": SIGNED_IN, NULL, ALL, +F::LEAVING, -FULL.union(F::INTERNAL).union(F::PREVIEW_DUE).union(F::HANDED_OVER).union(F::ILL_FORMED) => Refuse(NotAllowed), EVERY, "no offer against a wish" OURS;
        "hand-over against a wish": SIGNED_IN, NULL, ALL, +F::LEAVING.union(F::HANDED_OVER), -FULL.union(F::INTERNAL).union(F::TAKEN).union(F::PREVIEW).union(F::ILL_FORMED) => Refuse(NotAllowed), EVERY, "no offer against a wish" OURS;
        "offer while not ready": NOT_READY, NULL, ALL, +NONE, -FULL.union(F::LEAVING).union(F::ILL_FORMED) => Refuse(NotAllowed), NOT_CISCO, "states that are given calls" CEC;
        "offer while working": WORK, NULL, ALL, +NONE, -FULL.union(F::LEAVING).union(F::INTERNAL).union(F::ILL_FORMED) => Refuse(NotAllowed), NOT_CISCO, "states that are given calls" CEC;
        "offer while not ready, at Cisco": NOT_READY, NULL, ALL, +NONE, -FULL.union(F::LEAVING).union(F::ILL_FORMED) => Refuse(NotAllowed), CISCO, "ready to reserved" CCE;
        "offer while working, at Cisco": WORK, NULL, ALL, +NONE, -FULL.union(F::LEAVING).union(F::INTERNAL).union(F::ILL_FORMED) => Refuse(NotAllowed), CISCO, "ready to reserved" CCE;
        "offer of a dialled call": ANY, ALL, ALL, +F::ILL_FORMED, -NONE => Refuse(IllFormed), EVERY, "role" OURS;
    }
    PreviewAccepted {
        "preview accepted": ANY, UNANSWERED, ALL, +F::RESERVATION, -BY_OTHER.union(F::PREVIEW_DUE) => AcceptPreview, EVERY, "Accept" PREVIEW;
        "preview of another": ANY, ALL, ALL, +BY_OTHER, -NONE => Refuse(WrongActor), EVERY, "own state" OURS;
    }
    PreviewRejected {
        "preview rejected": ANY, UNANSWERED, ALL, +F::DIALLER, -BY_OTHER => DeclinePreview, EVERY, "Reject" PREVIEW;
        "preview of another rejected": ANY, ALL, ALL, +BY_OTHER, -NONE => Refuse(WrongActor), EVERY, "own state" OURS;
    }
    PreviewSkipped {
        "preview skipped": ANY, UNANSWERED, ALL, +F::DIALLER, -BY_OTHER => DeclinePreview, EVERY, "Skip" PREVIEW;
        "preview of another skipped": ANY, ALL, ALL, +BY_OTHER, -NONE => Refuse(WrongActor), EVERY, "own state" OURS;
    }
    PreviewCancelled {
        "reservation cancelled": ANY, UNANSWERED, ALL, +F::DIALLER, -BY_OTHER => CancelPreview, EVERY, "Cancel Reservation" PREVIEW;
        "reservation of another": ANY, ALL, ALL, +BY_OTHER, -NONE => Refuse(WrongActor), EVERY, "own state" OURS;
    }
    ServiceInitiated {
        "dial": H::BUSY.union(H::PRE_REST).union(H::CHATTING).union(H::HOLDING), NULL, ALL, +F::VOICE, -DIALLED_ELSE => Initiate, EVERY, "R-ST-13" CEC;
        "dial during work": WORK, NULL, ALL, +F::VOICE, -DIALLED_ELSE => Initiate, NOT_CCE, "states that call out" CEC;
        "dialling ends no work": WORK, NULL, ALL, +F::VOICE, -DIALLED_ELSE => Refuse(Dialect), Dialects::CISCO_CCE, "work to ready or not ready" CCE;
        "dial from not ready": RESTING, NULL, ALL, +F::VOICE, -DIALLED_ELSE => Initiate, CISCO, "not ready to talking" CCE;
        "dial from ready": H::READY, NULL, ALL, +F::VOICE, -DIALLED_ELSE => Initiate, NOT_CCE, "call out" CEC_CALLS;
        "dialling needs not ready": H::READY, NULL, ALL, +F::VOICE, -DIALLED_ELSE => Refuse(Dialect), Dialects::CISCO_CCE, "not ready to talking" CCE;
        "begin a chat": H::READY.union(H::BUSY).union(IN_CALL), NULL, ALL, +NONE, -FULL.union(F::VOICE).union(F::CALL_KNOWN).union(F::PREVIEW).union(F::ILL_FORMED).union(BY_OTHER) => Initiate, EVERY, "R-MM-8" CEC_MEDIA;
        "dial the previewed number": ANY, UNANSWERED, ALL, +F::PREVIEW, -F::EAR_TAKEN.union(F::ILL_FORMED).union(F::RESERVATION).union(BY_OTHER) => InitiatePreview, EVERY, "step 11" PREVIEW;
        "medium not signed in to, dialled": SIGNED_IN, NULL, ALL, +F::NO_MEDIUM, -F::CALL_KNOWN.union(F::ILL_FORMED).union(BY_OTHER) => Refuse(NotAllowed), EVERY, "R-IN-1" CEC_SESSION;
        "dial on a call": SIGNED_IN, NULL, ALL, +F::VOICE.union(F::EAR_TAKEN), -F::CALL_KNOWN.union(F::ILL_FORMED).union(F::NO_MEDIUM).union(BY_OTHER) => Refuse(Capacity), EVERY, "call out" CEC_CALLS;
        "chat beside a call": SIGNED_IN, NULL, ALL, +F::EXCLUDED, -F::VOICE.union(F::CALL_KNOWN).union(F::ILL_FORMED).union(F::NO_MEDIUM).union(BY_OTHER) => Refuse(NotAllowed), EVERY, "R-MM-1" CEC_MEDIA;
        "chat at the limit": SIGNED_IN, NULL, ALL, +F::AT_LIMIT, -F::EXCLUDED.union(F::VOICE).union(F::CALL_KNOWN).union(F::ILL_FORMED).union(F::NO_MEDIUM).union(BY_OTHER) => Refuse(Capacity), EVERY, "R-MM-3" CEC_MEDIA;
        "dial while resting": RESTING, NULL, ALL, +F::VOICE, -F::EAR_TAKEN.union(F::CALL_KNOWN).union(F::ILL_FORMED).union(F::NO_MEDIUM).union(BY_OTHER) => Refuse(NotAllowed), NOT_CISCO, "states that call out" CEC;
        "dial as a called party": ANY, ALL, ALL, +F::ILL_FORMED, -BY_OTHER => Refuse(IllFormed), EVERY, "role" OURS;
        "dialled by another": ANY, ALL, ALL, +BY_OTHER, -NONE => Refuse(WrongActor), EVERY, "own contact" OURS;
    }
    Originated {
        "originated": ANY, C::INITIATED, ALL, +NONE, -BY_OTHER => Originate, EVERY, "originated" ECMA;
        "originated by another": ANY, ALL, ALL, +BY_OTHER, -NONE => Refuse(WrongActor), EVERY, "own contact" OURS;
    }
    Delivered {
        "alerting": ANY, C::RESERVED, ALL, +NONE, -F::OUTSIDE => Alert, EVERY, "delivered" ECMA;
        "alerting outside": ANY, DIALLED, C::NULL.union(C::INITIATED), +F::OUTSIDE, -NONE => OutsideAlerts, EVERY, "delivered" ECMA;
    }
    Established {
        "answered": ANY, UNANSWERED, ALL, +NONE, -F::OUTSIDE.union(F::RESERVATION).union(F::EAR_TAKEN).union(BY_OTHER) => Answer, EVERY, "established" ECMA;
        "answered beside a call": ANY, UNANSWERED, ALL, +F::EAR_TAKEN, -F::OUTSIDE.union(F::RESERVATION).union(BY_OTHER) => Refuse(Capacity), EVERY, "current call" CEC_CALLS;
        "answered by another": ANY, ALL, ALL, +BY_OTHER, -F::OUTSIDE => Refuse(WrongActor), EVERY, "own contact" OURS;
        "answered outside": ANY, DIALLED, CALLED, +F::OUTSIDE, -NONE => OutsideAnswers, EVERY, "established" ECMA;
    }
    Held {
        "held": ANY, C::CONNECTED, ALL, +F::VOICE, -BY_OTHER => Hold, EVERY, "held" ECMA;
        "held by another": ANY, ALL, ALL, +BY_OTHER, -NONE => Refuse(WrongActor), EVERY, "own contact" OURS;
    }
    Retrieved {
        "retrieved": ANY, C::HELD, ALL, +F::VOICE, -BY_OTHER.union(F::EAR_TAKEN) => Retrieve, EVERY, "retrieved" ECMA;
        "retrieved beside a call": ANY, C::HELD, ALL, +F::VOICE.union(F::EAR_TAKEN), -BY_OTHER => Refuse(Capacity), EVERY, "current call" CEC_CALLS;
        "retrieved by another": ANY, ALL, ALL, +BY_OTHER, -NONE => Refuse(WrongActor), EVERY, "own contact" OURS;
    }
    Diverted {
        "not answered": ANY, UNANSWERED, ALL, +F::NO_ANSWER, -NONE => DivertNoAnswer, NOT_CCX, "R-ST-11" CEC;
        "not answered at CCX": ANY, UNANSWERED, ALL, +F::NO_ANSWER, -F::HANDED_OVER => DivertNoAnswer, Dialects::CISCO_CCX, "R-ST-11" CEC;
        "predictive call not answered": ANY, UNANSWERED, ALL, +F::NO_ANSWER.union(F::HANDED_OVER), -NONE => DivertNotReady, Dialects::CISCO_CCX, "predictive call not answered" CCX;
        "rejected": ANY, UNANSWERED, ALL, +F::REJECTED, -NONE => DivertRejected, EVERY, "R-ST-11" CEC;
        "diverted": ANY, UNANSWERED, ALL, +NONE, -F::CAUSES => Divert, EVERY, "diverted" ECMA;
    }
    Failed {
        "failed": ANY, C::INITIATED, ALL, +NONE, -F::OUTSIDE => Fail, EVERY, "failed" ECMA;
        "not reached": ANY, UNANSWERED, ALL, +NONE, -F::OUTSIDE => Divert, EVERY, "failed" ECMA;
        "failed outside": ANY, DIALLED, CALLED, +F::OUTSIDE, -NONE => OutsideFails, EVERY, "failed" ECMA;
    }
    ConnectionCleared {
        "taken back": ANY, UNANSWERED, ALL, +NONE, -F::OUTSIDE.union(BY_OTHER) => Divert, EVERY, "connection cleared" ECMA;
        "released": ANY, ON_CALL, ALL, +NONE, -F::OUTSIDE.union(BY_OTHER) => Release, EVERY, "R-VM-1" CEC_CALLS;
        "hung up by another": ANY, ALL, ALL, +BY_OTHER, -F::OUTSIDE => Refuse(WrongActor), EVERY, "own contact" OURS;
        "abandoned": ANY, UNANSWERED, LIVE, +F::OUTSIDE, -NONE => Abandon, EVERY, "connection cleared" ECMA;
        "abandoned in the queue": ANY, NULL, C::QUEUED, +F::OUTSIDE, -NONE => Abandon, EVERY, "connection cleared" ECMA;
        "released outside": ANY, ON_CALL.union(C::WRAP_UP), LIVE, +F::OUTSIDE, -NONE => OutsideLeaves, EVERY, "connection cleared" ECMA;
        "released outside, last": ANY, NULL, LIVE.difference(C::QUEUED), +F::OUTSIDE, -NONE => OutsideLeaves, EVERY, "connection cleared" ECMA;
    }
    CallCleared {
        "cleared": ANY, ALL, ALL, +F::CALL_KNOWN, -F::OVER => ClearCall, EVERY, "call cleared" ECMA;
    }
    Message {
        "message": ANY, C::CONNECTED, ALL, +F::CALL_KNOWN, -F::VOICE => NoteMessage, EVERY, "conversation by text" CEC_MEDIA;
        "message while waiting": ANY, NULL.union(UNANSWERED), ALL, +F::CALL_KNOWN.union(F::OUTSIDE), -F::VOICE.union(F::OVER) => NoteMessage, EVERY, "conversation by text" CEC_MEDIA;
    }
    MessageRead {
        "message read": ANY, NULL.complement(), ALL, +F::CALL_KNOWN, -F::VOICE.union(F::OUTSIDE) => NoteRead, EVERY, "message status" CEC_MEDIA;
        "message read outside": ANY, ALL, ALL, +F::CALL_KNOWN.union(F::OUTSIDE), -F::VOICE => NoteRead, EVERY, "message status" CEC_MEDIA;
    }
    CustomerSilent {
        "customer silent": ANY, C::CONNECTED, ALL, +F::CALL_KNOWN, -F::VOICE => NoteSilence, EVERY, "conversation by text" CEC_MEDIA;
    }
    AgentSilent {
        "agent silent": ANY, C::CONNECTED, ALL, +F::CALL_KNOWN, -F::VOICE => NoteSilence, EVERY, "conversation by text" CEC_MEDIA;
    }
    Rated {
        "rated": ANY, ALL, ALL, +F::CALL_KNOWN, -F::RATED => NoteRating, EVERY, "rating" CEC_MEDIA;
    }
    Timer {
        "rang too long": ANY, C::ALERTING, ALL, +F::DUE.union(F::TIMER_RING), -NONE => DivertNoAnswer, NOT_CCX, "R-ST-11" CEC;
        "rang too long at CCX": ANY, C::ALERTING, ALL, +F::DUE.union(F::TIMER_RING), -F::HANDED_OVER => DivertNoAnswer, Dialects::CISCO_CCX, "R-ST-11" CEC;
        "predictive call rang too long": ANY, C::ALERTING, ALL, +F::DUE.union(F::TIMER_RING).union(F::HANDED_OVER), -NONE => DivertNotReady, Dialects::CISCO_CCX, "predictive call not answered" CCX;
        "work is over": ANY, C::WRAP_UP, ALL, +F::DUE.union(F::TIMER_WRAP_UP), -NONE => EndWrapUp, EVERY, "R-ST-8" CEC;
        "rest is over": SIGNED_IN, NULL, ALL, +F::DUE, -F::TIMERS => RemindRest, EVERY, "R-ST-7" CEC;
        "waited too long": ANY, ALL, ALL, +F::DUE.union(F::TIMER_OVERFLOW), -NONE => OverflowDue, EVERY, "overflow" OURS;
    }
    Observed {
        "observed": ANY, ALL, ALL, +NONE, -NONE => Compare, EVERY, "compared, never obeyed" OURS;
    }
    Resync {
        "resynchronised": ANY, ALL, ALL, +NONE, -BY_OTHER.union(F::ILL_FORMED) => Resync, EVERY, "after a fail-over any state may follow" CCE;
        "resynchronised to no state": ANY, ALL, ALL, +F::ILL_FORMED, -BY_OTHER => Refuse(IllFormed), EVERY, "connection" OURS;
        "resynchronised by another": ANY, ALL, ALL, +BY_OTHER, -NONE => Refuse(WrongActor), EVERY, "own state" OURS;
    }
    Muted {
        "muted": ANY, C::CONNECTED, ALL, +F::VOICE, -BY_OTHER.union(F::INTERNAL).union(F::MUTED) => Mute, EVERY, "mute" CEC_CALLS;
        "internal call muted": ANY, C::CONNECTED, ALL, +F::VOICE.union(F::INTERNAL), -BY_OTHER => Refuse(NotAllowed), EVERY, "R-TR-10" CEC_CALLS;
        "muted by another": ANY, ALL, ALL, +BY_OTHER, -NONE => Refuse(WrongActor), EVERY, "own state" OURS;
    }
    Unmuted {
        "unmuted": ANY, C::CONNECTED, ALL, +F::VOICE.union(F::MUTED), -BY_OTHER => Unmute, EVERY, "unmute" CEC_CALLS;
        "unmuted by another": ANY, ALL, ALL, +BY_OTHER, -NONE => Refuse(WrongActor), EVERY, "own state" OURS;
    }
    RestRefused {
        "rest refused": SIGNED_IN, ALL, ALL, +F::WISH_UNGRANTED, -BY_OTHER.union(F::BY_SELF) => RefuseRest, EVERY, "R-ST-6" CEC;
        "rest refused to oneself": ANY, ALL, ALL, +F::BY_SELF, -NONE => Refuse(WrongActor), EVERY, "R-ST-6" CEC;
        "rest refused by another": ANY, ALL, ALL, +BY_OTHER, -NONE => Refuse(WrongActor), EVERY, "R-ST-6" CEC;
    }
    AutoIdle {
        "what follows a call": SIGNED_IN, ALL, ALL, +NONE, -BY_OTHER => SetAutoIdle, EVERY, "R-ST-8" CEC;
        "what follows a call, after sign-out": H::SIGNED_OUT, ALL, ALL, +NONE, -BY_OTHER => Refuse(NotAllowed), NOT_CISCO, "R-OUT-5" CEC_SESSION;
        "what follows a call of another": ANY, ALL, ALL, +BY_OTHER, -NONE => Refuse(WrongActor), EVERY, "own state" OURS;
    }
    ChatLimit {
        "chat limit": SIGNED_IN, ALL, ALL, +F::SERVES, -BY_OTHER.union(F::ILL_FORMED) => SetChatLimit, EVERY, "R-MM-4" CEC_MEDIA;
        "chat limit without a queue": SIGNED_IN, ALL, ALL, +NONE, -BY_OTHER.union(F::ILL_FORMED).union(F::SERVES) => Refuse(NotAllowed), EVERY, "R-MM-4" CEC_MEDIA;
        "chat limit outside 1 to 60": ANY, ALL, ALL, +F::ILL_FORMED, -BY_OTHER => Refuse(IllFormed), EVERY, "R-MM-4" CEC_MEDIA;
        "chat limit after sign-out": H::SIGNED_OUT, ALL, ALL, +NONE, -BY_OTHER.union(F::ILL_FORMED) => Refuse(NotAllowed), NOT_CISCO, "R-OUT-5" CEC_SESSION;
        "chat limit of another": ANY, ALL, ALL, +BY_OTHER, -NONE => Refuse(WrongActor), EVERY, "own state" OURS;
    }
    Overflowed {
        "overflow": ANY, ALL, ALL, +F::WAITS.union(F::QUEUE_FITS), -F::BY_SELF.union(BY_OTHER) => Overflow, EVERY, "overflow" OURS;
        "overflow to no queue": ANY, ALL, ALL, +F::WAITS, -F::QUEUE_FITS.union(F::BY_SELF).union(BY_OTHER) => Refuse(UnknownQueue), EVERY, "overflow" OURS;
        "overflow by an agent": ANY, ALL, ALL, +F::BY_SELF, -NONE => Refuse(WrongActor), EVERY, "overflow" OURS;
        "overflow by another agent": ANY, ALL, ALL, +BY_OTHER, -NONE => Refuse(WrongActor), EVERY, "overflow" OURS;
    }
    NumberHandled {
        "number handled": SIGNED_IN, ALL, ALL, +NONE, -BY_OTHER => NoteHandled, EVERY, "R-MM-2" CEC_MEDIA;
        "number handled after sign-out": H::SIGNED_OUT, ALL, ALL, +NONE, -BY_OTHER => Refuse(NotAllowed), NOT_CISCO, "R-OUT-5" CEC_SESSION;
        "number handled by another": ANY, ALL, ALL, +BY_OTHER, -NONE => Refuse(WrongActor), EVERY, "own state" OURS;
    }
}
