//! One test binary for everything that is tested from the outside.

#![allow(
    missing_docs,
    clippy::disallowed_methods,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    clippy::too_many_lines,
    clippy::unwrap_used,
    reason = "a test may stop where it stands"
)]

mod attack;
mod code;
mod commands;
mod content;
mod crash;
mod displaced;
mod edges;
mod faults;
mod files;
mod format;
mod found;
mod hostile;
mod house;
mod judge;
mod mock;
mod packs;
mod practice;
mod quiz;
mod readme;
mod refresh;
mod screens;
mod sql;
mod store;
mod support;
mod team;
mod terminal;
mod trust;
