//! Backups.

use crate::desktop::desk::Desk;
use tauri::State;
use understudy_core::contract::{ApiResult, Backup, BackupLook};

#[tauri::command]
pub async fn backups(desk: State<'_, Desk>) -> ApiResult<Vec<Backup>> {
    desk.backend.backups().await
}

#[tauri::command]
pub async fn back_up(desk: State<'_, Desk>) -> ApiResult<Backup> {
    desk.backend.back_up().await
}

#[tauri::command]
pub async fn remove_backup(desk: State<'_, Desk>, name: String) -> ApiResult<()> {
    desk.backend.remove_backup(name).await
}

#[tauri::command]
pub async fn look_into_backup(desk: State<'_, Desk>, name: String) -> ApiResult<BackupLook> {
    desk.backend.look_into_backup(name).await
}

#[tauri::command]
pub async fn restore_backup(desk: State<'_, Desk>, name: String) -> ApiResult<String> {
    desk.backend.restore_backup(name).await
}

#[tauri::command]
pub async fn restore_waits(desk: State<'_, Desk>) -> ApiResult<bool> {
    Ok(desk.backend.restore_waits())
}

#[tauri::command]
pub async fn leave_restore(desk: State<'_, Desk>) -> ApiResult<()> {
    desk.backend.leave_restore().await
}
