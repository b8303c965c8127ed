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
    // The field for the place: in a dialog that saves it is there, in one that opens this brings it.
    if desktop_opens(title) {
        desktop.xdotool(&["key", "ctrl+l"]);
        pause();
    }
    desktop.xdotool(&["key", "ctrl+a"]);
    desktop.xdotool(&["type", "--delay", "5", path]);
    // The dialog looks for what was typed and would complete it.
    pause();
    desktop.xdotool(&["key", "Return"]);
    eventually("the dialog is gone", limits::SHOWN, || {
        if desktop.visible_windows().iter().all(|window| window != title) {
            return true;
        }
        pause();
        // Not into the window that is there again by now.
        if desktop.active_window() == title {
            desktop.xdotool(&["key", "Return"]);
        }
        false
    });
    // A menu that opens before the window has the keys again closes with that.
    eventually("the window has the keys again", limits::SHOWN, || {
        desktop.active_window() == "Understudy"
    });
    pause();
}

fn desktop_opens(title: &str) -> bool {
    title.starts_with("Import")
}

fn pause() {
    std::thread::sleep(std::time::Duration::from_millis(400));
}

/// A section of the settings, with its heading in sight.
pub fn settings(page: &Page, section: &str) {
    page.press_with("Settings");
    page.press(section);
}
