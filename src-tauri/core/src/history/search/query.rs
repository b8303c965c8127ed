//! What a person types into the search field, read: words, phrases, filters. Pure. Nothing typed is an
//! error; what looks like a filter and cannot be read is named, so that a front can say so.

use super::fold;
use crate::contract::Role;

/// More terms than anybody types; the rest of a pasted page says nothing more.
const MOST_TERMS: usize = 32;

/// A day as written: the month and the day may be left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day {
    pub year: i32,
    pub month: u32,
    pub day: u32,
}

/// Words that stand together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    pub words: Vec<String>,
    /// The last word may go on.
    pub prefix: bool,
    /// Its end is a character that is a word by itself.
    pub single: bool,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// All of them have to be there.
    pub terms: Vec<Term>,
    /// None of them may be.
    pub without: Vec<Term>,
    pub from: Option<Role>,
    /// Words of the model's name, each to be there.
    pub model: Vec<Term>,
    /// From the beginning of this day on.
    pub after: Option<Day>,
    /// Until the beginning of this day.
    pub before: Option<Day>,
    /// Words of the title of the chat, or of its folder.
    pub place: Vec<Term>,
    /// Filters that could not be read, as typed.
    pub unread: Vec<String>,
}

impl Query {
    /// Nothing to look for: an empty field, or a filter that is not finished.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
            && self.without.is_empty()
            && self.from.is_none()
            && self.model.is_empty()
            && self.after.is_none()
            && self.before.is_none()
            && self.place.is_empty()
    }

    /// Only messages can be found, not chats by their title.
    #[must_use]
    pub fn of_messages(&self) -> bool {
        self.terms.is_empty() || self.from.is_some() || !self.model.is_empty()
    }
}

/// Reads what was typed. `typing` says that it may go on: the last word may then be the beginning of
/// one.
#[must_use]
pub fn parse(text: &str, typing: bool) -> Query {
    let mut query = Query::default();
    let mut items = Items { rest: text };
    while let Some(item) = items.next() {
        if query.terms.len() + query.without.len() >= MOST_TERMS {
            break;
        }
        let last = typing && !item.quoted && items.rest.is_empty() && !text.ends_with(char::is_whitespace);
        match item.key {
            Some(key) => filter(&mut query, key, &item, last),
            None => {
                let term = term(item.text, last, item.quoted);
                let into = if item.minus {
                    &mut query.without
                } else {
                    &mut query.terms
                };
                into.extend(term);
            }
        }
    }
    query
}

fn filter(query: &mut Query, key: Key, item: &Item<'_>, last: bool) {
    let read = match key {
        Key::From => {
            let role = match item.text.to_lowercase().as_str() {
                "me" => Some(Role::User),
                "model" => Some(Role::Assistant),
                _ => None,
            };
            query.from = role.or(query.from);
            role.is_some()
        }
        Key::Before => {
            let day = day(item.text);
            query.before = day.or(query.before);
            day.is_some()
        }
        Key::After => {
            let day = day(item.text);
            query.after = day.or(query.after);
            day.is_some()
        }
        Key::Model => {
            let term = term(item.text, last || !item.quoted, item.quoted);
            let read = term.is_some();
            query.model.extend(term);
            read
        }
        Key::In => {
            let term = term(item.text, last || !item.quoted, item.quoted);
            let read = term.is_some();
            query.place.extend(term);
            read
        }
    };
    if !read {
        query.unread.push(item.whole.to_owned());
    }
}

/// The words of one thing typed: several of them (`snake_case`, `東京`) stand together.
fn term(text: &str, last: bool, quoted: bool) -> Option<Term> {
    let folded = fold::folded(text);
    let single = folded.last()?.1;
    let starred = !quoted && text.ends_with('*');
    // What ends in a sign (`C++`, `word.`) is whole.
    let open = last && text.chars().next_back().is_some_and(char::is_alphanumeric);
    Some(Term {
        words: folded.into_iter().map(|(word, _)| word).collect(),
        prefix: (starred || open) && !single,
        single,
    })
}

/// Reads `2026-01-31`, `2026-01` and `2026`.
fn day(text: &str) -> Option<Day> {
    let mut numbers = text.split('-');
    let mut number = |digits: std::ops::RangeInclusive<usize>| match numbers.next() {
        None => Some(None),
        Some(text) if digits.contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit()) => {
            text.parse::<u32>().ok().map(Some)
        }
        Some(_) => None,
    };
    let year = number(4..=4)??;
    let month = number(1..=2)?.unwrap_or(1);
    let day = number(1..=2)?.unwrap_or(1);
    if numbers.next().is_some() || !(1970..=9999).contains(&year) || !(1..=12).contains(&month) {
        return None;
    }
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    (1..=days).contains(&day).then_some(Day {
        year: i32::try_from(year).ok()?,
        month,
        day,
    })
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Key {
    From,
    Model,
    Before,
    After,
    In,
}

const KEYS: [(&str, Key); 5] = [
    ("from", Key::From),
    ("model", Key::Model),
    ("before", Key::Before),
    ("after", Key::After),
    ("in", Key::In),
];

/// One thing typed, between spaces or quotes.
struct Item<'a> {
    whole: &'a str,
    text: &'a str,
    key: Option<Key>,
    minus: bool,
    quoted: bool,
}

struct Items<'a> {
    rest: &'a str,
}

impl<'a> Iterator for Items<'a> {
    type Item = Item<'a>;

    fn next(&mut self) -> Option<Item<'a>> {
        let begun = self.rest.trim_start();
        if begun.is_empty() {
            self.rest = begun;
            return None;
        }
        let mut at = begun;
        let minus = at.starts_with('-') && !at[1..].starts_with(char::is_whitespace);
        if minus {
            at = &at[1..];
        }
        let mut key = None;
        if !minus
            && let Some((name, after)) = at.split_once(':')
            && let Some((_, found)) = KEYS.iter().find(|(key, _)| name.eq_ignore_ascii_case(key))
        {
            (key, at) = (Some(*found), after);
        }
        let (text, quoted, rest) = value(at);
        self.rest = rest;
        let whole = begun[..begun.len() - rest.len()].trim_end();
        Some(Item {
            whole,
            text,
            key,
            minus,
            quoted,
        })
    }
}

/// Up to the next space or the other quotation mark; one that is not closed reaches to the end.
fn value(at: &str) -> (&str, bool, &str) {
    let mut chars = at.chars();
    let close = match chars.next() {
        Some('"') => Some('"'),
        Some('“' | '”' | '„') => Some('”'),
        Some('«') => Some('»'),
        Some('「') => Some('」'),
        _ => None,
    };
    if let Some(close) = close {
        let inside = chars.as_str();
        let ends = |c: char| c == close || (close == '”' && c == '“');
        return match inside.find(ends) {
            Some(end) => {
                let after = inside[end..].chars().next().map_or(0, char::len_utf8);
                (&inside[..end], true, &inside[end + after..])
            }
            // Still being typed: its last word may go on.
            None => (inside, false, ""),
        };
    }
    let end = at
        .find(|c: char| c.is_whitespace() || c == '"')
        .unwrap_or(at.len());
    (&at[..end], false, &at[end..])
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    /// As `word`, `word*`, `two+words`.
    fn told(terms: &[Term]) -> Vec<String> {
        let tell = |term: &Term| format!("{}{}", term.words.join("+"), if term.prefix { "*" } else { "" });
        terms.iter().map(tell).collect()
    }

    fn terms(text: &str) -> Vec<String> {
        told(&parse(text, false).terms)
    }

    #[test]
    fn words_phrases_and_beginnings() {
        assert_eq!(terms("Sky  blue"), ["sky", "blue"]);
        assert_eq!(terms("\"Sky blue\" why"), ["sky+blue", "why"]);
        assert_eq!(
            terms("“Sky blue” «la mer»「東京」"),
            ["sky+blue", "la+mer", "東+京"]
        );
        assert_eq!(terms("ray* snake_case 東京"), ["ray*", "snake+case", "東+京"]);
        assert_eq!(terms("\"not closed yet"), ["not+closed+yet"]);
        assert_eq!(terms("say\"hello you\""), ["say", "hello+you"]);
    }

    #[test]
    fn while_one_types_the_last_word_is_a_beginning() {
        let typed = |text: &str| told(&parse(text, true).terms);
        assert_eq!(typed("the sk"), ["the", "sk*"]);
        assert_eq!(typed("the sk "), ["the", "sk"]);
        assert_eq!(typed("\"the sk\""), ["the+sk"]);
        assert_eq!(typed("東"), ["東"], "it is whole");
        assert_eq!(typed("c++"), ["c"]);
        assert_eq!(told(&parse("blue -sk", true).without), ["sk*"]);
    }

    #[test]
    fn filters_are_read() {
        let query = parse(
            "from:me MODEL:opus before:2026-01-31 after:2025 in:\"Trip to Kyoto\" tram -bus -\"night train\"",
            false,
        );
        assert_eq!(query.from, Some(Role::User));
        assert_eq!(told(&query.model), ["opus*"]);
        let day = |year, month, day| Some(Day { year, month, day });
        assert_eq!(query.before, day(2026, 1, 31));
        assert_eq!(query.after, day(2025, 1, 1));
        assert_eq!(told(&query.place), ["trip+to+kyoto"]);
        assert_eq!(told(&query.terms), ["tram"]);
        assert_eq!(told(&query.without), ["bus", "night+train"]);
        assert!(query.unread.is_empty());
        assert_eq!(told(&parse("in: x from:model", false).terms), ["x"]);
        assert_eq!(parse("from:model", false).from, Some(Role::Assistant));
    }

    #[test]
    fn what_is_no_filter_is_words_and_what_cannot_be_read_is_named() {
        assert_eq!(
            terms("https://a.example/b note:this 12:30"),
            ["https+a+example+b", "note+this", "12+30"]
        );
        assert_eq!(terms("a - b"), ["a", "b"]);
        for wrong in [
            "before:",
            "before:soon",
            "after:2026-13",
            "after:2025-02-29",
            "before:2026-1-1-1",
            "from:you",
            "model:",
            "in:\"\"",
            "after:20260101",
            "before:+026",
        ] {
            let query = parse(&format!("word {wrong}"), true);
            assert_eq!(
                (told(&query.terms), query.unread),
                (vec!["word".into()], vec![wrong.to_owned()])
            );
        }
        assert_eq!(parse("after:2024-2-29", true).after.map(|day| day.day), Some(29));
    }

    #[test]
    fn nothing_typed_breaks_it() {
        for text in [
            "",
            " ",
            "\"",
            "-",
            "--",
            "-\"",
            "*",
            "* *",
            "AND",
            "NEAR(a b, 3)",
            "a AND (b OR",
            "{title}:x",
            "body:x^2",
            "\0",
            "“",
            "in:",
            "in:\"",
            "-from:me",
            "':;--",
            "\u{202e}abc",
        ] {
            for typing in [true, false] {
                let query = parse(text, typing);
                let words = query.terms.iter().flat_map(|term| &term.words);
                assert!(words.into_iter().all(|word| !word.contains('"')), "{text}");
            }
        }
        let long = "word ".repeat(10_000);
        assert_eq!(parse(&long, true).terms.len(), MOST_TERMS);
    }
}
