//! What a stream of Chat Completions says, from those who made it and those who imitate it.

use super::content::{Content, Part};
use crate::contract::{FailureClass, Finish, Usage};
use crate::providers::bounded::{First, Numbered, value, value_or_null};
use crate::providers::decoder::Read;
use crate::providers::json::{Count, Text};
use crate::providers::sources::{Source, Sources};
use crate::providers::tool_calls::{Calls, Piece, WireFunction, calls_in};
use crate::providers::{Failure, StreamEvent, cost, failure};
use crate::texts::say_with;
use serde::Deserialize;
use serde_json::Value;
use serde_json::value::RawValue;

#[derive(Deserialize)]
struct Chunk<'a> {
    #[serde(borrow)]
    error: Option<&'a RawValue>,
    #[serde(borrow, default)]
    model: Text<'a>,
    #[serde(borrow)]
    choices: Option<First<Choice<'a>>>,
    #[serde(borrow)]
    usage: Option<WireUsage<'a>>,
    #[serde(borrow)]
    x_groq: Option<Groq<'a>>,
    timings: Option<Timings>,
    /// Addresses (Perplexity, xAI), and the same with titles; all of them with every chunk.
    #[serde(borrow, default)]
    citations: Option<&'a RawValue>,
    #[serde(borrow, default)]
    search_results: Option<&'a RawValue>,
    /// Venice says it beside the counts.
    #[serde(borrow, default)]
    cost: Option<&'a RawValue>,
}

#[derive(Deserialize)]
struct Choice<'a> {
    #[serde(default)]
    index: Count,
    #[serde(borrow)]
    delta: Option<Delta<'a>>,
    /// Instead of `delta` where the answer came in one piece.
    #[serde(borrow)]
    message: Option<Delta<'a>>,
    #[serde(borrow, default)]
    finish_reason: Text<'a>,
}

impl Numbered for Choice<'_> {
    fn number(&self) -> Option<u64> {
        self.index.0
    }
}

#[derive(Deserialize)]
struct Delta<'a> {
    #[serde(borrow, default)]
    content: Content<'a>,
    #[serde(borrow, default)]
    refusal: Text<'a>,
    #[serde(borrow, default)]
    reasoning_content: Text<'a>,
    #[serde(borrow, default)]
    reasoning: Text<'a>,
    #[serde(borrow, default)]
    tool_calls: Option<&'a RawValue>,
    /// What calls of tools were before there could be several.
    #[serde(borrow, default)]
    function_call: Option<&'a RawValue>,
    #[serde(borrow, default)]
    annotations: Option<&'a RawValue>,
}

#[derive(Deserialize)]
struct Groq<'a> {
    #[serde(borrow)]
    usage: Option<WireUsage<'a>>,
}

#[derive(Deserialize)]
struct WireUsage<'a> {
    #[serde(default)]
    prompt_tokens: Count,
    #[serde(default)]
    completion_tokens: Count,
    #[serde(default)]
    total_tokens: Count,
    #[serde(default)]
    prompt_cache_hit_tokens: Count,
    #[serde(default)]
    reasoning_tokens: Count,
    prompt_tokens_details: Option<PromptDetails>,
    completion_tokens_details: Option<CompletionDetails>,
    #[serde(borrow, default)]
    cost: Option<&'a RawValue>,
    #[serde(borrow, default)]
    cost_details: Option<&'a RawValue>,
    #[serde(borrow, default)]
    is_byok: Option<&'a RawValue>,
    #[serde(default)]
    cost_in_usd_ticks: Count,
}

#[derive(Clone, Copy, Deserialize)]
struct PromptDetails {
    #[serde(default)]
    cached_tokens: Count,
    #[serde(default)]
    cache_write_tokens: Count,
}

#[derive(Clone, Copy, Deserialize)]
struct CompletionDetails {
    #[serde(default)]
    reasoning_tokens: Count,
}

/// llama.cpp's own counts, sent with the finish also when `usage` is not.
#[derive(Clone, Copy, Deserialize)]
struct Timings {
    #[serde(default)]
    cache_n: Count,
    #[serde(default)]
    prompt_n: Count,
    #[serde(default)]
    predicted_n: Count,
}

/// What a stream has said so far and is needed again.
#[derive(Default)]
pub struct Reader {
    model_said: bool,
    text_said: bool,
    refusal_said: bool,
    usage: Usage,
    /// Groups of counts by rank: `usage` is truer than what stands in for it.
    usage_said: bool,
    cost: Option<f64>,
    calls: Calls,
    sources: Sources,
    /// The lists of sources as they came last, by their lengths: they only grow.
    sources_read: [usize; 2],
    finish: Option<Finish>,
}

impl Read for Reader {
    fn read(&mut self, json: &str, out: &mut Vec<StreamEvent>) -> Result<bool, serde_json::Error> {
        let chunk: Chunk<'_> = serde_json::from_str(json)?;
        let error = chunk
            .error
            .map(value)
            .transpose()?
            .filter(failure::is_error)
            .map(|error| failure::of_value(&error));
        let failed = error.is_some();
        if let Some(model) = chunk.model.some().filter(|_| !self.model_said) {
            self.model_said = true;
            out.push(StreamEvent::Model(model.to_owned()));
        }
        let choice = chunk.choices.and_then(|choices| choices.0);
        let delta = choice
            .as_ref()
            .and_then(|choice| choice.delta.as_ref().or(choice.message.as_ref()));
        if let Some(delta) = delta {
            self.delta(delta, out);
        }
        self.cite(chunk.search_results, chunk.citations, out);
        self.counts(chunk.usage, chunk.x_groq, chunk.timings, out);
        let beside = cost::Said {
            cost: chunk.cost,
            ..cost::Said::default()
        };
        self.cost(beside, out);
        match error {
            Some(error) => out.push(StreamEvent::Error(error)),
            None => {
                if let Some(reason) = choice.as_ref().and_then(|choice| choice.finish_reason.some()) {
                    self.finish(reason, out);
                }
            }
        }
        Ok(failed || choice.is_some())
    }
}

impl Reader {
    fn delta(&mut self, delta: &Delta<'_>, out: &mut Vec<StreamEvent>) {
        // Some send the same under both names.
        if let Some(text) = delta.reasoning_content.some().or(delta.reasoning.some()) {
            out.push(StreamEvent::Reasoning(text.to_owned()));
        }
        match &delta.content {
            Content::Text(text) => self.text(text, out),
            Content::Parts(parts) => {
                for part in parts.0.iter().filter_map(|part| part.0.as_ref()) {
                    self.part(part, out);
                }
            }
            Content::Nothing => {}
        }
        if let Some(text) = delta.refusal.some() {
            self.refusal_said = true;
            out.push(StreamEvent::Refusal(text.to_owned()));
        }
        for call in calls_in(delta.tool_calls) {
            self.call(call.index.0, call.id.get(), call.function.as_ref(), out);
        }
        let legacy = delta.function_call.map(RawValue::get);
        if let Some(Ok(function)) = legacy.map(serde_json::from_str::<Option<WireFunction<'_>>>)
            && function.is_some()
        {
            self.call(Some(0), "", function.as_ref(), out);
        }
        for annotation in elements(&value_or_null(delta.annotations)) {
            self.annotation(annotation, out);
        }
    }

    fn call(
        &mut self,
        number: Option<u64>,
        id: &str,
        function: Option<&WireFunction<'_>>,
        out: &mut Vec<StreamEvent>,
    ) {
        let piece = Piece {
            number,
            id,
            name: function.map_or("", |function| function.name.get()),
            arguments: &function.map(WireFunction::arguments).unwrap_or_default(),
        };
        self.calls.tell(piece, out);
    }

    fn annotation(&mut self, annotation: &Value, out: &mut Vec<StreamEvent>) {
        let source = match &annotation["url_citation"] {
            Value::Null => annotation,
            source => source,
        };
        let text = |name: &str| source[name].as_str().unwrap_or_default();
        let place = |name: &str| source[name].as_u64();
        let source = Source {
            url: text("url"),
            title: text("title"),
            quote: text("content"),
            place: place("start_index").zip(place("end_index")),
        };
        self.sources.tell(source, out);
    }

    /// The sources of the whole answer: with their titles where there are some.
    fn cite(&mut self, results: Option<&RawValue>, addresses: Option<&RawValue>, out: &mut Vec<StreamEvent>) {
        let lengths = [results, addresses].map(|list| list.map_or(0, |list| list.get().len()));
        if lengths == self.sources_read {
            return;
        }
        self.sources_read = lengths;
        for result in elements(&value_or_null(results)) {
            let text = |name: &str| result[name].as_str().unwrap_or_default();
            let source = Source {
                url: text("url"),
                title: text("title"),
                ..Source::default()
            };
            self.sources.tell(source, out);
        }
        for address in elements(&value_or_null(addresses)) {
            // Some write an object with the address in it.
            let url = address.as_str().or(address["url"].as_str()).unwrap_or_default();
            let title = address["title"].as_str().unwrap_or_default();
            let source = Source {
                url,
                title,
                ..Source::default()
            };
            self.sources.tell(source, out);
        }
    }

    fn part(&mut self, part: &Part<'_>, out: &mut Vec<StreamEvent>) {
        match part.kind.get() {
            "text" => self.text(part.text.get(), out),
            "thinking" if !part.thinking.0.is_empty() => {
                out.push(StreamEvent::Reasoning(part.thinking.0.clone()));
            }
            "tool_reference" | "reference" => {
                let source = Source {
                    url: part.url.get(),
                    title: part.title.get(),
                    quote: part.description.get(),
                    place: None,
                };
                self.sources.tell(source, out);
            }
            _ => {}
        }
    }

    fn text(&mut self, text: &str, out: &mut Vec<StreamEvent>) {
        if !text.is_empty() {
            self.text_said = true;
            out.push(StreamEvent::Text(text.to_owned()));
        }
    }

    fn finish(&mut self, reason: &str, out: &mut Vec<StreamEvent>) {
        let finish = match reason {
            // A refusal in its own field ends like any answer.
            "stop" if self.refusal_said && !self.text_said => Finish::Refused,
            "stop" | "eos" | "eos_token" | "end_turn" | "stop_sequence" | "COMPLETE" => Finish::Stop,
            "length" | "model_length" | "max_tokens" => Finish::Length,
            "tool_calls" | "function_call" | "tool_use" => Finish::ToolCalls,
            "content_filter" | "sensitive" => Finish::Refused,
            "error" | "network_error" => {
                out.push(StreamEvent::Error(Failure::new(
                    FailureClass::Server,
                    say_with("failure-wire-broke-off", &[("reason", reason.into())]),
                )));
                return;
            }
            "insufficient_system_resource" => {
                out.push(StreamEvent::Error(Failure::new(
                    FailureClass::Overloaded,
                    say_with("failure-wire-broke-off", &[("reason", reason.into())]),
                )));
                return;
            }
            _ => Finish::Other,
        };
        // OpenRouter repeats it with the counts.
        if self.finish != Some(finish) {
            self.finish = Some(finish);
            if finish == Finish::Refused && !self.refusal_said {
                out.push(StreamEvent::Refusal(String::new()));
            }
            out.push(StreamEvent::Finish(finish));
        }
    }

    /// As it stands beside the counts, or among them.
    fn cost(&mut self, said: cost::Said<'_>, out: &mut Vec<StreamEvent>) {
        let cost = cost::dollars(said);
        if cost.is_some() && cost != self.cost {
            self.cost = cost;
            out.extend(cost.map(StreamEvent::Cost));
        }
    }

    fn counts(
        &mut self,
        usage: Option<WireUsage<'_>>,
        groq: Option<Groq<'_>>,
        timings: Option<Timings>,
        out: &mut Vec<StreamEvent>,
    ) {
        let counted = if let Some(wire) = usage.or(groq.and_then(|groq| groq.usage)) {
            self.usage_said = true;
            let among = cost::Said {
                cost: wire.cost,
                details: wire.cost_details,
                own_key: wire.is_byok,
                ticks: wire.cost_in_usd_ticks.0,
            };
            self.cost(among, out);
            from_usage(&wire)
        } else if let Some(timings) = timings.filter(|_| !self.usage_said) {
            Usage {
                input: add(timings.prompt_n.0, timings.cache_n.0),
                output: timings.predicted_n.0,
                cache_read: timings.cache_n.0,
                ..Usage::default()
            }
        } else {
            return;
        };
        let before = self.usage;
        self.usage = Usage {
            input: counted.input.or(before.input),
            output: counted.output.or(before.output),
            cache_read: counted.cache_read.or(before.cache_read),
            cache_write: counted.cache_write.or(before.cache_write),
            reasoning: counted.reasoning.or(before.reasoning),
        };
        // Perplexity and llama.cpp send counts with every chunk; only news are news.
        if self.usage != before {
            out.push(StreamEvent::Usage(self.usage));
        }
    }
}

/// The elements of a list; none, where it is none.
fn elements(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn add(one: Option<u64>, other: Option<u64>) -> Option<u64> {
    one.map(|one| one.saturating_add(other.unwrap_or(0)))
}

fn from_usage(wire: &WireUsage<'_>) -> Usage {
    let reasoning = wire
        .completion_tokens_details
        .and_then(|details| details.reasoning_tokens.0)
        .or(wire.reasoning_tokens.0);
    let input = wire.prompt_tokens.0;
    let mut output = wire.completion_tokens.0;
    // xAI leaves reasoning out of the completion; its total gives that away.
    if let (Some(input), Some(completion), Some(reasoning), Some(total)) =
        (input, output, reasoning, wire.total_tokens.0)
        && reasoning > 0
        && total == input.saturating_add(completion).saturating_add(reasoning)
    {
        output = Some(completion.saturating_add(reasoning));
    }
    Usage {
        input,
        output,
        cache_read: wire
            .prompt_tokens_details
            .and_then(|details| details.cached_tokens.0)
            .or(wire.prompt_cache_hit_tokens.0),
        cache_write: wire
            .prompt_tokens_details
            .and_then(|details| details.cache_write_tokens.0),
        reasoning,
    }
}
