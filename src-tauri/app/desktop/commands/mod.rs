//! What a window may ask for: each a line over the core or the desktop. Names and manifest are made
//! from one list (`names.rs`); what a window may call is in its capability file.

mod chats;
mod desk;
mod exchange;
mod files;
mod order;
mod providers;
mod safety;
mod update;
mod watch;

pub use chats::*;
pub use desk::*;
pub use exchange::*;
pub use files::*;
pub use order::*;
pub use providers::*;
pub use safety::*;
pub use update::*;
pub use watch::*;

#[cfg(test)]
mod tests;
