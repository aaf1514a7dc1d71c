//! Markdown tables with the libraries as columns.

use crate::peer::Peer;

/// One row per input, one cell per library.
pub type Rows = Vec<(String, Vec<String>)>;

pub fn render(title: &str, peers: &[Peer], rows: &Rows) -> String {
    let heads: Vec<_> = peers.iter().map(|peer| peer.name).collect();
    let mut out = format!("| {title} | {} |\n|---|{}\n", heads.join(" | "), "---:|".repeat(heads.len()));
    for (name, cells) in rows {
        out.push_str(&format!("| {name} | {} |\n", cells.join(" | ")));
    }
    out
}

/// A number with a comma before every third digit.
pub fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}
