//! What is written into the index, in the transaction of what it is about.

use super::fold;
use crate::contract::{ChatId, MessageId, MessageStatus, Role, Timestamp, stands_from};
use crate::history::error::{HistoryError, HistoryResult};
use crate::history::seams;
use rusqlite::{Connection, OptionalExtension};

/// Stands before what is no word of a text: no text has it as a letter.
pub(super) const EVERY: &str = "\u{e000}";
pub(super) const BY_PERSON: &str = "\u{e000}u";
pub(super) const BY_MODEL: &str = "\u{e000}a";
const IN_CHAT: char = '\u{e001}';
const WITH_LANE: char = '\u{e002}';

/// Up to so many bytes of text are indexed with their message; with more (attached books), the
/// message is sent first and found a moment later. 256 KiB take some 20 ms.
const AT_ONCE: usize = 256 * 1024;

/// The word that all messages of a chat have.
pub(super) fn in_chat(number: i64) -> String {
    format!("{IN_CHAT}{number}")
}

/// The word that all answers by a lane have.
pub(super) fn with_lane(number: i64) -> String {
    format!("{WITH_LANE}{number}")
}

/// The day of a message, counted without regard to where the person is.
pub(super) fn day_of(at: Timestamp) -> i64 {
    at.div_euclid(24 * 3_600_000)
}

/// What a reader of a message sees, and the files that go with it.
pub(super) struct Visible {
    pub text: String,
    /// Their names and hashes.
    pub files: Vec<(String, String)>,
}

/// The visible text of a message: without reasoning, and without what was given up for an answer that
/// began anew.
pub(super) fn visible(conn: &Connection, id: MessageId, role: Role) -> HistoryResult<Visible> {
    let mut statement = conn.prepare_cached(
        "SELECT kind, attempt, text, attachment FROM parts
         WHERE message = ?1 AND kind IN ('text', 'attachment') ORDER BY ord",
    )?;
    let mut rows = statement.query([id])?;
    let mut visible = Visible {
        text: String::new(),
        files: Vec::new(),
    };
    let mut begun_anew = None;
    while let Some(row) = rows.next()? {
        let text = row
            .get_ref(2)?
            .as_str_or_null()
            .map_err(rusqlite::Error::from)?
            .unwrap_or_default();
        if let Some(hash) = row.get::<_, Option<String>>(3)? {
            visible.files.push((text.to_owned(), hash));
            continue;
        }
        // Only a later attempt can have begun anew: few answers have one.
        let attempt = row.get::<_, Option<u32>>(1)?.unwrap_or(0);
        if attempt > 0 && begun_anew.is_none() && role == Role::Assistant {
            let first = stands_from(&seams::of(conn, id)?);
            begun_anew = Some(first);
            if first > 0 {
                visible.text.clear();
            }
        }
        if attempt >= begun_anew.unwrap_or(0) {
            visible.text.push_str(text);
        }
    }
    Ok(visible)
}

/// The text that was found in an attached file.
pub(super) fn file_text(conn: &Connection, hash: &str) -> HistoryResult<Option<String>> {
    Ok(conn
        .prepare_cached("SELECT text FROM attachments WHERE hash = ?1")?
        .query_row([hash], |row| row.get(0))
        .optional()?
        .flatten())
}

/// Brings the index up to date with a message that was written or ended. A damaged index costs no
/// words: then it is marked, and made anew later.
pub(in crate::history) fn message_ended(conn: &Connection, message: MessageId) -> HistoryResult<()> {
    guarded(conn, |conn| {
        let long: i64 = conn
            .prepare_cached(
                "SELECT ifnull(sum(length(a.text)), 0) FROM parts JOIN attachments AS a
                 ON a.hash = parts.attachment WHERE parts.message = ?1",
            )?
            .query_row([message], |row| row.get(0))?;
        if usize::try_from(long).unwrap_or(0) > AT_ONCE {
            return message_later(conn, message);
        }
        put(conn, message)
    })
}

/// Has a message indexed by one of the next steps.
pub(in crate::history) fn message_later(conn: &Connection, message: MessageId) -> HistoryResult<()> {
    conn.prepare_cached("INSERT OR IGNORE INTO search_later (n) SELECT n FROM messages WHERE id = ?1")?
        .execute([message])?;
    Ok(())
}

/// Brings the index up to date with a chat's title.
pub(in crate::history) fn title_changed(conn: &Connection, chat: ChatId) -> HistoryResult<()> {
    guarded(conn, |conn| {
        let known = number(conn, chat)?;
        put_title(conn, chat, known)
    })
}

/// Takes a message out of the index before it is removed.
pub(in crate::history) fn message_goes(conn: &Connection, message: MessageId) -> HistoryResult<()> {
    guarded(conn, |conn| {
        for sql in [
            "DELETE FROM search WHERE rowid IN (SELECT n FROM messages WHERE id = ?1)",
            "DELETE FROM search_later WHERE n IN (SELECT n FROM messages WHERE id = ?1)",
        ] {
            conn.prepare_cached(sql)?.execute([message])?;
        }
        Ok(())
    })
}

/// Takes messages and their chats out of the index before they are deleted for good. `chats` is a
/// query for the ids of the chats.
pub(in crate::history) fn chats_go(conn: &Connection, chats: &str) -> HistoryResult<()> {
    guarded(conn, |conn| {
        for sql in [
            format!("DELETE FROM search WHERE rowid IN (SELECT n FROM messages WHERE chat IN ({chats}))"),
            format!("DELETE FROM search_later WHERE n IN (SELECT n FROM messages WHERE chat IN ({chats}))"),
            format!(
                "DELETE FROM search_titles WHERE rowid IN (SELECT n FROM search_chats WHERE chat IN ({chats}))"
            ),
            format!("DELETE FROM search_chats WHERE chat IN ({chats})"),
        ] {
            conn.execute(&sql, [])?;
        }
        Ok(())
    })
}

/// Takes a chat without messages out of the index.
pub(in crate::history) fn chat_goes(conn: &Connection, chat: ChatId) -> HistoryResult<()> {
    guarded(conn, |conn| {
        for sql in [
            "DELETE FROM search_titles WHERE rowid IN (SELECT n FROM search_chats WHERE chat = ?1)",
            "DELETE FROM search_chats WHERE chat = ?1",
        ] {
            conn.prepare_cached(sql)?.execute([chat])?;
        }
        Ok(())
    })
}

/// What an attached file says was found out anew.
pub(in crate::history) fn file_changed(conn: &Connection, hash: &str) -> HistoryResult<()> {
    conn.prepare_cached(
        "INSERT OR IGNORE INTO search_later (n) SELECT messages.n FROM parts
         JOIN messages ON messages.id = parts.message WHERE parts.attachment = ?1",
    )?
    .execute([hash])?;
    Ok(())
}

/// Does `work` on the index. Where that is damaged, the rest of the transaction goes on without it.
fn guarded(conn: &Connection, work: impl FnOnce(&Connection) -> HistoryResult<()>) -> HistoryResult<()> {
    conn.execute_batch("SAVEPOINT search_index")?;
    match work(conn) {
        Ok(()) => Ok(conn.execute_batch("RELEASE search_index")?),
        Err(HistoryError::Damaged(why)) => {
            tracing::warn!(why, "the search index is damaged and will be made anew");
            conn.execute_batch("ROLLBACK TO search_index; RELEASE search_index")?;
            super::build::mark_broken(conn)
        }
        Err(error) => Err(error),
    }
}

/// Writes a message's words. One that is still being written, or gone, is not in the index.
pub(super) fn put(conn: &Connection, message: MessageId) -> HistoryResult<()> {
    let found = conn
        .prepare_cached("SELECT n, chat, role, status, lane, created_at FROM messages WHERE id = ?1")?
        .query_row([message], |row| {
            Ok((
                row.get::<_, i64>(0)?,
                row.get::<_, ChatId>(1)?,
                row.get::<_, Role>(2)?,
                row.get::<_, MessageStatus>(3)?,
                row.get::<_, Option<String>>(4)?,
                row.get::<_, Timestamp>(5)?,
            ))
        })
        .optional()?;
    let Some((n, chat, role, status, lane, created_at)) = found else {
        return Ok(());
    };
    if status == MessageStatus::Streaming {
        return Ok(());
    }
    let visible = visible(conn, message, role)?;
    let mut body = String::with_capacity(visible.text.len() + 16);
    fold::index_words(&visible.text, &mut body);
    for (name, hash) in &visible.files {
        fold::index_words(name, &mut body);
        if let Some(text) = file_text(conn, hash)? {
            fold::index_words(&text, &mut body);
        }
    }
    let mut facts = format!("{EVERY} {} {}", by(role), in_chat(number(conn, chat)?));
    if role == Role::Assistant
        && let Some(lane) = lane.map_or_else(|| last_asked(conn, message), |lane| Ok(Some(lane)))?
    {
        facts.push(' ');
        facts.push_str(&with_lane(lane_number(conn, &lane)?));
    }
    conn.prepare_cached("INSERT OR REPLACE INTO search (rowid, body, facts) VALUES (?1, ?2, ?3)")?
        .execute((n, body, facts))?;
    conn.prepare_cached(
        "INSERT INTO search_days (day, least, most) VALUES (?1, ?2, ?2)
         ON CONFLICT (day) DO UPDATE SET least = min(least, ?2), most = max(most, ?2)
            WHERE ?2 NOT BETWEEN least AND most",
    )?
    .execute((day_of(created_at), n))?;
    Ok(())
}

fn by(role: Role) -> &'static str {
    match role {
        Role::User => BY_PERSON,
        Role::Assistant => BY_MODEL,
    }
}

/// An answer whose process died does not name its lane.
fn last_asked(conn: &Connection, answer: MessageId) -> HistoryResult<Option<String>> {
    Ok(conn
        .prepare_cached("SELECT lane FROM attempts WHERE answer = ?1 ORDER BY attempt DESC LIMIT 1")?
        .query_row([answer], |row| row.get(0))
        .optional()?)
}

/// The chat's number in the index. A chat that has none yet gets one, and its title is indexed.
pub(super) fn number(conn: &Connection, chat: ChatId) -> HistoryResult<i64> {
    let known = conn
        .prepare_cached("SELECT n FROM search_chats WHERE chat = ?1")?
        .query_row([chat], |row| row.get(0))
        .optional()?;
    if let Some(number) = known {
        return Ok(number);
    }
    conn.prepare_cached("INSERT INTO search_chats (chat) VALUES (?1)")?
        .execute([chat])?;
    let number = conn.last_insert_rowid();
    put_title(conn, chat, number)?;
    Ok(number)
}

fn put_title(conn: &Connection, chat: ChatId, number: i64) -> HistoryResult<()> {
    let title: Option<String> = conn
        .prepare_cached("SELECT title FROM chats WHERE id = ?1")?
        .query_row([chat], |row| row.get(0))
        .optional()?;
    let mut words = String::new();
    fold::index_words(&title.unwrap_or_default(), &mut words);
    conn.prepare_cached("INSERT OR REPLACE INTO search_titles (rowid, title) VALUES (?1, ?2)")?
        .execute((number, words))?;
    Ok(())
}

fn lane_number(conn: &Connection, lane: &str) -> HistoryResult<i64> {
    let known = conn
        .prepare_cached("SELECT n FROM search_lanes WHERE lane = ?1")?
        .query_row([lane], |row| row.get(0))
        .optional()?;
    if let Some(number) = known {
        return Ok(number);
    }
    conn.prepare_cached("INSERT INTO search_lanes (lane) VALUES (?1)")?
        .execute([lane])?;
    Ok(conn.last_insert_rowid())
}
