//! Stories of the command line: the real program, over real sockets, with a home of its own.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[cfg(target_os = "linux")]
mod bus;
mod consent;
mod cost;
#[cfg(target_os = "linux")]
mod desktop;
mod exchange;
mod failover;
#[cfg(target_os = "linux")]
mod files;
#[cfg(target_os = "linux")]
mod keys;
mod languages;
#[path = "../../src-tauri/extract/tests/made/mod.rs"]
mod made;
mod options;
mod place;
mod safety;
mod search;
mod setup;
mod status;
#[cfg(unix)]
mod stop;
#[cfg(target_os = "linux")]
mod terminal;
