//! The process killed in the middle of an answer, judged from outside: by what it had printed and
//! when, and by the stage's log.

use crate::report::{Report, check};
use crate::world::{LEAD, MODEL, UNDERSTUDY, open};
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::time::{Duration, Instant};
use understudy_core::contract::{Chat, MessageStatus};
use understudy_stage::{Outcome, Script, Stage};

/// What was shown longer ago than this must be there afterwards.
pub const KEPT_AFTER: Duration = Duration::from_secs(1);

/// A command of the program, in this home, with no keyring to ask.
pub fn understudy(home: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_understudy"));
    command
        .env("UNDERSTUDY_HOME", home)
        .env_remove("DBUS_SESSION_BUS_ADDRESS")
        .stdin(Stdio::null());
    command
}

pub fn run(home: &Path, arguments: &[&str]) -> String {
    let output = understudy(home).args(arguments).output().unwrap();
    let error = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{arguments:?}: {error}");
    String::from_utf8(output.stdout).unwrap()
}

/// Both seats as providers of the command line, in order.
pub fn set_up(home: &Path, stage: &Stage) {
    for name in [LEAD, UNDERSTUDY] {
        stage.seat(name).models([MODEL]);
        let url = stage.url(name);
        run(
            home,
            &[
                "provider",
                "add",
                name,
                "--kind",
                "openai-compatible",
                "--base-url",
                &url,
                "--no-key",
            ],
        );
    }
    run(
        home,
        &[
            "chain",
            "set",
            &format!("{LEAD}/{MODEL}"),
            &format!("{UNDERSTUDY}/{MODEL}"),
        ],
    );
    stage.forget_requests();
}

/// The events a child prints, each with the moment it was there.
pub fn events(child: &mut Child) -> mpsc::Receiver<(Instant, serde_json::Value)> {
    let lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let (told, events) = mpsc::channel();
    std::thread::spawn(move || {
        for line in lines.map_while(Result::ok) {
            // A line cut by the kill was not shown.
            let Ok(event) = serde_json::from_str(&line) else {
                return;
            };
            let _ = told.send((Instant::now(), event));
        }
    });
    events
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn killed_in_the_middle_nothing_older_than_a_second_is_lost() {
    let home = tempfile::tempdir().unwrap();
    let stage = Stage::start().await.unwrap();
    set_up(home.path(), &stage);
    let words: Vec<String> = (0..2_000).map(|number| format!("word{number} ")).collect();
    let whole = words.concat();
    stage.seat(LEAD).always(Script::paced(&*whole, 9, 15));

    let mut report = Report::default();
    // From before the first text to well past several checkpoints, each at another phase of them.
    for after_ms in [0, 400, 1_150, 1_700, 2_350, 3_100, 3_900] {
        let question = format!("Killed after {after_ms} ms");
        let asked_before = stage.requests().len();
        let mut child = understudy(home.path())
            .args(["ask", "--json", &question])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let events = events(&mut child);
        let arrived = stage
            .wait_until(Duration::from_secs(20), |seen| seen.len() > asked_before)
            .await;
        arrived.expect("the question reaches the provider");
        tokio::time::sleep(Duration::from_millis(after_ms)).await;
        let killed = Instant::now();
        child.kill().unwrap();
        child.wait().unwrap();

        let mut safe = String::new();
        for (at, event) in events.iter() {
            if event["type"] == "delta" && at + KEPT_AFTER < killed {
                safe += event["text"].as_str().unwrap();
            }
        }
        // The next start of the app.
        let backend = open(&home).await;
        let chats = backend.chats().await.unwrap();
        let mut found = None;
        for summary in &chats {
            let chat = backend.chat(summary.id).await.unwrap();
            if chat.messages[0].text() == question {
                found = Some(chat);
            }
        }
        let mut wrong = Vec::new();
        let kept = judge(found.as_ref(), &safe, &whole, &mut wrong);
        let asked = stage.requests().len() - asked_before;
        check(&mut wrong, asked == 1, || {
            format!("{asked} requests for one question")
        });
        let found = format!(
            "shown over a second {}, kept {kept} characters",
            safe.chars().count()
        );
        report.add(format!("killed {after_ms} ms after the request"), found, wrong);
    }
    let closed = |seen: &[understudy_stage::Seen]| seen.iter().all(|one| one.outcome != Outcome::Running);
    assert!(stage.wait_until(Duration::from_secs(2), closed).await.is_some());
    report.judge("Killed in the middle of an answer");
}

/// How many characters of the answer are kept.
fn judge(chat: Option<&Chat>, safe: &str, whole: &str, wrong: &mut Vec<String>) -> usize {
    let Some(chat) = chat else {
        wrong.push("the message is lost".into());
        return 0;
    };
    let Some(answer) = chat.messages.get(1) else {
        wrong.push("the answer is lost".into());
        return 0;
    };
    let text = answer.text();
    check(wrong, text.starts_with(safe), || {
        format!("lost: {:?}", &safe[text.len().min(safe.len())..])
    });
    check(wrong, whole.starts_with(&text), || {
        "what is kept is not what was sent".into()
    });
    check(wrong, answer.status == MessageStatus::Interrupted, || {
        format!("kept as {:?}", answer.status)
    });
    let attempts = answer.answer.as_ref().map_or(0, |info| info.attempts.len());
    check(wrong, attempts == 1, || format!("{attempts} attempts kept"));
    text.chars().count()
}
