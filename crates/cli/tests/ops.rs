//! `offhook ops list` and `offhook ops describe` as a user runs them: output, diagnostics and exit status.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, missing_docs)]

mod check;

use std::io::Read as _;
use std::process::Output;

use check::{lines, said, written};
use serde_json::{Value, json};
use toml::Table;

fn offhook(arguments: &[&str]) -> Output {
    check::run(check::command(&["ops"], arguments), b"")
}

/// What a command that must succeed writes.
fn done(arguments: &[&str]) -> String {
    let out = offhook(arguments);
    assert_eq!((out.status.code(), said(&out)), (Some(0), ""), "{arguments:?}");
    written(&out).to_owned()
}

fn reference() -> Vec<Table> {
    let document: Table = include_str!("../../ops/tests/fixtures/agent-operations.toml").parse().unwrap();
    document["operation"].as_array().unwrap().iter().map(|row| row.as_table().unwrap().clone()).collect()
}

/// The object of the interface, made from the reference instead of the code.
fn expected(row: &Table) -> Value {
    let word = |key: &str| row[key].as_str().unwrap();
    let reasons: Vec<Value> = row
        .get("reasons")
        .map_or(&[][..], |reasons| reasons.as_array().unwrap())
        .iter()
        .map(|reason| {
            let number = |key: &str| reason.get(key).or(reason.get("value")).unwrap().as_integer().unwrap();
            json!({"min": number("min"), "max": number("max"), "name": reason["variant"].as_str().unwrap()})
        })
        .collect();
    let export = row["export"].as_bool().map_or_else(|| json!(word("export")), |listed| json!(listed));
    json!({
        "code": row["code"].as_integer().unwrap(), "name": word("variant"), "bill": word("bill"), "object": word("object"),
        "reason": word("reason"), "export": export, "reasons": reasons, "description": word("description"),
    })
}

#[test]
fn every_type_of_the_reference_is_one_line_of_json() {
    let out = offhook(&["list", "--json"]);
    assert_eq!((out.status.code(), said(&out)), (Some(0), ""));
    let (rows, lines) = (reference(), lines(&out));
    assert_eq!((rows.len(), lines.len()), (59, 59));
    for (row, line) in rows.iter().zip(&lines) {
        assert_eq!(*line, expected(row));
    }
    // Keys stand in the order of the interface.
    assert!(written(&out).starts_with(
        r#"{"code":0,"name":"LogOut","bill":"written","object":"no-use","reason":"table","export":true,"reasons":[{"min":1,"max":255,"name":"Client"},{"min":256,"max":256,"name":"ConsoleDisconnected"},"#
    ));
}

#[test]
fn the_list_for_people_has_a_line_for_each_type_and_reason() {
    let text = done(&["list"]);
    let rows = reference();
    let reasons: usize = rows.iter().filter_map(|row| row.get("reasons")?.as_array().map(Vec::len)).sum();
    assert_eq!(text.lines().count(), 1 + 59 + reasons);
    let mut lines = text.lines();
    assert!(lines.next().unwrap().starts_with("type  name"));
    for row in &rows {
        let line = lines.next().unwrap();
        let columns: Vec<&str> = line.split_whitespace().collect();
        let code = row["code"].as_integer().unwrap().to_string();
        let word = |key: &str| row[key].as_str().unwrap();
        assert_eq!(columns[..5], [&*code, word("variant"), word("bill"), word("object"), word("reason")]);
        assert!(line.ends_with(word("description")), "{line}");
        for reason in row.get("reasons").map_or(&[][..], |reasons| reasons.as_array().unwrap()) {
            let line = lines.next().unwrap();
            assert!(line.starts_with("        ") && line.contains(reason["variant"].as_str().unwrap()), "{line}");
        }
    }
}

#[test]
fn rows_are_described_in_a_sentence() {
    let busy = "Busy (3): agent indicates busy (not ready)";
    let bill = "it leaves a row in the agent operation bill.\n";
    let no_answer = "set busy by the platform because the agent let the phone ring too long";
    for (arguments, sentence) in [
        (&["describe", "3", "--reason", "2"][..], format!("{busy}; reason 2 is NoAnswerTimeout, {no_answer}; {bill}")),
        (
            &["describe", "busy", "--object", "-1", "--reason", "7"],
            format!("{busy}; reason 7 is CallRejected, agent rejected the call; {bill}"),
        ),
        (&["describe", "3", "--reason=6"], format!("{busy}; reason 6 is not documented for it; {bill}")),
        (&["describe", "3", "--object", "5"], format!("{busy}; object 5 is not documented for it; {bill}")),
        (
            &["describe", "2"],
            "Idle (2): agent indicates idle (ready for calls); it leaves no row in the agent operation bill.\n\
             Note: The platform table writes no bill, the export table lists the type with -1 in both columns: write \
             none, accept one whose columns both carry nothing.\n"
                .to_owned(),
        ),
        (
            &["describe", "41", "--object", "65535"],
            format!("InternalCall (41): agent calls another agent; object 65535 is a work id; {bill}"),
        ),
        // The sentinel of the one dialect that has it.
        (
            &["describe", "1", "--object", "65535", "--reason", "65535"],
            format!("LogIn (1): agent signs in to the CCS; {bill}"),
        ),
        (&["describe", "48"], "type 48 is not assigned.\n".to_owned()),
        (
            &["describe", "48", "--object", "5", "--reason", "7"],
            "type 48 is not assigned; object 5 and reason 7 have no meaning.\n".to_owned(),
        ),
        (&["describe", "-7"], "type -7 is not assigned.\n".to_owned()),
        (
            &["describe", "38", "--object", "65535"],
            format!(
                "platform: HoldCall (38): call is put on hold; by the agent; {bill}export: HoldCall (38): call is put on hold; object 65535 is a work id; {bill}"
            ),
        ),
    ] {
        assert_eq!(done(arguments), sentence, "{arguments:?}");
    }
}

#[test]
fn descriptions_as_json() {
    for row in reference() {
        let code = row["code"].as_integer().unwrap().to_string();
        let out = offhook(&["describe", &code, "--json"]);
        let mut json = lines(&out)[0].clone();
        let object = json.as_object_mut().unwrap();
        assert_eq!(object["given"], json!({"object": null, "reason": null}));
        assert_eq!(object["readings"][0]["dialects"], json!(["platform", "export"]));
        assert_eq!(object["readings"][0]["refused"], json!([]));
        assert!(!row.contains_key("ambiguity") || object["note"].is_string());
        for added in ["note", "given", "given_reason", "readings"] {
            object.remove(added).unwrap();
        }
        assert_eq!(json, expected(&row));
    }
    let out = offhook(&["describe", "3", "--object", "5", "--reason", "204", "--json"]);
    let json = &lines(&out)[0];
    assert_eq!(json["given"], json!({"object": 5, "reason": 204}));
    assert_eq!(
        json["given_reason"],
        json!({"min": 200, "max": 250, "name": "ServiceDefined",
               "description": "Busy reason defined by the service side; the set-busy interface takes exactly this range."})
    );
    assert_eq!(json["readings"][0]["refused"], json!(["Busy: object 5: must be 65535", "Busy: object 5: must be -1"]));
    let json = &lines(&offhook(&["describe", "49", "--json"]))[0];
    assert_eq!(
        (&json["code"], &json["name"], &json["bill"], &json["export"]),
        (&json!(49), &Value::Null, &Value::Null, &Value::Null)
    );
}

#[test]
fn wrong_usage_is_status_2() {
    for (arguments, message) in [
        (&["describe", "Tired"][..], "neither a name of OperationType nor a number from"),
        (&["describe", "99999999999999999999"], "neither a name of OperationType nor a number from"),
        (&["describe"], "required"),
        (&["describe", "3", "--reason", "x"], "'--reason <N>'"),
        (&["describe", "3", "--object", "9223372036854775808"], "'--object <N>'"),
        (&["list", "3"], "unexpected argument"),
        (&["count"], "unrecognized subcommand"),
        (&[], "Usage: offhook ops"),
    ] {
        let out = offhook(arguments);
        assert_eq!((out.status.code(), written(&out)), (Some(2), ""), "{arguments:?}");
        assert!(said(&out).contains(message), "{arguments:?}: {}", said(&out));
    }
}

#[test]
fn a_closed_pipe_ends_it_silently() {
    let mut child = check::command(&["ops"], &["list", "--json"]).spawn().unwrap();
    drop(child.stdout.take());
    let mut diagnostics = String::new();
    child.stderr.take().unwrap().read_to_string(&mut diagnostics).unwrap();
    assert_eq!((child.wait().unwrap().code(), diagnostics.as_str()), (Some(0), ""));
}
