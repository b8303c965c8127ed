//! Whose fault it was, on hand-made failures.

use super::*;

const T0: Timestamp = 1_800_000_000_000;

fn lanes(models: &[&str]) -> Vec<Lane> {
    let provider = ProviderId::new();
    let lane = |model: &&str| Lane {
        provider,
        model: (*model).to_owned(),
    };
    models.iter().map(lane).collect()
}

fn failed(class: FailureClass) -> Outcome {
    Outcome::Failed {
        class,
        status: None,
        message: String::new(),
        retry_after: None,
    }
}

const ANSWERED: Outcome = Outcome::Answered {
    first_text_ms: Some(300),
};

#[test]
fn what_was_simulated_is_forgotten_and_what_was_before_is_not() {
    let mut memory = Memory::default();
    let [opus, haiku] = &lanes(&["opus", "haiku"])[..] else {
        unreachable!()
    };
    for at in [T0, T0 + 1] {
        memory.hear(haiku, Some("a"), &failed(FailureClass::Overloaded), at, 0.5);
    }
    for at in [T0 + 90_000, T0 + 90_001] {
        memory.hear(opus, Some("a"), &failed(FailureClass::Overloaded), at, 0.5);
    }
    let changed = memory.forgive(opus.provider, "", T0 + 80_000, T0 + 95_000);
    assert_eq!(changed.len(), 1);
    assert_eq!(memory.standing(opus, true, T0 + 95_000), Standing::Good);
    let haiku = memory.record(&Scope::Lane(haiku.clone()));
    assert_eq!(haiku.map(|record| record.failures_in_row), Some(2));
}

#[test]
fn one_model_that_fails_leaves_its_neighbours_alone() {
    let mut memory = Memory::default();
    let [opus, haiku] = &lanes(&["opus", "haiku"])[..] else {
        unreachable!()
    };
    for at in [T0, T0 + 1] {
        memory.hear(opus, Some("a"), &failed(FailureClass::Overloaded), at, 0.5);
    }
    assert!(matches!(
        memory.standing(opus, true, T0 + 2),
        Standing::Out { .. }
    ));
    assert_eq!(memory.standing(haiku, true, T0 + 2), Standing::Good);
}

#[test]
fn two_models_that_fail_take_their_provider_out_and_it_recovers_model_by_model() {
    let mut memory = Memory::default();
    let [opus, haiku, sonnet] = &lanes(&["opus", "haiku", "sonnet"])[..] else {
        unreachable!()
    };
    for at in [T0, T0 + 1] {
        memory.hear(opus, Some("a"), &failed(FailureClass::Server), at, 0.5);
    }
    memory.hear(
        haiku,
        Some("a"),
        &failed(FailureClass::Overloaded),
        T0 + 59_000,
        0.5,
    );
    let Standing::Out { until } = memory.standing(sonnet, true, T0 + 59_000) else {
        unreachable!("the provider is out")
    };
    assert_eq!(memory.standing(sonnet, true, until), Standing::OnTrial);
    assert_eq!(
        memory.trial(sonnet, until),
        Some(Scope::Provider(sonnet.provider))
    );
    memory.hear(sonnet, Some("a"), &ANSWERED, until, 0.5);
    assert_eq!(memory.standing(sonnet, true, until), Standing::Good);
    // It failed itself, and proves itself.
    assert_eq!(memory.standing(opus, true, until), Standing::OnTrial);
    assert_eq!(memory.trial(opus, until), Some(Scope::Lane(opus.clone())));
}

#[test]
fn two_models_that_fail_more_than_a_minute_apart_are_no_outage_of_the_provider() {
    let mut memory = Memory::default();
    let [opus, haiku] = &lanes(&["opus", "haiku"])[..] else {
        unreachable!()
    };
    memory.hear(opus, Some("a"), &failed(FailureClass::Server), T0, 0.5);
    memory.hear(haiku, Some("a"), &failed(FailureClass::Server), T0 + 60_001, 0.5);
    assert!(memory.record(&Scope::Provider(opus.provider)).is_none());
}

#[test]
fn two_places_out_of_reach_are_the_networks_fault_and_nobodys() {
    let mut memory = Memory::default();
    let (one, two, local) = (&lanes(&["m"])[0], &lanes(&["m"])[0], &lanes(&["m"])[0]);
    memory.hear(one, Some("a"), &ANSWERED, T0, 0.5);
    let known = memory.clone();
    memory.hear(
        one,
        Some("a"),
        &failed(FailureClass::Unreachable),
        T0 + 1_000,
        0.5,
    );
    assert_eq!(memory.standing(one, true, T0 + 1_000), Standing::Behind);
    let changed = memory.hear(
        two,
        Some("b"),
        &failed(FailureClass::Unreachable),
        T0 + 5_000,
        0.5,
    );
    let before = known.record(&Scope::Lane(one.clone())).cloned();
    assert_eq!(changed, [(Scope::Lane(one.clone()), before)]);
    assert_eq!(memory.offline(), Some(T0 + 5_000));
    for lane in [one, two] {
        assert_eq!(memory.standing(lane, true, T0 + 6_000), Standing::Offline);
    }
    assert_eq!(memory.standing(local, false, T0 + 6_000), Standing::Good);
    // Nothing more is held against anybody until it is back.
    assert!(
        memory
            .hear(
                two,
                Some("b"),
                &failed(FailureClass::Unreachable),
                T0 + 7_000,
                0.5
            )
            .is_empty()
    );
    // The next message after ten seconds tries again; while nothing is reached, it stays so.
    assert_eq!(memory.standing(one, true, T0 + 16_999), Standing::Offline);
    assert_eq!(memory.standing(one, true, T0 + 17_000), Standing::Good);
    memory.hear(
        one,
        Some("a"),
        &failed(FailureClass::Unreachable),
        T0 + 17_000,
        0.5,
    );
    assert_eq!(memory.standing(two, true, T0 + 18_000), Standing::Offline);
    assert_eq!(memory.offline(), Some(T0 + 5_000));
    memory.hear(two, Some("b"), &ANSWERED, T0 + 30_000, 0.5);
    assert_eq!(
        (memory.offline(), memory.standing(one, true, T0 + 30_000)),
        (None, Standing::Good)
    );
}

#[test]
fn one_place_or_this_computer_never_cause_it() {
    let mut memory = Memory::default();
    let (one, local) = (&lanes(&["m"])[0], &lanes(&["m"])[0]);
    for at in [T0, T0 + 10, T0 + 20] {
        memory.hear(one, Some("a"), &failed(FailureClass::Unreachable), at, 0.5);
        memory.hear(local, None, &failed(FailureClass::Unreachable), at + 5, 0.5);
    }
    assert_eq!(memory.offline(), None);
    assert!(matches!(
        memory.standing(one, true, T0 + 30),
        Standing::Out { .. }
    ));
}

#[test]
fn an_answer_on_this_computer_says_nothing_of_the_network() {
    let mut memory = Memory::default();
    for (host, at) in [("a", T0), ("b", T0 + 1)] {
        memory.hear(
            &lanes(&["m"])[0],
            Some(host),
            &failed(FailureClass::Unreachable),
            at,
            0.5,
        );
    }
    memory.hear(&lanes(&["m"])[0], None, &ANSWERED, T0 + 2, 0.5);
    assert_eq!(memory.offline(), Some(T0 + 1));
}

#[test]
fn what_cannot_be_reached_on_waking_is_nobodys_fault() {
    let mut memory = Memory::default();
    let lane = &lanes(&["m"])[0];
    memory.found_gone(T0 - 60_000);
    memory.woke(T0);
    assert_eq!(memory.offline(), None, "that was before it slept");
    let unreachable = failed(FailureClass::Unreachable);
    for at in [T0 + 1_000, T0 + WAKING_MS - 1] {
        assert!(memory.hear(lane, Some("a"), &unreachable, at, 0.5).is_empty());
    }
    assert_eq!(memory.standing(lane, true, T0 + WAKING_MS), Standing::Good);
    memory.hear(lane, Some("a"), &unreachable, T0 + WAKING_MS, 0.5);
    assert_eq!(memory.standing(lane, true, T0 + WAKING_MS), Standing::Behind);
}

#[test]
fn a_changed_key_is_a_new_start() {
    let mut memory = Memory::default();
    let lane = &lanes(&["m"])[0];
    memory.hear(lane, Some("a"), &failed(FailureClass::Key), T0, 0.5);
    assert!(matches!(memory.standing(lane, true, T0), Standing::Out { .. }));
    assert_eq!(memory.absolve(lane.provider, T0).len(), 1);
    assert_eq!(memory.standing(lane, true, T0), Standing::Good);
}

#[test]
fn what_is_not_the_lanes_fault_is_not_written_down() {
    let mut memory = Memory::default();
    let lane = &lanes(&["m"])[0];
    assert!(
        memory
            .hear(lane, Some("a"), &failed(FailureClass::TooLong), T0, 0.5)
            .is_empty()
    );
}
