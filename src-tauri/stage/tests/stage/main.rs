//! The stage from outside: over raw sockets, where a fault can be seen for what it is.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod answers;
mod client;
mod control;
mod families;
mod seats;

use client::{CHAT, Reply, chat_body, messages_body, request, send};
use std::time::Duration;
use tokio::net::TcpStream;
use understudy_stage::{Script, Stage, Step};

pub const SOON: Duration = Duration::from_secs(2);

/// A stage whose seat `a` performs this.
pub async fn staged(steps: impl IntoIterator<Item = Step>) -> Stage {
    let stage = Stage::start().await.unwrap();
    stage.seat("a").always(Script::of(steps));
    stage
}

pub async fn connect(stage: &Stage) -> TcpStream {
    TcpStream::connect(stage.origin().trim_start_matches("http://"))
        .await
        .unwrap()
}

pub fn question(path: &str) -> Vec<u8> {
    let body = if path == CHAT {
        chat_body("Hi")
    } else {
        messages_body("Hi")
    };
    request("POST", &format!("/a{path}"), &[], &body)
}

pub async fn ask(stage: &Stage, path: &str) -> Reply {
    send(&stage.origin(), &question(path)).await
}
