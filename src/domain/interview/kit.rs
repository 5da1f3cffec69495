//! A kit that is used again: what became of its questions meanwhile, and why it stays as it is.

use serde::Serialize;

/// How the bank stands to a question as a kit has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Since {
    /// The bank has it as the kit has it.
    Same,
    /// The bank has it no longer.
    Withdrawn,
    /// The bank has another text of it.
    Changed,
    /// Somebody flagged it.
    Flagged,
}

/// A question of a kit that is no longer what it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Its number, from 1.
    pub number: u32,
    /// The first line of its prompt.
    pub prompt: String,
    /// What became of it.
    pub since: Since,
}

/// Why a kit stays as it is when one of its questions is replaced.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kept {
    /// An interview was held with it.
    Held,
    /// Others had its questions: their codes.
    Used(Vec<String>),
}

/// What comes next with a set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// The interview was not begun.
    Hold,
    /// Somebody has not finished.
    GoOn,
    /// All who began have finished.
    Score,
}
