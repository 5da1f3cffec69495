//! The bank of questions: the built-in pack, packs of others, and the check of their keys.

pub mod builtin;
pub mod builtin_text;
pub mod check_mutants;
pub mod check_output;
pub mod check_report;
pub mod check_run;
pub mod check_told;
pub mod checking;
pub mod files;
pub mod find;
pub mod foreign;
pub mod import;
mod import_reading;
mod import_writing;
pub mod importing;
pub mod key_places;
pub mod known;
pub mod language;
pub mod listed;
pub mod listing;
pub mod names;
pub mod narrowing;
pub mod new_question;
pub mod offered;
mod open;
pub mod pack_names;
pub mod packs;
pub mod place;
pub mod searching;
pub mod showing;
pub mod starting;
pub mod trusted;
pub mod trusting;

pub use open::{open, open_to_read, open_with_some_bank, refresh};
