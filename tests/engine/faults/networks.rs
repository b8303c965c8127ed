//! Names, routes, certificates, proxies and networks that fail, in an internet of the story's own.

use super::connecting::{Comes, ask, judge, set_up};
use super::internet::{Internet, NOWHERE, SERVERS};
use super::middle::{self, REST};
use super::place::permitted;
use super::secure::{Authority, Certificate, proxy};
use super::table::Table;
use super::tell::{QUESTION, Row};
use super::{LIMIT, TEXT};
use crate::report::check;
use crate::world::{Family, LEAD, Told, UNDERSTUDY, World};
use futures_util::stream::{self, StreamExt};
use std::io::{BufRead, BufReader, Write as _};
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::Path;
use std::process::Stdio;
use std::sync::Arc;
use std::time::Instant;
use understudy_core::contract::{LaneState, NumberedEvent, TurnEvent};
use understudy_stage::{Pace, Script, Stage, Step};

/// Says that a story could not be told here. Where `UNDERSTUDY_NAMESPACES` is set, it has to be.
fn skipped(what: &str) -> bool {
    let here = permitted();
    let wanted = std::env::var_os("UNDERSTUDY_NAMESPACES").is_some();
    assert!(here || !wanted, "{what} needs root, Linux and iproute2");
    if !here {
        let text = format!("SKIPPED: {what} needs root, Linux and iproute2\n");
        std::io::stdout().write_all(text.as_bytes()).unwrap();
    }
    !here
}

fn listen(address: Ipv4Addr) -> TcpListener {
    TcpListener::bind((address, 0)).unwrap()
}

fn port(listener: &TcpListener) -> u16 {
    listener.local_addr().unwrap().port()
}

#[test]
fn names_and_routes() {
    if skipped("names and routes") {
        return;
    }
    let ways = [
        ("a black hole", "{nowhere}", Comes::Covered),
        ("no route to it", "10.99.8.8", Comes::Covered),
        ("a name that is not there", "lead.gone", Comes::Covered),
        ("names that come late", "lead.slow", Comes::Whole),
        ("a name that is never answered", "lead.stuck", Comes::Covered),
        (
            "an address of the sixth version that leads nowhere",
            "lead.six",
            Comes::Whole,
        ),
    ];
    let mut table = Table::new("Names and routes");
    for (names, ways) in [
        (true, &ways[..]),
        (false, &[("no server of names", "lead.test", Comes::Covered)][..]),
    ] {
        let internet = Internet::new(names);
        let away = internet.away.clone();
        let ways: Vec<_> = ways
            .iter()
            .map(|(what, host, comes)| (*what, host.replace("{nowhere}", &NOWHERE.to_string()), *comes))
            .collect();
        let rows = internet.home.play(move || async move {
            let all: Vec<_> = Family::ALL
                .into_iter()
                .flat_map(|family| ways.iter().cloned().map(move |way| (family, way)))
                .collect();
            let told = stream::iter(all).map(|(family, (what, host, comes))| {
                let listener = away.enter(|| listen(Ipv4Addr::UNSPECIFIED));
                async move {
                    let url = format!("http://{host}:{}/{LEAD}{}", port(&listener), family.version());
                    let stage = Stage::on(listener).unwrap();
                    let (_, row) = ask(stage, family, &url, comes).await;
                    (family, what, row)
                }
            });
            told.buffered(12).collect::<Vec<_>>().await
        });
        for (family, what, row) in rows {
            table.add(family, what, row);
        }
    }
    table.judge();
}

/// The program itself asks, in the place where it is started.
fn ask_by_command(home: &Path, environment: Vec<(&'static str, String)>) -> Told {
    let began = Instant::now();
    let mut command = crate::killed::understudy(home);
    for name in ["HTTPS_PROXY", "HTTP_PROXY", "ALL_PROXY", "NO_PROXY"] {
        command.env_remove(name).env_remove(name.to_lowercase());
    }
    let mut child = command
        .args(["ask", "--json", QUESTION])
        .envs(environment)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let events = lines.map_while(Result::ok).filter_map(|line| {
        let event: Option<NumberedEvent> = serde_json::from_str(&line).ok();
        event.map(|event| event.event)
    });
    let events: Vec<TurnEvent> = events.collect();
    child.wait().unwrap();
    let chat = events.iter().find_map(|event| match event {
        TurnEvent::Turn { chat, .. } => *chat,
        _ => None,
    });
    Told {
        chat: chat.expect("a chat was made"),
        took: began.elapsed(),
        events,
    }
}

/// What stands between this computer and the lead.
#[derive(Clone, Copy)]
enum Between {
    Nothing(Certificate),
    /// The lead is reached through a proxy only, and the environment names one.
    Proxy,
    /// The same by the settings, which name the authority too; the environment names neither.
    SetProxy,
    /// It wants to know who asks.
    StrictProxy,
    DeadProxy,
    /// The environment names none.
    UnknownProxy,
}

#[test]
fn certificates_and_proxies() {
    if skipped("certificates and proxies") {
        return;
    }
    let ways = [
        (
            "a good certificate",
            Between::Nothing(Certificate::Good),
            Comes::Whole,
        ),
        (
            "a certificate of nobody known",
            Between::Nothing(Certificate::Stranger),
            Comes::Covered,
        ),
        (
            "an expired certificate",
            Between::Nothing(Certificate::Expired),
            Comes::Covered,
        ),
        (
            "a certificate that is not valid yet (or a clock that is behind)",
            Between::Nothing(Certificate::NotYet),
            Comes::Covered,
        ),
        (
            "a certificate for another name",
            Between::Nothing(Certificate::OtherName),
            Comes::Covered,
        ),
        (
            "a proxy that is required, and known",
            Between::Proxy,
            Comes::Whole,
        ),
        (
            "a proxy and an authority by the settings",
            Between::SetProxy,
            Comes::Whole,
        ),
        (
            "a proxy that wants a password",
            Between::StrictProxy,
            Comes::Covered,
        ),
        ("a proxy that is down", Between::DeadProxy, Comes::Covered),
        (
            "a proxy that is required, and not known",
            Between::UnknownProxy,
            Comes::Covered,
        ),
    ];
    let internet = Internet::new(true);
    let (home, away) = (internet.home.clone(), internet.away.clone());
    // What stands away is served from there.
    let (authority, pem) = (
        Arc::new(Authority::new()),
        tempfile::NamedTempFile::new().unwrap(),
    );
    std::fs::write(pem.path(), &authority.pem).unwrap();
    let trusted = pem.path().to_str().unwrap().to_owned();
    let mut table = Table::new("Certificates and proxies");
    let rows = away.clone().play(move || async move {
        let all: Vec<_> = Family::ALL
            .into_iter()
            .flat_map(|family| ways.iter().copied().map(move |way| (family, way)))
            .collect();
        let told = stream::iter(all).map(|(family, (what, between, comes))| {
            let (home, authority, trusted) = (home.clone(), authority.clone(), trusted.clone());
            async move {
                let row = through(&home, &authority, trusted, family, between, comes).await;
                (family, what, row)
            }
        });
        told.buffered(4).collect::<Vec<_>>().await
    });
    for (family, what, row) in rows {
        table.add(family, what, row);
    }
    table.judge();
}

async fn through(
    home: &super::place::Place,
    authority: &Authority,
    trusted: String,
    family: Family,
    between: Between,
    comes: Comes,
) -> Row {
    // The lead is away, the backup on this computer: no proxy stands before it.
    let lead = Stage::start().await.unwrap();
    lead.seat(LEAD).models(["m", "n"]).always(Script::answer(TEXT));
    let behind: SocketAddr = lead.origin().trim_start_matches("http://").parse().unwrap();
    let certificate = match between {
        Between::Nothing(certificate) => certificate,
        _ => Certificate::Good,
    };
    let front = listen(SERVERS);
    let front_port = port(&front);
    authority.stand_before(front, certificate, "lead.test", behind);
    let gate = listen(SERVERS);
    let gate_port = port(&gate);
    let to = SocketAddr::from((SERVERS, front_port));
    match between {
        Between::Proxy | Between::SetProxy => proxy(gate, Some(to)),
        Between::StrictProxy => proxy(gate, None),
        Between::DeadProxy | Between::Nothing(_) | Between::UnknownProxy => drop(gate),
    }
    let gate = format!("http://{SERVERS}:{gate_port}");
    let mut environment = Vec::new();
    let mut settings = Vec::new();
    match between {
        Between::SetProxy => settings = vec![("network.proxy", gate.clone()), ("network.ca_file", trusted)],
        _ => environment.push(("SSL_CERT_FILE", trusted)),
    }
    let host = match between {
        Between::Nothing(_) => "lead.test".to_owned(),
        Between::UnknownProxy => NOWHERE.to_string(),
        Between::Proxy | Between::StrictProxy | Between::DeadProxy => {
            environment.push(("HTTPS_PROXY", gate));
            // A name that only the proxy's side can lead anywhere.
            "lead.test".to_owned()
        }
        Between::SetProxy => "lead.test".to_owned(),
    };
    let url = format!("https://{host}:{front_port}/{LEAD}{}", family.version());
    let place = home.clone();
    let listener = home.enter(|| listen(Ipv4Addr::LOCALHOST));
    let stage = Stage::on(listener).unwrap();
    let played = tokio::task::spawn_blocking(move || {
        let asking = place.clone();
        place.play(move || async move {
            // The lead's address is of no use without what the environment says: it is not asked.
            let world = set_up(stage, family, &url).await;
            for (key, value) in settings {
                world.set(key, &value).await;
            }
            let folder = world.folder.path().to_owned();
            let ask = move || asking.enter(move || ask_by_command(&folder, environment));
            let told = tokio::task::spawn_blocking(ask).await.unwrap();
            judge(&world, &told, comes).await
        })
    });
    let mut row = played.await.unwrap();
    let asked = lead
        .requests()
        .iter()
        .filter(|seen| seen.method == "POST")
        .count();
    let wanted = usize::from(matches!(comes, Comes::Whole));
    check(&mut row.wrong, asked == wanted, || {
        format!("{asked} requests arrived")
    });
    row
}

/// A lead and a backup elsewhere, and a model on this computer.
async fn three(away: &super::place::Place, family: Family) -> World {
    let listener = away.enter(|| listen(Ipv4Addr::UNSPECIFIED));
    let far = port(&listener);
    let stage = Stage::on(listener).unwrap();
    // By its name, so that the two stand at different places.
    let url = format!("http://lead.test:{far}/{LEAD}{}", family.version());
    let world = set_up(stage, family, &url).await;
    for key in ["limits.first_content_ms", "limits.gap_ms"] {
        world.set(key, &LIMIT.as_millis().to_string()).await;
    }
    world
}

#[test]
fn no_network_is_nobodys_fault() {
    if skipped("no network") {
        return;
    }
    let internet = Arc::new(Internet::new(true));
    let (away, wire) = (internet.away.clone(), internet.clone());
    let here = internet.home.enter(|| listen(Ipv4Addr::LOCALHOST));
    internet.home.play(move || async move {
        let near = Stage::on(here).unwrap();
        near.seat("here")
            .models(["m"])
            .always(Script::answer("From this computer."));
        let mut world = three(&away, Family::Anthropic).await;
        world.add_kind("here", "llamacpp", &near.url("here")).await;
        let names = [LEAD, UNDERSTUDY, "here"].map(|name| format!("{name}/m"));
        world.order_lanes(&names).await;
        // No connection is kept from before.
        world.restart().await;
        wire.cut();
        let told = world.ask("Without one").await;
        assert_eq!(told.deltas(), "From this computer.", "{:?}", told.last());
        let told = world.ask("And again").await;
        assert_eq!(told.lanes(), ["here/m"], "no attempt is wasted");
        let states = |world: &World| {
            let status = world.backend.status();
            let lanes = status.providers.into_iter().flat_map(|provider| provider.lanes);
            lanes
                .map(|lane| (lane.name.0, (lane.state, lane.class)))
                .collect::<std::collections::BTreeMap<_, _>>()
        };
        let now = states(&world);
        assert_eq!(now["lead/m"], (LaneState::Offline, None));
        assert_eq!(now["understudy/m"], (LaneState::Offline, None));
        assert_eq!(now["here/m"].0, LaneState::Working);
    });
}

/// In the middle of an answer this computer goes into another network: the old connection is dead, and
/// nothing says so.
#[test]
fn a_network_switched_in_the_middle() {
    if skipped("a switched network") {
        return;
    }
    let mut table = Table::new("A network switched in the middle");
    for family in Family::ALL {
        let internet = Arc::new(Internet::new(true));
        let (away, wire) = (internet.away.clone(), internet.clone());
        let row = internet.home.play(move || async move {
            let world = three(&away, family).await;
            let begun = "The first half was said in the old network. ".repeat(6);
            world.stage.seat(LEAD).always(Script::of([
                Step::Text {
                    text: begun.clone(),
                    pace: Pace::WHOLE,
                },
                Step::Delay { ms: 400 },
                Step::text_at_once("And this comes too late."),
                Step::Silence,
            ]));
            world.stage.seat(UNDERSTUDY).always(Script::answer(REST));
            let mut handle = world.send(QUESTION).await;
            let began = Instant::now();
            let mut events = Vec::new();
            while !events
                .iter()
                .any(|event| matches!(event, TurnEvent::Delta { .. }))
            {
                events.push(handle.events.next().await.unwrap().event);
            }
            wire.switch();
            let chat = handle.chat.unwrap();
            let mut told = world.follow(handle).await;
            told.events.splice(0..0, events);
            told.took = began.elapsed();
            assert_eq!(told.chat, chat);
            middle::judge(&world, &told, &begun, &[], middle::Comes::Continued).await
        });
        table.add(
            family,
            "another network, and the old connection says nothing",
            row,
        );
    }
    table.judge();
}
