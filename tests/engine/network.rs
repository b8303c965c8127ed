//! A lead that cannot be reached: the network's own faults, before HTTP.

use crate::report::{Report, check};
use crate::world::{FULL, Family, LEAD, UNDERSTUDY, World};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::time::Duration;
use understudy_core::contract::{FailureClass, TurnEvent};
use understudy_stage::{Script, Stage};

/// To connect, in these stories.
const CONNECT_MS: u64 = 600;

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_lead_that_cannot_be_reached_is_covered() {
    let silent = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    let silent_address = silent.local_addr().unwrap();
    let hole = BlackHole::dig();
    let plain = Stage::start().await.unwrap();
    let closed = closed_port();
    let cases = [
        ("refused", format!("http://{closed}/v1")),
        ("a black hole", format!("http://{}/v1", hole.address)),
        ("a name that is not there", "http://nothing.invalid/v1".to_owned()),
        ("TLS that stalls", format!("https://{silent_address}/v1")),
        (
            "no TLS where TLS is wanted",
            plain.origin().replace("http://", "https://") + "/v1",
        ),
    ];
    let mut report = Report::default();
    for family in Family::BOTH {
        for (what, url) in &cases {
            let (found, wrong) = tell(family, url).await;
            report.add(format!("{family:?}: {what}"), found, wrong);
        }
    }
    report.judge("A lead that cannot be reached");
}

async fn tell(family: Family, url: &str) -> (String, Vec<String>) {
    let world = World::empty().await;
    world.set("limits.connect_ms", &CONNECT_MS.to_string()).await;
    world
        .provider(LEAD, family, url, "sk-canary-lead-0123456789")
        .await;
    world
        .seat(UNDERSTUDY, family.other())
        .await
        .always(Script::answer(FULL));
    world.order(&[LEAD, UNDERSTUDY]).await;
    let told = world.ask("Play the part").await;
    let mut wrong = Vec::new();
    check(&mut wrong, told.deltas() == FULL, || {
        format!("ended with {:?}", told.last())
    });
    let finished = matches!(told.last(), TurnEvent::Finished { .. });
    check(&mut wrong, finished, || format!("ended with {:?}", told.last()));
    let failed = told.failed();
    let class = failed.first().map(|one| one.class);
    check(&mut wrong, class == Some(FailureClass::Unreachable), || {
        format!("class {class:?}")
    });
    let limit = Duration::from_millis(CONNECT_MS + 1_500);
    check(&mut wrong, told.took < limit, || format!("took {:?}", told.took));
    let message = failed
        .into_iter()
        .next()
        .map(|one| one.message)
        .unwrap_or_default();
    (format!("{} ms: {message}", told.took.as_millis()), wrong)
}

/// A port that nobody listens on.
fn closed_port() -> SocketAddr {
    TcpListener::bind((Ipv4Addr::LOCALHOST, 0))
        .unwrap()
        .local_addr()
        .unwrap()
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
