//! A second reading of calls, sources and costs, as naive as can be: every line as JSON, and no
//! state but a map. Where it and the decoders agree, both follow the bytes.

use super::*;
use std::collections::{BTreeMap, HashSet};

/// What a body holds, by the second reading.
#[derive(Debug, Default)]
pub struct Naive {
    /// Name and arguments of the calls that a client has to run.
    pub calls: Vec<(String, String)>,
    /// How many different sources are named, each with the places it stands for.
    pub sources: HashSet<String>,
    pub cost: Option<f64>,
}

/// The JSON documents of a body up to where its first answer ends.
fn documents(body: &[u8]) -> Vec<Value> {
    let text = String::from_utf8_lossy(body);
    if let Ok(Value::Array(chunks)) = serde_json::from_str(&text) {
        return chunks;
    }
    let mut documents = Vec::new();
    for line in text.lines() {
        let line = line.trim();
        let line = line.strip_prefix("data:").unwrap_or(line).trim();
        if line == "[DONE]" {
            break;
        }
        let Ok(document) = serde_json::from_str::<Value>(line) else {
            continue;
        };
        let kind = document["type"].as_str().unwrap_or_default().to_owned();
        documents.push(document);
        if [
            "message_stop",
            "response.completed",
            "response.incomplete",
            "response.failed",
        ]
        .contains(&kind.as_str())
        {
            break;
        }
    }
    documents
}

pub fn read(family: &str, body: &[u8]) -> Naive {
    let documents = documents(body);
    let mut naive = Naive::default();
    for document in &documents {
        for usage in [
            &document["usage"],
            &document["message"]["usage"],
            &document["response"]["usage"],
        ] {
            let whole = [&usage["cost"], &usage["cost"]["total_cost"]];
            let cost = whole.into_iter().find_map(Value::as_f64);
            let ticks = usage["cost_in_usd_ticks"].as_f64().map(|ticks| ticks / 1e10);
            naive.cost = cost.or(ticks).or(naive.cost);
        }
        naive.cost = document["cost"]["usd"].as_f64().or(naive.cost);
    }
    match family {
        "anthropic-messages" => anthropic(&documents, &mut naive),
        "openai-chat" => chat(&documents, &mut naive),
        "openai-responses" => responses(&documents, &mut naive),
        "gemini-generate" => gemini(&documents, &mut naive),
        _ => {
            for call in documents
                .iter()
                .flat_map(|line| all(&line["message"]["tool_calls"]))
            {
                naive.calls.push((
                    word(&call["function"]["name"]),
                    call["function"]["arguments"].to_string(),
                ));
            }
        }
    }
    naive
}

fn all(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn word(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

fn anthropic(documents: &[Value], naive: &mut Naive) {
    let mut open: BTreeMap<u64, usize> = BTreeMap::new();
    for event in documents {
        let at = event["index"].as_u64().unwrap_or(0);
        let block = &event["content_block"];
        if block.is_object() {
            open.remove(&at);
        }
        if block["type"] == "tool_use" {
            open.insert(at, naive.calls.len());
            let input = block["input"].to_string();
            naive.calls.push((
                word(&block["name"]),
                if input == "{}" { String::new() } else { input },
            ));
        }
        if let (Some(piece), Some(call)) = (event["delta"]["partial_json"].as_str(), open.get(&at)) {
            naive.calls[*call].1.push_str(piece);
        }
        if event["delta"]["type"] == "citations_delta" {
            naive
                .sources
                .insert(format!("{at} {}", event["delta"]["citation"]));
        }
    }
}

fn chat(documents: &[Value], naive: &mut Naive) {
    let mut found: Vec<(u64, String, usize)> = Vec::new();
    for chunk in documents {
        for source in all(&chunk["search_results"])
            .iter()
            .map(|result| &result["url"])
            .chain(all(&chunk["citations"]))
        {
            naive.sources.insert(word(source));
        }
        let Some(choice) = all(&chunk["choices"])
            .iter()
            .find(|choice| choice["index"].as_u64().unwrap_or(0) == 0)
        else {
            continue;
        };
        let delta = if choice["delta"].is_object() {
            &choice["delta"]
        } else {
            &choice["message"]
        };
        for annotation in all(&delta["annotations"]) {
            naive.sources.insert(annotation.to_string());
        }
        for call in all(&delta["tool_calls"]) {
            let (number, id) = (call["index"].as_u64().unwrap_or(0), word(&call["id"]));
            let same = found
                .iter()
                .rev()
                .find(|known| known.0 == number && (id.is_empty() || known.1 == id));
            let at = same.map_or(naive.calls.len(), |known| known.2);
            if at == naive.calls.len() {
                found.push((number, id, at));
                naive.calls.push((word(&call["function"]["name"]), String::new()));
            }
            naive.calls[at]
                .1
                .push_str(call["function"]["arguments"].as_str().unwrap_or_default());
        }
    }
}

/// From the finished items, of which the decoder reads only what was not streamed.
fn responses(documents: &[Value], naive: &mut Naive) {
    for item in documents
        .iter()
        .filter(|event| event["type"] == "response.output_item.done")
        .map(|event| &event["item"])
    {
        match item["type"].as_str().unwrap_or_default() {
            "function_call" => naive.calls.push((word(&item["name"]), word(&item["arguments"]))),
            "custom_tool_call" => naive.calls.push((word(&item["name"]), word(&item["input"]))),
            "message" => {
                for part in all(&item["content"]) {
                    naive.sources.extend(
                        all(&part["annotations"])
                            .iter()
                            .map(|annotation| format!("{} {annotation}", item["id"])),
                    );
                }
            }
            _ => {}
        }
    }
}

fn gemini(documents: &[Value], naive: &mut Naive) {
    for chunk in documents {
        let candidate = &chunk["candidates"][0];
        for part in all(&candidate["content"]["parts"]) {
            let call = &part["functionCall"];
            if call["name"].is_string() {
                naive.calls.push((word(&call["name"]), call["args"].to_string()));
            }
        }
        let grounding = &candidate["groundingMetadata"];
        for support in all(&grounding["groundingSupports"]) {
            for at in all(&support["groundingChunkIndices"]) {
                let source = &grounding["groundingChunks"][usize::try_from(at.as_u64().unwrap()).unwrap()];
                naive.sources.insert(format!("{source} {}", support["segment"]));
            }
        }
    }
}

/// Arguments as they mean, where they are JSON.
fn meaning(arguments: &str) -> Value {
    let empty = arguments.is_empty() || arguments == "null";
    let arguments = if empty { "{}" } else { arguments };
    serde_json::from_str(arguments).unwrap_or_else(|_| Value::String(arguments.to_owned()))
}

#[test]
fn calls_sources_and_costs_are_those_of_a_second_reading() {
    let Some(corpus) = Corpus::open() else { return };
    let (mut calls, mut sources, mut costs) = (0, 0, 0);
    let mut wrong = Vec::new();
    for row in corpus.rows.iter().filter(|row| row.get("kind") == "stream") {
        let Some(family) = family(row.get("family")) else {
            continue;
        };
        let body = framed(row, corpus.bytes(row));
        let (told, naive) = (told(family, &body), read(row.get("family"), &body));
        let mut differs = |what: &str, ours: String, theirs: String| {
            if ours != theirs {
                wrong.push(format!("{}: {what}: {ours}, second reading {theirs}", row.file));
            }
        };
        // Gemini's arguments that come value by value have fixtures of their own.
        let whole = !String::from_utf8_lossy(&body).contains("\"partialArgs\"");
        let say = |(name, arguments): (&String, &String)| match whole {
            true => format!("{name} {}", meaning(arguments)),
            false => name.clone(),
        };
        let ours: Vec<String> = told.calls().iter().map(|call| say((&call.1, &call.2))).collect();
        let theirs: Vec<String> = naive.calls.iter().map(|call| say((&call.0, &call.1))).collect();
        // Of a call that was cut the second reading of Responses sees nothing: it never ended.
        if told.error().is_none() {
            differs("calls", ours.join("; "), theirs.join("; "));
        }
        differs(
            "sources",
            told.citations().len().to_string(),
            naive.sources.len().to_string(),
        );
        differs("cost", format!("{:?}", told.cost()), format!("{:?}", naive.cost));
        calls += told.calls().len();
        sources += told.citations().len();
        costs += usize::from(told.cost().is_some());
    }
    println!("{calls} calls of tools, {sources} sources, {costs} streams that say their cost");
    assert!(
        wrong.is_empty(),
        "{} differences:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
    assert!(calls > 150 && sources > 40 && costs > 60, "is this the corpus?");
}
