//! The database: made once from a seed, kept in `target/`, and copied for what changes it.

use crate::words::{Chance, Language, languages};
use rusqlite::{Connection, params};
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;
use understudy_core::clock::wall;
use understudy_core::contract::{ChatId, MessageId, TurnId};
use understudy_core::history::History;
use uuid::Uuid;

pub const MESSAGES: usize = 1_000_000;
pub const CHATS: usize = 20_000;
/// Messages of the longest chat.
pub const LONGEST: usize = 10_000;
/// Changed with what is made, so that an old one is not measured.
const VERSION: u32 = 2;
const SEED: u64 = 2026;
/// The first message: January 2024; the last is some three years later.
const BEGIN: i64 = 1_704_100_000_000;
const APART_MS: i64 = 95_000;

/// The folder with the database, and the chat that is the longest.
pub struct Seeded {
    pub folder: PathBuf,
    pub longest: ChatId,
    pub languages: Vec<Language>,
}

pub async fn seeded(target: &Path) -> Result<Seeded, Box<dyn Error>> {
    let folder = target.join(format!("bench-history-{VERSION}"));
    let seeded = Seeded {
        longest: ChatId(id(0, 0)),
        languages: languages(SEED),
        folder: folder.clone(),
    };
    if folder.join("whole").exists() {
        return Ok(seeded);
    }
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    let history = History::open(&folder, BEGIN).await?;
    history.close().await;
    let begun = Instant::now();
    fill(&folder.join("history.db"), &seeded.languages)?;
    eprintln!(
        "{MESSAGES} messages written in {:.0} s",
        begun.elapsed().as_secs_f64()
    );
    let history = History::open(&folder, wall()).await?;
    let begun = Instant::now();
    while history.index_step(wall()).await?.more {}
    let seconds = begun.elapsed().as_secs_f64();
    #[allow(clippy::cast_precision_loss)]
    let rate = MESSAGES as f64 / seconds;
    println!("Indexing a history that was there before: {rate:.0} messages a second, {seconds:.0} s.");
    history.close().await;
    fs::write(folder.join("whole"), "")?;
    Ok(seeded)
}

fn id(kind: u64, number: usize) -> Uuid {
    Uuid::from_u64_pair((0x0190 << 48) | 0x7000 | (kind << 32), (2 << 62) | number as u64)
}

fn bytes(id: Uuid) -> Vec<u8> {
    id.as_bytes().to_vec()
}

fn fill(database: &Path, languages: &[Language]) -> Result<(), Box<dyn Error>> {
    let mut conn = Connection::open(database)?;
    conn.execute_batch("PRAGMA synchronous = OFF")?;
    let tx = conn.transaction()?;
    let device: Vec<u8> = tx.query_row("SELECT device FROM meta", [], |row| row.get(0))?;
    let mut chance = Chance(SEED ^ 0xfeed);
    let mut chat = tx.prepare(
        "INSERT INTO chats (id, title, title_source, demo, head, created_at, updated_at, hlc, device)
         VALUES (?1, ?2, 'words', 0, ?3, ?4, ?5, 0, ?6)",
    )?;
    let mut message = tx.prepare(
        "INSERT INTO messages (id, chat, parent, role, status, created_at, turn, lane, took_ms)
         VALUES (?1, ?2, ?3, ?4, 'complete', ?5, ?6, ?7, ?8)",
    )?;
    let mut part =
        tx.prepare("INSERT INTO parts (message, ord, kind, attempt, text) VALUES (?1, 0, 'text', ?2, ?3)")?;
    let mut attempt = tx.prepare(
        "INSERT INTO attempts (turn, attempt, answer, provider, model, lane, reason, demo, started_at,
            first_text_ms, took_ms, finish, chars, usage_input, usage_output, cost_usd, possibly_billed)
         VALUES (?1, 0, ?2, ?3, ?4, ?5, 'lead', 0, ?6, 400, 2500, 'stop', 300, 50, 90, 0.001, 1)",
    )?;
    let lanes = [
        "claude/opus-4.6",
        "gpt/gpt-6",
        "gemini/gemini-3-pro",
        "home/llama-3.2:3b",
        "groq/qwen3-32b",
    ];
    let mut number = 0;
    for place in 0..CHATS {
        let left = CHATS - place;
        let length = match place {
            0 => LONGEST,
            // What is left, shared out by chance, in pairs.
            _ if left == 1 => MESSAGES - number,
            _ => (2 + 2 * chance.below((MESSAGES - number) / left)).min(MESSAGES - number),
        };
        let language = &languages[[0, 0, 0, 0, 1, 2, 3, 3, 4, 5][chance.below(10)]];
        let begun = BEGIN + APART_MS * i64::try_from(number)?;
        let ended = begun + APART_MS * i64::try_from(length)?;
        let head = (length > 0).then(|| bytes(id(1, number + length - 1)));
        let chat_id = bytes(id(0, place));
        chat.execute(params![
            chat_id,
            language.text(&mut chance, 5).trim(),
            head,
            begun,
            ended,
            device
        ])?;
        for at in 0..length {
            let (own, asks) = (MessageId(id(1, number)), at % 2 == 0);
            let own = bytes(own.0);
            let parent = (at > 0).then(|| bytes(id(1, number - 1)));
            let created = BEGIN + APART_MS * i64::try_from(number)?;
            let turn = (!asks).then(|| bytes(TurnId(id(2, number)).0));
            let lane = (!asks).then(|| lanes[chance.below(lanes.len())]);
            let role = if asks { "user" } else { "assistant" };
            message.execute(params![
                own,
                chat_id,
                parent,
                role,
                created,
                turn,
                lane,
                lane.map(|_| 2_500)
            ])?;
            let most = if asks { 30 } else { 150 };
            let count = 3 + chance.below(most);
            part.execute(params![own, lane.map(|_| 0), language.text(&mut chance, count)])?;
            if let (Some(turn), Some(lane)) = (turn, lane) {
                let (provider, model) = lane.split_once('/').unwrap_or((lane, lane));
                let provider = bytes(id(3, provider.len()));
                attempt.execute(params![turn, own, provider, model, lane, created])?;
            }
            number += 1;
        }
    }
    // As a migration leaves a history that was there before the index.
    tx.execute_batch(
        "UPDATE search_state SET titled = 0, rest = (SELECT max(n) + 1 FROM messages),
            total = (SELECT max(n) FROM messages)",
    )?;
    drop((chat, message, part, attempt));
    tx.commit()?;
    conn.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
    Ok(())
}
