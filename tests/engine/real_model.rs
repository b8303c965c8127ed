//! Against a real model server that was not written here. Building it takes a quarter of an hour, so
//! this is told only on demand: `cargo test --test engine -- --ignored --nocapture`.

use crate::world::{FULL, Family, PATIENCE, UNDERSTUDY, World};
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::time::Duration;
use understudy_core::contract::{MessageStatus, NewKey, TurnEvent};
use understudy_stage::Script;

const REAL_MODEL: &str = "gemma-3-270m";

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

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "builds a model server: some 20 minutes and 260 MB"]
async fn a_real_model_answers_through_both_families_and_is_covered_when_it_dies() {
    for family in Family::BOTH {
        let mut server = Server::start();
        let world = World::empty().await;
        // A busy machine without a graphics card.
        world.set("limits.first_content_ms", "120000").await;
        let key = NewKey::Entered {
            key: "none-is-needed".into(),
            this_run: true,
        };
        world.add("real", family, &server.url, key).await;
        let models = world
            .backend
            .models(world.backend.provider_named("real").unwrap().id)
            .await
            .unwrap();
        assert_eq!(
            models.iter().map(|model| model.id.as_str()).collect::<Vec<_>>(),
            [REAL_MODEL]
        );
        world
            .seat(UNDERSTUDY, Family::Chat)
            .await
            .always(Script::answer(FULL));
        world
            .order_lanes(&[format!("real/{REAL_MODEL}"), format!("{UNDERSTUDY}/m")])
            .await;

        // Killed in the middle: the partial is kept and marked.
        let mut handle = world.send("The quick brown fox jumps over").await;
        let chat = handle.chat.unwrap();
        let mut shown = String::new();
        while shown.len() < 20 {
            let event = tokio::time::timeout(Duration::from_secs(120), handle.events.next()).await;
            match event.unwrap().unwrap().event {
                TurnEvent::Delta { text } => shown += &text,
                other => assert!(!other.ends_turn(), "{other:?}"),
            }
        }
        server.kill();
        let told = tokio::time::timeout(PATIENCE, world.follow(handle))
            .await
            .unwrap();
        let TurnEvent::Failed { code, partial, .. } = told.last() else {
            panic!("{:?}", told.last())
        };
        shown += &told.deltas();
        assert_eq!((code.as_str(), partial), ("truncated", &shown));
        let answer = world.answer(chat).await;
        assert_eq!((answer.status, answer.text()), (MessageStatus::Failed, shown));

        // Gone before the next message: the understudy answers it.
        let told = world.ask("And now?").await;
        assert_eq!(told.deltas(), FULL);
        eprintln!("{family:?}: answered, killed, covered");
    }
}
