//! A whole history in one file: a ZIP archive with `history.db` and `attachments/ab/abcd…`, that any
//! program for archives opens.
//!
//! What is read of one may come from anywhere: only these two kinds of names are taken, a file only
//! with the hash that names it, and nothing beyond the room there is.

use crate::attachments::{self, FILE_BYTES};
use crate::contract::{AttachmentId, HistoryContent};
use crate::history::error::{HistoryError, HistoryResult};
use crate::history::files::{open_private, remove_if_there, sync_folder};
use std::fs;
use std::io::{self, Read as _};
use std::path::Path;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

const DATABASE: &str = "history.db";
/// More files than anybody attaches in a lifetime.
const MOST_ENTRIES: usize = 4_000_000;

/// What was packed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Packed {
    pub content: HistoryContent,
    pub files: u64,
    /// Of the file that was written.
    pub bytes: u64,
    /// Files that messages name and that the home has lost.
    pub files_missing: u64,
}

fn broken(error: zip::result::ZipError) -> HistoryError {
    match error {
        zip::result::ZipError::Io(error) if error.kind() != io::ErrorKind::UnexpectedEof => error.into(),
        other => HistoryError::Damaged(format!("the archive cannot be read: {other}")),
    }
}

/// Writes `database` and the files that it names to `path`, under another name until it is whole.
pub fn pack(
    database: &Path,
    files: &attachments::Files,
    content: HistoryContent,
    path: &Path,
) -> HistoryResult<Packed> {
    if path.try_exists()? {
        return Err(HistoryError::Conflict("the name of the file"));
    }
    let mut unfinished = path.as_os_str().to_owned();
    unfinished.push(".part");
    let unfinished = Path::new(&unfinished);
    let packed = write(database, files, content, unfinished).and_then(|packed| {
        fs::rename(unfinished, path)?;
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
        sync_folder(folder.unwrap_or(Path::new(".")))?;
        Ok(packed)
    });
    if packed.is_err() {
        let _ = remove_if_there(unfinished);
    }
    packed
}

fn write(
    database: &Path,
    files: &attachments::Files,
    content: HistoryContent,
    path: &Path,
) -> HistoryResult<Packed> {
    let named = super::files_of(&super::open_closed(database)?)?;
    let mut named: Vec<AttachmentId> = named.into_iter().collect();
    named.sort_by(|one, two| one.as_str().cmp(two.as_str()));
    let mut archive = ZipWriter::new(open_private(path, true)?);
    let options = SimpleFileOptions::default()
        .large_file(true)
        .unix_permissions(0o600);
    let text = options
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(3));
    archive.start_file(DATABASE, text).map_err(broken)?;
    io::copy(&mut fs::File::open(database)?, &mut archive)?;
    let (mut kept, mut missing) = (0, 0);
    for id in named {
        // Read once to know it is whole: in an archive that is written on, nothing can be taken back.
        if files.verify(&id).is_err() {
            missing += 1;
            continue;
        }
        // Pictures and PDFs are compressed already.
        let plain = options.compression_method(CompressionMethod::Stored);
        archive.start_file(name(&id), plain).map_err(broken)?;
        match files.copy_to(&id, &mut archive) {
            Ok(_) => kept += 1,
            Err(attachments::FileError::Io(error)) => return Err(error.into()),
            Err(error) => return Err(HistoryError::Other(error.to_string())),
        }
    }
    let file = archive.finish().map_err(broken)?;
    file.sync_all()?;
    Ok(Packed {
        content,
        files: kept,
        bytes: file.metadata()?.len(),
        files_missing: missing,
    })
}

fn name(id: &AttachmentId) -> String {
    let hash = id.as_str();
    format!("attachments/{}/{hash}", hash.get(..2).unwrap_or_default())
}

/// Whether a file begins as an archive.
pub fn is_packed(path: &Path) -> HistoryResult<bool> {
    let file = match fs::File::open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            return Err(HistoryError::NotFound("the backup"));
        }
        Err(error) => return Err(error.into()),
    };
    let mut first = Vec::new();
    if !file.metadata()?.is_file() {
        return Err(HistoryError::NoBackup);
    }
    file.take(4).read_to_end(&mut first)?;
    Ok(first == b"PK\x03\x04")
}

/// Puts the database and the files of an archive into `folder`. `room` says whether there is as much.
pub fn unpack(path: &Path, folder: &Path, room: &dyn Fn(u64) -> HistoryResult<()>) -> HistoryResult<()> {
    let mut archive = ZipArchive::new(io::BufReader::new(fs::File::open(path)?)).map_err(broken)?;
    if archive.len() > MOST_ENTRIES {
        return Err(HistoryError::NoBackup);
    }
    let files = attachments::Files::new(folder);
    let mut has_database = false;
    for at in 0..archive.len() {
        let mut entry = archive.by_index(at).map_err(broken)?;
        let claimed = entry.size();
        let called = entry.name().map_err(broken)?.into_owned();
        if called == DATABASE {
            room(claimed)?;
            let mut target = open_private(&folder.join(DATABASE), true)?;
            // One byte more than it says it has would show that it lies.
            let written = io::copy(&mut (&mut entry).take(claimed + 1), &mut target).map_err(unreadable)?;
            if written != claimed {
                return Err(HistoryError::Damaged(
                    "the archive's database has another length".into(),
                ));
            }
            target.sync_all()?;
            has_database = true;
            continue;
        }
        let hash = called
            .rsplit('/')
            .next()
            .and_then(|hash| hash.parse::<AttachmentId>().ok());
        match hash.filter(|id| called == name(id)) {
            Some(id) => {
                room(claimed.min(FILE_BYTES as u64))?;
                // One that is damaged is missing later, and said so.
                if let Err(attachments::FileError::Io(error)) = files.take(&id, &mut entry, FILE_BYTES as u64)
                    && error.kind() != io::ErrorKind::InvalidInput
                    && error.kind() != io::ErrorKind::InvalidData
                {
                    return Err(error.into());
                }
            }
            None if entry.is_dir() => {}
            None => return Err(HistoryError::NoBackup),
        }
    }
    if has_database {
        Ok(())
    } else {
        Err(HistoryError::NoBackup)
    }
}

/// A sum that is wrong, or packed bytes that are none.
fn unreadable(error: io::Error) -> HistoryError {
    match error.kind() {
        io::ErrorKind::InvalidData | io::ErrorKind::InvalidInput | io::ErrorKind::UnexpectedEof => {
            HistoryError::Damaged(format!("the archive cannot be read: {error}"))
        }
        _ => error.into(),
    }
}
