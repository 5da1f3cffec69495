//! What is said of a pack: diagnostics, and advice.

use crate::words::sentences::Table;

/// Every table here.
pub const TABLES: &[Table] = &[];
