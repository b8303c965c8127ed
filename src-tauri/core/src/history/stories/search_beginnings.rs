//! Beginnings of words, in more messages than one look reads: whichever way they are looked for, the same
//! is found as by reading everything.

use super::search::index;
use super::*;
use crate::contract::{Role, SearchCursor, SearchRequest};
use rusqlite::Connection;
use std::collections::BTreeSet;

const MESSAGES: usize = 1_500;

/// Each message's word, all of them beginning with `tun`.
fn word(n: usize) -> &'static str {
    match n % 100 {
        // Frequent enough to be read for; one in a hundred is looked for in the index.
        0..30 => "tunnel",
        30 => "tunicate",
        31..40 => "Tünche",
        _ => "tuna",
    }
}

/// A chat with very many messages, as an import leaves it.
async fn many() -> (TempDir, History) {
    let (home, history) = fresh().await;
    let chat = new_chat(&history, "the beginning", T0).await;
    end(&history, chat, "of it", T0 + 1).await;
    let mut conn = Connection::open(home.path().join("history.db")).unwrap();
    let tx = conn.transaction().unwrap();
    for n in 0..MESSAGES {
        let id = MessageId::new();
        tx.execute(
            "INSERT INTO messages (id, chat, parent, role, status, created_at)
             VALUES (?1, ?2, NULL, ?3, 'complete', ?4)",
            (id, chat.chat, Role::User, T0 + 10 + n as i64),
        )
        .unwrap();
        tx.execute(
            "INSERT INTO parts (message, ord, kind, text) VALUES (?1, 0, 'text', ?2)",
            (id, format!("{} number {n}", word(n))),
        )
        .unwrap();
    }
    tx.execute_batch("INSERT INTO search_later (n) SELECT n FROM messages WHERE n > 2")
        .unwrap();
    tx.commit().unwrap();
    drop(conn);
    index(&history).await;
    (home, history)
}

/// The numbers of all messages that are found, over all pages, and how many pages it took.
async fn all(history: &History, text: &str, typing: bool) -> (Vec<usize>, usize) {
    let (mut found, mut pages) = (Vec::new(), 0);
    let mut cursor: Option<SearchCursor> = None;
    loop {
        let request = SearchRequest {
            text: text.into(),
            typing,
            cursor,
        };
        let page = history.search(request, false, |_| None).await.unwrap();
        for hit in page.messages {
            let said: String = hit.excerpt.iter().map(|piece| piece.text.as_str()).collect();
            found.push(said.rsplit(' ').next().unwrap().parse().unwrap());
        }
        pages += 1;
        cursor = page.next;
        if cursor.is_none() {
            return (found, pages);
        }
    }
}

#[tokio::test]
async fn the_beginning_of_a_word_finds_each_message_once_over_all_pages() {
    let (_home, history) = many().await;
    for begun in ["tun", "tunn", "tunne", "tuni", "tunc", "tuna", "tunx", "Tünch"] {
        let plain = begun.to_lowercase().replace('ü', "u");
        let wanted: BTreeSet<usize> = (0..MESSAGES)
            .filter(|&n| word(n).to_lowercase().replace('ü', "u").starts_with(&plain))
            .collect();
        for (text, typing) in [(begun.to_owned(), true), (format!("{begun}*"), false)] {
            let (found, pages) = all(&history, &text, typing).await;
            assert_eq!(found.len(), wanted.len(), "{text}: each once");
            assert_eq!(found.iter().copied().collect::<BTreeSet<_>>(), wanted, "{text}");
            assert!(pages <= 2 + wanted.len() / 10, "{text}: {pages} pages");
        }
    }
    // With another word beside it, and with one that must not be there.
    assert_eq!(all(&history, "number tunic", true).await.0.len(), 15);
    assert_eq!(all(&history, "1230 tunic", true).await.0, [1_230]);
    assert_eq!(all(&history, "-number tunn", true).await.0, [] as [usize; 0]);
}

#[tokio::test]
async fn the_newest_come_on_the_first_page() {
    let (_home, history) = many().await;
    let (found, _) = all(&history, "tunn", true).await;
    assert!(
        found[..30].iter().all(|&n| n >= MESSAGES - 400),
        "{:?}",
        &found[..30]
    );
}
