//! Every state that one agent can get into, visited by shape, beside a naive model; and every change of the table, found
//! out by that model.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

extern crate std;

mod cannot;
mod checks;
mod every;
mod explore;
mod judge;
mod model;
mod mutants;
mod region;
mod same;
mod seen;
mod starts;
mod steps;
mod walk;
