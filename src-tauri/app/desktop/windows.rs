//! The chat window and what all windows have in common. They are made on demand and hidden (when
//! they are shown is a matter of their lives), and may show the app's own pages only.

use super::desk::{Desk, MAIN, QUICK};
use super::geometry::{Place, Screen, still_reachable};
use super::{lives, quick, quit, teardown, theme};
use std::path::PathBuf;
use std::time::{Duration, Instant};
use tauri::webview::{NewWindowResponse, PermissionResponse};
use tauri::{AppHandle, Manager as _, WebviewUrl, WebviewWindow, WebviewWindowBuilder, WindowEvent, Wry};
use understudy_core::contract::BackendEvent;
use understudy_core::texts::say;

/// A click on the tray takes the focus away before it asks to hide the window that had it, and so
/// does a shortcut.
const JUST_LOST_FOCUS: Duration = Duration::from_millis(400);

/// Does something with windows on the thread that owns them.
pub fn on_main(app: &AppHandle, work: impl FnOnce(&AppHandle) + Send + 'static) {
    let handle = app.clone();
    if let Err(error) = app.run_on_main_thread(move || work(&handle)) {
        tracing::warn!(%error, "the event loop is gone");
    }
}

/// Shows the chat window in front, making it where needed, and tells it `event`.
pub fn open_main(app: &AppHandle, token: Option<String>, event: Option<BackendEvent>) {
    on_main(app, move |app| {
        let desk = app.state::<Desk>();
        if let Some(event) = event {
            desk.post.tell(MAIN, event);
        }
        match app.get_webview_window(MAIN) {
            Some(window) => lives::want(&window, token),
            None => match build_main(app) {
                Ok(window) => lives::want(&window, token),
                Err(error) => tracing::error!(%error, "the chat window cannot be made"),
            },
        }
    });
}

/// Whether somebody sees the window and works in it.
pub fn is_in_front(window: &WebviewWindow) -> bool {
    let lost = lives::with(window, |life| life.lost_focus_at);
    let focused = window.is_focused().unwrap_or(false);
    (focused || lost.is_some_and(|at| at.elapsed() < JUST_LOST_FOCUS))
        && window.is_visible().unwrap_or(false)
        && !window.is_minimized().unwrap_or(false)
}

/// A click on the tray: hides the chat window where it is in front, shows it otherwise.
pub fn toggle_main(app: &AppHandle, token: Option<String>) {
    on_main(app, move |app| {
        let in_front = app.get_webview_window(MAIN).filter(is_in_front);
        match in_front {
            Some(window) => hide_main(&window),
            None => open_main(app, token, None),
        }
    });
}

fn hide_main(window: &WebviewWindow) {
    remember_place(window);
    lives::hide(window, "window.kept_s");
}

fn build_main(app: &AppHandle) -> tauri::Result<WebviewWindow> {
    let remembered = app.state::<Desk>().setting("window.main").parse().ok();
    let screens: Vec<Screen> = app.available_monitors()?.iter().map(screen).collect();
    let place = remembered.and_then(|place| still_reachable(place, &screens));
    let mut builder = common(app, MAIN, "index.html")
        .title(say("start-window-title"))
        .inner_size(1200.0, 780.0)
        .min_inner_size(480.0, 400.0);
    if place.is_none() {
        builder = builder.center();
    }
    let window = builder.build()?;
    if let Some(place) = place {
        restore(&window, place)?;
    }
    begin(&window);
    Ok(window)
}

fn restore(window: &WebviewWindow, place: Place) -> tauri::Result<()> {
    window.set_size(tauri::PhysicalSize::new(place.width, place.height))?;
    window.set_position(tauri::PhysicalPosition::new(place.x, place.y))?;
    if place.maximized {
        window.maximize()?;
    }
    Ok(())
}

/// What every window of the app is, whatever it shows.
pub fn common<'a>(
    app: &'a AppHandle,
    label: &'static str,
    page: &str,
) -> WebviewWindowBuilder<'a, Wry, AppHandle> {
    let desk = app.state::<Desk>();
    let builder = WebviewWindowBuilder::new(app, label, WebviewUrl::App(page.into()));
    let builder = match webview_folder(&desk) {
        Some(folder) => builder.data_directory(folder),
        None => builder.incognito(true),
    };
    builder
        .visible(false)
        .background_color(theme::background(desk.is_dark()))
        // Files dropped on a page are the page's to take or refuse; Tauri would hand it their paths.
        .disable_drag_drop_handler()
        .devtools(cfg!(debug_assertions))
        .on_navigation(own_page)
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .on_download(|_, _| false)
        .on_permission_request(|_, _| PermissionResponse::Deny)
}

/// Where the web view keeps its own: in the home, as private as it is, and apart from other homes. Where the
/// home cannot be written, until the session's end.
fn webview_folder(desk: &Desk) -> Option<PathBuf> {
    if desk.backend.only_read().is_none() {
        return Some(desk.home.folder().join("webview"));
    }
    let session = PathBuf::from(std::env::var_os("XDG_RUNTIME_DIR")?);
    session
        .is_absolute()
        .then(|| session.join(format!("understudy-{}", desk.home.tag())))
}

/// The app's own origin: `tauri://localhost`, on Windows `http://tauri.localhost`.
fn own_page(url: &tauri::Url) -> bool {
    match url.scheme() {
        "tauri" => url.host_str() == Some("localhost"),
        "http" | "https" => cfg!(windows) && url.host_str() == Some("tauri.localhost"),
        _ => false,
    }
}

/// Follows the window's fate from here on.
pub fn begin(window: &WebviewWindow) {
    window.state::<Desk>().graphics.begins();
    teardown::follow(window);
    #[cfg(not(target_os = "linux"))]
    theme::apply(window.app_handle());
    let events = window.clone();
    window.on_window_event(move |event| on_event(&events, event));
    lives::born(window);
}

fn on_event(window: &WebviewWindow, event: &WindowEvent) {
    match event {
        WindowEvent::CloseRequested { api, .. } => {
            let desk = window.state::<Desk>();
            match on_close(window.label(), desk.is_quitting(), desk.stays_in_tray()) {
                Closing::Let => {}
                Closing::Hide => {
                    api.prevent_close();
                    hide_main(window);
                    quit::hint_at_tray(window.app_handle());
                }
                Closing::HideQuick => {
                    api.prevent_close();
                    quick::hide(window);
                }
                Closing::Quit => {
                    api.prevent_close();
                    quit::quit(window.app_handle());
                }
            }
        }
        WindowEvent::Focused(focused) => {
            lives::with(window, |life| life.lost_focus_at = (!focused).then(Instant::now));
            if window.label() == QUICK && !focused {
                quick::lost_focus(window);
            }
        }
        #[cfg(not(target_os = "linux"))]
        WindowEvent::ThemeChanged(_) => theme::changed(window.app_handle()),
        WindowEvent::Destroyed => {
            window.state::<Desk>().post.page_gone(window.label());
            match lives::wanted_again(window) {
                Some(token) if window.label() == QUICK => quick::open(window.app_handle(), token),
                Some(token) => open_main(window.app_handle(), token, None),
                None => {}
            }
        }
        _ => {}
    }
}

/// What closing a window does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Closing {
    Let,
    Hide,
    HideQuick,
    Quit,
}

fn on_close(label: &str, quitting: bool, stays_in_tray: bool) -> Closing {
    match (label, quitting, stays_in_tray) {
        (_, true, _) => Closing::Let,
        (QUICK, ..) => Closing::HideQuick,
        (_, _, true) => Closing::Hide,
        // Without a tray an app without a window could not be reached any more.
        (_, _, false) => Closing::Quit,
    }
}

/// Remembers where the chat window stands, for its next opening.
fn remember_place(window: &WebviewWindow) {
    if let Some(place) = place_of(window) {
        let app = window.app_handle().clone();
        tauri::async_runtime::spawn(async move {
            app.state::<Desk>()
                .remember("window.main", &place.to_string())
                .await;
        });
    }
}

/// `None` for a window that is not seen: it has no place worth remembering.
pub fn place_of(window: &WebviewWindow) -> Option<Place> {
    if window.is_minimized().unwrap_or(true) || !window.is_visible().unwrap_or(false) {
        return None;
    }
    let maximized = window.is_maximized().ok()?;
    let size = window.inner_size().ok()?;
    let corner = window.outer_position().ok()?;
    let now = Place {
        x: corner.x,
        y: corner.y,
        width: size.width,
        height: size.height,
        maximized,
    };
    // What it goes back to when it is made smaller again is not told: as it was remembered.
    let before: Option<Place> = window.state::<Desk>().setting("window.main").parse().ok();
    Some(match before {
        Some(before) if maximized => Place { maximized, ..before },
        _ => now,
    })
}

pub fn screen(monitor: &tauri::Monitor) -> Screen {
    let area = monitor.work_area();
    Screen {
        x: area.position.x,
        y: area.position.y,
        width: area.size.width,
        height: area.size.height,
        scale: monitor.scale_factor(),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    #[test]
    fn closing_hides_only_where_the_app_can_be_reached_again() {
        assert_eq!(on_close(MAIN, false, true), Closing::Hide);
        assert_eq!(on_close(MAIN, false, false), Closing::Quit);
        assert_eq!(on_close(QUICK, false, false), Closing::HideQuick);
        assert_eq!(on_close(QUICK, false, true), Closing::HideQuick);
        assert_eq!(on_close(MAIN, true, true), Closing::Let);
    }

    #[test]
    fn windows_show_the_apps_own_pages_only() {
        let own = |url: &str| own_page(&url.parse().unwrap());
        assert!(own("tauri://localhost/index.html"));
        for other in [
            "https://example.org/",
            "http://localhost/",
            "tauri://elsewhere/",
            "file:///etc/passwd",
            "data:text/html,hi",
            "about:blank",
            "javascript:alert(1)",
        ] {
            assert!(!own(other), "{other}");
        }
    }
}
