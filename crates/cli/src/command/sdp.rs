//! `offhook sdp`: session descriptions.

mod answer;
mod parse;
mod text;

use std::fmt::Display;
use std::io::Read;
use std::path::Path;
use std::process::ExitCode;

use clap::{Args, Subcommand};
use offhook::sdp::{Description, Limits, ParseError, Position};

use crate::input::{self, Input};
use crate::output::diagnostic;

/// `offhook sdp COMMAND`
#[derive(Args, Debug)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// What is in a description, and what is wrong with it.
    Parse(parse::Arguments),
    /// The answer to an offer (RFC 3264).
    Answer(answer::Arguments),
}

/// Runs the command.
pub(crate) fn run(arguments: &Arguments, quiet: bool) -> ExitCode {
    match &arguments.command {
        Command::Parse(parse) => parse::run(parse, quiet),
        Command::Answer(answer) => answer::run(answer, quiet),
    }
}

/// Reads the description that a file is; what it is refused for is told of.
fn description(path: &Path, quiet: bool) -> Option<(Input, Description<'static>)> {
    let mut input = match input::open(path, quiet) {
        Ok(input) => input,
        Err(error) => {
            diagnostic(path.display(), &error);
            return None;
        }
    };
    // One octet more than is allowed shows that there are too many.
    let room = u64::from(Limits::default().message_bytes()).saturating_add(1);
    let mut text = Vec::new();
    if let Err(error) = input.by_ref().take(room).read_to_end(&mut text) {
        refuse(&input, path, &error);
        return None;
    }
    match Description::parse(&text).map(Description::into_owned) {
        Ok(description) => Some((input, description)),
        Err(error) => {
            refuse(&input, path, &placed(&text, &error));
            None
        }
    }
}

/// An error with its line and column.
fn placed(text: &[u8], error: &ParseError) -> String {
    format!("{}: {error}", Position::of(text, error.offset()))
}

fn refuse(input: &Input, path: &Path, what: &impl Display) {
    input.apart(|| diagnostic(path.display(), what));
}
