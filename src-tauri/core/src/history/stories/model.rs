//! Random histories, compared with a simple model of what a person would expect.

use super::*;
use std::collections::BTreeMap;

/// xorshift64*: the same story for the same seed, everywhere.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33) as usize % sides
    }

    fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.roll(from.len())]
    }
}

#[derive(Clone)]
struct Told {
    id: MessageId,
    parent: Option<MessageId>,
    question: bool,
    text: String,
    status: MessageStatus,
}

#[derive(Default)]
struct Remembered {
    title: String,
    updated_at: Timestamp,
    deleted: bool,
    head: Option<MessageId>,
    /// In the order in which they came.
    messages: Vec<Told>,
    running: Option<Begun>,
}

impl Remembered {
    fn get(&self, id: MessageId) -> &Told {
        self.messages.iter().find(|told| told.id == id).unwrap()
    }

    fn children(&self, parent: Option<MessageId>) -> Vec<MessageId> {
        let all = self.messages.iter();
        all.filter(|told| told.parent == parent)
            .map(|told| told.id)
            .collect()
    }

    fn shown(&self) -> Vec<(MessageId, String, MessageStatus, Vec<MessageId>)> {
        let mut path = Vec::new();
        let mut next = self.head;
        while let Some(id) = next {
            let told = self.get(id);
            path.push((id, told.text.clone(), told.status, self.children(told.parent)));
            next = told.parent;
        }
        path.reverse();
        path
    }

    fn ids(&self, question: bool) -> Vec<MessageId> {
        let all = self.messages.iter();
        all.filter(|told| told.question == question)
            .map(|told| told.id)
            .collect()
    }

    fn set(&mut self, id: MessageId, text: &str, status: MessageStatus) {
        let told = self.messages.iter_mut().find(|told| told.id == id).unwrap();
        (told.text, told.status) = (text.into(), status);
    }
}

struct Story {
    home: TempDir,
    history: History,
    chats: BTreeMap<ChatId, Remembered>,
    dice: Dice,
    now: Timestamp,
}

impl Story {
    async fn turn(&mut self, chat: ChatId, parent: Option<MessageId>, question: Option<MessageId>) {
        let words = format!(
            "question {} {}",
            self.dice.roll(1_000_000),
            "é字🙂 ".repeat(self.dice.roll(50))
        );
        let mut turn = new_turn(chat, parent, &words, self.now);
        let known = self.chats.entry(chat).or_default();
        if known.messages.is_empty() {
            known.title = title_from(&words);
            turn.new_chat = Some(NewChat {
                title: known.title.clone(),
                system: None,
                demo: false,
                terms: ChatTerms::default(),
            });
        }
        if let Some(question) = question {
            (turn.question, turn.new_question) = (question, None);
        } else {
            let (id, text) = (turn.question, words);
            let status = MessageStatus::Complete;
            known.messages.push(Told {
                id,
                parent,
                question: true,
                text,
                status,
            });
        }
        known.messages.push(Told {
            id: turn.answer,
            parent: Some(turn.question),
            question: false,
            text: String::new(),
            status: MessageStatus::Streaming,
        });
        (known.head, known.updated_at) = (Some(turn.answer), self.now);
        known.running = Some(begin(&self.history, turn).await);
    }

    async fn grow_or_end(&mut self, chat: ChatId, begun: Begun) {
        let known = self.chats.get_mut(&chat).unwrap();
        let words = "The answer goes on, Wort für Wort, 文字。".repeat(self.dice.roll(900));
        let parts = vec![text(0, &words)];
        let ways = [
            MessageStatus::Complete,
            MessageStatus::Failed,
            MessageStatus::Cancelled,
        ];
        match ways.get(self.dice.roll(5)) {
            Some(&status) => {
                known.set(begun.answer, &words, status);
                (known.running, known.updated_at) = (None, self.now);
                let end = AnswerEnd {
                    status,
                    ..ended(begun, parts, self.now)
                };
                self.history.end(end).await.unwrap();
            }
            None => {
                known.set(begun.answer, &words, MessageStatus::Streaming);
                self.history
                    .checkpoint(begun.answer, parts, Vec::new(), self.now)
                    .await
                    .unwrap();
            }
        }
    }

    async fn step(&mut self) {
        self.now += 1 + self.dice.roll(3) as i64;
        let living: Vec<ChatId> = self
            .chats
            .iter()
            .filter(|(_, known)| !known.deleted)
            .map(|(id, _)| *id)
            .collect();
        if living.is_empty() || self.dice.roll(12) == 0 {
            return self.turn(ChatId::new(), None, None).await;
        }
        let chat = self.dice.pick(&living);
        let known = self.chats.get_mut(&chat).unwrap();
        if let (Some(begun), true) = (known.running, self.dice.roll(3) > 0) {
            return self.grow_or_end(chat, begun).await;
        }
        match self.dice.roll(10) {
            0..=3 if known.running.is_none() => {
                let after = self.dice.pick(&known.ids(false));
                self.turn(chat, Some(after), None).await;
            }
            4 if known.running.is_none() => {
                let question = self.dice.pick(&known.ids(true));
                self.turn(chat, None, Some(question)).await;
            }
            5 if known.running.is_none() => {
                let question = self.dice.pick(&known.ids(true));
                let parent = known.get(question).parent;
                self.turn(chat, parent, None).await;
            }
            6 => {
                known.title = format!("title {}", self.dice.roll(999));
                let (title, person) = (known.title.clone(), TitleSource::Person);
                self.history
                    .rename_chat(chat, &title, person, self.now)
                    .await
                    .unwrap();
            }
            7 => {
                let all: Vec<MessageId> = known.messages.iter().map(|told| told.id).collect();
                let chosen = self.dice.pick(&all);
                let mut leaf = chosen;
                while let Some(&child) = known.children(Some(leaf)).last() {
                    leaf = child;
                }
                known.head = Some(leaf);
                self.history.select_branch(chat, chosen, self.now).await.unwrap();
            }
            8 => {
                known.deleted = true;
                self.history.delete_chat(chat, self.now).await.unwrap();
                let hidden: Vec<ChatId> = self
                    .chats
                    .iter()
                    .filter(|(_, known)| known.deleted)
                    .map(|(id, _)| *id)
                    .collect();
                if self.dice.roll(3) > 0 {
                    let back = self.dice.pick(&hidden);
                    self.chats.get_mut(&back).unwrap().deleted = false;
                    self.history.undelete_chat(back, self.now).await.unwrap();
                }
            }
            9 if self.dice.roll(4) == 0 => {
                assert!(self.history.close().await);
                self.history = open(&self.home).await;
            }
            _ => {}
        }
    }

    async fn compare(&self) {
        for (id, known) in &self.chats {
            let stored = self.history.chat(*id).await;
            if known.deleted {
                assert_eq!(stored, Err(HistoryError::NotFound("the chat")));
                continue;
            }
            let stored = stored.unwrap();
            assert_eq!(stored.summary.title, known.title);
            assert_eq!(stored.summary.updated_at, known.updated_at);
            assert_eq!(stored.summary.streaming, known.running.is_some());
            let shown: Vec<_> = stored
                .messages
                .iter()
                .map(|message| {
                    (
                        message.id,
                        message.text(),
                        message.status,
                        message.siblings.clone(),
                    )
                })
                .collect();
            assert!(shown == known.shown(), "chat {id}");
        }
        let mut wanted: Vec<_> = self.chats.iter().filter(|(_, known)| !known.deleted).collect();
        wanted.sort_by_key(|(id, known)| std::cmp::Reverse((known.updated_at, **id)));
        let listed = self.history.chats(None, u32::MAX).await.unwrap();
        let (listed, wanted): (Vec<_>, Vec<_>) = (
            listed.iter().map(|chat| chat.id).collect(),
            wanted.iter().map(|(id, _)| **id).collect(),
        );
        assert_eq!(listed, wanted);
    }
}

#[tokio::test]
async fn random_histories_are_what_a_person_would_expect() {
    for seed in 1..=6 {
        let (home, history) = fresh().await;
        let dice = Dice(0x9e37_79b9_7f4a_7c15_u64.wrapping_mul(seed));
        let mut story = Story {
            home,
            history,
            chats: BTreeMap::new(),
            dice,
            now: T0,
        };
        for step in 0..150 {
            story.step().await;
            if step % 10 == 9 {
                story.compare().await;
            }
        }
        story.compare().await;
        assert!(
            story
                .chats
                .values()
                .map(|chat| chat.messages.len())
                .sum::<usize>()
                > 40,
            "seed {seed}"
        );
        story.history.check().await.unwrap();
    }
}
