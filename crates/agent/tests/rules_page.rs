//! RULES.md is made from the table: the test fails when they part, and writes the page anew if UPDATE_RULES is set.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

use std::collections::{BTreeMap, BTreeSet};
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

/// The moves by which a headline is left for another by an event of its own; where a contact ends, what waited for it.
fn diagram() -> String {
    let node = |headline: Headline| format!("{headline:?}");
    let mut moves: BTreeMap<(Headline, Headline), BTreeSet<EventName>> = BTreeMap::new();
    for row in RULES.iter().filter(|row| row.event() != EventName::Resync) {
        let ends = row.action().leads_to().is_all();
        // What is about a contact happens to somebody who has one.
        let from = if row.agent().is_all() { Headline::IN_CALL } else { row.agent() };
        for (from, to) in
            from.headlines().flat_map(|from| row.action().leads_to().headlines().map(move |to| (from, to)))
        {
            let own_end = !ends || (Headlines::READY | Headline::WORK).contains(to.set());
            if from != to && own_end {
                moves.entry((from, to)).or_default().insert(row.event());
            }
        }
    }
    let mut page = String::from(
        "# States\n\nThe headlines of an agent and the events that lead from one to another, made from the rows of the \
         table (`Action::leads_to`): every move that the machine takes is among them, and that is tested in every state. \
         Left out are resynchronisation, which leads anywhere, and what a wish makes of the end of a contact.\n\n\
         ```mermaid\nstateDiagram-v2\n    [*] --> SignedOut\n",
    );
    for ((from, to), events) in moves {
        let names = events.iter().map(|event| event.name()).collect::<Vec<_>>().join(", ");
        writeln!(page, "    {} --> {}: {names}", node(from), node(to)).unwrap();
    }
    page.push_str("```\n");
    page
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
fn the_pages_are_what_the_table_says() {
    for (name, page) in [("RULES.md", page()), ("STATES.md", diagram())] {
        let path = format!("{}/{name}", env!("CARGO_MANIFEST_DIR"));
        if std::env::var_os("UPDATE_RULES").is_some() {
            std::fs::write(&path, &page).unwrap();
        }
        let written = std::fs::read_to_string(&path).unwrap();
        assert_eq!(written, page, "{name} differs from the table; UPDATE_RULES=1 writes it");
    }
}
