//! Shortcuts where only the desktop can give them: by its portal, or in its own settings.

use super::portal::{self, Bound};
use super::{Keys, TRY, conflict, gnome, lock, not_seen, parse};
use crate::desktop::desk::Desk;
use tauri::{AppHandle, Manager as _};
use tokio::sync::{Mutex, oneshot};
use understudy_core::contract::{ApiError, ApiResult, ErrorCode, ShortcutState};
use understudy_core::texts::{say, say_with};

/// What the portal gave, and the keys that were wished for.
#[derive(Default)]
pub struct Given(Mutex<Option<(String, Bound)>>);

/// How it stands by the settings; asks the portal for what they say where it was not given yet.
pub async fn restore(app: &AppHandle) {
    let desk = app.state::<Desk>();
    let wished = desk.setting("shortcut.quick");
    let state = if let Some(accelerator) = in_desktop().await {
        ShortcutState::InDesktop { accelerator }
    } else if !portal::is_there().await {
        without_portal().await
    } else if desk.setting("shortcut.offered") != "true" {
        ShortcutState::NotOffered
    } else if wished.is_empty() || parse(&wished).is_err() {
        release(app).await;
        ShortcutState::Off
    } else {
        take(app, &wished).await
    };
    desk.post.set_shortcut(state);
}

/// As for a grab, except that keys which arrived are kept: given back, the desktop would ask again.
pub async fn attempt(app: &AppHandle, wished: &str) -> ApiResult<ShortcutState> {
    parse(wished)?;
    if !portal::is_there().await {
        return Ok(without_portal().await);
    }
    let (pressed, press) = oneshot::channel();
    // Before the keys are given: the first press may come at once.
    *lock(&app.state::<Keys>().trial) = Some(pressed);
    let state = take(app, wished).await;
    if !matches!(state, ShortcutState::Active { .. }) {
        lock(&app.state::<Keys>().trial).take();
        restore(app).await;
        return Ok(state);
    }
    if matches!(tokio::time::timeout(TRY, press).await, Ok(Ok(()))) {
        return Ok(state);
    }
    release(app).await;
    restore(app).await;
    Ok(not_seen(wished))
}

pub async fn set(app: &AppHandle, wished: Option<&str>) -> ApiResult<ShortcutState> {
    let desk = app.state::<Desk>();
    let state = match wished {
        Some(wished) => {
            parse(wished)?;
            if !portal::is_there().await {
                return Ok(without_portal().await);
            }
            let state = take(app, wished).await;
            if matches!(state, ShortcutState::Conflict { .. }) {
                return Ok(state);
            }
            desk.remember("shortcut.quick", wished).await;
            state
        }
        None => {
            release(app).await;
            if in_desktop().await.is_some()
                && let Err(error) = gnome::remove().await
            {
                tracing::warn!(%error, "the desktop keeps its shortcut");
                return Err(unchanged());
            }
            desk.remember("shortcut.quick", "").await;
            if portal::is_there().await {
                ShortcutState::Off
            } else {
                without_portal().await
            }
        }
    };
    desk.remember("shortcut.offered", "true").await;
    desk.post.set_shortcut(state.clone());
    Ok(state)
}

/// Adds it to the desktop's own shortcuts.
///
/// # Errors
/// `Unsupported` where these cannot be changed.
pub async fn add_to_desktop(app: &AppHandle, wished: &str) -> ApiResult<ShortcutState> {
    parse(wished)?;
    match gnome::add(wished).await {
        Ok(()) => {}
        Err(gnome::Trouble::Taken(owner)) => {
            let args = [("shortcut", wished.into()), ("owner", owner.into())];
            return Ok(conflict(wished, say_with("quick-shortcut-desktop-has", &args)));
        }
        Err(gnome::Trouble::Failed(error)) => {
            tracing::warn!(%error, "the desktop's shortcuts stay as they are");
            return Err(unchanged());
        }
    }
    let state = ShortcutState::InDesktop {
        accelerator: wished.to_owned(),
    };
    let desk = app.state::<Desk>();
    desk.remember("shortcut.offered", "true").await;
    desk.post.set_shortcut(state.clone());
    Ok(state)
}

fn unchanged() -> ApiError {
    ApiError::new(ErrorCode::Unsupported, say("quick-shortcut-desktop-failed"))
}

/// The keys by which the desktop itself starts the quick prompt.
async fn in_desktop() -> Option<String> {
    if gnome::offers().await {
        gnome::current().await
    } else {
        None
    }
}

async fn without_portal() -> ShortcutState {
    ShortcutState::Unsupported {
        message: say("quick-shortcut-wayland"),
        addable: gnome::offers().await,
    }
}

/// Has the desktop give these keys, unless it did.
async fn take(app: &AppHandle, wished: &str) -> ShortcutState {
    let keys = app.state::<Keys>();
    let mut given = keys.given.0.lock().await;
    let had = given.take_if(|(before, _)| before != wished);
    if let Some((_, before)) = had {
        before.release().await;
    }
    if given.is_none() {
        match portal::bind(app, wished).await {
            Ok(bound) => *given = Some((wished.to_owned(), bound)),
            Err(error) => {
                tracing::info!(%error, "the desktop gives no shortcut");
                let message = say_with("quick-shortcut-refused", &[("shortcut", wished.into())]);
                return conflict(wished, message);
            }
        }
    }
    let said = given
        .as_ref()
        .map(|(_, bound)| bound.keys.trim())
        .unwrap_or_default();
    ShortcutState::Active {
        accelerator: if said.is_empty() { wished } else { said }.to_owned(),
    }
}

async fn release(app: &AppHandle) {
    let given = app.state::<Keys>().given.0.lock().await.take();
    if let Some((_, bound)) = given {
        bound.release().await;
    }
}
