//! What is said of settings, of files, and of the program itself.

pub mod environment;
pub mod errors;
pub mod files;
pub mod settings;

use crate::words::sentences::Table;

/// Every table here.
pub const TABLES: &[Table] = &[
    ("environment", environment::ALL),
    ("errors", errors::ALL),
    ("files", files::ALL),
    ("settings", settings::ALL),
];
