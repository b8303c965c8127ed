//! A provider's words, made fit to show and store.

/// Longest message of a provider that is kept, in characters.
const MESSAGE_LIMIT: usize = 500;

/// Makes a provider's sentence fit to show and store: one line, no control or bidirectional
/// override characters, at most 500 characters, and nothing that looks like a key.
#[must_use]
pub fn safe_message(raw: &str) -> String {
    let words: Vec<String> = visible(raw).split_whitespace().map(redact_word).collect();
    cut(words.join(" "), MESSAGE_LIMIT)
}

/// Makes a stranger's words fit to show in one line of at most `limit` characters.
pub fn one_line(raw: &str, limit: usize) -> String {
    // What is cut off need not be looked at; four times leaves room for white space.
    let raw: String = raw.chars().take(limit.saturating_mul(4)).collect();
    let words: Vec<&str> = raw.split_whitespace().collect();
    cut(visible(&words.join(" ")), limit)
}

/// The text as it is, without what looks like a key.
#[must_use]
pub fn without_keys(text: &str) -> String {
    let word = |part: &str| {
        let word = part.trim_end_matches(char::is_whitespace);
        redact_word(word) + &part[word.len()..]
    };
    text.split_inclusive(char::is_whitespace).map(word).collect()
}

/// Without what would hide or turn other characters.
fn visible(raw: &str) -> String {
    let hidden = |c: char| {
        c.is_control()
            || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
    };
    raw.chars()
        .map(|c| if c.is_whitespace() { ' ' } else { c })
        .filter(|&c| !hidden(c))
        .collect()
}

fn cut(text: String, limit: usize) -> String {
    if text.chars().count() <= limit {
        return text;
    }
    text.chars()
        .take(limit.saturating_sub(1))
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
