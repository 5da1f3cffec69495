//! Mock interviews: what a set is made from, the set, what happened in the interview, and what is said afterwards.
//!
//! Pure like the rest of the domain: seed, moments and questions are given, nothing is read or written here.

mod anchors;
pub mod assemble;
pub mod blueprint;
pub mod code;
pub mod compare;
pub mod comparison;
pub mod console;
pub mod debrief;
mod edge;
pub mod eligible;
pub mod evidence;
pub mod feasible;
pub mod flaw;
pub mod for_role;
pub mod heavy;
pub mod items;
pub mod journal;
pub mod kappa;
pub mod kit;
pub mod letter;
pub mod margins;
pub mod mark;
pub mod order;
pub mod panel;
pub mod parallel;
pub mod passed;
mod pool;
pub mod replay;
pub mod report;
pub mod samples;
pub mod scale;
pub mod score;
mod search;
pub mod set;
pub mod student;
pub mod swap;
mod themes;
pub mod weight;
pub mod wilson;

/// A blueprint row over questions.
pub use blueprint::{Blueprint, Count};
/// A finished set.
pub use set::Set;
