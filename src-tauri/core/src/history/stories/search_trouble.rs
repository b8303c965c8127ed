//! Searches that are strange, late or not wanted any more.

use super::search::{found, page, said, typed};
use super::*;
use std::time::{Duration, Instant};

#[tokio::test]
async fn nothing_typed_is_an_error() {
    let (_home, history) = fresh().await;
    said(
        &history,
        "body: title NEAR AND OR NOT",
        "* ^ + - ( ) { } \" ' ;",
        T0,
    )
    .await;
    for text in [
        "",
        " ",
        "\"",
        "*",
        "AND",
        "OR",
        "NOT",
        "a AND",
        "NEAR(a b)",
        "body:near",
        "{body}:x",
        "(",
        "-",
        "--x",
        "'; DROP TABLE search; --",
        "\0",
        "\u{e000}",
        "\u{e001}1",
        "a\"b\"c*",
        "from:",
        "in:*",
        "-*",
        "^x",
        "x + y",
        "\u{202e}x",
        "before:9999-12-31",
        "after:1970-01-01",
    ] {
        page(&history, text).await;
        typed(&history, text).await;
    }
    assert_eq!(found(&history, "NEAR OR not").await.len(), 1);
    assert!(found(&history, "\u{e000}u").await.is_empty());
    let pasted = "near ".repeat(50_000);
    assert_eq!(found(&history, &pasted).await.len(), 1);
}

#[tokio::test]
async fn a_search_that_nobody_waits_for_gives_way() {
    let (_home, history) = fresh().await;
    said(&history, "tram", "ok", T0).await;
    // A statement that goes on for hours, as the search that runs.
    let endless = history.threads.search(Duration::from_secs(60), |conn, _| {
        let sql = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n";
        Ok(conn.query_row(sql, [], |row| row.get::<_, i64>(0))?)
    });
    let begun = Instant::now();
    assert!(
        tokio::time::timeout(Duration::from_millis(200), endless)
            .await
            .is_err()
    );
    assert_eq!(found(&history, "tram").await.len(), 1);
    assert!(begun.elapsed() < Duration::from_secs(10));

    // One that takes too long ends by itself, and knows why.
    let late = history
        .threads
        .search(Duration::from_millis(100), |conn, stop| {
            let sql =
                "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n";
            let done = conn.query_row(sql, [], |row| row.get::<_, i64>(0));
            Ok((done.is_err(), stop.is_late()))
        })
        .await;
    assert_eq!(late, Ok((true, true)));
    assert_eq!(found(&history, "tram").await.len(), 1);
}
