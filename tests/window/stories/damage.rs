//! A history that is damaged, in a folder that cannot be written, or on a disk that is full.

use crate::desktop::{Desktop, Has, Started, eventually};
use crate::limits;
use crate::pictures;
use crate::practice::{Practice, try_understudy, understudy};
use std::os::unix::fs::FileExt as _;
use understudy_stage::Script;

const APP: &str = env!("CARGO_BIN_EXE_understudy");

/// Some chats and a backup of the first of them, then a database with a hole.
fn damaged(backup: bool) -> Desktop {
    let practice = Practice::new();
    let desktop = Desktop::new(Has::default());
    practice.set_up(&desktop);
    practice
        .lead()
        .always(Script::answer("An answer that takes some room. ".repeat(80)));
    for number in 0..12 {
        understudy(&desktop, &["ask", &format!("Question number {number}")], "");
        if number == 5 && backup {
            understudy(&desktop, &["history", "backup"], "");
        }
    }
    let database = std::fs::OpenOptions::new()
        .read(true)
        .write(true)
        .open(desktop.home().join("history.db"))
        .unwrap();
    let pages = database.metadata().unwrap().len() / 4096;
    // Every ninth page from the middle on is gone: tables stay readable in part.
    for page in (pages / 2..pages).step_by(9) {
        database.write_all_at(&[0x5a; 4096], page * 4096).unwrap();
    }
    desktop
}

fn dialog(desktop: &Desktop) -> Started {
    let app = desktop.start(APP, &[]);
    eventually("the dialog has the keys", limits::START, || {
        desktop.active_window() == "Understudy"
    });
    std::thread::sleep(std::time::Duration::from_millis(500));
    app
}

#[test]
fn a_damaged_history_is_told_and_the_person_chooses() {
    let desktop = damaged(true);
    let refused = try_understudy(&desktop, &["history", "list"], "");
    assert!(!refused.status.success(), "the terminal refuses it too");

    // Escape: everything stays as it was.
    let before = std::fs::read(desktop.home().join("history.db")).unwrap();
    let app = dialog(&desktop);
    pictures::screen(&desktop, "damage-dialog");
    // The folder can be looked at first: the dialog comes back for it.
    let opened = desktop.stand_in("xdg-open");
    desktop.xdotool(&["key", "Tab", "Tab", "Tab", "space"]);
    eventually("the folder is opened", limits::START, || {
        std::fs::read_to_string(&opened).is_ok_and(|called| called.trim() == desktop.home().to_str().unwrap())
    });
    std::thread::sleep(std::time::Duration::from_millis(500));
    desktop.xdotool(&["key", "Escape"]);
    crate::page::app_ends(&desktop);
    drop(app);
    assert_eq!(std::fs::read(desktop.home().join("history.db")).unwrap(), before);

    // The first way is both together; the keys are on it.
    let _app = dialog(&desktop);
    desktop.xdotool(&["key", "space"]);
    eventually("the history can be read again", limits::START, || {
        try_understudy(&desktop, &["history", "list"], "")
            .status
            .success()
    });
    eventually("the window is there", limits::START, || {
        desktop
            .visible_windows()
            .iter()
            .any(|title| title == "Understudy")
    });
    std::thread::sleep(std::time::Duration::from_secs(2));
    pictures::screen(&desktop, "damage-mended");
    let listed = understudy(&desktop, &["history", "list"], "");
    for number in 0..6 {
        assert!(
            listed.contains(&format!("Question number {number}")),
            "what the backup has is there: {listed}"
        );
    }
    let aside = std::fs::read_dir(desktop.home()).unwrap().flatten();
    let mut names = aside.map(|entry| entry.file_name().to_string_lossy().into_owned());
    assert!(
        names.any(|name| name.starts_with("damaged-")),
        "the damaged files are kept"
    );
    let check = understudy(&desktop, &["history", "check"], "");
    assert!(check.contains("Nothing is wrong."), "{check}");
}

#[test]
fn the_backup_alone_can_be_taken() {
    let desktop = damaged(true);
    let _app = dialog(&desktop);
    desktop.xdotool(&["key", "Tab", "Tab", "space"]);
    eventually("the window is there", limits::START, || {
        desktop
            .visible_windows()
            .iter()
            .any(|title| title == "Understudy")
    });
    let listed = understudy(&desktop, &["history", "list"], "");
    for number in 0..12 {
        assert_eq!(
            listed.contains(&format!("Question number {number}\n"))
                || listed.contains(&format!("Question number {number} ")),
            number <= 5,
            "what the backup has and nothing after it: {listed}"
        );
    }
}

#[test]
fn without_a_backup_what_can_be_read_is_offered() {
    let desktop = damaged(false);
    let _app = dialog(&desktop);
    pictures::screen(&desktop, "damage-dialog-no-backup");
    desktop.xdotool(&["key", "space"]);
    eventually("the history can be read again", limits::START, || {
        try_understudy(&desktop, &["history", "list"], "")
            .status
            .success()
    });
    assert!(!understudy(&desktop, &["history", "list"], "").is_empty());
}
