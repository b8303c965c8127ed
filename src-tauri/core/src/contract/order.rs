//! Chats in order: folders, pins, tags, the archive, the bin, and what is being written.

use super::{Attachment, ChatAssistant, ChatId, ChatSummary, FolderId, Timestamp, TurnWishes};
use serde::{Deserialize, Serialize};

/// A folder of the list of chats.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Folder {
    pub id: FolderId,
    pub name: String,
    /// Chats in it, those in the archive and in the bin not counted.
    pub chats: u32,
}

/// The list of chats as it stands at the side: what is pinned, and the newest. The rest comes by pages.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ChatList {
    /// Newest first, also those that are pinned.
    pub chats: Vec<ChatSummary>,
    /// By name.
    pub folders: Vec<Folder>,
    /// All that any chat has.
    pub tags: Vec<String>,
    /// There are older chats.
    pub more: bool,
    /// Chats in the archive and in the bin.
    pub archived: u32,
    pub in_bin: u32,
}

/// Where chats are looked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum ChatPlace {
    /// Neither in the archive nor in the bin.
    Listed,
    Folder {
        folder: FolderId,
    },
    Tag {
        tag: String,
    },
    Archive,
    /// Deleted, until their time is over. Those deleted last come first.
    Bin,
    /// Wherever they are, but for the bin.
    Everywhere,
}

/// The end of a page: the next one begins after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct PageEnd {
    /// When the chat was used last; in the bin, when it was deleted.
    pub at: Timestamp,
    pub id: ChatId,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ChatPage {
    pub chats: Vec<ChatSummary>,
    /// Where the next page begins; absent at the end.
    pub next: Option<PageEnd>,
}

/// One thing that a person changes about a chat.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum ChatChange {
    /// Absent: into no folder.
    Folder {
        folder: Option<FolderId>,
    },
    Pin {
        on: bool,
    },
    Archive {
        on: bool,
    },
    /// All of them.
    Tags {
        tags: Vec<String>,
    },
    /// What models are told before the chat; empty: nothing.
    System {
        system: String,
    },
    /// How its messages are answered where the message itself says nothing.
    Wishes {
        wishes: TurnWishes,
    },
    /// The assistant it was begun with; absent: none.
    Assistant {
        assistant: Option<ChatAssistant>,
    },
}

/// What stands in a field and was not sent.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Draft {
    /// The chat's id; empty for a new chat.
    pub slot: String,
    pub text: String,
    pub files: Vec<Attachment>,
}
