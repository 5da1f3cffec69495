//! The bank of questions: the built-in pack, packs of others, and the check of their keys.

pub mod builtin;
pub mod builtin_text;
pub mod check_mutants;
pub mod check_run;
pub mod files;
pub mod find;
pub mod import;
mod open;
pub mod trusted;

pub use open::{open, open_with_some_bank, refresh};
