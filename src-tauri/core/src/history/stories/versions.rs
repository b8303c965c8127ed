//! Histories as each older version wrote them: `fixtures/history/v1.db` and what follows. They are
//! made once, by the code at that version, and never again.

use super::*;
use crate::contract::{FailureClass, Part, Role, Seam, SeamMode};
use crate::providers::OpaquePayload;
use std::fs;
use std::path::PathBuf;

fn fixture(version: i32) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(format!("fixtures/history/v{version}.db"))
}

/// A history in which every table that a person's words and choices lie in has rows.
async fn fill(history: &History) {
    let (one, two) = (provider("Claude"), provider("GPT"));
    for row in [&one, &two] {
        history.put_provider(row.clone(), T0).await.unwrap();
    }
    let lane = |row: &ProviderRow| Lane {
        provider: row.id,
        model: "m".into(),
    };
    history
        .set_default_chain(vec![lane(&one), lane(&two)], T0)
        .await
        .unwrap();
    history
        .pause_lane(lane(&two), Some(T0 + 60_000), T0)
        .await
        .unwrap();
    history
        .set_setting("ui.theme", Some("dark".into()), T0)
        .await
        .unwrap();

    let begun = new_chat(history, "Why is the sky blue?", T0 + 10).await;
    for (number, row) in [&one, &two].into_iter().enumerate() {
        let number = u32::try_from(number).unwrap();
        let at = T0 + 11 + i64::from(number);
        history
            .attempt_started(started(begun, number, row.id, at))
            .await
            .unwrap();
        let mut attempt = attempt(number, row.id, at);
        if number == 0 {
            attempt.failure = Some(crate::contract::AttemptFailure {
                class: FailureClass::Overloaded,
                status: Some(529),
                message: "busy".into(),
            });
            attempt.finish = None;
        }
        let turn = begun.turn;
        history.attempt_ended(AttemptEnd { turn, attempt }).await.unwrap();
    }
    let parts = vec![
        StoredPart {
            attempt: 1,
            body: StoredText::Reasoning("Light scatters.".into()),
        },
        StoredPart {
            attempt: 1,
            body: StoredText::Opaque(OpaquePayload {
                family: "anthropic".into(),
                kind: "thinking".into(),
                data: serde_json::json!({"signature": "c2ln"}),
            }),
        },
        text(1, "Short waves scatter most. 青"),
    ];
    let mut end = ended(begun, parts, T0 + 20);
    end.seams = vec![Seam {
        from_attempt: 0,
        to_attempt: 1,
        at: 0,
        mode: SeamMode::Restart,
    }];
    history.end(end).await.unwrap();
    let other = again(history, begun, T0 + 30).await;
    super::end(history, other, "Because of Rayleigh.", T0 + 31).await;
    let next = reply(history, begun.chat, other.answer, "And red at dusk?", T0 + 40).await;
    history
        .checkpoint(next.answer, vec![text(0, "The way")], Vec::new(), T0 + 41)
        .await
        .unwrap();
    history
        .rename_chat(begun.chat, "Sky", TitleSource::Person, T0 + 50)
        .await
        .unwrap();
    let gone = new_chat(history, "Deleted", T0 + 60).await;
    super::end(history, gone, "Still here.", T0 + 61).await;
    history.delete_chat(gone.chat, T0 + 62).await.unwrap();
}

fn provider(name: &str) -> ProviderRow {
    ProviderRow {
        id: ProviderId::new(),
        name: name.into(),
        kind: "anthropic".into(),
        base_url: "https://api.anthropic.com".into(),
        key: KeySource::Keyring,
        allow_http: false,
        local: false,
        models: vec!["m".into()],
        paused_until: None,
        created_at: T0,
    }
}

/// Not a story: makes the fixture of the version that this code writes, where there is none yet.
#[tokio::test]
#[ignore = "run once for each version, before the next one is made"]
async fn makes_the_fixture_of_this_version() {
    let (home, history) = fresh().await;
    fill(&history).await;
    assert!(history.close().await);
    drop(history);
    let database = home.path().join("history.db");
    let conn = rusqlite::Connection::open(&database).unwrap();
    conn.query_row("PRAGMA journal_mode = DELETE", [], |_| Ok(()))
        .unwrap();
    conn.execute_batch("VACUUM").unwrap();
    let version: i32 = conn
        .query_row("PRAGMA user_version", [], |row| row.get(0))
        .unwrap();
    drop(conn);
    let place = fixture(version);
    if !place.exists() {
        fs::create_dir_all(place.parent().unwrap()).unwrap();
        fs::copy(&database, &place).unwrap();
    }
}

#[tokio::test]
async fn a_history_of_each_older_version_opens_with_every_word_in_it() {
    let newest = super::super::db::CURRENT.len();
    let older: Vec<i32> = (1..i32::try_from(newest).unwrap()).collect();
    assert!(!older.is_empty());
    for version in older {
        let home = TempDir::new().unwrap();
        fs::copy(fixture(version), home.path().join("history.db")).unwrap();
        let history = History::open(home.path(), T0 + 100_000).await.unwrap();
        history.check().await.unwrap();

        let chats = history.chats(None, 9).await.unwrap();
        let titles: Vec<&str> = chats.iter().map(|chat| chat.title.as_str()).collect();
        assert_eq!(
            titles,
            ["Sky"],
            "version {version}: the deleted one stays deleted"
        );
        let chat = history.chat(chats[0].id).await.unwrap();
        assert_eq!(
            words(&chat),
            [
                "Why is the sky blue?",
                "Because of Rayleigh.",
                "And red at dusk?",
                "The way"
            ]
        );
        assert_eq!(chat.messages[3].status, MessageStatus::Interrupted);
        let first = chat.messages[1].siblings[0];
        let chat = history
            .select_branch(chat.summary.id, first, T0 + 100_001)
            .await
            .unwrap();
        let answer = &chat.messages[1];
        assert_eq!(answer.text(), "Short waves scatter most. 青");
        assert!(
            answer
                .parts
                .iter()
                .any(|part| matches!(part, Part::Reasoning { text, .. } if text == "Light scatters."))
        );
        let info = answer.answer.as_ref().unwrap();
        assert_eq!((info.attempts.len(), info.seams.len()), (2, 1));
        assert_eq!(
            info.attempts[0].failure.as_ref().unwrap().class,
            FailureClass::Overloaded
        );

        let path = history.prompt_path(chat.summary.id, answer.id).await.unwrap();
        assert_eq!(path[1].role, Role::Assistant);
        assert_eq!(path[1].parts.len(), 2, "the text, and what goes back unread");
        let providers = history.providers().await.unwrap();
        assert_eq!(providers.len(), 2);
        assert_eq!(history.default_chain().await.unwrap().len(), 2);
        assert_eq!(history.paused_lanes(T0).await.unwrap().len(), 1);
        assert_eq!(history.settings().await.unwrap()["ui.theme"], "dark");

        // It goes on at the newest version.
        let next = reply(&history, chat.summary.id, answer.id, "Thanks", T0 + 100_002).await;
        super::end(&history, next, "Welcome.", T0 + 100_003).await;
        assert_eq!(
            words(&history.chat(chat.summary.id).await.unwrap())[3],
            "Welcome."
        );
    }
}
