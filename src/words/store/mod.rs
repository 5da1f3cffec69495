//! What is said of the database.

use crate::words::sentences::Table;

/// Every table here.
pub const TABLES: &[Table] = &[];
