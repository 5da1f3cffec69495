//! What is said of code and queries that were run.

pub mod query;
pub mod tests_run;

use crate::words::sentences::Table;

/// Every table here.
pub const TABLES: &[Table] = &[("query", query::ALL), ("tests_run", tests_run::ALL)];
