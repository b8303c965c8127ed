//! The system's dialogs for files, used by their keys as a person does.

use crate::desktop::{Desktop, eventually};
use crate::limits;
use crate::page::Page;
use std::path::Path;

/// Chooses `path` in the dialog with this title, which is on its way.
pub fn choose(desktop: &Desktop, title: &str, path: &Path) {
    eventually("the dialog has the keys", limits::SHOWN, || {
        desktop.active_window() == title
    });
    let path = path.to_str().unwrap();
    // A slash is the beginning of a place, whatever the dialog shows.
    desktop.xdotool(&["key", "ctrl+a"]);
    desktop.xdotool(&["type", "--delay", "5", path]);
    // The dialog looks for what was typed and would complete it.
    std::thread::sleep(std::time::Duration::from_millis(400));
    desktop.xdotool(&["key", "Return"]);
    eventually("the dialog is gone", limits::SHOWN, || {
        desktop.active_window() != title
    });
}

/// A section of the settings, with its heading in sight.
pub fn settings(page: &Page, section: &str) {
    page.press_with("Settings");
    page.press(section);
}
