//! What a leg takes note of.

use offhook_base::Rule;

use super::{DialogLeg, REFRESHES, REQUEST_CSEQ, caller_routes, target_of};
use crate::header::{CSeq, id};
use crate::message::Message;
use crate::method::Method;
use crate::write::BuildError;
use crate::write::refusal::{RefusalKind, refused};
use crate::write::rules::needed;

static DIALOGUE: Rule = Rule::new("dialogue", "RFC 3261 §12");
static ORDER: Rule = Rule::new("CSeq", "RFC 3261 §12.2.2");
static TRANSACTION: Rule = Rule::new("CSeq", "RFC 3261 §17.1.3");

impl DialogLeg {
    /// Takes note of a message of the other side: its sequence number, and its Contact where that is the new target.
    ///
    /// Target refreshes are INVITE and UPDATE (RFC 3261 §12.2, RFC 3311 §5), SUBSCRIBE and NOTIFY (RFC 6665 §4): the
    /// other side's, by the method of the request line, and the first 2xx to one of this side that has no final response
    /// yet. A response that comes again, or to any other request, moves nothing, and neither does a request that comes
    /// again.
    ///
    /// The first 2xx to the INVITE of a leg that a provisional response began brings the route set, even an empty one:
    /// elements of RFC 2543 mirror Record-Route in a 2xx only (RFC 3261 §13.2.2.4). No other message changes it.
    ///
    /// # Errors
    ///
    /// The Call-ID or a tag is another one (RFC 3261 §12), a request's CSeq names another method (§8.1.1.5) or has a
    /// lower number than that of the one before (§12.2.2), a response is to a request that this side has not sent yet
    /// (§17.1.3), or the route set of the 2xx can't be read. Nothing has changed then.
    pub fn receive(&mut self, message: &Message<'_>) -> Result<(), BuildError> {
        self.check_ends(message)?;
        let cseq = needed(id::CSEQ, message.cseq())?;
        match message.method() {
            Some(method) => self.receive_request(message, &method, &cseq),
            None => self.receive_response(message, &cseq),
        }
    }

    pub(super) fn check_ends(&self, message: &Message<'_>) -> Result<(), BuildError> {
        let other = |row: u8| Err(refused(row, RefusalKind::Other, &DIALOGUE));
        if needed(id::CALL_ID, message.call_id())? != self.call_id {
            return other(id::CALL_ID);
        }
        let (from, to) = if message.is_request() { (&self.remote, &self.local) } else { (&self.local, &self.remote) };
        if needed(id::FROM, message.from())?.tag() != from.tag() {
            return other(id::FROM);
        }
        if needed(id::TO, message.to())?.tag() != to.tag() {
            return other(id::TO);
        }
        Ok(())
    }

    fn receive_request(
        &mut self,
        message: &Message<'_>,
        method: &Method<'_>,
        cseq: &CSeq<'_>,
    ) -> Result<(), BuildError> {
        if cseq.method() != method {
            return Err(refused(id::CSEQ, RefusalKind::Other, &REQUEST_CSEQ));
        }
        // They have the number of the INVITE that they are for.
        if [Method::ACK, Method::CANCEL].contains(method) {
            return Ok(());
        }
        if self.remote_cseq.is_some_and(|known| cseq.number() < known) {
            return Err(refused(id::CSEQ, RefusalKind::Lower, &ORDER));
        }
        let is_new = self.remote_cseq != Some(cseq.number());
        self.remote_cseq = Some(cseq.number());
        if is_new && REFRESHES.contains(method) {
            self.take_target(message);
        }
        Ok(())
    }

    fn receive_response(&mut self, message: &Message<'_>, cseq: &CSeq<'_>) -> Result<(), BuildError> {
        if cseq.number() > self.local_cseq {
            return Err(refused(id::CSEQ, RefusalKind::Other, &TRANSACTION));
        }
        let is_final = message.status().is_some_and(|status| status.code() >= 200);
        let Some(place) = self.outstanding.iter().position(|sent| sent == cseq).filter(|_| is_final) else {
            return Ok(());
        };
        if message.status().is_some_and(|status| status.is_success()) {
            if *cseq.method() == Method::INVITE {
                if self.early_cseq == Some(cseq.number()) {
                    self.routes = caller_routes(message)?;
                    self.early_cseq = None;
                }
                self.accepted_cseq = Some(cseq.number());
            }
            self.take_target(message);
        }
        self.outstanding.remove(place);
        Ok(())
    }

    fn take_target(&mut self, message: &Message<'_>) {
        // Anything but a SIP URI is no target, and a peer can't be told to mend it.
        if let Ok(target) = target_of(message) {
            self.target = target;
        }
    }
}
