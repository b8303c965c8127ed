//! What happens to the keyring: unlocked, locked, started, ended, or changed in the desktop's own
//! program for it.

use super::{Signal, Signals};
use async_trait::async_trait;
use futures_util::StreamExt as _;
use futures_util::stream::{SelectAll, select_all};
use std::time::Duration;
use zbus::{Connection, MatchRule, MessageStream};

const NAME: &str = "org.freedesktop.secrets";
const PATH: &str = "/org/freedesktop/secrets";

/// One change comes as many messages; what follows this soon belongs to it.
const SETTLES: Duration = Duration::from_millis(300);

/// However much follows, it is looked at after so many.
const AT_MOST: usize = 20;

/// What means a change; the rest is the answer to somebody's question.
const CHANGES: [&str; 8] = [
    "PropertiesChanged",
    "ItemCreated",
    "ItemChanged",
    "ItemDeleted",
    "CollectionCreated",
    "CollectionChanged",
    "CollectionDeleted",
    "NameOwnerChanged",
];

/// Changes of whatever keeps the secrets of the session.
pub struct Secrets(SelectAll<MessageStream>);

impl Secrets {
    /// Starts no keyring that does not run.
    ///
    /// # Errors
    /// Where there is no session bus.
    pub async fn listen() -> zbus::Result<Self> {
        let bus = Connection::session().await?;
        let inside = MatchRule::builder()
            .msg_type(zbus::message::Type::Signal)
            .sender(NAME)?
            .path_namespace(PATH)?
            .build();
        let owner = MatchRule::builder()
            .msg_type(zbus::message::Type::Signal)
            .sender("org.freedesktop.DBus")?
            .member("NameOwnerChanged")?
            .add_arg(NAME)?
            .build();
        let heard = [
            MessageStream::for_match_rule(inside, &bus, None).await?,
            MessageStream::for_match_rule(owner, &bus, None).await?,
        ];
        Ok(Self(select_all(heard)))
    }

    async fn heard(&mut self) -> Option<()> {
        loop {
            let message = self.0.next().await?.ok()?;
            let header = message.header();
            if header
                .member()
                .is_some_and(|name| CHANGES.contains(&name.as_str()))
            {
                return Some(());
            }
        }
    }
}

#[async_trait]
impl Signals for Secrets {
    async fn next(&mut self) -> Option<Signal> {
        self.heard().await?;
        for _ in 0..AT_MOST {
            match tokio::time::timeout(SETTLES, self.heard()).await {
                Ok(heard) => heard?,
                Err(_) => break,
            }
        }
        Some(Signal::KeyringChanged)
    }
}
