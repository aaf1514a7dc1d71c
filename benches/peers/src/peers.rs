//! The libraries, each used as its documentation says and, where it has several ways, the fastest of them.

mod ezk;
mod ezk_sdp;
mod ours;
mod ours_sdp;
mod rsip;
mod rsipstack;
mod sdp_types;
mod sipx;
mod webrtc_rs_sdp;
mod webrtc_sdp;

use crate::peer::{Family, Measure, Peer};

pub const SIP: Family = Family {
    name: "sip",
    noun: "message",
    peers: &[
        Peer::of::<ours::Ours>("offhook-sip"),
        Peer::of::<rsip::Rsip>("rsip"),
        Peer::of::<rsipstack::Rsipstack>("rsipstack"),
        Peer::of::<ezk::Ezk>("ezk-sip-types"),
        Peer::of::<sipx::Sipx>("sipx-sip"),
    ],
    inputs: offhook_benches::INPUTS,
    measures: &[
        (Measure::Split, "split"),
        (Measure::Routing, "split, routing fields typed"),
        (Measure::Every, "split, every field typed as far as there are types"),
        (Measure::Check, "the same, and the whole message checked"),
        (Measure::Print, "write back what was read, into a buffer that is there"),
    ],
};

pub const SDP: Family = Family {
    name: "sdp",
    noun: "description",
    peers: &[
        Peer::of::<ours_sdp::Ours>("offhook-sdp"),
        Peer::of::<sdp_types::SdpTypes>("sdp-types"),
        Peer::of::<webrtc_sdp::WebrtcSdp>("webrtc-sdp"),
        Peer::of::<ezk_sdp::Ezk>("ezk-sdp-types"),
        Peer::of::<webrtc_rs_sdp::Sdp>("sdp"),
    ],
    inputs: offhook_benches::descriptions::DESCRIPTIONS,
    measures: &[
        (Measure::Split, "read"),
        (Measure::Every, "read, every line typed as far as there are types"),
        (Measure::Print, "write back what was read, into a buffer that is there"),
    ],
};

pub const FAMILIES: [Family; 2] = [SIP, SDP];
