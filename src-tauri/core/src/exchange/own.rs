//! Reading our own export: files first, then the chats that name them.

use super::foreign::{Draft, DraftFile, Whence};
use super::read::{ImportError, Take};
use super::record::ChatRecord;
use super::split::Item;
use crate::contract::{AttachmentId, ImportTrouble};
use base64::Engine as _;
use serde::Deserialize;

/// The format that our own exports name.
pub(super) const FORMAT: &str = "understudy-history";
/// The newest version of it that is read.
pub(super) const VERSION: u64 = 1;

/// A file in our own export.
#[derive(Deserialize)]
struct OwnFile {
    sha256: AttachmentId,
    #[serde(default)]
    name: String,
    #[serde(default)]
    data: Option<String>,
}

pub(super) fn own_item(item: Item, into: &mut dyn Take) -> Result<(), ImportError> {
    match item {
        Item::Member { name, bytes } if name == "version" => match serde_json::from_slice::<u64>(&bytes) {
            Ok(version) if version > VERSION => Err(ImportError::Newer),
            _ => Ok(()),
        },
        Item::Element { of: Some(of), bytes } if of == "files" => {
            let Ok(file) = serde_json::from_slice::<OwnFile>(&bytes) else {
                into.trouble(ImportTrouble::Broken);
                return Ok(());
            };
            drop(bytes);
            let Some(data) = file.data else {
                return Ok(()); // It was missing where the export was made.
            };
            match base64::engine::general_purpose::STANDARD.decode(data) {
                Ok(data) if crate::attachments::hash(&data) == file.sha256 => {
                    into.file(file.sha256, &file.name, data)
                }
                _ => {
                    into.trouble(ImportTrouble::FileDamaged);
                    Ok(())
                }
            }
        }
        Item::Element { of: Some(of), bytes } if of == "folders" => {
            read(&bytes, into).map_or(Ok(()), |folder| into.folder(folder))
        }
        Item::Element { of: Some(of), bytes } if of == "library" => {
            read(&bytes, into).map_or(Ok(()), |item| into.library(item))
        }
        Item::Element { of: Some(of), bytes } if of == "providers" => {
            read(&bytes, into).map_or(Ok(()), |provider| into.provider(provider))
        }
        Item::Element { of: Some(of), bytes } if of == "chats" => {
            let Some(mut chat) = read::<ChatRecord>(&bytes, into) else {
                return Ok(());
            };
            // Only another machine's history says that something is to go for good.
            chat.gone_at = None;
            into.chat(own(chat, false))
        }
        _ => Ok(()),
    }
}

/// One record; where it cannot be read, that is noted.
fn read<T: serde::de::DeserializeOwned>(bytes: &[u8], into: &mut dyn Take) -> Option<T> {
    serde_json::from_slice(bytes)
        .inspect_err(|error| {
            tracing::warn!(%error, record = std::any::type_name::<T>(), "a record of an export cannot be read");
            into.trouble(ImportTrouble::Broken);
        })
        .ok()
}

/// A chat of ours; its files lie `beside` the history it comes from, or came before it.
pub(super) fn own(chat: ChatRecord, beside: bool) -> Draft {
    let mut files = Vec::new();
    for (message, record) in chat.messages.iter().enumerate().filter(|_| beside) {
        for (part, one) in record.parts.iter().enumerate() {
            if let Some(id) = &one.file {
                files.push(DraftFile {
                    message,
                    part,
                    from: Whence::Beside(id.clone()),
                });
            }
        }
    }
    Draft { chat, files }
}
