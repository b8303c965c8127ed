//! Stories of exports and imports on real files and real histories.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod broken;
mod foreign;
mod hostile;
mod joined;
mod machines;
mod providers;
mod round;

use super::practice::{Chance, T0, chat_of};
use super::*;
use crate::attachments::Files;
use crate::contract::{AttachmentId, AttachmentKind, ExportOf, ImportPreview, Imported};
use crate::history::{AttachmentRow, History};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// Later than anything in the stories.
const NOW: i64 = T0 + 1_000_000;

/// A home with its history and files.
struct Home {
    folder: TempDir,
    history: History,
    runtime: tokio::runtime::Runtime,
}

/// Keeps what comes as text: what the app's own reader would find is another matter.
struct Plainly<'a>(&'a Home);

impl Keep for Plainly<'_> {
    fn keep(&self, _name: &str, bytes: Vec<u8>) -> Result<AttachmentId, ImportError> {
        let id = self.0.files().put(&bytes)?;
        let row = AttachmentRow {
            id: id.clone(),
            kind: AttachmentKind::Text,
            media_type: "text/plain".into(),
            bytes: bytes.len() as u64,
            width: None,
            height: None,
            pages: None,
            text: String::from_utf8(bytes).ok(),
            note: None,
            thumbnail: None,
            sent: None,
        };
        self.0
            .runtime
            .block_on(self.0.history.keep_attachment(row, NOW))?;
        Ok(id)
    }
}

impl Home {
    fn new() -> Self {
        let folder = TempDir::new().unwrap();
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .unwrap();
        let history = runtime.block_on(History::open(folder.path(), NOW)).unwrap();
        Self {
            folder,
            history,
            runtime,
        }
    }

    /// One with these chats in it.
    fn with(chats: impl IntoIterator<Item = ChatRecord>) -> Self {
        let home = Self::new();
        home.take(chats);
        home
    }

    fn take(&self, chats: impl IntoIterator<Item = ChatRecord>) {
        let mut merger = self.history.merger(NOW).unwrap();
        for chat in chats {
            merger.add(chat).unwrap();
        }
        merger.finish().unwrap();
    }

    fn files(&self) -> Files {
        Files::new(self.folder.path())
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Everything as our own export has it.
    fn exported(&self) -> Vec<u8> {
        let mut out = Vec::new();
        export(
            &self.history.reader().unwrap(),
            &self.files(),
            ExportOf::All,
            &mut out,
            &Course::default(),
        )
        .unwrap();
        out
    }

    /// All chats, the deleted ones too.
    fn chats(&self) -> Vec<ChatRecord> {
        let reader = self.history.reader().unwrap();
        let ids = reader.chats(None, true).unwrap();
        ids.into_iter()
            .map(|id| reader.chat(id).unwrap().unwrap())
            .collect()
    }

    fn look(&self, path: &Path) -> Result<Looked, ImportError> {
        let here = self.history.reader().unwrap();
        Looked::at(path, &self.path("import"), &here, NOW, &Course::default())
    }

    fn import(&self, path: &Path) -> Result<(ImportPreview, Imported), ImportError> {
        let looked = self.look(path)?;
        let merger = self.history.merger(NOW)?;
        let done = looked.bring(merger, &Plainly(self), &Course::default())?;
        Ok((looked.preview, done))
    }

    /// A file with these bytes, which no name says anything about.
    fn file(&self, bytes: &[u8]) -> PathBuf {
        let path = self.path(&format!("{}.bin", uuid::Uuid::now_v7()));
        std::fs::write(&path, bytes).unwrap();
        path
    }

    fn zip(&self, entries: &[(&str, &[u8])]) -> PathBuf {
        let path = self.path(&format!("{}.bin", uuid::Uuid::now_v7()));
        let mut zip = zip::ZipWriter::new(std::fs::File::create(&path).unwrap());
        for (name, bytes) in entries {
            zip.start_file(*name, zip::write::SimpleFileOptions::default())
                .unwrap();
            zip.write_all(bytes).unwrap();
        }
        zip.finish().unwrap();
        path
    }
}

fn chats(seed: u64, count: usize) -> Vec<ChatRecord> {
    let mut chance = Chance::new(seed);
    (0..count).map(|_| chat_of(&mut chance)).collect()
}

/// `cargo test --release -p understudy-core --lib import_rate -- --ignored --nocapture`
#[test]
#[ignore = "measures"]
fn import_rate() {
    let (home, count) = (Home::new(), 20_000);
    let path = home.path("large.json");
    let mut file = std::io::BufWriter::new(std::fs::File::create(&path).unwrap());
    write!(
        file,
        "{{\"format\":\"understudy-history\",\"version\":1,\"files\":[],\"chats\":["
    )
    .unwrap();
    let mut messages = 0;
    for (place, chat) in chats(1, count).into_iter().enumerate() {
        messages += chat.messages.len();
        write!(
            file,
            "{}{}",
            if place == 0 { "" } else { "," },
            serde_json::to_string(&chat).unwrap()
        )
        .unwrap();
    }
    write!(file, "]}}").unwrap();
    file.flush().unwrap();
    let began = std::time::Instant::now();
    let looked = home.look(&path).unwrap();
    let seen = began.elapsed();
    looked
        .bring(
            home.history.merger(NOW).unwrap(),
            &Plainly(&home),
            &Course::default(),
        )
        .unwrap();
    let all = began.elapsed();
    let bytes = std::fs::metadata(&path).unwrap().len();
    println!(
        "{messages} messages in {count} chats, {bytes} bytes: looked at in {seen:?}, imported in {all:?}, {:.0} messages a second",
        messages as f64 / all.as_secs_f64()
    );
}
