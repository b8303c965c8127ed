//! What reaches the app from outside its windows: clicks in the tray, later starts, changes of the
//! desktop and of the providers.

use super::desk::Desk;
use super::notify::Teller;
#[cfg(target_os = "linux")]
use super::signals;
use super::tray::{self, TrayAction, TraySignal, TrayView};
use super::{Front, lock, quick, quit, show, theme, windows};
use std::sync::Mutex;
use tauri::{AppHandle, Manager as _};
use tokio::sync::broadcast::error::RecvError;
use tokio::sync::{mpsc, watch};
use understudy_core::contract::{ApiResult, BackendEvent, ChatId, Status, Timestamp};

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

/// Changes of the keyring, for as long as the app runs.
#[cfg(target_os = "linux")]
pub async fn keyring(app: AppHandle) {
    let backend = app.state::<Desk>().backend.clone();
    match signals::Secrets::listen().await {
        Ok(source) => signals::follow(backend, source).await,
        Err(error) => tracing::info!(%error, "changes of the keyring are not heard"),
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
    let tray = Tray::start(&app, &backend.status());
    tray.recent().await;
    let mut shortcut = shortcut_settings(&app);
    crate::autostart::read(&app.state::<Desk>().home, &backend).await;
    let mut teller = Teller::new(&app, &backend.status());
    match backend.spend().await {
        Ok(spend) => teller.spend(&spend),
        Err(error) => tracing::warn!(%error, "this month's cost could not be counted"),
    }
    backend.keep_up();
    let desk = app.state::<Desk>();
    loop {
        let event = tokio::select! {
            event = events.recv() => event,
            () = desk.themed.notified() => {
                tray.show(&backend.status());
                continue;
            }
        };
        match event {
            Ok(BackendEvent::Status { status }) => {
                tray.show(&status);
                teller.status(&status);
            }
            Ok(BackendEvent::Settings { .. }) => {
                settings_changed(&app, &mut shortcut);
                tray.recent().await;
            }
            Ok(event) => {
                if matches!(event, BackendEvent::Chats { .. }) {
                    tray.recent().await;
                }
                teller.event(&event);
            }
            Err(RecvError::Lagged(_)) => {
                let status = backend.status();
                tray.recent().await;
                teller.status(&status);
                settings_changed(&app, &mut shortcut);
            }
            Err(RecvError::Closed) => return,
        }
    }
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

/// The tray, and what it is told.
struct Tray {
    app: AppHandle,
    views: watch::Sender<TrayView>,
    /// The chats that its menu names.
    recent: Mutex<Vec<(ChatId, String)>>,
}

impl Tray {
    /// The tray from now on.
    fn start(app: &AppHandle, status: &Status) -> Self {
        let (views, seen) = watch::channel(TrayView::of(status, &[], panel(app)));
        let (signals, mut heard) = mpsc::unbounded_channel();
        tokio::spawn(tray::start(app.clone(), seen, signals));
        let clicked = app.clone();
        tokio::spawn(async move {
            while let Some(signal) = heard.recv().await {
                match signal {
                    TraySignal::Present(present) => presence(&clicked, present),
                    TraySignal::Clicked { action, token } => click(&clicked, action, token).await,
                }
            }
        });
        Self {
            app: app.clone(),
            views,
            recent: Mutex::default(),
        }
    }

    fn show(&self, status: &Status) {
        let view = TrayView::of(status, &lock(&self.recent), panel(&self.app));
        self.views.send_if_modified(|shown| {
            let other = *shown != view;
            *shown = view;
            other
        });
    }

    /// The chats may be others now, or named otherwise.
    async fn recent(&self) {
        let backend = self.app.state::<Desk>().backend.clone();
        match backend.recent_titles(tray::RECENT).await {
            Ok(recent) => *lock(&self.recent) = recent,
            Err(error) => tracing::warn!(%error, "the newest chats could not be read"),
        }
        self.show(&backend.status());
    }
}

fn panel(app: &AppHandle) -> tray::Panel {
    let desk = app.state::<Desk>();
    tray::panel(&desk.setting("tray.panel"), desk.is_system_dark())
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
        TrayAction::Chat(chat) => {
            windows::open_main(app, token, Some(BackendEvent::OpenChat { chat: Some(chat) }));
        }
        TrayAction::Settings => {
            windows::open_main(app, token, Some(BackendEvent::OpenSettings { section: None }));
        }
        TrayAction::Quick => quick::open(app, token),
        TrayAction::PauseForAnHour(provider) => {
            let until = understudy_core::clock::wall() + tray::PAUSE_MS;
            said(app.state::<Desk>().backend.pause(provider, Some(until)).await);
        }
        TrayAction::Pause(provider) => {
            let for_good = Some(Timestamp::MAX);
            said(app.state::<Desk>().backend.pause(provider, for_good).await);
        }
        TrayAction::EndOutage { provider, model } => {
            said(app.state::<Desk>().backend.end_outage(provider, model).await);
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
