//! The index of a history that was there before it, or whose index broke: made in steps, newest
//! messages first, while the app is used.

use super::index;
use crate::contract::{ChatId, Indexing, MessageId, Timestamp};
use crate::history::History;
use crate::history::db::Durability;
use crate::history::error::{HistoryError, HistoryResult};
use rusqlite::{Connection, OptionalExtension};

/// Messages of one step, at most: it holds the writer for some 15 ms.
const STEP: i64 = 200;
/// Bytes of text after which a step ends early.
const STEP_BYTES: usize = 128 * 1024;

/// The index itself; without it nothing is lost.
const TABLES: &str = "
    CREATE VIRTUAL TABLE search USING fts5 (body, facts, content = '', contentless_delete = 1,
        tokenize = 'ascii', prefix = '3');
    CREATE VIRTUAL TABLE search_titles USING fts5 (title, content = '', contentless_delete = 1,
        tokenize = 'ascii', prefix = '2 3');
";

pub(in crate::history) const V5: [&str; 2] = [
    "-- How the index names chats and lanes: words of all messages that belong to them.
    CREATE TABLE search_chats (
        n INTEGER PRIMARY KEY,
        chat BLOB NOT NULL UNIQUE CHECK (length(chat) = 16)
    ) STRICT;
    CREATE TABLE search_lanes (n INTEGER PRIMARY KEY, lane TEXT NOT NULL UNIQUE) STRICT;
    -- Messages that are indexed a moment after they were written.
    CREATE TABLE search_later (n INTEGER PRIMARY KEY) STRICT;
    -- One row. Messages below `rest` are not in the index yet; it began with `total` of them.
    CREATE TABLE search_state (
        one INTEGER PRIMARY KEY CHECK (one = 1),
        rest INTEGER NOT NULL,
        total INTEGER NOT NULL,
        titled INTEGER NOT NULL DEFAULT 0,    -- every chat has its number, and its title is indexed
        broken INTEGER NOT NULL DEFAULT 0,    -- it is to be made anew before anything else
        anew INTEGER NOT NULL DEFAULT 0,      -- it is made because it was broken
        checked_at INTEGER NOT NULL DEFAULT 0,
        -- Words of what went for good: 1 they are still in its pages, 2 being written over.
        cleaning INTEGER NOT NULL DEFAULT 0
    ) STRICT;
    INSERT INTO search_state (one, rest, total) SELECT 1, ifnull(max(n), 0) + 1, ifnull(max(n), 0) FROM messages;
    -- Which messages are of a day (UTC), by their numbers: how far a filter by time has to look.
    CREATE TABLE search_days (day INTEGER PRIMARY KEY, least INTEGER NOT NULL, most INTEGER NOT NULL) STRICT;",
    TABLES,
];

struct State {
    rest: i64,
    total: i64,
    titled: bool,
    broken: bool,
    anew: bool,
}

fn state(conn: &Connection) -> HistoryResult<State> {
    Ok(conn
        .prepare_cached("SELECT rest, total, titled, broken, anew FROM search_state")?
        .query_row([], |row| {
            Ok(State {
                rest: row.get(0)?,
                total: row.get(1)?,
                titled: row.get(2)?,
                broken: row.get(3)?,
                anew: row.get(4)?,
            })
        })?)
}

pub(super) fn mark_broken(conn: &Connection) -> HistoryResult<()> {
    conn.execute("UPDATE search_state SET broken = 1", [])?;
    Ok(())
}

/// Has the titles of chats indexed that are not, by the next steps.
pub(in crate::history) fn titles_later(conn: &Connection) -> HistoryResult<()> {
    conn.execute("UPDATE search_state SET titled = 0", [])?;
    Ok(())
}

pub(super) fn is_broken(conn: &Connection) -> HistoryResult<bool> {
    Ok(state(conn)?.broken)
}

/// How far the index is; `None` when it has everything.
pub(super) fn progress(conn: &Connection) -> HistoryResult<Option<Indexing>> {
    let state = state(conn)?;
    if state.broken {
        return Ok(Some(Indexing {
            percent: 0,
            anew: true,
        }));
    }
    let (done, of) = if has_rest(conn, &state)? {
        (state.total - state.rest, state.total)
    } else {
        let (later, all): (i64, i64) = conn
            .prepare_cached(
                "SELECT (SELECT count(*) FROM search_later), (SELECT ifnull(max(n), 0) FROM messages)",
            )?
            .query_row([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        // As many are there in a moment: nobody has to be told.
        if later <= STEP {
            return Ok(None);
        }
        (all - later, all)
    };
    let percent = done.max(0).saturating_mul(100) / of.max(1);
    Ok(Some(Indexing {
        percent: u8::try_from(percent.min(99)).unwrap_or(99),
        anew: state.anew,
    }))
}

fn has_rest(conn: &Connection, state: &State) -> HistoryResult<bool> {
    Ok(state.rest > 1
        && conn
            .prepare_cached("SELECT EXISTS (SELECT 1 FROM messages WHERE n < ?1)")?
            .query_row([state.rest], |row| row.get(0))?)
}

/// How the index stands after a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct IndexStep {
    /// There is more to do.
    pub more: bool,
}

impl History {
    /// Indexes a few messages that are not in the index yet. Asked again and again until there is no
    /// more, with other writes in between.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub async fn index_step(&self, now: Timestamp) -> HistoryResult<IndexStep> {
        // Hardly any start has something to do, and a write would wait for other processes.
        if !self.threads.read(any).await? {
            return Ok(IndexStep { more: false });
        }
        let stepped = self
            .threads
            .write(Durability::Unsynced, now, |write| step(write.tx))
            .await;
        match stepped {
            Err(HistoryError::Damaged(_)) => {
                self.index_is_broken(now).await?;
                Ok(IndexStep { more: true })
            }
            stepped => stepped,
        }
    }

    /// Has the index made anew by the next steps. Words are found as they are indexed.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub async fn index_is_broken(&self, now: Timestamp) -> HistoryResult<()> {
        self.threads
            .write(Durability::Unsynced, now, |write| mark_broken(write.tx))
            .await
    }

    /// Has the index check itself, where that was not done since `before`: some seconds for each GB.
    /// `false` where it is broken; then it is made anew by the next steps.
    ///
    /// # Errors
    /// When the database cannot be read or written.
    pub async fn check_index(&self, before: Timestamp, now: Timestamp) -> HistoryResult<bool> {
        let due = self
            .threads
            .read(move |conn| {
                let checked: i64 =
                    conn.query_row("SELECT checked_at FROM search_state", [], |row| row.get(0))?;
                Ok(checked < before)
            })
            .await?;
        if !due {
            return Ok(true);
        }
        // Its own thread: the others go on meanwhile. Nothing is written by it.
        let sound = match self.threads.aside(sound).await {
            Err(HistoryError::Damaged(_)) => false,
            sound => sound?,
        };
        self.threads
            .write(Durability::Unsynced, now, move |write| {
                write.tx.execute(
                    "UPDATE search_state SET checked_at = ?1, broken = broken OR ?2",
                    (now, !sound),
                )?;
                Ok(())
            })
            .await?;
        Ok(sound)
    }
}

/// Whether what SQLite says of damage is about the index: FTS5's verdict, or its refusal to read.
pub(in crate::history) fn is_about_index(damage: &str) -> bool {
    damage.contains("FTS5 table main.search") || damage.contains("fts5: ")
}

/// FTS5's own check of both tables, by the way that takes no lock: its other one is a write.
pub(in crate::history) fn sound(conn: &Connection) -> HistoryResult<bool> {
    for table in ["search", "search_titles"] {
        let verdict: String =
            conn.query_row(&format!("PRAGMA integrity_check({table})"), [], |row| row.get(0))?;
        if verdict != "ok" {
            tracing::warn!(verdict, "the search index is damaged and will be made anew");
            return Ok(false);
        }
    }
    Ok(true)
}

fn any(conn: &Connection) -> HistoryResult<bool> {
    let state = state(conn)?;
    Ok(state.broken
        || !state.titled
        || has_rest(conn, &state)?
        || conn
            .prepare_cached("SELECT EXISTS (SELECT 1 FROM search_later)")?
            .query_row([], |row| row.get(0))?)
}

fn step(conn: &Connection) -> HistoryResult<IndexStep> {
    let mut found = state(conn)?;
    if found.broken {
        begin_anew(conn)?;
        return Ok(IndexStep { more: true });
    }
    let (mut left, mut bytes) = (STEP, 0);
    if !found.titled {
        for chat in unnumbered(conn, left)? {
            index::number(conn, chat)?;
            left -= 1;
        }
        if left > 0 {
            conn.execute("UPDATE search_state SET titled = 1", [])?;
        }
    }
    let later = newest(
        conn,
        "SELECT n, (SELECT ifnull(sum(ifnull(octet_length(parts.text), 0) + ifnull(octet_length(a.text), 0)), 0)
            FROM parts LEFT JOIN attachments AS a ON a.hash = parts.attachment
            WHERE parts.message = (SELECT id FROM messages WHERE messages.n = search_later.n))
         FROM search_later WHERE n < ?1 ORDER BY n DESC LIMIT ?2",
        i64::MAX,
        left,
        &mut bytes,
    )?;
    for n in &later {
        put_number(conn, *n)?;
        conn.prepare_cached("DELETE FROM search_later WHERE n = ?1")?
            .execute([n])?;
        left -= 1;
    }
    if left > 0 && bytes < STEP_BYTES && has_rest(conn, &found)? {
        let rest = newest(
            conn,
            "SELECT n, (SELECT ifnull(sum(octet_length(text)), 0) FROM parts WHERE message = messages.id)
             FROM messages WHERE n < ?1 ORDER BY n DESC LIMIT ?2",
            found.rest,
            left,
            &mut bytes,
        )?;
        for n in &rest {
            put_number(conn, *n)?;
        }
        found.rest = rest.first().copied().unwrap_or(0);
        conn.execute("UPDATE search_state SET rest = ?1", [found.rest])?;
    }
    Ok(IndexStep { more: any(conn)? })
}

/// The newest messages of a query below `before`, as many as a step takes, and adds their bytes. The oldest
/// comes first: the index takes ascending numbers in one go, and writes what it has at each that is not.
fn newest(
    conn: &Connection,
    query: &str,
    before: i64,
    most: i64,
    bytes: &mut usize,
) -> HistoryResult<Vec<i64>> {
    let mut found = Vec::new();
    let mut statement = conn.prepare_cached(query)?;
    let mut rows = statement.query((before, most))?;
    while *bytes < STEP_BYTES
        && let Some(row) = rows.next()?
    {
        found.push(row.get(0)?);
        *bytes += usize::try_from(row.get::<_, i64>(1)?).unwrap_or(0);
    }
    found.reverse();
    Ok(found)
}

fn put_number(conn: &Connection, n: i64) -> HistoryResult<()> {
    let id: Option<MessageId> = conn
        .prepare_cached("SELECT id FROM messages WHERE n = ?1")?
        .query_row([n], |row| row.get(0))
        .optional()?;
    id.map_or(Ok(()), |id| index::put(conn, id))
}

fn unnumbered(conn: &Connection, limit: i64) -> HistoryResult<Vec<ChatId>> {
    let mut statement = conn.prepare_cached(
        "SELECT id FROM chats WHERE NOT EXISTS (SELECT 1 FROM search_chats WHERE chat = chats.id) LIMIT ?1",
    )?;
    let rows = statement.query_map([limit], |row| row.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// An index without anything in it, to be filled.
pub(in crate::history) fn begin_anew(conn: &Connection) -> HistoryResult<()> {
    for table in ["search", "search_titles"] {
        drop_index(conn, table)?;
    }
    conn.execute_batch(TABLES)?;
    conn.execute_batch(
        "DELETE FROM search_chats; DELETE FROM search_days;
         DELETE FROM search_later;
         UPDATE search_state SET broken = 0, anew = 1, titled = 0, cleaning = 0,
            rest = (SELECT ifnull(max(n), 0) + 1 FROM messages),
            total = (SELECT ifnull(max(n), 0) FROM messages);",
    )?;
    Ok(())
}

/// Drops a table of the index, also one that FTS5 cannot open any more.
fn drop_index(conn: &Connection, table: &str) -> HistoryResult<()> {
    if conn
        .execute_batch(&format!("DROP TABLE IF EXISTS {table}"))
        .is_ok()
    {
        return Ok(());
    }
    // Its own tables are ordinary ones: emptied, FTS5 opens it again and can let it go.
    conn.execute_batch(&format!(
        "DELETE FROM {table}_data; DELETE FROM {table}_idx; DELETE FROM {table}_docsize;"
    ))?;
    conn.execute_batch(&format!(
        "INSERT INTO {table} ({table}) VALUES ('delete-all'); DROP TABLE {table}"
    ))?;
    Ok(())
}
