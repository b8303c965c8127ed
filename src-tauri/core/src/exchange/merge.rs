//! What two histories have of one chat, made one. Pure.
//!
//! The order in which histories meet does not matter, and meeting twice changes nothing: everything
//! here takes the larger of two in some fixed order, or all of both.
//!
//! - What a person says about the chat changes as a whole, and the later change wins.
//! - Deleting and bringing back is a matter of its own: a title that was changed on another machine
//!   does not bring a deleted chat back, only bringing it back does.
//! - What went for good on one machine does so on all, whatever was done elsewhere: its words never come back.
//! - Messages are never changed, only added. An answer that broke off can be gone on with; then the
//!   one that came further is taken, whole.

use super::record::{About, ChatRecord, FolderRecord, LibraryRecord, MessageRecord, Stamp};
use crate::contract::{MessageId, MessageStatus, Timestamp};
use std::cmp::Ordering;
use std::collections::HashMap;

/// `ours` with what `theirs` has more or later. The branch shown stays ours: looking is not editing.
#[must_use]
pub fn merge(ours: ChatRecord, theirs: ChatRecord) -> ChatRecord {
    let deletion = |chat: &ChatRecord| (chat.deletion, chat.deleted_at);
    let (deletion, deleted_at): (Option<Stamp>, Option<Timestamp>) = deletion(&ours).max(deletion(&theirs));
    ChatRecord {
        id: ours.id,
        created_at: ours.created_at.min(theirs.created_at),
        updated_at: ours.updated_at.max(theirs.updated_at),
        deleted_at,
        deletion,
        gone_at: ours.gone_at.into_iter().chain(theirs.gone_at).min(),
        shown: ours.shown.or(theirs.shown),
        messages: messages(ours.messages, theirs.messages),
        about: later(ours.about, theirs.about),
    }
    .without_words()
}

/// Of two states of a folder the later one.
#[must_use]
pub fn merge_folders(ours: FolderRecord, theirs: FolderRecord) -> FolderRecord {
    let created_at = ours.created_at.min(theirs.created_at);
    let order = ours
        .changed
        .cmp(&theirs.changed)
        .then_with(|| ours.deleted_at.cmp(&theirs.deleted_at))
        .then_with(|| ours.name.cmp(&theirs.name));
    FolderRecord {
        created_at,
        ..if order.is_lt() { theirs } else { ours }
    }
}

/// Of two states of a prompt or an assistant the later one.
#[must_use]
pub fn merge_library(ours: LibraryRecord, theirs: LibraryRecord) -> LibraryRecord {
    let created_at = ours.created_at.min(theirs.created_at);
    let order = ours
        .changed
        .cmp(&theirs.changed)
        .then_with(|| ours.deleted_at.cmp(&theirs.deleted_at))
        .then_with(|| text(&ours.item).cmp(&text(&theirs.item)));
    LibraryRecord {
        created_at,
        ..if order.is_lt() { theirs } else { ours }
    }
}

fn later(ours: About, theirs: About) -> About {
    // Equal stamps are one change, unless somebody made them up: then any fixed order will do.
    let order = ours.changed.cmp(&theirs.changed).then_with(|| {
        if ours == theirs {
            Ordering::Equal
        } else {
            text(&ours).cmp(&text(&theirs))
        }
    });
    if order.is_lt() { theirs } else { ours }
}

fn messages(ours: Vec<MessageRecord>, theirs: Vec<MessageRecord>) -> Vec<MessageRecord> {
    let mut places: HashMap<MessageId, usize> = ours
        .iter()
        .enumerate()
        .map(|(place, message)| (message.id, place))
        .collect();
    let mut all = ours;
    for message in theirs {
        match places.get(&message.id).and_then(|&place| all.get_mut(place)) {
            Some(known) => {
                if further(known, &message) {
                    *known = message;
                }
            }
            None => {
                places.insert(message.id, all.len());
                all.push(message);
            }
        }
    }
    all.sort_by_key(|message| (message.created_at, message.id));
    all
}

/// Whether `theirs` is to stand in the place of `ours`.
#[must_use]
pub fn further(ours: &MessageRecord, theirs: &MessageRecord) -> bool {
    ours != theirs
        && rank(ours)
            .cmp(&rank(theirs))
            .then_with(|| text(ours).cmp(&text(theirs)))
            .is_lt()
}

/// How far an answer came: its end, how often it was tried, how much it says.
fn rank(message: &MessageRecord) -> (u8, usize, usize) {
    let end = match message.status {
        MessageStatus::Complete => 2,
        MessageStatus::Failed | MessageStatus::Cancelled | MessageStatus::Interrupted => 1,
        MessageStatus::Streaming => 0,
    };
    let said = message
        .parts
        .iter()
        .filter_map(|part| part.text.as_ref())
        .map(String::len)
        .sum();
    (end, message.attempts.len(), said)
}

/// A fixed order for what cannot be ordered otherwise.
fn text(value: &impl serde::Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use crate::exchange::practice::{Chance, chat_of};

    /// What a machine does to its copy of a chat.
    fn live_on(mut chat: ChatRecord, chance: &mut Chance, device: u128) -> ChatRecord {
        for _ in 0..chance.below(6) {
            chance.change(&mut chat, device);
        }
        chat
    }

    fn without_view(mut chat: ChatRecord) -> ChatRecord {
        chat.shown = None;
        chat
    }

    #[test]
    fn the_order_of_meeting_does_not_matter_and_meeting_twice_changes_nothing() {
        for seed in 0..2_000 {
            let mut chance = Chance::new(seed);
            let first = chat_of(&mut chance);
            let [a, b, c] = [1, 2, 3].map(|device| without_view(live_on(first.clone(), &mut chance, device)));
            let of = |x: &ChatRecord, y: &ChatRecord| merge(x.clone(), y.clone());
            assert_eq!(of(&a, &b), of(&b, &a), "seed {seed}: either way round");
            assert_eq!(
                of(&of(&a, &b), &c),
                of(&a, &of(&b, &c)),
                "seed {seed}: in any order"
            );
            let all = of(&of(&a, &b), &c);
            for one in [&a, &b, &c, &all] {
                assert_eq!(of(&all, one), all, "seed {seed}: once more");
            }
            if all.gone_at.is_some() {
                assert!(
                    all.messages.is_empty() && all.about.title.is_empty(),
                    "seed {seed}: gone"
                );
                continue;
            }
            for message in a.messages.iter().chain(&b.messages) {
                assert!(
                    all.messages.iter().any(|kept| kept.id == message.id),
                    "seed {seed}: lost"
                );
            }
        }
    }

    #[test]
    fn a_deleted_chat_stays_deleted_until_it_is_brought_back() {
        let mut chance = Chance::new(7);
        let first = chat_of(&mut chance);
        let stamp = |hlc, device| Stamp {
            hlc: first.about.changed.hlc + hlc,
            device: uuid::Uuid::from_u128(device),
        };
        let mut deleted = first.clone();
        (deleted.deleted_at, deleted.deletion) = (Some(5), Some(stamp(1, 1)));
        let mut renamed = first.clone();
        (renamed.about.title, renamed.about.changed) = ("Later".into(), stamp(9, 2));
        let both = merge(renamed.clone(), deleted.clone());
        assert_eq!((both.deleted_at, both.about.title.as_str()), (Some(5), "Later"));
        let mut back = deleted.clone();
        (back.deleted_at, back.deletion) = (None, Some(stamp(3, 1)));
        assert_eq!(merge(both, back).deleted_at, None);
    }
}
