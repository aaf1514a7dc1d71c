use alloc::vec::Vec;

use offhook_base::{Finding, Level, ParseError, Problem as _};

use crate::flaw::Flaw;
use crate::{Consequence, Problem, ReadOptions};

/// Decides what to do with each problem.
pub(crate) struct Sink {
    pub(crate) findings: Vec<Finding<Problem>>,
    strict: bool,
    unknown_types: bool,
    /// Collects everything and refuses nothing.
    collect: bool,
}

impl Sink {
    pub(crate) const fn new(options: &ReadOptions, collect: bool) -> Self {
        let (strict, unknown_types) = (options.strict(), options.unknown_types());
        Self { findings: Vec::new(), strict, unknown_types, collect }
    }

    /// Takes a problem `flaw.offset` octets behind `base`.
    #[cold]
    #[inline(never)]
    pub(super) fn report(&mut self, base: usize, flaw: Flaw) -> Result<(), ParseError> {
        let Flaw { offset, problem, kind } = flaw;
        let offset = base.saturating_add(offset);
        let kept = self.unknown_types && matches!(problem, Problem::UnknownType(_));
        let refused = match problem.consequence() {
            Consequence::Refuse => !kept,
            _ => self.strict && problem.level() == Level::Error,
        };
        if refused && !self.collect {
            return Err(ParseError::new(problem.rule(), offset, kind));
        }
        self.findings.push(Finding::new(offset, problem));
        Ok(())
    }
}
