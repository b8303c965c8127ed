//! `understudy history export` and `understudy history import`.

use super::arguments::{Export, Import};
use super::interrupt::Interrupts;
use super::show::{self, Exit, Outcome, Stop};
use super::{history, open};
use crate::Start;
use std::future::Future;
use std::io::{self, BufRead as _, IsTerminal as _, Write as _};
use understudy_core::backend::Backend;
use understudy_core::clock;
use understudy_core::contract::{
    ApiError, ApiResult, ErrorCode, ExportOf, FolderId, ImportNote, ImportPreview, Imported,
};
use understudy_core::texts::{self, say, say_with};

pub async fn export(start: Start, export: Export, interrupts: &mut Interrupts) -> Outcome {
    let chat = export.id.as_deref().map(history::chat_id).transpose()?;
    let backend = open::plainly(start).await?;
    let of = match (chat, &export.folder) {
        (Some(chat), _) => ExportOf::Chat { chat },
        (None, Some(name)) => ExportOf::Folder {
            folder: folder(&backend, name).await?,
        },
        (None, None) => ExportOf::All,
    };
    let done = match &export.target {
        Some(path) => {
            let done = stoppable(&backend, interrupts, backend.export_file(export.format, of, path)).await?;
            let counts = [("chats", done.chats.into()), ("messages", done.messages.into())];
            show::note(&say_with("cli-exported", &counts));
            done
        }
        // As it is, to a terminal too: a filter would make another document of it.
        None => {
            stoppable(
                &backend,
                interrupts,
                backend.export(export.format, of, io::stdout()),
            )
            .await?
        }
    };
    if done.files_missing > 0 {
        show::note(&say_with(
            "cli-export-missing",
            &[("count", done.files_missing.into())],
        ));
    }
    Ok(Exit::Done)
}

pub async fn import(start: Start, import: Import, interrupts: &mut Interrupts) -> Outcome {
    let backend = open::plainly(start).await?;
    let preview = stoppable(&backend, interrupts, backend.look_into(&import.file)).await?;
    let asks = !import.yes && io::stdin().is_terminal() && io::stderr().is_terminal();
    if asks {
        tell(&preview);
        if !interrupts.or(agreed()).await? {
            show::note(&say("cli-import-no"));
            return Ok(Exit::Cancelled);
        }
    }
    let done = stoppable(&backend, interrupts, backend.bring_in(&preview.import)).await?;
    if import.json {
        show::json(&serde_json::json!({ "found": preview, "imported": done }))?;
    } else {
        show::line(&brought(&done))?;
        if done.providers > 0 {
            show::note(&say_with("import-providers", &[("count", done.providers.into())]));
        }
        if !asks {
            notes(&done.notes);
        }
    }
    // It is all here, and found by its words once they are indexed: by this program, or by the next one.
    tokio::select! {
        indexed = backend.finish_index() => indexed?,
        () = interrupts.next() => {}
    }
    Ok(Exit::Done)
}

/// The folder of this name; of two machines' folders of one name, none.
async fn folder(backend: &Backend, name: &str) -> Result<FolderId, Stop> {
    let list = backend.chat_list().await?;
    let mut fitting = list.folders.iter().filter(|folder| folder.name == name);
    let found = match (fitting.next(), fitting.next()) {
        (Some(folder), None) => Ok(folder.id),
        (None, _) => Err("cli-folder-unknown"),
        (Some(_), Some(_)) => Err("cli-folder-twice"),
    };
    found.map_err(|id| {
        let message = say_with(id, &[("name", name.into())]);
        ApiError::new(ErrorCode::NotFound, message).into()
    })
}

/// Does it, or stops it when interrupted: then what it began is undone before the program ends.
async fn stoppable<T>(
    backend: &Backend,
    interrupts: &mut Interrupts,
    work: impl Future<Output = ApiResult<T>>,
) -> Result<T, Stop> {
    tokio::pin!(work);
    tokio::select! {
        done = &mut work => return done.map_err(Into::into),
        () = interrupts.next() => backend.stop_exchange(),
    }
    match work.await {
        // It was done already.
        Ok(done) => Ok(done),
        Err(_) => Err(Stop::Interrupted),
    }
}

/// What the file would bring, to the person at the terminal.
fn tell(preview: &ImportPreview) {
    let now = clock::wall();
    let when = |at: Option<i64>| at.map(|at| texts::when(at, now)).unwrap_or_default();
    show::note(&say_with(
        "cli-import-found",
        &[
            ("source", preview.source.shown().into()),
            ("chats", preview.chats.into()),
            ("messages", preview.messages.into()),
            ("files", preview.files.into()),
        ],
    ));
    if preview.first_at.is_some() {
        let dates = [
            ("first", when(preview.first_at).into()),
            ("last", when(preview.last_at).into()),
        ];
        show::note(&say_with("cli-import-dates", &dates));
    }
    if preview.known > 0 {
        show::note(&say_with("cli-import-known", &[("count", preview.known.into())]));
    }
    if preview.providers > 0 {
        show::note(&say_with(
            "import-providers-found",
            &[("count", preview.providers.into())],
        ));
    }
    notes(&preview.notes);
}

fn notes(notes: &[ImportNote]) {
    for note in notes {
        show::note(&note.message);
    }
}

fn brought(done: &Imported) -> String {
    say_with(
        "cli-imported",
        &[
            ("chats", done.chats.into()),
            ("messages", done.messages.into()),
            ("more", done.more.into()),
            ("known", done.known.into()),
            ("deleted", done.deleted.into()),
        ],
    )
}

/// Whether the person says yes.
async fn agreed() -> Result<bool, Stop> {
    write!(io::stderr(), "{} ", say("cli-import-ask"))?;
    // A thread of its own: a read that nobody answers must not keep the program.
    let (told, line) = tokio::sync::oneshot::channel();
    std::thread::spawn(move || {
        let mut line = String::new();
        let read = io::stdin().lock().read_line(&mut line).map(|_| line);
        // Nobody waits any more: the program is ending.
        let _ = told.send(read);
    });
    let line = line.await.map_err(io::Error::other)??;
    let yes = say("cli-import-yes");
    Ok(yes
        .split_whitespace()
        .any(|word| word == line.trim().to_lowercase()))
}
