//! Session descriptions (SDP): borrowed, lossless parsing, typed attributes, and offer/answer by RFC 3264
