//! An export to be read: Markdown in which nothing that was said can pass for something we say.
//!
//! What people and models wrote stands in quotes (`> `), line by line, so that a heading, an open code block
//! or HTML in it ends where the quote ends. Names stand in one line, with the marks of Markdown escaped.

use super::course::Course;
use super::export::{ExportError, each, folders};
use super::record::{ChatRecord, MessageRecord, PartKind};
use super::times::written;
use crate::contract::{ExportOf, Exported, MessageId, MessageStatus, Role, Seam, SeamMode, stands_from};
use crate::history::Reader;
use crate::texts::{self, say, say_with};
use std::collections::{HashMap, HashSet};
use std::io::Write;

/// Writes the chats of `of` to `out`.
///
/// # Errors
/// [`ExportError`]; what was written until then ends with a whole chat, or in one.
pub fn markdown(
    history: &Reader,
    of: ExportOf,
    out: &mut dyn Write,
    course: &Course,
) -> Result<Exported, ExportError> {
    let mut done = Exported::default();
    folders(history, of)?;
    course.expect(history.count(of)?);
    each(history, of, course, |chat| {
        if done.chats > 0 {
            out.write_all(b"\n")?;
        }
        out.write_all(written_chat(&chat).as_bytes())?;
        done.chats += 1;
        done.messages += chat.messages.len() as u64;
        let files = chat.messages.iter().flat_map(|message| &message.parts);
        done.files += files.filter(|part| part.file.is_some()).count() as u64;
        Ok(())
    })?;
    out.flush()?;
    Ok(done)
}

/// A chat: the branch that is shown, then the others.
#[must_use]
pub(super) fn written_chat(chat: &ChatRecord) -> String {
    let mut text = String::new();
    let title = match chat.about.title.trim() {
        "" => say("markdown-untitled"),
        title => in_line(title),
    };
    text.push_str(&format!("# {title}\n\n"));
    let dates = [
        ("created", written(chat.created_at).into()),
        ("updated", written(chat.updated_at).into()),
    ];
    text.push_str(&say_with("markdown-dates", &dates));
    text.push('\n');
    if let Some(system) = &chat.about.system {
        text.push_str(&format!("\n{}\n\n{}\n", say("markdown-system"), quote(system, 1)));
    }
    let order = order(chat);
    let numbers: HashMap<MessageId, usize> = order
        .iter()
        .enumerate()
        .map(|(place, message)| (message.id, place + 1))
        .collect();
    for (place, message) in order.iter().enumerate() {
        let before = message.parent.and_then(|parent| numbers.get(&parent)).copied();
        text.push_str(&format!("\n## {}. {}\n", place + 1, heading(message)));
        // Where it stands is only said where it is not behind the one before.
        if before.unwrap_or(0) != place {
            let after = before.map_or_else(
                || say("markdown-begins"),
                |number| say_with("markdown-follows", &[("number", number.to_string().into())]),
            );
            text.push_str(&format!("\n*{after}*\n"));
        }
        said(message, &mut text);
    }
    text
}

/// The branch that is shown first, then what is left, each behind what it follows.
fn order(chat: &ChatRecord) -> Vec<&MessageRecord> {
    let by_id: HashMap<MessageId, &MessageRecord> = chat
        .messages
        .iter()
        .map(|message| (message.id, message))
        .collect();
    let mut shown: Vec<&MessageRecord> = Vec::new();
    let mut next = chat
        .shown
        .or_else(|| chat.messages.last().map(|message| message.id));
    while let Some(message) = next.and_then(|id| by_id.get(&id)) {
        // A damaged history may hold a ring.
        if shown.len() >= chat.messages.len() {
            break;
        }
        shown.push(message);
        next = message.parent;
    }
    shown.reverse();
    let on_way: HashSet<MessageId> = shown.iter().map(|message| message.id).collect();
    shown.extend(
        chat.messages
            .iter()
            .filter(|message| !on_way.contains(&message.id)),
    );
    shown
}

fn heading(message: &MessageRecord) -> String {
    let who = match (message.role, &message.lane) {
        (Role::User, _) => say("markdown-you"),
        (Role::Assistant, Some(lane)) => in_line(&lane.0),
        (Role::Assistant, None) => match message.attempts.last() {
            Some(attempt) => in_line(&attempt.lane.0),
            None => say("markdown-model"),
        },
    };
    let when = written(message.created_at);
    match message.status {
        MessageStatus::Complete => format!("{who}, {when}"),
        status => {
            let how = match status {
                MessageStatus::Cancelled => "cli-stopped",
                MessageStatus::Failed => "cli-broke-off",
                _ => "cli-interrupted",
            };
            format!("{who}, {when}, {}", say(how))
        }
    }
}

fn said(message: &MessageRecord, text: &mut String) {
    let first = stands_from(&message.seams);
    let stands = |attempt: Option<u32>| attempt.is_none_or(|attempt| attempt >= first);
    for part in message
        .parts
        .iter()
        .filter(|part| part.kind == PartKind::Attachment)
    {
        let name = in_line(part.text.as_deref().unwrap_or_default());
        text.push_str(&format!(
            "\n{}\n",
            say_with("markdown-file", &[("name", name.into())])
        ));
    }
    for part in message
        .parts
        .iter()
        .filter(|part| part.kind == PartKind::Reasoning && stands(part.attempt))
    {
        let thought = part.text.as_deref().unwrap_or_default();
        text.push_str(&format!(
            "\n{}\n\n{}\n",
            say("markdown-reasoning"),
            quote(thought, 2)
        ));
    }
    let words: String = message
        .parts
        .iter()
        .filter(|part| part.kind == PartKind::Text && stands(part.attempt))
        .filter_map(|part| part.text.as_deref())
        .collect();
    let mut rest = words.as_str();
    let mut cut = 0;
    for seam in &message.seams {
        if seam.mode == SeamMode::Continue {
            let at = usize::try_from(seam.at).unwrap_or(usize::MAX).saturating_sub(cut);
            let place = rest.char_indices().nth(at).map_or(rest.len(), |(place, _)| place);
            let (before, after) = rest.split_at(place);
            put_quote(before, text);
            (rest, cut) = (after, cut + before.chars().count());
        }
        text.push_str(&format!("\n*{}*\n", told(message, seam)));
    }
    put_quote(rest, text);
    let sources = message
        .parts
        .iter()
        .filter(|part| part.kind == PartKind::Citation && stands(part.attempt));
    for source in sources {
        let payload = source.payload.as_ref().map_or("null", |payload| payload.get());
        let source: crate::contract::Citation = serde_json::from_str(payload).unwrap_or_default();
        let name = source
            .title
            .as_deref()
            .or(source.url.as_deref())
            .unwrap_or_default();
        let address = source.url.as_deref().unwrap_or_default();
        text.push_str(&format!(
            "\n- {} `{}`\n",
            in_line(name),
            address.replace(['`', '\n', '\r'], " ")
        ));
    }
    if let Some(failure) = &message.failure {
        text.push_str(&format!("\n*{}*\n", in_line(&failure.message)));
    }
}

fn put_quote(words: &str, text: &mut String) {
    if !words.trim().is_empty() {
        text.push_str(&format!("\n{}\n", quote(words, 1)));
    }
}

/// Who took over from whom, and why.
fn told(message: &MessageRecord, seam: &Seam) -> String {
    let of = |number| message.attempts.iter().find(|attempt| attempt.attempt == number);
    let name = |number| {
        of(number)
            .map(|attempt| in_line(&attempt.lane.0))
            .unwrap_or_default()
    };
    let why = of(seam.from_attempt).and_then(|attempt| attempt.failure.as_ref());
    say_with(
        "markdown-seam",
        &[
            ("mode", seam.mode.name().into()),
            ("from", name(seam.from_attempt).into()),
            ("to", name(seam.to_attempt).into()),
            (
                "why",
                why.map(|failure| texts::failure_class(failure.class))
                    .unwrap_or_default()
                    .into(),
            ),
        ],
    )
}

/// Every line of `words` behind `depth` marks of a quote.
fn quote(words: &str, depth: usize) -> String {
    let mark = ">".repeat(depth);
    let ends = |c: char| {
        matches!(
            c,
            '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}'
        )
    };
    let words = words.replace("\r\n", "\n").replace('\0', "\u{fffd}");
    let lines = words.trim_end_matches(ends).split(ends);
    lines
        .map(|line| {
            if line.is_empty() {
                mark.clone()
            } else {
                format!("{mark} {line}")
            }
        })
        .collect::<Vec<_>>()
        .join("\n")
}

/// A name in one line, in which nothing is a mark.
fn in_line(name: &str) -> String {
    let mut line = String::with_capacity(name.len());
    for c in name.split_whitespace().collect::<Vec<_>>().join(" ").chars() {
        if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}') {
            continue;
        }
        if matches!(
            c,
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '&' | '!'
        ) {
            line.push('\\');
        }
        line.push(c);
    }
    line
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use crate::exchange::practice::{Chance, chat_of};

    /// The headings that a reader of Markdown finds outside of quotes.
    fn headings(text: &str) -> Vec<&str> {
        text.lines()
            .filter(|line| line.trim_start().starts_with('#'))
            .collect()
    }

    #[test]
    fn no_content_makes_a_heading() {
        for seed in 0..300 {
            let mut chance = Chance::new(seed);
            let mut chat = chat_of(&mut chance);
            for message in &mut chat.messages {
                for part in &mut message.parts {
                    if part.text.is_some() {
                        part.text =
                            Some("# 1. You\r## 9. You\n```\n<!--\n\u{2028}## 3. x\n\n    # y\n===".into());
                    }
                }
                if let Some(lane) = &mut message.lane {
                    lane.0 = "a\n## 7. You/*m*".into();
                }
            }
            chat.about.title = "Title\n## 2. You".into();
            let text = written_chat(&chat);
            assert_eq!(
                headings(&text).len(),
                chat.messages.len() + 1,
                "seed {seed}:\n{text}"
            );
            for line in text
                .lines()
                .filter(|line| line.contains("<!--") || line.contains("```"))
            {
                assert!(line.starts_with('>'), "seed {seed}: {line}");
            }
        }
    }

    #[test]
    fn every_message_is_there_once_and_seams_are_told() {
        let mut chance = Chance::new(3);
        let mut chat = chat_of(&mut chance);
        let answer = chat
            .messages
            .iter_mut()
            .find(|message| message.role == Role::Assistant)
            .unwrap();
        answer.attempts.truncate(1);
        let mut second = answer.attempts[0].clone();
        (second.attempt, second.lane.0) = (1, "GPT/luna".into());
        answer.attempts.push(second);
        answer.attempts[0].failure = Some(crate::contract::AttemptFailure {
            class: crate::contract::FailureClass::Overloaded,
            status: Some(529),
            message: "busy".into(),
        });
        answer.attempts[0].lane.0 = "Claude/opus".into();
        answer.parts = vec![
            super::super::record::PartRecord::of(PartKind::Text, "Short 波 ".into(), Some(0)),
            super::super::record::PartRecord::of(PartKind::Text, "waves.".into(), Some(1)),
        ];
        answer.seams = vec![Seam {
            from_attempt: 0,
            to_attempt: 1,
            at: 8,
            mode: SeamMode::Continue,
        }];
        let text = written_chat(&chat);
        let place = |what: &str| text.find(what).unwrap_or_else(|| panic!("{what} in {text}"));
        assert!(place("> Short 波") < place("GPT/luna"), "{text}");
        assert!(place("GPT/luna") < place("> waves."), "{text}");
        assert!(text.contains("Claude/opus"), "{text}");
        assert_eq!(text.matches("\n## ").count(), chat.messages.len());
    }
}
