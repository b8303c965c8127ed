//! Several processes with the same home, and what they keep of providers, settings and health.

use super::*;
use crate::contract::{Effort, FailureClass, ModelInfo};
use crate::history::RejectedParameter;

fn provider(name: &str) -> ProviderRow {
    ProviderRow {
        id: ProviderId::new(),
        name: name.into(),
        kind: "anthropic".into(),
        base_url: "https://api.anthropic.com".into(),
        key: KeySource::Env {
            variable: "ANTHROPIC_API_KEY".into(),
        },
        allow_http: false,
        local: false,
        models: vec!["m".into()],
        paused_until: None,
        created_at: T0,
    }
}

fn lane(provider: &ProviderRow) -> Lane {
    Lane {
        provider: provider.id,
        model: "m".into(),
    }
}

fn health(provider: ProviderId, state: &str, at: Timestamp) -> LaneHealthRow {
    LaneHealthRow {
        provider,
        model: "m".into(),
        state: state.into(),
        since: at,
        class: Some(FailureClass::RateLimited),
        failed_at: Some(at),
        status: Some(429),
        message: Some("slow down".into()),
        failures: 2,
        openings: 1,
        next_try_at: Some(at + 15_000),
        next_try_boot_ms: Some(123),
        boot: Some("b1".into()),
        first_text_ms: Some(300),
        updated_at: at,
    }
}

#[tokio::test]
async fn another_process_sees_what_changed_and_by_whom() {
    let (home, app) = fresh().await;
    let ask = open(&home).await;
    let (from_app, from_ask) = (app.last_change().await.unwrap(), ask.last_change().await.unwrap());

    let begun = new_chat(&ask, "From the terminal", T0).await;
    ask.checkpoint(begun.answer, vec![text(0, "So")], Vec::new(), T0 + 1)
        .await
        .unwrap();
    end(&ask, begun, "So it is.", T0 + 2).await;
    ask.set_setting("ui.theme", Some("dark".into()), T0 + 3)
        .await
        .unwrap();

    let seen = app.changes_since(from_app).await.unwrap();
    assert!(!seen.missed && seen.changes.iter().all(|change| !change.own));
    assert!(seen.elsewhere(ChangeKind::Chat) && seen.elsewhere(ChangeKind::Setting));
    assert!(!seen.elsewhere(ChangeKind::Provider));
    assert_eq!(seen.changes[0].id, Some(begun.chat.0));
    assert_eq!(app.settings().await.unwrap()["ui.theme"], "dark");
    assert_eq!(app.changes_since(seen.seq).await.unwrap().changes, []);
    assert_eq!(app.last_change().await.unwrap(), seen.seq);

    let own = ask.changes_since(from_ask).await.unwrap();
    assert_eq!(own.changes.len(), seen.changes.len());
    assert!(own.changes.iter().all(|change| change.own) && !own.elsewhere(ChangeKind::Chat));

    // The app's answer to a chat that the terminal made.
    let next = reply(&app, begun.chat, begun.answer, "Why?", T0 + 5).await;
    assert!(ask.chat(begun.chat).await.unwrap().summary.streaming);
    end(&app, next, "Because.", T0 + 6).await;
    assert_eq!(words(&ask.chat(begun.chat).await.unwrap())[3], "Because.");
}

#[tokio::test]
async fn who_is_far_behind_is_told_so() {
    let (home, history) = fresh().await;
    let start = history.last_change().await.unwrap();
    history
        .threads
        .write(super::super::db::Durability::Unsynced, T0, |write| {
            for _ in 0..10_050 {
                write.changed(ChangeKind::Health, None)?;
            }
            Ok(())
        })
        .await
        .unwrap();
    assert!(!history.changes_since(start).await.unwrap().missed);
    drop(history);
    let history = open(&home).await;
    let seen = history.changes_since(start).await.unwrap();
    assert!(seen.missed && seen.elsewhere(ChangeKind::Chat));
    assert_eq!(seen.changes.len(), 10_000);
    assert!(!history.changes_since(seen.seq).await.unwrap().missed);
}

#[tokio::test]
async fn a_setting_goes_back_to_its_default() {
    let (_home, history) = fresh().await;
    history.set_setting("a", Some("1".into()), T0).await.unwrap();
    history.set_setting("a", Some("2".into()), T0).await.unwrap();
    assert_eq!(history.settings().await.unwrap()["a"], "2");
    history.set_setting("a", None, T0).await.unwrap();
    assert!(history.settings().await.unwrap().is_empty());
}

#[tokio::test]
async fn providers_have_names_of_their_own() {
    let (_home, history) = fresh().await;
    assert!(!history.ever_had_provider().await.unwrap());
    let mut first = provider("Claude Ä");
    history.put_provider(first.clone(), T0).await.unwrap();
    let taken = history.put_provider(provider("claude ä"), T0).await;
    assert_eq!(taken, Err(HistoryError::Conflict("the provider's name")));
    // Its own name in other letters is not taken.
    first.name = "CLAUDE ä".into();
    first.key = KeySource::Keyring;
    history.put_provider(first.clone(), T0).await.unwrap();
    assert_eq!(history.providers().await.unwrap(), [first.clone()]);
    history.remove_provider(first.id, T0 + 1).await.unwrap();
    assert_eq!(
        history.provider(first.id).await,
        Err(HistoryError::NotFound("the provider"))
    );
    let again = history.remove_provider(first.id, T0 + 1).await;
    assert_eq!(again, Err(HistoryError::NotFound("the provider")));
    // The name is free again, and the first start does not come back.
    history.put_provider(provider("claude ä"), T0 + 2).await.unwrap();
    assert!(history.ever_had_provider().await.unwrap());
}

#[tokio::test]
async fn a_removed_provider_leaves_order_pauses_models_and_health_but_not_the_past() {
    let (home, history) = fresh().await;
    let (one, two) = (provider("one"), provider("two"));
    history.put_provider(one.clone(), T0).await.unwrap();
    history.put_provider(two.clone(), T0).await.unwrap();
    assert_eq!(history.default_chain().await.unwrap(), []);
    history
        .set_default_chain(vec![lane(&one), lane(&two)], T0)
        .await
        .unwrap();
    history.pause_lane(lane(&one), Some(i64::MAX), T0).await.unwrap();
    let model = ModelInfo {
        id: "m".into(),
        name: Some("M".into()),
        context_window: Some(200_000),
        max_output: None,
        images: Some(true),
        pdf: None,
        tools: None,
        price: None,
        reasoning: None,
        elsewhere: false,
        recommended: true,
    };
    history.put_models(one.id, vec![model.clone()], T0).await.unwrap();
    let list = history.models(one.id).await.unwrap().unwrap();
    assert_eq!((list.models, list.read_at), (vec![model], T0));
    assert_eq!(history.models(two.id).await.unwrap(), None);
    let unknown = history.put_models(ProviderId::new(), Vec::new(), T0).await;
    assert_eq!(unknown, Err(HistoryError::NotFound("the provider")));
    history
        .put_lane_health(health(one.id, "open", T0), None)
        .await
        .unwrap();
    let begun = new_chat(&history, "Q", T0).await;
    history
        .attempt_started(started(begun, 0, one.id, T0))
        .await
        .unwrap();
    end(&history, begun, "A", T0 + 1).await;

    history.remove_provider(one.id, T0 + 2).await.unwrap();
    drop(history);
    let history = open(&home).await;
    assert_eq!(history.default_chain().await.unwrap(), [lane(&two)]);
    assert_eq!(history.paused_lanes(T0).await.unwrap(), []);
    assert_eq!(history.models(one.id).await.unwrap(), None);
    assert_eq!(history.lane_health().await.unwrap(), []);
    let attempts = history.attempts_of(begun.turn).await.unwrap();
    assert_eq!(attempts[0].provider, one.id);
}

#[tokio::test]
async fn pauses_end_when_their_time_comes() {
    let (_home, history) = fresh().await;
    let one = provider("one");
    history.put_provider(one.clone(), T0).await.unwrap();
    history
        .pause_provider(one.id, Some(T0 + 3_600_000), T0)
        .await
        .unwrap();
    assert_eq!(
        history.provider(one.id).await.unwrap().paused_until,
        Some(T0 + 3_600_000)
    );
    history.pause_provider(one.id, None, T0).await.unwrap();
    assert_eq!(history.provider(one.id).await.unwrap(), one);
    history.pause_lane(lane(&one), Some(T0 + 10), T0).await.unwrap();
    let paused = history.paused_lanes(T0 + 9).await.unwrap();
    assert_eq!(
        paused,
        [LanePause {
            lane: lane(&one),
            until: T0 + 10
        }]
    );
    assert_eq!(history.paused_lanes(T0 + 10).await.unwrap(), []);
    history.pause_lane(lane(&one), None, T0).await.unwrap();
    assert_eq!(history.paused_lanes(T0).await.unwrap(), []);
}

#[tokio::test]
async fn the_memory_of_an_outage_survives_a_restart() {
    let (home, history) = fresh().await;
    let provider = ProviderId::new();
    let open_row = health(provider, "open", T0);
    let transition = HealthTransition {
        at: T0,
        provider,
        model: "m".into(),
        from: "suspect".into(),
        to: "open".into(),
        class: Some(FailureClass::RateLimited),
        message: Some("slow down".into()),
        turn: Some(TurnId::new()),
        until: Some(T0 + 15_000),
        simulated: false,
    };
    history
        .put_lane_health(health(provider, "suspect", T0 - 5), None)
        .await
        .unwrap();
    history
        .put_lane_health(open_row.clone(), Some(transition.clone()))
        .await
        .unwrap();
    assert!(history.close().await);
    let history = open(&home).await;
    assert_eq!(history.lane_health().await.unwrap(), [open_row]);
    assert_eq!(history.transitions(T0).await.unwrap(), [transition]);
    assert_eq!(history.transitions(T0 + 1).await.unwrap(), []);
}

#[tokio::test]
async fn one_process_at_a_time_tries_a_lane_again() {
    let (home, app) = fresh().await;
    let ask = open(&home).await;
    let (one, two) = tokio::join!(
        app.take_lease("half-open:a/m", T0 + 1_000, T0),
        ask.take_lease("half-open:a/m", T0 + 1_000, T0)
    );
    let mut leases: Vec<_> = [one.unwrap(), two.unwrap()].into_iter().flatten().collect();
    assert_eq!(leases.len(), 1, "exactly one gets it");
    assert!(
        ask.take_lease("half-open:b/m", T0 + 1_000, T0)
            .await
            .unwrap()
            .is_some(),
        "another lane"
    );
    // Given back, it is free at once.
    app.release_lease(leases.remove(0), T0 + 1).await.unwrap();
    let second = ask
        .take_lease("half-open:a/m", T0 + 1_000, T0 + 2)
        .await
        .unwrap()
        .unwrap();
    // Expired, it is free too; what its late holder gives back is not the new one's.
    let third = app
        .take_lease("half-open:a/m", T0 + 9_000, T0 + 1_000)
        .await
        .unwrap()
        .unwrap();
    ask.release_lease(second, T0 + 1_001).await.unwrap();
    assert_eq!(
        ask.take_lease("half-open:a/m", T0 + 9_000, T0 + 1_002)
            .await
            .unwrap(),
        None
    );
    app.release_lease(third, T0 + 1_003).await.unwrap();
}

#[tokio::test]
async fn the_lease_of_a_dead_process_is_free() {
    let (_home, history) = fresh().await;
    history.take_lease("x", T0 + 60_000, T0).await.unwrap().unwrap();
    // As if by a process of an earlier boot.
    history
        .threads
        .write(super::super::db::Durability::Unsynced, T0, |write| {
            Ok(write
                .tx
                .execute("UPDATE leases SET owner_boot = 'before/1'", [])?)
        })
        .await
        .unwrap();
    assert!(
        history
            .take_lease("x", T0 + 60_000, T0 + 1)
            .await
            .unwrap()
            .is_some()
    );
}

#[tokio::test]
async fn what_a_model_does_not_take_is_kept_for_thirty_days_and_not_longer_than_its_provider() {
    const DAY: i64 = 24 * 3_600_000;
    let (home, history) = fresh().await;
    let (one, two) = (provider("one"), provider("two"));
    for row in [&one, &two] {
        history.put_provider(row.clone(), T0).await.unwrap();
    }
    let rejected = |row: &ProviderRow, effort, parameter: &str| RejectedParameter {
        lane: lane(row),
        effort,
        parameter: parameter.into(),
    };
    let all = vec![
        rejected(&one, None, "temperature"),
        rejected(&one, Some(Effort::Max), "reasoning_effort"),
        rejected(&two, None, "stop"),
    ];
    history.put_rejected(all, T0).await.unwrap();
    // Seen again later: it is believed from then on.
    let again = vec![rejected(&one, None, "temperature")];
    history.put_rejected(again, T0 + 9 * DAY).await.unwrap();
    assert!(history.close().await);
    drop(history);

    let history = open(&home).await;
    history
        .put_models(one.id, Vec::new(), T0 + 29 * DAY)
        .await
        .unwrap();
    assert_eq!(history.rejected().await.unwrap().len(), 3);
    history
        .put_models(one.id, Vec::new(), T0 + 31 * DAY)
        .await
        .unwrap();
    let mut left = history.rejected().await.unwrap();
    left.sort_by_key(|one| one.parameter.clone());
    assert_eq!(
        left,
        [rejected(&two, None, "stop"), rejected(&one, None, "temperature")],
        "the other provider's list was not read"
    );

    history.remove_provider(two.id, T0 + 32 * DAY).await.unwrap();
    let late = vec![rejected(&two, None, "stop")];
    history.put_rejected(late, T0 + 32 * DAY).await.unwrap();
    assert_eq!(
        history.rejected().await.unwrap(),
        [rejected(&one, None, "temperature")]
    );
}
