//! Files that go with a question.
//!
//! Bytes lie in `files`, by their hash; what is known of them lies in the history's database, which
//! also says which messages refer to them. `inspect` looks into them.

mod files;
pub mod inspect;
mod name;
mod read;
mod shared;

pub use files::{FileError, Files, GRACE, InUse, hash};
pub use name::plain_name;
pub use read::read_file;

/// Bytes of one file. Anthropic takes requests of 32 MB, OpenAI of 50 MB, with the files in them in
/// base64; a larger PDF goes as its text.
pub const FILE_BYTES: usize = 30 * 1024 * 1024;

/// Files of one message: as many as a vendor's own chat takes.
pub const FILES_OF_MESSAGE: usize = 20;
