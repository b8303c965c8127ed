//! Stories of keys, with the real keyring of the system.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod bus;
mod session;

use bus::{Calls, lock_default_collection, unlock_default_collection};
use secrecy::ExposeSecret as _;
use session::{Keeper, again, begin, part, run};
use std::time::{Duration, Instant};
use understudy_core::contract::{KeyState, Keyring, ProviderId};
use understudy_core::home::Home;
use understudy_core::keys::{KeyError, KeyStore, Secret, take_environment};
use url::Url;

const CANARY: &str = "sk-canary-7f3d1c9a55";

fn store() -> KeyStore {
    KeyStore::new(&Home::find().unwrap())
}

/// The provider of the story; the same in all its parts.
fn provider() -> ProviderId {
    "01890a5d-ac96-774b-bcce-b302099a8057".parse().unwrap()
}

fn url() -> Url {
    "https://api.example.com/v1".parse().unwrap()
}

#[tokio::test]
async fn a_key_outlives_the_process_and_goes_nowhere_else() {
    const NAME: &str = "a_key_outlives_the_process_and_goes_nowhere_else";
    match part().as_str() {
        "" => begin(NAME, Keeper::Unlocked),
        "inside" => {
            let keys = store();
            assert_eq!(keys.state().await, Keyring::Ready);
            assert!(!keys.exists(provider()).await.unwrap());
            assert_eq!(
                keys.get(provider(), &url(), false).await.unwrap_err(),
                KeyError::Missing
            );
            assert_eq!(keys.key_state(provider(), &url()).await, KeyState::Missing);
            keys.set_this_run(provider(), &url(), Secret::from("first"));
            keys.keep(provider(), &url()).await.unwrap();
            assert_eq!(keys.key_state(provider(), &url()).await, KeyState::Keyring);
            keys.set(provider(), &url(), Secret::from(CANARY)).await.unwrap();
            run(again(NAME, "another process"));
            // What this process remembers is no longer in the keyring: a changed key is read again.
            assert_eq!(keys.key_state(provider(), &url()).await, KeyState::Keyring);
            keys.forget(provider());
            assert_eq!(keys.key_state(provider(), &url()).await, KeyState::Missing);
        }
        _ => {
            let keys = store();
            assert!(keys.exists(provider()).await.unwrap());
            let other: Url = "https://api.example.com:8443/v1".parse().unwrap();
            let refused = keys.get(provider(), &other, false).await.unwrap_err();
            assert_eq!(
                refused,
                KeyError::OtherAddress {
                    entered_for: "https://api.example.com:443".to_owned()
                }
            );
            let path: Url = "https://API.example.com/another/path".parse().unwrap();
            assert_eq!(
                keys.get(provider(), &path, false).await.unwrap().expose_secret(),
                CANARY
            );
            // Remembered now, and still for its own address only.
            assert!(keys.get(provider(), &other, false).await.is_err());
            let stranger = keys.get(ProviderId::new(), &url(), false).await.unwrap_err();
            assert_eq!(stranger, KeyError::Missing);
            keys.delete(provider()).await.unwrap();
            keys.delete(provider()).await.unwrap();
            assert!(!keys.exists(provider()).await.unwrap());
        }
    }
}

#[tokio::test]
async fn locked_is_said_and_nothing_prompts_until_a_person_asks() {
    const NAME: &str = "locked_is_said_and_nothing_prompts_until_a_person_asks";
    if part().is_empty() {
        return begin(NAME, Keeper::Unlocked);
    }
    store()
        .set(provider(), &url(), Secret::from(CANARY))
        .await
        .unwrap();
    lock_default_collection().await;
    let calls = Calls::watch().await;
    let keys = store();
    let started = Instant::now();
    assert_eq!(keys.state().await, Keyring::Locked);
    assert_eq!(
        keys.get(provider(), &url(), false).await.unwrap_err(),
        KeyError::Locked
    );
    assert_eq!(keys.key_state(provider(), &url()).await, KeyState::Locked);
    assert_eq!(keys.exists(provider()).await.unwrap_err(), KeyError::Locked);
    assert!(
        started.elapsed() < Duration::from_secs(3),
        "{:?}",
        started.elapsed()
    );
    assert_eq!(calls.prompting().await, Vec::<String>::new());

    // A person asks. No prompt can be shown in this session, so it stays locked, but it was tried.
    let asked = keys.get(provider(), &url(), true).await.unwrap_err();
    assert!(
        matches!(asked, KeyError::Locked | KeyError::Failed(_)),
        "{asked:?}"
    );
    assert!(calls.prompting().await.contains(&"Unlock".to_owned()));

    // Locked was not missing: unlocked again, the key is there.
    unlock_default_collection("test").await;
    assert_eq!(keys.state().await, Keyring::Ready);
    assert_eq!(
        keys.get(provider(), &url(), false).await.unwrap().expose_secret(),
        CANARY
    );
    // What was read once goes on when the screen's lock closes the keyring.
    lock_default_collection().await;
    assert_eq!(keys.state().await, Keyring::Locked);
    assert_eq!(
        keys.get(provider(), &url(), false).await.unwrap().expose_secret(),
        CANARY
    );
}

async fn says_quickly_that_there_is_none() {
    let started = Instant::now();
    let keys = store();
    assert_eq!(keys.state().await, Keyring::Missing);
    assert_eq!(
        keys.get(provider(), &url(), true).await.unwrap_err(),
        KeyError::NoKeyring
    );
    assert_eq!(
        keys.set(provider(), &url(), Secret::from(CANARY))
            .await
            .unwrap_err(),
        KeyError::NoKeyring
    );
    assert_eq!(keys.exists(provider()).await.unwrap_err(), KeyError::NoKeyring);
    keys.delete(provider()).await.unwrap();
    assert!(
        started.elapsed() < Duration::from_secs(2),
        "{:?}",
        started.elapsed()
    );
    // For this run it can be kept all the same, for its own address.
    keys.set_this_run(provider(), &url(), Secret::from(CANARY));
    assert_eq!(keys.key_state(provider(), &url()).await, KeyState::ThisRun);
    assert_eq!(
        keys.get(provider(), &url(), false).await.unwrap().expose_secret(),
        CANARY
    );
    let other: Url = "http://api.example.com".parse().unwrap();
    assert!(matches!(
        keys.get(provider(), &other, false).await,
        Err(KeyError::OtherAddress { .. })
    ));
    keys.forget(provider());
    assert!(
        keys.this_run(provider()),
        "what was typed for this run is not read again from anywhere"
    );
    keys.delete(provider()).await.unwrap();
    assert!(!keys.this_run(provider()));
}

#[tokio::test]
async fn without_a_bus_there_is_no_keyring() {
    const NAME: &str = "without_a_bus_there_is_no_keyring";
    if part().is_empty() {
        let place = tempfile::tempdir().unwrap();
        let mut child = again(NAME, "inside");
        child
            .env("XDG_RUNTIME_DIR", place.path())
            .env("UNDERSTUDY_HOME", place.path());
        child.env_remove("DBUS_SESSION_BUS_ADDRESS");
        return run(child);
    }
    says_quickly_that_there_is_none().await;
}

#[tokio::test]
async fn on_a_bus_where_nobody_keeps_secrets_there_is_no_keyring() {
    const NAME: &str = "on_a_bus_where_nobody_keeps_secrets_there_is_no_keyring";
    if part().is_empty() {
        return begin(NAME, Keeper::Nobody);
    }
    says_quickly_that_there_is_none().await;
}

#[tokio::test]
async fn a_keyring_that_hangs_costs_its_limit_and_is_not_missing() {
    const NAME: &str = "a_keyring_that_hangs_costs_its_limit_and_is_not_missing";
    if part().is_empty() {
        return begin(NAME, Keeper::Nobody);
    }
    let _mute = bus::keeper_that_never_answers().await;
    let keys = store();
    let started = Instant::now();
    assert_eq!(keys.state().await, Keyring::Unknown);
    assert!(
        started.elapsed() < Duration::from_secs(4),
        "{:?}",
        started.elapsed()
    );
    assert_eq!(
        keys.get(provider(), &url(), false).await.unwrap_err(),
        KeyError::TimedOut
    );
    assert!(
        started.elapsed() < Duration::from_secs(20),
        "{:?}",
        started.elapsed()
    );
}

#[tokio::test]
async fn a_keyring_that_answers_errors_is_not_missing_and_loses_nothing() {
    const NAME: &str = "a_keyring_that_answers_errors_is_not_missing_and_loses_nothing";
    if part().is_empty() {
        return begin(NAME, Keeper::Nobody);
    }
    let _broken = bus::keeper_that_answers_errors().await;
    let keys = store();
    assert_eq!(keys.state().await, Keyring::Unknown);
    assert_eq!(keys.key_state(provider(), &url()).await, KeyState::Unknown);
    for asked in [false, true] {
        let failed = keys.get(provider(), &url(), asked).await.unwrap_err();
        assert!(matches!(failed, KeyError::Failed(_)), "{failed:?}");
    }
    assert!(matches!(keys.unlock().await, Err(KeyError::Failed(_))));
    keys.set_this_run(provider(), &url(), Secret::from(CANARY));
    assert!(matches!(
        keys.keep(provider(), &url()).await,
        Err(KeyError::Failed(_))
    ));
    assert!(keys.this_run(provider()), "it is still there for this run");
}

#[test]
fn keys_leave_the_environment_before_anyone_can_read_them() {
    const NAME: &str = "keys_leave_the_environment_before_anyone_can_read_them";
    const VARIABLE: &str = "UNDERSTUDY_TEST_KEY";
    let environ = || String::from_utf8_lossy(&std::fs::read("/proc/self/environ").unwrap()).into_owned();
    match part().as_str() {
        "" => {
            let mut child = again(NAME, "child");
            child
                .env(VARIABLE, format!(" {CANARY}\n"))
                .env("UNDERSTUDY_TEST_EMPTY", "");
            run(child);
        }
        "child" => {
            assert!(environ().contains(CANARY), "it is there at the start");
            let names = [
                VARIABLE,
                "UNDERSTUDY_TEST_EMPTY",
                "UNDERSTUDY_TEST_UNSET",
                "",
                "A=B",
            ];
            // SAFETY: with one test thread the harness runs the test on the only thread.
            let keys = unsafe { take_environment(names.map(str::to_owned)) };
            assert_eq!(keys.get(VARIABLE).unwrap().expose_secret(), CANARY);
            assert_eq!(keys.variables().collect::<Vec<_>>(), [VARIABLE]);
            assert!(std::env::var_os(VARIABLE).is_none());
            assert!(std::env::var_os("UNDERSTUDY_TEST_EMPTY").is_none());
            let left = environ();
            assert!(!left.contains(CANARY) && !left.contains(VARIABLE), "{left}");
            assert!(left.contains("PATH="), "the rest is as it was");
            run(again(NAME, "grandchild"));
        }
        _ => assert!(!environ().contains(CANARY), "children inherit nothing"),
    }
}
