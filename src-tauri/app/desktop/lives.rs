//! When windows are shown, hidden and destroyed.
//!
//! The chat window is shown as soon as it is made: its ground is the theme's from the first pixel, and what
//! takes longest, the first painting in a window that is seen, begins while its page is still read. The quick
//! prompt waits for its first themed frame: a field that takes no letters yet must not take the keyboard.

use super::desk::{Desk, MAIN, QUICK};
use super::paste::Before;
use super::{lock, quick, windows::on_main};
use std::sync::Mutex;
use std::time::{Duration, Instant};
use tauri::{Manager as _, WebviewWindow};
use tokio::task::AbortHandle;

/// A page that has not said by then that it is painted is shown as it is: an empty window can be
/// closed, one that never comes cannot.
const FIRST_FRAME: Duration = Duration::from_secs(4);

/// What is known of one window beyond what the system tells.
#[derive(Default)]
pub struct Life {
    /// Its page has painted.
    ready: bool,
    /// To be shown as soon as it has.
    wanted: bool,
    token: Option<String>,
    /// It is being destroyed and cannot be shown any more.
    ending: bool,
    pub shown_at: Option<Instant>,
    pub hidden_at: Option<Instant>,
    pub lost_focus_at: Option<Instant>,
    /// It stays when another window is used.
    pub pinned: bool,
    /// The height that it was last given, in the layout's pixels, and when.
    pub given: Option<(f64, Instant)>,
    /// What was in front before it was shown.
    pub before: Option<Before>,
    /// Destroys it when it was hidden for long enough.
    leaving: Option<AbortHandle>,
    /// Counts showings and hidings, so that a timer knows whether it is still meant.
    pub turn: u64,
}

impl Life {
    /// It was shown again, or hidden anew: an earlier end is off. Otherwise each opening would leave
    /// something that waits for half an hour.
    fn stays(&mut self) {
        if let Some(leaving) = self.leaving.take() {
            leaving.abort();
        }
    }
}

/// The lives of both windows.
#[derive(Default)]
pub struct Lives {
    main: Mutex<Life>,
    quick: Mutex<Life>,
}

impl Lives {
    pub fn of(&self, label: &str) -> &Mutex<Life> {
        if label == QUICK { &self.quick } else { &self.main }
    }
}

/// Does something with what is known of a window. Must not call the window itself: that may wait
/// for the main thread, and the main thread for this.
pub fn with<T>(window: &WebviewWindow, work: impl FnOnce(&mut Life) -> T) -> T {
    let lives = window.state::<Lives>();
    let mut life = lock(lives.of(window.label()));
    work(&mut life)
}

/// The start of a window's life: nothing is known of it, and it is shown in the end in any case.
pub fn born(window: &WebviewWindow) {
    with(window, |life| {
        *life = Life {
            turn: life.turn + 1,
            ..Life::default()
        };
    });
    let waiting = window.clone();
    tauri::async_runtime::spawn(async move {
        tokio::time::sleep(FIRST_FRAME).await;
        if !with(&waiting, |life| life.ready) {
            tracing::warn!(
                window = waiting.label(),
                "the page did not say that it is painted"
            );
            ready(&waiting);
        }
    });
}

/// Shows the window, the quick prompt as soon as its page has painted; one that is being destroyed is made
/// anew when it is gone. On the main thread.
pub fn want(window: &WebviewWindow, token: Option<String>) {
    let now = with(window, |life| {
        life.wanted = true;
        life.token = token;
        !life.ending && (life.ready || window.label() == MAIN)
    });
    if now {
        present(window);
    }
}

/// The page says that its first themed frame is painted.
pub fn ready(window: &WebviewWindow) {
    let waits = with(window, |life| {
        !std::mem::replace(&mut life.ready, true) && life.wanted && window.label() == QUICK
    });
    if waits {
        let window = window.clone();
        on_main(&window.app_handle().clone(), move |_| present(&window));
    }
}

fn present(window: &WebviewWindow) {
    let token = with(window, |life| {
        life.shown_at = Some(Instant::now());
        life.hidden_at = None;
        life.lost_focus_at = None;
        life.turn += 1;
        life.stays();
        life.token.take()
    });
    if window.label() == QUICK {
        quick::before_showing(window);
    }
    if let Err(error) = bring_forward(window, token) {
        tracing::warn!(%error, window = window.label(), "the window cannot be shown");
    }
}

/// Straight through GTK: Tauri queues the showing, and drops the focus of a window that is not
/// shown yet.
#[cfg(target_os = "linux")]
fn bring_forward(window: &WebviewWindow, token: Option<String>) -> tauri::Result<()> {
    use gtk::prelude::{GtkWindowExt as _, WidgetExt as _};
    let gtk = window.gtk_window()?;
    if let Some(token) = token {
        gtk.set_startup_id(&token);
    }
    gtk.show_all();
    gtk.deiconify();
    // 0 is "now": the window manager decides by its own clock.
    gtk.present_with_time(0);
    Ok(())
}

#[cfg(not(target_os = "linux"))]
fn bring_forward(window: &WebviewWindow, _token: Option<String>) -> tauri::Result<()> {
    window.show()?;
    window.unminimize()?;
    window.set_focus()
}

/// Hides a window, and destroys it unless it is shown within the time that `setting` says, in
/// seconds. Hiding frees no memory, destroying does; making it again takes a moment, which nobody who
/// comes back soon should wait for.
pub fn hide(window: &WebviewWindow, setting: &str) {
    let kept = window
        .state::<Desk>()
        .setting(setting)
        .parse()
        .unwrap_or_default();
    let kept = Duration::from_secs(kept);
    let turn = with(window, |life| {
        life.hidden_at = Some(Instant::now());
        life.wanted = false;
        life.turn += 1;
        life.turn
    });
    if let Err(error) = window.hide() {
        tracing::warn!(%error, window = window.label(), "the window cannot be hidden");
    }
    let hidden = window.clone();
    let leaving = tauri::async_runtime::spawn(async move {
        tokio::time::sleep(kept).await;
        on_main(&hidden.app_handle().clone(), move |_| end(&hidden, turn));
    });
    with(window, |life| {
        life.stays();
        life.leaving = Some(leaving.inner().abort_handle());
    });
}

/// Destroys a window that was not shown since. On the main thread, where windows are shown: else one could be
/// destroyed in the moment in which it comes.
fn end(window: &WebviewWindow, turn: u64) {
    let due = with(window, |life| {
        life.ending |= life.turn == turn;
        life.ending
    });
    if !due {
        return;
    }
    // What its page is told from now on is the next one's.
    window.state::<Desk>().post.page_gone(window.label());
    if window.destroy().is_err() {
        tracing::debug!(window = window.label(), "gone already");
    }
}

/// The window is gone. Whether it was to be shown meanwhile, and by which token.
pub fn wanted_again(window: &WebviewWindow) -> Option<Option<String>> {
    with(window, |life| {
        (life.ending && std::mem::take(&mut life.wanted)).then(|| life.token.take())
    })
}
