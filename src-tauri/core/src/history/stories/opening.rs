use super::super::migrate::{MIGRATIONS, Migration};
use super::*;
use rusqlite::{Connection, StatementStatus};
use std::fs;
#[cfg(unix)]
use std::path::Path;

/// The version this code writes.
fn known() -> i32 {
    MIGRATIONS.last().unwrap().version
}

/// All steps there are, and these after them, as later releases might make them.
fn with(later: &'static [&'static [&'static str]]) -> &'static [Migration] {
    let known_steps = MIGRATIONS.iter().map(|step| step.sql);
    let steps = known_steps.chain(later.iter().copied()).zip(1..);
    steps
        .map(|(sql, version)| Migration { version, sql })
        .collect::<Vec<_>>()
        .leak()
}

/// A column joins, a table is made.
fn with_next() -> &'static [Migration] {
    with(&[
        &["ALTER TABLE chats ADD COLUMN colour TEXT; UPDATE chats SET colour = 'blue';"],
        &["CREATE TABLE tags (chat BLOB REFERENCES chats (id), tag TEXT) STRICT;"],
    ])
}

/// The second step fails after the first was done.
fn with_fault() -> &'static [Migration] {
    with(&[
        &["UPDATE chats SET title = 'lost'; DROP TABLE seams;"],
        &["INSERT INTO nowhere VALUES (1)"],
    ])
}

/// Leaves a row whose parent is gone.
fn with_orphans() -> &'static [Migration] {
    with(&[&["DELETE FROM chats"]])
}

fn raw(home: &TempDir) -> Connection {
    Connection::open(home.path().join("history.db")).unwrap()
}

/// A home with one chat, closed.
async fn used() -> (TempDir, Begun) {
    let (home, history) = fresh().await;
    let begun = new_chat(&history, "Remember me", T0).await;
    end(&history, begun, "I do.", T0 + 1).await;
    assert!(history.close().await);
    (home, begun)
}

#[cfg(unix)]
fn all_files(folder: &Path) -> Vec<std::path::PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(all_files(&path));
        }
        files.push(path);
    }
    files
}

#[cfg(unix)]
#[tokio::test]
async fn the_files_are_for_their_owner_alone() {
    use std::os::unix::fs::PermissionsExt;
    let mode = |path: &Path| path.metadata().unwrap().permissions().mode() & 0o777;
    let outer = TempDir::new().unwrap();
    let home = outer.path().join("data/understudy");
    let history = History::open(&home, T0).await.unwrap();
    new_chat(&history, "Private", T0).await;
    assert_eq!(mode(&home), 0o700);
    let names: Vec<_> = ["history.db", "history.db-wal", "history.db-shm", "history.lock"]
        .map(|name| home.join(name))
        .into();
    assert!(names.iter().all(|path| mode(path) == 0o600), "{names:?}");
    // Rights that a copy or a restored backup brought along are taken away again.
    assert!(history.close().await);
    drop(history);
    fs::set_permissions(home.join("history.db"), fs::Permissions::from_mode(0o664)).unwrap();
    let history = History::open_with(&home, T0, with_next()).await.unwrap();
    new_chat(&history, "Still private", T0).await;
    for path in all_files(&home) {
        assert_eq!(mode(&path) & 0o077, 0, "{}", path.display());
    }
}

#[tokio::test]
async fn a_new_home_opened_by_many_at_once_has_one_history() {
    let home = TempDir::new().unwrap();
    fs::write(
        home.path().join("history.db.new"),
        "left by a start that was killed",
    )
    .unwrap();
    let openings = futures_util::future::join_all((0..6).map(|_| History::open(home.path(), T0))).await;
    let openings: Vec<History> = openings.into_iter().map(Result::unwrap).collect();
    let begun = new_chat(&openings[0], "Seen by all", T0).await;
    for history in &openings {
        assert_eq!(words(&history.chat(begun.chat).await.unwrap())[0], "Seen by all");
    }
}

#[tokio::test]
async fn it_is_set_up_as_it_should_be() {
    let (home, history) = fresh().await;
    let pragmas: (String, i32, i32, i32) = history
        .threads
        .read(|conn| {
            let one = |sql| conn.query_row(sql, [], |row| row.get(0));
            let mode = conn.query_row("PRAGMA journal_mode", [], |row| row.get(0))?;
            Ok((
                mode,
                one("PRAGMA foreign_keys")?,
                one("PRAGMA user_version")?,
                one("PRAGMA query_only")?,
            ))
        })
        .await
        .unwrap();
    assert_eq!(pragmas, ("wal".into(), 1, known(), 1));
    let loose: i64 = raw(&home)
        .query_row(
            "SELECT count(*) FROM pragma_table_list WHERE schema = 'main' AND type = 'table'
             AND name NOT LIKE 'sqlite_%' AND NOT strict",
            [],
            |row| row.get(0),
        )
        .unwrap();
    assert_eq!(loose, 0, "every table is STRICT");
    let at_commit = |durability| {
        history.threads.write(durability, T0, |write| {
            Ok(write
                .tx
                .query_row("PRAGMA synchronous", [], |row| row.get::<_, i32>(0))?)
        })
    };
    use super::super::db::Durability;
    assert_eq!(at_commit(Durability::Synced).await, Ok(2), "FULL");
    assert_eq!(at_commit(Durability::Unsynced).await, Ok(1), "NORMAL");
    assert_eq!(at_commit(Durability::Synced).await, Ok(2), "FULL again");
    history.check().await.unwrap();
}

#[tokio::test]
async fn a_statement_that_is_kept_is_planned_once() {
    let (_home, history) = fresh().await;
    let begun = new_chat(&history, "Planned?", T0).await;
    let planned_anew = history
        .threads
        .read(move |conn| {
            let mut counts = Vec::new();
            for id in [begun.question, begun.answer, begun.question] {
                let mut kept =
                    conn.prepare_cached("SELECT kind FROM parts WHERE message = ?1 ORDER BY ord")?;
                let kinds = kept.query_map([id], |row| row.get::<_, String>(0))?;
                kinds.collect::<Result<Vec<_>, _>>()?;
                counts.push(kept.get_status(StatementStatus::RePrepare));
            }
            Ok(counts)
        })
        .await
        .unwrap();
    assert_eq!(planned_anew, [0, 0, 0]);
}

#[tokio::test]
async fn a_newer_history_is_refused_and_left_as_it_is() {
    let (home, _) = used().await;
    raw(&home).execute_batch("PRAGMA user_version = 700").unwrap();
    let before = fs::read(home.path().join("history.db")).unwrap();
    let refused = History::open(home.path(), T0).await.err();
    assert_eq!(
        refused,
        Some(HistoryError::Newer {
            found: 700,
            known: known()
        })
    );
    assert_eq!(fs::read(home.path().join("history.db")).unwrap(), before);
}

#[tokio::test]
async fn a_database_of_another_program_is_refused_and_left_as_it_is() {
    let home = TempDir::new().unwrap();
    raw(&home)
        .execute_batch("CREATE TABLE theirs (a); PRAGMA user_version = 1")
        .unwrap();
    let before = fs::read(home.path().join("history.db")).unwrap();
    assert_eq!(
        History::open(home.path(), T0).await.err(),
        Some(HistoryError::Foreign)
    );
    assert_eq!(fs::read(home.path().join("history.db")).unwrap(), before);
}

#[tokio::test]
async fn a_damaged_history_is_refused_and_never_replaced_by_an_empty_one() {
    let (home, _) = used().await;
    let path = home.path().join("history.db");
    // Where the words lie; no start reads it but to check it.
    let parts: u32 = raw(&home)
        .query_row(
            "SELECT rootpage FROM sqlite_schema WHERE name = 'parts'",
            [],
            |row| row.get(0),
        )
        .unwrap();
    let whole = fs::read(&path).unwrap();
    let with = |change: &dyn Fn(&mut Vec<u8>)| {
        let mut bytes = whole.clone();
        change(&mut bytes);
        bytes
    };
    let wounds: [(&str, Vec<u8>); 7] = [
        ("cut to nothing", Vec::new()),
        ("cut in the middle", whole[..whole.len() / 2].to_vec()),
        (
            "not a database",
            b"Dear diary, today the disk was kind to me.".repeat(100),
        ),
        ("its first bytes lost", with(&|bytes| bytes[..16].fill(0))),
        ("a page of zeros in it", with(&|bytes| bytes[8192..12288].fill(0))),
        (
            "the words gone",
            with(&|bytes| bytes[(parts as usize - 1) * 4096..parts as usize * 4096].fill(0)),
        ),
        (
            "its schema overwritten",
            with(&|bytes| bytes[1000..4096].fill(0xff)),
        ),
    ];
    for (wound, bytes) in wounds {
        fs::write(&path, &bytes).unwrap();
        let refused = History::open(home.path(), T0).await.err();
        assert!(
            matches!(refused, Some(HistoryError::Damaged(_))),
            "{wound}: {refused:?}"
        );
        assert_eq!(fs::read(&path).unwrap(), bytes, "{wound}");
    }
    // The database is gone and its log is not: what is in the log belongs to a history.
    fs::remove_file(&path).unwrap();
    fs::write(home.path().join("history.db-wal"), [7; 5000]).unwrap();
    let refused = History::open(home.path(), T0).await.err();
    assert!(matches!(refused, Some(HistoryError::Damaged(_))), "{refused:?}");
    assert!(!path.exists());
}

#[tokio::test]
async fn an_older_history_is_backed_up_and_then_migrated() {
    let (home, begun) = used().await;
    // What lies in the log of a killed process is part of what is backed up.
    let history = open(&home).await;
    let second = new_chat(&history, "In the log", T0 + 5).await;
    let newer = History::open_with(home.path(), T0 + 9, with_next())
        .await
        .unwrap();
    assert_eq!(
        words(&newer.chat(begun.chat).await.unwrap()),
        ["Remember me", "I do."]
    );
    let colour: String = raw(&home)
        .query_row("SELECT colour FROM chats LIMIT 1", [], |row| row.get(0))
        .unwrap();
    assert_eq!(colour, "blue");

    // The older process that is still running reads, and writes nothing into what it does not know.
    assert_eq!(history.chats(None, 9).await.unwrap().len(), 2);
    let refused = history
        .rename_chat(begun.chat, "Old", TitleSource::Person, T0)
        .await;
    let newer_version = HistoryError::Newer {
        found: known() + 2,
        known: known(),
    };
    assert_eq!(refused, Err(newer_version));

    let backup = home
        .path()
        .join("backups")
        .join(format!("history-v{}-{}.db", known(), T0 + 9));
    let restored = TempDir::new().unwrap();
    fs::copy(&backup, restored.path().join("history.db")).unwrap();
    let old = open(&restored).await;
    assert_eq!(
        words(&old.chat(begun.chat).await.unwrap()),
        ["Remember me", "I do."]
    );
    assert_eq!(words(&old.chat(second.chat).await.unwrap())[0], "In the log");

    // At the same version nothing is backed up again.
    drop(newer);
    let _again = History::open_with(home.path(), T0 + 10, with_next())
        .await
        .unwrap();
    assert_eq!(Backups::of(home.path()).list().unwrap().len(), 1);
}

#[tokio::test]
async fn a_migration_that_fails_leaves_the_history_as_it_was() {
    let (home, begun) = used().await;
    let failed = History::open_with(home.path(), T0 + 9, with_fault()).await.err();
    assert!(matches!(failed, Some(HistoryError::Other(_))), "{failed:?}");
    let failed = History::open_with(home.path(), T0 + 10, with_orphans())
        .await
        .err();
    assert!(matches!(failed, Some(HistoryError::Damaged(_))), "{failed:?}");
    let history = open(&home).await;
    let chat = history.chat(begun.chat).await.unwrap();
    assert_eq!(chat.summary.title, "Remember me");
    assert_eq!(words(&chat), ["Remember me", "I do."]);
}

#[tokio::test]
async fn without_a_backup_nothing_is_migrated() {
    let (home, _) = used().await;
    // The place of the backups is taken by a file.
    fs::write(home.path().join("backups"), "").unwrap();
    let refused = History::open_with(home.path(), T0, with_next()).await.err();
    assert!(
        matches!(refused, Some(HistoryError::CannotWrite(_))),
        "{refused:?}"
    );
    let version: i32 = raw(&home)
        .query_row("PRAGMA user_version", [], |row| row.get(0))
        .unwrap();
    assert_eq!(version, known());
}
