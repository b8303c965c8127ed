//! Exports and imports. Which file, the system's dialog says.

use crate::desktop::choose::{Choice, choose};
use crate::desktop::desk::Desk;
use serde::Serialize;
use tauri::{State, WebviewWindow};
use understudy_core::contract::{
    ApiResult, ChatId, ExchangeProgress, ExportFormat, Exported, ImportPreview, Imported,
};
use understudy_core::texts::say;

/// An export that was written.
#[derive(Serialize)]
pub struct ExportDone {
    path: String,
    #[serde(flatten)]
    exported: Exported,
}

#[tauri::command]
pub async fn export_chats(
    window: WebviewWindow,
    desk: State<'_, Desk>,
    format: ExportFormat,
    chat: Option<ChatId>,
) -> ApiResult<Option<ExportDone>> {
    let name = match format {
        ExportFormat::Json => say("export-file-json"),
        ExportFormat::Markdown => say("export-file-markdown"),
    };
    let Some(path) = choose(&window, say("export-choose"), Choice::Save(name)).await? else {
        return Ok(None);
    };
    let exported = desk.backend.export_file(format, chat, &path).await?;
    Ok(Some(ExportDone {
        path: path.display().to_string(),
        exported,
    }))
}

#[tauri::command]
pub async fn choose_import(window: WebviewWindow, desk: State<'_, Desk>) -> ApiResult<Option<ImportPreview>> {
    match choose(&window, say("import-choose"), Choice::Open).await? {
        Some(path) => desk.backend.look_into(&path).await.map(Some),
        None => Ok(None),
    }
}

#[tauri::command]
pub async fn bring_in(desk: State<'_, Desk>, import: String) -> ApiResult<Imported> {
    desk.backend.bring_in(&import).await
}

#[tauri::command]
pub async fn forget_import(desk: State<'_, Desk>) -> ApiResult<()> {
    desk.backend.forget_import();
    Ok(())
}

#[tauri::command]
pub async fn stop_exchange(desk: State<'_, Desk>) -> ApiResult<()> {
    desk.backend.stop_exchange();
    Ok(())
}

#[tauri::command]
pub async fn exchange_progress(desk: State<'_, Desk>) -> ApiResult<Option<ExchangeProgress>> {
    Ok(desk.backend.exchange_progress())
}
