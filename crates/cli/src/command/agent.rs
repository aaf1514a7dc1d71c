//! `offhook agent`: the agent machine.

mod check;

use std::process::ExitCode;

use clap::{Args, Subcommand};

/// `offhook agent COMMAND`
#[derive(Args, Debug)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Holds an event log, a bill file or a trace against the rules.
    Check(check::Arguments),
}

/// Runs the command.
pub(crate) fn run(arguments: &Arguments, quiet: bool) -> ExitCode {
    match &arguments.command {
        Command::Check(check) => check::run(check, quiet),
    }
}
