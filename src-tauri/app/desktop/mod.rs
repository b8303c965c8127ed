//! Window, tray and shortcut.

use crate::Start;
use std::process::ExitCode;

/// What to show first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Front {
    Window,
    /// The tray alone.
    Hidden,
    Quick,
}

/// Runs the app until it is quit.
pub fn run(_front: Front, _start: Start, _runtime: tokio::runtime::Runtime) -> ExitCode {
    ExitCode::SUCCESS
}
