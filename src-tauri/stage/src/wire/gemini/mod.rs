//! Gemini `generateContent`, streamed as events (`alt=sse`) or as one array, and in one piece.

mod voice;

use super::files::{self, FileKind, FileWrong};
use super::read::{self, Role, Spoken};
use super::{Ask, Counts, ErrorBody, Model, Opening, Question, Said, Told, Voice, Wire, Wrong};
use crate::script::{ErrorKind, FinishReason};
use serde_json::{Value, json};

pub(crate) struct Gemini;

const STREAM: &str = "streamGenerateContent";
const FIELDS: [&str; 9] = [
    "contents",
    "systemInstruction",
    "system_instruction",
    "generationConfig",
    "safetySettings",
    "tools",
    "toolConfig",
    "cachedContent",
    "model",
];
const CONFIG: [&str; 16] = [
    "maxOutputTokens",
    "temperature",
    "topP",
    "topK",
    "candidateCount",
    "stopSequences",
    "thinkingConfig",
    "responseMimeType",
    "responseSchema",
    "responseJsonSchema",
    "responseModalities",
    "seed",
    "presencePenalty",
    "frequencyPenalty",
    "mediaResolution",
    "speechConfig",
];
/// What a part may be; `thought` and `thoughtSignature` stand beside it.
const PARTS: [&str; 6] = [
    "text",
    "inlineData",
    "fileData",
    "functionCall",
    "functionResponse",
    "executableCode",
];

/// The model and the method that a path asks for.
pub(crate) fn asks(path: &str) -> Option<(&str, &str)> {
    let (model, method) = path.strip_prefix("/v1beta/models/")?.split_once(':')?;
    [STREAM, "generateContent"]
        .contains(&method)
        .then_some((model, method))
}

impl Wire for Gemini {
    fn key_header(&self) -> (&'static str, &'static str) {
        ("x-goog-api-key", "")
    }

    fn id_header(&self) -> Option<&'static str> {
        None
    }

    fn read(&self, ask: &Ask<'_>) -> Result<Question, Wrong> {
        let (model, method) = asks(ask.path).ok_or_else(|| Wrong::new("no such method"))?;
        let body = ask.body;
        for (place, fields) in [("", &FIELDS[..]), ("generationConfig", &CONFIG[..])] {
            let object = if place.is_empty() { body } else { &body[place] };
            if let Some(name) = read::unknown(object, fields) {
                return Err(unknown_name(&name, place));
            }
        }
        let contents = read::list(
            body,
            "contents",
            "* GenerateContentRequest.contents: contents is not specified",
        )?;
        let mut said = vec![Spoken::new(
            Role::System,
            texts(&body["systemInstruction"]["parts"]),
        )];
        for (index, content) in contents.iter().enumerate() {
            said.push(spoken(content, &format!("contents[{index}]"))?);
        }
        Ok(Question {
            stream: method == STREAM,
            events: ask.asks_for("alt=sse"),
            ..Question::of(model, &said)
        })
    }

    fn carries(&self, body: &Value, parameter: &str) -> bool {
        [body, &body["generationConfig"]]
            .iter()
            .any(|place| read::at(place, parameter).is_some())
    }

    fn error(&self, kind: ErrorKind, told: &Told) -> ErrorBody {
        if kind == ErrorKind::Filtered {
            // No error: an answer with no candidate.
            return ErrorBody::new(200, voice::blocked(told));
        }
        let words = says(kind, told);
        let mut error = json!({
            "code": words.status,
            "message": told.message.as_ref().unwrap_or(&words.message),
            "status": words.name,
        });
        if !words.details.is_empty() {
            error["details"] = json!(words.details);
        }
        ErrorBody {
            content_type: "application/json; charset=UTF-8",
            ..ErrorBody::new(words.status, json!({"error": error}))
        }
    }

    fn no_key(&self, _told: &Told) -> ErrorBody {
        let message = "Method doesn't allow unregistered callers. Please use an API key.";
        let error = json!({"code": 403, "message": message, "status": "PERMISSION_DENIED"});
        ErrorBody::new(403, json!({"error": error}))
    }

    fn models(&self, models: &[Model]) -> Value {
        let list: Vec<Value> = models.iter().map(|model| self.model(model)).collect();
        json!({"models": list})
    }

    fn model(&self, model: &Model) -> Value {
        json!({
            "name": format!("models/{}", model.id),
            "version": "001",
            "displayName": model.name.as_deref().unwrap_or(&model.id),
            "inputTokenLimit": model.context,
            "outputTokenLimit": model.context.map(|context| context.min(65_536)),
            "supportedGenerationMethods": ["generateContent", "countTokens"],
            "thinking": model.reasoning,
        })
    }

    fn voice(&self, opening: Opening) -> Box<dyn Voice> {
        Box::new(voice::Chunks::new(opening))
    }

    fn whole(&self, opening: &Opening, said: &Said, reason: FinishReason, counts: &Counts) -> Value {
        voice::whole(opening, said, reason, counts)
    }
}

fn unknown_name(name: &str, place: &str) -> Wrong {
    let place = if place.is_empty() {
        String::new()
    } else {
        format!(" at '{place}'")
    };
    let message =
        format!("Invalid JSON payload received. Unknown name \"{name}\"{place}: Cannot find field.");
    Wrong::at(name, message)
}

fn texts(parts: &Value) -> String {
    let parts = parts.as_array().into_iter().flatten();
    parts.filter_map(|part| part["text"].as_str()).collect()
}

fn spoken(content: &Value, place: &str) -> Result<Spoken, Wrong> {
    let role = match content["role"].as_str() {
        None | Some("user" | "function") => Role::User,
        Some("model") => Role::Assistant,
        Some(_) => return Err(Wrong::at(place, "Please use a valid role: user, model.")),
    };
    let empty = "* GenerateContentRequest.contents: contents.parts must not be empty.";
    let parts = read::list(content, "parts", empty)?;
    let mut spoken = Spoken::new(role, texts(&content["parts"]));
    for (index, part) in parts.iter().enumerate() {
        let place = format!("{place}.parts[{index}]");
        if !PARTS.iter().any(|kind| part.get(kind).is_some()) {
            return Err(Wrong::at(
                place,
                "required oneof field 'data' must have one initialized field",
            ));
        }
        if let Some(inline) = part.get("inlineData") {
            let text = |name: &str| inline[name].as_str().unwrap_or_default();
            let file = files::file(text("mimeType"), text("data"));
            spoken
                .files
                .push(file.map_err(|wrong| file_wrong(wrong, &place, text("mimeType")))?);
        } else if part.get("fileData").is_some() {
            spoken.files.push(FileKind::Elsewhere);
        }
    }
    Ok(spoken)
}

fn file_wrong(wrong: FileWrong, place: &str, media_type: &str) -> Wrong {
    let place = format!("{place}.inline_data");
    let message = match wrong {
        FileWrong::NotBase64 => {
            format!("Invalid value at '{place}.data' (TYPE_BYTES), Base64 decoding failed")
        }
        FileWrong::Empty => format!("Invalid value at '{place}.data': no bytes"),
        FileWrong::TypeNotTaken => format!("Unsupported MIME type: {media_type}"),
        FileWrong::OtherBytes => "Unable to process input file. Please check that it is valid.".to_owned(),
    };
    Wrong::at(place, message)
}

struct Words {
    status: u16,
    name: &'static str,
    message: String,
    details: Vec<Value>,
}

fn reason(reason: &str) -> Value {
    json!({
        "@type": "type.googleapis.com/google.rpc.ErrorInfo",
        "reason": reason,
        "domain": "googleapis.com",
    })
}

/// A limit that was reached, and when to come back. Google says the latter of a day's limit too.
fn used_up(limit: &str, seconds: u32) -> Vec<Value> {
    vec![
        json!({
            "@type": "type.googleapis.com/google.rpc.QuotaFailure",
            "violations": [{"quotaMetric": "generate_content_requests", "quotaId": limit}],
        }),
        json!({"@type": "type.googleapis.com/google.rpc.RetryInfo", "retryDelay": format!("{seconds}s")}),
    ]
}

fn violation(field: &str) -> Vec<Value> {
    vec![json!({
        "@type": "type.googleapis.com/google.rpc.BadRequest",
        "fieldViolations": [{"field": field, "description": "Invalid value"}],
    })]
}

/// What Google has no word for gets the nearest it has.
fn says(kind: ErrorKind, told: &Told) -> Words {
    use ErrorKind as K;
    const BAD: &str = "INVALID_ARGUMENT";
    const DENIED: &str = "PERMISSION_DENIED";
    const EXHAUSTED: &str = "RESOURCE_EXHAUSTED";
    let model = &told.model;
    let parameter = told.parameter.as_deref().unwrap_or("temperature");
    let none = Vec::new;
    let (status, name, message, details) = match kind {
        K::Overloaded => (
            503,
            "UNAVAILABLE",
            "This model is overloaded. Please try again later.".to_owned(),
            none(),
        ),
        K::Server => (
            500,
            "INTERNAL",
            "An internal error has occurred.".to_owned(),
            none(),
        ),
        K::Timeout => (
            504,
            "DEADLINE_EXCEEDED",
            "Deadline expired before it could complete.".to_owned(),
            none(),
        ),
        K::RateLimited => {
            let details = used_up("GenerateRequestsPerMinutePerProjectPerModel", 7);
            (
                429,
                EXHAUSTED,
                "Too many requests in this minute.".to_owned(),
                details,
            )
        }
        K::Quota | K::SpendLimit => {
            let details = used_up("GenerateRequestsPerDayPerProjectPerModel", 42);
            (
                429,
                EXHAUSTED,
                "You exceeded your current quota, please check your plan.".to_owned(),
                details,
            )
        }
        K::Billing => {
            let message = "This API method requires billing to be enabled on the project.".to_owned();
            (403, DENIED, message, vec![reason("BILLING_DISABLED")])
        }
        K::BadKey => {
            let message = "API key not valid. Please pass a valid API key.".to_owned();
            (400, BAD, message, vec![reason("API_KEY_INVALID")])
        }
        K::Forbidden => (
            403,
            DENIED,
            "The caller does not have permission".to_owned(),
            vec![reason("IAM_PERMISSION_DENIED")],
        ),
        K::Region => {
            let message = "User location is not supported for the API use.".to_owned();
            (400, "FAILED_PRECONDITION", message, none())
        }
        K::ModelNotFound => {
            let message =
                format!("models/{model} is not found for API version v1beta, or takes no generateContent.");
            (404, "NOT_FOUND", message, none())
        }
        K::ModelRetired => (
            404,
            "NOT_FOUND",
            format!("models/{model} is no longer available."),
            none(),
        ),
        K::ContextOverflow => {
            let message = "The input token count (9000) exceeds the maximum number of tokens allowed (8192).";
            (400, BAD, message.to_owned(), none())
        }
        K::RequestTooLarge => (
            400,
            BAD,
            "Request payload size exceeds the limit: 20971520 bytes.".to_owned(),
            none(),
        ),
        K::UnsupportedParameter => {
            let message = format!("{parameter} is not supported by this model.");
            (400, BAD, message, violation(parameter))
        }
        K::BadRequest | K::Unprocessable | K::Filtered => {
            let details = told.parameter.as_deref().map(violation).unwrap_or_default();
            (
                400,
                BAD,
                "Request contains an invalid argument.".to_owned(),
                details,
            )
        }
    };
    Words {
        status,
        name,
        message,
        details,
    }
}
