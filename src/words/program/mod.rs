//! What is said of settings, of files, and of the program itself.

pub mod environment;

use crate::words::sentences::Table;

/// Every table here.
pub const TABLES: &[Table] = &[("environment", environment::ALL)];
