//! Parameters that are added, replaced and taken away.

use alloc::borrow::Cow;
use alloc::vec::Vec;

use offhook_base::{ErrorKind, ParseError};

use super::{PARAM, Params, Repr, write_param};
use crate::grammar::{self, TOKEN, is};
use crate::header::value::Octets;

impl Params<'_> {
    /// Adds a parameter at the end. A value that is no token is quoted.
    ///
    /// # Errors
    ///
    /// `name` is no token, or `value` holds a control character.
    pub fn push(&mut self, name: &str, value: Option<&str>) -> Result<(), ParseError> {
        self.push_text(name, &equals(value))
    }

    /// Adds a parameter at the end whose value is a quoted string, token or not.
    ///
    /// # Errors
    ///
    /// `name` is no token, or `value` holds a control character.
    pub fn push_quoted(&mut self, name: &str, value: &str) -> Result<(), ParseError> {
        let mut text = Vec::new();
        text.push(b'=');
        write_quoted(value.as_bytes(), &mut text);
        self.push_text(name, &text)
    }

    fn push_text(&mut self, name: &str, equals_value: &[u8]) -> Result<(), ParseError> {
        let text = param_text(name, equals_value)?;
        let mut all = core::mem::take(self).into_text().into_owned();
        all.extend_from_slice(&text);
        self.0 = Repr::Written(Cow::Owned(all));
        Ok(())
    }

    /// Gives the parameter of this name a value, or takes its value away: in its place if it is there, at the end if
    /// not. Further ones of the same name go. A value that is no token is quoted.
    ///
    /// # Errors
    ///
    /// `name` is no token, or `value` holds a control character. Nothing has changed then.
    ///
    /// ```
    /// let mut params = offhook_sip::Params::parse(b";rport;branch=z9hG4bK1")?;
    /// params.set("rport", Some("5060"))?;
    /// assert_eq!(params, offhook_sip::Params::parse(b";rport=5060;branch=z9hG4bK1")?);
    /// # Ok::<(), offhook_sip::ParseError>(())
    /// ```
    pub fn set(&mut self, name: &str, value: Option<&str>) -> Result<(), ParseError> {
        if !self.contains(name) {
            return self.push(name, value);
        }
        let text = param_text(name, &equals(value))?;
        let mut all = Vec::new();
        let mut is_set = false;
        for param in self.iter() {
            if !param.is_named(name) {
                write_param(param, &mut all);
            } else if !is_set {
                is_set = true;
                all.extend_from_slice(&text);
            }
        }
        self.0 = Repr::Written(Cow::Owned(all));
        Ok(())
    }

    /// Takes the parameters of this name away; whether there was one.
    pub fn remove(&mut self, name: &str) -> bool {
        if !self.contains(name) {
            return false;
        }
        let mut rest = Vec::new();
        for param in self.iter().filter(|param| !param.is_named(name)) {
            write_param(param, &mut rest);
        }
        self.0 = Repr::Written(Cow::Owned(rest));
        true
    }
}

/// `=` and the value, or nothing.
fn equals(value: Option<&str>) -> Vec<u8> {
    let mut text = Vec::new();
    if let Some(value) = value {
        text.push(b'=');
        write_param_value(value.as_bytes(), &mut text);
    }
    text
}

/// One parameter as it is written, semicolon first, if it is one.
fn param_text(name: &str, equals_value: &[u8]) -> Result<Vec<u8>, ParseError> {
    if !grammar::is_token(name.as_bytes()) {
        return Err(ParseError::new(&PARAM, 0, ErrorKind::Unknown));
    }
    let mut text = Vec::with_capacity(name.len().saturating_add(equals_value.len()).saturating_add(1));
    text.push(b';');
    text.extend_from_slice(name.as_bytes());
    text.extend_from_slice(equals_value);
    if let Some(bad) = text.iter().position(|octet| grammar::is(*octet, grammar::CONTROL) || b"\r\n".contains(octet)) {
        return Err(ParseError::new(&PARAM, bad, ErrorKind::Byte(text.get(bad).copied().unwrap_or_default())));
    }
    Params::parse(&text)?;
    Ok(text)
}

/// Writes a value as a token, a host, or a quoted string, whichever comes first.
fn write_param_value(value: &[u8], out: &mut impl Octets) {
    let plain = !value.is_empty() && value.iter().all(|octet| is(*octet, TOKEN) || b"[]:".contains(octet));
    let quoted = value.len() >= 2 && value.starts_with(b"\"") && value.ends_with(b"\"");
    if plain || quoted {
        out.extend_from_slice(value);
    } else {
        write_quoted(value, out);
    }
}

/// Writes text as a `quoted-string`.
pub(crate) fn write_quoted(text: &[u8], out: &mut impl Octets) {
    out.push(b'"');
    for octet in text {
        if matches!(octet, b'"' | b'\\') {
            out.push(b'\\');
        }
        out.push(*octet);
    }
    out.push(b'"');
}
