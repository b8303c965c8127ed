//! Files that mean harm, or were harmed.

use super::*;
use crate::contract::ImportTrouble;

fn troubles(preview: &ImportPreview) -> Vec<(ImportTrouble, u64)> {
    preview
        .notes
        .iter()
        .map(|note| (note.trouble, note.count))
        .collect()
}

fn simple(id: &str) -> String {
    format!(
        r#"{{"uuid":"{id}","name":"n","created_at":"2026-01-01T00:00:00Z","chat_messages":[
            {{"uuid":"m","sender":"human","text":"hi","created_at":"2026-01-01T00:00:00Z"}}]}}"#
    )
}

#[test]
fn an_archive_that_unpacks_to_more_than_it_may_is_stopped() {
    let home = Home::new();
    // 160 MB of one byte in some 160 KB.
    let path = home.path("bomb");
    let mut zip = zip::ZipWriter::new(std::fs::File::create(&path).unwrap());
    zip.start_file("conversations.json", zip::write::SimpleFileOptions::default())
        .unwrap();
    zip.write_all(format!("[{},{{\"x\":\"", simple("first")).as_bytes())
        .unwrap();
    let block = vec![b'a'; 4 * 1024 * 1024];
    for _ in 0..40 {
        zip.write_all(&block).unwrap();
    }
    zip.write_all(b"\"}]").unwrap();
    zip.finish().unwrap();
    let (preview, done) = home.import(&path).unwrap();
    assert_eq!(troubles(&preview), [(ImportTrouble::Bomb, 1)]);
    assert_eq!(done.chats, 1, "what stood before it was read");
}

#[test]
fn names_in_an_archive_are_no_paths() {
    let home = Home::new();
    let outside = home.path("outside.txt");
    std::fs::write(&outside, "secret").unwrap();
    let conversation =
        br#"[{"id":"c","title":"t","create_time":1.0,"mapping":{"a":{"id":"a","parent":null,"message":
        {"author":{"role":"user"},"create_time":1.0,"content":{"content_type":"multimodal_text","parts":["hi",
        {"content_type":"image_asset_pointer","asset_pointer":"file-service://../outside.txt"},
        {"content_type":"image_asset_pointer","asset_pointer":"file:///etc/passwd"}]}}}}}]"#;
    let path = home.zip(&[
        ("../../../conversations.json", conversation),
        ("/abs/../../evil.json", b"[]"),
    ]);
    let (preview, done) = home.import(&path).unwrap();
    assert_eq!((done.chats, done.files), (1, 0));
    assert_eq!(troubles(&preview), [(ImportTrouble::FileMissing, 2)]);
    assert!(!home.path("conversations.json").exists());
    assert!(!String::from_utf8(home.exported()).unwrap().contains("secret"));
}

#[test]
fn an_archive_cut_anywhere_is_refused_or_read_as_far_as_it_goes() {
    let home = Home::new();
    let conversations: Vec<String> = (0..50).map(|n| simple(&format!("c{n}"))).collect();
    let document = format!("[{}]", conversations.join(","));
    let whole = std::fs::read(home.zip(&[("conversations.json", document.as_bytes())])).unwrap();
    for cut in (0..whole.len()).step_by(37) {
        // Without its end an archive has no list of what is in it.
        let result = home.look(&home.file(&whole[..cut]));
        assert!(result.is_err(), "cut at {cut}");
    }
    let mut chance = Chance::new(1);
    for _ in 0..400 {
        let mut bytes = whole.clone();
        for _ in 0..=chance.below(4) {
            let at = usize::try_from(chance.below(bytes.len() as u64)).unwrap();
            bytes[at] ^= 1 << chance.below(8);
        }
        // Whatever it says, it ends and says it.
        let _ = home.import(&home.file(&bytes)).map(|(preview, _)| preview);
    }
}

#[test]
fn a_document_cut_anywhere_gives_what_stands_before() {
    let home = Home::new();
    let conversations: Vec<String> = (0..6).map(|n| simple(&format!("c{n}"))).collect();
    let document = format!("[{}]", conversations.join(","));
    let mut most = 0;
    for cut in (1..document.len()).step_by(11) {
        match home.look(&home.file(&document.as_bytes()[..cut])) {
            Ok(looked) => {
                most = most.max(looked.preview.chats);
                assert_eq!(
                    troubles(&looked.preview),
                    [(ImportTrouble::Ended, 1)],
                    "cut at {cut}"
                );
            }
            Err(ImportError::Unknown) => {}
            Err(error) => panic!("cut at {cut}: {error}"),
        }
    }
    assert!(most >= 5);
}

#[test]
fn deep_and_long_documents_end() {
    let home = Home::new();
    let deep = "[".repeat(300_000) + &"]".repeat(300_000);
    let long = "x".repeat(70 * 1024 * 1024);
    for hostile in [
        format!("[{},{{\"mapping\":{deep}}}]", simple("a")),
        format!("[{},{{\"uuid\":\"{long}\"}}]", simple("b")),
        format!("[{},{deep}]", simple("c")),
        format!("[{},{{\"uuid\":\"\\ud800\",\"chat_messages\":[]}}]", simple("d")),
    ] {
        let (preview, done) = home.import(&home.file(hostile.as_bytes())).unwrap();
        assert_eq!(done.chats, 1);
        assert_eq!(preview.notes.len(), 1, "{:?}", preview.notes);
    }
}

#[test]
fn what_is_no_export_is_refused_and_nothing_is_kept() {
    let home = Home::new();
    let before = home.exported();
    let utf16: Vec<u8> = "[{\"mapping\":{}}]"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    for bytes in [
        &b"hello"[..],
        b"[]",
        b"{}",
        b"[1,2,3]",
        b"{\"format\":\"something else\",\"chats\":[]}",
        b"\xff\xfe\x00",
        b"PK\x03\x04 and no archive",
        b"SQLite format 3\0 and no database",
        &utf16,
        &[0; 4096],
    ] {
        assert!(
            home.import(&home.file(bytes)).is_err(),
            "{:?}",
            String::from_utf8_lossy(bytes)
        );
    }
    assert!(matches!(
        home.look(&home.file(b"")),
        Err(ImportError::Open(OpenError::Empty))
    ));
    assert!(matches!(
        home.look(&home.path("nothing")),
        Err(ImportError::Open(OpenError::Missing))
    ));
    assert!(matches!(
        home.look(home.folder.path()),
        Err(ImportError::Open(OpenError::Folder))
    ));
    let newer = home.file(br#"{"format":"understudy-history","version":2,"chats":[]}"#);
    assert!(matches!(home.look(&newer), Err(ImportError::Newer)));
    assert!(home.exported() == before);
}

#[test]
fn a_database_of_another_program_is_refused_and_stays_as_it_is() {
    let home = Home::new();
    let path = home.path("other.db");
    let conn = rusqlite::Connection::open(&path).unwrap();
    conn.execute_batch("CREATE TABLE t (x); INSERT INTO t VALUES (1)")
        .unwrap();
    drop(conn);
    let before = std::fs::read(&path).unwrap();
    assert!(matches!(
        home.look(&path),
        Err(ImportError::History(crate::history::HistoryError::Foreign))
    ));
    assert!(std::fs::read(&path).unwrap() == before);
    assert!(!home.path("import").exists());
}

#[test]
fn an_export_of_ours_that_was_tampered_with_harms_nothing() {
    let mine = chats(1, 2);
    let home = Home::with(mine.clone());
    let change = |change: &dyn Fn(&mut ChatRecord)| {
        let mut chat = chats(9, 1).remove(0);
        change(&mut chat);
        let chat = serde_json::to_string(&chat).unwrap();
        home.file(
            format!("{{\"format\":\"understudy-history\",\"version\":1,\"files\":[],\"chats\":[{chat}]}}")
                .as_bytes(),
        )
    };
    type Tamper<'a> = &'a dyn Fn(&mut ChatRecord);
    let unsound: [(&str, Tamper<'_>); 8] = [
        ("the far future", &|chat| chat.about.changed.hlc = i64::MAX),
        ("before all time", &|chat| chat.created_at = i64::MIN),
        ("a ring", &|chat| {
            let last = chat.messages.last().unwrap().id;
            chat.messages[0].parent = Some(last);
        }),
        ("its own parent", &|chat| {
            chat.messages[0].parent = Some(chat.messages[0].id)
        }),
        ("an unknown parent", &|chat| {
            chat.messages[0].parent = Some(mine[0].messages[0].id)
        }),
        ("twice", &|chat| {
            let again = chat.messages[0].clone();
            chat.messages.push(again);
        }),
        ("no citation", &|chat| {
            chat.messages[0].parts.push(PartRecord {
                payload: Some(serde_json::value::RawValue::from_string("[1]".into()).unwrap()),
                ..PartRecord::of(PartKind::Citation, String::new(), Some(0))
            });
        }),
        ("no turn", &|chat| {
            chat.messages.iter_mut().for_each(|message| message.turn = None)
        }),
    ];
    for (what, tamper) in unsound {
        let (preview, done) = home.import(&change(tamper)).unwrap();
        assert_eq!(troubles(&preview), [(ImportTrouble::Unsound, 1)], "{what}");
        assert_eq!(done.chats, 0, "{what}");
    }
    assert_eq!(home.chats(), sorted(mine.clone()));
    // A message of another chat under its own id: the one that is here stays.
    let stolen = mine[0].messages[0].clone();
    let path = change(&|chat| {
        let mut theirs = stolen.clone();
        theirs.parts.clear();
        let old = std::mem::replace(&mut chat.messages[0], theirs).id;
        let first = chat.messages[0].id;
        chat.messages
            .iter_mut()
            .filter(|message| message.parent == Some(old))
            .for_each(|message| message.parent = Some(first));
        chat.messages[0].parent = None;
        chat.shown = None;
    });
    home.import(&path).unwrap();
    assert!(
        mine.iter().all(|chat| home.chats().contains(chat)),
        "what was here is as it was"
    );
    // A file whose bytes are not what it is called by.
    let lie = home.file(
        format!(
            r#"{{"format":"understudy-history","version":1,"files":[{{"sha256":"{}","data":"aGVsbG8="}}],"chats":[]}}"#,
            "a".repeat(64)
        )
        .as_bytes(),
    );
    let (preview, _) = home.import(&lie).unwrap();
    assert_eq!(troubles(&preview), [(ImportTrouble::FileDamaged, 1)]);
    assert_eq!(home.history_is_sound(), "ok");
}

fn sorted(mut chats: Vec<ChatRecord>) -> Vec<ChatRecord> {
    chats.sort_by_key(|chat| chat.id);
    chats
}

impl Home {
    fn history_is_sound(&self) -> String {
        let conn = rusqlite::Connection::open(self.path("history.db")).unwrap();
        let broken: i64 = conn
            .query_row("SELECT count(*) FROM pragma_foreign_key_check", [], |row| {
                row.get(0)
            })
            .unwrap();
        assert_eq!(broken, 0);
        conn.query_row("PRAGMA integrity_check", [], |row| row.get(0))
            .unwrap()
    }
}

/// Conversations of every service, changed by chance: something is read of them or not, and it ends.
#[test]
fn whatever_is_changed_in_an_export_it_ends_and_the_history_stays_sound() {
    let home = Home::new();
    let mut chance = Chance::new(11);
    let words = [
        "null",
        "[]",
        "{}",
        "-1",
        "1e999",
        "\"\"",
        "\"\\u0000\"",
        "true",
        "99999999999999999999",
        "[[[]]]",
    ];
    for round in 0..600_u64 {
        let samples = super::foreign::SAMPLES;
        let sample = samples[usize::try_from(round).unwrap() % samples.len()];
        let mut text = sample.to_owned();
        for _ in 0..=chance.below(3) {
            // In the place of a value, or of anything.
            let places: Vec<usize> = text.match_indices(':').map(|(at, _)| at + 1).collect();
            let at = places[usize::try_from(chance.below(places.len() as u64)).unwrap()];
            let end = text[at..]
                .find([',', '}', ']'])
                .map_or(text.len(), |end| at + end);
            let word = words[usize::try_from(chance.below(words.len() as u64)).unwrap()];
            if text.is_char_boundary(at) && text.is_char_boundary(end) {
                text.replace_range(at..end, word);
            }
        }
        let _ = home.import(&home.file(text.as_bytes())).map(drop);
    }
    assert_eq!(home.history_is_sound(), "ok");
    for chat in home.chats() {
        assert_eq!(chat.check(NOW), Ok(()));
    }
}
