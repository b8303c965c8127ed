use super::super::db::Durability;
use super::*;
use crate::contract::ErrorCode;
use crate::engine::TurnStoreError;

/// The database may not grow beyond `spare` pages more than it has.
async fn limit_disk(history: &History, spare: i64) {
    history
        .threads
        .write(Durability::Unsynced, T0, move |write| {
            let pages: i64 = write.tx.query_row("PRAGMA page_count", [], |row| row.get(0))?;
            let sql = format!("PRAGMA max_page_count = {}", pages + spare);
            Ok(write.tx.query_row(&sql, [], |_| Ok(()))?)
        })
        .await
        .unwrap();
}

#[tokio::test]
async fn a_full_disk_is_said_and_what_was_kept_stays() {
    let (_home, history) = fresh().await;
    let begun = new_chat(&history, "Before", T0).await;
    history
        .checkpoint(begun.answer, vec![text(0, "So far")], Vec::new(), T0 + 1)
        .await
        .unwrap();
    limit_disk(&history, 2).await;

    let long = "No room for this. ".repeat(10_000);
    let full = Err(TurnStoreError::CannotWrite);
    assert_eq!(
        history
            .checkpoint(begun.answer, vec![text(0, &long)], Vec::new(), T0 + 2)
            .await,
        full
    );
    assert_eq!(
        history.end(ended(begun, vec![text(0, &long)], T0 + 3)).await,
        full
    );
    let mut turn = new_turn(ChatId::new(), None, &long, T0 + 3);
    turn.new_chat = Some(NewChat {
        title: "After".into(),
        system: None,
        demo: false,
        terms: ChatTerms::default(),
    });
    assert_eq!(history.begin(turn).await, full);
    let chat = history.chat(begun.chat).await.unwrap();
    assert_eq!(words(&chat), ["Before", "So far"]);
    assert_eq!(history.chats(None, 9).await.unwrap().len(), 1);

    // There is room again: the answer that was kept in memory is stored whole.
    limit_disk(&history, 1_000_000).await;
    history
        .checkpoint(begun.answer, vec![text(0, &long)], Vec::new(), T0 + 4)
        .await
        .unwrap();
    assert_eq!(history.chat(begun.chat).await.unwrap().messages[1].text(), long);
    end(&history, begun, &long, T0 + 5).await;
    let chat = history.chat(begun.chat).await.unwrap();
    assert_eq!(chat.messages[1].status, MessageStatus::Complete);
    assert_eq!(chat.messages[1].text(), long);
    history.check().await.unwrap();
}

/// Rights do not bind root, as which tests may run: for the files, this thread and those it starts
/// become nobody until the guard is dropped.
#[cfg(target_os = "linux")]
struct Nobody;

#[cfg(target_os = "linux")]
impl Nobody {
    fn become_one() -> Self {
        // SAFETY: changes only by whom this thread's accesses to files are judged.
        unsafe { libc::setfsuid(65_534) };
        Self
    }
}

#[cfg(target_os = "linux")]
impl Drop for Nobody {
    fn drop(&mut self) {
        // SAFETY: as above; back to the user that the process runs as.
        unsafe { libc::setfsuid(libc::geteuid()) };
    }
}

#[cfg(target_os = "linux")]
#[tokio::test]
async fn a_folder_that_cannot_be_written_is_said() {
    use std::os::unix::fs::PermissionsExt;
    let (home, history) = fresh().await;
    drop(history);
    let set = |path: &std::path::Path, mode| {
        std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).unwrap();
    };
    set(&home.path().join("history.db"), 0o444);
    set(home.path(), 0o555);
    let nobody = Nobody::become_one();
    let refused = History::open(home.path(), T0).await.err();
    let new = History::open(&home.path().join("deeper"), T0).await.err();
    drop(nobody);
    set(home.path(), 0o700);
    assert!(
        matches!(refused, Some(HistoryError::CannotWrite(_))),
        "{refused:?}"
    );
    assert!(matches!(new, Some(HistoryError::CannotWrite(_))), "{new:?}");
    open(&home).await;
}

#[tokio::test]
async fn a_call_that_fails_or_panics_leaves_nothing_and_stops_nobody() {
    let (_home, history) = fresh().await;
    let begun = new_chat(&history, "Before", T0).await;
    let erase = "DELETE FROM parts";
    let failed: HistoryResult<()> = history
        .threads
        .write(Durability::Synced, T0, move |write| {
            write.tx.execute(erase, [])?;
            Err(HistoryError::Busy)
        })
        .await;
    assert_eq!(failed, Err(HistoryError::Busy));
    let panicked: HistoryResult<()> = history
        .threads
        .write(Durability::Synced, T0, move |write| {
            write.tx.execute(erase, [])?;
            panic!("made by the test")
        })
        .await;
    assert!(matches!(panicked, Err(HistoryError::Other(_))), "{panicked:?}");
    end(&history, begun, "After", T0 + 1).await;
    assert_eq!(
        words(&history.chat(begun.chat).await.unwrap()),
        ["Before", "After"]
    );
}

#[tokio::test]
async fn another_program_that_holds_the_database_is_waited_for_and_then_said() {
    let (home, history) = fresh().await;
    let other = rusqlite::Connection::open(home.path().join("history.db")).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    let began = std::time::Instant::now();
    let write = tokio::spawn({
        let history = history.clone();
        async move { history.set_setting("a", Some("b".into()), T0).await }
    });
    // Reading goes on meanwhile.
    assert!(history.settings().await.unwrap().is_empty());
    assert!(began.elapsed().as_secs() < 4);
    assert_eq!(write.await.unwrap(), Err(HistoryError::Locked));
    assert!(began.elapsed().as_secs() < 20);
    other.execute_batch("COMMIT").unwrap();
    history.set_setting("a", Some("b".into()), T0).await.unwrap();
    // Where it is an import that holds it, that is what is said.
    other
        .execute_batch(
            "INSERT INTO imports (id, owner_pid, owner_start, owner_boot, heartbeat)
                 VALUES (zeroblob(16), 1, 1, '', 1); BEGIN IMMEDIATE",
        )
        .unwrap();
    let refused = history.set_setting("a", None, T0).await;
    assert_eq!(refused, Err(HistoryError::Importing));
}

#[tokio::test]
async fn closing_carries_out_what_is_queued_and_refuses_the_rest() {
    let (home, history) = fresh().await;
    let begun = new_chat(&history, "Last words", T0).await;
    let queued: Vec<_> = (0..50)
        .map(|n| {
            let history = history.clone();
            tokio::spawn(async move {
                history
                    .set_setting(&format!("key{n}"), Some("v".into()), T0)
                    .await
            })
        })
        .collect();
    // Every call is in the queue; none has been answered.
    tokio::task::yield_now().await;
    assert!(history.close().await);
    for call in queued {
        call.await.unwrap().unwrap();
    }
    let refused = history.chat(begun.chat).await;
    assert!(matches!(refused, Err(HistoryError::Other(_))), "{refused:?}");
    assert!(
        !home.path().join("history.db-wal").exists(),
        "the log was copied into the database"
    );
    assert_eq!(open(&home).await.settings().await.unwrap().len(), 50);
}

#[test]
fn each_error_has_its_code_and_a_sentence() {
    use crate::contract::ApiError;
    let cases = [
        (HistoryError::CannotWrite("x".into()), ErrorCode::CannotWrite),
        (HistoryError::NotFound("the chat"), ErrorCode::NotFound),
        (HistoryError::Busy, ErrorCode::Busy),
        (HistoryError::Locked, ErrorCode::CannotWrite),
        (HistoryError::Importing, ErrorCode::Busy),
        (
            HistoryError::Newer {
                found: 12_345,
                known: 1,
            },
            ErrorCode::HistoryNewer,
        ),
        (HistoryError::Damaged("x".into()), ErrorCode::HistoryDamaged),
        (HistoryError::Foreign, ErrorCode::HistoryDamaged),
        (HistoryError::Conflict("the name"), ErrorCode::Conflict),
        (HistoryError::Other("out of luck".into()), ErrorCode::Internal),
    ];
    for (error, code) in cases {
        let shown = ApiError::from(error.clone());
        assert_eq!(shown.code, code);
        assert!(
            shown.message.ends_with('.') && shown.message.contains(' '),
            "{error:?}: {shown}"
        );
        assert!(!shown.message.contains('{'), "{shown}");
    }
    let newer = ApiError::from(HistoryError::Newer {
        found: 12_345,
        known: 1,
    });
    assert!(newer.message.contains("12345"), "{newer}");
}
