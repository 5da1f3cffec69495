//! Mock interviews: what a set is made from, the set, what happened in the interview, and what is said afterwards.
//!
//! Pure like the rest of the domain: seed, moments and questions are given, nothing is read or written here.

pub mod assemble;
pub mod blueprint;
pub mod candidate;
pub mod feasible;
pub mod journal;
pub mod margins;
pub mod order;
pub mod passed;
mod pool;
pub mod report;
mod search;
pub mod set;
pub mod swap;

/// A blueprint row over questions.
pub use blueprint::{Blueprint, Count};
/// A finished set.
pub use set::Set;
