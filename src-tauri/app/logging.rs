//! What the app tells those who look into a fault: never a chat's text, never a key.

use std::fs::{File, OpenOptions};
use std::io::{self, Write};
use std::path::PathBuf;
use std::sync::Mutex;
use tracing_subscriber::layer::SubscriberExt as _;
use tracing_subscriber::util::SubscriberInitExt as _;
use tracing_subscriber::{EnvFilter, Layer as _, fmt};
use understudy_core::home::{Home, private_file};
use understudy_core::providers::without_keys;

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

/// The log of the home. Several processes write to its end; each looks at its size.
struct LogFile {
    path: PathBuf,
    file: File,
    size: u64,
}

impl LogFile {
    fn open(path: PathBuf) -> io::Result<Self> {
        let file = private_file(OpenOptions::new().append(true).create(true)).open(&path)?;
        let size = file.metadata()?.len();
        Ok(Self { path, file, size })
    }
}

impl Write for LogFile {
    /// One event as a whole: what looks like a key goes no further, however it came into the text.
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.size > LOG_SIZE {
            // Another process may have been faster: then the file is a small one again.
            if self.path.metadata().is_ok_and(|meta| meta.len() > LOG_SIZE) {
                std::fs::rename(&self.path, self.path.with_extension("log.1"))?;
            }
            *self = Self::open(self.path.clone())?;
        }
        let text = without_keys(&String::from_utf8_lossy(bytes));
        self.file.write_all(text.as_bytes())?;
        self.size += text.len() as u64;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

fn log_file(home: &Home) -> io::Result<LogFile> {
    LogFile::open(home.logs()?.join("understudy.log"))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    #[test]
    fn a_log_is_bounded_while_it_is_written_and_holds_no_key() {
        let folder = tempfile::tempdir().unwrap();
        let home = Home::at(folder.path()).unwrap();
        let mut log = log_file(&home).unwrap();
        let line = format!("refused: sk-ant-0123456789abcdef {}\n", "x".repeat(60_000));
        for _ in 0..40 {
            log.write_all(line.as_bytes()).unwrap();
        }
        log.flush().unwrap();
        let logs = home.logs().unwrap();
        let mut whole = 0;
        for name in ["understudy.log", "understudy.log.1"] {
            let text = std::fs::read_to_string(logs.join(name)).unwrap();
            assert!(
                text.contains("refused: [key] x") && !text.contains("sk-ant"),
                "{name}"
            );
            whole += text.len() as u64;
        }
        assert!(whole <= 2 * (LOG_SIZE + line.len() as u64), "{whole}");
        assert_eq!(std::fs::read_dir(logs).unwrap().count(), 2);
    }
}
