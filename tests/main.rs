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

mod asked;
mod asking;
mod attack;
mod clock;
mod coach;
mod code;
mod commands;
mod content;
mod copies;
mod crash;
mod displaced;
mod edges;
mod exchange;
mod faults;
mod files;
mod format;
mod found;
mod full_disk;
mod goal;
mod hostile;
mod house;
mod interrupt;
mod judge;
mod know;
mod life;
mod memory;
mod mock;
mod mutants;
mod note;
mod optimize;
mod packs;
mod placement;
mod plan;
mod practice;
mod quiz;
mod read_only;
mod readme;
mod refresh;
mod rescued;
mod roles;
mod screens;
mod shapes;
mod sql;
mod stats;
mod stopped;
mod store;
mod support;
mod team;
mod terminal;
mod trust;
mod width;
