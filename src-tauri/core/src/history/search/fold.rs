//! Words as the index has them: cut and folded the same way for what is written and what is looked
//! for. Pure.
//!
//! Letters lose their case and accents. Scripts that put no spaces between words (Chinese, Japanese,
//! Korean, Thai and their neighbours) and emoji are cut into characters: each is a word, and what is
//! looked for in them is a phrase. So one character finds something, and so does the middle of a run.

use icu_normalizer::{ComposingNormalizerBorrowed, DecomposingNormalizerBorrowed};
use std::borrow::Cow;
use std::iter;
use std::sync::LazyLock;

/// In bytes. Longer words (encoded files, keys) are looked for by their beginning.
const WORD_LIMIT: usize = 64;

/// One word of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word<'a> {
    pub folded: &'a str,
    /// Where it stands, in bytes of the text as [`composed`] gives it.
    pub start: usize,
    pub end: usize,
    /// A character that is a word by itself: the beginning of no other.
    pub single: bool,
}

/// The text with its characters put together: an `e` and an accent are `é`, halfwidth katakana are
/// katakana. It looks the same.
#[must_use]
pub fn composed(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return Cow::Borrowed(text);
    }
    if text.chars().any(|c| matches!(c, '\u{ff65}'..='\u{ff9f}')) {
        return ComposingNormalizerBorrowed::new_nfkc().normalize(text);
    }
    ComposingNormalizerBorrowed::new_nfc().normalize(text)
}

/// Calls `take` with each word of a composed text.
pub fn words(text: &str, mut take: impl FnMut(Word<'_>)) {
    let mut word = Growing::default();
    for (at, c) in text.char_indices() {
        let end = at + c.len_utf8();
        if c.is_ascii() {
            if c.is_ascii_alphanumeric() {
                word.push(c.to_ascii_lowercase(), at, end);
            } else {
                word.finish(&mut take);
            }
            continue;
        }
        match FREQUENT.get(c as usize) {
            Some(Frequent::Letter(folded)) => {
                word.push(*folded, at, end);
                continue;
            }
            Some(Frequent::Between) => {
                word.finish(&mut take);
                continue;
            }
            Some(Frequent::Other) | None => {}
        }
        match kind(c) {
            Kind::Dropped => word.stretch(end),
            Kind::Single if is_plain(c) => word.single(c, at, end, &mut take),
            _ => {
                let mut add = |c: char| match kind(c) {
                    Kind::Dropped => {}
                    Kind::Single => word.single(c, at, end, &mut take),
                    Kind::Letter => word.push(c, at, end),
                    Kind::Between => word.finish(&mut take),
                };
                letters(c, &mut add);
            }
        }
    }
    word.finish(&mut take);
}

/// What most characters of Latin, Greek, Cyrillic, Hebrew and Arabic come to, looked up once: a long text
/// is read twenty times as fast as by asking Unicode for each.
enum Frequent {
    Letter(char),
    Between,
    Other,
}

static FREQUENT: LazyLock<Vec<Frequent>> = LazyLock::new(|| {
    ('\0'..'\u{700}')
        .map(|c| {
            let mut found = Vec::new();
            letters(c, &mut |c| found.push((c, kind(c))));
            found.retain(|(_, kind)| *kind != Kind::Dropped);
            match (kind(c), found.as_slice()) {
                (Kind::Letter, &[(letter, Kind::Letter)]) => Frequent::Letter(letter),
                (Kind::Between, &[(_, Kind::Between)]) => Frequent::Between,
                _ => Frequent::Other,
            }
        })
        .collect()
});

/// The letters of a character without case and accents; what is no letter stays as it is.
fn letters(c: char, add: &mut impl FnMut(char)) {
    unfolded(c, |c| {
        for c in c.to_lowercase() {
            match plain(c) {
                Some(letters) => letters.chars().for_each(&mut *add),
                // The dot that a lower-case İ keeps.
                None if kind(c) == Kind::Dropped => {}
                None => add(c),
            }
        }
    });
}

/// Characters that are folded already: ideographs, kana, Hangul.
fn is_plain(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}' | '\u{20000}'..='\u{2f7ff}')
}

/// The words of a text alone, as a query needs them.
#[must_use]
pub fn folded(text: &str) -> Vec<(String, bool)> {
    let mut found = Vec::new();
    words(&composed(text), |word| {
        found.push((word.folded.to_owned(), word.single))
    });
    found
}

/// Adds the words of `text` to what goes into the index; says how many they are.
pub fn index_words(text: &str, into: &mut String) -> usize {
    let mut count = 0;
    words(&composed(text), |word| {
        into.push_str(word.folded);
        into.push(' ');
        count += 1;
    });
    count
}

#[derive(Default)]
struct Growing {
    folded: String,
    start: usize,
    end: usize,
}

impl Growing {
    fn push(&mut self, c: char, start: usize, end: usize) {
        if self.folded.is_empty() {
            self.start = start;
        }
        self.end = end;
        if self.folded.len() < WORD_LIMIT {
            self.folded.push(c);
        }
    }

    /// A mark that belongs to the character before it.
    fn stretch(&mut self, end: usize) {
        if !self.folded.is_empty() {
            self.end = end;
        }
    }

    fn finish(&mut self, take: &mut impl FnMut(Word<'_>)) {
        self.give(take, false);
    }

    /// A character that is a word by itself.
    fn single(&mut self, c: char, start: usize, end: usize, take: &mut impl FnMut(Word<'_>)) {
        self.finish(take);
        self.push(c, start, end);
        self.give(take, true);
    }

    fn give(&mut self, take: &mut impl FnMut(Word<'_>), single: bool) {
        if self.folded.is_empty() {
            return;
        }
        take(Word {
            folded: &self.folded,
            start: self.start,
            end: self.end,
            single,
        });
        self.folded.clear();
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Letter,
    /// A word by itself.
    Single,
    /// An accent and the like: neither a letter nor the end of a word.
    Dropped,
    Between,
}

fn kind(c: char) -> Kind {
    match c {
        // Accents of Latin, Greek and Cyrillic; points of Hebrew and Arabic; what joins and hyphenates
        // unseen; variants of a form, tones of skin.
        '\u{ad}'
        | '\u{300}'..='\u{36f}'
        | '\u{483}'..='\u{489}'
        | '\u{591}'..='\u{5bd}'
        | '\u{5bf}'
        | '\u{5c1}'..='\u{5c2}'
        | '\u{5c4}'..='\u{5c5}'
        | '\u{5c7}'
        | '\u{610}'..='\u{61a}'
        | '\u{640}'
        | '\u{64b}'..='\u{65f}'
        | '\u{670}'
        | '\u{6d6}'..='\u{6dc}'
        | '\u{6df}'..='\u{6e4}'
        | '\u{6e7}'..='\u{6e8}'
        | '\u{6ea}'..='\u{6ed}'
        | '\u{1ab0}'..='\u{1aff}'
        | '\u{1dc0}'..='\u{1dff}'
        | '\u{200b}'..='\u{200f}'
        | '\u{2060}'
        | '\u{20d0}'..='\u{20f0}'
        | '\u{3099}'..='\u{309a}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{fe20}'..='\u{fe2f}'
        | '\u{feff}'
        | '\u{1f3fb}'..='\u{1f3ff}' => Kind::Dropped,
        // Scripts without spaces: Thai, Lao, Tibetan, Burmese, Khmer; Hangul, kana, bopomofo, Yi;
        // ideographs of all planes.
        '\u{e01}'..='\u{e4e}'
        | '\u{e81}'..='\u{edf}'
        | '\u{f40}'..='\u{fbc}'
        | '\u{1000}'..='\u{1049}'
        | '\u{1050}'..='\u{109d}'
        | '\u{1100}'..='\u{11ff}'
        | '\u{1780}'..='\u{17d3}'
        | '\u{2e80}'..='\u{2fd5}'
        | '\u{3005}'..='\u{3007}'
        | '\u{303b}'
        | '\u{3041}'..='\u{3096}'
        | '\u{309d}'..='\u{309f}'
        | '\u{30a1}'..='\u{30fa}'
        | '\u{30fc}'..='\u{30ff}'
        | '\u{3105}'..='\u{318e}'
        | '\u{31a0}'..='\u{31bf}'
        | '\u{31f0}'..='\u{31ff}'
        | '\u{3400}'..='\u{4dbf}'
        | '\u{4e00}'..='\u{a48c}'
        | '\u{a960}'..='\u{a97c}'
        | '\u{ac00}'..='\u{d7fb}'
        | '\u{f900}'..='\u{faff}'
        | '\u{16fe0}'..='\u{1b2fb}'
        | '\u{20000}'..='\u{3fffd}'
        // Emoji and the like.
        | '\u{2600}'..='\u{27bf}'
        | '\u{2b50}'..='\u{2b55}'
        | '\u{1f000}'..='\u{1f0ff}'
        | '\u{1f1e6}'..='\u{1faff}' => Kind::Single,
        // Signs for vowels and their absence stand within the words of India.
        '\u{964}' | '\u{965}' | '\u{970}' => Kind::Between,
        '\u{900}'..='\u{dff}' => Kind::Letter,
        c if c.is_alphanumeric() => Kind::Letter,
        _ => Kind::Between,
    }
}

/// The character without what it carries: `é` is `e` and an accent, `Ａ` is `A`, `㍿` four ideographs.
fn unfolded(c: char, mut take: impl FnMut(char)) {
    if is_plain(c) {
        // が is no か: its mark makes it another letter. Hangul would fall apart.
        return take(c);
    }
    DecomposingNormalizerBorrowed::new_nfkd()
        .normalize_iter(iter::once(c))
        .for_each(&mut take);
}

/// Letters that Unicode does not take apart, and people type without.
fn plain(c: char) -> Option<&'static str> {
    Some(match c {
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'ø' => "o",
        'đ' | 'ð' => "d",
        'ł' => "l",
        'ħ' => "h",
        'þ' => "th",
        'ı' => "i",
        'ς' => "σ",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    fn all(text: &str) -> Vec<String> {
        folded(text).into_iter().map(|(word, _)| word).collect()
    }

    #[test]
    fn case_and_accents_make_no_difference() {
        for (written, typed) in [
            ("Crème Brûlée", "creme brulee"),
            ("cafe\u{301}", "CAFÉ"),
            ("Straße", "strasse"),
            ("Øresund Łódź", "oresund lodz"),
            ("ΟΔΟΣ οδός", "οδοσ ΟΔΌΣ"),
            ("Ёлка йод", "елка иод"),
            ("İstanbul ırmak", "istanbul irmak"),
            ("Ａｐｐｌｅ　２０２６", "apple 2026"),
            ("ﬁnance", "finance"),
            ("مُحَمَّد أحمد", "محمد احمد"),
            ("שָׁלוֹם", "שלום"),
            ("ｶﾞｲﾄﾞ", "ガイド"),
            ("가", "\u{1100}\u{1161}"),
            ("Tiếng Việt", "tieng viet"),
        ] {
            assert_eq!(all(written), all(typed), "{written}");
        }
    }

    #[test]
    fn words_end_where_they_end() {
        assert_eq!(
            all("don't snake_case e-mail; a.b"),
            ["don", "t", "snake", "case", "e", "mail", "a", "b"]
        );
        assert_eq!(all("नमस्ते दुनिया।"), ["नमस्ते", "दुनिया"]);
        assert_eq!(all("ko\u{ad}operation"), ["kooperation"]);
        assert!(all(" ,;—… ").is_empty());
        let long = "a".repeat(5_000);
        assert_eq!(all(&format!("{long} b")), [&long[..WORD_LIMIT], "b"]);
    }

    #[test]
    fn scripts_without_spaces_are_cut_into_characters() {
        assert_eq!(all("在Rust中写"), ["在", "rust", "中", "写"]);
        assert_eq!(all("東京タワー"), ["東", "京", "タ", "ワ", "ー"]);
        assert_eq!(all("ひらがな"), ["ひ", "ら", "が", "な"]);
        assert_ne!(all("かき"), all("がき"));
        assert_eq!(all("한국어"), ["한", "국", "어"]);
        // Ideographs of the supplementary planes: one of extension B, one of extension H.
        assert_eq!(all("𠮷\u{31350}"), ["𠮷", "\u{31350}"]);
        assert_eq!(all("㍿"), ["株", "式", "会", "社"]);
        assert_eq!(all("สวัสดี").len(), 6);
        assert_eq!(all("done 🚀👍🏽"), ["done", "🚀", "👍"]);
        assert!(folded("東a").iter().map(|(_, single)| *single).eq([true, false]));
    }

    #[test]
    fn each_word_says_where_it_stands() {
        let text = composed("A Crème, 東京 e\u{301}t\u{fe0f}é");
        let mut found = Vec::new();
        words(&text, |word| found.push(text[word.start..word.end].to_owned()));
        assert_eq!(found, ["A", "Crème", "東", "京", "ét\u{fe0f}é"]);
    }

    #[test]
    fn no_text_breaks_it() {
        for c in '\0'..=char::MAX {
            words(&composed(&format!("a{c}b {c}")), |word| {
                assert!(
                    !word.folded.is_empty() && !word.folded.contains([' ', '"']),
                    "{c:?}"
                );
            });
        }
    }
}
