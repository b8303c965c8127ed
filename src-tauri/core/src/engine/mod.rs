//! One turn from prompt to stored answer.
//!
//! `turn` is the state machine, pure; `run` drives it with the inputs: clock, transport, store.

mod store;

pub use store::{
    AnswerEnd, AttemptEnd, AttemptStart, NewChat, NewQuestion, NewTurn, StoredPart, StoredText, TurnStore,
    TurnStoreError,
};
