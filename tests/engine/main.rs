//! Stories of failing over, without a desktop: real sockets, real database, real time. The practice
//! providers of the stage fail in every way that matters; what a person would see, what is kept, and
//! what reached the providers is judged.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod beside;
mod chance;
mod compare;
mod consent;
mod cost;
mod estimate;
mod faults;
mod forgotten;
mod full;
mod hedge;
mod kept;
mod killed;
mod killed_anytime;
mod order;
mod outages;
mod pace;
mod pages;
mod partial;
mod probes;
mod real_model;
mod report;
mod rescue;
mod sorted;
mod spend;
mod temporary;
mod waiting;
mod wishes;
mod world;
