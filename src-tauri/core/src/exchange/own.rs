//! Reading our own export: files first, then the chats that name them.

use super::foreign::{Draft, DraftFile, Whence};
use super::read::{ImportError, Take};
use super::record::{ChatRecord, FolderRecord, LibraryRecord, ProviderRecord};
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
            match serde_json::from_slice::<FolderRecord>(&bytes) {
                Ok(folder) => into.folder(folder),
                Err(error) => {
                    tracing::warn!(%error, "a folder of an export cannot be read");
                    into.trouble(ImportTrouble::Broken);
                    Ok(())
                }
            }
        }
        Item::Element { of: Some(of), bytes } if of == "library" => {
            match serde_json::from_slice::<LibraryRecord>(&bytes) {
                Ok(item) => into.library(item),
                Err(error) => {
                    tracing::warn!(%error, "an item of the library of an export cannot be read");
                    into.trouble(ImportTrouble::Broken);
                    Ok(())
                }
            }
        }
        Item::Element { of: Some(of), bytes } if of == "providers" => {
            match serde_json::from_slice::<ProviderRecord>(&bytes) {
                Ok(provider) => into.provider(provider),
                Err(error) => {
                    tracing::warn!(%error, "a provider of an export cannot be read");
                    into.trouble(ImportTrouble::Broken);
                    Ok(())
                }
            }
        }
        Item::Element { of: Some(of), bytes } if of == "chats" => {
            match serde_json::from_slice::<ChatRecord>(&bytes) {
                Ok(mut chat) => {
                    // Only another machine's history says that something is to go for good.
                    chat.gone_at = None;
                    into.chat(own(chat, false))
                }
                Err(error) => {
                    tracing::warn!(%error, "a chat of an export cannot be read");
                    into.trouble(ImportTrouble::Broken);
                    Ok(())
                }
            }
        }
        _ => Ok(()),
    }
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
