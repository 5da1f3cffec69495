//! What is said of code and queries that were run.

pub mod query;

use crate::words::sentences::Table;

/// Every table here.
pub const TABLES: &[Table] = &[("query", query::ALL)];
