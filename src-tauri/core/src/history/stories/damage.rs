//! Bits that flip, sectors that are gone, files that are cut: in the database and in its log, at
//! places of chance. `script/prove damaged` does it many times.

use super::chance::Chance;
use super::*;
use crate::contract::{BackupKind, RescueChoice};
use rusqlite::Connection;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// Of a run of all tests.
const RUNS: u64 = 40;
const SEED: u64 = 7;

/// Each message's chat and text.
type Words = BTreeMap<Vec<u8>, (Vec<u8>, String)>;

fn words_in(path: &Path) -> Words {
    let conn = Connection::open(path).unwrap();
    let mut statement = conn
        .prepare(
            "SELECT m.id, m.chat, (SELECT group_concat(text, '') FROM
                (SELECT text FROM parts WHERE message = m.id ORDER BY ord)) FROM messages m",
        )
        .unwrap();
    let rows = statement.query_map([], |row| {
        let text: Option<Vec<u8>> = match row.get_ref(2)? {
            rusqlite::types::ValueRef::Null => None,
            other => Some(other.as_bytes()?.to_vec()),
        };
        let text = String::from_utf8_lossy(&text.unwrap_or_default()).into_owned();
        Ok((row.get(0)?, (row.get(1)?, text)))
    });
    rows.unwrap().map(Result::unwrap).collect()
}

fn sentence(chance: &mut Chance, longest: u64) -> String {
    let words = [
        "why",
        "blue",
        "Rayleigh",
        "空は青い",
        "light",
        "scatters",
        "Übung",
        "🙂",
        "more",
        "because",
    ];
    let count = chance.between(1, longest);
    (0..count).fold(String::new(), |mut text, n| {
        text.push_str(words[usize::try_from(chance.next() % 10).unwrap()]);
        text.push_str(&format!("{n} "));
        text
    })
}

/// A history as it grows: chats with several turns, some long, some in the bin, some texts gone.
/// The files are copied while it is open, so that its log is there.
async fn grown(chance: &mut Chance, home: &Path) -> TempDir {
    let history = History::open(home, T0).await.unwrap();
    let mut at = T0;
    for n in 0..chance.between(3, 25) {
        let mut begun = new_chat(&history, &sentence(chance, 60), at).await;
        end(&history, begun, &sentence(chance, 900), at + 1).await;
        for _ in 0..chance.between(0, 5) {
            at += 10_000;
            begun = reply(&history, begun.chat, begun.answer, &sentence(chance, 200), at).await;
            history
                .attempt_started(started(begun, 0, ProviderId::new(), at))
                .await
                .unwrap();
            end(&history, begun, &sentence(chance, 2_000), at + 1).await;
        }
        if chance.percent(15) {
            history.delete_chat(begun.chat, at + 2).await.unwrap();
        }
        if n == 2 {
            Backups::of(home).make(BackupKind::Daily, at, Pace::FAST).unwrap();
            if chance.percent(50) {
                // All so far into the database, so that the log has only what is new.
                let conn = Connection::open(home.join("history.db")).unwrap();
                conn.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))
                    .unwrap();
            }
        }
        at += 60_000;
    }
    let copy = TempDir::new().unwrap();
    for name in ["history.db", "history.db-wal", "history.users"] {
        fs::copy(home.join(name), copy.path().join(name)).unwrap();
    }
    copy_folder(&home.join("backups"), &copy.path().join("backups"));
    copy
}

fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        if entry.file_type().unwrap().is_file() {
            fs::copy(entry.path(), to.join(entry.file_name())).unwrap();
        }
    }
}

/// Damages one of the files, and says how.
fn wound(chance: &mut Chance, home: &Path) -> String {
    let log = home.join("history.db-wal");
    let in_log = chance.percent(40) && log.metadata().unwrap().len() > 64;
    let path = if in_log { log } else { home.join("history.db") };
    let mut bytes = fs::read(&path).unwrap();
    let length = bytes.len();
    let place = |chance: &mut Chance| usize::try_from(chance.between(0, length as u64)).unwrap();
    let what = match chance.between(0, 100) {
        0..60 => {
            let at = place(chance);
            bytes[at] ^= 1 << chance.between(0, 8);
            format!("a bit at {at} flipped")
        }
        60..75 => {
            for _ in 0..20 {
                let at = place(chance);
                bytes[at] ^= 1 << chance.between(0, 8);
            }
            "20 bits flipped".to_owned()
        }
        75..85 => {
            let at = place(chance) / 512 * 512;
            bytes[at..(at + 512).min(length)].fill(0);
            format!("a sector at {at} gone")
        }
        85..95 => {
            let at = place(chance) / 4096 * 4096;
            for byte in &mut bytes[at..(at + 4096).min(length)] {
                *byte = u8::try_from(chance.next() & 0xff).unwrap();
            }
            format!("a page at {at} overwritten")
        }
        _ => {
            let at = place(chance);
            bytes.truncate(at);
            format!("cut at {at} of {length}")
        }
    };
    fs::write(&path, bytes).unwrap();
    format!("{what} in the {}", if in_log { "log" } else { "database" })
}

#[derive(Default)]
struct Tally {
    harmless: u64,
    found: u64,
    unnoticed_words: u64,
    unnoticed_end: u64,
    messages: u64,
    salvaged: u64,
    whole: u64,
    with_backup: u64,
}

impl Tally {
    async fn run(&mut self, seed: u64) {
        let mut chance = Chance::new(seed);
        let first = TempDir::new().unwrap();
        let home = grown(&mut chance, first.path()).await;
        let before = words_in(&first.path().join("history.db"));
        let what = wound(&mut chance, home.path());
        let ids = |words: &Words| words.keys().cloned().collect::<Vec<_>>();
        let error = match History::open(home.path(), T0).await {
            Ok(history) => {
                assert!(history.close().await);
                let after = words_in(&home.path().join("history.db"));
                assert!(!after.is_empty(), "seed {seed}: silently empty after {what}");
                if after == before {
                    self.harmless += 1;
                } else if ids(&after) == ids(&before) {
                    self.unnoticed_words += 1;
                } else {
                    // Only what SQLite takes for the unfinished end of a log may go without a word.
                    assert!(
                        what.contains("log"),
                        "seed {seed}: rows are gone without a word after {what}"
                    );
                    self.unnoticed_end += 1;
                }
                return;
            }
            Err(error) => error,
        };
        assert!(
            matches!(error, HistoryError::Damaged(_) | HistoryError::Foreign),
            "seed {seed}: {what}: {error:?}"
        );
        self.found += 1;
        let damaged = fs::read(home.path().join("history.db")).unwrap();
        let rescue = crate::history::rescue::look(home.path(), T0).unwrap();
        assert_eq!(
            fs::read(home.path().join("history.db")).unwrap(),
            damaged,
            "looking changes nothing"
        );
        let backup = rescue
            .backup
            .clone()
            .unwrap_or_else(|| panic!("seed {seed}: the backup is offered"));
        let in_backup = words_in(&home.path().join("backups").join(&backup.name));
        self.messages += before.len() as u64;
        let choice = match rescue.readable.is_some() && chance.percent(50) {
            true => RescueChoice::Readable,
            false if rescue.readable.is_some() => RescueChoice::Both,
            false => RescueChoice::Backup,
        };
        let aside = crate::history::rescue::choose(home.path(), choice, T0)
            .unwrap_or_else(|error| panic!("seed {seed}: {what}: {choice:?}: {error:?}"));
        assert_eq!(
            fs::read(home.path().join(aside).join("history.db")).unwrap(),
            damaged,
            "seed {seed}"
        );
        let history = History::open(home.path(), T0)
            .await
            .unwrap_or_else(|error| panic!("seed {seed}: {what}: {choice:?}: {error:?}"));
        // Every chat can be shown.
        for chat in history.chats(None, 1_000).await.unwrap() {
            let shown = history.chat(chat.id).await;
            assert!(shown.is_ok(), "seed {seed}: {what}: {shown:?}");
        }
        history.check().await.unwrap();
        assert!(history.close().await);
        let report = check(home.path(), T0).unwrap();
        assert!(report.is_sound(), "seed {seed}: {what}: {report:?}");
        let after = words_in(&home.path().join("history.db"));
        let same = |words: &Words| {
            let kept = words
                .iter()
                .filter(|(id, said)| after.get(*id).is_some_and(|now| now.1 == said.1));
            kept.count() as u64
        };
        let kept = same(&before);
        if std::env::var_os("UNDERSTUDY_TELL").is_some() {
            println!(
                "seed {seed}: {what}: {kept} of {} by {choice:?}, {error}",
                before.len()
            );
        }
        self.salvaged += kept;
        self.whole += u64::from(kept == before.len() as u64);
        if choice != RescueChoice::Readable {
            self.with_backup += 1;
            // What only the backup has whole is there again.
            assert!(
                in_backup.keys().all(|id| after.contains_key(id)),
                "seed {seed}: {what}: a message of the backup is missing"
            );
        }
    }
}

#[tokio::test]
async fn damage_is_found_and_what_is_readable_is_kept() {
    let number = |name: &str, usual| std::env::var(name).map_or(usual, |given| given.parse().unwrap());
    let (runs, first) = (number("UNDERSTUDY_RUNS", RUNS), number("UNDERSTUDY_SEED", SEED));
    let mut tally = Tally::default();
    for seed in first..first + runs {
        tally.run(seed).await;
    }
    let share = |part: u64, of: u64| 100.0 * part as f64 / of.max(1) as f64;
    println!(
        "damaged: seeds {first}..{}, {} found, {} harmless, unnoticed: {} changed words, {} ends of logs ({:.1} % of all)",
        first + runs,
        tally.found,
        tally.harmless,
        tally.unnoticed_words,
        tally.unnoticed_end,
        share(tally.unnoticed_words + tally.unnoticed_end, runs),
    );
    println!(
        "salvaged: {} of {} messages word for word ({:.1} %), all of them in {} of {} histories; {} with the backup",
        tally.salvaged,
        tally.messages,
        share(tally.salvaged, tally.messages),
        tally.whole,
        tally.found,
        tally.with_backup,
    );
    assert!(tally.found > 0 && share(tally.salvaged, tally.messages) > 80.0);
}
