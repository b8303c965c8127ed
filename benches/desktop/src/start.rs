//! Time to the first themed frame, and memory.

use crate::desktop::{Desktop, Has, eventually, kill};
use crate::limits;
use crate::numbers::Spread;
use crate::screen::Screen;
use std::collections::BTreeMap;
use std::fs;
use std::process::Stdio;
use std::time::{Duration, Instant};

/// Above this ratio to the empty window a start is slower than it should be.
const AIM_START: f64 = 1.3;
/// More megabytes than this above the empty window are more than a window without a chat needs.
const AIM_MEMORY_MB: f64 = 60.0;
/// Lets caches fill and start-up work end before memory is read.
const SETTLE: Duration = Duration::from_secs(3);
/// Colours that a theme's ground can have: `--bg`, `--panel` and `--sunk` of dark and light.
const GROUNDS: [[u8; 3]; 6] = [
    [0x15, 0x17, 0x1b],
    [0x1b, 0x1e, 0x23],
    [0x11, 0x13, 0x17],
    [0xf7, 0xf7, 0xf5],
    [0xff, 0xff, 0xff],
    [0xef, 0xef, 0xec],
];

/// One start of one program.
struct Start {
    /// Until its first web process runs: linking, the program's own preparations, GTK and WebKit.
    web_process_ms: f64,
    /// Until words stand on the theme's ground.
    frame_ms: f64,
    /// PSS in megabytes, by the name of the process.
    memory: BTreeMap<String, f64>,
}

impl Start {
    fn memory_mb(&self) -> f64 {
        self.memory.values().sum()
    }
}

pub fn measure(understudy: &str, empty: &str, rounds: usize) {
    let desktop = Desktop::new(Has {
        window_manager: false,
        // Half of it is covered by the smaller of the two windows.
        screen: (1280, 840),
        ..Has::default()
    });
    // The first start of each makes its folders and fills the disk cache; it does not count.
    for program in [empty, understudy] {
        start(&desktop, program);
    }
    let mut ours = Vec::new();
    let mut theirs = Vec::new();
    for round in 1..=rounds {
        theirs.push(start(&desktop, empty));
        ours.push(start(&desktop, understudy));
        eprintln!(
            "round {round} of {rounds}: empty {:.0} ms, understudy {:.0} ms",
            theirs[round - 1].frame_ms,
            ours[round - 1].frame_ms
        );
    }
    report(&theirs, &ours);
}

fn start(desktop: &Desktop, program: &str) -> Start {
    let screen = Screen::of(desktop);
    eventually("the screen is clear", limits::START, || {
        !has_themed_words(&screen)
    });
    let begun = Instant::now();
    let mut child = desktop
        .command(program)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap_or_else(|error| panic!("{program}: {error}"));
    let mut web_process_ms = None;
    loop {
        if web_process_ms.is_none()
            && family(child.id())
                .iter()
                .any(|pid| name_of(*pid).starts_with("WebKitWebProces"))
        {
            web_process_ms = Some(begun.elapsed().as_secs_f64() * 1e3);
        }
        if has_themed_words(&screen) {
            break;
        }
        assert!(
            begun.elapsed() < limits::START,
            "{program} showed no themed frame within {:?}",
            limits::START
        );
        std::thread::sleep(Duration::from_millis(2));
    }
    let frame_ms = begun.elapsed().as_secs_f64() * 1e3;
    std::thread::sleep(SETTLE);
    let mut memory = BTreeMap::new();
    let family = family(child.id());
    for pid in &family {
        *memory.entry(name_of(*pid)).or_insert(0.0) += pss_mb(*pid);
    }
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
        memory,
    }
}

/// Whether a theme's ground covers most of the screen and something stands on it.
fn has_themed_words(screen: &Screen) -> bool {
    let pixels = screen.pixels();
    let (mut ground, mut words) = (0, 0);
    for pixel in pixels.chunks_exact(4) {
        let colour = [pixel[2], pixel[1], pixel[0]];
        if GROUNDS.contains(&colour) {
            ground += 1;
        } else if colour != [0, 0, 0] {
            words += 1;
        }
    }
    ground > pixels.len() / 4 / 2 && words > 100
}

/// A process and its descendants.
fn family(pid: u32) -> Vec<u32> {
    let mut all = vec![pid];
    let mut at = 0;
    while at < all.len() {
        let tasks = fs::read_dir(format!("/proc/{}/task", all[at]))
            .into_iter()
            .flatten()
            .flatten();
        for task in tasks {
            let children = fs::read_to_string(task.path().join("children")).unwrap_or_default();
            all.extend(
                children
                    .split_whitespace()
                    .filter_map(|child| child.parse::<u32>().ok()),
            );
        }
        at += 1;
    }
    all
}

fn name_of(pid: u32) -> String {
    fs::read_to_string(format!("/proc/{pid}/comm"))
        .unwrap_or_default()
        .trim()
        .to_owned()
}

/// What is the process's own, and its share of what it has in common with others.
fn pss_mb(pid: u32) -> f64 {
    let rollup = fs::read_to_string(format!("/proc/{pid}/smaps_rollup")).unwrap_or_default();
    let line = rollup.lines().find_map(|line| line.strip_prefix("Pss:"));
    line.and_then(|line| line.split_whitespace().next()?.parse::<f64>().ok())
        .unwrap_or(0.0)
        / 1024.0
}

fn median(of: impl Iterator<Item = f64>) -> f64 {
    Spread::of(of.collect()).p(0.5)
}

fn spread(of: impl Iterator<Item = f64>) -> String {
    let all = Spread::of(of.collect());
    format!("{:.0} ({:.0} to {:.0})", all.p(0.5), all.p(0.0), all.most())
}

fn report(theirs: &[Start], ours: &[Start]) {
    let frame = |starts: &[Start]| median(starts.iter().map(|start| start.frame_ms));
    let web = |starts: &[Start]| median(starts.iter().map(|start| start.web_process_ms));
    let memory = |starts: &[Start]| median(starts.iter().map(Start::memory_mb));
    println!(
        "Median (least to most) of {} starts each, one after the other on one display.\n",
        ours.len()
    );
    println!("| | empty window | Understudy | ratio |");
    println!("|---|---|---|---|");
    for (what, of) in [
        (
            "start to the first web process, ms",
            &(|start: &Start| start.web_process_ms) as &dyn Fn(&Start) -> f64,
        ),
        ("start to the first themed frame, ms", &|start: &Start| {
            start.frame_ms
        }),
        ("memory (PSS) of all processes, MB", &Start::memory_mb),
    ] {
        let ratio = median(ours.iter().map(of)) / median(theirs.iter().map(of));
        println!(
            "| {what} | {} | {} | {ratio:.2} |",
            spread(theirs.iter().map(of)),
            spread(ours.iter().map(of))
        );
    }
    let by_process = |starts: &[Start]| {
        let mut sums = BTreeMap::<String, Vec<f64>>::new();
        for start in starts {
            for (name, megabytes) in &start.memory {
                // Each program has its own name for its own process.
                let name = if name.starts_with("WebKit") {
                    name.as_str()
                } else {
                    "the program itself"
                };
                sums.entry(name.to_owned()).or_default().push(*megabytes);
            }
        }
        sums.into_iter()
            .map(|(name, all)| (name, median(all.into_iter())))
            .collect::<BTreeMap<_, _>>()
    };
    let (their_parts, our_parts) = (by_process(theirs), by_process(ours));
    for (name, megabytes) in &our_parts {
        let empty = their_parts.get(name).copied().unwrap_or(0.0);
        println!(
            "| of it {name}, MB | {empty:.0} | {megabytes:.0} | {:.2} |",
            megabytes / empty.max(1.0)
        );
    }
    println!();

    let ratio = frame(ours) / frame(theirs);
    if ratio <= AIM_START {
        println!("Start: {ratio:.2} times the empty window; the aim is at most {AIM_START}.");
    } else {
        let before = web(ours) - web(theirs);
        let after = frame(ours) - frame(theirs) - before;
        println!(
            "Start MISSED: {ratio:.2} times the empty window; the aim is at most {AIM_START}. Of the {:.0} ms more, \
             {before:.0} ms pass before the first web process (the program's own preparations) and {after:.0} ms \
             after it (loading and drawing the page).",
            before + after
        );
    }
    let more = memory(ours) - memory(theirs);
    if more <= AIM_MEMORY_MB {
        println!("Memory: {more:.0} MB above the empty window; the aim is at most {AIM_MEMORY_MB:.0} MB.");
    } else {
        let largest = our_parts
            .iter()
            .map(|(name, megabytes)| (name, megabytes - their_parts.get(name).copied().unwrap_or(0.0)))
            .max_by(|one, other| one.1.total_cmp(&other.1));
        let (name, megabytes) = largest.expect("a start has at least its own process");
        println!(
            "Memory MISSED: {more:.0} MB above the empty window; the aim is at most {AIM_MEMORY_MB:.0} MB. \
             The largest part of it, {megabytes:.0} MB, is in {name}."
        );
    }
}
