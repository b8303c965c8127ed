//! The first page of a start that finds the history damaged: what there is, and what the person wants
//! of it. In the toolkit's own widgets, as there is no history yet that a window could show.

use gtk::prelude::*;
use std::sync::mpsc::{TryRecvError, channel};
use std::time::Duration;
use understudy_core::clock;
use understudy_core::contract::{ApiError, ApiResult, Backup, HistoryContent, Rescue, RescueChoice};
use understudy_core::history::rescue;
use understudy_core::home::Home;
use understudy_core::texts::{self, say, say_with};

const READABLE: u16 = 1;
const BACKUP: u16 = 2;
const BOTH: u16 = 3;

/// Looks, asks and does it. `None` where the person quits.
pub fn ask(home: &Home) -> Option<()> {
    gtk::init().ok()?;
    let folder = home.folder().to_owned();
    let found = while_waiting("rescue-looking", move || {
        Ok(rescue::look(&folder, clock::wall())?)
    });
    let found = match found {
        Ok(found) => found,
        Err(error) => return trouble(&error, home),
    };
    let choice = loop {
        match page(&found) {
            gtk::ResponseType::Accept => {
                if let Err(error) = super::super::links::open_folder(home.folder()) {
                    eprintln!("{error}");
                }
            }
            gtk::ResponseType::Other(READABLE) => break RescueChoice::Readable,
            gtk::ResponseType::Other(BACKUP) => break RescueChoice::Backup,
            gtk::ResponseType::Other(BOTH) => break RescueChoice::Both,
            _ => return None,
        }
    };
    let folder = home.folder().to_owned();
    let done = while_waiting("rescue-doing", move || {
        Ok(rescue::choose(&folder, choice, clock::wall())?)
    });
    match done {
        Ok(_) => Some(()),
        Err(error) => trouble(&error, home),
    }
}

fn trouble(error: &ApiError, home: &Home) -> Option<()> {
    super::cannot_start(error, Some(home));
    None
}

/// Shows a sentence until `work` is done on a thread of its own.
fn while_waiting<T: Send + 'static>(
    text: &str,
    work: impl FnOnce() -> ApiResult<T> + Send + 'static,
) -> ApiResult<T> {
    let (done, doing) = channel();
    std::thread::spawn(move || done.send(work()));
    // What is quick shows nothing.
    if let Ok(result) = doing.recv_timeout(Duration::from_millis(300)) {
        return result;
    }
    let window = gtk::Window::new(gtk::WindowType::Toplevel);
    window.set_title(&say("start-window-title"));
    window.set_position(gtk::WindowPosition::Center);
    window.set_resizable(false);
    window.set_deletable(false);
    window.connect_delete_event(|_, _| gtk::glib::Propagation::Stop);
    let row = gtk::Box::new(gtk::Orientation::Horizontal, 12);
    row.set_border_width(24);
    let spinner = gtk::Spinner::new();
    spinner.start();
    row.pack_start(&spinner, false, false, 0);
    row.pack_start(&gtk::Label::new(Some(&say(text))), false, false, 0);
    window.add(&row);
    window.show_all();
    loop {
        match doing.try_recv() {
            Ok(result) => {
                window.close();
                // SAFETY of use: nothing holds the window any more; it goes with its last reference.
                unsafe { window.destroy() };
                return result;
            }
            Err(TryRecvError::Disconnected) => {
                return Err(ApiError::new(
                    understudy_core::contract::ErrorCode::Internal,
                    say("error-code-internal"),
                ));
            }
            Err(TryRecvError::Empty) => {
                while gtk::events_pending() {
                    gtk::main_iteration_do(false);
                }
                std::thread::sleep(Duration::from_millis(20));
            }
        }
    }
}

fn page(found: &Rescue) -> gtk::ResponseType {
    let dialog = gtk::Dialog::new();
    dialog.set_title(&say("start-window-title"));
    dialog.set_position(gtk::WindowPosition::Center);
    dialog.set_resizable(false);
    let content = dialog.content_area();
    content.set_border_width(24);
    content.set_spacing(12);
    let title = gtk::Label::new(None);
    title.set_markup(&format!(
        "<span size='large' weight='bold'>{}</span>",
        gtk::glib::markup_escape_text(&say("rescue-title"))
    ));
    title.set_xalign(0.0);
    content.pack_start(&title, false, false, 0);
    content.pack_start(
        &paragraph(&say_with(
            "rescue-what",
            &[("aside", found.aside.as_str().into())],
        )),
        false,
        false,
        0,
    );
    let choices = gtk::Box::new(gtk::Orientation::Vertical, 10);
    choices.set_margin_top(8);
    for (response, name, text) in ways(found) {
        choices.pack_start(&way(&dialog, response, &name, &text), false, false, 0);
    }
    content.pack_start(&choices, false, false, 0);
    dialog.add_button(&say("start-trouble-folder"), gtk::ResponseType::Accept);
    dialog.add_button(&say("start-trouble-quit"), gtk::ResponseType::Close);
    dialog.set_default_response(gtk::ResponseType::Close);
    dialog.show_all();
    let answer = dialog.run();
    dialog.hide();
    answer
}

fn paragraph(text: &str) -> gtk::Label {
    let label = gtk::Label::new(Some(text));
    label.set_xalign(0.0);
    label.set_line_wrap(true);
    label.set_max_width_chars(64);
    label
}

/// A button with a name and, below it, what it brings.
fn way(dialog: &gtk::Dialog, response: u16, name: &str, text: &str) -> gtk::Button {
    let lines = gtk::Box::new(gtk::Orientation::Vertical, 2);
    lines.set_border_width(8);
    let title = gtk::Label::new(None);
    title.set_markup(&format!("<b>{}</b>", gtk::glib::markup_escape_text(name)));
    title.set_xalign(0.0);
    lines.pack_start(&title, false, false, 0);
    lines.pack_start(&paragraph(text), false, false, 0);
    let button = gtk::Button::new();
    button.add(&lines);
    if let Some(accessible) = button.accessible() {
        accessible.set_name(name);
        accessible.set_description(text);
    }
    let dialog = dialog.downgrade();
    button.connect_clicked(move |_| {
        if let Some(dialog) = dialog.upgrade() {
            dialog.response(gtk::ResponseType::Other(response));
        }
    });
    button
}

/// What can be chosen, the best first.
fn ways(found: &Rescue) -> Vec<(u16, String, String)> {
    let mut ways = Vec::new();
    let readable = found.readable.as_ref().map(|readable| {
        let arguments = [("what", told(readable).into()), ("lost", found.lost.into())];
        say_with("rescue-way-readable-what", &arguments)
    });
    let backup = found.backup.as_ref().map(backup_words);
    if readable.is_some() && backup.is_some() {
        ways.push((BOTH, say("rescue-way-both"), say("rescue-way-both-what")));
    }
    if let Some(text) = readable {
        ways.push((READABLE, say("rescue-way-readable"), text));
    }
    if let Some(text) = backup {
        ways.push((BACKUP, say("rescue-way-backup"), text));
    }
    ways
}

fn backup_words(backup: &Backup) -> String {
    let when = texts::when(backup.at, clock::wall());
    let what = backup.content.as_ref().map(told).unwrap_or_default();
    say_with(
        "rescue-way-backup-what",
        &[("when", when.into()), ("what", what.into())],
    )
}

fn told(content: &HistoryContent) -> String {
    let newest = content.newest.map(|at| texts::when(at, clock::wall()));
    say_with(
        "history-content",
        &[
            ("chats", content.chats.into()),
            ("messages", content.messages.into()),
            (
                "newest",
                newest.unwrap_or_else(|| say("history-content-nothing")).into(),
            ),
        ],
    )
}
