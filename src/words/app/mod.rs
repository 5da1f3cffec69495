//! What the program says of what it does.

pub mod asking;
pub mod cards;
pub mod checking;
pub mod converting;
pub mod database;
pub mod exporting;
pub mod files;
pub mod finding;
pub mod forgetting;
pub mod goal;
pub mod holding;
pub mod importing;
pub mod own_words;
pub mod packs;
pub mod planning;
pub mod role;
pub mod sets;
pub mod telling;
pub mod undoing;

use crate::words::sentences::Table;

/// Every table here.
pub const TABLES: &[Table] = &[
    ("asking", asking::ALL),
    ("cards", cards::ALL),
    ("checking", checking::ALL),
    ("converting", converting::ALL),
    ("database", database::ALL),
    ("exporting", exporting::ALL),
    ("files", files::ALL),
    ("finding", finding::ALL),
    ("forgetting", forgetting::ALL),
    ("goal", goal::ALL),
    ("holding", holding::ALL),
    ("importing", importing::ALL),
    ("own_words", own_words::ALL),
    ("packs", packs::ALL),
    ("planning", planning::ALL),
    ("role", role::ALL),
    ("sets", sets::ALL),
    ("telling", telling::ALL),
    ("undoing", undoing::ALL),
];
