use offhook_base::{ErrorKind, ParseError, Rule};
use smallvec::SmallVec;

use super::multipart::{Multipart, Parts};
use super::part::Part;

static NESTED: Rule = Rule::new("nested multipart", "RFC 5621 §4.2");

/// Bodies that have no parts of their own, in order: what [`Multipart::leaves`] and
/// [`Message::bodies`](crate::Message::bodies) give.
///
/// Bodies within bodies are opened to the depth of [`Limits::depth`](crate::Limits::depth); one that is deeper, or that
/// can't be read, is an error, and the next one goes on.
#[derive(Clone, Debug)]
pub struct Leaves<'m> {
    /// The bodies that are open, the innermost last.
    open: SmallVec<[Parts<'m>; 2]>,
    one: Option<Result<Part<'m>, ParseError>>,
}

impl<'m> Leaves<'m> {
    pub(super) fn none() -> Self {
        Self { open: SmallVec::new(), one: None }
    }

    pub(super) fn one(part: Part<'m>) -> Self {
        Self { one: Some(Ok(part)), ..Self::none() }
    }

    pub(super) fn failed(error: ParseError) -> Self {
        Self { one: Some(Err(error)), ..Self::none() }
    }

    pub(super) fn of(multipart: &Multipart<'m>) -> Self {
        let mut open = SmallVec::new();
        open.push(multipart.parts());
        Self { open, one: None }
    }

    /// Which alternatives the last leaf is one of: where their body begins.
    pub(super) fn alternatives(&self) -> Option<usize> {
        let multipart = self.open.last()?.multipart();
        multipart.is_alternative().then_some(multipart.start())
    }
}

impl<'m> Iterator for Leaves<'m> {
    type Item = Result<Part<'m>, ParseError>;

    fn next(&mut self) -> Option<Self::Item> {
        if let Some(one) = self.one.take() {
            return Some(one);
        }
        loop {
            let depth = self.open.len();
            let parts = self.open.last_mut()?;
            let max = parts.multipart().limits().depth();
            let Some(part) = parts.next() else {
                self.open.pop();
                continue;
            };
            let part = match part {
                Ok(part) => part,
                Err(error) => return Some(Err(error)),
            };
            match part.multipart() {
                None => return Some(Ok(part)),
                Some(Err(error)) => return Some(Err(error)),
                Some(Ok(_)) if depth >= max as usize => {
                    return Some(Err(ParseError::new(&NESTED, part.offset(), ErrorKind::TooDeep { max })));
                }
                Some(Ok(inner)) => self.open.push(inner.parts()),
            }
        }
    }
}
