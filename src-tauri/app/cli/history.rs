//! `understudy history …`

use super::interrupt::Interrupts;
use super::show::{self, Exit, Outcome, Stop};
use super::{History, allow, exchange, open, safety, search};
use crate::Start;
use understudy_core::backend::Backend;
use understudy_core::clock;
use understudy_core::contract::{
    ApiError, ApiResult, Chat, ChatId, ChatPlace, ChatSummary, ChatTerms, ErrorCode, Message, MessageStatus,
    Part, Role, Seam, Timestamp,
};
use understudy_core::prices::Spent;
use understudy_core::texts::{self, say, say_with};

/// Chats that are read at once.
const PAGE: u32 = 500;

pub async fn run(start: Start, command: History, interrupts: &mut Interrupts) -> Outcome {
    match command {
        History::List { bin, json } => interrupts.or(list(start, bin, json)).await?,
        History::Show { id, json } => interrupts.or(show_one(start, &id, json)).await?,
        History::Search(words) => interrupts.or(search::run(start, words)).await?,
        History::Allow(allow) => return interrupts.or(allow::run(start, allow)).await,
        History::Backup { file, list, json } => {
            return interrupts.or(safety::back_up(start, file, list, json)).await;
        }
        History::Erase { yes } => return interrupts.or(safety::erase(start, yes)).await,
        History::Restore(restore) => return interrupts.or(safety::restore(start, restore)).await,
        History::Check { json } => return safety::check(&start, json),
        // Interrupted, they end what they began before the program does.
        History::Export(export) => return exchange::export(start, export, interrupts).await,
        History::Import(import) => return exchange::import(start, import, interrupts).await,
    }
    Ok(Exit::Done)
}

async fn show_one(start: Start, id: &str, json: bool) -> Result<(), Stop> {
    let id = chat_id(id)?;
    let backend = open::plainly(start).await?;
    let chat = backend.chat(id).await?;
    match json {
        true => Ok(show::json(&chat)?),
        false => show_chat(&backend, &chat),
    }
}

/// # Errors
/// For what is no id of a chat.
pub fn chat_id(id: &str) -> ApiResult<ChatId> {
    let wrong = || say_with("cli-chat-id-wrong", &[("id", id.into())]);
    id.parse()
        .map_err(|_| ApiError::new(ErrorCode::InvalidInput, wrong()))
}

/// A chat with the name of its folder, which its own row has not.
#[derive(serde::Serialize)]
struct Listed {
    #[serde(flatten)]
    chat: ChatSummary,
    folder_name: Option<String>,
}

/// All chats, the archive's too, or those of the bin.
async fn list(start: Start, bin: bool, json: bool) -> Result<(), Stop> {
    let backend = open::plainly(start).await?;
    let place = if bin {
        ChatPlace::Bin
    } else {
        ChatPlace::Everywhere
    };
    let folders = backend.chat_list().await?.folders;
    let mut chats: Vec<Listed> = Vec::new();
    let mut after = None;
    loop {
        let page = backend.chats_of(place.clone(), after, PAGE).await?;
        chats.extend(page.chats.into_iter().map(|chat| {
            Listed {
                folder_name: folders
                    .iter()
                    .find(|folder| Some(folder.id) == chat.folder)
                    .map(|folder| folder.name.clone()),
                chat,
            }
        }));
        after = page.next;
        if after.is_none() {
            break;
        }
    }
    if json {
        return Ok(show::json(&chats)?);
    }
    if chats.is_empty() {
        show::note(&say(if bin { "cli-bin-empty" } else { "cli-no-chats" }));
    }
    let now = clock::wall();
    let rows: Vec<Vec<String>> = chats
        .into_iter()
        .map(|listed| {
            let marks = marks(&listed, now);
            let title = one_line(&listed.chat.title);
            vec![
                listed.chat.id.to_string(),
                texts::when(listed.chat.deleted_at.unwrap_or(listed.chat.updated_at), now),
                if marks.is_empty() {
                    title
                } else {
                    format!("{title}  [{marks}]")
                },
            ]
        })
        .collect();
    Ok(show::table(&rows)?)
}

/// What stands beside a chat's title: pinned, archived, its folder and tags, when it goes.
fn marks(listed: &Listed, now: Timestamp) -> String {
    let chat = &listed.chat;
    let mut marks = Vec::new();
    marks.extend(chat.pinned_at.map(|_| say("cli-chat-pinned")));
    marks.extend(chat.archived_at.map(|_| say("cli-chat-archived")));
    marks.extend(listed.folder_name.as_deref().map(one_line));
    marks.extend(chat.tags.iter().map(|tag| format!("#{tag}")));
    marks.extend(
        chat.goes_at
            .map(|at| say_with("cli-chat-goes", &[("time", texts::when(at, now).into())])),
    );
    marks.join(", ")
}

pub fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn show_chat(backend: &Backend, chat: &Chat) -> Result<(), Stop> {
    show::line(&one_line(&chat.summary.title))?;
    if chat.terms != ChatTerms::default() {
        allow::tell(backend, &chat.terms)?;
    }
    for message in &chat.messages {
        show::line("")?;
        show::line(&heading(message))?;
        for part in &message.parts {
            if let Part::Attachment { attachment } = part {
                show::line(&say_with(
                    "cli-file",
                    &[("name", attachment.name.as_str().into())],
                ))?;
            }
        }
        for line in seams(message) {
            show::line(&line)?;
        }
        let text = message.text();
        if !text.is_empty() || message.parts.is_empty() {
            show::line(text.trim_end())?;
        }
    }
    if let Some(cost) = cost(chat) {
        show::line("")?;
        show::line(&cost)?;
    }
    Ok(())
}

/// Where others took over in the middle of an answer: the text itself stays whole.
fn seams(message: &Message) -> Vec<String> {
    let Some(answer) = &message.answer else {
        return Vec::new();
    };
    let told = |seam: &Seam| {
        let of = |number| answer.attempts.iter().find(|one| one.attempt == number);
        let (from, to) = (of(seam.from_attempt)?, of(seam.to_attempt)?);
        let why = from
            .failure
            .as_ref()
            .map(|failure| texts::failure_class(failure.class));
        let details = [
            ("mode", seam.mode.name().into()),
            ("from", from.lane.0.as_str().into()),
            ("to", to.lane.0.as_str().into()),
            ("why", why.unwrap_or_default().into()),
            ("at", seam.at.into()),
        ];
        Some(say_with("cli-seam", &details))
    };
    answer.seams.iter().filter_map(told).collect()
}

/// What the answers shown cost together; nothing is said where nothing was to be paid.
fn cost(chat: &Chat) -> Option<String> {
    let mut spent = Spent::default();
    let answers = chat.messages.iter().filter_map(|message| message.answer.as_ref());
    spent.extend(answers.flat_map(|answer| &answer.attempts));
    if chat.summary.demo || (spent.possibly_billed() == 0 && spent.at_least().is_none()) {
        return None;
    }
    let words = |id: &str, cost: f64| say_with(id, &[("cost", texts::money_usd(cost).into())]);
    match (spent.sum(), spent.at_least()) {
        (Some(sum), _) if sum > 0.0 => Some(words("cli-cost", sum)),
        (Some(_), _) => None,
        (None, Some(least)) if least > 0.0 => Some(words("cli-cost-at-least", least)),
        (None, _) => Some(say("cli-cost-unknown")),
    }
}

/// Who said it, and how it ended where it did not end well.
fn heading(message: &Message) -> String {
    let who = match (
        message.role,
        message.answer.as_ref().and_then(|answer| answer.lane.clone()),
    ) {
        (Role::User, _) => say("cli-you"),
        (Role::Assistant, Some(lane)) => lane.0,
        (Role::Assistant, None) => say("cli-nobody"),
    };
    let how = match message.status {
        MessageStatus::Complete => return format!("[{who}]"),
        MessageStatus::Streaming => say("cli-being-written"),
        MessageStatus::Failed => say("cli-broke-off"),
        MessageStatus::Cancelled => say("cli-stopped"),
        MessageStatus::Interrupted => say("cli-interrupted"),
    };
    format!("[{who}, {how}]")
}
