//! How the app ends: answers that are being written are stored, then it is gone.

use super::desk::{Desk, MAIN};
use super::geometry::Place;
use super::{notify, windows};
#[cfg(target_os = "linux")]
use std::path::Path;
use std::path::PathBuf;
use std::process::{Command, ExitCode};
use std::time::Duration;
use tauri::{AppHandle, Manager as _};
use tokio::sync::oneshot;
use understudy_core::contract::BackendEvent;
use understudy_core::keys::EnvKeys;
use understudy_core::notices::{About, Notice};
use understudy_core::texts::say;

/// How long the end may take. What was shown of an answer is on the disk a second after it came,
/// so nothing is lost where this does not suffice.
const PATIENCE: Duration = Duration::from_secs(5);

/// How long until it is ended by force; more than all that is waited for on the way together.
const LONGEST: Duration = Duration::from_secs(10);

/// Ends the app and starts it anew: what was made ready for the next start happens now.
pub fn restart(app: &AppHandle) {
    app.state::<Desk>().begin_again();
    quit(app);
}

/// Takes the place of this process, with the environment that it was started with. Files and locks are
/// let go of by that. Returns where it cannot.
#[cfg(unix)]
pub fn start_again(keys: &EnvKeys) -> ExitCode {
    use std::os::unix::process::CommandExt as _;
    let error = with_keys(keys).exec();
    tracing::error!(%error, "the app cannot be started anew");
    ExitCode::FAILURE
}

/// Starts another process, which waits for nothing: this one must have let go of its lock.
#[cfg(not(unix))]
pub fn start_again(keys: &EnvKeys) -> ExitCode {
    match with_keys(keys).spawn() {
        Ok(_) => ExitCode::SUCCESS,
        Err(error) => {
            tracing::error!(%error, "the app cannot be started anew");
            ExitCode::FAILURE
        }
    }
}

/// This program as it was started, for its window.
fn with_keys(keys: &EnvKeys) -> Command {
    let mut program = Command::new(next_program());
    keys.give_back(&mut program);
    program
}

/// This program, or the new version that took its place.
fn next_program() -> PathBuf {
    #[cfg(feature = "updater")]
    if let Some(newer) = crate::update::replaced() {
        return newer;
    }
    #[cfg(target_os = "linux")]
    if let Some(newer) = std::fs::read_link("/proc/self/exe")
        .ok()
        .and_then(|said| upgraded(&said))
    {
        return newer;
    }
    crate::this_program()
}

/// The file that a package has put in this program's place, of what the system `said` of its own.
#[cfg(target_os = "linux")]
fn upgraded(said: &Path) -> Option<PathBuf> {
    let place = Path::new(said.to_str()?.strip_suffix(" (deleted)")?);
    place.is_file().then(|| place.to_owned())
}

/// Ends the app. Asked twice, it does it once.
pub fn quit(app: &AppHandle) {
    if !app.state::<Desk>().begin_quitting() {
        return;
    }
    end_in_any_case(app.clone());
    let app = app.clone();
    tauri::async_runtime::spawn(async move {
        let place = leave(&app).await;
        let desk = app.state::<Desk>();
        if let Some(place) = place {
            desk.remember("window.main", &place.to_string()).await;
        }
        desk.finish(PATIENCE).await;
        app.exit(0);
    });
}

/// Whatever hangs on the way out (a disk, a library's own clean-up), the app is gone in the end. What
/// was written is safe then: the history survives a process that is killed.
fn end_in_any_case(app: AppHandle) {
    let watch = std::thread::Builder::new().name("end".to_owned());
    let started = watch.spawn(move || {
        std::thread::sleep(LONGEST);
        tracing::warn!("the app did not end by itself");
        let desk = app.state::<Desk>();
        if desk.begins_again() {
            start_again(&desk.env_keys);
        }
        #[cfg(unix)]
        // SAFETY: ends the process; nothing runs after it.
        unsafe {
            libc::_exit(0)
        }
        #[cfg(not(unix))]
        std::process::exit(0);
    });
    if let Err(error) = started {
        tracing::warn!(%error, "nobody watches over the end");
    }
}

/// Hides all windows: the app looks gone at once, and what is left to do is not worth watching.
/// Answers where the chat window stood.
async fn leave(app: &AppHandle) -> Option<Place> {
    let (to, from) = oneshot::channel();
    windows::on_main(app, move |app| {
        let place = app
            .get_webview_window(MAIN)
            .and_then(|window| windows::place_of(&window));
        for window in app.webview_windows().values() {
            // One that is gone needs no hiding.
            let _ = window.hide();
        }
        // Whoever asked may have given up.
        let _ = to.send(place);
    });
    tokio::time::timeout(Duration::from_secs(1), from)
        .await
        .ok()?
        .ok()?
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
    desk.post.tell(MAIN, BackendEvent::StaysInTray);
    let remembering = app.clone();
    tauri::async_runtime::spawn(async move {
        remembering
            .state::<Desk>()
            .remember("tray.hint_shown", "true")
            .await;
    });
    notify::tell(
        app,
        Notice {
            title: say("notify-tray-title"),
            text: say("notify-tray-text"),
            about: About::Understudy,
        },
    );
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    #[test]
    fn the_version_that_a_package_put_in_its_place_is_started_next() {
        let folder = tempfile::tempdir().unwrap();
        let program = folder.path().join("understudy");
        let gone = PathBuf::from(format!("{} (deleted)", program.display()));
        assert_eq!(upgraded(&gone), None, "it was removed");
        std::fs::write(&program, "newer").unwrap();
        assert_eq!(upgraded(&gone), Some(program.clone()));
        assert_eq!(upgraded(&program), None, "it is the same");
    }
}
