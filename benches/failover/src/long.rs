//! Sending into a long chat: all that was said before goes along with a question.

use crate::measure::{Times, head, wall_us};
use crate::{Failed, disk};
use serde_json::{Value, json};
use std::fs;
use std::path::Path;
use understudy_core::backend::{Backend, TurnOptions};
use understudy_core::contract::{ChatId, MessageId, TurnStart};
use understudy_stage::{LEAD, Script, Stage};

/// Messages before the question, the most that the app promises to stay fluid with among them.
const LENGTHS: [usize; 3] = [100, 1_000, 10_000];
const ROUNDS: usize = 40;
/// The first moment of the chats, in Unix milliseconds: any will do.
const BEGUN: usize = 1_780_000_000_000;

/// From sending to the request, with the whole app and its database.
pub async fn send(stage: &Stage) -> Result<(), Failed> {
    head("from sending to the request, into a chat of so many messages");
    stage.seat(LEAD).always(Script::answer("Yes."));
    for messages in LENGTHS {
        let folder = tempfile::tempdir()?;
        let (backend, _) = disk::open(folder.path(), stage).await?;
        let (chat, mut after) = import(&backend, folder.path(), messages).await?;
        let mut times = Times::default();
        for _ in 0..ROUNDS {
            stage.forget_requests();
            let began = wall_us();
            after = reply(&backend, chat, after).await?;
            let seen = stage.requests();
            times.add((seen.first().ok_or("nothing was asked")?.at_us - began) as f64);
        }
        times.row(&format!("{messages} messages"));
    }
    Ok(())
}

async fn reply(backend: &Backend, chat: ChatId, after: MessageId) -> Result<MessageId, Failed> {
    let start = TurnStart::Reply {
        chat,
        after: Some(after),
        text: "And then?".to_owned(),
        attachments: Vec::new(),
    };
    let mut handle = backend
        .send(start, TurnOptions::default())
        .await
        .map_err(|e| e.message)?;
    while handle.events.next().await.is_some() {}
    Ok(handle.answer.ok_or("no answer is kept")?)
}

fn id(message: usize) -> String {
    format!("01990000-0001-7000-8000-{message:012x}")
}

/// A chat of questions and answers, and its last message.
async fn import(backend: &Backend, folder: &Path, messages: usize) -> Result<(ChatId, MessageId), Failed> {
    let message = |at: usize| -> Value {
        let answers = at.is_multiple_of(2);
        json!({
            "id": id(at),
            "parent": (at > 1).then(|| id(at - 1)),
            "role": if answers { "assistant" } else { "user" },
            "status": "complete",
            "turn": answers.then(|| id(at + messages)),
            "created_at": BEGUN + at * 1_000,
            "parts": [{"kind": "text", "text": "Words of a usual message. ".repeat(if answers { 30 } else { 4 })}],
        })
    };
    let export = json!({
        "format": "understudy-history",
        "version": 1,
        "files": [],
        "chats": [{
            "id": id(0),
            "title": "A long chat",
            "title_source": "person",
            "changed": {"hlc": BEGUN << 16, "device": id(1)},
            "created_at": BEGUN,
            "updated_at": BEGUN + messages * 1_000,
            "shown": id(messages),
            "messages": (1..=messages).map(message).collect::<Vec<_>>(),
        }],
    });
    let file = folder.join("chat.json");
    fs::write(&file, export.to_string())?;
    let found = backend.look_into(&file).await.map_err(|e| e.message)?;
    backend.bring_in(&found.import).await.map_err(|e| e.message)?;
    Ok((ChatId(id(0).parse()?), MessageId(id(messages).parse()?)))
}
