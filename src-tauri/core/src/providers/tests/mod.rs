//! Stories of streams, failures and requests.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
