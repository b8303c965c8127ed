//! What a person deletes for good: nothing of it is left, in the backups neither, or it is said where.

use crate::world::{Family, PATIENCE, World};
use std::path::Path;
use understudy_core::contract::{BackupKind, BackupTraces, ChatId, ErrorCode};
use understudy_core::history::{Backups, Pace};

const SECRET: &str = "The treasure lies under the oak";
const KEPT: &str = "Something else entirely";

/// A home with two chats in it, one of them in the bin and in two backups.
async fn with_backups() -> (World, ChatId) {
    let world = World::new(Family::Chat).await;
    let secret = world.ask(SECRET).await.chat;
    world.ask(KEPT).await;
    world.backend.back_up().await.unwrap();
    Backups::of(world.folder.path())
        .make(BackupKind::Daily, 1_800_000_000_000, Pace::FAST)
        .unwrap();
    world.backend.delete_chat(secret).await.unwrap();
    (world, secret)
}

/// The files of the folder, and of those in it, that have these words.
fn having(folder: &Path, words: &str) -> Vec<String> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(having(&path, words));
        } else if let Ok(bytes) = std::fs::read(&path)
            && bytes.windows(words.len()).any(|some| some == words.as_bytes())
        {
            found.push(entry.file_name().to_string_lossy().into_owned());
        }
    }
    found
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_deleted_for_good_is_in_no_backup_either() {
    let (world, secret) = with_backups().await;
    assert!(
        having(world.folder.path(), "treasure").len() >= 3,
        "the history and two backups"
    );
    let gone = world.backend.delete_for_good(vec![secret]).await.unwrap();
    assert_eq!(
        (gone.chats, gone.log_is_clean, gone.backups),
        (1, true, BackupTraces::None)
    );
    assert_eq!(having(world.folder.path(), "treasure"), Vec::<String>::new());
    let backups = world.backend.backups().await.unwrap();
    assert_eq!(backups.len(), 2);
    for backup in backups {
        let look = world.backend.look_into_backup(backup.name).await.unwrap();
        assert_eq!(look.content.chats, 1, "the other chat is still in it");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_backup_that_cannot_be_read_is_told_of() {
    let (world, secret) = with_backups().await;
    let folder = world.folder.path().join("backups");
    let by_hand = world.backend.backups().await.unwrap();
    let by_hand = by_hand.iter().find(|one| one.kind == BackupKind::ByHand).unwrap();
    std::fs::write(folder.join(&by_hand.name), b"no database at all").unwrap();
    let gone = world.backend.delete_for_good(vec![secret]).await.unwrap();
    assert_eq!(
        gone.backups,
        BackupTraces::Left { until: None },
        "one by hand stays"
    );
    assert_eq!(
        having(world.folder.path(), "treasure"),
        Vec::<String>::new(),
        "the other was reached"
    );
    world.backend.remove_backup(by_hand.name.clone()).await.unwrap();
    // What was not reached is tried again with the next one.
    let next = world.ask("Another secret of the treasure").await.chat;
    world.backend.delete_chat(next).await.unwrap();
    let gone = world.backend.delete_for_good(vec![next]).await.unwrap();
    assert_eq!(gone.backups, BackupTraces::None);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_backup_that_is_just_being_made_is_reached_afterwards() {
    let (world, secret) = with_backups().await;
    let lock = std::fs::File::open(world.folder.path().join("backups").join("lock")).unwrap();
    lock.lock().unwrap();
    let gone = world.backend.delete_for_good(vec![secret]).await.unwrap();
    assert_eq!(gone.backups, BackupTraces::Following);
    assert!(!having(&world.folder.path().join("backups"), "treasure").is_empty());
    drop(lock);
    // Also by the next process that runs here.
    let World {
        stage,
        backend,
        folder,
    } = world;
    drop(backend);
    let world = World::within(stage, folder).await;
    tokio::time::timeout(PATIENCE, world.backend.tidy_backups())
        .await
        .unwrap()
        .unwrap();
    assert_eq!(having(world.folder.path(), "treasure"), Vec::<String>::new());
    let nobody = world.backend.delete_for_good(vec![ChatId::new()]).await;
    assert_eq!(nobody.unwrap_err().code, ErrorCode::NotFound);
}
