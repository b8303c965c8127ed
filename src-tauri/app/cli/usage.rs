//! `understudy usage`: what was used, by day, provider, model and chat.

use super::open;
use super::show::{self, Exit, Outcome};
use crate::Start;
use understudy_core::backend::Backend;
use understudy_core::contract::{Spend, SpendState, UsageReport, Used, UsedBy};
use understudy_core::texts::{money_usd, say, say_with};

/// Chats that are shown; `--json` has more.
const CHATS: usize = 10;

pub async fn run(start: Start, days: u32, json: bool) -> Outcome {
    let report = open::plainly(start).await?.usage(days).await?;
    if json {
        show::json(&report)?;
    } else {
        tell(&report)?;
    }
    Ok(Exit::Done)
}

fn tell(report: &UsageReport) -> std::io::Result<()> {
    let total = &report.total;
    if total.attempts == 0 {
        return show::line(&say_with("cli-usage-none", &[("days", report.days.len().into())]));
    }
    for line in sentences(report) {
        show::line(&line)?;
    }
    let used_days = report.days.iter().filter(|day| day.used.attempts > 0);
    table(
        "cli-usage-days",
        used_days.map(|day| (day.day.clone(), &day.used)).collect(),
    )?;
    table("cli-usage-providers", named(&report.providers))?;
    table("cli-usage-models", named(&report.models))?;
    table(
        "cli-usage-chats",
        named(&report.chats).into_iter().take(CHATS).collect(),
    )
}

fn named(all: &[UsedBy]) -> Vec<(String, &Used)> {
    let name = |one: &UsedBy| match one.name.as_str() {
        "" if one.chat.is_some() => say("chat-untitled"),
        "" => say("usage-no-chat"),
        name => name.split_whitespace().collect::<Vec<_>>().join(" "),
    };
    all.iter().map(|one| (name(one), &one.used)).collect()
}

/// The whole in words: what is known, what may be on a bill, what nobody knows.
fn sentences(report: &UsageReport) -> Vec<String> {
    let total = &report.total;
    let mut lines = vec![say_with(
        "usage-total",
        &[
            ("days", report.days.len().into()),
            ("requests", total.attempts.into()),
            ("cost", money_usd(total.cost_usd).into()),
        ],
    )];
    if total.possible_usd > 0.0 {
        let cost = money_usd(total.possible_usd);
        lines.push(say_with("usage-possible", &[("cost", cost.into())]));
    }
    if total.unknown > 0 {
        lines.push(say_with("usage-unknown", &[("count", total.unknown.into())]));
    }
    if total.titles > 0 {
        lines.push(say_with("usage-titles", &[("count", total.titles.into())]));
    }
    lines.extend(limit(&report.month));
    lines
}

/// How much of the month's limit is used, where there is one.
fn limit(spend: &Spend) -> Option<String> {
    let limit = money_usd(spend.limit_usd?);
    let arguments = [
        ("limit", limit.into()),
        ("cost", money_usd(spend.spent_usd).into()),
    ];
    Some(say_with(
        match spend.state {
            SpendState::Well => "usage-month",
            SpendState::Near => "usage-month-near",
            SpendState::Over => "usage-month-over",
        },
        &arguments,
    ))
}

fn table(heading: &str, rows: Vec<(String, &Used)>) -> std::io::Result<()> {
    show::line("")?;
    show::line(&say(heading))?;
    let cells = |(name, used): (String, &Used)| {
        let cost = match (used.cost_usd + used.possible_usd, used.unknown) {
            (cost, 0) => money_usd(cost),
            (cost, _) => say_with("usage-at-least", &[("cost", money_usd(cost).into())]),
        };
        vec![
            cost,
            say_with("usage-requests", &[("count", used.attempts.into())]),
            say_with(
                "usage-tokens",
                &[("input", used.input.into()), ("output", used.output.into())],
            ),
            name,
        ]
    };
    show::table(&rows.into_iter().map(cells).collect::<Vec<_>>())
}

/// Says on standard error that the month's limit is near, or used up.
pub async fn warn(backend: &Backend) {
    if let Ok(spend) = backend.spend().await
        && spend.state != SpendState::Well
        && let Some(words) = limit(&spend)
    {
        show::note(&words);
    }
}
