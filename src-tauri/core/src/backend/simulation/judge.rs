//! What was promised of a turn.

use super::Played;
use super::machine::{Broken, Disk};
use super::network::Network;
use super::shown::{Texts, torn};
use crate::contract::{AttemptReason, FailureClass, LaneName, MessageStatus, TurnEvent};
use crate::engine::AttemptEnd;
use crate::router::next::BILLED_ATTEMPTS;
use crate::texts;
use std::time::Duration;

/// What was shown longer ago than this is on the disk, whatever happens.
const KEPT_AFTER: Duration = Duration::from_secs(1);
/// After a stop, the turn is over within this.
const STOPS_IN: Duration = Duration::from_secs(3);
/// The longest limit of time there is, that of a model on this computer, and its retries.
const QUIET: Duration = Duration::from_secs(130);

pub fn judge(one: &Played, disk: &Disk, network: &Network, broken: &Broken) {
    let name = format!("turn {}", one.number);
    let check = |right: bool, what: &dyn Fn() -> String| {
        broken.check(right, || format!("{name}: {}", what()));
    };
    let (shown, seams) = Texts::told(&one.told, Duration::MAX);
    for wrong in seams.into_iter().chain(torn(&shown.standing)) {
        check(false, &|| wrong.clone());
    }
    let seen = network.seen(one.turn);
    for request in &seen {
        check(one.allowed.contains(&request.lane), &|| {
            format!("lane {} was asked, which is not allowed", request.lane)
        });
        check(!request.open, &|| "a connection stays open".to_owned());
    }
    if let Some(killed) = one.killed {
        let (safe, _) = Texts::told(&one.told, killed.saturating_sub(KEPT_AFTER));
        let kept = disk.texts(one.answer);
        check(!disk.never_full() || kept.has(&safe), &|| {
            format!("shown {safe:?}, kept {kept:?}")
        });
        check(shown.has(&kept), &|| {
            format!("kept what was never shown: {kept:?}")
        });
        return;
    }
    ended(one, disk, &shown, &check);
    let ends = one.told.iter().filter(|(_, event)| event.ends_turn()).count();
    let last = one.told.last().is_some_and(|(_, event)| event.ends_turn());
    check(ends == 1 && last, &|| {
        format!("{ends} ends, {:?}", one.told.last())
    });
    if let Some((_, TurnEvent::Finished { text, .. })) = one.told.last() {
        let finished = seen.iter().rfind(|request| request.finished);
        let whole = finished.is_some_and(|request| text.ends_with(&request.sent));
        check(whole, &|| format!("{text:?} was not the whole of {finished:?}"));
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
    let mut settled = disk.ended(one.turn);
    // Of two side by side the later may have ended before.
    settled.sort_by_key(|end| end.attempt.attempt);
    // One that was left in the moment in which it was to be sent was never on the wire.
    settled.retain(|end| {
        let of = |lane: usize| end.attempt.lane == LaneName::new("sim", &lane.to_string());
        end.attempt.reason != AttemptReason::Hedge || seen.iter().any(|request| of(request.lane))
    });
    let cost = |end: &AttemptEnd, worst: Option<f64>| {
        let billed = end.attempt.possibly_billed;
        end.attempt.cost_usd.or(worst).filter(|_| billed).unwrap_or(0.0)
    };
    // Left because the one beside it was first: the person said nothing.
    let hedged = texts::say("failure-hedged");
    let beside = |end: &&AttemptEnd| {
        let failure = end.attempt.failure.as_ref();
        failure.is_some_and(|failure| failure.message == hedged)
    };
    // Past the limits only by the person's word: they wanted the next model now.
    let wanted = |at: usize| {
        // The one whose turn it was, and the one beside it, which may have been asked later.
        let mut own = true;
        let mut last = settled.iter().take(at).rev().take_while(|end| {
            let within = own;
            own = end.attempt.reason == AttemptReason::Hedge;
            within
        });
        last.any(|end| {
            let failure = end.attempt.failure.as_ref();
            !beside(&end) && failure.is_some_and(|failure| failure.class == FailureClass::Cancelled)
        })
    };
    for (at, request) in seen.iter().enumerate().filter(|(at, _)| !wanted(*at)) {
        if !disk.never_full() {
            break;
        }
        let earlier = settled.iter().zip(&seen).take(at).skip(1);
        let spent: f64 = earlier.map(|(end, seen)| cost(end, one.worst[seen.lane])).sum();
        let worst = one.worst[request.lane].unwrap_or(0.0);
        // The same lane again is no failing over.
        let again = at == 0 || seen[at - 1].lane == request.lane;
        check(
            again || worst == 0.0 || spent + worst <= one.extra_spend + 1e-9,
            &|| {
                format!(
                    "request {at} may cost {worst} after {spent}, of {}",
                    one.extra_spend
                )
            },
        );
        let before = settled.iter().take(at);
        let billed = before.filter(|end| end.attempt.possibly_billed).count();
        let free = one.local.contains(&request.lane);
        check(free || billed < BILLED_ATTEMPTS as usize, &|| {
            format!("request {at} went out after {billed} that may be on the bill")
        });
    }
    check(!disk.never_full() || settled.len() == seen.len(), &|| {
        format!("{} attempts kept of {}", settled.len(), seen.len())
    });
}

/// What is kept at the end is what was shown, to the letter.
fn ended(one: &Played, disk: &Disk, shown: &Texts, check: &dyn Fn(bool, &dyn Fn() -> String)) {
    let said = match one.told.last() {
        Some((_, TurnEvent::Finished { text, .. } | TurnEvent::Failed { partial: text, .. })) => text,
        _ => return,
    };
    check(*said == shown.standing, &|| {
        format!("shown {shown:?}, said at the end {said:?}")
    });
    let Some(end) = disk.end(one.answer) else {
        return check(!disk.never_full(), &|| "the end is not on the disk".to_owned());
    };
    let kept = disk.texts(one.answer);
    check(kept == *shown, &|| format!("shown {shown:?}, kept {kept:?}"));
    let finished = matches!(one.told.last(), Some((_, TurnEvent::Finished { .. })));
    check(finished == (end.status == MessageStatus::Complete), &|| {
        format!("kept as {:?}", end.status)
    });
    check(finished == end.failure.is_none(), &|| {
        format!("kept: {:?}", end.failure)
    });
}
