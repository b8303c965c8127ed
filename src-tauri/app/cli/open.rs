//! Opening the home for a command.

use crate::Start;
use crate::practice::DemoStage;
use std::io::{self, IsTerminal as _};
use std::sync::Arc;
use understudy_core::backend::{Backend, BackendOptions};
use understudy_core::contract::ApiResult;
use understudy_core::texts::{say, say_with};

/// The backend of a command that asks no model.
///
/// # Errors
/// When the history cannot be opened.
pub async fn plainly(start: Start) -> ApiResult<Arc<Backend>> {
    let options = BackendOptions {
        env_keys: start.keys,
        // A script has nobody to type a password: a locked keyring is its answer.
        may_prompt: io::stdin().is_terminal() && io::stderr().is_terminal(),
        practice: Box::new(DemoStage::default()),
        program: crate::this_program(),
    };
    let backend = Backend::open(&start.home, options).await?;
    if let Some(folder) = backend.only_read() {
        super::show::note(&say_with("cli-only-read", &[("folder", folder.into())]));
    }
    Ok(backend)
}

/// The backend of a command that asks models: without a provider the demo answers, and says so.
///
/// # Errors
/// When the history cannot be opened, or the demo not started.
pub async fn for_turns(start: Start) -> ApiResult<Arc<Backend>> {
    let backend = plainly(start).await?;
    if backend.providers().is_empty() {
        super::show::note(&say("cli-demo"));
        backend.start_demo().await?;
    }
    Ok(backend)
}
