//! The examples of the help, and what commands print.

pub mod arguments;
pub mod examples;
pub mod manual;

use crate::words::sentences::Table;

/// Every table here.
pub const TABLES: &[Table] = &[
    ("arguments", arguments::ALL),
    ("examples of interviews", examples::interview::ALL),
    ("examples of studying", examples::study::ALL),
    ("examples of the bank", examples::bank::ALL),
    ("examples of the program", examples::program::ALL),
];
