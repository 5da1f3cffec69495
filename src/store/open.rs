//! Opens the database: creates it, upgrades it, or says why it cannot be used.

use std::path::Path;
use std::time::Duration;

use rusqlite::backup::Backup;
use rusqlite::{Connection, ErrorCode, MAIN_DB, OpenFlags};
use rusqlite_migration::Migrations;

use super::error::At;
use super::limits::{self, Budget};
use super::parts::{self, Part};
use super::paths::{SCHEMA_VERSION, beside, is_unwritable, plain, wait_for_others};
use super::place::Place;
use super::project::{self, RULES};
use super::schema::{self, Difference, MIGRATIONS};
use super::{Result, Store, StoreError, device};
use crate::domain::time::Moment;
use crate::files;
use crate::words::store::{damage, files as words};

/// The version from which on trust lies outside of the database.
const TRUST_MOVED_OUT: i64 = 3;

/// `viva` in ASCII, in the header of every database of ours.
pub(super) const APPLICATION_ID: i64 = 0x7669_7661;

/// Pages copied in one step: all, so that no writer comes between.
pub(super) const ALL_PAGES: i32 = i32::MAX;
/// Pause before a step is tried again because the source was locked.
pub(super) const RETRY_AFTER: Duration = Duration::from_millis(10);

const BUSY_TIMEOUT: Duration = Duration::from_secs(5);
/// Statements kept prepared: more than any one command uses.
const CACHED_STATEMENTS: usize = 64;
const CREATE_ATTEMPTS: u32 = 200;

impl Store {
    /// Opens the database at `path`; makes it and its folder where they are missing, and upgrades an older one after copying it
    /// to `NAME.before-vN` beside itself. Several processes may do so at once. `now` is kept as the moment of a creation.
    ///
    /// # Errors
    /// [`StoreError::ReadOnly`] where a file is there that cannot be written: see [`Store::open_to_read`].
    pub fn open(path: &Path, now: Moment) -> Result<Self> {
        if is_unwritable(path) {
            return Err(StoreError::ReadOnly { path: path.to_owned() });
        }
        if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
            files::make_folder(folder, files::Access::Private)
                .map_err(|error| StoreError::file(folder, words::cannot_be_created(), error))?;
        }
        parts::sweep(path);
        files::create(path)
            .map_err(|error| StoreError::file(path, words::cannot_be_created(), error))?;
        let (mut connection, budget) = connect(path, OpenFlags::SQLITE_OPEN_CREATE)?;
        if connection.is_readonly(MAIN_DB).at(path)? {
            return Err(StoreError::ReadOnly { path: path.to_owned() });
        }
        let (version, differences) = examine(&connection, path)?;
        refuse_altered(path, &differences)?;
        let ended_trust = trusted_packs(&connection, version).at(path)?;
        if version < SCHEMA_VERSION {
            let migrations = Migrations::from_directory(&MIGRATIONS)
                .map_err(|error| migration_failed(path, error))?;
            upgrade(&mut connection, path, &migrations, SCHEMA_VERSION)?;
        }
        use_wal(&connection, path)?;
        let (device, is_new) = match device::of(&connection).at(path)? {
            Some(device) => (device, false),
            None => {
                // Of two programs that create at once, the second finds the device of the first.
                let is_new = device::add(&connection, now).at(path)?;
                (device::of(&connection).at(path)?.ok_or_else(|| no_device(path))?, is_new)
            }
        };
        let mut store = Self::over(connection, budget, path, device);
        (store.ended_trust, store.is_new) = (ended_trust, is_new);
        store.follow_rules()?;
        Ok(store)
    }

    /// Works out anew what follows from the log where other rules did so before. What a newer viva worked out stays.
    fn follow_rules(&mut self) -> Result<()> {
        let path = self.path.clone();
        let has_rules = |connection: &Connection| {
            device::instance(connection).map(|found| found.is_some_and(|it| it.rules == RULES))
        };
        if has_rules(&self.connection).at(&path)? || self.refuse_newer().is_err() {
            return Ok(());
        }
        self.write(|log| {
            log.execute(sql!("instance_add"), []).at(&path)?;
            // Another program may have been quicker.
            if !has_rules(log).at(&path)? {
                project::rebuild(log).at(&path)?;
            }
            Ok(())
        })
    }

    pub(super) fn over(
        connection: Connection,
        budget: Budget,
        path: &Path,
        device: [u8; 16],
    ) -> Self {
        connection.set_prepared_statement_cache_capacity(CACHED_STATEMENTS);
        let place = Place::of(&connection, path, &device);
        Self {
            connection,
            budget,
            path: path.to_owned(),
            device,
            is_read_only: false,
            is_new: false,
            ended_trust: Vec::new(),
            place,
            spoken: Vec::new(),
            rescue_folder: None,
        }
    }
}

/// Packs that a database of an earlier version says are trusted; later ones say nothing of it.
pub(super) fn trusted_packs(
    connection: &Connection,
    version: i64,
) -> rusqlite::Result<Vec<String>> {
    if !(1..TRUST_MOVED_OUT).contains(&version) {
        return Ok(Vec::new());
    }
    connection.prepare(sql!("trusted_list"))?.query_map([], |row| row.get(0))?.collect()
}

pub(super) fn no_device(path: &Path) -> StoreError {
    StoreError::Damaged { path: path.to_owned(), detail: damage::no_device_id().to_owned() }
}

/// A connection with the settings that every one has. The file is not touched before its first query.
pub(super) fn connect(path: &Path, extra: OpenFlags) -> Result<(Connection, Budget)> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX | extra;
    if path.is_dir() {
        let detail = words::a_folder().to_owned();
        return Err(StoreError::CannotOpen { path: path.to_owned(), detail });
    }
    settled(Connection::open_with_flags(plain(path), flags).at(path)?, path)
}

/// A connection just opened, with the settings that every one has.
pub(super) fn settled(connection: Connection, path: &Path) -> Result<(Connection, Budget)> {
    connection.busy_timeout(BUSY_TIMEOUT).at(path)?;
    let budget = limits::bound(&connection, path).at(path)?;
    connection.execute_batch(sql!("connection_set")).at(path)?;
    Ok((connection, budget))
}

/// The schema version of a file, and how its schema differs from what the migrations up to that version make. Both are of one
/// moment: another program may upgrade the file meanwhile.
pub(super) fn examine(connection: &Connection, path: &Path) -> Result<(i64, Vec<Difference>)> {
    let moment = connection.unchecked_transaction().at(path)?;
    let version = version_of(&moment, path)?;
    let differences = schema::differences(&moment, version).at(path)?;
    moment.finish().at(path)?;
    Ok((version, differences))
}

/// Fails unless the schema is what the migrations make.
pub(super) fn refuse_altered(path: &Path, differences: &[Difference]) -> Result<()> {
    if differences.is_empty() {
        return Ok(());
    }
    let differences = differences.iter().map(ToString::to_string).collect();
    Err(StoreError::Altered { path: path.to_owned(), differences })
}

/// The schema version of a database that is ours or empty; an error for any other.
pub(super) fn version_of(connection: &Connection, path: &Path) -> Result<i64> {
    let (found, application, objects) = connection
        .query_row(sql!("schema_identify"), [], |row| {
            Ok((row.get::<_, i64>(0)?, row.get::<_, i64>(1)?, row.get::<_, i64>(2)?))
        })
        .at(path)?;
    let path = path.to_owned();
    if found < 0 {
        let detail = damage::schema_version_is(&found);
        return Err(StoreError::Damaged { path, detail });
    }
    if found > SCHEMA_VERSION {
        return Err(StoreError::FromTheFuture { found, known: SCHEMA_VERSION, path });
    }
    if application != APPLICATION_ID && (objects > 0 || found != 0) {
        return Err(StoreError::NotOurs { path });
    }
    Ok(found)
}

/// Brings a database up to `known`. The one that comes second when two try finds the work done.
pub(super) fn upgrade(
    connection: &mut Connection,
    path: &Path,
    migrations: &Migrations<'_>,
    known: i64,
) -> Result<()> {
    let version = |connection: &Connection| {
        connection.pragma_query_value(None, "user_version", |row| row.get::<_, i64>(0))
    };
    // Another program may have made or upgraded it since it was looked at: then there is nothing to keep.
    if (1..known).contains(&version(connection).at(path)?) {
        copy_before(connection, path, known)?;
    }
    for attempt in 1.. {
        let Err(error) = migrations.to_latest(connection) else { break };
        if version(connection).is_ok_and(|found| found >= known) {
            break;
        }
        // Reading the version and taking the lock are two steps in the crate: between them, another process may begin.
        if attempt == CREATE_ATTEMPTS || !is_contention(&error) {
            return Err(migration_failed(path, error));
        }
        wait_for_others();
    }
    Ok(())
}

fn is_contention(error: &rusqlite_migration::Error) -> bool {
    let rusqlite_migration::Error::RusqliteError { err, .. } = error else { return false };
    matches!(
        err.sqlite_error_code(),
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked | ErrorCode::SchemaChanged)
    ) || err.to_string().contains("already exists")
}

fn migration_failed(path: &Path, error: rusqlite_migration::Error) -> StoreError {
    match error {
        rusqlite_migration::Error::RusqliteError { err, .. } => StoreError::from_sql(path, err),
        other => StoreError::Sql { path: path.to_owned(), detail: other.to_string() },
    }
}

/// Copies the database as it is to `NAME.before-vN`, and keeps such a copy if one is there already.
fn copy_before(connection: &Connection, path: &Path, known: i64) -> Result<()> {
    let copy = beside(path, &format!(".before-v{known}"));
    if copy.exists() {
        return Ok(());
    }
    let part = Part::beside(&copy);
    files::create_new(part.path())
        .map_err(|error| StoreError::file(part.path(), words::cannot_be_made(), error))?;
    let mut target = Connection::open(plain(part.path())).at(part.path())?;
    let copied = Backup::new(connection, &mut target)
        .and_then(|backup| backup.run_to_completion(ALL_PAGES, RETRY_AFTER, None));
    copied.at(part.path())?;
    target.close().map_err(|(_, error)| error).at(part.path())?;
    std::fs::rename(part.path(), &copy)
        .map_err(|error| StoreError::file(&copy, words::cannot_be_made(), error))
}

/// Switches to the write-ahead log. SQLite does not wait for others while it does, so this waits in its place.
fn use_wal(connection: &Connection, path: &Path) -> Result<()> {
    for attempt in 1.. {
        let switched = connection.query_row(sql!("journal_set"), [], |row| row.get::<_, String>(0));
        match switched {
            Ok(mode) if mode == "wal" => break,
            Ok(_) => return Err(StoreError::ReadOnly { path: path.to_owned() }),
            Err(error)
                if attempt < CREATE_ATTEMPTS
                    && error.sqlite_error_code() == Some(ErrorCode::DatabaseBusy) =>
            {
                wait_for_others();
            }
            Err(error) => return Err(StoreError::from_sql(path, error)),
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use rusqlite_migration::M;

    use super::*;
    use crate::store::testing;

    fn migration(path: &str) -> &'static str {
        MIGRATIONS.get_file(path).and_then(|file| file.contents_utf8()).unwrap()
    }

    #[test]
    fn a_database_of_the_first_version_keeps_its_answers() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("bank.db");
        let (mut connection, _) = connect(&path, OpenFlags::SQLITE_OPEN_CREATE).unwrap();
        let first = Migrations::new(vec![M::up(migration("01-bank/up.sql"))]);
        upgrade(&mut connection, &path, &first, 1).unwrap();
        device::add(&connection, testing::NOW).unwrap();
        let answer = r#"{"grade":4,"mode":"review","study_day":20778,"elapsed_ms":1,"hints":0}"#;
        for (seq, kind, body) in [(1, "reviewed", answer), (2, "suspended", "{}")] {
            let text = "INSERT INTO event
                SELECT id, ?1, ?1, 0, 0, ?2, 1, 'a/b', NULL, ?3 FROM device";
            connection.execute(text, (seq, kind, body)).unwrap();
        }
        // As the first version had worked it out.
        let text = "INSERT INTO suspended VALUES ('a/b');
            INSERT INTO card VALUES ('a/b', 1, 250, 1, 20779, 20778, 20778, 1, 0);
            INSERT INTO review SELECT 1, id, 1, 'a/b', 0, 0, 20778, 'review', 4, 1, 0 FROM device;";
        connection.execute_batch(text).unwrap();
        drop(connection);
        let restored = folder.path().join("restored.db");
        Store::restore(&path, &restored, false).unwrap();
        assert_eq!(Store::check(&restored, true, testing::NOW).unwrap().health.counts.events, 2);
        let mut store = Store::open(&path, testing::NOW).unwrap();
        let health = store.doctor().unwrap();
        assert_eq!((health.counts.events, health.counts.answers, health.counts.cards), (2, 1, 1));
        assert_eq!(health.problems, [] as [&str; 0]);
        assert!(store.levels_passed().unwrap().is_empty());
        assert!(folder.path().join(format!("bank.db.before-v{SCHEMA_VERSION}")).exists());
    }

    #[test]
    fn an_older_database_is_copied_beside_itself_before_it_is_upgraded() {
        let (folder, store) = testing::open();
        let path = store.path.clone();
        drop(store);
        let (mut connection, _) = connect(&path, OpenFlags::empty()).unwrap();
        let extra = M::up("CREATE TABLE extra (x) ;");
        let mut names: Vec<_> = MIGRATIONS.dirs().map(|folder| folder.path()).collect();
        names.sort_unstable();
        let known =
            names.iter().map(|name| M::up(migration(&format!("{}/up.sql", name.display()))));
        let later = Migrations::new(known.chain([extra]).collect());
        for _ in 0..2 {
            upgrade(&mut connection, &path, &later, SCHEMA_VERSION + 1).unwrap();
        }
        let version = |path: &Path| {
            let opened = Connection::open(path).unwrap();
            opened.pragma_query_value(None, "user_version", |row| row.get::<_, i64>(0)).unwrap()
        };
        let copy = folder.path().join(format!("bank.db.before-v{}", SCHEMA_VERSION + 1));
        assert_eq!((version(&path), version(&copy)), (SCHEMA_VERSION + 1, SCHEMA_VERSION));
        match Store::open(&path, testing::NOW) {
            Err(StoreError::FromTheFuture { found, known, .. }) => {
                assert_eq!((found, known), (SCHEMA_VERSION + 1, SCHEMA_VERSION));
            }
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_failed_upgrade_changes_nothing_and_names_the_file() {
        let (_folder, store) = testing::open();
        let path = store.path.clone();
        drop(store);
        let (mut connection, _) = connect(&path, OpenFlags::empty()).unwrap();
        let done = (0..SCHEMA_VERSION).map(|_| M::up(""));
        let last = M::up("CREATE TABLE extra (x); CREATE TABLE extra2 (");
        let broken = Migrations::new(done.chain([last]).collect());
        let error = upgrade(&mut connection, &path, &broken, SCHEMA_VERSION + 1).unwrap_err();
        assert!(error.to_string().starts_with(path.to_str().unwrap()), "{error}");
        let left: i64 = connection
            .query_row("SELECT count(*) FROM sqlite_schema WHERE name = 'extra'", [], |row| {
                row.get(0)
            })
            .unwrap();
        assert_eq!(left, 0);
    }

    #[test]
    fn a_full_disk_and_a_read_only_one_are_told_apart_and_lose_nothing() {
        let (_folder, mut store) = testing::open();
        let answered = testing::answered("threads/lock");
        store.record(&answered, None, testing::NOW).unwrap();
        for (setting, back, expected) in [
            ("PRAGMA max_page_count = 1", "PRAGMA max_page_count = 1000000", "the disk is full"),
            ("PRAGMA query_only = ON", "PRAGMA query_only = OFF", "it is read-only"),
        ] {
            store.connection.execute_batch(setting).unwrap();
            let mut answers = (0..1000).map(|_| store.record(&answered, None, testing::NOW));
            let error = answers.find_map(Result::err).unwrap();
            assert!(error.to_string().ends_with(expected), "{error}");
            store.connection.execute_batch(back).unwrap();
            store.record(&answered, None, testing::NOW).unwrap();
            assert!(store.doctor().unwrap().problems.is_empty());
        }
    }

    #[test]
    fn every_connection_is_durable_and_guards_the_log() {
        let (_folder, store) = testing::open();
        for (setting, expected) in [
            ("synchronous", 2),
            ("foreign_keys", 1),
            ("recursive_triggers", 1),
            ("busy_timeout", 5000),
            ("trusted_schema", 0),
        ] {
            let found: i64 =
                store.connection.pragma_query_value(None, setting, |row| row.get(0)).unwrap();
            assert_eq!(found, expected, "{setting}");
        }
    }
}
