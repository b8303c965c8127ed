//! The shortcut that opens the quick prompt from anywhere.
//!
//! Under X11 it is a key of the display, which any program can take. Under Wayland such a key does not
//! fail, it just never comes; there the desktop gives one by its portal, or has one in its own settings
//! that runs `understudy quick`. What does not work is said rather than pretended.

#[cfg(target_os = "linux")]
mod gnome;
#[cfg(not(target_os = "linux"))]
mod plugin;
#[cfg(target_os = "linux")]
mod portal;
#[cfg(target_os = "linux")]
mod trigger;
#[cfg(target_os = "linux")]
mod wayland;
#[cfg(target_os = "linux")]
mod x11;

use super::desk::Desk;
use super::{lock, quick};
#[cfg(not(target_os = "linux"))]
use plugin::Grabs;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;
use tauri::{AppHandle, Manager as _};
use tauri_plugin_global_shortcut::{Code, Shortcut};
use tokio::sync::oneshot;
use understudy_core::contract::{ApiError, ApiResult, ErrorCode, ShortcutState};
use understudy_core::texts::{say, say_with};
#[cfg(target_os = "linux")]
use x11::Grabs;

/// How long a try waits for the key: time to read the sentence and find the keys.
const TRY: Duration = Duration::from_secs(15);

/// The key that is registered now, and whoever waits for it to be tried.
#[derive(Default)]
pub struct Keys {
    grabs: Grabs,
    #[cfg(target_os = "linux")]
    given: wayland::Given,
    current: Mutex<Option<Shortcut>>,
    trial: Mutex<Option<oneshot::Sender<()>>>,
    /// The key is down. While it is, X11 takes the focus from every window.
    held: AtomicBool,
}

/// Whether the shortcut is being held down.
pub fn is_held(app: &AppHandle) -> bool {
    app.state::<Keys>().held.load(Ordering::Acquire)
}

/// What kind of session this is, as far as shortcuts go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Session {
    Works,
    Wayland,
    NoDisplay,
}

fn session(variable: impl Fn(&str) -> Option<String>) -> Session {
    let set = |name| variable(name).is_some_and(|value| !value.is_empty());
    if !cfg!(target_os = "linux") {
        Session::Works
    } else if set("WAYLAND_DISPLAY") || variable("XDG_SESSION_TYPE").is_some_and(|kind| kind == "wayland") {
        // X11 programs run here too, but their keys are heard only while their own windows have
        // the focus.
        Session::Wayland
    } else if set("DISPLAY") {
        Session::Works
    } else {
        Session::NoDisplay
    }
}

fn session_here() -> Session {
    session(|name| std::env::var(name).ok())
}

fn no_display() -> ShortcutState {
    ShortcutState::Unsupported {
        message: say("quick-shortcut-no-display"),
        addable: false,
    }
}

fn conflict(accelerator: &str, message: String) -> ShortcutState {
    ShortcutState::Conflict {
        accelerator: accelerator.to_owned(),
        message,
    }
}

fn not_seen(accelerator: &str) -> ShortcutState {
    let message = say_with("quick-shortcut-not-seen", &[("shortcut", accelerator.into())]);
    conflict(accelerator, message)
}

/// Registers what the settings say: at the start of the app, and when another process changed them.
pub fn restore(app: &AppHandle) {
    let desk = app.state::<Desk>();
    let accelerator = desk.setting("shortcut.quick");
    let state = match session_here() {
        Session::NoDisplay => no_display(),
        #[cfg(target_os = "linux")]
        Session::Wayland => {
            let app = app.clone();
            tauri::async_runtime::spawn(async move { wayland::restore(&app).await });
            return;
        }
        _ if desk.setting("shortcut.offered") != "true" => ShortcutState::NotOffered,
        _ if accelerator.is_empty() => {
            release(app);
            ShortcutState::Off
        }
        _ => match parse(&accelerator) {
            Ok(key) => register(app, key, &accelerator),
            // Written by hand or by another version: as good as none.
            Err(_) => ShortcutState::Off,
        },
    };
    desk.post.set_shortcut(state);
}

/// Adds the shortcut to the desktop's own settings, where that is what there is.
///
/// # Errors
/// `InvalidInput` for keys that are none, `Unsupported` where the desktop has no such settings.
pub async fn add_to_desktop(app: &AppHandle, accelerator: &str) -> ApiResult<ShortcutState> {
    #[cfg(target_os = "linux")]
    if session_here() == Session::Wayland {
        return wayland::add_to_desktop(app, accelerator).await;
    }
    let _ = (app, accelerator);
    let message = say("quick-shortcut-desktop-failed");
    Err(ApiError::new(ErrorCode::Unsupported, message))
}

/// Registers the key for a try and waits until it is pressed. Whatever comes of it, what was
/// registered before is registered again afterwards: only [`set`] keeps a key.
pub async fn attempt(app: &AppHandle, accelerator: &str) -> ApiResult<ShortcutState> {
    match session_here() {
        Session::Works => {}
        #[cfg(target_os = "linux")]
        Session::Wayland => return wayland::attempt(app, accelerator).await,
        _ => return Ok(no_display()),
    }
    let key = parse(accelerator)?;
    let keys = app.state::<Keys>();
    let before = *lock(&keys.current);
    let (pressed, press) = oneshot::channel();
    // A try that is still waiting ends here, not seen.
    *lock(&keys.trial) = Some(pressed);
    let mut state = register(app, key, accelerator);
    if matches!(state, ShortcutState::Active { .. }) {
        let seen = matches!(tokio::time::timeout(TRY, press).await, Ok(Ok(())));
        if !seen {
            state = not_seen(accelerator);
        }
    }
    // Unless another try or a choice came in between and has its own key now.
    if *lock(&keys.current) == Some(key) && before != Some(key) {
        release(app);
        if let Some(before) = before {
            register(app, before, "");
        }
    }
    Ok(state)
}

/// Takes this key from now on; `None` for no shortcut. A key that cannot be had changes nothing.
pub async fn set(app: &AppHandle, accelerator: Option<&str>) -> ApiResult<ShortcutState> {
    match session_here() {
        Session::Works => {}
        #[cfg(target_os = "linux")]
        Session::Wayland => return wayland::set(app, accelerator).await,
        _ => return Ok(no_display()),
    }
    let desk = app.state::<Desk>();
    // A try that still waits is over: the choice is made.
    lock(&app.state::<Keys>().trial).take();
    let state = take(app, accelerator)?;
    if matches!(state, ShortcutState::Conflict { .. }) {
        return Ok(state);
    }
    // In this order: between the two, the settings still say that none was offered, and what is
    // registered stays.
    desk.remember("shortcut.quick", accelerator.unwrap_or_default())
        .await;
    desk.remember("shortcut.offered", "true").await;
    desk.post.set_shortcut(state.clone());
    Ok(state)
}

/// Registers the key, or none; where it cannot be had, what was registered stays.
fn take(app: &AppHandle, accelerator: Option<&str>) -> ApiResult<ShortcutState> {
    let Some(accelerator) = accelerator else {
        release(app);
        return Ok(ShortcutState::Off);
    };
    let key = parse(accelerator)?;
    let before = *lock(&app.state::<Keys>().current);
    let state = register(app, key, accelerator);
    if let (ShortcutState::Conflict { .. }, Some(before)) = (&state, before) {
        register(app, before, "");
    }
    Ok(state)
}

/// A key that can be a global shortcut: one that no one types.
fn parse(accelerator: &str) -> ApiResult<Shortcut> {
    let unusable = || {
        ApiError::new(
            ErrorCode::InvalidInput,
            say_with("quick-shortcut-unusable", &[("shortcut", accelerator.into())]),
        )
    };
    let key: Shortcut = accelerator.parse().map_err(|_| unusable())?;
    use tauri_plugin_global_shortcut::Modifiers;
    let alone = !key
        .mods
        .intersects(Modifiers::CONTROL | Modifiers::ALT | Modifiers::SUPER | Modifiers::META);
    if alone && !is_function_key(key.key) {
        return Err(unusable());
    }
    Ok(key)
}

/// Keys that write nothing, so they may be taken without Ctrl, Alt or Super.
fn is_function_key(code: Code) -> bool {
    let name = code.to_string();
    name.strip_prefix('F')
        .is_some_and(|number| number.parse::<u8>().is_ok())
}

/// Registers the key instead of the current one.
fn register(app: &AppHandle, key: Shortcut, accelerator: &str) -> ShortcutState {
    let keys = app.state::<Keys>();
    if *lock(&keys.current) != Some(key) {
        release(app);
        if let Err(error) = keys.grabs.take(app, key) {
            tracing::info!(%error, "the shortcut cannot be had");
            let message = say_with("quick-shortcut-taken", &[("shortcut", accelerator.into())]);
            return conflict(accelerator, message);
        }
        *lock(&keys.current) = Some(key);
    }
    ShortcutState::Active {
        accelerator: accelerator.to_owned(),
    }
}

fn release(app: &AppHandle) {
    let keys = app.state::<Keys>();
    keys.held.store(false, Ordering::Release);
    if lock(&keys.current).take().is_some() {
        keys.grabs.release(app);
    }
}

/// The key went down or up.
fn heard(app: &AppHandle, down: bool) {
    app.state::<Keys>().held.store(down, Ordering::Release);
    if down {
        pressed(app);
    }
}

fn pressed(app: &AppHandle) {
    let trial = lock(&app.state::<Keys>().trial).take();
    // Being tried: the page says so, nothing opens over it.
    let tried = trial.is_some_and(|trial| trial.send(()).is_ok());
    if !tried {
        quick::toggle(app);
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    #[cfg(target_os = "linux")]
    fn session_with(variables: &[(&str, &str)]) -> Session {
        session(|name| {
            let found = variables.iter().find(|(key, _)| *key == name);
            found.map(|(_, value)| (*value).to_owned())
        })
    }

    #[test]
    #[cfg(target_os = "linux")]
    fn wayland_is_told_from_x() {
        assert_eq!(session_with(&[("DISPLAY", ":0")]), Session::Works);
        assert_eq!(
            session_with(&[("DISPLAY", ":0"), ("WAYLAND_DISPLAY", "wayland-0")]),
            Session::Wayland
        );
        assert_eq!(
            session_with(&[("DISPLAY", ":0"), ("XDG_SESSION_TYPE", "wayland")]),
            Session::Wayland
        );
        assert_eq!(
            session_with(&[("DISPLAY", ":0"), ("WAYLAND_DISPLAY", "")]),
            Session::Works
        );
        assert_eq!(session_with(&[]), Session::NoDisplay);
    }

    #[test]
    fn keys_that_people_type_are_refused() {
        for good in [
            "Ctrl+Alt+Space",
            "Super+K",
            "Alt+F1",
            "F9",
            "Shift+F9",
            "CommandOrControl+Shift+U",
        ] {
            assert!(parse(good).is_ok(), "{good}");
        }
        for bad in [
            "Space",
            "A",
            "Shift+A",
            "Ctrl+",
            "Ctrl",
            "",
            "Ctrl+Nonsense",
            "A+Ctrl",
        ] {
            assert_eq!(parse(bad).unwrap_err().code, ErrorCode::InvalidInput, "{bad}");
        }
    }
}
