//! Code tables made by `registry!`: known and unknown codes, names, texts, further columns, serde.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

use std::collections::hash_map::DefaultHasher;
use std::collections::{BTreeSet, HashSet};
use std::hash::{Hash, Hasher};

use offhook_base::{Registry, UnknownName, registry};
use proptest::prelude::*;

registry! {
    /// Agent status.
    pub struct Status(i16) {
        /// Signed out.
        OUT = 0, "Out";
        /// Ready for calls,
        /// which may come at once.
        ///
        /// Not the state of the same number elsewhere.
        READY = 1, "Ready";
        /// Filler of a client.
        FILLER = -1, "Filler";
        /// A second row of one name, as documents have them.
        READY_AGAIN = 7, "Ready";
    }
}

registry! {
    /// SIP methods: exact.
    pub text struct Method {
        /// Session set-up (RFC 3261).
        INVITE = "INVITE";
        /// Session end (RFC 3261).
        BYE = "BYE";
    }
}

registry! {
    /// SIP option tags: in any case.
    pub token struct OptionTag {
        /// Reliable provisional responses (RFC 3262).
        RELIABLE = "100rel";
        /// Session timers (RFC 4028).
        TIMER = "timer";
    }
}

/// A further column.
#[derive(Debug, PartialEq)]
pub struct Facts {
    /// Whether it is in use.
    used: bool,
    /// Somewhere else.
    source: &'static str,
}

registry! {
    /// Reasons with further columns.
    pub struct Reason(u32): Facts {
        /// Hung up.
        HUNG_UP = 16, "HungUp", Facts { used: true, source: "table 1" };
        /// Nobody answered.
        NO_ANSWER = 19, "NoAnswer", Facts { used: false, source: "table 2" };
    }
}

registry! {
    /// Events with a further column.
    pub text struct Event: Facts {
        /// The agent is idle.
        READY = "AgentState_Ready", Facts { used: true, source: "cec_07_1342" };
    }
}

fn hash(value: impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}

#[test]
fn known_codes_have_a_name_and_a_description() {
    assert_eq!(Status::ALL, [Status::OUT, Status::READY, Status::FILLER, Status::READY_AGAIN]);
    assert_eq!(<Status as Registry>::ALL, Status::ALL);
    for known in Status::ALL {
        assert_eq!(Status::from_code(known.code()), *known);
        assert_eq!(Status::from(known.code()), *known);
        assert_eq!(known.name(), Registry::name(*known));
        assert_eq!(known.description(), Registry::description(*known));
        assert!(known.name().is_some());
    }
    assert_eq!(Status::FILLER.code(), -1);
}

#[test]
fn the_description_is_the_first_paragraph_as_one_line() {
    assert_eq!(Status::OUT.description(), Some("Signed out."));
    assert_eq!(Status::READY.description(), Some("Ready for calls, which may come at once."));
    assert_eq!(OptionTag::TIMER.description(), Some("Session timers (RFC 4028)."));
}

#[test]
fn unknown_codes_survive() {
    for code in i16::MIN..=i16::MAX {
        let status = Status::from_code(code);
        assert_eq!(status.code(), code);
        let known = Status::ALL.contains(&status);
        assert_eq!(status.name().is_some(), known);
        assert_eq!(status.description().is_some(), known);
    }
}

#[test]
fn codes_print_as_name_or_number() {
    assert_eq!(Status::READY.to_string(), "Ready");
    assert_eq!(Status::from_code(77).to_string(), "77");
    assert_eq!(format!("{:>6}|{:<6}|", Status::OUT, Status::from_code(7)), "   Out|Ready |");
    assert_eq!(format!("{:>4}|", Status::from_code(77)), "  77|");
    assert_eq!(format!("{:?} {:?}", Status::OUT, Status::from_code(77)), "Status(0 Out) Status(77)");
}

#[test]
fn codes_are_read_by_name_in_any_case_or_by_number() {
    assert_eq!("ready".parse(), Ok(Status::READY));
    assert_eq!("OUT".parse(), Ok(Status::OUT));
    assert_eq!("-1".parse(), Ok(Status::FILLER));
    assert_eq!("77".parse(), Ok(Status::from_code(77)));
    // Where two rows share a name, the first has it.
    assert_eq!(Status::from_name("READY"), Some(Status::READY));
    for wrong in ["", "read", "ready ", "40000", "0x1"] {
        assert_eq!(wrong.parse::<Status>(), Err(UnknownName::with_codes("Status", -32_768, 32_767)), "{wrong}");
    }
    // The text of the input is not repeated.
    let message = "neither a name of Status nor a number from -32768 to 32767";
    assert_eq!("hunter2".parse::<Status>().unwrap_err().to_string(), message);
    assert_eq!(UnknownName::new("Format").to_string(), "not a name of Format");
}

#[test]
fn codes_are_ordered_by_number() {
    let ordered: BTreeSet<_> = Status::ALL.iter().copied().collect();
    assert_eq!(ordered.into_iter().map(Status::code).collect::<Vec<_>>(), [-1, 0, 1, 7]);
}

#[test]
fn texts_are_compared_octet_by_octet() {
    assert_eq!(Method::new("INVITE"), Method::INVITE);
    assert_ne!(Method::new("invite"), Method::INVITE);
    assert!(Method::new("BYE").is_known());
    assert!(!Method::new("bye").is_known());
    assert_eq!(Method::new("bye").description(), None);
    assert_eq!("BYE".parse(), Ok(Method::BYE));
    assert_eq!("bye".parse(), Ok(Method::new("bye")));
    assert_eq!(hash(Method::new("BYE")), hash(Method::BYE));
}

#[test]
fn tokens_are_compared_in_any_case_and_keep_their_spelling() {
    let written = OptionTag::new("100REL");
    assert_eq!(written, OptionTag::RELIABLE);
    assert_eq!(hash(&written), hash(OptionTag::RELIABLE));
    assert_eq!(written.to_string(), "100REL");
    assert_eq!(format!("{written:?}"), "OptionTag(\"100REL\")");
    assert_eq!(written.description(), OptionTag::RELIABLE.description());
    let set: HashSet<OptionTag<'_>> = [OptionTag::new("Timer"), OptionTag::new("TIMER")].into();
    assert_eq!(set.len(), 1);
    assert_ne!(OptionTag::new("time"), OptionTag::TIMER);
}

#[test]
fn owned_texts_outlive_their_buffer() {
    let owned = {
        let buffer = String::from("x-private");
        OptionTag::new(&buffer).into_owned()
    };
    assert_eq!(owned.as_str(), "x-private");
    assert!(!owned.is_known());
}

#[test]
fn further_columns_come_with_the_row() {
    assert_eq!(Reason::HUNG_UP.facts(), Some(&Facts { used: true, source: "table 1" }));
    assert_eq!(Reason::from_code(19).facts().map(|facts| facts.used), Some(false));
    assert_eq!(Reason::from_code(20).facts(), None);
    assert_eq!(Reason::NO_ANSWER.description(), Some("Nobody answered."));
    assert_eq!(Event::READY.facts().map(|facts| facts.source), Some("cec_07_1342"));
    assert_eq!(Event::new("agentstate_ready").facts(), None);
}

proptest! {
    #[test]
    fn codes_print_and_read_back(code in any::<i16>()) {
        let status = Status::from_code(code);
        prop_assert!(status.to_string().parse::<Status>().is_ok_and(|read| read.name() == status.name()));
        if Status::from_name(&status.to_string()).is_none() {
            prop_assert_eq!(status.to_string().parse(), Ok(status));
        }
    }

    #[test]
    fn any_text_is_kept(text in ".{0,40}") {
        prop_assert_eq!(Method::new(&text).to_string(), text.clone());
        let upper = text.to_ascii_uppercase();
        prop_assert_eq!(OptionTag::new(&text), OptionTag::new(&upper));
        prop_assert_eq!(hash(OptionTag::new(&text)), hash(OptionTag::new(&upper)));
    }
}

#[cfg(feature = "serde")]
mod serde {
    use super::*;

    #[derive(Debug, PartialEq, ::serde::Deserialize, ::serde::Serialize)]
    struct Row {
        number: Status,
        #[serde(with = "offhook_base::by_name")]
        name: Status,
    }

    #[test]
    fn codes_are_numbers_or_on_request_names() {
        let row = Row { number: Status::READY, name: Status::READY };
        let json = r#"{"number":1,"name":"Ready"}"#;
        assert_eq!(serde_json::to_string(&row).unwrap(), json);
        assert_eq!(serde_json::from_str::<Row>(json).unwrap(), row);
    }

    #[test]
    fn unknown_codes_survive_both_forms() {
        let row = Row { number: Status::from_code(-77), name: Status::from_code(-77) };
        let json = r#"{"number":-77,"name":"-77"}"#;
        assert_eq!(serde_json::to_string(&row).unwrap(), json);
        assert_eq!(serde_json::from_str::<Row>(json).unwrap(), row);
    }

    #[test]
    fn a_name_of_two_rows_stands_for_the_first() {
        let row = Row { number: Status::READY_AGAIN, name: Status::READY_AGAIN };
        let json = r#"{"number":7,"name":"7"}"#;
        assert_eq!(serde_json::to_string(&row).unwrap(), json);
        assert_eq!(serde_json::from_str::<Row>(json).unwrap(), row);
    }

    #[test]
    fn what_does_not_fit_is_refused() {
        assert!(serde_json::from_str::<Status>("40000").is_err());
        assert!(serde_json::from_str::<Status>("\"Ready\"").is_err());
        assert!(serde_json::from_str::<Row>(r#"{"number":1,"name":"Nobody"}"#).is_err());
        assert!(serde_json::from_str::<Row>(r#"{"number":1,"name":1}"#).is_err());
    }

    #[test]
    fn texts_are_strings() {
        let json = serde_json::to_string(&OptionTag::new("100REL")).unwrap();
        assert_eq!(json, "\"100REL\"");
        assert_eq!(serde_json::from_str::<OptionTag<'_>>(&json).unwrap(), OptionTag::RELIABLE);
        assert_eq!(serde_json::from_str::<Method<'_>>("\"X\"").unwrap().as_str(), "X");
        assert!(serde_json::from_str::<Method<'_>>("1").is_err());
    }
}
