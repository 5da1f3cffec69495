//! The state of database and surroundings: `viva doctor --json`.

use serde::Serialize;

use crate::app::context::Context;
use crate::app::doctor::Places;
use crate::judge::sandbox::Isolation;
use crate::store::{Health as Database, Repaired};

/// The object of `viva doctor --json`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Health<'a> {
    /// Whether there is no problem.
    pub ok: bool,
    /// Every problem, in words.
    pub problems: &'a [String],
    /// Whether the projections were worked out again.
    pub rebuilt: bool,
    /// The program's version.
    pub version: &'static str,
    /// The database.
    pub database: String,
    /// The settings file.
    pub config: String,
    /// The folder of what this machine notes of its databases.
    pub state: String,
    /// The folder of exams.
    pub exams: &'a str,
    /// The folders of the interviews that are known here.
    pub interviews: &'a [String],
    /// Size of the database in bytes.
    pub size_bytes: u64,
    /// Its schema version.
    pub schema_version: i64,
    /// SQLite's version.
    pub sqlite_version: &'a str,
    /// Whether the built-in bank in it is the one in the program.
    pub builtin_bank: &'a str,
    /// Active questions.
    pub questions: u32,
    /// Cards.
    pub cards: u32,
    /// Events of the log.
    pub events: u32,
    /// Python's version; null where none was found.
    pub python: Option<String>,
    /// Landlock's version; null where the kernel has none.
    pub landlock: Option<i32>,
    /// Whether system calls of judged code are filtered.
    pub calls_filtered: bool,
    /// Whether judged code has no network.
    pub network_denied: bool,
    /// Whether judged code can signal nobody else.
    pub signals_denied: bool,
    /// Whether the number of its processes is limited.
    pub processes_limited: bool,
    /// Where the database as it was before a repair is kept.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kept: Option<String>,
    /// What a repair left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub notes: Option<&'a [String]>,
}

/// What was done about the database before it was looked at.
#[derive(Clone, Copy, Debug)]
pub struct Repairs<'a> {
    /// The comparison of the built-in bank, in a word.
    pub builtin: &'a str,
    /// Whether the projections were worked out again.
    pub rebuilt: bool,
    /// The repair of a file that was not as viva makes it.
    pub repaired: Option<&'a Repaired>,
}

/// The whole object.
pub fn health<'a>(
    context: &Context,
    (found, isolation, python): (&'a Database, &Isolation, Option<String>),
    repairs: Repairs<'a>,
    places: &'a Places,
) -> Health<'a> {
    Health {
        ok: found.problems.is_empty(),
        problems: &found.problems,
        rebuilt: repairs.rebuilt,
        version: env!("CARGO_PKG_VERSION"),
        database: context.database.display().to_string(),
        config: context.env.config_file().display().to_string(),
        state: context.env.state_folder.display().to_string(),
        exams: &places.exams,
        interviews: &places.interviews,
        size_bytes: found.size_bytes,
        schema_version: found.schema_version,
        sqlite_version: &found.sqlite_version,
        builtin_bank: repairs.builtin,
        questions: found.counts.questions,
        cards: found.counts.cards,
        events: found.counts.events,
        python,
        landlock: isolation.landlock,
        calls_filtered: isolation.calls_filtered,
        network_denied: isolation.network_denied,
        signals_denied: isolation.signals_denied,
        processes_limited: isolation.process_limit,
        kept: repairs.repaired.map(|repaired| repaired.kept.display().to_string()),
        notes: repairs.repaired.map(|repaired| repaired.notes.as_slice()),
    }
}
