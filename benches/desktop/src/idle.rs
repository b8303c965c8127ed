//! What the app costs while nobody looks: in the tray, without a window.

use crate::Programs;
use crate::desktop::{Desktop, Has, Started};
use crate::home;
use crate::numbers::aim;
use crate::processes::{Used, has_web_process, memory, used, wakes_by_thread};
use crate::watcher::Watcher;
use std::time::Duration;
use understudy_stage::Stage;

/// Megabytes above a Tauri process without any window.
const AIM_MEMORY_MB: f64 = 20.0;
/// Of one core, in percent.
const AIM_CPU: f64 = 0.1;
const AIM_WAKES: f64 = 2.0;
/// What a start has to do is over by then: after a minute it looks over the search index, and half a minute later it
/// makes the backup of the day.
const SETTLE: Duration = Duration::from_secs(130);
const WATCHED: Duration = Duration::from_secs(60);

struct Idle {
    memory_mb: f64,
    cpu_percent: f64,
    /// In a second.
    wakes: f64,
}

pub fn measure(programs: &Programs, stage: &Stage) {
    let desktop = Desktop::new(Has::default());
    home::usual(&desktop, &programs.understudy, stage);
    home::set(&desktop, &programs.understudy, "shortcut.quick", "Ctrl+Alt+Space");
    home::set(&desktop, &programs.understudy, "shortcut.offered", "true");
    let watcher = Watcher::start(desktop.bus());
    let alone = {
        let app = desktop.start(&programs.empty, &["--no-window"]);
        idle(&app)
    };
    let ours = {
        let app = desktop.start(&programs.understudy, &["--hidden"]);
        // A start without a tray would open the window.
        let _ = watcher.icon();
        idle(&app)
    };
    println!(
        "\n| idle for {} s, no window | Tauri alone | Understudy |",
        WATCHED.as_secs()
    );
    println!("|---|---|---|");
    println!(
        "| memory (PSS), MB | {:.0} | {:.0} |",
        alone.memory_mb, ours.memory_mb
    );
    println!(
        "| of one core, % | {:.3} | {:.3} |",
        alone.cpu_percent, ours.cpu_percent
    );
    println!("| wake-ups a second | {:.2} | {:.2} |\n", alone.wakes, ours.wakes);
    aim(
        "memory above Tauri alone, in the tray without a window,",
        ours.memory_mb - alone.memory_mb,
        AIM_MEMORY_MB,
        " MB",
    );
    aim("of one core while idle", ours.cpu_percent, AIM_CPU, " %");
    aim("wake-ups a second while idle", ours.wakes, AIM_WAKES, "");
}

fn idle(app: &Started) -> Idle {
    std::thread::sleep(SETTLE);
    assert!(
        !has_web_process(app.id()),
        "there is no window, so there is no web process"
    );
    let memory_mb = memory(app.id()).values().sum();
    let before = wakes_by_thread(app.id());
    let Used { cpu_ms, wakes } = used(app.id());
    std::thread::sleep(WATCHED);
    let after = used(app.id());
    for (thread, count) in wakes_by_thread(app.id()) {
        let count = count - before.get(&thread).copied().unwrap_or(0).min(count);
        if count > 0 {
            eprintln!("woken in {} s: {thread} {count} times", WATCHED.as_secs());
        }
    }
    let seconds = WATCHED.as_secs_f64();
    Idle {
        memory_mb,
        cpu_percent: (after.cpu_ms - cpu_ms) / seconds / 10.0,
        wakes: (after.wakes - wakes) as f64 / seconds,
    }
}
