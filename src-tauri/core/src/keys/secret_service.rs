//! Whether the Secret Service is there and unlocked, asked without prompting; and unlocking it,
//! with a limit, when a person asked for a key.
//!
//! The store's own reads unlock, and so prompt and wait for ever. What is here runs before them.

use super::KeyError;
use super::ring::Prompt;
use crate::contract::Keyring;
use futures_util::StreamExt as _;
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::collections::HashMap;
use std::future::Future;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;
use zbus::zvariant::{DynamicType, OwnedObjectPath, OwnedValue, Type, Value};
use zbus::{Connection, MatchRule, MessageStream};

const NAME: &str = "org.freedesktop.secrets";
const PATH: &str = "/org/freedesktop/secrets";
const SERVICE: &str = "org.freedesktop.Secret.Service";
const COLLECTION: &str = "org.freedesktop.Secret.Collection";
const ITEM: &str = "org.freedesktop.Secret.Item";
const PROMPT: &str = "org.freedesktop.Secret.Prompt";
const PROPERTIES: &str = "org.freedesktop.DBus.Properties";

/// A question that needs no person. Starting the daemon over the bus takes about half a second on a
/// slow machine; one that takes six times that is not going to answer.
const ASK_LIMIT: Duration = Duration::from_secs(3);
/// How long a password prompt may stay open before it is taken away again: time to find a password
/// in another program.
const PROMPT_LIMIT: Duration = Duration::from_secs(120);

pub struct SecretService {
    /// Of the keyring thread's own, because the bus library must not run in the app's.
    runtime: Option<tokio::runtime::Runtime>,
    prompting: Arc<AtomicBool>,
}

/// The path that means "none".
fn none(path: &OwnedObjectPath) -> bool {
    path.as_str() == "/"
}

impl SecretService {
    /// `prompting` is set while a prompt is on the screen.
    pub fn new(prompting: Arc<AtomicBool>) -> Self {
        Self {
            runtime: None,
            prompting,
        }
    }

    pub fn state(&mut self) -> Result<Keyring, KeyError> {
        let asked = self.run(async |bus| match bus.default_collection().await? {
            None => Ok(Keyring::Missing),
            Some(path) if bus.locked(&path, COLLECTION).await? => Ok(Keyring::Locked),
            Some(_) => Ok(Keyring::Ready),
        });
        match asked {
            Err(KeyError::NoKeyring) => Ok(Keyring::Missing),
            other => other,
        }
    }

    /// The entry's path, without prompting: a locked collection is not searched, because some
    /// services prompt at that.
    pub fn find(&mut self, service: &str, user: &str) -> Result<Option<OwnedObjectPath>, KeyError> {
        self.run(async |bus| {
            let Some(collection) = bus.default_collection().await? else {
                return Err(KeyError::NoKeyring);
            };
            if bus.locked(&collection, COLLECTION).await? {
                return Err(KeyError::Locked);
            }
            bus.search(service, user).await
        })
    }

    /// Returns when neither the default collection nor the entry is locked.
    pub fn unlocked(&mut self, service: &str, user: &str, prompt: Prompt) -> Result<(), KeyError> {
        self.run(async |bus| {
            bus.unlock_default(prompt).await?;
            // The entry may lie in another collection, moved there by its owner.
            if let Some(item) = bus.search(service, user).await?
                && bus.locked(&item, ITEM).await?
            {
                bus.unlock(&item, prompt).await?;
            }
            Ok(())
        })
    }

    /// Returns when the default collection is not locked; asks the person where it is.
    pub fn unlock(&mut self) -> Result<(), KeyError> {
        self.run(async |bus| bus.unlock_default(Prompt::Allowed).await)
    }

    /// Makes the default collection where the service has none yet (it then asks for its new
    /// password).
    pub fn ensure_collection(&mut self) -> Result<(), KeyError> {
        self.run(async |bus| match bus.default_collection().await? {
            Some(_) => Ok(()),
            None => bus.create_default_collection().await,
        })
    }

    fn run<T>(&mut self, work: impl AsyncFnOnce(&Bus) -> Result<T, KeyError>) -> Result<T, KeyError> {
        let runtime = match &mut self.runtime {
            Some(runtime) => runtime,
            empty => empty.insert(
                tokio::runtime::Builder::new_current_thread()
                    .enable_all()
                    .build()
                    .map_err(|error| KeyError::Failed(error.to_string()))?,
            ),
        };
        let prompting = self.prompting.clone();
        runtime.block_on(async {
            let bus = Bus::connect(prompting).await?;
            work(&bus).await
        })
    }
}

/// One connection for one operation: a millisecond, and never stale.
struct Bus {
    connection: Connection,
    prompting: Arc<AtomicBool>,
}

impl Bus {
    async fn connect(prompting: Arc<AtomicBool>) -> Result<Self, KeyError> {
        let connection = limited(Connection::session()).await?;
        Ok(Self {
            connection,
            prompting,
        })
    }

    async fn default_collection(&self) -> Result<Option<OwnedObjectPath>, KeyError> {
        let path: OwnedObjectPath = self.call(PATH, SERVICE, "ReadAlias", &("default",)).await?;
        Ok((!none(&path)).then_some(path))
    }

    async fn locked(&self, path: &OwnedObjectPath, interface: &str) -> Result<bool, KeyError> {
        let value: OwnedValue = self
            .call(path.as_str(), PROPERTIES, "Get", &(interface, "Locked"))
            .await?;
        bool::try_from(value).map_err(|error| KeyError::Failed(error.to_string()))
    }

    async fn search(&self, service: &str, user: &str) -> Result<Option<OwnedObjectPath>, KeyError> {
        let attributes = HashMap::from([("service", service), ("username", user)]);
        let (unlocked, locked): (Vec<OwnedObjectPath>, Vec<OwnedObjectPath>) =
            self.call(PATH, SERVICE, "SearchItems", &(attributes,)).await?;
        Ok(unlocked.into_iter().chain(locked).next())
    }

    async fn unlock_default(&self, prompt: Prompt) -> Result<(), KeyError> {
        let Some(collection) = self.default_collection().await? else {
            return Err(KeyError::NoKeyring);
        };
        match self.locked(&collection, COLLECTION).await? {
            true => self.unlock(&collection, prompt).await,
            false => Ok(()),
        }
    }

    async fn unlock(&self, path: &OwnedObjectPath, prompt: Prompt) -> Result<(), KeyError> {
        if prompt == Prompt::Never {
            return Err(KeyError::Locked);
        }
        let (unlocked, question): (Vec<OwnedObjectPath>, OwnedObjectPath) =
            self.call(PATH, SERVICE, "Unlock", &(vec![path],)).await?;
        if unlocked.contains(path) {
            return Ok(());
        }
        self.prompt(&question).await
    }

    async fn create_default_collection(&self) -> Result<(), KeyError> {
        let label = HashMap::from([("org.freedesktop.Secret.Collection.Label", Value::from("Login"))]);
        let (made, question): (OwnedObjectPath, OwnedObjectPath) = self
            .call(PATH, SERVICE, "CreateCollection", &(label, "default"))
            .await?;
        if !none(&made) {
            return Ok(());
        }
        match self.prompt(&question).await {
            // Nobody gave it a password, or there is no program here to ask for one.
            Err(KeyError::Locked) => Err(KeyError::NoKeyring),
            other => other,
        }
    }

    /// Shows the service's own prompt and waits for the person; dismissed or not to be shown is
    /// `Locked`.
    async fn prompt(&self, path: &OwnedObjectPath) -> Result<(), KeyError> {
        if none(path) {
            return Err(KeyError::Locked);
        }
        let rule = MatchRule::builder()
            .msg_type(zbus::message::Type::Signal)
            .interface(PROMPT)
            .and_then(|rule| rule.member("Completed"))
            .and_then(|rule| rule.path(path.clone()))
            .map_err(key_error)?
            .build();
        let mut completed = limited(MessageStream::for_match_rule(rule, &self.connection, None)).await?;
        let () = self.call(path.as_str(), PROMPT, "Prompt", &("",)).await?;
        self.prompting.store(true, Ordering::Relaxed);
        let answer = tokio::time::timeout(PROMPT_LIMIT, completed.next()).await;
        self.prompting.store(false, Ordering::Relaxed);
        match answer {
            Ok(Some(Ok(message))) => {
                let body = message.body();
                let (dismissed, _): (bool, Value<'_>) = body.deserialize().map_err(key_error)?;
                if dismissed { Err(KeyError::Locked) } else { Ok(()) }
            }
            Ok(_) => Err(KeyError::Locked),
            Err(_) => {
                let _: Result<(), _> = self.call(path.as_str(), PROMPT, "Dismiss", &()).await;
                Err(KeyError::TimedOut)
            }
        }
    }

    async fn call<R: DeserializeOwned + Type>(
        &self,
        path: &str,
        interface: &str,
        method: &str,
        arguments: &(impl Serialize + DynamicType),
    ) -> Result<R, KeyError> {
        let reply =
            limited(
                self.connection
                    .call_method(Some(NAME), path, Some(interface), method, arguments),
            )
            .await?;
        reply.body().deserialize().map_err(key_error)
    }
}

async fn limited<T>(work: impl Future<Output = zbus::Result<T>>) -> Result<T, KeyError> {
    match tokio::time::timeout(ASK_LIMIT, work).await {
        Ok(result) => result.map_err(key_error),
        Err(_) => Err(KeyError::TimedOut),
    }
}

/// No bus and nobody on it who keeps secrets are both "no keyring".
fn key_error(error: zbus::Error) -> KeyError {
    use std::io::ErrorKind::{ConnectionRefused, NotFound};
    let absent = match &error {
        zbus::Error::Address(_) => true,
        zbus::Error::InputOutput(io) | zbus::Error::Connection(io, _) => {
            matches!(io.kind(), NotFound | ConnectionRefused)
        }
        zbus::Error::MethodError(name, _, _) => {
            let name = name.as_str();
            name.starts_with("org.freedesktop.DBus.Error.Spawn.")
                || matches!(
                    name,
                    "org.freedesktop.DBus.Error.ServiceUnknown" | "org.freedesktop.DBus.Error.NameHasNoOwner"
                )
        }
        _ => false,
    };
    match error {
        _ if absent => KeyError::NoKeyring,
        zbus::Error::MethodError(name, _, _) if name.as_str() == "org.freedesktop.Secret.Error.IsLocked" => {
            KeyError::Locked
        }
        other => KeyError::Failed(other.to_string()),
    }
}
