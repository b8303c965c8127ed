//! The providers of the home, their models and the model order.

use super::{Backend, invalid, not_found};
use crate::contract::{
    ApiError, ApiResult, BackendEvent, ErrorCode, KeyState, KindInfo, Lane, ModelInfo, Provider, ProviderId,
    Timestamp,
};
use crate::history::{KeySource, ProviderRow};
use crate::keys::Secret;
use crate::providers::{
    Endpoint, Failure, HttpRequest, HttpResponse, Transport, TransportError, WireFamily, kinds,
};
use crate::texts;
use futures_util::StreamExt;
use http::HeaderMap;
use std::sync::{Arc, PoisonError};
use std::time::Duration;
use url::Url;

/// Listing models is one small request; a provider that needs longer is not well.
const LIST_LIMIT: Duration = Duration::from_secs(15);
/// The largest list seen (a router's with hundreds of models) has half a megabyte.
const LIST_SIZE: usize = 8 * 1024 * 1024;
/// Where each model has to be asked about: of so many, so many at a time, and no longer than this
/// together. The rest is listed all the same.
const ASKED: usize = 24;
const ASKED_AT_ONCE: usize = 4;
const ASKED_LIMIT: Duration = Duration::from_secs(4);
/// Vendors change their models monthly: a day-old list is fresh enough to show.
const LIST_AGE_MS: i64 = 24 * 3600 * 1000;

impl Backend {
    /// The providers: of the demo while it runs, of the home else.
    #[must_use]
    pub fn providers(&self) -> Vec<Provider> {
        let world = self.world();
        match self.demo() {
            Some(session) => session
                .providers
                .iter()
                .map(|row| Provider {
                    demo: true,
                    ..world.view(row)
                })
                .collect(),
            None => world.providers.iter().map(|row| world.view(row)).collect(),
        }
    }

    /// The kinds of provider that can be added.
    #[must_use]
    pub fn kinds(&self) -> Vec<KindInfo> {
        kinds::all().iter().map(kinds::Kind::info).collect()
    }

    /// The provider with this name, upper or lower case.
    ///
    /// # Errors
    /// `NotFound`, naming those there are.
    pub fn provider_named(&self, name: &str) -> ApiResult<Provider> {
        let providers = self.providers();
        let same = |p: &&Provider| p.name.to_lowercase() == name.to_lowercase();
        let exact = providers
            .iter()
            .find(|p| p.name == name)
            .or_else(|| providers.iter().find(same));
        exact.cloned().ok_or_else(|| {
            let known: Vec<&str> = providers.iter().map(|p| p.name.as_str()).collect();
            match known.is_empty() {
                true => ApiError::new(ErrorCode::NoProvider, texts::error_code(ErrorCode::NoProvider)),
                false => not_found(
                    "error-provider-unknown",
                    &[("name", name.into()), ("known", known.join(", ").into())],
                ),
            }
        })
    }

    /// The lane written as `provider/model`: the provider with the longest name that fits.
    ///
    /// # Errors
    /// `InvalidInput` without a model, `NotFound` for an unknown provider.
    pub fn lane_named(&self, text: &str) -> ApiResult<Lane> {
        let lower = text.to_lowercase();
        let fits = |p: &Provider| lower.starts_with(&format!("{}/", p.name.to_lowercase()));
        let best = self
            .providers()
            .into_iter()
            .filter(fits)
            .max_by_key(|p| p.name.len());
        let Some(provider) = best else {
            let (name, _) = text
                .split_once('/')
                .ok_or_else(|| invalid("error-lane", &[("lane", text.into())]))?;
            return Err(match self.provider_named(name) {
                Ok(_) => invalid("error-lane", &[("lane", text.into())]),
                Err(error) => error,
            });
        };
        let at = lower
            .char_indices()
            .nth(provider.name.chars().count() + 1)
            .map(|(at, _)| at);
        let model = at.and_then(|at| text.get(at..)).unwrap_or_default();
        if model.is_empty() {
            return Err(invalid("error-lane", &[("lane", text.into())]));
        }
        Ok(Lane {
            provider: provider.id,
            model: model.to_owned(),
        })
    }

    /// Asks the provider for its models: this also tells whether its key is good.
    ///
    /// # Errors
    /// The real reason, by code: `KeyRefused`, `Unreachable`, `Provider`, or the keyring's.
    pub async fn test_provider(&self, id: ProviderId) -> ApiResult<Vec<ModelInfo>> {
        let row = self.row(id)?;
        self.not_simulated_down(id)?;
        let key = self.key_of(&row, self.may_prompt).await?;
        let models = self
            .list_models(&row.kind, &row.base_url, row.allow_http, key)
            .await?;
        self.book.absolve(id).await;
        self.history
            .put_models(id, models.clone(), self.clock.wall())
            .await?;
        self.reload().await?;
        Ok(models)
    }

    /// The provider's models: as listed within the last day, else asked for.
    ///
    /// # Errors
    /// As [`Backend::test_provider`].
    pub async fn models(&self, id: ProviderId) -> ApiResult<Vec<ModelInfo>> {
        let fresh = self.clock.wall() - LIST_AGE_MS;
        match self.history.models(id).await? {
            Some(list) if list.read_at >= fresh && !list.models.is_empty() => Ok(list.models),
            _ => self.test_provider(id).await,
        }
    }

    /// Takes a provider away, its key and its places in the model order too. Its answers stay.
    ///
    /// # Errors
    /// `NotFound`; the keyring's errors, in which case nothing was changed.
    pub async fn remove_provider(&self, id: ProviderId) -> ApiResult<()> {
        let row = self.row(id)?;
        if row.key == KeySource::Keyring {
            self.keys.delete(id).await?;
        }
        self.keys.forget(id);
        let now = self.clock.wall();
        self.forget_prices(id, now).await?;
        let chain: Vec<Lane> = self
            .world()
            .chain
            .iter()
            .filter(|lane| lane.provider != id)
            .cloned()
            .collect();
        self.history.set_default_chain(chain, now).await?;
        self.history.remove_provider(id, now).await?;
        self.reload().await
    }

    /// Takes a provider out until then; `None` is for good.
    ///
    /// # Errors
    /// `NotFound` where there is none.
    pub async fn pause(&self, id: ProviderId, until: Option<Timestamp>) -> ApiResult<()> {
        self.set_pause(id, Some(until.unwrap_or(Timestamp::MAX))).await
    }

    /// Ends a pause.
    ///
    /// # Errors
    /// `NotFound` where there is no such provider.
    pub async fn resume(&self, id: ProviderId) -> ApiResult<()> {
        self.set_pause(id, None).await
    }

    async fn set_pause(&self, id: ProviderId, until: Option<Timestamp>) -> ApiResult<()> {
        self.row(id)?;
        self.history.pause_provider(id, until, self.clock.wall()).await?;
        self.reload().await
    }

    /// Takes one model out until then (`i64::MAX`: for good), or back in.
    ///
    /// # Errors
    /// `NotFound` where there is no such provider.
    pub async fn pause_lane(&self, lane: Lane, until: Option<Timestamp>) -> ApiResult<()> {
        self.row(lane.provider)?;
        self.history.pause_lane(lane, until, self.clock.wall()).await?;
        self.reload().await
    }

    pub(super) fn row(&self, id: ProviderId) -> ApiResult<ProviderRow> {
        if self
            .demo()
            .is_some_and(|session| session.providers.iter().any(|row| row.id == id))
        {
            return Err(ApiError::new(ErrorCode::Conflict, texts::say("error-demo-runs")));
        }
        self.world()
            .provider(id)
            .cloned()
            .ok_or_else(|| ApiError::new(ErrorCode::NotFound, texts::error_code(ErrorCode::NotFound)))
    }

    /// The key of a provider, or none where it needs none.
    pub(super) async fn key_of(&self, row: &ProviderRow, prompt: bool) -> ApiResult<Option<Secret>> {
        let url = parsed(&row.base_url)?;
        match &row.key {
            KeySource::None => Ok(None),
            KeySource::Env { variable } => self.env_key(variable).map(Some),
            KeySource::Keyring | KeySource::ThisRun => Ok(Some(self.keys.get(row.id, &url, prompt).await?)),
        }
    }

    pub(super) fn env_key(&self, variable: &str) -> ApiResult<Secret> {
        let missing = || not_found("error-key-variable", &[("variable", variable.into())]);
        self.env.get(variable).cloned().ok_or_else(missing)
    }

    /// Asks for the list of models.
    pub(super) async fn list_models(
        &self,
        kind: &str,
        base_url: &str,
        allow_http: bool,
        key: Option<Secret>,
    ) -> ApiResult<Vec<ModelInfo>> {
        let kind =
            kinds::kind(kind).ok_or_else(|| invalid("error-kind-unknown", &[("kind", kind.into())]))?;
        let family = kind.family();
        let endpoint = Endpoint {
            base_url: parsed(base_url)?,
            key,
        };
        let mut request = family.models_request(&endpoint);
        request.allow_http = allow_http;
        let asked = async {
            let (status, headers, read) = self.fetch(request).await.map_err(|error| {
                ApiError::new(
                    ErrorCode::Unreachable,
                    texts::say_with("error-unreachable", &[("reason", error.message.into())]),
                )
            })?;
            match status {
                200 => family.read_models(&read).map_err(refused),
                // Many compatible servers have no such list; their models work all the same.
                404 | 405 | 501 => Ok(Vec::new()),
                _ => Err(refused(family.failure(status, &headers, &read))),
            }
        };
        let late = || ApiError::new(ErrorCode::Unreachable, texts::say("error-models-late"));
        let mut models = tokio::time::timeout(LIST_LIMIT, asked)
            .await
            .unwrap_or_else(|_| Err(late()))?;
        self.ask_about(family, &endpoint, allow_http, &mut models).await;
        let recommended = kinds::recommended(kind, &models);
        for (at, model) in models.iter_mut().enumerate() {
            model.recommended = Some(at) == recommended;
        }
        Ok(models)
    }

    /// Status, headers and the beginning of a small answer.
    pub(super) async fn fetch(
        &self,
        request: HttpRequest,
    ) -> Result<(u16, HeaderMap, Vec<u8>), TransportError> {
        let HttpResponse {
            status,
            headers,
            mut body,
        } = Transport::send(self.transport.as_ref(), request).await?;
        let mut read = Vec::new();
        while let Some(Ok(bytes)) = body.next().await {
            if read.len() + bytes.len() > LIST_SIZE {
                break;
            }
            read.extend_from_slice(&bytes);
        }
        Ok((status, headers, read))
    }

    /// What the list does not say of its models, where the provider tells it of each.
    async fn ask_about(
        &self,
        family: &dyn WireFamily,
        endpoint: &Endpoint,
        allow_http: bool,
        models: &mut [ModelInfo],
    ) {
        let asked = models.iter_mut().take(ASKED).filter_map(|model| {
            let mut request = family.model_request(endpoint, &model.id)?;
            request.allow_http = allow_http;
            Some(async move {
                if let Ok((200, _, body)) = self.fetch(request).await {
                    family.read_model(&body, model);
                }
            })
        });
        let all = futures_util::stream::iter(asked).for_each_concurrent(ASKED_AT_ONCE, |asked| asked);
        // Late answers are missed; what came is in the list.
        let _ = tokio::time::timeout(ASKED_LIMIT, all).await;
    }

    /// Reads the home anew and tells the fronts.
    pub(super) async fn reload(&self) -> ApiResult<()> {
        let before = self.world();
        let mut world = super::World::read(&self.history).await?;
        world.keyring = before.keyring;
        for row in &world.providers {
            let same = before
                .provider(row.id)
                .is_some_and(|old| old.key == row.key && old.base_url == row.base_url);
            let state = match &row.key {
                KeySource::Keyring | KeySource::ThisRun if same => before.keys.get(&row.id).cloned(),
                KeySource::Keyring | KeySource::ThisRun => None,
                KeySource::None => Some(KeyState::NotNeeded),
                KeySource::Env { variable } => Some(self.env_state(variable)),
            };
            if let Some(state) = state {
                world.keys.insert(row.id, state);
            }
        }
        self.replace(world);
        Ok(())
    }

    pub(super) fn env_state(&self, variable: &str) -> KeyState {
        let variable = variable.to_owned();
        match self.env.get(&variable) {
            Some(_) => KeyState::Env { variable },
            None => KeyState::EnvMissing { variable },
        }
    }

    pub(super) fn replace(&self, world: super::World) {
        let transport = world.transport_settings();
        self.pages.set(transport.clone());
        self.transport.set(transport);
        let keyring = world.keyring;
        let before = std::mem::replace(
            &mut *self.world.write().unwrap_or_else(PoisonError::into_inner),
            Arc::new(world),
        );
        // Before anything is told: most of it is words.
        super::settings::speak(&self.world().settings);
        self.tell_providers();
        if before.settings != self.world().settings {
            self.tell(BackendEvent::Settings {
                settings: super::settings::values(&self.world().settings),
            });
        }
        if before.keyring != keyring {
            self.tell(BackendEvent::Keyring { keyring });
        }
        self.tell_status();
    }

    pub(super) fn tell_providers(&self) {
        self.tell(BackendEvent::Providers {
            providers: self.providers(),
            chain: self.chain(),
        });
    }
}

pub(super) fn parsed(base_url: &str) -> ApiResult<Url> {
    Url::parse(base_url).map_err(|_| invalid("error-url", &[("url", base_url.into())]))
}

/// A provider's refusal of a request for its models, for people.
fn refused(failure: Failure) -> ApiError {
    use crate::contract::FailureClass as C;
    let code = match failure.class {
        C::Key => ErrorCode::KeyRefused,
        C::Unreachable | C::Silent => ErrorCode::Unreachable,
        _ => ErrorCode::Provider,
    };
    let id = if code == ErrorCode::KeyRefused {
        "error-key-refused"
    } else {
        "error-provider-said"
    };
    let status = failure
        .status
        .map_or_else(String::new, |status| format!(" ({status})"));
    let args = [
        ("class", texts::failure_class(failure.class).into()),
        ("status", status.into()),
        ("message", failure.message.into()),
    ];
    ApiError::new(code, texts::say_with(id, &args))
}
