//! What of the history is read before the process has threads, or anything to say.

use super::files::Files;
use super::providers::KeySource;
use super::values::Json;
use rusqlite::{Connection, OpenFlags, OptionalExtension as _};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// A writer elsewhere holds the database for milliseconds.
const BUSY: Duration = Duration::from_millis(500);

/// The environment variables that the providers kept in `folder` take their keys from; none where
/// there is no history. Blocks, starts no thread and writes nothing: it is for the start of the
/// process, where the environment can still be changed. What is wrong with the history is said when
/// it is opened.
#[must_use]
pub fn key_variables(folder: &Path) -> Vec<String> {
    let Some(database) = database(folder) else {
        return Vec::new();
    };
    read(&database).unwrap_or_else(|error| {
        tracing::warn!(%error, "the names of key variables could not be read");
        Vec::new()
    })
}

/// The value of a setting, where one is set. Like [`key_variables`] it writes nothing and says nothing.
#[must_use]
pub fn early_setting(folder: &Path, key: &str) -> Option<String> {
    read_setting(&database(folder)?, key).unwrap_or_else(|error| {
        tracing::warn!(%error, key, "a setting could not be read");
        None
    })
}

fn database(folder: &Path) -> Option<PathBuf> {
    let folder = folder.to_owned();
    Some(Files { folder }.database()).filter(|database| database.exists())
}

fn read_setting(database: &Path, key: &str) -> rusqlite::Result<Option<String>> {
    let connection = Connection::open_with_flags(database, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    connection.busy_timeout(BUSY)?;
    connection
        .query_row("SELECT value FROM settings WHERE key = ?1", [key], |row| {
            row.get(0)
        })
        .optional()
        .map(Option::flatten)
}

fn read(database: &Path) -> rusqlite::Result<Vec<String>> {
    let connection = Connection::open_with_flags(database, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    connection.busy_timeout(BUSY)?;
    let mut statement = connection.prepare("SELECT key_source FROM providers WHERE deleted_at IS NULL")?;
    let sources = statement.query_map([], |row| Ok(row.get::<_, Json<KeySource>>(0)?.0))?;
    let mut variables = Vec::new();
    for source in sources {
        if let KeySource::Env { variable } = source? {
            variables.push(variable);
        }
    }
    Ok(variables)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use crate::contract::ProviderId;
    use crate::history::{History, ProviderRow};

    fn provider(name: &str, key: KeySource) -> ProviderRow {
        ProviderRow {
            id: ProviderId::new(),
            name: name.to_owned(),
            kind: "anthropic".to_owned(),
            base_url: "https://api.example.com".to_owned(),
            key,
            allow_http: false,
            local: false,
            models: Vec::new(),
            paused_until: None,
            created_at: 1,
        }
    }

    #[tokio::test]
    async fn the_variables_of_the_providers_that_are_there_are_read_beside_an_open_history() {
        let folder = tempfile::tempdir().unwrap();
        assert!(key_variables(folder.path()).is_empty());
        let history = History::open(folder.path(), 1).await.unwrap();
        let env = |variable: &str| KeySource::Env {
            variable: variable.to_owned(),
        };
        let gone = provider("gone", env("GONE_KEY"));
        history
            .put_provider(provider("a", env("MY_KEY")), 1)
            .await
            .unwrap();
        history
            .put_provider(provider("b", KeySource::Keyring), 1)
            .await
            .unwrap();
        history.put_provider(gone.clone(), 1).await.unwrap();
        history.remove_provider(gone.id, 2).await.unwrap();
        assert_eq!(key_variables(folder.path()), ["MY_KEY"]);
        history.close().await;
        assert_eq!(key_variables(folder.path()), ["MY_KEY"]);
    }
}
