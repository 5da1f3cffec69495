//! What is said of a pack: diagnostics, and advice.

pub mod meant;

use crate::words::sentences::Table;

/// Every table here.
pub const TABLES: &[Table] = &[("meant", meant::ALL)];
