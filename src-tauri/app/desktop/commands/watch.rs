//! How things stand, and every change of it.

use crate::desktop::desk::Desk;
use crate::desktop::post::Letter;
use std::sync::Arc;
use tauri::ipc::Channel;
use tauri::{AppHandle, Manager as _, State, WebviewWindow};
use tokio::sync::broadcast::{Receiver, error::RecvError};
use understudy_core::backend::Backend;
use understudy_core::contract::{ApiResult, BackendEvent, Snapshot};

#[tauri::command]
pub async fn snapshot(desk: State<'_, Desk>) -> ApiResult<Snapshot> {
    desk.backend.snapshot(desk.post.state()).await
}

/// Tells the page everything that changes from now on. It asks once, when it begins, so whatever
/// ran for a page before it in this window ends here.
#[tauri::command]
pub async fn watch(
    window: WebviewWindow,
    desk: State<'_, Desk>,
    channel: Channel<BackendEvent>,
) -> ApiResult<()> {
    let label = window.label().to_owned();
    desk.post.page_gone(&label);
    let events = desk.backend.events();
    let (letters, waiting) = desk.post.listen(&label);
    for event in waiting {
        if channel.send(event).is_err() {
            return Ok(());
        }
    }
    let app = window.app_handle().clone();
    let task = tokio::spawn(forward(app, label.clone(), events, letters, channel));
    desk.post.runs_for(&label, task.abort_handle());
    Ok(())
}

async fn forward(
    app: AppHandle,
    label: String,
    mut events: Receiver<BackendEvent>,
    mut letters: Receiver<Letter>,
    channel: Channel<BackendEvent>,
) {
    loop {
        let told = tokio::select! {
            event = events.recv() => match event {
                Ok(event) => vec![event],
                Err(RecvError::Lagged(_)) => everything(&app).await,
                Err(RecvError::Closed) => return,
            },
            letter = letters.recv() => match letter {
                Ok(letter) if letter.window.is_none_or(|window| window == label) => vec![letter.event],
                Ok(_) => Vec::new(),
                Err(RecvError::Lagged(_)) => everything(&app).await,
                Err(RecvError::Closed) => return,
            },
        };
        for event in told {
            if channel.send(event).is_err() {
                // The window is gone.
                return;
            }
        }
    }
}

/// The whole truth again, for a page that missed a part of it.
async fn everything(app: &AppHandle) -> Vec<BackendEvent> {
    let desk = app.state::<Desk>();
    let backend: Arc<Backend> = desk.backend.clone();
    match backend.snapshot(desk.post.state()).await {
        Ok(now) => vec![
            BackendEvent::Settings {
                settings: now.settings,
            },
            BackendEvent::Providers {
                providers: now.providers,
                chain: now.chain,
            },
            BackendEvent::Demo { demo: now.demo },
            BackendEvent::Status { status: now.status },
            BackendEvent::Desktop { desktop: now.desktop },
            BackendEvent::Chats { list: now.list },
            BackendEvent::Spend { spend: now.spend },
        ],
        Err(error) => {
            tracing::warn!(%error, "a page that fell behind cannot be told how things stand");
            Vec::new()
        }
    }
}
