//! The file that is imported: plain, or an archive whose entries are read one at a time.
//!
//! Nothing is ever unpacked to the disk, and no name in an archive becomes a path. Sizes that an archive
//! claims are not believed: what comes out is counted, for each entry and for all together.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::time::SystemTime;
use zip::ZipArchive;

/// Entries of one archive. An export of some years has a file for each picture: tens of thousands.
const MOST_ENTRIES: usize = 300_000;

/// So many times larger than the archive may be what comes out of it, above [`FREE`] bytes: text of
/// people reaches 20. Pictures hardly shrink at all.
const MOST_RATIO: u64 = 100;
const FREE: u64 = 128 * 1024 * 1024;

/// Why a file cannot be read at all.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    #[error("there is no file of that name")]
    Missing,
    #[error("it is a folder")]
    Folder,
    #[error("it is no plain file")]
    Special,
    #[error("it is empty")]
    Empty,
    #[error("the archive is damaged: {0}")]
    Archive(String),
    #[error("the archive has more entries than {MOST_ENTRIES}")]
    TooMany,
    #[error(transparent)]
    Io(#[from] io::Error),
}

/// An opened file. Readers of it are independent of each other.
#[derive(Clone, Debug)]
pub struct Source {
    file: Arc<File>,
    /// In bytes, when it was opened: what is appended later is not read.
    pub length: u64,
    modified: Option<SystemTime>,
    pub shape: Shape,
}

#[derive(Clone, Debug)]
pub enum Shape {
    Plain,
    Database,
    Zip(Box<Archive>),
}

impl Source {
    /// Opens a file and finds out by its first bytes what it is.
    ///
    /// # Errors
    /// [`OpenError`].
    pub fn open(path: &Path) -> Result<Self, OpenError> {
        let about = match std::fs::metadata(path) {
            Ok(about) => about,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Err(OpenError::Missing),
            Err(error) => return Err(error.into()),
        };
        // Looked at before it is opened: opening a pipe waits for who writes it.
        if about.is_dir() {
            return Err(OpenError::Folder);
        }
        if !about.is_file() {
            return Err(OpenError::Special);
        }
        let file = Arc::new(File::open(path)?);
        let about = file.metadata()?;
        let length = about.len();
        let mut source = Self {
            file,
            length,
            modified: about.modified().ok(),
            shape: Shape::Plain,
        };
        let mut head = Vec::new();
        source.plain().take(16).read_to_end(&mut head)?;
        if head.is_empty() {
            return Err(OpenError::Empty);
        }
        if head.starts_with(b"SQLite format 3\0") {
            source.shape = Shape::Database;
        } else if head.starts_with(b"PK") {
            source.shape = Shape::Zip(Box::new(Archive::open(source.plain(), length)?));
        }
        Ok(source)
    }

    /// Whether it is as it was when it was opened, as far as the disk tells.
    #[must_use]
    pub fn is_unchanged(&self) -> bool {
        self.file
            .metadata()
            .is_ok_and(|about| about.len() == self.length && about.modified().ok() == self.modified)
    }

    /// The bytes of the file from its beginning.
    #[must_use]
    pub fn plain(&self) -> At {
        At {
            file: self.file.clone(),
            at: 0,
            length: self.length,
        }
    }
}

/// A place in a file that others read too.
#[derive(Clone, Debug)]
pub struct At {
    file: Arc<File>,
    at: u64,
    length: u64,
}

impl Read for At {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let left = usize::try_from(self.length.saturating_sub(self.at)).unwrap_or(usize::MAX);
        let most = left.min(into.len());
        let Some(into) = into.get_mut(..most).filter(|into| !into.is_empty()) else {
            return Ok(0);
        };
        #[cfg(unix)]
        let read = std::os::unix::fs::FileExt::read_at(&*self.file, into, self.at)?;
        #[cfg(windows)]
        let read = std::os::windows::fs::FileExt::seek_read(&*self.file, into, self.at)?;
        self.at += read as u64;
        Ok(read)
    }
}

impl Seek for At {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let to = match to {
            SeekFrom::Start(to) => Some(to),
            SeekFrom::End(by) => self.length.checked_add_signed(by),
            SeekFrom::Current(by) => self.at.checked_add_signed(by),
        };
        self.at = to.ok_or(io::ErrorKind::InvalidInput)?;
        Ok(self.at)
    }
}

/// An archive's list of entries. Names that are no UTF-8 are read with marks in place of what is not.
#[derive(Clone, Debug)]
pub struct Archive {
    zip: ZipArchive<At>,
    pub names: Arc<[String]>,
    /// What may still come out of it, for all its readers together.
    left: Arc<AtomicU64>,
}

impl Archive {
    fn open(at: At, length: u64) -> Result<Self, OpenError> {
        let zip = ZipArchive::new(at).map_err(|error| OpenError::Archive(error.to_string()))?;
        if zip.len() > MOST_ENTRIES {
            return Err(OpenError::TooMany);
        }
        let names = zip
            .file_names_raw()
            .map(|name| String::from_utf8_lossy(name).into_owned())
            .collect();
        Ok(Self {
            zip,
            names,
            left: Arc::new(AtomicU64::new(length.saturating_mul(MOST_RATIO).max(FREE))),
        })
    }

    /// What may come out of it begins anew: it is read a second time.
    pub fn begin_again(&self, length: u64) {
        self.left
            .store(length.saturating_mul(MOST_RATIO).max(FREE), Relaxed);
    }

    /// Gives an entry's bytes to `read`, at most `most` of them.
    ///
    /// # Errors
    /// What the archive's reader says; `FileTooLarge` where more comes out than is allowed.
    pub fn read<T>(
        &self,
        index: usize,
        most: u64,
        read: impl FnOnce(&mut dyn Read) -> io::Result<T>,
    ) -> io::Result<T> {
        let mut zip = self.zip.clone();
        let entry = zip
            .by_index(index)
            .map_err(|error| io::Error::new(io::ErrorKind::InvalidData, error.to_string()))?;
        let mut counted = Counted {
            entry,
            most,
            left: &self.left,
        };
        read(&mut counted)
    }

    /// How long an entry says it is.
    #[must_use]
    pub fn claimed(&self, index: usize) -> u64 {
        self.zip.clone().by_index(index).map_or(0, |entry| entry.size())
    }

    /// All bytes of an entry.
    ///
    /// # Errors
    /// As [`Archive::read`].
    pub fn bytes(&self, index: usize, most: u64) -> io::Result<Vec<u8>> {
        self.read(index, most, |entry| {
            let mut bytes = Vec::new();
            entry.read_to_end(&mut bytes)?;
            Ok(bytes)
        })
    }
}

struct Counted<'a, R> {
    entry: R,
    most: u64,
    left: &'a AtomicU64,
}

impl<R: Read> Read for Counted<'_, R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.entry.read(into)?;
        let bytes = read as u64;
        let left = self.left.load(Relaxed);
        if bytes > self.most || bytes > left {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        self.most -= bytes;
        self.left.store(left - bytes, Relaxed);
        Ok(read)
    }
}
