//! What is said of the database.

pub mod advice;
pub mod damage;
pub mod errors;
pub mod files;

use crate::words::sentences::Table;

/// Every table here.
pub const TABLES: &[Table] = &[
    ("advice", advice::ALL),
    ("damage", damage::ALL),
    ("errors", errors::ALL),
    ("files", files::ALL),
];
