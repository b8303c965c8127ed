//! The app and its command line: one program, one engine.

mod cli;
#[cfg(feature = "desktop")]
mod desktop;
#[cfg(feature = "desktop")]
mod practice;

use clap::Parser as _;
use std::process::ExitCode;
use understudy_core::home::{Home, harden_process};
use understudy_core::keys::EnvKeys;

/// What every front starts from.
pub struct Start {
    pub home: Home,
    /// The keys that were in the environment, and are no longer.
    pub keys: EnvKeys,
}

fn main() -> ExitCode {
    harden_process();
    let _arguments = cli::Arguments::parse();
    let _ = Home::find();
    ExitCode::SUCCESS
}
