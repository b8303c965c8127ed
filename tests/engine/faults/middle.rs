//! Failures once text is visible: a whole answer or an explicit error, and what was shown is kept.

use super::tell::{self, Blame, QUESTION, Row, blamed};
use super::{LIMIT, reasoning};
use crate::report::check;
use crate::world::{Family, LEAD, MODEL, Told, UNDERSTUDY, World, attempts, open};
use understudy_core::contract::{FailureClass as Class, MessageStatus, TurnEvent};
use understudy_stage::{ErrorKind as Kind, Pace, RawBytes, Script, Step};

/// More than the 200 characters from which on an answer is worth going on with.
pub const SHOWN: &str = "To be, or not to be: that is the question. Whether it is nobler in the mind to \
    suffer the slings and arrows of outrageous fortune, or to take arms against a sea of troubles, and by \
    opposing end them: añ語🎭. To die, to sleep, no more; and by a sleep to say we end";
/// Less than that.
const SHORT: &str = "To be, or not to be: that is";

pub struct Break {
    pub what: &'static str,
    shown: &'static str,
    after: Vec<Step>,
    classes: &'static [Class],
    waits: bool,
    /// The backup fails as well.
    backup: Option<Script>,
}

fn broken(what: &'static str, after: impl IntoIterator<Item = Step>) -> Break {
    Break {
        what,
        shown: SHOWN,
        after: after.into_iter().collect(),
        classes: &[Class::Truncated],
        waits: false,
        backup: None,
    }
}

fn told(what: &'static str, kind: Kind, classes: &'static [Class]) -> Break {
    Break {
        classes,
        ..broken(what, [Step::ErrorEvent { kind }])
    }
}

pub fn all(family: Family) -> Vec<Break> {
    let pings = Step::Pings {
        every_ms: 20,
        times: None,
    };
    let garbage = match family {
        Family::Ollama => b"{\"message\": {\xff\xfe\n".to_vec(),
        _ => b"data: {\"choices\": [{\xff\xfe\n\n".to_vec(),
    };
    let garbage = Step::Raw {
        bytes: RawBytes::Bytes(garbage),
    };
    let call = Step::ToolCall {
        name: "clock".into(),
        arguments: serde_json::json!({ "zone": "Europe/Zurich" }),
        pace: Pace {
            chars: 4,
            every_ms: 0,
        },
        cut_after: Some(8),
    };
    let waiting = |fault| Break { waits: true, ..fault };
    let mut list = vec![
        broken("a reset", [Step::Reset]),
        broken("closed between chunks", [Step::Close]),
        broken("closed inside a chunk", [Step::CloseInsideChunk]),
        broken("a broken chunk", [Step::BrokenChunk]),
        broken("a clean end without a finish", [Step::End]),
        broken("compressed data cut", [Step::EndInsideGzip]),
        broken("an unframed body cut", [Step::Close]),
        waiting(broken("a stall", [Step::Silence])),
        waiting(broken("a stall with pings", [pings])),
        broken("death inside a tool call", [call, Step::Close]),
        broken("death inside reasoning", [reasoning(), Step::Close]),
        told("an error event", Kind::Server, &[Class::Server, Class::Truncated]),
        told(
            "overloaded",
            Kind::Overloaded,
            &[Class::Overloaded, Class::Truncated],
        ),
        told(
            "a rate limit",
            Kind::RateLimited,
            &[Class::RateLimited, Class::Truncated],
        ),
        Break {
            classes: &[Class::Server, Class::Truncated],
            ..broken("broken JSON", [garbage, Step::End])
        },
        Break {
            shown: SHORT,
            ..broken("a reset after a few words", [Step::Reset])
        },
        Break {
            backup: Some(Script::fail(Kind::Overloaded)),
            ..broken("a reset, and the backup is down", [Step::Reset])
        },
        Break {
            backup: Some(Script::of([Step::text_at_once(" the heart-ache"), Step::Reset])),
            ..broken("a reset, and the backup is reset as well", [Step::Reset])
        },
    ];
    for one in &mut list {
        match one.what {
            "compressed data cut" => one.after.insert(0, Step::Gzip),
            "an unframed body cut" => one.after.insert(0, Step::Unframed),
            _ => {}
        }
    }
    list
}

impl Break {
    fn script(&self) -> Script {
        let text = Step::Text {
            text: self.shown.into(),
            pace: Pace {
                chars: 5,
                every_ms: 0,
            },
        };
        let mut steps = self.after.clone();
        // How the body is sent stands before it.
        let at = usize::from(matches!(steps.first(), Some(Step::Gzip | Step::Unframed)));
        steps.insert(at, text);
        Script::of(steps)
    }
}

pub async fn tell(family: Family, one: &Break) -> Row {
    let world = tell::world(family).await;
    world.stage.seat(LEAD).always(one.script());
    if let Some(script) = &one.backup {
        world.stage.seat(UNDERSTUDY).always(script.clone());
    }
    if one.waits {
        let limit = LIMIT.as_millis().to_string();
        world.set("limits.gap_ms", &limit).await;
        world.set("limits.reasoning_gap_ms", &limit).await;
    }
    let told = world.ask(QUESTION).await;
    let mut row = judge(&world, &told, one.shown, one.classes).await;
    tell::in_time(&told, one.waits, &mut row.wrong);
    tell::closed(&world, &mut row.wrong).await;
    row
}

/// What came of it. The lead's failure is one of `classes`, where there are any.
pub async fn judge(world: &World, told: &Told, shown: &str, classes: &[Class]) -> Row {
    let mut wrong = Vec::new();
    let other = open(&world.folder).await;
    let answer = other.chat(told.chat).await.unwrap().messages.pop().unwrap();
    check(&mut wrong, told.deltas().starts_with(shown), || {
        format!("shown: {:?}", told.deltas())
    });
    let kept = attempts(&answer);
    let failure = kept.first().and_then(|one| one.failure.as_ref());
    let class = failure.map(|failure| failure.class);
    let right = class.is_some_and(|class| classes.is_empty() || classes.contains(&class));
    check(&mut wrong, right, || format!("class {class:?}, not {classes:?}"));
    let lead = kept
        .first()
        .map(|one| (one.lane.0.clone(), one.finish, one.possibly_billed));
    let right = lead == Some((format!("{LEAD}/{MODEL}"), None, true));
    check(&mut wrong, right, || format!("kept: {kept:?}"));
    let blame = blamed(&other, &mut Vec::new());
    check(&mut wrong, blame == Blame::Model, || blame.words().into());
    let end = match told.last() {
        TurnEvent::Failed {
            code,
            message,
            partial,
        } => {
            check(&mut wrong, !message.trim().is_empty(), || "no sentence".into());
            check(&mut wrong, *partial == told.deltas(), || {
                format!("partial: {partial:?}")
            });
            check(&mut wrong, answer.text() == *partial, || {
                format!("kept: {:?}", answer.text())
            });
            check(&mut wrong, answer.status == MessageStatus::Failed, || {
                format!("kept as {:?}", answer.status)
            });
            let told = answer.answer.as_ref().and_then(|info| info.failure.as_ref());
            check(
                &mut wrong,
                told.is_some_and(|failure| failure.code == *code),
                || format!("kept: {told:?}"),
            );
            "what was shown is kept, and the error is told"
        }
        other => {
            wrong.push(format!("ended with {other:?}"));
            ""
        }
    };
    let class = class.map_or("none", Class::name);
    Row {
        fact: format!("{class}, {}; {end}", blame.words()),
        took: told.took,
        wrong,
    }
}
