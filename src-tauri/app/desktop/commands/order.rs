//! Chats in order, what is being written, and what was used.

use crate::desktop::desk::{Desk, QUICK};
use tauri::{State, WebviewWindow};
use understudy_core::contract::{
    ApiResult, Attached, ChatChange, ChatId, ChatPage, ChatPlace, Draft, FolderId, GoneForGood, PageEnd,
    UsageReport,
};
use understudy_core::history::DraftPlace;

#[tauri::command]
pub async fn chats_of(
    desk: State<'_, Desk>,
    place: ChatPlace,
    after: Option<PageEnd>,
    limit: u32,
) -> ApiResult<ChatPage> {
    desk.backend.chats_of(place, after, limit).await
}

#[tauri::command]
pub async fn change_chat(desk: State<'_, Desk>, id: ChatId, change: ChatChange) -> ApiResult<()> {
    desk.backend.change_chat(id, change).await
}

#[tauri::command]
pub async fn copy_chat(desk: State<'_, Desk>, id: ChatId) -> ApiResult<ChatId> {
    desk.backend.copy_chat(id).await
}

#[tauri::command]
pub async fn delete_for_good(desk: State<'_, Desk>, ids: Vec<ChatId>) -> ApiResult<GoneForGood> {
    desk.backend.delete_for_good(ids).await
}

#[tauri::command]
pub async fn empty_bin(desk: State<'_, Desk>) -> ApiResult<GoneForGood> {
    desk.backend.empty_bin().await
}

#[tauri::command]
pub async fn make_folder(desk: State<'_, Desk>, name: String) -> ApiResult<FolderId> {
    desk.backend.make_folder(&name).await
}

#[tauri::command]
pub async fn rename_folder(desk: State<'_, Desk>, id: FolderId, name: String) -> ApiResult<()> {
    desk.backend.rename_folder(id, &name).await
}

#[tauri::command]
pub async fn delete_folder(desk: State<'_, Desk>, id: FolderId) -> ApiResult<()> {
    desk.backend.delete_folder(id).await
}

#[tauri::command]
pub async fn undelete_folder(desk: State<'_, Desk>, id: FolderId) -> ApiResult<()> {
    desk.backend.undelete_folder(id).await
}

/// Each window has its own.
fn place(window: &WebviewWindow) -> DraftPlace {
    match window.label() {
        QUICK => DraftPlace::Quick,
        _ => DraftPlace::Main,
    }
}

#[tauri::command]
pub async fn drafts(window: WebviewWindow, desk: State<'_, Desk>) -> ApiResult<Vec<Draft>> {
    desk.backend.drafts(place(&window)).await
}

#[tauri::command]
pub async fn keep_draft(
    window: WebviewWindow,
    desk: State<'_, Desk>,
    slot: String,
    text: String,
    files: Vec<Attached>,
) -> ApiResult<()> {
    desk.backend.keep_draft(place(&window), slot, text, files).await
}

#[tauri::command]
pub async fn usage(desk: State<'_, Desk>, days: u32) -> ApiResult<UsageReport> {
    desk.backend.usage(days).await
}
