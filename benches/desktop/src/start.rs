//! Time to the first themed frame, with the disk cache full and empty.

use crate::Programs;
use crate::desktop::{Desktop, Has, eventually, kill};
use crate::home;
use crate::limits;
use crate::numbers::{aim, median, spread};
use crate::processes::{family, has_web_process, pss_mb};
use crate::screen::Screen;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};
use understudy_stage::Stage;

/// Above this ratio to the empty window a start is slower than it should be.
const AIM_START: f64 = 1.3;
/// Cold starts take long, and each slows down whatever else runs here.
const COLD_ROUNDS: usize = 3;

/// With a large history a start may take so many times as long.
const AIM_LARGE: f64 = 1.1;

/// What is started.
#[derive(Clone, Copy)]
struct Subject<'a> {
    name: &'a str,
    program: &'a str,
    /// In place of an empty one.
    home: Option<&'a Path>,
}

/// One start of one program.
struct Start {
    /// Until its first web process runs: linking, the program's own preparations, GTK and WebKit.
    web_process_ms: f64,
    /// Until words stand on the theme's ground.
    frame_ms: f64,
}

fn desktop() -> Desktop {
    Desktop::new(Has {
        window_manager: false,
        // Half of it is covered by the smaller of the two windows.
        screen: (1280, 840),
        ..Has::default()
    })
}

/// Understudy with the history in `home`, beside itself with none: both show the chat window, not the first start's.
pub fn with_history(programs: &Programs, stage: &Stage, home: &Path, rounds: usize) {
    let desktop = desktop();
    home::provider(&desktop, &programs.understudy, stage);
    let of = |name, home| Subject {
        name,
        program: &programs.understudy,
        home,
    };
    let subjects = [of("no history", None), of("this history", Some(home))];
    for subject in subjects {
        start(&desktop, subject);
    }
    println!("| start, ms: median (least to most) | no history | this history | ratio |\n|---|---|---|---|");
    let ratio = rows("warm", &both(&desktop, subjects, rounds, || ()));
    println!();
    aim(
        "a start with this history, in times of one with none,",
        ratio,
        AIM_LARGE,
        "",
    );
}

pub fn measure(programs: &Programs, rounds: usize) {
    let desktop = desktop();
    let of = |name, program| Subject {
        name,
        program,
        home: None,
    };
    let subjects = [
        of("empty", &programs.empty),
        of("understudy", &programs.understudy),
    ];
    // The first start of each makes its folders and fills the disk cache; it does not count.
    for subject in subjects {
        start(&desktop, subject);
    }
    println!("| start, ms: median (least to most) | empty window | Understudy | ratio |\n|---|---|---|---|");
    let warm = rows("warm", &both(&desktop, subjects, rounds, || ()));
    let cold = empties_cache().then(|| {
        let cold = both(&desktop, subjects, rounds.min(COLD_ROUNDS), || {
            empties_cache();
        });
        rows("cold", &cold)
    });
    println!();
    aim(
        "a warm start, in times of the empty window's,",
        warm,
        AIM_START,
        "",
    );
    match cold {
        Some(cold) => {
            aim(
                "a cold start, in times of the empty window's,",
                cold,
                AIM_START,
                "",
            );
        }
        None => println!("Not measured: a cold start, as only root may empty the disk cache."),
    }
}

/// One after the other, again and again.
fn both(desktop: &Desktop, subjects: [Subject<'_>; 2], rounds: usize, before: impl Fn()) -> [Vec<Start>; 2] {
    let mut all = [Vec::new(), Vec::new()];
    for round in 1..=rounds {
        for (starts, subject) in all.iter_mut().zip(subjects) {
            before();
            let took = start(desktop, subject);
            eprintln!(
                "round {round} of {rounds}, {}: {:.0} ms",
                subject.name, took.frame_ms
            );
            starts.push(took);
        }
    }
    all
}

/// Prints how they compare, and gives the ratio of their first frames.
fn rows(which: &str, [theirs, ours]: &[Vec<Start>; 2]) -> f64 {
    type Part = (&'static str, fn(&Start) -> f64);
    let parts: [Part; 3] = [
        ("to the first web process", |start| start.web_process_ms),
        ("from there to the first themed frame", |start| {
            start.frame_ms - start.web_process_ms
        }),
        ("to the first themed frame", |start| start.frame_ms),
    ];
    let mut ratio = f64::NAN;
    for (what, of) in parts {
        ratio = median(ours.iter().map(of)) / median(theirs.iter().map(of));
        println!(
            "| {which}, {what} | {} | {} | {ratio:.2} |",
            spread(theirs.iter().map(of)),
            spread(ours.iter().map(of))
        );
    }
    ratio
}

/// Has the kernel forget what it keeps of files. False where this may not.
fn empties_cache() -> bool {
    let written = Command::new("sync").status().is_ok_and(|status| status.success());
    written && fs::write("/proc/sys/vm/drop_caches", "3").is_ok()
}

fn start(desktop: &Desktop, subject: Subject<'_>) -> Start {
    let program = subject.program;
    let screen = Screen::of(desktop);
    eventually("the screen is clear", limits::START, || {
        !screen.has_themed_words()
    });
    let begun = Instant::now();
    let mut command = desktop.command(program);
    if let Some(home) = subject.home {
        command.env("UNDERSTUDY_HOME", home);
    }
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap_or_else(|error| panic!("{program}: {error}"));
    let mut web_process_ms = None;
    loop {
        if web_process_ms.is_none() && has_web_process(child.id()) {
            web_process_ms = Some(begun.elapsed().as_secs_f64() * 1e3);
        }
        if screen.has_themed_words() {
            break;
        }
        assert!(
            begun.elapsed() < limits::START * 2,
            "{program} showed no themed frame in time"
        );
        std::thread::sleep(Duration::from_millis(4));
    }
    let frame_ms = begun.elapsed().as_secs_f64() * 1e3;
    // What a start leaves for later belongs to it: the next one does not pay for it.
    std::thread::sleep(Duration::from_secs(1));
    let family = family(child.id());
    for pid in &family {
        kill(*pid, libc::SIGKILL);
    }
    child.wait().unwrap();
    eventually("all its processes end", limits::START, || {
        family.iter().all(|pid| pss_mb(*pid) == 0.0)
    });
    Start {
        web_process_ms: web_process_ms.unwrap_or(frame_ms),
        frame_ms,
    }
}
