//! A chat as it leaves one history and enters another: all of it, in one value.
//!
//! These types are the schema of our own export (`docs/export.md`): a field that is added is
//! optional, and none changes its meaning.

use crate::contract::{
    AnswerFailure, AttachmentId, AttemptFailure, AttemptReason, ChatAssistant, ChatId, ChatTerms, Citation,
    Finish, FolderId, LaneName, LibraryItem, MessageId, MessageStatus, ProviderId, Role, Seam, Timestamp,
    ToolCall, TurnId, TurnWishes, Usage,
};
use crate::history::TitleSource;
use crate::providers::{OpaquePayload, is_address, is_name, kinds};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use std::collections::{HashMap, HashSet};
use url::Url;
use uuid::Uuid;

/// When and where something was last changed: of two, the larger one is the later one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Stamp {
    /// Unix milliseconds in the upper 48 bits, a counter in the lower 16.
    pub hlc: i64,
    pub device: Uuid,
}

/// A chat with all its branches.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ChatRecord {
    pub id: ChatId,
    #[serde(flatten)]
    pub about: About,
    pub created_at: Timestamp,
    /// Of its last message.
    pub updated_at: Timestamp,
    /// In the bin since then. Never in an export.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deleted_at: Option<Timestamp>,
    /// When it was last deleted or brought back; absent where it never was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deletion: Option<Stamp>,
    /// Went for good then: nothing but this is left of it. Never in an export.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gone_at: Option<Timestamp>,
    /// The end of the branch that was last looked at.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shown: Option<MessageId>,
    /// By time, then by id.
    pub messages: Vec<MessageRecord>,
}

/// What a person says about a chat. It changes as a whole: the later one wins.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct About {
    pub title: String,
    pub title_source: TitleSource,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub system: Option<String>,
    #[serde(default)]
    pub terms: ChatTerms,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub folder: Option<Uuid>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pinned_at: Option<Timestamp>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub archived_at: Option<Timestamp>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
    /// Absent where its messages are answered as the settings say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wishes: Option<TurnWishes>,
    /// The assistant it was begun with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub assistant: Option<ChatAssistant>,
    pub changed: Stamp,
}

/// A folder of the list of chats. It changes as a whole: the later one wins.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FolderRecord {
    pub id: FolderId,
    pub name: String,
    pub created_at: Timestamp,
    /// Never in an export.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deleted_at: Option<Timestamp>,
    pub changed: Stamp,
}

/// A prompt or an assistant. It changes as a whole: the later one wins.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LibraryRecord {
    #[serde(flatten)]
    pub item: LibraryItem,
    pub created_at: Timestamp,
    /// Never in an export.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deleted_at: Option<Timestamp>,
    pub changed: Stamp,
}

/// A provider as it is set up: no key, and nothing that was confirmed for one computer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProviderRecord {
    pub id: ProviderId,
    pub name: String,
    pub kind: String,
    pub base_url: String,
    /// It is asked with a key.
    pub with_key: bool,
    /// Ids of the models that are shown; empty: all.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub models: Vec<String>,
    pub created_at: Timestamp,
    pub changed: Stamp,
}

/// A question or an answer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MessageRecord {
    pub id: MessageId,
    pub parent: Option<MessageId>,
    pub role: Role,
    pub status: MessageStatus,
    pub created_at: Timestamp,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub turn: Option<TurnId>,
    /// Of an answer in a copy of a chat: whose attempts are its own too.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub copied_from: Option<MessageId>,
    /// As it was called: whose text stands at the end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lane: Option<LaneName>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub took_ms: Option<u64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub failure: Option<AnswerFailure>,
    /// So many of the oldest messages its models were not sent.
    #[serde(default, skip_serializing_if = "is_none")]
    pub left_out: u32,
    /// What they were sent in their place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub summary: Option<String>,
    pub parts: Vec<PartRecord>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub seams: Vec<Seam>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub attempts: Vec<AttemptRecord>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PartKind {
    Text,
    Reasoning,
    ToolCall,
    ToolResult,
    Attachment,
    Citation,
    /// What goes back to its provider unread.
    Opaque,
}

/// An ordered part of a message.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct PartRecord {
    pub kind: PartKind,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub attempt: Option<u32>,
    /// Of an attachment: its name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// Kept byte for byte: a signature in it is over these bytes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub payload: Option<Box<RawValue>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub provider: Option<ProviderId>,
    /// The file's SHA-256.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file: Option<AttachmentId>,
}

impl PartialEq for PartRecord {
    fn eq(&self, other: &Self) -> bool {
        let payload = |part: &Self| part.payload.as_ref().map(|value| value.get().to_owned());
        self.kind == other.kind
            && self.attempt == other.attempt
            && self.text == other.text
            && self.provider == other.provider
            && self.file == other.file
            && payload(self) == payload(other)
    }
}

impl PartRecord {
    #[must_use]
    pub fn of(kind: PartKind, text: String, attempt: Option<u32>) -> Self {
        Self {
            kind,
            attempt,
            text: Some(text),
            payload: None,
            provider: None,
            file: None,
        }
    }
}

/// One request to one lane.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AttemptRecord {
    pub attempt: u32,
    pub provider: ProviderId,
    pub model: String,
    /// As it was called when it was asked.
    pub lane: LaneName,
    pub reason: AttemptReason,
    pub started_at: Timestamp,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first_text_ms: Option<u64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub took_ms: Option<u64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub failure: Option<AttemptFailure>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub finish: Option<Finish>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub model_answered: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub request_id: Option<String>,
    pub chars: u64,
    pub usage: Usage,
    /// In dollars; absent where a price is not known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cost_usd: Option<f64>,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub possibly_billed: bool,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub simulated: bool,
}

/// Why a chat cannot be what it says. The words are for logs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unsound {
    #[error("a message is named twice")]
    Twice,
    #[error("a message follows one that is not there, or itself")]
    Order,
    #[error("a part is not what its kind says")]
    Part,
    #[error("it was changed in the future")]
    Future,
    #[error("an answer names no turn, or a question does")]
    Turn,
    #[error("it is longer than what a person can write")]
    Long,
    #[error("its kind, its name or its address is none that a provider can have")]
    Provider,
}

/// A clock on another machine may be wrong by so much. In milliseconds.
const CLOCKS_DIFFER: i64 = 24 * 3_600_000;

/// What a time from elsewhere may be: from 1970 to 9999.
#[must_use]
pub fn is_time(at: Timestamp) -> bool {
    (0..=253_402_300_799_999).contains(&at)
}

/// What a person can ask for at most, as the backend holds it too: a file from elsewhere may say anything.
const TAGS: usize = 10;
const TAG_CHARS: usize = 30;
const MOST_TEMPERATURE: f32 = 2.0;
const MOST_STOPS: usize = 4;

impl About {
    /// Without tags, wishes and names that no person could have given.
    #[must_use]
    pub fn bounded(mut self) -> Self {
        self.tags
            .retain(|tag| !tag.trim().is_empty() && tag.chars().count() <= TAG_CHARS);
        self.tags.truncate(TAGS);
        self.assistant = self.assistant.filter(|assistant| {
            [&assistant.name, &assistant.icon]
                .into_iter()
                .all(|text| text.chars().count() <= LIBRARY_CHARS)
        });
        self.wishes = self.wishes.filter(|wishes| {
            wishes.stop.len() <= MOST_STOPS
                && wishes.max_output != Some(0)
                && wishes
                    .temperature
                    .is_none_or(|temperature| (0.0..=MOST_TEMPERATURE).contains(&temperature))
        });
        self
    }
}

impl Stamp {
    fn is_future(&self, now: Timestamp) -> bool {
        self.hlc >> 16 > now.saturating_add(CLOCKS_DIFFER) || self.hlc < 0
    }
}

impl FolderRecord {
    /// Whether a record from elsewhere can be kept as it stands, at the time `now`.
    ///
    /// # Errors
    /// What is wrong with it first.
    pub fn check(&self, now: Timestamp) -> Result<(), Unsound> {
        let times = [Some(self.created_at), self.deleted_at];
        if self.changed.is_future(now) || !times.into_iter().flatten().all(is_time) {
            return Err(Unsound::Future);
        }
        Ok(())
    }
}

/// Models of one provider that are taken in, and the longest id of one, in bytes.
const MODELS: usize = 1_000;
const MODEL_BYTES: usize = 300;

impl ProviderRecord {
    /// Whether a record from elsewhere can be kept as it stands, at the time `now`.
    ///
    /// # Errors
    /// What is wrong with it first.
    pub fn check(&self, now: Timestamp) -> Result<(), Unsound> {
        if self.changed.is_future(now) || !is_time(self.created_at) {
            return Err(Unsound::Future);
        }
        if self.models.len() > MODELS || self.models.iter().any(|id| id.len() > MODEL_BYTES) {
            return Err(Unsound::Long);
        }
        let address = Url::parse(&self.base_url).is_ok_and(|url| is_address(&url));
        match address && is_name(&self.name) && kinds::kind(&self.kind).is_some() {
            true => Ok(()),
            false => Err(Unsound::Provider),
        }
    }
}

/// The longest text of the library that is taken in, in bytes, and the longest name, in characters.
const LIBRARY_BYTES: usize = 100_000;
const LIBRARY_CHARS: usize = 80;

impl LibraryRecord {
    /// Whether a record from elsewhere can be kept as it stands, at the time `now`.
    ///
    /// # Errors
    /// What is wrong with it first.
    pub fn check(&self, now: Timestamp) -> Result<(), Unsound> {
        let times = [Some(self.created_at), self.deleted_at];
        if self.changed.is_future(now) || !times.into_iter().flatten().all(is_time) {
            return Err(Unsound::Future);
        }
        let item = &self.item;
        let long = [&item.name, &item.icon]
            .into_iter()
            .any(|text| text.chars().count() > LIBRARY_CHARS);
        match long || item.text.len() > LIBRARY_BYTES {
            true => Err(Unsound::Long),
            false => Ok(()),
        }
    }
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde hands it so")]
fn is_none(count: &u32) -> bool {
    *count == 0
}

impl ChatRecord {
    /// What is left of a chat that went for good; one that did not stays as it is.
    #[must_use]
    pub fn without_words(mut self) -> Self {
        if self.gone_at.is_some() {
            self.deleted_at = self.gone_at;
            self.shown = None;
            self.messages = Vec::new();
            self.about = About {
                title: String::new(),
                title_source: TitleSource::Words,
                system: None,
                terms: ChatTerms::default(),
                folder: None,
                pinned_at: None,
                archived_at: None,
                tags: Vec::new(),
                wishes: None,
                assistant: None,
                changed: self.about.changed,
            };
        }
        self
    }

    /// Whether a record from elsewhere can be kept as it stands, at the time `now`.
    ///
    /// # Errors
    /// What is wrong with it first.
    pub fn check(&self, now: Timestamp) -> Result<(), Unsound> {
        let future = |stamp: &Stamp| stamp.is_future(now);
        let about = &self.about;
        let times = [
            Some(self.created_at),
            Some(self.updated_at),
            self.deleted_at,
            self.gone_at,
            about.pinned_at,
            about.archived_at,
        ];
        if future(&about.changed)
            || self.deletion.as_ref().is_some_and(future)
            || !times.into_iter().flatten().all(is_time)
        {
            return Err(Unsound::Future);
        }
        let mut parents: HashMap<MessageId, Option<MessageId>> = HashMap::with_capacity(self.messages.len());
        for message in &self.messages {
            if parents.insert(message.id, message.parent).is_some() {
                return Err(Unsound::Twice);
            }
            message.check()?;
        }
        let mut sound: HashSet<MessageId> = HashSet::with_capacity(parents.len());
        for &id in parents.keys() {
            let mut way = Vec::new();
            let mut next = Some(id);
            while let Some(id) = next.filter(|id| !sound.contains(id)) {
                way.push(id);
                if way.len() > parents.len() {
                    return Err(Unsound::Order);
                }
                next = *parents.get(&id).ok_or(Unsound::Order)?;
            }
            sound.extend(way);
        }
        Ok(())
    }
}

impl MessageRecord {
    fn check(&self) -> Result<(), Unsound> {
        if self.turn.is_some() != (self.role == Role::Assistant) || self.status == MessageStatus::Streaming {
            return Err(Unsound::Turn);
        }
        let times = self.attempts.iter().map(|attempt| attempt.started_at);
        if !times.chain([self.created_at]).all(is_time) {
            return Err(Unsound::Future);
        }
        let numbers: HashSet<u32> = self.attempts.iter().map(|attempt| attempt.attempt).collect();
        if numbers.len() != self.attempts.len() {
            return Err(Unsound::Twice);
        }
        self.parts.iter().try_for_each(PartRecord::check)
    }
}

impl PartRecord {
    fn check(&self) -> Result<(), Unsound> {
        fn is<T: serde::de::DeserializeOwned>(payload: Option<&RawValue>) -> bool {
            payload.is_some_and(|payload| serde_json::from_str::<T>(payload.get()).is_ok())
        }
        let payload = self.payload.as_deref();
        let sound = match self.kind {
            PartKind::Opaque => is::<OpaquePayload>(payload),
            PartKind::Citation => is::<Citation>(payload),
            PartKind::ToolCall => is::<ToolCall>(payload),
            _ => payload.is_none() || is::<serde_json::Value>(payload),
        };
        let file = self.file.is_none() || self.kind == PartKind::Attachment;
        if sound && file { Ok(()) } else { Err(Unsound::Part) }
    }
}
