//! The disk fills up in the middle of an answer: a real one, of two megabytes, in a place of the test's
//! own. Needs root on Linux.

use crate::world::{Family, LEAD, PATIENCE, World};
use std::fs;
use std::io::Write as _;
use std::time::{Duration, Instant};
use understudy_core::backend::TurnOptions;
use understudy_core::contract::{ErrorCode, MessageStatus, TurnEvent, TurnStart};
use understudy_stage::{Script, Stage};

/// Of the disk, in bytes.
const SIZE: &std::ffi::CStr = c"size=2m";

/// Mounts a small disk over `folder`, for this thread and those it starts.
#[cfg(target_os = "linux")]
fn mount(folder: &std::path::Path) -> bool {
    let folder = std::ffi::CString::new(folder.to_str().unwrap()).unwrap();
    let (none, root, kind) = (c"none".as_ptr(), c"/".as_ptr(), c"tmpfs".as_ptr());
    // SAFETY: no pointers; only this thread moves, and it ends with the story.
    let moved = unsafe { libc::unshare(libc::CLONE_NEWNS | libc::CLONE_FS) } == 0;
    // SAFETY: strings that end in NUL and live long enough, and null where the call allows it.
    moved
        && unsafe {
            libc::mount(
                none,
                root,
                std::ptr::null(),
                libc::MS_REC | libc::MS_PRIVATE,
                std::ptr::null(),
            ) == 0
                && libc::mount(kind, folder.as_ptr(), kind, 0, SIZE.as_ptr().cast()) == 0
        }
}

#[cfg(not(target_os = "linux"))]
fn mount(_folder: &std::path::Path) -> bool {
    false
}

/// Writes until nothing goes any more.
fn fill(path: &std::path::Path) {
    let mut file = fs::File::create(path).unwrap();
    for size in [4096, 1] {
        while file.write_all(&vec![b'x'; size]).is_ok() {}
    }
}

#[test]
fn an_answer_that_the_disk_has_no_room_for_is_kept_and_stored_later() {
    let told = std::thread::spawn(|| {
        let folder = tempfile::tempdir().unwrap();
        if !mount(folder.path()) {
            let wanted = std::env::var_os("UNDERSTUDY_NAMESPACES").is_some();
            assert!(!wanted, "a full disk needs root and Linux");
            println!("SKIPPED: a full disk needs root and Linux");
            return;
        }
        let mut runtime = tokio::runtime::Builder::new_multi_thread();
        let runtime = runtime.worker_threads(2).enable_all().build().unwrap();
        runtime.block_on(story(folder));
        runtime.shutdown_background();
    });
    told.join().unwrap();
}

async fn story(folder: tempfile::TempDir) {
    let filler = folder.path().join("filler");
    let world = World::within(Stage::start().await.unwrap(), folder).await;
    world.backend.keep_up();
    let whole: String = (0..4_000).map(|n| format!("word{n} ")).collect();
    let seat = world.seat(LEAD, Family::Chat).await;
    seat.always(Script::paced(&*whole, 200, 15));
    world.order(&[LEAD]).await;

    let mut handle = world.send("Tell me everything").await;
    let chat = handle.chat.unwrap();
    // It has begun; now the disk is full.
    while !matches!(handle.events.next().await.unwrap().event, TurnEvent::Delta { .. }) {}
    fill(&filler);
    let told = world.follow(handle).await;
    let TurnEvent::Finished { text, .. } = told.last() else {
        panic!("{:?}", told.last())
    };
    assert_eq!(*text, whole, "the person has the whole answer");
    let unstored = world
        .backend
        .unstored()
        .expect("it is said that it is only in memory");
    assert_eq!(unstored.answers, 1);
    assert!(unstored.bytes >= whole.len() as u64);

    // A question that cannot be stored is not sent.
    world.stage.forget_requests();
    let start = TurnStart::NewChat {
        text: "And more? ".repeat(2_000),
        attachments: Vec::new(),
    };
    let refused = world
        .backend
        .send(start, TurnOptions::default())
        .await
        .err()
        .unwrap();
    assert_eq!(refused.code, ErrorCode::CannotWrite, "{refused}");
    assert!(world.stage.requests().is_empty());

    // There is room again: nobody has to do anything.
    fs::remove_file(&filler).unwrap();
    let until = Instant::now() + PATIENCE;
    while world.backend.unstored().is_some() {
        assert!(Instant::now() < until, "it is not stored");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    let answer = world.answer(chat).await;
    assert_eq!(answer.status, MessageStatus::Complete);
    assert_eq!(answer.text(), whole);
    assert!(world.backend.check_history().await.unwrap().is_sound());
}
