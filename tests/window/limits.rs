//! How long a story waits for something before it counts as not happening. Generous: a loaded
//! build machine is slow, and a limit is only paid when something is broken.

use std::time::Duration;

/// A process to be up, a window to be painted.
pub const START: Duration = Duration::from_secs(30);
/// The window to show what follows from a click or a key.
pub const SHOWN: Duration = Duration::from_secs(15);
/// An answer to be there, with a failover in it.
pub const ANSWER: Duration = Duration::from_secs(30);
