//! Mock interviews: what a set is made from, the set, what happened in the interview, and what is said afterwards.
//!
//! Pure like the rest of the domain: seed, moments and questions are given, nothing is read or written here.

pub mod blueprint;
pub mod console;
pub mod journal;
pub mod passed;
pub mod replay;
pub mod report;
pub mod set;
#[cfg(test)]
pub(crate) mod testing;

/// A blueprint row over questions.
pub use blueprint::{Blueprint, Count};
/// A finished set.
pub use set::Set;
