use offhook_base::ParseError;

use super::{Scanner, Sink};
use crate::Problem;
use crate::flaw::Flaw;

/// The input from its first NUL, line feed or carriage return.
///
/// Eight octets at a time: a description is short lines, for which a call of a vectorised search costs more than it
/// finds.
pub(super) fn from_control(input: &[u8]) -> &[u8] {
    const ONES: u64 = 0x0101_0101_0101_0101;
    const HIGH: u64 = 0x8080_8080_8080_8080;
    let mut rest = input;
    loop {
        while let Some((chunk, after)) = rest.split_first_chunk::<8>() {
            let word = u64::from_le_bytes(*chunk);
            // The lowest bit of this is an octet below 0x0e, or one from 0x8e on, which few descriptions have.
            let below = word.wrapping_sub(ONES.wrapping_mul(0x0e)) & HIGH;
            if below != 0 {
                rest = rest.get((below.trailing_zeros() / 8) as usize..).unwrap_or_default();
                break;
            }
            rest = after;
        }
        match rest {
            [] | [0 | b'\r' | b'\n', ..] => return rest,
            // Another control, one that is not ASCII, or the last octets.
            [_, after @ ..] => rest = after,
        }
    }
}

impl Scanner<'_> {
    /// Where a line ends whose first control octet, at `end` and at the start of `rest`, is not its CR LF; and where
    /// the next line begins.
    #[cold]
    #[inline(never)]
    pub(super) fn odd_line_end(
        &mut self,
        mut end: usize,
        mut rest: &[u8],
        sink: &mut Sink,
    ) -> Result<(usize, usize), ParseError> {
        loop {
            match rest {
                [] => {
                    sink.report(end, Flaw::new(0, Problem::NoFinalLineEnd))?;
                    return Ok((end, end));
                }
                [b'\r', b'\n', ..] => return Ok((end, end.saturating_add(2))),
                [b'\r'] => {
                    // Cut between the two: the line itself is whole.
                    sink.report(end, Flaw::new(0, Problem::NoFinalLineEnd))?;
                    return Ok((end, end.saturating_add(1)));
                }
                [b'\r', after @ ..] => {
                    sink.report(end, Flaw::new(0, Problem::BareCr))?;
                    let skipped = after.iter().position(|byte| *byte == b'\n');
                    let skipped = skipped.map_or(after.len(), |at| at.saturating_add(1));
                    return Ok((end, end.saturating_add(1).saturating_add(skipped)));
                }
                [b'\n', ..] => {
                    if !core::mem::replace(&mut self.seen.line_feed, true) {
                        sink.report(end, Flaw::new(0, Problem::LineFeed))?;
                    }
                    return Ok((end, end.saturating_add(1)));
                }
                [_, after @ ..] => {
                    if !core::mem::replace(&mut self.seen.nul, true) {
                        sink.report(end, Flaw::new(0, Problem::Nul))?;
                    }
                    rest = from_control(after);
                    end = end.saturating_add(1).saturating_add(after.len().saturating_sub(rest.len()));
                }
            }
        }
    }

    /// Whether nothing but line ends follows.
    pub(super) fn is_trailing(&mut self, start: usize) -> bool {
        let text = self.text;
        let trailing = *self.trailing.get_or_insert_with(|| {
            text.iter().rposition(|byte| !matches!(byte, b'\r' | b'\n')).map_or(0, |at| at.saturating_add(1))
        });
        start >= trailing
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn controls_are_found_wherever_they_are() {
        for length in 0..40 {
            let mut text = alloc::vec![b'x'; length];
            let control = |text: &[u8]| text.len() - from_control(text).len();
            assert_eq!(control(&text), length);
            for at in 0..length {
                for (octet, found) in
                    [(0, at), (b'\n', at), (b'\r', at), (b'\t', length), (0x0d + 1, length), (0xff, length)]
                {
                    if let Some(place) = text.get_mut(at) {
                        *place = octet;
                    }
                    assert_eq!(control(&text), found, "{octet:#04x} at {at} of {length}");
                    if let Some(place) = text.get_mut(at) {
                        *place = b'x';
                    }
                }
            }
        }
    }
}
