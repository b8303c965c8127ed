//! Arguments of a call that Gemini sends value by value, each with its place.

use serde_json::{Map, Value};

/// Fields and elements that lie in one another: more than any tool's arguments have.
const DEPTH: usize = 32;

/// Puts a value, or a piece of a text, where its path says, making room on the way: so often `left`
/// says. One that cannot be followed is left out.
pub fn put(arguments: &mut Value, partial: &Value, left: &mut usize) {
    let path = partial["jsonPath"].as_str().unwrap_or_default();
    let Some(steps) = steps(path) else { return };
    let mut place = arguments;
    for step in steps {
        place = match step {
            Step::Field(name) => {
                if !place.is_object() {
                    *place = Value::Object(Map::new());
                }
                let Some(fields) = place.as_object_mut() else {
                    return;
                };
                if !fields.contains_key(name) {
                    if *left == 0 {
                        return;
                    }
                    *left -= 1;
                    fields.insert(name.to_owned(), Value::Null);
                }
                let Some(field) = fields.get_mut(name) else { return };
                field
            }
            Step::Element(at) => {
                if !place.is_array() {
                    *place = Value::Array(Vec::new());
                }
                let Some(list) = place.as_array_mut() else { return };
                // They come in order; one far off would only make room for nothing.
                if list.len() == at && *left > 0 {
                    *left -= 1;
                    list.push(Value::Null);
                }
                let Some(element) = list.get_mut(at) else { return };
                element
            }
        };
    }
    match (&mut *place, partial["stringValue"].as_str()) {
        (Value::String(text), Some(more)) => text.push_str(more),
        (place, Some(text)) => *place = Value::String(text.to_owned()),
        (place, None) => {
            let value = [&partial["numberValue"], &partial["boolValue"]]
                .into_iter()
                .find(|value| value.is_number() || value.is_boolean());
            *place = value.cloned().unwrap_or(Value::Null);
        }
    }
}

enum Step<'a> {
    Field(&'a str),
    Element(usize),
}

/// `$.a[0].b`, or `$['a']`.
fn steps(path: &str) -> Option<Vec<Step<'_>>> {
    let mut rest = path.strip_prefix('$')?;
    let mut steps = Vec::new();
    while !rest.is_empty() && steps.len() < DEPTH {
        if let Some(after) = rest.strip_prefix('.') {
            let end = after.find(['.', '[']).unwrap_or(after.len());
            let (name, left) = after.split_at(end);
            steps.push(Step::Field(name));
            rest = left;
        } else {
            let (inside, left) = rest.strip_prefix('[')?.split_once(']')?;
            steps.push(match inside.parse() {
                Ok(at) => Step::Element(at),
                Err(_) => Step::Field(inside.trim_matches(['\'', '"'])),
            });
            rest = left;
        }
    }
    rest.is_empty().then_some(steps)
}
