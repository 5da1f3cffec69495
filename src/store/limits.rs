//! What bounds a connection: the file behind it may have been made by a stranger.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use rusqlite::Connection;
use rusqlite::config::DbConfig;
use rusqlite::limits::Limit;

/// Steps of SQLite's virtual machine between two looks at the budget.
const STEPS_A_LOOK: i32 = 1 << 16;
/// Looks that any one call may take: 134 million steps, about a second. The longest of ours on a small file takes a hundredth.
const LOOKS_BASE: u64 = 1 << 11;
/// Bytes of the file for which a call gets one more look. Replaying a log takes up to 20,000 steps for 4 KiB of it.
const BYTES_A_LOOK: u64 = 12 << 10;
/// Triggers within triggers. The longest chain of ours is the removal of a pack, four deep.
const TRIGGER_DEPTH: i32 = 16;
/// Bytes of one value. A question's file holds 4 MiB at most.
const VALUE_BYTES: i32 = 64 << 20;

/// How many steps a call may still take. What runs on beyond it is ended, whatever it is: a trigger without an end, for example.
#[derive(Clone, Debug)]
pub(super) struct Budget {
    looks: Arc<AtomicU64>,
}

impl Budget {
    /// Lets the next call take its full share.
    pub fn refill(&self) {
        self.looks.store(0, Ordering::Relaxed);
    }
}

/// Bounds what the schema of the file at `path` can do through `connection`.
pub(super) fn bound(connection: &Connection, path: &Path) -> rusqlite::Result<Budget> {
    for (setting, wanted) in [
        // No writing of the schema or of the search index's own tables, whatever the file says.
        (DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true),
        (DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false),
    ] {
        connection.set_db_config(setting, wanted)?;
    }
    for (limit, most) in [
        (Limit::SQLITE_LIMIT_TRIGGER_DEPTH, TRIGGER_DEPTH),
        (Limit::SQLITE_LIMIT_LENGTH, VALUE_BYTES),
        (Limit::SQLITE_LIMIT_ATTACHED, 0),
    ] {
        connection.set_limit(limit, most)?;
    }
    let size = |suffix| {
        let path = super::paths::beside(path, suffix);
        std::fs::metadata(path).map_or(0, |found| found.len())
    };
    let most = LOOKS_BASE + (size("") + size("-wal")) / BYTES_A_LOOK;
    let budget = Budget { looks: Arc::default() };
    let looks = Arc::clone(&budget.looks);
    connection.progress_handler(
        STEPS_A_LOOK,
        Some(move || looks.fetch_add(1, Ordering::Relaxed) >= most),
    )?;
    Ok(budget)
}

/// Nothing that the file brings runs while its tables are read.
pub(super) fn disarm(connection: &Connection) -> rusqlite::Result<()> {
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_VIEW, false)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use crate::store::{StoreError, testing};

    const ENDLESS: &str = "CREATE TRIGGER endless AFTER INSERT ON card BEGIN
        INSERT OR REPLACE INTO note (question, text)
        WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT 'a/b', max(x) FROM n;
        END;";

    #[test]
    fn an_endless_trigger_is_ended_and_nothing_of_its_answer_is_kept() {
        let (_folder, mut store) = testing::open();
        store.record(&testing::answered("threads/queue"), None, testing::NOW).unwrap();
        store.connection.execute_batch(ENDLESS).unwrap();
        let error = store.record(&testing::answered("threads/lock"), None, testing::NOW);
        let error = error.unwrap_err();
        assert!(matches!(error, StoreError::Endless { .. }), "{error}");
        assert!(error.hint().unwrap().contains("viva doctor"));
        store.connection.execute_batch("DROP TRIGGER endless").unwrap();
        assert_eq!(store.doctor().unwrap().counts.events, 1);
        store.record(&testing::answered("threads/lock"), None, testing::NOW).unwrap();
    }

    #[test]
    fn no_statement_writes_the_schema_or_attaches_a_file() {
        let (_folder, store) = testing::open();
        for statement in [
            "PRAGMA writable_schema = ON; DELETE FROM sqlite_schema WHERE type = 'trigger'",
            "DELETE FROM question_fts_data",
            "ATTACH ':memory:' AS other",
        ] {
            assert!(store.connection.execute_batch(statement).is_err(), "{statement}");
        }
    }
}
