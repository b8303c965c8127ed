//! Cherry Studio's backup: `data.json`, with the tables of its database (`topics`, whose messages name
//! `message_blocks`) and the settings that hold the topics' names, as its public source writes them.
//!
//! The settings hold the keys of providers too. Nothing is read of them but names of topics.

use super::super::foreign::{Conversation, Piece, Speaker, Turn, Whence};
use super::super::times::time;
use super::{NotOne, Read, data_url, is, list, owned, text};
use serde::Deserialize;
use serde_json::Value;
use std::collections::HashMap;

pub(in super::super) const SERVICE: &str = "Cherry Studio";

/// Bytes of blocks that are held while topics are read.
const MOST_HELD: usize = 512 * 1024 * 1024;

/// What topics refer to.
#[derive(Default)]
pub(in super::super) struct Known {
    names: HashMap<String, String>,
    blocks: HashMap<String, Piece>,
    held: usize,
}

#[derive(Deserialize)]
struct Settings {
    assistants: Option<String>,
}

#[derive(Deserialize)]
struct Assistants {
    #[serde(default)]
    assistants: Vec<Assistant>,
}

#[derive(Deserialize)]
struct Assistant {
    #[serde(default)]
    topics: Vec<Topic>,
}

#[derive(Deserialize)]
struct Topic {
    id: String,
    #[serde(default)]
    name: String,
}

impl Known {
    /// Learns the names of topics from the `localStorage` of a backup.
    pub fn learn_names(&mut self, storage: &[u8]) {
        let settings = serde_json::from_slice::<HashMap<String, Value>>(storage).ok();
        let settings = settings
            .as_ref()
            .and_then(|all| all.get("persist:cherry-studio")?.as_str());
        let settings = settings.and_then(|text| serde_json::from_str::<Settings>(text).ok());
        let assistants = settings.and_then(|settings| settings.assistants);
        let assistants = assistants.and_then(|text| serde_json::from_str::<Assistants>(&text).ok());
        for topic in assistants
            .into_iter()
            .flat_map(|all| all.assistants)
            .flat_map(|one| one.topics)
        {
            self.names.insert(topic.id, topic.name);
        }
    }

    /// Learns a block; `false` where it is none that is understood, or there are too many.
    pub fn learn_block(&mut self, bytes: &[u8]) -> bool {
        let Ok(block) = serde_json::from_slice::<Value>(bytes) else {
            return false;
        };
        let (Some(id), Some(piece)) = (owned(&block, "id"), piece(&block)) else {
            return true;
        };
        self.held += bytes.len();
        if self.held > MOST_HELD {
            return false;
        }
        self.blocks.insert(id, piece);
        true
    }

    pub fn read(&self, topic: &Value) -> Read {
        let id = owned(topic, "id").ok_or(NotOne)?;
        let messages = topic.get("messages").and_then(Value::as_array).ok_or(NotOne)?;
        let mut turns: Vec<Turn> = Vec::with_capacity(messages.len());
        // What the next message follows: of several answers to one question the one that is shown.
        let mut last: Option<(String, bool)> = None;
        for message in messages {
            let Some(name) = owned(message, "id") else {
                continue;
            };
            let speaker = match text(message, "role") {
                Some("user") => Speaker::Person,
                Some("system") => Speaker::System,
                _ => Speaker::Model,
            };
            let asked = owned(message, "askId").filter(|_| speaker == Speaker::Model);
            let beside = asked.is_some() && turns.last().is_some_and(|turn| turn.parent == asked);
            let parent = asked.or_else(|| last.as_ref().map(|(name, _)| name.clone()));
            let chosen = is(message, "foldSelected");
            if !(beside && last.as_ref().is_some_and(|(_, chosen)| *chosen)) {
                last = Some((name.clone(), chosen));
            }
            let model = message.get("model").and_then(|model| owned(model, "id"));
            turns.push(Turn {
                id: name,
                parent,
                speaker,
                at: time(message.get("createdAt")),
                model: model.or_else(|| owned(message, "modelId")),
                pieces: self.pieces(message),
            });
        }
        Ok(Conversation {
            title: self.names.get(&id).cloned().unwrap_or_default(),
            id,
            created_at: time(topic.get("createdAt")),
            updated_at: time(topic.get("updatedAt")),
            shown: last.map(|(name, _)| name),
            turns,
            ..Conversation::default()
        })
    }

    fn pieces(&self, message: &Value) -> Vec<Piece> {
        let mut pieces: Vec<Piece> = list(message, "blocks")
            .iter()
            .filter_map(Value::as_str)
            .filter_map(|id| self.blocks.get(id).cloned())
            .collect();
        // Backups from before there were blocks.
        if pieces.is_empty() {
            pieces.extend(list(message, "files").iter().map(file));
            pieces.extend(owned(message, "reasoning_content").map(Piece::Reasoning));
            pieces.extend(owned(message, "content").map(Piece::Text));
        }
        pieces
    }
}

fn piece(block: &Value) -> Option<Piece> {
    let words = || owned(block, "content");
    Some(match text(block, "type")? {
        "main_text" | "code" | "translation" => Piece::Text(words()?),
        "thinking" => Piece::Reasoning(words()?),
        "tool" => Piece::ToolResult(block.get("content").map(Value::to_string)?),
        "error" => Piece::Text(block.get("error").and_then(|error| owned(error, "message"))?),
        "file" | "image" => match block.get("file").filter(|file| file.is_object()) {
            Some(named) => file(named),
            None => Piece::File {
                name: "picture".to_owned(),
                from: text(block, "url")
                    .and_then(data_url)
                    .map_or(Whence::Nowhere, Whence::Here),
            },
        },
        _ => return None,
    })
}

/// A file lies in the archive under its id, in `Data/Files`.
fn file(file: &Value) -> Piece {
    Piece::File {
        name: owned(file, "origin_name")
            .or_else(|| owned(file, "name"))
            .unwrap_or_default(),
        from: owned(file, "id").map_or(Whence::Nowhere, Whence::Entry),
    }
}
