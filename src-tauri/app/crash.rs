//! A report of what went wrong inside the app, kept on this computer and sent nowhere: version, place
//! and backtrace, never a chat's text and never a key.

use std::backtrace::Backtrace;
use std::fs::{self, OpenOptions};
use std::io::Write as _;
use std::panic::PanicHookInfo;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use understudy_core::clock;
use understudy_core::contract::Timestamp;
use understudy_core::home::{Home, private_file};
use understudy_core::providers::without_keys;

/// Older reports go: the newest tell what there is to tell.
const KEPT: usize = 5;
/// Longest message of a report, in characters.
const MESSAGE_LIMIT: usize = 300;
/// Ends of the names of reports that nobody was told of, and of the others.
const NEW: &str = ".new.txt";
const TOLD: &str = ".txt";

/// Writes a report for each panic from now on. What comes of the panic is decided elsewhere: most end
/// one answer and not the app.
pub fn watch(home: &Home) {
    let Ok(folder) = home.logs() else { return };
    std::panic::set_hook(Box::new(move |info| report(&folder, info)));
}

fn report(folder: &Path, info: &PanicHookInfo<'_>) {
    static REPORTING: AtomicBool = AtomicBool::new(false);
    let thread = std::thread::current();
    let thread = thread.name().unwrap_or("without a name");
    let payload = info.payload();
    let message = match (
        payload.downcast_ref::<&'static str>(),
        payload.downcast_ref::<String>(),
    ) {
        (Some(literal), _) => (*literal).to_owned(),
        (None, Some(made)) => without_contents(made),
        (None, None) => String::new(),
    };
    let place = info.location().map(ToString::to_string).unwrap_or_default();
    // In place of the usual line, which would put the whole message into the session's journal.
    eprintln!("understudy: internal error in thread {thread} at {place}: {message}");
    // The keyring's library is known to panic; its thread goes on by itself.
    if thread == "keyring" || REPORTING.swap(true, Ordering::AcqRel) {
        return;
    }
    let text = format!(
        "Understudy {}, {} {}\nthread {thread}\n{place}\n{message}\n\n{}\n",
        env!("CARGO_PKG_VERSION"),
        std::env::consts::OS,
        std::env::consts::ARCH,
        Backtrace::force_capture(),
    );
    let file = folder.join(format!("crash-{}{NEW}", clock::wall()));
    let written = private_file(OpenOptions::new().write(true).create_new(true))
        .open(file)
        .and_then(|mut file| file.write_all(text.as_bytes()));
    if let Err(error) = written {
        eprintln!("understudy: the report could not be written: {error}");
    }
    let mut all = reports(folder);
    let surplus = all.len().saturating_sub(KEPT);
    for (_, old) in all.drain(..surplus) {
        let _ = fs::remove_file(old);
    }
    REPORTING.store(false, Ordering::Release);
}

/// What a message says before it quotes anything: the rest may be what somebody wrote.
fn without_contents(message: &str) -> String {
    let end = message.find(['`', '"', '\'', ':', '\n']).unwrap_or(message.len());
    let cut: String = message[..end].chars().take(MESSAGE_LIMIT).collect();
    without_keys(cut.trim_end())
}

/// All reports with their times, the oldest first.
fn reports(folder: &Path) -> Vec<(Timestamp, PathBuf)> {
    let of = |entry: fs::DirEntry| {
        let name = entry.file_name().into_string().ok()?;
        let rest = name.strip_prefix("crash-")?;
        let at = rest.strip_suffix(NEW).or_else(|| rest.strip_suffix(TOLD))?;
        Some((at.parse().ok()?, entry.path()))
    };
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut found: Vec<_> = entries.filter_map(of).collect();
    found.sort();
    found
}

// Reports are told of in the window.
#[cfg(any(feature = "desktop", test))]
fn is_new(path: &Path) -> bool {
    path.to_string_lossy().ends_with(NEW)
}

/// When the newest report was written that nobody was told of.
#[cfg(any(feature = "desktop", test))]
#[must_use]
pub fn untold(home: &Home) -> Option<Timestamp> {
    let reports = reports(&home.logs().ok()?);
    let newest = reports.iter().rev().find(|(_, path)| is_new(path))?;
    Some(newest.0)
}

/// Notes that the person was told of all there are.
#[cfg(any(feature = "desktop", test))]
pub fn told(home: &Home) {
    let Ok(folder) = home.logs() else { return };
    for (at, path) in reports(&folder) {
        if is_new(&path)
            && let Err(error) = fs::rename(&path, folder.join(format!("crash-{at}{TOLD}")))
        {
            tracing::warn!(%error, "a report will be told of again");
        }
    }
}

/// Deletes all reports.
///
/// # Errors
/// When one cannot be removed.
#[cfg(any(feature = "desktop", test))]
pub fn forget(home: &Home) -> std::io::Result<()> {
    for (_, path) in reports(&home.logs()?) {
        fs::remove_file(path)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    #[test]
    fn what_a_message_quotes_is_left_out() {
        for (message, kept) in [
            (
                "byte index 1 is not a char boundary; it is inside 'é' (bytes 0..2) of `é my secret`",
                "byte index 1 is not a char boundary; it is inside",
            ),
            (
                "index out of bounds: the len is 3 but the index is 7",
                "index out of bounds",
            ),
            ("called `Option::unwrap()` on a `None` value", "called"),
            ("key sk-0123456789abcdef refused", "key [key] refused"),
        ] {
            assert_eq!(without_contents(message), kept);
        }
    }

    #[test]
    fn a_panic_leaves_a_report_without_what_it_quotes() {
        let folder = tempfile::tempdir().unwrap();
        let logs = Home::at(folder.path()).unwrap().logs().unwrap();
        let before = std::panic::take_hook();
        let to = logs.clone();
        std::panic::set_hook(Box::new(move |info| report(&to, info)));
        let said = "é my secret".to_owned();
        let died = std::thread::Builder::new()
            .name("answer".to_owned())
            .spawn(move || said[..1].len())
            .unwrap()
            .join();
        std::panic::set_hook(before);
        assert!(died.is_err());
        let texts: Vec<String> = reports(&logs)
            .into_iter()
            .map(|(_, path)| fs::read_to_string(path).unwrap())
            .collect();
        let text = texts
            .iter()
            .find(|text| text.contains("\nthread answer\n"))
            .unwrap();
        assert!(
            text.starts_with(concat!("Understudy ", env!("CARGO_PKG_VERSION"))),
            "{text}"
        );
        assert!(text.contains("crash.rs:"), "{text}");
        assert!(!text.contains("my secret"), "{text}");
    }

    #[test]
    fn a_report_is_told_of_once_and_few_are_kept() {
        let folder = tempfile::tempdir().unwrap();
        let home = Home::at(folder.path()).unwrap();
        let logs = home.logs().unwrap();
        assert_eq!(untold(&home), None);
        for at in [5, 30, 100] {
            fs::write(logs.join(format!("crash-{at}{NEW}")), "x").unwrap();
        }
        fs::write(logs.join("crash-.txt"), "no report of ours").unwrap();
        assert_eq!(untold(&home), Some(100));
        told(&home);
        assert_eq!(untold(&home), None);
        assert_eq!(reports(&logs).len(), 3, "they are kept");
        forget(&home).unwrap();
        assert_eq!(reports(&logs).len(), 0);
        assert!(logs.join("crash-.txt").exists());
    }
}
