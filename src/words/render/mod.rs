//! What documents say.

pub mod documents;
pub mod labels;
pub mod letters;
pub mod refusals;
pub mod reports;
pub mod statistics;

use crate::words::sentences::Table;

/// Every table here.
pub const TABLES: &[Table] = &[
    ("documents", documents::ALL),
    ("letters", letters::ALL),
    ("refusals", refusals::ALL),
    ("reports", reports::ALL),
    ("statistics", statistics::ALL),
];
