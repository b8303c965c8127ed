//! A chat's title from the first words of its first message. Pure.

/// Longest title made from a message, in characters: a line of the list of chats.
const TITLE_LIMIT: usize = 60;

/// The first line's worth of `text`, cut at the end of a word where one ends in its second half,
/// else (Chinese, Japanese, a long address) after a whole character as a reader sees it. Empty for
/// a text without words.
#[must_use]
pub fn title_from(text: &str) -> String {
    // Enough to fill a title, however the text is spaced; the rest of a long paste is not read.
    let line = text
        .split_whitespace()
        .take(TITLE_LIMIT)
        .collect::<Vec<_>>()
        .join(" ");
    let line: String = line.chars().filter(|&c| !is_unseen(c)).collect();
    let chars: Vec<char> = line.chars().take(TITLE_LIMIT + 1).collect();
    if chars.len() <= TITLE_LIMIT {
        return line.trim().to_owned();
    }
    // One less: the ellipsis takes its place.
    let fits = TITLE_LIMIT - 1;
    let cut = match chars[..=fits].iter().rposition(|&c| c == ' ') {
        Some(space) if space >= TITLE_LIMIT / 2 => space,
        _ => whole(&chars, fits),
    };
    let words: String = chars[..cut].iter().collect();
    let words =
        words.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':' | '、' | '，'));
    format!("{words}…")
}

/// The last place up to `at` where no visible character is split.
fn whole(chars: &[char], at: usize) -> usize {
    let splits = |at: usize| -> bool {
        let (before, after) = (chars[at - 1], chars[at]);
        joins(after)
            || before == ZERO_WIDTH_JOINER
            // Two regional indicators are one flag.
            || (is_flag_half(after)
                && chars[..at].iter().rev().take_while(|&&c| is_flag_half(c)).count() % 2 == 1)
    };
    (1..=at).rev().find(|&at| !splits(at)).unwrap_or(at)
}

const ZERO_WIDTH_JOINER: char = '\u{200d}';

fn is_flag_half(c: char) -> bool {
    matches!(c, '\u{1f1e6}'..='\u{1f1ff}')
}

/// Characters that belong to the one before them: combining marks of the scripts in wide use,
/// variation selectors, skin tones, joiners, Hangul vowels and finals.
fn joins(c: char) -> bool {
    matches!(c,
        '\u{300}'..='\u{36f}' | '\u{483}'..='\u{489}' | '\u{591}'..='\u{5bd}' | '\u{610}'..='\u{61a}'
        | '\u{64b}'..='\u{65f}' | '\u{900}'..='\u{903}' | '\u{93a}'..='\u{94f}' | '\u{981}'..='\u{983}'
        | '\u{9bc}'..='\u{9cd}' | '\u{b82}' | '\u{bbe}'..='\u{bcd}' | '\u{e31}' | '\u{e34}'..='\u{e3a}'
        | '\u{e47}'..='\u{e4e}' | '\u{1160}'..='\u{11ff}' | '\u{1ab0}'..='\u{1aff}'
        | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}' | '\u{302a}'..='\u{302f}' | '\u{3099}' | '\u{309a}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{fe20}'..='\u{fe2f}' | '\u{1f3fb}'..='\u{1f3ff}'
        | '\u{e0020}'..='\u{e007f}' | '\u{e0100}'..='\u{e01ef}' | ZERO_WIDTH_JOINER)
}

/// What has no place in a line of a list: control characters and those that turn its direction.
fn is_unseen(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{061c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_message_is_its_own_title_in_one_line() {
        assert_eq!(title_from("  Why is\n\n the sky\tblue? "), "Why is the sky blue?");
        assert_eq!(title_from(" \n\t "), "");
        assert_eq!(title_from("a\u{202e}b\u{7}c"), "abc");
    }

    #[test]
    fn a_long_message_is_cut_after_a_word() {
        let title =
            title_from("Please explain to me, in the words of a patient teacher, why the sky is blue");
        assert_eq!(title, "Please explain to me, in the words of a patient teacher…");
        assert!(title.chars().count() <= TITLE_LIMIT);
    }

    #[test]
    fn text_without_spaces_is_cut_after_a_character() {
        let title = title_from(&"日本語の文章".repeat(20));
        assert_eq!(title.chars().count(), TITLE_LIMIT);
        assert!(title.ends_with('…'));
        let address = title_from(&format!("See https://example.com/{}", "a".repeat(90)));
        assert_eq!(address.chars().count(), TITLE_LIMIT);
    }

    #[test]
    fn what_a_reader_sees_as_one_character_is_not_split() {
        let filler = "x".repeat(57);
        // A family of three, joined; the cut would fall within it.
        let family = title_from(&format!("{filler}👨\u{200d}👩\u{200d}👧 and more words here"));
        assert_eq!(family, format!("{filler}…"));
        let accent = title_from(&format!("{}e\u{301}{}", "x".repeat(58), "y".repeat(9)));
        assert_eq!(accent, format!("{}…", "x".repeat(58)));
        let flag = title_from(&format!("{}🇩🇪🇫🇷{}", "x".repeat(56), "y".repeat(9)));
        assert_eq!(flag, format!("{}🇩🇪…", "x".repeat(56)));
    }

    #[test]
    fn a_megabyte_without_words_is_no_trouble() {
        let title = title_from(&"\u{301}".repeat(500_000));
        assert!(title.chars().count() <= TITLE_LIMIT);
    }
}
