//! The states of ECMA-269, which have names and no numbers.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, missing_docs)]

use offhook_base::UnknownName;
use offhook_ops::csta::{AgentState, BusyIsNeverPending, ConnectionState, PendingAgentState};

#[test]
fn agent_states_are_those_of_the_standard() {
    let names: Vec<&str> = AgentState::ALL.iter().map(|state| state.name()).collect();
    assert_eq!(names, ["Null", "Not Ready", "Ready", "Busy", "Working After Call"]);
    for state in AgentState::ALL {
        assert_eq!((state.to_string().as_str(), state.name().parse()), (state.name(), Ok(*state)));
        assert_eq!(state.name().to_uppercase().parse(), Ok(*state));
    }
    assert_eq!("Idle".parse::<AgentState>(), Err(UnknownName::new("AgentState")));
    assert_eq!("Idle".parse::<AgentState>().unwrap_err().to_string(), "not a name of AgentState");
}

#[test]
fn connection_states_are_those_of_the_standard() {
    let names: Vec<&str> = ConnectionState::ALL.iter().map(|state| state.name()).collect();
    assert_eq!(names, ["null", "initiated", "alerting", "connected", "hold", "queued", "failed"]);
    for state in ConnectionState::ALL {
        assert_eq!((state.to_string().as_str(), state.name().parse()), (state.name(), Ok(*state)));
    }
    assert_eq!("held".parse::<ConnectionState>(), Err(UnknownName::new("ConnectionState")));
}

#[test]
fn every_state_but_busy_can_be_pending() {
    for state in AgentState::ALL.iter().copied() {
        let pending = PendingAgentState::try_from(state);
        assert_eq!(pending.is_err(), state == AgentState::Busy);
        assert_eq!(
            pending.map(AgentState::from),
            if state == AgentState::Busy { Err(BusyIsNeverPending) } else { Ok(state) }
        );
    }
}

#[cfg(feature = "serde")]
#[test]
fn states_serialise_in_the_words_of_the_protocol() {
    assert_eq!(serde_json::to_string(&AgentState::WorkingAfterCall).unwrap(), r#""workingAfterCall""#);
    assert_eq!(serde_json::to_string(&ConnectionState::Hold).unwrap(), r#""hold""#);
    for state in AgentState::ALL {
        let json = serde_json::to_string(state).unwrap();
        assert_eq!(serde_json::from_str::<AgentState>(&json).unwrap(), *state);
        assert_eq!(serde_json::from_str::<PendingAgentState>(&json).is_ok(), *state != AgentState::Busy);
    }
}
