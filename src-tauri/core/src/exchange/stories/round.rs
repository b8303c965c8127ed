//! Out and in again.

use super::*;
use crate::contract::{AttachmentId, ChatId, ExportOf};

/// A chat whose first question has these files.
fn with_files(mut chat: ChatRecord, files: &[AttachmentId]) -> ChatRecord {
    for (place, file) in files.iter().enumerate() {
        chat.messages[0].parts.insert(
            0,
            PartRecord {
                file: Some(file.clone()),
                ..PartRecord::of(PartKind::Attachment, format!("報告 {place}.txt"), None)
            },
        );
    }
    chat
}

#[test]
fn exported_imported_into_an_empty_home_and_exported_again_gives_the_same_bytes() {
    let here = Home::new();
    let keep = Plainly(&here);
    let files: Vec<AttachmentId> = [&b"one"[..], b"two \0 and \xff", b"three"]
        .into_iter()
        .map(|bytes| keep.keep("", bytes.to_vec()).unwrap())
        .collect();
    let mut all = chats(1, 60);
    all[3] = with_files(all[3].clone(), &files);
    all[4] = with_files(all[4].clone(), &files[..1]);
    let deleted = all[5].id;
    all[5].deleted_at = Some(T0);
    all[5].deletion = Some(all[5].about.changed);
    here.take(all);

    let first = here.exported();
    let text = String::from_utf8(first.clone()).unwrap();
    assert!(
        serde_json::from_str::<serde_json::Value>(&text).is_ok(),
        "it is JSON"
    );
    assert!(
        !text.contains(&deleted.to_string()),
        "a deleted chat is not in it"
    );

    let there = Home::new();
    let (preview, done) = there.import(&here.file(&first)).unwrap();
    assert_eq!(
        (preview.chats, preview.known, preview.files, preview.notes),
        (59, 0, 3, Vec::new())
    );
    assert_eq!((done.chats, done.files, done.notes), (59, 3, Vec::new()));
    assert!(there.exported() == first, "the same bytes");

    let (preview, done) = there.import(&here.file(&first)).unwrap();
    assert_eq!(
        (
            preview.known,
            done.known,
            done.chats + done.more + done.messages + done.files
        ),
        (59, 59, 0)
    );
    assert!(there.exported() == first, "twice changes nothing");
}

#[test]
fn one_chat_can_be_exported_alone() {
    let home = Home::with(chats(2, 3));
    let one = home.chats().remove(1);
    let mut out = Vec::new();
    let reader = home.history.reader().unwrap();
    export(
        &reader,
        &home.files(),
        ExportOf::Chat { chat: one.id },
        &mut out,
        &Course::default(),
    )
    .unwrap();
    let there = Home::new();
    there.import(&home.file(&out)).unwrap();
    assert_eq!(there.chats(), [one]);
    let nobody = export(
        &reader,
        &home.files(),
        ExportOf::Chat { chat: ChatId::new() },
        &mut out,
        &Course::default(),
    );
    assert!(matches!(nobody, Err(ExportError::NoChat)));
}

#[test]
fn a_file_that_is_gone_is_told_and_its_name_stays() {
    let here = Home::new();
    let id = Plainly(&here).keep("", b"gone".to_vec()).unwrap();
    here.take([with_files(chats(3, 1).remove(0), &[id])]);
    std::fs::remove_dir_all(here.path("attachments")).unwrap();
    let mut out = Vec::new();
    let done = export(
        &here.history.reader().unwrap(),
        &here.files(),
        ExportOf::All,
        &mut out,
        &Course::default(),
    )
    .unwrap();
    assert_eq!((done.files, done.files_missing), (1, 1));
    let there = Home::new();
    there.import(&here.file(&out)).unwrap();
    let part = &there.chats()[0].messages[0].parts[0];
    assert_eq!((part.text.as_deref(), &part.file), (Some("報告 0.txt"), &None));
}

#[test]
fn an_export_can_be_stopped() {
    let home = Home::with(chats(4, 3));
    let course = Course::default();
    course.stop();
    let stopped = export(
        &home.history.reader().unwrap(),
        &home.files(),
        ExportOf::All,
        &mut Vec::new(),
        &course,
    );
    assert!(matches!(stopped, Err(ExportError::Stopped(_))));
}
