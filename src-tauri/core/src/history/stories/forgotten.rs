//! What goes for good leaves no words in the search index.

use super::search::{found, index, said, titles};
use super::*;

/// Whether a word stands in the index's own tables.
fn in_index(home: &TempDir, word: &str) -> bool {
    let db = rusqlite::Connection::open(home.path().join("history.db")).unwrap();
    let mut blocks = db
        .prepare("SELECT block FROM search_data UNION ALL SELECT block FROM search_titles_data")
        .unwrap();
    let blocks = blocks.query_map([], |row| row.get::<_, Vec<u8>>(0)).unwrap();
    let has = |block: Vec<u8>| block.windows(word.len()).any(|window| window == word.as_bytes());
    blocks.map(Result::unwrap).any(has)
}

#[tokio::test]
async fn what_goes_for_good_is_not_in_the_index_either() {
    let (home, history) = fresh().await;
    let secret = said(&history, "zyzzyva", "quokka", T0).await;
    said(&history, "something else", "kept", T0 + 2).await;
    history
        .rename_chat(
            secret.chat,
            "xylophone",
            crate::history::TitleSource::Person,
            T0 + 3,
        )
        .await
        .unwrap();
    let words = ["zyzzyva", "quokka", "xylophone"];
    assert!(words.iter().all(|word| in_index(&home, word)));
    history.delete_chat(secret.chat, T0 + 4).await.unwrap();
    history
        .forget_chats(vec![secret.chat], None, T0 + 5)
        .await
        .unwrap();
    for word in words {
        assert!(!in_index(&home, word), "{word}");
        assert!(found(&history, word).await.is_empty() && titles(&history, word).await.is_empty());
    }
    assert_eq!(
        found(&history, "kept").await.len(),
        1,
        "others are found as before"
    );
    // A number that is given anew finds nothing of the one before.
    said(&history, "a new one", "yes", T0 + 6).await;
    assert!(found(&history, "zyzzyva").await.is_empty());
    index(&history).await;
    assert!(
        history.check_index(T0 + 9, T0 + 9).await.unwrap(),
        "the index is sound"
    );
}
