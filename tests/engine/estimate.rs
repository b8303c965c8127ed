//! What is known before a message is sent: roughly what it costs, and what would have to be left out.

use crate::cost::set_price;
use crate::world::{FULL, Family, LEAD, MODEL, Told, UNDERSTUDY, World};
use understudy_core::backend::TurnOptions;
use understudy_core::contract::{
    ChatChange, ChatTerms, LaneName, MessageId, Reach, TurnEvent, TurnStart, Written,
};
use understudy_stage::{Model, Script};

fn written(text: &str) -> Written {
    Written {
        chat: None,
        after: None,
        text: text.to_owned(),
        attachments: Vec::new(),
        terms: ChatTerms::default(),
        system: None,
        lanes: Vec::new(),
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_message_is_reckoned_by_the_model_that_would_answer_it() {
    let world = World::new(Family::Chat).await;
    set_price(&world, LEAD, 5.0, 25.0).await;
    let text = "word".repeat(1_000);
    let estimate = world.backend.estimate(written(&text)).await.unwrap();
    assert_eq!(estimate.lanes, [LaneName::new(LEAD, MODEL)]);
    assert_eq!(estimate.tokens, 1_000, "four letters are about a token");
    assert_eq!(estimate.cost_usd.map(|cost| (cost * 1e6).round()), Some(5_000.0));

    // Of another model nobody knows the price: it is not said to be nothing.
    let other = Written {
        lanes: vec![LaneName::new(UNDERSTUDY, MODEL)],
        ..written(&text)
    };
    let estimate = world.backend.estimate(other).await.unwrap();
    assert_eq!(
        (estimate.lanes, estimate.cost_usd),
        (vec![LaneName::new(UNDERSTUDY, MODEL)], None)
    );

    // Two that are compared cost both, and what was said before counts.
    set_price(&world, UNDERSTUDY, 1.0, 2.0).await;
    world.stage.seat(LEAD).always(Script::answer(FULL));
    let told = world.ask(&text).await;
    let answer = world.answer(told.chat).await.id;
    let both = Written {
        chat: Some(told.chat),
        after: Some(answer),
        lanes: vec![LaneName::new(LEAD, MODEL), LaneName::new(UNDERSTUDY, MODEL)],
        ..written(&text)
    };
    let estimate = world.backend.estimate(both).await.unwrap();
    assert_eq!(estimate.lanes.len(), 2);
    assert!(
        estimate.tokens > 4_000 && estimate.tokens < 4_100,
        "{}",
        estimate.tokens
    );
    // What the models are told before all of it may change while nothing is said.
    let change = ChatChange::System {
        system: "word".repeat(1_000),
    };
    world.backend.change_chat(told.chat, change).await.unwrap();
    let after = Written {
        chat: Some(told.chat),
        after: Some(answer),
        lanes: vec![LaneName::new(LEAD, MODEL)],
        ..written(&text)
    };
    let tokens = world.backend.estimate(after).await.unwrap().tokens;
    assert!(tokens > 3_000 && tokens < 3_100, "{tokens}");
    assert_eq!(
        world.asked(LEAD).len() + world.asked(UNDERSTUDY).len(),
        1,
        "nothing is asked for an estimate"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_model_can_be_asked_first_for_one_message() {
    let world = World::new(Family::Chat).await;
    world.stage.seat(LEAD).always(Script::answer("The lead."));
    let options = TurnOptions {
        first: Some(
            world
                .backend
                .lane_named(&format!("{UNDERSTUDY}/{MODEL}"))
                .unwrap(),
        ),
        ..TurnOptions::default()
    };
    let start = TurnStart::NewChat {
        text: "You, this once".into(),
        attachments: Vec::new(),
    };
    let told = world
        .follow(world.backend.send(start, options).await.unwrap())
        .await;
    assert_eq!(
        (told.lanes(), told.deltas().as_str()),
        (vec!["understudy/m"], FULL)
    );
    let next = reply(&world, &told, "And now as ever").await;
    assert_eq!(next.lanes(), ["lead/m"]);
}

async fn reply(world: &World, told: &Told, text: &str) -> Told {
    let start = TurnStart::Reply {
        chat: told.chat,
        after: Some(world.answer(told.chat).await.id),
        text: text.to_owned(),
        attachments: Vec::new(),
    };
    world.follow(world.start(start).await).await
}

/// A chat that has become longer than its only model's window of 8,000 tokens.
async fn too_long() -> (World, Told, MessageId) {
    let world = World::empty().await;
    let seat = world.stage.seat(LEAD);
    let model = Model {
        context: Some(8_000),
        ..Model::from(MODEL)
    };
    seat.models([model]).always(Script::answer(FULL));
    world
        .provider(LEAD, Family::Chat, &world.stage.url(LEAD), "sk-canary-0123456789")
        .await;
    world.order(&[LEAD]).await;
    let mut told = world.ask(&format!("First {}", "a long story ".repeat(900))).await;
    for name in ["Second", "Third"] {
        told = reply(&world, &told, &format!("{name} {}", "a long story ".repeat(900))).await;
    }
    let question = world.chat(told.chat).await.messages[4].id;
    (world, told, question)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_no_longer_fits_is_left_out_at_the_persons_word_and_it_is_kept() {
    let (world, told, question) = too_long().await;
    assert!(matches!(told.last(), TurnEvent::Failed { code, .. } if code == "too-long"));
    assert_eq!(
        world.asked(LEAD).len(),
        2,
        "it was not sent, and nothing was cut off"
    );

    let offer = world
        .backend
        .what_to_leave_out(told.chat, question)
        .await
        .unwrap()
        .unwrap();
    assert_eq!((offer.messages, offer.of, offer.summary_requests), (2, 4, 1));
    assert_eq!(offer.lane, LaneName::new(LEAD, MODEL));
    world.stage.forget_requests();
    let options = TurnOptions {
        left_out: offer.messages,
        ..TurnOptions::default()
    };
    let again = TurnStart::Regenerate {
        chat: told.chat,
        question,
        lane: None,
    };
    let told = world
        .follow(world.backend.send(again, options).await.unwrap())
        .await;
    assert_eq!(told.deltas(), FULL);
    let sent = world.asked(LEAD)[0].body.to_string();
    assert!(!sent.contains("First ") && sent.contains("Second ") && sent.contains("Third "));
    // The history has all of it, and says what this answer did not know.
    let chat = world.chat(told.chat).await;
    assert!(chat.messages[0].text().starts_with("First "));
    assert_eq!(chat.messages[5].answer.as_ref().unwrap().left_out, 2);
    assert_eq!(chat.messages[3].answer.as_ref().unwrap().left_out, 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_left_out_is_summed_up_by_a_model_of_the_chats_own_plan_and_kept() {
    let (world, told, question) = too_long().await;
    world.stage.forget_requests();
    world.stage.seat(LEAD).script(Script::answer("It was a story."));
    let summary = world.backend.summarise(told.chat, question, 2).await.unwrap();
    assert_eq!(summary, "It was a story.");
    let asked = world.asked(LEAD)[0].body.to_string();
    assert!(asked.contains("First ") && !asked.contains("Second "));
    assert_eq!(
        world.chat(told.chat).await.messages.len(),
        6,
        "it is no message of the chat"
    );

    let options = TurnOptions {
        left_out: 2,
        summary: Some(summary),
        ..TurnOptions::default()
    };
    let again = TurnStart::Regenerate {
        chat: told.chat,
        question,
        lane: None,
    };
    world
        .follow(world.backend.send(again, options).await.unwrap())
        .await;
    let sent = world.asked(LEAD)[1].body.to_string();
    assert!(sent.contains("It was a story.") && !sent.contains("First ") && sent.contains("Third "));
    let answer = world.answer(told.chat).await;
    let kept = answer.answer.unwrap();
    assert_eq!(
        (kept.left_out, kept.summary.as_deref()),
        (2, Some("It was a story."))
    );

    // A chat that may stay on this computer only asks nobody else for it.
    let terms = ChatTerms {
        reach: Reach::ThisComputer,
        ..ChatTerms::default()
    };
    world.backend.set_chat_terms(told.chat, terms).await.unwrap();
    world.stage.forget_requests();
    assert!(world.backend.summarise(told.chat, question, 2).await.is_err());
    assert!(world.asked(LEAD).is_empty());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_no_model_takes_at_once_is_summed_up_piece_by_piece_within_a_bound() {
    let (world, told, question) = too_long().await;
    // The same chat in front of a model that takes half a message at once.
    let (chat, seat) = (told.chat, world.stage.seat(LEAD));
    let lead = world
        .backend
        .lane_named(&format!("{LEAD}/{MODEL}"))
        .unwrap()
        .provider;
    let shrink = async |context: u64| {
        let model = Model {
            context: Some(context),
            ..Model::from(MODEL)
        };
        seat.models([model]);
        world.backend.test_provider(lead).await.unwrap();
        world.stage.forget_requests();
    };
    shrink(5_500).await;
    seat.always(Script::answer("So far a story."));
    let sum = world.backend.summarise(chat, question, 4).await.unwrap();
    assert_eq!(sum, "So far a story.");
    let asked: Vec<String> = world
        .asked(LEAD)
        .iter()
        .map(|seen| seen.body.to_string())
        .collect();
    assert!((2..=12).contains(&asked.len()), "{}", asked.len());
    assert!(asked[0].contains("First ") && !asked[0].contains("So far a story."));
    let last = asked.last().unwrap();
    assert!(!last.contains("First ") && last.contains("So far a story."));

    // Where even that many pieces are too long each, nobody is asked, and it is said.
    shrink(600).await;
    let refused = world.backend.summarise(chat, question, 4).await.err().unwrap();
    assert!(
        refused.message.contains("even in 12 pieces"),
        "{}",
        refused.message
    );
    assert!(world.asked(LEAD).is_empty());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_conversation_that_fits_has_nothing_to_leave_out() {
    let world = World::new(Family::Chat).await;
    let told = world.ask("Short").await;
    let question = world.chat(told.chat).await.messages[0].id;
    assert_eq!(
        world
            .backend
            .what_to_leave_out(told.chat, question)
            .await
            .unwrap(),
        None
    );
}
