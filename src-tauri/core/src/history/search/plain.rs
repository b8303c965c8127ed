//! Marks of Markdown in a text, as places to leave out where one line of it is shown. Pure.
//!
//! It is no parser: what is taken for a mark and is none costs a star in an excerpt, nothing else.

use std::ops::Range;

/// The marks between `from` and `to`, in order, without those in which something of `kept` stands. Code
/// stays as it is.
pub(super) fn marks(
    text: &str,
    from: usize,
    to: usize,
    kept: impl Fn(&Range<usize>) -> bool,
) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let before = &text[..from];
    let mut in_code = before.lines().filter(|line| is_fence(line)).count() % 2 == 1;
    let mut begins = from == 0 || before.ends_with('\n');
    let mut at = from;
    for line in text[from..to].split_inclusive('\n') {
        let end = at + line.len();
        if is_fence(line) && begins {
            in_code = !in_code;
            found.push(at..end);
        } else if !in_code && begins && is_rule(line) {
            found.push(at..end);
        } else if !in_code {
            let start = if begins { at + prefix(line) } else { at };
            if start > at {
                found.push(at..start);
            }
            inline(text, start, end, &kept, &mut found);
        }
        at = end;
        begins = true;
    }
    found.retain(|mark| !kept(mark));
    found
}

fn is_fence(line: &str) -> bool {
    let line = line.trim_start();
    line.starts_with("```") || line.starts_with("~~~")
}

/// Between two paragraphs, or between the head of a table and its rows.
fn is_rule(line: &str) -> bool {
    let line = line.trim();
    let dashes = line.chars().filter(|c| *c == '-').count();
    dashes >= 3 && line.chars().all(|c| matches!(c, '-' | '|' | ':' | ' '))
}

/// How long the marks of a quote, a heading and a list are at the beginning of a line.
fn prefix(line: &str) -> usize {
    let mut rest = line.trim_start();
    while let Some(quoted) = rest.strip_prefix('>') {
        rest = quoted.trim_start_matches(' ');
    }
    let hashes = rest.bytes().take_while(|byte| *byte == b'#').count();
    if (1..=6).contains(&hashes) && rest[hashes..].starts_with(' ') {
        rest = rest[hashes..].trim_start_matches(' ');
    } else if rest.starts_with("- ") || rest.starts_with("* ") || rest.starts_with("+ ") {
        rest = &rest[2..];
    }
    line.len() - rest.len()
}

/// Stars, lines and ticks around words, and the addresses of links.
fn inline(
    text: &str,
    from: usize,
    to: usize,
    kept: &impl Fn(&Range<usize>) -> bool,
    found: &mut Vec<Range<usize>>,
) {
    let mut at = from;
    let mut link_ends: Option<Range<usize>> = None;
    while at < to {
        let Some(c) = text[at..to].chars().next() else {
            return;
        };
        let next = at + c.len_utf8();
        if link_ends.as_ref().is_some_and(|end| end.start == at) {
            if let Some(end) = link_ends.take() {
                at = end.end;
                found.push(end);
            }
            continue;
        }
        let run = text[at..to].chars().take_while(|other| *other == c).count();
        match c {
            '`' => {
                let ticks = &text[at..at + run];
                let closes = text[at + run..to].find(ticks).map(|inside| at + run + inside);
                if let Some(close) = closes {
                    found.push(at..at + run);
                    found.push(close..close + run);
                    at = close + run;
                    continue;
                }
                at += run;
            }
            '*' | '_' | '~' => {
                let before = text[..at].chars().next_back().unwrap_or(' ');
                let after = text[at + run..].chars().next().unwrap_or(' ');
                if is_mark(c, run, before, after) {
                    found.push(at..at + run);
                }
                at += run;
            }
            '[' if link_ends.is_none() => {
                link_ends = link(&text[..to], at).filter(|address| !kept(address));
                if link_ends.is_some() {
                    found.push(at..next);
                }
                at = next;
            }
            _ => at = next,
        }
    }
}

/// Whether so many of these characters between two others set words off.
fn is_mark(c: char, run: usize, before: char, after: char) -> bool {
    let opens = !after.is_whitespace() && !before.is_alphanumeric();
    let closes = !before.is_whitespace() && !after.is_alphanumeric();
    match (c, run) {
        ('~', 2) | ('*', 2..=3) => !(before.is_whitespace() && after.is_whitespace()),
        ('*' | '_', 1..=3) => opens != closes || (opens && closes && before != after),
        _ => false,
    }
}

/// Where the address of the link that begins at `at` stands, with its brackets.
fn link(text: &str, at: usize) -> Option<Range<usize>> {
    let start = at + text[at..].find("](")?;
    let label = &text[at + 1..start];
    if label.contains(['[', '\n']) {
        return None;
    }
    let end = start + text[start..].find([')', '\n'])?;
    text[end..].starts_with(')').then_some(start..end + 1)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    fn plain(text: &str) -> String {
        let mut out = String::new();
        let mut at = 0;
        for mark in marks(text, 0, text.len(), |_| false) {
            assert!(mark.start >= at, "in order: {text:?}");
            out.push_str(&text[at..mark.start]);
            at = mark.end;
        }
        out.push_str(&text[at..]);
        out
    }

    #[test]
    fn what_is_set_off_is_shown_without_its_marks() {
        for (text, shown) in [
            ("The **tram** runs.", "The tram runs."),
            ("An *old* and ***very* old** one", "An old and very old one"),
            ("__Bold__, _it_ and ~~gone~~", "Bold, it and gone"),
            ("`&mut` borrows; ``a`b`` too", "&mut borrows; a`b too"),
            ("see [the map](https://a.example/x_y) first", "see the map first"),
            (
                "## A heading\n> - a quoted item\n1. first",
                "A heading\na quoted item\n1. first",
            ),
            ("| a | b |\n|---|:-:|\n| 1 | 2 |", "| a | b |\n| 1 | 2 |"),
            ("一**太字**です", "一太字です"),
        ] {
            assert_eq!(plain(text), shown);
        }
    }

    #[test]
    fn what_is_no_mark_stays() {
        for text in [
            "2 * 3 = 6 and 2 ** 3 = 8",
            "snake_case_name and a_b",
            "a [list] of (things)",
            "# no: `#` alone\nC# and #tag".trim_start_matches("# "),
            "an unclosed ` tick",
            "5 - 3, a -> b, x > y",
            "[half a link](https://a.example",
        ] {
            let shown = plain(text).replace('#', "");
            assert_eq!(shown, text.replace("`#`", "").replace('#', ""), "{text}");
        }
    }

    #[test]
    fn code_stays_as_it_is() {
        let text = "Look:\n```python\ndef f(**kwargs):\n    return a * b * c\n```\n**done**";
        assert_eq!(plain(text), "Look:\ndef f(**kwargs):\n    return a * b * c\ndone");
        let from = text.find("def").unwrap();
        assert!(
            marks(text, from, from + 16, |_| false).is_empty(),
            "begun in the middle of code"
        );
    }

    #[test]
    fn any_text_is_cut_at_whole_characters() {
        for text in [
            "*",
            "**",
            "`",
            "[",
            "](",
            "[](",
            "[]()",
            "_é_",
            "~~🍮~~",
            "\u{202e}*a*",
            "```",
            "> > ##",
            "***********",
        ] {
            plain(text);
        }
        let long = "[a](".repeat(20_000);
        plain(&long[..4_000]);
    }
}
