//! The quick prompt: a small window wherever the pointer is, there within a blink and gone with
//! Esc. It is kept hidden, so that an answer goes on and is still there for a while.

use super::desk::{Desk, QUICK};
use super::geometry::{self, QuickSize, quick_corner};
use super::{lives, paste, shortcut, windows};
use std::time::{Duration, Instant};
use tauri::{AppHandle, LogicalSize, Manager as _, PhysicalPosition, WebviewWindow};
use understudy_core::contract::BackendEvent;
use understudy_core::texts::say;

/// In the layout's pixels. The height follows what the page shows.
const FIRST_HEIGHT: f64 = 104.0;
const LEAST_HEIGHT: f64 = 56.0;

/// How long what was asked stays there. Later it is likely that something new is on the mind.
const KEPT: Duration = Duration::from_secs(2 * 60);
/// Losing the focus this soon after it was shown is the window manager sorting itself out.
const GRACE: Duration = Duration::from_millis(400);
/// A focus that comes back within this was not given to anyone else: input methods and menus
/// borrow it.
const BORROWED: Duration = Duration::from_millis(150);
/// How long a window manager may take to give a window the size that it was told.
const ON_ITS_WAY: Duration = Duration::from_millis(1_500);
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
    remember_size(window);
    lives::hide(window, "quick.kept_s");
}

/// It stays when another window is used, until it is hidden or let go of.
pub fn pin(window: &WebviewWindow, on: bool) {
    lives::with(window, |life| life.pinned = on);
}

/// Gives the window the height of what its page shows, in the layout's pixels.
pub fn fit(window: &WebviewWindow, height: f64) -> tauri::Result<()> {
    remember_size(window);
    let size = size(window.app_handle());
    // The person may be drawing it wider just now.
    let width = window
        .inner_size()?
        .to_logical::<f64>(window.scale_factor()?)
        .width;
    let most = window
        .current_monitor()?
        .map_or(FIRST_HEIGHT, |monitor| {
            let screen = windows::screen(&monitor);
            // Two thirds of the screen; its top stands at a fifth.
            f64::from(screen.height) / screen.scale * 2.0 / 3.0
        })
        .min(size.most.map_or(f64::INFINITY, f64::from))
        .max(LEAST_HEIGHT);
    // A page may send anything: NaN becomes the least.
    let height = height.max(LEAST_HEIGHT).min(most).ceil();
    lives::with(window, |life| life.given = Some((height, Instant::now())));
    window.set_size(LogicalSize::new(width, height))
}

fn size(app: &AppHandle) -> QuickSize {
    app.state::<Desk>()
        .setting("window.quick")
        .parse()
        .unwrap_or_default()
}

/// A size that the page did not ask for is the person's: the width is its width from now on, the
/// height the tallest that it becomes by itself.
fn remember_size(window: &WebviewWindow) {
    let app = window.app_handle();
    let Some((given, at)) = lives::with(window, |life| life.given) else {
        return;
    };
    let (Ok(now), Ok(scale)) = (window.inner_size(), window.scale_factor()) else {
        return;
    };
    let now = now.to_logical::<f64>(scale);
    // What was asked for a moment ago may still be on its way.
    let given = if at.elapsed() < ON_ITS_WAY {
        now.height
    } else {
        given
    };
    let before = size(app);
    let after = before.changed(given, now);
    if after != before {
        lives::with(window, |life| life.given = Some((now.height, at)));
        let app = app.clone();
        tauri::async_runtime::spawn(async move {
            app.state::<Desk>()
                .remember("window.quick", &after.to_string())
                .await;
        });
    }
}

fn build(app: &AppHandle) -> tauri::Result<WebviewWindow> {
    let window = windows::common(app, QUICK, "quick.html")
        .title(say("quick-window-title"))
        .inner_size(f64::from(size(app).width), FIRST_HEIGHT)
        .min_inner_size(f64::from(geometry::LEAST_WIDTH), LEAST_HEIGHT)
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
    if !window.is_visible().unwrap_or(false) {
        let before = paste::before();
        lives::with(window, |life| life.before = before);
    }
    let monitor = app
        .cursor_position()
        .and_then(|at| app.monitor_from_point(at.x, at.y))
        .ok()
        .flatten()
        .or_else(|| app.primary_monitor().ok().flatten());
    let Some(screen) = monitor.as_ref().map(windows::screen) else {
        return;
    };
    let width = f64::from(size(app).width) * screen.scale;
    // At most some thousands of pixels.
    let (x, y) = quick_corner(screen, width.round() as u32);
    if let Err(error) = window.set_position(PhysicalPosition::new(x, y)) {
        tracing::debug!(%error, "the quick prompt stays where the system puts it");
    }
}

/// Someone clicked elsewhere: it goes, and what it answers goes on.
pub fn lost_focus(window: &WebviewWindow) {
    let window = window.clone();
    tauri::async_runtime::spawn(async move {
        let (turn, shown_at, pinned) = lives::with(&window, |life| (life.turn, life.shown_at, life.pinned));
        if pinned {
            return;
        }
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
            let same = lives::with(&window, |life| life.turn == turn && !life.pinned);
            let away = same && !window.is_focused().unwrap_or(true) && window.is_visible().unwrap_or(false);
            if away {
                hide(&window);
            }
        });
    });
}
