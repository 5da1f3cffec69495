//! Questions of others, read and written.

mod collections;
mod convert;
mod decks;
mod export;
mod history;
mod lists;
mod mutants;
