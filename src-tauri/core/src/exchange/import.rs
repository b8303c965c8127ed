//! An import in two goes: the first reads all of the file and says what it would bring, the second
//! brings it. Between them a person says yes.
//!
//! The file is read twice instead of being laid aside, as reading takes seconds and a copy takes the
//! room of the whole archive. The second go brings chats in by short transactions, so that an answer that
//! is being written waits for a fifth of a second and not for the import. Each transaction says how it is
//! undone; stopping undoes them all, and so does the next start where the process died
//! ([`crate::history::Merger`]).

use super::archive::Shape;
use super::course::Course;
use super::foreign::{Draft, DraftFile, Whence};
use super::read::{Files, Import, ImportError, Take};
use super::record::{FolderRecord, LibraryRecord, ProviderRecord};
use crate::attachments::{self, FILE_BYTES, FileError};
use crate::contract::{
    AttachmentId, ChatId, ImportNote, ImportPreview, ImportSource, ImportTrouble, Imported, Timestamp,
};
use crate::history::{Added, Merger, Reader};
use crate::texts;
use std::collections::{BTreeMap, HashSet};
use std::path::Path;

/// Keeps a file that came with a chat: looks into it as into one that was attached.
pub trait Keep {
    /// # Errors
    /// When the disk or the history cannot be written.
    fn keep(&self, name: &str, bytes: Vec<u8>) -> Result<AttachmentId, ImportError>;
}

/// A file that was looked at and can be imported.
pub struct Looked {
    import: Import,
    pub preview: ImportPreview,
}

#[derive(Default)]
struct Troubles(BTreeMap<ImportTrouble, u64>);

impl Troubles {
    fn add(&mut self, what: ImportTrouble) {
        *self.0.entry(what).or_default() += 1;
    }

    fn notes(&self) -> Vec<ImportNote> {
        let note = |(&trouble, &count): (&ImportTrouble, &u64)| ImportNote {
            trouble,
            count,
            message: texts::say_with(
                "import-note",
                &[("trouble", trouble.name().into()), ("count", count.into())],
            ),
        };
        self.0.iter().map(note).collect()
    }
}

impl Looked {
    /// Reads the file at `path` and says what it would bring. `folder` is for a copy, where one is needed;
    /// it is removed when the import is dropped.
    ///
    /// # Errors
    /// Where nothing can be read of it.
    pub fn at(
        path: &Path,
        folder: &Path,
        here: &Reader,
        now: Timestamp,
        course: &Course,
    ) -> Result<Self, ImportError> {
        let import = Import::open(path, folder, now, course)?;
        let mut counted = Counted {
            import: &import,
            here,
            now,
            ids: HashSet::new(),
            files_here: HashSet::new(),
            preview: ImportPreview {
                import: uuid::Uuid::now_v7().to_string(),
                file: path
                    .file_name()
                    .unwrap_or(path.as_os_str())
                    .to_string_lossy()
                    .into_owned(),
                source: import.from,
                chats: 0,
                known: 0,
                messages: 0,
                files: 0,
                providers: 0,
                first_at: None,
                last_at: None,
                notes: Vec::new(),
            },
            troubles: Troubles::default(),
        };
        begin(&import, course);
        import.read(course, &mut counted)?;
        let mut preview = counted.preview;
        preview.notes = counted.troubles.notes();
        Ok(Self { import, preview })
    }

    /// Brings it in. An error leaves everything as it was, being stopped too.
    ///
    /// # Errors
    /// As [`Keep::keep`], or when the file cannot be read any more.
    pub fn bring(&self, merger: Merger, keep: &dyn Keep, course: &Course) -> Result<Imported, ImportError> {
        if !self.import.source.is_unchanged() {
            merger.undo()?;
            return Err(ImportError::Changed);
        }
        let mut bringing = Bringing {
            import: &self.import,
            merger,
            keep,
            done: Imported::default(),
            troubles: Troubles::default(),
        };
        begin(&self.import, course);
        match self.import.read(course, &mut bringing) {
            Ok(()) => {
                bringing.merger.finish()?;
                let mut done = bringing.done;
                done.notes = bringing.troubles.notes();
                Ok(done)
            }
            Err(error) => {
                if let Err(also) = bringing.merger.undo() {
                    tracing::error!(error = %also, "an import is undone with the next start");
                }
                Err(error)
            }
        }
    }
}

fn begin(import: &Import, course: &Course) {
    course.reach(0);
    course.expect(import.size());
}

/// The first go.
struct Counted<'a> {
    import: &'a Import,
    here: &'a Reader,
    now: Timestamp,
    ids: HashSet<ChatId>,
    files_here: HashSet<AttachmentId>,
    preview: ImportPreview,
    troubles: Troubles,
}

impl Take for Counted<'_> {
    fn chat(&mut self, draft: Draft) -> Result<(), ImportError> {
        if let Err(reason) = draft.chat.check(self.now) {
            tracing::warn!(%reason, "a chat of an import is not sound");
            self.troubles.add(ImportTrouble::Unsound);
            return Ok(());
        }
        // What went for good is nothing that comes.
        if draft.chat.gone_at.is_some() {
            return Ok(());
        }
        let preview = &mut self.preview;
        if self.ids.insert(draft.chat.id) {
            preview.chats += 1;
            preview.known += u64::from(self.here.has(draft.chat.id)?);
        }
        for message in &draft.chat.messages {
            preview.messages += 1;
            let at = message.created_at;
            preview.first_at = Some(preview.first_at.map_or(at, |first| first.min(at)));
            preview.last_at = Some(preview.last_at.map_or(at, |last| last.max(at)));
        }
        for file in &draft.files {
            let there = match &file.from {
                Whence::Here(bytes) => !bytes.is_empty(),
                Whence::Entry(name) => self.import.entry(name).is_some(),
                Whence::Beside(id) => self.import.is_beside(id),
                Whence::Nowhere => false,
            };
            if there {
                self.preview.files += 1;
            } else {
                self.troubles.add(ImportTrouble::FileMissing);
            }
        }
        Ok(())
    }

    fn file(&mut self, id: AttachmentId, _name: &str, _bytes: Vec<u8>) -> Result<(), ImportError> {
        if self.files_here.insert(id) {
            self.preview.files += 1;
        }
        Ok(())
    }

    fn folder(&mut self, folder: FolderRecord) -> Result<(), ImportError> {
        if folder.check(self.now).is_err() {
            self.troubles.add(ImportTrouble::Unsound);
        }
        Ok(())
    }

    fn library(&mut self, item: LibraryRecord) -> Result<(), ImportError> {
        if item.check(self.now).is_err() {
            self.troubles.add(ImportTrouble::Unsound);
        }
        Ok(())
    }

    fn provider(&mut self, provider: ProviderRecord) -> Result<(), ImportError> {
        if provider.check(self.now).is_err() {
            self.troubles.add(ImportTrouble::Unsound);
        } else if !self.here.has_provider(&provider)? {
            self.preview.providers += 1;
        }
        Ok(())
    }

    fn trouble(&mut self, what: ImportTrouble) {
        self.troubles.add(what);
    }
}

/// The second go.
struct Bringing<'a> {
    import: &'a Import,
    merger: Merger,
    keep: &'a dyn Keep,
    done: Imported,
    troubles: Troubles,
}

impl Take for Bringing<'_> {
    fn chat(&mut self, mut draft: Draft) -> Result<(), ImportError> {
        for file in std::mem::take(&mut draft.files) {
            self.file_of(&mut draft, file)?;
        }
        let done = &mut self.done;
        match self.merger.add(draft.chat)? {
            Added::New { messages } => {
                done.chats += 1;
                done.messages += messages as u64;
            }
            Added::More { messages } => {
                done.more += 1;
                done.messages += messages as u64;
            }
            Added::Known => done.known += 1,
            Added::Deleted => done.deleted += 1,
            Added::Unsound(_) => self.troubles.add(ImportTrouble::Unsound),
        }
        Ok(())
    }

    fn file(&mut self, id: AttachmentId, name: &str, bytes: Vec<u8>) -> Result<(), ImportError> {
        if bytes.len() > FILE_BYTES {
            self.troubles.add(ImportTrouble::FileTooLarge);
            return Ok(());
        }
        // Looking into it takes long, and keeping it is another's transaction.
        self.merger.let_go()?;
        if !self.merger.has_file(&id)? {
            self.done.files += 1;
        }
        self.keep.keep(name, bytes)?;
        Ok(())
    }

    fn folder(&mut self, folder: FolderRecord) -> Result<(), ImportError> {
        if !self.merger.add_folder(folder)? {
            self.troubles.add(ImportTrouble::Unsound);
        }
        Ok(())
    }

    fn library(&mut self, item: LibraryRecord) -> Result<(), ImportError> {
        if !self.merger.add_library(item)? {
            self.troubles.add(ImportTrouble::Unsound);
        }
        Ok(())
    }

    fn provider(&mut self, provider: ProviderRecord) -> Result<(), ImportError> {
        match self.merger.add_provider(&provider)? {
            Added::Unsound(_) => self.troubles.add(ImportTrouble::Unsound),
            Added::New { .. } => self.done.providers += 1,
            Added::More { .. } | Added::Known | Added::Deleted => {}
        }
        Ok(())
    }

    fn trouble(&mut self, what: ImportTrouble) {
        self.troubles.add(what);
    }
}

impl Bringing<'_> {
    fn file_of(&mut self, draft: &mut Draft, file: DraftFile) -> Result<(), ImportError> {
        let part = draft
            .chat
            .messages
            .get_mut(file.message)
            .and_then(|message| message.parts.get_mut(file.part));
        let Some(part) = part else {
            return Ok(());
        };
        let bytes = match self.import.bytes(&file.from) {
            Ok(bytes) => bytes,
            Err(trouble) => {
                self.troubles.add(trouble);
                part.file = None;
                return Ok(());
            }
        };
        let id = attachments::hash(&bytes);
        self.merger.let_go()?;
        if !self.merger.has_file(&id)? {
            self.done.files += 1;
        }
        let name = part.text.clone().unwrap_or_default();
        part.file = Some(self.keep.keep(&name, bytes)?);
        Ok(())
    }
}

impl Import {
    fn is_beside(&self, id: &AttachmentId) -> bool {
        match &self.files {
            Files::Beside(folder) => attachments::Files::at(folder).has(id),
            _ => false,
        }
    }

    /// The bytes of a file that the import names.
    fn bytes(&self, from: &Whence) -> Result<Vec<u8>, ImportTrouble> {
        let bytes = match from {
            Whence::Nowhere => return Err(ImportTrouble::FileMissing),
            Whence::Here(bytes) => bytes.clone(),
            Whence::Entry(name) => {
                let (Some(index), Shape::Zip(archive)) = (self.entry(name), &self.source.shape) else {
                    return Err(ImportTrouble::FileMissing);
                };
                match archive.bytes(index, FILE_BYTES as u64) {
                    Ok(bytes) => bytes,
                    Err(error) if error.kind() == std::io::ErrorKind::FileTooLarge => {
                        return Err(ImportTrouble::FileTooLarge);
                    }
                    Err(_) => return Err(ImportTrouble::FileDamaged),
                }
            }
            Whence::Beside(id) => {
                let Files::Beside(folder) = &self.files else {
                    return Err(ImportTrouble::FileMissing);
                };
                match attachments::Files::at(folder).get_unknown(id, FILE_BYTES as u64) {
                    Ok(bytes) => bytes.to_vec(),
                    Err(FileError::Missing) => return Err(ImportTrouble::FileMissing),
                    Err(_) => return Err(ImportTrouble::FileDamaged),
                }
            }
        };
        match bytes.len() {
            0 => Err(ImportTrouble::FileMissing),
            length if length > FILE_BYTES => Err(ImportTrouble::FileTooLarge),
            _ => Ok(bytes),
        }
    }
}

impl ImportSource {
    /// As a person knows it.
    #[must_use]
    pub fn shown(self) -> String {
        texts::say_with("import-source", &[("source", self.name().into())])
    }
}
