//! What happens once text is visible and nobody may go on: what was shown is kept and marked, never taken
//! for the whole.

use crate::report::{Report, check};
use crate::world::{FULL, Family, LEAD, MODEL, PATIENCE, UNDERSTUDY, World, attempts};
use futures_util::stream::{self, StreamExt};
use std::time::{Duration, Instant};
use understudy_core::contract::{ChatId, FailureClass as Class, Finish, MessageStatus, TurnEvent, TurnStart};
use understudy_stage::{ErrorKind as Kind, Outcome, Pace, RawBytes, Script, Seen, Step};

const SHOWN: &str = "To be, or not to be: that is";
/// How long an answer may stall in these stories.
const GAP_MS: u64 = 500;

struct Break {
    what: &'static str,
    steps: Vec<Step>,
    classes: &'static [Class],
}

fn broken(what: &'static str, steps: impl IntoIterator<Item = Step>) -> Break {
    Break {
        what,
        steps: steps.into_iter().collect(),
        classes: &[Class::Truncated],
    }
}

fn text() -> Step {
    Step::Text {
        text: SHOWN.into(),
        pace: Pace {
            chars: 5,
            every_ms: 0,
        },
    }
}

fn all() -> Vec<Break> {
    let error = |kind| Step::ErrorEvent { kind };
    let pings = Step::Pings {
        every_ms: 20,
        times: None,
    };
    let garbage = RawBytes::Bytes(b"data: {\"choices\": [{\xff\xfe\n\n".to_vec());
    let mut list = vec![
        broken("a reset", [text(), Step::Reset]),
        broken("closed between chunks", [text(), Step::Close]),
        broken("closed inside a chunk", [text(), Step::CloseInsideChunk]),
        broken("a broken chunk", [text(), Step::BrokenChunk]),
        broken("a clean end without a finish", [text(), Step::End]),
        broken("an unframed body cut", [Step::Unframed, text(), Step::Close]),
        broken("compressed data cut", [Step::Gzip, text(), Step::EndInsideGzip]),
        broken("a stall", [text(), Step::Silence]),
        broken("a stall with pings", [text(), pings]),
        broken("an error event", [text(), error(Kind::Server)]),
        broken("overloaded", [text(), error(Kind::Overloaded)]),
        broken("broken JSON", [text(), Step::Raw { bytes: garbage }, Step::End]),
    ];
    for one in &mut list {
        one.classes = match one.what {
            "an error event" => &[Class::Server, Class::Truncated],
            "overloaded" => &[Class::Overloaded, Class::Truncated],
            "broken JSON" => &[Class::Server, Class::Truncated],
            _ => one.classes,
        };
    }
    list
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_failure_after_text_keeps_the_partial_and_offers_to_redo() {
    let mut report = Report::default();
    for family in Family::BOTH {
        let told = stream::iter(all()).map(|one| async move {
            let (found, wrong) = tell(family, &one).await;
            (format!("{family:?}: {}", one.what), found, wrong)
        });
        let rows: Vec<_> = told.buffered(6).collect().await;
        for (what, found, wrong) in rows {
            report.add(what, found, wrong);
        }
    }
    report.judge("Failures after the first text");
}

async fn tell(family: Family, one: &Break) -> (String, Vec<String>) {
    let world = World::new(family).await;
    // Nobody else may go on.
    world.order(&[LEAD]).await;
    world.stage.seat(LEAD).script(Script::of(one.steps.clone()));
    world.set("limits.gap_ms", &GAP_MS.to_string()).await;
    let told = world.ask("Play the part").await;
    let mut wrong = Vec::new();
    let code = match told.last() {
        TurnEvent::Failed {
            code,
            message,
            partial,
        } => {
            check(&mut wrong, partial == SHOWN, || format!("partial: {partial:?}"));
            check(&mut wrong, !message.is_empty(), || "no sentence".into());
            code.clone()
        }
        other => {
            wrong.push(format!("ended with {other:?}"));
            String::new()
        }
    };
    check(&mut wrong, told.deltas() == SHOWN, || {
        format!("shown: {:?}", told.deltas())
    });
    let right_class = one.classes.iter().any(|class| class.name() == code);
    check(&mut wrong, right_class, || {
        format!("class {code:?}, not {:?}", one.classes)
    });
    check(&mut wrong, world.asked(UNDERSTUDY).is_empty(), || {
        "the understudy was asked".into()
    });

    let answer = world.answer(told.chat).await;
    check(&mut wrong, answer.text() == SHOWN, || {
        format!("kept: {:?}", answer.text())
    });
    check(&mut wrong, answer.status == MessageStatus::Failed, || {
        format!("kept as {:?}", answer.status)
    });
    let info = answer.answer.as_ref().unwrap();
    check(&mut wrong, info.failure.is_some(), || "no failure kept".into());
    let lane = info.lane.as_ref().map(|lane| lane.0.clone());
    check(&mut wrong, lane == Some(format!("{LEAD}/{MODEL}")), || {
        format!("stamped {lane:?}")
    });
    let failed = attempts(&answer)
        .first()
        .is_some_and(|one| one.failure.is_some() && one.finish.is_none());
    check(&mut wrong, failed, || format!("kept: {:?}", attempts(&answer)));

    redo(&world, told.chat, &mut wrong).await;
    (format!("{code}, {} ms", told.took.as_millis()), wrong)
}

/// The question again: a whole answer beside the partial one, which stays.
async fn redo(world: &World, chat: ChatId, wrong: &mut Vec<String>) {
    let question = world.chat(chat).await.messages[0].id;
    let again = TurnStart::Regenerate {
        chat,
        question,
        lane: Some(understudy_core::contract::LaneName::new(UNDERSTUDY, MODEL)),
    };
    let told = world.follow(world.start(again).await).await;
    check(wrong, told.deltas() == FULL, || {
        format!("redone: {:?}", told.deltas())
    });
    let answer = world.answer(chat).await;
    check(wrong, answer.siblings.len() == 2, || {
        format!("siblings: {:?}", answer.siblings)
    });
    check(wrong, answer.status == MessageStatus::Complete, || {
        format!("redone as {:?}", answer.status)
    });
    let first = world
        .backend
        .select_branch(chat, answer.siblings[0])
        .await
        .unwrap();
    check(wrong, first.messages[1].text() == SHOWN, || {
        "the partial is gone".into()
    });
}

/// The next question after a partial answer: what is sent must be what a provider takes.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_chat_goes_on_after_a_partial_answer() {
    for family in Family::BOTH {
        let world = World::new(family).await;
        world.order(&[LEAD]).await;
        let seat = world.stage.seat(LEAD);
        seat.script(Script::of([text(), Step::Reset]))
            .always(Script::answer("Whole."));
        let told = world.ask("First").await;
        let after = world.answer(told.chat).await.id;
        let reply = TurnStart::Reply {
            chat: told.chat,
            after: Some(after),
            text: "Second".into(),
            attachments: Vec::new(),
        };
        let told = world.follow(world.start(reply).await).await;
        let done = matches!(
            told.last(),
            TurnEvent::Finished {
                finish: Finish::Stop,
                ..
            }
        );
        assert!(done, "{family:?}: {:?}", told.last());
        let bodies: Vec<_> = world
            .stage
            .requests()
            .into_iter()
            .map(|seen| seen.body.to_string())
            .collect();
        let last = bodies.last().unwrap();
        assert!(last.contains("First") && last.contains("Second"), "{last}");
        assert!(
            last.contains(SHOWN),
            "what was shown is part of the conversation: {last}"
        );
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_cancel_closes_the_connection_within_a_second_and_keeps_the_partial() {
    let paced = Script::paced("word ".repeat(400), 5, 20);
    let silent = Script::of([Step::Silence]);
    for family in Family::BOTH {
        for (script, with_text) in [(paced.clone(), true), (silent.clone(), false)] {
            let world = World::new(family).await;
            world.stage.seat(LEAD).always(script);
            let mut handle = world.send("Play the part").await;
            let mut shown = String::new();
            if with_text {
                while shown.len() < 50 {
                    if let TurnEvent::Delta { text } = handle.events.next().await.unwrap().event {
                        shown += &text;
                    }
                }
            } else {
                world
                    .stage
                    .wait_until(PATIENCE, |seen| !seen.is_empty())
                    .await
                    .unwrap();
            }
            let stopped = Instant::now();
            world.backend.stop_turn(handle.turn);
            let closed = |seen: &[Seen]| seen[0].outcome == Outcome::ClosedByClient;
            let seen = world.stage.wait_until(Duration::from_secs(1), closed).await;
            assert!(
                seen.is_some(),
                "{family:?}: the provider sees the close within a second"
            );
            let told = world.follow(handle).await;
            assert!(stopped.elapsed() < Duration::from_secs(2));
            shown += &told.deltas();
            let TurnEvent::Failed { code, partial, .. } = told.last() else {
                panic!("{:?}", told.last())
            };
            assert_eq!((code.as_str(), partial), ("cancelled", &shown));
            let answer = world.answer(told.chat).await;
            assert_eq!((answer.text(), answer.status), (shown, MessageStatus::Cancelled));
            assert!(world.asked(UNDERSTUDY).is_empty(), "a cancel is no failure");
            let class = attempts(&answer)[0].failure.as_ref().map(|failure| failure.class);
            assert_eq!(class, Some(Class::Cancelled));
        }
    }
}

/// A front may leave at any time: the turn goes on without it.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_answer_goes_on_when_nobody_looks() {
    let world = World::new(Family::Chat).await;
    world
        .stage
        .seat(LEAD)
        .always(Script::paced("word ".repeat(40), 5, 10));
    let handle = world.send("Play the part").await;
    let (chat, turn) = (handle.chat.unwrap(), handle.turn);
    drop(handle);
    let mut late = world.backend.subscribe(turn, None).unwrap();
    let mut text = String::new();
    while let Some(numbered) = late.next().await {
        if let TurnEvent::Delta { text: more } = numbered.event {
            text += &more;
        }
    }
    assert_eq!(text, "word ".repeat(40));
    assert_eq!(world.answer(chat).await.text(), text);
}
