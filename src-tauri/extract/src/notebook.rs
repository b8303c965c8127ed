//! Notebooks: prose, code and what it printed, without the pictures inside.

use crate::answer::{Found, Kind};
use crate::prose::Prose;
use serde_json::Value;

/// `None` where the text is no notebook.
pub fn read(text: &str) -> Option<Found> {
    let notebook: Value = serde_json::from_str(text).ok()?;
    let language = notebook
        .pointer("/metadata/language_info/name")
        .and_then(Value::as_str)
        .unwrap_or_default();
    let mut prose = Prose::default();
    for cell in notebook.get("cells")?.as_array()? {
        let source = joined(cell.get("source"));
        match cell.get("cell_type").and_then(Value::as_str) {
            Some("code") => {
                fenced(&mut prose, language, &source);
                let outputs = cell.get("outputs").and_then(Value::as_array);
                for output in outputs.into_iter().flatten() {
                    fenced(&mut prose, "output", &printed(output));
                }
            }
            _ => prose.heading(&source),
        }
    }
    Some(Found::new(Kind::Document, "application/x-ipynb+json").with_text(prose))
}

fn fenced(prose: &mut Prose, language: &str, text: &str) {
    if !text.trim().is_empty() {
        prose.heading(&format!("```{language}\n{}\n```", text.trim_end()));
    }
}

/// What an output says in plain text.
fn printed(output: &Value) -> String {
    let name = output.get("ename").and_then(Value::as_str);
    let value = output.get("evalue").and_then(Value::as_str);
    match (output.get("text"), output.pointer("/data/text~1plain")) {
        (Some(text), _) | (None, Some(text)) => joined(Some(text)),
        (None, None) => match (name, value) {
            (Some(name), Some(value)) => format!("{name}: {value}"),
            _ => String::new(),
        },
    }
}

/// A text, which the format splits into lines as it likes.
fn joined(text: Option<&Value>) -> String {
    match text {
        Some(Value::String(text)) => text.clone(),
        Some(Value::Array(lines)) => lines.iter().filter_map(Value::as_str).collect(),
        _ => String::new(),
    }
}
