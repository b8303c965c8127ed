//! What every front sees: the window, the quick prompt, the command line, the tray and the tests.
//!
//! These types are generated to TypeScript (`ui/src/ipc/bindings`). Times are Unix milliseconds,
//! durations are milliseconds and say so in their names.

mod attachment;
#[cfg(test)]
mod bindings;
mod board;
mod chat;
mod consent;
mod error;
mod exchange;
mod health;
mod ids;
mod provider;
mod settings;
mod turn;

pub use attachment::*;
pub use board::*;
pub use chat::*;
pub use consent::*;
pub use error::*;
pub use exchange::*;
pub use health::*;
pub use ids::*;
pub use provider::*;
pub use settings::*;
pub use turn::*;

/// Unix time in milliseconds.
pub type Timestamp = i64;
