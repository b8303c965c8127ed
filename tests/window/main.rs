//! Stories of use in the real window: real sockets, database, keyring, tray and display. Each story
//! brings its own machine (see [`desktop`]), so they run side by side and see nothing of the
//! person's own session.

#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod desktop;
mod driver;
mod files;
mod keyring;
mod limits;
mod long;
#[path = "../../src-tauri/extract/tests/made/mod.rs"]
mod made;
mod notifications;
mod page;
mod pictures;
#[path = "../engine/faults/place.rs"]
mod place;
mod portal;
mod practice;
mod stories;
mod watcher;
mod wire;
