use offhook_base::{ErrorKind, ParseError, Problem as _};

use crate::Problem;

/// A problem at an offset of the value that was being read, before it is known whether it refuses the description.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Flaw {
    pub(crate) offset: usize,
    pub(crate) problem: Problem,
    pub(crate) kind: ErrorKind,
}

impl Flaw {
    pub(crate) const fn new(offset: usize, problem: Problem) -> Self {
        Self { offset, problem, kind: problem.error_kind() }
    }

    pub(crate) const fn with_kind(offset: usize, problem: Problem, kind: ErrorKind) -> Self {
        Self { offset, problem, kind }
    }

    pub(crate) fn into_error(self) -> ParseError {
        ParseError::new(self.problem.rule(), self.offset, self.kind)
    }
}

/// The fields of a value between single spaces, each with its offset, and whether there were spaces too many.
pub(crate) struct Fields<'a> {
    input: &'a [u8],
    at: usize,
    extra_space: Option<usize>,
}

impl<'a> Fields<'a> {
    pub(crate) const fn new(input: &'a [u8]) -> Self {
        Self { input, at: 0, extra_space: None }
    }

    /// Where a space stands that does not belong there; complete after the last field was taken.
    pub(crate) const fn extra_space(&self) -> Option<usize> {
        self.extra_space
    }

    pub(crate) const fn offset(&self) -> usize {
        self.at
    }

    /// What has not been taken yet.
    pub(crate) fn rest(&self) -> &'a [u8] {
        self.input.get(self.at..).unwrap_or_default()
    }
}

impl<'a> Iterator for Fields<'a> {
    type Item = (usize, &'a [u8]);

    fn next(&mut self) -> Option<Self::Item> {
        let mut start = self.at;
        let mut rest = self.rest();
        while let [b' ', after @ ..] = rest {
            self.extra_space.get_or_insert(start);
            start = start.saturating_add(1);
            rest = after;
        }
        if rest.is_empty() {
            self.at = start;
            return None;
        }
        let length = rest.iter().position(|byte| *byte == b' ').unwrap_or(rest.len());
        let (field, after) = rest.split_at_checked(length)?;
        self.at = start.saturating_add(length);
        if let [b' ', more @ ..] = after {
            if more.is_empty() {
                self.extra_space.get_or_insert(self.at);
            }
            self.at = self.at.saturating_add(1);
        }
        Some((start, field))
    }
}
