//! Chats and messages as a front shows them.

use super::{
    Attached, Attachment, Attempt, ChatAssistant, ChatId, ChatTerms, Citation, FolderId, LaneName, MessageId,
    Seam, SeamMode, Timestamp, TurnId,
};
use serde::{Deserialize, Serialize};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    User,
    Assistant,
}

/// How far an answer came. A question is always `Complete`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum MessageStatus {
    /// A living process is writing it.
    Streaming,
    /// The provider said that it is complete.
    Complete,
    /// It broke off, or nothing came; what was shown is kept and "redo" is offered.
    Failed,
    /// The user stopped it; what was shown is kept.
    Cancelled,
    /// The process that wrote it is gone.
    Interrupted,
}

/// An ordered part of a message. Reasoning names the attempt it came from, because it belongs to
/// that lane alone. Payloads that go back to a provider unread (signatures) are never sent to a
/// front.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Part {
    Text {
        text: String,
        attempt: Option<u32>,
    },
    Reasoning {
        text: String,
        attempt: u32,
    },
    /// A file of a question.
    Attachment {
        attachment: Attachment,
    },
    /// A source that the answer names.
    Citation {
        citation: Citation,
        attempt: u32,
    },
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Message {
    pub id: MessageId,
    pub parent: Option<MessageId>,
    pub role: Role,
    pub status: MessageStatus,
    pub created_at: Timestamp,
    pub parts: Vec<Part>,
    /// All messages with the same parent, this one included, oldest first: the branches here.
    pub siblings: Vec<MessageId>,
    /// Present on answers.
    pub answer: Option<AnswerInfo>,
}

impl Message {
    /// The visible text: all text parts together, but for those that were given up for an answer that
    /// began anew.
    #[must_use]
    pub fn text(&self) -> String {
        let first = self
            .answer
            .as_ref()
            .map_or(0, |answer| stands_from(&answer.seams));
        self.parts
            .iter()
            .filter_map(|part| match part {
                Part::Text { text, attempt } => {
                    attempt.is_none_or(|one| one >= first).then_some(text.as_str())
                }
                Part::Reasoning { .. } | Part::Attachment { .. } | Part::Citation { .. } => None,
            })
            .collect()
    }
}

/// The first attempt whose text is part of the answer: what earlier ones gave was given up.
#[must_use]
pub fn stands_from(seams: &[Seam]) -> u32 {
    let anew = seams.iter().rfind(|seam| seam.mode == SeamMode::Restart);
    anew.map_or(0, |seam| seam.to_attempt)
}

/// Who answered, and how it went.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct AnswerInfo {
    pub turn: TurnId,
    /// The lane whose text stands at the end; absent where none gave any.
    pub lane: Option<LaneName>,
    pub attempts: Vec<Attempt>,
    /// Numbers of the attempts that a simulated outage touched.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(test, ts(as = "Option<Vec<u32>>", optional))]
    pub simulated: Vec<u32>,
    pub seams: Vec<Seam>,
    /// From the start of the turn to its end; absent while it runs.
    pub took_ms: Option<u64>,
    /// The code and sentence of a turn that failed, as in `TurnEvent::Failed`.
    pub failure: Option<AnswerFailure>,
    /// So many of the oldest messages the models were not sent, at the person's word.
    #[serde(default)]
    pub left_out: u32,
    /// What they were sent in their place: a summary that a model made.
    #[serde(default)]
    pub summary: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct AnswerFailure {
    pub code: String,
    pub message: String,
}

/// A line in the list of chats.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ChatSummary {
    pub id: ChatId,
    /// Empty until the first message gives one.
    pub title: String,
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
    pub demo: bool,
    /// An answer is being written in it.
    pub streaming: bool,
    pub folder: Option<FolderId>,
    pub pinned_at: Option<Timestamp>,
    pub archived_at: Option<Timestamp>,
    /// A few words each.
    pub tags: Vec<String>,
    /// In the bin since then.
    pub deleted_at: Option<Timestamp>,
    /// In the bin: when it goes for good.
    pub goes_at: Option<Timestamp>,
    /// It is in no history: it is gone when it is deleted and when Understudy quits.
    #[serde(default)]
    pub temporary: bool,
}

/// An open chat: the messages of the branch that was last looked at, to its end.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Chat {
    #[serde(flatten)]
    pub summary: ChatSummary,
    pub terms: ChatTerms,
    /// What models are told before it.
    pub system: Option<String>,
    /// How its messages are answered where a message itself says nothing.
    pub wishes: TurnWishes,
    /// The assistant it was begun with.
    pub assistant: Option<ChatAssistant>,
    pub messages: Vec<Message>,
    /// Messages of the branch that stand before these: asked for without them.
    pub earlier: u32,
    /// Answers that are compared with the last one, as long as none was picked.
    pub beside: Vec<Message>,
}

/// Where a new turn starts. Nothing is ever overwritten: each is a new branch.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum TurnStart {
    /// The first message of a new chat.
    NewChat {
        text: String,
        #[serde(default)]
        attachments: Vec<Attached>,
    },
    /// Goes on at the end of the branch shown (`after`; absent in a chat without messages).
    Reply {
        chat: ChatId,
        after: Option<MessageId>,
        text: String,
        #[serde(default)]
        attachments: Vec<Attached>,
    },
    /// The question again with other words, beside the old one.
    Edit {
        chat: ChatId,
        question: MessageId,
        text: String,
        /// All that go with the new question: those of the old one are named again or left out.
        #[serde(default)]
        attachments: Vec<Attached>,
    },
    /// Another answer to the same question; with `lane`, from that model first.
    Regenerate {
        chat: ChatId,
        question: MessageId,
        lane: Option<LaneName>,
    },
}

/// How much a model is to think before it answers. Each family has its own words and numbers for it;
/// a model that cannot think is asked without.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum Effort {
    /// No thinking, or as little as the model can.
    Off,
    Low,
    Medium,
    High,
    /// As much as the model can.
    Max,
}

impl Effort {
    /// From none to as much as there is.
    pub const ALL: [Self; 5] = [Self::Off, Self::Low, Self::Medium, Self::High, Self::Max];

    /// As written in JSON, in the database and on the command line.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Off => "off",
            Self::Low => "low",
            Self::Medium => "medium",
            Self::High => "high",
            Self::Max => "max",
        }
    }
}

/// Not one of the words for an effort.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("an effort is off, low, medium, high or max")]
pub struct NotAnEffort;

impl std::str::FromStr for Effort {
    type Err = NotAnEffort;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL
            .into_iter()
            .find(|effort| effort.name() == text)
            .ok_or(NotAnEffort)
    }
}

/// How a message is to be answered, where the person has a wish. What is absent is left to the model
/// and its provider; what a model does not take is left out for it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(default)]
pub struct TurnWishes {
    pub effort: Option<Effort>,
    /// From 0 to 2.
    pub temperature: Option<f32>,
    /// In tokens, reasoning included where the family counts it so.
    pub max_output: Option<u32>,
    /// Where one of these would come, the answer ends before it. At most four.
    pub stop: Vec<String>,
}

impl TurnWishes {
    /// These wishes, and `others` where these say nothing.
    #[must_use]
    pub fn over(&self, others: &Self) -> Self {
        let stop = if self.stop.is_empty() {
            &others.stop
        } else {
            &self.stop
        };
        Self {
            effort: self.effort.or(others.effort),
            temperature: self.temperature.or(others.temperature),
            max_output: self.max_output.or(others.max_output),
            stop: stop.clone(),
        }
    }
}
