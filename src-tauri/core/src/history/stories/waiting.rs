//! Messages that wait: sent once, by whoever takes them first.

use super::*;
use crate::contract::AnswerFailure;

async fn failed(history: &History, question: &str, at: Timestamp) -> Begun {
    let begun = new_chat(history, question, at).await;
    history
        .attempt_started(started(begun, 0, ProviderId::new(), at))
        .await
        .unwrap();
    let mut end = ended(begun, Vec::new(), at + 1);
    end.status = MessageStatus::Failed;
    end.failure = Some(AnswerFailure {
        code: "offline".into(),
        message: "No network.".into(),
    });
    history.end(end).await.unwrap();
    begun
}

async fn keepers(history: &History) -> Vec<(MessageId, Keeper)> {
    let rows = history.waiting(T0).await.unwrap();
    rows.into_iter().map(|row| (row.answer, row.keeper)).collect()
}

#[tokio::test]
async fn a_message_that_waits_is_claimed_once_and_goes_on_with_its_answer() {
    let (home, history) = fresh().await;
    let begun = failed(&history, "Anybody there?", T0).await;
    history
        .put_waiting(begun.answer, "{\"waits\":true}".into(), T0 + 2)
        .await
        .unwrap();
    let row = history.waiting(T0).await.unwrap().remove(0);
    assert_eq!(
        (row.question, row.turn, row.since, row.terms.as_str()),
        (begun.question, begun.turn, T0 + 2, "{\"waits\":true}")
    );
    // Another opening sees it, and is as fast.
    let other = open(&home).await;
    let (one, two) = tokio::join!(
        history.claim_waiting(begun.answer, T0 + 3),
        other.claim_waiting(begun.answer, T0 + 3)
    );
    let claimed: Vec<Claimed> = [one, two].into_iter().filter_map(Result::unwrap).collect();
    assert_eq!(claimed, [Claimed { attempts: 1 }], "one of them has it");
    assert_eq!(keepers(&history).await, []);
    let chat = history.chat(begun.chat).await.unwrap();
    assert_eq!(words(&chat), ["Anybody there?", ""]);
    assert_eq!(chat.messages[1].status, MessageStatus::Streaming);
    assert_eq!(chat.messages[1].answer.as_ref().unwrap().failure, None);
    end(&history, begun, "Here.", T0 + 4).await;
    assert_eq!(
        words(&history.chat(begun.chat).await.unwrap()),
        ["Anybody there?", "Here."]
    );
}

#[tokio::test]
async fn what_its_process_left_waiting_is_nobodys_to_send_unasked() {
    let (home, history) = fresh().await;
    let begun = failed(&history, "Still there?", T0).await;
    history.put_waiting(begun.answer, "{}".into(), T0).await.unwrap();
    assert_eq!(keepers(&history).await, [(begun.answer, Keeper::Me)]);
    drop(history);
    let history = open(&home).await;
    assert_eq!(keepers(&history).await, [(begun.answer, Keeper::Gone)]);
    // A person's word sends it all the same.
    assert!(
        history
            .claim_waiting(begun.answer, T0 + 1)
            .await
            .unwrap()
            .is_some()
    );
}

#[tokio::test]
async fn what_is_said_since_or_deleted_or_cancelled_does_not_wait() {
    let (_home, history) = fresh().await;
    let [said, deleted, cancelled, answered] = [
        failed(&history, "one", T0).await,
        failed(&history, "two", T0).await,
        failed(&history, "three", T0).await,
        new_chat(&history, "four", T0).await,
    ];
    for begun in [said, deleted, cancelled] {
        history.put_waiting(begun.answer, "{}".into(), T0).await.unwrap();
        // Twice is once.
        history.put_waiting(begun.answer, "{}".into(), T0).await.unwrap();
    }
    assert_eq!(
        history.put_waiting(answered.answer, "{}".into(), T0).await,
        Err(HistoryError::NotFound("the answer")),
        "it is being written"
    );
    assert_eq!(keepers(&history).await.len(), 3);
    reply(&history, said.chat, said.answer, "Never mind", T0 + 5).await;
    history.delete_chat(deleted.chat, T0 + 6).await.unwrap();
    assert_eq!(history.cancel_waiting(cancelled.answer, T0 + 7).await, Ok(true));
    assert_eq!(history.cancel_waiting(cancelled.answer, T0 + 7).await, Ok(false));
    assert_eq!(keepers(&history).await, []);
    for begun in [said, deleted, cancelled] {
        assert_eq!(history.claim_waiting(begun.answer, T0 + 8).await, Ok(None));
    }
}
