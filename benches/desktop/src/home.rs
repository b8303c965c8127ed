//! Homes to measure in: one with a chat of 10,000 messages and a short one, one with some dozens of
//! usual chats; a practice provider answers in both.

use crate::desktop::Desktop;
use serde_json::{Value, json};
use std::fs;
use std::process::Stdio;
use understudy_stage::{Script, Stage};

pub const SEAT: &str = "practice";
pub const LONG: &str = "The longest chat";
pub const SHORT: &str = "A short chat";
pub const LAST_WORDS: &str = "These are the last words of the longest chat.";
pub const SHORT_END: &str = "This chat ends soon.";
const MESSAGES: usize = 10_000;
pub const USUAL: &str = "A usual chat";
const USUAL_MESSAGES: usize = 40;
/// The first moment of the chats, in Unix milliseconds: any will do.
const BEGUN: u64 = 1_780_000_000_000;

pub fn fill(desktop: &Desktop, understudy: &str, stage: &Stage) {
    let chats = json!([chat(1, LONG, MESSAGES, LAST_WORDS), chat(2, SHORT, 4, SHORT_END)]);
    provider(desktop, understudy, stage);
    import(desktop, understudy, &chats);
}

/// The home of somebody who uses it: some dozens of chats, of which [`USUAL`] is the newest.
pub fn usual(desktop: &Desktop, understudy: &str, stage: &Stage) {
    let others = (1..=40_u32).map(|number| {
        let title = format!("Chat {number}");
        chat(u64::from(number), &title, 6 + number as usize % 5 * 8, SHORT_END)
    });
    let chats = others.chain([chat(50, USUAL, USUAL_MESSAGES, LAST_WORDS)]);
    provider(desktop, understudy, stage);
    import(desktop, understudy, &chats.collect());
}

/// A second provider that answers when the first one does not.
pub fn backup(desktop: &Desktop, understudy: &str, stage: &Stage) {
    let seat = stage.seat("backup");
    seat.models(["b"]).always(Script::answer(markdown(600)));
    let url = stage.url("backup");
    let kind = ["--kind", "openai-compatible", "--base-url", &url, "--no-key"];
    run(
        desktop,
        understudy,
        &[&["provider", "add", "Backup"], &kind[..]].concat(),
    );
    run(desktop, understudy, &["chain", "set", "Practice/m", "Backup/b"]);
}

/// Changes a setting.
pub fn set(desktop: &Desktop, understudy: &str, key: &str, value: &str) {
    run(desktop, understudy, &["settings", "set", key, value]);
}

/// One that nothing was said in yet.
pub fn provider(desktop: &Desktop, understudy: &str, stage: &Stage) {
    stage.seat(SEAT).models(["m"]);
    let url = stage.url(SEAT);
    run(
        desktop,
        understudy,
        &[
            "provider",
            "add",
            "Practice",
            "--kind",
            "openai-compatible",
            "--base-url",
            &url,
            "--no-key",
        ],
    );
    run(desktop, understudy, &["chain", "set", "Practice/m"]);
}

fn import(desktop: &Desktop, understudy: &str, chats: &Value) {
    let export = json!({
        "format": "understudy-history",
        "version": 1,
        "files": [],
        "chats": chats,
    });
    let file = desktop.folder().join("chats.json");
    fs::write(&file, export.to_string()).expect("the folder takes a file");
    run(
        desktop,
        understudy,
        &["history", "import", "--yes", &file.to_string_lossy()],
    );
}

fn run(desktop: &Desktop, understudy: &str, arguments: &[&str]) {
    let output = desktop
        .command(understudy)
        .args(arguments)
        .stdin(Stdio::null())
        .output()
        .unwrap_or_else(|error| panic!("{understudy}: {error}"));
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "understudy {arguments:?}: {said}");
}

fn id(chat: u64, message: usize) -> String {
    format!("01990000-{chat:04x}-7000-8000-{message:012x}")
}

fn chat(number: u64, title: &str, messages: usize, end: &str) -> Value {
    let changed = json!({"hlc": BEGUN << 16, "device": id(0, 1)});
    let message = |at: usize| {
        let answers = at.is_multiple_of(2);
        let text = match (answers, at == messages) {
            (_, true) => end.to_owned(),
            (true, _) => markdown(300 + (at * 37) % 900),
            (false, _) => format!("Question {at}: {}", prose(40 + (at * 13) % 120)),
        };
        json!({
            "id": id(number, at),
            "parent": (at > 1).then(|| id(number, at - 1)),
            "role": if answers { "assistant" } else { "user" },
            "status": "complete",
            // Answers are told by turns of their own.
            "turn": answers.then(|| id(number + 0x100, at)),
            "created_at": BEGUN + at as u64 * 1_000,
            "parts": [{"kind": "text", "text": text}],
        })
    };
    json!({
        "id": id(number, 0),
        "title": title,
        "title_source": "person",
        "changed": changed,
        "created_at": BEGUN,
        "updated_at": BEGUN + messages as u64 * 1_000,
        "shown": id(number, messages),
        "messages": (1..=messages).map(message).collect::<Vec<_>>(),
    })
}

/// Words in paragraphs, of about so many bytes.
pub fn prose(bytes: usize) -> String {
    const SENTENCE: &str = "The plain prose of an answer goes on and on, as it does where much is asked. ";
    let mut text = String::with_capacity(bytes + SENTENCE.len());
    for sentence in 1.. {
        if text.len() >= bytes {
            break;
        }
        text.push_str(SENTENCE);
        if sentence % 8 == 0 {
            text.push_str("\n\n");
        }
    }
    text
}

/// Headings, lists, tables, code and words, of about so many bytes.
pub fn markdown(bytes: usize) -> String {
    let mut text = String::with_capacity(bytes + 1_000);
    for part in 1.. {
        if text.len() >= bytes {
            break;
        }
        text.push_str(&format!("## Part {part}\n\n"));
        text.push_str(&prose(300));
        text.push_str(
            "\n\n- a *point*, with `code` in it\n- **another**, with a [link](https://example.org)\n\n",
        );
        if part % 3 == 0 {
            text.push_str("| what | how many |\n|---|---|\n| eggs | 6 |\n| cups | 2 |\n\n");
        }
        if part % 4 == 0 {
            text.push_str("```rust\nfn main() {\n    println!(\"part\");\n}\n```\n\n");
        }
    }
    text
}
