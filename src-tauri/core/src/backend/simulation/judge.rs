//! What was promised of a turn.

use super::Played;
use super::machine::{Broken, Disk, visible};
use super::network::Network;
use crate::contract::{MessageStatus, TurnEvent};
use crate::router::next::BILLED_ATTEMPTS;
use std::time::Duration;

/// What was shown longer ago than this is on the disk, whatever happens.
const KEPT_AFTER: Duration = Duration::from_secs(1);
/// After a stop, the turn is over within this.
const STOPS_IN: Duration = Duration::from_secs(3);
/// The longest limit of time there is, that of a model on this computer, and its retries.
const QUIET: Duration = Duration::from_secs(130);

pub fn judge(one: &Played, disk: &Disk, network: &Network, broken: &Broken) {
    let name = format!("{:?}", one.turn);
    let check = |right: bool, what: &dyn Fn() -> String| {
        broken.check(right, || format!("{name}: {}", what()));
    };
    let shown = |before: Duration| -> String {
        let told = one.told.iter().filter(|(at, _)| *at <= before);
        told.filter_map(|(_, event)| match event {
            TurnEvent::Delta { text } => Some(text.as_str()),
            _ => None,
        })
        .collect()
    };
    let seen = network.seen(one.turn);
    for request in &seen {
        check(one.allowed.contains(&request.lane), &|| {
            format!("lane {} was asked, which is not allowed", request.lane)
        });
        check(!request.open, &|| "a connection stays open".to_owned());
    }
    if let Some(killed) = one.killed {
        let safe = shown(killed.saturating_sub(KEPT_AFTER));
        let kept = disk.text(one.answer);
        let had_room = disk.never_full();
        check(!had_room || kept.starts_with(&safe), &|| {
            format!("shown {safe:?}, kept {kept:?}")
        });
        check(shown(Duration::MAX).starts_with(&kept), &|| {
            format!("kept what was never shown: {kept:?}")
        });
        return;
    }
    ended(one, disk, &shown(Duration::MAX), &check);
    let ends = one.told.iter().filter(|(_, event)| event.ends_turn()).count();
    let last = one.told.last().is_some_and(|(_, event)| event.ends_turn());
    check(ends == 1 && last, &|| {
        format!("{ends} ends, {:?}", one.told.last())
    });
    if let Some((_, TurnEvent::Finished { text, .. })) = one.told.last() {
        let whole = seen
            .last()
            .is_some_and(|last| last.finished && last.sent == *text);
        check(whole, &|| {
            format!("{text:?} was not the whole of {:?}", seen.last())
        });
    }
    if let (Some(stopped), Some(ended)) = (one.stopped, one.ended) {
        check(ended <= stopped + STOPS_IN, &|| {
            format!("stopped at {stopped:?}, ended at {ended:?}")
        });
    }
    let quiet = one
        .told
        .windows(2)
        .map(|pair| (pair[1].0 - pair[0].0, &pair[0].1));
    if let Some((longest, after)) = quiet.max_by_key(|(quiet, _)| *quiet) {
        check(longest <= QUIET, &|| {
            format!("{longest:?} without a word after {after:?}")
        });
    }
    let settled = disk.ended(one.turn);
    let billed = settled.iter().filter(|end| end.attempt.possibly_billed).count();
    let last_local = seen.last().is_some_and(|last| one.local.contains(&last.lane));
    let most = BILLED_ATTEMPTS as usize + usize::from(last_local);
    check(billed <= most, &|| {
        format!("{billed} attempts may be on the bill")
    });
    check(!disk.never_full() || settled.len() == seen.len(), &|| {
        format!("{} attempts kept of {}", settled.len(), seen.len())
    });
}

/// What is kept at the end is what was shown, to the letter.
fn ended(one: &Played, disk: &Disk, shown: &str, check: &dyn Fn(bool, &dyn Fn() -> String)) {
    let said = match one.told.last() {
        Some((_, TurnEvent::Finished { text, .. } | TurnEvent::Failed { partial: text, .. })) => text,
        _ => return,
    };
    check(said == shown, &|| {
        format!("shown {shown:?}, said at the end {said:?}")
    });
    let Some(end) = disk.end(one.answer) else {
        return check(!disk.never_full(), &|| "the end is not on the disk".to_owned());
    };
    let kept = visible(&end.parts);
    check(kept == shown, &|| format!("shown {shown:?}, kept {kept:?}"));
    let finished = matches!(one.told.last(), Some((_, TurnEvent::Finished { .. })));
    check(finished == (end.status == MessageStatus::Complete), &|| {
        format!("kept as {:?}", end.status)
    });
    check(finished == end.failure.is_none(), &|| {
        format!("kept: {:?}", end.failure)
    });
}
