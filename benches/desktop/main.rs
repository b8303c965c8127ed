//! What a start costs: time to the first themed frame, and the memory of all processes, beside an
//! empty Tauri window in the same run on the same display. Started by `script/bench start`.

#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "../../tests/window/desktop.rs"]
#[allow(dead_code)]
mod desktop;
#[path = "../../tests/window/limits.rs"]
#[allow(dead_code)]
mod limits;
mod start;

fn main() {
    // Cargo adds `--bench`.
    let arguments: Vec<String> = std::env::args()
        .skip(1)
        .filter(|argument| argument != "--bench")
        .collect();
    let rounds = arguments.get(1).map_or(Ok(10), |rounds| rounds.parse::<usize>());
    match (arguments.first().map(String::as_str), rounds) {
        (Some("start"), Ok(rounds)) if rounds > 0 => {
            let empty = std::env::var("UNDERSTUDY_EMPTY_WINDOW")
                .expect("script/bench says where the empty window is");
            start::measure(env!("CARGO_BIN_EXE_understudy"), &empty, rounds);
        }
        _ => {
            eprintln!("script/bench start [ROUNDS]");
            std::process::exit(2);
        }
    }
}
