//! `understudy provider …`

use super::show::{self, Exit, Outcome, Stop};
use super::{AddProvider, Provider, open, price};
use crate::Start;
use understudy_core::backend::{Backend, Check};
use understudy_core::clock;
use understudy_core::contract::{
    self, ApiError, ApiResult, ErrorCode, KeyState, NewKey, NewProvider, PricedModel,
};
use understudy_core::keys::EnvKeys;
use understudy_core::texts::{self, say, say_with};

/// `given` is the key where one was read from standard input.
pub async fn run(start: Start, command: Provider, given: String) -> Outcome {
    let environment = start.keys.clone();
    let backend = open::plainly(start).await?;
    match command {
        Provider::Add(add) => return self::add(&backend, &environment, add, given).await,
        Provider::List { json } => {
            backend.refresh_keys().await;
            list(&backend.providers(), json)?;
        }
        Provider::Show { name, json } => {
            backend.refresh_keys().await;
            let provider = backend.provider_named(&name)?;
            if json {
                show::json(&provider)?;
            } else {
                show_one(&provider)?;
            }
        }
        Provider::Remove { name } => {
            let provider = backend.provider_named(&name)?;
            backend.remove_provider(provider.id).await?;
            show::note(&say_with(
                "cli-provider-removed",
                &[("name", provider.name.into())],
            ));
        }
        Provider::Test {
            name,
            model: Some(model),
            json,
        } => {
            let lane = backend.lane_named(&format!("{name}/{model}"))?;
            backend.check_lane(lane).await?;
            if json {
                show::json(&serde_json::json!({"model": model, "answers": true}))?;
            } else {
                show::line(&say_with("cli-model-answers", &[("model", model.into())]))?;
            }
        }
        Provider::Test {
            name,
            model: None,
            json,
        } => {
            let provider = backend.provider_named(&name)?;
            let models = backend.test_provider(provider.id).await?;
            if json {
                show::json(&models)?;
            } else {
                let arguments = [("name", provider.name.into()), ("models", models.len().into())];
                show::line(&say_with("cli-provider-works", &arguments))?;
            }
        }
        Provider::Models { name, json } => {
            let provider = backend.provider_named(&name)?;
            self::models(&backend.priced_models(provider.id).await?, json)?;
        }
        Provider::Price(of) => price::run(&backend, of).await?,
        Provider::Pause { name, time } => {
            let provider = backend.provider_named(&name)?;
            let milliseconds =
                |time: std::time::Duration| i64::try_from(time.as_millis()).unwrap_or(i64::MAX);
            let now = clock::wall();
            let until = time.map(|time| now.saturating_add(milliseconds(time)));
            backend.pause(provider.id, until).await?;
            let text = match until {
                Some(until) => say_with(
                    "cli-provider-paused-until",
                    &[
                        ("name", provider.name.into()),
                        ("until", texts::when(until, now).into()),
                    ],
                ),
                None => say_with("cli-provider-paused", &[("name", provider.name.into())]),
            };
            show::note(&text);
        }
        Provider::Resume { name } => {
            let provider = backend.provider_named(&name)?;
            backend.resume(provider.id).await?;
            show::note(&say_with(
                "cli-provider-resumed",
                &[("name", provider.name.into())],
            ));
        }
    }
    Ok(Exit::Done)
}

async fn add(backend: &Backend, environment: &EnvKeys, add: AddProvider, given: String) -> Outcome {
    let key = new_key(backend, environment, &add, given)?;
    let new = NewProvider {
        name: add.name,
        kind: add.kind,
        base_url: add.base_url,
        key,
        allow_http: add.allow_http,
    };
    // Kept although its check fails: a script may set up a provider that is down just now.
    let (added, warning) = backend.add_provider(new, Check::Advisory).await?;
    if let Some(warning) = warning {
        show::note(&say_with(
            "cli-provider-unchecked",
            &[("reason", warning.message.into())],
        ));
    }
    if add.json {
        show::json(&added)?;
        return Ok(Exit::Done);
    }
    show::note(&say_with(
        "cli-provider-added",
        &[("name", added.provider.name.clone().into())],
    ));
    if let Some(first) = added
        .chain
        .first()
        .filter(|first| first.lane.provider == added.provider.id)
    {
        show::note(&say_with(
            "cli-chain-begins",
            &[("lane", first.name.0.clone().into())],
        ));
    } else {
        show::note(&say("cli-chain-unchanged"));
    }
    Ok(Exit::Done)
}

/// Where the key comes from. Without a word about it a variable that is set is offered, never taken.
fn new_key(backend: &Backend, environment: &EnvKeys, add: &AddProvider, given: String) -> ApiResult<NewKey> {
    if add.key_stdin {
        return Ok(NewKey::Entered {
            key: given,
            this_run: false,
        });
    }
    if let Some(variable) = &add.key_env {
        if environment.get(variable).is_none() {
            show::note(&say_with(
                "cli-key-variable-unset",
                &[("variable", variable.as_str().into())],
            ));
        }
        return Ok(NewKey::Env {
            variable: variable.clone(),
        });
    }
    let kinds = backend.kinds();
    let kind = kinds.iter().find(|kind| kind.kind == add.kind);
    if add.no_key || kind.is_none_or(|kind| !kind.needs_key) {
        return Ok(NewKey::None);
    }
    let usual = kind
        .and_then(|kind| kind.key_env.clone())
        .filter(|variable| environment.get(variable).is_some());
    let text = match usual {
        Some(variable) => say_with("cli-key-offered", &[("variable", variable.into())]),
        None => say("cli-key-missing"),
    };
    Err(ApiError::new(ErrorCode::InvalidInput, text))
}

fn list(providers: &[contract::Provider], json: bool) -> Result<(), Stop> {
    if json {
        return Ok(show::json(&providers)?);
    }
    if providers.is_empty() {
        show::note(&say("cli-no-providers"));
    }
    let rows: Vec<Vec<String>> = providers
        .iter()
        .map(|p| {
            let mut words = vec![key_words(&p.key)];
            words.extend(paused_words(p));
            vec![
                p.name.clone(),
                p.kind.clone(),
                p.base_url.clone(),
                words.join(", "),
            ]
        })
        .collect();
    Ok(show::table(&rows)?)
}

fn show_one(provider: &contract::Provider) -> Result<(), Stop> {
    let mut rows = vec![
        vec![say("cli-field-name"), provider.name.clone()],
        vec![say("cli-field-kind"), provider.kind.clone()],
        vec![say("cli-field-address"), provider.base_url.clone()],
        vec![say("cli-field-key"), key_words(&provider.key)],
    ];
    if let Some(paused) = paused_words(provider) {
        rows.push(vec![say("cli-field-state"), paused]);
    }
    Ok(show::table(&rows)?)
}

fn paused_words(provider: &contract::Provider) -> Option<String> {
    let now = clock::wall();
    let until = provider.paused_until.filter(|&until| until > now)?;
    Some(match until {
        i64::MAX => say("cli-paused"),
        until => say_with("cli-paused-until", &[("until", texts::when(until, now).into())]),
    })
}

fn key_words(key: &KeyState) -> String {
    match key {
        KeyState::Keyring => say("cli-key-in-keyring"),
        KeyState::Env { variable } => {
            say_with("cli-key-in-variable", &[("variable", variable.as_str().into())])
        }
        KeyState::EnvMissing { variable } => say_with(
            "cli-key-variable-not-set",
            &[("variable", variable.as_str().into())],
        ),
        KeyState::ThisRun => say("cli-key-this-run"),
        KeyState::NotNeeded => say("cli-key-not-needed"),
        KeyState::Locked => say("cli-key-locked"),
        KeyState::Missing => say("cli-key-none"),
        KeyState::Unknown => say("cli-key-unknown"),
    }
}

fn models(models: &[PricedModel], json: bool) -> Result<(), Stop> {
    if json {
        return Ok(show::json(&models)?);
    }
    let rows: Vec<Vec<String>> = models
        .iter()
        .map(|PricedModel { model, reckoned }| {
            let can = [
                (model.images, "cli-model-images"),
                (model.pdf, "cli-model-pdf"),
                (model.reasoning, "cli-model-reasoning"),
                (model.tools, "cli-model-tools"),
            ];
            let can: Vec<String> = can
                .into_iter()
                .filter(|(able, _)| *able == Some(true))
                .map(|(_, word)| say(word))
                .collect();
            let window = |window: u64| say_with("cli-model-window", &[("tokens", window.into())]);
            vec![
                model.id.clone(),
                model
                    .name
                    .clone()
                    .filter(|name| *name != model.id)
                    .unwrap_or_default(),
                model.context_window.map(window).unwrap_or_default(),
                can.join(", "),
                reckoned.as_ref().map(price::words).unwrap_or_default(),
                match model.recommended {
                    true => say("cli-model-recommended"),
                    false => String::new(),
                },
            ]
        })
        .collect();
    Ok(show::table(&filled(rows))?)
}

/// Without the columns in which no row says anything.
fn filled(rows: Vec<Vec<String>>) -> Vec<Vec<String>> {
    let columns = rows.first().map_or(0, Vec::len);
    let said: Vec<bool> = (0..columns)
        .map(|column| {
            rows.iter()
                .any(|row| row.get(column).is_some_and(|cell| !cell.is_empty()))
        })
        .collect();
    rows.into_iter()
        .map(|row| {
            row.into_iter()
                .zip(&said)
                .filter(|(_, said)| **said)
                .map(|(cell, _)| cell)
                .collect()
        })
        .collect()
}
