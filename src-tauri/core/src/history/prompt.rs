//! The path to one message, as a prompt has it. A long chat is ten thousand messages and is read whole
//! before each question: by one statement for all of it, not by one for each message.

use super::error::{HistoryError, HistoryResult};
use super::messages::{PART_COLUMNS, PartRow, add_part};
use super::seams;
use super::tree::{Node, Tree};
use super::{History, attachments, chats};
use crate::contract::{ChatId, MessageId, Role, Seam, stands_from};
use crate::engine::{Said, SaidPart};
use rusqlite::Connection;
use std::collections::HashMap;

impl History {
    /// The conversation from its first message to `upto`, both included, for a prompt. Reasoning is
    /// left out; so are answers without text, so two questions can follow each other. Opaque
    /// payloads come only from attempts whose text is in the answer.
    ///
    /// # Errors
    /// `NotFound` where the chat or the message in it is not there.
    pub async fn prompt_path(&self, chat: ChatId, upto: MessageId) -> HistoryResult<Vec<Said>> {
        self.threads
            .read(move |conn| {
                chats::must_exist(conn, chat)?;
                let (path, mut messages) = path_to(conn, chat, upto)?;
                if path.is_empty() {
                    return Err(HistoryError::NotFound("the message"));
                }
                read_parts(conn, chat, &mut messages)?;
                read_seams(conn, chat, &mut messages)?;
                let mut said = Vec::with_capacity(path.len());
                for message in path.iter().filter_map(|id| messages.remove(id)) {
                    said.extend(message.said(conn)?);
                }
                Ok(said)
            })
            .await
    }
}

/// A message of the path, as it lies in the database.
struct PathMessage {
    role: Role,
    parts: Vec<PartRow>,
    seams: Vec<Seam>,
}

/// The messages up to `upto` in order, and by their ids, without what they say.
fn path_to(
    conn: &Connection,
    chat: ChatId,
    upto: MessageId,
) -> HistoryResult<(Vec<MessageId>, HashMap<MessageId, PathMessage>)> {
    let mut statement =
        conn.prepare_cached("SELECT id, parent, created_at, role FROM messages WHERE chat = ?1")?;
    let mut rows = statement.query([chat])?;
    let (mut nodes, mut roles) = (Vec::new(), HashMap::new());
    while let Some(row) = rows.next()? {
        let node = Node {
            id: row.get(0)?,
            parent: row.get(1)?,
            created_at: row.get(2)?,
        };
        roles.insert(node.id, row.get(3)?);
        nodes.push(node);
    }
    let path = Tree::new(nodes).path(upto);
    let messages = path.iter().filter_map(|&id| {
        let role = roles.remove(&id)?;
        let (parts, seams) = (Vec::new(), Vec::new());
        Some((id, PathMessage { role, parts, seams }))
    });
    let messages = messages.collect();
    Ok((path, messages))
}

fn read_parts(
    conn: &Connection,
    chat: ChatId,
    messages: &mut HashMap<MessageId, PathMessage>,
) -> HistoryResult<()> {
    // CROSS JOIN: the chat's messages first, whatever the planner thinks of them.
    let mut statement = conn.prepare_cached(&format!(
        "SELECT {PART_COLUMNS}, message FROM messages CROSS JOIN parts ON message = id
         WHERE chat = ?1 ORDER BY created_at, messages.n, ord"
    ))?;
    let mut rows = statement.query([chat])?;
    while let Some(row) = rows.next()? {
        // Of other branches nothing is read but this.
        if let Some(message) = messages.get_mut(&row.get(7)?) {
            add_part(&mut message.parts, row)?;
        }
    }
    Ok(())
}

fn read_seams(
    conn: &Connection,
    chat: ChatId,
    messages: &mut HashMap<MessageId, PathMessage>,
) -> HistoryResult<()> {
    let mut statement = conn.prepare_cached(&format!(
        "SELECT {}, answer FROM messages CROSS JOIN seams ON answer = id
         WHERE chat = ?1 ORDER BY created_at, n, ord",
        seams::COLUMNS
    ))?;
    let mut rows = statement.query([chat])?;
    while let Some(row) = rows.next()? {
        if let Some(message) = messages.get_mut(&row.get(4)?) {
            message.seams.push(seams::read(row)?);
        }
    }
    Ok(())
}

impl PathMessage {
    fn said(self, conn: &Connection) -> HistoryResult<Option<Said>> {
        let Self {
            role,
            parts: mut rows,
            seams,
        } = self;
        let first = stands_from(&seams);
        rows.retain(|part| part.attempt.is_none_or(|attempt| attempt >= first));
        let is_text =
            |part: &PartRow| part.kind == "text" && part.text.as_ref().is_some_and(|text| !text.is_empty());
        let with_text: Vec<Option<u32>> = rows
            .iter()
            .filter(|&part| is_text(part))
            .map(|part| part.attempt)
            .collect();
        if role == Role::Assistant && with_text.is_empty() {
            return Ok(None);
        }
        let mut parts = Vec::new();
        // Words that several attempts gave are one text, without a seam.
        let mut answer = String::new();
        for part in rows {
            if is_text(&part) {
                let text = part.text.unwrap_or_default();
                match role {
                    Role::Assistant if answer.is_empty() => answer = text,
                    Role::Assistant => answer.push_str(&text),
                    Role::User => parts.push(SaidPart::Text(text)),
                }
            } else if let Some(id) = part.attachment {
                let file = attachments::said(conn, &id, part.text.unwrap_or_default())?;
                parts.extend(file.map(|file| SaidPart::File(Box::new(file))));
            } else if let (Some(provider), Some(payload)) = (part.provider, part.payload)
                && with_text.contains(&part.attempt)
            {
                parts.push(SaidPart::Opaque { provider, payload });
            }
        }
        if !answer.is_empty() {
            parts.push(SaidPart::Text(answer));
        }
        Ok(Some(Said { role, parts }))
    }
}
