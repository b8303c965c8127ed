//! Failures once text is visible: the backup goes on with the answer or begins it anew, and where nobody
//! can, what was shown is kept and the error is told.

use super::tell::{self, Blame, NEIGHBOUR, QUESTION, Row, blamed};
use super::{LIMIT, reasoning};
use crate::report::check;
use crate::world::{FULL, Family, LEAD, MODEL, Told, UNDERSTUDY, World, attempts, open};
use understudy_core::contract::{
    AttemptReason, FailureClass as Class, Finish, Message, MessageStatus, Seam, SeamMode, TurnEvent,
};
use understudy_stage::{ErrorKind as Kind, Pace, RawBytes, Script, Step};

/// More than the 200 characters from which on an answer is worth going on with.
pub const SHOWN: &str = "To be, or not to be: that is the question. Whether it is nobler in the mind to \
    suffer the slings and arrows of outrageous fortune, or to take arms against a sea of troubles, and by \
    opposing end them: añ語🎭. To die, to sleep, no more; and by a sleep to say we end";
/// Less than that.
const SHORT: &str = "To be, or not to be: that is";

/// How it goes on after [`SHOWN`].
pub const REST: &str = " the heart-ache and the thousand natural shocks that flesh is heir to: 全文 🎭.";
/// Stands in for the backup, where that fails.
const THIRD: &str = "third";

/// What is to come of a break.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comes {
    /// What was shown, and from there the rest by another.
    Continued,
    /// A whole answer by another, in place of what was shown.
    Anew,
    /// What was shown, and the error.
    Kept,
}

pub struct Break {
    pub what: &'static str,
    shown: &'static str,
    after: Vec<Step>,
    classes: &'static [Class],
    waits: bool,
    /// The backup fails as well.
    backup: Option<Script>,
    comes: Comes,
}

fn broken(what: &'static str, after: impl IntoIterator<Item = Step>) -> Break {
    Break {
        what,
        shown: SHOWN,
        after: after.into_iter().collect(),
        classes: &[Class::Truncated],
        waits: false,
        backup: None,
        comes: Comes::Continued,
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
        Break {
            // Where a call comes as a whole, half of one is nothing that was heard.
            comes: match family {
                Family::Gemini | Family::Ollama => Comes::Continued,
                _ => Comes::Anew,
            },
            ..broken("death inside a tool call", [call, Step::Close])
        },
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
            comes: Comes::Anew,
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
        Break {
            backup: Some(Script::fail(Kind::Server)),
            comes: Comes::Kept,
            ..broken("a reset, and everybody else is down", [Step::Reset])
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
    let seat = |name| world.stage.seat(name);
    seat(LEAD)
        .script(one.script())
        .always(Script::fail(Kind::Overloaded));
    let goes_on = match one.comes {
        Comes::Anew => Script::answer(FULL),
        Comes::Continued => Script::answer(REST),
        Comes::Kept => Script::fail(Kind::Server),
    };
    seat(UNDERSTUDY).always(one.backup.clone().unwrap_or_else(|| goes_on.clone()));
    if one.backup.is_some() {
        world.seat(THIRD, family).await.always(goes_on);
        let names = [
            (LEAD, MODEL),
            (UNDERSTUDY, MODEL),
            (THIRD, MODEL),
            (LEAD, NEIGHBOUR),
        ];
        world
            .order_lanes(&names.map(|(provider, model)| format!("{provider}/{model}")))
            .await;
    }
    if one.waits {
        let limit = LIMIT.as_millis().to_string();
        world.set("limits.gap_ms", &limit).await;
        world.set("limits.reasoning_gap_ms", &limit).await;
    }
    let told = world.ask(QUESTION).await;
    let mut row = judge(&world, &told, one.shown, one.classes, one.comes).await;
    tell::in_time(&told, one.waits, &mut row.wrong);
    tell::closed(&world, &mut row.wrong).await;
    row
}

/// What came of it. The lead's failure is one of `classes`, where there are any.
pub async fn judge(world: &World, told: &Told, shown: &str, classes: &[Class], comes: Comes) -> Row {
    let mut wrong = Vec::new();
    let other = open(&world.folder).await;
    let answer = other.chat(told.chat).await.unwrap().messages.pop().unwrap();
    let kept = attempts(&answer);
    let failure = kept.first().and_then(|one| one.failure.as_ref());
    let class = failure.map(|failure| failure.class);
    let right = class.is_some_and(|class| classes.is_empty() || classes.contains(&class));
    check(&mut wrong, right, || format!("class {class:?}, not {classes:?}"));
    let lead = kept
        .first()
        .map(|one| (one.lane.0.clone(), one.finish, one.possibly_billed, one.chars));
    let chars = shown.chars().count() as u64;
    let right = lead == Some((format!("{LEAD}/{MODEL}"), None, true, chars));
    check(&mut wrong, right, || format!("kept: {kept:?}"));
    let blame = blamed(&other, &mut Vec::new());
    // Where everybody fails, the lead's other model does too.
    let right = match comes {
        Comes::Kept => Blame::Provider,
        _ => Blame::Model,
    };
    check(&mut wrong, blame == right, || blame.words().into());
    let end = match comes {
        Comes::Kept => {
            kept_partial(told, &answer, shown, &mut wrong);
            "what was shown is kept, and the error is told"
        }
        Comes::Continued | Comes::Anew => {
            rescued(world, told, &answer, shown, comes, &mut wrong);
            match (comes, told.lanes().len()) {
                (Comes::Continued, 2) => "the backup goes on to the end",
                (Comes::Continued, _) => "the next backup goes on to the end",
                _ => "the backup answers anew",
            }
        }
    };
    let class = class.map_or("none", Class::name);
    Row {
        fact: format!("{class}, {}; {end}", blame.words()),
        took: told.took,
        wrong,
    }
}

/// The whole answer, its seam, and what both attempts came to, on the screen and on the disk.
fn rescued(world: &World, told: &Told, answer: &Message, shown: &str, comes: Comes, wrong: &mut Vec<String>) {
    let (text, at, mode) = match comes {
        Comes::Continued => (
            format!("{shown}{REST}"),
            shown.chars().count() as u64,
            SeamMode::Continue,
        ),
        _ => (FULL.to_owned(), 0, SeamMode::Restart),
    };
    let full =
        matches!(told.last(), TurnEvent::Finished { finish: Finish::Stop, text: told, .. } if *told == text);
    check(wrong, full, || format!("ended with {:?}", told.last()));
    check(wrong, told.on_screen() == text, || {
        format!("on screen: {:?}", told.on_screen())
    });
    check(wrong, told.deltas().starts_with(shown), || {
        format!("shown: {:?}", told.deltas())
    });
    check(wrong, answer.text() == text, || {
        format!("kept: {:?}", answer.text())
    });
    check(wrong, answer.status == MessageStatus::Complete, || {
        format!("kept as {:?}", answer.status)
    });
    let kept = attempts(answer);
    let last = kept.last().unwrap();
    let seam = Seam {
        from_attempt: 0,
        to_attempt: last.attempt,
        at,
        mode,
    };
    let seams = &answer.answer.as_ref().unwrap().seams;
    check(wrong, *seams == [seam], || format!("seams: {seams:?}"));
    let whole = last.failure.is_none()
        && last.finish == Some(Finish::Stop)
        && last.reason == AttemptReason::Recovery
        && last.usage.output > Some(0)
        && last.chars == text.chars().count() as u64 - at;
    check(wrong, whole, || format!("kept: {last:?}"));
    // Of a turn in which an attempt may be on the bill, and nobody says with how much, no sum is told.
    let known = kept
        .iter()
        .all(|one| !one.possibly_billed || one.cost_usd.is_some());
    let sum = matches!(told.last(), TurnEvent::Finished { cost_usd, .. } if cost_usd.is_some() == known);
    check(wrong, sum, || {
        format!("cost known: {known}, but {:?}", told.last())
    });
    let sent = world
        .asked(UNDERSTUDY)
        .first()
        .map(|seen| seen.body.to_string())
        .unwrap_or_default();
    check(wrong, sent.contains(shown) == (comes == Comes::Continued), || {
        format!("sent: {sent}")
    });
    check(wrong, !sent.contains("Let me think"), || {
        format!("its reasoning went to another vendor: {sent}")
    });
}

fn kept_partial(told: &Told, answer: &Message, shown: &str, wrong: &mut Vec<String>) {
    let TurnEvent::Failed {
        code,
        message,
        partial,
    } = told.last()
    else {
        return wrong.push(format!("ended with {:?}", told.last()));
    };
    check(wrong, !message.trim().is_empty(), || "no sentence".into());
    check(wrong, partial == shown && told.on_screen() == shown, || {
        format!("partial: {partial:?}")
    });
    check(wrong, answer.text() == shown, || {
        format!("kept: {:?}", answer.text())
    });
    check(wrong, answer.status == MessageStatus::Failed, || {
        format!("kept as {:?}", answer.status)
    });
    let told = answer.answer.as_ref().and_then(|info| info.failure.as_ref());
    check(wrong, told.is_some_and(|failure| failure.code == *code), || {
        format!("kept: {told:?}")
    });
}
