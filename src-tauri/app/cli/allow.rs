//! `understudy history allow`: where a chat may go.

use super::arguments::Allow;
use super::show::{self, Exit, Outcome, Stop};
use super::{history, open};
use crate::Start;
use understudy_core::backend::Backend;
use understudy_core::contract::{ApiResult, ChatTerms, LaneName, Reach};
use understudy_core::texts::{say, say_with};

pub async fn run(start: Start, allow: Allow) -> Outcome {
    let id = history::chat_id(&allow.id)?;
    let backend = open::plainly(start).await?;
    let before = backend.chat(id).await?.terms;
    let terms = changed(&backend, &allow, before.clone())?;
    if terms != before {
        backend.set_chat_terms(id, terms.clone()).await?;
    }
    if allow.json {
        show::json(&terms)?;
    } else {
        tell(&backend, &terms)?;
    }
    Ok(Exit::Done)
}

fn changed(backend: &Backend, allow: &Allow, mut terms: ChatTerms) -> ApiResult<ChatTerms> {
    if !allow.only.is_empty() {
        let ids = allow.only.iter().map(|name| Ok(backend.provider_named(name)?.id));
        terms.reach = Reach::Only {
            providers: ids.collect::<ApiResult<_>>()?,
        };
    } else if allow.local_only {
        terms.reach = Reach::ThisComputer;
    } else if allow.anywhere {
        terms.reach = Reach::Chain;
    }
    if !allow.chain.is_empty() {
        let lanes = allow.chain.iter().map(|name| backend.lane_named(name));
        terms.order = Some(lanes.collect::<ApiResult<_>>()?);
    } else if allow.default_chain {
        terms.order = None;
    }
    match (allow.files, allow.no_files) {
        (true, _) => terms.files_stay = false,
        (_, true) => terms.files_stay = true,
        _ => {}
    }
    Ok(terms)
}

/// The terms of a chat as lines of text.
pub fn tell(backend: &Backend, terms: &ChatTerms) -> Result<(), Stop> {
    let providers = backend.providers();
    let name = |id| {
        let known = providers.iter().find(|provider| provider.id == id);
        known.map_or_else(|| say("cli-allow-gone"), |provider| provider.name.clone())
    };
    show::line(&match &terms.reach {
        Reach::Chain => say("cli-allow-chain"),
        Reach::ThisComputer => say("cli-allow-this-computer"),
        Reach::Only { providers } => {
            let names: Vec<String> = providers.iter().map(|&id| name(id)).collect();
            say_with("cli-allow-only", &[("names", names.join(", ").into())])
        }
    })?;
    if let Some(order) = &terms.order {
        let names: Vec<String> = order
            .iter()
            .map(|lane| LaneName::new(&name(lane.provider), &lane.model).0)
            .collect();
        show::line(&say_with(
            "cli-allow-order",
            &[("names", names.join(", ").into())],
        ))?;
    }
    if terms.files_stay {
        show::line(&say("cli-allow-no-files"))?;
    }
    Ok(())
}
