//! What screens say.

pub mod session;

use crate::words::sentences::Table;

/// Every table here.
pub const TABLES: &[Table] = &[("session", session::ALL)];
