//! Imports that end before their end.

use super::*;
use crate::contract::{MessageId, TurnId};
use crate::engine::{NewQuestion, NewTurn, TurnStore as _};
use rusqlite::Connection;

/// Every row of every table that an import may touch.
fn rows(home: &Home) -> Vec<String> {
    let conn = Connection::open(home.path("history.db")).unwrap();
    let mut all = Vec::new();
    for table in [
        "chats",
        "messages",
        "parts",
        "seams",
        "attempts",
        "folders",
        "imports",
        "import_undo",
    ] {
        let mut statement = conn.prepare(&format!("SELECT * FROM {table}")).unwrap();
        // Numbers of rows are the table's own: a row that was written anew may have another.
        let columns: Vec<usize> = (0..statement.column_count())
            .filter(|&column| statement.column_name(column).unwrap() != "n")
            .collect();
        let found = statement.query_map([], |row| {
            let values = columns
                .iter()
                .map(|&column| row.get::<_, rusqlite::types::Value>(column));
            Ok(format!("{table} {:?}", values.collect::<Result<Vec<_>, _>>()?))
        });
        all.extend(found.unwrap().map(Result::unwrap));
    }
    all.sort();
    all
}

/// A home, and an export that has half of its chats in other states, and others.
fn before() -> (Home, PathBuf) {
    let mut chance = Chance::new(5);
    let first: Vec<ChatRecord> = (0..6).map(|_| chat_of(&mut chance)).collect();
    let home = Home::with(first.clone());
    let mut others = first;
    for chat in &mut others {
        let there = chat.clone();
        for _ in 0..4 {
            chance.change(chat, 2);
        }
        if chat.gone_at.is_some() {
            *chat = there;
        }
        chat.deleted_at = None;
    }
    others.extend((0..20).map(|_| chat_of(&mut chance)));
    let path = home.file(&Home::with(others).exported());
    (home, path)
}

/// Stops once so many chats came in.
struct Stops<'a> {
    home: &'a Home,
    course: Course,
}

impl Keep for Stops<'_> {
    fn keep(&self, name: &str, bytes: Vec<u8>) -> Result<crate::contract::AttachmentId, ImportError> {
        self.course.stop();
        Plainly(self.home).keep(name, bytes)
    }
}

#[test]
fn saying_no_leaves_everything_as_it_was() {
    let (home, path) = before();
    let rows_before = rows(&home);
    let looked = home.look(&path).unwrap();
    assert_eq!((looked.preview.chats, looked.preview.known), (26, 6));
    drop(looked);
    assert_eq!(rows(&home), rows_before);
}

#[test]
fn a_file_that_was_changed_after_it_was_looked_at_is_not_brought_in() {
    let (home, path) = before();
    let rows_before = rows(&home);
    let looked = home.look(&path).unwrap();
    std::fs::OpenOptions::new()
        .append(true)
        .open(&path)
        .unwrap()
        .write_all(b" ")
        .unwrap();
    let merger = home.history.merger(NOW).unwrap();
    let done = looked.bring(merger, &Plainly(&home), &Course::default());
    assert!(matches!(done, Err(ImportError::Changed)));
    assert_eq!(rows(&home), rows_before);
}

#[test]
fn an_import_that_is_stopped_leaves_everything_as_it_was() {
    let (home, path) = before();
    let rows_before = rows(&home);
    let looked = home.look(&path).unwrap();
    for pieces in [1, 7, 15, 26] {
        let mut merger = home.history.merger(NOW).unwrap();
        let text = std::fs::read_to_string(&path).unwrap();
        let document: serde_json::Value = serde_json::from_str(&text).unwrap();
        for chat in document["chats"].as_array().unwrap().iter().take(pieces) {
            merger
                .add(serde_json::from_str(&chat.to_string()).unwrap())
                .unwrap();
            merger.let_go().unwrap();
        }
        assert_ne!(rows(&home), rows_before);
        merger.undo().unwrap();
        assert_eq!(rows(&home), rows_before, "after {pieces} chats");
    }
    // Stopped from outside.
    let course = Course::default();
    course.stop();
    let keep = Stops {
        home: &home,
        course: course.clone(),
    };
    let stopped = looked.bring(home.history.merger(NOW).unwrap(), &keep, &course);
    assert!(matches!(stopped, Err(ImportError::Stopped(_))));
    assert_eq!(rows(&home), rows_before);
}

/// Whether a word stands in the index's own tables.
fn in_index(home: &Home, word: &str) -> bool {
    let conn = Connection::open(home.path("history.db")).unwrap();
    let mut blocks = conn
        .prepare("SELECT block FROM search_data UNION ALL SELECT block FROM search_titles_data")
        .unwrap();
    let blocks = blocks.query_map([], |row| row.get::<_, Vec<u8>>(0)).unwrap();
    blocks
        .map(Result::unwrap)
        .any(|block| block.windows(word.len()).any(|window| window == word.as_bytes()))
}

#[test]
fn words_of_an_import_that_was_undone_are_not_in_the_index_either() {
    let home = Home::with(chats(5, 3));
    let mut brought = chats(6, 1).remove(0);
    brought.about.title = "xylophone".into();
    brought.messages[0].parts = vec![PartRecord::of(PartKind::Text, "zyzzyva".into(), None)];
    let mut merger = home.history.merger(NOW).unwrap();
    merger.add(brought).unwrap();
    merger.let_go().unwrap();
    // Another program of this history can be indexing meanwhile.
    while home.runtime.block_on(home.history.index_step(NOW)).unwrap().more {}
    assert!(in_index(&home, "zyzzyva") && in_index(&home, "xylophone"));
    merger.undo().unwrap();
    // As the backend does after each import.
    let tidy = home.history.forget_chats(Vec::new(), None, NOW);
    home.runtime.block_on(tidy).unwrap();
    for word in ["zyzzyva", "xylophone"] {
        assert!(!in_index(&home, word), "{word}");
    }
    assert!(home.runtime.block_on(home.history.check_index(NOW, NOW)).unwrap());
}

#[test]
fn an_import_whose_process_died_is_undone_at_the_next_start() {
    let (home, _) = before();
    let rows_before = rows(&home);
    let mut merger = home.history.merger(NOW).unwrap();
    for chat in chats(77, 5) {
        merger.add(chat).unwrap();
        merger.let_go().unwrap();
    }
    drop(merger);
    assert_eq!(
        home.history.undo_broken_imports(NOW).unwrap(),
        0,
        "its process lives"
    );
    let conn = Connection::open(home.path("history.db")).unwrap();
    conn.execute("UPDATE imports SET owner_start = 1, heartbeat = 0", [])
        .unwrap();
    assert_eq!(home.history.undo_broken_imports(NOW).unwrap(), 1);
    assert_eq!(rows(&home), rows_before);
}

#[test]
fn a_chat_that_the_person_wrote_in_meanwhile_is_not_undone() {
    let home = Home::new();
    let [kept, gone] = <[ChatRecord; 2]>::try_from(chats(8, 2)).unwrap();
    let mut merger = home.history.merger(NOW).unwrap();
    merger.add(kept.clone()).unwrap();
    merger.add(gone).unwrap();
    merger.let_go().unwrap();
    let question = MessageId::new();
    let turn = NewTurn {
        turn: TurnId::new(),
        chat: kept.id,
        new_chat: None,
        question,
        new_question: Some(NewQuestion {
            parent: kept.shown,
            text: "And now?".into(),
            files: Vec::new(),
        }),
        answer: MessageId::new(),
        beside: None,
        left_out: 0,
        summary: None,
        at: NOW,
    };
    home.runtime.block_on(home.history.begin(turn)).unwrap();
    merger.undo().unwrap();
    let left = home.chats();
    assert_eq!(left.iter().map(|chat| chat.id).collect::<Vec<_>>(), [kept.id]);
    assert!(left[0].messages.iter().any(|message| message.id == question));
}

#[test]
fn others_write_while_an_import_is_under_way() {
    let home = Home::with(chats(9, 1));
    let chat = home.chats()[0].id;
    let mut merger = home.history.merger(NOW).unwrap();
    let many = chats(10, 400);
    std::thread::scope(|scope| {
        let writing = scope.spawn(|| {
            let mut longest = std::time::Duration::ZERO;
            for at in 0..20 {
                let began = std::time::Instant::now();
                let title = format!("title {at}");
                let rename = home
                    .history
                    .rename_chat(chat, &title, crate::history::TitleSource::Person, NOW);
                home.runtime.block_on(rename).unwrap();
                longest = longest.max(began.elapsed());
            }
            longest
        });
        for chat in many {
            merger.add(chat).unwrap();
        }
        merger.finish().unwrap();
        let longest = writing.join().unwrap();
        assert!(longest < std::time::Duration::from_secs(3), "{longest:?}");
    });
    assert_eq!(home.chats().len(), 401);
}
