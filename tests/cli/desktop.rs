//! What the desktop's own settings have to say: which proxy, and what starts with it.

use crate::bus::Bus;
use crate::place::{Done, Place, finish};
use std::sync::{Arc, Mutex};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use understudy_stage::Script;

/// Nobody but the proxy can lead there.
const AWAY: &str = "http://models.invalid:8000";

/// A proxy that leads what is asked of [`AWAY`] to `origin`, one request a connection. Gives its address
/// and the first lines that it was sent.
async fn office(origin: String) -> (String, Arc<Mutex<Vec<String>>>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    let seen = Arc::new(Mutex::new(Vec::new()));
    let lines = seen.clone();
    tokio::spawn(async move {
        while let Ok((client, _)) = listener.accept().await {
            tokio::spawn(lead(client, origin.clone(), lines.clone()));
        }
    });
    (address, seen)
}

async fn lead(mut client: TcpStream, origin: String, lines: Arc<Mutex<Vec<String>>>) {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n") {
        let Ok(byte) = client.read_u8().await else { return };
        head.push(byte);
    }
    let first = String::from_utf8(head).unwrap();
    lines.lock().unwrap().push(first.trim().to_owned());
    let mut server = TcpStream::connect(origin.trim_start_matches("http://"))
        .await
        .unwrap();
    let first = first.replace(AWAY, "") + "connection: close\r\n";
    server.write_all(first.as_bytes()).await.unwrap();
    let _ = tokio::io::copy_bidirectional(&mut client, &mut server).await;
}

/// `a/m` is away, its backup `b/n` on this computer.
async fn with_one_away() -> Place {
    let place = Place::new().await;
    for (name, model, text) in [("a", "m", "From far away."), ("b", "n", "From here.")] {
        place
            .stage
            .seat(name)
            .models([model])
            .always(Script::answer(text));
        let mut url = place.stage.url(name);
        if name == "a" {
            url = url.replace(&place.stage.origin(), AWAY);
        }
        let kind = ["--kind", "openai-compatible", "--no-key", "--allow-http"];
        let added = [&["provider", "add", name, "--base-url", &url][..], &kind].concat();
        place.run(&added);
    }
    place.run(&["chain", "set", "a/m", "b/n"]).expect(0);
    place.stage.forget_requests();
    place
}

fn run(place: &Place, bus: &Bus, arguments: &[&str], environment: &[(&str, &str)]) -> Done {
    let mut command = place.command(arguments);
    command.env("DBUS_SESSION_BUS_ADDRESS", &bus.address);
    command.envs(environment.iter().copied());
    finish(command.spawn().unwrap())
}

/// What a question came to, what the proxy was sent and which places the desktop was asked about.
/// `PROXY` stands for the proxy's address.
async fn asked(
    bus: &Bus,
    proxies: Option<&[&str]>,
    variable: Option<&str>,
    setting: Option<&str>,
) -> (String, Vec<String>, Vec<String>) {
    let place = with_one_away().await;
    let (proxy, seen) = office(place.stage.origin()).await;
    if let Some(value) = setting {
        let value = value.replace("PROXY", &proxy);
        place.run(&["settings", "set", "network.proxy", &value]).expect(0);
    }
    {
        let mut desktop = bus.desktop.lock().unwrap();
        let filled = |said: &[&str]| said.iter().map(|one| one.replace("PROXY", &proxy)).collect();
        desktop.proxies = proxies.map(filled);
        desktop.looked_up.clear();
    }
    let environment = variable.map(|name| (name, proxy.as_str()));
    let done = run(&place, bus, &["ask", "hi"], environment.as_slice()).expect(0);
    let looked_up = std::mem::take(&mut bus.desktop.lock().unwrap().looked_up);
    let seen = std::mem::take(&mut *seen.lock().unwrap());
    (done.out.trim().to_owned(), seen, looked_up)
}

#[tokio::test(flavor = "multi_thread")]
async fn the_systems_proxy_is_the_desktops_where_nothing_else_is_said() {
    let Some(bus) = Bus::start().await else { return };
    let far = "From far away.";
    let here = "From here.";
    let dead = &["http://127.0.0.1:9"][..];
    for (proxies, variable, setting, says, through, looks) in [
        (Some(&["PROXY", "direct://"][..]), None, None, far, 1, 1),
        // There is none for this address, or it says nothing: then nobody leads there.
        (Some(&["direct://"]), None, None, here, 0, 1),
        (None, None, None, here, 0, 1),
        // What the environment or the person says comes first.
        (Some(dead), Some("HTTP_PROXY"), None, far, 1, 0),
        (Some(dead), None, Some("PROXY"), far, 1, 0),
        (Some(&["PROXY"]), None, Some("none"), here, 0, 0),
    ] {
        let what = format!("{proxies:?} {variable:?} {setting:?}");
        let (answer, seen, looked_up) = asked(&bus, proxies, variable, setting).await;
        assert_eq!(answer, says, "{what}");
        let line = format!("POST {AWAY}/a/v1/chat/completions HTTP/1.1");
        assert_eq!(seen, vec![line; through], "{what}");
        // The place and no path; and nothing on this computer is asked about.
        assert_eq!(looked_up, vec![format!("{AWAY}/"); looks], "{what}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_desktops_proxy_that_is_down_is_named_without_its_password() {
    let Some(bus) = Bus::start().await else { return };
    let place = with_one_away().await;
    place.run(&["chain", "set", "a/m"]).expect(0);
    let proxies = vec!["http://me:canary-28fd@127.0.0.1:9".to_owned()];
    bus.desktop.lock().unwrap().proxies = Some(proxies);
    let done = run(&place, &bus, &["ask", "hi"], &[("UNDERSTUDY_LOG", "trace")]);
    assert_ne!(done.status, 0);
    assert!(done.err.contains("127.0.0.1:9"), "{}", done.err);
    assert!(!done.err.contains("canary-28fd"), "{}", done.err);
    assert!(place.files_with("canary-28fd").is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn within_a_flatpak_the_portal_keeps_what_starts_with_the_desktop() {
    let Some(bus) = Bus::start().await else { return };
    let place = Place::new().await;
    let settings = |arguments: &[&str]| {
        let mut command = place.command(&[&["settings"][..], arguments].concat());
        command
            .env("DBUS_SESSION_BUS_ADDRESS", &bus.address)
            .env("FLATPAK_ID", "dev.understudy.app")
            .env_remove("UNDERSTUDY_HOME");
        finish(command.spawn().unwrap())
    };
    let set = |on: &str| settings(&["set", "start.with_desktop", on]);
    let shown = || settings(&["get", "start.with_desktop"]).expect(0).out;
    let starts = || bus.desktop.lock().unwrap().starts.clone();

    let refused = set("true");
    assert_ne!(refused.status, 0);
    assert!(refused.err.contains("could not be changed"), "{}", refused.err);
    assert_eq!((shown().trim(), starts()), ("false", None));

    bus.desktop.lock().unwrap().agrees = true;
    set("true").expect(0);
    let line = [env!("CARGO_BIN_EXE_understudy"), "--hidden"].map(str::to_owned);
    assert_eq!((shown().trim(), starts()), ("true", Some(line.to_vec())));
    assert_eq!(
        place.files_with("--hidden"),
        Vec::<std::path::PathBuf>::new(),
        "no entry within"
    );

    set("false").expect(0);
    assert_eq!((shown().trim(), starts()), ("false", None));
}
