//! How many tokens a text has, roughly. For people, never for money: what is booked is what a provider
//! counts.

/// Characters of a token in the families' English texts. OpenAI and Google name four in their
/// documentation of tokens; Anthropic names three and a half.
fn chars_per_token(family: &str) -> f64 {
    if family == "anthropic" { 3.5 } else { 4.0 }
}

/// As a model of this wire family counts them. Scripts without spaces are about a token a character,
/// others that are not Latin about two characters a token; both differ between models by a half.
pub(super) fn tokens_of(family: &str, text: &str) -> f64 {
    let (mut latin, mut others, mut dense) = (0_u32, 0_u32, 0_u32);
    for char in text.chars() {
        match char {
            '\0'..='\u{24f}' => latin = latin.saturating_add(1),
            // Kana, Han, Hangul and their full-width forms; pictographs.
            '\u{3000}'..='\u{9fff}'
            | '\u{ac00}'..='\u{d7af}'
            | '\u{f900}'..='\u{faff}'
            | '\u{ff00}'..='\u{ffef}'
            | '\u{1f000}'..='\u{1faff}'
            | '\u{20000}'..='\u{3ffff}' => dense = dense.saturating_add(1),
            _ => others = others.saturating_add(1),
        }
    }
    f64::from(latin) / chars_per_token(family) + f64::from(others) / 2.0 + f64::from(dense)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_has_the_tokens_of_its_script_and_family() {
        assert!((tokens_of("openai", "four") - 1.0).abs() < 1e-9);
        assert!((tokens_of("anthropic", "sevenfo") - 2.0).abs() < 1e-9);
        assert!((tokens_of("openai", "三日間") - 3.0).abs() < 1e-9);
        assert!((tokens_of("openai", "привет") - 3.0).abs() < 1e-9);
        assert!(tokens_of("openai", "").abs() < 1e-9);
    }
}
