//! Pure decisions: which lanes may answer and in which order (`plan`), what follows from a failure
//! (`next`), how long to wait (`limits`), and what is remembered of each lane (`health`).
//!
//! Nothing here does IO or reads a clock; time is passed in.

pub mod health;
pub mod limits;
pub mod next;
pub mod plan;
