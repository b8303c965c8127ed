//! What Anthropic Messages is sent.

use super::NAME;
use crate::contract::{Effort, Role};
use crate::providers::Prompt;
use crate::providers::prompt::{self, Joined, JoinedPart, object};
use serde_json::{Value, json};

/// The least a model may be told to think about, in tokens.
const LEAST_BUDGET: u32 = 1024;
/// As many stop sequences as anybody needs; the interface sets no limit.
const STOPS: usize = 4;
/// Bytes below which a beginning is not worth marking: the shortest that any model keeps is 1,024
/// tokens, of some four bytes each. What is shorter is not kept, and the mark costs nothing.
const WORTH_KEEPING: usize = 4096;

/// What is known of a model by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Claude {
    version: (u32, u32),
    /// Of the lines that always think.
    always_thinks: bool,
}

impl Claude {
    /// Nothing for other names: models of servers that imitate the interface.
    fn named(model: &str) -> Option<Self> {
        let at = model.find("claude-")?;
        let words: Vec<&str> = model.get(at..)?.split(['-', '.', '@', ':']).skip(1).collect();
        // Two digits at most: what is longer is a date.
        let mut numbers = words
            .iter()
            .skip_while(|word| !is_version(word))
            .take_while(|word| is_version(word))
            .filter_map(|word| word.parse().ok());
        Some(Self {
            // A name without a number is of a line newer than all that have one.
            version: (numbers.next().unwrap_or(99), numbers.next().unwrap_or(0)),
            always_thinks: words.iter().any(|word| ["mythos", "fable"].contains(word)),
        })
    }

    fn thinks(self) -> bool {
        self.version >= (3, 7)
    }

    /// How much to think is the model's to decide, within an effort.
    fn adapts(self) -> bool {
        self.version >= (4, 6)
    }

    /// Refuses temperature.
    fn fixed_temperature(self) -> bool {
        self.version >= (4, 7)
    }
}

fn is_version(word: &str) -> bool {
    word.len() <= 2 && word.parse::<u32>().is_ok()
}

/// A model of Anthropic's own.
pub fn is_claude(model: &str) -> bool {
    model.contains("claude-")
}

/// Goes on with an answer that the request ends with. Models from version 4.6 on refuse such a request
/// (https://platform.claude.com/docs/en/about-claude/models/whats-new-claude-4-6); of models with other
/// names it is not known.
pub fn prefills(model: &str) -> bool {
    Claude::named(model).is_some_and(|claude| claude.version < (4, 6) && !claude.always_thinks)
}

/// Output tokens to ask for where neither the user nor the list of models said: the interface wants
/// a number, and refuses one above the model's own limit.
fn default_max_tokens(model: &str) -> u32 {
    match Claude::named(model).map(|claude| claude.version) {
        Some(version) if version < (3, 5) => 4096,
        // The smallest limit of the models since Claude 3.7 (Opus 4).
        Some(version) if version >= (3, 7) => 32_000,
        // Claude 3.5, and servers that imitate the interface for models of their own.
        _ => 8192,
    }
}

pub fn body(model: &str, prompt: &Prompt) -> Value {
    let joined = prompt::joined(prompt, NAME);
    let mut messages: Vec<Value> = joined
        .iter()
        .map(|message| {
            let content: Vec<Value> = message.parts.iter().map(block).collect();
            object([("role", role(message.role).into()), ("content", content.into())])
        })
        .collect();
    trim_last_answer(&mut messages);
    let system = prompt::system(prompt);
    let system = match prompt.takes("cache_control") {
        true => marked(system, &joined, &mut messages),
        false => system.map(|system| json!(system)),
    };
    let wanted = prompt.max_output.filter(|_| prompt.takes("max_tokens"));
    let max_tokens = wanted
        .or(prompt.room)
        .unwrap_or_else(|| default_max_tokens(model));
    let mut body = object([
        ("model", model.into()),
        ("max_tokens", max_tokens.into()),
        ("messages", messages.into()),
        ("stream", true.into()),
    ]);
    if let Some(system) = system {
        body["system"] = system;
    }
    if let Some(stop) = prompt::stop(prompt, "stop_sequences", STOPS) {
        body["stop_sequences"] = json!(stop);
    }
    let claude = Claude::named(model);
    think(claude, prompt, max_tokens, &mut body);
    let thinking = body["thinking"]["type"].as_str().unwrap_or("disabled") != "disabled";
    let fixed = thinking || claude.is_some_and(Claude::fixed_temperature);
    if let Some(temperature) = prompt::temperature(prompt).filter(|_| !fixed) {
        // The scale ends at 1 here; what is above is refused.
        body["temperature"] = json!(temperature.min(1.0));
    }
    body
}

/// Says how much to think, in the words of the model's generation.
fn think(claude: Option<Claude>, prompt: &Prompt, max_tokens: u32, body: &mut Value) {
    let Some(effort) = prompt.effort.filter(|_| prompt.takes("thinking")) else {
        return;
    };
    if claude.is_some_and(|claude| !claude.thinks()) {
        return;
    }
    let always = claude.is_some_and(|claude| claude.always_thinks);
    if effort == Effort::Off && !always {
        body["thinking"] = json!({ "type": "disabled" });
    } else if claude.is_some_and(Claude::adapts) {
        // The newest send a signature only, unless asked for what they think.
        body["thinking"] = json!({ "type": "adaptive", "display": "summarized" });
        if prompt.takes("output_config.effort") {
            body["output_config"] = json!({ "effort": word(effort) });
        }
    } else if let Some(budget) = budget(effort, max_tokens) {
        body["thinking"] = json!({ "type": "enabled", "budget_tokens": budget });
    }
}

const fn word(effort: Effort) -> &'static str {
    match effort {
        // Of a model that always thinks.
        Effort::Off | Effort::Low => "low",
        Effort::Medium => "medium",
        Effort::High => "high",
        Effort::Max => "max",
    }
}

/// Tokens to think about: a quarter of the output is left for the answer. Nothing where there is no
/// room to think at all.
fn budget(effort: Effort, max_tokens: u32) -> Option<u32> {
    let wanted = match effort {
        Effort::Off => return None,
        Effort::Low => 2048,
        Effort::Medium => 8192,
        Effort::High => 16_384,
        Effort::Max => u32::MAX,
    };
    let budget = wanted.min(max_tokens / 4 * 3).max(LEAST_BUDGET);
    (budget < max_tokens).then_some(budget)
}

/// Marks what the next message of this conversation will begin with, so that it is read from the
/// cache then: the system prompt, what was said before the question, and the question itself where
/// the conversation goes on or it is long by itself (one asks about a document more than once). That is three marks of the four that are taken.
fn marked(system: Option<&str>, joined: &[Joined<'_>], messages: &mut [Value]) -> Option<Value> {
    let mut bytes = system.map_or(0, str::len);
    let system = system.map(|system| match bytes >= WORTH_KEEPING {
        true => json!([{ "type": "text", "text": system, "cache_control": { "type": "ephemeral" } }]),
        false => json!(system),
    });
    let question = joined.len().saturating_sub(1);
    for (at, (message, sent)) in joined.iter().zip(messages).enumerate() {
        let own = message.parts.iter().map(weight).sum::<usize>();
        bytes += own;
        let stable = at + 1 == question;
        let asked_again = at == question && (at > 0 || own >= WORTH_KEEPING);
        if bytes >= WORTH_KEEPING && (stable || asked_again) {
            mark_last(sent);
        }
    }
    system
}

fn weight(part: &JoinedPart<'_>) -> usize {
    match part {
        JoinedPart::Text(text) => text.len(),
        // A picture of usual size is some 1,500 tokens, a page of a PDF more.
        JoinedPart::Image(_) | JoinedPart::Pdf(_) => WORTH_KEEPING,
        JoinedPart::Opaque(_) => 0,
    }
}

/// Thinking blocks take no mark.
fn mark_last(message: &mut Value) {
    let block = message["content"]
        .as_array_mut()
        .and_then(|blocks| blocks.last_mut())
        .filter(|block| {
            ["text", "image", "document"]
                .iter()
                .any(|kind| block["type"] == *kind)
        });
    if let Some(block) = block {
        block["cache_control"] = json!({ "type": "ephemeral" });
    }
}

const fn role(role: Role) -> &'static str {
    match role {
        Role::User => "user",
        Role::Assistant => "assistant",
    }
}

fn block(part: &JoinedPart<'_>) -> Value {
    let source = |media_type: &str, bytes: &[u8]| json!({ "type": "base64", "media_type": media_type, "data": prompt::base64(bytes) });
    match part {
        JoinedPart::Text(text) => json!({ "type": "text", "text": text }),
        JoinedPart::Image(image) => {
            json!({ "type": "image", "source": source(&image.media_type, &image.bytes) })
        }
        JoinedPart::Pdf(pdf) => json!({
            "type": "document",
            "source": source("application/pdf", &pdf.bytes),
            "title": pdf.name,
        }),
        // A thinking block as it came, signature included.
        JoinedPart::Opaque(payload) => payload.data.clone(),
    }
}

/// An answer to be continued must not end in white space, or the request is refused.
fn trim_last_answer(messages: &mut [Value]) {
    if let Some(last) = messages.last_mut().filter(|last| last["role"] == "assistant") {
        let text = last["content"]
            .as_array_mut()
            .and_then(|blocks| blocks.last_mut())
            .and_then(|block| block.get_mut("text"));
        if let Some(Value::String(text)) = text {
            text.truncate(text.trim_end().len());
        }
    }
}
