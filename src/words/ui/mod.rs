//! What screens say.

pub mod keys;
pub mod prompts;

use crate::words::sentences::Table;

/// Every table here.
pub const TABLES: &[Table] = &[("keys", keys::ALL), ("prompts", prompts::ALL)];
