//! Whether the web view draws in the way that is fast or in the way that works everywhere: some
//! drivers show nothing, or crash, with the fast one.
//!
//! A start notes in the home that it makes its first window, and takes that back when the first frame
//! is painted. A start that finds such a note knows that the one before showed nothing.

use std::fs;
use std::io;
#[cfg(target_os = "linux")]
use std::path::Path;
use std::path::PathBuf;
use std::sync::Mutex;
use understudy_core::contract::SafeGraphics;
use understudy_core::home::Home;

use super::lock;

/// WebKit's own switches. A value that the person set stands.
#[cfg(target_os = "linux")]
const DMABUF: &str = "WEBKIT_DISABLE_DMABUF_RENDERER";
#[cfg(target_os = "linux")]
const COMPOSITING: &str = "WEBKIT_DISABLE_COMPOSITING_MODE";

const STARTING: &str = "starting";
const VERSION: &str = env!("CARGO_PKG_VERSION");

/// What this start decided, and what it notes.
pub struct Graphics {
    note: PathBuf,
    pub safe: Option<SafeGraphics>,
    /// The start before showed nothing, and the person is to hear of it.
    pub news: bool,
    phase: Mutex<Phase>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Phase {
    /// No window was made yet.
    Fresh,
    Starting,
    Shown,
}

impl Graphics {
    /// `setting` is `graphics.safe`; `asked` for on the command line.
    pub fn choose(home: &Home, setting: Option<&str>, asked: bool) -> Self {
        let note = home.folder().join("graphics");
        let noted = fs::read_to_string(&note).unwrap_or_default();
        let safe = decide(setting.unwrap_or("auto"), asked, noted.trim());
        #[cfg(target_os = "linux")]
        apply(safe.is_some());
        Self {
            note,
            news: safe == Some(SafeGraphics::Found) && noted.trim() == STARTING,
            safe,
            phase: Mutex::new(Phase::Fresh),
        }
    }

    /// The first window is being made.
    pub fn begins(&self) {
        let mut phase = lock(&self.phase);
        if *phase == Phase::Fresh {
            *phase = Phase::Starting;
            self.write(STARTING);
        }
    }

    /// A first frame was painted.
    pub fn painted(&self) {
        let mut phase = lock(&self.phase);
        if *phase == Phase::Starting {
            *phase = Phase::Shown;
            self.settle();
        }
    }

    /// The app ends in order: what was not painted by then was not waited for.
    pub fn ends(&self) {
        if *lock(&self.phase) == Phase::Starting {
            self.settle();
        }
    }

    fn settle(&self) {
        match self.safe {
            // The fast way showed nothing; an update may mend it.
            Some(SafeGraphics::Found) => self.write(&format!("safe {VERSION}")),
            Some(SafeGraphics::Set) | None => match fs::remove_file(&self.note) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => {
                    tracing::warn!(%error, "the note of this start is left");
                }
                _ => {}
            },
        }
    }

    fn write(&self, text: &str) {
        // Where the home cannot be written nothing can be learnt.
        if let Err(error) = fs::write(&self.note, text) {
            tracing::debug!(%error, "this start is not noted");
        }
    }
}

/// Whether to draw safely, and why.
fn decide(setting: &str, asked: bool, noted: &str) -> Option<SafeGraphics> {
    match setting {
        _ if asked => Some(SafeGraphics::Set),
        "on" => Some(SafeGraphics::Set),
        "off" => None,
        _ if noted == STARTING || noted.strip_prefix("safe ") == Some(VERSION) => Some(SafeGraphics::Found),
        _ => None,
    }
}

#[cfg(target_os = "linux")]
fn apply(safe: bool) {
    // The fast path shows nothing on many of NVIDIA's own drivers, and without a graphics device it is the slow one:
    // every kind of shape is compiled for a device that the processor plays (docs/measurements.md, "Start and memory").
    let nvidia = Path::new("/proc/driver/nvidia/version").exists();
    let switches: &[&str] = match (safe, nvidia || !draws(Path::new("/dev/dri"))) {
        (true, _) => &[DMABUF, COMPOSITING],
        (false, true) => &[DMABUF],
        (false, false) => &[],
    };
    for switch in switches {
        if std::env::var_os(switch).is_none() {
            // SAFETY: the runtime's threads have no work yet, and nothing else has been started; no
            // other thread reads or writes the environment now.
            unsafe { std::env::set_var(switch, "1") };
        }
    }
}

/// Whether the folder of the kernel's graphics devices has one that draws (`renderD128`). Those that only show what
/// was drawn, as of servers and virtual machines, have none.
#[cfg(target_os = "linux")]
fn draws(devices: &Path) -> bool {
    let mut entries = fs::read_dir(devices).into_iter().flatten().flatten();
    entries.any(|entry| entry.file_name().to_string_lossy().starts_with("renderD"))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    #[cfg(target_os = "linux")]
    #[test]
    fn a_device_that_draws_is_told_from_one_that_only_shows() {
        let folder = tempfile::tempdir().unwrap();
        let devices = folder.path().join("dri");
        assert!(!draws(&devices), "there is no folder");
        fs::create_dir(&devices).unwrap();
        fs::write(devices.join("card0"), "").unwrap();
        assert!(!draws(&devices));
        fs::write(devices.join("renderD128"), "").unwrap();
        assert!(draws(&devices));
    }

    #[test]
    fn a_start_that_showed_nothing_makes_the_next_one_safe_until_an_update() {
        let folder = tempfile::tempdir().unwrap();
        let home = Home::at(folder.path()).unwrap();
        let start = || Graphics {
            note: home.folder().join("graphics"),
            news: false,
            safe: decide(
                "auto",
                false,
                fs::read_to_string(home.folder().join("graphics"))
                    .unwrap_or_default()
                    .trim(),
            ),
            phase: Mutex::new(Phase::Fresh),
        };
        let good = start();
        good.begins();
        good.painted();
        assert_eq!(start().safe, None);
        // One that dies before its first frame.
        start().begins();
        let after = start();
        assert_eq!(after.safe, Some(SafeGraphics::Found));
        after.begins();
        after.painted();
        assert_eq!(start().safe, Some(SafeGraphics::Found), "it stays so");
        assert_eq!(
            decide("auto", false, "safe 0.0.1"),
            None,
            "another version tries again"
        );
        // One without a window, and one that is quit before it paints.
        drop(start());
        let quick = start();
        quick.begins();
        quick.ends();
        assert_eq!(start().safe, Some(SafeGraphics::Found));
    }

    #[test]
    fn the_persons_word_comes_before_what_was_found() {
        assert_eq!(decide("off", false, STARTING), None);
        assert_eq!(decide("off", true, ""), Some(SafeGraphics::Set));
        assert_eq!(decide("on", false, ""), Some(SafeGraphics::Set));
    }
}
