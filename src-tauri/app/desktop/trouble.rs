//! The app cannot start: what happened and what can be done, in a dialog of the system's own, and
//! on standard error for whoever started it from a terminal.

use std::process::ExitCode;
use understudy_core::contract::{ApiError, ErrorCode};
use understudy_core::home::Home;
#[cfg(target_os = "linux")]
use understudy_core::texts::say;

#[cfg(target_os = "linux")]
mod rescue;

/// Asks what is to take the place of a damaged history, and puts it there. `None` where the person
/// quits, or nothing can be done; all is as it was then.
#[cfg(target_os = "linux")]
pub fn rescue(error: &ApiError, home: &Home) -> Option<()> {
    eprintln!("{}", error.message);
    rescue::ask(home)
}

/// The terminal has the way: these systems' dialogs come with their packages.
#[cfg(not(target_os = "linux"))]
pub fn rescue(_error: &ApiError, _home: &Home) -> Option<()> {
    None
}

/// Says it and ends.
pub fn cannot_start(error: &ApiError, home: Option<&Home>) -> ExitCode {
    eprintln!("{}", error.message);
    dialog(error, home);
    ExitCode::FAILURE
}

/// Only where a folder is the thing to look at.
fn folder_matters(code: ErrorCode) -> bool {
    matches!(
        code,
        ErrorCode::HistoryNewer | ErrorCode::HistoryDamaged | ErrorCode::CannotWrite
    )
}

#[cfg(target_os = "linux")]
fn dialog(error: &ApiError, home: Option<&Home>) {
    use gtk::prelude::{DialogExt as _, GtkWindowExt as _, MessageDialogExt as _, WidgetExt as _};
    if gtk::init().is_err() {
        // No display: the terminal has it already.
        return;
    }
    let dialog = gtk::MessageDialog::new(
        None::<&gtk::Window>,
        gtk::DialogFlags::empty(),
        gtk::MessageType::Error,
        gtk::ButtonsType::None,
        &say("start-trouble-title"),
    );
    dialog.set_title(&say("start-window-title"));
    dialog.set_secondary_text(Some(&error.message));
    let folder = home.filter(|_| folder_matters(error.code)).map(Home::folder);
    if folder.is_some() {
        dialog.add_button(&say("start-trouble-folder"), gtk::ResponseType::Accept);
    }
    dialog.add_button(&say("start-trouble-quit"), gtk::ResponseType::Close);
    dialog.set_default_response(gtk::ResponseType::Close);
    let answer = dialog.run();
    dialog.hide();
    if let (gtk::ResponseType::Accept, Some(folder)) = (answer, folder)
        && let Err(error) = super::links::open_folder(folder)
    {
        eprintln!("{error}");
    }
}

#[cfg(not(target_os = "linux"))]
fn dialog(error: &ApiError, home: Option<&Home>) {
    // The terminal has the sentence; these systems' dialogs come with their packages.
    let _ = home.filter(|_| folder_matters(error.code));
}
