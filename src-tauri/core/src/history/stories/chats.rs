use super::*;

async fn answered(history: &History, question: &str, answer: &str, at: Timestamp) -> Begun {
    let begun = new_chat(history, question, at).await;
    end(history, begun, answer, at + 1).await;
    begun
}

#[tokio::test]
async fn an_edit_and_another_answer_are_branches_and_nothing_is_overwritten() {
    let (_home, history) = fresh().await;
    let first = answered(&history, "Q1", "A1", T0).await;
    let chat = first.chat;
    let second = reply(&history, chat, first.answer, "Q2", T0 + 10).await;
    end(&history, second, "A2", T0 + 11).await;

    // Another answer to the second question.
    let other = again(&history, second, T0 + 20).await;
    end(&history, other, "A2 again", T0 + 21).await;
    let shown = history.chat(chat).await.unwrap();
    assert_eq!(words(&shown), ["Q1", "A1", "Q2", "A2 again"]);
    assert_eq!(shown.messages[3].siblings, [second.answer, other.answer]);

    // The first question in other words.
    let edited = begin(&history, new_turn(chat, None, "Q1, better", T0 + 30)).await;
    end(&history, edited, "B1", T0 + 31).await;
    let shown = history.chat(chat).await.unwrap();
    assert_eq!(words(&shown), ["Q1, better", "B1"]);
    assert_eq!(shown.messages[0].siblings, [first.question, edited.question]);

    // Back to the first question: the newest branch below it is shown, and stays shown.
    let back = history
        .select_branch(chat, first.question, T0 + 40)
        .await
        .unwrap();
    assert_eq!(words(&back), ["Q1", "A1", "Q2", "A2 again"]);
    assert_eq!(history.chat(chat).await.unwrap(), back);
    let older = history.select_branch(chat, second.answer, T0 + 41).await.unwrap();
    assert_eq!(words(&older), ["Q1", "A1", "Q2", "A2"]);
    // A prompt can be made from any place, shown or not.
    let path = history.prompt_path(chat, other.answer).await.unwrap();
    assert_eq!(
        path.last().unwrap().parts,
        [crate::engine::SaidPart::Text("A2 again".into())]
    );
    // Looking around is not a message: the list's order stays.
    assert_eq!(older.summary.updated_at, T0 + 31);

    let stranger = answered(&history, "X", "Y", T0 + 50).await;
    let refused = history.select_branch(chat, stranger.answer, T0 + 51).await;
    assert_eq!(refused, Err(HistoryError::NotFound("the message")));
}

#[tokio::test]
async fn an_answer_that_ends_does_not_take_the_reader_from_another_branch() {
    let (_home, history) = fresh().await;
    let first = answered(&history, "Q", "A", T0).await;
    let other = again(&history, first, T0 + 10).await;
    history
        .select_branch(first.chat, first.answer, T0 + 11)
        .await
        .unwrap();
    end(&history, other, "A again", T0 + 12).await;
    assert_eq!(words(&history.chat(first.chat).await.unwrap()), ["Q", "A"]);
}

#[tokio::test]
async fn the_end_of_a_long_chat_can_be_had_without_its_beginning() {
    let (_home, history) = fresh().await;
    let first = answered(&history, "Q1", "A1", T0).await;
    let second = reply(&history, first.chat, first.answer, "Q2", T0 + 10).await;
    end(&history, second, "A2", T0 + 11).await;
    let whole = history.chat(first.chat).await.unwrap();
    assert_eq!((whole.messages.len(), whole.earlier), (4, 0));
    let end = history.chat_end(first.chat, 3).await.unwrap();
    assert_eq!(
        (words(&end), end.earlier),
        (vec!["A1".into(), "Q2".into(), "A2".into()], 1)
    );
    assert_eq!(end.messages, whole.messages[1..]);
    assert_eq!(history.chat_end(first.chat, 9).await.unwrap(), whole);
}

#[tokio::test]
async fn the_list_shows_the_newest_first_page_by_page() {
    let (_home, history) = fresh().await;
    let mut chats = Vec::new();
    for n in 0..25 {
        // Several in one millisecond: the cursor has to tell them apart.
        chats.push(answered(&history, &format!("Chat {n}"), "ok", T0 + n / 5).await);
    }
    let revived = chats[3];
    let next = reply(&history, revived.chat, revived.answer, "Once more", T0 + 99).await;

    let mut seen = Vec::new();
    let mut cursor = None;
    loop {
        let page = history.chats(cursor, 7).await.unwrap();
        let Some(last) = page.last() else { break };
        cursor = Some(ChatCursor::from(last));
        seen.extend(page);
    }
    let mut wanted: Vec<ChatId> = chats.iter().rev().map(|chat| chat.chat).collect();
    wanted.retain(|id| *id != revived.chat);
    wanted.insert(0, revived.chat);
    assert_eq!(seen.iter().map(|chat| chat.id).collect::<Vec<_>>(), wanted);
    assert!(seen[0].streaming && !seen[1].streaming);
    end(&history, next, "ok", T0 + 100).await;
    assert!(!history.chats(None, 1).await.unwrap()[0].streaming);
}

#[tokio::test]
async fn a_deleted_chat_comes_back_as_it_was() {
    let (home, history) = fresh().await;
    let kept = answered(&history, "Kept", "ok", T0).await;
    let gone = answered(&history, "Gone", "ok", T0 + 5).await;
    let before = history.chat(gone.chat).await.unwrap();
    history.delete_chat(gone.chat, T0 + 9).await.unwrap();
    let not_there = HistoryError::NotFound("the chat");
    assert_eq!(history.chat(gone.chat).await, Err(not_there.clone()));
    assert_eq!(
        history.delete_chat(gone.chat, T0 + 9).await,
        Err(not_there.clone())
    );
    let rename = history
        .rename_chat(gone.chat, "x", TitleSource::Person, T0 + 9)
        .await;
    assert_eq!(rename, Err(not_there.clone()));
    assert_eq!(
        history.prompt_path(gone.chat, gone.answer).await,
        Err(not_there.clone())
    );
    let left: Vec<_> = history
        .chats(None, 9)
        .await
        .unwrap()
        .iter()
        .map(|chat| chat.id)
        .collect();
    assert_eq!(left, [kept.chat]);
    // Also after a restart.
    assert!(history.close().await);
    let history = open(&home).await;
    history.undelete_chat(gone.chat, T0 + 20).await.unwrap();
    history.undelete_chat(gone.chat, T0 + 20).await.unwrap();
    assert_eq!(history.chat(gone.chat).await.unwrap(), before);
    assert_eq!(
        history.undelete_chat(ChatId::new(), T0 + 20).await,
        Err(not_there)
    );
}

#[tokio::test]
async fn a_chat_deleted_while_it_is_answered_keeps_the_answer() {
    let (_home, history) = fresh().await;
    let begun = new_chat(&history, "Q", T0).await;
    history.delete_chat(begun.chat, T0 + 1).await.unwrap();
    history
        .checkpoint(begun.answer, vec![text(0, "A")], Vec::new(), T0 + 2)
        .await
        .unwrap();
    end(&history, begun, "All of it", T0 + 3).await;
    history.undelete_chat(begun.chat, T0 + 4).await.unwrap();
    assert_eq!(
        words(&history.chat(begun.chat).await.unwrap()),
        ["Q", "All of it"]
    );
}

#[tokio::test]
async fn a_title_by_a_person_is_never_replaced_by_a_made_one() {
    let (_home, history) = fresh().await;
    let chat = answered(&history, "Some words", "ok", T0).await.chat;
    let title = async || history.chat(chat).await.unwrap().summary.title;
    history
        .rename_chat(chat, "By a model", TitleSource::Model, T0 + 5)
        .await
        .unwrap();
    assert_eq!(title().await, "By a model");
    history
        .rename_chat(chat, "Mine", TitleSource::Person, T0 + 6)
        .await
        .unwrap();
    history
        .rename_chat(chat, "By a model, late", TitleSource::Model, T0 + 7)
        .await
        .unwrap();
    assert_eq!(title().await, "Mine");
    history
        .rename_chat(chat, "Mine too", TitleSource::Person, T0 + 8)
        .await
        .unwrap();
    assert_eq!(title().await, "Mine too");
}

#[tokio::test]
async fn a_chat_has_its_own_order_reach_and_system_prompt() {
    let (_home, history) = fresh().await;
    let mut turn = new_turn(ChatId::new(), None, "Q", T0);
    turn.new_chat = Some(NewChat {
        title: "Q".into(),
        system: Some("Be brief.".into()),
        demo: false,
        terms: ChatTerms::default(),
    });
    let begun = begin(&history, turn).await;
    let setup = history.chat_setup(begun.chat).await.unwrap();
    assert_eq!(setup.system.as_deref(), Some("Be brief."));
    assert_eq!((setup.terms, setup.demo), (ChatTerms::default(), false));
    assert_eq!(setup.head, Some(begun.answer));

    let lane = Lane {
        provider: ProviderId::new(),
        model: "a/b:c".into(),
    };
    let terms = ChatTerms {
        reach: Reach::Only {
            providers: vec![lane.provider],
        },
        order: Some(vec![lane]),
        files_stay: true,
    };
    history
        .set_chat_terms(begun.chat, terms.clone(), T0 + 1)
        .await
        .unwrap();
    history.set_chat_system(begun.chat, None, T0 + 1).await.unwrap();
    let setup = history.chat_setup(begun.chat).await.unwrap();
    assert_eq!((&setup.terms, setup.system), (&terms, None));
    assert_eq!(history.chat(begun.chat).await.unwrap().terms, terms);

    let mut private = new_turn(ChatId::new(), None, "Q", T0 + 2);
    let terms = ChatTerms {
        reach: Reach::ThisComputer,
        ..ChatTerms::default()
    };
    private.new_chat = Some(NewChat {
        title: "Q".into(),
        system: None,
        demo: false,
        terms: terms.clone(),
    });
    let private = begin(&history, private).await;
    assert_eq!(history.chat_setup(private.chat).await.unwrap().terms, terms);
}

#[tokio::test]
async fn demo_chats_go_with_one_click_and_nothing_else_does() {
    let (home, history) = fresh().await;
    let real = answered(&history, "Real", "ok", T0).await;
    let mut turn = new_turn(ChatId::new(), None, "Scripted", T0);
    turn.new_chat = Some(NewChat {
        title: "Demo".into(),
        system: None,
        demo: true,
        terms: ChatTerms::default(),
    });
    let demo = begin(&history, turn).await;
    let attempt = AttemptStart {
        demo: true,
        ..started(demo, 0, ProviderId::new(), T0)
    };
    history.attempt_started(attempt).await.unwrap();
    end(&history, demo, "Nothing leaves this computer.", T0 + 1).await;
    let next = reply(&history, demo.chat, demo.answer, "More", T0 + 2).await;
    assert!(history.chats(None, 1).await.unwrap()[0].demo);

    assert_eq!(history.remove_demo_chats(T0 + 3).await, Ok(1));
    assert_eq!(history.remove_demo_chats(T0 + 3).await, Ok(0));
    assert_eq!(words(&history.chat(real.chat).await.unwrap()), ["Real", "ok"]);
    assert_eq!(history.chats(None, 9).await.unwrap().len(), 1);
    assert!(history.attempts_of(demo.turn).await.unwrap().is_empty());
    // A scripted answer that was being written has nowhere to go any more.
    assert!(
        history
            .checkpoint(next.answer, vec![text(0, "x")], Vec::new(), T0 + 4)
            .await
            .is_err()
    );
    history.check().await.unwrap();
    drop((history, home));
}

/// What merging two machines' histories will stand on.
#[tokio::test]
async fn what_a_person_changes_is_stamped_and_what_they_look_at_is_not() {
    let (_home, history) = fresh().await;
    let chat = answered(&history, "Q", "A", T0).await;
    let stamp = async || {
        let id = chat.chat;
        history
            .threads
            .read(move |conn| {
                let sql = "SELECT hlc, device, (SELECT device FROM meta) FROM chats WHERE id = ?1";
                Ok(conn.query_row(sql, [id], |row| {
                    Ok((
                        row.get::<_, i64>(0)?,
                        row.get::<_, Vec<u8>>(1)? == row.get::<_, Vec<u8>>(2)?,
                    ))
                })?)
            })
            .await
            .unwrap()
    };
    let made = stamp().await;
    assert!(made.1, "by this device");
    assert_eq!(made.0 >> 16, T0);
    history
        .select_branch(chat.chat, chat.question, T0 + 5)
        .await
        .unwrap();
    let next = reply(&history, chat.chat, chat.answer, "Q2", T0 + 6).await;
    end(&history, next, "A2", T0 + 7).await;
    assert_eq!(stamp().await, made);
    // The wall clock was set back: the edit is later all the same.
    history
        .rename_chat(chat.chat, "T", TitleSource::Person, T0 - 99_999)
        .await
        .unwrap();
    let renamed = stamp().await;
    assert!(renamed.0 > made.0);
    history.delete_chat(chat.chat, T0 + 10).await.unwrap();
    assert!(stamp().await.0 > renamed.0);
}
