//! Results on standard output, diagnostics on standard error, and what both make of the exit status.

use std::env;
use std::fmt::Display;
use std::io::{self, BufWriter, ErrorKind, IsTerminal, StdoutLock, Write};
use std::process::ExitCode;

use offhook::view::printable;

/// What has become of the command, the worst that was said.
#[derive(Clone, Copy, Debug, Default, Eq, Ord, PartialEq, PartialOrd)]
pub(crate) enum Status {
    /// Status 0.
    #[default]
    Done,
    /// Status 1: an input was refused, or could not be read to its end.
    Refused,
}

impl From<Status> for ExitCode {
    fn from(status: Status) -> Self {
        match status {
            Status::Done => Self::SUCCESS,
            Status::Refused => Self::FAILURE,
        }
    }
}

/// Writes a result. A reader that closes the pipe ends the command silently.
pub(crate) fn result(text: impl AsRef<[u8]>) -> Result<(), ExitCode> {
    let mut out = io::stdout().lock();
    out.write_all(text.as_ref()).and_then(|()| out.flush()).map_err(unwritten)
}

fn unwritten(error: io::Error) -> ExitCode {
    match error.kind() {
        ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        _ => {
            diagnostic("standard output", &error);
            ExitCode::FAILURE
        }
    }
}

/// A result of many lines, which are written in larger parts.
pub(crate) struct Lines(BufWriter<StdoutLock<'static>>);

impl Lines {
    pub(crate) fn new() -> Self {
        Self(BufWriter::with_capacity(64 << 10, io::stdout().lock()))
    }

    pub(crate) fn write(&mut self, line: &str) -> Result<(), ExitCode> {
        self.0.write_all(line.as_bytes()).map_err(unwritten)
    }

    /// Writes what is left.
    pub(crate) fn end(mut self) -> Result<(), ExitCode> {
        self.0.flush().map_err(unwritten)
    }
}

/// Writes a diagnostic: one line, whatever the name of a file is. Nothing is left to tell it to if standard error is closed as well.
pub(crate) fn diagnostic(file: impl Display, what: &impl Display) {
    let line = printable(&format!("offhook: {file}: {what}"));
    let _ = writeln!(io::stderr(), "{line}");
}

/// Ends a command whose arguments do not go together, with status 2 as for any wrong usage.
pub(crate) fn misused(what: &str) -> ExitCode {
    let _ = writeln!(io::stderr(), "offhook: {what}");
    ExitCode::from(2)
}

/// Colours of results: on a terminal only, and never with `NO_COLOR` (no-color.org).
#[derive(Clone, Copy, Debug)]
pub(crate) struct Paint {
    is_on: bool,
}

impl Paint {
    /// As standard output wants it.
    pub(crate) fn of_output() -> Self {
        let is_unwanted = env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
        Self { is_on: !is_unwanted && io::stdout().is_terminal() }
    }

    pub(crate) fn bold(self, text: &str) -> String {
        self.sgr("1", text)
    }

    pub(crate) fn dim(self, text: &str) -> String {
        self.sgr("2", text)
    }

    pub(crate) fn red(self, text: &str) -> String {
        self.sgr("31", text)
    }

    pub(crate) fn yellow(self, text: &str) -> String {
        self.sgr("33", text)
    }

    /// `code` is a parameter of Select Graphic Rendition (ECMA-48 8.3.117).
    fn sgr(self, code: &str, text: &str) -> String {
        if self.is_on { format!("\u{1b}[{code}m{text}\u{1b}[m") } else { text.to_owned() }
    }
}
