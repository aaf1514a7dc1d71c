//! `offhook-sip` and `offhook-sdp` beside other libraries, in one process; `--family sip` or `--family sdp` for one of
//! them. What it prints is explained in `../README.md`.

mod instructions;
mod peer;
mod peers;
mod sdp_verdicts;
mod table;
mod time;
mod verdicts;

use std::process::ExitCode;

use peer::{Family, Input};
use peers::FAMILIES;

/// The value of an option of this program.
fn option(name: &str) -> Option<String> {
    let mut arguments = std::env::args().skip_while(|argument| argument != name);
    arguments.next().and(arguments.next())
}

fn main() -> ExitCode {
    if let Some(only) = option("--only") {
        return match instructions::run_one(&only) {
            Some(()) => ExitCode::SUCCESS,
            None => {
                eprintln!("usage: --only PEER --measure MEASURE --input INPUT --rounds N");
                ExitCode::FAILURE
            }
        };
    }
    let wanted = |family: &&Family| option("--family").is_none_or(|name| name == family.name);
    for family in FAMILIES.iter().filter(wanted) {
        compare(family);
    }
    ExitCode::SUCCESS
}

/// Everything that is measured of one family.
fn compare(family: &Family) {
    let Family { noun, peers, inputs, measures, .. } = family;
    let inputs = Input::all(inputs);
    let titles: Vec<_> = peers.iter().map(|peer| peer.title()).collect();
    println!("Peers: {}\n", titles.join(", "));
    if std::env::args().any(|argument| argument == "--instructions") {
        for (measure, title) in *measures {
            match instructions::counts(peers, &inputs, *measure) {
                Some(rows) => println!("{}", table::render(&format!("Instructions: {title}"), peers, &rows)),
                None => {
                    eprintln!("valgrind could not be run: no instructions are counted");
                    break;
                }
            }
        }
    }
    for (measure, title) in *measures {
        let title = format!("{title}: ns per {noun}{}", time::ALLOCATIONS);
        println!("{}", table::render(&title, peers, &time::rows(peers, &inputs, *measure)));
    }
    println!("{}", if family.name == "sip" { verdicts::table() } else { sdp_verdicts::table() });
}
