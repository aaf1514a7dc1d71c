//! The calls in a capture (pcap or pcapng), as a table and as call records.
//!
//! ```sh
//! cargo run --example replay -- examples/data/sipp-uac-uas.pcap
//! ```

use std::error::Error;
use std::fmt::Write as _;
use std::fs::File;
use std::io::{self, BufReader, Read, Write as _};
use std::process::ExitCode;

use offhook::cdr::CallRecord;
use offhook::cdr::format::{HuaweiCall, TableFormat};
use offhook::jiff::Timestamp;
use offhook::jiff::tz::TimeZone;
use offhook::replay::{Replay, call_record};
use offhook::view::{Account, Table, printable};
use offhook_examples::{WIDTH, clock, finish, heading, seconds, usage};

fn main() -> ExitCode {
    let mut arguments = std::env::args_os().skip(1);
    let path = match (arguments.next(), arguments.next()) {
        (Some(path), None) if !path.to_string_lossy().starts_with("--") => path,
        _ => return usage("cargo run --example replay -- FILE.pcap"),
    };
    let name = printable(&path.to_string_lossy());
    let file = match File::open(&path) {
        Ok(file) => file,
        Err(error) => {
            let _ = writeln!(io::stderr(), "{name}: {error}");
            return ExitCode::FAILURE;
        }
    };
    let replay = Replay::read(BufReader::new(file));
    let written = finish(print(&replay));
    if let Some(error) = replay.error() {
        let _ = writeln!(io::stderr(), "{name}: {error}");
    }
    if replay.is_whole() { written } else { ExitCode::FAILURE }
}

/// What the example prints for a capture, damaged or not.
///
/// # Errors
///
/// A record that its format can't hold.
pub fn run(capture: impl Read) -> Result<String, Box<dyn Error>> {
    print(&Replay::read(capture))
}

fn print(replay: &Replay) -> Result<String, Box<dyn Error>> {
    let mut out = String::new();
    let (zone, counts) = (TimeZone::UTC, replay.counts());
    heading(&mut out, "The capture");
    let mut table = Table::new(["packets", "SIP messages", "Call-IDs", "calls", "skipped", "first message", "length"]);
    let (first, length) = match replay.span() {
        Some((first, last)) => (stamp(first), seconds(last.duration_since(first).unsigned_abs())),
        None => Default::default(),
    };
    table.row([
        counts.packets.to_string(),
        counts.messages.to_string(),
        replay.call_ids().to_string(),
        replay.calls().len().to_string(),
        counts.skipped.to_string(),
        first,
        length,
    ]);
    write!(out, "{table}")?;
    for skipped in replay.skipped() {
        writeln!(out, "skipped: {skipped}")?;
    }

    if replay.calls().is_empty() {
        out.push_str("\nNo calls.\n");
        return Ok(out);
    }

    heading(&mut out, "Calls (times are UTC)");
    let columns = ["Call-ID", "from", "to", "start", "ring", "talk", "ended by", "result", "status"];
    let mut table = Table::new(columns).with_width(WIDTH);
    for call in replay.calls() {
        table.row([
            call.call_ids.join(" "),
            call.from.clone(),
            call.to.clone(),
            call.start.map(|start| clock(start.timestamp(), &zone)).unwrap_or_default(),
            call.ring_time().map(seconds).unwrap_or_default(),
            call.talk_time().map(seconds).unwrap_or_default(),
            call.released_by.map(|by| by.to_string()).unwrap_or_default(),
            call.result.to_string(),
            call.status.map(|status| status.to_string()).unwrap_or_default(),
        ]);
    }
    write!(out, "{table}")?;

    heading(&mut out, "Call records (_call_, 29 columns)");
    let account = Account::new(zone.clone());
    let mut table = Table::new(CallRecord::COLUMNS.iter().map(|column| column.name())).with_width(WIDTH);
    for call in replay.calls() {
        table.row(HuaweiCall::fields(&call_record(call, &account), &zone)?);
    }
    write!(out, "{table}")?;
    Ok(out)
}

fn stamp(at: Timestamp) -> String {
    at.strftime("%F %T%.3f").to_string()
}
