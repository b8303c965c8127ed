//! Chats by chance, from a seed.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use super::record::{About, AttemptRecord, ChatRecord, MessageRecord, PartKind, PartRecord, Stamp};
use crate::contract::{
    AnswerFailure, AttemptFailure, AttemptReason, ChatAssistant, ChatId, ChatTerms, FailureClass, Finish,
    LaneName, MessageId, MessageStatus, ProviderId, Reach, Role, Seam, SeamMode, TurnId, TurnWishes, Usage,
};
use crate::history::TitleSource;
use serde_json::value::RawValue;
use uuid::Uuid;

pub(crate) const T0: i64 = 1_800_000_000_000;

/// Words that have broken somebody's export before.
const WORDS: &[&str] = &[
    "Why is the sky blue?",
    "空はなぜ青いのですか。",
    "# A heading\n\n```rust\nfn main() {}\n```\n",
    "quote \" backslash \\ null \u{0} escape \u{1b}[2J",
    "\u{202e}reversed\u{2069} 👨\u{200d}👩\u{200d}👧 🇩🇪",
    "</script><img src=x onerror=alert(1)>",
    "",
    "---\nfront: matter\n---",
    "line\u{2028}separators\u{2029}and\r\nends",
];

pub(crate) struct Chance {
    state: u64,
    clock: i64,
}

impl Chance {
    pub fn new(seed: u64) -> Self {
        Self {
            state: seed,
            clock: T0 << 16,
        }
    }

    /// SplitMix64.
    pub fn next(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.state;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    pub fn below(&mut self, limit: u64) -> u64 {
        self.next() % limit
    }

    pub fn id(&mut self) -> Uuid {
        let (high, low) = (self.next(), self.next());
        uuid::Builder::from_custom_bytes(((u128::from(high) << 64) | u128::from(low)).to_be_bytes())
            .into_uuid()
    }

    pub fn words(&mut self) -> String {
        let at = usize::try_from(self.below(WORDS.len() as u64)).unwrap();
        format!("{} {}", WORDS[at], self.below(1_000))
    }

    fn stamp(&mut self, device: u128) -> Stamp {
        // Machines whose clocks stand close together, now and then at the same time.
        self.clock += i64::try_from(self.below(3)).unwrap();
        Stamp {
            hlc: self.clock,
            device: Uuid::from_u128(device),
        }
    }

    fn time(&mut self) -> i64 {
        T0 + i64::try_from(self.below(100_000)).unwrap()
    }

    /// One thing that a person or a model does to a chat.
    pub fn change(&mut self, chat: &mut ChatRecord, device: u128) {
        if chat.gone_at.is_some() {
            return;
        }
        match self.below(16) {
            0 => {
                chat.about.title = self.words();
                chat.about.changed = self.stamp(device);
            }
            1 => {
                chat.about.pinned_at = (self.below(2) == 0).then(|| self.time());
                chat.about.changed = self.stamp(device);
            }
            2 => {
                let stamp = self.stamp(device);
                chat.deleted_at = match chat.deleted_at {
                    Some(_) => None,
                    None => Some(self.time()),
                };
                chat.deletion = Some(stamp);
                chat.about.changed = stamp;
            }
            4 => {
                let stamp = self.stamp(device);
                (chat.gone_at, chat.deletion) = (Some(self.time()), Some(stamp));
                chat.about.changed = stamp;
                *chat = chat.clone().without_words();
            }
            5 => {
                chat.about.tags = vec![self.words()];
                chat.about.wishes = Some(TurnWishes {
                    temperature: Some(0.7),
                    max_output: Some(900),
                    ..TurnWishes::default()
                });
                chat.about.folder = Some(self.id());
                chat.about.changed = self.stamp(device);
            }
            3 => {
                let broken = chat
                    .messages
                    .iter_mut()
                    .find(|message| message.status == MessageStatus::Interrupted);
                if let Some(answer) = broken {
                    answer.status = MessageStatus::Complete;
                    answer
                        .parts
                        .push(PartRecord::of(PartKind::Text, self.words(), Some(0)));
                }
            }
            _ => self.speak(chat),
        }
    }

    /// A question and its answer, somewhere in the tree.
    pub fn speak(&mut self, chat: &mut ChatRecord) {
        let answers: Vec<MessageId> = chat
            .messages
            .iter()
            .filter(|m| m.role == Role::Assistant)
            .map(|m| m.id)
            .collect();
        let parent = match answers.len() as u64 {
            0 => None,
            count => answers.get(usize::try_from(self.below(count)).unwrap()).copied(),
        };
        let question = self.message(parent, None);
        let turn = TurnId(self.id());
        let mut answer = self.message(Some(question.id), Some(turn));
        answer.created_at = answer.created_at.max(question.created_at);
        chat.shown = Some(answer.id);
        chat.updated_at = chat.updated_at.max(answer.created_at);
        chat.messages.extend([question, answer]);
        chat.messages
            .sort_by_key(|message| (message.created_at, message.id));
    }

    fn message(&mut self, parent: Option<MessageId>, turn: Option<TurnId>) -> MessageRecord {
        let created_at = self.time();
        let mut message = MessageRecord {
            id: MessageId(self.id()),
            parent,
            role: if turn.is_some() {
                Role::Assistant
            } else {
                Role::User
            },
            status: MessageStatus::Complete,
            created_at,
            turn,
            copied_from: None,
            lane: None,
            took_ms: None,
            failure: None,
            left_out: 0,
            summary: None,
            parts: vec![PartRecord::of(PartKind::Text, self.words(), turn.map(|_| 0))],
            seams: Vec::new(),
            attempts: Vec::new(),
        };
        if turn.is_some() {
            self.answer(&mut message);
        }
        message
    }

    /// Everything an answer can have.
    fn answer(&mut self, answer: &mut MessageRecord) {
        answer.lane = Some(LaneName("b/n:x/y".into()));
        answer.took_ms = Some(self.below(9_000));
        answer.attempts.push(self.attempt(0));
        if self.below(5) == 0 {
            answer.copied_from = Some(MessageId(self.id()));
        }
        if self.below(3) == 0 {
            answer.status = MessageStatus::Interrupted;
        }
        if self.below(4) == 0 {
            answer.status = MessageStatus::Failed;
            answer.failure = Some(AnswerFailure {
                code: "offline".into(),
                message: self.words(),
            });
        }
        if self.below(2) == 0 {
            let mut second = self.attempt(1);
            second.failure = Some(AttemptFailure {
                class: FailureClass::Overloaded,
                status: Some(529),
                message: self.words(),
            });
            answer.attempts.push(second);
            answer.seams.push(Seam {
                from_attempt: 0,
                to_attempt: 1,
                at: self.below(100),
                mode: if self.below(2) == 0 {
                    SeamMode::Continue
                } else {
                    SeamMode::Restart
                },
            });
            answer
                .parts
                .push(PartRecord::of(PartKind::Text, self.words(), Some(1)));
        }
        answer
            .parts
            .push(PartRecord::of(PartKind::Reasoning, self.words(), Some(0)));
        let payload = |kind, text: &str, provider| PartRecord {
            payload: Some(RawValue::from_string(text.into()).unwrap()),
            text: None,
            provider,
            ..PartRecord::of(kind, String::new(), Some(0))
        };
        let provider = answer.attempts[0].provider;
        answer.parts.extend([
            payload(
                PartKind::Opaque,
                r#"{"family":"anthropic","kind":"thinking","data":{"signature":"c2ln", "n":1.10e2}}"#,
                Some(provider),
            ),
            payload(
                PartKind::Citation,
                r#"{"url":"https://example.com/?a=1&b=2","title":"青","quote":null,"start":0,"end":3}"#,
                None,
            ),
            payload(
                PartKind::ToolCall,
                r#"{"id":null,"name":"look","arguments":"{\"a\": [1]}"}"#,
                None,
            ),
        ]);
    }

    fn attempt(&mut self, attempt: u32) -> AttemptRecord {
        AttemptRecord {
            attempt,
            provider: ProviderId(self.id()),
            model: "n:x/y".into(),
            lane: LaneName("b/n:x/y".into()),
            reason: AttemptReason::Lead,
            started_at: self.time(),
            first_text_ms: Some(self.below(500)),
            took_ms: Some(self.below(5_000)),
            failure: None,
            finish: Some(Finish::Length),
            model_answered: Some("n-2026".into()),
            request_id: Some("req_1".into()),
            chars: self.below(500),
            usage: Usage {
                input: Some(self.below(500)),
                output: None,
                cache_read: Some(3),
                cache_write: None,
                reasoning: Some(1),
            },
            cost_usd: Some(0.1 + 0.2),
            possibly_billed: self.below(2) == 0,
            simulated: self.below(9) == 0,
        }
    }
}

/// A chat with a few branches.
pub(crate) fn chat_of(chance: &mut Chance) -> ChatRecord {
    let mut chat = ChatRecord {
        id: ChatId(chance.id()),
        about: About {
            title: chance.words(),
            title_source: TitleSource::Person,
            system: (chance.below(2) == 0).then(|| chance.words()),
            terms: ChatTerms {
                reach: match chance.below(3) {
                    0 => Reach::Chain,
                    1 => Reach::ThisComputer,
                    _ => Reach::Only {
                        providers: vec![ProviderId(chance.id())],
                    },
                },
                order: None,
                files_stay: chance.below(2) == 0,
            },
            folder: (chance.below(3) == 0).then(|| chance.id()),
            pinned_at: None,
            archived_at: (chance.below(3) == 0).then_some(T0 + 5),
            tags: match chance.below(3) {
                0 => vec!["work".into(), "仕事 🗂".into()],
                _ => Vec::new(),
            },
            wishes: (chance.below(3) == 0).then(|| TurnWishes {
                temperature: Some(0.7),
                stop: vec!["END".into()],
                ..TurnWishes::default()
            }),
            assistant: (chance.below(3) == 0).then(|| ChatAssistant {
                name: chance.words(),
                icon: "🧭".into(),
            }),
            changed: chance.stamp(9),
        },
        created_at: T0,
        updated_at: T0,
        deleted_at: None,
        deletion: None,
        gone_at: None,
        shown: None,
        messages: Vec::new(),
    };
    for _ in 0..=chance.below(4) {
        chance.speak(&mut chat);
    }
    chat
}
