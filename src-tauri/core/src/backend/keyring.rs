//! The keyring as providers need it: how it stands, what changes in it, and the keys of a turn.

use super::providers::parsed;
use super::{Backend, lock};
use crate::contract::{ApiError, ApiResult, KeyState, Keyring, ProviderId, Timestamp};
use crate::engine::Keys;
use crate::history::KeySource;
use crate::keys::{KeyError, Secret};
use async_trait::async_trait;
use std::sync::Weak;
use std::sync::atomic::{AtomicBool, Ordering};
use url::Url;

/// How often a keyring that is not open is looked at, where a key is in it: the desktop says when it
/// changes, and not every one does. In milliseconds.
const LOOK_EVERY_MS: i64 = 10_000;

impl Backend {
    /// Asks the keyring how it stands and which keys it has, without prompting. May take seconds
    /// where the keyring is broken.
    pub async fn refresh_keys(&self) {
        let keyring = self.keys.state().await;
        let mut states = Vec::new();
        for row in &self.world().providers {
            let state = match (&row.key, Url::parse(&row.base_url)) {
                (KeySource::None, _) => KeyState::NotNeeded,
                (KeySource::Env { variable }, _) => self.env_state(variable),
                // One that does not answer is not waited for once more for each provider.
                (KeySource::Keyring, Ok(_)) if keyring == Keyring::Unknown => KeyState::Unknown,
                (KeySource::Keyring | KeySource::ThisRun, Ok(url)) => self.keys.key_state(row.id, &url).await,
                (_, Err(_)) => KeyState::Missing,
            };
            states.push((row.id, state));
        }
        let mut world = (*self.world()).clone();
        world.keyring = keyring;
        world.keys.extend(states);
        self.replace(world);
    }

    /// The keyring was unlocked, locked, started, ended, or changed by another program.
    pub async fn keyring_changed(&self) {
        // What it has now counts. While it is locked, what was read before goes on.
        if self.keys.state().await == Keyring::Ready {
            for row in &self.world().providers {
                self.keys.forget(row.id);
            }
        }
        self.refresh_keys().await;
        if self.world().keyring == Keyring::Ready {
            self.try_waiting_at_once();
        }
    }

    /// Looks after a keyring that is not open, where a key is in it.
    pub(super) async fn tend_keyring(&self) {
        let world = self.world();
        let wanted = world.providers.iter().any(|row| row.key == KeySource::Keyring);
        if world.keyring == Keyring::Ready || !wanted || self.keys.prompting() {
            return;
        }
        let now = self.clock.steady();
        {
            let mut looked: std::sync::MutexGuard<'_, Timestamp> = lock(&self.keyring_looked);
            if now.saturating_sub(*looked) < LOOK_EVERY_MS {
                return;
            }
            *looked = now;
        }
        if self.keys.state().await != world.keyring {
            self.keyring_changed().await;
        }
    }

    /// Asks the person to unlock the keyring.
    ///
    /// # Errors
    /// `KeyringLocked` where the person did not, `KeyringMissing`, `KeyringFailed`.
    pub async fn unlock_keyring(&self) -> ApiResult<()> {
        let unlocked = self.keys.unlock().await;
        self.keyring_changed().await;
        Ok(unlocked?)
    }

    /// Puts a key that was entered for this run into the keyring.
    ///
    /// # Errors
    /// `NotFound` where there is none, and the keyring's errors; nothing has changed then.
    pub async fn keep_run_key(&self, provider: ProviderId) -> ApiResult<()> {
        let mut row = self.row(provider)?;
        self.keys.keep(provider, &parsed(&row.base_url)?).await?;
        row.key = KeySource::Keyring;
        self.history.put_provider(row, self.clock.wall()).await?;
        self.reload().await?;
        self.refresh_keys().await;
        Ok(())
    }
}

/// The keys of a turn.
pub(super) struct KeySources {
    backend: Weak<Backend>,
    demo: bool,
    /// The person was asked to unlock the keyring and did not: one message asks once.
    declined: AtomicBool,
}

impl KeySources {
    pub(super) const fn new(backend: Weak<Backend>, demo: bool) -> Self {
        Self {
            backend,
            demo,
            declined: AtomicBool::new(false),
        }
    }
}

#[async_trait]
impl Keys for KeySources {
    async fn key(&self, provider: ProviderId) -> Result<Option<Secret>, String> {
        if self.demo {
            return Ok(None);
        }
        let Some(backend) = self.backend.upgrade() else {
            return Err(String::new());
        };
        let row = backend.row(provider).map_err(|error| error.message)?;
        if !matches!(row.key, KeySource::Keyring | KeySource::ThisRun) {
            return backend.key_of(&row, false).await.map_err(|error| error.message);
        }
        let url = Url::parse(&row.base_url).map_err(|error| error.to_string())?;
        let prompt = backend.may_prompt && !self.declined.load(Ordering::Relaxed);
        let had = backend.keys.get(provider, &url, prompt).await;
        // What was known of it is out of date: before anything waits for it, or says that it does.
        let opened = had.is_ok() && backend.world().keyring == Keyring::Locked;
        let shut = matches!(
            had,
            Err(KeyError::Locked | KeyError::TimedOut | KeyError::Failed(_))
        );
        if shut {
            self.declined.store(true, Ordering::Relaxed);
        }
        if opened || shut {
            backend.refresh_keys().await;
        }
        had.map(Some).map_err(|error| ApiError::from(error).message)
    }
}
