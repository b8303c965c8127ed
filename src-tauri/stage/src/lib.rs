//! Practice providers.
