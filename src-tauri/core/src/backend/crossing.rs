//! The first time that a chat goes to another vendor: it is told, not asked. A model gets into the
//! order only by the person's own act, and there it says that chats and files go to it.

use super::plan::remote_host;
use crate::contract::{Crossing, LaneName, TurnEvent};
use crate::history::ProviderRow;
use std::collections::HashSet;

/// Whose servers a conversation went to: the host, or this computer. A server on loopback that nobody
/// confirmed as local may pass on what it is asked, and counts by itself.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Vendor {
    Here,
    Host(String),
}

impl Vendor {
    pub fn of(row: &ProviderRow, stays_here: bool) -> Self {
        if stays_here {
            return Self::Here;
        }
        let host = remote_host(&row.base_url).map(|host| host.to_string());
        Self::Host(host.unwrap_or_else(|| row.id.to_string()))
    }
}

/// A lane of a turn, as far as its vendor goes.
#[derive(Clone, Debug)]
pub(super) struct Destination {
    pub lane: LaneName,
    pub vendor: Vendor,
    pub provider: String,
    /// Files that are sent to it.
    pub files: u32,
}

/// Watches a turn's attempts for vendors that are new to its chat.
#[derive(Debug)]
pub(super) struct Crossings {
    been: HashSet<Vendor>,
    lanes: Vec<Destination>,
}

impl Crossings {
    /// `been`: where the chat went before this turn.
    pub const fn new(been: HashSet<Vendor>, lanes: Vec<Destination>) -> Self {
        Self { been, lanes }
    }

    /// Writes into an attempt that it goes to a new vendor.
    pub fn mark(&mut self, event: &mut TurnEvent) {
        let TurnEvent::Attempt { lane, crossing, .. } = event else {
            return;
        };
        let Some(to) = self.lanes.iter().find(|to| to.lane == *lane) else {
            return;
        };
        let first = self.been.is_empty();
        let new = self.been.insert(to.vendor.clone());
        if new && !first && to.vendor != Vendor::Here {
            *crossing = Some(Crossing {
                provider: to.provider.clone(),
                files: to.files,
            });
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
mod tests {
    use super::*;
    use crate::contract::AttemptReason;

    fn to(name: &str, vendor: Vendor) -> Destination {
        Destination {
            lane: LaneName::new(name, "m"),
            vendor,
            provider: name.into(),
            files: 2,
        }
    }

    fn host(name: &str) -> Vendor {
        Vendor::Host(name.into())
    }

    fn asked(name: &str) -> TurnEvent {
        TurnEvent::Attempt {
            attempt: 0,
            lane: LaneName::new(name, "m"),
            reason: AttemptReason::Understudy,
            crossing: None,
            recovery: None,
        }
    }

    fn told(been: &[Vendor], asks: &[&str]) -> Vec<String> {
        let lanes = vec![
            to("work", host("api.one")),
            to("private", host("api.one")),
            to("two", host("api.two")),
            to("here", Vendor::Here),
        ];
        let mut crossings = Crossings::new(been.iter().cloned().collect(), lanes);
        let tell = |name: &&str| {
            let mut event = asked(name);
            crossings.mark(&mut event);
            match event {
                TurnEvent::Attempt { crossing, .. } => crossing.map(|to| {
                    assert_eq!(to.files, 2);
                    to.provider
                }),
                other => panic!("{other:?}"),
            }
        };
        asks.iter().filter_map(tell).collect()
    }

    #[test]
    fn a_vendor_is_named_the_first_time_a_chat_goes_there() {
        assert_eq!(told(&[], &["work", "two", "two"]), ["two"]);
        assert_eq!(told(&[host("api.one")], &["work"]), [""; 0]);
        assert_eq!(
            told(&[host("api.one"), host("api.two")], &["work", "two"]),
            [""; 0]
        );
    }

    #[test]
    fn two_accounts_at_one_vendor_are_no_crossing_and_leaving_this_computer_is() {
        assert_eq!(told(&[], &["work", "private"]), [""; 0]);
        assert_eq!(told(&[], &["here", "work"]), ["work"]);
        assert_eq!(told(&[host("api.one")], &["here"]), [""; 0]);
    }
}
