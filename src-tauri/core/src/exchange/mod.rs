//! What leaves a history and what comes into one: exports, imports, the histories of other machines.
//!
//! Everything that comes in becomes [`ChatRecord`]s first, whatever it was; one way leads from there
//! into the history ([`crate::history::Merger`]), and one rule says what two histories have of a chat
//! (`merge`). What is read is hostile input: nothing in it names a place to read from or to go to.

mod archive;
mod course;
mod export;
mod foreign;
mod formats;
mod html;
mod import;
mod items;
mod markdown;
mod merge;
mod own;
#[cfg(test)]
pub(crate) mod practice;
mod read;
mod record;
mod split;
#[cfg(test)]
mod stories;
mod times;
mod whose;

pub use archive::OpenError;
pub use course::{Course, Stopped};
pub use export::{ExportError, export};
pub use import::{Keep, Looked};
pub use markdown::markdown;
pub use merge::{further, merge, merge_folders, merge_library};
pub use read::ImportError;
pub use record::{
    About, AttemptRecord, ChatRecord, FolderRecord, LibraryRecord, MessageRecord, PartKind, PartRecord,
    ProviderRecord, Stamp, Unsound, is_time,
};
