//! How fluid the chat window stays, beside a page with nothing on it in the same run on the same
//! display. Started by `script/bench window`.

use crate::desktop::{Desktop, Has, eventually};
use crate::driver::{Driver, keys};
use crate::home::{self, LAST_WORDS, LONG, SHORT};
use crate::limits;
use crate::numbers::{Spread, verdict};
use crate::screen::Field;
use serde_json::{Value, json};
use std::time::{Duration, Instant};
use tokio::runtime::{Builder, Runtime};
use understudy_stage::{Script, Stage};

/// What a stream may add to the longest gap, and to a keystroke, in milliseconds.
const AIM_MORE_MS: f64 = 50.0;
/// From the click to the painted chat of 10,000 messages, in milliseconds.
const AIM_OPEN_MS: f64 = 150.0;
/// How long gaps are listened for.
const LISTEN: Duration = Duration::from_secs(10);
const OPENINGS: usize = 20;
const KEYS: usize = 40;
/// Markdown of these lengths is streamed; the time of each byte shows whether they cost alike.
const LENGTHS_KB: [usize; 4] = [128, 256, 512, 1024];
const STREAMED: Duration = Duration::from_secs(300);
const COMPOSER: &str = "return document.querySelector('textarea')";

pub fn measure(understudy: &str, empty: &str) {
    let runtime = elsewhere();
    let stage = runtime
        .block_on(Stage::start())
        .expect("the practice provider listens");
    let desktop = Desktop::new(Has::default());
    home::fill(&desktop, understudy, &stage);

    let (still, still_keys) = {
        let page = open(&desktop, empty);
        page.run(TEXT_FIELD, &[]);
        let still = listen(&page);
        (still, type_keys(&desktop, &page))
    };
    let page = open(&desktop, understudy);
    eventually("the chats are listed", limits::START, || {
        page.run(
            "return document.body.textContent.includes(arguments[0])",
            &[json!(SHORT)],
        ) == true
    });
    let opened: Vec<f64> = (0..OPENINGS)
        .map(|_| {
            let _ = opening(&page, SHORT, home::SHORT_END);
            opening(&page, LONG, LAST_WORDS)
        })
        .collect();

    // Two tokens of four letters every four milliseconds: 500 tokens a second.
    let seconds = LISTEN.as_secs() as usize + KEYS;
    stage
        .seat(home::SEAT)
        .always(Script::paced(home::prose(seconds * 2_000), 8, 4));
    ask(&page, "Go on");
    see(&page, "prose", limits::ANSWER);
    let stream = listen(&page);
    let stream_keys = type_keys(&desktop, &page);
    press(&page, "Stop");

    println!("| ms | an empty page | Understudy while it streams | ratio |\n|---|---|---|---|");
    for (what, alone, ours) in [
        (
            "gaps of the heartbeat, p99",
            still.beats.p(0.99),
            stream.beats.p(0.99),
        ),
        (
            "the longest gap of the heartbeat",
            still.beats.most(),
            stream.beats.most(),
        ),
        (
            "gaps between frames, p50",
            still.frames.p(0.5),
            stream.frames.p(0.5),
        ),
        (
            "gaps between frames, p99",
            still.frames.p(0.99),
            stream.frames.p(0.99),
        ),
        (
            "the longest gap between frames",
            still.frames.most(),
            stream.frames.most(),
        ),
        (
            "key to changed pixels, p50",
            still_keys.p(0.5),
            stream_keys.p(0.5),
        ),
        (
            "key to changed pixels, p95",
            still_keys.p(0.95),
            stream_keys.p(0.95),
        ),
    ] {
        println!(
            "| {what} | {alone:.0} | {ours:.0} | {:.2} |",
            ours / alone.max(1.0)
        );
    }
    let opened = Spread::of(opened);
    println!(
        "| opening 10,000 messages, p50 (p95) | | {:.0} ({:.0}) | |\n",
        opened.p(0.5),
        opened.p(0.95)
    );

    println!("| Markdown in one answer, KB | seconds | ms a KB |\n|---|---|---|");
    let mut each = Vec::new();
    for length in LENGTHS_KB {
        let took = stream_markdown(&page, &stage, length);
        each.push(took.as_secs_f64() * 1e3 / length as f64);
        println!(
            "| {length} | {:.1} | {:.2} |",
            took.as_secs_f64(),
            each[each.len() - 1]
        );
    }
    println!();
    verdict(
        "The longest gap of the heartbeat above the empty page's",
        stream.beats.most() - still.beats.most(),
        AIM_MORE_MS,
    );
    verdict(
        "The longest gap between frames above the empty page's",
        stream.frames.most() - still.frames.most(),
        AIM_MORE_MS,
    );
    verdict(
        "A key above the empty page's, p95",
        stream_keys.p(0.95) - still_keys.p(0.95),
        AIM_MORE_MS,
    );
    verdict("Opening the largest chat, p50", opened.p(0.5), AIM_OPEN_MS);
    println!(
        "A KB of 1 MB takes {:.2} times as long as one of 128 KB; the aim is linear.",
        each[each.len() - 1] / each[0]
    );
}

/// Where the provider runs. In life that is another machine: here it gives way to what is measured, as it
/// reads ten thousand messages just when they were sent.
fn elsewhere() -> Runtime {
    Builder::new_multi_thread()
        .enable_all()
        .on_thread_start(|| {
            // SAFETY: it takes no pointer. It holds for this thread alone, as Linux counts.
            unsafe { libc::nice(19) };
        })
        .build()
        .expect("a runtime starts")
}

fn open(desktop: &Desktop, program: &str) -> Driver {
    let page =
        Driver::start(desktop, program, &[], &[]).unwrap_or_else(|refused| panic!("{program}: {refused:?}"));
    eventually("the page is there", limits::START, || {
        page.try_run("return document.readyState")
            .is_ok_and(|state| state == "complete")
    });
    std::thread::sleep(Duration::from_secs(2));
    page
}

struct Gaps {
    beats: Spread,
    frames: Spread,
}

/// Notes how long a message to itself and a frame take, as long as it is listened.
const LISTENER: &str = "
    const until = performance.now() + arguments[0];
    const heard = { beats: [], frames: [], over: false };
    window.heard = heard;
    const channel = new MessageChannel();
    let beat = performance.now(), frame = beat;
    channel.port1.onmessage = () => {
      const now = performance.now();
      heard.beats.push(now - beat);
      beat = now;
      if (now < until) channel.port2.postMessage(0); else heard.over = true;
    };
    channel.port2.postMessage(0);
    const next = (now) => {
      heard.frames.push(now - frame);
      frame = now;
      if (now < until) requestAnimationFrame(next);
    };
    requestAnimationFrame(next);
    return null";

fn listen(page: &Driver) -> Gaps {
    page.run(LISTENER, &[json!(LISTEN.as_millis() as u64)]);
    // Asking would be heard.
    std::thread::sleep(LISTEN + Duration::from_millis(500));
    eventually("the last beat was heard", limits::SHOWN, || {
        page.run("return window.heard.over", &[]) == true
    });
    // The first of each waits for the start.
    let of = |what: &str| {
        let script = format!("return window.heard.{what}.slice(1)");
        Spread::of(numbers(&page.run(&script, &[])))
    };
    Gaps {
        beats: of("beats"),
        frames: of("frames"),
    }
}

fn numbers(value: &Value) -> Vec<f64> {
    value
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_f64)
        .collect()
}

/// From the click on a chat's title to the frame in which its end is painted, in milliseconds.
fn opening(page: &Driver, title: &str, end: &str) -> f64 {
    let script = "
        const [title, end] = arguments;
        const button = [...document.querySelectorAll('button, a')].find((one) => one.textContent.includes(title));
        window.opened = null;
        const begun = performance.now();
        button.click();
        const look = () => {
          if (!document.querySelector('[data-scroller]')?.textContent.includes(end)) return requestAnimationFrame(look);
          // A message that is sent before a frame is painted comes after it.
          const painted = new MessageChannel();
          painted.port1.onmessage = () => { window.opened = performance.now() - begun; };
          painted.port2.postMessage(0);
        };
        requestAnimationFrame(look);
        return null";
    page.run(script, &[json!(title), json!(end)]);
    let mut took = None;
    eventually("the chat is open", limits::SHOWN, || {
        took = page.run("return window.opened", &[]).as_f64();
        took.is_some()
    });
    std::thread::sleep(Duration::from_millis(300));
    took.unwrap_or_default()
}

/// A field to type into, on a page that has none.
const TEXT_FIELD: &str = "
    const field = document.createElement('textarea');
    Object.assign(field.style, { position: 'fixed', left: '20px', bottom: '20px', width: '600px', height: '60px' });
    document.body.append(field);
    return null";

/// From the key, pressed as the display's keyboard, to other pixels in the field, in milliseconds.
fn type_keys(desktop: &Desktop, page: &Driver) -> Spread {
    // A caret that blinks would be taken for a letter.
    let place = page.run(
        "const field = document.querySelector('textarea');
         field.style.caretColor = 'transparent';
         field.focus();
         const { x, y, width, height } = field.getBoundingClientRect();
         return [x, y, width, height]",
        &[],
    );
    let place = numbers(&place);
    desktop.xdotool(&["key", "i"]);
    std::thread::sleep(Duration::from_millis(500));
    let field = Field::within(desktop, &place);
    let times = (0..KEYS).map(|_| {
        let before = field.pixels();
        let begun = Instant::now();
        desktop.xdotool(&["key", "w"]);
        while !field.differs(&before) {
            assert!(begun.elapsed() < limits::SHOWN, "the key shows in the field");
            std::thread::sleep(Duration::from_micros(500));
        }
        let took = begun.elapsed().as_secs_f64() * 1e3;
        std::thread::sleep(Duration::from_millis(200));
        took
    });
    Spread::of(times.collect())
}

fn ask(page: &Driver, words: &str) {
    let field = page.element(COMPOSER, &[]).expect("there is a field");
    let _ = page.clear(&field);
    page.type_into(&field, words).expect("the field takes words");
    page.press(&[], &[keys::ENTER]);
}

fn see(page: &Driver, words: &str, limit: Duration) {
    eventually(words, limit, || {
        page.run(
            "return document.querySelector('[data-scroller]')?.textContent.includes(arguments[0]) ?? false",
            &[json!(words)],
        ) == true
    });
}

fn press(page: &Driver, name: &str) {
    page.run(
        "[...document.querySelectorAll('button')].find((one) => one.ariaLabel === arguments[0] || one.textContent.trim() === arguments[0])?.click();
         return null",
        &[json!(name)],
    );
    std::thread::sleep(Duration::from_secs(2));
}

/// From the question to the last word, in a chat of its own.
fn stream_markdown(page: &Driver, stage: &Stage, kilobytes: usize) -> Duration {
    let end = format!("The end of {kilobytes} KB.");
    let text = format!("{}\n\n{end}", home::markdown(kilobytes * 1024));
    // As fast as the window takes it: 4 KB every millisecond.
    stage.seat(home::SEAT).always(Script::paced(text, 4096, 1));
    press(page, "New chat");
    let begun = Instant::now();
    ask(page, "All of it");
    see(page, &end, STREAMED);
    begun.elapsed()
}
