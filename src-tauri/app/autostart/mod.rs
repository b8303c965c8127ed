//! Starting with the desktop, in the tray: the setting `start.with_desktop`.
//!
//! The system's own entry is the truth, as people switch it off in their desktop's settings too. The
//! setting follows it wherever it is read, and the entry follows the setting where that is changed. Within
//! a Flatpak the entry cannot be read: the setting is what the portal answered last.

#[cfg(target_os = "linux")]
mod flatpak;
#[cfg(all(unix, not(target_os = "macos")))]
mod linux;
#[cfg(target_os = "macos")]
mod macos;
#[cfg(windows)]
mod windows;

#[cfg(all(unix, not(target_os = "macos")))]
use linux::Entry;
#[cfg(target_os = "macos")]
use macos::Entry;
#[cfg(windows)]
use windows::Entry;

use std::io;
use std::path::PathBuf;
use understudy_core::backend::Backend;
use understudy_core::contract::{ApiError, ApiResult, ErrorCode};
use understudy_core::home::Home;
use understudy_core::texts::say_with;

pub const SETTING: &str = "start.with_desktop";

/// What starts with the desktop.
struct Start {
    /// The program, by the name that an update keeps.
    program: PathBuf,
    /// The home, where it is not the usual one.
    home: Option<PathBuf>,
    /// Tells homes apart; empty for the usual one.
    suffix: String,
}

/// The system's list of what starts with the desktop.
trait Autostart {
    /// # Errors
    /// When the list cannot be read.
    fn is_on(&self, start: &Start) -> io::Result<bool>;
    /// # Errors
    /// When it cannot be written.
    async fn set(&self, start: &Start, on: bool) -> io::Result<()>;
}

impl Start {
    fn of(home: &Home) -> io::Result<Self> {
        let given = std::env::var_os("UNDERSTUDY_HOME").is_some_and(|value| !value.is_empty());
        Ok(Self {
            program: program()?,
            home: given.then(|| home.folder().to_owned()),
            suffix: if given {
                format!("-{}", home.tag())
            } else {
                String::new()
            },
        })
    }
}

fn program() -> io::Result<PathBuf> {
    // The file that a person started; what runs lies in a mount that is gone at the next start.
    match std::env::var_os("APPIMAGE").map(PathBuf::from) {
        Some(image) if image.is_absolute() => Ok(image),
        _ => std::env::current_exe(),
    }
}

/// Makes the setting say what the system does. What cannot be read leaves it as it is.
pub async fn read(home: &Home, backend: &Backend) {
    let on = match Start::of(home).and_then(|start| Entry.is_on(&start)) {
        Ok(on) => on,
        Err(error) => {
            tracing::info!(%error, "what starts with the desktop cannot be read");
            return;
        }
    };
    let set = backend.setting(SETTING).is_ok_and(|value| value == "true");
    if set != on
        && let Err(error) = backend.set_setting(SETTING, &on.to_string()).await
    {
        tracing::warn!(%error, "the setting does not follow the system");
    }
}

/// Changes a setting; this one at the system first.
///
/// # Errors
/// The setting's own, and `CannotWrite` where the system's list cannot be written: nothing has changed then.
pub async fn set(home: &Home, backend: &Backend, key: &str, value: &str) -> ApiResult<()> {
    let on = match value {
        "true" => true,
        "false" => false,
        // The backend says what it takes.
        _ => return backend.set_setting(key, value).await,
    };
    if key == SETTING {
        put(home, on).await.map_err(|error| cannot(&error))?;
    }
    backend.set_setting(key, value).await
}

/// Takes the entry away, with everything else of this home.
#[cfg_attr(not(target_os = "linux"), allow(unused_variables))]
pub async fn forget(home: &Home, backend: &Backend) {
    #[cfg(target_os = "linux")]
    if flatpak::is_here() && backend.setting(SETTING).is_ok_and(|value| value != "true") {
        // There is none, and the portal might ask the person.
        return;
    }
    if let Err(error) = put(home, false).await {
        tracing::info!(%error, "the entry that starts with the desktop is left");
    }
}

async fn put(home: &Home, on: bool) -> io::Result<()> {
    let start = Start::of(home)?;
    Entry.set(&start, on).await
}

fn cannot(error: &io::Error) -> ApiError {
    let reason = error.to_string();
    ApiError::new(
        ErrorCode::CannotWrite,
        say_with("error-autostart", &[("reason", reason.into())]),
    )
}
