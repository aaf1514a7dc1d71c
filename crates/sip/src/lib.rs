//! SIP messages: borrowed, lossless parsing, typed header fields, stream framing, writing, and a passive dialogue observer
