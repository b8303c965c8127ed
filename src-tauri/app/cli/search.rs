//! `understudy history search …`

use super::arguments::Search;
use super::history::one_line;
use super::open;
use super::show::{self, Stop};
use crate::Start;
use understudy_core::clock;
use understudy_core::contract::{Excerpt, MessageHit, Role, SearchPage, SearchRequest};
use understudy_core::texts::{self, say, say_with};

pub async fn run(start: Start, search: Search) -> Result<(), Stop> {
    let backend = open::plainly(start).await?;
    let mut request = SearchRequest {
        text: typed(&search.words),
        ..SearchRequest::default()
    };
    let mut found = SearchPage::default();
    loop {
        // No other search of this program takes its place.
        let Some(page) = backend.search(request.clone()).await? else {
            break;
        };
        let next = page.next;
        let messages = std::mem::take(&mut found.messages);
        if request.cursor.is_none() {
            found = page;
        } else {
            found.messages = page.messages;
            found.next = next;
            found.cut |= page.cut;
        }
        found.messages.splice(0..0, messages);
        if found.messages.len() >= search.limit || next.is_none() {
            break;
        }
        request.cursor = next;
    }
    let more = found.next.is_some() || found.messages.len() > search.limit;
    found.messages.truncate(search.limit);
    if search.json {
        return Ok(show::json(&found)?);
    }
    tell(&found, more)
}

/// The words as typed into the window: what the shell took as one has its quotation marks again.
fn typed(words: &[String]) -> String {
    let whole = |word: &String| {
        if !word.contains(char::is_whitespace) || word.contains('"') {
            return word.clone();
        }
        match word.split_once(':') {
            Some((key, value)) if key.bytes().all(|byte| byte.is_ascii_alphabetic()) => {
                format!("{key}:\"{value}\"")
            }
            _ => format!("\"{word}\""),
        }
    };
    words.iter().map(whole).collect::<Vec<_>>().join(" ")
}

fn tell(found: &SearchPage, more: bool) -> Result<(), Stop> {
    for correction in &found.corrections {
        let words = [
            ("typed", correction.typed.as_str().into()),
            ("found", correction.found.join(", ").into()),
        ];
        show::note(&say_with("search-corrected", &words));
    }
    let now = clock::wall();
    for chat in &found.chats {
        show::line(&say_with(
            "cli-search-chat",
            &[
                ("id", chat.chat.to_string().into()),
                ("when", texts::when(chat.updated_at, now).into()),
                ("title", one_line(&plain(&chat.title)).into()),
            ],
        ))?;
    }
    for hit in &found.messages {
        show::line(&say_with(
            "cli-search-message",
            &[
                ("id", hit.chat.to_string().into()),
                ("when", texts::when(hit.created_at, now).into()),
                ("title", one_line(&hit.title).into()),
                ("who", who(hit).into()),
            ],
        ))?;
        show::line(&format!("    {}", one_line(&plain(&hit.excerpt))))?;
    }
    if found.chats.is_empty() && found.messages.is_empty() {
        show::note(&say("search-none"));
    } else if more {
        show::note(&say("cli-search-more"));
    }
    for filter in &found.unread {
        show::note(&say_with("search-unread", &[("filter", filter.as_str().into())]));
    }
    if found.cut {
        show::note(&say("search-cut"));
    }
    if let Some(state) = found.indexing {
        let id = if state.anew {
            "search-indexing-anew"
        } else {
            "search-indexing"
        };
        show::note(&say_with(id, &[("percent", i64::from(state.percent).into())]));
    }
    Ok(())
}

fn who(hit: &MessageHit) -> String {
    match (hit.role, &hit.file, &hit.lane) {
        (_, Some(file), _) => file.clone(),
        (Role::User, ..) => say("cli-you"),
        (Role::Assistant, _, Some(lane)) => lane.0.clone(),
        (Role::Assistant, ..) => say("cli-nobody"),
    }
}

fn plain(pieces: &[Excerpt]) -> String {
    pieces.iter().map(|piece| piece.text.as_str()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_shell_took_as_one_stays_one() {
        let words = [
            "night train",
            "in:Trip to Kyoto",
            "from:me",
            "-bus",
            "say \"x y\"",
        ]
        .map(String::from);
        assert_eq!(
            typed(&words),
            "\"night train\" in:\"Trip to Kyoto\" from:me -bus say \"x y\""
        );
    }
}
