//! Inputs and measures that the benches share.

pub mod day;
pub mod descriptions;
mod inputs;
mod measures;
pub mod operations;

pub use inputs::{BYE, INPUTS, INVITE, INVITE_6_VIA, Input, OK, OPTIONS, REGISTER, RINGING, grown};
pub use measures::{
    proxy_hop, split, split_and_check, split_and_type_all, split_and_type_by_name, split_and_type_routing,
    split_type_and_check, type_and_check, type_by_name, type_every_field, type_routing_fields, write_back,
};
