//! What the examples share: the four parts that each of them prints, and how it prints them.

use std::error::Error;
use std::fmt::Write as _;
use std::io::{self, ErrorKind, Write as _};
use std::process::ExitCode;
use std::time::Duration;

use offhook::History;
use offhook::agent::Headline;
use offhook::cdr::format::{Column, HuaweiAgentOperation, HuaweiCall, TableFormat};
use offhook::cdr::{AgentOperationRecord, CallRecord};
use offhook::jiff::Timestamp;
use offhook::jiff::tz::TimeZone;
use offhook::ladder::{Ladder, Text};
use offhook::view::{self, Account, Table};

/// Columns of the terminal that the pictures are made for.
pub const WIDTH: usize = 100;

/// Writes what an example has made to standard output; a reader that closes the pipe early is no fault.
#[must_use]
pub fn finish(outcome: Result<String, Box<dyn Error>>) -> ExitCode {
    let text = match outcome {
        Ok(text) => text,
        Err(error) => {
            // Nothing is left to tell it to if standard error is closed as well.
            let _ = writeln!(io::stderr(), "error: {error}");
            return ExitCode::FAILURE;
        }
    };
    match io::stdout().write_all(text.as_bytes()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => ExitCode::FAILURE,
        _ => ExitCode::SUCCESS,
    }
}

/// The `main` of an example that takes no arguments.
#[must_use]
pub fn no_arguments(name: &str, run: fn() -> Result<String, Box<dyn Error>>) -> ExitCode {
    if std::env::args_os().len() > 1 {
        return usage(&format!("cargo run --example {name}"));
    }
    finish(run())
}

/// Wrong usage: how to call the example, and exit status 2.
#[must_use]
pub fn usage(line: &str) -> ExitCode {
    let _ = writeln!(io::stderr(), "usage: {line}");
    ExitCode::from(2)
}

/// A heading, underlined.
pub fn heading(out: &mut String, title: &str) {
    let gap = if out.is_empty() { "" } else { "\n" };
    // Writing to a `String` can't fail.
    let _ = writeln!(out, "{gap}{title}\n{}\n", "=".repeat(title.chars().count()));
}

/// A paragraph, wrapped to the width of the terminal; lines after the first are indented by `indent` blanks.
pub fn paragraph(out: &mut String, text: &str, indent: usize) {
    let indent = " ".repeat(indent);
    let options = textwrap::Options::new(WIDTH).subsequent_indent(&indent).break_words(false);
    for line in textwrap::wrap(text, options) {
        let _ = writeln!(out, "{line}");
    }
}

/// The four parts: ladder, states with durations, agent operation bills, call records.
///
/// `vendor` names a vendor's numbering, and what it calls a state. Where the times of the history are assumed every part
/// says so.
///
/// # Errors
///
/// A record that its format can't hold.
pub fn report(
    out: &mut String,
    ladder: &Ladder,
    history: &History,
    account: &Account,
    vendor: (&str, fn(Headline) -> String),
) -> Result<(), Box<dyn Error>> {
    let zone = account.time_zone();
    let mark = if history.is_assumed() { ", times assumed" } else { "" };

    heading(out, &format!("The call flow{mark}"));
    let style = Text::default().with_width(WIDTH).with_time_zone(zone.clone());
    write!(out, "{}", ladder.text(&style))?;

    heading(out, "The agent's states");
    let assumed = history.is_assumed().then_some("(times)");
    let columns = ["agent", "state", vendor.0, "from", "to", "duration"];
    let mut table = Table::new(columns.into_iter().chain(assumed)).with_width(WIDTH);
    for span in view::states(history) {
        let cells = [
            span.agent.to_string(),
            span.headline.to_string(),
            vendor.1(span.headline),
            clock(span.from, zone),
            span.to.map(|to| clock(to, zone)).unwrap_or_default(),
            span.duration().map(seconds).unwrap_or_default(),
        ];
        table.row(cells.into_iter().chain(span.assumed.then(|| "assumed".to_owned())));
    }
    write!(out, "{table}")?;

    heading(out, &format!("Agent operation bills (_agentOprInfo_, 21 columns{mark})"));
    let mut table = records(AgentOperationRecord::COLUMNS.iter(), history);
    for bill in view::bills(history, account) {
        let assumed = bill.is_assumed().then(|| "assumed".to_owned());
        table.row(HuaweiAgentOperation::fields(&bill, zone)?.into_iter().chain(assumed));
    }
    write!(out, "{table}")?;

    heading(out, &format!("Call records (_call_, 29 columns{mark})"));
    let mut table = records(CallRecord::COLUMNS.iter(), history);
    for record in view::calls(history, account) {
        let assumed = record.is_assumed().then(|| "assumed".to_owned());
        table.row(HuaweiCall::fields(&record, zone)?.into_iter().chain(assumed));
    }
    write!(out, "{table}")?;
    Ok(())
}

/// A table with the columns of a format, and one more, not of the format, where times are assumed.
fn records<'c>(columns: impl Iterator<Item = &'c Column>, history: &History) -> Table {
    let assumed = history.is_assumed().then_some("(times)");
    Table::new(columns.map(Column::name).chain(assumed)).with_width(WIDTH)
}

/// `09:57:00.000` on the tenant's clock.
#[must_use]
pub fn clock(at: Timestamp, zone: &TimeZone) -> String {
    at.to_zoned(zone.clone()).strftime("%H:%M:%S%.3f").to_string()
}

/// `492.031 s`.
#[must_use]
pub fn seconds(duration: Duration) -> String {
    format!("{}.{:03} s", duration.as_secs(), duration.subsec_millis())
}

/// The example of the README, tested.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
pub struct Readme;
