//! What the formats of other services have in common: a conversation is turns that follow each other,
//! told in as many ways as there are services. Pure.

use super::record::{About, ChatRecord, MessageRecord, PartKind, PartRecord, Stamp, is_time};
use crate::attachments::plain_name;
use crate::contract::{
    AttachmentId, ChatId, ChatTerms, Citation, LaneName, MessageId, MessageStatus, Role, Timestamp, ToolCall,
    TurnId,
};
use crate::history::{TitleSource, title_from};
use serde_json::value::RawValue;
use sha2::{Digest as _, Sha256};
use std::collections::{HashMap, HashSet};
use uuid::Uuid;

/// A chat and the files that its parts stand for.
#[derive(Debug)]
pub struct Draft {
    pub chat: ChatRecord,
    pub files: Vec<DraftFile>,
}

/// A file of a part: the part has its name, and gets its hash once the bytes are here.
#[derive(Debug)]
pub struct DraftFile {
    pub message: usize,
    pub part: usize,
    pub from: Whence,
}

/// Where a file's bytes are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Whence {
    /// In the export itself.
    Here(Vec<u8>),
    /// An entry of the archive whose name has this in it.
    Entry(String),
    /// Beside the history it comes from.
    Beside(AttachmentId),
    /// Nowhere: the export only names it.
    Nowhere,
}

/// Who speaks in a turn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Speaker {
    Person,
    Model,
    /// A tool: what it says belongs to the answer before it.
    Tool,
    System,
}

#[derive(Clone, Debug)]
pub(super) enum Piece {
    Text(String),
    Reasoning(String),
    Citation(Citation),
    ToolCall(ToolCall),
    ToolResult(String),
    File { name: String, from: Whence },
}

#[derive(Clone, Debug)]
pub(super) struct Turn {
    pub id: String,
    pub parent: Option<String>,
    pub speaker: Speaker,
    pub at: Option<Timestamp>,
    pub model: Option<String>,
    pub pieces: Vec<Piece>,
}

/// A conversation as its service tells it.
#[derive(Clone, Debug, Default)]
pub(super) struct Conversation {
    pub id: String,
    pub title: String,
    pub created_at: Option<Timestamp>,
    pub updated_at: Option<Timestamp>,
    pub archived: bool,
    pub pinned: bool,
    pub shown: Option<String>,
    pub turns: Vec<Turn>,
}

/// Longest title, in characters.
const TITLE_CHARS: usize = 200;

/// Most turns of one conversation: beyond it is no conversation.
const MOST_TURNS: usize = 200_000;

/// The same id each time the same thing is imported, and never one that this app gives by itself.
pub(super) fn id(service: &str, names: &[&str]) -> Uuid {
    let mut hash = Sha256::new();
    for name in [&["understudy import", service], names].concat() {
        hash.update((name.len() as u64).to_be_bytes());
        hash.update(name.as_bytes());
    }
    let digest: [u8; 32] = hash.finalize().into();
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&digest[..16]);
    uuid::Builder::from_custom_bytes(bytes).into_uuid()
}

impl Conversation {
    /// As a chat here; `None` where nobody says anything. `service` is how the service is called, and
    /// stands before the names of its models.
    pub fn into_draft(mut self, service: &str) -> Option<Draft> {
        if self.turns.len() > MOST_TURNS {
            return None;
        }
        self.keep_tree();
        let system = self.take_system();
        self.drop_empty();
        self.join_answers();
        let created_at = self
            .created_at
            .or_else(|| self.turns.iter().find_map(|turn| turn.at))
            .filter(|&at| is_time(at))
            .unwrap_or(0);
        let mut draft = Draft {
            chat: self.chat(service, system, created_at),
            files: Vec::new(),
        };
        let mut built: Vec<(MessageRecord, Vec<(usize, Whence)>)> = Vec::with_capacity(self.turns.len());
        let mut times: HashMap<String, Timestamp> = HashMap::new();
        for turn in self.turns {
            // Behind what it follows: branches are shown in the order of their times.
            let before = turn
                .parent
                .as_ref()
                .and_then(|parent| times.get(parent))
                .copied()
                .unwrap_or(created_at);
            let at = turn.at.unwrap_or(before);
            times.insert(turn.id.clone(), at);
            built.push(message(service, &self.id, turn, at));
        }
        let first = built
            .iter()
            .flat_map(|(message, _)| &message.parts)
            .find_map(|part| part.text.clone());
        if draft.chat.about.title.is_empty() {
            draft.chat.about.title = title_from(&first?);
            draft.chat.about.title_source = TitleSource::Words;
        }
        built.sort_by_key(|(message, _)| (message.created_at, message.id));
        for (place, (message, files)) in built.into_iter().enumerate() {
            draft.chat.updated_at = draft.chat.updated_at.max(message.created_at);
            draft
                .files
                .extend(files.into_iter().map(|(part, from)| DraftFile {
                    message: place,
                    part,
                    from,
                }));
            draft.chat.messages.push(message);
        }
        Some(draft)
    }

    fn chat(&self, service: &str, system: Option<String>, created_at: Timestamp) -> ChatRecord {
        let updated_at = self.updated_at.unwrap_or(created_at).max(created_at);
        let title = self.title.split_whitespace().collect::<Vec<_>>().join(" ");
        let there: HashSet<&str> = self.turns.iter().map(|turn| turn.id.as_str()).collect();
        let shown = self.shown.as_deref().filter(|shown| there.contains(shown));
        ChatRecord {
            id: ChatId(id(service, &[&self.id])),
            about: About {
                title: title
                    .chars()
                    .filter(|c| !c.is_control())
                    .take(TITLE_CHARS)
                    .collect(),
                title_source: TitleSource::Import,
                system,
                terms: ChatTerms::default(),
                folder: None,
                pinned_at: self.pinned.then_some(updated_at),
                archived_at: self.archived.then_some(updated_at),
                tags: Vec::new(),
                wishes: None,
                assistant: None,
                // Before anything that a person changes here, so that a later import never undoes it.
                changed: Stamp {
                    hlc: created_at << 16,
                    device: Uuid::nil(),
                },
            },
            created_at,
            updated_at,
            deleted_at: None,
            deletion: None,
            gone_at: None,
            shown: shown.map(|shown| MessageId(id(service, &[&self.id, shown]))),
            messages: Vec::new(),
        }
    }

    /// One turn of each name, none that follows itself, and parents before what follows them. What
    /// follows a turn that is not there begins anew.
    fn keep_tree(&mut self) {
        let mut seen = HashSet::new();
        self.turns.retain(|turn| seen.insert(turn.id.clone()));
        let places: HashMap<String, usize> = self
            .turns
            .iter()
            .enumerate()
            .map(|(place, turn)| (turn.id.clone(), place))
            .collect();
        let mut parents: Vec<Option<usize>> = self
            .turns
            .iter()
            .map(|turn| {
                turn.parent
                    .as_ref()
                    .and_then(|parent| places.get(parent))
                    .copied()
            })
            .collect();
        let mut depths: Vec<Option<usize>> = vec![None; parents.len()];
        for start in 0..parents.len() {
            let mut way = Vec::new();
            let mut on_way = HashSet::new();
            let mut next = Some(start);
            while let Some(at) = next {
                if depths[at].is_some() {
                    break;
                }
                if !on_way.insert(at) {
                    // A ring: it is cut where it was entered.
                    parents[at] = None;
                    break;
                }
                way.push(at);
                next = parents[at];
            }
            for &at in way.iter().rev() {
                depths[at] = Some(
                    parents[at]
                        .and_then(|parent| depths[parent])
                        .map_or(0, |depth| depth + 1),
                );
            }
        }
        let mut turns: Vec<(usize, Turn)> = Vec::with_capacity(parents.len());
        let names: Vec<String> = self.turns.iter().map(|turn| turn.id.clone()).collect();
        for (place, mut turn) in std::mem::take(&mut self.turns).into_iter().enumerate() {
            turn.parent = parents[place].map(|parent| names[parent].clone());
            turns.push((depths[place].unwrap_or(0), turn));
        }
        turns.sort_by_key(|(depth, _)| *depth);
        self.turns = turns.into_iter().map(|(_, turn)| turn).collect();
    }

    /// What the models are told before the conversation: the first system turn's text.
    fn take_system(&mut self) -> Option<String> {
        let mut system = None;
        for turn in self
            .turns
            .iter_mut()
            .filter(|turn| turn.speaker == Speaker::System)
        {
            let pieces = std::mem::take(&mut turn.pieces);
            let said = pieces.into_iter().find_map(|piece| match piece {
                Piece::Text(text) if !text.trim().is_empty() => Some(text),
                _ => None,
            });
            system = system.or(said);
        }
        system
    }

    /// Turns that say nothing are left out; what followed them follows what they followed.
    fn drop_empty(&mut self) {
        for turn in &mut self.turns {
            turn.pieces.retain(|piece| match piece {
                Piece::Text(text) | Piece::Reasoning(text) | Piece::ToolResult(text) => {
                    !text.trim().is_empty()
                }
                _ => true,
            });
        }
        let mut standing: HashMap<String, Option<String>> = HashMap::new();
        for turn in &mut self.turns {
            let parent = turn.parent.take().and_then(|parent| match standing.get(&parent) {
                Some(stands) => stands.clone(),
                None => Some(parent),
            });
            if turn.pieces.is_empty() {
                standing.insert(turn.id.clone(), parent);
            } else {
                turn.parent = parent;
            }
        }
        self.turns.retain(|turn| !turn.pieces.is_empty());
        self.shown = self.shown.take().and_then(|shown| match standing.get(&shown) {
            Some(stands) => stands.clone(),
            None => Some(shown),
        });
    }

    /// An answer in several turns (a model, a tool, the model again) is one answer.
    fn join_answers(&mut self) {
        let mut children: HashMap<String, usize> = HashMap::new();
        for turn in &self.turns {
            if let Some(parent) = &turn.parent {
                *children.entry(parent.clone()).or_default() += 1;
            }
        }
        let mut joined: Vec<Turn> = Vec::with_capacity(self.turns.len());
        let mut places: HashMap<String, usize> = HashMap::new();
        let mut into: HashMap<String, String> = HashMap::new();
        for mut turn in std::mem::take(&mut self.turns) {
            let only = turn
                .parent
                .as_ref()
                .is_some_and(|parent| children.get(parent) == Some(&1));
            if let Some(parent) = &turn.parent
                && let Some(first) = into.get(parent)
            {
                turn.parent = Some(first.clone());
            }
            let place = turn
                .parent
                .as_ref()
                .and_then(|parent| places.get(parent))
                .copied();
            let answers = |turn: &Turn| matches!(turn.speaker, Speaker::Model | Speaker::Tool);
            match place.and_then(|place| joined.get_mut(place)) {
                Some(before) if only && answers(before) && answers(&turn) => {
                    before.pieces.append(&mut turn.pieces);
                    before.model = turn.model.take().or(before.model.take());
                    into.insert(turn.id, before.id.clone());
                }
                _ => {
                    places.insert(turn.id.clone(), joined.len());
                    joined.push(turn);
                }
            }
        }
        self.turns = joined;
        self.shown = self
            .shown
            .take()
            .map(|shown| into.get(&shown).cloned().unwrap_or(shown));
    }
}

fn message(service: &str, chat: &str, turn: Turn, at: Timestamp) -> (MessageRecord, Vec<(usize, Whence)>) {
    let answer = matches!(turn.speaker, Speaker::Model | Speaker::Tool);
    let attempt = answer.then_some(0);
    let mut files = Vec::new();
    let mut parts = Vec::new();
    for piece in turn.pieces {
        let with = |kind, payload: String| PartRecord {
            text: None,
            payload: RawValue::from_string(payload).ok(),
            ..PartRecord::of(kind, String::new(), attempt)
        };
        parts.push(match piece {
            Piece::Text(text) => PartRecord::of(PartKind::Text, text, attempt),
            // A question has no reasoning of its own.
            Piece::Reasoning(text) if !answer => PartRecord::of(PartKind::Text, text, attempt),
            Piece::Reasoning(text) => PartRecord::of(PartKind::Reasoning, text, attempt),
            Piece::ToolResult(text) => PartRecord::of(PartKind::ToolResult, text, attempt),
            Piece::Citation(citation) => with(
                PartKind::Citation,
                serde_json::to_string(&citation).unwrap_or_default(),
            ),
            Piece::ToolCall(call) => with(
                PartKind::ToolCall,
                serde_json::to_string(&call).unwrap_or_default(),
            ),
            Piece::File { name, from } => {
                let name = plain_name(&name);
                let name = if name.is_empty() {
                    crate::texts::say("file-unnamed")
                } else {
                    name
                };
                files.push((parts.len(), from));
                PartRecord::of(PartKind::Attachment, name, attempt)
            }
        });
    }
    let of = |name: &str| id(service, &[chat, name]);
    let model = turn.model.filter(|model| !model.trim().is_empty());
    let record = MessageRecord {
        id: MessageId(of(&turn.id)),
        parent: turn.parent.as_deref().map(|parent| MessageId(of(parent))),
        role: if answer { Role::Assistant } else { Role::User },
        status: MessageStatus::Complete,
        created_at: at,
        turn: answer.then(|| TurnId(id(service, &[chat, &turn.id, "turn"]))),
        copied_from: None,
        lane: answer.then(|| match model {
            Some(model) => LaneName::new(service, &model.chars().take(TITLE_CHARS).collect::<String>()),
            None => LaneName(service.to_owned()),
        }),
        took_ms: None,
        failure: None,
        left_out: 0,
        summary: None,
        parts,
        seams: Vec::new(),
        attempts: Vec::new(),
    };
    (record, files)
}
