//! What is said of code and queries that were run.

pub mod code;
pub mod runs;
pub mod sql;

use crate::words::sentences::Table;

/// Every table here.
pub const TABLES: &[Table] = &[("code", code::ALL), ("runs", runs::ALL), ("sql", sql::ALL)];
