//! The session bus, from a desktop's side.

use serde::Serialize;
use serde::de::DeserializeOwned;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use zbus::zvariant::{DynamicType, OwnedObjectPath, OwnedValue, Type, Value};
use zbus::{Connection, MessageStream};

const NAME: &str = "org.freedesktop.secrets";
const PATH: &str = "/org/freedesktop/secrets";
const LOGIN: &str = "org.gnome.keyring.InternalUnsupportedGuiltRiddenInterface";
const SERVICE: &str = "org.freedesktop.Secret.Service";

/// As the screen's lock does.
pub async fn lock_default_collection() {
    let bus = Connection::session().await.unwrap();
    let collection = default_collection(&bus).await;
    let (locked, _): (Vec<OwnedObjectPath>, OwnedObjectPath) =
        call(&bus, SERVICE, "Lock", &(vec![&collection],)).await;
    assert_eq!(locked, [collection]);
}

/// As the desktop does when the person logs in: with the password, without a prompt.
pub async fn unlock_default_collection(password: &str) {
    let bus = Connection::session().await.unwrap();
    let collection = default_collection(&bus).await;
    let (_, session): (OwnedValue, OwnedObjectPath) =
        call(&bus, SERVICE, "OpenSession", &("plain", Value::from(""))).await;
    let secret = (
        session,
        Vec::<u8>::new(),
        password.as_bytes().to_vec(),
        "text/plain",
    );
    let () = call(&bus, LOGIN, "UnlockWithMasterPassword", &(collection, secret)).await;
}

async fn default_collection(bus: &Connection) -> OwnedObjectPath {
    call(bus, SERVICE, "ReadAlias", &("default",)).await
}

async fn call<R: DeserializeOwned + Type>(
    bus: &Connection,
    interface: &str,
    method: &str,
    arguments: &(impl Serialize + DynamicType),
) -> R {
    let reply = bus
        .call_method(Some(NAME), PATH, Some(interface), method, arguments)
        .await
        .unwrap();
    reply.body().deserialize().unwrap()
}

/// Owns the name and answers nothing.
pub async fn keeper_that_never_answers() -> Connection {
    let bus = Connection::session().await.unwrap();
    bus.request_name(NAME).await.unwrap();
    bus
}

struct Nobody;

#[zbus::interface(name = "dev.understudy.Nobody")]
impl Nobody {}

/// Owns the name and answers every question with an error.
pub async fn keeper_that_answers_errors() -> Connection {
    zbus::connection::Builder::session()
        .unwrap()
        .serve_at("/nobody", Nobody)
        .unwrap()
        .name(NAME)
        .unwrap()
        .build()
        .await
        .unwrap()
}

/// All calls on the bus that lead to a prompt, from now on.
pub struct Calls(Arc<Mutex<Vec<String>>>);

impl Calls {
    pub async fn watch() -> Self {
        let bus = Connection::session().await.unwrap();
        let messages = MessageStream::from(&bus);
        bus.call_method(
            Some("org.freedesktop.DBus"),
            "/org/freedesktop/DBus",
            Some("org.freedesktop.DBus.Monitoring"),
            "BecomeMonitor",
            &(Vec::<String>::new(), 0u32),
        )
        .await
        .unwrap();
        let seen = Arc::new(Mutex::new(Vec::new()));
        let sink = seen.clone();
        tokio::spawn(async move {
            let mut messages = messages;
            while let Some(Ok(message)) = futures_util::StreamExt::next(&mut messages).await {
                if message.message_type() == zbus::message::Type::MethodCall {
                    let member = message.header().member().map(ToString::to_string);
                    sink.lock().unwrap().extend(member);
                }
            }
        });
        Self(seen)
    }

    /// The calls that show a prompt or may.
    pub async fn prompting(&self) -> Vec<String> {
        // The monitor hears of a call a little later than the one who is called.
        tokio::time::sleep(Duration::from_millis(200)).await;
        let seen = self.0.lock().unwrap();
        assert!(
            seen.iter().any(|call| call == "ReadAlias"),
            "the monitor hears the calls: {seen:?}"
        );
        seen.iter()
            .filter(|call| ["Unlock", "Prompt", "CreateCollection"].contains(&call.as_str()))
            .cloned()
            .collect()
    }
}
