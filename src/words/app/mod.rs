//! What the program says of what it does.

pub mod asking;
pub mod cards;
pub mod checking;
pub mod consent;
pub mod converting;
pub mod copies;
pub mod database;
pub mod editor;
pub mod encoding;
pub mod ending;
pub mod exporting;
pub mod files;
pub mod finding;
pub mod forgetting;
pub mod goal;
pub mod health;
pub mod holding;
pub mod importing;
pub mod interview;
pub mod manual;
pub mod narrowing;
pub mod output;
pub mod own_words;
pub mod packs;
pub mod planning;
pub mod role;
pub mod roles;
pub mod sets;
pub mod settings;
pub mod studying;
pub mod telling;
pub mod undoing;

use crate::words::sentences::Table;

/// Every table here.
pub const TABLES: &[Table] = &[
    ("asking", asking::ALL),
    ("cards", cards::ALL),
    ("checking", checking::ALL),
    ("consent", consent::ALL),
    ("converting", converting::ALL),
    ("copies", copies::ALL),
    ("database", database::ALL),
    ("editor", editor::ALL),
    ("encoding", encoding::ALL),
    ("ending", ending::ALL),
    ("exporting", exporting::ALL),
    ("files", files::ALL),
    ("finding", finding::ALL),
    ("forgetting", forgetting::ALL),
    ("goal", goal::ALL),
    ("health", health::ALL),
    ("holding", holding::ALL),
    ("importing", importing::ALL),
    ("interview", interview::ALL),
    ("manual", manual::ALL),
    ("narrowing", narrowing::ALL),
    ("output", output::ALL),
    ("own_words", own_words::ALL),
    ("packs", packs::ALL),
    ("planning", planning::ALL),
    ("role", role::ALL),
    ("roles", roles::ALL),
    ("sets", sets::ALL),
    ("settings", settings::ALL),
    ("studying", studying::ALL),
    ("telling", telling::ALL),
    ("undoing", undoing::ALL),
];
