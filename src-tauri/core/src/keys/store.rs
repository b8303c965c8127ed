//! The keys of a home: kept in the keyring or for this run, and given out for their own address only.

use super::entry::{self, origin};
use super::ring::{Prompt, Ring};
use super::thread::KeyringThread;
use super::{KeyError, Secret};
use crate::contract::{KeyState, Keyring, ProviderId};
use crate::home::Home;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};
use std::time::Duration;
use url::Url;

/// What start-up and status wait for the keyring: the daemon may first have to be started over the
/// bus, about half a second on a slow machine.
const STATE_LIMIT: Duration = Duration::from_secs(3);
/// One read or write of an unlocked keyring: milliseconds, seconds on a disk that is busy, and the
/// few questions before it.
const CALL_LIMIT: Duration = Duration::from_secs(15);
/// A call that may ask a person for a password: the prompt's own limit and the call's.
const PROMPT_LIMIT: Duration = Duration::from_secs(135);

/// Cheap to clone; all clones are the same store.
#[derive(Clone)]
pub struct KeyStore(Arc<Inner>);

struct Inner {
    home_tag: String,
    /// Started at the first call that needs the keyring: a home whose keys come from elsewhere
    /// never touches it.
    thread: OnceLock<KeyringThread>,
    known: Mutex<HashMap<ProviderId, Known>>,
}

/// A key in memory, for this run only or read from the keyring before. Remembering it spares each
/// attempt a call to another process that may block, and keeps chats going when the screen's lock
/// closes the keyring; it was in this process's memory for the request anyway.
struct Known {
    origin: String,
    key: Secret,
    this_run: bool,
}

impl KeyStore {
    #[must_use]
    pub fn new(home: &Home) -> Self {
        Self(Arc::new(Inner {
            home_tag: home.tag().to_owned(),
            thread: OnceLock::new(),
            known: Mutex::new(HashMap::new()),
        }))
    }

    /// How the keyring stands; never prompts, and answers within three seconds.
    pub async fn state(&self) -> Keyring {
        let Ok(thread) = self.thread() else {
            return Keyring::Unknown;
        };
        if thread.prompting() {
            return Keyring::Locked;
        }
        thread
            .call(STATE_LIMIT, |ring| ring.state())
            .await
            .unwrap_or(Keyring::Unknown)
    }

    /// Asks the person to unlock the keyring, where it is locked.
    ///
    /// # Errors
    /// `Locked` where the person did not, and why it could not be asked.
    pub async fn unlock(&self) -> Result<(), KeyError> {
        self.thread()?.call(PROMPT_LIMIT, |ring| ring.unlock()).await
    }

    /// Whether the person is asked to unlock the keyring just now.
    #[must_use]
    pub fn prompting(&self) -> bool {
        self.0.thread.get().is_some_and(KeyringThread::prompting)
    }

    /// How the key of a provider at `url` stands; never prompts.
    pub async fn key_state(&self, provider: ProviderId, url: &Url) -> KeyState {
        match self.get(provider, url, false).await {
            Ok(_) if self.this_run(provider) => KeyState::ThisRun,
            Ok(_) => KeyState::Keyring,
            Err(KeyError::Locked) => KeyState::Locked,
            Err(KeyError::Missing | KeyError::OtherAddress { .. } | KeyError::NoKeyring) => KeyState::Missing,
            Err(KeyError::TimedOut | KeyError::Failed(_)) => KeyState::Unknown,
        }
    }

    /// The key of a provider, if it was entered for the scheme, host and port of `url`. With
    /// `prompt` the person may be asked to unlock the keyring; without, that is `Locked`.
    ///
    /// # Errors
    /// Why there is none to be had. `Locked`, `TimedOut` and `Failed` do not mean that there is
    /// none.
    pub async fn get(&self, provider: ProviderId, url: &Url, prompt: bool) -> Result<Secret, KeyError> {
        let origin = origin(url);
        if let Some(known) = self.0.known().get(&provider) {
            if known.origin == origin {
                return Ok(known.key.clone());
            }
            if known.this_run {
                return Err(KeyError::OtherAddress {
                    entered_for: known.origin.clone(),
                });
            }
        }
        let thread = self.thread()?;
        if !prompt && thread.prompting() {
            return Err(KeyError::Locked);
        }
        let (limit, prompt) = if prompt {
            (PROMPT_LIMIT, Prompt::Allowed)
        } else {
            (CALL_LIMIT, Prompt::Never)
        };
        let (user, inner) = (self.user(provider), self.0.clone());
        thread
            .call(limit, move |ring| {
                let key = entry::decode(ring.read(&user, prompt)?, &origin)?;
                inner.learn(provider, origin, key.clone());
                Ok(key)
            })
            .await
    }

    /// Keeps a key in the keyring, for the scheme, host and port of `url`. May prompt: a person
    /// just entered it.
    ///
    /// # Errors
    /// Why it could not be kept; then what was there before is still there.
    pub async fn set(&self, provider: ProviderId, url: &Url, key: Secret) -> Result<(), KeyError> {
        let origin = origin(url);
        let secret = entry::encode(&origin, &key)?;
        let (user, inner) = (self.user(provider), self.0.clone());
        self.thread()?
            .call(PROMPT_LIMIT, move |ring| {
                ring.write(&user, &secret)?;
                inner.known().remove(&provider);
                inner.learn(provider, origin, key);
                Ok(())
            })
            .await
    }

    /// Keeps a key in memory until the app ends. The keyring is not touched.
    pub fn set_this_run(&self, provider: ProviderId, url: &Url, key: Secret) {
        self.0.known().insert(
            provider,
            Known {
                origin: origin(url),
                key,
                this_run: true,
            },
        );
    }

    /// Puts a key that is kept for this run into the keyring too, from where it is read from now on.
    ///
    /// # Errors
    /// `Missing` where there is none, and why it could not be kept; it is kept for this run then.
    pub async fn keep(&self, provider: ProviderId, url: &Url) -> Result<(), KeyError> {
        let key = match self.0.known().get(&provider) {
            Some(known) if known.this_run && known.origin == origin(url) => known.key.clone(),
            _ => return Err(KeyError::Missing),
        };
        self.set(provider, url, key).await
    }

    /// Whether the provider's key is kept for this run only.
    #[must_use]
    pub fn this_run(&self, provider: ProviderId) -> bool {
        self.0.known().get(&provider).is_some_and(|known| known.this_run)
    }

    /// Deletes a provider's key, from memory and from the keyring. That there is none is no error.
    ///
    /// # Errors
    /// Why it may still be in the keyring.
    pub async fn delete(&self, provider: ProviderId) -> Result<(), KeyError> {
        let this_run = self
            .0
            .known()
            .remove(&provider)
            .is_some_and(|known| known.this_run);
        let user = self.user(provider);
        let work = move |ring: &mut Ring| {
            // A key for this run may have taken the place of a stored one. No prompt only to look.
            if this_run && !ring.exists(&user).unwrap_or(false) {
                return Ok(());
            }
            ring.delete(&user)
        };
        match self.thread()?.call(PROMPT_LIMIT, work).await {
            Err(KeyError::Missing | KeyError::NoKeyring) => Ok(()),
            other => other,
        }
    }

    /// Whether the keyring has a key for this provider, for whatever address; never prompts.
    ///
    /// # Errors
    /// Why that cannot be said.
    pub async fn exists(&self, provider: ProviderId) -> Result<bool, KeyError> {
        let user = self.user(provider);
        self.thread()?
            .call(CALL_LIMIT, move |ring| ring.exists(&user))
            .await
    }

    /// Forgets what was read from the keyring, so that the next use reads it again: when the
    /// provider changed (here or in another process of this home) or refused the key. A key for
    /// this run stays.
    pub fn forget(&self, provider: ProviderId) {
        let mut known = self.0.known();
        if known.get(&provider).is_some_and(|known| !known.this_run) {
            known.remove(&provider);
        }
    }

    fn user(&self, provider: ProviderId) -> String {
        format!("{}/{provider}", self.0.home_tag)
    }

    fn thread(&self) -> Result<&KeyringThread, KeyError> {
        if let Some(thread) = self.0.thread.get() {
            return Ok(thread);
        }
        let started = KeyringThread::start().map_err(|error| KeyError::Failed(error.to_string()))?;
        // A second one started at the same moment ends by itself, having done nothing.
        Ok(self.0.thread.get_or_init(|| started))
    }
}

impl Inner {
    /// Remembers what the keyring has. On the keyring's thread, so that of two calls the later one
    /// is remembered; a key that was entered for this run meanwhile stays.
    fn learn(&self, provider: ProviderId, origin: String, key: Secret) {
        let read = Known {
            origin,
            key,
            this_run: false,
        };
        let mut known = self.known();
        if !known.get(&provider).is_some_and(|known| known.this_run) {
            known.insert(provider, read);
        }
    }

    fn known(&self) -> MutexGuard<'_, HashMap<ProviderId, Known>> {
        // Each change is one call on the map: there is no half of one to be seen after a panic.
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
