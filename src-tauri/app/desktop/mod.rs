//! Window, tray, quick prompt and shortcut: the app as a desktop sees it. Everything it does goes
//! through the core; here are only the ways in and out.

#[macro_use]
mod names;
mod choose;
mod commands;
mod desk;
mod geometry;
mod graphics;
mod hear;
#[cfg(target_os = "linux")]
mod instance;
mod links;
mod lives;
mod notify;
mod paste;
#[cfg(target_os = "linux")]
mod portal;
mod post;
mod quick;
mod quit;
mod shortcut;
#[cfg(target_os = "linux")]
mod signals;
mod spelling;
mod stream;
mod teardown;
mod theme;
mod tray;
mod trouble;
mod windows;

use crate::Start;
use crate::practice::DemoStage;
use desk::Desk;
use graphics::Graphics;
use std::process::ExitCode;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tauri::{AppHandle, Manager as _, RunEvent};
use understudy_core::backend::{Backend, BackendOptions};
use understudy_core::contract::{ApiError, BackendEvent, ErrorCode};
use understudy_core::history::early_setting;
use understudy_core::home::{AppLock, HeldLock, Home};
use understudy_core::texts::{error_code, say, say_with};

/// What to show first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Front {
    Window,
    /// The tray alone.
    Hidden,
    Quick,
    /// What a deep link asks for.
    Link(String),
}

/// How long a start without a window waits for a tray to appear before it shows one.
const WAIT_FOR_TRAY: Duration = Duration::from_secs(10);

macro_rules! handler {
    ($($name:ident),*) => { tauri::generate_handler![$(commands::$name),*] };
}

/// Says that everything could not be deleted, and ends.
pub fn not_erased(error: &ApiError, home: &Home) -> ExitCode {
    trouble::cannot_start(error, Some(home))
}

/// Runs the app until it is quit, drawn safely where that was asked for. `runtime` is what everything
/// asynchronous runs on.
pub fn run(front: Front, safe_graphics: bool, start: Start, runtime: tokio::runtime::Runtime) -> ExitCode {
    let Start { home, keys } = start;
    // Held until the process ends.
    let held = match home.lock_app() {
        Ok(AppLock::Held(lock)) => lock,
        Ok(AppLock::Taken { pid }) => {
            tracing::info!(?pid, "the app runs already");
            match hand_over(&runtime, &home, &front) {
                Ok(lock) => lock,
                Err(done) => return done,
            }
        }
        Err(error) => {
            tracing::error!(%error, "the lock file cannot be opened");
            let message = error_code(ErrorCode::CannotWrite);
            return trouble::cannot_start(&ApiError::new(ErrorCode::CannotWrite, message), Some(&home));
        }
    };
    tauri::async_runtime::set(runtime.handle().clone());
    // Before anything of the desktop is started: it reads the environment.
    let setting = early_setting(home.folder(), "graphics.safe");
    let graphics = Graphics::choose(&home, setting.as_deref(), safe_graphics);
    #[cfg(target_os = "linux")]
    {
        if gtk::init().is_err() {
            let message = say("start-no-display");
            return trouble::cannot_start(&ApiError::new(ErrorCode::Unsupported, message), Some(&home));
        }
    }
    let options = |env_keys| BackendOptions {
        env_keys,
        may_prompt: true,
        practice: Box::new(DemoStage::default()),
        program: crate::this_program(),
    };
    let (backend, system_dark) = runtime.block_on(async {
        tokio::join!(
            Backend::open(&home, options(keys.clone())),
            theme::system_wants_dark()
        )
    });
    let backend = match backend {
        Err(error) if error.code == ErrorCode::HistoryDamaged => {
            if trouble::rescue(&error, &home).is_none() {
                return ExitCode::FAILURE;
            }
            runtime.block_on(Backend::open(&home, options(keys.clone())))
        }
        other => other,
    };
    let backend = match backend {
        Ok(backend) => backend,
        Err(error) => return trouble::cannot_start(&error, Some(&home)),
    };
    let desk = Desk::new(home, backend, keys, graphics, system_dark);
    let built = tauri::Builder::default()
        .manage(desk)
        .manage(lives::Lives::default())
        .manage(shortcut::Keys::default())
        .invoke_handler(all_commands!(handler))
        .setup(move |app| {
            begin(app.handle(), front);
            Ok(())
        })
        .build(tauri::generate_context!());
    let app = match built {
        Ok(app) => app,
        Err(error) => {
            tracing::error!(%error, "the desktop part cannot start");
            let message = error_code(ErrorCode::Internal);
            return trouble::cannot_start(&ApiError::new(ErrorCode::Internal, message), None);
        }
    };
    let handle = app.handle().clone();
    let status = app.run_return(|app, event| {
        if let RunEvent::ExitRequested { code: None, api, .. } = event {
            // The last window is gone. With a tray that is how it should be.
            api.prevent_exit();
            if !app.state::<Desk>().stays_in_tray() {
                quit::quit(app);
            }
        }
    });
    // What still runs on other threads (a keyring that waits to be unlocked) is not waited for.
    runtime.shutdown_background();
    let desk = handle.state::<Desk>();
    desk.graphics.ends();
    if desk.begins_again() {
        drop(held);
        return quit::start_again(&desk.env_keys);
    }
    ExitCode::from(u8::try_from(status).unwrap_or(1))
}

/// Everything that runs beside the windows.
fn begin(app: &AppHandle, front: Front) {
    let desk = app.state::<Desk>();
    if let Some(aside) = desk.backend.replaced() {
        let message = say_with("told-restored", &[("aside", aside.into())]);
        desk.post.tell(desk::MAIN, BackendEvent::Trouble { message });
    }
    if desk.graphics.news {
        let message = say("told-safe-graphics");
        desk.post.tell(desk::MAIN, BackendEvent::Trouble { message });
    }
    desk.post.set_safe_graphics(desk.graphics.safe);
    desk.post.set_crashed(crate::crash::untold(&desk.home));
    theme::apply(app);
    shortcut::restore(app);
    tauri::async_runtime::spawn(hear::backend(app.clone()));
    tauri::async_runtime::spawn(quit::on_signals(app.clone()));
    #[cfg(target_os = "linux")]
    {
        let themed = app.clone();
        tauri::async_runtime::spawn(portal::follow(move |dark| {
            themed.state::<Desk>().set_system_dark(dark);
            theme::changed(&themed);
        }));
        tauri::async_runtime::spawn(hear::wishes(app.clone()));
        tauri::async_runtime::spawn(hear::network(app.clone()));
        tauri::async_runtime::spawn(hear::sleep(app.clone()));
        tauri::async_runtime::spawn(hear::keyring(app.clone()));
    }
    show(app, front, None);
}

/// Shows what a start asks for.
fn show(app: &AppHandle, front: Front, token: Option<String>) {
    match front {
        Front::Window => windows::open_main(app, token, None),
        Front::Hidden => {
            let app = app.clone();
            tauri::async_runtime::spawn(async move {
                tokio::time::sleep(WAIT_FOR_TRAY).await;
                // Otherwise it could neither be seen nor ended.
                if !app.state::<Desk>().post.has_tray() {
                    windows::open_main(&app, None, None);
                }
            });
        }
        Front::Quick => quick::open(app, token),
        Front::Link(link) => windows::open_main(app, token, links::deep(&link)),
    }
}

/// Tells the app that runs what this start wanted, or gives the lock of one that has ended meanwhile.
#[cfg(target_os = "linux")]
fn hand_over(runtime: &tokio::runtime::Runtime, home: &Home, front: &Front) -> Result<HeldLock, ExitCode> {
    match runtime.block_on(instance::hand_over(home, front)) {
        Ok(instance::Handed::Freed(lock)) => Ok(lock),
        Ok(instance::Handed::Over) => Err(ExitCode::SUCCESS),
        Err(error) => {
            tracing::info!(%error, "the running app cannot be reached");
            eprintln!("{}", say("start-running-unreachable"));
            Err(ExitCode::FAILURE)
        }
    }
}

/// Other systems bring the running app to the front themselves.
#[cfg(not(target_os = "linux"))]
fn hand_over(_runtime: &tokio::runtime::Runtime, _home: &Home, _front: &Front) -> Result<HeldLock, ExitCode> {
    eprintln!("{}", error_code(ErrorCode::AlreadyRunning));
    Err(ExitCode::FAILURE)
}

/// The values behind these locks are whole after every statement, so a panic elsewhere while one
/// was held leaves nothing half done.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
