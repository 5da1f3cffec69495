//! What is said of a pack: diagnostics, and advice.

pub mod advice;
pub mod attributes;
pub mod blueprints;
pub mod common;
pub mod craft;
pub mod files;
pub mod kinds;
pub mod meant;
pub mod names;
pub mod questions;
pub mod settings;
pub mod translations;

use crate::words::sentences::Table;

/// Every table here.
pub const TABLES: &[Table] = &[
    ("advice", advice::ALL),
    ("attributes", attributes::ALL),
    ("blueprints", blueprints::ALL),
    ("common", common::ALL),
    ("craft", craft::ALL),
    ("files", files::ALL),
    ("kinds", kinds::ALL),
    ("meant", meant::ALL),
    ("names", names::ALL),
    ("questions", questions::ALL),
    ("settings", settings::ALL),
    ("translations", translations::ALL),
];
