//! The window's own matters: showing itself, links, the shortcut, quitting.

use crate::crash;
use crate::desktop::desk::{Desk, QUICK};
use crate::desktop::{links, lives, paste, quick, quit, shortcut, spelling, windows};
use std::time::Duration;
use tauri::{AppHandle, Manager as _, State, WebviewWindow};
use understudy_core::contract::{ApiError, ApiResult, BackendEvent, ChatId, ErrorCode, ShortcutState};
use understudy_core::texts::error_code;

/// Dictionaries are read so long after the first frame: it takes the main thread some 40 ms.
const DICTIONARIES: Duration = Duration::from_millis(500);

/// The first themed frame is painted.
#[tauri::command]
pub async fn window_ready(window: WebviewWindow) {
    window.state::<Desk>().graphics.painted();
    lives::ready(&window);
    tokio::time::sleep(DICTIONARIES).await;
    spelling::check(&window);
}

#[tauri::command]
pub async fn open_link(url: String) -> ApiResult<()> {
    links::open(&url)
}

#[tauri::command]
pub async fn try_shortcut(app: AppHandle, accelerator: String) -> ApiResult<ShortcutState> {
    shortcut::attempt(&app, &accelerator).await
}

#[tauri::command]
pub async fn set_shortcut(app: AppHandle, accelerator: Option<String>) -> ApiResult<ShortcutState> {
    shortcut::set(&app, accelerator.as_deref()).await
}

/// The desktop's own settings have the shortcut from now on.
#[tauri::command]
pub async fn add_desktop_shortcut(app: AppHandle, accelerator: String) -> ApiResult<ShortcutState> {
    shortcut::add_to_desktop(&app, &accelerator).await
}

/// The quick prompt puts itself away.
#[tauri::command]
pub async fn hide_quick(window: WebviewWindow) {
    if window.label() == QUICK {
        quick::hide(&window);
    }
}

/// The quick prompt has another height now, in the layout's pixels.
#[tauri::command]
pub async fn size_quick(window: WebviewWindow, height: f64) {
    if window.label() == QUICK
        && let Err(error) = quick::fit(&window, height)
    {
        tracing::debug!(%error, "the quick prompt keeps its size");
    }
}

/// It stays when another window is used.
#[tauri::command]
pub async fn pin_quick(window: WebviewWindow, on: bool) {
    if window.label() == QUICK {
        quick::pin(&window, on);
    }
}

/// What is selected in the program that one comes from, or is in the clipboard, because the person
/// wants to ask about it; nothing where there is no text.
#[tauri::command]
pub async fn pick_text(app: AppHandle) -> Option<paste::Picked> {
    paste::pick(&app).await
}

/// Hands a text back to the program that one came from. False where that cannot be: then the text is
/// for the clipboard.
#[tauri::command]
pub async fn paste_back(window: WebviewWindow, text: String) -> bool {
    let before = lives::with(&window, |life| life.before);
    let app = window.app_handle().clone();
    paste::paste(&app, before, &text, || quick::hide(&window)).await
}

/// Goes on in the chat window with what was asked in the quick prompt.
#[tauri::command]
pub async fn open_in_chat(app: AppHandle, chat: ChatId) {
    if let Some(window) = app.get_webview_window(QUICK) {
        quick::hide(&window);
    }
    windows::open_main(&app, None, Some(BackendEvent::OpenChat { chat: Some(chat) }));
}

/// Everything goes, and the app begins anew.
#[tauri::command]
pub async fn erase_everything(app: AppHandle) -> ApiResult<()> {
    let desk = app.state::<Desk>();
    desk.backend.erase_everything().await?;
    crate::autostart::forget(&desk.home, &desk.backend).await;
    desk.begin_again();
    quit::quit(&app);
    Ok(())
}

/// The person was told of the reports of what went wrong.
#[tauri::command]
pub async fn crash_told(desk: State<'_, Desk>) -> ApiResult<()> {
    crash::told(&desk.home);
    desk.post.set_crashed(None);
    Ok(())
}

/// Deletes the reports of what went wrong.
#[tauri::command]
pub async fn forget_crashes(desk: State<'_, Desk>) -> ApiResult<()> {
    crash::forget(&desk.home).map_err(cannot_write)?;
    desk.post.set_crashed(None);
    Ok(())
}

/// Opens the folder of logs and reports.
#[tauri::command]
pub async fn open_logs(desk: State<'_, Desk>) -> ApiResult<()> {
    links::open_folder(&desk.home.logs().map_err(cannot_write)?)
}

fn cannot_write(error: std::io::Error) -> ApiError {
    tracing::warn!(%error, "the folder of logs cannot be used");
    ApiError::new(ErrorCode::CannotWrite, error_code(ErrorCode::CannotWrite))
}

#[tauri::command]
pub async fn quit(app: AppHandle) {
    quit::quit(&app);
}

#[tauri::command]
pub async fn restart(app: AppHandle) {
    quit::restart(&app);
}
