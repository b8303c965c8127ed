//! The app and its command line: one program, one engine.

mod autostart;
mod cli;
mod crash;
#[cfg(feature = "desktop")]
mod desktop;
mod language;
mod logging;
#[cfg(target_os = "linux")]
mod portal;
mod practice;
#[cfg(any(feature = "updater", test))]
mod update;

use cli::{Arguments, Command, Turns, manual};
use std::io;
use std::path::PathBuf;
use std::process::ExitCode;
use understudy_core::attachments::inspect;
use understudy_core::backend::Backend;
#[cfg(feature = "desktop")]
use understudy_core::contract::{ApiError, ErrorCode};
use understudy_core::erase::{self, EraseError};
use understudy_core::history;
use understudy_core::home::{Home, harden_process};
use understudy_core::keys::{EnvKeys, take_environment};
use understudy_core::texts::{self, say, say_with};

/// What every front starts from.
pub struct Start {
    pub home: Home,
    /// The keys that were in the environment, and are no longer.
    pub keys: EnvKeys,
}

/// The program that runs, as it is started again for what needs a process of its own.
pub fn this_program() -> PathBuf {
    // By its name an update would have put another version there meanwhile.
    if cfg!(target_os = "linux") {
        return PathBuf::from("/proc/self/exe");
    }
    std::env::current_exe().unwrap_or_else(|_| PathBuf::from("understudy"))
}

fn main() -> ExitCode {
    // First of all: nothing may be open yet that a file's reader could get hold of.
    if std::env::args_os()
        .nth(1)
        .is_some_and(|first| first == inspect::ARGUMENT)
    {
        return read_attachment();
    }
    harden_process();
    if std::env::args_os()
        .nth(1)
        .is_some_and(|first| first == manual::ARGUMENT)
    {
        return write_manual();
    }
    // What a browser hands on; there are no other arguments then.
    let link = std::env::args_os()
        .nth(1)
        .and_then(|first| first.into_string().ok())
        .filter(|first| first.starts_with("understudy:"));
    let home = Home::find();
    texts::set_system(language::wanted(|name| std::env::var(name).ok()));
    // The help is said before anything is opened.
    let set = home
        .as_ref()
        .ok()
        .and_then(|home| history::early_setting(home.folder(), "ui.language"));
    texts::choose(set.as_deref().unwrap_or(texts::SYSTEM));
    let arguments = if link.is_some() {
        Arguments::default()
    } else {
        cli::parse()
    };
    let home = match home {
        Ok(home) => home,
        Err(error) => {
            cli::note(&say_with("cli-no-home", &[("reason", error.to_string().into())]));
            return ExitCode::FAILURE;
        }
    };
    if let Err(error) = erase::carry_out(&home) {
        return not_erased(&error, &home, arguments.command.as_ref());
    }
    let mut names: Vec<String> = Backend::key_variables().collect();
    names.extend(history::key_variables(home.folder()));
    names.extend(
        arguments
            .command
            .as_ref()
            .and_then(Command::key_variable)
            .map(str::to_owned),
    );
    // SAFETY: this is the only thread; the runtime, the keyring and the desktop start theirs below.
    // Nothing so far has set a variable.
    let keys = unsafe { take_environment(names) };
    let start = Start { home, keys };
    logging::start(&start.home);
    crash::watch(&start.home);
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => {
            cli::note(&say_with(
                "cli-no-runtime",
                &[("reason", error.to_string().into())],
            ));
            return ExitCode::FAILURE;
        }
    };
    match arguments.command {
        None | Some(Command::Quick) => open(start, &arguments, link, runtime),
        Some(command) => in_terminal(start, command, runtime),
    }
}

/// Everything was to go, and something is still there: nothing is opened over it.
#[cfg_attr(not(feature = "desktop"), allow(unused_variables))]
fn not_erased(error: &EraseError, home: &Home, command: Option<&Command>) -> ExitCode {
    let message = not_erased_words(error);
    #[cfg(feature = "desktop")]
    if matches!(command, None | Some(Command::Quick)) && has_display() {
        return desktop::not_erased(&ApiError::new(ErrorCode::CannotWrite, message), home);
    }
    cli::note(&message);
    ExitCode::FAILURE
}

/// Why not everything is gone, and what can be done.
pub fn not_erased_words(error: &EraseError) -> String {
    match error {
        EraseError::Running | EraseError::InUse => say("erase-in-use"),
        EraseError::Io { path, source } => say_with(
            "erase-stuck",
            &[
                ("path", path.display().to_string().into()),
                ("reason", source.to_string().into()),
            ],
        ),
    }
}

/// The other life of this program: it reads one attached file for the one that people see.
fn read_attachment() -> ExitCode {
    match understudy_extract::run(&mut io::stdin().lock(), &mut io::stdout().lock()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}

/// What this version's packages bring along, written into the folder that the second argument names.
fn write_manual() -> ExitCode {
    let folder = std::env::args_os().nth(2).unwrap_or_else(|| ".".into());
    match manual::write(&PathBuf::from(folder)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            cli::note(&error.to_string());
            ExitCode::FAILURE
        }
    }
}

fn in_terminal(start: Start, command: Command, runtime: tokio::runtime::Runtime) -> ExitCode {
    let code = cli::run(start, command, &runtime);
    // What still blocks on other threads (a name server that does not answer) is not waited for.
    runtime.shutdown_background();
    code
}

/// The window, the tray or the quick prompt; where none can be shown, the conversation in the
/// terminal.
#[cfg_attr(not(feature = "desktop"), allow(unused_variables))]
fn open(
    start: Start,
    arguments: &Arguments,
    link: Option<String>,
    runtime: tokio::runtime::Runtime,
) -> ExitCode {
    #[cfg(feature = "desktop")]
    if has_display() {
        let front = match (arguments, link) {
            (_, Some(link)) => desktop::Front::Link(link),
            (Arguments { command: Some(_), .. }, _) => desktop::Front::Quick,
            (Arguments { hidden: true, .. }, _) => desktop::Front::Hidden,
            _ => desktop::Front::Window,
        };
        return desktop::run(front, arguments.safe_graphics, start, runtime);
    }
    cli::note(&say("cli-no-display"));
    in_terminal(start, Command::Chat(Turns::default()), runtime)
}

/// Whether there is a desktop to show a window on.
#[cfg(feature = "desktop")]
fn has_display() -> bool {
    let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(all(unix, not(target_os = "macos"))) || set("DISPLAY") || set("WAYLAND_DISPLAY")
}
