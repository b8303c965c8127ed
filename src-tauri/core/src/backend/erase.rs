//! Everything goes: the keys now, the rest at the next start.

use super::Backend;
use crate::contract::{ApiError, ApiResult, ErrorCode};
use crate::erase;
use crate::history::KeySource;
use crate::texts;

impl Backend {
    /// Deletes the keys of all providers from the keyring, and notes that the rest of the home goes at
    /// the next start. The caller ends the app then.
    ///
    /// # Errors
    /// The keyring's: keys of providers after the one it failed at are still there, and nothing else
    /// was deleted. `CannotWrite`: the keys are gone, the rest is there.
    pub async fn erase_everything(&self) -> ApiResult<()> {
        let kept: Vec<_> = self
            .world()
            .providers
            .iter()
            .filter(|row| row.key == KeySource::Keyring)
            .map(|row| row.id)
            .collect();
        for id in kept {
            self.keys.delete(id).await?;
        }
        erase::note(&self.home).map_err(|error| {
            tracing::warn!(%error, "the note cannot be written");
            ApiError::new(ErrorCode::CannotWrite, texts::say("error-erase-note"))
        })
    }
}
