//! `offhook ops describe`: what the columns of a bill row mean.

use std::fmt::Write as _;
use std::process::ExitCode;

use clap::Args;
use offhook::json::OpsDescription;
use offhook::ops::huawei::OperationType;

use crate::output::{Status, diagnostic, result};

/// `offhook ops describe TYPE [--object N] [--reason N] [--json]`
#[derive(Args, Debug)]
pub(crate) struct Arguments {
    /// Type of the operation: a number, or a name such as `Busy`.
    #[arg(value_name = "TYPE", allow_negative_numbers = true)]
    op_type: OperationType,
    /// The object, as it stands in the bill.
    #[arg(long, value_name = "N", allow_negative_numbers = true)]
    object: Option<i64>,
    /// The reason, as it stands in the bill.
    #[arg(long, value_name = "N", allow_negative_numbers = true)]
    reason: Option<i64>,
    /// One JSON object, with all that the table says of the type.
    #[arg(long)]
    json: bool,
}

/// Runs the command.
pub(crate) fn run(arguments: &Arguments) -> ExitCode {
    let description = OpsDescription::new(arguments.op_type, arguments.object, arguments.reason);
    let text = if arguments.json {
        match serde_json::to_string(&description) {
            Ok(line) => line + "\n",
            Err(error) => {
                diagnostic("standard output", &error);
                return Status::Refused.into();
            }
        }
    } else {
        sentences(&description)
    };
    result(text).err().unwrap_or(Status::Done.into())
}

/// One sentence, one for each dialect where both allow the columns and read them in different ways, and the note.
fn sentences(description: &OpsDescription) -> String {
    let mut out = String::new();
    let several = description.likely().count() > 1;
    for reading in description.likely() {
        if several {
            // Writing to a `String` can't fail.
            let _ = write!(out, "{}: ", reading.dialects.join(", "));
        }
        let _ = writeln!(out, "{}", reading.sentence);
    }
    // Who asks of a type, and not of one row, hears what the documents leave open.
    let note = description.note.filter(|_| description.given.object.is_none() && description.given.reason.is_none());
    if let Some(note) = note {
        let _ = writeln!(out, "Note: {note}");
    }
    out
}
