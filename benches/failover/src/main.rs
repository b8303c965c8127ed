//! What failing over costs, as distributions: from a failure to the next request, beside asking a
//! provider directly, past a lane that is known to be down, and out of a long chat. Prints what stands in
//! `docs/measurements.md`. The provider is the stage, in a thread of its own.

#![allow(clippy::cast_precision_loss)]

mod disk;
mod long;
mod measure;
mod memory;

use disk::Timed;
use futures_util::StreamExt;
use measure::{Times, aim, head, microseconds, wall_us, worked};
use std::error::Error;
use std::hint::black_box;
use std::sync::{Arc, PoisonError};
use std::time::Instant;
use understudy_core::contract::{ChatId, ChatTerms, Lane, LaneName, MessageId, ProviderId, TurnId};
use understudy_core::engine::{NewChat, NewQuestion, NewTurn, TurnStore};
use understudy_core::history::History;
use understudy_core::providers::{HttpTransport, Transport, TransportSettings};
use understudy_core::router::fit::Takes;
use understudy_core::router::health::Standing;
use understudy_core::router::plan::{Candidate, Wish, plan};
use understudy_stage::{ErrorKind, LEAD, Script, Seen, Stage, Step, UNDERSTUDY};
use url::Url;

type Failed = Box<dyn Error>;

/// Rounds with everything in memory.
const ROUNDS: u64 = 1_000;
/// Rounds with the database, each with several commits that wait for the disk.
const DISK_ROUNDS: u64 = 200;
/// The length of an answer, from which the cost of a delta is taken.
const DELTAS: u64 = 1_000;
/// What is to be reached, as medians with everything in memory.
const AIM_NEXT_US: f64 = 2_000.0;
const AIM_TURN_US: f64 = 100.0;
const AIM_DELTA_US: f64 = 10.0;

fn main() -> Result<(), Failed> {
    // The stage has a thread of its own: its work is not what is measured.
    let serving = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(1)
        .enable_all()
        .build()?;
    let stage = serving.block_on(Stage::demo())?;
    // The app's side is one thread, so that its time on a core can be read.
    let app = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    app.block_on(async {
        let urls = [stage.url(LEAD).parse()?, stage.url(UNDERSTUDY).parse()?];
        next_request(&stage, &urls).await?;
        beside_direct(&stage, &urls[..1]).await?;
        open_lane(&stage).await?;
        long::send(&stage).await
    })
}

/// The ways to fail before the first text, from the most polite to the least.
fn failures() -> [(&'static str, Script); 3] {
    [
        ("503 with the family's error", Script::fail(ErrorKind::Overloaded)),
        (
            "200, then an error in the stream",
            Script::of([
                Step::Opening,
                Step::ErrorEvent {
                    kind: ErrorKind::Overloaded,
                },
            ]),
        ),
        (
            "200, then the connection closes",
            Script::of([Step::Opening, Step::Close]),
        ),
    ]
}

/// From the last byte of the failure (the moment of a close) to the next request, by the stage's log.
fn gap(seen: &[Seen]) -> Option<f64> {
    let [failed, next] = seen else { return None };
    let over = match failed.outcome {
        understudy_stage::Outcome::Cut => failed.ended_us?,
        _ => failed.last_byte_us?,
    };
    Some((next.at_us - over) as f64)
}

async fn next_request(stage: &Stage, urls: &[Url]) -> Result<(), Failed> {
    stage.seat(UNDERSTUDY).always(Script::answer("Yes."));
    head("from the failure's last byte to the next request, in memory");
    let transport: Arc<dyn Transport> = Arc::new(HttpTransport::new(TransportSettings::default()));
    let mut worst = 0_f64;
    for (what, script) in failures() {
        let mut times = Times::default();
        stage.seat(LEAD).always(script);
        for _ in 0..ROUNDS {
            stage.forget_requests();
            let inputs = memory::inputs(transport.clone(), None);
            let (finished, _) = memory::turn(&inputs, urls, TurnId::new(), MessageId::new()).await;
            let gap = gap(&stage.requests()).filter(|_| finished);
            times.add(gap.ok_or_else(|| format!("not answered by the second lane: {:?}", stage.requests()))?);
        }
        times.row(what);
        worst = worst.max(times.within(0.5));
    }
    aim("p50 of the slowest kind", worst, AIM_NEXT_US);

    let folder = tempfile::tempdir()?;
    let (backend, lanes) = disk::open(folder.path(), stage).await?;
    head("from the failure's last byte to the next request, the whole app with its database");
    for (what, script) in failures() {
        let mut times = Times::default();
        for _ in 0..DISK_ROUNDS {
            // An answer of the main model first: it is asked first again.
            stage.seat(LEAD).always(Script::answer("Yes."));
            disk::turn(&backend, &lanes[..1]).await?;
            stage.seat(LEAD).always(script.clone());
            stage.forget_requests();
            let (finished, _) = disk::turn(&backend, &lanes).await?;
            let gap = gap(&stage.requests()).filter(|_| finished);
            times.add(gap.ok_or_else(|| format!("not answered by the second lane: {:?}", stage.requests()))?);
        }
        times.row(what);
    }
    commits(stage, urls, transport).await
}

/// How long the database takes for each call of a turn, apart.
async fn commits(stage: &Stage, urls: &[Url], transport: Arc<dyn Transport>) -> Result<(), Failed> {
    let folder = tempfile::tempdir()?;
    let timed = Arc::new(Timed::new(History::open(folder.path(), 0).await?));
    stage.seat(LEAD).always(Script::fail(ErrorKind::Overloaded));
    let store: Arc<dyn TurnStore> = timed.clone();
    for _ in 0..DISK_ROUNDS {
        let (turn, answer) = (TurnId::new(), MessageId::new());
        begin(timed.as_ref(), turn, answer).await?;
        let inputs = memory::inputs(transport.clone(), Some(store.clone()));
        memory::turn(&inputs, urls, turn, answer).await;
    }
    head("of it in the database, for each call");
    let calls = timed.times.lock().unwrap_or_else(PoisonError::into_inner);
    calls.begin.row("the question, waits for the disk");
    calls.started.row("the row of an attempt");
    calls.ended.row("the end of an attempt");
    calls.end.row("the answer, waits for the disk");
    Ok(())
}

async fn begin(store: &Timed, turn: TurnId, answer: MessageId) -> Result<(), Failed> {
    let new = NewTurn {
        turn,
        chat: ChatId::new(),
        new_chat: Some(NewChat {
            title: "Bench".to_owned(),
            system: None,
            demo: false,
            terms: ChatTerms::default(),
        }),
        question: MessageId::new(),
        new_question: Some(NewQuestion {
            parent: None,
            text: "What does it take to be an understudy?".to_owned(),
            files: Vec::new(),
        }),
        answer,
        beside: None,
        left_out: 0,
        summary: None,
        at: wall_us() / 1_000,
    };
    Ok(store.begin(new).await?)
}

/// A turn beside the same request with the same client and nothing around it.
struct Beside {
    direct: Times,
    turn: Times,
    more: Times,
    more_work: Times,
}

impl Beside {
    fn rows(&self, what: &str) {
        self.direct.row(&format!("{what}: directly"));
        self.turn.row(&format!("{what}: as a turn"));
        self.more.row(&format!("{what}: longer by, of each pair"));
        self.more_work
            .row(&format!("{what}: on a core longer by, of each pair"));
    }
}

async fn direct(transport: &dyn Transport, url: &Url) -> Result<(), Failed> {
    let request = memory::request(url).ok_or("no such kind")?;
    let mut body = transport.send(request).await?.body;
    while let Some(part) = body.next().await {
        black_box(part?);
    }
    Ok(())
}

async fn beside(urls: &[Url], rounds: u64, deltas: u64) -> Result<Beside, Failed> {
    let transport: Arc<dyn Transport> = Arc::new(HttpTransport::new(TransportSettings::default()));
    let mut beside = Beside {
        direct: Times::default(),
        turn: Times::default(),
        more: Times::default(),
        more_work: Times::default(),
    };
    let inputs = memory::inputs(transport.clone(), None);
    // The first ones make connections and fill caches.
    for round in 0..rounds + 20 {
        let (began, work) = (Instant::now(), worked());
        direct(transport.as_ref(), &urls[0]).await?;
        let (alone, alone_work) = (microseconds(began.elapsed()), microseconds(worked() - work));
        let (began, work) = (Instant::now(), worked());
        let (finished, told) = memory::turn(&inputs, urls, TurnId::new(), MessageId::new()).await;
        let (turn, turn_work) = (microseconds(began.elapsed()), microseconds(worked() - work));
        if !finished || told != deltas {
            return Err(format!("{told} deltas of {deltas}").into());
        }
        if round >= 20 {
            beside.direct.add(alone);
            beside.turn.add(turn);
            beside.more.add(turn - alone);
            beside.more_work.add(turn_work - alone_work);
        }
    }
    Ok(beside)
}

async fn beside_direct(stage: &Stage, urls: &[Url]) -> Result<(), Failed> {
    head("beside asking the provider directly, in memory");
    stage.seat(LEAD).always(Script::answer("Yes."));
    stage.forget_requests();
    let one = beside(urls, ROUNDS, 1).await?;
    one.rows("an answer of one delta");
    let text = "word by ".repeat(usize::try_from(DELTAS)?);
    stage.seat(LEAD).always(Script::answer(text));
    stage.forget_requests();
    let many = beside(urls, ROUNDS / 5, DELTAS).await?;
    many.rows(&format!("an answer of {DELTAS} deltas"));
    aim("a turn, p50", one.more.within(0.5), AIM_TURN_US);
    let delta =
        |of: fn(&Beside) -> &Times| (of(&many).within(0.5) - of(&one).within(0.5)) / (DELTAS - 1) as f64;
    aim("a delta, p50", delta(|beside| &beside.more), AIM_DELTA_US);
    aim(
        "a delta on a core, p50",
        delta(|beside| &beside.more_work),
        AIM_DELTA_US,
    );

    head("the whole app with its database");
    stage.seat(LEAD).always(Script::answer("Yes."));
    stage.forget_requests();
    let folder = tempfile::tempdir()?;
    let (backend, lanes) = disk::open(folder.path(), stage).await?;
    let (mut to_wire, mut whole) = (Times::default(), Times::default());
    for _ in 0..DISK_ROUNDS {
        stage.forget_requests();
        let (began, wall) = (Instant::now(), wall_us());
        disk::turn(&backend, &lanes[..1]).await?;
        whole.add(microseconds(began.elapsed()));
        let seen = stage.requests();
        to_wire.add((seen.first().ok_or("nothing was asked")?.at_us - wall) as f64);
    }
    to_wire.row("from sending to the request");
    whole.row("from sending to the stored answer of one delta");
    Ok(())
}

/// Nothing is asked of a lane that is known to be down, and passing it over takes no time.
async fn open_lane(stage: &Stage) -> Result<(), Failed> {
    head("past a lane that is open");
    let (without, with) = (
        [Standing::Good; 1],
        [Standing::Out { until: i64::MAX }, Standing::Good],
    );
    planning(&without).row("planning without it, in memory");
    planning(&with).row("planning with it, in memory");

    let folder = tempfile::tempdir()?;
    let (backend, lanes) = disk::open(folder.path(), stage).await?;
    let limited = Script::fail_with(ErrorKind::RateLimited, &[("retry-after", "3600")]);
    stage.seat(LEAD).always(limited);
    stage.seat(UNDERSTUDY).always(Script::answer("Yes."));
    disk::turn(&backend, &lanes).await?;
    let (mut alone, mut past, mut more, mut asked) =
        (Times::default(), Times::default(), Times::default(), 0);
    for _ in 0..DISK_ROUNDS {
        let mut taken = [0.0; 2];
        for (at, chain) in [&lanes[1..], &lanes[..]].into_iter().enumerate() {
            stage.forget_requests();
            let began = wall_us();
            disk::turn(&backend, chain).await?;
            let seen = stage.requests();
            asked += seen.iter().filter(|one| one.seat == LEAD).count();
            let first = seen.iter().find(|one| one.seat == UNDERSTUDY);
            taken[at] = (first.ok_or("the backup was not asked")?.at_us - began) as f64;
        }
        alone.add(taken[0]);
        past.add(taken[1]);
        more.add(taken[1] - taken[0]);
    }
    alone.row("the whole app: from sending to the request, without it");
    past.row("the whole app: from sending to the request, past it");
    more.row("the whole app: longer by, of each pair");
    println!("\nAttempts on the open lane: {asked}; the aim is 0.");
    Ok(())
}

fn planning(standings: &[Standing]) -> Times {
    let candidate = |standing: &Standing| Candidate {
        lane: Lane {
            provider: ProviderId::new(),
            model: "m".to_owned(),
        },
        name: LaneName::new("bench", "m"),
        family: "chat",
        standing: *standing,
        paused_until: None,
        key_missing: false,
        key_shut: false,
        too_dear: false,
        local: false,
        stays_here: false,
        host: None,
        window: None,
        takes: Takes::default(),
        request_bytes: None,
    };
    let candidates: Vec<_> = standings.iter().map(candidate).collect();
    let mut times = Times::default();
    for _ in 0..ROUNDS {
        let began = Instant::now();
        black_box(plan(black_box(&candidates), &Wish::default(), 0));
        times.add(microseconds(began.elapsed()));
    }
    times
}
