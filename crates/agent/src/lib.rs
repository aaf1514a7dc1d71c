//! The agent and call state machine of a contact centre: rules as data, an event log, and its fold
