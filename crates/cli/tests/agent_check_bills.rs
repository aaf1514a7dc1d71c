//! `offhook agent check` on agent operation files (Huawei CEC cec_07_4238), a day at a time.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, missing_docs)]

mod check;

use check::{command, run, written};

fn check(from: &str, input: &[u8]) -> std::process::Output {
    run(command(&["agent", "check"], &["--from", from]), input)
}

fn row(id: u32, times: [&str; 2], kind: &str, cause: &str, serial: u32) -> String {
    let [begin, end] = times.map(|time| if time.is_empty() { String::new() } else { format!("2026-03-02 {time}") });
    format!("{id},dev,acc,101,,5,7-43,{begin},{end},{kind},-1,{cause},5,5,1,4,,,0,{serial},1\n")
}

fn day(rows: &[String]) -> String {
    let sign_in = row(1, ["09:00:00", "09:00:00"], "1", "-1", 17);
    let sign_out = row(9, ["17:00:00", "17:00:00"], "0", "258", 17);
    [sign_in, rows.concat(), sign_out].concat()
}

/// R-IN-2: a sign-in by force ends the old session with type 0 and reason 264 under its own `logon_sn`. Both rows have the
/// same second, and either may stand first.
#[test]
fn r_in_2_a_sign_in_by_force_is_told_from_a_second_sign_in_by_its_serial() {
    let file = [
        row(1, ["09:00:00", "09:00:00"], "1", "-1", 17),
        row(2, ["10:00:00", "10:00:00"], "1", "-1", 18),
        row(3, ["10:00:00", "10:00:00"], "0", "264", 17),
        row(4, ["11:00:00", "11:05:00"], "3", "1", 18),
        row(5, ["17:00:00", "17:00:00"], "0", "258", 18),
    ];
    let out = check("huawei-agent-operation", file.concat().as_bytes());
    assert_eq!(written(&out), "5 records in order, 0 findings\n");
}

/// Notes of types 4 and 60: after an interim bill (reason 1) that ends at 09:05:00 the next bill of the call and agent begins
/// there.
#[test]
fn a_conversation_goes_on_at_the_mark_at_which_it_was_cut() {
    let file = day(&[
        row(2, ["09:03:10", "09:05:00"], "60", "1", 17),
        row(3, ["09:06:00", "09:10:00"], "60", "1", 17),
        row(4, ["09:10:00", "09:11:00"], "60", "0", 17),
    ]);
    let out = check("huawei-agent-operation", file.as_bytes());
    assert!(written(&out).starts_with("line 3, column 8: "), "{}", written(&out));
}

/// Columns 8 and 9 are begin and end: without them nobody knows when what was done.
#[test]
fn a_row_without_times_is_not_in_order() {
    let busy = row(2, ["", ""], "3", "1", 17);
    let out = check("huawei-agent-operation", day(&[busy]).as_bytes());
    assert!(written(&out).starts_with("line 2"), "{}", written(&out));
}

/// Column 4 is the agent: what nobody has done is no operation.
#[test]
fn a_row_without_an_agent_is_told_at_its_column() {
    let busy = row(2, ["11:00:00", "11:05:00"], "3", "1", 17).replace(",acc,101,", ",acc,,");
    let out = check("huawei-agent-operation", day(&[busy]).as_bytes());
    assert!(written(&out).starts_with("line 2, column 4: "), "{}", written(&out));
}

fn says(rows: &[String]) -> String {
    written(&check("huawei-agent-operation", rows.concat().as_bytes())).to_owned()
}

/// A second sign-in that no end of the session explains is found at its own line, also where the file ends after it.
#[test]
fn r_in_2_a_second_sign_in_is_found_at_its_line() {
    let first = row(1, ["09:00:00", "09:00:00"], "1", "-1", 17);
    let second = row(2, ["10:00:00", "10:00:00"], "1", "-1", 18);
    let busy = row(3, ["11:00:00", "11:05:00"], "3", "1", 17);
    let out = row(4, ["17:00:00", "17:00:00"], "0", "258", 17);
    for rows in [vec![first.clone(), second.clone()], vec![first, second, busy, out]] {
        let said = says(&rows);
        assert!(said.starts_with("line 2: sign-in refused"), "{said}");
        assert!(said.ends_with(&format!("{} records in order, 1 findings\n", rows.len() - 1)), "{said}");
    }
}

/// Calls beside each other, chats beside calls, a bill that comes twice, and a conversation that begins before the file and
/// one that ends after it are all in order.
#[test]
fn conversations_beside_each_other_go_on_each_by_itself() {
    let call = |row: String, call: &str| row.replace(",7-43,", &format!(",{call},"));
    let rows = [
        row(2, ["09:03:10", "09:05:00"], "60", "1", 17),
        call(row(3, ["09:04:00", "09:05:00"], "4", "1", 17), "7-44"),
        call(row(4, ["09:04:00", "09:05:00"], "60", "1", 17), "7-44"),
        call(row(4, ["09:04:00", "09:05:00"], "60", "1", 17), "7-44"),
        row(5, ["09:05:00", "09:06:00"], "60", "0", 17),
        call(row(6, ["09:05:00", "09:07:00"], "4", "0", 17), "7-44"),
        call(row(7, ["09:05:00", "09:07:00"], "60", "0", 17), "7-44"),
        row(8, ["09:08:00", "09:09:00"], "60", "0", 17),
        call(row(9, ["10:00:00", "10:05:00"], "60", "1", 17), "7-45"),
    ];
    assert_eq!(says(&[day(&rows)]), "11 records in order, 0 findings\n");
}

/// In the order of begins rows of the new session may stand before the end of the old one, which has to come.
#[test]
fn r_in_2_the_new_session_may_begin_before_the_old_one_is_told_to_have_ended() {
    let rows = [
        row(1, ["09:00:00", "09:00:00"], "1", "-1", 17),
        row(2, ["10:00:00", "10:00:00"], "1", "-1", 18),
        row(3, ["10:00:00", "10:00:05"], "3", "1", 18),
        row(4, ["10:00:00", "10:00:00"], "0", "264", 17),
        row(5, ["11:00:00", "11:05:00"], "3", "1", 18),
        row(6, ["17:00:00", "17:00:00"], "0", "258", 18),
    ];
    assert_eq!(says(&rows), "6 records in order, 0 findings\n");
    let without = [&rows[..3], &rows[4..]].concat();
    let said = says(&without);
    assert!(said.starts_with("line 2: sign-in refused"), "{said}");
    assert!(said.ends_with("4 records in order, 1 findings\n"), "{said}");
}
