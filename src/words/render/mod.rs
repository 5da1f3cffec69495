//! What documents say.

use crate::words::sentences::Table;

/// Every table here.
pub const TABLES: &[Table] = &[];
