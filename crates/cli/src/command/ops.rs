//! `offhook ops`: the types of agent operations.

mod describe;
mod list;

use std::process::ExitCode;

use clap::{Args, Subcommand};

/// `offhook ops COMMAND`
#[derive(Args, Debug)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Every type with its object, its reasons, and whether it writes a bill.
    List(list::Arguments),
    /// What a type, with an object and a reason, means.
    Describe(describe::Arguments),
}

/// Runs the command.
pub(crate) fn run(arguments: &Arguments) -> ExitCode {
    match &arguments.command {
        Command::List(list) => list::run(list),
        Command::Describe(describe) => describe::run(describe),
    }
}
