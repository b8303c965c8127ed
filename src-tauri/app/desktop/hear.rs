//! What reaches the app from outside its windows: clicks in the tray, later starts, changes of the
//! desktop and of the providers.

use super::desk::Desk;
use super::notify::Teller;
#[cfg(target_os = "linux")]
use super::signals;
use super::tray::{self, TrayAction, TraySignal, TrayView};
use super::{Front, quick, quit, show, theme, windows};
use tauri::{AppHandle, Manager as _};
use tokio::sync::broadcast::error::RecvError;
use tokio::sync::{mpsc, watch};
use understudy_core::contract::{ApiResult, BackendEvent, Status};

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

/// Changes of the network, for as long as the app runs.
#[cfg(target_os = "linux")]
pub async fn network(app: AppHandle) {
    let backend = app.state::<Desk>().backend.clone();
    match signals::Routes::listen() {
        Ok(source) => signals::follow(backend, source).await,
        Err(error) => tracing::info!(%error, "changes of the network are not heard"),
    }
}

/// The end of the machine's sleep, for as long as the app runs.
#[cfg(target_os = "linux")]
pub async fn sleep(app: AppHandle) {
    let backend = app.state::<Desk>().backend.clone();
    match signals::Sleep::listen().await {
        Ok(source) => signals::follow(backend, source).await,
        Err(error) => tracing::info!(%error, "no logind: sleep is seen by the clock"),
    }
}

/// What the core tells, as far as the desktop itself follows it: the tray, theme and shortcut.
pub async fn backend(app: AppHandle) {
    let backend = app.state::<Desk>().backend.clone();
    let mut events = backend.events();
    let views = start_tray(&app, &backend.status());
    let mut shortcut = shortcut_settings(&app);
    let mut teller = Teller::new(&app, &backend.status());
    match backend.spend().await {
        Ok(spend) => teller.spend(&spend),
        Err(error) => tracing::warn!(%error, "this month's cost could not be counted"),
    }
    backend.keep_up();
    loop {
        match events.recv().await {
            Ok(BackendEvent::Status { status }) => {
                show_status(&views, &status);
                teller.status(&status);
            }
            Ok(BackendEvent::Settings { .. }) => settings_changed(&app, &mut shortcut),
            Ok(event) => teller.event(&event),
            Err(RecvError::Lagged(_)) => {
                let status = backend.status();
                show_status(&views, &status);
                teller.status(&status);
                settings_changed(&app, &mut shortcut);
            }
            Err(RecvError::Closed) => return,
        }
    }
}

fn show_status(views: &watch::Sender<TrayView>, status: &Status) {
    let view = TrayView::of(status);
    views.send_if_modified(|shown| {
        let other = *shown != view;
        *shown = view;
        other
    });
}

/// The shortcut as the settings have it: whether it was offered, and which.
fn shortcut_settings(app: &AppHandle) -> (String, String) {
    let desk = app.state::<Desk>();
    (desk.setting("shortcut.offered"), desk.setting("shortcut.quick"))
}

fn settings_changed(app: &AppHandle, shortcut: &mut (String, String)) {
    theme::changed(app);
    let now = shortcut_settings(app);
    if *shortcut != now {
        *shortcut = now;
        super::shortcut::restore(app);
    }
}

/// The tray from now on, and what it shows.
fn start_tray(app: &AppHandle, status: &Status) -> watch::Sender<TrayView> {
    let (views, seen) = watch::channel(TrayView::of(status));
    let (signals, mut heard) = mpsc::unbounded_channel();
    let panel = tray::panel(app.state::<Desk>().is_dark());
    tokio::spawn(tray::start(app.clone(), seen, panel, signals));
    let app = app.clone();
    tokio::spawn(async move {
        while let Some(signal) = heard.recv().await {
            match signal {
                TraySignal::Present(present) => presence(&app, present),
                TraySignal::Clicked { action, token } => click(&app, action, token).await,
            }
        }
    });
    views
}

fn presence(app: &AppHandle, present: bool) {
    let had = app.state::<Desk>().post.has_tray();
    app.state::<Desk>().post.set_tray(present);
    if had && !present {
        // The way back to a hidden window is gone; if it stays gone, the window comes.
        show(app, Front::Hidden, None);
    }
}

async fn click(app: &AppHandle, action: TrayAction, token: Option<String>) {
    match action {
        TrayAction::Toggle => windows::toggle_main(app, token),
        TrayAction::Open => windows::open_main(app, token, None),
        TrayAction::NewChat => windows::open_main(app, token, Some(BackendEvent::OpenChat { chat: None })),
        TrayAction::Settings => {
            windows::open_main(app, token, Some(BackendEvent::OpenSettings { section: None }));
        }
        TrayAction::Quick => quick::open(app, token),
        TrayAction::PauseForAnHour(provider) => {
            let until = understudy_core::clock::wall() + tray::PAUSE_MS;
            said(app.state::<Desk>().backend.pause(provider, Some(until)).await);
        }
        TrayAction::Resume(provider) => said(app.state::<Desk>().backend.resume(provider).await),
        TrayAction::Quit => quit::quit(app),
    }
}

/// The menu shows what came of it; there is no place in it for the reason of a failure.
fn said(done: ApiResult<()>) {
    if let Err(error) = done {
        tracing::warn!(%error, "not done from the tray");
    }
}
