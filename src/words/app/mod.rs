//! What the program says of what it does.

pub mod editor;
pub mod encoding;
pub mod interview;
pub mod pages;

use crate::words::sentences::Table;

/// Every table here.
pub const TABLES: &[Table] = &[
    ("editor", editor::ALL),
    ("encoding", encoding::ALL),
    ("interview", interview::ALL),
    ("pages", pages::ALL),
];
