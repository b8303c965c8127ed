//! Where a home is.
