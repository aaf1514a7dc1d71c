//! Instructions per message: this program under callgrind, once with one round and once with two. The difference is
//! what one message costs, to the instruction.

use std::process::Command;

use crate::option;
use crate::peer::{Family, Input, Measure, Peer};
use crate::peers::FAMILIES;
use crate::table::{Rows, grouped};

/// The child: some rounds of one measure of one library on one input.
pub fn run_one(peer: &str) -> Option<()> {
    let has_it = |family: &&Family| family.peers.iter().any(|other| other.name == peer);
    let family = FAMILIES.iter().find(has_it)?;
    let peer = family.peers.iter().find(|other| other.name == peer)?;
    let measure = option("--measure")?;
    let (measure, _) = family.measures.iter().find(|(other, _)| other.name() == measure)?;
    let input = option("--input")?;
    let input = family.inputs.iter().find(|other| other.name == input)?;
    let rounds: u32 = option("--rounds")?.parse().ok()?;
    let input = Input::new(input.name, input.bytes);
    let mut run = (peer.run)(&input, *measure);
    // What is set up once and for all is not part of the message.
    run();
    for _ in 0..rounds {
        std::hint::black_box(run());
    }
    Some(())
}

/// Instructions that the child needs for so many rounds.
fn collected(peer: &str, measure: Measure, input: &str, rounds: u32) -> Option<u64> {
    let output = Command::new("valgrind")
        .args(["--tool=callgrind", "--callgrind-out-file=/dev/null"])
        .arg(std::env::current_exe().ok()?)
        .args(["--only", peer, "--measure", measure.name(), "--input", input, "--rounds", &rounds.to_string()])
        .output()
        .ok()?;
    let text = String::from_utf8_lossy(&output.stderr);
    let line = text.lines().find_map(|line| line.split_once("Collected :"))?;
    output.status.success().then(|| line.1.trim().parse().ok()).flatten()
}

fn available() -> bool {
    Command::new("valgrind").arg("--version").output().is_ok_and(|output| output.status.success())
}

pub fn counts(peers: &[Peer], inputs: &[Input], measure: Measure) -> Option<Rows> {
    let count = |peer: &str, input: &Input| {
        let one = collected(peer, measure, &input.name, 1)?;
        let two = collected(peer, measure, &input.name, 2)?;
        two.checked_sub(one).map(grouped)
    };
    let cell = |peer: &Peer, input: &Input| match peer.has(measure) {
        true => count(peer.name, input).unwrap_or_else(|| "fails".to_owned()),
        false => "–".to_owned(),
    };
    let row = |input: &Input| {
        let cells = peers.iter().map(|peer| cell(peer, input));
        (input.name.clone(), cells.collect())
    };
    available().then(|| inputs.iter().map(row).collect())
}
