//! Exports and imports. Which file, the system's dialog says.

use crate::desktop::choose::{Choice, choose};
use crate::desktop::desk::Desk;
use serde::Serialize;
use tauri::{State, WebviewWindow};
use understudy_core::contract::{
    ApiResult, ExchangeProgress, ExportFormat, ExportOf, Exported, ImportPreview, Imported,
};
use understudy_core::texts::{say, say_with};

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
    of: ExportOf,
    named: Option<String>,
) -> ApiResult<Option<ExportDone>> {
    let format_name = match format {
        ExportFormat::Json => "json",
        ExportFormat::Markdown => "markdown",
    };
    let name = named.as_deref().map(plain).unwrap_or_default();
    let name = if name.is_empty() {
        say("export-file-name")
    } else {
        name
    };
    let arguments = [("name", name.into()), ("format", format_name.into())];
    let name = say_with("export-file", &arguments);
    let Some(path) = choose(&window, say("export-choose"), Choice::Save(name)).await? else {
        return Ok(None);
    };
    let exported = desk.backend.export_file(format, of, &path).await?;
    Ok(Some(ExportDone {
        path: path.display().to_string(),
        exported,
    }))
}

/// A title as a part of a file's name that every file system takes.
fn plain(title: &str) -> String {
    let kept = |c: char| if c.is_alphanumeric() { c } else { ' ' };
    let words: String = title.chars().take(60).map(kept).collect();
    words.split_whitespace().collect::<Vec<_>>().join("-")
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

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn a_title_becomes_a_name_of_a_file() {
        assert_eq!(plain("../../etc/passwd: why?"), "etc-passwd-why");
        assert_eq!(plain("Trip to Kyoto: 三日間の計画"), "Trip-to-Kyoto-三日間の計画");
        assert_eq!(plain("🍮\0\n.."), "");
        assert!(plain(&"長".repeat(500)).chars().count() <= 60);
    }
}
