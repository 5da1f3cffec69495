//! What the program says of what it does.

use crate::words::sentences::Table;

/// Every table here.
pub const TABLES: &[Table] = &[];
