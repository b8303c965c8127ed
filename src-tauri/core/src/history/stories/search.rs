//! Finding again what was said.

use super::*;
use crate::contract::{
    Attached, ChatChange, ChatTerms, Excerpt, FolderId, Seam, SeamMode, SearchPage, SearchRequest,
};
use crate::history::Day;

fn utc(day: Day) -> Option<Timestamp> {
    // Days of January 2027 are enough here: T0 is on the 15th.
    (day.year == 2027 && day.month == 1).then(|| T0 - 8 * 3_600_000 + (i64::from(day.day) - 15) * 86_400_000)
}

async fn ask(history: &History, request: SearchRequest) -> SearchPage {
    history.search(request, false, utc).await.unwrap()
}

pub(super) async fn page(history: &History, text: &str) -> SearchPage {
    let request = SearchRequest {
        text: text.into(),
        ..SearchRequest::default()
    };
    ask(history, request).await
}

pub(super) async fn typed(history: &History, text: &str) -> SearchPage {
    let request = SearchRequest {
        text: text.into(),
        typing: true,
        cursor: None,
    };
    ask(history, request).await
}

/// What was looked for stands in brackets.
fn line(excerpt: &[Excerpt]) -> String {
    let tell = |piece: &Excerpt| match piece.hit {
        true => format!("[{}]", piece.text),
        false => piece.text.clone(),
    };
    excerpt.iter().map(tell).collect()
}

/// The messages that are found, as lines.
pub(super) async fn found(history: &History, text: &str) -> Vec<String> {
    let page = page(history, text).await;
    page.messages.iter().map(|hit| line(&hit.excerpt)).collect()
}

pub(super) async fn titles(history: &History, text: &str) -> Vec<String> {
    let page = page(history, text).await;
    page.chats.iter().map(|hit| line(&hit.title)).collect()
}

pub(super) async fn said(history: &History, question: &str, answer: &str, at: Timestamp) -> Begun {
    let begun = new_chat(history, question, at).await;
    end(history, begun, answer, at + 1).await;
    begun
}

pub(super) async fn index(history: &History) {
    while history.index_step(T0).await.unwrap().more {}
}

async fn sql(history: &History, sql: &'static str) {
    let write = move |write: &mut db::Write<'_>| Ok(write.tx.execute_batch(sql)?);
    history
        .threads
        .write(db::Durability::Synced, T0, write)
        .await
        .unwrap();
}

#[tokio::test]
async fn words_phrases_and_beginnings_are_found_whatever_their_case_and_accents() {
    let (_home, history) = fresh().await;
    said(
        &history,
        "A recipe for crème brûlée?",
        "Beat the yolks. Do not boil.",
        T0,
    )
    .await;
    said(&history, "Boil an egg", "Six minutes.", T0 + 10).await;
    assert_eq!(
        found(&history, "CREME brulee").await,
        ["A recipe for [crème] [brûlée]?"]
    );
    assert_eq!(
        found(&history, "\"not boil\"").await,
        ["Beat the yolks. Do [not boil]."]
    );
    assert_eq!(found(&history, "boil").await.len(), 2);
    assert_eq!(
        found(&history, "boil -egg").await,
        ["Beat the yolks. Do not [boil]."]
    );
    assert_eq!(found(&history, "yol*").await, ["Beat the [yolks]. Do not boil."]);
    assert!(found(&history, "yol").await.is_empty());
    let now = typed(&history, "beat yol").await;
    assert_eq!(line(&now.messages[0].excerpt), "[Beat] the [yolks]. Do not boil.");
    assert!(page(&history, "boil unheard").await.messages.is_empty());
}

#[tokio::test]
async fn scripts_without_spaces_are_found_from_one_character_on() {
    let (_home, history) = fresh().await;
    said(
        &history,
        "去京都的三日间计划",
        "東京タワーと大学。ひらがなも。",
        T0,
    )
    .await;
    said(
        &history,
        "한국어를 배우고 싶어요",
        "𠮷野家で食べる。ภาษาไทย",
        T0 + 10,
    )
    .await;
    for (typed, line) in [
        ("京", "去[京]都的三日间计划"),
        ("三日间", "去京都的[三日间]计划"),
        ("タワー", "東京[タワー]と大学。ひらがなも。"),
        ("ら", "東京タワーと大学。ひ[ら]がなも。"),
        ("국어", "한[국어]를 배우고 싶어요"),
        ("𠮷", "[𠮷]野家で食べる。ภาษาไทย"),
        ("ไทย", "𠮷野家で食べる。ภาษา[ไทย]"),
    ] {
        assert!(found(&history, typed).await.contains(&line.to_owned()), "{typed}");
    }
    assert!(found(&history, "都京").await.is_empty(), "in this order");
}

#[tokio::test]
async fn an_answer_is_found_as_it_ends_and_without_what_is_not_seen_in_it() {
    let (home, history) = fresh().await;
    let begun = new_chat(&history, "Why is the sky blue?", T0).await;
    assert_eq!(found(&history, "blue").await.len(), 1, "a question, at once");
    history
        .checkpoint(begun.answer, vec![text(0, "Scattering, in")], Vec::new(), T0 + 1)
        .await
        .unwrap();
    assert!(found(&history, "scattering").await.is_empty());
    let parts = vec![
        text(0, "Mirrors, given up."),
        StoredPart {
            attempt: 1,
            body: StoredText::Reasoning("Pondering.".into()),
        },
        text(1, "Scattering."),
    ];
    let mut ended = ended(begun, parts, T0 + 2);
    ended.seams = vec![Seam {
        from_attempt: 0,
        to_attempt: 1,
        at: 0,
        mode: SeamMode::Restart,
    }];
    history.end(ended).await.unwrap();
    assert_eq!(found(&history, "scattering").await, ["[Scattering]."]);
    assert!(found(&history, "pondering").await.is_empty());
    assert!(found(&history, "mirrors").await.is_empty());

    // Its process dies in the middle of the next one.
    let next = reply(&history, begun.chat, begun.answer, "And at dusk?", T0 + 3).await;
    history
        .checkpoint(next.answer, vec![text(0, "Redder, as")], Vec::new(), T0 + 4)
        .await
        .unwrap();
    sql(
        &history,
        "UPDATE messages SET owner_start = owner_start + 1 WHERE status = 'streaming'",
    )
    .await;
    assert!(history.close().await);
    let history = open(&home).await;
    assert_eq!(found(&history, "redder").await, ["[Redder], as"]);
}

#[tokio::test]
async fn chats_are_found_by_their_titles_while_they_are_there() {
    let (_home, history) = fresh().await;
    let trip = said(&history, "Three days in Kyoto", "Take the tram.", T0).await;
    assert_eq!(titles(&history, "kyoto").await, ["Three days in [Kyoto]"]);
    history
        .rename_chat(trip.chat, "Japan, spring", TitleSource::Person, T0 + 5)
        .await
        .unwrap();
    assert!(titles(&history, "kyoto").await.is_empty());
    assert_eq!(titles(&history, "spring japan").await, ["[Japan], [spring]"]);
    assert_eq!(page(&history, "kyoto").await.messages[0].title, "Japan, spring");

    history.delete_chat(trip.chat, T0 + 6).await.unwrap();
    assert!(titles(&history, "japan").await.is_empty());
    assert!(found(&history, "tram").await.is_empty());
    history.undelete_chat(trip.chat, T0 + 7).await.unwrap();
    assert_eq!(titles(&history, "japan").await.len(), 1);
    assert_eq!(found(&history, "tram").await.len(), 1);
}

#[tokio::test]
async fn the_demo_is_found_in_the_demo_and_goes_with_it() {
    let (_home, history) = fresh().await;
    said(&history, "A real question", "ok", T0).await;
    let mut turn = new_turn(ChatId::new(), None, "A scripted question", T0);
    turn.new_chat = Some(NewChat {
        title: "Demo".into(),
        system: None,
        demo: true,
        terms: ChatTerms::default(),
    });
    let demo = begin(&history, turn).await;
    end(&history, demo, "ok", T0 + 1).await;
    assert_eq!(found(&history, "question").await, ["A real [question]"]);
    let request = SearchRequest {
        text: "question".into(),
        ..SearchRequest::default()
    };
    let inside = history.search(request.clone(), true, utc).await.unwrap();
    assert_eq!(line(&inside.messages[0].excerpt), "A scripted [question]");
    history.remove_demo_chats(T0 + 2).await.unwrap();
    // Their numbers may be given again: nothing of the demo may be found under them.
    said(&history, "Another one", "ok", T0 + 3).await;
    assert!(found(&history, "scripted").await.is_empty());
    assert!(
        history
            .search(request, true, utc)
            .await
            .unwrap()
            .messages
            .is_empty()
    );
    assert!(history.check_index(T0 + 9, T0 + 9).await.unwrap());
}

#[tokio::test]
async fn filters_narrow_what_is_found() {
    let (_home, history) = fresh().await;
    let day = 86_400_000;
    let one = said(&history, "Which tram goes to the river?", "Tram nine.", T0).await;
    let next = reply(&history, one.chat, one.answer, "And back by tram?", T0 + day).await;
    let mut end = ended(next, vec![text(0, "The same tram.")], T0 + day + 1);
    end.lane = Some(LaneName("home/llama-3.2:3b".into()));
    history.end(end).await.unwrap();
    said(&history, "Night trains", "No tram at night.", T0 + 2 * day).await;

    assert_eq!(found(&history, "tram").await.len(), 5);
    assert_eq!(found(&history, "tram from:me").await.len(), 2);
    assert_eq!(found(&history, "tram from:model").await.len(), 3);
    assert_eq!(found(&history, "tram model:llama").await, ["The same [tram]."]);
    assert_eq!(found(&history, "tram model:home/llama-3").await.len(), 1);
    assert_eq!(found(&history, "tram model:other").await.len(), 0);
    assert_eq!(found(&history, "tram in:night").await, ["No [tram] at night."]);
    assert_eq!(found(&history, "tram in:\"which tram\"").await.len(), 4);
    assert_eq!(found(&history, "tram in:nowhere").await.len(), 0);
    // A folder's name is a place too, as long as there is that folder.
    let folder = FolderId::new();
    history.make_folder(folder, "Summer of 青", T0 + 5).await.unwrap();
    let into = ChatChange::Folder { folder: Some(folder) };
    history.change_chat(one.chat, into, T0 + 6).await.unwrap();
    for place in ["in:summer", "in:\"summer of\"", "in:青"] {
        assert_eq!(
            found(&history, &format!("tram {place}")).await.len(),
            4,
            "{place}"
        );
    }
    history.delete_folder(folder, T0 + 7).await.unwrap();
    assert_eq!(found(&history, "tram in:summer").await.len(), 0);
    assert_eq!(found(&history, "tram before:2027-01-16").await.len(), 2);
    assert_eq!(found(&history, "tram after:2027-01-16").await.len(), 3);
    assert_eq!(
        found(&history, "tram after:2027-01-16 before:2027-01-17")
            .await
            .len(),
        2
    );
    // A filter alone shows everything it lets through, the newest first.
    assert_eq!(found(&history, "from:me").await[0], "Night trains");
    assert_eq!(found(&history, "-tram").await, ["Night trains"]);
    let half = typed(&history, "tram before:2027-1").await;
    assert_eq!(
        (half.messages.len(), half.unread.len()),
        (0, 0),
        "January is a date"
    );
    let half = typed(&history, "tram before:20").await;
    assert_eq!(
        (half.messages.len(), half.unread),
        (5, vec!["before:20".to_owned()])
    );
}

#[tokio::test]
async fn files_are_found_by_their_words_and_names() {
    let (_home, history) = fresh().await;
    let mut file = super::attachments::pdf(b"lease");
    file.text = Some("The lease ends in March.".into());
    history.keep_attachment(file.clone(), T0).await.unwrap();
    let mut turn = new_turn(ChatId::new(), None, "Summarise this", T0);
    turn.new_chat = Some(NewChat {
        title: "Summary".into(),
        system: None,
        demo: false,
        terms: ChatTerms::default(),
    });
    turn.new_question.as_mut().unwrap().files = vec![Attached {
        id: file.id.clone(),
        name: "contract.pdf".into(),
    }];
    let begun = begin(&history, turn).await;
    end(&history, begun, "It is a contract.", T0 + 1).await;
    let page = page(&history, "lease summarise").await;
    assert_eq!(
        page.messages.len(),
        1,
        "words of the question and of its file together"
    );
    let lease = super::search::page(&history, "lease").await;
    assert_eq!(line(&lease.messages[0].excerpt), "The [lease] ends in March.");
    assert_eq!(lease.messages[0].file.as_deref(), Some("contract.pdf"));
    assert_eq!(lease.messages[0].message, begun.question);
    assert_eq!(found(&history, "contract").await.len(), 2);

    // A later version of the app reads more in it.
    let mut better = file;
    better.text = Some("The lease ends in April.".into());
    history.keep_attachment(better, T0 + 2).await.unwrap();
    index(&history).await;
    assert_eq!(found(&history, "april").await.len(), 1);
    assert_eq!(found(&history, "march").await.len(), 0);
}

#[tokio::test]
async fn everything_is_shown_page_by_page_and_nothing_twice() {
    let (_home, history) = fresh().await;
    let chat = said(&history, "tram 0", "tram", T0).await;
    let mut last = chat.answer;
    for n in 1..600 {
        let turn = reply(&history, chat.chat, last, &format!("tram {n}"), T0 + 10 * n).await;
        end(&history, turn, "no", T0 + 10 * n + 1).await;
        last = turn.answer;
    }
    let mut seen = Vec::new();
    let mut cursor = None;
    loop {
        let request = SearchRequest {
            text: "tram".into(),
            typing: false,
            cursor,
        };
        let page = ask(&history, request).await;
        assert!(page.messages.len() <= 30);
        seen.extend(page.messages.iter().map(|hit| hit.message));
        cursor = page.next;
        if cursor.is_none() {
            break;
        }
    }
    let all: std::collections::HashSet<_> = seen.iter().collect();
    assert_eq!((seen.len(), all.len()), (601, 601));
}

#[tokio::test]
async fn of_what_is_found_the_best_comes_first_and_the_newest_of_equals() {
    let (_home, history) = fresh().await;
    said(&history, "tram", "ok", T0).await;
    let filler = "and other words besides ".repeat(30);
    said(&history, &format!("{filler} tram {filler}"), "ok", T0 + 10).await;
    said(&history, "tram", "ok", T0 + 20).await;
    let page = page(&history, "tram").await;
    let times: Vec<i64> = page.messages.iter().map(|hit| hit.created_at - T0).collect();
    assert_eq!(times, [20, 0, 10]);
}

#[tokio::test]
async fn a_history_from_before_is_indexed_step_by_step_newest_first() {
    let (_home, history) = fresh().await;
    for n in 0..150 {
        said(&history, &format!("question number {n}"), "fine", T0 + 10 * n).await;
    }
    // As the migration leaves it.
    sql(
        &history,
        "INSERT INTO search (search) VALUES ('delete-all'); INSERT INTO search_titles (search_titles) VALUES ('delete-all');
         DELETE FROM search_chats; UPDATE search_state SET titled = 0, rest = 301, total = 300;",
    )
    .await;
    let before = page(&history, "number").await;
    assert!(before.messages.is_empty() && before.chats.is_empty());
    assert_eq!(
        before.indexing.map(|state| (state.percent, state.anew)),
        Some((0, false))
    );
    // What is said meanwhile is found at once.
    said(&history, "question of today", "fine", T0 + 9_000).await;
    assert_eq!(found(&history, "today").await.len(), 1);
    assert!(history.index_step(T0).await.unwrap().more);
    let mut percent = 0;
    while history.index_step(T0).await.unwrap().more {
        if let Some(state) = page(&history, "number").await.indexing {
            assert!(state.percent >= percent);
            percent = state.percent;
            assert!(found(&history, "149").await.len() == 1, "the newest come first");
        }
    }
    assert!(percent > 0);
    let after = page(&history, "number").await;
    assert_eq!((after.messages.len(), after.indexing), (30, None));
    assert_eq!(found(&history, "question").await.len(), 30);
    assert_eq!(titles(&history, "\"number 0\"").await, ["question [number 0]"]);
    assert!(!history.index_step(T0).await.unwrap().more);
    assert!(history.check_index(T0 + 1, T0 + 1).await.unwrap());
}

#[tokio::test]
async fn a_broken_index_costs_no_words_and_is_made_anew() {
    let (home, history) = fresh().await;
    for n in 0..40 {
        said(&history, &format!("question {n}"), "an answer", T0 + 10 * n).await;
    }
    sql(
        &history,
        "UPDATE search_data SET block = x'00ff00ff00ff00ff00ff' WHERE id > 10",
    )
    .await;
    assert!(history.close().await);
    // SQLite's own check sees it too: the history opens all the same.
    let history = open(&home).await;
    let last = said(&history, "question at last", "another answer", T0 + 9_000).await;
    assert_eq!(
        words(&history.chat(last.chat).await.unwrap())[1],
        "another answer"
    );
    let sound = history.check_index(T0 + 1, T0 + 1).await.unwrap();
    assert!(!sound);
    let told = page(&history, "question").await;
    assert_eq!(told.indexing.map(|state| state.anew), Some(true));
    index(&history).await;
    assert_eq!(found(&history, "question").await.len(), 30);
    assert_eq!(found(&history, "\"at last\"").await.len(), 1);
    assert_eq!(page(&history, "question").await.indexing, None);
    assert!(history.check_index(T0 + 2, T0 + 2).await.unwrap());
}

#[tokio::test]
async fn a_word_with_a_slip_is_found_where_nothing_else_is_and_it_is_said() {
    let (_home, history) = fresh().await;
    said(&history, "The tunnel under the lake", "It is closed.", T0).await;
    let page = page(&history, "tunel lake").await;
    assert_eq!(line(&page.messages[0].excerpt), "The [tunnel] under the [lake]");
    assert_eq!(page.corrections[0].typed, "tunel");
    assert_eq!(page.corrections[0].found, ["tunnel"]);
    let right = super::search::page(&history, "tunnel").await;
    assert!(right.corrections.is_empty());
    let none = super::search::page(&history, "windmill").await;
    assert!(none.corrections.is_empty() && none.messages.is_empty());
    assert!(
        found(&history, "lkae").await.is_empty(),
        "short words are left alone"
    );
}
