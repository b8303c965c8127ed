//! What Chat Completions and Responses have in common: one vendor's words for errors, limits, models.

use super::files::FileWrong;
use super::words::span;
use super::{ErrorBody, Model, Told, Wrong};
use crate::script::{ErrorKind, Left, Limits};
use serde_json::{Value, json};

struct Words {
    status: u16,
    name: &'static str,
    code: Option<&'static str>,
    message: String,
}

/// The error as Chat Completions words it.
pub(crate) fn error(kind: ErrorKind, told: &Told) -> ErrorBody {
    let words = words(kind, told);
    let usual = match kind {
        ErrorKind::UnsupportedParameter => Some("temperature"),
        ErrorKind::ContextOverflow => Some("messages"),
        _ => None,
    };
    let error = json!({
        "message": told.message.as_ref().unwrap_or(&words.message),
        "type": words.name,
        "param": told.parameter.as_deref().or(usual),
        "code": words.code,
    });
    ErrorBody::new(words.status, json!({"error": error}))
}

fn words(kind: ErrorKind, told: &Told) -> Words {
    use ErrorKind as K;
    const BAD: &str = "invalid_request_error";
    let model = &told.model;
    let parameter = told.parameter.as_deref().unwrap_or("temperature");
    let (status, name, code, message) = match kind {
        K::Overloaded => (503, "server_error", None, "That model is currently overloaded".to_owned()),
        K::Server => (500, "server_error", None, "The server had an error".to_owned()),
        K::Timeout => (504, "server_error", None, "The request timed out".to_owned()),
        K::RateLimited => {
            (429, "requests", Some("rate_limit_exceeded"), format!("Rate limit reached for {model}"))
        }
        K::Quota => {
            (429, "insufficient_quota", Some("insufficient_quota"), "You exceeded your current quota".to_owned())
        }
        K::Billing => (402, "unknown_error", Some("invalid_request_error"), "Insufficient Balance".to_owned()),
        K::SpendLimit => {
            (400, BAD, Some("billing_hard_limit_reached"), "Billing hard limit has been reached".to_owned())
        }
        K::BadKey => (401, BAD, Some("invalid_api_key"), "Incorrect API key provided".to_owned()),
        K::Forbidden => (403, BAD, Some("insufficient_permissions"), "You have insufficient permissions".to_owned()),
        K::Region => (
            403,
            "request_forbidden",
            Some("unsupported_country_region_territory"),
            "Country, region, or territory not supported".to_owned(),
        ),
        K::ModelNotFound => (404, BAD, Some("model_not_found"), format!("The model `{model}` does not exist")),
        K::ModelRetired => (410, BAD, Some("model_deprecated"), format!("The model `{model}` has been retired")),
        K::ContextOverflow => (
            400,
            BAD,
            Some("context_length_exceeded"),
            "This model's maximum context length is 8192 tokens. However, your messages resulted in 9000 tokens."
                .to_owned(),
        ),
        K::RequestTooLarge => (413, BAD, None, "Request too large".to_owned()),
        K::BadRequest => (400, BAD, None, "Invalid value in the request".to_owned()),
        K::UnsupportedParameter => (
            400,
            BAD,
            Some("unsupported_parameter"),
            format!("Unsupported parameter: '{parameter}' is not supported with this model."),
        ),
        K::Unprocessable => (422, BAD, None, "The request could not be processed".to_owned()),
        K::Filtered => (400, BAD, Some("content_filter"), "The prompt was filtered".to_owned()),
    };
    Words {
        status,
        name,
        code,
        message,
    }
}

/// What is said to a request without a key.
pub(crate) fn no_key() -> ErrorBody {
    let message = "You sent no API key. It belongs into an Authorization header as a Bearer token.";
    let error = json!({"message": message, "type": "invalid_request_error", "param": null, "code": null});
    ErrorBody::new(401, json!({"error": error}))
}

pub(crate) fn limit_headers(limits: &Limits) -> Vec<(String, String)> {
    let mut headers = Vec::new();
    let mut add = |what: &str, left: Left| {
        headers.push((format!("x-ratelimit-limit-{what}"), left.limit.to_string()));
        headers.push((
            format!("x-ratelimit-remaining-{what}"),
            left.remaining.to_string(),
        ));
        headers.push((format!("x-ratelimit-reset-{what}"), span(left.resets_ms)));
    };
    if let Some(left) = limits.requests {
        add("requests", left);
    }
    if let Some(left) = limits.tokens {
        add("tokens", left);
    }
    headers
}

pub(crate) fn models(models: &[Model]) -> Value {
    let data: Vec<Value> = models.iter().map(model).collect();
    json!({"object": "list", "data": data})
}

/// OpenAI itself says no more than the name; those that imitate it say what they know.
pub(crate) fn model(model: &Model) -> Value {
    let mut entry = json!({"id": model.id, "object": "model", "created": 0, "owned_by": "understudy-stage"});
    if let Some(name) = &model.name {
        entry["name"] = json!(name);
    }
    if let Some(context) = model.context {
        entry["context_length"] = json!(context);
    }
    if let Some(images) = model.images {
        let mut takes = vec!["text"];
        if images {
            takes.push("image");
        }
        if model.pdf == Some(true) {
            takes.push("file");
        }
        entry["architecture"] = json!({"input_modalities": takes, "output_modalities": ["text"]});
    }
    if model.reasoning == Some(true) {
        entry["supported_parameters"] = json!(["reasoning", "max_tokens", "temperature"]);
    }
    entry
}

/// What is wrong with a file at a place in the request.
pub(crate) fn file_wrong(wrong: FileWrong, place: &str) -> Wrong {
    let why = match wrong {
        FileWrong::NotBase64 => "expected base64 data in a data URL, or an https address",
        FileWrong::Empty => "the file has no bytes",
        FileWrong::TypeNotTaken => "this type of file is not taken",
        FileWrong::OtherBytes => "the bytes are not those of the type that was given",
    };
    Wrong::at(place, format!("Invalid '{place}': {why}."))
}
