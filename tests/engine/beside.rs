//! What comes beside the text, from every wire family: sources, calls of tools, the cost, and what is
//! left of the account's allowances.

use crate::world::{FULL, Family, LEAD, MODEL, UNDERSTUDY, World, attempts};
use serde_json::{Value, json};
use understudy_core::contract::{Allowance, Citation, FailureClass, Finish, Part, ToolCall, TurnEvent};
use understudy_stage::{ErrorKind, FinishReason, Left, Limits, Pace, Script, Source, Step};

const KINDS: [&str; 5] = ["anthropic", "openai", "openrouter", "gemini", "ollama"];
const ADDRESS: &str = "https://lake.example/1963";

/// A lead of that kind, and an understudy that answers [`FULL`].
async fn world(kind: &str) -> World {
    let world = World::empty().await;
    for (name, kind) in [(LEAD, kind), (UNDERSTUDY, Family::Chat.kind())] {
        world
            .stage
            .seat(name)
            .models([MODEL])
            .always(Script::answer(FULL));
        let version = match kind {
            "gemini" => "/v1beta",
            "ollama" => "",
            _ => "/v1",
        };
        let url = format!("{}/{name}{version}", world.stage.origin());
        world.add_kind(name, kind, &url).await;
    }
    world.order(&[LEAD, UNDERSTUDY]).await;
    world
}

fn call() -> Step {
    Step::ToolCall {
        name: "clock".into(),
        arguments: json!({ "zone": "Zürich 🎈", "at": [1, 2] }),
        pace: Pace {
            chars: 4,
            every_ms: 0,
        },
        cut_after: None,
    }
}

fn calls(events: &[TurnEvent]) -> Vec<ToolCall> {
    let call = |event: &TurnEvent| match event {
        TurnEvent::ToolCall { call } => Some(call.clone()),
        _ => None,
    };
    events.iter().filter_map(call).collect()
}

fn finish(event: &TurnEvent) -> (Finish, &str) {
    match event {
        TurnEvent::Finished { finish, text, .. } => (*finish, text),
        other => panic!("{other:?}"),
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sources_are_told_kept_and_shown_with_their_places() {
    for kind in KINDS {
        let world = world(kind).await;
        world.stage.seat(LEAD).always(Script::of([
            Step::text_at_once("🎈 Seen: "),
            Step::text_at_once("the lake froze."),
            Step::Citation {
                source: Source {
                    url: ADDRESS.into(),
                    title: "Seegfrörni".into(),
                },
            },
            Step::text_at_once(" Truly."),
            Step::finish(FinishReason::Stop),
        ]));
        let told = world.ask("Did it freeze?").await;
        let text = "🎈 Seen: the lake froze. Truly.";
        assert_eq!(finish(told.last()), (Finish::Stop, text), "{kind}");
        let told_sources: Vec<Citation> = told
            .events
            .iter()
            .filter_map(|event| match event {
                TurnEvent::Citation { citation } => Some(citation.clone()),
                _ => None,
            })
            .collect();
        let answer = world.answer(told.chat).await;
        assert_eq!(answer.text(), text, "{kind}");
        let kept: Vec<Citation> = answer
            .parts
            .iter()
            .filter_map(|part| match part {
                Part::Citation { citation, attempt: 0 } => Some(citation.clone()),
                _ => None,
            })
            .collect();
        assert_eq!(kept, told_sources, "{kind}: what was told is what is kept");
        if kind == "ollama" {
            assert_eq!(kept, [], "it has none");
            continue;
        }
        assert_eq!(kept.len(), 1, "{kind}: {kept:?}");
        assert_eq!(kept[0].url.as_deref(), Some(ADDRESS), "{kind}");
        let (Some(start), Some(end)) = (kept[0].start, kept[0].end) else {
            panic!("{kind}: {kept:?}")
        };
        let (start, end) = (usize::try_from(start).unwrap(), usize::try_from(end).unwrap());
        let cited: String = text.chars().skip(start).take(end - start).collect();
        // Anthropic's stand for the whole block of text in which they come.
        assert!(cited.contains("the lake froze."), "{kind}: {cited:?}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_call_of_a_tool_is_an_ending_of_its_own_and_no_empty_answer() {
    for kind in KINDS {
        for words in ["", "Let me look. "] {
            let world = world(kind).await;
            let mut steps = vec![call(), call(), Step::finish(FinishReason::ToolCalls)];
            if !words.is_empty() {
                steps.insert(0, Step::text_at_once(words));
            }
            world.stage.seat(LEAD).always(Script::of(steps));
            let told = world.ask("What time is it?").await;
            assert_eq!(finish(told.last()), (Finish::ToolCalls, words), "{kind}");
            let calls = calls(&told.events);
            assert_eq!(calls.len(), 2, "{kind}: {calls:?}");
            for call in &calls {
                assert_eq!(call.name, "clock");
                let arguments: Value = serde_json::from_str(&call.arguments).unwrap();
                assert_eq!(arguments, json!({ "zone": "Zürich 🎈", "at": [1, 2] }), "{kind}");
            }
            let answer = world.answer(told.chat).await;
            let finishes: Vec<_> = attempts(&answer).iter().map(|one| one.finish).collect();
            assert_eq!(
                finishes,
                [Some(Finish::ToolCalls)],
                "{kind}: nobody else was asked"
            );
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_call_that_breaks_off_is_never_told() {
    for kind in KINDS {
        let world = world(kind).await;
        let cut = Step::ToolCall {
            name: "clock".into(),
            arguments: json!({ "zone": "CET" }),
            pace: Pace {
                chars: 4,
                every_ms: 0,
            },
            cut_after: Some(8),
        };
        world
            .stage
            .seat(LEAD)
            .always(Script::of([Step::Opening, cut, Step::Close]));
        let told = world.ask("What time is it?").await;
        assert_eq!(finish(told.last()), (Finish::Stop, FULL), "{kind}");
        assert_eq!(calls(&told.events), [], "{kind}");
        let answer = world.answer(told.chat).await;
        let failed = attempts(&answer)[0].failure.as_ref().unwrap().class;
        assert!(
            matches!(failed, FailureClass::Truncated | FailureClass::Unreachable),
            "{kind}: {failed:?}"
        );
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_cost_a_router_names_is_the_attempts_cost() {
    let world = world("openrouter").await;
    world.stage.seat(LEAD).always(Script::of([
        Step::text_at_once("Not much."),
        Step::Cost { usd: 0.001_25 },
        Step::finish(FinishReason::Stop),
    ]));
    let told = world.ask("What do you cost?").await;
    let answer = world.answer(told.chat).await;
    assert_eq!(attempts(&answer)[0].cost_usd, Some(0.001_25));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_left_of_the_allowances_is_known_also_after_a_refusal() {
    let left = |remaining| Limits {
        requests: Some(Left {
            limit: 60,
            remaining,
            resets_ms: 55_000,
        }),
        tokens: Some(Left {
            limit: 90_000,
            remaining: 89_000,
            resets_ms: 30_000,
        }),
    };
    for kind in ["anthropic", "openai", "openrouter"] {
        let world = world(kind).await;
        let known = || {
            let status = world.backend.status();
            let lead = status.providers.into_iter().find(|one| one.name == LEAD).unwrap();
            let requests = lead
                .allowances
                .into_iter()
                .find(|left| left.of == Allowance::Requests);
            requests.map(|left| (left.limit, left.remaining))
        };
        assert_eq!(known(), None, "{kind}: nothing was said yet");
        world.stage.seat(LEAD).script(Script::of([
            Step::Limits { limits: left(59) },
            Step::text_at_once("Yes."),
            Step::finish(FinishReason::Stop),
        ]));
        world.ask("May I?").await;
        assert_eq!(known(), Some((Some(60), Some(59))), "{kind}");
        world.stage.seat(LEAD).script(Script::of([
            Step::Limits { limits: left(0) },
            Step::fail(ErrorKind::RateLimited),
        ]));
        world.ask("And again?").await;
        assert_eq!(
            known(),
            Some((Some(60), Some(0))),
            "{kind}: a refusal says it too"
        );
    }
}
