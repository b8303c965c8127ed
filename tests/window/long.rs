//! A chat as it is after years: put into the history directly, as asking ten thousand times would take
//! longer than anybody waits.

use rusqlite::{Connection, params};
use std::path::Path;

/// Lately: the chat stands at the top of the list.
const BEGUN_MS: i64 = 1_760_000_000_000;
const MINUTE_MS: i64 = 60_000;

fn id(kind: u8, number: usize) -> [u8; 16] {
    let mut id = [0; 16];
    id[..6].copy_from_slice(&BEGUN_MS.to_be_bytes()[2..]);
    id[6] = 0x70;
    id[7] = kind;
    id[8] = 0x80;
    id[9..].copy_from_slice(&number.to_be_bytes()[1..]);
    id
}

/// Puts a chat of so many messages into a home whose database is there already, and whose providers
/// are those of the practice. Every second one is an answer; `answer` says what the i-th message is.
pub fn chat(home: &Path, title: &str, messages: usize, answer: impl Fn(usize) -> String) {
    let mut db = Connection::open(home.join("history.db")).unwrap();
    db.busy_timeout(std::time::Duration::from_secs(10)).unwrap();
    let put = db.transaction().unwrap();
    let provider: Vec<u8> = put
        .query_row("SELECT id FROM providers LIMIT 1", [], |row| row.get(0))
        .unwrap();
    let last = BEGUN_MS + MINUTE_MS * i64::try_from(messages).unwrap();
    put.execute(
        "INSERT INTO chats (id, title, title_source, demo, head, created_at, updated_at, hlc, device)
         VALUES (?1, ?2, 'person', 0, NULL, ?3, ?4, 1, zeroblob(16))",
        params![id(1, messages), title, BEGUN_MS, last],
    )
    .unwrap();
    for i in 0..messages {
        let (this, parent) = (id(2, i), (i > 0).then(|| id(2, i - 1)));
        let at = BEGUN_MS + MINUTE_MS * i64::try_from(i).unwrap();
        let is_answer = i % 2 == 1;
        let turn = is_answer.then(|| id(3, i));
        put.execute(
            "INSERT INTO messages (id, chat, parent, role, status, created_at, turn, lane, took_ms)
             VALUES (?1, ?2, ?3, ?4, 'complete', ?5, ?6, ?7, ?8)",
            params![
                this,
                id(1, messages),
                parent,
                if is_answer { "assistant" } else { "user" },
                at,
                turn,
                is_answer.then_some("Claude/opus"),
                is_answer.then_some(4_200),
            ],
        )
        .unwrap();
        put.execute(
            "INSERT INTO parts (message, ord, kind, attempt, text) VALUES (?1, 0, 'text', ?2, ?3)",
            params![this, is_answer.then_some(0), answer(i)],
        )
        .unwrap();
        if let Some(turn) = turn {
            put.execute(
                "INSERT INTO attempts (turn, attempt, answer, provider, model, lane, reason, demo, started_at,
                    first_text_ms, took_ms, finish, chars, usage_input, usage_output, possibly_billed)
                 VALUES (?1, 0, ?2, ?3, 'opus', 'Claude/opus', 'lead', 0, ?4, 600, 4200, 'stop', 800, 900, 200, 1)",
                params![turn, this, provider, at],
            )
            .unwrap();
        }
    }
    put.execute(
        "UPDATE chats SET head = ?1 WHERE id = ?2",
        params![id(2, messages - 1), id(1, messages)],
    )
    .unwrap();
    put.commit().unwrap();
}

/// What the i-th message of an ordinary chat says: short questions, answers of some paragraphs, now and
/// then with code, a list or a table.
pub fn ordinary(i: usize) -> String {
    if i.is_multiple_of(2) {
        return format!(
            "Question {}: how does part {} of it work, and what should I look at first?",
            i / 2 + 1,
            i % 7
        );
    }
    let number = i / 2 + 1;
    let mut text = format!(
        "Answer {number}. The part you ask about is **smaller than it looks**: it keeps a list of what it has seen, \
         and compares each new entry with the one before. Nothing is written until both agree.\n\nStart with the \
         place where the list is made, then follow it to where it is read. There are three such places, and only \
         one of them changes anything.\n\n"
    );
    match number % 4 {
        0 => text.push_str("```rust\nfn look(list: &[Entry]) -> Option<&Entry> {\n    list.iter().rev().find(|one| one.seen)\n}\n```\n"),
        1 => text.push_str("- the list is made in `open`\n- it grows in `take`\n- it is read in `look`, and there alone\n"),
        2 => text.push_str("| place | what it does |\n|---|---|\n| `open` | makes the list |\n| `take` | adds to it |\n"),
        _ => text.push_str("If that is not enough, say what you have tried, and I will go into it.\n"),
    }
    text
}
