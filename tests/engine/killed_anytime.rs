//! The process killed again and again at moments of chance, several times in each home. Judged from outside the
//! app: by what it had printed and when, by what the command line finds afterwards, and by the
//! stage's log. `script/prove killed 200` kills as often as that.

use crate::chance::Chance;
use crate::killed::{KEPT_AFTER, events, run, set_up, understudy};
use crate::report::{Report, check};
use crate::world::{LEAD, UNDERSTUDY, open};
use serde_json::Value;
use std::path::Path;
use std::process::Stdio;
use std::time::{Duration, Instant};
use understudy_core::contract::{Chat, MessageStatus};
use understudy_stage::{ErrorKind, Script, Seen, Stage, Step};

/// Of a run of all tests; a proof kills more often.
const KILLS: u64 = 10;
const SEED: u64 = 4;
/// After so many a new home: a lead that failed too often would not be asked any more.
const KILLS_OF_A_HOME: u64 = 5;
/// The latest moment of a kill, from the start of the process.
const LATEST_MS: u64 = 4_500;

/// How the providers answer one question.
struct Play {
    what: String,
    /// The whole answer of the lead.
    whole: String,
    /// What the understudy says: its end, where the lead breaks off in the middle.
    rest: String,
    kill_after: Duration,
}

/// Scripts both seats and chooses the moment.
fn play(stage: &Stage, chance: &mut Chance) -> Play {
    let words = chance.between(40, 600);
    let whole: String = (0..words).map(|number| format!("word{number} ")).collect();
    let (chars, pace_ms) = (chance.between(3, 30), chance.between(5, 40));
    let answer = Script::paced(&*whole, usize::try_from(chars).unwrap(), pace_ms);
    let middle = usize::try_from(chance.between(10, words)).unwrap() - 1;
    let middle = whole.match_indices(' ').nth(middle).map_or(0, |(at, _)| at + 1);
    let mut rest = whole.clone();
    let (how, lead) = match chance.between(0, 100) {
        0..40 => ("answers", answer),
        40..60 => ("breaks off", {
            rest.drain(..middle);
            let pace = understudy_stage::Pace {
                chars: usize::try_from(chars).unwrap(),
                every_ms: pace_ms,
            };
            let text = whole[..middle].to_owned();
            Script::of([Step::Text { text, pace }, Step::Reset])
        }),
        60..70 => ("reasons first", {
            let mut script = Script::of([Step::Reasoning {
                text: "Let me see. ".repeat(40),
                pace: understudy_stage::Pace {
                    chars: 12,
                    every_ms: 25,
                },
            }]);
            script.steps.extend(answer.steps);
            script
        }),
        70..80 => ("is overloaded", Script::fail(ErrorKind::Overloaded)),
        80..90 => ("dies before text", Script::of([Step::Opening, Step::Reset])),
        _ => ("says nothing", Script::of([Step::Silence])),
    };
    stage.seat(LEAD).always(lead);
    let understudy = Script::paced(&*rest, usize::try_from(chars).unwrap(), pace_ms);
    stage.seat(UNDERSTUDY).always(understudy);
    let kill_ms = match chance.percent(30) {
        // Around the start, the commit and the first request.
        true => chance.between(0, 500),
        false => chance.between(0, LATEST_MS),
    };
    Play {
        what: format!("{words} words, {chars} characters every {pace_ms} ms, the lead {how}, {kill_ms} ms"),
        whole,
        rest,
        kill_after: Duration::from_millis(kill_ms),
    }
}

/// What a person had seen of a turn, and when.
#[derive(Default)]
struct Shown {
    told: bool,
    finished: bool,
    attempts: usize,
    /// The visible text after each change of it.
    texts: Vec<(Instant, String)>,
}

impl Shown {
    fn of(events: impl Iterator<Item = (Instant, Value)>) -> Self {
        let mut shown = Self::default();
        let mut text = String::new();
        for (at, event) in events {
            match event["type"].as_str() {
                Some("turn") => shown.told = true,
                Some("attempt") => shown.attempts += 1,
                Some("finished") => shown.finished = true,
                Some("delta") => {
                    text += event["text"].as_str().unwrap();
                    shown.texts.push((at, text.clone()));
                }
                Some("seam") if event["mode"] == "restart" => {
                    text.clear();
                    shown.texts.push((at, String::new()));
                }
                _ => {}
            }
        }
        shown
    }

    /// Whether `kept` has what was shown for longer than a second when it was killed. What began anew
    /// since then may be there already.
    fn is_kept(&self, kept: &str, killed: Instant) -> bool {
        let old = |at: &Instant| *at + KEPT_AFTER < killed;
        match self.texts.iter().rposition(|(at, _)| old(at)) {
            Some(last) => self.texts[last..]
                .iter()
                .any(|(_, text)| kept.starts_with(text.as_str())),
            None => true,
        }
    }

    fn old_chars(&self, killed: Instant) -> usize {
        let old = self.texts.iter().rfind(|(at, _)| *at + KEPT_AFTER < killed);
        old.map_or(0, |(_, text)| text.chars().count())
    }
}

/// The requests that a question caused.
fn asked(stage: &Stage, question: &str) -> Vec<Seen> {
    let mut seen = stage.requests();
    seen.retain(|one| one.method == "POST" && one.body.to_string().contains(question));
    seen
}

/// The chat of a question, as the command line finds it.
fn find(home: &Path, question: &str) -> Option<Chat> {
    let listed: Vec<Value> = serde_json::from_str(&run(home, &["history", "list", "--json"])).unwrap();
    let chat = listed.iter().find(|chat| chat["title"] == question)?;
    let shown = run(home, &["history", "show", chat["id"].as_str().unwrap(), "--json"]);
    Some(serde_json::from_str(&shown).unwrap())
}

fn number(variable: &str, or: u64) -> u64 {
    std::env::var(variable).map_or(or, |text| text.parse().unwrap())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn killed_at_any_moment_all_is_kept_and_nothing_goes_out_twice() {
    let (kills, seed) = (number("UNDERSTUDY_KILLS", KILLS), number("UNDERSTUDY_SEED", SEED));
    let stage = Stage::start().await.unwrap();
    let mut chance = Chance::new(seed);
    let mut report = Report::default();
    let mut sums = Sums::default();
    let mut kill = 0;
    while kill < kills {
        let home = tempfile::tempdir().unwrap();
        set_up(home.path(), &stage);
        let mut questions = Vec::new();
        for _ in 0..KILLS_OF_A_HOME.min(kills - kill) {
            let question = format!("Kill {kill}.");
            let play = play(&stage, &mut chance);
            let (killed, shown) = ask_and_kill(home.path(), &question, play.kill_after).await;
            let sent = asked(&stage, &question);
            let chat = find(home.path(), &question);
            let mut wrong = Vec::new();
            let found = judge(&play, &shown, &sent, chat.as_ref(), killed, &mut wrong);
            sums.add(&shown, &sent, chat.as_ref(), killed);
            questions.push((question.clone(), sent.len()));
            report.add(format!("{question} {}", play.what), found, wrong);
            kill += 1;
        }
        // The app again, for longer than it takes to look for what waits.
        let backend = open(&home).await;
        tokio::time::sleep(Duration::from_millis(1_500)).await;
        drop(backend);
        let mut wrong = Vec::new();
        for (question, before) in questions {
            let after = asked(&stage, &question).len();
            check(&mut wrong, after == before, || {
                format!("{question}: {before} requests became {after}")
            });
        }
        report.add("started again, and left alone", "nothing went out", wrong);
    }
    report.judge(&format!(
        "Killed {kills} times at moments of chance (UNDERSTUDY_SEED={seed}): {sums}"
    ));
}

/// When it was killed, and what a person had seen by then.
async fn ask_and_kill(home: &Path, question: &str, after: Duration) -> (Instant, Shown) {
    let mut child = understudy(home)
        .args(["ask", "--json", question])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let events = events(&mut child);
    tokio::time::sleep(after).await;
    let killed = Instant::now();
    child.kill().unwrap();
    child.wait().unwrap();
    (killed, Shown::of(events.iter()))
}

fn judge(
    play: &Play,
    shown: &Shown,
    sent: &[Seen],
    chat: Option<&Chat>,
    killed: Instant,
    wrong: &mut Vec<String>,
) -> String {
    for seat in [LEAD, UNDERSTUDY] {
        let times = sent.iter().filter(|one| one.seat == seat).count();
        check(wrong, times <= 1, || format!("{times} requests to {seat}"));
    }
    check(wrong, shown.attempts <= sent.len() + 1, || {
        format!("{} attempts told, {} requests", shown.attempts, sent.len())
    });
    let Some(chat) = chat else {
        check(wrong, !shown.told && sent.is_empty(), || {
            "the message is lost".into()
        });
        return "killed before the message was committed".into();
    };
    let Some(answer) = chat.messages.get(1) else {
        wrong.push("the answer is lost".into());
        return String::new();
    };
    let kept = answer.text();
    check(wrong, shown.is_kept(&kept, killed), || {
        format!("shown: {:?}, kept: {kept:?}", shown.texts.last())
    });
    let info = answer.answer.as_ref().unwrap();
    check(
        wrong,
        play.whole.starts_with(&kept) || play.rest.starts_with(&kept),
        || format!("kept is not what was sent: {kept:?}"),
    );
    check(wrong, info.attempts.len() >= sent.len(), || {
        format!("{} requests, {} attempts kept", sent.len(), info.attempts.len())
    });
    let whole = answer.status == MessageStatus::Complete;
    check(wrong, answer.status != MessageStatus::Streaming, || {
        "nobody is writing it any more".into()
    });
    check(wrong, whole || !shown.finished, || {
        format!("told as finished, kept as {:?}", answer.status)
    });
    let is_whole = kept == play.whole || kept == play.rest;
    check(wrong, !whole || is_whole, || format!("kept as whole: {kept:?}"));
    format!(
        "{:?}, {} seams, shown over a second {}, kept {} characters, {} requests",
        answer.status,
        info.seams.len(),
        shown.old_chars(killed),
        kept.chars().count(),
        sent.len()
    )
}

/// What the kills met, in numbers: those that met nothing prove nothing.
#[derive(Default)]
struct Sums {
    before_commit: u32,
    before_text: u32,
    in_text: u32,
    finished: u32,
    seams: usize,
    requests: usize,
    old_chars: usize,
}

impl Sums {
    fn add(&mut self, shown: &Shown, sent: &[Seen], chat: Option<&Chat>, killed: Instant) {
        match chat {
            None => self.before_commit += 1,
            Some(_) if shown.finished => self.finished += 1,
            Some(_) if shown.texts.is_empty() => self.before_text += 1,
            Some(_) => self.in_text += 1,
        }
        let answer = chat.and_then(|chat| chat.messages.get(1)?.answer.as_ref());
        self.seams += answer.map_or(0, |info| info.seams.len());
        self.requests += sent.len();
        self.old_chars += shown.old_chars(killed);
    }
}

impl std::fmt::Display for Sums {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            to,
            "{} before the commit, {} before text, {} in text, {} after the end; {} seams, {} requests, {} \
             characters shown for over a second",
            self.before_commit,
            self.before_text,
            self.in_text,
            self.finished,
            self.seams,
            self.requests,
            self.old_chars
        )
    }
}
