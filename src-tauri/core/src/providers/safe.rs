//! A provider's words, made fit to show and store.

/// Longest message of a provider that is kept, in characters.
const MESSAGE_LIMIT: usize = 500;

/// Makes a provider's sentence fit to show and store: one line, no control or bidirectional
/// override characters, at most 500 characters, and nothing that looks like a key.
#[must_use]
pub fn safe_message(raw: &str) -> String {
    let hidden = |c: char| {
        c.is_control()
            || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
    };
    let line: String = raw
        .chars()
        .map(|c| if c.is_whitespace() { ' ' } else { c })
        .filter(|&c| !hidden(c))
        .collect();
    let words: Vec<String> = line.split_whitespace().map(redact_word).collect();
    let text = words.join(" ");
    if text.chars().count() <= MESSAGE_LIMIT {
        return text;
    }
    text.chars()
        .take(MESSAGE_LIMIT - 1)
        .chain(std::iter::once('…'))
        .collect()
}

/// Vendors quote (part of) a refused key in their message; it goes no further.
fn redact_word(word: &str) -> String {
    const PREFIXES: [&str; 8] = ["sk-", "AIza", "gsk_", "xai-", "pplx-", "Bearer", "r8_", "hf_"];
    match PREFIXES.iter().filter_map(|prefix| word.find(prefix)).min() {
        Some(at) if word.len() - at >= 12 => format!("{}[key]", &word[..at]),
        _ => word.to_owned(),
    }
}
