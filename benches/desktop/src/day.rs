//! A day in an hour: the app is opened, asked and put away as often as in a long working day, with
//! providers that fail in turn. What it holds at the end is what it held after the first openings.

use crate::Programs;
use crate::call::TITLE;
use crate::chart;
use crate::desktop::{Desktop, Has, Started, eventually};
use crate::hands::{ALT, CONTROL, ESCAPE, Hands, RETURN, SPACE};
use crate::home;
use crate::limits;
use crate::numbers::{aim, median};
use crate::processes::{handles, handles_by_kind, has_web_process, memory, threads};
use crate::watcher::Watcher;
use std::path::Path;
use std::time::{Duration, Instant};
use tokio::runtime::Runtime;
use understudy_stage::{ErrorKind, FinishReason, Outcome, Script, Stage, Step};

/// Of a whole day: a round is four openings of the quick prompt, two questions in it, and one
/// opening of the chat window.
const ROUNDS: f64 = 500.0;
const CALLS: usize = 4;
const TURNS: usize = 2;
/// So many rounds lie between two looks. Before each look all windows are destroyed.
const BETWEEN_LOOKS: usize = 5;
/// For which hidden windows are kept here, in seconds: a day has longer pauses.
const KEPT_S: &str = "3";
const WINDOW: &str = "Understudy";

/// What the last quarter may have more than the second, which begins when all is warm.
const AIM_MEMORY_MB: f64 = 8.0;
const AIM_HANDLES: f64 = 4.0;
const AIM_THREADS: f64 = 2.0;

/// What the app holds with no window open.
pub struct Look {
    pub minutes: f64,
    pub memory_mb: f64,
    pub handles: f64,
    pub threads: f64,
}

pub fn measure(programs: &Programs, runtime: &Runtime, stage: &Stage, scale: f64, picture: &Path) {
    let desktop = Desktop::new(Has::default());
    home::usual(&desktop, &programs.understudy, stage);
    home::backup(&desktop, &programs.understudy, stage);
    for (key, value) in [
        ("shortcut.quick", "Ctrl+Alt+Space"),
        ("shortcut.offered", "true"),
        ("tray.hint_shown", "true"),
        ("start.backup_offered", "true"),
        ("quick.kept_s", KEPT_S),
        ("window.kept_s", KEPT_S),
    ] {
        home::set(&desktop, &programs.understudy, key, value);
    }
    let watcher = Watcher::start(desktop.bus());
    let app = desktop.start(&programs.understudy, &["--hidden"]);
    let icon = watcher.icon();
    let hands = Hands::at(&desktop);
    hands.first_call(TITLE);
    let begun = Instant::now();
    let rounds = ((ROUNDS * scale).round() as usize).max(4 * BETWEEN_LOOKS);
    let mut looks = vec![look(&app, begun)];
    let mut before = handles_by_kind(app.id());
    let mut missed = 0;
    for round in 1..=rounds {
        for call in 0..CALLS {
            missed += open(&hands);
            if call < TURNS {
                ask(&hands, runtime, stage, round * TURNS + call);
            }
            hands.press(&[ESCAPE]);
            is_put_away(&hands, TITLE);
        }
        icon.click();
        hands.ready_ms(WINDOW, Instant::now(), limits::START);
        // A click that comes this soon after the focus is one on a window in front.
        std::thread::sleep(Duration::from_millis(300));
        icon.click();
        is_put_away(&hands, WINDOW);
        if round % BETWEEN_LOOKS == 0 {
            eventually("no web process is left", limits::START, || {
                !has_web_process(app.id())
            });
            std::thread::sleep(Duration::from_secs(1));
            looks.push(look(&app, begun));
            if looks.len() == 2 {
                // What the first windows leave open is the toolkit's for good.
                before = handles_by_kind(app.id());
            }
            let at = &looks[looks.len() - 1];
            eprintln!(
                "round {round} of {rounds}, {:.1} min: {:.1} MB, {} handles, {} threads",
                at.minutes, at.memory_mb, at.handles, at.threads
            );
        }
    }
    let (after, own) = (handles_by_kind(app.id()), memory(app.id()));
    for (kind, count) in after {
        let more = count.saturating_sub(before.get(&kind).copied().unwrap_or(0));
        if more > 0 {
            eprintln!("{more} more of {kind}");
        }
    }
    for (process, megabytes) in own {
        eprintln!("{process} has {megabytes:.0} MB");
    }
    report(&looks, rounds);
    println!("Presses of the shortcut that had to be made again: {missed}.");
    match std::fs::write(picture, chart::draw(&looks)) {
        Ok(()) => println!("Drawn in {}.", picture.display()),
        Err(error) => println!("Not drawn: {} cannot be written ({error}).", picture.display()),
    }
}

/// For some milliseconds after a window went the display gives the keyboard to nobody, and a key is lost to
/// all programs. No finger is as fast.
const PASSED_ON: Duration = Duration::from_millis(50);

fn is_put_away(hands: &Hands, title: &str) {
    eventually(&format!("{title} is put away"), limits::SHOWN, || {
        hands.is_away(title)
    });
    std::thread::sleep(PASSED_ON);
}

/// Presses the shortcut, again where nothing came of it as a person would; gives how often again.
fn open(hands: &Hands) -> usize {
    for again in 0..5 {
        hands.press(&[CONTROL, ALT, SPACE]);
        if hands.ready_within(TITLE, Instant::now(), limits::SHOWN).is_some() {
            return again;
        }
    }
    panic!("the quick prompt does not come");
}

fn look(app: &Started, begun: Instant) -> Look {
    Look {
        minutes: begun.elapsed().as_secs_f64() / 60.0,
        memory_mb: memory(app.id()).values().sum(),
        handles: handles(app.id()) as f64,
        threads: threads(app.id()) as f64,
    }
}

/// Types a question and waits for the end of its answer.
fn ask(hands: &Hands, runtime: &Runtime, stage: &Stage, number: usize) {
    stage.seat(home::SEAT).script(fault(number));
    stage.forget_requests();
    // A chat of its own for each question.
    hands.press(&[CONTROL, u32::from('n')]);
    std::thread::sleep(Duration::from_millis(100));
    hands.write("what is it now");
    hands.press(&[RETURN]);
    let answered = runtime.block_on(stage.wait_until(limits::ANSWER, |seen| !seen.is_empty()));
    assert!(answered.is_some(), "question {number} is sent");
    // An answer that breaks off is followed by another request; its end reaches the page and the disk.
    let mut quiet = Instant::now();
    let mut asked = 0;
    eventually("the question is answered", limits::ANSWER, || {
        let seen = stage.requests();
        if seen.len() != asked || seen.iter().any(|request| request.outcome == Outcome::Running) {
            asked = seen.len();
            quiet = Instant::now();
        }
        quiet.elapsed() > Duration::from_millis(400)
    });
}

/// Half of the questions meet a provider that is well.
fn fault(number: usize) -> Script {
    let words = home::markdown(600);
    match number % 10 {
        0 => Script::fail(ErrorKind::Overloaded),
        1 => Script::fail(ErrorKind::RateLimited),
        2 => Script::of([Step::text_at_once(words), Step::Reset]),
        3 => Script::of([Step::text_at_once(words), Step::CloseInsideChunk]),
        4 => Script::of([Step::text_at_once(home::prose(200)), Step::End]),
        _ => Script::of([Step::text_at_once(words), Step::finish(FinishReason::Stop)]),
    }
}

/// One of the figures of a look.
pub type Figure = fn(&Look) -> f64;

fn report(looks: &[Look], rounds: usize) {
    let quarter = (looks.len() / 4).max(1);
    let early = &looks[quarter..quarter * 2];
    let late = &looks[looks.len() - quarter..];
    println!(
        "{} openings of the quick prompt, {} of the window, {} questions, in {:.0} minutes; looked at with no window open.\n",
        rounds * CALLS,
        rounds,
        rounds * TURNS,
        looks.last().map_or(0.0, |look| look.minutes)
    );
    println!("| | at the start | second quarter | last quarter |\n|---|---|---|---|");
    let parts: [(&str, Figure, f64, &str); 3] = [
        ("memory (PSS)", |look| look.memory_mb, AIM_MEMORY_MB, " MB"),
        ("handles", |look| look.handles, AIM_HANDLES, ""),
        ("threads", |look| look.threads, AIM_THREADS, ""),
    ];
    let middle = |looks: &[Look], of: Figure| median(looks.iter().map(of));
    for (what, of, _, unit) in &parts {
        println!(
            "| {what}{unit} | {:.0} | {:.0} | {:.0} |",
            of(&looks[0]),
            middle(early, *of),
            middle(late, *of)
        );
    }
    println!();
    for (what, of, at_most, unit) in parts {
        let grown = middle(late, of) - middle(early, of);
        aim(
            &format!("{what} of the last quarter above the second,"),
            grown,
            at_most,
            unit,
        );
    }
}
