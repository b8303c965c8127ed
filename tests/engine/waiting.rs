//! Messages that nobody could answer: they wait, are sent once, and ask first where they are old.

use crate::world::{FULL, Family, LEAD, MODEL, PATIENCE, Told, UNDERSTUDY, World, attempts, open};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;
use tokio::time::{sleep, timeout};
use understudy_core::backend::{Backend, TurnOptions};
use understudy_core::contract::{
    BackendEvent, ChatId, ChatTerms, ErrorCode, MessageStatus, Reach, TurnEvent, TurnStart, Waiting,
};
use understudy_stage::{ErrorKind, Script};

/// Longer than a message rests between two tries, with a look every second on top.
const A_TRY: Duration = Duration::from_secs(8);

fn waits() -> TurnOptions {
    TurnOptions {
        waits: true,
        ..TurnOptions::default()
    }
}

fn question(text: &str) -> TurnStart {
    TurnStart::NewChat {
        text: text.into(),
        attachments: Vec::new(),
    }
}

async fn ask(world: &World, text: &str) -> Told {
    let handle = world.backend.send(question(text), waits()).await.unwrap();
    world.follow(handle).await
}

async fn all_down(world: &World) {
    for seat in [LEAD, UNDERSTUDY] {
        world.stage.seat(seat).always(Script::fail(ErrorKind::Overloaded));
    }
}

fn all_well(world: &World) {
    for seat in [LEAD, UNDERSTUDY] {
        world.stage.seat(seat).always(Script::answer(FULL));
    }
}

/// What waits, as soon as it is as wanted.
async fn waiting(backend: &Backend, wanted: impl Fn(&[Waiting]) -> bool) -> Vec<Waiting> {
    let looking = async {
        loop {
            let waiting = backend.waiting();
            if wanted(&waiting) {
                return waiting;
            }
            sleep(Duration::from_millis(50)).await;
        }
    };
    timeout(PATIENCE, looking).await.expect("what waits")
}

async fn answered(world: &World, chat: ChatId) {
    let looking = async {
        while world.answer(chat).await.status != MessageStatus::Complete {
            sleep(Duration::from_millis(50)).await;
        }
    };
    timeout(PATIENCE, looking).await.expect("an answer");
}

fn requests(world: &World) -> usize {
    world.asked(LEAD).len() + world.asked(UNDERSTUDY).len()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_message_nobody_could_answer_is_sent_once_when_somebody_can() {
    let world = World::new(Family::Chat).await;
    all_down(&world).await;
    world.backend.keep_up();
    let mut events = world.backend.events();
    let told = ask(&world, "Anybody?").await;
    assert!(matches!(told.last(), TurnEvent::Failed { code, .. } if code == "overloaded"));
    let shown = waiting(&world.backend, |waiting| waiting.len() == 1).await;
    assert_eq!(
        (shown[0].chat, shown[0].asks, shown[0].offline),
        (told.chat, false, false)
    );
    assert_eq!(
        shown[0]
            .lanes
            .iter()
            .map(|lane| lane.0.as_str())
            .collect::<Vec<_>>(),
        [format!("{LEAD}/{MODEL}"), format!("{UNDERSTUDY}/{MODEL}")]
    );
    assert_eq!(world.backend.status().waiting, 1);
    let before = requests(&world);
    all_well(&world);
    answered(&world, told.chat).await;
    waiting(&world.backend, |waiting| waiting.is_empty()).await;
    sleep(A_TRY).await;
    assert_eq!(requests(&world), before + 1, "once");

    // The same answer went on: no branch, and each attempt is with it.
    let chat = world.chat(told.chat).await;
    assert_eq!(chat.messages.len(), 2);
    assert_eq!(
        (chat.messages[1].text().as_str(), chat.messages[1].siblings.len()),
        (FULL, 1)
    );
    let numbers: Vec<u32> = attempts(&chat.messages[1])
        .iter()
        .map(|one| one.attempt)
        .collect();
    assert_eq!(numbers, [0, 1, 2]);
    let mut sent = 0;
    while let Ok(event) = events.try_recv() {
        sent += usize::from(matches!(event, BackendEvent::WaitingSent { chat, .. } if chat == told.chat));
    }
    assert_eq!(sent, 1, "and it was said");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn it_can_be_sent_now_or_cancelled_and_a_later_message_stands_for_it() {
    let world = World::new(Family::Chat).await;
    all_down(&world).await;
    let first = ask(&world, "One").await;
    let second = ask(&world, "Two").await;
    let third = ask(&world, "Three").await;
    let shown = waiting(&world.backend, |waiting| waiting.len() == 3).await;
    let of = |told: &Told| shown.iter().find(|one| one.chat == told.chat).unwrap().answer;
    world.backend.cancel_waiting(of(&second)).await.unwrap();
    all_well(&world);
    // By the person's word, though everybody is known to be down.
    let handle = world.backend.send_waiting(of(&first)).await.unwrap();
    let sent = world.follow(handle).await;
    assert_eq!(sent.deltas(), FULL);
    let reply = TurnStart::Reply {
        chat: third.chat,
        after: Some(of(&third)),
        text: "Or this".into(),
        attachments: Vec::new(),
    };
    world
        .follow(world.backend.send(reply, waits()).await.unwrap())
        .await;
    assert!(world.backend.waiting().is_empty());
    for told in [&first, &second, &third] {
        let gone = world
            .backend
            .send_waiting(of(told))
            .await
            .map(|handle| handle.turn);
        assert_eq!(gone.unwrap_err().code, ErrorCode::NotFound);
    }
    let answer = world.answer(second.chat).await;
    assert_eq!(answer.status, MessageStatus::Failed, "cancelled is not sent");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_could_not_end_otherwise_does_not_wait_and_neither_does_the_terminal() {
    let world = World::new(Family::Chat).await;
    for seat in [LEAD, UNDERSTUDY] {
        world.stage.seat(seat).always(Script::fail(ErrorKind::BadRequest));
    }
    ask(&world, "Refused").await;
    all_down(&world).await;
    world.ask("From the terminal").await;
    assert!(world.backend.waiting().is_empty());
    // A key that is refused wants the person: nobody recovers by themselves.
    for seat in [LEAD, UNDERSTUDY] {
        world.stage.seat(seat).always(Script::fail(ErrorKind::BadKey));
    }
    ask(&world, "No key").await;
    ask(&world, "No key").await;
    assert!(
        world.backend.waiting().is_empty(),
        "{:?}",
        world.backend.waiting()
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_waits_keeps_to_where_its_chat_may_go() {
    let world = World::new(Family::Chat).await;
    world.stage.seat(LEAD).always(Script::fail(ErrorKind::Overloaded));
    let lead = world.backend.provider_named(LEAD).unwrap().id;
    let options = TurnOptions {
        terms: ChatTerms {
            reach: Reach::Only {
                providers: vec![lead],
            },
            ..ChatTerms::default()
        },
        ..waits()
    };
    world.backend.keep_up();
    let handle = world.backend.send(question("Between us"), options).await.unwrap();
    let told = world.follow(handle).await;
    let shown = waiting(&world.backend, |waiting| waiting.len() == 1).await;
    assert_eq!(shown[0].lanes.len(), 1);
    sleep(A_TRY).await;
    assert!(
        world.asked(UNDERSTUDY).is_empty(),
        "the backup is well and may not"
    );
    world.stage.seat(LEAD).always(Script::answer(FULL));
    let handle = world.backend.send_waiting(shown[0].answer).await;
    if let Ok(handle) = handle {
        world.follow(handle).await;
    }
    answered(&world, told.chat).await;
    assert!(world.asked(UNDERSTUDY).is_empty());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_outlived_a_restart_asks_and_is_then_sent_once() {
    let mut world = World::keyless().await;
    all_down(&world).await;
    let told = ask(&world, "Later, then").await;
    waiting(&world.backend, |waiting| waiting.len() == 1).await;
    world.restart().await;
    all_well(&world);
    let before = requests(&world);
    world.backend.keep_up();
    let shown = waiting(&world.backend, |waiting| waiting.iter().any(|one| one.asks)).await;
    sleep(A_TRY).await;
    assert_eq!(requests(&world), before, "not unasked");
    // Two fronts answer the question at the same moment.
    let other = open(&world.folder).await;
    let (one, two) = tokio::join!(
        world.backend.send_waiting(shown[0].answer),
        other.send_waiting(shown[0].answer)
    );
    assert!(one.is_ok() != two.is_ok(), "one of them sends it");
    answered(&world, told.chat).await;
    assert_eq!(requests(&world), before + 1);
}

const HOME: &str = "UNDERSTUDY_TEST_WAITS_IN";

/// Not a story of its own: the other process of the next one, which runs this program again.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_process_of_its_own() {
    let Some(home) = std::env::var_os(HOME) else {
        return;
    };
    let backend = crate::world::open_at(Path::new(&home)).await;
    backend.keep_up();
    let mut handle = backend
        .send(question("From another process"), waits())
        .await
        .unwrap();
    while handle.events.next().await.is_some() {}
    sleep(Duration::from_secs(60)).await;
}

fn another_process(home: &Path) -> Child {
    Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "waiting::a_process_of_its_own"])
        .env(HOME, home)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_two_processes_the_one_that_was_asked_sends_it_and_nobody_for_the_dead() {
    let world = World::keyless().await;
    world.backend.keep_up();
    for dies in [false, true] {
        all_down(&world).await;
        world.stage.forget_requests();
        let mut child = another_process(world.folder.path());
        let shown = waiting(&world.backend, |waiting| waiting.iter().any(|one| !one.asks)).await;
        let before = requests(&world);
        if dies {
            child.kill().unwrap();
            child.wait().unwrap();
        }
        all_well(&world);
        if dies {
            waiting(&world.backend, |waiting| waiting.iter().any(|one| one.asks)).await;
            sleep(A_TRY).await;
            assert_eq!(requests(&world), before, "its process is dead: not unasked");
            let handle = world.backend.send_waiting(shown[0].answer).await.unwrap();
            world.follow(handle).await;
        } else {
            waiting(&world.backend, |waiting| waiting.is_empty()).await;
        }
        answered(&world, shown[0].chat).await;
        sleep(Duration::from_secs(2)).await;
        assert_eq!(requests(&world), before + 1, "once");
        let _ = child.kill();
        child.wait().unwrap();
    }
}
