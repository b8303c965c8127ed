//! A home with a lead and an understudy, both on the stage, and the backend that asks them.

use async_trait::async_trait;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};
use tempfile::TempDir;
use understudy_core::backend::{
    Backend, BackendOptions, Check, Practice, PracticeUrls, TurnHandle, TurnOptions,
};
use understudy_core::contract::{
    Attempt, Chat, ChatId, FailureClass, Message, NewKey, NewProvider, SeamMode, TurnEvent, TurnStart,
};
use understudy_core::home::Home;
use understudy_core::keys::EnvKeys;
use understudy_stage::{Script, Seat, Seen, Stage};

/// Two lanes that look alike in every story.
pub const LEAD: &str = "lead";
pub const UNDERSTUDY: &str = "understudy";
pub const MODEL: &str = "m";
/// What the understudy answers, from the first word to the last.
pub const FULL: &str = "The understudy knows every line of it. 全文 🎭";
/// Longer than any story takes that does not hang.
pub const PATIENCE: Duration = Duration::from_secs(20);

/// The wire families, by the kind of provider that speaks them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Family {
    Anthropic,
    Chat,
    Responses,
    Gemini,
    Ollama,
}

impl Family {
    pub const BOTH: [Self; 2] = [Self::Anthropic, Self::Chat];
    pub const ALL: [Self; 5] = [
        Self::Anthropic,
        Self::Chat,
        Self::Responses,
        Self::Gemini,
        Self::Ollama,
    ];

    pub const fn kind(self) -> &'static str {
        match self {
            Self::Anthropic => "anthropic",
            Self::Chat => "openai-compatible",
            Self::Responses => "openai",
            Self::Gemini => "gemini",
            Self::Ollama => "ollama",
        }
    }

    /// Who stands in: each family once.
    pub const fn other(self) -> Self {
        match self {
            Self::Anthropic => Self::Chat,
            Self::Chat => Self::Responses,
            Self::Responses => Self::Gemini,
            Self::Gemini => Self::Ollama,
            Self::Ollama => Self::Anthropic,
        }
    }

    /// The version segment of its addresses.
    pub const fn version(self) -> &'static str {
        match self {
            Self::Gemini => "/v1beta",
            Self::Ollama => "",
            _ => "/v1",
        }
    }
}

struct NoPractice;

#[async_trait]
impl Practice for NoPractice {
    async fn start(&self) -> std::io::Result<PracticeUrls> {
        Err(std::io::Error::other("no demo in these stories"))
    }

    fn set_outage(&self, _on: bool) {}
}

pub struct World {
    pub stage: Stage,
    pub backend: Arc<Backend>,
    pub folder: TempDir,
}

impl World {
    /// The lead speaks `family`, the understudy the other one, and answers [`FULL`].
    pub async fn new(family: Family) -> Self {
        let world = Self::empty().await;
        world.seat(LEAD, family).await;
        world
            .seat(UNDERSTUDY, family.other())
            .await
            .always(Script::answer(FULL));
        world.order(&[LEAD, UNDERSTUDY]).await;
        world
    }

    /// A stage and a home, nothing set up.
    pub async fn empty() -> Self {
        Self::before(Stage::start().await.unwrap()).await
    }

    /// The same before a stage that is there already.
    pub async fn before(stage: Stage) -> Self {
        Self::within(stage, tempfile::tempdir().unwrap()).await
    }

    /// The same with a home that is there already.
    pub async fn within(stage: Stage, folder: TempDir) -> Self {
        Self {
            stage,
            backend: open(&folder).await,
            folder,
        }
    }

    /// A provider of that name on a seat of that name, with a key of its own.
    pub async fn seat(&self, name: &str, family: Family) -> Seat {
        let seat = self.stage.seat(name);
        let key = format!("sk-canary-{name}-0123456789");
        seat.key(Some(&key)).models([MODEL]);
        let url = format!("{}/{name}{}", self.stage.origin(), family.version());
        self.provider(name, family, &url, &key).await;
        seat
    }

    pub async fn provider(&self, name: &str, family: Family, url: &str, key: &str) {
        let key = NewKey::Entered {
            key: key.to_owned(),
            this_run: true,
        };
        self.add(name, family, url, key).await;
    }

    /// Two seats without keys, which are still there after a restart.
    pub async fn keyless() -> Self {
        let world = Self::empty().await;
        for name in [LEAD, UNDERSTUDY] {
            world
                .stage
                .seat(name)
                .models([MODEL])
                .always(Script::answer(FULL));
            world
                .add(name, Family::Chat, &world.stage.url(name), NewKey::None)
                .await;
        }
        world.order(&[LEAD, UNDERSTUDY]).await;
        world
    }

    pub async fn add(&self, name: &str, family: Family, url: &str, key: NewKey) {
        self.add_as(name, family.kind(), url, key).await;
    }

    /// A provider of a kind that needs no key.
    pub async fn add_kind(&self, name: &str, kind: &str, url: &str) {
        self.add_as(name, kind, url, NewKey::None).await;
    }

    async fn add_as(&self, name: &str, kind: &str, url: &str, key: NewKey) {
        let new = NewProvider {
            name: name.to_owned(),
            kind: kind.to_owned(),
            base_url: Some(url.to_owned()),
            key,
            allow_http: true,
        };
        self.backend.add_provider(new, Check::Advisory).await.unwrap();
    }

    pub async fn order(&self, names: &[&str]) {
        let lanes: Vec<String> = names.iter().map(|name| format!("{name}/{MODEL}")).collect();
        self.order_lanes(&lanes).await;
    }

    pub async fn order_lanes(&self, names: &[String]) {
        let lanes = names.iter().map(|name| self.backend.lane_named(name).unwrap());
        self.backend.set_chain(lanes.collect()).await.unwrap();
        // What was asked while setting up is no part of the story.
        self.stage.forget_requests();
    }

    pub async fn set(&self, key: &str, value: &str) {
        self.backend.set_setting(key, value).await.unwrap();
    }

    pub async fn send(&self, text: &str) -> TurnHandle {
        self.start(TurnStart::NewChat {
            text: text.to_owned(),
            attachments: Vec::new(),
        })
        .await
    }

    pub async fn start(&self, start: TurnStart) -> TurnHandle {
        self.backend.send(start, TurnOptions::default()).await.unwrap()
    }

    /// Sends a message and follows the turn to its end.
    pub async fn ask(&self, text: &str) -> Told {
        self.follow(self.send(text).await).await
    }

    /// The app ends and starts again.
    pub async fn restart(&mut self) {
        self.backend = open(&self.folder).await;
    }

    pub async fn follow(&self, mut handle: TurnHandle) -> Told {
        let began = Instant::now();
        let mut events = Vec::new();
        let all = async {
            while let Some(numbered) = handle.events.next().await {
                events.push(numbered.event);
            }
        };
        tokio::time::timeout(PATIENCE, all)
            .await
            .expect("every turn ends");
        Told {
            chat: handle.chat.unwrap(),
            took: began.elapsed(),
            events,
        }
    }

    pub async fn chat(&self, id: ChatId) -> Chat {
        self.backend.chat(id).await.unwrap()
    }

    /// The last message of a chat: the answer.
    pub async fn answer(&self, chat: ChatId) -> Message {
        self.chat(chat).await.messages.pop().unwrap()
    }

    /// The questions that reached a seat.
    pub fn asked(&self, seat: &str) -> Vec<Seen> {
        let mut seen = self.stage.requests();
        seen.retain(|one| one.seat == seat && one.method == "POST");
        seen
    }
}

/// What another process would see: the same home, opened anew.
pub async fn open(folder: &TempDir) -> Arc<Backend> {
    open_at(folder.path()).await
}

pub async fn open_at(folder: &Path) -> Arc<Backend> {
    let home = Home::at(folder).unwrap();
    Backend::open(&home, options()).await.unwrap()
}

pub fn options() -> BackendOptions {
    BackendOptions {
        env_keys: EnvKeys::default(),
        may_prompt: false,
        practice: Box::new(NoPractice),
        program: env!("CARGO_BIN_EXE_understudy").into(),
    }
}

/// A turn as a front saw it.
pub struct Told {
    pub chat: ChatId,
    pub took: Duration,
    pub events: Vec<TurnEvent>,
}

/// An attempt that failed, as a front was told.
#[derive(Clone, Debug, PartialEq)]
pub struct FailedAttempt {
    pub class: FailureClass,
    pub status: Option<u16>,
    pub request_id: Option<String>,
    pub message: String,
}

impl Told {
    pub fn last(&self) -> &TurnEvent {
        self.events.last().unwrap()
    }

    /// All visible text, as it came.
    pub fn deltas(&self) -> String {
        self.events
            .iter()
            .filter_map(|event| match event {
                TurnEvent::Delta { text } => Some(text.as_str()),
                _ => None,
            })
            .collect()
    }

    /// The visible text as a front has it at the end: begun anew where that was said.
    pub fn on_screen(&self) -> String {
        let mut text = String::new();
        for event in &self.events {
            match event {
                TurnEvent::Delta { text: more } => text += more,
                TurnEvent::Seam {
                    mode: SeamMode::Restart,
                    ..
                } => text.clear(),
                _ => {}
            }
        }
        text
    }

    /// The lanes that were asked, in order.
    pub fn lanes(&self) -> Vec<&str> {
        self.events
            .iter()
            .filter_map(|event| match event {
                TurnEvent::Attempt { lane, .. } => Some(lane.0.as_str()),
                _ => None,
            })
            .collect()
    }

    pub fn failed(&self) -> Vec<FailedAttempt> {
        self.events
            .iter()
            .filter_map(|event| match event {
                TurnEvent::AttemptFailed {
                    class,
                    status,
                    request_id,
                    message,
                    ..
                } => Some(FailedAttempt {
                    class: *class,
                    status: *status,
                    request_id: request_id.clone(),
                    message: message.clone(),
                }),
                _ => None,
            })
            .collect()
    }
}

/// The attempts kept with an answer.
pub fn attempts(answer: &Message) -> &[Attempt] {
    &answer.answer.as_ref().unwrap().attempts
}
