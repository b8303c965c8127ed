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

/// Changes of whatever keeps the secrets of the session.
pub struct Secrets(SelectAll<MessageStream>);

impl Secrets {
    /// Starts no keyring that does not run.
    ///
    /// # Errors
    /// Where there is no session bus.
    pub async fn listen() -> zbus::Result<Self> {
        let bus = Connection::session().await?;
        // Each service says it in its own words (a property, an item, a collection); that there were any
        // is enough.
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
            // The answer to a question of the app's own says nothing new.
            let prompt = message
                .header()
                .interface()
                .is_some_and(|name| name.ends_with(".Prompt"));
            if !prompt {
                return Some(());
            }
        }
    }
}

#[async_trait]
impl Signals for Secrets {
    async fn next(&mut self) -> Option<Signal> {
        self.heard().await?;
        while let Ok(heard) = tokio::time::timeout(SETTLES, self.heard()).await {
            heard?;
        }
        Some(Signal::KeyringChanged)
    }
}
