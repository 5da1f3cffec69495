//! What is said of files of others.

use crate::words::sentences::Table;

/// Every table here.
pub const TABLES: &[Table] = &[];
