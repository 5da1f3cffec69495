//! Whether rows were written out by hand instead of being asked of the tables: a query that answers the question follows the tables
//! when they hold other rows.

use std::time::Instant;

use super::database::{Database, quoted};
use super::{Exercise, Rows, compare};

/// Tables of which a row is taken away.
const TABLES_TRIED: usize = 8;

/// How often the reference must have given other rows, and the query none of the times, to say that it does not follow.
const PROOFS: usize = 3;

const TABLES: &str = "SELECT name FROM sqlite_schema WHERE type = 'table' \
                      AND name NOT LIKE 'sqlite!_%' ESCAPE '!' AND ?1 = '' ORDER BY rowid";
const TRIGGERS: &str = "SELECT name FROM sqlite_schema WHERE type = 'trigger' AND ?1 = ''";

impl Exercise {
    /// Whether a query whose rows are right gives them whatever the tables hold. It is held against the reference on tables that lack a
    /// row; one change that both follow clears it, and so does an error: only what was seen never to follow is accused.
    pub(super) fn is_written_out(&self, query: &str, end: Instant) -> bool {
        let mut proofs = 0;
        let (single, all) = self.changes();
        for (change, is_all) in single.iter().map(|one| (one, false)).chain([(&all, true)]) {
            // Everything taken away says something only where no single row did.
            if proofs == PROOFS || is_all && proofs > 0 {
                break;
            }
            let Some(database) = self.changed(change, false, end) else { continue };
            let Ok(expected) = database.query(&self.answer) else { continue };
            if self.is_unmoved(&expected) {
                continue;
            }
            match database.query(query) {
                Ok(given) if self.is_unmoved(&given) => proofs += 1,
                _ => return false,
            }
        }
        proofs > 0
    }

    fn is_unmoved(&self, rows: &Rows) -> bool {
        compare(&self.expected, rows, self.ordered).is_none()
    }

    /// Statements that take the first or the last row of one table, and one that takes every row of all.
    fn changes(&self) -> (Vec<String>, String) {
        let names = self.database.own(TABLES, "").unwrap_or_default();
        let names: Vec<String> =
            names.iter().filter_map(|row| row.first()).map(|name| quoted(name)).collect();
        let one = |end: &'static str| {
            names.iter().take(TABLES_TRIED).map(move |name| {
                format!("DELETE FROM {name} WHERE rowid = (SELECT {end}(rowid) FROM {name});")
            })
        };
        let all = names.iter().map(|name| format!("DELETE FROM {name};")).collect();
        (one("max").chain(one("min")).collect(), all)
    }

    /// The tables of the setup after a change; `None` where it cannot be made. With `keeps_keys` a change that leaves a row without the
    /// one that it refers to cannot.
    pub(super) fn changed(&self, change: &str, keeps_keys: bool, end: Instant) -> Option<Database> {
        let triggers = self.database.own(TRIGGERS, "").unwrap_or_default();
        let dropped: String = triggers
            .iter()
            .filter_map(|row| row.first())
            .map(|name| format!("DROP TRIGGER {};", quoted(name)))
            .collect();
        // A comment may end the setup.
        let keys = if keeps_keys { "ON" } else { "OFF" };
        let setup = format!("{}\n;PRAGMA foreign_keys = {keys};{dropped}{change}", self.setup);
        Database::until(Some(end), &setup).ok()
    }
}
