//! One test binary for everything that is tested from the outside.

mod commands;
mod content;
mod crash;
mod faults;
mod judge;
mod layers;
mod packs;
mod quiz;
mod store;
mod support;
