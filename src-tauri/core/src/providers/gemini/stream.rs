//! What a stream of Gemini says.

use super::NAME;
use crate::contract::{Finish, Usage};
use crate::providers::bounded::{First, List, Numbered, VALUES_LIMIT, value, value_or_null};
use crate::providers::decoder::Read;
use crate::providers::json::{Count, Text};
use crate::providers::sources::{self, Source, Sources, chars_in};
use crate::providers::sse::FRAME_LIMIT;
use crate::providers::tool_calls::{Calls, Piece};
use crate::providers::{OpaquePayload, StreamEvent, failure, partial_args};
use serde::Deserialize;
use serde_json::value::RawValue;
use serde_json::{Value, json};

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Chunk<'a> {
    #[serde(borrow)]
    error: Option<&'a RawValue>,
    #[serde(borrow)]
    candidates: Option<First<Candidate<'a>>>,
    #[serde(borrow)]
    prompt_feedback: Option<Feedback<'a>>,
    usage_metadata: Option<WireUsage>,
    #[serde(borrow, default)]
    model_version: Text<'a>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Candidate<'a> {
    #[serde(default)]
    index: Count,
    #[serde(borrow)]
    content: Option<Content<'a>>,
    #[serde(borrow, default)]
    finish_reason: Text<'a>,
    #[serde(borrow, default)]
    finish_message: Text<'a>,
    #[serde(borrow, default)]
    grounding_metadata: Option<&'a RawValue>,
    #[serde(borrow, default)]
    citation_metadata: Option<&'a RawValue>,
}

impl Numbered for Candidate<'_> {
    fn number(&self) -> Option<u64> {
        self.index.0
    }
}

#[derive(Deserialize)]
struct Content<'a> {
    #[serde(borrow)]
    parts: Option<List<Part<'a>>>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Part<'a> {
    #[serde(borrow, default)]
    text: Text<'a>,
    #[serde(default)]
    thought: Option<bool>,
    #[serde(borrow, default)]
    thought_signature: Text<'a>,
    #[serde(borrow, default)]
    function_call: Option<&'a RawValue>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct FunctionCall<'a> {
    #[serde(borrow, default)]
    id: Text<'a>,
    #[serde(borrow, default)]
    name: Text<'a>,
    #[serde(borrow, default)]
    args: Option<&'a RawValue>,
    /// The arguments value by value, where they are sent so.
    #[serde(borrow, default)]
    partial_args: Option<&'a RawValue>,
    #[serde(borrow, default)]
    will_continue: Option<&'a RawValue>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Feedback<'a> {
    #[serde(borrow, default)]
    block_reason: Text<'a>,
    #[serde(borrow, default)]
    block_reason_message: Text<'a>,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "camelCase")]
struct WireUsage {
    #[serde(default)]
    prompt_token_count: Count,
    #[serde(default)]
    tool_use_prompt_token_count: Count,
    #[serde(default)]
    cached_content_token_count: Count,
    #[serde(default)]
    candidates_token_count: Count,
    #[serde(default)]
    thoughts_token_count: Count,
}

/// What a stream has said so far and is needed again.
#[derive(Default)]
pub struct Reader {
    model_said: bool,
    calls: Calls,
    called: u64,
    /// The arguments of a call that goes on in the next part.
    growing: Option<Value>,
    /// Bytes of what they were put together from, and how many values may still be made of it.
    grown: usize,
    left: usize,
    /// All text: places in it are told in bytes.
    text: String,
    sources: Sources,
    usage: Usage,
    finish: Option<Finish>,
}

impl Read for Reader {
    fn read(&mut self, json: &str, out: &mut Vec<StreamEvent>) -> Result<bool, serde_json::Error> {
        let chunk: Chunk<'_> = serde_json::from_str(json)?;
        if let Some(model) = chunk.model_version.some().filter(|_| !self.model_said) {
            self.model_said = true;
            out.push(StreamEvent::Model(model.to_owned()));
        }
        let known =
            chunk.candidates.is_some() || chunk.prompt_feedback.is_some() || chunk.usage_metadata.is_some();
        let error = chunk.error.map(value).transpose()?.filter(failure::is_error);
        let candidate = chunk.candidates.and_then(|candidates| candidates.0);
        let parts = candidate
            .as_ref()
            .and_then(|candidate| candidate.content.as_ref())
            .and_then(|content| content.parts.as_ref());
        for part in parts.into_iter().flat_map(|parts| &parts.0) {
            self.part(part, out);
        }
        if let Some(candidate) = &candidate {
            self.cite(candidate, out);
        }
        if let Some(wire) = chunk.usage_metadata {
            self.usage(wire, out);
        }
        if let Some(error) = error {
            out.push(StreamEvent::Error(failure::of_value(&error)));
            return Ok(true);
        }
        if let Some(candidate) = candidate {
            self.finish(candidate.finish_reason.get(), candidate.finish_message.get(), out);
        } else if let Some(feedback) = chunk
            .prompt_feedback
            .filter(|feedback| feedback.block_reason.some().is_some())
        {
            // The question itself was refused: there is no candidate at all.
            self.say_finish(Finish::Refused, feedback.block_reason_message.get(), out);
        }
        Ok(known)
    }
}

impl Reader {
    fn part(&mut self, part: &Part<'_>, out: &mut Vec<StreamEvent>) {
        if let Some(text) = part.text.some() {
            out.push(if part.thought == Some(true) {
                StreamEvent::Reasoning(text.to_owned())
            } else {
                if self.text.len() <= FRAME_LIMIT {
                    self.text.push_str(text);
                }
                StreamEvent::Text(text.to_owned())
            });
        }
        if let Some(call) = part.function_call {
            self.call(call, out);
        } else if let Some(signature) = part.thought_signature.some() {
            // That of a tool call goes back with the call, which is not used yet.
            out.push(StreamEvent::Opaque(OpaquePayload {
                family: NAME.to_owned(),
                kind: "thoughtSignature".to_owned(),
                data: json!(signature),
            }));
        }
    }

    fn call(&mut self, raw: &RawValue, out: &mut Vec<StreamEvent>) {
        let Ok(call) = serde_json::from_str::<FunctionCall<'_>>(raw.get()) else {
            return;
        };
        if call.name.some().is_some() {
            self.grown(out);
            self.called += 1;
        } else if self.growing.is_none() {
            return;
        }
        let goes_on = call.will_continue.is_some_and(|goes_on| goes_on.get() == "true");
        let partial_args = value_or_null(call.partial_args);
        let grows = goes_on || partial_args.is_array();
        let piece = Piece {
            number: Some(self.called),
            id: call.id.get(),
            name: call.name.get(),
            arguments: match call.args {
                Some(arguments) if !grows && self.growing.is_none() => arguments.get(),
                _ => "",
            },
        };
        self.calls.tell(piece, out);
        if grows {
            let left = &mut self.left;
            let arguments = self.growing.get_or_insert_with(|| {
                *left = VALUES_LIMIT;
                json!({})
            });
            self.grown += raw.get().len();
            // Nobody's arguments are that long; what they are by then is told.
            if self.grown <= FRAME_LIMIT {
                for partial in list(&partial_args) {
                    partial_args::put(arguments, partial, left);
                }
            }
        }
        if !goes_on {
            self.grown(out);
        }
    }

    /// The arguments that came value by value are complete.
    fn grown(&mut self, out: &mut Vec<StreamEvent>) {
        self.grown = 0;
        if let Some(arguments) = self.growing.take() {
            let piece = Piece {
                number: Some(self.called),
                arguments: &arguments.to_string(),
                ..Piece::default()
            };
            self.calls.tell(piece, out);
        }
    }

    fn cite(&mut self, candidate: &Candidate<'_>, out: &mut Vec<StreamEvent>) {
        let grounding = value_or_null(candidate.grounding_metadata);
        let chunks = list(&grounding["groundingChunks"]);
        let mut supported = false;
        for support in list(&grounding["groundingSupports"]) {
            for at in list(&support["groundingChunkIndices"]) {
                let chunk = at.as_u64().and_then(|at| chunks.get(usize::try_from(at).ok()?));
                if let Some(chunk) = chunk {
                    supported = true;
                    self.tell(named(chunk), &support["segment"], out);
                }
            }
        }
        if !supported {
            for chunk in chunks {
                self.tell(named(chunk), &Value::Null, out);
            }
        }
        let recited = value_or_null(candidate.citation_metadata);
        // Vertex has its own name for the list.
        for name in ["citationSources", "citations"] {
            for citation in list(&recited[name]) {
                self.tell(citation, citation, out);
            }
        }
    }

    /// `segment` holds places in bytes; a start that is not there is the text's.
    fn tell(&mut self, source: &Value, segment: &Value, out: &mut Vec<StreamEvent>) {
        let text = |name: &str| source[name].as_str().unwrap_or_default();
        let end = segment["endIndex"].as_u64();
        let start = segment["startIndex"].as_u64().unwrap_or(0);
        if !self.sources.is_new(&(text("uri"), text("title"), start, end)) {
            return;
        }
        let chars = |bytes: u64| chars_in(&self.text, usize::try_from(bytes).unwrap_or(usize::MAX));
        let source = Source {
            url: text("uri"),
            title: text("title"),
            quote: text("text"),
            place: end.map(|end| (chars(start), chars(end))),
        };
        out.extend(sources::citation(&source).map(StreamEvent::Citation));
    }

    fn finish(&mut self, reason: &str, words: &str, out: &mut Vec<StreamEvent>) {
        if !reason.is_empty() {
            self.grown(out);
        }
        let finish = match reason {
            "" => return,
            "STOP" if !self.calls.is_empty() => Finish::ToolCalls,
            "STOP" => Finish::Stop,
            "MAX_TOKENS" => Finish::Length,
            "SAFETY"
            | "RECITATION"
            | "LANGUAGE"
            | "BLOCKLIST"
            | "PROHIBITED_CONTENT"
            | "SPII"
            | "IMAGE_SAFETY"
            | "IMAGE_PROHIBITED_CONTENT"
            | "IMAGE_RECITATION" => Finish::Refused,
            _ => Finish::Other,
        };
        self.say_finish(finish, words, out);
    }

    fn say_finish(&mut self, finish: Finish, words: &str, out: &mut Vec<StreamEvent>) {
        // More text can follow a first finish, and another finish after it.
        if self.finish != Some(finish) {
            self.finish = Some(finish);
            if finish == Finish::Refused {
                out.push(StreamEvent::Refusal(words.to_owned()));
            }
            out.push(StreamEvent::Finish(finish));
        }
    }

    fn usage(&mut self, wire: WireUsage, out: &mut Vec<StreamEvent>) {
        let add = |one: Count, other: Count| match (one.0, other.0) {
            (None, None) => None,
            (one, other) => Some(one.unwrap_or(0).saturating_add(other.unwrap_or(0))),
        };
        let before = self.usage;
        self.usage = Usage {
            input: add(wire.prompt_token_count, wire.tool_use_prompt_token_count).or(before.input),
            output: add(wire.candidates_token_count, wire.thoughts_token_count).or(before.output),
            cache_read: wire.cached_content_token_count.0.or(before.cache_read),
            cache_write: None,
            reasoning: wire.thoughts_token_count.0.or(before.reasoning),
        };
        if self.usage != before {
            out.push(StreamEvent::Usage(self.usage));
        }
    }
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

/// A source is named under the kind that it is of.
fn named(chunk: &Value) -> &Value {
    ["web", "retrievedContext", "maps"]
        .into_iter()
        .map(|kind| &chunk[kind])
        .find(|source| source.is_object())
        .unwrap_or(&Value::Null)
}
