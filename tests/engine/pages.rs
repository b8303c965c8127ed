//! Status pages: asked only while something is out, without a key; they explain and never decide.

use crate::world::{FULL, Family, LEAD, UNDERSTUDY, World, options};
use std::io::{Read as _, Write as _};
use std::net::TcpListener;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};
use tokio::time::sleep;
use understudy_core::backend::{Backend, TurnOptions};
use understudy_core::contract::TurnStart;
use understudy_core::home::Home;
use understudy_core::pages::{Page, Shape};
use understudy_core::providers::{HttpRequest, HttpTransport, Transport as _};
use understudy_stage::{ErrorKind, Script};

const SUMMARY: &str = r#"{"incidents":[{"name":"Elevated errors","status":"identified",
    "incident_updates":[{"body":"The cause is known.","created_at":"2026-06-02T14:11:00Z"}]}]}"#;

/// A status page on this computer, and what was asked of it.
fn status_page() -> (Page, Arc<Mutex<Vec<String>>>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}/api/v2/summary.json", listener.local_addr().unwrap());
    let asked = Arc::new(Mutex::new(Vec::new()));
    let seen = asked.clone();
    std::thread::spawn(move || {
        for stream in listener.incoming().take(20) {
            let mut stream = stream.unwrap();
            let mut room = [0_u8; 4096];
            let read = stream.read(&mut room).unwrap_or(0);
            let request = String::from_utf8_lossy(&room[..read]).into_owned();
            seen.lock().unwrap().push(request);
            let head = format!(
                "HTTP/1.1 200 OK\r\ncontent-length: {}\r\nconnection: close\r\n\r\n",
                SUMMARY.len()
            );
            let _ = stream.write_all(format!("{head}{SUMMARY}").as_bytes());
        }
    });
    let page = Page {
        api: "127.0.0.1",
        address: Box::leak(address.into_boxed_str()),
        shape: Shape::Statuspage,
        about: "",
    };
    (page, asked)
}

/// Twice in a row the main model alone: it is out after that.
async fn goes_down(world: &World) {
    world.stage.seat(LEAD).always(Script::fail(ErrorKind::Overloaded));
    for _ in 0..2 {
        let options = TurnOptions {
            only: Some(vec![world.backend.provider_named(LEAD).unwrap().id]),
            ..TurnOptions::default()
        };
        let start = TurnStart::NewChat {
            text: "Are you there?".into(),
            attachments: Vec::new(),
        };
        let handle = world.backend.send(start, options).await.unwrap();
        world.follow(handle).await;
    }
}

async fn world() -> (World, Arc<Mutex<Vec<String>>>) {
    let (page, asked) = status_page();
    let mut world = World::empty().await;
    let home = Home::at(world.folder.path()).unwrap();
    world.backend = Backend::open_with_pages(&home, options(), vec![page])
        .await
        .unwrap();
    for (name, family) in [(LEAD, Family::Anthropic), (UNDERSTUDY, Family::Chat)] {
        world.seat(name, family).await.always(Script::answer(FULL));
    }
    world.order(&[LEAD, UNDERSTUDY]).await;
    (world, asked)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_page_of_who_is_out_is_read_once_in_a_while_and_only_explains() {
    let (world, asked) = world().await;
    world.backend.keep_up();
    world.ask("All is well").await;
    sleep(Duration::from_secs(2)).await;
    assert!(asked.lock().unwrap().is_empty(), "never while all is well");

    goes_down(&world).await;
    let page = || world.backend.status().providers[0].page.clone();
    let began = Instant::now();
    while page().is_none() {
        assert!(began.elapsed() < Duration::from_secs(6), "the page was not read");
        sleep(Duration::from_millis(50)).await;
    }
    let words = page().unwrap();
    assert!(words.starts_with("From its status page, 2026-06-02 "), "{words}");
    assert!(
        words.ends_with(": Elevated errors. The cause is known."),
        "{words}"
    );
    assert_eq!(world.backend.status().providers[1].page, None, "that one is well");
    let board = world.backend.board().await.unwrap();
    assert_eq!(board.incidents[0].page.as_ref(), Some(&words));
    sleep(Duration::from_secs(3)).await;
    {
        let asked = asked.lock().unwrap();
        assert_eq!(asked.len(), 1, "not every second");
        assert!(!asked[0].contains("canary"), "no key: {}", asked[0]);
    }

    // Whatever the page says: who answers is well.
    world.stage.seat(LEAD).always(Script::answer(FULL));
    let began = Instant::now();
    while page().is_some() {
        assert!(began.elapsed() < Duration::from_secs(40), "it is still shown");
        world.ask("And now?").await;
        sleep(Duration::from_secs(1)).await;
    }
    let board = world.backend.board().await.unwrap();
    assert_eq!(
        board.incidents[0].page.as_ref(),
        Some(&words),
        "the incident keeps it"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nobody_is_asked_where_that_is_switched_off() {
    let (world, asked) = world().await;
    world.set("status.pages", "false").await;
    world.backend.keep_up();
    goes_down(&world).await;
    sleep(Duration::from_secs(3)).await;
    assert!(asked.lock().unwrap().is_empty());
}

/// As new versions are.
#[tokio::test(flavor = "multi_thread")]
async fn what_a_front_fetches_itself_takes_the_way_out_that_is_set() {
    let world = World::empty().await;
    let (page, asked) = status_page();
    let proxy = page.address.replace("/api/v2/summary.json", "");
    world.set("network.proxy", &proxy).await;
    let transport = HttpTransport::new(world.backend.transport_settings());
    let request = HttpRequest {
        method: http::Method::GET,
        url: "https://updates.invalid/understudy".parse().unwrap(),
        headers: http::HeaderMap::new(),
        body: Default::default(),
        allow_http: false,
    };
    // It is no proxy, and answers no TLS.
    assert!(transport.send(request).await.is_err());
    let asked = asked.lock().unwrap();
    assert!(asked[0].starts_with("CONNECT updates.invalid:443"), "{asked:?}");
}
