//! The libraries, each used as its documentation says and, where it has several ways, the fastest of them.

mod ezk;
mod ours;
mod rsip;
mod rsipstack;
mod sipx;

use crate::peer::Peer;

pub const ALL: [Peer; 5] = [
    Peer::of::<ours::Ours>("offhook-sip"),
    Peer::of::<rsip::Rsip>("rsip"),
    Peer::of::<rsipstack::Rsipstack>("rsipstack"),
    Peer::of::<ezk::Ezk>("ezk-sip-types"),
    Peer::of::<sipx::Sipx>("sipx-sip"),
];
