use core::time::Duration;
use std::collections::HashMap;

use offhook_ops::huawei::ReleaseCause;

use crate::{CallIdNum, CallRecord};

/// The records of one call in the order of its path (Huawei CEC `cec_07_0831`, rules of `call_id_num`).
///
/// ```
/// use offhook_cdr::{CallIdNum, CallLegs, CallRecord};
/// use offhook_ops::huawei::ReleaseCause;
///
/// let record = |call: &str, number, cause| {
///     let mut record = CallRecord::new(call);
///     record.call_id_num = Some(CallIdNum::from_code(number));
///     record.release_cause = Some(ReleaseCause::from_code(cause));
///     record
/// };
/// // The last record of the call often comes first.
/// let calls = CallLegs::group([record("1-1", -1, 49), record("2-1", -1, 0), record("1-1", 1, 0)]);
/// assert_eq!(calls.len(), 2);
/// assert_eq!(calls[0].records()[0].call_id_num, Some(CallIdNum::from_code(1)));
/// assert_eq!(calls[0].release_cause(), Some(ReleaseCause::from_code(49)));
/// assert!(calls.iter().all(CallLegs::is_complete));
/// ```
#[derive(Clone, Debug, Eq, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize))]
#[cfg_attr(feature = "serde", serde(try_from = "Vec<CallRecord>", into = "Vec<CallRecord>"))]
pub struct CallLegs {
    records: Vec<CallRecord>,
}

impl CallLegs {
    /// Puts the records of each call together, calls in the order of their first record.
    ///
    /// Records without a call id stand alone. Within a call they are ordered by `call_id_num`, −1 last; records with
    /// the same number, or without one, keep the order in which they came, those without one first.
    #[must_use]
    pub fn group(records: impl IntoIterator<Item = CallRecord>) -> Vec<Self> {
        let mut calls: Vec<Self> = Vec::new();
        let mut places: HashMap<String, usize> = HashMap::new();
        for record in records {
            let place = match record.call_id.as_str() {
                "" => None,
                call_id => places.get(call_id).copied(),
            };
            match place.and_then(|place| calls.get_mut(place)) {
                Some(call) => call.records.push(record),
                None => {
                    places.insert(record.call_id.clone(), calls.len());
                    calls.push(Self { records: vec![record] });
                }
            }
        }
        for call in &mut calls {
            call.records.sort_by_key(|record| record.call_id_num);
        }
        calls
    }

    /// The call's id; empty if the file has none.
    #[must_use]
    pub fn call_id(&self) -> &str {
        self.records.first().map_or("", |record| &record.call_id)
    }

    /// The records in the order in which the call went through its devices.
    #[must_use]
    pub fn records(&self) -> &[CallRecord] {
        &self.records
    }

    /// The record of the device that the call ended at, if it is there.
    #[must_use]
    pub fn last(&self) -> Option<&CallRecord> {
        self.records.last().filter(|record| record.call_id_num.is_some_and(CallIdNum::is_last))
    }

    /// Whether the last record is there, once, and the others count 1, 2, 3 … without a gap.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        let Some((last, others)) = self.records.split_last() else { return false };
        last.call_id_num == Some(CallIdNum::LAST)
            && others.iter().zip(1..).all(|(record, number)| record.call_id_num == Some(CallIdNum::from_code(number)))
    }

    /// Why the call was released; read from the last record only.
    #[must_use]
    pub fn release_cause(&self) -> Option<ReleaseCause> {
        self.last()?.release_cause
    }

    /// Exact sum of the conversation times; a record without one adds nothing.
    #[must_use]
    pub fn talk_time(&self) -> Duration {
        self.sum(CallRecord::talk_time)
    }

    /// Exact sum of the ringing times; a record without one adds nothing.
    #[must_use]
    pub fn ring_time(&self) -> Duration {
        self.sum(CallRecord::ring_time)
    }

    /// Exact sum of the waiting times; a record without one adds nothing.
    #[must_use]
    pub fn wait_time(&self) -> Duration {
        self.sum(CallRecord::wait_time)
    }

    fn sum(&self, time: fn(&CallRecord) -> Option<Duration>) -> Duration {
        self.records.iter().filter_map(time).fold(Duration::ZERO, Duration::saturating_add)
    }
}

/// Records that are not those of one call.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq, thiserror::Error)]
#[error("the records are not those of one call")]
pub struct NotOneCall;

impl TryFrom<Vec<CallRecord>> for CallLegs {
    type Error = NotOneCall;

    fn try_from(records: Vec<CallRecord>) -> Result<Self, NotOneCall> {
        let mut calls = Self::group(records);
        calls.pop().filter(|_| calls.is_empty()).ok_or(NotOneCall)
    }
}

impl From<CallLegs> for Vec<CallRecord> {
    fn from(call: CallLegs) -> Self {
        call.records
    }
}

/// Numbers the records of one call, given in the order of its path: 1, 2, 3 … and −1 for the last (Huawei CEC `cec_07_0831`).
///
/// ```
/// use offhook_cdr::{CallRecord, number_legs};
///
/// let mut legs = ["queue", "agent", "ivr", "agent"].map(|_| CallRecord::new("1456404171-43"));
/// number_legs(&mut legs);
/// assert_eq!(legs.map(|leg| leg.call_id_num.map(|number| number.code())), [Some(1), Some(2), Some(3), Some(-1)]);
/// ```
pub fn number_legs(records: &mut [CallRecord]) {
    if let Some((last, others)) = records.split_last_mut() {
        for (record, number) in others.iter_mut().zip(1..) {
            record.call_id_num = Some(CallIdNum::from_code(number));
        }
        last.call_id_num = Some(CallIdNum::LAST);
    }
}
