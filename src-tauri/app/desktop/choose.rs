//! The system's own dialogs for files. Paths come from a person's choice here, never from a page.

use std::path::PathBuf;
use tauri::WebviewWindow;
use understudy_core::contract::{ApiError, ApiResult, ErrorCode};
#[cfg(not(target_os = "linux"))]
use understudy_core::texts;

/// What is chosen.
#[cfg_attr(not(target_os = "linux"), allow(dead_code))]
pub enum Choice {
    /// A file that is there.
    Open,
    /// A place for a new file, with a name to begin with.
    Save(String),
}

/// Asks for a file; `None` where the person changed their mind.
///
/// # Errors
/// `Unsupported` where the dialog cannot be shown.
#[cfg(target_os = "linux")]
pub async fn choose(window: &WebviewWindow, title: String, choice: Choice) -> ApiResult<Option<PathBuf>> {
    use gtk::prelude::{FileChooserExt as _, NativeDialogExt as _};
    let (told, chosen) = tokio::sync::oneshot::channel();
    let parent = window.clone();
    let show = move || {
        let (action, name) = match choice {
            Choice::Open => (gtk::FileChooserAction::Open, None),
            Choice::Save(name) => (gtk::FileChooserAction::Save, Some(name)),
        };
        let parent = parent.gtk_window().ok();
        let dialog = gtk::FileChooserNative::new(Some(&title), parent.as_ref(), action, None, None);
        dialog.set_modal(true);
        dialog.set_local_only(true);
        dialog.set_do_overwrite_confirmation(true);
        if let Some(name) = name {
            dialog.set_current_name(&name);
        }
        let mut told = Some(told);
        // Held by its own answer until that comes.
        let mut held = Some(dialog.clone());
        let answered = std::cell::RefCell::new(
            move |dialog: &gtk::FileChooserNative, answer: gtk::ResponseType| {
                let path = (answer == gtk::ResponseType::Accept)
                    .then(|| dialog.filename())
                    .flatten();
                if let Some(told) = told.take() {
                    // Nobody waits any more: nothing is lost by not telling.
                    let _ = told.send(path);
                }
                drop(held.take());
            },
        );
        dialog.connect_response(move |dialog, answer| (answered.borrow_mut())(dialog, answer));
        dialog.show();
    };
    window.run_on_main_thread(show).map_err(unsupported)?;
    chosen.await.map_err(unsupported)
}

/// # Errors
/// `Unsupported`: the command line has the same.
#[cfg(not(target_os = "linux"))]
pub async fn choose(_window: &WebviewWindow, _title: String, _choice: Choice) -> ApiResult<Option<PathBuf>> {
    Err(ApiError::new(
        ErrorCode::Unsupported,
        texts::error_code(ErrorCode::Unsupported),
    ))
}

#[cfg(target_os = "linux")]
fn unsupported(error: impl std::fmt::Display) -> ApiError {
    tracing::warn!(%error, "a dialog for files cannot be shown");
    let code = ErrorCode::Unsupported;
    ApiError::new(code, understudy_core::texts::error_code(code))
}
