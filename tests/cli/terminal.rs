//! The command line as a person sees it: in a terminal.

use crate::place::Place;
use std::fs::File;
use std::io::{Read as _, Write as _};
use std::os::fd::{AsRawFd as _, FromRawFd as _, OwnedFd};
use std::os::unix::process::CommandExt as _;
use std::process::Child;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};
use understudy_stage::{Outcome, Script, Step};

/// A pseudo-terminal with a program in it.
struct Terminal {
    keyboard: File,
    screen: Arc<Mutex<Vec<u8>>>,
    child: Child,
}

impl Terminal {
    fn start(place: &Place, arguments: &[&str]) -> Self {
        let (mut ours, mut theirs) = (0, 0);
        let none = std::ptr::null_mut();
        // SAFETY: both pointers are to live numbers; names, modes and sizes are not asked for.
        let opened = unsafe { libc::openpty(&raw mut ours, &raw mut theirs, none, none.cast(), none.cast()) };
        assert_eq!(opened, 0);
        // SAFETY: the system has just opened both for this process, and nobody else closes them.
        let (ours, theirs) = unsafe { (File::from_raw_fd(ours), OwnedFd::from_raw_fd(theirs)) };
        let mut command = place.command(arguments);
        let terminal = theirs.as_raw_fd();
        command
            .stdin(theirs.try_clone().unwrap())
            .stdout(theirs.try_clone().unwrap())
            .stderr(theirs);
        // SAFETY: only calls that are allowed between fork and exec. The terminal becomes the
        // child's own, so that Ctrl-C reaches it and nobody else.
        unsafe {
            command.pre_exec(move || {
                let own = libc::setsid() != -1 && libc::ioctl(terminal, libc::TIOCSCTTY, 0) != -1;
                if own {
                    Ok(())
                } else {
                    Err(std::io::Error::last_os_error())
                }
            });
        }
        let child = command.spawn().unwrap();
        drop(command);
        let screen = Arc::new(Mutex::new(Vec::new()));
        let (shown, mut output) = (screen.clone(), ours.try_clone().unwrap());
        std::thread::spawn(move || {
            let mut bytes = [0; 4096];
            while let Ok(read @ 1..) = output.read(&mut bytes) {
                shown.lock().unwrap().extend_from_slice(&bytes[..read]);
            }
        });
        Self {
            keyboard: ours,
            screen,
            child,
        }
    }

    fn press(&mut self, keys: &str) {
        self.keyboard.write_all(keys.as_bytes()).unwrap();
    }

    fn shown(&self) -> String {
        String::from_utf8_lossy(&self.screen.lock().unwrap()).into_owned()
    }

    /// Waits until `words` are on the screen.
    fn wait_for(&self, words: &str) {
        self.wait_for_all(words, 1);
    }

    fn wait_for_all(&self, words: &str, times: usize) {
        let started = Instant::now();
        while self.shown().matches(words).count() < times {
            assert!(
                started.elapsed() < Duration::from_secs(20),
                "{words}: {}",
                self.shown()
            );
            std::thread::sleep(Duration::from_millis(10));
        }
    }

    fn status(mut self) -> (Option<i32>, String) {
        let started = Instant::now();
        while self.child.try_wait().unwrap().is_none() {
            if started.elapsed() > Duration::from_secs(20) {
                let _ = self.child.kill();
                panic!("it does not end: {}", self.shown());
            }
            std::thread::sleep(Duration::from_millis(10));
        }
        // What it said last may still be on its way through the terminal.
        std::thread::sleep(Duration::from_millis(50));
        (self.child.wait().unwrap().code(), self.shown())
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_streams_and_cannot_command_the_terminal() {
    let place = Place::with_two().await;
    let hostile = "Look: \u{1b}[2J\u{1b}]0;owned\u{7} and \u{9b}31m done.";
    place.stage.seat("a").always(Script::of([
        Step::text_at_once("The beginning. "),
        Step::Delay { ms: 1_000 },
        Step::text_at_once(hostile),
        Step::finish(understudy_stage::FinishReason::Stop),
    ]));
    let terminal = Terminal::start(&place, &["ask", "hi"]);
    terminal.wait_for("The beginning.");
    assert_eq!(
        place.stage.requests()[0].outcome,
        Outcome::Running,
        "shown while it is still coming"
    );
    let (status, shown) = terminal.status();
    assert_eq!(status, Some(0));
    assert!(shown.contains("Look: [2J]0;owned and 31m done."), "{shown:?}");
    assert!(
        !shown.contains('\u{1b}') && !shown.contains('\u{9b}') && !shown.contains('\u{7}'),
        "{shown:?}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_conversation_goes_on_after_ctrl_c_and_ends_with_ctrl_d() {
    let place = Place::with_two().await;
    place
        .stage
        .seat("a")
        .always(Script::paced("0123456789".repeat(60), 2, 100));
    let mut terminal = Terminal::start(&place, &["chat"]);
    terminal.wait_for("> ");
    terminal.press("first question\n");
    terminal.wait_for("0123");
    terminal.press("\u{3}");
    terminal.wait_for_all("> ", 2);
    let closed = |seen: &[understudy_stage::Seen]| seen[0].outcome == Outcome::ClosedByClient;
    assert!(
        place
            .stage
            .wait_until(Duration::from_secs(2), closed)
            .await
            .is_some()
    );
    place.stage.seat("a").always(Script::answer("Second answer."));
    terminal.press("second question\n");
    terminal.wait_for("Second answer.");
    terminal.wait_for("a/m, ");
    terminal.wait_for_all("> ", 3);
    terminal.press("\u{4}");
    assert_eq!(terminal.status().0, Some(0));
    let sent = place.stage.requests().last().unwrap().body.to_string();
    assert!(
        sent.contains("first question") && sent.contains("second question"),
        "one chat: {sent}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn ctrl_c_where_nothing_runs_ends_it() {
    let place = Place::with_two().await;
    let mut terminal = Terminal::start(&place, &["chat"]);
    terminal.wait_for("> ");
    terminal.press("\u{3}");
    assert_eq!(terminal.status().0, Some(130));
}

#[tokio::test(flavor = "multi_thread")]
async fn who_wants_to_be_asked_is_asked_before_another_goes_on() {
    let place = Place::with_two().await;
    place.run(&["settings", "set", "recovery", "ask"]).expect(0);
    let half = "Every evening the keeper climbed the steps with a can of oil. ".repeat(4);
    place
        .stage
        .seat("a")
        .always(Script::of([Step::text_at_once(&half), Step::Reset]));
    place.stage.seat("b").always(Script::answer("Then he read."));
    let mut terminal = Terminal::start(&place, &["ask", "hi"]);
    terminal.wait_for("[y/N]");
    assert_eq!(place.asked(), ["a"]);
    terminal.press("y\n");
    terminal.wait_for("Then he read.");
    assert_eq!(terminal.status().0, Some(0));
}
