//! Connections: from the socket to the seat that answers.

use crate::control;
use crate::http::{self, NoRequest, Request};
use crate::log::{KeySeen, Log, Note, Outcome, Seen, now_us};
use crate::outage::Outage;
use crate::perform::{After, Performance};
use crate::practice;
use crate::script::{Body, ErrorKind, Script, Step};
use crate::seat::Seats;
use crate::wire::{Asked, Opening, Question, Tokens, Told, Wire, asked};
use serde_json::Value;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::tcp::{ReadHalf, WriteHalf};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;
use tokio::task::JoinSet;
use tokio::time::{sleep, timeout};

/// More connections than any test needs; the rest are closed at once.
const CONNECTIONS: usize = 512;
/// From one request's end to the end of the next, on the same connection.
const REQUEST_LIMIT: Duration = Duration::from_secs(120);
/// A whole answer, silence included. Longer than any limit of an app.
const ANSWER_LIMIT: Duration = Duration::from_secs(600);
/// How long a closed connection is drained, so that the close is a FIN and not a reset.
const DRAIN_LIMIT: Duration = Duration::from_secs(1);
/// Long enough for the system to deliver over loopback what was written, however busy it is.
const DELIVERY: Duration = Duration::from_millis(20);
/// What a client may send ahead while an answer runs, in bytes.
const AHEAD_LIMIT: usize = 64 << 10;

pub(crate) struct Shared {
    pub seats: Seats,
    pub log: Arc<Log>,
    pub token: String,
    pub connections: AtomicU64,
}

/// Accepts until it is dropped, and every connection with it.
pub(crate) async fn serve(listener: TcpListener, shared: Arc<Shared>) {
    let places = Arc::new(Semaphore::new(CONNECTIONS));
    let mut open = JoinSet::new();
    loop {
        let accepted = tokio::select! {
            accepted = listener.accept() => accepted,
            Some(_) = open.join_next(), if !open.is_empty() => continue,
        };
        let Ok((stream, _)) = accepted else {
            // Out of file descriptors, most likely: they come back.
            sleep(Duration::from_millis(20)).await;
            continue;
        };
        let Ok(place) = Arc::clone(&places).try_acquire_owned() else {
            continue;
        };
        let shared = Arc::clone(&shared);
        open.spawn(async move {
            connection(stream, &shared).await;
            drop(place);
        });
    }
}

async fn connection(mut stream: TcpStream, shared: &Arc<Shared>) {
    // A script's writes are to arrive as they were written.
    let _ = stream.set_nodelay(true);
    let number = shared.connections.fetch_add(1, Ordering::Relaxed);
    let mut buffer = Vec::new();
    loop {
        let (mut reader, mut writer) = stream.split();
        let request = match timeout(REQUEST_LIMIT, http::read_request(&mut reader, &mut buffer)).await {
            Ok(Ok(request)) => request,
            Ok(Err(NoRequest::Closed)) | Err(_) => return,
            Ok(Err(no)) => {
                refuse(&mut writer, &no).await;
                close(&mut reader, &mut writer).await;
                return;
            }
        };
        let wants_close = request.close;
        let after = answer(&mut reader, &mut writer, &mut buffer, request, number, shared).await;
        match after {
            After::KeepOpen if !wants_close => {}
            After::KeepOpen | After::Close => {
                close(&mut reader, &mut writer).await;
                return;
            }
            After::Reset => {
                // A reset throws away what the system has not delivered yet; the script means what
                // was sent before to arrive.
                sleep(DELIVERY).await;
                // With no time to linger, closing is a reset.
                let _ = stream.set_zero_linger();
                return;
            }
        }
    }
}

async fn refuse(writer: &mut WriteHalf<'_>, no: &NoRequest) {
    let (status, text) = match no {
        NoRequest::TooLarge => (413, "the request is too large"),
        NoRequest::Bad(why) => (400, *why),
        NoRequest::Closed => return,
    };
    let lines = [("connection".to_owned(), "close".to_owned())];
    let response = http::whole(status, "text/plain", &lines, text.as_bytes());
    let _ = writer.write_all(&response).await;
}

/// Ends the connection with a FIN: bytes left unread would turn the close into a reset.
async fn close(reader: &mut ReadHalf<'_>, writer: &mut WriteHalf<'_>) {
    let _ = writer.shutdown().await;
    let mut rest = vec![0; 16 << 10];
    let drain = async { while matches!(reader.read(&mut rest).await, Ok(read) if read > 0) {} };
    let _ = timeout(DRAIN_LIMIT, drain).await;
}

async fn answer(
    reader: &mut ReadHalf<'_>,
    writer: &mut WriteHalf<'_>,
    buffer: &mut Vec<u8>,
    request: Request,
    connection: u64,
    shared: &Arc<Shared>,
) -> After {
    let path = request.path.clone();
    let (seat, rest) = path
        .strip_prefix('/')
        .and_then(|path| path.split_once('/'))
        .unwrap_or(("", ""));
    if seat == "control" {
        let response = control::respond(shared, rest, &request);
        return match writer.write_all(&response).await {
            Ok(()) => After::KeepOpen,
            Err(_) => After::Close,
        };
    }
    let rest = format!("/{rest}");
    let planned = plan(shared, seat, &rest, &request);
    let note = shared
        .log
        .add(seen(&request, seat, rest, planned.key, connection));
    let request_id = format!("req_{}", uuid::Uuid::new_v4().simple());
    let performing = async {
        match planned.part {
            Part::Scripted {
                wire,
                opening,
                stream,
                script,
            } => {
                Performance::new(writer, &note, wire, opening, request_id, stream)
                    .run(script)
                    .await
            }
            Part::Whole { status, body } => whole(writer, &note, status, &body).await,
        }
    };
    let (outcome, after) = tokio::select! {
        // An answer that is over is over, even where the client closes at the same moment.
        biased;
        done = performing => match done {
            Ok(After::KeepOpen) => (Outcome::Sent, After::KeepOpen),
            Ok(after) => (Outcome::Cut, after),
            Err(_) => (Outcome::ClosedByClient, After::Close),
        },
        () = closed_by_client(reader, buffer) => (Outcome::ClosedByClient, After::Close),
        () = sleep(ANSWER_LIMIT) => (Outcome::TimedOut, After::Close),
    };
    note.end(outcome);
    after
}

/// Ready when the client has closed its side, or sends more than it may.
async fn closed_by_client(reader: &mut ReadHalf<'_>, buffer: &mut Vec<u8>) {
    while buffer.len() < AHEAD_LIMIT {
        match reader.read_buf(buffer).await {
            Ok(read) if read > 0 => {}
            _ => return,
        }
    }
}

async fn whole(writer: &mut WriteHalf<'_>, note: &Note, status: u16, body: &Value) -> std::io::Result<After> {
    let response = http::whole(status, "application/json", &[], body.to_string().as_bytes());
    note.status(status);
    writer.write_all(&response).await?;
    note.sent(response.len());
    Ok(After::KeepOpen)
}

/// What is to be done with a request.
struct Planned {
    key: KeySeen,
    part: Part,
}

enum Part {
    Scripted {
        wire: &'static dyn Wire,
        opening: Opening,
        stream: bool,
        script: Script,
    },
    Whole {
        status: u16,
        body: Value,
    },
}

fn plan(shared: &Shared, seat: &str, path: &str, request: &Request) -> Planned {
    let nothing_here = |key| Planned {
        key,
        part: Part::Whole {
            status: 404,
            body: serde_json::json!({"error": {"message": format!("nothing here: /{seat}{path}"), "type": "not_found"}}),
        },
    };
    let Some(asked) = asked(&request.method, path, &request.headers) else {
        return nothing_here(KeySeen::None);
    };
    let wire = match asked {
        Asked::Answer(wire) | Asked::Models(wire) => wire,
    };
    let planned = shared.seats.with(seat, |state| {
        let key = key_seen(wire, request, state.setup.key.as_deref());
        let body: Value = serde_json::from_slice(&request.body).unwrap_or(Value::Null);
        let read = match asked {
            Asked::Answer(_) => wire.read(&request.headers, &body),
            Asked::Models(_) => Ok(listing()),
        };
        let opening = opening(read.as_ref().ok());
        let stream = read.as_ref().is_ok_and(|question| question.stream);
        let outage = state.setup.outage;
        let refuse = |kind: ErrorKind, message: Option<String>| {
            let told = Told {
                request_id: format!("req_{}", uuid::Uuid::new_v4().simple()),
                model: opening.model.clone(),
                message,
            };
            let (status, json) = wire.error(kind, &told);
            Script::of([Step::Status {
                status,
                headers: Vec::new(),
                body: Body::Json { json },
            }])
        };
        let script = match (outage, &asked, &read) {
            // A provider that is down says so before it looks at anything.
            (Some(outage @ (Outage::Hard | Outage::Silent)), _, _) => outage.changes(Script::default()),
            _ if matches!(key, KeySeen::Wrong) || (key == KeySeen::None && state.setup.key.is_some()) => {
                refuse(ErrorKind::BadKey, None)
            }
            (_, Asked::Models(_), _) => match &state.setup.models_script {
                Some(script) => script.clone(),
                None => Script::of([Step::Status {
                    status: 200,
                    headers: Vec::new(),
                    body: Body::Json {
                        json: wire.models(&state.setup.models),
                    },
                }]),
            },
            (_, _, Err(wrong)) => refuse(ErrorKind::BadRequest, Some(wrong.clone())),
            (_, _, Ok(question)) if !offers(&state.setup.models, &question.model) => {
                refuse(ErrorKind::ModelNotFound, None)
            }
            (outage, _, Ok(question)) => {
                let next = state
                    .queue
                    .pop_front()
                    .unwrap_or_else(|| state.setup.script.clone());
                let script = written_out(next, seat, question);
                outage.map_or(script.clone(), |outage| outage.changes(script))
            }
        };
        Planned {
            key,
            part: Part::Scripted {
                wire,
                opening,
                stream,
                script,
            },
        }
    });
    planned.unwrap_or_else(|| nothing_here(KeySeen::None))
}

/// A request for the list of models, seen as a question.
fn listing() -> Question {
    Question {
        model: String::new(),
        stream: true,
        wants_usage: false,
        text: String::new(),
        turn: 0,
        input_chars: 0,
    }
}

fn offers(models: &[crate::wire::Model], model: &str) -> bool {
    models.is_empty() || models.iter().any(|offered| offered.id == model)
}

/// The script with its practice answers in place.
fn written_out(script: Script, seat: &str, question: &Question) -> Script {
    let steps = script.steps.into_iter().flat_map(|step| match step {
        Step::Practice { pace } => practice::steps(seat, question, pace),
        other => vec![other],
    });
    Script {
        steps: steps.collect(),
    }
}

fn opening(question: Option<&Question>) -> Opening {
    Opening {
        id: uuid::Uuid::new_v4().simple().to_string(),
        model: question
            .map(|question| question.model.clone())
            .unwrap_or_default(),
        input_tokens: question.map_or(0, |question| Tokens::of_chars(question.input_chars)),
        created: u64::try_from(now_us() / 1_000_000).unwrap_or(0),
        wants_usage: question.is_some_and(|question| question.wants_usage),
    }
}

fn key_seen(wire: &dyn Wire, request: &Request, wanted: Option<&str>) -> KeySeen {
    let (header, prefix) = wire.key_header();
    let given = request
        .header(header)
        .and_then(|value| value.strip_prefix(prefix));
    match (given, wanted) {
        (None, _) => KeySeen::None,
        (Some(_), None) => KeySeen::Given,
        (Some(given), Some(wanted)) if given == wanted => KeySeen::Right,
        (Some(_), Some(_)) => KeySeen::Wrong,
    }
}

/// Headers whose values are taken out of the log.
const SECRET_HEADERS: [&str; 6] = [
    "authorization",
    "x-api-key",
    "api-key",
    "x-goog-api-key",
    "cookie",
    "proxy-authorization",
];

fn seen(request: &Request, seat: &str, path: String, key: KeySeen, connection: u64) -> Seen {
    let headers = request.headers.iter().map(|(name, value)| {
        let secret = SECRET_HEADERS.contains(&name.as_str());
        (
            name.clone(),
            if secret {
                "[taken out]".to_owned()
            } else {
                value.clone()
            },
        )
    });
    Seen {
        number: 0,
        connection,
        seat: seat.to_owned(),
        method: request.method.clone(),
        path,
        headers: headers.collect(),
        key,
        body: serde_json::from_slice(&request.body).unwrap_or(Value::Null),
        body_bytes: request.body.len() as u64,
        at_us: now_us(),
        status: None,
        last_byte_us: None,
        bytes_sent: 0,
        text_sent: String::new(),
        outcome: Outcome::Running,
        ended_us: None,
    }
}
