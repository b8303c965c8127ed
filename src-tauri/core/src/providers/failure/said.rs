//! The words of an error body, whatever its shape.

use crate::providers::bounded::value_of;
use serde_json::Value;

/// What an error says. Words are kept as sent; compare them in lower case.
#[derive(Debug, Default)]
pub struct Said {
    pub message: String,
    /// Short machine words, the most telling first: `reason`, `error_code`, `code`, `type`, `status`.
    codes: Vec<String>,
    /// An HTTP status that the body names.
    pub status: Option<u16>,
    pub parameter: Option<String>,
    pub request_id: Option<String>,
    /// The error object as a whole, for hints.
    pub raw: Value,
}

impl Said {
    /// Reads an error body; nothing where it is not JSON or no known shape of error.
    pub fn read(text: &str) -> Option<Self> {
        let value = value_of(text).ok()?;
        let value = match &value {
            // Gemini without `alt=sse` wraps errors in an array, as it does chunks.
            Value::Array(items) => items.first()?,
            other => other,
        };
        let object = value.as_object()?;
        let mut said = match value.get("error").filter(|error| is_error(error)) {
            Some(error) => {
                let mut said = Self::of_error(error);
                if error.is_string() {
                    said.add_fields(value);
                }
                said
            }
            None if object.contains_key("detail") => Self::of_detail(&value["detail"]),
            None if object.contains_key("message") || object.contains_key("code") => Self::of_error(value),
            None => return None,
        };
        said.request_id = said.request_id.or_else(|| string(&value["request_id"]));
        said.status = said.status.or_else(|| http_status(&value["status"]));
        Some(said)
    }

    /// Words without any shape.
    pub fn plain(message: &str) -> Self {
        Self {
            message: message.to_owned(),
            ..Self::default()
        }
    }

    /// Reads what stands under `error`.
    pub fn of_error(error: &Value) -> Self {
        let mut said = Self {
            raw: error.clone(),
            ..Self::default()
        };
        if let Some(text) = error.as_str() {
            text.clone_into(&mut said.message);
            return said;
        }
        said.message = match &error["message"] {
            // Mistral puts validation errors where others put a sentence.
            Value::Object(message) => Self::of_detail(message.get("detail").unwrap_or(&Value::Null)).message,
            message => string(message).unwrap_or_default(),
        };
        if said.message.is_empty() {
            said.message = ["error", "detail", "msg", "error_description"]
                .iter()
                .find_map(|name| string(&error[*name]))
                .unwrap_or_default();
        }
        said.add_fields(error);
        said
    }

    fn add_fields(&mut self, error: &Value) {
        // Google's reason is more than its status.
        if let Some(details) = error["details"].as_array() {
            self.codes
                .extend(details.iter().filter_map(|detail| string(&detail["reason"])));
        }
        let words = [
            &error["details"]["error_code"],
            &error["metadata"]["limit_source"],
            &error["metadata"]["error_type"],
            &error["code"],
            &error["type"],
            &error["status"],
            &error["innererror"]["code"],
        ];
        self.codes.extend(words.into_iter().filter_map(string));
        self.status = ["code", "status_code", "raw_status_code", "status"]
            .iter()
            .find_map(|name| http_status(&error[*name]));
        self.parameter = string(&error["param"]).filter(|name| !name.is_empty());
        self.request_id = string(&error["request_id"]);
        // OpenRouter hands the upstream provider's words through.
        if let Some(raw) = string(&error["metadata"]["raw"]) {
            let upstream = Self::read(&raw).map_or(raw, |said| said.message);
            self.message = format!("{}: {upstream}", self.message);
        }
    }

    /// FastAPI's way: a sentence, or a list of what is wrong with which field.
    fn of_detail(detail: &Value) -> Self {
        let mut said = Self {
            raw: detail.clone(),
            ..Self::default()
        };
        match detail {
            Value::String(text) => text.clone_into(&mut said.message),
            Value::Array(problems) => {
                let sentences = problems.iter().filter_map(|problem| string(&problem["msg"]));
                said.message = sentences.collect::<Vec<_>>().join("; ");
                said.parameter = problems
                    .iter()
                    .filter_map(|problem| problem["loc"].as_array())
                    .find_map(|place| {
                        place
                            .iter()
                            .filter_map(Value::as_str)
                            .find(|name| *name != "body")
                    })
                    .map(str::to_owned);
            }
            Value::Object(_) => said = Self::of_error(detail),
            _ => {}
        }
        said
    }

    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.codes.iter().map(String::as_str)
    }
}

/// Whether what stands under `error` is one: null, false, an empty string or object are none.
pub fn is_error(error: &Value) -> bool {
    match error {
        Value::Null | Value::Bool(_) => false,
        Value::String(text) => !text.is_empty(),
        Value::Object(fields) => !fields.is_empty(),
        _ => true,
    }
}

fn string(value: &Value) -> Option<String> {
    value.as_str().map(str::to_owned)
}

/// A status of HTTP, as a number or as one written in a string.
fn http_status(value: &Value) -> Option<u16> {
    let number = value
        .as_u64()
        .or_else(|| value.as_str().and_then(|text| text.parse().ok()))?;
    u16::try_from(number)
        .ok()
        .filter(|status| (400..600).contains(status))
}
