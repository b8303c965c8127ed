//! Measures what a history of a million messages costs: see `script/bench history`.

mod measure;
mod seed;
mod words;

use async_trait::async_trait;
use measure::{Times, aim, head, memory, timed};
use seed::{Seeded, seeded};
use std::error::Error;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use understudy_core::backend::{Backend, BackendOptions, Practice, PracticeUrls};
use understudy_core::clock::wall;
use understudy_core::contract::{
    Attempt, AttemptReason, ChatId, ChatTerms, Finish, Lane, LaneName, MessageId, MessageStatus, ProviderId,
    SearchRequest, TurnId, Usage,
};
use understudy_core::engine::{
    AnswerEnd, AttemptEnd, AttemptStart, NewChat, NewQuestion, NewTurn, StoredPart, StoredText, TurnStore,
};
use understudy_core::history::History;
use understudy_core::home::Home;
use understudy_core::keys::EnvKeys;
use words::Chance;

type Done<T = ()> = Result<T, Box<dyn Error>>;

/// Searches of each kind.
const SEARCHES: usize = 60;
/// Words that are typed letter by letter.
const TYPED: usize = 60;
/// Messages of a first screen, with some to scroll.
const FIRST: u32 = 100;
const TURNS: usize = 300;
const STARTS: usize = 15;

#[tokio::main]
async fn main() -> Done {
    let target = std::env::args()
        .nth(1)
        .map_or_else(|| PathBuf::from("target"), PathBuf::from);
    let seeded = seeded(&target).await?;
    let size = std::fs::metadata(seeded.folder.join("history.db"))?.len();
    println!(
        "{} messages in {} chats, {} MB.",
        seed::MESSAGES,
        seed::CHATS,
        size / 1_000_000
    );
    sizes(&seeded.folder)?;

    start(&seeded).await?;
    let backend = open(&seeded.folder).await?;
    let opened = memory().0;
    search(&backend, &seeded).await?;
    typing(&backend, &seeded).await?;
    read(&backend, &seeded).await?;
    let read = memory();
    drop(backend);
    append(&seeded).await?;
    println!("\n| memory of the process, MB | |\n|---|---|");
    println!("| with the history open | {opened:.0} |");
    println!("| after searching and reading | {:.0} |", read.0);
    println!(
        "| at most, with the whole long chat in memory | {:.0} |",
        memory().1
    );
    Ok(())
}

struct NoPractice;

#[async_trait]
impl Practice for NoPractice {
    async fn start(&self) -> std::io::Result<PracticeUrls> {
        Err(std::io::Error::other("no demo here"))
    }

    fn set_outage(&self, _on: bool) {}
}

async fn open(folder: &Path) -> Done<Arc<Backend>> {
    let options = BackendOptions {
        env_keys: EnvKeys::default(),
        may_prompt: false,
        practice: Box::new(NoPractice),
        program: std::env::current_exe()?,
    };
    Ok(Backend::open(&Home::at(folder)?, options)
        .await
        .map_err(|e| e.message)?)
}

/// What the parts of the file take.
fn sizes(folder: &Path) -> Done {
    let conn = rusqlite::Connection::open(folder.join("history.db"))?;
    let mut sql = conn.prepare(
        "SELECT CASE WHEN name LIKE 'search%' THEN 'the search index' ELSE 'chats, messages and attempts' END,
            sum(pgsize) / 1000000 FROM dbstat WHERE aggregate GROUP BY 1",
    );
    // Not every build of SQLite has it.
    let Ok(sql) = &mut sql else { return Ok(()) };
    let rows = sql.query_map([], |row| Ok((row.get::<_, String>(0)?, row.get::<_, i64>(1)?)))?;
    for row in rows {
        let (what, megabytes) = row?;
        println!("Of it {what}: {megabytes} MB.");
    }
    Ok(())
}

/// The two starts by turns: whatever else the machine does, it does to both.
async fn start(seeded: &Seeded) -> Done {
    let empty = tempfile::tempdir()?;
    drop(open(empty.path()).await?);
    let (mut small, mut large) = (Times::default(), Times::default());
    for _ in 0..STARTS {
        for (folder, times) in [(empty.path(), &mut small), (seeded.folder.as_path(), &mut large)] {
            let (backend, took) = timed(async {
                let backend = open(folder).await?;
                backend.chats().await.map_err(|e| e.message)?;
                Done::Ok(backend)
            })
            .await;
            drop(backend?);
            times.add(took);
            tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        }
    }
    head("opening the history, with the list of chats");
    small.row("an empty one");
    large.row("the large one");
    aim("longer by", large.within(0.5) - small.within(0.5), 50.0, "ms");
    Ok(())
}

async fn look(backend: &Backend, text: &str, typing: bool) -> Done<(usize, std::time::Duration)> {
    let request = SearchRequest {
        text: text.to_owned(),
        typing,
        cursor: None,
    };
    let (found, took) = timed(backend.search(request)).await;
    let found = found
        .map_err(|e| e.message)?
        .ok_or("another search took its place")?;
    if found.cut {
        println!("Cut: {text}");
    }
    Ok((found.messages.len(), took))
}

/// What is looked for, of one kind.
type Question<'a> = &'a dyn Fn(&mut Chance) -> String;

async fn search(backend: &Backend, seeded: &Seeded) -> Done {
    let mut chance = Chance(7);
    let english = &seeded.languages[0];
    let mut all = Times::default();
    head("search, the first page");
    let kinds: [(&str, Question); 12] = [
        ("a word as people use them", &|chance| {
            english.word(chance).to_owned()
        }),
        ("one of the 20 most frequent", &|chance| {
            english.words[chance.below(20)].clone()
        }),
        ("a rare word", &|chance| {
            english.words[20_000 + chance.below(20_000)].clone()
        }),
        ("two words", &|chance| {
            format!("{} {}", english.word(chance), english.word(chance))
        }),
        ("three words, one excluded", &|chance| {
            format!(
                "{} {} -{}",
                english.word(chance),
                english.word(chance),
                english.words[chance.below(50)]
            )
        }),
        ("a phrase of two", &|chance| {
            format!("\"{} {}\"", english.word(chance), english.word(chance))
        }),
        ("a word with an accent, Cyrillic", &|chance| {
            seeded.languages[1 + chance.below(2)].word(chance).to_owned()
        }),
        ("one Chinese character", &|chance| {
            seeded.languages[3].word(chance).chars().take(1).collect()
        }),
        ("a Chinese word", &|chance| {
            seeded.languages[3].word(chance).to_owned()
        }),
        ("a Japanese or Korean word", &|chance| {
            seeded.languages[4 + chance.below(2)].word(chance).to_owned()
        }),
        ("from:, model:", &|chance| {
            let filter = ["from:me", "from:model", "model:opus", "model:llama"][chance.below(4)];
            format!("{} {filter}", english.word(chance))
        }),
        ("after:, before:, in:", &|chance| {
            let filter = match chance.below(3) {
                0 => format!("after:202{}-0{}", 4 + chance.below(3), 1 + chance.below(9)),
                1 => format!("before:202{}-0{}", 4 + chance.below(3), 1 + chance.below(9)),
                _ => format!("in:{}", english.word(chance)),
            };
            format!("{} {filter}", english.word(chance))
        }),
    ];
    for (what, make) in kinds {
        let (mut times, mut found) = (Times::default(), 0);
        for _ in 0..SEARCHES {
            let (count, took) = look(backend, &make(&mut chance), false).await?;
            times.add(took);
            found += usize::from(count > 0);
        }
        times.row(&format!("{what} ({found} of {SEARCHES} found something)"));
        all.join(&times);
    }
    all.row("all of them");
    aim("search at p95", all.within(0.95), 50.0, "ms");
    Ok(())
}

async fn typing(backend: &Backend, seeded: &Seeded) -> Done {
    let mut chance = Chance(11);
    let mut all = Times::default();
    let mut by_length: Vec<Times> = (0..8).map(|_| Times::default()).collect();
    for number in 0..TYPED {
        let language = &seeded.languages[[0, 0, 0, 1, 2, 3, 5][number % 7]];
        let word = language.word(&mut chance).to_owned();
        let text = if number % 3 == 0 {
            format!("{} {word}", language.word(&mut chance))
        } else {
            word
        };
        for (at, letter) in text.char_indices() {
            let typed = &text[..at + letter.len_utf8()];
            let (_, took) = look(backend, typed, true).await?;
            all.add(took);
            if let Some(times) = by_length.get_mut(typed.chars().count() - 1) {
                times.add(took);
            }
        }
    }
    head("the first page while a word is typed");
    for (at, times) in by_length.iter().enumerate() {
        times.row(&format!("after {} letters", at + 1));
    }
    all.row("after any letter");
    aim("while typing at p95", all.within(0.95), 30.0, "ms");
    Ok(())
}

async fn read(backend: &Backend, seeded: &Seeded) -> Done {
    let (mut end, mut whole, mut list) = (Times::default(), Times::default(), Times::default());
    for _ in 0..20 {
        let (chat, took) = timed(backend.chat_end(seeded.longest, FIRST)).await;
        let chat = chat.map_err(|e| e.message)?;
        if chat.messages.len() + chat.earlier as usize != seed::LONGEST {
            return Err("the long chat is not as long as it was made".into());
        }
        end.add(took);
        let (chats, took) = timed(backend.chats()).await;
        chats.map_err(|e| e.message)?;
        list.add(took);
    }
    for _ in 0..5 {
        let (chat, took) = timed(backend.chat(seeded.longest)).await;
        chat.map_err(|e| e.message)?;
        whole.add(took);
    }
    head("reading");
    end.row(&format!(
        "the newest {FIRST} of a chat of {} messages",
        seed::LONGEST
    ));
    whole.row("all of them");
    list.row(&format!("the first 500 of {} chats", seed::CHATS));
    aim(
        "the first screen of the long chat at p95",
        end.within(0.95),
        50.0,
        "ms",
    );
    aim(
        "the first screen of the list at p95",
        list.within(0.95),
        20.0,
        "ms",
    );
    Ok(())
}

/// In the large history itself: what is appended is a chat that the next run makes once more.
async fn append(seeded: &Seeded) -> Done {
    let history = History::open(&seeded.folder, wall()).await?;
    let mut chance = Chance(13);
    let english = &seeded.languages[0];
    let (mut begin, mut end) = (Times::default(), Times::default());
    let chat = ChatId::new();
    let mut parent: Option<MessageId> = None;
    for number in 0..TURNS {
        let turn = NewTurn {
            turn: TurnId::new(),
            chat,
            new_chat: (number == 0).then(|| NewChat {
                title: "Appended".into(),
                system: None,
                demo: false,
                terms: ChatTerms::default(),
            }),
            question: MessageId::new(),
            new_question: Some(NewQuestion {
                parent,
                text: english.text(&mut chance, 20),
                files: Vec::new(),
            }),
            answer: MessageId::new(),
            beside: None,
            left_out: 0,
            summary: None,
            at: wall(),
        };
        let (id, answer) = (turn.turn, turn.answer);
        let (done, took) = timed(history.begin(turn)).await;
        done?;
        begin.add(took);
        attempt(&history, id, answer).await?;
        let ended = AnswerEnd {
            answer,
            status: MessageStatus::Complete,
            lane: Some(LaneName("claude/opus-4.6".into())),
            parts: vec![StoredPart {
                attempt: 0,
                body: StoredText::Text(english.text(&mut chance, 150)),
            }],
            seams: Vec::new(),
            failure: None,
            took_ms: 2_500,
            at: wall(),
        };
        let (done, took) = timed(history.end(ended)).await;
        done?;
        end.add(took);
        parent = Some(answer);
    }
    head("appending, flushed to the disk (FULL), with its index");
    begin.row("a question");
    end.row("an answer of 150 words");
    end.join(&begin);
    aim("appending at p95", end.within(0.95), 10.0, "ms");
    history.delete_chat(chat, wall()).await?;
    history.close().await;
    Ok(())
}

async fn attempt(history: &History, turn: TurnId, answer: MessageId) -> Done {
    let lane = Lane {
        provider: ProviderId::new(),
        model: "opus-4.6".into(),
    };
    let name = LaneName("claude/opus-4.6".into());
    let start = AttemptStart {
        turn,
        answer: Some(answer),
        attempt: 0,
        lane: lane.clone(),
        name: name.clone(),
        reason: AttemptReason::Lead,
        at: wall(),
        demo: false,
    };
    history.attempt_started(start).await?;
    let attempt = Attempt {
        attempt: 0,
        provider: lane.provider,
        lane: name,
        reason: AttemptReason::Lead,
        started_at: wall(),
        first_text_ms: Some(400),
        took_ms: Some(2_500),
        failure: None,
        finish: Some(Finish::Stop),
        model_answered: None,
        request_id: None,
        chars: 900,
        usage: Usage::default(),
        cost_usd: None,
        possibly_billed: true,
    };
    Ok(history.attempt_ended(AttemptEnd { turn, attempt }).await?)
}
