//! The state of database and surroundings: `viva doctor --json`.

use serde::Serialize;

use crate::app::context::Context;
use crate::judge::sandbox::Isolation;
use crate::store::Health as Database;

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
    /// Size of the database in bytes.
    pub size_bytes: u64,
    /// Its schema version.
    pub schema_version: i64,
    /// SQLite's version.
    pub sqlite_version: &'a str,
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
}

/// The whole object.
pub fn health<'a>(
    context: &Context,
    found: &'a Database,
    isolation: &Isolation,
    python: Option<String>,
    rebuilt: bool,
) -> Health<'a> {
    Health {
        ok: found.problems.is_empty(),
        problems: &found.problems,
        rebuilt,
        version: env!("CARGO_PKG_VERSION"),
        database: context.database.display().to_string(),
        config: context.env.config_file().display().to_string(),
        size_bytes: found.size_bytes,
        schema_version: found.schema_version,
        sqlite_version: &found.sqlite_version,
        questions: found.counts.questions,
        cards: found.counts.cards,
        events: found.counts.events,
        python,
        landlock: isolation.landlock,
        calls_filtered: isolation.calls_filtered,
        network_denied: isolation.network_denied,
        signals_denied: isolation.signals_denied,
        processes_limited: isolation.process_limit,
    }
}
