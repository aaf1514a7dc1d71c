//! `offhook sip`: messages.

mod parse;
mod text;

use std::process::ExitCode;

use clap::{Args, Subcommand};

/// `offhook sip COMMAND`
#[derive(Args, Debug)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// What is in a message, and what is wrong with it.
    Parse(parse::Arguments),
}

/// Runs the command.
pub(crate) fn run(arguments: &Arguments, quiet: bool) -> ExitCode {
    match &arguments.command {
        Command::Parse(parse) => parse::run(parse, quiet),
    }
}
