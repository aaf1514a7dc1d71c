//! The command `offhook`: the libraries from a shell, and from other languages as JSON.

mod command;
mod input;
mod output;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Reads what a contact centre says on the wire, and tells what happened.
#[derive(Debug, Parser)]
#[command(name = "offhook", version, arg_required_else_help = true)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
    /// No progress on standard error.
    #[arg(long, global = true)]
    quiet: bool,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// The agent machine: event logs, bill files and traces.
    Agent(command::agent::Arguments),
    /// Types of agent operations.
    Ops(command::ops::Arguments),
    /// The calls in captures (pcap, pcapng).
    Replay(command::replay::Arguments),
    /// Session descriptions.
    Sdp(command::sdp::Arguments),
    /// SIP messages.
    Sip(command::sip::Arguments),
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    match arguments.command {
        Command::Agent(agent) => command::agent::run(&agent, arguments.quiet),
        Command::Ops(ops) => command::ops::run(&ops),
        Command::Replay(replay) => command::replay::run(&replay, arguments.quiet),
        Command::Sdp(sdp) => command::sdp::run(&sdp, arguments.quiet),
        Command::Sip(sip) => command::sip::run(&sip, arguments.quiet),
    }
}
