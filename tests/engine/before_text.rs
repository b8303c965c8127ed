//! Failures before the first visible text: the person gets the whole answer of the understudy, and
//! what happened is kept.

use crate::faults::{Fault, all};
use crate::report::{Report, check};
use crate::world::{FULL, Family, LEAD, MODEL, UNDERSTUDY, World, attempts};
use futures_util::stream::{self, StreamExt};
use std::time::Duration;
use understudy_core::contract::{
    AttemptReason, ChatId, FailureClass as Class, Finish, MessageStatus, TurnEvent,
};
use understudy_stage::{Outcome, Seen};

/// The limits of these stories: short, and yet far from what a busy machine needs for an answer.
const FIRST_CONTENT_MS: u64 = 700;
/// A failure that needs no limit is left within this.
const AT_ONCE: Duration = Duration::from_millis(2_500);

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_failure_before_the_first_text_is_answered_by_the_understudy() {
    let mut report = Report::default();
    for family in Family::BOTH {
        // Some at a time: each has a home and a stage of its own.
        let told = stream::iter(all(family)).map(|fault| async move {
            let what = format!("{family:?}: {}", fault.what);
            let (found, wrong) = tell(family, &fault).await;
            (what, found, wrong)
        });
        let rows: Vec<_> = told.buffered(6).collect().await;
        for (what, found, wrong) in rows {
            report.add(what, found, wrong);
        }
    }
    report.judge("Failures before the first text");
}

/// Tells one fault; what was found, and what is wrong with it.
async fn tell(family: Family, fault: &Fault) -> (String, Vec<String>) {
    let world = World::new(family).await;
    world.stage.seat(LEAD).always(fault.lead.clone());
    world
        .set("limits.first_content_ms", &FIRST_CONTENT_MS.to_string())
        .await;
    let told = world.ask("Play the part").await;
    let mut wrong = Vec::new();

    let lanes = [format!("{LEAD}/{MODEL}"), format!("{UNDERSTUDY}/{MODEL}")];
    check(&mut wrong, told.lanes() == lanes, || {
        format!("asked {:?}", told.lanes())
    });
    check(&mut wrong, told.deltas() == FULL, || {
        format!("shown: {:?}", told.deltas())
    });
    let full = matches!(told.last(), TurnEvent::Finished { lane, finish: Finish::Stop, text, .. }
        if lane.0 == lanes[1] && text == FULL);
    check(&mut wrong, full, || format!("ended with {:?}", told.last()));

    let failed = told.failed();
    let class = failed.first().map(|one| one.class);
    check(&mut wrong, class == Some(fault.class), || {
        format!("class {class:?}, not {:?}", fault.class)
    });
    let status = failed.first().and_then(|one| one.status);
    check(&mut wrong, status == fault.status, || {
        format!("status {status:?}, not {:?}", fault.status)
    });
    let said = failed.first().is_some_and(|one| !one.message.trim().is_empty());
    check(&mut wrong, said, || "no sentence".into());

    let seen = world.asked(LEAD);
    check(&mut wrong, seen.len() == 1, || {
        format!("{} requests to the lead", seen.len())
    });
    check(&mut wrong, world.asked(UNDERSTUDY).len() == 1, || {
        "the understudy was not asked once".into()
    });
    check(&mut wrong, world.stage.requests().len() == 2, || {
        "something else was asked for".into()
    });
    let let_go = |seen: &[Seen]| seen.iter().all(|one| one.outcome != Outcome::Running);
    let closed = world.stage.wait_until(Duration::from_secs(1), let_go).await;
    check(&mut wrong, closed.is_some(), || "a connection stays open".into());
    if let Some(sent) = seen
        .first()
        .and_then(|one| one.status)
        .filter(|status| *status != 200)
    {
        check(&mut wrong, status == Some(sent), || {
            format!("the provider sent {sent}")
        });
        let id = failed.first().and_then(|one| one.request_id.as_deref());
        check(&mut wrong, id.is_some_and(|id| id.starts_with("req_")), || {
            format!("request id {id:?}")
        });
    }
    let limit = Duration::from_millis(FIRST_CONTENT_MS);
    check(&mut wrong, !fault.waits || told.took >= limit, || {
        "did not wait for its limit".into()
    });
    check(&mut wrong, told.took < limit + AT_ONCE, || {
        format!("took {:?}", told.took)
    });

    kept(&world, &told.chat, fault, &mut wrong).await;
    let class = class.map_or("none", Class::name);
    let status = status.map_or(String::new(), |status| format!(" {status}"));
    (format!("{class}{status}, {} ms", told.took.as_millis()), wrong)
}

/// What the database says afterwards.
async fn kept(world: &World, chat: &ChatId, fault: &Fault, wrong: &mut Vec<String>) {
    let chat = world.chat(*chat).await;
    check(wrong, chat.messages.len() == 2, || {
        format!("{} messages", chat.messages.len())
    });
    check(wrong, chat.messages[0].text() == "Play the part", || {
        "the question changed".into()
    });
    let answer = &chat.messages[1];
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
    check(wrong, failure.map(|one| one.class) == Some(fault.class), || {
        format!("kept: {failure:?}")
    });
    check(wrong, failure.and_then(|one| one.status) == fault.status, || {
        format!("kept: {failure:?}")
    });
    let reasons = (first.reason, second.reason);
    check(
        wrong,
        reasons == (AttemptReason::Lead, AttemptReason::Understudy),
        || format!("{reasons:?}"),
    );
    let whole = second.failure.is_none() && second.finish == Some(Finish::Stop) && second.took_ms.is_some();
    check(wrong, whole, || format!("kept: {second:?}"));
    check(wrong, second.usage.output > Some(0), || "no usage kept".into());
}
