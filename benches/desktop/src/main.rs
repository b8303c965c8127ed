//! What the app costs on a desktop, measured on a display of its own beside an empty Tauri window.
//! Started by `script/bench desktop`, `day` and `window`.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[cfg(target_os = "linux")]
mod call;
#[cfg(target_os = "linux")]
mod chart;
#[cfg(target_os = "linux")]
mod day;
#[cfg(target_os = "linux")]
#[path = "../../../tests/window/desktop.rs"]
#[allow(dead_code, reason = "the stories in the window use the rest of it")]
mod desktop;
#[cfg(target_os = "linux")]
#[path = "../../../tests/window/driver.rs"]
#[allow(dead_code, reason = "the stories in the window use the rest of it")]
mod driver;
#[cfg(target_os = "linux")]
mod hands;
#[cfg(target_os = "linux")]
mod home;
#[cfg(target_os = "linux")]
mod idle;
#[cfg(target_os = "linux")]
#[path = "../../../tests/window/limits.rs"]
#[allow(dead_code, reason = "the stories in the window use the rest of it")]
mod limits;
#[cfg(target_os = "linux")]
mod numbers;
#[cfg(target_os = "linux")]
mod opened;
#[cfg(target_os = "linux")]
mod processes;
#[cfg(target_os = "linux")]
mod screen;
#[cfg(target_os = "linux")]
mod start;
#[cfg(target_os = "linux")]
#[path = "../../../tests/window/watcher.rs"]
#[allow(dead_code, reason = "the stories in the window use the rest of it")]
mod watcher;
#[cfg(target_os = "linux")]
mod window;

#[cfg(target_os = "linux")]
use std::path::Path;

/// Where the measured programs are.
#[cfg(target_os = "linux")]
pub struct Programs {
    pub understudy: String,
    pub empty: String,
}

#[cfg(target_os = "linux")]
fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (what, rest) = match arguments.split_first() {
        Some((what, rest)) => (what.as_str(), rest),
        None => ("", &[][..]),
    };
    let program = |variable: &str| std::env::var(variable).expect("script/bench says where the programs are");
    let programs = Programs {
        understudy: program("UNDERSTUDY_PROGRAM"),
        empty: program("UNDERSTUDY_EMPTY_WINDOW"),
    };
    let runtime = tokio::runtime::Runtime::new().expect("a runtime starts");
    let stage = runtime
        .block_on(understudy_stage::Stage::start())
        .expect("the practice provider listens");
    match what {
        "desktop" => {
            let package = rest.iter().find(|argument| argument.ends_with(".deb"));
            // Without a part, all of them.
            let wants = |part: &str| {
                let named = rest.iter().any(|argument| {
                    PARTS.contains(&argument.as_str()) || Path::new(argument.as_str()).is_dir()
                });
                !named || rest.iter().any(|argument| argument == part)
            };
            let rounds = rest.iter().find_map(|argument| argument.parse().ok());
            if wants("start") {
                start::measure(&programs, rounds.unwrap_or(10));
            }
            if wants("shortcut") {
                call::measure(&programs, &stage);
            }
            if wants("idle") {
                idle::measure(&programs, &stage);
            }
            if wants("memory") {
                opened::measure(&programs, &stage);
            }
            if let Some(home) = rest.iter().find(|argument| Path::new(argument.as_str()).is_dir()) {
                start::with_history(&programs, &stage, Path::new(home), rounds.unwrap_or(10));
            }
            opened::sizes(&programs, package.map(String::as_str));
        }
        "day" => {
            let scale = rest.first().map_or(Ok(1.0), |scale| scale.parse::<f64>());
            let picture = rest.get(1).map_or("day.svg", String::as_str);
            match scale {
                Ok(scale) if scale > 0.0 => {
                    day::measure(&programs, &runtime, &stage, scale, picture.as_ref());
                }
                _ => usage(),
            }
        }
        "window" => window::measure(&programs.understudy, &programs.empty),
        _ => usage(),
    }
}

#[cfg(target_os = "linux")]
const PARTS: [&str; 4] = ["start", "shortcut", "idle", "memory"];

#[cfg(target_os = "linux")]
fn usage() {
    eprintln!(
        "script/bench desktop [ROUNDS] [start] [shortcut] [idle] [memory] [HOME] [FILE.deb] | day [SCALE] [FILE.svg] | window"
    );
    std::process::exit(2);
}

#[cfg(not(target_os = "linux"))]
fn main() {
    eprintln!("This measures under Xvfb and reads /proc: Linux only.");
    std::process::exit(1);
}
