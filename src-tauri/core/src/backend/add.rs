//! Adding a provider, and giving one another key.

use super::{Backend, invalid};
use crate::contract::{
    ApiError, ApiResult, ErrorCode, Lane, ModelInfo, NewKey, NewProvider, ProviderAdded, ProviderId,
};
use crate::history::{KeySource, ProviderRow};
use crate::keys::Secret;
use crate::providers::kinds::{self, Kind};
use crate::providers::{NAME_LIMIT, is_address, is_loopback, is_name};
use crate::texts;
use url::Url;

/// Longest key, in bytes: Windows caps an entry at 2,560, and the address is kept with it.
const KEY_LIMIT: usize = 2_000;

/// What a failed check of a new key means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Check {
    /// Nothing is kept: somebody sits before a form and can correct it.
    MustPass,
    /// It is kept all the same, and the reason told: scripts set up providers that are down.
    Advisory,
}

impl Backend {
    /// Adds a provider: checks its key by listing its models, keeps both, and starts the model
    /// order with the recommended model where there is none yet. The second value is the reason of
    /// a failed [`Check::Advisory`].
    ///
    /// # Errors
    /// `InvalidInput` for name, kind or address, `Conflict` for a taken name, `PlainHttp`, the real
    /// reason of a failed check, the keyring's errors. Nothing was kept then.
    pub async fn add_provider(
        &self,
        new: NewProvider,
        check: Check,
    ) -> ApiResult<(ProviderAdded, Option<ApiError>)> {
        let name = checked_name(&new.name)?;
        let taken = |row: &ProviderRow| row.name.to_lowercase() == name.to_lowercase();
        if self.world().providers.iter().any(taken) {
            let message = texts::say_with("error-provider-taken", &[("name", name.into())]);
            return Err(ApiError::new(ErrorCode::Conflict, message));
        }
        let kind = kinds::kind(&new.kind)
            .ok_or_else(|| invalid("error-kind-unknown", &[("kind", new.kind.as_str().into())]))?;
        let url = checked_url(kind, new.base_url.as_deref(), new.allow_http)?;
        let (source, key) = self.taken_in(&new.key, kind, &url)?;
        let id = ProviderId::new();
        let row = ProviderRow {
            id,
            name,
            kind: new.kind,
            base_url: url.to_string(),
            key: source,
            allow_http: new.allow_http,
            local: kind.info().local && is_loopback(&url),
            models: Vec::new(),
            paused_until: None,
            created_at: self.clock.wall(),
        };
        let listed = self
            .list_models(&row.kind, &row.base_url, row.allow_http, key.clone())
            .await;
        let (models, warning) = match (listed, check) {
            (Ok(models), _) => (models, None),
            (Err(error), Check::MustPass) => return Err(error),
            (Err(error), Check::Advisory) => (Vec::new(), Some(error)),
        };
        self.keep_key(&row, &url, key).await?;
        if let Err(error) = self.history.put_provider(row.clone(), self.clock.wall()).await {
            // Best effort: an entry without its provider is never read again.
            let _ = self.keys.delete(id).await;
            return Err(error.into());
        }
        self.took_over(id, models).await.map(|added| (added, warning))
    }

    /// Gives a provider another key, after checking it.
    ///
    /// # Errors
    /// As [`Backend::add_provider`]; the old key stays then.
    pub async fn set_key(&self, id: ProviderId, key: NewKey) -> ApiResult<ProviderAdded> {
        let old = self.row(id)?;
        let kind = kinds::kind(&old.kind)
            .ok_or_else(|| invalid("error-kind-unknown", &[("kind", old.kind.as_str().into())]))?;
        let url = checked_url(kind, Some(&old.base_url), old.allow_http)?;
        let (source, key) = self.taken_in(&key, kind, &url)?;
        let models = self
            .list_models(&old.kind, &old.base_url, old.allow_http, key.clone())
            .await?;
        let row = ProviderRow {
            key: source,
            ..old.clone()
        };
        self.keep_key(&row, &url, key).await?;
        self.history.put_provider(row.clone(), self.clock.wall()).await?;
        if old.key == KeySource::Keyring && row.key != KeySource::Keyring {
            self.keys.delete(id).await?;
        }
        self.book.absolve(id).await;
        self.took_over(id, models).await
    }

    /// A key on its way in: where it will come from, and what it is now.
    fn taken_in(&self, key: &NewKey, kind: &Kind, url: &Url) -> ApiResult<(KeySource, Option<Secret>)> {
        let vendor = Url::parse(&kind.info().base_url);
        let at_vendor = vendor.is_ok_and(|vendor| vendor.host() == url.host());
        match key {
            NewKey::Entered { key, this_run } => {
                let key = key.trim();
                let fits =
                    !key.is_empty() && key.len() <= KEY_LIMIT && key.bytes().all(|b| b.is_ascii_graphic());
                if !fits {
                    return Err(invalid("error-key-form", &[]));
                }
                let source = if *this_run {
                    KeySource::ThisRun
                } else {
                    KeySource::Keyring
                };
                Ok((source, Some(Secret::from(key.to_owned()))))
            }
            NewKey::Env { variable } => {
                let named = |c: char| c.is_ascii_alphanumeric() || c == '_';
                if variable.is_empty() || !variable.chars().all(named) {
                    return Err(invalid("error-variable-form", &[]));
                }
                let key = self.env_key(variable).ok();
                Ok((
                    KeySource::Env {
                        variable: variable.clone(),
                    },
                    key,
                ))
            }
            // A server of one's own that speaks as a vendor does may want none.
            NewKey::None if kind.info().needs_key && at_vendor => Err(invalid("error-key-wanted", &[])),
            NewKey::None => Ok((KeySource::None, None)),
        }
    }

    async fn keep_key(&self, row: &ProviderRow, url: &Url, key: Option<Secret>) -> ApiResult<()> {
        match (&row.key, key) {
            (KeySource::Keyring, Some(key)) => Ok(self.keys.set(row.id, url, key).await?),
            (KeySource::ThisRun, Some(key)) => {
                self.keys.set_this_run(row.id, url, key);
                Ok(())
            }
            _ => Ok(()),
        }
    }

    async fn took_over(&self, id: ProviderId, models: Vec<ModelInfo>) -> ApiResult<ProviderAdded> {
        // A real provider ends the demo: the two never share a list.
        self.end_demo().await?;
        let now = self.clock.wall();
        if !models.is_empty() {
            self.history.put_models(id, models.clone(), now).await?;
        }
        if self.world().chain.is_empty()
            && let Some(model) = models.iter().find(|model| model.recommended)
        {
            let lead = Lane {
                provider: id,
                model: model.id.clone(),
            };
            self.history.set_default_chain(vec![lead], now).await?;
        }
        self.reload().await?;
        self.refresh_keys().await;
        let world = self.world();
        let row = world
            .provider(id)
            .ok_or_else(|| super::internal(&"the provider just added is not there"))?;
        Ok(ProviderAdded {
            provider: world.view(row),
            models,
            chain: self.chain(),
        })
    }
}

fn checked_name(name: &str) -> ApiResult<String> {
    let name = name.trim();
    if !is_name(name) {
        return Err(invalid("error-provider-name", &[("most", NAME_LIMIT.into())]));
    }
    Ok(name.to_owned())
}

fn checked_url(kind: &Kind, given: Option<&str>, allow_http: bool) -> ApiResult<Url> {
    let info = kind.info();
    let text = given
        .map(str::trim)
        .filter(|url| !url.is_empty())
        .unwrap_or(&info.base_url);
    let bad = || invalid("error-url", &[("url", text.into())]);
    let url = Url::parse(text).map_err(|_| bad())?;
    if !is_address(&url) {
        return Err(bad());
    }
    if url.scheme() == "http" && !allow_http && !is_loopback(&url) {
        return Err(ApiError::new(
            ErrorCode::PlainHttp,
            texts::error_code(ErrorCode::PlainHttp),
        ));
    }
    Ok(url)
}

impl Backend {
    /// The names of all variables that usually hold a key: taken out of the environment at the
    /// start, those of vendors that this version cannot ask too.
    pub fn key_variables() -> impl Iterator<Item = String> {
        const OTHERS: [&str; 4] = [
            "OPENAI_API_KEY",
            "GEMINI_API_KEY",
            "GOOGLE_API_KEY",
            "ANTHROPIC_AUTH_TOKEN",
        ];
        let known = kinds::all().iter().filter_map(|kind| kind.info().key_env);
        known.chain(OTHERS.map(str::to_owned))
    }
}
