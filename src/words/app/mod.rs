//! What the program says of what it does.

pub mod cards;
pub mod consent;
pub mod copies;
pub mod ending;
pub mod health;
pub mod manual;
pub mod narrowing;
pub mod output;
pub mod packs;
pub mod roles;
pub mod settings;
pub mod studying;

use crate::words::sentences::Table;

/// Every table here.
pub const TABLES: &[Table] = &[
    ("cards", cards::ALL),
    ("consent", consent::ALL),
    ("copies", copies::ALL),
    ("ending", ending::ALL),
    ("health", health::ALL),
    ("manual", manual::ALL),
    ("narrowing", narrowing::ALL),
    ("output", output::ALL),
    ("packs", packs::ALL),
    ("roles", roles::ALL),
    ("settings", settings::ALL),
    ("studying", studying::ALL),
];
