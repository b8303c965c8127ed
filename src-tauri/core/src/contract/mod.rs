//! What every front sees: the window, the quick prompt, the command line, the tray and the tests.
//!
//! These types are generated to TypeScript (`ui/src/ipc/bindings`). Times are Unix milliseconds,
//! durations are milliseconds and say so in their names.

mod attachment;
mod backup;
#[cfg(test)]
mod bindings;
mod board;
mod chat;
mod composer;
mod consent;
mod error;
mod exchange;
mod health;
mod ids;
mod library;
mod order;
mod provider;
mod search;
mod settings;
mod turn;
mod usage;

pub use attachment::*;
pub use backup::*;
pub use board::*;
pub use chat::*;
pub use composer::*;
pub use consent::*;
pub use error::*;
pub use exchange::*;
pub use health::*;
pub use ids::*;
pub use library::*;
pub use order::*;
pub use provider::*;
pub use search::*;
pub use settings::*;
pub use turn::*;
pub use usage::*;

/// Unix time in milliseconds.
pub type Timestamp = i64;
