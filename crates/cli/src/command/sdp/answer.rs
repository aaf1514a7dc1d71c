//! `offhook sdp answer`: the answer to an offer.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;
use offhook::json::SdpDescription;
use offhook::sdp::{Capabilities, Profile};

use super::{description, refuse};
use crate::output::{Status, diagnostic, result};

/// `offhook sdp answer --offer FILE --local FILE [--json]`
#[derive(Args, Debug)]
pub(crate) struct Arguments {
    /// The offer; `-` is standard input.
    #[arg(long, value_name = "FILE")]
    offer: PathBuf,
    /// A description that shows what the answering endpoint can do; `-` is standard input.
    #[arg(long, value_name = "FILE")]
    local: PathBuf,
    /// The answer as one JSON object.
    #[arg(long)]
    json: bool,
}

/// Runs the command.
pub(crate) fn run(arguments: &Arguments, quiet: bool) -> ExitCode {
    if [&arguments.offer, &arguments.local].iter().all(|path| path.as_path() == Path::new("-")) {
        return crate::output::misused("standard input is the offer or the local description, not both");
    }
    // Both are read before the first complaint ends it, so that all complaints are heard at once.
    let read = (description(&arguments.offer, quiet), description(&arguments.local, quiet));
    let (Some((input, offer)), Some((_, local))) = read else { return Status::Refused.into() };
    let answered = match offhook::sdp::answer(&offer, &Capabilities::from_description(&local), None, &Profile::ANY) {
        Ok(answered) => answered,
        Err(error) => {
            refuse(&input, &arguments.offer, &error);
            return Status::Refused.into();
        }
    };
    if answered.is_refused() {
        diagnostic(arguments.offer.display(), &"no stream of the offer is taken: 488 Not Acceptable Here says so, too");
    }
    let answer = answered.description();
    let text = if arguments.json {
        match serde_json::to_string(&SdpDescription::new(answer)) {
            Ok(line) => (line + "\n").into_bytes(),
            Err(error) => {
                refuse(&input, &arguments.offer, &error);
                return Status::Refused.into();
            }
        }
    } else {
        answer.as_bytes().to_vec()
    };
    match input.apart(|| result(&text)) {
        Ok(()) => Status::Done.into(),
        Err(exit) => exit,
    }
}
