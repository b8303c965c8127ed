//! The power goes, the disk is full: at moments of chance, on a disk that plays along. `script/prove
//! power` and `script/prove full` do it many times.

use super::chance::Chance;
use super::disk::Disk;
use super::*;
use crate::engine::TurnStoreError;
use crate::history::db::Durability;
use std::path::Path;

/// Of a run of all tests: histories, and losses of power in each.
const RUNS: u64 = 12;
const LOSSES: u64 = 8;
const SEED: u64 = 11;

fn number(name: &str, usual: u64) -> u64 {
    std::env::var(name).map_or(usual, |given| given.parse().unwrap())
}

/// What was promised to last, and from when on.
#[derive(Clone, Debug)]
enum Promise {
    Question(Begun, String),
    Answer(Begun, String),
    Setting(String, String),
}

struct Person {
    history: History,
    chance: Chance,
    at: Timestamp,
    open: Option<Begun>,
    ended: Vec<Begun>,
    promises: Vec<(usize, Promise)>,
}

impl Person {
    async fn new(home: &Path, mut chance: Chance) -> Self {
        let history = History::open(home, T0).await.unwrap();
        // The log is taken into the database often, so that chance finds it there.
        let pages = [10, 40, 1000][usize::try_from(chance.next() % 3).unwrap()];
        history
            .threads
            .write(Durability::Unsynced, T0, move |write| {
                Ok(write
                    .tx
                    .query_row(&format!("PRAGMA wal_autocheckpoint = {pages}"), [], |_| Ok(()))?)
            })
            .await
            .unwrap();
        Self {
            history,
            chance,
            at: T0,
            open: None,
            ended: Vec::new(),
            promises: Vec::new(),
        }
    }

    fn words(&mut self, longest: u64) -> String {
        let count = self.chance.between(1, longest);
        (0..count).map(|n| format!("word{n} ")).collect()
    }

    /// Does one thing that a person or a model does.
    async fn act(&mut self, disk: &Disk) -> Result<(), TurnStoreError> {
        self.at += 1_000;
        let at = self.at;
        if let Some(begun) = self.open {
            if self.chance.percent(70) {
                let parts = vec![text(0, &self.words(300))];
                return self.history.checkpoint(begun.answer, parts, Vec::new(), at).await;
            }
            let said = self.words(1_500);
            self.history.end(ended(begun, vec![text(0, &said)], at)).await?;
            self.promises.push((disk.now(), Promise::Answer(begun, said)));
            self.ended.push(begun);
            self.open = None;
            return Ok(());
        }
        if self.chance.percent(20) {
            let (key, value) = (format!("key{}", self.chance.between(0, 5)), self.words(20));
            self.history
                .set_setting(&key, Some(value.clone()), at)
                .await
                .map_err(TurnStoreError::from)?;
            self.promises.push((disk.now(), Promise::Setting(key, value)));
            return Ok(());
        }
        let said = self.words(200);
        let before = self.ended.last().copied().filter(|_| self.chance.percent(70));
        let mut turn = new_turn(
            before.map_or_else(ChatId::new, |begun| begun.chat),
            None,
            &said,
            at,
        );
        match before {
            Some(begun) => turn.new_question.as_mut().unwrap().parent = Some(begun.answer),
            None => {
                turn.new_chat = Some(NewChat {
                    title: title_from(&said),
                    system: None,
                    demo: false,
                    terms: ChatTerms::default(),
                });
            }
        }
        let begun = Begun {
            chat: turn.chat,
            turn: turn.turn,
            question: turn.question,
            answer: turn.answer,
        };
        self.history.begin(turn).await?;
        self.promises.push((disk.now(), Promise::Question(begun, said)));
        self.open = Some(begun);
        Ok(())
    }
}

/// Whether everything that was promised up to `until` is there.
async fn kept(history: &History, promises: &[(usize, Promise)], until: usize) -> Result<(), String> {
    let due = promises.iter().filter(|(when, _)| *when <= until);
    let settings = history.settings().await.map_err(|error| error.to_string())?;
    let mut last_values = std::collections::BTreeMap::new();
    for (when, promise) in due {
        match promise {
            Promise::Question(begun, said) | Promise::Answer(begun, said) => {
                let wanted = match promise {
                    Promise::Question(..) => begun.question,
                    _ => begun.answer,
                };
                history
                    .select_branch(begun.chat, wanted, T0)
                    .await
                    .map_err(|error| format!("promised at {when}: {error}"))
                    .and_then(|chat| {
                        let found = chat.messages.iter().find(|message| message.id == wanted);
                        match found.map(crate::contract::Message::text) {
                            Some(text) if text == *said => Ok(()),
                            other => Err(format!("promised at {when}, found {other:?}")),
                        }
                    })?;
            }
            Promise::Setting(key, value) => {
                last_values.insert(key, value);
            }
        }
    }
    // A later value may have come through that was not promised yet: it begins with a word all the same.
    for key in last_values.keys() {
        if !settings.contains_key(*key) {
            return Err(format!("the setting {key} is gone"));
        }
    }
    Ok(())
}

#[tokio::test]
async fn what_was_promised_outlives_a_loss_of_power() {
    let (runs, first) = (number("UNDERSTUDY_RUNS", RUNS), number("UNDERSTUDY_SEED", SEED));
    let (mut losses, mut promised, mut torn) = (0, 0, 0);
    for seed in first..first + runs {
        let (home, history) = fresh().await;
        assert!(history.close().await);
        let disk = Disk::of(home.path());
        let mut person = Person::new(home.path(), Chance::new(seed)).await;
        let begin = disk.0.now();
        for _ in 0..person.chance.between(20, 120) {
            person.act(&disk.0).await.unwrap();
        }
        if person.chance.percent(30) {
            assert!(person.history.close().await);
        }
        let mut chance = Chance::new(seed ^ 0xffff);
        for _ in 0..LOSSES {
            let until = usize::try_from(chance.between(begin as u64, disk.0.now() as u64 + 1)).unwrap();
            let left = TempDir::new().unwrap();
            disk.0.without_power(until, &mut chance, left.path(), true);
            let history = match History::open(left.path(), T0).await {
                Ok(history) => history,
                Err(error) => panic!("seed {seed}, power lost after {until}: {error}"),
            };
            if let Err(lost) = kept(&history, &person.promises, until).await {
                panic!("seed {seed}, power lost after {until}: {lost}");
            }
            assert!(history.close().await);
            let report = check(left.path(), T0).unwrap();
            assert!(
                report.is_sound(),
                "seed {seed}, power lost after {until}: {report:?}"
            );
            losses += 1;
            promised += person.promises.iter().filter(|(when, _)| *when <= until).count();
            torn += usize::from(std::fs::read_dir(left.path()).unwrap().any(|entry| {
                entry
                    .unwrap()
                    .file_name()
                    .to_string_lossy()
                    .starts_with("damaged-")
            }));
        }
    }
    println!(
        "power: seeds {first}..{}, {losses} losses of power, {promised} promises kept, none broken; {torn} logs with a gap \
         in what was not promised",
        first + runs
    );
    assert!(promised > 0);
}

/// What the story above looks for is there to be found: a disk that lies about its flushes loses it.
#[tokio::test]
async fn a_disk_that_does_not_flush_breaks_promises() {
    let mut broken = 0;
    for seed in 0..6 {
        let (home, history) = fresh().await;
        assert!(history.close().await);
        let disk = Disk::of(home.path());
        let mut person = Person::new(home.path(), Chance::new(seed)).await;
        for _ in 0..40 {
            person.act(&disk.0).await.unwrap();
        }
        let left = TempDir::new().unwrap();
        disk.0
            .without_power(disk.0.now(), &mut Chance::new(seed), left.path(), false);
        broken += usize::from(match History::open(left.path(), T0).await {
            Ok(history) => kept(&history, &person.promises, usize::MAX).await.is_err(),
            Err(_) => true,
        });
    }
    assert!(broken > 2, "{broken} of 6");
}

#[tokio::test]
async fn a_disk_that_is_full_loses_nothing_and_goes_on_when_there_is_room() {
    let (runs, first) = (number("UNDERSTUDY_RUNS", RUNS), number("UNDERSTUDY_SEED", SEED));
    let (mut refused, mut promised) = (0, 0);
    for seed in first..first + runs {
        let (home, history) = fresh().await;
        assert!(history.close().await);
        let disk = Disk::of(home.path());
        let mut person = Person::new(home.path(), Chance::new(seed)).await;
        for _ in 0..person.chance.between(3, 8) {
            disk.0
                .fill_after(i64::try_from(person.chance.between(0, 60)).unwrap());
            for _ in 0..person.chance.between(5, 25) {
                match person.act(&disk.0).await {
                    Ok(()) => {}
                    Err(TurnStoreError::CannotWrite) => refused += 1,
                    Err(other) => panic!("seed {seed}: {other}"),
                }
            }
            // Reading goes on while the disk is full.
            person
                .history
                .chats(None, 50)
                .await
                .unwrap_or_else(|error| panic!("seed {seed}: {error}"));
            disk.0.empty();
            // The answer that was held in memory is stored whole.
            if let Some(begun) = person.open.take() {
                let said = person.words(500);
                person
                    .history
                    .end(ended(begun, vec![text(0, &said)], person.at))
                    .await
                    .unwrap_or_else(|error| panic!("seed {seed}: {error}"));
                person.promises.push((0, Promise::Answer(begun, said)));
                person.ended.push(begun);
            }
        }
        let everything = usize::MAX;
        if let Err(lost) = kept(&person.history, &person.promises, everything).await {
            panic!("seed {seed}: {lost}");
        }
        assert!(person.history.close().await);
        let history = History::open(home.path(), T0).await.unwrap();
        kept(&history, &person.promises, everything).await.unwrap();
        assert!(history.close().await);
        let report = check(home.path(), T0).unwrap();
        assert!(report.is_sound(), "seed {seed}: {report:?}");
        promised += person.promises.len();
    }
    println!(
        "full: seeds {first}..{}, {refused} writes refused by a full disk, {promised} promises kept, none broken",
        first + runs
    );
    assert!(refused > 0);
}
