//! API keys: in the system's keyring behind one thread, in memory for this run, or from the
//! environment.
//!
//! Locked is not missing: nothing is deleted or overwritten because a read failed, and nothing
//! prompts unless a person just asked for something that needs the key.

mod entry;
mod environment;
mod error;
mod ring;
#[cfg(target_os = "linux")]
mod secret_service;
mod store;
mod thread;

pub use environment::{EnvKeys, take_environment};
pub use error::KeyError;
pub use store::KeyStore;

/// A key. Shows itself to nobody: no `Debug` of its text, no `Serialize`, overwritten when dropped.
pub type Secret = secrecy::SecretString;
