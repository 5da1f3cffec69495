//! Roles: the built-in ones, the user's own, and those read from a job description; and how the bank and the person stand to them.

mod find;
mod own;
pub mod screen;
pub mod shown;
mod standing;

pub use find::{Given, find, lexicon};
pub use own::{Listed, Origin, all, save};
pub use standing::Standings;
