//! What is on this computer already: keys in the environment, model servers on loopback.

use super::Backend;
use crate::contract::{ErrorCode, Found, Surroundings};
use crate::history::KeySource;
use crate::providers::kinds;
use futures_util::future::join_all;
use std::time::Duration;

/// A server on this computer answers at once, or is busy loading a model.
const LOCAL_LIMIT: Duration = Duration::from_millis(1_500);

impl Backend {
    /// Looks for ways to start that need no form. Asks loopback addresses only.
    pub async fn look_around(&self) -> Surroundings {
        let world = self.world();
        let used = |variable: &str| {
            world
                .providers
                .iter()
                .any(|row| matches!(&row.key, KeySource::Env { variable: v } if v == variable))
        };
        let infos: Vec<_> = kinds::all().iter().map(kinds::Kind::info).collect();
        let mut found: Vec<Found> = infos
            .iter()
            .filter_map(|info| {
                let variable = info.key_env.clone()?;
                (self.env.get(&variable).is_some() && !used(&variable)).then(|| Found::KeyInEnvironment {
                    provider_kind: info.kind.clone(),
                    label: info.label.clone(),
                    variable,
                })
            })
            .collect();
        let servers = infos
            .iter()
            .filter(|info| info.local && !info.base_url.is_empty())
            .map(|info| async {
                let asked = self.list_models(&info.kind, &info.base_url, false, None);
                let models = match tokio::time::timeout(LOCAL_LIMIT, asked).await {
                    Ok(Ok(models)) => models.into_iter().map(|model| model.id).collect(),
                    // It answers, but with an error: a server without a model.
                    Ok(Err(error)) if error.code == ErrorCode::Provider => Vec::new(),
                    Ok(Err(_)) | Err(_) => return None,
                };
                Some(Found::LocalServer {
                    provider_kind: info.kind.clone(),
                    label: info.label.clone(),
                    base_url: info.base_url.clone(),
                    models,
                })
            });
        found.extend(join_all(servers).await.into_iter().flatten());
        Surroundings { found }
    }
}
