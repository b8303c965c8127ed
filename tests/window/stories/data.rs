//! A person's data: out of the app, into it, and kept.

use super::ask;
use crate::desktop::{Desktop, Has, eventually};
use crate::files::{choose, settings};
use crate::limits;
use crate::page::{Page, app_ends};
use crate::pictures;
use crate::practice::{Practice, understudy};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use understudy_stage::Script;

const YOUR_DATA: &str = "Your data";

fn lived_in(theme: &str) -> (Practice, Desktop) {
    let practice = Practice::new();
    let desktop = Desktop::new(Has::default());
    practice.set_up(&desktop);
    understudy(&desktop, &["settings", "set", "ui.theme", theme], "");
    practice.lead().always(Script::answer(
        "Take the tram to 嵐山, and leave a **day** free. 🍮",
    ));
    for question in [
        "Three days in Kyoto: 三日間の計画",
        "What should I pack for a night train?",
        "Crème brûlée without a torch?",
    ] {
        understudy(&desktop, &["ask", question], "");
    }
    (practice, desktop)
}

/// Brings what is said about `words` to the middle of the page.
fn show(page: &Page, words: &str) {
    page.becomes_true(
        "it can be scrolled to",
        &format!(
            "const found = [...document.querySelectorAll('h3, p, button')].filter((one) => one.textContent.includes({words:?})).at(-1);
             found?.scrollIntoView({{block: 'center'}}); return Boolean(found)"
        ),
    );
}

fn document(path: &Path) -> Value {
    serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap()
}

#[test]
fn all_chats_a_folder_and_one_chat_leave_as_files() {
    let (_practice, desktop) = lived_in("dark");
    let page = Page::open(&desktop, &[], &[]);
    page.see("Crème brûlée");
    // One chat is put into a folder of its own.
    let trip = "Three days in Kyoto: 三日間の計画";
    page.point_at(trip);
    page.press(&format!("More about “{trip}”"));
    page.press("Move to a folder…");
    page.press("New folder…");
    page.fill("Name of the folder", "Japan 2027");
    page.press_key(crate::driver::keys::ENTER);
    page.see("Japan 2027");
    settings(&page, YOUR_DATA);
    page.both_sizes("data");

    let all = desktop.folder().join("all.json");
    page.press("Export everything");
    choose(&desktop, "Export chats", &all);
    page.see_within("3 chats were written to", limits::ANSWER);
    page.picture("data-exported");
    let whole = document(&all);
    assert_eq!(whole["chats"].as_array().unwrap().len(), 3);
    assert_eq!(whole["folders"][0]["name"], "Japan 2027");

    let read = desktop.folder().join("all.md");
    page.press("Export to read");
    choose(&desktop, "Export chats", &read);
    eventually("it is written", limits::SHOWN, || read.exists());
    assert!(
        std::fs::read_to_string(&read)
            .unwrap()
            .contains("> Take the tram to 嵐山")
    );

    for (entry, name) in [
        ("Export to keep…", "folder.json"),
        ("Export to read…", "folder.md"),
    ] {
        let path = desktop.folder().join(name);
        page.point_at_with("Japan 2027");
        page.press("More about the folder “Japan 2027”");
        page.press(entry);
        choose(&desktop, "Export chats", &path);
        page.see("The chats of “Japan 2027” were written to");
        let text = std::fs::read_to_string(&path).unwrap();
        assert!(text.contains("三日間") && !text.contains("brûlée"), "{text}");
    }
    let one = desktop.folder().join("one.json");
    let title = "Crème brûlée without a torch?";
    page.point_at(title);
    page.press(&format!("More about “{title}”"));
    page.press("Export to keep…");
    choose(&desktop, "Export chats", &one);
    page.see("The chat was written to");
    assert_eq!(document(&one)["chats"][0]["title"], title);
}

/// An export with many chats, made of one that the app wrote.
fn many(desktop: &Desktop, chats: usize) -> PathBuf {
    let text = understudy(desktop, &["history", "export"], "");
    let one: Value = serde_json::from_str(&text).unwrap();
    let model = one["chats"][0].to_string();
    let ids: Vec<String> = std::iter::once(one["chats"][0]["id"].as_str().unwrap().to_owned())
        .chain(
            one["chats"][0]["messages"]
                .as_array()
                .unwrap()
                .iter()
                .map(|message| message["id"].as_str().unwrap().to_owned()),
        )
        .collect();
    let mut written = format!(
        "{{\"format\":{},\"version\":{},\"files\":[],\"chats\":[",
        one["format"], one["version"]
    );
    for number in 0..chats {
        let mut chat = model.clone();
        for id in &ids {
            // The same id, but for its last digits.
            let other = format!("{}{number:06x}", &id[..id.len() - 6]);
            chat = chat.replace(id.as_str(), &other);
        }
        if number > 0 {
            written.push(',');
        }
        written.push('\n');
        written.push_str(&chat);
    }
    written.push_str("\n]}\n");
    let path = desktop.folder().join("many.json");
    std::fs::write(&path, written).unwrap();
    path
}

#[test]
fn an_import_says_first_what_it_brings_and_is_all_or_nothing() {
    let (_practice, here) = lived_in("dark");
    let exported = here.folder().join("export.json");
    understudy(
        &here,
        &["history", "export", "--output", exported.to_str().unwrap()],
        "",
    );
    let large = many(&here, 40_000);
    let damaged = here.folder().join("damaged.json");
    let bytes = std::fs::read(&exported).unwrap();
    std::fs::write(&damaged, &bytes[..bytes.len() / 3]).unwrap();
    let foreign = here.folder().join("holiday.json");
    std::fs::write(&foreign, "{\"beach\": true}").unwrap();

    for theme in ["dark", "light"] {
        let desktop = Desktop::new(Has::default());
        Practice::new().set_up(&desktop);
        understudy(&desktop, &["settings", "set", "ui.theme", theme], "");
        let page = Page::open(&desktop, &[], &[]);
        settings(&page, YOUR_DATA);

        page.press("Choose a file…");
        choose(&desktop, "Import chats", &foreign);
        page.see("is an export that Understudy can read");
        show(&page, "Choose a file…");
        page.both_sizes(&format!("import-foreign-{theme}"));

        page.press("Choose a file…");
        choose(&desktop, "Import chats", &damaged);
        page.see_within("damaged.json", limits::ANSWER);
        show(&page, "Choose a file…");
        page.both_sizes(&format!("import-damaged-{theme}"));
        assert_eq!(understudy(&desktop, &["history", "list"], ""), "");

        page.press("Choose a file…");
        choose(&desktop, "Import chats", &exported);
        page.see_within("This is an export of Understudy", limits::ANSWER);
        show(&page, "This is an export");
        page.both_sizes(&format!("import-found-{theme}"));
        // Said no to, nothing is there.
        page.press("Cancel");
        page.see_no_more("This is an export of Understudy");
        assert_eq!(understudy(&desktop, &["history", "list"], ""), "");
        page.press("Choose a file…");
        choose(&desktop, "Import chats", &exported);
        page.see_within("This is an export of Understudy", limits::ANSWER);
        page.press("Import");
        page.see_within("3 new chats, 6 new messages.", limits::ANSWER);
        page.see("Crème brûlée without a torch?");
        page.both_sizes(&format!("import-done-{theme}"));

        // Stopped in the middle, all that came is taken away again.
        page.press("Choose a file…");
        choose(&desktop, "Import chats", &large);
        page.see_within("40,000", limits::ANSWER * 2);
        page.press("Import");
        page.see("Importing…");
        eventually("some of it is there", limits::ANSWER, || {
            understudy(&desktop, &["history", "list"], "").lines().count() > 3
        });
        page.picture(&format!("import-under-way-{theme}"));
        page.press("Stop");
        page.see_within("It was stopped.", limits::ANSWER);
        assert_eq!(understudy(&desktop, &["history", "list"], "").lines().count(), 3);
        show(&page, "It was stopped.");
        page.picture(&format!("import-stopped-{theme}"));
    }
}

/// The folder of what a backup replaced.
fn replaced(desktop: &Desktop) -> Option<PathBuf> {
    let entries = std::fs::read_dir(desktop.home()).unwrap().flatten();
    entries.map(|entry| entry.path()).find(|path| {
        let name = path.file_name().unwrap_or_default();
        name.to_string_lossy().starts_with("replaced-")
    })
}

#[test]
fn a_backup_is_looked_into_and_takes_the_historys_place_at_once() {
    for theme in ["dark", "light"] {
        let (practice, desktop) = lived_in(theme);
        let page = Page::open(&desktop, &[], &[]);
        settings(&page, YOUR_DATA);
        page.see("There is no backup yet.");
        show(&page, "Back up now");
        page.both_sizes(&format!("backups-none-{theme}"));
        page.press("Back up now");
        page.see("3 chats");
        page.both_sizes(&format!("backups-{theme}"));

        // What comes later is not in it, and one answer is still being written.
        page.press_with("New chat");
        practice
            .lead()
            .always(Script::paced("A tale without an end. ".repeat(400), 4, 100));
        ask(&page, "Said after the backup");
        page.see_within("A tale without an end.", limits::ANSWER);
        settings(&page, YOUR_DATA);
        show(&page, "Back up now");
        page.press_with("Restore the backup of");
        page.see("An answer that is being written is stopped");
        page.both_sizes(&format!("backup-look-{theme}"));
        let app = page.app;
        page.press("Restore and restart");

        // The window of the process that took its place is nobody's to drive: it is looked at. A command
        // would carry out the restore itself, so the disk is asked.
        eventually("the backup has taken its place", limits::START, || {
            replaced(&desktop).is_some_and(|aside| aside.join("history.db").exists())
        });
        eventually("the window is there again", limits::START, || {
            desktop
                .visible_windows()
                .iter()
                .any(|title| title == "Understudy")
        });
        std::thread::sleep(std::time::Duration::from_secs(1));
        pictures::screen(&desktop, &format!("backup-restored-{theme}"));
        assert!(crate::page::runs(app), "the same process goes on");

        // What was replaced is kept, with what there was of the answer.
        assert_eq!(understudy(&desktop, &["history", "list"], "").lines().count(), 3);
        let other = Desktop::new(Has {
            window_manager: false,
            ..Has::default()
        });
        let database = replaced(&desktop).unwrap().join("history.db");
        let import = ["history", "import", database.to_str().unwrap(), "--json"];
        let done: Value = serde_json::from_str(&understudy(&other, &import, "")).unwrap();
        assert_eq!(done["imported"]["chats"], json!(4), "{done}");
        let text = understudy(&other, &["history", "export", "--format", "markdown"], "");
        assert!(
            text.contains("Said after the backup") && text.contains("A tale without an end."),
            "{text}"
        );
        drop(page);
        app_ends(&desktop);
    }
}
