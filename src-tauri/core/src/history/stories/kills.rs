//! A process that writes is killed at moments of chance, again and again in the same home, also while it
//! opens or brings in. What it said is kept has to be there. `script/prove kills` does it many times.

use super::chance::Chance;
use super::search::{index, page};
use super::*;
use crate::contract::ChatPlace;
use crate::exchange::practice;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead as _, BufReader, Read};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::mpsc;
use std::time::Duration;

/// Of a run of all tests: histories, and kills of each.
const RUNS: u64 = 3;
const KILLS: u64 = 8;
const SEED: u64 = 3;
const HOME: &str = "UNDERSTUDY_STORY_HOME";
const CHANCE: &str = "UNDERSTUDY_STORY_CHANCE";
/// Before what a child says, as the harness speaks too.
const MARK: &str = "@ ";
/// Numbers of values and titles rise over all children of a home.
const PER_CHILD: u64 = 1_000_000;

fn number(name: &str, usual: u64) -> u64 {
    std::env::var(name).map_or(usual, |given| given.parse().unwrap())
}

/// What a child says, before and after it does something.
fn tell(what: &str, words: &[&dyn std::fmt::Display]) {
    let words: Vec<String> = words.iter().map(ToString::to_string).collect();
    println!("{MARK}{what} {}", words.join(" "));
}

struct Child {
    history: History,
    chance: Chance,
    seed: u64,
    count: u64,
    at: Timestamp,
    /// Answered turns, for what follows them.
    ended: Vec<Begun>,
}

impl Child {
    /// A word that no other text has.
    fn words(&mut self, longest: u64) -> String {
        self.count += 1;
        let mut words = format!("w{}x{}", self.seed, self.count);
        for _ in 0..self.chance.between(0, longest) {
            words.push_str(" and so on 続く");
        }
        words
    }

    async fn turn(&mut self) {
        let said = self.words(40);
        let before = self.ended.last().copied().filter(|_| self.chance.percent(60));
        let mut turn = new_turn(
            before.map_or_else(ChatId::new, |begun| begun.chat),
            None,
            &said,
            self.at,
        );
        match before {
            Some(begun) => turn.new_question.as_mut().unwrap().parent = Some(begun.answer),
            None => {
                turn.new_chat = Some(NewChat {
                    title: "title 0".into(),
                    system: None,
                    demo: false,
                    terms: ChatTerms::default(),
                });
            }
        }
        let begun = begin(&self.history, turn).await;
        tell("text", &[&begun.chat, &begun.question, &said]);
        let mut answer = String::new();
        for _ in 0..self.chance.between(0, 4) {
            answer.push_str(&self.words(100));
            answer.push(' ');
            let parts = vec![text(0, &answer)];
            self.history
                .checkpoint(begun.answer, parts, Vec::new(), self.at)
                .await
                .unwrap();
            tell("begins", &[&begun.chat, &begun.answer, &answer]);
        }
        answer.push_str(&self.words(100));
        end(&self.history, begun, &answer, self.at).await;
        tell("text", &[&begun.chat, &begun.answer, &answer]);
        self.ended.push(begun);
    }

    async fn act(&mut self) {
        self.at += 1_000;
        self.count += 1;
        let (at, count) = (self.at, self.seed * PER_CHILD + self.count);
        match self.chance.between(0, 12) {
            0 => {
                self.history
                    .set_setting("story.count", Some(count.to_string()), at)
                    .await
                    .unwrap();
                tell("setting", &[&count]);
            }
            1 if !self.ended.is_empty() => {
                let chat = self.ended[self.ended.len() - 1].chat;
                let title = format!("title {count}");
                let by = crate::history::TitleSource::Person;
                self.history.rename_chat(chat, &title, by, at).await.unwrap();
                tell("title", &[&chat, &count]);
            }
            2 if self.ended.len() > 3 => {
                let chat = self.ended[0].chat;
                self.ended.retain(|begun| begun.chat != chat);
                tell("going", &[&chat]);
                self.history.delete_chat(chat, at).await.unwrap();
                self.history.forget_chats(vec![chat], None, at).await.unwrap();
                tell("gone", &[&chat]);
            }
            3 => {
                let mut chance = practice::Chance::new(count);
                let many: Vec<_> = (0..3).map(|_| practice::chat_of(&mut chance)).collect();
                let ids: Vec<String> = many.iter().map(|chat| chat.id.to_string()).collect();
                tell("importing", &[&ids.join(" ")]);
                let mut merger = self.history.merger(at).unwrap();
                for chat in many {
                    merger.add(chat).unwrap();
                    merger.let_go().unwrap();
                }
                merger.finish().unwrap();
                tell("imported", &[&ids.join(" ")]);
            }
            _ => self.turn().await,
        }
    }
}

/// Not a story of its own: the process that is killed.
#[tokio::test]
#[ignore = "started by the story below"]
async fn writes_all_kinds_of_things_until_it_is_killed() {
    let Some(home) = std::env::var_os(HOME) else {
        return;
    };
    let seed = number(CHANCE, 0);
    tell("opens", &[]);
    let mut child = Child {
        history: History::open(Path::new(&home), T0).await.unwrap(),
        chance: Chance::new(seed),
        seed,
        count: 0,
        at: T0 + i64::try_from(seed % 1_000).unwrap() * 10_000_000,
        ended: Vec::new(),
    };
    loop {
        child.act().await;
    }
}

/// What has to be there, from what the children of one home said.
#[derive(Default)]
struct Kept {
    /// Each message's chat and text; whether it is all of it.
    texts: BTreeMap<MessageId, (ChatId, String, bool)>,
    titles: BTreeMap<ChatId, u64>,
    setting: u64,
    leaving: BTreeSet<ChatId>,
    gone: BTreeSet<ChatId>,
    imported: Vec<ChatId>,
    /// Said to begin, not to have ended: all or nothing.
    importing: Vec<Vec<ChatId>>,
    said: u64,
}

impl Kept {
    fn hear(&mut self, line: &str) {
        let Some((_, said)) = line.split_once(MARK) else {
            return;
        };
        let (what, rest) = said.split_once(' ').unwrap_or((said, ""));
        let ids = || {
            rest.split(' ')
                .map(|id| id.parse().unwrap())
                .collect::<Vec<ChatId>>()
        };
        match what {
            "text" | "begins" => {
                let mut words = rest.splitn(3, ' ');
                let (chat, id) = (words.next().unwrap(), words.next().unwrap());
                let text = words.next().unwrap().to_owned();
                let known = (chat.parse().unwrap(), text, what == "text");
                self.texts.insert(id.parse().unwrap(), known);
            }
            "setting" => self.setting = rest.parse().unwrap(),
            "title" => {
                let (chat, number) = rest.split_once(' ').unwrap();
                self.titles.insert(chat.parse().unwrap(), number.parse().unwrap());
            }
            "going" => self.leaving.extend(ids()),
            "gone" => self.gone.extend(ids()),
            "importing" => self.importing.push(ids()),
            "imported" => {
                self.importing.pop();
                self.imported.extend(ids());
            }
            _ => return,
        }
        self.said += 1;
    }

    async fn must_be_in(&self, history: &History) -> Result<(), String> {
        let told = |error: HistoryError| error.to_string();
        let stored = history.settings().await.map_err(told)?;
        let setting = stored
            .get("story.count")
            .map_or(0, |value| value.parse().unwrap());
        if setting < self.setting {
            return Err(format!("the setting was {}, it is {setting}", self.setting));
        }
        for (id, (chat, text, whole)) in &self.texts {
            if self.leaving.contains(chat) {
                continue;
            }
            let found = history.select_branch(*chat, *id, T0).await.map_err(told)?;
            let found = found.messages.iter().find(|message| message.id == *id);
            let found = found.map(crate::contract::Message::text).unwrap_or_default();
            if (*whole && found != *text) || !found.starts_with(text.as_str()) {
                return Err(format!("{id} said {text:?}, it says {found:?}"));
            }
        }
        for (chat, number) in &self.titles {
            if self.leaving.contains(chat) {
                continue;
            }
            let title = history.chat_setup(*chat).await.map_err(told)?.title;
            let found: u64 = title.trim_start_matches("title ").parse().unwrap();
            if found < *number {
                return Err(format!("{chat} was called {number}, it is called {found}"));
            }
        }
        for chat in &self.gone {
            if history.chat(*chat).await.is_ok() || history.undelete_chat(*chat, T0).await.is_ok() {
                return Err(format!("{chat} was gone for good"));
            }
        }
        let reader = history.reader().map_err(told)?;
        let there: BTreeSet<ChatId> = reader.chats(None, true).map_err(told)?.into_iter().collect();
        if let Some(lost) = self.imported.iter().find(|chat| !there.contains(chat)) {
            return Err(format!("{lost} had been imported"));
        }
        for import in &self.importing {
            let found = import.iter().filter(|chat| there.contains(chat)).count();
            if found != 0 && found != import.len() {
                return Err(format!("{found} of {import:?} are left of an import"));
            }
        }
        Ok(())
    }

    /// The words of some whole messages are found by a search.
    async fn must_be_found(&self, history: &History, chance: &mut Chance) -> Result<(), String> {
        let whole: Vec<_> = self
            .texts
            .iter()
            .filter(|(_, (chat, _, whole))| *whole && !self.leaving.contains(chat))
            .collect();
        for _ in 0..whole.len().min(5) {
            let at = usize::try_from(chance.next()).unwrap() % whole.len();
            let (id, (_, text, _)) = whole[at];
            let word = text.split(' ').next().unwrap();
            let found = page(history, word).await;
            if !found.messages.iter().any(|hit| hit.message == *id) {
                return Err(format!("{word} of {id} is not found"));
            }
        }
        Ok(())
    }
}

/// Starts a child, lets it write for a while and kills it; what it said is heard until the pipe is empty.
fn killed(home: &Path, seed: u64, chance: &mut Chance, kept: &mut Kept) {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args([
            "--exact",
            "history::stories::kills::writes_all_kinds_of_things_until_it_is_killed",
        ])
        .args(["--ignored", "--nocapture"])
        .env(HOME, home)
        .env(CHANCE, seed.to_string())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let (heard, hear) = mpsc::channel();
    let listening = std::thread::spawn(move || {
        for line in lines.map_while(Result::ok) {
            let _ = heard.send(line);
        }
    });
    // In the opening, or once it has written for a while.
    let wanted = if chance.percent(20) { 1 } else { 2 };
    let mut marked = 0;
    while marked < wanted {
        let Ok(line) = hear.recv_timeout(Duration::from_secs(60)) else {
            let mut trouble = String::new();
            let _ = child.kill();
            let _ = child.stderr.take().unwrap().read_to_string(&mut trouble);
            panic!("seed {seed}: the child ended early: {trouble}");
        };
        marked += usize::from(line.contains(MARK));
        kept.hear(&line);
    }
    let while_opening = wanted == 1;
    let longest = if while_opening { 20_000 } else { 400_000 };
    std::thread::sleep(Duration::from_micros(chance.between(0, longest)));
    child.kill().unwrap();
    child.wait().unwrap();
    listening.join().unwrap();
    hear.iter().for_each(|line| kept.hear(&line));
    let mut trouble = String::new();
    let _ = child.stderr.take().unwrap().read_to_string(&mut trouble);
    assert!(!trouble.contains("panicked"), "seed {seed}: {trouble}");
}

#[tokio::test]
async fn nothing_acknowledged_is_lost_by_a_kill() {
    let (runs, first) = (number("UNDERSTUDY_RUNS", RUNS), number("UNDERSTUDY_SEED", SEED));
    let (mut kills, mut said, mut texts) = (0, 0, 0);
    for seed in first..first + runs {
        let home = TempDir::new().unwrap();
        let mut chance = Chance::new(seed);
        let mut kept = Kept::default();
        for kill in 0..KILLS {
            let own = kill + 1 + (seed % 1_000) * 100;
            killed(home.path(), own, &mut chance, &mut kept);
            kills += 1;
            // Not each time: the next child finds what this one left.
            if kill + 1 < KILLS && chance.percent(50) {
                continue;
            }
            let history = open(&home).await;
            history.undo_broken_imports(T0).unwrap();
            if let Err(lost) = kept.must_be_in(&history).await {
                panic!("seed {seed}, kill {kill}: {lost}");
            }
            kept.importing.clear();
            // What a deletion for good did not come to the end of is finished.
            history.forget_chats(Vec::new(), None, T0).await.unwrap();
            index(&history).await;
            if let Err(lost) = kept.must_be_found(&history, &mut chance).await {
                panic!("seed {seed}, kill {kill}: {lost}");
            }
            let listed = history
                .chats_of(false, ChatPlace::Listed, None, 500)
                .await
                .unwrap();
            assert!(listed.chats.iter().all(|chat| !chat.streaming), "seed {seed}");
            assert!(history.close().await);
            let report = check(home.path(), T0).unwrap();
            assert!(report.is_sound(), "seed {seed}, kill {kill}: {report:?}");
        }
        said += kept.said;
        texts += kept.texts.len();
    }
    println!(
        "kills: seeds {first}..{}, {kills} kills, {said} acknowledgements, {texts} texts, none lost",
        first + runs
    );
    assert!(texts > 0);
}

/// What the story above looks for is there to be found.
#[tokio::test]
async fn what_is_not_there_is_noticed() {
    let (_home, history) = fresh().await;
    let begun = new_chat(&history, "title 7", T0).await;
    end(&history, begun, "half of it", T0 + 1).await;
    let chat = begun.chat;
    for (line, kept) in [
        (format!("text {chat} {} half of it", begun.answer), true),
        (format!("text {chat} {} half", begun.answer), false),
        (format!("begins {chat} {} half", begun.answer), true),
        (format!("begins {chat} {} half of it and", begun.answer), false),
        (format!("text {chat} {} never", MessageId::new()), false),
        (format!("title {chat} 7"), true),
        (format!("title {chat} 8"), false),
        ("setting 1".into(), false),
        (format!("gone {chat}"), false),
        (format!("imported {}", ChatId::new()), false),
        (format!("importing {chat} {}", ChatId::new()), false),
    ] {
        let mut told = Kept::default();
        told.hear(&format!("{MARK}{line}"));
        assert_eq!(told.must_be_in(&history).await.is_ok(), kept, "{line}");
    }
}
