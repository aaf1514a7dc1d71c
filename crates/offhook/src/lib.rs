//! Contact-centre libraries in one crate: adapters from wire messages to the agent machine, views, captures, ladders and replay
