//! One fault told from the question to the disk, and all that is checked of it.

use super::{AT_ONCE, Comes, Fault, LIMIT};
use crate::report::check;
use crate::world::{FULL, Family, LEAD, MODEL, Told, UNDERSTUDY, World, attempts, open};
use std::time::Duration;
use understudy_core::backend::Backend;
use understudy_core::contract::{
    AttemptReason, FailureClass as Class, Finish, LaneHealth, Message, MessageStatus, ModelPrice, TurnEvent,
};
use understudy_stage::{Outcome, Script, Seen, Step};

/// Another model of the lead's provider, last in the order: nobody asks it, so that what is known of it
/// is known of the provider.
pub const NEIGHBOUR: &str = "n";
/// What the lead says in the stories where it answers.
pub const TEXT: &str = "Every word counts: añ語🎭, to the last.";
pub const QUESTION: &str = "Play the part";

/// What came of a fault.
pub struct Row {
    /// In words, the same in each run.
    pub fact: String,
    pub took: Duration,
    pub wrong: Vec<String>,
}

/// Whom a failure is held against.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Blame {
    Nobody,
    Model,
    Provider,
}

impl Blame {
    pub const fn words(self) -> &'static str {
        match self {
            Self::Nobody => "held against nobody",
            Self::Model => "held against the model",
            Self::Provider => "held against the provider",
        }
    }

    /// The smallest that is true.
    const fn of(class: Class) -> Self {
        match class {
            Class::Key | Class::Quota => Self::Provider,
            Class::TooLong | Class::Refused | Class::Request | Class::Empty | Class::Cancelled => {
                Self::Nobody
            }
            Class::Unreachable
            | Class::Silent
            | Class::Overloaded
            | Class::Server
            | Class::RateLimited
            | Class::Gone
            | Class::Truncated => Self::Model,
        }
    }
}

/// A lead with two models, a backup of another family that answers [`FULL`], and a price for all.
pub async fn world(family: Family) -> World {
    let world = World::empty().await;
    world.seat(LEAD, family).await.models([MODEL, NEIGHBOUR]);
    let backup = world.seat(UNDERSTUDY, family.other()).await;
    backup.always(Script::answer(FULL));
    line_up(&world).await;
    world
}

/// The model order of these stories, with prices.
pub async fn line_up(world: &World) {
    let names = [(LEAD, MODEL), (UNDERSTUDY, MODEL), (LEAD, NEIGHBOUR)];
    let names = names.map(|(provider, model)| format!("{provider}/{model}"));
    // The prices below are made to be seen, not to be paid.
    world.set("recovery.extra_usd", "10000").await;
    for name in &names[..2] {
        let lane = world.backend.lane_named(name).unwrap();
        let price = ModelPrice {
            input: 1_000.0,
            output: 1_000.0,
            cache_read: None,
            cache_write: None,
        };
        world.backend.set_price(&lane, Some(price)).await.unwrap();
    }
    world.order_lanes(&names).await;
}

pub async fn tell(family: Family, fault: &Fault) -> Row {
    let world = world(family).await;
    world.stage.seat(LEAD).always(fault.lead.clone());
    if fault.waits {
        let limit = LIMIT.as_millis().to_string();
        world.set("limits.first_content_ms", &limit).await;
        world.set("limits.gap_ms", &limit).await;
        world.set("limits.reasoning_gap_ms", &limit).await;
    }
    let told = world.ask(QUESTION).await;
    let mut wrong = Vec::new();
    in_time(&told, fault.waits, &mut wrong);
    let fact = match &fault.comes {
        Comes::Covered { class, again } => {
            let fact = covered(&world, &told, *class, &mut wrong).await;
            let lead = lead_of(&*open(&world.folder).await);
            if let Some(wanted) = again {
                let next = lead.next_try_at.map(|at| at - understudy_core::clock::wall());
                let next = next
                    .and_then(|ms| u64::try_from(ms).ok())
                    .map(Duration::from_millis);
                let right = next.is_some_and(|next| wanted.contains(&next));
                check(&mut wrong, right, || {
                    format!("tried again in {next:?}, not {wanted:?}")
                });
            }
            fact
        }
        Comes::Whole(finish) => {
            let text = said(&fault.lead);
            whole_text(&world, &told, &text, *finish, &mut wrong).await
        }
    };
    closed(&world, &mut wrong).await;
    Row {
        fact,
        took: told.took,
        wrong,
    }
}

/// The text of a script, as it is to be read.
fn said(script: &Script) -> String {
    let before = script
        .steps
        .iter()
        .take_while(|step| !matches!(step, Step::Terminator));
    let text = before.map(|step| match step {
        Step::Text { text, .. } | Step::Refusal { text } => text.as_str(),
        _ => "",
    });
    text.collect()
}

pub fn in_time(told: &Told, waits: bool, wrong: &mut Vec<String>) {
    let limit = if waits { LIMIT } else { Duration::ZERO };
    check(wrong, told.took >= limit, || "did not wait for its limit".into());
    check(wrong, told.took < limit + AT_ONCE, || {
        format!("took {:?}", told.took)
    });
}

/// Every connection whose answer is over, or was given up, is left.
pub async fn closed(world: &World, wrong: &mut Vec<String>) {
    let let_go = |seen: &[Seen]| seen.iter().all(|one| one.outcome != Outcome::Running);
    let closed = world.stage.wait_until(Duration::from_secs(1), let_go).await;
    check(wrong, closed.is_some(), || "a connection stays open".into());
}

/// The backup's whole answer after the lead's failure before any text.
pub async fn covered(world: &World, told: &Told, class: Class, wrong: &mut Vec<String>) -> String {
    covered_question(world, told, class, Some(QUESTION), wrong).await
}

/// The same, where the question may be another, and too long to compare.
pub async fn covered_question(
    world: &World,
    told: &Told,
    class: Class,
    question: Option<&str>,
    wrong: &mut Vec<String>,
) -> String {
    let lanes = [format!("{LEAD}/{MODEL}"), format!("{UNDERSTUDY}/{MODEL}")];
    check(wrong, told.lanes() == lanes, || {
        format!("asked {:?}", told.lanes())
    });
    check(wrong, told.deltas() == FULL, || {
        format!("shown: {:?}", told.deltas())
    });
    let full = matches!(told.last(), TurnEvent::Finished { lane, finish: Finish::Stop, text, .. }
        if lane.0 == lanes[1] && text == FULL);
    check(wrong, full, || format!("ended with {:?}", told.last()));

    let failed = told.failed();
    let Some(first) = failed.first() else {
        wrong.push("no failure was told".into());
        return String::new();
    };
    check(wrong, first.class == class, || {
        format!("class {:?}, not {class:?}: {}", first.class, first.message)
    });
    check(wrong, !first.message.trim().is_empty(), || "no sentence".into());
    let asked = world.asked(LEAD);
    // Where a kept connection was lost before any answer, it may have been closed long ago: the request
    // goes out once more, over a new one.
    let again = class == Class::Unreachable && asked.len() == 2 && asked[0].connection != asked[1].connection;
    check(wrong, asked.len() <= 1 || again, || {
        format!("{} requests to the lead", asked.len())
    });
    check(wrong, world.asked(UNDERSTUDY).len() == 1, || {
        "the backup was not asked once".into()
    });
    let sent = asked.first().and_then(|seen| seen.status);
    if let Some(sent) = sent.filter(|status| *status != 200) {
        check(wrong, first.status == Some(sent), || {
            format!("status {:?}, but {sent} was sent", first.status)
        });
    }
    let other = open(&world.folder).await;
    let chat = other.chat(told.chat).await.unwrap();
    // Of a turn in which an attempt may be on the bill, and nobody says with how much, no sum is told.
    let first_kept = attempts(&chat.messages[1]).first();
    let known = first_kept.is_some_and(|one| !one.possibly_billed || one.cost_usd.is_some());
    let sum = matches!(told.last(), TurnEvent::Finished { cost_usd, .. }
        if cost_usd.is_some_and(|cost| cost > 0.0) == known);
    check(wrong, sum, || {
        format!("cost known: {known}, but {:?}", told.last())
    });
    check(wrong, chat.messages.len() == 2, || {
        format!("{} messages", chat.messages.len())
    });
    let right = question.is_none_or(|question| chat.messages[0].text() == question);
    check(wrong, right, || "the question changed".into());
    kept(&chat.messages[1], class, sent, wrong);
    let blame = blamed(&other, wrong);
    check(wrong, blame == Blame::of(class), || {
        format!("{}, but {:?}", blame.words(), Blame::of(class))
    });
    let status = first.status.map_or(String::new(), |status| format!(" {status}"));
    format!(
        "{}{status}, {}; the backup answers",
        first.class.name(),
        blame.words()
    )
}

/// What another process finds on the disk.
fn kept(answer: &Message, class: Class, sent: Option<u16>, wrong: &mut Vec<String>) {
    check(wrong, answer.text() == FULL, || {
        format!("kept: {:?}", answer.text())
    });
    check(wrong, answer.status == MessageStatus::Complete, || {
        format!("kept as {:?}", answer.status)
    });
    let [first, second] = attempts(answer) else {
        return wrong.push(format!("{} attempts kept", attempts(answer).len()));
    };
    let failure = first.failure.as_ref();
    check(wrong, failure.map(|one| one.class) == Some(class), || {
        format!("kept: {failure:?}")
    });
    if let Some(sent) = sent.filter(|status| *status != 200) {
        check(wrong, failure.and_then(|one| one.status) == Some(sent), || {
            format!("kept: {failure:?}")
        });
    }
    // What began to answer, and what was left waiting, may be on the bill; what was refused is not.
    let billed = sent == Some(200) || class == Class::Silent;
    check(wrong, first.possibly_billed == billed, || {
        format!("possibly billed: {}", first.possibly_billed)
    });
    let reasons = (first.reason, second.reason);
    check(
        wrong,
        reasons == (AttemptReason::Lead, AttemptReason::Understudy),
        || format!("{reasons:?}"),
    );
    let whole = second.failure.is_none()
        && second.finish == Some(Finish::Stop)
        && second.took_ms.is_some()
        && second.usage.output > Some(0)
        && second.cost_usd.is_some_and(|cost| cost > 0.0);
    check(wrong, whole, || format!("kept: {second:?}"));
}

fn lane<'a>(status: &'a understudy_core::contract::Status, name: &str) -> &'a LaneHealth {
    let lanes = status.providers.iter().flat_map(|provider| &provider.lanes);
    lanes.into_iter().find(|lane| lane.name.0 == name).unwrap()
}

fn lead_of(backend: &Backend) -> LaneHealth {
    lane(&backend.status(), &format!("{LEAD}/{MODEL}")).clone()
}

/// Whom the lead's failure is held against, as another process reads it from the disk.
pub fn blamed(backend: &Backend, wrong: &mut Vec<String>) -> Blame {
    let status = backend.status();
    let of = |provider: &str, model: &str| lane(&status, &format!("{provider}/{model}")).class;
    let backup = of(UNDERSTUDY, MODEL);
    check(wrong, backup.is_none(), || {
        format!("held against the backup: {backup:?}")
    });
    match (of(LEAD, MODEL), of(LEAD, NEIGHBOUR)) {
        (None, None) => Blame::Nobody,
        (Some(_), None) => Blame::Model,
        (_, Some(_)) => Blame::Provider,
    }
}

/// The lead's own answer, whole, and nobody stepped in.
pub async fn whole_text(
    world: &World,
    told: &Told,
    text: &str,
    finish: Finish,
    wrong: &mut Vec<String>,
) -> String {
    let whole = matches!(told.last(), TurnEvent::Finished { finish: told, .. } if *told == finish);
    check(wrong, whole, || format!("ended with {:?}", told.last()));
    let shown = told.deltas();
    // A provider that declines at the door has words of its own.
    let right = shown == text || (text.is_empty() && finish == Finish::Refused);
    check(wrong, right, || {
        let begin: String = shown.chars().take(80).collect();
        format!("shown: {begin:?} … ({} bytes, not {})", shown.len(), text.len())
    });
    check(wrong, world.asked(UNDERSTUDY).is_empty(), || {
        "the backup was asked".into()
    });
    let other = open(&world.folder).await;
    let answer = other.chat(told.chat).await.unwrap().messages.pop().unwrap();
    check(wrong, answer.text() == shown, || {
        format!("kept: {:?}", answer.text())
    });
    check(wrong, answer.status == MessageStatus::Complete, || {
        format!("{:?}", answer.status)
    });
    let kept = attempts(&answer);
    let right = kept.len() == 1 && (kept[0].finish == Some(finish) || finish == Finish::Refused);
    check(wrong, right, || format!("{kept:?}"));
    let blame = blamed(&other, wrong);
    check(wrong, blame == Blame::Nobody, || blame.words().into());
    match finish {
        Finish::Stop => "the whole answer".to_owned(),
        Finish::Length => "the whole answer, ended by the output limit".to_owned(),
        _ => "shown as a refusal; another model is offered, not taken".to_owned(),
    }
}
