//! The seats of the stage: each is a provider of its own, found by the first segment of the path.

use crate::outage::Outage;
use crate::practice;
use crate::script::Script;
use crate::wire::Model;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, VecDeque};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// How a seat is set up.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct SeatSetup {
    /// The key it takes; absent: any, and none.
    pub key: Option<String>,
    /// What it offers. A request for another model is refused; with an empty list none is.
    pub models: Vec<Model>,
    /// What it does when its queue is empty.
    pub script: Script,
    /// What it does when asked for its models, instead of listing them.
    pub models_script: Option<Script>,
    pub outage: Option<Outage>,
}

impl Default for SeatSetup {
    fn default() -> Self {
        Self {
            key: None,
            models: vec![Model::from(practice::MODEL)],
            script: Script::practice(),
            models_script: None,
            outage: None,
        }
    }
}

#[derive(Default)]
pub(crate) struct SeatState {
    pub setup: SeatSetup,
    pub queue: VecDeque<Script>,
}

#[derive(Default)]
pub(crate) struct Seats {
    by_name: Mutex<BTreeMap<String, SeatState>>,
}

impl Seats {
    /// Makes the seat where it is not there yet.
    pub fn change<T>(&self, name: &str, change: impl FnOnce(&mut SeatState) -> T) -> T {
        change(self.lock().entry(name.to_owned()).or_default())
    }

    /// Nothing where there is no such seat.
    pub fn with<T>(&self, name: &str, look: impl FnOnce(&mut SeatState) -> T) -> Option<T> {
        self.lock().get_mut(name).map(look)
    }

    pub fn all(&self) -> BTreeMap<String, SeatSetup> {
        self.lock()
            .iter()
            .map(|(name, state)| (name.clone(), state.setup.clone()))
            .collect()
    }

    fn lock(&self) -> MutexGuard<'_, BTreeMap<String, SeatState>> {
        self.by_name.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
