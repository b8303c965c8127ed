//! A process is killed in the middle of an answer.

use super::*;
use crate::engine::TurnStoreError;
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

const HOME: &str = "UNDERSTUDY_STORY_HOME";

/// The text of the answer after `n` checkpoints.
fn so_far(n: usize) -> String {
    (0..n).map(|word| format!("word{word} ")).collect()
}

/// Not a story of its own: the part of the process that is killed. It writes an answer, and says
/// what it has kept each time a call has returned.
#[tokio::test]
#[ignore = "started by the story below"]
async fn writes_until_it_is_killed() {
    let Some(home) = std::env::var_os(HOME) else {
        return;
    };
    let history = History::open(std::path::Path::new(&home), T0).await.unwrap();
    let begun = new_chat(&history, "Tell me a long story", T0).await;
    history
        .attempt_started(started(begun, 0, ProviderId::new(), T0))
        .await
        .unwrap();
    println!("chat {}", begun.chat);
    for n in 1..100_000 {
        let parts = vec![text(0, &so_far(n))];
        history
            .checkpoint(begun.answer, parts, Vec::new(), T0 + n as i64)
            .await
            .unwrap();
        println!("kept {n}");
    }
}

/// A child that writes; its chat, and what it says it has kept.
struct Writing {
    child: Child,
    chat: ChatId,
    says: std::io::Lines<BufReader<std::process::ChildStdout>>,
}

impl Writing {
    fn start(home: &TempDir) -> Self {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "history::stories::survival::writes_until_it_is_killed"])
            .args(["--ignored", "--nocapture"])
            .env(HOME, home.path())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut says = BufReader::new(child.stdout.take().unwrap()).lines();
        let chat = loop {
            let line = says.next().expect("the child ended early").unwrap();
            // The harness's own words may stand before it.
            if let Some((_, id)) = line.split_once("chat ") {
                break id.parse().unwrap();
            }
        };
        Self { child, chat, says }
    }

    fn kept_at_least(&mut self, wanted: usize) -> usize {
        loop {
            let line = self.says.next().expect("the child ended early").unwrap();
            let kept: usize = line.strip_prefix("kept ").unwrap().parse().unwrap();
            if kept >= wanted {
                return kept;
            }
        }
    }

    /// kill -9; returns the last checkpoint of which it said that it is kept.
    fn kill(mut self, mut kept: usize) -> usize {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
        for line in self.says.map_while(Result::ok) {
            if let Some(n) = line.strip_prefix("kept ").and_then(|n| n.parse().ok()) {
                kept = kept.max(n);
            }
        }
        kept
    }
}

#[tokio::test]
async fn nothing_that_was_shown_is_lost_when_the_process_is_killed() {
    let home = TempDir::new().unwrap();
    for round in 0..4 {
        let mut writing = Writing::start(&home);
        let chat = writing.chat;
        let kept = writing.kept_at_least(20 + round * 37);

        // While it lives, its answer is its own, seen from another process too.
        let history = open(&home).await;
        let seen = history.chat(chat).await.unwrap();
        assert!(seen.summary.streaming);
        assert!(seen.messages[1].text().starts_with(&so_far(kept)));
        let meanwhile = new_turn(chat, Some(seen.messages[1].id), "And me?", T0 + 1);
        assert_eq!(history.begin(meanwhile).await, Err(TurnStoreError::Busy));
        assert_eq!(history.mark_interrupted(T0 + 1).await.unwrap(), []);

        let kept = writing.kill(kept);
        // The process that is still running notices, without opening the history anew.
        assert_eq!(
            history.mark_interrupted(T0 + 2).await.unwrap(),
            [seen.messages[1].id]
        );
        drop(history);

        let history = open(&home).await;
        let chat = history.chat(chat).await.unwrap();
        let [question, answer] = &chat.messages[..] else {
            panic!("{chat:?}")
        };
        assert_eq!(question.text(), "Tell me a long story");
        assert_eq!(answer.status, MessageStatus::Interrupted);
        assert!(
            answer.text().starts_with(&so_far(kept)),
            "{kept} were kept: {}",
            answer.text()
        );
        let info = answer.answer.as_ref().unwrap();
        assert_eq!(info.attempts.len(), 1);
        assert_eq!(info.lane, Some(LaneName("a/m".into())));
        assert!(info.took_ms.is_some());
        // And the chat goes on.
        let next = reply(&history, chat.summary.id, answer.id, "Go on", T0 + 200_000).await;
        end(&history, next, "Once more.", T0 + 200_001).await;
        history.check().await.unwrap();
    }
}

#[tokio::test]
async fn an_opening_marks_what_a_killed_process_left() {
    let home = TempDir::new().unwrap();
    let mut writing = Writing::start(&home);
    let (chat, kept) = (writing.chat, writing.kept_at_least(3));
    writing.kill(kept);
    let history = open(&home).await;
    assert!(!history.chats(None, 1).await.unwrap()[0].streaming);
    assert_eq!(
        history.chat(chat).await.unwrap().messages[1].status,
        MessageStatus::Interrupted
    );
}
