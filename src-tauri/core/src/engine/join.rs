//! Where another lane goes on with an answer: what of its first words belongs to the answer, and
//! what repeats or announces it. Pure: the text shown, the first words held back, a verdict.

/// So many characters of a continuation are held back and judged before any is shown: a repeated
/// sentence or two and a preamble fit, and a reader does not notice the wait.
pub const HELD_CHARS: usize = 400;
/// The shortest repetition that is taken for one: shorter ones are ordinary language.
const OVERLAP_LEAST: usize = 12;
/// So much of the answer's own beginning said again means that the model began anew.
const OPENING_LEAST: usize = 40;
/// The longest line that can be a preamble.
const PREAMBLE_LONGEST: usize = 160;
/// Behind any short first line, a repetition this long shows that the line was a preamble.
const PROOF_LEAST: usize = 24;

/// How the other lane was asked to go on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// The partial was given as the beginning of the model's own answer: its next byte follows.
    Prefill,
    /// It was told to go on from the last word: spaces and line breaks between may be missing.
    Instruction,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// The answer goes on: after `glue`, with the held text without its first `skip` bytes.
    Join { skip: usize, glue: &'static str },
    /// The model began anew: the held text, without its first `skip` bytes, is another answer.
    Restart { skip: usize },
}

/// Judges the first words of a continuation. `shown` is what stands on the screen, `held` what the
/// other lane has said so far.
#[must_use]
pub fn judge(shown: &str, held: &str, asked: Asked) -> Verdict {
    let preamble = preamble(shown, held);
    let rest = &held[preamble..];
    if let Some(overlap) = overlap(shown, rest) {
        return Verdict::Join {
            skip: preamble + overlap,
            glue: "",
        };
    }
    if let Some(fence) = reopened_fence(shown, rest) {
        let inner = &rest[fence..];
        let skip = preamble + fence + overlap(shown, inner).unwrap_or(0);
        let glue = if shown.ends_with('\n') || skip > preamble + fence {
            ""
        } else {
            "\n"
        };
        return Verdict::Join { skip, glue };
    }
    if begins_anew(shown, rest) || restarts_list(shown, rest) {
        return Verdict::Restart { skip: preamble };
    }
    let glue = match asked {
        Asked::Prefill => "",
        Asked::Instruction => glue(shown, rest),
    };
    Verdict::Join { skip: preamble, glue }
}

/// Bytes of a first line that announces instead of going on.
fn preamble(shown: &str, held: &str) -> usize {
    let start = held.len() - held.trim_start().len();
    let text = &held[start..];
    let line_end = text.find('\n').unwrap_or(text.len());
    let line = text[..line_end].trim_end();
    if line.is_empty() || line.chars().count() > PREAMBLE_LONGEST {
        return 0;
    }
    // "Continuing: and then…" in one line: up to the colon.
    let colon = line.find([':', '：']).map(|at| at + char_len(line, at));
    let within = [Some(line_end), colon].into_iter().flatten();
    for end in within {
        let after = &text[end..];
        let skipped = after.len() - after.trim_start().len();
        let rest = &after[skipped..];
        let proven = longest_overlap(shown, rest).is_some_and(|(chars, _)| chars >= PROOF_LEAST);
        let said_again = proven && !shown.ends_with(&text[..end]);
        if said_again || announces(text[..end].trim_end()) {
            // What stands between a preamble and the text is the preamble's, but for a line break
            // that the answer itself needs.
            return start + end + skipped;
        }
    }
    0
}

/// Words with which models announce that they go on: alone at the start of the line, and the line
/// ends like an announcement.
fn announces(line: &str) -> bool {
    const BEGINS: [&str; 14] = [
        "continuing",
        "continued",
        "continuation",
        "okay, continuing",
        "here is the rest",
        "here's the rest",
        "here is the continuation",
        "here's the continuation",
        "picking up where",
        "resuming",
        "fortsetzung",
        "hier geht es weiter",
        "继续",
        "続き",
    ];
    // Too common to mean anything unless a comma or an exclamation mark follows.
    const POLITE: [&str; 4] = ["sure", "certainly", "of course", "absolutely"];
    let lower = line.to_lowercase().replace('’', "'");
    let bare = lower.trim_matches(['*', '_', '>', '#', ' ', '(', '[']);
    let after = |words: &&str| bare.strip_prefix(*words);
    let begins = BEGINS
        .iter()
        .filter_map(after)
        .any(|rest| !rest.starts_with(char::is_alphabetic) || !rest.is_ascii())
        || POLITE
            .iter()
            .filter_map(after)
            .any(|rest| rest.starts_with([',', '!']));
    begins && (bare.ends_with([':', '：', '…', ')', ']']) || bare.ends_with("..."))
}

/// Bytes at the start of `rest` that repeat the end of `shown`.
fn overlap(shown: &str, rest: &str) -> Option<usize> {
    let whole = longest_overlap(shown, rest).map(|(_, bytes)| bytes);
    whole.or_else(|| repeated_line(shown, rest))
}

/// The longest beginning of `rest` (white space before it aside) with which `shown` ends, in
/// characters and in bytes of `rest`.
fn longest_overlap(shown: &str, rest: &str) -> Option<(usize, usize)> {
    let lead = rest.len() - rest.trim_start().len();
    [0, lead]
        .into_iter()
        .filter_map(|from| {
            let text = &rest[from..];
            let ends = text
                .char_indices()
                .map(|(at, c)| at + c.len_utf8())
                .take(HELD_CHARS)
                .enumerate()
                .skip(OVERLAP_LEAST - 1);
            let found = ends.filter(|&(_, end)| shown.ends_with(&text[..end])).last();
            found.map(|(chars, end)| (chars + 1, from + end))
        })
        .max()
}

/// The last, unfinished line said again from its start, however short it is: "3. Use".
fn repeated_line(shown: &str, rest: &str) -> Option<usize> {
    let line = shown.rsplit('\n').next()?;
    let lead = rest.len() - rest.trim_start().len();
    let text = &rest[lead..];
    let structured = marker(line).is_some() || line.trim_start().starts_with(['|', '#', '>']);
    (structured && !line.trim().is_empty() && text.starts_with(line.trim_start()))
        .then(|| lead + line.trim_start().len())
}

/// Bytes of a line that opens the code block again in which the answer stands.
fn reopened_fence(shown: &str, rest: &str) -> Option<usize> {
    let fence = open_fence(shown)?;
    let lead = rest.len() - rest.trim_start().len();
    let line_end = rest[lead..].find('\n')?;
    let line = rest[lead..lead + line_end].trim_end();
    // A bare fence closes the block; one with a language can only open it.
    let info = line
        .strip_prefix(fence)?
        .trim_start_matches(fence.chars().next()?);
    let names = !info.trim().is_empty() && !info.contains('`');
    names.then_some(lead + line_end + 1)
}

/// The marks of the code block that is open at the end of `text`.
#[must_use]
pub fn open_fence(text: &str) -> Option<&'static str> {
    let mut open: Option<&'static str> = None;
    for line in text.lines() {
        let line = line.trim_start();
        for fence in ["```", "~~~"] {
            if line.starts_with(fence) {
                open = match open {
                    None => Some(fence),
                    Some(by) if by == fence && line.trim_end().chars().all(|c| fence.contains(c)) => None,
                    Some(by) => Some(by),
                };
            }
        }
    }
    open
}

/// It says the beginning of the answer again.
fn begins_anew(shown: &str, rest: &str) -> bool {
    let (shown, rest) = (shown.trim_start(), rest.trim_start());
    let common = shown
        .chars()
        .zip(rest.chars())
        .take_while(|(a, b)| a == b)
        .count();
    if common >= OPENING_LEAST {
        return true;
    }
    // A title is said once.
    let title = shown.lines().next().unwrap_or_default().trim_end();
    title.starts_with('#') && rest.lines().next().map(str::trim_end) == Some(title)
}

/// The list in which the answer stands begins at its first item again, or says its last item anew
/// in other words.
fn restarts_list(shown: &str, rest: &str) -> bool {
    let last = shown.lines().rev().take_while(|line| !line.trim().is_empty());
    let Some(reached) = last.filter_map(marker).max() else {
        return false;
    };
    rest.trim_start()
        .lines()
        .next()
        .and_then(marker)
        .is_some_and(|number| number <= reached && (reached > 1 || number == reached))
}

/// The number of an item of a numbered list.
fn marker(line: &str) -> Option<u32> {
    let line = line.trim_start();
    let digits = line.len() - line.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let after = &line[digits..];
    let marked = (after.starts_with('.') || after.starts_with(')')) && after[1..].starts_with([' ', '\t']);
    if marked { line[..digits].parse().ok() } else { None }
}

/// What is missing between the two, where the model was told to go on and left it out.
fn glue(shown: &str, rest: &str) -> &'static str {
    let (Some(before), Some(after)) = (shown.chars().last(), rest.chars().next()) else {
        return "";
    };
    if before.is_whitespace() || after.is_whitespace() || open_fence(shown).is_some() {
        return "";
    }
    let line = shown.rsplit('\n').next().unwrap_or_default();
    let opens_block = rest.starts_with('#') || rest.starts_with("```") || rest.starts_with("~~~");
    if opens_block {
        return "\n\n";
    }
    let item = |text: &str| {
        let text = text.trim_start();
        marker(text).is_some() || ["- ", "* ", "| "].iter().any(|mark| text.starts_with(mark))
    };
    if item(rest) && item(line) {
        return "\n";
    }
    let spaced = |c: char| c.is_alphanumeric() && !is_cjk(c);
    let ends_sentence = matches!(before, '.' | '!' | '?' | ':' | ';' | ',');
    if spaced(after) && (spaced(before) || ends_sentence) {
        " "
    } else {
        ""
    }
}

/// Scripts that are written without spaces between words.
const fn is_cjk(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}' | '\u{f900}'..='\u{faff}'
        | '\u{ff00}'..='\u{ffef}' | '\u{20000}'..='\u{3ffff}' | '\u{0e00}'..='\u{0eff}')
}

fn char_len(text: &str, at: usize) -> usize {
    text[at..].chars().next().map_or(0, char::len_utf8)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The answer as it stands once `held` was judged.
    fn joined(shown: &str, held: &str) -> String {
        match judge(shown, held, Asked::Instruction) {
            Verdict::Join { skip, glue } => format!("{shown}{glue}{}", &held[skip..]),
            Verdict::Restart { skip } => format!("RESTART {}", &held[skip..]),
        }
    }

    const SHOWN: &str = "An egg is boiled in water. Put it into the pot once the water";

    #[test]
    fn a_plain_continuation_follows_with_the_space_it_needs() {
        assert_eq!(joined(SHOWN, " boils."), format!("{SHOWN} boils."));
        assert_eq!(joined(SHOWN, "boils."), format!("{SHOWN} boils."));
        assert_eq!(joined("It is done.", "Then rest."), "It is done. Then rest.");
        assert_eq!(joined("先把水烧开，", "再放鸡蛋。"), "先把水烧开，再放鸡蛋。");
        assert_eq!(joined("水が", "沸いたら"), "水が沸いたら");
        assert_eq!(
            judge(SHOWN, "ing", Asked::Prefill),
            Verdict::Join { skip: 0, glue: "" }
        );
    }

    #[test]
    fn what_is_said_again_is_shown_once() {
        assert_eq!(
            joined(SHOWN, "Put it into the pot once the water boils."),
            format!("{SHOWN} boils.")
        );
        assert_eq!(
            joined(SHOWN, "\n\nonce the water boils."),
            format!("{SHOWN} boils.")
        );
        // The whole answer from its start, and on.
        assert_eq!(
            joined(SHOWN, &format!("{SHOWN} boils.")),
            format!("{SHOWN} boils.")
        );
        // Shorter than twelve characters: ordinary language.
        assert_eq!(joined("no, no", " no, never"), "no, no no, never");
    }

    #[test]
    fn an_announcement_is_not_part_of_the_answer() {
        for held in [
            "Continuing: boils.",
            "Continuing from where it stopped:\n\nboils.",
            "Sure, here is the rest:\n\nboils.",
            "(continued)\nboils.",
            "Certainly! Continuing the answer...\n\nPut it into the pot once the water boils.",
            "Let me go on\n\nPut it into the pot once the water boils.",
            "**Fortsetzung:**\nboils.",
        ] {
            assert_eq!(joined(SHOWN, held), format!("{SHOWN} boils."), "{held:?}");
        }
        let own = "Surely the water boils: wait.";
        assert_eq!(joined("So it is. ", own), format!("So it is. {own}"));
        assert_eq!(
            joined("The rate ", "continues to rise:\n- one"),
            "The rate continues to rise:\n- one"
        );
    }

    #[test]
    fn a_code_block_is_not_opened_twice() {
        let shown = "Here:\n\n```rust\nfn main() {\n    let a = 1;\n";
        assert_eq!(
            joined(shown, "```rust\n    let b = 2;\n}\n```\n"),
            format!("{shown}    let b = 2;\n}}\n```\n")
        );
        assert_eq!(
            joined(shown, "```rust\nfn main() {\n    let a = 1;\n    let b = 2;\n"),
            format!("{shown}    let b = 2;\n")
        );
        // A bare fence closes the block.
        assert_eq!(joined(shown, "```\nDone."), format!("{shown}```\nDone."));
        assert_eq!(joined("```\nlet a", " = 1;"), "```\nlet a = 1;");
    }

    #[test]
    fn an_answer_that_begins_anew_takes_the_place_of_the_first() {
        let steps: String = (1..40)
            .map(|n| format!("After minute {n} it is a little harder. "))
            .collect();
        let long = format!("# Boiling eggs\n\n{steps}");
        assert!(joined(&long, "# Boiling eggs\n\nTake a pot.").starts_with("RESTART # Boiling"));
        let opening: String = long.chars().take(300).collect();
        assert!(joined(&long, &opening).starts_with("RESTART"));
        assert!(joined(&long, &format!("Sure, continuing:\n\n{opening}")).starts_with("RESTART # Boiling"));
    }

    #[test]
    fn a_list_goes_on_or_begins_anew_but_never_counts_twice() {
        let shown = "Steps:\n\n1. Boil water.\n2. Put in the egg.\n3. Wait";
        assert_eq!(
            joined(shown, "3. Wait five minutes.\n"),
            format!("{shown} five minutes.\n")
        );
        assert_eq!(
            joined(shown, " five minutes.\n4. Eat."),
            format!("{shown} five minutes.\n4. Eat.")
        );
        assert!(joined(shown, "1. Take a pot.\n").starts_with("RESTART"));
        assert!(joined(shown, "3. Let it cook.\n").starts_with("RESTART"));
        assert_eq!(
            joined("1. One.\n2. Two.", "3. Three."),
            "1. One.\n2. Two.\n3. Three."
        );
    }

    #[test]
    fn any_cut_of_an_answer_joins_to_the_whole_for_every_way_to_go_on() {
        let whole = "Eggs, 卵 and 🥚: **boil** them.\n\n```sh\nboil --minutes 5 egg\n```\n\n1. First, water.\n2. Then, the egg.\n\nThat is all there is to it, dear reader.";
        for (at, _) in whole.char_indices().skip(OVERLAP_LEAST) {
            let (shown, rest) = whole.split_at(at);
            for back in [0, 12, 20, 40] {
                let from = shown
                    .char_indices()
                    .rev()
                    .nth(back.max(1) - 1)
                    .map_or(0, |(i, _)| i);
                let held = if back == 0 { rest } else { &whole[from..] };
                let Verdict::Join { skip, glue } = judge(shown, held, Asked::Prefill) else {
                    // Cut within the first words, everything said again is a beginning.
                    assert!(
                        shown.chars().count() < OPENING_LEAST || held.starts_with(['1', '2']),
                        "{shown:?} {held:?}"
                    );
                    continue;
                };
                assert_eq!(
                    format!("{shown}{glue}{}", &held[skip..]),
                    whole,
                    "{shown:?} | {held:?}"
                );
            }
        }
    }
}
