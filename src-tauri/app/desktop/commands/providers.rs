//! Providers, model order, settings and the demo.

use crate::desktop::desk::Desk;
use tauri::State;
use understudy_core::backend::Check;
use understudy_core::contract::{
    ApiResult, Board, ChainLane, KindInfo, Lane, ModelInfo, ModelPrice, NewKey, NewProvider, OutageKind,
    PricedModel, ProviderAdded, ProviderId, Setting, Surroundings, Timestamp,
};

#[tauri::command]
pub async fn kinds(desk: State<'_, Desk>) -> ApiResult<Vec<KindInfo>> {
    Ok(desk.backend.kinds())
}

#[tauri::command]
pub async fn add_provider(desk: State<'_, Desk>, provider: NewProvider) -> ApiResult<ProviderAdded> {
    desk.backend
        .add_provider(provider, Check::MustPass)
        .await
        .map(|(added, _)| added)
}

#[tauri::command]
pub async fn set_key(desk: State<'_, Desk>, id: ProviderId, key: NewKey) -> ApiResult<ProviderAdded> {
    desk.backend.set_key(id, key).await
}

/// Puts a key that was entered for this run into the keyring.
#[tauri::command]
pub async fn keep_run_key(desk: State<'_, Desk>, id: ProviderId) -> ApiResult<()> {
    desk.backend.keep_run_key(id).await
}

#[tauri::command]
pub async fn unlock_keyring(desk: State<'_, Desk>) -> ApiResult<()> {
    desk.backend.unlock_keyring().await
}

#[tauri::command]
pub async fn remove_provider(desk: State<'_, Desk>, id: ProviderId) -> ApiResult<()> {
    desk.backend.remove_provider(id).await
}

#[tauri::command]
pub async fn test_provider(desk: State<'_, Desk>, id: ProviderId) -> ApiResult<Vec<ModelInfo>> {
    desk.backend.test_provider(id).await
}

#[tauri::command]
pub async fn models(desk: State<'_, Desk>, id: ProviderId) -> ApiResult<Vec<PricedModel>> {
    desk.backend.priced_models(id).await
}

/// The user's own price of a model; absent: taken back.
#[tauri::command]
pub async fn set_price(desk: State<'_, Desk>, lane: Lane, price: Option<ModelPrice>) -> ApiResult<()> {
    desk.backend.set_price(&lane, price).await
}

/// Until then; absent: for good.
#[tauri::command]
pub async fn pause(desk: State<'_, Desk>, id: ProviderId, until: Option<Timestamp>) -> ApiResult<()> {
    desk.backend.pause(id, until).await
}

#[tauri::command]
pub async fn resume(desk: State<'_, Desk>, id: ProviderId) -> ApiResult<()> {
    desk.backend.resume(id).await
}

/// The largest whole number that a page can name: for good.
const FOR_GOOD: Timestamp = (1 << 53) - 1;

/// One model, until then; absent: back in.
#[tauri::command]
pub async fn pause_lane(desk: State<'_, Desk>, lane: Lane, until: Option<Timestamp>) -> ApiResult<()> {
    let until = until.map(|until| if until >= FOR_GOOD { Timestamp::MAX } else { until });
    desk.backend.pause_lane(lane, until).await
}

/// Asks a model for one word.
#[tauri::command]
pub async fn check_lane(desk: State<'_, Desk>, lane: Lane) -> ApiResult<()> {
    desk.backend.check_lane(lane).await
}

#[tauri::command]
pub async fn board(desk: State<'_, Desk>) -> ApiResult<Board> {
    desk.backend.board().await
}

/// For so many milliseconds; absent: as long as is usual. Without a model, all of the provider.
#[tauri::command]
pub async fn simulate_outage(
    desk: State<'_, Desk>,
    id: ProviderId,
    model: Option<String>,
    outage: OutageKind,
    length: Option<u64>,
) -> ApiResult<()> {
    desk.backend.simulate_outage(id, model, outage, length).await
}

#[tauri::command]
pub async fn end_outage(desk: State<'_, Desk>, id: ProviderId, model: Option<String>) -> ApiResult<()> {
    desk.backend.end_outage(id, model).await
}

#[tauri::command]
pub async fn look_around(desk: State<'_, Desk>) -> ApiResult<Surroundings> {
    Ok(desk.backend.look_around().await)
}

#[tauri::command]
pub async fn set_chain(desk: State<'_, Desk>, lanes: Vec<Lane>) -> ApiResult<Vec<ChainLane>> {
    desk.backend.set_chain(lanes).await
}

#[tauri::command]
pub async fn settings(desk: State<'_, Desk>) -> ApiResult<Vec<Setting>> {
    Ok(desk.backend.settings())
}

#[tauri::command]
pub async fn set_setting(desk: State<'_, Desk>, key: String, value: String) -> ApiResult<()> {
    crate::autostart::set(&desk.home, &desk.backend, &key, &value).await
}

#[tauri::command]
pub async fn start_demo(desk: State<'_, Desk>) -> ApiResult<()> {
    desk.backend.start_demo().await
}

#[tauri::command]
pub async fn set_demo_outage(desk: State<'_, Desk>, on: bool) -> ApiResult<()> {
    desk.backend.set_demo_outage(on).await
}

#[tauri::command]
pub async fn end_demo(desk: State<'_, Desk>) -> ApiResult<()> {
    desk.backend.end_demo().await
}
