//! Chats and turns.

use crate::desktop::desk::Desk;
use crate::desktop::stream::{Source, pump};
use serde::Serialize;
use tauri::ipc::Channel;
use tauri::{State, WebviewWindow};
use understudy_core::backend::{TurnHandle, TurnOptions, TurnStream};
use understudy_core::contract::{
    ApiResult, ChainLane, Chat, ChatId, ChatTerms, Estimate, LaneName, LeaveOut, LibraryId, LibraryItem,
    MessageId, NumberedEvent, SearchPage, SearchRequest, SendTerms, TurnId, TurnStart, TurnWishes, Written,
};
use understudy_core::engine::Choice;

#[tauri::command]
pub async fn chat(desk: State<'_, Desk>, id: ChatId, newest: Option<u32>) -> ApiResult<Chat> {
    match newest {
        Some(count) => desk.backend.chat_end(id, count).await,
        None => desk.backend.chat(id).await,
    }
}

/// Nothing where a later search took this one's place.
#[tauri::command]
pub async fn search(desk: State<'_, Desk>, request: SearchRequest) -> ApiResult<Option<SearchPage>> {
    desk.backend.search(request).await
}

#[tauri::command]
pub async fn rename_chat(desk: State<'_, Desk>, id: ChatId, title: String) -> ApiResult<()> {
    desk.backend.rename_chat(id, &title).await
}

#[tauri::command]
pub async fn delete_chat(desk: State<'_, Desk>, id: ChatId) -> ApiResult<()> {
    desk.backend.delete_chat(id).await
}

#[tauri::command]
pub async fn undelete_chat(desk: State<'_, Desk>, id: ChatId) -> ApiResult<()> {
    desk.backend.undelete_chat(id).await
}

#[tauri::command]
pub async fn select_branch(desk: State<'_, Desk>, chat: ChatId, message: MessageId) -> ApiResult<Chat> {
    desk.backend.select_branch(chat, message).await
}

/// Where a turn began that was just sent.
#[derive(Serialize)]
pub struct Sent {
    chat: Option<ChatId>,
    turn: TurnId,
}

#[tauri::command]
pub async fn send(
    desk: State<'_, Desk>,
    start: TurnStart,
    wishes: Option<TurnWishes>,
    terms: Option<SendTerms>,
) -> ApiResult<Sent> {
    let options = options(&desk, wishes, terms)?;
    Ok(desk.backend.send(start, options).await?.into())
}

fn options(desk: &Desk, wishes: Option<TurnWishes>, terms: Option<SendTerms>) -> ApiResult<TurnOptions> {
    let terms = terms.unwrap_or_default();
    let first = terms
        .first
        .map(|name| desk.backend.lane_named(&name.0))
        .transpose()?;
    Ok(TurnOptions {
        wishes: wishes.unwrap_or_default(),
        terms: terms.chat,
        system: terms.system,
        chat_wishes: terms.wishes,
        folder: terms.folder,
        assistant: terms.assistant,
        anywhere: terms.anywhere,
        temporary: terms.temporary,
        first,
        left_out: terms.left_out,
        summary: terms.summary,
        waits: true,
        ..TurnOptions::default()
    })
}

/// The same question to several models at once.
#[tauri::command]
pub async fn compare(
    desk: State<'_, Desk>,
    start: TurnStart,
    lanes: Vec<LaneName>,
    terms: Option<SendTerms>,
) -> ApiResult<Vec<Sent>> {
    let options = options(&desk, None, terms)?;
    let begun = desk.backend.compare(start, &lanes, options).await?;
    Ok(begun.into_iter().map(Sent::from).collect())
}

/// The models that may be picked for a message.
#[tauri::command]
pub fn models_to_ask(desk: State<'_, Desk>) -> Vec<ChainLane> {
    desk.backend.models_to_ask()
}

#[tauri::command]
pub async fn compare_with(
    desk: State<'_, Desk>,
    chat: ChatId,
    answer: MessageId,
    lane: LaneName,
) -> ApiResult<Sent> {
    Ok(desk.backend.compare_with(chat, answer, &lane).await?.into())
}

#[tauri::command]
pub async fn pick_answer(desk: State<'_, Desk>, chat: ChatId, answer: MessageId) -> ApiResult<Chat> {
    desk.backend.pick_answer(chat, answer).await
}

#[tauri::command]
pub async fn summarise(
    desk: State<'_, Desk>,
    chat: ChatId,
    question: MessageId,
    messages: u32,
) -> ApiResult<String> {
    desk.backend.summarise(chat, question, messages).await
}

#[tauri::command]
pub async fn stop_summary(desk: State<'_, Desk>, question: MessageId) -> ApiResult<()> {
    desk.backend.stop_summary(question);
    Ok(())
}

#[tauri::command]
pub async fn library(desk: State<'_, Desk>) -> ApiResult<Vec<LibraryItem>> {
    desk.backend.library().await
}

#[tauri::command]
pub async fn keep_item(desk: State<'_, Desk>, item: LibraryItem) -> ApiResult<()> {
    desk.backend.keep_item(item).await
}

#[tauri::command]
pub async fn delete_item(desk: State<'_, Desk>, id: LibraryId) -> ApiResult<()> {
    desk.backend.delete_item(id).await
}

#[tauri::command]
pub async fn estimate(desk: State<'_, Desk>, written: Written) -> ApiResult<Estimate> {
    desk.backend.estimate(written).await
}

#[tauri::command]
pub async fn what_to_leave_out(
    desk: State<'_, Desk>,
    chat: ChatId,
    question: MessageId,
) -> ApiResult<Option<LeaveOut>> {
    desk.backend.what_to_leave_out(chat, question).await
}

#[tauri::command]
pub async fn send_waiting(desk: State<'_, Desk>, answer: MessageId) -> ApiResult<Sent> {
    Ok(desk.backend.send_waiting(answer).await?.into())
}

#[tauri::command]
pub async fn cancel_waiting(desk: State<'_, Desk>, answer: MessageId) -> ApiResult<()> {
    desk.backend.cancel_waiting(answer).await
}

#[tauri::command]
pub async fn set_chat_terms(desk: State<'_, Desk>, id: ChatId, terms: ChatTerms) -> ApiResult<()> {
    desk.backend.set_chat_terms(id, terms).await
}

impl From<TurnHandle> for Sent {
    fn from(handle: TurnHandle) -> Self {
        Self {
            chat: handle.chat,
            turn: handle.turn,
        }
    }
}

/// Sends what happened in the turn after event number `after`, then what happens, a frame at a
/// time. The turn itself does not care whether anybody watches.
#[tauri::command]
pub async fn subscribe(
    window: WebviewWindow,
    desk: State<'_, Desk>,
    turn: TurnId,
    after: Option<u64>,
    channel: Channel<Vec<NumberedEvent>>,
) -> ApiResult<()> {
    let stream = desk.backend.subscribe(turn, after)?;
    // The channel ends with the task, and the task with the turn or the page.
    let task = tokio::spawn(pump(stream, move |frame| channel.send(frame).is_ok()));
    desk.post.runs_for(window.label(), task.abort_handle());
    Ok(())
}

impl Source for TurnStream {
    async fn next(&mut self) -> Option<NumberedEvent> {
        TurnStream::next(self).await
    }
}

/// The person does not wait for this attempt: the next model is asked.
#[tauri::command]
pub async fn switch_now(desk: State<'_, Desk>, turn: TurnId, attempt: u32) -> ApiResult<()> {
    desk.backend.choose(turn, Choice::SwitchNow { attempt });
    Ok(())
}

/// The person waits on for this attempt: its limits of time begin anew.
#[tauri::command]
pub async fn keep_waiting(desk: State<'_, Desk>, turn: TurnId, attempt: u32) -> ApiResult<()> {
    desk.backend.choose(turn, Choice::KeepWaiting { attempt });
    Ok(())
}

#[tauri::command]
pub async fn continue_answer(desk: State<'_, Desk>, answer: MessageId) -> ApiResult<Sent> {
    Ok(desk.backend.continue_answer(answer).await?.into())
}

#[tauri::command]
pub async fn stop_turn(desk: State<'_, Desk>, turn: TurnId) -> ApiResult<()> {
    desk.backend.stop_turn(turn);
    Ok(())
}
