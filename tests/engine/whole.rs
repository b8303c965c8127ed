//! Answers that are whole although they come in an odd way: nobody steps in.

use crate::report::{Report, check};
use crate::world::{Family, LEAD, UNDERSTUDY, World, attempts};
use futures_util::stream::{self, StreamExt};
use understudy_core::contract::{Finish, MessageStatus, TurnEvent};
use understudy_stage::{FinishReason, Pace, Script, Step};

const TEXT: &str = "Every word counts: añ語🎭, to the last.";

struct Odd {
    what: &'static str,
    steps: Vec<Step>,
    finish: Finish,
}

fn odd(what: &'static str, steps: impl IntoIterator<Item = Step>) -> Odd {
    Odd {
        what,
        steps: steps.into_iter().collect(),
        finish: Finish::Stop,
    }
}

fn text() -> Step {
    Step::Text {
        text: TEXT.into(),
        pace: Pace {
            chars: 3,
            every_ms: 0,
        },
    }
}

/// The finish of the family without its terminator; the body goes on.
fn unmarked_open() -> Step {
    Step::FinishReason {
        reason: FinishReason::Stop,
    }
}

fn all(family: Family) -> Vec<Odd> {
    let stop = || Step::finish(FinishReason::Stop);
    let unmarked = || Step::Finish {
        reason: FinishReason::Stop,
        terminator: false,
    };
    let pings = || Step::Pings {
        every_ms: 1,
        times: Some(3),
    };
    let thought = Step::Reasoning {
        text: "Hm.".into(),
        pace: Pace::WHOLE,
    };
    let mut list = vec![
        odd(
            "a byte at a time",
            [
                Step::Drip {
                    bytes: 1,
                    every_ms: 0,
                },
                text(),
                stop(),
            ],
        ),
        odd(
            "seven bytes at a time",
            [
                Step::Drip {
                    bytes: 7,
                    every_ms: 0,
                },
                text(),
                stop(),
            ],
        ),
        odd("compressed", [Step::Gzip, text(), stop()]),
        odd(
            "compressed, a byte at a time",
            [
                Step::Gzip,
                Step::Drip {
                    bytes: 1,
                    every_ms: 0,
                },
                text(),
                stop(),
            ],
        ),
        odd("without a length", [Step::Unframed, text(), stop()]),
        odd("no terminator", [text(), unmarked()]),
        odd("a reset after the finish", [text(), unmarked_open(), Step::Reset]),
        odd("pings in between", [pings(), text(), pings(), stop()]),
        odd("reasoning first", [thought, text(), stop()]),
        odd("slow to begin", [Step::Delay { ms: 300 }, text(), stop()]),
        odd(
            "another model's name",
            [
                Step::Model {
                    name: "m-2026".into(),
                },
                text(),
                stop(),
            ],
        ),
        odd("no counts", [Step::usage(0, 0), text(), stop()]),
        odd(
            "an end that the client must not wait for",
            [text(), unmarked_open(), Step::Silence],
        ),
        Odd {
            finish: Finish::Length,
            ..odd("the output limit", [text(), Step::finish(FinishReason::Length)])
        },
        Odd {
            finish: Finish::Refused,
            ..odd(
                "a refusal after text",
                [text(), Step::finish(FinishReason::Refused)],
            )
        },
    ];
    if family == Family::Chat {
        list.push(odd(
            "the refusal as its own field",
            [Step::Refusal { text: TEXT.into() }, stop()],
        ));
        if let Some(last) = list.last_mut() {
            last.finish = Finish::Refused;
        }
    }
    list
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn an_odd_answer_is_still_the_leads_whole_answer() {
    let mut report = Report::default();
    for family in Family::BOTH {
        let told = stream::iter(all(family)).map(|odd| async move {
            let (found, wrong) = tell(family, &odd).await;
            (format!("{family:?}: {}", odd.what), found, wrong)
        });
        let rows: Vec<_> = told.buffered(6).collect().await;
        for (what, found, wrong) in rows {
            report.add(what, found, wrong);
        }
    }
    report.judge("Whole answers that come in an odd way");
}

async fn tell(family: Family, odd: &Odd) -> (String, Vec<String>) {
    let world = World::new(family).await;
    world.stage.seat(LEAD).always(Script::of(odd.steps.clone()));
    let told = world.ask("Play the part").await;
    let mut wrong = Vec::new();
    let whole = matches!(told.last(), TurnEvent::Finished { finish, text, .. }
        if *finish == odd.finish && text == TEXT);
    check(&mut wrong, whole, || format!("ended with {:?}", told.last()));
    check(&mut wrong, told.deltas() == TEXT, || {
        format!("shown: {:?}", told.deltas())
    });
    check(&mut wrong, world.asked(UNDERSTUDY).is_empty(), || {
        "the understudy was asked".into()
    });

    let answer = world.answer(told.chat).await;
    check(&mut wrong, answer.text() == TEXT, || {
        format!("kept: {:?}", answer.text())
    });
    check(&mut wrong, answer.status == MessageStatus::Complete, || {
        format!("{:?}", answer.status)
    });
    let kept = attempts(&answer);
    check(
        &mut wrong,
        kept.len() == 1 && kept[0].finish == Some(odd.finish),
        || format!("{kept:?}"),
    );
    (format!("{:?}, {} ms", odd.finish, told.took.as_millis()), wrong)
}

#[tokio::test]
async fn a_refusal_without_a_word_is_shown_as_one() {
    for family in Family::BOTH {
        let world = World::new(family).await;
        let refused = Script::of([Step::Opening, Step::finish(FinishReason::Refused)]);
        world.stage.seat(LEAD).always(refused);
        let told = world.ask("Play the part").await;
        let is_refusal = matches!(
            told.last(),
            TurnEvent::Finished {
                finish: Finish::Refused,
                ..
            }
        );
        assert!(is_refusal, "{family:?}: {:?}", told.last());
        assert!(
            world.asked(UNDERSTUDY).is_empty(),
            "another model is offered, not taken"
        );
    }
}

#[tokio::test]
async fn a_refusal_at_the_door_is_shown_as_the_answer() {
    for family in Family::BOTH {
        let world = World::new(family).await;
        world
            .stage
            .seat(LEAD)
            .always(Script::fail(understudy_stage::ErrorKind::Filtered));
        let told = world.ask("Play the part").await;
        let is_refusal = matches!(told.last(), TurnEvent::Finished { finish: Finish::Refused, text, .. } if !text.is_empty());
        assert!(is_refusal, "{family:?}: {:?}", told.last());
        assert!(
            world.asked(UNDERSTUDY).is_empty(),
            "another model is offered, not taken"
        );
        assert_eq!(world.answer(told.chat).await.status, MessageStatus::Complete);
    }
}
