//! The quick prompt: a small window wherever the pointer is, there within a blink and gone with
//! Esc. It is kept hidden, so that an answer goes on and is still there for a while.

use super::desk::{Desk, QUICK};
use super::geometry::{Screen, quick_corner};
use super::{lives, shortcut, windows};
use std::time::Duration;
use tauri::{AppHandle, LogicalSize, Manager as _, PhysicalPosition, WebviewWindow};
use understudy_core::contract::BackendEvent;
use understudy_core::texts::say;

/// In the layout's pixels. The height follows what the page shows.
const WIDTH: f64 = 660.0;
const FIRST_HEIGHT: f64 = 104.0;
const LEAST_HEIGHT: f64 = 56.0;

/// How long what was asked stays there. Later it is likely that something new is on the mind.
const KEPT: Duration = Duration::from_secs(2 * 60);
/// How long the hidden window is kept, so that it opens at once.
const KEPT_HIDDEN: Duration = Duration::from_secs(30 * 60);

/// Losing the focus this soon after it was shown is the window manager sorting itself out.
const GRACE: Duration = Duration::from_millis(400);
/// A focus that comes back within this was not given to anyone else: input methods and menus
/// borrow it.
const BORROWED: Duration = Duration::from_millis(150);
/// How often to look whether the shortcut is still held: for three seconds.
const HELD_LOOKS: u32 = 20;

/// Shows the quick prompt with the cursor in it.
pub fn open(app: &AppHandle, token: Option<String>) {
    windows::on_main(app, move |app| {
        let window = app.get_webview_window(QUICK).map_or_else(|| build(app), Ok);
        match window {
            Ok(window) => {
                start_anew_if_old(&window);
                lives::want(&window, token);
            }
            Err(error) => tracing::error!(%error, "the quick prompt cannot be made"),
        }
    });
}

/// The shortcut: opens it, or puts it away where it is in front.
pub fn toggle(app: &AppHandle) {
    windows::on_main(app, |app| {
        let in_front = app.get_webview_window(QUICK).filter(windows::is_in_front);
        match in_front {
            Some(window) => hide(&window),
            None => open(app, None),
        }
    });
}

pub fn hide(window: &WebviewWindow) {
    lives::hide(window, KEPT_HIDDEN);
}

/// Gives the window the height of what its page shows, in the layout's pixels.
pub fn fit(window: &WebviewWindow, height: f64) -> tauri::Result<()> {
    let most = window
        .current_monitor()?
        .map_or(FIRST_HEIGHT, |monitor| {
            let screen = windows::screen(&monitor);
            // Two thirds of the screen; its top stands at a fifth.
            f64::from(screen.height) / screen.scale * 2.0 / 3.0
        })
        .max(LEAST_HEIGHT);
    // A page may send anything: NaN becomes the least.
    let height = height.max(LEAST_HEIGHT).min(most);
    window.set_size(LogicalSize::new(WIDTH, height.ceil()))
}

fn build(app: &AppHandle) -> tauri::Result<WebviewWindow> {
    let window = windows::common(app, QUICK, "quick.html")
        .title(say("quick-window-title"))
        .inner_size(WIDTH, FIRST_HEIGHT)
        .min_inner_size(WIDTH, LEAST_HEIGHT)
        .decorations(false)
        .always_on_top(true)
        .skip_taskbar(true)
        .visible_on_all_workspaces(true)
        .build()?;
    windows::begin(&window);
    Ok(window)
}

/// After two minutes a new question begins; the page keeps a draft that was not sent.
fn start_anew_if_old(window: &WebviewWindow) {
    let hidden_at = lives::with(window, |life| life.hidden_at);
    if hidden_at.is_some_and(|at| at.elapsed() > KEPT) {
        let anew = BackendEvent::OpenChat { chat: None };
        window.state::<Desk>().post.tell(QUICK, anew);
    }
}

/// Puts the window on the screen with the pointer. Where the system does not tell (Wayland), it
/// places new windows sensibly itself.
pub fn before_showing(window: &WebviewWindow) {
    let app = window.app_handle();
    let monitor = app
        .cursor_position()
        .and_then(|at| app.monitor_from_point(at.x, at.y))
        .ok()
        .flatten()
        .or_else(|| app.primary_monitor().ok().flatten());
    let Some(screen) = monitor.as_ref().map(windows::screen) else {
        return;
    };
    let (x, y) = quick_corner(screen, width_on(screen));
    if let Err(error) = window.set_position(PhysicalPosition::new(x, y)) {
        tracing::debug!(%error, "the quick prompt stays where the system puts it");
    }
}

fn width_on(screen: Screen) -> u32 {
    // At most some thousands of pixels.
    (WIDTH * screen.scale).round() as u32
}

/// Someone clicked elsewhere: it goes, and what it answers goes on.
pub fn lost_focus(window: &WebviewWindow) {
    let window = window.clone();
    tauri::async_runtime::spawn(async move {
        let (turn, shown_at) = lives::with(&window, |life| (life.turn, life.shown_at));
        let since = shown_at.map(|at| at.elapsed());
        let wait = since.map_or(BORROWED, |since| BORROWED.max(GRACE.saturating_sub(since)));
        tokio::time::sleep(wait).await;
        let app = window.app_handle().clone();
        // The shortcut itself takes the focus away for as long as it is held.
        for _ in 0..HELD_LOOKS {
            if !shortcut::is_held(&app) {
                break;
            }
            tokio::time::sleep(BORROWED).await;
        }
        windows::on_main(&app, move |_| {
            // Shown or hidden once more meanwhile: that focus is none of this one's matter.
            let same = lives::with(&window, |life| life.turn) == turn;
            let away = same && !window.is_focused().unwrap_or(true) && window.is_visible().unwrap_or(false);
            if away {
                hide(&window);
            }
        });
    });
}
