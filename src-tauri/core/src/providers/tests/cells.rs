//! Whether the fixtures show each family each kind of thing: whoever has no recordings of real
//! providers still tries every cell of this table.

use super::*;
use crate::contract::Finish;
use std::collections::{BTreeMap, BTreeSet};

/// The folder of fixtures, and a kind that reads them.
const FAMILIES: [(&str, &str); 5] = [
    ("anthropic", "anthropic"),
    ("responses", "openai"),
    ("chat", "openai-compatible"),
    ("gemini", "gemini"),
    ("ollama", "ollama"),
];

const CELLS: [&str; 12] = [
    "text",
    "reasoning",
    "refusal",
    "citation",
    "tool call",
    "usage",
    "length",
    "error in the middle",
    "cut in a frame",
    "ended unmarked",
    "failure with a hint",
    "list of models",
];

/// What a family has no words for.
const WITHOUT: [(&str, &str); 2] = [("ollama", "refusal"), ("ollama", "citation")];

/// What a stream shows.
fn shown(told: &Told, body: &[u8]) -> Vec<&'static str> {
    let has = |is: fn(&StreamEvent) -> bool| told.events.iter().any(is);
    let text = has(|event| matches!(event, StreamEvent::Text(_)));
    let error = told.error().is_some();
    let unmarked = told.end == StreamEnd::Unmarked && !error && !told.events.is_empty();
    let whole_lines = body.ends_with(b"\n");
    [
        ("text", text),
        (
            "reasoning",
            has(|event| matches!(event, StreamEvent::Reasoning(_))),
        ),
        ("refusal", told.finish() == Some(Finish::Refused)),
        ("citation", has(|event| matches!(event, StreamEvent::Citation(_)))),
        (
            "tool call",
            has(|event| matches!(event, StreamEvent::ToolCall { .. })),
        ),
        ("usage", told.usage() != Usage::default()),
        ("length", told.finish() == Some(Finish::Length)),
        ("error in the middle", text && error),
        ("cut in a frame", unmarked && !whole_lines),
        ("ended unmarked", unmarked && whole_lines),
    ]
    .into_iter()
    .filter_map(|(cell, is)| is.then_some(cell))
    .collect()
}

#[test]
fn every_cell_of_kind_and_family_has_a_fixture() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    let mut table: BTreeMap<(&str, &str), BTreeSet<String>> = BTreeMap::new();
    for (family, kind_name) in FAMILIES {
        let wire = kind(kind_name).unwrap().family();
        assert_eq!(wire.name(), family);
        for entry in std::fs::read_dir(folder.join(family)).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            let body = std::fs::read(&path).unwrap();
            let cells = match name.starts_with("models") {
                true => {
                    let models = wire.read_models(&body).unwrap();
                    assert!(!models.is_empty(), "{family}/{name}");
                    vec!["list of models"]
                }
                false => shown(&told(wire, &body), &body),
            };
            for cell in cells {
                table.entry((family, cell)).or_default().insert(name.clone());
            }
        }
        for told in vocabulary::all_told() {
            let its_own = kind(&told.kind).unwrap().family().name() == family;
            if its_own && told.retry_after.is_some() {
                let name = format!("errors.jsonl: {} {}", told.kind, told.status);
                table
                    .entry((family, "failure with a hint"))
                    .or_default()
                    .insert(name);
            }
        }
    }
    let mut missing = Vec::new();
    for (family, _) in FAMILIES {
        for cell in CELLS {
            let files = table.get(&(family, cell));
            println!("{family}, {cell}: {files:?}");
            let without = WITHOUT.contains(&(family, cell));
            assert!(!without || files.is_none(), "{family} has {cell} after all");
            if files.is_none() && !without {
                missing.push(format!("{family}: {cell}"));
            }
        }
    }
    assert!(missing.is_empty(), "no fixture shows {}", missing.join(", "));
}
