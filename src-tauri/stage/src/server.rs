//! Connections: from the socket to the seat that answers.

use crate::control;
use crate::http::{self, NoRequest, Request};
use crate::log::{Log, Note, Outcome};
use crate::perform::{After, Performance};
use crate::plan::{Part, plan, seen};
use crate::seat::Seats;
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
