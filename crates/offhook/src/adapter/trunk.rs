use jiff::{SignedDuration, Timestamp};
use offhook_sip::{CSeq, Message, Method, StatusCode};

use alloc::string::{String, ToString};

/// Whether a trunk may carry calls: the platform asks by OPTIONS every minute, and it may only while 200 comes back
/// (rule R-SIP-1).
///
/// ```
/// use offhook::adapter::Trunk;
/// use offhook::sip::Message;
///
/// let fields = "Via: SIP/2.0/UDP 10.11.56.68;branch=z9hG4bK1\r\nFrom: <sip:10.11.56.68>;tag=1\r\nTo: <sip:10.11.56.61>\r\n\
///               Call-ID: 1@10.11.56.68\r\nCSeq: 1 OPTIONS\r\n\r\n";
/// let options = format!("OPTIONS sip:10.11.56.61 SIP/2.0\r\n{fields}");
/// let ok = format!("SIP/2.0 200 OK\r\n{fields}");
/// let at = "2026-11-20T01:57:00Z".parse()?;
///
/// let mut trunk = Trunk::default();
/// trunk.observe(at, &Message::parse(options.as_bytes())?);
/// assert!(!trunk.is_up(at));
/// trunk.observe(at, &Message::parse(ok.as_bytes())?);
/// assert!(trunk.is_up(at));
/// assert_eq!(trunk.next_check(), Some("2026-11-20T01:58:00Z".parse()?));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct Trunk {
    asked: Option<(Timestamp, String, u32)>,
    answered: Option<Timestamp>,
}

impl Trunk {
    /// Time from one check to the next.
    pub const INTERVAL: SignedDuration = SignedDuration::from_mins(1);

    /// Takes a message of the trunk, in either direction; all but OPTIONS and their responses are passed over.
    pub fn observe(&mut self, at: Timestamp, message: &Message<'_>) {
        let (Some(Ok(call_id)), Some(Ok(cseq))) = (message.call_id(), message.cseq()) else { return };
        if *cseq.method() != Method::OPTIONS {
            return;
        }
        match message.status() {
            None => self.asked = Some((at, call_id.to_string(), CSeq::number(&cseq))),
            Some(status) => {
                let ours = self
                    .asked
                    .as_ref()
                    .is_some_and(|(_, id, number)| *id == call_id.to_string() && *number == cseq.number());
                if ours && status == StatusCode::OK {
                    self.answered = Some(at);
                } else if ours && status.code() >= 200 {
                    self.answered = None;
                }
            }
        }
    }

    /// Whether the latest check was answered, and the next is not overdue: an answer holds for two intervals, since
    /// the check that renews it may be on its way.
    #[must_use]
    pub fn is_up(&self, at: Timestamp) -> bool {
        self.answered.is_some_and(|answered| at.duration_since(answered) <= Self::INTERVAL * 2)
    }

    /// When the next check is due; none before the first.
    #[must_use]
    pub fn next_check(&self) -> Option<Timestamp> {
        let (asked, ..) = self.asked.as_ref()?;
        asked.checked_add(Self::INTERVAL).ok()
    }
}
