//! What comes in is searched, stands where it stood, and never comes back once it went for good.

use super::*;
use crate::contract::{
    ChatAssistant, ChatChange, ChatId, ExportOf, FolderId, LibraryId, LibraryItem, LibraryKind, SearchRequest,
};
use crate::history::{HistoryError, TitleSource};
use std::future::Future;

impl Home {
    /// How many messages and titles are found.
    fn found(&self, text: &str) -> (usize, usize) {
        let request = SearchRequest {
            text: text.into(),
            ..SearchRequest::default()
        };
        while self.run(self.history.index_step(NOW)).more {}
        let page = self.run(self.history.search(request, false, |_| None));
        (page.messages.len(), page.chats.len())
    }

    fn run<T>(&self, work: impl Future<Output = Result<T, HistoryError>>) -> T {
        self.runtime.block_on(work).unwrap()
    }

    fn go_for_good(&self, chat: ChatId, at: i64) {
        self.run(self.history.delete_chat(chat, at));
        self.run(self.history.forget_chats(vec![chat], None, at + 1));
    }

    fn messages_kept(&self, chat: ChatId) -> i64 {
        let conn = rusqlite::Connection::open(self.path("history.db")).unwrap();
        conn.query_row(
            "SELECT count(*) FROM messages WHERE chat = ?1",
            [chat.0.as_bytes()],
            |row| row.get(0),
        )
        .unwrap()
    }
}

/// A chat whose title, question and answer have these words.
fn saying(seed: u64, title: &str, question: &str, answer: &str) -> ChatRecord {
    let mut chat = chats(seed, 1).remove(0);
    chat.about.title = title.into();
    chat.about.archived_at = None;
    let answered = chat
        .messages
        .iter()
        .find(|message| message.turn.is_some())
        .unwrap();
    let (last, asked) = (answered.id, answered.parent);
    chat.messages
        .retain(|message| message.id == last || Some(message.id) == asked);
    chat.shown = Some(last);
    for message in &mut chat.messages {
        let words = match message.turn {
            Some(_) => answer,
            None => question,
        };
        message.parent = asked.filter(|_| message.turn.is_some());
        message.seams = Vec::new();
        message.parts = vec![PartRecord::of(
            PartKind::Text,
            words.into(),
            message.turn.map(|_| 0),
        )];
    }
    chat
}

#[test]
fn what_was_imported_is_found_and_what_was_undone_is_not() {
    let home = Home::new();
    let file = Plainly(&home).keep("", b"okapi".to_vec()).unwrap();
    let mut chat = saying(1, "xylophone", "zyzzyva", "quokka");
    let question = chat.messages.iter_mut().find(|message| message.turn.is_none());
    question.unwrap().parts.push(PartRecord {
        file: Some(file),
        ..PartRecord::of(PartKind::Attachment, "ibex.txt".into(), None)
    });
    let words = ["zyzzyva", "quokka", "okapi", "ibex"];

    let mut merger = home.history.merger(NOW).unwrap();
    merger.add(chat.clone()).unwrap();
    merger.let_go().unwrap();
    assert_eq!(home.found("zyzzyva").0, 1);
    merger.undo().unwrap();
    assert!(words.iter().all(|word| home.found(word) == (0, 0)));
    assert_eq!(home.found("xylophone"), (0, 0));

    home.take([chat.clone()]);
    for word in words {
        assert_eq!(home.found(word).0, 1, "{word}");
    }
    assert_eq!(home.found("xylophone").1, 1);
    // An answer that came further, and a later title, take the place of the ones before.
    let mut later = chat;
    later.about.title = "marimba".into();
    later.about.changed.hlc += 1;
    let answer = later.messages.iter_mut().find(|message| message.turn.is_some());
    answer.unwrap().parts = vec![PartRecord::of(
        PartKind::Text,
        "a longer answer, pangolin".into(),
        Some(0),
    )];
    home.take([later]);
    assert_eq!((home.found("pangolin").0, home.found("quokka").0), (1, 0));
    assert_eq!((home.found("marimba").1, home.found("xylophone").1), (1, 0));
}

#[test]
fn what_went_for_good_never_comes_back_and_goes_on_the_other_machine_too() {
    let chat = saying(2, "xylophone", "zyzzyva", "quokka");
    let (here, there) = (Home::with([chat.clone()]), Home::with([chat.clone()]));
    here.go_for_good(chat.id, NOW + 5);
    // The other machine deleted it once and brought it back, later than it went here.
    there.run(there.history.delete_chat(chat.id, NOW + 20));
    there.run(there.history.undelete_chat(chat.id, NOW + 30));
    let rename = there
        .history
        .rename_chat(chat.id, "marimba", TitleSource::Person, NOW + 40);
    there.run(rename);

    let export = here.file(&there.exported());
    for file in [export, there.path("history.db")] {
        let (_, done) = here.import(&file).unwrap();
        assert_eq!((done.deleted, done.chats, done.messages), (1, 0, 0));
        assert_eq!(here.messages_kept(chat.id), 0);
        assert_eq!((here.found("zyzzyva"), here.found("marimba")), ((0, 0), (0, 0)));
    }

    there.import(&here.path("history.db")).unwrap();
    assert!(there.run(there.history.chats(None, 9)).is_empty());
    assert_eq!(there.chats()[0].about.title, "");
    there.run(there.history.forget_chats(Vec::new(), Some(0), NOW + 50));
    assert_eq!(there.messages_kept(chat.id), 0);
    assert_eq!(there.found("zyzzyva"), (0, 0));
    assert_eq!(there.chats(), here.chats(), "the same is left on both");
    // Also where nobody had it.
    let third = Home::new();
    third.import(&here.path("history.db")).unwrap();
    third.take([chat]);
    assert_eq!(third.found("zyzzyva"), (0, 0));
}

#[test]
fn an_import_that_is_undone_gives_back_what_was_to_go_for_good() {
    let chat = saying(3, "xylophone", "zyzzyva", "quokka");
    let (here, there) = (Home::with([chat.clone()]), Home::with([chat.clone()]));
    there.go_for_good(chat.id, NOW + 5);
    let before = here.chats();
    let mut merger = here.history.merger(NOW).unwrap();
    merger.add(there.chats().remove(0)).unwrap();
    merger.let_go().unwrap();
    assert!(here.run(here.history.chats(None, 9)).is_empty());
    // The bin is emptied meanwhile.
    here.run(here.history.forget_chats(Vec::new(), Some(NOW + 99), NOW + 99));
    let refused = here
        .runtime
        .block_on(here.history.forget_chats(vec![chat.id], None, NOW + 99));
    assert_eq!(refused, Err(HistoryError::Busy));
    merger.undo().unwrap();
    assert_eq!(here.chats(), before);
    assert_eq!((here.found("zyzzyva").0, here.found("xylophone").1), (1, 1));
}

#[test]
fn an_export_cannot_take_anything_away_for_good() {
    let chat = saying(4, "xylophone", "zyzzyva", "quokka");
    let home = Home::with([chat.clone()]);
    let mut gone = chat.clone();
    (gone.gone_at, gone.deletion) = (Some(NOW), Some(gone.about.changed));
    let file = format!(
        "{{\"format\":\"understudy-history\",\"version\":1,\"chats\":[{}]}}",
        serde_json::to_string(&gone).unwrap()
    );
    home.import(&home.file(file.as_bytes())).unwrap();
    let kept = home.chats().remove(0);
    assert_eq!((kept.deleted_at, kept.gone_at), (None, None));
    assert_eq!((kept.about, kept.messages), (chat.about, chat.messages));
}

#[test]
fn folders_tags_wishes_and_copies_come_along() {
    let home = Home::with([saying(5, "one", "question", "answer")]);
    let (chat, folder, empty) = (home.chats()[0].id, FolderId::new(), FolderId::new());
    home.run(home.history.make_folder(folder, "仕事", NOW));
    home.run(home.history.make_folder(empty, "Nothing yet", NOW));
    for change in [
        ChatChange::Folder { folder: Some(folder) },
        ChatChange::Tags {
            tags: vec!["later".into()],
        },
        ChatChange::Pin { on: true },
    ] {
        home.run(home.history.change_chat(chat, change, NOW));
    }
    home.run(home.history.copy_chat(chat, ChatId::new(), "one (copy)", NOW));
    let exported = home.exported();

    let there = Home::new();
    there.import(&home.file(&exported)).unwrap();
    assert!(there.exported() == exported, "the same bytes");
    let shown = there.run(there.history.chats(None, 9));
    assert_eq!(shown.len(), 2);
    assert!(
        shown
            .iter()
            .all(|chat| chat.folder == Some(folder) && chat.tags == ["later"])
    );
    assert!(there.chats().iter().any(|chat| {
        let mut messages = chat.messages.iter();
        messages.any(|message| message.copied_from.is_some())
    }));
    // A name given later wins, and a folder that was taken away stays away.
    home.run(home.history.rename_folder(folder, "Work", NOW + 10));
    home.run(home.history.delete_folder(empty, NOW + 10));
    let (before, after) = (rows_of_folders(&there), rows_of_folders(&home));
    there.import(&home.path("history.db")).unwrap();
    assert_ne!(before, rows_of_folders(&there));
    assert_eq!(rows_of_folders(&there), after);
    there.import(&there.file(&exported)).unwrap();
    assert_eq!(rows_of_folders(&there), after, "an older export changes nothing");

    // One chat alone takes its folder along, and undoing takes it away.
    let mut alone = Vec::new();
    let reader = home.history.reader().unwrap();
    export(
        &reader,
        &home.files(),
        ExportOf::Chat { chat },
        &mut alone,
        &Course::default(),
    )
    .unwrap();
    let text = String::from_utf8(alone).unwrap();
    assert!(text.contains("Work") && !text.contains("Nothing yet"));
    let third = Home::new();
    let mut merger = third.history.merger(NOW).unwrap();
    assert!(merger.add_folder(after_one(&home)).unwrap());
    merger.undo().unwrap();
    assert!(rows_of_folders(&third).is_empty());
}

#[test]
fn a_folder_is_exported_with_its_chats_and_nobody_elses() {
    let home = Home::with([
        saying(5, "one", "question", "answer"),
        saying(6, "other", "elsewhere", "answer"),
        saying(7, "third", "archived", "answer"),
        saying(8, "fourth", "thrown away", "answer"),
    ]);
    let (folder, empty) = (FolderId::new(), FolderId::new());
    home.run(home.history.make_folder(folder, "Work", NOW));
    home.run(home.history.make_folder(empty, "Nothing yet", NOW));
    let named = |title: &str| {
        let mut all = home.chats().into_iter();
        all.find(|chat| chat.about.title == title).unwrap().id
    };
    for title in ["one", "third", "fourth"] {
        let change = ChatChange::Folder { folder: Some(folder) };
        home.run(home.history.change_chat(named(title), change, NOW));
    }
    home.run(
        home.history
            .change_chat(named("third"), ChatChange::Archive { on: true }, NOW),
    );
    home.run(home.history.delete_chat(named("fourth"), NOW));
    let reader = home.history.reader().unwrap();
    let written = |of| {
        let mut out = Vec::new();
        export(&reader, &home.files(), of, &mut out, &Course::default()).map(|done| (done.chats, out))
    };
    let (count, bytes) = written(ExportOf::Folder { folder }).unwrap();
    assert_eq!(count, 2);
    let there = Home::new();
    there.import(&home.file(&bytes)).unwrap();
    let mut titles: Vec<String> = there.chats().into_iter().map(|chat| chat.about.title).collect();
    titles.sort();
    assert_eq!(titles, ["one", "third"]);
    assert!(rows_of_folders(&there).iter().all(|one| one.name == "Work"));
    assert_eq!(written(ExportOf::Folder { folder: empty }).unwrap().0, 0);
    let mut text = Vec::new();
    markdown(
        &reader,
        ExportOf::Folder { folder },
        &mut text,
        &Course::default(),
    )
    .unwrap();
    let text = String::from_utf8(text).unwrap();
    assert!(text.contains("archived") && !text.contains("elsewhere") && !text.contains("thrown"));
    let nowhere = ExportOf::Folder {
        folder: FolderId::new(),
    };
    assert!(matches!(written(nowhere), Err(ExportError::NoFolder)));
}

#[test]
fn prompts_and_assistants_come_along() {
    let home = Home::with([saying(5, "one", "question", "answer")]);
    let chat = home.chats()[0].id;
    let assistant = Some(ChatAssistant {
        name: "先生".into(),
        icon: "🧑‍🏫".into(),
    });
    home.run(
        home.history
            .change_chat(chat, ChatChange::Assistant { assistant }, NOW),
    );
    let item = |kind, name: &str| LibraryItem {
        id: LibraryId::new(),
        kind,
        name: name.into(),
        icon: String::new(),
        text: "Say {{what}} in one sentence. 一文で。".into(),
        order: None,
    };
    let prompt = item(LibraryKind::Prompt, "Shorter");
    let teacher = item(LibraryKind::Assistant, "先生");
    for one in [&prompt, &teacher] {
        home.run(home.history.keep_item(one.clone(), NOW));
    }
    let exported = home.exported();
    let there = Home::new();
    there.import(&home.file(&exported)).unwrap();
    assert!(there.exported() == exported, "the same bytes");
    assert_eq!(
        there.run(there.history.library()),
        [prompt.clone(), teacher.clone()]
    );

    // What was changed or deleted later wins, in either order.
    let changed = LibraryItem {
        text: "Shorter still.".into(),
        ..prompt
    };
    home.run(home.history.keep_item(changed.clone(), NOW + 10));
    home.run(home.history.delete_item(teacher.id, NOW + 10));
    there.import(&home.path("history.db")).unwrap();
    assert_eq!(there.run(there.history.library()), std::slice::from_ref(&changed));
    there.import(&there.file(&exported)).unwrap();
    assert_eq!(
        there.run(there.history.library()),
        [changed],
        "an older export changes nothing"
    );

    // Stopped, it leaves nothing; what no person could have written is not taken in.
    let third = Home::new();
    let mut merger = third.history.merger(NOW + 20).unwrap();
    let mut record = home.history.reader().unwrap().library(false).unwrap().remove(0);
    assert!(merger.add_library(record.clone()).unwrap());
    record.item.text = "x".repeat(200_000);
    assert!(!merger.add_library(record).unwrap());
    merger.undo().unwrap();
    assert!(third.run(third.history.library()).is_empty());
}

fn rows_of_folders(home: &Home) -> Vec<FolderRecord> {
    home.history
        .reader()
        .unwrap()
        .folders(ExportOf::All, true)
        .unwrap()
}

fn after_one(home: &Home) -> FolderRecord {
    rows_of_folders(home).remove(0)
}

#[test]
fn tags_and_wishes_that_nobody_could_have_given_are_left_out() {
    let mut chat = chats(6, 1).remove(0);
    chat.about.tags = vec!["x".repeat(9_000), "fine".into()];
    chat.about.wishes = Some(crate::contract::TurnWishes {
        temperature: Some(1e30),
        ..Default::default()
    });
    let home = Home::with([chat]);
    let about = home.chats().remove(0).about;
    assert_eq!((about.tags, about.wishes), (vec!["fine".to_owned()], None));
}

#[test]
fn what_an_import_brought_is_there_at_once_and_searched_as_it_is_indexed() {
    let home = Home::new();
    let brought = chats(9, 80);
    let all: i64 = brought.iter().map(|chat| chat.messages.len() as i64).sum();
    assert!(all > 250, "{all} are more than one step");
    let mut merger = home.history.merger(NOW).unwrap();
    for chat in brought {
        merger.add(chat).unwrap();
    }
    merger.finish().unwrap();
    let search = || {
        home.run(home.history.search(
            SearchRequest {
                text: "from:me".into(),
                ..SearchRequest::default()
            },
            false,
            |_| None,
        ))
    };
    assert_eq!(
        search().indexing.map(|state| (state.percent, state.anew)),
        Some((0, false))
    );
    assert!(home.run(home.history.index_step(NOW)).more);
    let part = search();
    assert!(!part.messages.is_empty(), "the newest are found first");
    while home.run(home.history.index_step(NOW)).more {}
    assert!(search().indexing.is_none());
    assert!(home.run(home.history.check_index(NOW, NOW)));
}
