//! `offhook sdp parse`: what is in a description, and what is wrong with it.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;
use offhook::json::SdpDescription;
use offhook::sdp::{Description, Finding, Problem};

use super::{description, refuse, text};
use crate::input::{self, Input};
use crate::output::{Paint, Status, result};

/// `offhook sdp parse FILE… [--json] [--strict]`
#[derive(Args, Debug)]
pub(crate) struct Arguments {
    /// Descriptions, one in each file; `-`, or none, is standard input.
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,
    /// One JSON object per description.
    #[arg(long)]
    json: bool,
    /// Every finding is an error.
    #[arg(long)]
    strict: bool,
}

/// Runs the command.
pub(crate) fn run(arguments: &Arguments, quiet: bool) -> ExitCode {
    let files = input::or_standard(&arguments.files);
    let mut status = Status::Done;
    for path in files.iter() {
        let Some((input, description)) = description(path, quiet) else {
            status = Status::Refused;
            continue;
        };
        match show(arguments, path, files.len() > 1, &input, &description) {
            Ok(of_file) => status = status.max(of_file),
            Err(exit) => return exit,
        }
    }
    status.into()
}

/// Writes what is in a description; `is_named` if results name the file.
fn show(
    arguments: &Arguments,
    path: &Path,
    is_named: bool,
    input: &Input,
    description: &Description<'_>,
) -> Result<Status, ExitCode> {
    let mut findings = description.findings().to_vec();
    findings.extend(description.review());
    findings.sort_by_key(Finding::offset);
    let name = is_named.then(|| path.to_string_lossy());
    let text = if arguments.json {
        let mut view = SdpDescription::new(description);
        if let Some(name) = name {
            view = view.with_file(name);
        }
        match serde_json::to_string(&view) {
            Ok(line) => line + "\n",
            Err(error) => {
                refuse(input, path, &error);
                return Ok(Status::Refused);
            }
        }
    } else {
        text::description(description, &findings, name.as_deref(), Paint::of_output())
    };
    input.apart(|| result(&text))?;
    if !arguments.strict || findings.is_empty() {
        return Ok(Status::Done);
    }
    for finding in &findings {
        refuse(input, path, &placed(description, finding));
    }
    Ok(Status::Refused)
}

/// A finding with its line and column.
fn placed(description: &Description<'_>, finding: &Finding<Problem>) -> String {
    format!("{}: {finding}", description.position(finding.offset()))
}
