//! Stories of the history on real files.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod attachments;
mod backups;
mod board;
mod chance;
mod chats;
mod damage;
mod disk;
mod forgotten;
mod kills;
mod model;
mod opening;
mod order;
mod power;
mod search;
mod search_beginnings;
mod search_trouble;
mod sharing;
mod survival;
mod trouble;
mod turns;
mod versions;
mod waiting;

use super::*;
use crate::contract::{
    Attempt, AttemptReason, Chat, ChatId, ChatTerms, Finish, Lane, LaneName, MessageId, MessageStatus,
    ProviderId, Reach, TurnId, Usage,
};
use crate::engine::{
    AnswerEnd, AttemptEnd, AttemptStart, NewChat, NewQuestion, NewTurn, StoredPart, StoredText, TurnStore,
};
use tempfile::TempDir;

/// Some wall time; the stories count from it.
const T0: Timestamp = 1_800_000_000_000;

async fn open(home: &TempDir) -> History {
    History::open(home.path(), T0).await.unwrap()
}

async fn fresh() -> (TempDir, History) {
    let home = TempDir::new().unwrap();
    let history = open(&home).await;
    (home, history)
}

/// A turn that was begun.
#[derive(Clone, Copy, Debug)]
struct Begun {
    chat: ChatId,
    turn: TurnId,
    question: MessageId,
    answer: MessageId,
}

fn new_turn(chat: ChatId, parent: Option<MessageId>, text: &str, at: Timestamp) -> NewTurn {
    NewTurn {
        turn: TurnId::new(),
        chat,
        new_chat: None,
        question: MessageId::new(),
        new_question: Some(NewQuestion {
            parent,
            text: text.into(),
            files: Vec::new(),
        }),
        answer: MessageId::new(),
        beside: None,
        left_out: 0,
        summary: None,
        at,
    }
}

async fn begin(history: &History, turn: NewTurn) -> Begun {
    let begun = Begun {
        chat: turn.chat,
        turn: turn.turn,
        question: turn.question,
        answer: turn.answer,
    };
    history.begin(turn).await.unwrap();
    begun
}

async fn new_chat(history: &History, text: &str, at: Timestamp) -> Begun {
    let mut turn = new_turn(ChatId::new(), None, text, at);
    turn.new_chat = Some(NewChat {
        title: title_from(text),
        system: None,
        demo: false,
        terms: ChatTerms::default(),
    });
    begin(history, turn).await
}

async fn reply(history: &History, chat: ChatId, parent: MessageId, text: &str, at: Timestamp) -> Begun {
    begin(history, new_turn(chat, Some(parent), text, at)).await
}

async fn again(history: &History, begun: Begun, at: Timestamp) -> Begun {
    let turn = NewTurn {
        turn: TurnId::new(),
        chat: begun.chat,
        new_chat: None,
        question: begun.question,
        new_question: None,
        answer: MessageId::new(),
        beside: None,
        left_out: 0,
        summary: None,
        at,
    };
    begin(history, turn).await
}

fn text(attempt: u32, text: &str) -> StoredPart {
    StoredPart {
        attempt,
        body: StoredText::Text(text.into()),
    }
}

fn ended(begun: Begun, parts: Vec<StoredPart>, at: Timestamp) -> AnswerEnd {
    AnswerEnd {
        answer: begun.answer,
        status: MessageStatus::Complete,
        lane: Some(LaneName("a/m".into())),
        parts,
        seams: Vec::new(),
        failure: None,
        took_ms: 1_500,
        at,
    }
}

async fn end(history: &History, begun: Begun, words: &str, at: Timestamp) {
    history.end(ended(begun, vec![text(0, words)], at)).await.unwrap();
}

fn started(begun: Begun, attempt: u32, provider: ProviderId, at: Timestamp) -> AttemptStart {
    AttemptStart {
        turn: begun.turn,
        answer: Some(begun.answer),
        attempt,
        lane: Lane {
            provider,
            model: "m".into(),
        },
        name: LaneName("a/m".into()),
        reason: AttemptReason::Lead,
        at,
        demo: false,
    }
}

fn attempt(number: u32, provider: ProviderId, at: Timestamp) -> Attempt {
    Attempt {
        attempt: number,
        provider,
        lane: LaneName("a/m".into()),
        reason: AttemptReason::Lead,
        started_at: at,
        first_text_ms: Some(400),
        took_ms: Some(1_400),
        failure: None,
        finish: Some(Finish::Stop),
        model_answered: Some("m-2026".into()),
        request_id: Some("req_1".into()),
        chars: 12,
        usage: Usage {
            input: Some(10),
            output: Some(20),
            cache_read: Some(3),
            cache_write: None,
            reasoning: Some(5),
        },
        cost_usd: Some(0.0125),
        possibly_billed: true,
    }
}

/// What a person reads in a chat: each message's text, from the first to the last.
fn words(chat: &Chat) -> Vec<String> {
    chat.messages.iter().map(crate::contract::Message::text).collect()
}
