//! RULES.md is made from the table: the test fails when they part, and writes the page anew if UPDATE_RULES is set.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

use std::fmt::Write;

use offhook_agent::*;

fn headlines(set: Headlines) -> String {
    let names = |set: Headlines| set.headlines().map(Headline::name).collect::<Vec<_>>().join(", ");
    match set {
        set if set.is_all() => "any".into(),
        set if set == Headline::SIGNED_IN => "signed in".into(),
        set if set.headlines().count() > 8 => format!("any but {}", names(set.complement())),
        set => names(set),
    }
}

fn connections(set: Connections) -> String {
    let members: Vec<_> = Connection::ALL.into_iter().filter(|connection| set.contains(connection.set())).collect();
    let names = |keep: &dyn Fn(&Connection) -> bool| {
        Connection::ALL.iter().filter(|connection| keep(connection)).map(|it| it.name()).collect::<Vec<_>>().join(", ")
    };
    match members.len() {
        10 => "any".into(),
        5.. => format!("any but {}", names(&|it| !members.contains(it))),
        _ => names(&|it| members.contains(it)),
    }
}

fn flags<B: bitflags::Flags>(set: &B) -> String {
    let names: Vec<_> = set.iter_names().map(|(name, _)| name.to_lowercase().replace('_', " ")).collect();
    if names.is_empty() { "–".into() } else { names.join(", ") }
}

fn dialects(set: Dialects) -> String {
    let short = |set: Dialects| flags(&set);
    match set {
        set if set.is_all() => "all".into(),
        set if set.iter().count() > 2 => format!("all but {}", short(set.complement())),
        set => short(set),
    }
}

fn page() -> String {
    let mut page = String::from(
        "# Rules\n\nEvery row of the table, by event. An event is decided by the one row whose conditions hold: the agent's \
         headline, the agent's own connection to the call, the connection of the other side, the facts that must hold and \
         those that must not, and the tenant's dialect. What no row decides is refused as not allowed.\n",
    );
    for event in EventName::ALL {
        writeln!(page, "\n## {event}\n").unwrap();
        page.push_str("| rule | agent | own connection | other side | needs | not | does | dialects | source |\n|---|---|---|---|---|---|---|---|---|\n");
        for row in rows(*event) {
            let does = match row.action() {
                Action::Refuse(refusal) => format!("**refuses**: {refusal:?}"),
                action => format!("{action:?}"),
            };
            writeln!(
                page,
                "| {} | {} | {} | {} | {} | {} | {does} | {} | {} |",
                row.id(),
                headlines(row.agent()),
                connections(row.contact()),
                connections(row.peer()),
                flags(&row.need()),
                flags(&row.deny()),
                dialects(row.dialects()),
                row.rule()
            )
            .unwrap();
        }
    }
    page
}

#[test]
fn the_page_is_what_the_table_says() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/RULES.md");
    let page = page();
    if std::env::var_os("UPDATE_RULES").is_some() {
        std::fs::write(path, &page).unwrap();
    }
    assert_eq!(
        std::fs::read_to_string(path).unwrap(),
        page,
        "RULES.md differs from the table; UPDATE_RULES=1 writes it"
    );
}
