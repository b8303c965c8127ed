//! Temporary chats: all that another chat can do, and not a word of it on the disk.

use crate::kept::files;
use crate::world::{FULL, Family, LEAD, Told, UNDERSTUDY, World, attempts};
use understudy_core::backend::{Keep, TurnHandle, TurnOptions};
use understudy_core::contract::{Attached, ChatId, ErrorCode, MessageStatus, TurnStart};
use understudy_stage::{ErrorKind, Script, Step};

const SECRET: &str = "quicksilver-secret";

async fn begin(world: &World, text: &str, attachments: Vec<Attached>) -> TurnHandle {
    let options = TurnOptions {
        temporary: true,
        waits: true,
        ..TurnOptions::default()
    };
    let text = text.to_owned();
    let start = TurnStart::NewChat { text, attachments };
    world.backend.send(start, options).await.unwrap()
}

async fn reply(world: &World, chat: ChatId, text: &str) -> Told {
    let after = world.chat(chat).await.messages.last().map(|message| message.id);
    let start = TurnStart::Reply {
        chat,
        after,
        text: text.to_owned(),
        attachments: Vec::new(),
    };
    world.follow(world.start(start).await).await
}

fn holds(bytes: &[u8], needle: &str) -> bool {
    bytes
        .windows(needle.len())
        .any(|window| window == needle.as_bytes())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_temporary_chat_goes_on_as_any_other_and_leaves_no_word() {
    let world = World::new(Family::Anthropic).await;
    let lead = world.stage.seat(LEAD);
    lead.always(Script::answer("mercury-answer: it is liquid."));
    let file = world
        .backend
        .attach(
            "paper-of-mercury.txt".into(),
            "cinnabar-words on paper".into(),
            Keep::InMemory,
        )
        .await
        .unwrap();
    let attached = Attached {
        id: file.id.clone(),
        name: file.name.clone(),
    };
    let told = world
        .follow(begin(&world, &format!("What is {SECRET}?"), vec![attached]).await)
        .await;
    let chat = told.chat;
    assert!(world.asked(LEAD)[0].body.to_string().contains("cinnabar-words"));

    // The second message has all that was said before it, the file too.
    let again = reply(&world, chat, "And cold?").await;
    assert_eq!(again.chat, chat);
    let body = world.asked(LEAD).pop().unwrap().body.to_string();
    for said in [SECRET, "mercury-answer", "cinnabar-words", "And cold?"] {
        assert!(body.contains(said), "{said} is not in {body}");
    }

    // Another answer to the same question stands beside the first.
    let shown = world.chat(chat).await;
    assert!(shown.summary.temporary);
    let question = shown.messages[2].id;
    let regenerate = TurnStart::Regenerate {
        chat,
        question,
        lane: None,
    };
    world.follow(world.start(regenerate).await).await;
    let shown = world.chat(chat).await;
    assert_eq!(shown.messages[3].siblings.len(), 2);
    let first = shown.messages[3].siblings[0];
    let back = world.backend.select_branch(chat, first).await.unwrap();
    assert!(back.messages[3].id == first && back.summary.temporary);
    assert!(world.backend.attachment_bytes(&file.id).await.is_ok());

    // It stands first in the list, in this process alone.
    lead.always(Script::answer("Kept."));
    world.ask("A message that is kept").await;
    let listed = world.backend.chats().await.unwrap();
    assert_eq!(
        listed.iter().map(|chat| chat.temporary).collect::<Vec<_>>(),
        [true, false]
    );
    let elsewhere = crate::world::open(&world.folder).await;
    assert_eq!(elsewhere.chats().await.unwrap().len(), 1);
    assert_eq!(elsewhere.chat(chat).await.unwrap_err().code, ErrorCode::NotFound);

    // Its attempts count for the board, without a word of it.
    let board = world.backend.board().await.unwrap();
    let lead = &board.records[0].lanes[0];
    assert_eq!(lead.record.seven_days.asked, 4, "{lead:?}");
    let bytes = files(world.folder.path());
    assert!(holds(&bytes, "A message that is kept"));
    for word in [SECRET, "mercury", "cinnabar", "And cold?"] {
        assert!(!holds(&bytes, word), "{word} is on the disk");
    }

    world.backend.delete_chat(chat).await.unwrap();
    assert_eq!(
        world.backend.chat(chat).await.unwrap_err().code,
        ErrorCode::NotFound
    );
    assert_eq!(
        world.backend.undelete_chat(chat).await.unwrap_err().code,
        ErrorCode::NotFound
    );
    assert_eq!(world.backend.chats().await.unwrap().len(), 1);
    assert!(world.backend.attachment_bytes(&file.id).await.is_err());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_answer_that_breaks_off_in_a_temporary_chat_is_gone_on_with() {
    let world = World::new(Family::Anthropic).await;
    let long = "The lead begins a long and careful answer and then falls. ".repeat(6);
    world
        .stage
        .seat(LEAD)
        .always(Script::of([Step::text_at_once(&long), Step::Reset]));
    let told = world.follow(begin(&world, SECRET, Vec::new()).await).await;
    let answer = world.answer(told.chat).await;
    assert_eq!(answer.status, MessageStatus::Complete);
    assert_eq!(attempts(&answer).len(), 2, "{:?}", told.events);
    assert!(told.on_screen().ends_with(FULL), "{}", told.on_screen());
    assert!(!holds(&files(world.folder.path()), "long and careful"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_of_a_temporary_chat_waits() {
    let world = World::new(Family::Chat).await;
    for seat in [LEAD, UNDERSTUDY] {
        world.stage.seat(seat).always(Script::fail(ErrorKind::Overloaded));
    }
    let told = world.follow(begin(&world, SECRET, Vec::new()).await).await;
    assert!(told.last().ends_turn());
    assert!(world.backend.waiting().is_empty());
    assert!(!holds(&files(world.folder.path()), SECRET));
}
