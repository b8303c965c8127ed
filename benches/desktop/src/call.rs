//! From the shortcut to a quick prompt that can be typed into.

use crate::Programs;
use crate::desktop::{Desktop, Has, eventually};
use crate::hands::{ALT, CONTROL, ESCAPE, Hands, SPACE};
use crate::home;
use crate::limits;
use crate::numbers::{Spread, aim};
use crate::processes::has_web_process;
use crate::watcher::Watcher;
use std::time::{Duration, Instant};
use understudy_stage::Stage;

const AIM_WARM_MS: f64 = 150.0;
const AIM_FROM_NOTHING_MS: f64 = 400.0;
const WARM: usize = 40;
const FROM_NOTHING: usize = 20;
pub const TITLE: &str = "Understudy quick prompt";

pub fn measure(programs: &Programs, stage: &Stage) {
    let desktop = Desktop::new(Has::default());
    home::usual(&desktop, &programs.understudy, stage);
    home::set(&desktop, &programs.understudy, "shortcut.quick", "Ctrl+Alt+Space");
    home::set(&desktop, &programs.understudy, "shortcut.offered", "true");
    let warm = calls(&desktop, programs, WARM, true);
    // Hidden is gone: each opening makes the window anew.
    home::set(&desktop, &programs.understudy, "quick.kept_s", "0");
    let nothing = calls(&desktop, programs, FROM_NOTHING, false);
    println!("\n| from the shortcut to a painted prompt with the keyboard, ms | p50 | p95 | most |");
    println!("|---|---|---|---|");
    for (what, spread) in [
        ("the window is kept hidden", &warm),
        ("there is no window", &nothing),
    ] {
        println!(
            "| {what} | {:.0} | {:.0} | {:.0} |",
            spread.p(0.5),
            spread.p(0.95),
            spread.most()
        );
    }
    println!();
    aim(
        "the shortcut, with the window kept, p95",
        warm.p(0.95),
        AIM_WARM_MS,
        " ms",
    );
    aim(
        "the shortcut, from no window, p95",
        nothing.p(0.95),
        AIM_FROM_NOTHING_MS,
        " ms",
    );
}

fn calls(desktop: &Desktop, programs: &Programs, rounds: usize, kept: bool) -> Spread {
    let watcher = Watcher::start(desktop.bus());
    let app = desktop.start(&programs.understudy, &["--hidden"]);
    let _ = watcher.icon();
    let hands = Hands::at(desktop);
    // Warms up what all have in common, the libraries of a web process above all.
    hands.first_call(TITLE);
    let times = (0..rounds).map(|_| {
        std::thread::sleep(Duration::from_millis(700));
        let begun = Instant::now();
        hands.press(&[CONTROL, ALT, SPACE]);
        let took = hands.ready_ms(TITLE, begun, limits::START);
        std::thread::sleep(Duration::from_millis(500));
        hands.press(&[ESCAPE]);
        eventually("it is put away", limits::SHOWN, || hands.is_away(TITLE));
        if !kept {
            eventually("its web process ends", limits::SHOWN, || {
                !has_web_process(app.id())
            });
        }
        took
    });
    Spread::of(times.collect())
}
