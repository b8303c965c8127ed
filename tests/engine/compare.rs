//! The same question to two models, side by side.

use crate::world::{FULL, Family, LEAD, MODEL, PATIENCE, UNDERSTUDY, World, open};
use understudy_core::backend::{TurnHandle, TurnOptions};
use understudy_core::contract::{
    ChatId, ChatTerms, DesktopState, ErrorCode, LaneName, MessageStatus, Reach, TurnEvent, TurnStart,
};
use understudy_stage::{ErrorKind, Script, Step};

const OTHER: &str = "The lead sees it in another way.";

fn both() -> [LaneName; 2] {
    [LEAD, UNDERSTUDY].map(|name| LaneName::new(name, MODEL))
}

fn new_chat(text: &str) -> TurnStart {
    TurnStart::NewChat {
        text: text.to_owned(),
        attachments: Vec::new(),
    }
}

async fn compare(world: &World, start: TurnStart) -> (ChatId, TurnHandle, TurnHandle) {
    let mut begun = world
        .backend
        .compare(start, &both(), TurnOptions::default())
        .await
        .unwrap();
    assert_eq!(begun.len(), 2);
    let (second, first) = (begun.pop().unwrap(), begun.pop().unwrap());
    (first.chat.unwrap(), first, second)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_models_answer_at_once_and_the_one_that_is_picked_is_gone_on_with() {
    let world = World::new(Family::Anthropic).await;
    let seat = world.stage.seat(LEAD);
    // Each waits in the middle of its answer: both are written at the same time.
    seat.always(Script::paced(OTHER, 4, 60));
    world.stage.seat(UNDERSTUDY).always(Script::paced(FULL, 4, 60));
    let (chat, first, second) = compare(&world, new_chat("Which is it?")).await;
    let seen = world.chat(chat).await;
    assert_eq!(
        seen.messages.len(),
        2,
        "one question, and the first of its answers"
    );
    assert_eq!(seen.beside.len(), 1);
    assert_eq!(seen.messages[1].status, MessageStatus::Streaming);
    assert_eq!(seen.beside[0].status, MessageStatus::Streaming);

    // Meanwhile nothing else begins in the chat.
    let reply = TurnStart::Reply {
        chat,
        after: Some(seen.messages[1].id),
        text: "And then?".into(),
        attachments: Vec::new(),
    };
    let refused = world.backend.send(reply.clone(), TurnOptions::default()).await;
    assert_eq!(refused.err().unwrap().code, ErrorCode::Busy);

    let (first, second) = tokio::join!(world.follow(first), world.follow(second));
    assert_eq!((first.deltas().as_str(), second.deltas().as_str()), (OTHER, FULL));
    assert_eq!(first.lanes(), ["lead/m"]);
    assert_eq!(second.lanes(), ["understudy/m"]);
    assert_eq!(world.asked(LEAD).len() + world.asked(UNDERSTUDY).len(), 2);

    // Another window finds them side by side too, and still does after a restart.
    let seen = open(&world.folder).await.chat(chat).await.unwrap();
    assert_eq!(
        (seen.messages[1].text().as_str(), seen.beside[0].text().as_str()),
        (OTHER, FULL)
    );

    let picked = world.backend.pick_answer(chat, seen.beside[0].id).await.unwrap();
    assert_eq!(picked.messages[1].text(), FULL);
    assert!(picked.beside.is_empty());
    assert_eq!(picked.messages[1].siblings.len(), 2, "both are kept as versions");

    world.stage.seat(LEAD).always(Script::answer("Then this."));
    world.stage.forget_requests();
    let reply = TurnStart::Reply {
        chat,
        after: Some(picked.messages[1].id),
        text: "And then?".into(),
        attachments: Vec::new(),
    };
    world.follow(world.start(reply).await).await;
    let sent = world.asked(LEAD)[0].body.to_string();
    assert!(
        sent.contains("every line of it") && !sent.contains("in another way"),
        "{sent}"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn each_has_its_own_end_and_nobody_stands_in() {
    let world = World::new(Family::Chat).await;
    world.stage.seat(LEAD).always(Script::fail(ErrorKind::Overloaded));
    world.stage.seat(UNDERSTUDY).always(Script::of([
        Step::Opening,
        Step::text_at_once("It begins"),
        Step::Silence,
    ]));
    let (chat, first, second) = compare(&world, new_chat("Which is it?")).await;
    let failed = world.follow(first).await;
    assert!(matches!(failed.last(), TurnEvent::Failed { code, .. } if code == "overloaded"));
    assert_eq!(failed.lanes(), ["lead/m"]);
    // The other goes on until it is stopped by itself.
    let turn = second.turn;
    let other = tokio::join!(world.follow(second), async {
        world
            .stage
            .wait_until(PATIENCE, |seen| seen.iter().any(|one| one.seat == UNDERSTUDY))
            .await
            .unwrap();
        tokio::time::sleep(std::time::Duration::from_millis(300)).await;
        world.backend.stop_turn(turn);
    })
    .0;
    assert!(matches!(other.last(), TurnEvent::Failed { code, .. } if code == "cancelled"));
    let seen = world.chat(chat).await;
    assert_eq!(seen.messages[1].status, MessageStatus::Failed);
    assert_eq!(
        (seen.beside[0].status, seen.beside[0].text().as_str()),
        (MessageStatus::Cancelled, "It begins")
    );
    let snapshot = world.backend.snapshot(DesktopState::default()).await.unwrap();
    assert!(snapshot.waiting.is_empty(), "neither waits to be sent again");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_answer_that_is_there_is_compared_with_another_model() {
    let world = World::new(Family::Chat).await;
    world.stage.seat(LEAD).always(Script::answer(OTHER));
    let told = world.ask("Which is it?").await;
    let answer = world.answer(told.chat).await.id;
    let lane = LaneName::new(UNDERSTUDY, MODEL);
    let handle = world
        .backend
        .compare_with(told.chat, answer, &lane)
        .await
        .unwrap();
    assert_eq!(world.follow(handle).await.deltas(), FULL);
    let seen = world.chat(told.chat).await;
    assert_eq!(seen.messages[1].id, answer, "what was shown stays where it was");
    assert_eq!(seen.beside[0].text(), FULL);
    // Picking the first again leaves the other as a version.
    let picked = world.backend.pick_answer(told.chat, answer).await.unwrap();
    assert_eq!((picked.messages[1].id, picked.beside.len()), (answer, 0));
    // Redoing it later is no comparison.
    let again = TurnStart::Regenerate {
        chat: told.chat,
        question: seen.messages[0].id,
        lane: None,
    };
    world.follow(world.start(again).await).await;
    assert!(world.chat(told.chat).await.beside.is_empty());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_chat_that_may_go_to_one_provider_only_is_compared_with_no_other() {
    let world = World::new(Family::Chat).await;
    world.stage.seat(LEAD).always(Script::answer(OTHER));
    let lead = world
        .backend
        .lane_named(&format!("{LEAD}/{MODEL}"))
        .unwrap()
        .provider;
    let options = TurnOptions {
        terms: ChatTerms {
            reach: Reach::Only {
                providers: vec![lead],
            },
            ..ChatTerms::default()
        },
        ..TurnOptions::default()
    };
    let begun = world
        .backend
        .compare(new_chat("Between us"), &both(), options)
        .await
        .unwrap();
    for handle in begun {
        world.follow(handle).await;
    }
    assert_eq!((world.asked(LEAD).len(), world.asked(UNDERSTUDY).len()), (1, 0));
    let same = [LaneName::new(LEAD, MODEL), LaneName::new(LEAD, MODEL)];
    let refused = world
        .backend
        .compare(new_chat("Twice"), &same, TurnOptions::default())
        .await;
    assert_eq!(refused.err().unwrap().code, ErrorCode::InvalidInput);
}

/// Beside the two of the model order there is a third one that only a list has.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn up_to_four_stand_side_by_side_and_any_model_of_a_provider_may_be_among_them() {
    let world = World::new(Family::Chat).await;
    world.set("titles.by_model", "true").await;
    let more = |id: &str| LaneName::new(LEAD, id);
    world.stage.seat(LEAD).models([MODEL, "n", "o", "p"]);
    let lead = world.backend.lane_named(&more(MODEL).0).unwrap().provider;
    world.backend.test_provider(lead).await.unwrap();
    let offered: Vec<String> = world
        .backend
        .models_to_ask()
        .into_iter()
        .map(|one| one.name.0)
        .collect();
    assert_eq!(
        offered,
        ["lead/m", "understudy/m", "lead/n", "lead/o", "lead/p"],
        "the order first, and each once"
    );

    world.stage.forget_requests();
    world.stage.seat(LEAD).always(Script::answer(OTHER));
    let [one, two] = both();
    let lanes = [one, two, more("n")];
    let begun = world
        .backend
        .compare(
            new_chat("Which is it?"),
            &lanes,
            TurnOptions {
                waits: true,
                ..TurnOptions::default()
            },
        )
        .await
        .unwrap();
    let chat = begun[0].chat.unwrap();
    let mut asked = Vec::new();
    for handle in begun {
        asked.push(world.follow(handle).await.lanes().join(" "));
    }
    assert_eq!(asked, ["lead/m", "understudy/m", "lead/n"]);
    let seen = world.chat(chat).await;
    assert_eq!((seen.messages.len(), seen.beside.len()), (2, 2));

    // The first answer's model gives the chat its title, once.
    world
        .stage
        .wait_until(PATIENCE, |seen| seen.len() == 4)
        .await
        .expect("a title is asked for");
    let answer = seen.messages[1].id;
    let fourth = world
        .backend
        .compare_with(chat, answer, &more("o"))
        .await
        .unwrap();
    world.follow(fourth).await;
    assert_eq!(world.chat(chat).await.beside.len(), 3);
    let fifth = world.backend.compare_with(chat, answer, &more("p")).await;
    assert_eq!(fifth.err().unwrap().code, ErrorCode::InvalidInput);
    for wrong in [
        vec![more("n")],
        [MODEL, "n", "o", "p"]
            .map(more)
            .into_iter()
            .chain([more("q")])
            .collect(),
    ] {
        let refused = world
            .backend
            .compare(new_chat("How many?"), &wrong, TurnOptions::default())
            .await;
        assert_eq!(refused.err().unwrap().code, ErrorCode::InvalidInput);
    }
    assert_eq!(world.asked(LEAD).len() + world.asked(UNDERSTUDY).len(), 5);
}
