//! Every state that one agent can get into, visited by shape, beside a naive model; and every change of the table, found
//! out by that model or equivalent for a reason.
//!
//! A change matters in some circumstances. Either one of them is met in the small worlds (`starts`, `every`, `explore`),
//! and the machine differs from the model there; or all of them are ruled out (`judge`) by what can't occur (`cannot`) or
//! comes to the same (`same`). Both lists are held against everything that the small worlds meet.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

extern crate std;

mod cannot;
mod checks;
mod every;
mod explore;
mod judge;
mod model;
mod mutants;
mod random;
mod region;
mod same;
mod seen;
mod starts;
mod steps;
mod walk;
