//! A lead that cannot be reached, or only in a roundabout way.

use super::table::Table;
use super::tell::{QUESTION, Row, covered, line_up, whole_text};
use super::{AT_A_TIME, LIMIT, TEXT};
use crate::world::{FULL, Family, LEAD, UNDERSTUDY, World};
use futures_util::stream::{self, StreamExt};
use std::io::{Read as _, Write as _};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::time::Duration;
use understudy_core::contract::{FailureClass as Class, Finish, NewKey};
use understudy_stage::{FinishReason, Script, Stage, Step};

/// What is to come of it.
#[derive(Clone, Copy)]
pub enum Comes {
    Covered,
    Whole,
}

/// Asks a lead at `url`, with a backup that is well; both need no key.
pub async fn ask(stage: Stage, family: Family, url: &str, comes: Comes) -> (World, Row) {
    let world = set_up(stage, family, url).await;
    let told = world.ask(QUESTION).await;
    let row = judge(&world, &told, comes).await;
    (world, row)
}

pub async fn set_up(stage: Stage, family: Family, url: &str) -> World {
    let world = World::before(stage).await;
    world
        .set("limits.connect_ms", &LIMIT.as_millis().to_string())
        .await;
    let lead = world.stage.seat(LEAD);
    lead.models(["m", "n"]).always(Script::answer(TEXT));
    world.add(LEAD, family, url, NewKey::None).await;
    let backup = world.stage.seat(UNDERSTUDY);
    backup.models(["m"]).always(Script::answer(FULL));
    let other = family.other();
    let address = format!("{}/{UNDERSTUDY}{}", reachable(&world.stage), other.version());
    world.add(UNDERSTUDY, other, &address, NewKey::None).await;
    line_up(&world).await;
    world
}

/// Where the stage can be reached from the place of the story.
fn reachable(stage: &Stage) -> String {
    stage
        .origin()
        .replace("0.0.0.0", &super::internet::SERVERS.to_string())
}

pub async fn judge(world: &World, told: &crate::world::Told, comes: Comes) -> Row {
    let mut wrong = Vec::new();
    let fact = match comes {
        Comes::Covered => covered(world, told, Class::Unreachable, &mut wrong).await,
        Comes::Whole => whole_text(world, told, TEXT, Finish::Stop, &mut wrong).await,
    };
    super::tell::in_time(told, false, &mut wrong);
    Row {
        fact,
        took: told.took,
        wrong,
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn connecting() {
    let silent = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    let hole = BlackHole::dig();
    let plain = Stage::start().await.unwrap();
    let closed = closed_port();
    let ways = [
        ("refused", format!("http://{closed}")),
        ("a queue that is full", format!("http://{}", hole.address)),
        (
            "TLS that stalls",
            format!("https://{}", silent.local_addr().unwrap()),
        ),
        (
            "no TLS where TLS is wanted",
            plain.origin().replace("http://", "https://"),
        ),
    ];
    let mut table = Table::new("Connecting");
    let all = Family::ALL
        .into_iter()
        .flat_map(|family| ways.iter().map(move |way| (family, way)));
    let told = stream::iter(all).map(|(family, (what, origin))| async move {
        let url = format!("{origin}{}", family.version());
        let stage = Stage::start().await.unwrap();
        let (_, row) = ask(stage, family, &url, Comes::Covered).await;
        (family, *what, row)
    });
    let told: Vec<_> = told.buffered(AT_A_TIME).collect().await;
    for (family, what, row) in told {
        table.add(family, what, row);
    }
    let told = stream::iter(Family::ALL).map(|family| async move { (family, upload(family).await) });
    for (family, row) in told.buffered(AT_A_TIME).collect::<Vec<_>>().await {
        table.add(family, "an upload that is not taken", row);
        table.add(
            family,
            "a kept connection that was closed meanwhile",
            stale(family).await,
        );
    }
    table.judge();
}

/// The provider has closed the connection on which the next question goes out: nobody's failure.
async fn stale(family: Family) -> Row {
    let world = super::tell::world(family).await;
    let hang_up = [
        Step::text_at_once("One."),
        Step::finish(FinishReason::Stop),
        Step::Delay { ms: 20 },
        Step::Close,
    ];
    let seat = world.stage.seat(LEAD);
    seat.script(Script::of(hang_up)).always(Script::answer(TEXT));
    let first = world.ask("Before").await;
    tokio::time::sleep(Duration::from_millis(120)).await;
    world.stage.forget_requests();
    let told = world.ask(QUESTION).await;
    let mut row = judge(&world, &told, Comes::Whole).await;
    if first.deltas() != "One." {
        row.wrong.push(format!("the first ended with {:?}", first.last()));
    }
    row
}

/// A long question to a server that reads it in drops: the limit holds all the same.
async fn upload(family: Family) -> Row {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    let address = listener.local_addr().unwrap();
    std::thread::spawn(move || {
        while let Ok((mut client, _)) = listener.accept() {
            std::thread::spawn(move || {
                let mut drop = [0; 16];
                // What it offers is nobody's question here.
                if matches!(client.read(&mut drop), Ok(read) if drop[..read].starts_with(b"GET")) {
                    let _ = client.write_all(b"HTTP/1.1 404 Not Found\r\ncontent-length: 0\r\n\r\n");
                }
                while matches!(client.read(&mut drop), Ok(read) if read > 0) {
                    std::thread::sleep(Duration::from_millis(50));
                }
            });
        }
    });
    let stage = Stage::start().await.unwrap();
    let url = format!("http://{address}{}", family.version());
    let world = set_up(stage, family, &url).await;
    world
        .set("limits.first_content_ms", &LIMIT.as_millis().to_string())
        .await;
    let told = world.ask(&"A long story. ".repeat(300_000)).await;
    let mut wrong = Vec::new();
    let fact = super::tell::covered_question(&world, &told, Class::Silent, None, &mut wrong).await;
    super::tell::in_time(&told, true, &mut wrong);
    Row {
        fact,
        took: told.took,
        wrong,
    }
}

/// A port that nobody listens on.
fn closed_port() -> SocketAddr {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    listener.local_addr().unwrap()
}

/// A listener whose queue is full: the system drops what knocks, as a dead host does.
struct BlackHole {
    address: SocketAddr,
    _listener: TcpListener,
    _queue: Vec<TcpStream>,
}

impl BlackHole {
    fn dig() -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let address = listener.local_addr().unwrap();
        let mut queue = Vec::new();
        // The queue holds 128 by default, some systems a few more; 5,000 would be no queue.
        while let Ok(stream) = TcpStream::connect_timeout(&address, Duration::from_millis(250)) {
            queue.push(stream);
            assert!(queue.len() < 5_000, "the queue never fills");
        }
        Self {
            address,
            _listener: listener,
            _queue: queue,
        }
    }
}
