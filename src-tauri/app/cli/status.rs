//! `understudy status`: what the status board of the window says.

use super::open;
use super::show::{self, Exit, Outcome, Stop};
use crate::Start;
use tokio::sync::broadcast::error::RecvError;
use understudy_core::contract::{
    BackendEvent, Board, HalfHourState, Incident, LaneHealth, LaneState, Timestamp, TrackRecord,
};
use understudy_core::texts::{duration, failure_class, say, say_with, when};

/// Incidents that are shown where they are not asked for; `--json` has all.
const INCIDENTS: usize = 10;

pub async fn run(start: Start, watch: bool, json: bool) -> Outcome {
    let backend = open::plainly(start).await?;
    backend.refresh_keys().await;
    let mut events = backend.events();
    let mut shown = backend.board().await?;
    tell(&shown, json)?;
    if !watch {
        return Ok(Exit::Done);
    }
    backend.keep_up();
    loop {
        match events.recv().await {
            // Behind: what counts is how things stand now.
            Ok(BackendEvent::Status { .. }) | Err(RecvError::Lagged(_)) => {}
            Ok(_) => continue,
            Err(RecvError::Closed) => return Ok(Exit::Done),
        }
        let board = Board {
            at: shown.at,
            ..backend.board().await?
        };
        if board != shown {
            if !json {
                show::line("")?;
            }
            shown = Board {
                at: backend.board().await?.at,
                ..board
            };
            tell(&shown, json)?;
        }
    }
}

fn tell(board: &Board, json: bool) -> Result<(), Stop> {
    if json {
        return Ok(show::json(board)?);
    }
    let status = &board.status;
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
    if status.providers.is_empty() {
        show::note(&say("cli-no-providers"));
    }
    for (provider, record) in status.providers.iter().zip(&board.records) {
        show::line("")?;
        let name = format!("{} {}", shape(provider.state), provider.name);
        show::table(&[vec![name, provider.words.clone()]])?;
        if let Some(page) = &provider.page {
            show::line(&format!("  {page}"))?;
        }
        for (lane, record) in provider.lanes.iter().zip(&record.lanes) {
            let name = format!("  {} {}", shape(lane.state), lane.lane.model);
            show::table(&[vec![name, how(lane, board.at)]])?;
            did(&record.record)?;
        }
    }
    told_incidents(&board.incidents, board.at)
}

/// "down since 14:02, overloaded, next try at 14:05".
fn how(lane: &LaneHealth, now: Timestamp) -> String {
    let mut parts = vec![lane.message.clone()];
    if let Some(class) = lane.class {
        let why = failure_class(class);
        if why != lane.message {
            parts.push(why);
        }
    }
    if let Some(next) = lane.next_try_at.filter(|_| lane.state != LaneState::Paused) {
        parts.push(say_with(
            "cli-status-next-try",
            &[("time", when(next, now).into())],
        ));
    }
    parts.join(", ")
}

/// The last day as a strip, then in words, then the figures.
fn did(record: &TrackRecord) -> Result<(), Stop> {
    let any = record
        .half_hours
        .iter()
        .any(|state| *state != HalfHourState::NoTraffic);
    if any {
        let strip: String = record.half_hours.iter().map(|&state| height(state)).collect();
        show::line(&format!("      {strip}"))?;
        show::line(&format!("      {}", record.in_words))?;
    }
    if record.thirty_days.asked == 0 {
        return Ok(());
    }
    let mut figures = Vec::new();
    if let Some(first) = record.first_text {
        figures.push(say_with(
            "cli-status-first-text",
            &[
                ("usual", duration(first.p50_ms).into()),
                ("late", duration(first.p95_ms).into()),
            ],
        ));
    }
    for (id, uptime) in [
        ("cli-status-seven-days", &record.seven_days),
        ("cli-status-thirty-days", &record.thirty_days),
    ] {
        figures.push(say_with(id, &[("words", uptime.words.as_str().into())]));
    }
    Ok(show::line(&format!("      {}", figures.join(" · ")))?)
}

fn told_incidents(incidents: &[Incident], now: Timestamp) -> Result<(), Stop> {
    if incidents.is_empty() {
        return Ok(());
    }
    show::line("")?;
    show::line(&say("cli-status-incidents"))?;
    let row = |incident: &Incident| {
        let began = when(incident.began_at, now);
        let time = match incident.ended_at {
            Some(end) => say_with(
                "cli-status-from-to",
                &[("from", began.into()), ("to", when(end, now).into())],
            ),
            None => say_with("cli-status-since", &[("from", began.into())]),
        };
        let mut words = vec![incident.words.clone()];
        if incident.simulated {
            words.push(say("status-simulated"));
        }
        if incident.covered > 0 {
            words.push(say_with("status-covered", &[("count", incident.covered.into())]));
        }
        vec![format!("  {}", incident.name), time, words.join(", ")]
    };
    let rows: Vec<Vec<String>> = incidents.iter().take(INCIDENTS).map(row).collect();
    Ok(show::table(&rows)?)
}

/// The bars of the window: what is worse stands lower.
fn height(state: HalfHourState) -> char {
    match state {
        HalfHourState::NoTraffic => '·',
        HalfHourState::Fine => '█',
        HalfHourState::Slow => '▅',
        HalfHourState::Failing => '▃',
        HalfHourState::Down => '▁',
        HalfHourState::Paused => '‖',
    }
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
