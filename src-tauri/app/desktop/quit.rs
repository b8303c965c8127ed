//! How the app ends: answers that are being written are stored, then it is gone.

use super::desk::{Desk, MAIN};
use super::windows;
use std::time::Duration;
use tauri::{AppHandle, Manager as _};
use understudy_core::contract::BackendEvent;
use understudy_core::texts::say;

/// How long the end may take. What was shown of an answer is on the disk a second after it came,
/// so nothing is lost where this does not suffice.
const PATIENCE: Duration = Duration::from_secs(5);

/// Ends the app. Asked twice, it does it once.
pub fn quit(app: &AppHandle) {
    let desk = app.state::<Desk>();
    if !desk.begin_quitting() {
        return;
    }
    let app = app.clone();
    tauri::async_runtime::spawn(async move {
        let leaving = app.clone();
        windows::on_main(&app, move |app| {
            if let Some(window) = app.get_webview_window(MAIN) {
                windows::remember_place(&window);
            }
            for window in leaving.webview_windows().values() {
                // It looks gone at once; what is left to do is not worth watching.
                let _ = window.hide();
            }
        });
        let desk = app.state::<Desk>();
        if tokio::time::timeout(PATIENCE, desk.finish()).await.is_err() {
            tracing::warn!(
                "the end took too long; unfinished answers are marked interrupted at the next start"
            );
        }
        app.exit(0);
    });
}

/// Quits when the system asks to: logging out, shutting down, Ctrl+C in a terminal.
#[cfg(unix)]
pub async fn on_signals(app: AppHandle) {
    use tokio::signal::unix::{SignalKind, signal};
    let (Ok(mut terminate), Ok(mut interrupt), Ok(mut hangup)) = (
        signal(SignalKind::terminate()),
        signal(SignalKind::interrupt()),
        signal(SignalKind::hangup()),
    ) else {
        tracing::warn!("signals are not heard; the system's defaults hold");
        return;
    };
    tokio::select! {
        _ = terminate.recv() => {}
        _ = interrupt.recv() => {}
        _ = hangup.recv() => {}
    }
    quit(&app);
    // A second signal means now.
    tokio::select! {
        _ = terminate.recv() => {}
        _ = interrupt.recv() => {}
    }
    app.exit(1);
}

#[cfg(not(unix))]
pub async fn on_signals(app: AppHandle) {
    if tokio::signal::ctrl_c().await.is_ok() {
        quit(&app);
    }
}

/// The first time the window goes to the tray, says so: in the window for when it is opened again,
/// and by the desktop's own notification now.
pub fn hint_at_tray(app: &AppHandle) {
    let desk = app.state::<Desk>();
    if desk.setting("tray.hint_shown") == "true" {
        return;
    }
    desk.remember("tray.hint_shown", "true".to_owned());
    desk.tell(MAIN, BackendEvent::StaysInTray);
    #[cfg(target_os = "linux")]
    tauri::async_runtime::spawn(async {
        if let Err(error) = notify(&say("notify-tray-title"), &say("notify-tray-text")).await {
            tracing::debug!(%error, "no notifications here");
        }
    });
}

#[cfg(target_os = "linux")]
async fn notify(title: &str, text: &str) -> zbus::Result<()> {
    use std::collections::HashMap;
    use zbus::zvariant::Value;
    let bus = zbus::Connection::session().await?;
    let hints: HashMap<&str, Value<'_>> = HashMap::from([("desktop-entry", Value::from("understudy"))]);
    let no_actions: &[&str] = &[];
    let replaces: u32 = 0;
    let default_time: i32 = -1;
    bus.call_method(
        Some("org.freedesktop.Notifications"),
        "/org/freedesktop/Notifications",
        Some("org.freedesktop.Notifications"),
        "Notify",
        &(
            say("tray-name"),
            replaces,
            "understudy",
            title,
            text,
            no_actions,
            hints,
            default_time,
        ),
    )
    .await
    .map(|_| ())
}
