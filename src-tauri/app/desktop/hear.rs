//! What reaches the app from outside its windows: clicks in the tray, later starts, changes of the
//! desktop and of the providers.

use super::desk::Desk;
use super::tray::{self, TrayAction, TraySignal, TrayView};
use super::{Front, quick, quit, show, windows};
use tauri::{AppHandle, Manager as _};
use tokio::sync::{mpsc, watch};
use understudy_core::contract::{BackendEvent, ProviderId, Status, Timestamp};

/// Later starts, for as long as the app runs.
#[cfg(target_os = "linux")]
pub async fn wishes(app: AppHandle) {
    let (to, mut from) = mpsc::unbounded_channel();
    let home = app.state::<Desk>().home.clone();
    // The name is ours while this connection is open.
    let _bus = match super::instance::listen(&home, to).await {
        Ok(bus) => bus,
        Err(error) => {
            tracing::warn!(%error, "no session bus: a second start cannot reach this app");
            return;
        }
    };
    while let Some(wish) = from.recv().await {
        show(&app, wish.front, wish.token);
    }
}

/// Keeps the tray in step with the status, and does what is clicked in it.
pub async fn tray(app: AppHandle, status: watch::Receiver<Status>) {
    let dark = app.state::<Desk>().is_dark();
    let (views, seen) = watch::channel(TrayView::of(&status.borrow()));
    let (signals, mut heard) = mpsc::unbounded_channel();
    tauri::async_runtime::spawn(tray::start(app.clone(), seen, tray::panel(dark), signals));
    let mut status = status;
    loop {
        tokio::select! {
            changed = status.changed() => {
                if changed.is_err() {
                    return;
                }
                let view = TrayView::of(&status.borrow_and_update());
                views.send_if_modified(|shown| {
                    let other = *shown != view;
                    *shown = view;
                    other
                });
            }
            signal = heard.recv() => match signal {
                Some(TraySignal::Present(present)) => presence(&app, present),
                Some(TraySignal::Clicked { action, token }) => click(&app, action, token),
                None => return,
            },
        }
    }
}

fn presence(app: &AppHandle, present: bool) {
    let had = app.state::<Desk>().has_tray();
    app.state::<Desk>().set_tray(present);
    if had && !present {
        // The way back to a hidden window is gone; if it stays gone, the window comes.
        show(app, Front::Hidden, None);
    }
}

fn click(app: &AppHandle, action: TrayAction, token: Option<String>) {
    match action {
        TrayAction::Toggle => windows::toggle_main(app, token),
        TrayAction::Open => windows::open_main(app, token, None),
        TrayAction::NewChat => windows::open_main(app, token, Some(BackendEvent::OpenChat { chat: None })),
        TrayAction::Settings => {
            windows::open_main(app, token, Some(BackendEvent::OpenSettings { section: None }));
        }
        TrayAction::Quick => quick::open(app, token),
        TrayAction::PauseForAnHour(provider) => pause(app, provider, Some(tray::PAUSE_MS)),
        TrayAction::Resume(provider) => pause(app, provider, None),
        TrayAction::Quit => quit::quit(app),
    }
}

/// Pauses for `ms` from now, or resumes.
fn pause(app: &AppHandle, provider: ProviderId, ms: Option<Timestamp>) {
    let _ = (app, provider, ms);
}
