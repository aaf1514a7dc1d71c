use alloc::collections::VecDeque;
use alloc::string::{String, ToString};

use jiff::{SignedDuration, Timestamp};
use offhook_sip::{Message, Method, StatusCode};

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
    /// Checks that wait for an answer, oldest first: Call-ID and CSeq number. Both ends of a trunk may ask.
    waiting: VecDeque<(String, u32)>,
    asked: Option<Timestamp>,
    answered: Option<Timestamp>,
}

impl Trunk {
    /// Checks that may wait for their answers at a time; of more, the oldest is given up.
    pub const MAX_WAITING: usize = 16;
    /// Time from one check to the next.
    pub const INTERVAL: SignedDuration = SignedDuration::from_mins(1);

    /// Takes a message of the trunk, in either direction; all but OPTIONS and their responses are passed over.
    pub fn observe(&mut self, at: Timestamp, message: &Message<'_>) {
        let (Some(Ok(call_id)), Some(Ok(cseq))) = (message.call_id(), message.cseq()) else { return };
        if *cseq.method() != Method::OPTIONS {
            return;
        }
        let check = (call_id.to_string(), cseq.number());
        let place = self.waiting.iter().position(|waiting| *waiting == check);
        match (message.status(), place) {
            (None, None) => {
                if self.waiting.len() >= Self::MAX_WAITING {
                    self.waiting.pop_front();
                }
                self.waiting.push_back(check);
                self.asked = self.asked.max(Some(at));
            }
            (Some(StatusCode::OK), Some(place)) => {
                self.waiting.remove(place);
                self.answered = self.answered.max(Some(at));
            }
            (Some(status), Some(place)) if status.code() >= 200 => {
                self.waiting.remove(place);
                self.answered = None;
            }
            // A repeated request, a provisional response, or the answer to a check that nobody saw.
            _ => {}
        }
    }

    /// Whether the latest check was answered, and the next is not overdue: an answer holds for two intervals, since
    /// the check that renews it may be on its way. `at` is not before the latest message.
    #[must_use]
    pub fn is_up(&self, at: Timestamp) -> bool {
        self.answered.is_some_and(|answered| at.duration_since(answered) <= Self::INTERVAL * 2)
    }

    /// When the next check is due; none before the first.
    #[must_use]
    pub fn next_check(&self) -> Option<Timestamp> {
        self.asked?.checked_add(Self::INTERVAL).ok()
    }
}
