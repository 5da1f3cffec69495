//! What is said of files of others.

pub mod files;
pub mod skipped;

use crate::words::sentences::Table;

/// Every table here.
pub const TABLES: &[Table] = &[("files", files::ALL), ("skipped", skipped::ALL)];
