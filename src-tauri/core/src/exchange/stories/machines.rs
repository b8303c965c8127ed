//! Histories of several machines meet.

use super::*;

fn without_view(chats: Vec<ChatRecord>) -> Vec<ChatRecord> {
    let unseen = |mut chat: ChatRecord| {
        chat.shown = None;
        chat
    };
    chats.into_iter().map(unseen).collect()
}

/// A machine that had `first` once, and what was done on it since.
fn machine(first: &[ChatRecord], chance: &mut Chance, device: u128) -> Home {
    let mut chats = first.to_vec();
    for chat in &mut chats {
        for _ in 0..chance.below(4) {
            chance.change(chat, device);
        }
    }
    if chance.below(2) == 0 {
        chats.push(chat_of(chance));
    }
    Home::with(chats)
}

fn database(home: &Home) -> PathBuf {
    home.path("history.db")
}

#[test]
fn histories_become_one_in_whatever_order_they_meet() {
    for seed in 0..12 {
        let mut chance = Chance::new(seed);
        let first: Vec<ChatRecord> = (0..4).map(|_| chat_of(&mut chance)).collect();
        let [a, b, c] = [1, 2, 3].map(|device| machine(&first, &mut chance, device));
        let met = |order: [&Home; 3]| {
            let home = Home::new();
            for other in order {
                home.import(&database(other)).unwrap();
            }
            home
        };
        let one = met([&a, &b, &c]);
        let all = without_view(one.chats());
        for order in [[&c, &b, &a], [&b, &a, &c], [&a, &c, &b]] {
            assert_eq!(without_view(met(order).chats()), all, "seed {seed}");
        }
        // Also where two met before.
        a.import(&database(&b)).unwrap();
        a.import(&database(&c)).unwrap();
        assert_eq!(without_view(a.chats()), all, "seed {seed}: on the first machine");
        let before = a.exported();
        let (_, again) = a.import(&database(&one)).unwrap();
        assert_eq!(
            (again.chats, again.more, again.messages),
            (0, 0, 0),
            "seed {seed}"
        );
        assert!(a.exported() == before, "seed {seed}: twice changes nothing");
    }
}

#[test]
fn what_was_deleted_here_stays_deleted() {
    let chat = chats(1, 1).remove(0);
    let here = Home::with([chat.clone()]);
    here.runtime
        .block_on(here.history.delete_chat(chat.id, NOW))
        .unwrap();
    let mut renamed = chat.clone();
    renamed.about.title = "Renamed elsewhere, later".into();
    renamed.about.changed.hlc = (NOW + 5) << 16;
    let there = Home::with([renamed]);
    let (preview, done) = here.import(&database(&there)).unwrap();
    assert_eq!((preview.known, done.deleted, done.chats), (1, 1, 0));
    assert!(
        here.runtime
            .block_on(here.history.chats(None, 9))
            .unwrap()
            .is_empty()
    );
    // The other machine learns of it.
    there.import(&database(&here)).unwrap();
    assert!(
        there
            .runtime
            .block_on(there.history.chats(None, 9))
            .unwrap()
            .is_empty()
    );
    // Brought back, it is back on both.
    there
        .runtime
        .block_on(there.history.undelete_chat(chat.id, NOW + 10))
        .unwrap();
    here.import(&database(&there)).unwrap();
    assert_eq!(
        here.runtime.block_on(here.history.chats(None, 9)).unwrap().len(),
        1
    );
}

#[test]
fn what_is_changed_after_a_merge_is_later_than_what_came() {
    let mut chat = chats(1, 1).remove(0);
    // A machine whose clock is an hour ahead.
    chat.about.changed.hlc = (NOW + 3_600_000) << 16;
    let here = Home::with([chat.clone()]);
    let rename = here
        .history
        .rename_chat(chat.id, "Mine", crate::history::TitleSource::Person, NOW);
    here.runtime.block_on(rename).unwrap();
    let there = Home::with([chat]);
    here.import(&database(&there)).unwrap();
    assert_eq!(here.chats()[0].about.title, "Mine");
}

#[test]
fn files_come_from_beside_the_history_and_the_history_is_only_read() {
    let there = Home::new();
    let id = Plainly(&there).keep("", b"a file".to_vec()).unwrap();
    let mut chat = chats(2, 1).remove(0);
    chat.messages[0].parts.push(PartRecord {
        file: Some(id.clone()),
        ..PartRecord::of(PartKind::Attachment, "a.txt".into(), None)
    });
    there.take([chat.clone()]);
    let bytes = std::fs::read(database(&there)).unwrap();
    let here = Home::new();
    let (_, done) = here.import(&database(&there)).unwrap();
    assert_eq!((done.chats, done.files), (1, 1));
    assert_eq!(here.files().get(&id, 6).unwrap(), "a file");
    assert_eq!(here.chats(), [chat]);
    assert!(std::fs::read(database(&there)).unwrap() == bytes);
    assert!(!here.path("import").exists(), "the copy is gone");
}
