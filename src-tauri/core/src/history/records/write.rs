//! From records to rows.

use super::super::error::HistoryResult;
use super::super::values::{AnyId, Json, int, opt_int};
use super::super::{seams, search};
use crate::contract::{AttachmentId, ChatId, FolderId, MessageId};
use crate::exchange::{AttemptRecord, ChatRecord, FolderRecord, MessageRecord, PartRecord};
use rusqlite::Connection;

/// The row of a chat, new or anew; its messages and the words of its title are another matter.
pub(super) fn chat(conn: &Connection, chat: &ChatRecord) -> HistoryResult<()> {
    let about = &chat.about;
    conn.prepare_cached(
        "INSERT INTO chats (id, title, title_source, system, chain, reach, files_stay, folder, pinned_at,
            archived_at, hlc, device, created_at, updated_at, deleted_at, deletion_hlc, deletion_device, head, demo,
            tags, wishes, gone_at, assistant)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, 0,
            ?19, ?20, ?21, ?22)
         ON CONFLICT (id) DO UPDATE SET title = ?2, title_source = ?3, system = ?4, chain = ?5, reach = ?6,
            files_stay = ?7, folder = ?8, pinned_at = ?9, archived_at = ?10, hlc = ?11, device = ?12,
            created_at = ?13, updated_at = ?14, deleted_at = ?15, deletion_hlc = ?16, deletion_device = ?17,
            head = ?18, tags = ?19, wishes = ?20, gone_at = ?21, assistant = ?22",
    )?
    .execute(rusqlite::params![
        chat.id,
        about.title,
        about.title_source,
        about.system,
        about.terms.order.as_ref().map(Json),
        Json(&about.terms.reach),
        about.terms.files_stay,
        about.folder.map(AnyId),
        about.pinned_at,
        about.archived_at,
        about.changed.hlc,
        AnyId(about.changed.device),
        chat.created_at,
        chat.updated_at,
        chat.deleted_at,
        chat.deletion.map(|stamp| stamp.hlc),
        chat.deletion.map(|stamp| AnyId(stamp.device)),
        chat.shown,
        Json(&about.tags),
        about.wishes.as_ref().map(Json),
        chat.gone_at,
        about.assistant.as_ref().map(Json),
    ])?;
    Ok(())
}

/// The row of a folder, new or anew.
pub(super) fn folder(conn: &Connection, folder: &FolderRecord) -> HistoryResult<()> {
    conn.prepare_cached(
        "INSERT INTO folders (id, name, created_at, deleted_at, hlc, device) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
         ON CONFLICT (id) DO UPDATE SET name = ?2, created_at = ?3, deleted_at = ?4, hlc = ?5, device = ?6",
    )?
    .execute((
        folder.id,
        &folder.name,
        folder.created_at,
        folder.deleted_at,
        folder.changed.hlc,
        AnyId(folder.changed.device),
    ))?;
    Ok(())
}

/// Takes a folder away. A chat that names it stands in none.
pub(super) fn remove_folder(conn: &Connection, folder: FolderId) -> HistoryResult<()> {
    conn.prepare_cached("DELETE FROM folders WHERE id = ?1")?
        .execute([folder])?;
    Ok(())
}

/// A message of `chat`, new or anew, whole. Another chat's message of this id stays as it is; says
/// whether it is this chat's. Its words are another matter.
pub(super) fn message(conn: &Connection, chat: ChatId, message: &MessageRecord) -> HistoryResult<bool> {
    let failure = message.failure.as_ref();
    let put = conn
        .prepare_cached(
            "INSERT INTO messages (id, chat, parent, role, status, created_at, turn, lane, took_ms, failure_code,
                failure_message, copied_from, left_out, summary)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)
             ON CONFLICT (id) DO UPDATE SET parent = ?3, role = ?4, status = ?5, created_at = ?6, turn = ?7,
                lane = ?8, took_ms = ?9, failure_code = ?10, failure_message = ?11, copied_from = ?12, left_out = ?13, summary = ?14
             WHERE chat = ?2",
        )?
        .execute(rusqlite::params![
            message.id,
            chat,
            message.parent,
            message.role,
            message.status,
            message.created_at,
            message.turn,
            message.lane.as_ref().map(|lane| &lane.0),
            opt_int(message.took_ms),
            failure.map(|failure| &failure.code),
            failure.map(|failure| &failure.message),
            message.copied_from,
            message.left_out,
            message.summary,
        ])?;
    if put == 0 {
        return Ok(false);
    }
    for (ord, part) in message.parts.iter().enumerate() {
        self::part(conn, message.id, ord, part)?;
    }
    if !message.seams.is_empty() {
        seams::put(conn, message.id, &message.seams)?;
    }
    for attempt in &message.attempts {
        self::attempt(conn, message, attempt)?;
    }
    Ok(true)
}

/// A file that is not kept is left out of its part; its name stays.
fn part(conn: &Connection, message: MessageId, ord: usize, part: &PartRecord) -> HistoryResult<()> {
    let kept = match &part.file {
        Some(file) => is_kept(conn, file)?,
        None => false,
    };
    conn.prepare_cached(
        "INSERT INTO parts (message, ord, kind, attempt, text, payload, provider, attachment)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
    )?
    .execute((
        message,
        int(ord as u64),
        part.kind,
        part.attempt,
        &part.text,
        part.payload.as_ref().map(|payload| payload.get()),
        part.provider,
        part.file.as_ref().filter(|_| kept),
    ))?;
    Ok(())
}

fn is_kept(conn: &Connection, file: &AttachmentId) -> HistoryResult<bool> {
    Ok(conn
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM attachments WHERE hash = ?1)")?
        .query_row([file], |row| row.get(0))?)
}

/// Another answer's attempt of the same turn and number stays as it is: a hostile file may name any.
fn attempt(conn: &Connection, message: &MessageRecord, attempt: &AttemptRecord) -> HistoryResult<()> {
    let failure = attempt.failure.as_ref();
    let usage = &attempt.usage;
    conn.prepare_cached(
        "INSERT INTO attempts (turn, attempt, answer, provider, model, lane, reason, demo, started_at,
            first_text_ms, took_ms, failure_class, failure_status, failure_message, finish, model_answered,
            request_id, chars, usage_input, usage_output, usage_cache_read, usage_cache_write, usage_reasoning,
            cost_usd, possibly_billed, simulated)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, 0, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20,
            ?21, ?22, ?23, ?24, ?25)
         ON CONFLICT DO NOTHING",
    )?
    .execute(rusqlite::params![
        message.turn,
        attempt.attempt,
        message.id,
        attempt.provider,
        attempt.model,
        attempt.lane.0,
        attempt.reason,
        attempt.started_at,
        opt_int(attempt.first_text_ms),
        opt_int(attempt.took_ms),
        failure.map(|failure| failure.class),
        failure.and_then(|failure| failure.status),
        failure.map(|failure| &failure.message),
        attempt.finish,
        attempt.model_answered,
        attempt.request_id,
        int(attempt.chars),
        opt_int(usage.input),
        opt_int(usage.output),
        opt_int(usage.cache_read),
        opt_int(usage.cache_write),
        opt_int(usage.reasoning),
        attempt.cost_usd,
        attempt.possibly_billed,
        attempt.simulated,
    ])?;
    Ok(())
}

/// Takes away what hangs on a message, for it to be written anew.
pub(super) fn clear(conn: &Connection, message: MessageId) -> HistoryResult<()> {
    for sql in [
        "DELETE FROM seams WHERE answer = ?1",
        "DELETE FROM parts WHERE message = ?1",
        "DELETE FROM attempts WHERE answer = ?1",
    ] {
        conn.prepare_cached(sql)?.execute([message])?;
    }
    Ok(())
}

/// Takes a message away.
pub(super) fn remove(conn: &Connection, message: MessageId) -> HistoryResult<()> {
    search::message_goes(conn, message)?;
    clear(conn, message)?;
    for sql in [
        "DELETE FROM waiting WHERE answer = ?1",
        "DELETE FROM messages WHERE id = ?1",
    ] {
        conn.prepare_cached(sql)?.execute([message])?;
    }
    Ok(())
}
