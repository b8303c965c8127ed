//! `understudy status`

use super::open;
use super::show::{self, Exit, Outcome, Stop};
use crate::Start;
use tokio::sync::broadcast::error::RecvError;
use understudy_core::contract::{BackendEvent, LaneState, Status};
use understudy_core::texts::{say, say_with};

pub async fn run(start: Start, watch: bool, json: bool) -> Outcome {
    let backend = open::plainly(start).await?;
    backend.refresh_keys().await;
    let mut events = backend.events();
    let mut shown = backend.status();
    tell(&shown, json)?;
    if !watch {
        return Ok(Exit::Done);
    }
    backend.keep_up();
    loop {
        let status = match events.recv().await {
            Ok(BackendEvent::Status { status }) => status,
            Ok(_) => continue,
            // Behind: what counts is how things stand now.
            Err(RecvError::Lagged(_)) => backend.status(),
            Err(RecvError::Closed) => return Ok(Exit::Done),
        };
        if status != shown {
            if !json {
                show::line("")?;
            }
            tell(&status, json)?;
            shown = status;
        }
    }
}

fn tell(status: &Status, json: bool) -> Result<(), Stop> {
    if json {
        return Ok(show::json(status)?);
    }
    show::line(&status.sentence)?;
    if !status.detail.is_empty() {
        show::line(&status.detail)?;
    }
    if status.waiting > 0 {
        show::line(&say_with(
            "cli-status-waiting",
            &[("count", status.waiting.into())],
        ))?;
    }
    let mut rows = Vec::new();
    for provider in &status.providers {
        rows.push(vec![
            format!("{} {}", shape(provider.state), provider.name),
            provider.words.clone(),
        ]);
        for lane in &provider.lanes {
            rows.push(vec![
                format!("  {} {}", shape(lane.state), lane.lane.model),
                lane.message.clone(),
            ]);
        }
    }
    if rows.is_empty() {
        show::note(&say("cli-no-providers"));
    }
    Ok(show::table(&rows)?)
}

/// The shapes of the window and the tray.
fn shape(state: LaneState) -> char {
    match state {
        LaneState::Unknown => '○',
        LaneState::Working => '●',
        LaneState::Slow => '◐',
        LaneState::Down => '⊠',
        LaneState::Paused => '‖',
        LaneState::NeedsYou => '!',
        LaneState::Offline => '–',
    }
}
