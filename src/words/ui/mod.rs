//! What screens say.

pub mod answer;
pub mod commands;
pub mod day;
pub mod interview;
pub mod keys;
pub mod list;
pub mod mock_report;
pub mod mock_set;
pub mod placement;
pub mod plan;
pub mod prompts;
pub mod question;
pub mod stats;
pub mod summary;

use crate::words::sentences::Table;

/// Every table here.
pub const TABLES: &[Table] = &[
    ("answer", answer::ALL),
    ("commands", commands::ALL),
    ("day", day::ALL),
    ("interview", interview::ALL),
    ("keys", keys::ALL),
    ("list", list::ALL),
    ("mock_report", mock_report::ALL),
    ("mock_set", mock_set::ALL),
    ("placement", placement::ALL),
    ("plan", plan::ALL),
    ("prompts", prompts::ALL),
    ("question", question::ALL),
    ("stats", stats::ALL),
    ("summary", summary::ALL),
];
