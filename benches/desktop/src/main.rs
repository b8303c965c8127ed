//! What a start costs: time to the first themed frame, and the memory of all processes, beside an
//! empty Tauri window in the same run on the same display. Started by `script/bench start`.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[cfg(target_os = "linux")]
#[path = "../../../tests/window/desktop.rs"]
#[allow(dead_code, reason = "the stories in the window use the rest of it")]
mod desktop;
#[cfg(target_os = "linux")]
#[path = "../../../tests/window/driver.rs"]
#[allow(dead_code, reason = "the stories in the window use the rest of it")]
mod driver;
#[cfg(target_os = "linux")]
mod home;
#[cfg(target_os = "linux")]
#[path = "../../../tests/window/limits.rs"]
#[allow(dead_code, reason = "the stories in the window use the rest of it")]
mod limits;
#[cfg(target_os = "linux")]
mod numbers;
#[cfg(target_os = "linux")]
mod screen;
#[cfg(target_os = "linux")]
mod start;
#[cfg(target_os = "linux")]
mod window;

#[cfg(target_os = "linux")]
fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let rounds = arguments.get(1).map_or(Ok(10), |rounds| rounds.parse::<usize>());
    let program = |variable: &str| std::env::var(variable).expect("script/bench says where the programs are");
    match (arguments.first().map(String::as_str), rounds) {
        (Some("start"), Ok(rounds)) if rounds > 0 => {
            start::measure(
                &program("UNDERSTUDY_PROGRAM"),
                &program("UNDERSTUDY_EMPTY_WINDOW"),
                rounds,
            );
        }
        (Some("window"), _) => {
            window::measure(
                &program("UNDERSTUDY_PROGRAM"),
                &program("UNDERSTUDY_EMPTY_WINDOW"),
            );
        }
        _ => {
            eprintln!("script/bench start [ROUNDS] | window");
            std::process::exit(2);
        }
    }
}

#[cfg(not(target_os = "linux"))]
fn main() {
    eprintln!("This measures under Xvfb and reads /proc: Linux only.");
    std::process::exit(1);
}
