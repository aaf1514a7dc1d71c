//! `offhook replay`: the calls in captures.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Args, ValueEnum};
use offhook::cdr::format::{HuaweiCall, TableFormat};
use offhook::cdr::{CallRecord, WriteError};
use offhook::jiff::tz::TimeZone;
use offhook::json::ReplayViews;
use offhook::replay::{Replay, call_record};
use offhook::view::{Account, Table, printable};

use crate::command::time_zone;
use crate::input;
use crate::output::{Status, diagnostic, result};

/// `offhook replay FILE… [--view VIEW]… [--time-zone TZ] [--json]`
#[derive(Args, Debug)]
pub(crate) struct Arguments {
    /// Captures; `-`, or none, is standard input.
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,
    /// What to show; may be given more than once.
    #[arg(long, value_enum, default_value = "summary")]
    view: Vec<View>,
    /// Zone of the times, such as `Asia/Shanghai` or `+08:00`.
    #[arg(long, value_name = "TZ", default_value = "UTC", value_parser = time_zone)]
    time_zone: TimeZone,
    /// One JSON object per input.
    #[arg(long)]
    json: bool,
}

#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
enum View {
    /// Counts, and one line per call.
    Summary,
    /// Call records in the columns of the Huawei bill file.
    Cdr,
}

/// Runs the command.
pub(crate) fn run(arguments: &Arguments, quiet: bool) -> ExitCode {
    let files = input::or_standard(&arguments.files);
    let mut status = Status::Done;
    for file in files.iter() {
        match one(file, files.len() > 1, arguments, quiet) {
            Ok(seen) => status = status.max(seen),
            Err(exit) => return exit,
        }
    }
    status.into()
}

fn one(file: &Path, several: bool, arguments: &Arguments, quiet: bool) -> Result<Status, ExitCode> {
    let input = match input::open(file, quiet) {
        Ok(input) => input,
        Err(error) => {
            diagnostic(file.display(), &error);
            return Ok(Status::Refused);
        }
    };
    let replay = Replay::read(input);
    let text = if arguments.json {
        json(&replay, several.then_some(file), arguments)
    } else {
        text(&replay, several.then_some(file), arguments)
    };
    match text {
        Ok(text) => result(&text)?,
        Err(error) => {
            diagnostic(file.display(), &error);
            return Ok(Status::Refused);
        }
    }
    if replay.is_whole() {
        return Ok(Status::Done);
    }
    if let Some(error) = replay.error() {
        diagnostic(file.display(), error);
    }
    let mut skipped = replay.skipped().iter().filter(|it| it.reason.is_loss() || replay.counts().messages == 0);
    if let Some(first) = skipped.next() {
        match skipped.count() {
            0 => diagnostic(file.display(), first),
            more => diagnostic(file.display(), &format!("{first} (and {more} more, see the summary)")),
        }
    }
    Ok(Status::Refused)
}

fn json(replay: &Replay, file: Option<&Path>, arguments: &Arguments) -> Result<String, String> {
    let mut views = ReplayViews::default();
    if let Some(file) = file {
        views = views.with_file(file.to_string_lossy());
    }
    if arguments.view.contains(&View::Summary) {
        views = views.with_summary(replay);
    }
    if arguments.view.contains(&View::Cdr) {
        let account = Account::new(arguments.time_zone.clone());
        views = views.with_records(replay, &account).map_err(|error| error.to_string())?;
    }
    let mut line = serde_json::to_string(&views).map_err(|error| error.to_string())?;
    line.push('\n');
    Ok(line)
}

fn text(replay: &Replay, file: Option<&Path>, arguments: &Arguments) -> Result<String, String> {
    let mut out = String::new();
    if let Some(file) = file {
        // Writing to a `String` can't fail.
        let _ = writeln!(out, "{}", printable(&file.to_string_lossy()));
    }
    for view in &arguments.view {
        match view {
            View::Summary => summary(&mut out, replay, &arguments.time_zone),
            View::Cdr => records(&mut out, replay, &arguments.time_zone).map_err(|error| error.to_string())?,
        }
    }
    Ok(out)
}

fn summary(out: &mut String, replay: &Replay, zone: &TimeZone) {
    let counts = replay.counts();
    let _ = writeln!(
        out,
        "packets {}, SIP messages {}, Call-IDs {}, calls {}, skipped {}",
        counts.packets,
        counts.messages,
        replay.call_ids(),
        replay.calls().len(),
        counts.skipped
    );
    for skipped in replay.skipped() {
        let _ = writeln!(out, "skipped: {skipped}");
    }
    let columns = ["Call-ID", "from", "to", "start", "ring", "talk", "ended by", "result", "status"];
    let mut table = Table::new(columns);
    for call in replay.calls() {
        let seconds = |time: Option<std::time::Duration>| {
            time.map(|time| format!("{}.{:03} s", time.as_secs(), time.subsec_millis())).unwrap_or_default()
        };
        let start = call.start.map(|start| start.timestamp().to_zoned(zone.clone()).strftime("%F %T%.3f").to_string());
        table.row([
            call.call_ids.join(" "),
            call.from.clone(),
            call.to.clone(),
            start.unwrap_or_default(),
            seconds(call.ring_time()),
            seconds(call.talk_time()),
            call.released_by.map(|by| by.name().to_owned()).unwrap_or_default(),
            call.result.name().to_owned(),
            call.status.map(|status| status.to_string()).unwrap_or_default(),
        ]);
    }
    let _ = write!(out, "{table}");
}

fn records(out: &mut String, replay: &Replay, zone: &TimeZone) -> Result<(), WriteError> {
    let account = Account::new(zone.clone());
    let mut table = Table::new(CallRecord::COLUMNS.iter().map(|column| column.name()));
    for call in replay.calls() {
        table.row(HuaweiCall::fields(&call_record(call, &account), zone)?);
    }
    let _ = write!(out, "{table}");
    Ok(())
}
