//! Zip archives: only the parts that are asked for, by their names, and never to disk.

use crate::answer::Refusal;
use crate::text;
use std::io::{Cursor, Read};
use zip::ZipArchive;
use zip::result::ZipError;

const MOST_ENTRIES: usize = 20_000;

/// Bytes of all parts read of one archive.
const MOST_UNPACKED: u64 = 256 * 1024 * 1024;

/// A part above [`FREE`] bytes may be so many times larger than it is in the archive. Text of
/// people reaches 20, sheets of one value some 200; deflate itself ends at about 1000.
const MOST_RATIO: u64 = 400;
const FREE: u64 = 4 * 1024 * 1024;

pub struct Archive<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    left: u64,
}

impl<'a> Archive<'a> {
    pub fn open(bytes: &'a [u8]) -> Result<Self, Refusal> {
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(refusal)?;
        if zip.len() > MOST_ENTRIES {
            return Err(Refusal::UnpacksTooLarge);
        }
        Ok(Self {
            zip,
            left: MOST_UNPACKED,
        })
    }

    pub fn has(&self, name: &str) -> bool {
        self.zip.file_names_raw().any(|found| found == name.as_bytes())
    }

    /// The part `name`; `None` where there is none.
    pub fn part(&mut self, name: &str) -> Result<Option<Vec<u8>>, Refusal> {
        let mut unpacked = Vec::new();
        match self.zip.by_name(name) {
            Ok(part) => {
                let most = allowed(part.compressed_size()).min(self.left);
                part.take(most + 1)
                    .read_to_end(&mut unpacked)
                    .map_err(|_| Refusal::Damaged)?;
                self.left = (self.left + 1).saturating_sub(unpacked.len() as u64);
                if unpacked.len() as u64 > most {
                    return Err(Refusal::UnpacksTooLarge);
                }
                Ok(Some(unpacked))
            }
            Err(ZipError::FileNotFound) => Ok(None),
            Err(error) => Err(refusal(error)),
        }
    }

    /// The part `name` as text, where it is some.
    pub fn text(&mut self, name: &str) -> Result<Option<String>, Refusal> {
        Ok(self.part(name)?.and_then(|bytes| text::decode(&bytes)))
    }

    /// Looks whether the whole archive keeps within the limits, for readers that unpack it
    /// themselves.
    pub fn check(&mut self) -> Result<(), Refusal> {
        for at in 0..self.zip.len() {
            let part = self.zip.by_index(at).map_err(refusal)?;
            let most = allowed(part.compressed_size()).min(self.left);
            let mut sink = std::io::sink();
            let unpacked =
                std::io::copy(&mut part.take(most + 1), &mut sink).map_err(|_| Refusal::Damaged)?;
            if unpacked > most {
                return Err(Refusal::UnpacksTooLarge);
            }
            self.left -= unpacked;
        }
        Ok(())
    }
}

fn allowed(packed: u64) -> u64 {
    packed.saturating_mul(MOST_RATIO).max(FREE)
}

fn refusal(error: ZipError) -> Refusal {
    match error {
        // The library's way to say that a part is encrypted.
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) | ZipError::InvalidPassword => {
            Refusal::Encrypted
        }
        _ => Refusal::Damaged,
    }
}

/// The place that `target` names from a part in `folder`: an inner path without "." and "..".
pub fn join(folder: &str, target: &str) -> String {
    let mut parts: Vec<&str> = Vec::new();
    let whole = if target.starts_with('/') { "" } else { folder };
    for part in whole.split('/').chain(target.split('/')) {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    parts.join("/")
}

/// The folder that the part `name` is in.
pub fn folder(name: &str) -> &str {
    name.rsplit_once('/').map_or("", |(folder, _)| folder)
}
