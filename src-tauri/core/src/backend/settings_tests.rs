#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
use super::*;

#[test]
fn every_setting_takes_its_default_and_has_a_sentence() {
    for setting in list(&BTreeMap::new()) {
        assert!(check(&setting.key, &setting.default).is_ok(), "{}", setting.key);
        assert!(
            !setting.sentence.is_empty() && !setting.takes.is_empty(),
            "{}",
            setting.key
        );
    }
}

#[test]
fn a_value_that_does_not_fit_is_refused_with_what_does() {
    let error = check("limits.gap_ms", "soon").err().map(|e| (e.code, e.message));
    let (code, message) = error.unwrap_or((ErrorCode::Internal, String::new()));
    assert_eq!(code, ErrorCode::InvalidInput);
    assert!(message.contains("auto"), "{message}");
    assert_eq!(
        check("limits.gap", "1").map_err(|e| e.code),
        Err(ErrorCode::NotFound)
    );
}

#[test]
fn auto_leaves_a_limit_to_the_router() {
    let stored = BTreeMap::from([
        ("limits.gap_ms".to_owned(), "auto".to_owned()),
        ("limits.connect_ms".to_owned(), "250".to_owned()),
    ]);
    let limits = limits(&stored);
    assert_eq!(
        (limits.gap, limits.connect),
        (None, Some(Duration::from_millis(250)))
    );
}

#[test]
fn a_turns_own_wishes_come_before_what_is_set() {
    let stored = [
        ("answer.effort", "high"),
        ("answer.temperature", "0.5"),
        ("answer.max_output", "900"),
    ];
    let stored: BTreeMap<String, String> = stored.map(|(key, value)| (key.into(), value.into())).into();
    let all = wishes(&stored, &TurnWishes::default()).unwrap();
    assert_eq!(
        (all.effort, all.temperature, all.max_output),
        (Some(crate::contract::Effort::High), Some(0.5), Some(900))
    );
    let own = TurnWishes {
        effort: Some(crate::contract::Effort::Off),
        temperature: Some(0.0),
        max_output: Some(7),
        stop: vec!["END".into()],
    };
    assert_eq!(wishes(&stored, &own).unwrap(), own);
    let nothing = wishes(&BTreeMap::new(), &TurnWishes::default()).unwrap();
    assert_eq!(nothing, TurnWishes::default(), "the model's own way");
}

#[test]
fn a_wish_out_of_its_bounds_is_refused() {
    let none = TurnWishes::default;
    let long = vec!["x".repeat(501)];
    for wish in [
        TurnWishes {
            temperature: Some(2.1),
            ..none()
        },
        TurnWishes {
            temperature: Some(-0.1),
            ..none()
        },
        TurnWishes {
            temperature: Some(f32::NAN),
            ..none()
        },
        TurnWishes {
            max_output: Some(0),
            ..none()
        },
        TurnWishes {
            stop: vec![String::new()],
            ..none()
        },
        TurnWishes {
            stop: vec!["x".into(); 5],
            ..none()
        },
        TurnWishes { stop: long, ..none() },
    ] {
        let refused = wishes(&BTreeMap::new(), &wish).unwrap_err();
        assert_eq!(refused.code, ErrorCode::InvalidInput, "{wish:?}");
    }
    for (key, value) in [
        ("answer.effort", "much"),
        ("answer.temperature", "hot"),
        ("answer.temperature", "inf"),
        ("answer.temperature", "2.5"),
        ("answer.max_output", "0"),
    ] {
        assert!(check(key, value).is_err(), "{key} {value}");
    }
    assert!(check("answer.temperature", "0.7").is_ok());
}
