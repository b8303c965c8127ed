//! The driver with a scripted network and a store in memory: what is on disk when, and what a stop
//! does to the connection.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use super::*;
use crate::clock::SystemClock;
use crate::contract::*;
use crate::providers::{
    HttpRequest, HttpResponse, RateLimit, Transport, TransportError, TransportErrorKind, kinds,
};
use crate::router::fit::Takes;
use crate::router::health::Outcome;
use crate::router::limits::{LimitSettings, attempt_limits};
use crate::router::next::Recovery;
use crate::router::plan::PlannedLane;
use crate::router::speed::Usual;
use async_trait::async_trait;
use bytes::Bytes;
use futures_util::StreamExt;
use futures_util::stream;
use std::collections::VecDeque;
use std::sync::{Arc, Mutex};
use tokio::sync::watch;

/// What happened, in order, over all parts.
type Diary = Arc<Mutex<Vec<String>>>;

fn write(diary: &Diary, line: impl Into<String>) {
    diary.lock().unwrap().push(line.into());
}

enum Script {
    Refused,
    Status(u16, &'static str),
    /// These frames, then the end of the connection.
    Frames(Vec<&'static str>),
    /// These frames, then nothing more, with the connection open.
    Hangs(Vec<&'static str>),
}

struct Network {
    scripts: Mutex<VecDeque<Script>>,
    diary: Diary,
}

struct Closes(Diary);
impl Drop for Closes {
    fn drop(&mut self) {
        write(&self.0, "closed");
    }
}

#[async_trait]
impl Transport for Network {
    async fn send(&self, request: HttpRequest) -> Result<HttpResponse, TransportError> {
        let asks = String::from_utf8_lossy(&request.body).contains("stream_options");
        write(
            &self.diary,
            if asks {
                "sent"
            } else {
                "sent without stream_options"
            },
        );
        let script = self
            .scripts
            .lock()
            .unwrap()
            .pop_front()
            .expect("a script for each request");
        let chunks =
            |frames: Vec<&'static str>| stream::iter(frames).map(|f| Ok(Bytes::from_static(f.as_bytes())));
        let (status, body) = match script {
            Script::Refused => {
                return Err(TransportError {
                    kind: TransportErrorKind::Refused,
                    message: "connection refused".into(),
                });
            }
            Script::Status(status, body) => (status, chunks(vec![body]).boxed()),
            Script::Frames(frames) => (200, chunks(frames).boxed()),
            Script::Hangs(frames) => (200, chunks(frames).chain(stream::pending()).boxed()),
        };
        let guard = Closes(self.diary.clone());
        let body = body.map(move |bytes| {
            let _ = &guard;
            bytes
        });
        Ok(HttpResponse {
            status,
            headers: http::HeaderMap::new(),
            body: body.boxed(),
        })
    }

    fn reconnect(&self) {}
}

struct Memory(Diary);

#[async_trait]
impl TurnStore for Memory {
    async fn begin(&self, _: NewTurn) -> Result<(), TurnStoreError> {
        Ok(())
    }
    async fn attempt_started(&self, start: AttemptStart) -> Result<(), TurnStoreError> {
        write(&self.0, format!("row {}", start.attempt));
        Ok(())
    }
    async fn attempt_ended(&self, end: AttemptEnd) -> Result<(), TurnStoreError> {
        let class = end
            .attempt
            .failure
            .map_or("answered", |failure| failure.class.name());
        write(&self.0, format!("settled {} {class}", end.attempt.attempt));
        Ok(())
    }
    async fn checkpoint(
        &self,
        _: MessageId,
        _: Vec<StoredPart>,
        _: Vec<Seam>,
        _: Timestamp,
    ) -> Result<(), TurnStoreError> {
        write(&self.0, "checkpoint");
        Ok(())
    }
    async fn end(&self, end: AnswerEnd) -> Result<(), TurnStoreError> {
        write(&self.0, format!("stored {:?}", end.status));
        Ok(())
    }
}

struct NoKeys;
#[async_trait]
impl Keys for NoKeys {
    async fn key(&self, _: ProviderId) -> Result<Option<secrecy::SecretString>, String> {
        Ok(None)
    }
}

struct Health(Diary);
#[async_trait]
impl HealthBook for Health {
    fn limited(&self, _: &Lane, limits: Vec<RateLimit>) {
        let left: Vec<_> = limits.iter().filter_map(|limit| limit.remaining).collect();
        self.0.lock().unwrap().push(format!("left {left:?}"));
    }

    async fn may_ask(&self, _: TurnId, _: &PlannedLane) -> bool {
        true
    }
    async fn ended(&self, _: TurnId, lane: &PlannedLane, outcome: Option<Outcome>) {
        let said = match outcome {
            None => "nothing",
            Some(Outcome::Answered { .. }) => "well",
            Some(Outcome::Failed { .. }) => "ill",
        };
        write(&self.0, format!("{} {said}", lane.lane.model));
    }
    async fn learned(&self, lane: &Lane, _: &TurnWishes, rejected: Vec<String>) {
        write(
            &self.0,
            format!("{} takes no {}", lane.model, rejected.join(", ")),
        );
    }
}

struct Stage {
    diary: Diary,
    inputs: Inputs,
    stop: watch::Sender<bool>,
}

fn stage(scripts: Vec<Script>) -> Stage {
    let diary = Diary::default();
    let network = Network {
        scripts: Mutex::new(scripts.into()),
        diary: diary.clone(),
    };
    let inputs = Inputs {
        clock: Arc::new(SystemClock::new()),
        transport: Arc::new(network),
        store: Arc::new(Memory(diary.clone())),
        keys: Arc::new(NoKeys),
        health: Arc::new(Health(diary.clone())),
    };
    Stage {
        diary,
        inputs,
        stop: watch::Sender::new(false),
    }
}

impl Stage {
    fn job(&self, models: &[&str]) -> Job {
        let kind = kinds::kind("openai-compatible").unwrap();
        let lanes = models.iter().map(|model| JobLane {
            lane: TurnLane {
                planned: PlannedLane {
                    lane: Lane {
                        provider: ProviderId::new(),
                        model: (*model).into(),
                    },
                    name: LaneName::new("p", model),
                    family: kind.family().name(),
                    local: false,
                    host: None,
                    window: None,
                    takes: Takes::default(),
                },
                limits: attempt_limits(
                    &LimitSettings::default(),
                    kind.family().traits("m"),
                    false,
                    10,
                    Usual::default(),
                ),
                lead: *model == "lead",
                price: None,
                prefills: false,
                hedge_after: None,
                most_tokens: (0, 0),
            },
            family: kind.family(),
            base_url: "http://127.0.0.1:1/v1".parse().unwrap(),
            allow_http: false,
            room: None,
            reasons: true,
            omit: Vec::new(),
            sends_files: true,
        });
        Job {
            turn: TurnId::new(),
            answer: Some(MessageId::new()),
            reason: None,
            conversation: Conversation::default(),
            wishes: TurnWishes::default(),
            lanes: lanes.collect(),
            skipped: Vec::new(),
            nobody: AnswerFailure {
                code: "no-provider".into(),
                message: String::new(),
            },
            recovery: Recovery::default(),
            extra_spend: f64::INFINITY,
            demo: false,
            attempts: 0,
            resumed: None,
            confined: false,
            choices: tokio::sync::mpsc::unbounded_channel().1,
            cancel: self.stop.subscribe(),
        }
    }

    async fn plays(&self, models: &[&str]) -> Vec<TurnEvent> {
        let mut events = Vec::new();
        run(&self.inputs, self.job(models), |event| {
            if event.ends_turn() {
                write(&self.diary, "told");
            }
            if matches!(&event, TurnEvent::Delta { text } if text == "stop here") {
                self.stop.send_replace(true);
            }
            events.push(event);
        })
        .await;
        events
    }

    fn diary(&self) -> Vec<String> {
        self.diary.lock().unwrap().clone()
    }
}

const HELLO: &str = "data: {\"choices\":[{\"delta\":{\"content\":\"Hello\"},\"finish_reason\":null}]}\n\n";
const STOP_HERE: &str =
    "data: {\"choices\":[{\"delta\":{\"content\":\"stop here\"},\"finish_reason\":null}]}\n\n";
const END: &str = "data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n";

#[tokio::test]
async fn rows_are_written_before_the_wire_and_the_answer_before_it_is_told() {
    let stage = stage(vec![Script::Refused, Script::Frames(vec![HELLO, END])]);
    let events = stage.plays(&["lead", "b"]).await;
    assert!(matches!(events.last(), Some(TurnEvent::Finished { text, .. }) if text == "Hello"));
    assert_eq!(
        stage.diary(),
        [
            "row 0",
            "sent",
            "lead ill",
            "settled 0 unreachable",
            "row 1",
            "sent",
            "closed",
            "b well",
            "settled 1 answered",
            "stored Complete",
            "told"
        ]
    );
}

#[tokio::test]
async fn a_stop_closes_the_connection_and_keeps_the_partial() {
    let stage = stage(vec![Script::Hangs(vec![STOP_HERE])]);
    let events = stage.plays(&["lead", "b"]).await;
    assert!(matches!(
        events.last(),
        Some(TurnEvent::Failed { code, partial, .. }) if code == "cancelled" && partial == "stop here"
    ));
    assert_eq!(
        stage.diary(),
        [
            "row 0",
            "sent",
            "closed",
            "lead nothing",
            "settled 0 cancelled",
            "stored Cancelled",
            "told"
        ]
    );
}

#[tokio::test]
async fn the_body_of_a_failed_request_says_why() {
    let body = r#"{"error":{"message":"You exceeded your current quota","type":"insufficient_quota","code":"insufficient_quota"}}"#;
    let stage = stage(vec![Script::Status(429, body)]);
    let events = stage.plays(&["lead"]).await;
    assert!(events.iter().any(|event| matches!(
        event,
        TurnEvent::AttemptFailed {
            class: FailureClass::Quota,
            status: Some(429),
            ..
        }
    )));
}

#[tokio::test]
async fn a_connection_that_ends_in_the_middle_is_never_a_success() {
    let stage = stage(vec![Script::Frames(vec![HELLO])]);
    let events = stage.plays(&["lead"]).await;
    assert!(matches!(
        events.last(),
        Some(TurnEvent::Failed { code, partial, .. }) if code == "truncated" && partial == "Hello"
    ));
}

#[tokio::test]
async fn a_parameter_that_the_provider_does_not_take_is_left_out_the_second_time() {
    let body = r#"{"error":{"message":"Unrecognized request argument supplied: stream_options","type":"invalid_request_error","param":"stream_options","code":null}}"#;
    let stage = stage(vec![Script::Status(400, body), Script::Frames(vec![HELLO, END])]);
    let events = stage.plays(&["lead"]).await;
    assert!(matches!(events.last(), Some(TurnEvent::Finished { text, .. }) if text == "Hello"));
    assert!(
        stage.diary().contains(&"sent without stream_options".to_owned()),
        "{:?}",
        stage.diary()
    );
    assert!(stage.diary().contains(&"lead takes no stream_options".to_owned()));
}

#[tokio::test]
async fn what_was_left_out_in_vain_is_not_remembered() {
    let body = r#"{"error":{"message":"Unrecognized request argument supplied: stream_options","type":"invalid_request_error","param":"stream_options","code":null}}"#;
    let stage = stage(vec![Script::Status(400, body), Script::Status(400, body)]);
    stage.plays(&["lead"]).await;
    assert!(!stage.diary().iter().any(|line| line.contains("takes no")));
}

#[tokio::test]
async fn an_answer_ends_where_it_was_wished_to_whoever_gives_it() {
    let stage = stage(vec![Script::Hangs(vec![HELLO])]);
    let mut job = stage.job(&["lead"]);
    job.wishes.stop = vec!["lo".to_owned()];
    let mut last = None;
    run(&stage.inputs, job, |event| last = Some(event)).await;
    assert!(
        matches!(&last, Some(TurnEvent::Finished { text, finish: Finish::Stop, .. }) if text == "Hel"),
        "{last:?}"
    );
    assert!(
        stage.diary().contains(&"closed".to_owned()),
        "the rest is not paid for"
    );
}

#[tokio::test]
async fn a_request_is_not_sent_again_for_a_parameter_it_does_not_have() {
    let body = r#"{"error":{"message":"Unsupported parameter","type":"invalid_request_error","param":"temperature","code":null}}"#;
    let stage = stage(vec![Script::Status(400, body)]);
    let events = stage.plays(&["lead"]).await;
    assert!(matches!(events.last(), Some(TurnEvent::Failed { code, .. }) if code == "request"));
}
