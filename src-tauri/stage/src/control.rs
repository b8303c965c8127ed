//! Control over HTTP, for those in another process. Every request carries the token.
//!
//! - `GET seats`: the set-up of each; `PUT seats/NAME`: sets one up; what is left out is the default
//! - `POST seats/NAME/scripts`: puts scripts into its queue
//! - `PUT seats/NAME/outage`: an outage by its name, or `null`
//! - `GET requests?since=N`: the log from that number on; `DELETE requests`: forgets it

use crate::http::{self, Request};
use crate::outage::Outage;
use crate::script::Script;
use crate::seat::SeatSetup;
use crate::server::Shared;
use serde::Deserialize;
use serde_json::{Value, json};
use std::fmt::Display;

/// The bytes of the answer to a control request; `path` is what follows `/control/`.
pub(crate) fn respond(shared: &Shared, path: &str, request: &Request) -> Vec<u8> {
    let given = request
        .header("authorization")
        .and_then(|value| value.strip_prefix("Bearer "));
    let (status, body) = if given == Some(shared.token.as_str()) {
        route(shared, path, request).unwrap_or_else(|wrong| (400, json!({"error": wrong})))
    } else {
        (401, json!({"error": "the token is missing or wrong"}))
    };
    http::whole(status, "application/json", &[], body.to_string().as_bytes())
}

fn route(shared: &Shared, path: &str, request: &Request) -> Result<(u16, Value), String> {
    let parts: Vec<&str> = path.split('/').collect();
    let body = || serde_json::from_slice::<Value>(&request.body).map_err(said);
    match (request.method.as_str(), parts.as_slice()) {
        ("GET", ["seats"]) => ok(&shared.seats.all()),
        ("PUT", ["seats", name]) => {
            check_name(name)?;
            let setup: SeatSetup = read(body()?)?;
            shared.seats.change(name, |state| {
                state.setup = setup;
                state.queue.clear();
            });
            Ok((200, json!({})))
        }
        ("POST", ["seats", name, "scripts"]) => {
            let scripts: Vec<Script> = read(body()?)?;
            let queued = shared.seats.with(name, |state| {
                state.queue.extend(scripts);
                state.queue.len()
            });
            Ok(queued.map_or_else(no_seat, |queued| (200, json!({"queued": queued}))))
        }
        ("PUT", ["seats", name, "outage"]) => {
            let outage: Option<Outage> = read(body()?)?;
            let set = shared.seats.with(name, |state| state.setup.outage = outage);
            Ok(set.map_or_else(no_seat, |()| (200, json!({}))))
        }
        ("GET", ["requests"]) => {
            let since = match request.query.strip_prefix("since=") {
                Some(number) => number.parse().map_err(said)?,
                None => 0,
            };
            let seen: Vec<_> = shared
                .log
                .all()
                .into_iter()
                .filter(|seen| seen.number >= since)
                .collect();
            ok(&seen)
        }
        ("DELETE", ["requests"]) => {
            shared.log.clear();
            Ok((200, json!({})))
        }
        _ => Ok((404, json!({"error": "no such control"}))),
    }
}

/// A seat's name is a segment of a path.
fn check_name(name: &str) -> Result<(), String> {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
    if name.is_empty() || name == "control" || !name.chars().all(plain) {
        return Err(format!("not a name for a seat: {name:?}"));
    }
    Ok(())
}

fn no_seat() -> (u16, Value) {
    (404, json!({"error": "no such seat"}))
}

fn ok(value: &impl serde::Serialize) -> Result<(u16, Value), String> {
    serde_json::to_value(value)
        .map(|value| (200, value))
        .map_err(said)
}

fn read<T: for<'a> Deserialize<'a>>(value: Value) -> Result<T, String> {
    serde_json::from_value(value).map_err(said)
}

fn said(error: impl Display) -> String {
    error.to_string()
}
