//! What is wrong with what was asked of the domain, and what it names.

use crate::words::sentences::Table;

/// Every table here.
pub const TABLES: &[Table] = &[];
