//! What is said of files of others.

pub mod reasons;

use crate::words::sentences::Table;

/// Every table here.
pub const TABLES: &[Table] = &[("reasons", reasons::ALL)];
