//! Finds out what a file is and reads it, a chat at a time.

use super::archive::{Archive, Shape, Source};
use super::course::{Course, Stopped};
use super::foreign::Draft;
use super::formats::{NotOne, cherry_studio, jan};
use super::items::{Watched, each, give, put, refuse, stopped_or};
use super::own::{own, own_item};
use super::record::{FolderRecord, LibraryRecord, ProviderRecord};
use super::split::{Item, Items, SplitError};
use super::whose::{Document, whose};
use crate::contract::{AttachmentId, ExportOf, ImportSource, ImportTrouble};
use crate::history::{HistoryError, Reader};
use std::collections::BTreeMap;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// Bytes of one conversation of another service. A long one has some 5 MB; in memory it takes several times
/// as much.
pub(super) const MOST_FOREIGN: usize = 64 * 1024 * 1024;

/// Bytes of one chat or file of our own export.
const MOST_OWN: usize = 256 * 1024 * 1024;

/// Bytes of one entry of an archive that is a document.
const MOST_DOCUMENT: u64 = 64 * 1024 * 1024 * 1024;

/// Why an import does not go on.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    #[error(transparent)]
    Open(#[from] super::archive::OpenError),
    #[error("there is nothing in it that is understood")]
    Unknown,
    #[error("it was written by a newer version")]
    Newer,
    #[error(transparent)]
    Stopped(#[from] Stopped),
    #[error("the file was changed while it was read")]
    Changed,
    #[error(transparent)]
    History(#[from] HistoryError),
    /// A file could not be kept.
    #[error("cannot be written: {0}")]
    CannotWrite(String),
    #[error(transparent)]
    Io(#[from] io::Error),
}

/// What is done with what is read.
pub(super) trait Take {
    fn chat(&mut self, draft: Draft) -> Result<(), ImportError>;
    /// A file of our own export, which comes before the chats it goes with.
    fn file(&mut self, id: AttachmentId, name: &str, bytes: Vec<u8>) -> Result<(), ImportError>;
    /// Where chats of ours stand; before the chats.
    fn folder(&mut self, folder: FolderRecord) -> Result<(), ImportError>;
    fn library(&mut self, item: LibraryRecord) -> Result<(), ImportError>;
    fn provider(&mut self, provider: ProviderRecord) -> Result<(), ImportError>;
    fn trouble(&mut self, what: ImportTrouble);
}

/// Where files lie that chats name.
pub(super) enum Files {
    /// In the archive: their entries by the last parts of their names.
    Entries(BTreeMap<String, usize>),
    /// Beside a history, each under its hash.
    Beside(PathBuf),
    None,
}

/// What is read, and whose it is.
pub(super) struct Import {
    pub source: Source,
    pub from: ImportSource,
    pub files: Files,
    /// The documents in it: entries of an archive, or the file itself.
    documents: Vec<(Option<usize>, Document)>,
    /// A history of another machine, copied.
    history: Option<Reader>,
}

impl Import {
    /// Opens the file at `path`. A history is copied into `folder` first.
    pub fn open(path: &Path, folder: &Path, now: i64, course: &Course) -> Result<Self, ImportError> {
        let source = Source::open(path)?;
        let mut import = Self {
            from: ImportSource::Own,
            files: Files::None,
            documents: Vec::new(),
            history: None,
            source,
        };
        match import.source.shape.clone() {
            Shape::Database => {
                import.history = Some(Reader::of_copy(path, folder, now)?);
                import.from = ImportSource::History;
                import.files = Files::Beside(path.parent().unwrap_or(Path::new(".")).join("attachments"));
                return Ok(import);
            }
            Shape::Plain => {
                let plain = Watched {
                    inner: import.source.plain(),
                    course,
                };
                match whose(plain) {
                    Ok(Some(document)) => import.documents.push((None, document)),
                    Ok(None) => {}
                    Err(SplitError::Io(error)) => return Err(stopped_or(error, course)),
                    Err(_) => {}
                }
            }
            Shape::Zip(archive) => {
                import.look_through(&archive, course)?;
                let names = archive.names.iter().enumerate();
                let names = names
                    .map(|(index, name)| (last_part(name).to_owned(), index))
                    .collect();
                import.files = Files::Entries(names);
            }
        }
        course.go_on()?;
        match import.documents.first() {
            Some((_, document)) => import.from = document.source(),
            None => return Err(ImportError::Unknown),
        }
        Ok(import)
    }

    /// Finds the documents in an archive: by what is in them; their names only say where to look.
    fn look_through(&mut self, archive: &Archive, course: &Course) -> Result<(), ImportError> {
        for (index, name) in archive.names.iter().enumerate() {
            course.go_on()?;
            if !name.to_ascii_lowercase().ends_with(".json") {
                continue;
            }
            let found = archive.read(index, MOST_DOCUMENT, |entry| {
                Ok(whose(Watched { inner: entry, course }))
            });
            let document = match found {
                Ok(Ok(Some(document))) => document,
                Ok(Ok(None) | Err(_)) | Err(_) => match self.thread(archive, index, name) {
                    Some(document) => document,
                    None => continue,
                },
            };
            self.documents.push((Some(index), document));
        }
        archive.begin_again(self.source.length);
        Ok(())
    }

    fn thread(&self, archive: &Archive, index: usize, name: &str) -> Option<Document> {
        let folder = name.strip_suffix("thread.json")?;
        let messages = archive
            .names
            .iter()
            .position(|other| other.strip_prefix(folder) == Some("messages.jsonl"))?;
        let bytes = archive.bytes(index, MOST_FOREIGN as u64).ok()?;
        jan::is_thread(&serde_json::from_slice(&bytes).ok()?).ok()?;
        Some(Document::Jan(messages))
    }

    /// Bytes that reading it goes through, as far as that is known.
    pub fn size(&self) -> u64 {
        let Shape::Zip(archive) = &self.source.shape else {
            return self.source.length;
        };
        let entries = self.documents.iter().filter_map(|(entry, _)| *entry);
        entries
            .map(|index| archive.claimed(index))
            .fold(0, u64::saturating_add)
    }

    /// Reads all of it.
    pub fn read(&self, course: &Course, into: &mut dyn Take) -> Result<(), ImportError> {
        if let Some(history) = &self.history {
            return self.read_history(history, course, into);
        }
        if let Shape::Zip(archive) = &self.source.shape {
            archive.begin_again(self.source.length);
        }
        for &(entry, document) in &self.documents {
            course.go_on()?;
            match (entry, &self.source.shape) {
                (Some(index), Shape::Zip(archive)) => {
                    let mut failed = None;
                    let read = archive.read(index, MOST_DOCUMENT, |entry| {
                        let entry = Watched { inner: entry, course };
                        failed = self.document(document, entry, index, course, into).err();
                        Ok(())
                    });
                    if let Some(error) = failed {
                        return Err(error);
                    }
                    if read.is_err() {
                        into.trouble(ImportTrouble::Broken);
                    }
                }
                _ => {
                    let plain = Watched {
                        inner: self.source.plain(),
                        course,
                    };
                    self.document(document, plain, 0, course, into)?;
                }
            }
        }
        course.go_on()?;
        Ok(())
    }

    fn read_history(
        &self,
        history: &Reader,
        course: &Course,
        into: &mut dyn Take,
    ) -> Result<(), ImportError> {
        course.expect(history.count(ExportOf::All)?);
        for folder in history.folders(ExportOf::All, true)? {
            into.folder(folder)?;
        }
        for item in history.library(true)? {
            into.library(item)?;
        }
        for provider in history.providers()? {
            into.provider(provider)?;
        }
        let mut after = None;
        loop {
            let ids = history.chats(after, true)?;
            let Some(&last) = ids.last() else {
                return Ok(());
            };
            for id in ids {
                course.go_on()?;
                if let Some(chat) = history.chat(id)? {
                    into.chat(own(chat, true))?;
                }
                course.advance(1);
            }
            after = Some(last);
        }
    }

    fn document(
        &self,
        document: Document,
        reader: impl Read,
        index: usize,
        course: &Course,
        into: &mut dyn Take,
    ) -> Result<(), ImportError> {
        match document {
            Document::Own => each(Items::new(reader, MOST_OWN), course, into, own_item),
            Document::List(source) => {
                each(
                    Items::new(reader, MOST_FOREIGN),
                    course,
                    into,
                    |item, into| match item {
                        Item::Element { bytes, .. } => give(source, &bytes, into),
                        _ => Ok(()),
                    },
                )
            }
            Document::Single(source) => {
                let mut whole = Vec::new();
                let read = reader.take(MOST_FOREIGN as u64 + 1).read_to_end(&mut whole);
                read.map_err(|error| stopped_or(error, course))?;
                if whole.len() > MOST_FOREIGN {
                    into.trouble(ImportTrouble::TooLong);
                    return Ok(());
                }
                give(source, &whole, into)
            }
            Document::CherryStudio => self.cherry_studio(reader, index, course, into),
            Document::Jan(messages) => {
                let mut thread = Vec::new();
                reader
                    .take(MOST_FOREIGN as u64)
                    .read_to_end(&mut thread)
                    .map_err(|error| stopped_or(error, course))?;
                let Shape::Zip(archive) = &self.source.shape else {
                    return Ok(());
                };
                let lines = archive.bytes(messages, MOST_FOREIGN as u64);
                let thread = serde_json::from_slice(&thread);
                match (thread, lines) {
                    (Ok(thread), Ok(lines)) => match jan::read(&thread, &lines) {
                        Ok((conversation, broken)) => {
                            (0..broken).for_each(|_| into.trouble(ImportTrouble::Broken));
                            put(conversation, jan::SERVICE, into)
                        }
                        Err(NotOne) => refuse(into),
                    },
                    _ => refuse(into),
                }
            }
        }
    }

    /// Blocks stand behind the topics that name them: they are learnt first.
    fn cherry_studio(
        &self,
        reader: impl Read,
        index: usize,
        course: &Course,
        into: &mut dyn Take,
    ) -> Result<(), ImportError> {
        let mut known = cherry_studio::Known::default();
        each(
            Items::opening(reader, MOST_FOREIGN, "indexedDB"),
            course,
            into,
            |item, into| {
                match item {
                    Item::Member { name, bytes } if name == "localStorage" => known.learn_names(&bytes),
                    Item::Element { of: Some(of), bytes } if of == "message_blocks" => {
                        let learnt = known.learn_block(&bytes);
                        if !learnt {
                            into.trouble(ImportTrouble::Broken);
                        }
                    }
                    _ => {}
                }
                Ok(())
            },
        )?;
        let mut topics = |reader: &mut dyn Read| {
            each(
                Items::opening(reader, MOST_FOREIGN, "indexedDB"),
                course,
                into,
                |item, into| match item {
                    Item::Element { of: Some(of), bytes } if of == "topics" => {
                        match serde_json::from_slice(&bytes)
                            .map_err(|_| NotOne)
                            .and_then(|topic| known.read(&topic))
                        {
                            Ok(conversation) => put(conversation, cherry_studio::SERVICE, into),
                            Err(NotOne) => refuse(into),
                        }
                    }
                    _ => Ok(()),
                },
            )
        };
        match &self.source.shape {
            Shape::Zip(archive) => {
                let mut done = Ok(());
                archive.read(index, MOST_DOCUMENT, |entry| {
                    done = topics(&mut Watched { inner: entry, course });
                    Ok(())
                })?;
                done
            }
            _ => topics(&mut Watched {
                inner: self.source.plain(),
                course,
            }),
        }
    }

    /// The index of the archive's entry whose name begins with `wanted`, which an export names.
    pub fn entry(&self, wanted: &str) -> Option<usize> {
        let Files::Entries(names) = &self.files else {
            return None;
        };
        let wanted = last_part(wanted);
        if wanted.is_empty() {
            return None;
        }
        let goes_on = |name: &str| {
            name.get(wanted.len()..)
                .is_some_and(|rest| !rest.starts_with(|c: char| c.is_ascii_alphanumeric()))
        };
        names
            .range(wanted.to_owned()..)
            .take_while(|(name, _)| name.starts_with(wanted))
            .find(|(name, _)| goes_on(name))
            .map(|(_, &index)| index)
    }
}

fn last_part(name: &str) -> &str {
    name.rsplit(['/', '\\']).next().unwrap_or_default()
}
