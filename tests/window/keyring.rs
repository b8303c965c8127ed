//! The keyring from a desktop's side: locked as by the screen's lock, unlocked as by a login.

use zbus::Connection;
use zbus::zvariant::{OwnedObjectPath, OwnedValue, Value};

const NAME: &str = "org.freedesktop.secrets";
const PATH: &str = "/org/freedesktop/secrets";
const LOGIN: &str = "org.gnome.keyring.InternalUnsupportedGuiltRiddenInterface";
const SERVICE: &str = "org.freedesktop.Secret.Service";

pub fn lock(bus: &str) {
    on(bus, async |bus| {
        let collection = default_collection(&bus).await;
        let reply = bus
            .call_method(Some(NAME), PATH, Some(SERVICE), "Lock", &(vec![&collection],))
            .await
            .unwrap();
        let (locked, _): (Vec<OwnedObjectPath>, OwnedObjectPath) = reply.body().deserialize().unwrap();
        assert_eq!(locked, [collection]);
    });
}

pub fn unlock(bus: &str, password: &str) {
    on(bus, async |bus| {
        let collection = default_collection(&bus).await;
        let reply = bus
            .call_method(
                Some(NAME),
                PATH,
                Some(SERVICE),
                "OpenSession",
                &("plain", Value::from("")),
            )
            .await
            .unwrap();
        let (_, session): (OwnedValue, OwnedObjectPath) = reply.body().deserialize().unwrap();
        let secret = (
            session,
            Vec::<u8>::new(),
            password.as_bytes().to_vec(),
            "text/plain",
        );
        let arguments = (collection, secret);
        bus.call_method(
            Some(NAME),
            PATH,
            Some(LOGIN),
            "UnlockWithMasterPassword",
            &arguments,
        )
        .await
        .unwrap();
    });
}

async fn default_collection(bus: &Connection) -> OwnedObjectPath {
    let reply = bus
        .call_method(Some(NAME), PATH, Some(SERVICE), "ReadAlias", &("default",))
        .await
        .unwrap();
    reply.body().deserialize().unwrap()
}

fn on(address: &str, work: impl AsyncFnOnce(Connection)) {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    runtime.block_on(async {
        let bus = zbus::connection::Builder::address(address)
            .unwrap()
            .build()
            .await
            .unwrap();
        work(bus).await;
    });
}
