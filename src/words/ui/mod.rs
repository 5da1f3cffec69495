//! What screens say.

pub mod answer;
pub mod commands;
pub mod keys;
pub mod placement;
pub mod prompts;
pub mod question;

use crate::words::sentences::Table;

/// Every table here.
pub const TABLES: &[Table] = &[
    ("answer", answer::ALL),
    ("commands", commands::ALL),
    ("keys", keys::ALL),
    ("placement", placement::ALL),
    ("prompts", prompts::ALL),
    ("question", question::ALL),
];
