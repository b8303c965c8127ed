//! What a window may ask for: each a line over the core or the desktop. Names and manifest are made
//! from one list (`names.rs`); what a window may call is in its capability file.

mod desk;

pub use desk::*;
