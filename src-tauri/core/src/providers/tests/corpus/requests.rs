//! Recorded requests, and ours for the same question: compared by what they mean. One reader, which
//! knows nothing of the adapters, reads both.

use super::meaning::{Meaning, Thinks, meaning};
use super::*;
use crate::contract::Effort;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// The wire family of a recorded request, and the kind that stands for its provider.
fn spoken(file: &str, body: &Value) -> Result<(&'static str, &'static str), &'static str> {
    let mut folders = file.split('/').skip(1);
    let (family, provider) = (folders.next().unwrap(), folders.next().unwrap());
    let chat = || {
        all()
            .iter()
            .map(|kind| kind.name)
            // OpenAI's own kind speaks Responses.
            .find(|&name| name == provider && !["openai", "anthropic", "gemini"].contains(&name))
            .unwrap_or("openai-compatible")
    };
    match family {
        "anthropic-messages" => Ok(("anthropic-messages", "anthropic")),
        "openai-chat" => Ok(("openai-chat", chat())),
        "openai-responses" => Ok(("openai-responses", "openai")),
        "gemini-generate" => Ok(("gemini-generate", "gemini")),
        "ollama-native" => Ok(("ollama-native", "ollama")),
        "gemini-interactions" => Err("an interface that no kind speaks"),
        "error-body" if provider == "anthropic" => Ok(("anthropic-messages", "anthropic")),
        "error-body" if body["messages"].is_array() => Ok(("openai-chat", chat())),
        "error-body" if body["contents"].is_array() => Ok(("gemini-generate", "gemini")),
        "error-body" if body["input"][0].is_object() => Ok(("openai-responses", "openai")),
        "error-body" => Err("no conversation: a picture, an embedding, a transcript"),
        other => panic!("a family this test does not know: {other}"),
    }
}

fn requests_below(folder: &Path, found: &mut Vec<PathBuf>) {
    let mut entries: Vec<PathBuf> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            requests_below(&path, found);
        } else if path.to_string_lossy().ends_with(".req.json") {
            found.push(path);
        }
    }
}

/// The prompt that asks the same of `model`; why not, where a prompt cannot hold it.
fn prompt_of(asked: &Meaning, family: &'static dyn WireFamily, model: &str) -> Result<Prompt, &'static str> {
    let takes = family.traits(model);
    let mut messages = Vec::new();
    for turn in &asked.turns {
        let mut parts = Vec::new();
        for opaque in &turn.opaque {
            parts.push(PromptPart::Opaque(OpaquePayload {
                family: family.name().to_owned(),
                kind: "recorded".to_owned(),
                data: opaque.clone(),
            }));
        }
        for (media_type, data) in &turn.files {
            let bytes = BASE64.decode(data).map_err(|_| "a file that was redacted")?;
            let file = PromptFile {
                name: "recorded".to_owned(),
                media_type: media_type.clone(),
                bytes: bytes.into(),
            };
            parts.push(match media_type.as_str() {
                "application/pdf" if takes.pdf => PromptPart::Pdf(file),
                media if takes.images && media != "application/pdf" => PromptPart::Image(file),
                _ => return Err("a file of a kind that the model is not given"),
            });
        }
        parts.push(PromptPart::Text(turn.text.clone()));
        messages.push(PromptMessage {
            role: turn.role,
            parts,
        });
    }
    let effort = match &asked.thinks {
        None => None,
        Some(Thinks::Off) => Some(Effort::Off),
        Some(Thinks::On(word)) => Some(match word.as_deref() {
            None | Some("high") => Effort::High,
            Some("low") => Effort::Low,
            Some("medium") => Effort::Medium,
            Some(_) => return Err("an effort that no person can choose"),
        }),
    };
    Ok(Prompt {
        system: (!asked.system.is_empty()).then(|| asked.system.clone()),
        messages,
        max_output: asked.max_output.map(|limit| u32::try_from(limit).unwrap()),
        temperature: asked.temperature.map(|temperature| temperature as f32),
        effort,
        stop: asked.stop.clone(),
        ..Prompt::default()
    })
}

/// Fields of a request, with those inside the objects that only group them.
fn fields(family: &str, body: &Value) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for (name, value) in body.as_object().unwrap() {
        let grouped = [
            "generationConfig",
            "options",
            "reasoning",
            "thinking",
            "stream_options",
        ];
        match value.as_object().filter(|_| grouped.contains(&name.as_str())) {
            Some(inner) => names.extend(inner.keys().map(|inner| format!("{family} {name}.{inner}"))),
            None => {
                names.insert(format!("{family} {name}"));
            }
        }
    }
    names
}

#[test]
fn a_recorded_request_and_ours_for_the_same_question_mean_the_same() {
    let Some(corpus) = Corpus::open() else { return };
    let mut files = Vec::new();
    requests_below(&corpus.root().join("streams"), &mut files);
    requests_below(&corpus.root().join("errors"), &mut files);
    let mut same: BTreeMap<&str, usize> = BTreeMap::new();
    let mut skipped: BTreeMap<String, usize> = BTreeMap::new();
    let mut beside: BTreeMap<String, usize> = BTreeMap::new();
    let (mut theirs_know, mut ours_say) = (BTreeSet::new(), BTreeSet::new());
    let mut wrong = Vec::new();
    for path in &files {
        let file = path.strip_prefix(corpus.root()).unwrap().to_string_lossy();
        let recorded: Value = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
        let compared = spoken(&file, &recorded).and_then(|(family, kind_name)| {
            theirs_know.extend(fields(family, &recorded));
            let model = model_of(family, &recorded, &corpus, &file)?;
            let (asked, left) = meaning(family, &recorded)?;
            let wire = kind(kind_name).unwrap().family();
            let prompt = prompt_of(&asked, wire, &model)?;
            let endpoint = Endpoint {
                base_url: "http://127.0.0.1:9".parse().unwrap(),
                key: None,
            };
            let request = wire.chat_request(&endpoint, &model, &prompt);
            Ok((
                family,
                asked,
                left,
                serde_json::from_slice::<Value>(&request.body).unwrap(),
            ))
        });
        let (family, asked, left, ours) = match compared {
            Ok(compared) => compared,
            Err(reason) => {
                *skipped.entry(reason.to_owned()).or_default() += 1;
                continue;
            }
        };
        ours_say.extend(fields(family, &ours));
        for field in left {
            *beside.entry(format!("{family} {field}")).or_default() += 1;
        }
        match meaning(family, &ours) {
            Ok((said, _)) if said.same_as(&asked) => *same.entry(family).or_default() += 1,
            Ok((said, _)) => wrong.push(format!("{file}:\n  recorded {asked:?}\n  ours     {said:?}")),
            Err(reason) => wrong.push(format!("{file}: ours cannot be read: {reason}")),
        }
    }
    println!("{} recorded requests; ours mean the same: {same:?}", files.len());
    println!("SKIPPED, because a question of ours cannot hold it: {skipped:#?}");
    println!("left out of the comparison, because ours never says it: {beside:#?}");
    let alone: Vec<&String> = ours_say
        .iter()
        .filter(|field| !theirs_know.contains(*field))
        .collect();
    println!("said by ours alone: {alone:?}");
    assert!(wrong.is_empty(), "{} differ:\n{}", wrong.len(), wrong.join("\n"));
    assert!(alone.is_empty(), "no recorded request has these words: {alone:?}");
    let total: usize = same.values().sum();
    assert!(
        total > 150 && same.len() == 5,
        "only {same:?}: is this the corpus?"
    );
}

/// Gemini's name of the model stands in the address; the manifest has it.
fn model_of(family: &str, recorded: &Value, corpus: &Corpus, file: &str) -> Result<String, &'static str> {
    if let Some(model) = recorded["model"].as_str() {
        return Ok(model.to_owned());
    }
    assert_eq!(family, "gemini-generate", "{file}");
    let answer = file.trim_end_matches(".req.json");
    let row = corpus.rows.iter().find(|row| row.file == answer);
    row.map(|row| row.get("model").to_owned())
        .filter(|model| !model.is_empty())
        .ok_or("a model that is not told")
}
