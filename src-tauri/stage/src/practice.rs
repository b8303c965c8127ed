//! Practice answers: what the demo's providers say. Each says of itself that it is scripted.

use crate::script::{FinishReason, Pace, Step};
use crate::wire::Question;

/// The seats of the demo, as they are called in its paths.
pub const LEAD: &str = "lead";
pub const UNDERSTUDY: &str = "understudy";
/// The one model that both offer.
pub const MODEL: &str = "scripted";

const WELCOME: &str = include_str!("../answers/welcome.md");
const OUTAGE: &str = include_str!("../answers/outage.md");
const CODE: &str = include_str!("../answers/code.md");
const TABLE: &str = include_str!("../answers/table.md");
const STEPS: &str = include_str!("../answers/steps.md");
const WHY: &str = include_str!("../answers/why.md");
const WHY_REASONING: &str = include_str!("../answers/why-reasoning.md");
const CHINESE: &str = include_str!("../answers/chinese.md");
const JAPANESE: &str = include_str!("../answers/japanese.md");

/// What a question has to hold for an answer to fit; the first that fits is taken.
const TOPICS: [(&str, &[&str]); 5] = [
    (
        OUTAGE,
        &[
            "outage",
            "goes down",
            "is down",
            "fail",
            "backup",
            "understudy",
            "switch",
        ],
    ),
    (CODE, &["code", "function", "python", "rust", "script", "program"]),
    (
        TABLE,
        &["table", "compare", "comparison", "difference", "versus", " vs"],
    ),
    (STEPS, &["steps", "plan", "list", "how do", "how can", "morning"]),
    (WHY, &["why", "explain", "reason", "sky"]),
];

/// Without a topic, by the turn: a short tour.
const TOUR: [&str; 5] = [WELCOME, OUTAGE, TABLE, CODE, STEPS];

#[derive(Clone, Copy, PartialEq, Eq)]
enum Language {
    English,
    Chinese,
    Japanese,
}

/// A whole answer to a question, from this seat.
pub(crate) fn steps(seat: &str, question: &Question, pace: Pace) -> Vec<Step> {
    let language = language(&question.text);
    let answer = choose(language, question);
    let mut steps = Vec::new();
    if answer == WHY {
        steps.push(Step::Reasoning {
            text: WHY_REASONING.trim_end().to_owned(),
            pace,
        });
    }
    steps.push(Step::Text {
        text: format!(
            "{}{}\n\n{}",
            preface(seat, language),
            answer.trim_end(),
            closing(seat, language)
        ),
        pace,
    });
    steps.push(Step::finish(FinishReason::Stop));
    steps
}

fn choose(language: Language, question: &Question) -> &'static str {
    match language {
        Language::Chinese => CHINESE,
        Language::Japanese => JAPANESE,
        Language::English => {
            let text = question.text.to_lowercase();
            let fits = |words: &[&str]| words.iter().any(|word| text.contains(word));
            TOPICS.iter().find(|(_, words)| fits(words)).map_or(
                TOUR[question.turn.saturating_sub(1) % TOUR.len()],
                |(answer, _)| answer,
            )
        }
    }
}

/// By the script: kana is Japanese, ideographs without kana are Chinese.
fn language(text: &str) -> Language {
    let has = |from: char, to: char| text.chars().any(|c| (from..=to).contains(&c));
    if has('\u{3040}', '\u{30ff}') {
        Language::Japanese
    } else if has('\u{4e00}', '\u{9fff}') {
        Language::Chinese
    } else {
        Language::English
    }
}

/// The backup says that it stands in.
fn preface(seat: &str, language: Language) -> &'static str {
    match language {
        _ if seat != UNDERSTUDY => "",
        Language::English => "The main model did not answer, so your message came to me, the **backup**.\n\n",
        Language::Chinese => "主模型没有回答，所以由我——**备用模型**——来回答。\n\n",
        Language::Japanese => "メインモデルが回答しなかったため、**予備モデル**の私がお答えします。\n\n",
    }
}

fn closing(seat: &str, language: Language) -> String {
    match language {
        Language::English => {
            format!("*This answer is scripted. It came from demo/{seat}, and nothing left this computer.*")
        }
        Language::Chinese => format!("*本回答由脚本生成，来自 demo/{seat}，没有任何内容离开这台电脑。*"),
        Language::Japanese => {
            format!(
                "*この回答はスクリプトによるもので（demo/{seat}）、何もこのコンピューターの外に出ていません。*"
            )
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    fn answer(seat: &str, text: &str, turn: usize) -> String {
        let question = Question {
            model: MODEL.into(),
            stream: true,
            wants_usage: false,
            events: true,
            text: text.into(),
            turn,
            input_tokens: 0,
            images: false,
            pdf: false,
        };
        let steps = steps(seat, &question, Pace::WHOLE);
        assert_eq!(steps.last(), Some(&Step::finish(FinishReason::Stop)));
        steps
            .iter()
            .filter_map(|step| match step {
                Step::Text { text, .. } => Some(text.as_str()),
                _ => None,
            })
            .collect()
    }

    #[test]
    fn every_answer_says_that_it_is_scripted() {
        for text in [
            "Hello",
            "a table, please",
            "write code",
            "steps",
            "why?",
            "what if it goes down?",
        ] {
            for turn in 0..7 {
                let answer = answer(LEAD, text, turn);
                assert!(answer.contains("This answer is scripted"), "{answer}");
                assert!(answer.contains("nothing left this computer"), "{answer}");
            }
        }
        assert!(answer(LEAD, "你好", 1).contains("本回答由脚本生成"));
        assert!(answer(LEAD, "こんにちは、元気ですか", 1).contains("スクリプト"));
    }

    #[test]
    fn the_answer_fits_the_question() {
        assert!(answer(LEAD, "Compare them in a table", 1).contains("|---|"));
        assert!(answer(LEAD, "Write a Python function", 1).contains("```python"));
        assert!(answer(LEAD, "What happens when a provider goes down?", 1).contains("next model"));
        assert!(answer(LEAD, "Hi", 1).contains("👋"));
        assert_ne!(answer(LEAD, "Hi", 1), answer(LEAD, "Hi", 2));
    }

    #[test]
    fn the_backup_says_that_it_stands_in() {
        assert!(answer(UNDERSTUDY, "Hi", 1).starts_with("The main model did not answer"));
        assert!(answer(UNDERSTUDY, "你好", 1).contains("备用模型"));
        assert!(!answer(LEAD, "Hi", 1).contains("did not answer"));
    }
}
