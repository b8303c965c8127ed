//! What a seat does with a request: what its script says, or what its family says is wrong.

use crate::http::Request;
use crate::log::{KeySeen, Outcome, Seen, now_us};
use crate::outage::Outage;
use crate::practice;
use crate::script::{Body, ErrorKind, Script, Step};
use crate::seat::{SeatSetup, SeatState};
use crate::server::Shared;
use crate::wire::{Ask, Asked, ErrorBody, Model, Opening, Question, Told, Wire, Wrong, asked};
use serde_json::Value;

/// What is to be done with a request.
pub(crate) struct Planned {
    pub key: KeySeen,
    pub part: Part,
}

pub(crate) enum Part {
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

pub(crate) fn plan(shared: &Shared, seat: &str, path: &str, request: &Request) -> Planned {
    let nothing_here = |key| Planned {
        key,
        part: Part::Whole {
            status: 404,
            body: serde_json::json!({"error": {"message": format!("nothing here: /{seat}{path}"), "type": "not_found"}}),
        },
    };
    let body: Value = serde_json::from_slice(&request.body).unwrap_or(Value::Null);
    let ask = Ask {
        path,
        query: &request.query,
        headers: &request.headers,
        body: &body,
    };
    let Some(asked) = asked(&request.method, &ask) else {
        return nothing_here(KeySeen::None);
    };
    let planned = shared
        .seats
        .with(seat, |state| of_seat(state, seat, &asked, &ask, request));
    planned.unwrap_or_else(|| nothing_here(KeySeen::None))
}

fn of_seat(state: &mut SeatState, seat: &str, asked: &Asked, ask: &Ask<'_>, request: &Request) -> Planned {
    let wire = asked.wire();
    let key = key_seen(wire, request, state.setup.key.as_deref());
    let read = match asked {
        Asked::Answer(_) => Some(wire.read(ask)),
        Asked::Models(_) | Asked::Model(..) => None,
    };
    let question = read.as_ref().and_then(|read| read.as_ref().ok());
    let opening = opening(question);
    let stream = question.is_none_or(|question| question.stream);
    let told = |wrong: Wrong| Told {
        request_id: format!("req_{}", uuid::Uuid::new_v4().simple()),
        model: opening.model.clone(),
        message: (!wrong.message.is_empty()).then_some(wrong.message),
        parameter: wrong.parameter,
    };
    let usual = |kind| Wrong {
        kind,
        message: String::new(),
        parameter: None,
    };
    let refuse = |wrong: Wrong| {
        let kind = wrong.kind;
        whole(&wire.error(kind, &told(wrong)))
    };
    let script = match (state.setup.outage, &read) {
        // A provider that is down says so before it looks at anything.
        (Some(outage @ (Outage::Hard | Outage::Silent)), _) => outage.changes(Script::default()),
        _ if matches!(key, KeySeen::Wrong) => refuse(usual(ErrorKind::BadKey)),
        _ if key == KeySeen::None && state.setup.key.is_some() => {
            whole(&wire.no_key(&told(usual(ErrorKind::BadKey))))
        }
        (_, None) => listed(&state.setup, asked).unwrap_or_else(|| refuse(usual(ErrorKind::ModelNotFound))),
        (_, Some(Err(wrong))) => refuse(Wrong {
            kind: wrong.kind,
            message: wrong.message.clone(),
            parameter: wrong.parameter.clone(),
        }),
        (outage, Some(Ok(question))) => match accepts(&state.setup.models, wire, ask.body, question) {
            Err(wrong) => refuse(wrong),
            Ok(()) => {
                let next = state
                    .queue
                    .pop_front()
                    .unwrap_or_else(|| state.setup.script.clone());
                let script = written_out(next, seat, question);
                outage.map_or(script.clone(), |outage| outage.changes(script))
            }
        },
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
}

/// The list of models, or one of them; nothing where there is no such model.
fn listed(setup: &SeatSetup, asked: &Asked) -> Option<Script> {
    if let Some(script) = &setup.models_script {
        return Some(script.clone());
    }
    let json = match asked {
        Asked::Model(wire, name) => {
            let found = setup.models.iter().find(|model| model.id == *name);
            match found {
                Some(model) => wire.model(model),
                None if setup.models.is_empty() => wire.model(&Model::from(name.as_str())),
                None => return None,
            }
        }
        Asked::Models(wire) | Asked::Answer(wire) => wire.models(&setup.models),
    };
    Some(Script::of([Step::Status {
        status: 200,
        headers: Vec::new(),
        body: Body::Json { json },
    }]))
}

fn whole(error: &ErrorBody) -> Script {
    Script::of([Step::Status {
        status: error.status,
        headers: Vec::new(),
        body: error.body(),
    }])
}

/// Whether the model is offered and takes what it is given.
fn accepts(models: &[Model], wire: &dyn Wire, body: &Value, question: &Question) -> Result<(), Wrong> {
    let wrong = |kind, message: &str, parameter: Option<&str>| Wrong {
        kind,
        message: message.to_owned(),
        parameter: parameter.map(str::to_owned),
    };
    let Some(model) = models.iter().find(|offered| offered.id == question.model) else {
        return match models.is_empty() {
            true => Ok(()),
            false => Err(wrong(ErrorKind::ModelNotFound, "", None)),
        };
    };
    if let Some(parameter) = model.rejects.iter().find(|name| wire.carries(body, name)) {
        return Err(wrong(ErrorKind::UnsupportedParameter, "", Some(parameter)));
    }
    if question.images && model.images == Some(false) {
        return Err(Wrong::new("This model does not take pictures."));
    }
    if question.pdf && model.pdf == Some(false) {
        return Err(Wrong::new("This model does not take PDF files."));
    }
    Ok(())
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
        input_tokens: question.map_or(0, |question| question.input_tokens),
        created: u64::try_from(now_us() / 1_000_000).unwrap_or(0),
        wants_usage: question.is_some_and(|question| question.wants_usage),
        events: question.is_none_or(|question| question.events),
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

pub(crate) fn seen(request: &Request, seat: &str, path: String, key: KeySeen, connection: u64) -> Seen {
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
