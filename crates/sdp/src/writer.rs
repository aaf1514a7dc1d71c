use alloc::vec::Vec;
use core::fmt;

use offhook_base::{ErrorKind, ParseError};

use crate::rule;

/// Writes lines, and lets nothing into a line that would end it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Writer {
    text: Vec<u8>,
    fault: Option<ParseError>,
}

impl Writer {
    pub(crate) const fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// A line whose value is a text.
    pub(crate) fn line(&mut self, letter: u8, value: &[u8]) {
        self.open(letter);
        self.put(value);
        self.close();
    }

    /// A line whose value is printed.
    pub(crate) fn print(&mut self, letter: u8, value: fmt::Arguments<'_>) {
        self.open(letter);
        // Writing into a vector cannot fail.
        let _ = fmt::Write::write_fmt(self, value);
        self.close();
    }

    /// `a=name` or `a=name:value`.
    pub(crate) fn attribute(&mut self, name: &str, value: Option<&[u8]>) {
        self.open(b'a');
        self.put(name.as_bytes());
        if let Some(value) = value {
            self.put(b":");
            self.put(value);
        }
        self.close();
    }

    /// Begins a line that is put together piece by piece.
    pub(crate) fn open(&mut self, letter: u8) {
        self.text.extend_from_slice(&[letter, b'=']);
    }

    pub(crate) fn put(&mut self, piece: &[u8]) {
        if let Some(at) = piece.iter().position(|byte| matches!(byte, 0 | b'\r' | b'\n')) {
            let kind = piece.get(at).map_or(ErrorKind::End, |byte| ErrorKind::Byte(*byte));
            let offset = self.text.len().saturating_add(at);
            self.fault.get_or_insert(ParseError::new(&rule::BYTE_STRING, offset, kind));
            return;
        }
        self.text.extend_from_slice(piece);
    }

    pub(crate) fn close(&mut self) {
        self.text.extend_from_slice(b"\r\n");
    }

    /// Lines that another writer has made.
    pub(crate) fn append(&mut self, other: &Self) {
        if let Some(fault) = other.fault {
            self.fault.get_or_insert(fault.moved_by(self.text.len()));
        }
        self.text.extend_from_slice(&other.text);
    }

    pub(crate) fn finish(self) -> Result<Vec<u8>, ParseError> {
        match self.fault {
            None => Ok(self.text),
            Some(fault) => Err(fault),
        }
    }
}

impl fmt::Write for Writer {
    fn write_str(&mut self, piece: &str) -> fmt::Result {
        self.put(piece.as_bytes());
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn nothing_ends_a_line_but_its_end() {
        let mut writer = Writer::default();
        writer.line(b's', b"a\r\na=injected");
        assert_eq!(writer.finish().unwrap_err().kind(), ErrorKind::Byte(b'\r'));
    }
}
