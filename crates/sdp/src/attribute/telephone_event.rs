use core::fmt;

use offhook_base::{ParseError, Rule};

use crate::grammar::Cursor;

static RULE: Rule = Rule::new("telephone-event", "RFC 4733 §2.4.1");

/// The events that a side understands: the parameters of `telephone-event`, such as `0-15` (RFC 4733 §2.4.1).
///
/// 0 to 9 are the digits, 10 is `*`, 11 is `#`, 12 to 15 are A to D (RFC 4733 §3.2).
///
/// ```
/// use offhook_sdp::TelephoneEvents;
///
/// let offered = TelephoneEvents::parse(b"0-15,66,70")?;
/// assert_eq!(offered.intersection(TelephoneEvents::KEYS).to_string(), "0-15");
/// assert_eq!(offered.iter().count(), 18);
/// # Ok::<(), offhook_sdp::ParseError>(())
/// ```
#[derive(Clone, Copy, Debug, Default, Eq, Hash, PartialEq)]
pub struct TelephoneEvents {
    /// One bit per event, 0 to 127 and 128 to 255.
    low: u128,
    high: u128,
}

impl TelephoneEvents {
    /// The sixteen keys, `0-15`: what is meant where nothing is said (RFC 4733 §2.4.1).
    pub const KEYS: Self = Self { low: 0xffff, high: 0 };

    /// Reads `0-15` or `0-11,16,70`: numbers and ranges from 0 to 255, in any order.
    ///
    /// # Errors
    ///
    /// With a number above 255, or a range that goes down.
    pub fn parse(value: &[u8]) -> Result<Self, ParseError> {
        let mut cursor = Cursor::new(&RULE, value);
        let mut events = Self::default();
        loop {
            let first = cursor.number_u8(0, u8::MAX)?;
            let last = if cursor.skip(b'-') { cursor.number_u8(first, u8::MAX)? } else { first };
            for event in first..=last {
                events = events.with(event);
            }
            if !cursor.skip(b',') {
                break;
            }
            // `0-15, 66` with a space stands in the field.
            while cursor.skip(b' ') {}
        }
        cursor.end()?;
        Ok(events)
    }

    /// The same and `event`.
    #[must_use]
    pub const fn with(self, event: u8) -> Self {
        match event {
            0..=127 => Self { low: self.low | (1 << event), ..self },
            128.. => Self { high: self.high | (1 << (event & 0x7f)), ..self },
        }
    }

    /// Whether `event` is among them.
    #[must_use]
    pub const fn contains(self, event: u8) -> bool {
        match event {
            0..=127 => self.low & (1 << event) != 0,
            128.. => self.high & (1 << (event & 0x7f)) != 0,
        }
    }

    /// What both sides understand.
    #[must_use]
    pub const fn intersection(self, other: Self) -> Self {
        Self { low: self.low & other.low, high: self.high & other.high }
    }

    /// Whether there is none.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.low == 0 && self.high == 0
    }

    /// The events, from the lowest.
    #[must_use]
    pub const fn iter(self) -> TelephoneEventsIter {
        TelephoneEventsIter { events: self, next: Some(0) }
    }
}

/// The events of [`TelephoneEvents`], from the lowest.
#[derive(Clone, Debug)]
pub struct TelephoneEventsIter {
    events: TelephoneEvents,
    next: Option<u8>,
}

impl Iterator for TelephoneEventsIter {
    type Item = u8;

    fn next(&mut self) -> Option<u8> {
        loop {
            let event = self.next?;
            self.next = event.checked_add(1);
            if self.events.contains(event) {
                return Some(event);
            }
        }
    }
}

impl IntoIterator for TelephoneEvents {
    type IntoIter = TelephoneEventsIter;
    type Item = u8;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl fmt::Display for TelephoneEvents {
    /// Shortest form: ranges joined, from the lowest.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if *self == Self::KEYS {
            return f.write_str("0-15");
        }
        let mut events = self.iter().peekable();
        let mut comma = "";
        while let Some(first) = events.next() {
            let mut last = first;
            while let Some(next) = events.next_if(|next| Some(*next) == last.checked_add(1)) {
                last = next;
            }
            match last.wrapping_sub(first) {
                0 => write!(f, "{comma}{first}")?,
                _ => write!(f, "{comma}{first}-{last}")?,
            }
            comma = ",";
        }
        Ok(())
    }
}

#[cfg(feature = "serde")]
impl serde::Serialize for TelephoneEvents {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(feature = "serde")]
impl<'de> serde::Deserialize<'de> for TelephoneEvents {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = <alloc::string::String as serde::Deserialize>::deserialize(deserializer)?;
        if text.is_empty() {
            return Ok(Self::default());
        }
        Self::parse(text.as_bytes()).map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use alloc::string::ToString as _;

    use offhook_base::ErrorKind;

    use super::*;

    #[test]
    fn ranges_and_numbers() {
        for (read, printed) in [("0-15", "0-15"), ("0-11,16,70", "0-11,16,70"), ("3,1,2", "1-3"), ("255,0", "0,255")] {
            assert_eq!(TelephoneEvents::parse(read.as_bytes()).unwrap().to_string(), printed);
        }
        assert_eq!(TelephoneEvents::parse(b"0-256").unwrap_err().offset(), 2);
        assert_eq!(
            TelephoneEvents::parse(b"9-3").unwrap_err().kind(),
            ErrorKind::OutOfRange { value: 3, min: 9, max: 255 }
        );
        assert_eq!(TelephoneEvents::parse(b"").unwrap_err().kind(), ErrorKind::End);
    }
}
