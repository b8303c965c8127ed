//! Files that go with questions, as they lie in the database.

use super::*;
use crate::attachments::hash;
use crate::contract::{Attached, Attachment, AttachmentId, AttachmentKind, Part};
use crate::engine::{FileForm, SaidPart};

pub(super) fn pdf(bytes: &[u8]) -> AttachmentRow {
    AttachmentRow {
        id: hash(bytes),
        kind: AttachmentKind::Pdf,
        media_type: "application/pdf".into(),
        bytes: bytes.len() as u64,
        width: None,
        height: None,
        pages: Some(3),
        text: Some("Grüße aus dem Plan".into()),
        note: None,
        thumbnail: Some(vec![1, 2, 3].into()),
        sent: None,
    }
}

fn named(id: &AttachmentId, name: &str) -> Attached {
    Attached {
        id: id.clone(),
        name: name.into(),
    }
}

/// A question in a new chat with files and no other words than `text`.
async fn ask(history: &History, text: &str, files: Vec<Attached>, at: Timestamp) -> Begun {
    let mut turn = new_turn(ChatId::new(), None, text, at);
    turn.new_chat = Some(NewChat {
        title: "Files".into(),
        system: None,
        demo: false,
        terms: ChatTerms::default(),
    });
    turn.new_question.as_mut().unwrap().files = files;
    begin(history, turn).await
}

fn files_in(chat: &Chat) -> Vec<Attachment> {
    let parts = chat.messages.iter().flat_map(|message| &message.parts);
    parts
        .filter_map(|part| match part {
            Part::Attachment { attachment } => Some(attachment.clone()),
            _ => None,
        })
        .collect()
}

const DAY: i64 = 24 * 60 * 60 * 1000;

#[tokio::test]
async fn a_file_stands_before_the_words_and_goes_along_with_every_later_prompt() {
    let (_home, history) = fresh().await;
    let plan = pdf(b"plan");
    history.keep_attachment(plan.clone(), T0).await.unwrap();
    let begun = ask(
        &history,
        "What is this?",
        vec![named(&plan.id, "plan.pdf")],
        T0 + 1,
    )
    .await;
    end(&history, begun, "A plan.", T0 + 2).await;
    let next = reply(&history, begun.chat, begun.answer, "And this?", T0 + 3).await;

    let chat = history.chat(begun.chat).await.unwrap();
    assert_eq!(chat.messages[0].text(), "What is this?");
    assert!(matches!(chat.messages[0].parts[0], Part::Attachment { .. }));
    let shown = &files_in(&chat)[0];
    assert_eq!((shown.name.as_str(), shown.pages), ("plan.pdf", Some(3)));
    assert_eq!(shown.chars, Some(18), "characters, not bytes");
    assert!(shown.thumbnail);
    assert_eq!(
        history.thumbnail(plan.id.clone()).await.unwrap().unwrap(),
        vec![1, 2, 3]
    );

    let path = history.prompt_path(begun.chat, next.question).await.unwrap();
    let SaidPart::File(file) = &path[0].parts[0] else {
        panic!("{:?}", path[0].parts)
    };
    assert_eq!(file.name, "plan.pdf");
    assert_eq!(file.text.as_deref(), Some("Grüße aus dem Plan"));
    assert_eq!((file.form.bytes, file.form.id.clone()), (4, plan.id));
    assert_eq!(path[0].parts.len(), 2);
}

#[tokio::test]
async fn a_question_may_be_only_files() {
    let (_home, history) = fresh().await;
    let plan = pdf(b"plan");
    history.keep_attachment(plan.clone(), T0).await.unwrap();
    let begun = ask(&history, "", vec![named(&plan.id, "plan.pdf")], T0 + 1).await;
    let chat = history.chat(begun.chat).await.unwrap();
    assert_eq!(chat.messages[0].parts.len(), 1);
    let path = history.prompt_path(begun.chat, begun.question).await.unwrap();
    assert_eq!(path[0].parts.len(), 1);
}

#[tokio::test]
async fn a_file_is_one_row_under_every_name_and_what_is_known_of_it_is_the_newest() {
    let (home, history) = fresh().await;
    let plan = pdf(b"plan");
    history.keep_attachment(plan.clone(), T0).await.unwrap();
    let first = ask(&history, "One", vec![named(&plan.id, "a.pdf")], T0 + 1).await;
    let read_better = AttachmentRow {
        text: Some("More of it".into()),
        ..plan.clone()
    };
    history.keep_attachment(read_better, T0 + 2).await.unwrap();
    let second = ask(&history, "Two", vec![named(&plan.id, "b.pdf")], T0 + 3).await;
    for (begun, name) in [(first, "a.pdf"), (second, "b.pdf")] {
        let file = &files_in(&history.chat(begun.chat).await.unwrap())[0];
        assert_eq!((file.name.as_str(), file.chars), (name, Some(10)));
    }
    let raw = rusqlite::Connection::open(home.path().join("history.db")).unwrap();
    let rows: i64 = raw
        .query_row("SELECT count(*) FROM attachments", [], |row| row.get(0))
        .unwrap();
    assert_eq!(rows, 1);
    history.check().await.unwrap();
}

#[tokio::test]
async fn a_question_with_a_file_that_is_not_kept_is_not_asked_at_all() {
    let (_home, history) = fresh().await;
    let (there, gone) = (pdf(b"there"), pdf(b"gone"));
    history.keep_attachment(there.clone(), T0).await.unwrap();
    let files = vec![named(&there.id, "a.pdf"), named(&gone.id, "b.pdf")];
    assert_eq!(
        history.attached(files.clone()).await,
        Err(HistoryError::NotFound("the file"))
    );
    let mut turn = new_turn(ChatId::new(), None, "Look", T0);
    turn.new_chat = Some(NewChat {
        title: "t".into(),
        system: None,
        demo: false,
        terms: ChatTerms::default(),
    });
    turn.new_question.as_mut().unwrap().files = files;
    assert!(history.begin(turn).await.is_err());
    assert!(history.chats(None, 9).await.unwrap().is_empty());
}

#[tokio::test]
async fn only_old_files_without_a_message_are_forgotten() {
    let (_home, history) = fresh().await;
    let (sent, unsent, young) = (pdf(b"sent"), pdf(b"unsent"), pdf(b"young"));
    let picture = AttachmentRow {
        kind: AttachmentKind::Image,
        sent: Some(FileForm {
            id: hash(b"smaller"),
            media_type: "image/jpeg".into(),
            bytes: 7,
        }),
        ..pdf(b"picture")
    };
    for row in [&sent, &unsent, &picture] {
        history.keep_attachment(row.clone(), T0).await.unwrap();
    }
    history.keep_attachment(young.clone(), T0 + DAY).await.unwrap();
    let files = vec![named(&sent.id, "a.pdf"), named(&picture.id, "b.png")];
    let begun = ask(&history, "Look", files, T0).await;
    end(&history, begun, "Yes.", T0 + 1).await;
    // A chat in the bin can come back with its files.
    history.delete_chat(begun.chat, T0 + 2).await.unwrap();

    let kept = history.forget_attachments(T0 + DAY, T0 + 2 * DAY).await.unwrap();
    let expected = [sent.id, picture.id.clone(), hash(b"smaller"), young.id];
    assert_eq!(kept, expected.into_iter().collect());
    let path = history.attached(vec![named(&picture.id, "b.png")]).await.unwrap();
    assert_eq!(path[0].form.media_type, "image/jpeg", "the smaller one is sent");
    assert_eq!(
        history.thumbnail(unsent.id).await,
        Err(HistoryError::NotFound("the file"))
    );
}

#[tokio::test]
async fn the_files_of_the_demo_are_forgotten_with_its_chats() {
    let (_home, history) = fresh().await;
    let plan = pdf(b"plan");
    history.keep_attachment(plan.clone(), T0).await.unwrap();
    let mut turn = new_turn(ChatId::new(), None, "Look", T0);
    turn.new_chat = Some(NewChat {
        title: "t".into(),
        system: None,
        demo: true,
        terms: ChatTerms::default(),
    });
    turn.new_question.as_mut().unwrap().files = vec![named(&plan.id, "a.pdf")];
    let begun = begin(&history, turn).await;
    end(&history, begun, "Yes.", T0 + 1).await;
    assert_eq!(history.remove_demo_chats(T0 + 2).await.unwrap(), 1);
    let kept = history.forget_attachments(T0 + 1, T0 + 3).await.unwrap();
    assert!(kept.is_empty());
}
