//! What is said of code and queries that were run.

use crate::words::sentences::Table;

/// Every table here.
pub const TABLES: &[Table] = &[];
