//! The examples of the help, and what commands print.

use crate::words::sentences::Table;

/// Every table here.
pub const TABLES: &[Table] = &[];
