//! The providers of a schedule: each has its weather, and each request its fate.

use super::chance::Chance;
use super::machine::{Broken, Disk, SimClock};
use super::shown::word;
use crate::clock::{Clock, Moment};
use crate::contract::TurnId;
use crate::providers::{HttpRequest, HttpResponse, Transport, TransportError, TransportErrorKind};
use async_trait::async_trait;
use bytes::Bytes;
use futures_util::StreamExt;
use futures_util::stream;
use http::HeaderMap;
use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::sync::watch;

/// How a provider is for a while.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Weather {
    Fine,
    /// Half of what it begins goes wrong somewhere.
    Flaky,
    Down,
    Silent,
}

/// How a request ends.
#[derive(Clone, Copy, Debug, PartialEq)]
enum End {
    Finish,
    Clean,
    Reset,
    Hangs,
    Error,
}

/// A request as the other side saw it.
#[derive(Clone, Debug)]
pub struct Seen {
    pub turn: TurnId,
    pub lane: usize,
    /// The text that went out and is its own: not what it was given and says again.
    pub sent: String,
    /// Its protocol said that the answer is complete.
    pub finished: bool,
    /// The connection is still there.
    pub open: bool,
}

pub struct Network {
    clock: Arc<SimClock>,
    disk: Arc<Disk>,
    broken: Broken,
    chance: Mutex<Chance>,
    /// Of each lane, until when and how.
    weather: Vec<Vec<(Moment, Weather)>>,
    /// Which turn a question belongs to.
    pub turns: Mutex<HashMap<String, TurnId>>,
    seen: Arc<Mutex<Vec<Seen>>>,
    /// Counts the machine's sleeps: each ends every connection.
    sleeps: watch::Sender<u64>,
}

/// How a lane writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wire {
    Events,
    Lines,
}

impl Wire {
    fn text(self, text: &str) -> String {
        let text = serde_json::Value::from(text);
        match self {
            Self::Events => format!("data: {{\"choices\":[{{\"delta\":{{\"content\":{text}}}}}]}}\n\n"),
            Self::Lines => format!(
                "{{\"model\":\"m\",\"message\":{{\"role\":\"assistant\",\"content\":{text}}},\"done\":false}}\n"
            ),
        }
    }

    const fn finish(self) -> &'static str {
        match self {
            Self::Events => {
                "data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}\n\n\
                 data: {\"choices\":[],\"usage\":{\"prompt_tokens\":3,\"completion_tokens\":9}}\n\n\
                 data: [DONE]\n\n"
            }
            Self::Lines => {
                "{\"model\":\"m\",\"message\":{\"role\":\"assistant\",\"content\":\"\"},\"done\":true,\
                 \"done_reason\":\"stop\",\"prompt_eval_count\":3,\"eval_count\":9}\n"
            }
        }
    }

    const fn error(self) -> &'static str {
        match self {
            Self::Events => "data: {\"error\":{\"message\":\"it broke\",\"type\":\"server_error\"}}\n\n",
            Self::Lines => "{\"error\":\"it broke\"}\n",
        }
    }
}

/// A piece of a body: when it comes, and what it completes.
struct Piece {
    wait: Duration,
    bytes: Bytes,
    text: String,
    finishes: bool,
}

impl Network {
    pub fn new(
        clock: Arc<SimClock>,
        disk: Arc<Disk>,
        broken: Broken,
        lanes: usize,
        chance: &mut Chance,
    ) -> Self {
        let weather = (0..lanes).map(|_| forecast(chance)).collect();
        Self {
            clock,
            disk,
            broken,
            chance: Mutex::new(chance.split()),
            weather,
            turns: Mutex::default(),
            seen: Arc::default(),
            sleeps: watch::Sender::new(0),
        }
    }

    /// The machine slept: every connection is dead.
    pub fn slept(&self) {
        self.sleeps.send_modify(|sleeps| *sleeps += 1);
    }

    pub fn seen(&self, turn: TurnId) -> Vec<Seen> {
        let seen = self.seen.lock().unwrap();
        seen.iter().filter(|one| one.turn == turn).cloned().collect()
    }

    fn weather(&self, lane: usize) -> Weather {
        let now = self.clock.now();
        let later = self.weather[lane].iter().find(|(until, _)| now < *until);
        later.map_or(Weather::Fine, |(_, weather)| *weather)
    }

    fn arrive(&self, turn: TurnId, lane: usize) -> usize {
        let mut seen = self.seen.lock().unwrap();
        let before = seen.iter().filter(|one| one.turn == turn).count();
        let rows = self.disk.started(turn).len();
        // A full disk is no reason to hold a message back; else the row is there first.
        self.broken.check(rows > before || !self.disk.never_full(), || {
            format!("request {before} of {turn:?} went out before its row was written")
        });
        seen.push(Seen {
            turn,
            lane,
            sent: String::new(),
            finished: false,
            open: true,
        });
        seen.len() - 1
    }
}

/// Half an hour of weather, then it is fine.
fn forecast(chance: &mut Chance) -> Vec<(Moment, Weather)> {
    use Weather::{Down, Fine, Flaky, Silent};
    let mut until = Duration::ZERO;
    let mut weather = Vec::new();
    while until < Duration::from_secs(1_800) {
        until += chance.pause(5_000, 400_000);
        weather.push((
            until,
            chance.one_of(&[Fine, Fine, Fine, Flaky, Flaky, Down, Silent]),
        ));
    }
    weather
}

/// Marks the end of a connection, whoever ends it.
struct Closes(Arc<Mutex<Vec<Seen>>>, usize);

impl Drop for Closes {
    fn drop(&mut self) {
        self.0.lock().unwrap()[self.1].open = false;
    }
}

fn error(kind: TransportErrorKind) -> TransportError {
    TransportError {
        kind,
        message: "it could not be reached".into(),
    }
}

#[async_trait]
impl Transport for Network {
    // Each request has a connection of its own here.
    fn reconnect(&self) {}

    async fn send(&self, request: HttpRequest) -> Result<HttpResponse, TransportError> {
        let host = request.url.host_str().unwrap_or_default();
        let lane: usize = host
            .trim_start_matches("lane")
            .trim_end_matches(".sim")
            .parse()
            .unwrap();
        let body = String::from_utf8_lossy(&request.body).into_owned();
        let question = body
            .split("question ")
            .nth(1)
            .and_then(|rest| rest.split('?').next());
        let beginning = beginning(&request.body);
        let turn = question.and_then(|name| self.turns.lock().unwrap().get(name).copied());
        let Some(turn) = turn else {
            self.broken.add(format!("nobody's request: {body}"));
            return Err(error(TransportErrorKind::Connect));
        };
        let number = self.arrive(turn, lane);
        let closes = Closes(self.seen.clone(), number);
        let wire = if request.url.path().ends_with("/api/chat") {
            Wire::Lines
        } else {
            Wire::Events
        };
        let (wait, fate) = {
            let mut chance = self.chance.lock().unwrap();
            (
                chance.pause(1, 900),
                fate(
                    &mut chance,
                    self.weather(lane),
                    wire,
                    number,
                    beginning.as_deref(),
                ),
            )
        };
        let mut sleeps = self.sleeps.subscribe();
        tokio::select! {
            biased;
            _ = sleeps.changed() => return Err(error(TransportErrorKind::Reset)),
            () = tokio::time::sleep(wait) => {}
        }
        let (pieces, end) = match fate {
            Fate::Unreachable(kind) => return Err(error(kind)),
            Fate::Status(status, body, headers) => {
                let body = stream::once(async move { Ok(Bytes::from_static(body.as_bytes())) }).boxed();
                return Ok(HttpResponse {
                    status,
                    headers,
                    body,
                });
            }
            Fate::NoHead => {
                let _ = sleeps.changed().await;
                return Err(error(TransportErrorKind::Reset));
            }
            Fate::Stream(pieces, end) => (pieces, end),
        };
        let seen = self.seen.clone();
        let state = (pieces, sleeps, seen, closes);
        let body = stream::unfold(state, move |(mut pieces, mut sleeps, seen, closes)| async move {
            let Some(piece) = pieces.pop_front() else {
                return match end {
                    End::Hangs => {
                        let _ = sleeps.changed().await;
                        Some((
                            Err(error(TransportErrorKind::Reset)),
                            (pieces, sleeps, seen, closes),
                        ))
                    }
                    End::Reset => Some((
                        Err(error(TransportErrorKind::Reset)),
                        (pieces, sleeps, seen, closes),
                    )),
                    End::Finish | End::Clean | End::Error => None,
                };
            };
            tokio::select! {
                biased;
                _ = sleeps.changed() => {
                    pieces.clear();
                    return Some((Err(error(TransportErrorKind::Reset)), (pieces, sleeps, seen, closes)));
                }
                () = tokio::time::sleep(piece.wait) => {}
            }
            {
                let mut seen = seen.lock().unwrap();
                seen[number].sent.push_str(&piece.text);
                seen[number].finished |= piece.finishes;
            }
            Some((Ok(piece.bytes), (pieces, sleeps, seen, closes)))
        });
        Ok(HttpResponse {
            status: 200,
            headers: HeaderMap::new(),
            body: body.boxed(),
        })
    }
}

enum Fate {
    Unreachable(TransportErrorKind),
    Status(u16, &'static str, HeaderMap),
    NoHead,
    Stream(VecDeque<Piece>, End),
}

fn fate(chance: &mut Chance, weather: Weather, wire: Wire, number: usize, beginning: Option<&str>) -> Fate {
    let unlucky = match weather {
        Weather::Fine => chance.percent(3),
        Weather::Flaky => chance.percent(50),
        Weather::Down => {
            return match chance.next() % 3 {
                0 => Fate::Unreachable(TransportErrorKind::Refused),
                1 => Fate::Unreachable(TransportErrorKind::ConnectTimeout),
                _ => told(chance),
            };
        }
        Weather::Silent => return Fate::NoHead,
    };
    if !unlucky {
        return Fate::Stream(pieces(chance, wire, number, End::Finish, beginning), End::Finish);
    }
    let end = chance.one_of(&[End::Clean, End::Reset, End::Hangs, End::Error]);
    match chance.next() % 4 {
        0 => told(chance),
        1 => Fate::Unreachable(TransportErrorKind::Reset),
        _ => Fate::Stream(pieces(chance, wire, number, end, beginning), end),
    }
}

/// A failure with a status.
fn told(chance: &mut Chance) -> Fate {
    let (status, body) = chance.one_of(&[
        (
            503,
            "{\"error\":{\"message\":\"overloaded\",\"type\":\"overloaded_error\"}}",
        ),
        (
            500,
            "{\"error\":{\"message\":\"it broke\",\"type\":\"server_error\"}}",
        ),
        (
            429,
            "{\"error\":{\"message\":\"slow down\",\"type\":\"rate_limit_exceeded\"}}",
        ),
        (
            402,
            "{\"error\":{\"message\":\"pay\",\"type\":\"insufficient_quota\"}}",
        ),
        (
            401,
            "{\"error\":{\"message\":\"who are you\",\"type\":\"invalid_api_key\"}}",
        ),
        (
            404,
            "{\"error\":{\"message\":\"no such model\",\"code\":\"model_not_found\"}}",
        ),
        (
            400,
            "{\"error\":{\"message\":\"what is that\",\"type\":\"invalid_request_error\"}}",
        ),
        (502, "<html>Bad gateway</html>"),
    ]);
    let mut headers = HeaderMap::new();
    if chance.percent(50) {
        let seconds = chance.one_of(&["1", "2", "30", "900"]);
        headers.insert("retry-after", http::HeaderValue::from_static(seconds));
    }
    Fate::Status(status, body, headers)
}

/// The answer that it is given to go on with.
fn beginning(body: &[u8]) -> Option<String> {
    let body: serde_json::Value = serde_json::from_slice(body).ok()?;
    let messages = body["messages"].as_array()?;
    let answer = messages.iter().rfind(|message| message["role"] == "assistant")?;
    Some(answer["content"].as_str()?.to_owned())
}

/// How one goes on that is given the beginning of an answer: it may announce that, and say some of
/// its last words again. What stands before its own words.
fn resumes(chance: &mut Chance, beginning: &str) -> String {
    let announced = chance.percent(20);
    let again = chance.one_of(&[0, 0, 2, 3, 9]);
    let words: Vec<_> = beginning.split_inclusive(' ').collect();
    let mut said = words[words.len().saturating_sub(again)..].concat();
    // A beginning that it was given without its last white space.
    if !beginning.ends_with(' ') && (again > 0 || !announced) {
        said.push(' ');
    }
    match announced {
        true => format!("Continuing:\n\n{said}"),
        false => said,
    }
}

/// Words that are told apart from those of every other request, cut anywhere on their way.
fn pieces(
    chance: &mut Chance,
    wire: Wire,
    number: usize,
    end: End,
    beginning: Option<&str>,
) -> VecDeque<Piece> {
    let mut pieces = VecDeque::new();
    let words = chance.one_of(&[0, 1, 5, 40, 120]);
    let slow = chance.percent(15);
    let words = if end == End::Finish { words.max(1) } else { words };
    let mut before = beginning.map_or_else(String::new, |beginning| resumes(chance, beginning));
    for at in 0..words {
        let own = word(number, at);
        let text = std::mem::take(&mut before) + &own;
        let wait = if slow {
            chance.pause(10, 6_000)
        } else {
            chance.pause(5, 300)
        };
        cut(chance, &mut pieces, wait, wire.text(&text), own, false);
    }
    let wait = chance.pause(1, 200);
    match end {
        End::Finish => cut(
            chance,
            &mut pieces,
            wait,
            wire.finish().into(),
            String::new(),
            true,
        ),
        End::Error => cut(
            chance,
            &mut pieces,
            wait,
            wire.error().into(),
            String::new(),
            false,
        ),
        End::Clean | End::Reset | End::Hangs => {}
    }
    pieces
}

fn cut(
    chance: &mut Chance,
    pieces: &mut VecDeque<Piece>,
    wait: Duration,
    frame: String,
    text: String,
    finishes: bool,
) {
    let mut bytes = Bytes::from(frame);
    if chance.percent(30) {
        let at = usize::try_from(chance.between(1, bytes.len() as u64)).unwrap();
        pieces.push_back(Piece {
            wait,
            bytes: bytes.split_to(at),
            text: String::new(),
            // The reason may stand in the first half already.
            finishes,
        });
    }
    pieces.push_back(Piece {
        wait: Duration::from_millis(chance.between(1, 20)).max(wait / 2),
        bytes,
        text,
        finishes,
    });
}
