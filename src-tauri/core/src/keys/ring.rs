//! The system's keyring, as the keyring thread sees it. All calls block.

use super::KeyError;
use super::entry::SERVICE;
use crate::contract::Keyring;
use keyring_core::api::CredentialStore;
use keyring_core::{Entry, Error};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

#[cfg(target_os = "linux")]
use super::secret_service::SecretService;

/// The connection to the keyring; made at the first call and again when it broke.
pub struct Ring {
    store: Option<Arc<CredentialStore>>,
    #[cfg(target_os = "linux")]
    service: SecretService,
}

/// Whether a call may ask the person to unlock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Prompt {
    Allowed,
    Never,
}

impl Ring {
    /// `prompting` is set while the person is asked to unlock.
    #[cfg_attr(not(target_os = "linux"), allow(unused_variables))]
    pub fn new(prompting: Arc<AtomicBool>) -> Self {
        Self {
            store: None,
            #[cfg(target_os = "linux")]
            service: SecretService::new(prompting),
        }
    }

    /// How the keyring stands; never prompts.
    pub fn state(&mut self) -> Result<Keyring, KeyError> {
        #[cfg(target_os = "linux")]
        return self.service.state();
        #[cfg(not(target_os = "linux"))]
        return Ok(if new_store().is_ok() {
            Keyring::Ready
        } else {
            Keyring::Missing
        });
    }

    /// Asks the person to unlock it. Other systems do so themselves, at a read.
    pub fn unlock(&mut self) -> Result<(), KeyError> {
        #[cfg(target_os = "linux")]
        return self.service.unlock();
        #[cfg(not(target_os = "linux"))]
        Ok(())
    }

    pub fn read(&mut self, user: &str, prompt: Prompt) -> Result<Vec<u8>, KeyError> {
        self.unlocked(user, prompt)?;
        self.with_entry(user, |entry| entry.get_secret())
    }

    /// Stores an entry, in place of the one that is there. Prompts where it is locked.
    pub fn write(&mut self, user: &str, secret: &[u8]) -> Result<(), KeyError> {
        #[cfg(target_os = "linux")]
        self.service.ensure_collection()?;
        self.unlocked(user, Prompt::Allowed)?;
        self.with_entry(user, |entry| entry.set_secret(secret))
    }

    /// Deletes an entry. One that is not there is `Missing`.
    pub fn delete(&mut self, user: &str) -> Result<(), KeyError> {
        self.unlocked(user, Prompt::Allowed)?;
        self.with_entry(user, |entry| entry.delete_credential())
    }

    /// Whether there is an entry; never prompts, and `Locked` where that hides the answer.
    pub fn exists(&mut self, user: &str) -> Result<bool, KeyError> {
        #[cfg(target_os = "linux")]
        return self.service.find(SERVICE, user).map(|found| found.is_some());
        #[cfg(not(target_os = "linux"))]
        match self.with_entry(user, |entry| entry.get_credential().map(|_| ())) {
            Ok(()) => Ok(true),
            Err(KeyError::Missing) => Ok(false),
            Err(error) => Err(error),
        }
    }

    /// Makes sure that the store's own calls find nothing locked, since those prompt without being
    /// asked and wait without a limit.
    #[cfg_attr(not(target_os = "linux"), allow(clippy::unused_self))]
    fn unlocked(&mut self, user: &str, prompt: Prompt) -> Result<(), KeyError> {
        #[cfg(target_os = "linux")]
        self.service.unlocked(SERVICE, user, prompt)?;
        #[cfg(not(target_os = "linux"))]
        let _ = (user, prompt);
        Ok(())
    }

    /// One call to the store. A connection from an earlier call may be stale (the keyring's daemon
    /// was restarted): then once more with a new one.
    fn with_entry<T>(
        &mut self,
        user: &str,
        call: impl Fn(&Entry) -> keyring_core::Result<T>,
    ) -> Result<T, KeyError> {
        if let Some(store) = &self.store {
            match entry(store, user).and_then(|entry| call(&entry)) {
                Err(Error::PlatformFailure(_)) => self.store = None,
                result => return result.map_err(key_error),
            }
        }
        let store = self.store.insert(new_store().map_err(key_error)?);
        entry(store, user)
            .and_then(|entry| call(&entry))
            .map_err(key_error)
    }
}

#[cfg(target_os = "linux")]
fn new_store() -> keyring_core::Result<Arc<CredentialStore>> {
    Ok(zbus_secret_service_keyring_store::Store::new()?)
}

#[cfg(target_os = "macos")]
fn new_store() -> keyring_core::Result<Arc<CredentialStore>> {
    Ok(apple_native_keyring_store::keychain::Store::new()?)
}

#[cfg(windows)]
fn new_store() -> keyring_core::Result<Arc<CredentialStore>> {
    Ok(windows_native_keyring_store::Store::new()?)
}

#[cfg(not(any(target_os = "linux", target_os = "macos", windows)))]
fn new_store() -> keyring_core::Result<Arc<CredentialStore>> {
    Err(Error::NoDefaultStore)
}

fn entry(store: &Arc<CredentialStore>, user: &str) -> keyring_core::Result<Entry> {
    // What the system's own keyring program shows as the name of the entry.
    #[cfg(target_os = "linux")]
    let modifiers = std::collections::HashMap::from([("label", "Understudy: API key")]);
    #[cfg(target_os = "linux")]
    return store.build(SERVICE, user, Some(&modifiers));
    #[cfg(not(target_os = "linux"))]
    return store.build(SERVICE, user, None);
}

/// The store's errors in ours. `Display` of those used here quotes no secret; `Debug` would.
fn key_error(error: Error) -> KeyError {
    match error {
        Error::NoEntry => KeyError::Missing,
        Error::NoStorageAccess(_) => KeyError::Locked,
        Error::NoDefaultStore => KeyError::NoKeyring,
        Error::Ambiguous(_) => KeyError::Failed("it holds this key twice".to_owned()),
        other => KeyError::Failed(other.to_string()),
    }
}
