//! What a request asks, whatever its family.

use super::files::FileKind;
use super::tokens_of;
use crate::http;
use crate::script::ErrorKind;
use serde_json::Value;

/// A request, as far as a family looks at it.
pub(crate) struct Ask<'a> {
    /// Without the seat.
    pub path: &'a str,
    /// After the `?`.
    pub query: &'a str,
    pub headers: &'a [(String, String)],
    /// Null where it was no JSON.
    pub body: &'a Value,
}

impl Ask<'_> {
    pub fn header(&self, name: &str) -> Option<&str> {
        http::header(self.headers, name)
    }

    /// Whether the query has this pair.
    pub fn asks_for(&self, pair: &str) -> bool {
        self.query.split('&').any(|one| one == pair)
    }
}

/// What is wrong with a request.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Wrong {
    pub kind: ErrorKind,
    pub message: String,
    /// What the family blames by name.
    pub parameter: Option<String>,
}

impl Wrong {
    pub fn new(message: impl Into<String>) -> Self {
        Self {
            kind: ErrorKind::BadRequest,
            message: message.into(),
            parameter: None,
        }
    }

    pub fn at(parameter: impl Into<String>, message: impl Into<String>) -> Self {
        Self {
            parameter: Some(parameter.into()),
            ..Self::new(message)
        }
    }
}

/// What a request asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Question {
    pub model: String,
    pub stream: bool,
    pub wants_usage: bool,
    /// The stream is one of server-sent events, where the family has another form too.
    pub events: bool,
    /// The last message of the user.
    pub text: String,
    /// The user's messages so far, this one included.
    pub turn: usize,
    pub input_tokens: u64,
    pub images: bool,
    pub pdf: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    System,
    User,
    Assistant,
}

/// A message of the conversation.
#[derive(Debug)]
pub(crate) struct Spoken {
    pub role: Role,
    pub text: String,
    pub files: Vec<FileKind>,
}

impl Spoken {
    pub fn new(role: Role, text: impl Into<String>) -> Self {
        Self {
            role,
            text: text.into(),
            files: Vec::new(),
        }
    }
}

impl Question {
    /// A streamed question, of what was said so far.
    pub fn of(model: &str, said: &[Spoken]) -> Self {
        let mut users = said.iter().filter(|one| one.role == Role::User);
        let files = || said.iter().flat_map(|one| &one.files);
        let chars = said.iter().map(|one| one.text.chars().count()).sum();
        Self {
            model: model.to_owned(),
            stream: true,
            wants_usage: true,
            events: true,
            turn: users.clone().count(),
            text: users.next_back().map(|one| one.text.clone()).unwrap_or_default(),
            input_tokens: tokens_of(chars) + files().map(|file| file.tokens()).sum::<u64>(),
            images: files().any(|file| *file == FileKind::Image),
            pdf: files().any(|file| *file == FileKind::Pdf),
        }
    }
}

/// What stands in a body at a path such as `reasoning.effort`.
pub(crate) fn at<'a>(body: &'a Value, path: &str) -> Option<&'a Value> {
    path.split('.').try_fold(body, |value, name| value.get(name))
}

/// The first field of an object that is none of these.
pub(crate) fn unknown(object: &Value, known: &[&str]) -> Option<String> {
    let fields = object.as_object()?;
    fields
        .keys()
        .find(|name| !known.contains(&name.as_str()))
        .cloned()
}

/// The list at `name`, which must have something in it.
pub(crate) fn list<'a>(body: &'a Value, name: &str, message: &str) -> Result<&'a [Value], Wrong> {
    match body[name].as_array() {
        Some(list) if !list.is_empty() => Ok(list),
        _ => Err(Wrong::at(name, message)),
    }
}

/// A content that is a string or a list of parts, as a list.
pub(crate) fn parts(content: &Value) -> Vec<Value> {
    match content {
        Value::String(text) => vec![serde_json::json!({"type": "text", "text": text})],
        Value::Array(parts) => parts.clone(),
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use serde_json::json;

    #[test]
    fn a_question_is_the_last_word_of_the_user() {
        let mut picture = Spoken::new(Role::User, "Two, with a picture");
        picture.files.push(FileKind::Image);
        let said = [
            Spoken::new(Role::System, "Be brief"),
            Spoken::new(Role::User, "One"),
            Spoken::new(Role::Assistant, "1"),
            picture,
        ];
        let question = Question::of("m", &said);
        assert_eq!(
            (question.text.as_str(), question.turn),
            ("Two, with a picture", 2)
        );
        assert!(question.images && !question.pdf);
        assert!(question.input_tokens > FileKind::Image.tokens());
    }

    #[test]
    fn a_parameter_is_found_by_its_path() {
        let body = json!({"reasoning": {"effort": "low"}, "temperature": null});
        assert_eq!(at(&body, "reasoning.effort"), Some(&json!("low")));
        assert!(at(&body, "temperature").is_some() && at(&body, "store").is_none());
        assert_eq!(unknown(&body, &["reasoning"]).as_deref(), Some("temperature"));
    }
}
