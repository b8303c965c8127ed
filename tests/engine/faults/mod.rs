//! The faults that must be survived, in every wire family, over real sockets. One run prints the table
//! of what came of each, and holds `docs/faults.md` to it.

mod before;
mod connecting;
mod errors;
mod framing;
mod internet;
mod middle;
mod networks;
mod place;
mod secure;
mod table;
mod tell;

use crate::world::Family;
use futures_util::stream::{self, StreamExt};
use std::time::Duration;
use table::Table;
use tell::TEXT;
use understudy_core::contract::{FailureClass as Class, Finish};
use understudy_stage::{Pace, Script, Step};

/// The limits of these stories, where they are waited for: short, and yet far from what a busy machine
/// needs for an answer.
const LIMIT: Duration = Duration::from_millis(1_500);
/// What a failure may take beyond the limit it waits for. Far below the limits that hold otherwise (20
/// and 45 s), and far above what a busy machine adds.
const AT_ONCE: Duration = Duration::from_secs(6);
/// Told at the same time: most of them wait.
const AT_A_TIME: usize = 16;

/// What the lead does, and what is to come of it.
struct Fault {
    what: &'static str,
    lead: Script,
    comes: Comes,
    /// Ends by a limit of time, not by itself.
    waits: bool,
}

enum Comes {
    /// The backup's whole answer. The lead failed before any text was visible.
    Covered {
        class: Class,
        /// When the lead is asked again, from the failure on; absent where nothing is asked of that.
        again: Option<std::ops::Range<Duration>>,
    },
    /// The lead's own answer, whole.
    Whole(Finish),
}

fn fault(what: &'static str, class: Class, steps: impl IntoIterator<Item = Step>) -> Fault {
    Fault {
        what,
        lead: Script::of(steps),
        comes: Comes::Covered { class, again: None },
        waits: false,
    }
}

fn whole(what: &'static str, steps: impl IntoIterator<Item = Step>) -> Fault {
    Fault {
        what,
        lead: Script::of(steps),
        comes: Comes::Whole(Finish::Stop),
        waits: false,
    }
}

impl Fault {
    /// Ends by a limit of time.
    fn waiting(self) -> Self {
        Self { waits: true, ..self }
    }
}

fn reasoning() -> Step {
    Step::Reasoning {
        text: "Let me think about it.".into(),
        pace: Pace::WHOLE,
    }
}

async fn tell_all(title: &'static str, faults: fn(Family) -> Vec<Fault>) {
    let mut table = Table::new(title);
    let all = Family::ALL.into_iter().flat_map(|family| {
        let one = move |fault| (family, fault);
        faults(family).into_iter().map(one)
    });
    let told = stream::iter(all).map(|(family, fault)| async move {
        let row = tell::tell(family, &fault).await;
        (family, fault.what, row)
    });
    let mut told = told.buffered(AT_A_TIME);
    while let Some((family, what, row)) = told.next().await {
        table.add(family, what, row);
    }
    table.judge();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn in_the_middle_of_an_answer() {
    let mut table = Table::new("In the middle of an answer");
    let all = Family::ALL.into_iter().flat_map(|family| {
        let one = move |fault| (family, fault);
        middle::all(family).into_iter().map(one)
    });
    let told = stream::iter(all).map(|(family, fault)| async move {
        let row = middle::tell(family, &fault).await;
        (family, fault.what, row)
    });
    let mut told = told.buffered(AT_A_TIME);
    while let Some((family, what, row)) = told.next().await {
        table.add(family, what, row);
    }
    table.judge();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn before_the_first_text() {
    tell_all("Before the first text", before::all).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn errors_that_are_told() {
    tell_all("Errors that are told", errors::all).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn whole_answers_that_come_in_an_odd_way() {
    tell_all("Whole answers that come in an odd way", framing::all).await;
}
