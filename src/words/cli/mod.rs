//! The examples of the help, and what commands print.

pub mod written;

use crate::words::sentences::Table;

/// Every table here.
pub const TABLES: &[Table] = &[("written", written::ALL)];
