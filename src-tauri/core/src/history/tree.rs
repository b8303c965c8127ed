//! The messages of a chat as a tree. Pure.
//!
//! Every edit and every other answer is a branch: nothing is overwritten. The branch that is shown
//! is the way from a first message to the chat's head.

use crate::contract::{MessageId, Timestamp};
use std::collections::HashMap;

/// A message as far as its place goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Node {
    pub id: MessageId,
    pub parent: Option<MessageId>,
    pub created_at: Timestamp,
}

pub(super) struct Tree {
    parents: HashMap<MessageId, Option<MessageId>>,
    /// Oldest first.
    children: HashMap<Option<MessageId>, Vec<MessageId>>,
}

impl Tree {
    pub fn new(mut nodes: Vec<Node>) -> Self {
        nodes.sort_by_key(|node| (node.created_at, node.id));
        let parents = nodes.iter().map(|node| (node.id, node.parent)).collect();
        let mut children: HashMap<Option<MessageId>, Vec<MessageId>> = HashMap::new();
        for node in nodes {
            children.entry(node.parent).or_default().push(node.id);
        }
        Self { parents, children }
    }

    pub fn has(&self, id: MessageId) -> bool {
        self.parents.contains_key(&id)
    }

    /// From the first message to `end`, both included; empty where `end` is not here.
    pub fn path(&self, end: MessageId) -> Vec<MessageId> {
        let mut path = Vec::new();
        let mut next = self.has(end).then_some(end);
        while let Some(id) = next {
            path.push(id);
            // A damaged file may hold a ring: no way is longer than all messages together.
            if path.len() > self.parents.len() {
                return Vec::new();
            }
            next = self.parents.get(&id).copied().flatten();
        }
        path.reverse();
        path
    }

    /// All messages with the same parent, `id` included, oldest first.
    pub fn siblings(&self, id: MessageId) -> &[MessageId] {
        let parent = self.parents.get(&id).copied().flatten();
        self.children.get(&parent).map_or(&[], Vec::as_slice)
    }

    /// The end of the branch that runs through `id`, at each fork by the newest child; without
    /// `id`, of the newest branch of all.
    pub fn leaf(&self, id: Option<MessageId>) -> Option<MessageId> {
        let mut leaf = id;
        for _ in 0..=self.parents.len() {
            match self.children.get(&leaf).and_then(|children| children.last()) {
                Some(&child) => leaf = Some(child),
                None => break,
            }
        }
        leaf
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use uuid::Uuid;

    fn id(n: u128) -> MessageId {
        MessageId(Uuid::from_u128(n))
    }

    fn tree(nodes: &[(u128, Option<u128>)]) -> Tree {
        Tree::new(
            nodes
                .iter()
                .map(|&(n, parent)| Node {
                    id: id(n),
                    parent: parent.map(id),
                    created_at: i64::try_from(n).unwrap(),
                })
                .collect(),
        )
    }

    #[test]
    fn branches_are_found_from_any_of_their_messages() {
        // 1 ─ 2 ─ 3 ─ 5      6 is the first question in other words.
        //   └ 4 ─ 8     6 ─ 7
        let tree = tree(&[
            (8, Some(4)),
            (1, None),
            (2, Some(1)),
            (3, Some(2)),
            (4, Some(1)),
            (5, Some(3)),
            (6, None),
            (7, Some(6)),
        ]);
        assert_eq!(tree.path(id(5)), [1, 2, 3, 5].map(id));
        assert_eq!(tree.path(id(9)), []);
        assert_eq!(tree.siblings(id(4)), [2, 4].map(id));
        assert_eq!(tree.siblings(id(1)), [1, 6].map(id));
        assert_eq!(tree.leaf(Some(id(1))), Some(id(8)), "the newest at each fork");
        assert_eq!(tree.leaf(Some(id(2))), Some(id(5)));
        assert_eq!(tree.leaf(Some(id(5))), Some(id(5)));
        assert_eq!(tree.leaf(None), Some(id(7)));
        assert_eq!(Tree::new(Vec::new()).leaf(None), None);
    }

    #[test]
    fn a_ring_in_a_damaged_file_ends() {
        let tree = tree(&[(1, Some(2)), (2, Some(1))]);
        assert_eq!(tree.path(id(1)), []);
        assert!(tree.leaf(Some(id(1))).is_some());
    }
}
