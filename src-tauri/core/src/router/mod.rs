//! Pure decisions: which lanes may answer and in which order (`plan`, and `sort` where the
//! person wants them by speed or price), what follows from a failure (`next`), whether the files fit (`fit`), how long to wait (`limits`, from how fast a lane usually is: `speed`), and what is remembered of
//! each lane (`health`) and of all together (`memory`).
//!
//! Nothing here does IO or reads a clock; time is passed in.

pub mod fit;
pub mod health;
pub mod limits;
pub mod memory;
pub mod next;
pub mod plan;
pub mod sort;
pub mod speed;

#[cfg(test)]
mod plan_tests;
