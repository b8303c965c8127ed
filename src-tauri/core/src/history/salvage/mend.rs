//! Rows whose counterpart is lost: nothing that was said goes with them.
//!
//! A chat that is gone is made anew for its messages, a message for its text; a message without its
//! predecessor joins the one before it in time. Ids are UUIDs of version 7, so they still say when.
//! What has no text is cut loose or left out.

use crate::contract::Timestamp;
use crate::history::error::{HistoryError, HistoryResult};
use crate::history::{meta, migrate, title};
use rusqlite::{Connection, OptionalExtension as _};
use uuid::Uuid;

/// Mends `conn`, a salvaged history of the newest version, and checks it.
pub fn mend(conn: &mut Connection, at: Timestamp) -> HistoryResult<()> {
    conn.execute_batch("PRAGMA foreign_keys = OFF")?;
    let tx = conn.transaction()?;
    // An answer that was being written belongs to no process any more.
    tx.execute_batch(
        "UPDATE messages SET status = 'interrupted', owner_pid = NULL, owner_start = NULL, owner_boot = NULL
         WHERE status = 'streaming'",
    )?;
    make_messages(&tx)?;
    make_chats(&tx, at)?;
    rejoin(&tx)?;
    cut_loose(&tx)?;
    tx.commit()?;
    conn.execute_batch("PRAGMA foreign_keys = ON")?;
    migrate::check(conn)
}

/// Milliseconds since 1970 in an id of version 7.
fn time_of(id: Uuid) -> Option<Timestamp> {
    let (seconds, nanos) = id.get_timestamp()?.to_unix();
    let millis = i64::try_from(seconds).ok()?.checked_mul(1000)?;
    Some(millis + i64::from(nanos / 1_000_000))
}

fn ids(conn: &Connection, sql: &str) -> HistoryResult<Vec<Uuid>> {
    let mut statement = conn.prepare(sql)?;
    let rows = statement.query_map([], |row| row.get::<_, Vec<u8>>(0))?;
    let rows: Vec<Vec<u8>> = rows.collect::<Result<_, _>>()?;
    Ok(rows.iter().filter_map(|id| Uuid::from_slice(id).ok()).collect())
}

/// Messages of which only the text is there, or an answer to it.
fn make_messages(conn: &Connection) -> HistoryResult<()> {
    let lost = ids(
        conn,
        "SELECT message FROM parts WHERE NOT EXISTS (SELECT 1 FROM messages WHERE id = message)
         UNION SELECT parent FROM messages child
         WHERE parent IS NOT NULL AND NOT EXISTS (SELECT 1 FROM messages WHERE id = child.parent)",
    )?;
    for id in lost {
        let blob = id.as_bytes().as_slice();
        // Where an answer to it is, that says where it stood and who said it.
        let child: Option<(Vec<u8>, String, i64)> = conn
            .query_row(
                "SELECT chat, role, created_at FROM messages WHERE parent = ?1 ORDER BY created_at LIMIT 1",
                [blob],
                |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
            )
            .optional()?;
        let answered: Option<(Vec<u8>, i64)> = conn
            .query_row(
                "SELECT turn, started_at FROM attempts WHERE answer = ?1 ORDER BY attempt LIMIT 1",
                [blob],
                |row| Ok((row.get(0)?, row.get(1)?)),
            )
            .optional()?;
        let has_text: bool = conn.query_row(
            "SELECT EXISTS (SELECT 1 FROM parts WHERE message = ?1)",
            [blob],
            |row| row.get(0),
        )?;
        if !has_text && child.is_none() {
            continue;
        }
        let role = match (&answered, &child) {
            (Some(_), _) => "assistant",
            (None, Some((_, role, _))) if role == "user" => "assistant",
            _ => "user",
        };
        let created = time_of(id)
            .or(answered.as_ref().map(|(_, at)| *at))
            .or(child.as_ref().map(|(_, _, at)| at - 1))
            .unwrap_or(0);
        let chat = match child {
            Some((chat, ..)) => chat,
            // Of those that have messages then, the chat in which one was written just before.
            None => conn
                .query_row(
                    "SELECT chat FROM messages WHERE created_at BETWEEN ?1 - 3600000 AND ?1 + 3600000
                     ORDER BY abs(created_at - ?1) LIMIT 1",
                    [created],
                    |row| row.get(0),
                )
                .optional()?
                .unwrap_or_else(|| blob.to_vec()),
        };
        conn.execute(
            "INSERT OR IGNORE INTO messages (id, chat, parent, role, status, created_at, turn)
             VALUES (?1, ?2, NULL, ?3, 'interrupted', ?4, ?5)",
            (blob, chat, role, created, answered.map(|(turn, _)| turn)),
        )?;
        // It stands at the beginning until it is joined to what was before.
        conn.execute(
            "UPDATE messages SET status = 'complete' WHERE id = ?1 AND role = 'user'",
            [blob],
        )?;
    }
    Ok(())
}

/// Chats of which only messages are there.
fn make_chats(conn: &Connection, at: Timestamp) -> HistoryResult<()> {
    let lost = ids(
        conn,
        "SELECT DISTINCT chat FROM messages m WHERE NOT EXISTS (SELECT 1 FROM chats WHERE id = m.chat)",
    )?;
    for id in lost {
        let blob = id.as_bytes().as_slice();
        let words: Option<String> = conn
            .query_row(
                "SELECT p.text FROM messages m JOIN parts p ON p.message = m.id
                 WHERE m.chat = ?1 AND p.kind = 'text' AND p.text <> '' ORDER BY m.role DESC, m.created_at, p.ord LIMIT 1",
                [blob],
                |row| row.get(0),
            )
            .optional()?;
        let (first, last): (i64, i64) = conn.query_row(
            "SELECT min(created_at), max(created_at) FROM messages WHERE chat = ?1",
            [blob],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )?;
        let stamp = meta::stamp(conn, at)?;
        conn.execute(
            "INSERT INTO chats (id, title, title_source, demo, created_at, updated_at, hlc, device)
             VALUES (?1, ?2, 'words', 0, ?3, ?4, ?5, ?6)",
            (
                blob,
                title::title_from(&words.unwrap_or_default()),
                time_of(id).unwrap_or(first).min(first),
                last,
                stamp.hlc,
                stamp.device,
            ),
        )?;
    }
    Ok(())
}

/// Messages without a predecessor that have one in time: the first of a chat stays the first.
fn rejoin(conn: &Connection) -> HistoryResult<()> {
    conn.execute_batch(
        "UPDATE messages SET parent = (
             SELECT before.id FROM messages before
             WHERE before.chat = messages.chat AND before.created_at < messages.created_at
               AND before.role <> messages.role
             ORDER BY before.created_at DESC LIMIT 1)
         WHERE (parent IS NOT NULL AND NOT EXISTS (SELECT 1 FROM messages up WHERE up.id = messages.parent AND up.chat = messages.chat))
            OR (parent IS NULL AND role = 'assistant')",
    )?;
    Ok(())
}

/// What refers to a row that is lost: without the reference where that can be, else not at all.
fn cut_loose(conn: &Connection) -> HistoryResult<()> {
    // Each round may leave others without their row; the tables do not nest deeper.
    for _ in 0..8 {
        let mut statement = conn.prepare(
            "SELECT DISTINCT f.\"table\", k.\"table\", k.\"from\", ifnull(k.\"to\", p.name), c.\"notnull\" OR c.pk
             FROM (SELECT DISTINCT \"table\" FROM pragma_foreign_key_check) f
             JOIN pragma_foreign_key_list(f.\"table\") k
             JOIN pragma_table_info(f.\"table\") c ON c.name = k.\"from\"
             LEFT JOIN pragma_table_info(k.\"table\") p ON p.pk = 1",
        )?;
        let rows = statement.query_map([], |row| {
            Ok((
                row.get::<_, String>(0)?,
                row.get::<_, String>(1)?,
                row.get::<_, String>(2)?,
                row.get::<_, String>(3)?,
                row.get::<_, bool>(4)?,
            ))
        })?;
        let broken: Vec<_> = rows.collect::<Result<_, _>>()?;
        if broken.is_empty() {
            return Ok(());
        }
        for (table, other, from, to, needed) in broken {
            let alone = format!(
                "\"{from}\" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM \"{other}\" o WHERE o.\"{to}\" = \"{table}\".\"{from}\")"
            );
            let sql = if needed {
                format!("DELETE FROM \"{table}\" WHERE {alone}")
            } else {
                format!("UPDATE \"{table}\" SET \"{from}\" = NULL WHERE {alone}")
            };
            conn.execute(&sql, [])?;
        }
    }
    Err(HistoryError::Other("rows refer to rows that are lost".into()))
}
