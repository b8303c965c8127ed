//! Backups: made beside a person who writes, kept in number, looked into, restored.

use super::*;
use crate::attachments::Files as Attached;
use crate::contract::{AttachmentKind, BackupKind};
use std::fs;
use std::path::Path;

const DAY: i64 = 24 * 3_600_000;

fn backups(home: &TempDir) -> Backups {
    Backups::of(home.path())
}

fn make(home: &TempDir, kind: BackupKind, at: Timestamp) -> crate::contract::Backup {
    backups(home).make(kind, at, Pace::FAST).unwrap()
}

/// A chat whose question has a file with these bytes.
async fn with_file(history: &History, home: &Path, text: &str, bytes: &[u8], at: Timestamp) -> Begun {
    let files = Attached::new(home);
    let id = files.put(bytes).unwrap();
    let row = AttachmentRow {
        id: id.clone(),
        kind: AttachmentKind::Text,
        media_type: "text/plain".into(),
        bytes: bytes.len() as u64,
        width: None,
        height: None,
        pages: None,
        text: None,
        note: None,
        thumbnail: None,
        sent: None,
    };
    history.keep_attachment(row, at).await.unwrap();
    let mut turn = new_turn(ChatId::new(), None, text, at);
    turn.new_chat = Some(NewChat {
        title: title_from(text),
        system: None,
        demo: false,
        terms: ChatTerms::default(),
    });
    let name = "notes.txt".to_owned();
    turn.new_question.as_mut().unwrap().files = vec![crate::contract::Attached { id, name }];
    begin(history, turn).await
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

#[tokio::test]
async fn a_backup_has_what_was_there_and_brings_it_back_with_its_files() {
    let (home, history) = fresh().await;
    let begun = with_file(&history, home.path(), "Keep this", b"a file", T0).await;
    end(&history, begun, "Kept.", T0 + 1).await;
    let backup = make(&home, BackupKind::ByHand, T0 + 2);
    let content = backup.content.clone().unwrap();
    assert_eq!((content.chats, content.messages), (1, 2));
    assert_eq!(content.newest, Some(T0));
    assert_eq!(backups(&home).list().unwrap(), std::slice::from_ref(&backup));
    assert_eq!(backups(&home).verify(&backup.name).unwrap(), content);

    let later = new_chat(&history, "Written after it", T0 + 3).await;
    assert!(history.close().await);
    drop(history);
    // The disk loses the file too; the backups have it.
    let lost = names(&home.path().join("attachments"))
        .into_iter()
        .find(|name| name.len() == 2);
    fs::remove_dir_all(home.path().join("attachments").join(lost.unwrap())).unwrap();

    let path = home.path().join("backups").join(&backup.name);
    let found = backups(&home).look(&path).unwrap();
    assert_eq!((found.content.clone(), found.files_missing), (content, 0));
    let aside = backups(&home).restore(found, T0 + DAY).unwrap();
    let history = open(&home).await;
    assert_eq!(
        words(&history.chat(begun.chat).await.unwrap()),
        ["Keep this", "Kept."]
    );
    assert!(history.chat(later.chat).await.is_err());
    assert!(check(home.path(), T0).unwrap().is_sound());

    // What stood there is whole, in its folder, and comes back the same way.
    drop(history);
    let replaced = home.path().join(&aside).join("history.db");
    let found = backups(&home).look(&replaced).unwrap();
    assert_eq!(found.content.chats, 2);
    backups(&home).restore(found, T0 + 2 * DAY).unwrap();
    let history = open(&home).await;
    assert_eq!(
        words(&history.chat(later.chat).await.unwrap())[0],
        "Written after it"
    );
    assert_eq!(
        names(home.path())
            .iter()
            .filter(|name| name.starts_with("replaced-"))
            .count(),
        2
    );
}

#[tokio::test]
async fn a_backup_does_not_hold_up_who_writes_and_is_of_one_moment() {
    let (home, history) = fresh().await;
    for n in 0..300 {
        let begun = new_chat(&history, &"many words ".repeat(150), T0 + n).await;
        end(&history, begun, &"and as many back ".repeat(150), T0 + n).await;
    }
    let folder = home.path().to_owned();
    let slow = Pace {
        pages: 16,
        pause: std::time::Duration::from_millis(10),
    };
    let making = tokio::task::spawn_blocking(move || {
        let began = std::time::Instant::now();
        (
            Backups::of(&folder).make(BackupKind::Daily, T0, slow),
            began.elapsed(),
        )
    });
    let mut longest = std::time::Duration::ZERO;
    let mut written = 0;
    while !making.is_finished() {
        let began = std::time::Instant::now();
        new_chat(&history, "Meanwhile", T0 + 1_000).await;
        longest = longest.max(began.elapsed());
        written += 1;
    }
    let (backup, took) = making.await.unwrap();
    let content = backup.unwrap().content.unwrap();
    assert!(written > 10, "{written} chats in {took:?}");
    // A write may wait for the disk; it never waits for the backup.
    assert!(longest < took / 2, "a write took {longest:?} of {took:?}");
    // Each chat has a question and an answer: none is there by half.
    assert_eq!(content.messages, 2 * content.chats);
    assert!(content.chats >= 300);
}

#[tokio::test]
async fn so_many_are_kept_and_files_go_with_the_last_that_names_them() {
    let (home, history) = fresh().await;
    let begun = with_file(&history, home.path(), "For a day", b"short-lived", T0).await;
    make(&home, BackupKind::Daily, T0);
    make(&home, BackupKind::ByHand, T0 + 1);
    history.delete_chat(begun.chat, T0 + 2).await.unwrap();
    rusqlite::Connection::open(home.path().join("history.db"))
        .unwrap()
        .execute_batch("DELETE FROM parts; DELETE FROM attachments;")
        .unwrap();
    for day in 1..9 {
        make(&home, BackupKind::Daily, T0 + day * DAY);
    }
    let kept_files = || Attached::new(&home.path().join("backups")).ids().unwrap().len();
    backups(&home).prune(7).unwrap();
    let left = backups(&home).list().unwrap();
    assert_eq!(left.len(), 8, "seven of days and one by hand: {left:?}");
    assert_eq!(
        left.iter().map(|backup| backup.at).min(),
        Some(T0 + 1),
        "the one by hand stays"
    );
    assert_eq!(kept_files(), 1);
    backups(&home).remove(&left.last().unwrap().name).unwrap();
    assert_eq!(kept_files(), 0);
    assert!(matches!(
        backups(&home).remove("../history.db"),
        Err(HistoryError::NotFound(_))
    ));
}

#[tokio::test]
async fn one_file_holds_all_and_opens_elsewhere() {
    let (home, history) = fresh().await;
    let begun = with_file(&history, home.path(), "Take me along", b"luggage", T0).await;
    end(&history, begun, "On we go.", T0 + 1).await;
    let outside = TempDir::new().unwrap();
    let file = outside.path().join("all.zip");
    let packed = backups(&home).pack(&file, Pace::FAST).unwrap();
    assert_eq!(
        (packed.files, packed.files_missing, packed.content.messages),
        (1, 0, 2)
    );
    assert_eq!(
        backups(&home).pack(&file, Pace::FAST).err(),
        Some(HistoryError::Conflict("the name of the file"))
    );
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        assert_eq!(file.metadata().unwrap().permissions().mode() & 0o777, 0o600);
    }
    let other = TempDir::new().unwrap();
    drop(open(&other).await);
    let found = backups(&other).look(&file).unwrap();
    assert_eq!((found.content.chats, found.files_missing), (1, 0));
    backups(&other).restore(found, T0).unwrap();
    let history = open(&other).await;
    assert_eq!(
        words(&history.chat(begun.chat).await.unwrap()),
        ["Take me along", "On we go."]
    );
    assert!(check(other.path(), T0).unwrap().is_sound());
    assert_eq!(check(other.path(), T0).unwrap().files, 1);
}

#[tokio::test]
async fn what_is_no_backup_is_refused_and_changes_nothing() {
    let (home, history) = fresh().await;
    new_chat(&history, "Still here", T0).await;
    let outside = TempDir::new().unwrap();
    let file = outside.path().join("all.zip");
    backups(&home).pack(&file, Pace::FAST).unwrap();
    let good = fs::read(&file).unwrap();
    let refused = |bytes: &[u8]| {
        let path = outside.path().join("given");
        fs::write(&path, bytes).unwrap();
        backups(&home).look(&path).map(|found| found.content).unwrap_err()
    };
    assert_eq!(refused(b"Dear diary"), HistoryError::NoBackup);
    assert_eq!(refused(b""), HistoryError::NoBackup);
    assert_eq!(
        backups(&home)
            .look(outside.path())
            .map(|found| found.content)
            .unwrap_err(),
        HistoryError::NoBackup
    );
    for cut in [10, good.len() / 2, good.len() - 5] {
        let error = refused(&good[..cut]);
        assert!(
            matches!(error, HistoryError::Damaged(_) | HistoryError::NoBackup),
            "{cut}: {error:?}"
        );
    }
    let mut flipped = good.clone();
    flipped[good.len() / 3] ^= 0x10;
    assert!(matches!(refused(&flipped), HistoryError::Damaged(_)));
    // Names that lead elsewhere are no names of ours.
    for name in [
        "../escape",
        "/etc/passwd",
        "attachments/../../x",
        "history.db/../y",
        "readme",
    ] {
        let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
        archive
            .start_file(name, zip::write::SimpleFileOptions::default())
            .unwrap();
        std::io::Write::write_all(&mut archive, b"hello").unwrap();
        let bytes = archive.finish().unwrap().into_inner();
        assert_eq!(refused(&bytes), HistoryError::NoBackup, "{name}");
    }
    assert!(!home.path().join("restore-work").exists());
    assert_eq!(history.chats(None, 9).await.unwrap().len(), 1);
    assert_eq!(open(&home).await.chats(None, 9).await.unwrap().len(), 1);
}

#[tokio::test]
async fn a_restore_waits_for_whoever_has_the_history_open_and_can_be_taken_back() {
    let (home, history) = fresh().await;
    let backup = make(&home, BackupKind::ByHand, T0);
    let begun = new_chat(&history, "Not in it", T0).await;
    let path = home.path().join("backups").join(&backup.name);
    let restore = || {
        let found = backups(&home).look(&path).unwrap();
        backups(&home).restore(found, T0).unwrap()
    };
    restore();
    // Another process opens it meanwhile, and has what this one has.
    let other = open(&home).await;
    assert!(other.chat(begun.chat).await.is_ok());
    drop((other, history));
    assert!(backups(&home).leave().unwrap());
    assert!(open(&home).await.chat(begun.chat).await.is_ok());
    restore();
    assert!(open(&home).await.chat(begun.chat).await.is_err());
}

/// Killed between any two steps of the change of names, an opening goes on with it.
#[tokio::test]
async fn a_restore_that_was_cut_short_is_finished_or_not_begun() {
    for moved in 0..3 {
        let (home, history) = fresh().await;
        let backup = make(&home, BackupKind::ByHand, T0);
        new_chat(&history, "Not in it", T0).await;
        drop(history);
        let found = backups(&home)
            .look(&home.path().join("backups").join(&backup.name))
            .unwrap();
        let aside = backups(&home).restore(found, T0).unwrap();
        let folder = home.path().join(&aside);
        if moved > 0 {
            fs::create_dir(&folder).unwrap();
        }
        if moved > 1 {
            fs::rename(home.path().join("history.db"), folder.join("history.db")).unwrap();
        }
        let history = open(&home).await;
        assert_eq!(history.chats(None, 9).await.unwrap().len(), 0);
        assert!(folder.join("history.db").exists());
        assert!(!home.path().join("history.restore").exists());
    }
}

#[tokio::test]
async fn a_chat_deleted_for_good_is_gone_from_every_backup() {
    let (home, history) = fresh().await;
    let secret = with_file(&history, home.path(), "My secret plan", b"secret bytes", T0).await;
    end(&history, secret, "I keep secrets.", T0 + 1).await;
    let kept = new_chat(&history, "Something else", T0 + 2).await;
    make(&home, BackupKind::Daily, T0 + 3);
    make(&home, BackupKind::ByHand, T0 + 4);
    assert_eq!(backups(&home).aged_out(7, T0).unwrap(), None, "one by hand stays");
    assert_eq!(backups(&home).forget(&[secret.chat]).unwrap(), 2);
    assert_eq!(
        backups(&home).forget(&[secret.chat]).unwrap(),
        0,
        "twice changes nothing"
    );
    let folder = home.path().join("backups");
    for name in names(&folder) {
        let path = folder.join(&name);
        if path.is_file() {
            let bytes = fs::read(&path).unwrap();
            let has = |words: &str| bytes.windows(words.len()).any(|part| part == words.as_bytes());
            assert!(!has("secret"), "{name}");
            assert!(!name.ends_with(".db") || has("Something else"), "{name}");
        }
    }
    assert!(Attached::new(&folder).ids().unwrap().is_empty());
    for backup in backups(&home).list().unwrap() {
        assert_eq!(backups(&home).verify(&backup.name).unwrap().chats, 1);
    }
    let _ = kept;
}

#[tokio::test]
async fn a_backup_that_changed_on_the_disk_is_not_offered() {
    let (home, history) = fresh().await;
    new_chat(&history, "One", T0).await;
    let first = make(&home, BackupKind::Daily, T0);
    let second = make(&home, BackupKind::Daily, T0 + DAY);
    let path = home.path().join("backups").join(&second.name);
    let mut bytes = fs::read(&path).unwrap();
    // Within the words, where no page's form would show it.
    let at = bytes.windows(3).position(|part| part == b"One").unwrap();
    bytes[at] ^= 1;
    fs::write(&path, bytes).unwrap();
    assert!(matches!(
        backups(&home).verify(&second.name),
        Err(HistoryError::Damaged(_))
    ));
    assert_eq!(backups(&home).newest_sound().unwrap().unwrap().name, first.name);
}
