//! One turn from prompt to stored answer.
//!
//! `turn` is the state machine, pure; `run` drives it with the inputs: clock, transport, store,
//! keys and the memory of health.

mod asking;
mod choices;
mod connection;
mod conversation;
mod ending;
mod hedge;
mod join;
mod partial;
mod passed_over;
mod reckon;
mod rescue;
mod run;
mod said_file;
mod stops;
mod store;
mod tool_calls;
mod turn;
mod words;

#[cfg(test)]
mod choices_tests;
#[cfg(test)]
mod cost_tests;
#[cfg(test)]
mod hedge_tests;
#[cfg(test)]
mod rescue_tests;
#[cfg(test)]
mod run_tests;
#[cfg(test)]
mod sleep_tests;
#[cfg(test)]
mod trial_tests;
#[cfg(test)]
mod turn_tests;

pub use choices::Choice;
pub use conversation::{Conversation, Said, SaidPart};
pub use join::Asked;
pub use rescue::{GoOn, Resumed};
pub use run::{HealthBook, Inputs, Job, JobLane, Keys, run};
pub use said_file::{FileForm, SaidFile};
pub use store::{
    AnswerEnd, AttemptEnd, AttemptStart, NewChat, NewQuestion, NewTurn, StoredPart, StoredText, TurnStore,
    TurnStoreError,
};
pub use turn::{Effect, Ended, Input, Now, Turn, TurnLane};
