//! `offhook-sip` beside other SIP message libraries, in one process. What it prints is explained in `../README.md`.

mod instructions;
mod peer;
mod peers;
mod table;
mod time;
mod verdicts;

use std::process::ExitCode;

use peer::{Input, MEASURES};

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
    let inputs = Input::all();
    println!("Peers: {}\n", peers::ALL.map(|peer| peer.title()).join(", "));
    if std::env::args().any(|argument| argument == "--instructions") {
        for measure in MEASURES {
            match instructions::counts(&inputs, measure) {
                Some(rows) => println!("{}", table::render(&format!("Instructions: {}", measure.title()), &rows)),
                None => {
                    eprintln!("valgrind could not be run: no instructions are counted");
                    break;
                }
            }
        }
    }
    for measure in MEASURES {
        let title = format!("{}: ns per message{}", measure.title(), time::ALLOCATIONS);
        println!("{}", table::render(&title, &time::rows(&inputs, measure)));
    }
    println!("{}", verdicts::table());
    ExitCode::SUCCESS
}
