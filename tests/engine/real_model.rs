//! Against a real model server that was not written here. Building it takes a quarter of an hour, so
//! this is told only on demand: `cargo test --test engine -- --ignored --nocapture`.

use crate::world::{FULL, Family, PATIENCE, Told, UNDERSTUDY, World};
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use understudy_core::backend::{Check, TurnOptions};
use understudy_core::contract::{
    Attempt, FailureClass, Finish, MessageStatus, NewKey, NewProvider, SeamMode, TurnEvent, TurnStart,
    TurnWishes,
};
use understudy_stage::Script;

const REAL_MODEL: &str = "gemma-3-270m";
/// The kinds whose interfaces the server has: Chat, Messages and Responses.
const KINDS: [&str; 3] = ["llamacpp", "anthropic", "openai"];
/// What it is started with.
const WINDOW: u64 = 8192;

struct Server {
    child: Child,
    url: String,
}

impl Server {
    fn start() -> Self {
        let script = concat!(env!("CARGO_MANIFEST_DIR"), "/script/real-model");
        let mut child = Command::new(script).stdout(Stdio::piped()).spawn().unwrap();
        let mut url = String::new();
        BufReader::new(child.stdout.take().unwrap())
            .read_line(&mut url)
            .unwrap();
        assert!(
            url.starts_with("http://127.0.0.1:"),
            "it says its URL when it is ready: {url:?}"
        );
        Self {
            child,
            url: url.trim().to_owned(),
        }
    }

    fn kill(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Asks for an answer of at most `max_output` tokens.
async fn ask(world: &World, text: &str, max_output: u32) -> Told {
    let options = TurnOptions {
        wishes: TurnWishes {
            max_output: Some(max_output),
            ..TurnWishes::default()
        },
        ..TurnOptions::default()
    };
    let start = TurnStart::NewChat {
        text: text.to_owned(),
        attachments: Vec::new(),
    };
    let handle = world.backend.send(start, options).await.unwrap();
    world.follow(handle).await
}

async fn attempts(world: &World, told: &Told) -> Vec<Attempt> {
    world.answer(told.chat).await.answer.unwrap().attempts
}

/// The server as a provider of `kind`, and a practice understudy behind it.
async fn world_of(kind: &str, server: &Server) -> World {
    let world = World::empty().await;
    // A busy machine without a graphics card.
    world.set("limits.first_content_ms", "120000").await;
    let new = NewProvider {
        name: "real".to_owned(),
        kind: kind.to_owned(),
        base_url: Some(server.url.clone()),
        key: NewKey::Entered {
            key: "none-is-needed".to_owned(),
            this_run: true,
        },
        allow_http: true,
    };
    world.backend.add_provider(new, Check::Advisory).await.unwrap();
    world
        .seat(UNDERSTUDY, Family::Chat)
        .await
        .always(Script::answer(FULL));
    world
        .order_lanes(&[format!("real/{REAL_MODEL}"), format!("{UNDERSTUDY}/m")])
        .await;
    world
}

/// A short answer is whole text, counted, and cut where its limit cut it.
async fn it_says_text_counts_and_that_it_was_cut(kind: &str, world: &World) {
    let began = Instant::now();
    let told = ask(world, "The quick brown fox jumps over", 8).await;
    let TurnEvent::Finished { finish, text, .. } = told.last() else {
        panic!("{kind}: {:?}", told.last())
    };
    assert_eq!(*finish, Finish::Length, "{kind}");
    assert!(!text.trim().is_empty());
    assert_eq!(*text, told.deltas(), "{kind}: what is kept is what was shown");
    let [attempt] = &attempts(world, &told).await[..] else {
        panic!("{kind}: one attempt")
    };
    assert_eq!(attempt.usage.output, Some(8), "{kind}: {:?}", attempt.usage);
    assert!(attempt.usage.input.is_some_and(|input| input > 5), "{kind}");
    assert_eq!(attempt.model_answered.as_deref(), Some(REAL_MODEL), "{kind}");
    eprintln!(
        "{kind}: {} tokens in, 8 out, cut at the limit, first text after {} ms, whole after {} ms",
        attempt.usage.input.unwrap(),
        attempt.first_text_ms.unwrap(),
        began.elapsed().as_millis()
    );
}

/// More than the window holds is told as such, with the server's own numbers, and covered.
async fn it_says_that_a_conversation_is_too_long(kind: &str, world: &World) {
    let words = "word ".repeat(9000);
    let told = ask(world, &words, 8).await;
    let failed = told.failed();
    let too_long = failed.iter().any(|one| one.class == FailureClass::TooLong);
    // Where the list of models tells the window, the question is not even sent.
    let unfit = told
        .events
        .iter()
        .any(|event| matches!(event, TurnEvent::Skipped { .. }));
    assert!(too_long || unfit, "{kind}: {failed:?}");
    if let Some(one) = failed.first() {
        assert!(
            one.message.contains(&WINDOW.to_string()),
            "{kind}: {}",
            one.message
        );
    }
    assert_eq!(told.deltas(), FULL, "{kind}: covered");
    eprintln!(
        "{kind}: too long, {}",
        if unfit { "known before" } else { "said by it" }
    );
}

/// Killed in the middle: the understudy gives the answer, and what was shown is kept with the attempt of
/// this model, whether the answer goes on behind it or, where it was short, begins anew.
async fn it_is_killed_in_the_middle(kind: &str, world: &World, server: &mut Server) {
    let mut handle = world.send("The quick brown fox jumps over").await;
    let chat = handle.chat.unwrap();
    let mut shown = String::new();
    while shown.len() < 20 {
        let event = tokio::time::timeout(Duration::from_secs(120), handle.events.next()).await;
        match event.unwrap().unwrap().event {
            TurnEvent::Delta { text } => shown += &text,
            other => assert!(!other.ends_turn(), "{kind}: {other:?}"),
        }
    }
    server.kill();
    let told = tokio::time::timeout(PATIENCE, world.follow(handle))
        .await
        .unwrap();
    let TurnEvent::Finished { lane, text, .. } = told.last() else {
        panic!("{kind}: {:?}", told.last())
    };
    assert_eq!(lane.to_string(), format!("{UNDERSTUDY}/m"), "{kind}");
    let answer = world.answer(chat).await;
    assert_eq!(
        (answer.status, answer.text()),
        (MessageStatus::Complete, text.clone()),
        "{kind}"
    );
    let kept = serde_json::to_value(&answer.parts).unwrap();
    let of_it = kept
        .as_array()
        .unwrap()
        .iter()
        .filter(|part| part["attempt"] == 0);
    let kept: String = of_it.filter_map(|part| part["text"].as_str()).collect();
    assert!(kept.starts_with(&shown), "{kind}: {kept:?}, shown {shown:?}");
    let answer = answer.answer.unwrap();
    let failed = answer.attempts[0].failure.as_ref().map(|failure| failure.class);
    assert_eq!(failed, Some(FailureClass::Truncated), "{kind}");
    let [seam] = &answer.seams[..] else {
        panic!("{kind}: {:?}", answer.seams)
    };
    let before = match seam.mode {
        SeamMode::Continue => kept.as_str(),
        SeamMode::Restart => "",
    };
    assert!(
        text.starts_with(before) && text.ends_with(FULL),
        "{kind}: {text:?}"
    );

    // Gone before the next message: the understudy answers it.
    let told = world.ask("And now?").await;
    assert_eq!(told.deltas(), FULL, "{kind}");
    eprintln!("{kind}: killed in the middle, kept, covered");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "builds a model server: some 20 minutes and 260 MB"]
async fn a_real_model_answers_through_chat_messages_and_responses_and_is_covered_when_it_dies() {
    for kind in KINDS {
        let mut server = Server::start();
        let world = world_of(kind, &server).await;
        let models = world
            .backend
            .models(world.backend.provider_named("real").unwrap().id)
            .await
            .unwrap();
        let listed: Vec<_> = models
            .iter()
            .map(|model| (model.id.as_str(), model.context_window))
            .collect();
        assert_eq!(listed, [(REAL_MODEL, Some(WINDOW))], "{kind}");
        it_says_text_counts_and_that_it_was_cut(kind, &world).await;
        it_says_that_a_conversation_is_too_long(kind, &world).await;
        it_is_killed_in_the_middle(kind, &world, &mut server).await;
    }
}
