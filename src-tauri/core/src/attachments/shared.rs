//! Files that two folders have: the home's own and its backups'.
//!
//! A file never changes under its name, so both can name the same bytes on the disk (a hard link). A
//! file system without such links gets a copy.

use super::files::{FileError, Files};
use crate::contract::AttachmentId;
use crate::home::make_private_folder;
use crate::home::sync_folder;
use sha2::{Digest, Sha256};
use std::collections::HashSet;
use std::fs::{self, File};
use std::io::{self, Read as _};

/// Read at a time.
const PIECE: usize = 256 * 1024;

impl Files {
    /// Whether the file is there and has the hash that names it; its length.
    ///
    /// # Errors
    /// `Missing`, `Damaged`, or what the disk says.
    pub fn verify(&self, id: &AttachmentId) -> Result<u64, FileError> {
        self.copy_to(id, &mut io::sink())
    }

    /// Writes the file's bytes to `to` and says how many they were.
    ///
    /// # Errors
    /// `Damaged` where they do not have the hash that names them: what was written is of no use.
    pub fn copy_to(&self, id: &AttachmentId, to: &mut dyn io::Write) -> Result<u64, FileError> {
        let mut file = match File::open(self.place(id)) {
            Ok(file) => file,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Err(FileError::Missing),
            Err(error) => return Err(error.into()),
        };
        let (mut hash, mut length) = (Sha256::new(), 0);
        let mut piece = vec![0; PIECE];
        loop {
            let read = file.read(&mut piece)?;
            let Some(bytes) = piece.get(..read).filter(|bytes| !bytes.is_empty()) else {
                break;
            };
            hash.update(bytes);
            to.write_all(bytes)?;
            length += bytes.len() as u64;
        }
        match AttachmentId::of_digest(&hash.finalize().into()) == *id {
            true => Ok(length),
            false => Err(FileError::Damaged),
        }
    }

    /// Gives `other` a file that it has not. Whole, or not at all.
    ///
    /// # Errors
    /// `Missing` where it is not here; `Damaged` where a copy came out wrong.
    pub fn share(&self, id: &AttachmentId, other: &Files) -> Result<(), FileError> {
        let place = other.place(id);
        if place.exists() {
            return Ok(());
        }
        let Some(folder) = place.parent() else {
            return Ok(());
        };
        make_private_folder(folder)?;
        match fs::hard_link(self.place(id), &place) {
            Ok(()) => {}
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Err(FileError::Missing),
            Err(_) => return self.copy_over(id, other),
        }
        Ok(sync_folder(folder)?)
    }

    fn copy_over(&self, id: &AttachmentId, other: &Files) -> Result<(), FileError> {
        let length = self.place(id).metadata().map_err(|_| FileError::Missing)?.len();
        let bytes = self.get(id, length)?;
        other.put(&bytes)?;
        Ok(())
    }

    /// Writes a file that came from elsewhere, if it has the hash that names it.
    ///
    /// # Errors
    /// `Damaged` where it has not; what the disk says.
    pub fn take(&self, id: &AttachmentId, bytes: &mut dyn io::Read, longest: u64) -> Result<(), FileError> {
        let mut whole = Vec::new();
        bytes.take(longest + 1).read_to_end(&mut whole)?;
        if whole.len() as u64 > longest || super::hash(&whole) != *id {
            return Err(FileError::Damaged);
        }
        self.put(&whole)?;
        Ok(())
    }

    /// All files here, by name.
    ///
    /// # Errors
    /// When a folder cannot be read.
    pub fn ids(&self) -> io::Result<Vec<AttachmentId>> {
        let mut ids = Vec::new();
        let folders = match fs::read_dir(self.folder()) {
            Ok(folders) => folders,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(ids),
            Err(error) => return Err(error),
        };
        for folder in folders {
            let folder = folder?;
            if !folder.file_type()?.is_dir() {
                continue;
            }
            for entry in fs::read_dir(folder.path())? {
                ids.extend(entry?.file_name().to_str().and_then(|name| name.parse().ok()));
            }
        }
        Ok(ids)
    }

    /// Removes what is not `kept`, and says how many files it were. For a folder that one process
    /// at a time changes; a home's own files go by [`super::files::Unused::remove`].
    ///
    /// # Errors
    /// When a folder cannot be read; a file that cannot be removed is left.
    pub fn keep_only(&self, kept: &HashSet<AttachmentId>) -> io::Result<usize> {
        let gone = self.ids()?.into_iter().filter(|id| !kept.contains(id));
        Ok(gone.filter(|id| fs::remove_file(self.place(id)).is_ok()).count())
    }
}
