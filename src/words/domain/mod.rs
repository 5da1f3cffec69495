//! What is wrong with what was asked of the domain, and what it names.

pub mod answers;
pub mod flaws;
pub mod goals;
pub mod interviews;
pub mod sets;

use crate::words::sentences::Table;

/// Every table here.
pub const TABLES: &[Table] = &[
    ("answers", answers::ALL),
    ("flaws", flaws::ALL),
    ("goals", goals::ALL),
    ("interviews", interviews::ALL),
    ("sets", sets::ALL),
];
