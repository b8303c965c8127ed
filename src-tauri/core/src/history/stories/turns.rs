use super::*;
use crate::contract::{
    AnswerFailure, AttemptFailure, Citation, FailureClass, Part, Role, Seam, SeamMode, ToolCall,
};
use crate::engine::{SaidPart, TurnStoreError};
use crate::providers::OpaquePayload;

#[tokio::test]
async fn a_turn_is_there_as_it_went_also_after_a_restart() {
    let (home, history) = fresh().await;
    let provider = ProviderId::new();
    let begun = new_chat(&history, "Why is the sky blue?", T0).await;

    let open_chat = history.chat(begun.chat).await.unwrap();
    assert!(open_chat.summary.streaming);
    assert_eq!(open_chat.messages[1].status, MessageStatus::Streaming);

    let failed = Attempt {
        failure: Some(AttemptFailure {
            class: FailureClass::Overloaded,
            status: Some(529),
            message: "Overloaded".into(),
        }),
        finish: None,
        model_answered: None,
        first_text_ms: None,
        usage: Usage::default(),
        cost_usd: None,
        possibly_billed: false,
        ..attempt(0, provider, T0 + 1)
    };
    let answered = attempt(1, ProviderId::new(), T0 + 50);
    for row in [&failed, &answered] {
        history
            .attempt_started(started(begun, row.attempt, row.provider, row.started_at))
            .await
            .unwrap();
        let attempt = row.clone();
        let turn = begun.turn;
        history.attempt_ended(AttemptEnd { turn, attempt }).await.unwrap();
    }
    let seam = Seam {
        from_attempt: 0,
        to_attempt: 1,
        at: 0,
        mode: SeamMode::Restart,
    };
    let reasoning = StoredPart {
        attempt: 1,
        body: StoredText::Reasoning("Scattering.".into()),
    };
    history
        .end(AnswerEnd {
            seams: vec![seam.clone()],
            ..ended(
                begun,
                vec![reasoning, text(1, "Because of "), text(1, "air.")],
                T0 + 1_500,
            )
        })
        .await
        .unwrap();
    assert!(history.close().await);

    let history = open(&home).await;
    let chat = history.chat(begun.chat).await.unwrap();
    assert_eq!(chat.summary.title, "Why is the sky blue?");
    assert_eq!(chat.summary.updated_at, T0 + 1_500);
    assert!(!chat.summary.streaming);
    let [question, answer] = &chat.messages[..] else {
        panic!("{chat:?}")
    };
    assert_eq!(
        (question.role, question.status),
        (Role::User, MessageStatus::Complete)
    );
    assert_eq!(
        question.parts,
        [Part::Text {
            text: "Why is the sky blue?".into(),
            attempt: None
        }]
    );
    assert_eq!(question.answer, None);
    assert_eq!(answer.parent, Some(question.id));
    assert_eq!(
        answer.parts,
        [
            Part::Reasoning {
                text: "Scattering.".into(),
                attempt: 1
            },
            Part::Text {
                text: "Because of ".into(),
                attempt: Some(1)
            },
            Part::Text {
                text: "air.".into(),
                attempt: Some(1)
            },
        ]
    );
    let info = answer.answer.as_ref().unwrap();
    assert_eq!(info.attempts, [failed, answered]);
    assert_eq!(info.seams, [seam]);
    assert_eq!(info.lane, Some(LaneName("a/m".into())));
    assert_eq!(
        (info.turn, info.took_ms, &info.failure),
        (begun.turn, Some(1_500), &None)
    );
}

#[tokio::test]
async fn a_turn_that_failed_says_why() {
    let (_home, history) = fresh().await;
    let begun = new_chat(&history, "Hello", T0).await;
    let failure = AnswerFailure {
        code: "overloaded".into(),
        message: "Nobody could answer.".into(),
    };
    history
        .end(AnswerEnd {
            status: MessageStatus::Failed,
            lane: None,
            failure: Some(failure.clone()),
            ..ended(begun, vec![text(0, "Half a")], T0 + 9)
        })
        .await
        .unwrap();
    let chat = history.chat(begun.chat).await.unwrap();
    assert_eq!(chat.messages[1].status, MessageStatus::Failed);
    assert_eq!(chat.messages[1].answer.as_ref().unwrap().failure, Some(failure));
    assert_eq!(words(&chat), ["Hello", "Half a"]);
}

#[tokio::test]
async fn a_chat_takes_one_turn_at_a_time() {
    let (_home, history) = fresh().await;
    let begun = new_chat(&history, "One", T0).await;
    let second = new_turn(begun.chat, Some(begun.answer), "Two", T0 + 1);
    assert_eq!(history.begin(second.clone()).await, Err(TurnStoreError::Busy));
    // Nothing of the refused turn is left.
    assert_eq!(words(&history.chat(begun.chat).await.unwrap()), ["One", ""]);
    // Another chat is not concerned.
    new_chat(&history, "Elsewhere", T0 + 2).await;
    end(&history, begun, "Done.", T0 + 3).await;
    history.begin(second).await.unwrap();
}

#[tokio::test]
async fn an_answer_that_was_given_up_does_not_keep_the_chat() {
    let (_home, history) = fresh().await;
    let begun = new_chat(&history, "One", T0).await;
    history
        .checkpoint(begun.answer, vec![text(0, "So far")], Vec::new(), T0 + 10)
        .await
        .unwrap();
    let later = T0 + 10 + 60_001;
    let next = reply(&history, begun.chat, begun.answer, "Two", later).await;
    end(&history, next, "Yes", later + 1).await;
    let chat = history.chat(begun.chat).await.unwrap();
    assert_eq!(chat.messages[1].status, MessageStatus::Interrupted);
    assert_eq!(words(&chat), ["One", "So far", "Two", "Yes"]);
    // Its end comes after all: its words count.
    end(&history, begun, "So far, so good", later + 2).await;
    let chat = history.chat(begun.chat).await.unwrap();
    assert_eq!(words(&chat), ["One", "So far, so good", "Two", "Yes"]);
}

#[tokio::test]
async fn turns_that_hang_nowhere_are_refused_whole() {
    let (_home, history) = fresh().await;
    let one = new_chat(&history, "One", T0).await;
    end(&history, one, "1", T0 + 1).await;
    let other = new_chat(&history, "Other", T0).await;
    end(&history, other, "2", T0 + 1).await;

    let nowhere = new_turn(ChatId::new(), None, "?", T0);
    assert_eq!(
        history.begin(nowhere).await,
        Err(TurnStoreError::NotFound("the chat"))
    );
    // A message of another chat, or an answer in the place of a question.
    let foreign = new_turn(one.chat, Some(other.answer), "?", T0);
    assert_eq!(
        history.begin(foreign).await,
        Err(TurnStoreError::NotFound("the message"))
    );
    let mut answer_again = new_turn(one.chat, None, "?", T0);
    answer_again.new_question = None;
    answer_again.question = one.answer;
    assert_eq!(
        history.begin(answer_again).await,
        Err(TurnStoreError::NotFound("the message"))
    );
    // An id that is taken: what is there is not overwritten.
    let mut taken = new_turn(one.chat, Some(one.answer), "?", T0);
    taken.question = other.question;
    assert!(matches!(
        history.begin(taken).await,
        Err(TurnStoreError::Other(_))
    ));
    let mut taken = new_turn(one.chat, None, "?", T0);
    taken.new_chat = Some(NewChat {
        title: "?".into(),
        system: None,
        demo: false,
        terms: ChatTerms::default(),
    });
    assert!(matches!(
        history.begin(taken).await,
        Err(TurnStoreError::Other(_))
    ));

    assert_eq!(words(&history.chat(one.chat).await.unwrap()), ["One", "1"]);
    assert_eq!(words(&history.chat(other.chat).await.unwrap()), ["Other", "2"]);
    assert_eq!(history.chats(None, 10).await.unwrap().len(), 2);

    history.delete_chat(one.chat, T0 + 5).await.unwrap();
    let deleted = new_turn(one.chat, Some(one.answer), "?", T0);
    assert_eq!(
        history.begin(deleted).await,
        Err(TurnStoreError::NotFound("the chat"))
    );
}

#[tokio::test]
async fn a_checkpoint_is_what_is_shown_however_the_answer_grows() {
    let (_home, history) = fresh().await;
    let begun = new_chat(&history, "Write a book", T0).await;
    let provider = ProviderId::new();
    history
        .attempt_started(started(begun, 0, provider, T0))
        .await
        .unwrap();
    let word = "Wörter, 文字, 🙂 ";
    let mut long = String::new();
    let mut at = T0;
    for step in 0..40 {
        long.push_str(&word.repeat(100));
        let reasoning = StoredPart {
            attempt: 0,
            body: StoredText::Reasoning("Let me think. ".repeat(step * 200)),
        };
        // Reasoning that goes on after the text began, and texts that shrink, are written as they are.
        let kept = if step % 7 == 6 {
            &long[..word.len() * 3]
        } else {
            &long
        };
        let parts = vec![reasoning, text(0, kept), text(0, "tail")];
        at += 1_000;
        history
            .checkpoint(begun.answer, parts.clone(), Vec::new(), at)
            .await
            .unwrap();
        let chat = history.chat(begun.chat).await.unwrap();
        assert_eq!(chat.messages[1].parts.len(), 3);
        assert_eq!(chat.messages[1].text(), format!("{kept}tail"));
        assert_eq!(
            chat.messages[1].answer.as_ref().unwrap().lane,
            Some(LaneName("a/m".into()))
        );
    }
    end(&history, begun, &long, at + 1).await;
    assert_eq!(history.chat(begun.chat).await.unwrap().messages[1].text(), long);
    // The end is the end: a late checkpoint does not open it again.
    let late = history
        .checkpoint(begun.answer, vec![text(0, "late")], Vec::new(), at + 2)
        .await;
    assert_eq!(late, Err(TurnStoreError::NotFound("the answer")));
}

#[tokio::test]
async fn a_checkpoint_of_a_long_answer_writes_its_end_only() {
    let (home, history) = fresh().await;
    let begun = new_chat(&history, "Write a book", T0).await;
    let long = "All work and no play. ".repeat(50_000);
    history
        .checkpoint(begun.answer, vec![text(0, &long)], Vec::new(), T0 + 1_000)
        .await
        .unwrap();
    let log = home.path().join("history.db-wal");
    // The log starts over when it was copied into the database: measured over one step at a time.
    let mut written = Vec::new();
    for step in 1..=20_usize {
        let before = log.metadata().unwrap().len();
        let grown = format!("{long}{}", "More. ".repeat(step * 20));
        history
            .checkpoint(begun.answer, vec![text(0, &grown)], Vec::new(), T0 + 1_000)
            .await
            .unwrap();
        written.push(log.metadata().unwrap().len().saturating_sub(before));
    }
    written.sort_unstable();
    assert!(long.len() > 1_000_000 && written[10] < 64 * 1024, "{written:?}");
}

#[tokio::test]
async fn opaque_payloads_go_back_only_to_the_provider_that_made_them() {
    let (_home, history) = fresh().await;
    let (first, second) = (ProviderId::new(), ProviderId::new());
    let payload = |data: &str| OpaquePayload {
        family: "anthropic".into(),
        kind: "signature".into(),
        data: serde_json::json!({ "signature": data }),
    };
    let opaque = |attempt, data| StoredPart {
        attempt,
        body: StoredText::Opaque(payload(data)),
    };
    let begun = new_chat(&history, "Think", T0).await;
    history
        .attempt_started(started(begun, 0, first, T0))
        .await
        .unwrap();
    history
        .attempt_started(started(begun, 1, second, T0))
        .await
        .unwrap();
    let parts = vec![
        opaque(0, "of the failed one"),
        opaque(1, "kept"),
        text(1, "Thought."),
    ];
    history
        .checkpoint(begun.answer, parts.clone(), Vec::new(), T0 + 1)
        .await
        .unwrap();
    history.end(ended(begun, parts, T0 + 2)).await.unwrap();
    let next = reply(&history, begun.chat, begun.answer, "More", T0 + 3).await;

    let path = history.prompt_path(begun.chat, next.question).await.unwrap();
    let parts: Vec<_> = path
        .iter()
        .map(|message| (message.role, &message.parts[..]))
        .collect();
    assert_eq!(
        parts,
        [
            (Role::User, &[SaidPart::Text("Think".into())][..]),
            (
                Role::Assistant,
                &[
                    SaidPart::Opaque {
                        provider: second,
                        payload: payload("kept")
                    },
                    SaidPart::Text("Thought.".into()),
                ][..]
            ),
            (Role::User, &[SaidPart::Text("More".into())][..]),
        ]
    );
    // No front ever sees them.
    let chat = history.chat(begun.chat).await.unwrap();
    assert!(!format!("{chat:?}").contains("kept"));
}

#[tokio::test]
async fn a_prompt_leaves_out_answers_without_text() {
    let (_home, history) = fresh().await;
    let begun = new_chat(&history, "Anyone?", T0).await;
    let only_reasoning = StoredPart {
        attempt: 0,
        body: StoredText::Reasoning("Hm.".into()),
    };
    let failed = AnswerEnd {
        status: MessageStatus::Failed,
        ..ended(begun, vec![only_reasoning], T0 + 1)
    };
    history.end(failed).await.unwrap();
    let next = reply(&history, begun.chat, begun.answer, "Hello?", T0 + 2).await;
    let path = history.prompt_path(begun.chat, next.question).await.unwrap();
    assert_eq!(
        path.iter().map(|said| &said.parts[..]).collect::<Vec<_>>(),
        [
            [SaidPart::Text("Anyone?".into())],
            [SaidPart::Text("Hello?".into())]
        ]
    );
    let missing = history.prompt_path(begun.chat, MessageId::new()).await;
    assert_eq!(missing, Err(HistoryError::NotFound("the message")));
}

#[tokio::test]
async fn a_temporary_turn_leaves_figures_and_no_text() {
    let (home, history) = fresh().await;
    let provider = ProviderId::new();
    let turn = TurnId::new();
    let start = AttemptStart {
        turn,
        answer: None,
        attempt: 0,
        lane: Lane {
            provider,
            model: "m".into(),
        },
        name: LaneName("a/m".into()),
        reason: AttemptReason::Lead,
        at: T0,
        demo: false,
    };
    history.attempt_started(start).await.unwrap();
    let failure = AttemptFailure {
        class: FailureClass::Request,
        status: Some(400),
        message: "your prompt 'my secret diary' is too odd".into(),
    };
    let row = Attempt {
        failure: Some(failure),
        finish: None,
        ..attempt(0, provider, T0)
    };
    history
        .attempt_ended(AttemptEnd { turn, attempt: row })
        .await
        .unwrap();
    let kept = history.attempts_of(turn).await.unwrap();
    assert_eq!(kept[0].failure.as_ref().unwrap().class, FailureClass::Request);
    assert_eq!(kept[0].cost_usd, Some(0.0125));
    assert!(history.close().await);
    for file in std::fs::read_dir(home.path()).unwrap() {
        let bytes = std::fs::read(file.unwrap().path()).unwrap();
        assert!(!String::from_utf8_lossy(&bytes).contains("diary"));
    }
}

#[tokio::test]
async fn odd_characters_come_back_as_they_were() {
    let (_home, history) = fresh().await;
    let odd = "a\0b\u{feff}\r\n\u{202e}👨\u{200d}👩\u{200d}👧 \u{10ffff}'; DROP TABLE chats;--";
    let begun = new_chat(&history, odd, T0).await;
    end(&history, begun, odd, T0 + 1).await;
    assert_eq!(words(&history.chat(begun.chat).await.unwrap()), [odd, odd]);
}

#[tokio::test]
async fn sources_are_shown_and_calls_of_tools_kept_and_neither_goes_into_a_prompt() {
    let (_home, history) = fresh().await;
    let provider = ProviderId::new();
    let begun = new_chat(&history, "Did it freeze?", T0).await;
    history
        .attempt_started(started(begun, 0, provider, T0))
        .await
        .unwrap();
    let citation = Citation {
        url: Some("https://lake.example/1963".into()),
        start: Some(0),
        end: Some(3),
        ..Citation::default()
    };
    let call = ToolCall {
        id: Some("call_1".into()),
        name: "clock".into(),
        arguments: "{}".into(),
    };
    let kept = |body| StoredPart { attempt: 0, body };
    let parts = vec![
        text(0, "Yes."),
        kept(StoredText::Citation(citation.clone())),
        kept(StoredText::ToolCall(call)),
    ];
    history
        .checkpoint(begun.answer, parts.clone(), Vec::new(), T0 + 1)
        .await
        .unwrap();
    history.end(ended(begun, parts, T0 + 2)).await.unwrap();
    let chat = history.chat(begun.chat).await.unwrap();
    let shown = &chat.messages[1].parts[1..];
    assert_eq!(shown, [Part::Citation { citation, attempt: 0 }]);
    let path = history.prompt_path(begun.chat, begun.answer).await.unwrap();
    assert_eq!(path[1].parts, [SaidPart::Text("Yes.".into())]);
}
