//! The real network. Written by the wire part.
