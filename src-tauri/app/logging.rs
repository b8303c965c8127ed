//! What the app tells those who look into a fault: never a chat's text, never a key.

use std::fs::{File, OpenOptions};
use std::sync::Mutex;
use tracing_subscriber::layer::SubscriberExt as _;
use tracing_subscriber::util::SubscriberInitExt as _;
use tracing_subscriber::{EnvFilter, Layer as _, fmt};
use understudy_core::home::{Home, private_file};

/// At this size a log begins anew, and the one before is kept beside it: enough for months.
const LOG_SIZE: u64 = 1024 * 1024;

/// Warnings go to `logs/understudy.log` in the home. With `UNDERSTUDY_LOG` set (to `info`,
/// `debug`, …), as much as it says goes to standard error too. Libraries
/// are left out of both: some write headers, and headers hold keys.
pub fn start(home: &Home) {
    let to_file = log_file(home).ok().map(|file| {
        fmt::layer()
            .with_ansi(false)
            .with_writer(Mutex::new(file))
            .with_filter(ours("warn"))
    });
    let wanted = std::env::var("UNDERSTUDY_LOG")
        .ok()
        .filter(|level| !level.is_empty());
    let to_terminal = wanted.map(|level| {
        fmt::layer()
            .with_writer(std::io::stderr)
            .with_filter(ours(&level))
    });
    tracing_subscriber::registry()
        .with(to_file)
        .with(to_terminal)
        .init();
}

/// A level for all of the project's own crates.
fn ours(level: &str) -> EnvFilter {
    let level = level.parse::<tracing::Level>().unwrap_or(tracing::Level::INFO);
    EnvFilter::new(format!(
        "understudy={level},understudy_core={level},understudy_stage={level}"
    ))
}

fn log_file(home: &Home) -> std::io::Result<File> {
    let path = home.logs()?.join("understudy.log");
    if path.metadata().is_ok_and(|meta| meta.len() > LOG_SIZE) {
        std::fs::rename(&path, path.with_extension("log.1"))?;
    }
    private_file(OpenOptions::new().append(true).create(true)).open(path)
}
