//! Everything of Understudy that is true without a desktop.
//!
//! `contract` is what every front sees. `engine` turns one prompt into one stored answer,
//! asking `router` for pure decisions, `providers` for the wire formats, `prices` for what it cost,
//! `history` for the disk and `keys` for secrets. `backend` joins them into the operations that a window, the quick
//! prompt and the command line share.

pub mod attachments;
pub mod backend;
pub mod clock;
pub mod contract;
pub mod engine;
pub mod erase;
pub mod exchange;
pub mod history;
pub mod home;
pub mod keys;
pub mod notices;
pub mod pages;
pub mod prices;
pub mod providers;
pub mod router;
pub mod status;
pub mod texts;
