//! A database in memory with a setup in it, and queries on it.

use std::time::Instant;

use rusqlite::config::DbConfig;
use rusqlite::fallible_iterator::FallibleIterator;
use rusqlite::{Batch, Connection, Statement};

use super::failure::{Failure, Stop, TOO_MANY_ROWS};
use super::functions;
use super::guard::{Guard, Mode};
use super::limits::{self, HEAP_BYTES, PAGES, QUERY_BYTES, RESULT_BYTES, ROWS, SETUP_BYTES};
use super::value::{Row, Rows, Value};
use crate::words::judge::sql as says;

/// A database that only lives in memory; what is not a setup can only read it.
#[derive(Debug)]
pub(super) struct Database {
    connection: Connection,
    guard: Guard,
}

impl Database {
    /// Runs a setup in an empty database.
    pub(super) fn new(setup: &str) -> Result<Self, Failure> {
        Self::until(None, setup)
    }

    /// The same, where neither the setup nor any query on it runs longer than to `end`.
    pub(super) fn until(end: Option<Instant>, setup: &str) -> Result<Self, Failure> {
        let failed = |error: rusqlite::Error| Failure::message(says::does_not_start(&error));
        let connection = Connection::open_in_memory().map_err(failed)?;
        let guard = configured(&connection, end).map_err(failed)?;
        let database = Self { connection, guard };
        database.set_up(setup)?;
        limits::apply(&database.connection, QUERY_BYTES).map_err(failed)?;
        Ok(database)
    }

    fn set_up(&self, setup: &str) -> Result<(), Failure> {
        if setup.len() > SETUP_BYTES {
            let message = says::longer_than(&(SETUP_BYTES >> 10));
            return Err(Failure::message(message));
        }
        no_nul(setup)?;
        self.guard.start(Mode::Setup);
        let failed = |error: rusqlite::Error| match Failure::of(&error, setup, &self.guard) {
            Failure::Stopped(Stop::Forbidden(action)) => {
                Failure::message(says::may_only_build_tables(&action))
            }
            other => other,
        };
        let mut batch = Batch::new(&self.connection, setup);
        while let Some(mut statement) = batch.next().map_err(failed)? {
            let mut rows = statement.query([]).map_err(failed)?;
            while rows.next().map_err(failed)?.is_some() {}
            drop(rows);
            drop(statement);
            self.guard.go_on();
        }
        if !self.connection.is_autocommit() {
            return Err(Failure::message(says::transaction_is_left_open()));
        }
        Ok(())
    }

    /// Runs one query that only reads.
    pub(super) fn query(&self, query: &str) -> Result<Rows, Failure> {
        self.start_clock();
        self.query_in_time(query)
    }

    /// Gives the full time to the queries that follow.
    pub(super) fn start_clock(&self) {
        self.guard.start(Mode::Query);
    }

    /// The same within the time since the clock was started.
    pub(super) fn query_in_time(&self, query: &str) -> Result<Rows, Failure> {
        if query.len() > QUERY_BYTES {
            return Err(Failure::Stopped(Stop::Text));
        }
        no_nul(query)?;
        self.guard.go_on();
        // SQLite looks at the clock only after some steps: many short queries would never be late.
        if self.guard.is_late() {
            return Err(Failure::Stopped(Stop::Time));
        }
        let failed = |error: rusqlite::Error| Failure::of(&error, query, &self.guard);
        let mut statement = self.connection.prepare(query).map_err(failed)?;
        if statement.column_count() == 0 {
            let message = match statement.expanded_sql() {
                None => says::no_query(),
                Some(_) => says::gives_no_rows(),
            };
            return Err(Failure::message(message));
        }
        if !statement.readonly() {
            return Err(Failure::Stopped(Stop::Forbidden(says::change_something().to_owned())));
        }
        if statement.parameter_count() > 0 {
            let name = statement.parameter_name(1).unwrap_or("?").to_owned();
            let message = says::no_value_for(&name);
            return Err(Failure::message(message));
        }
        self.fetch(&mut statement, query)
    }

    fn fetch(&self, statement: &mut Statement<'_>, query: &str) -> Result<Rows, Failure> {
        let failed = |error: rusqlite::Error| Failure::of(&error, query, &self.guard);
        let columns: Vec<String> = statement.column_names().into_iter().map(Into::into).collect();
        let width = columns.len();
        let mut result = Rows { columns, rows: Vec::new() };
        let mut size_bytes = 0;
        let mut rows = statement.query([]).map_err(failed)?;
        while let Some(row) = rows.next().map_err(failed)? {
            if result.rows.len() == ROWS {
                return Err(Failure::Stopped(TOO_MANY_ROWS));
            }
            let cell = |column| row.get_ref(column).map(Value::from);
            let row: Row = (0..width).map(cell).collect::<Result<_, _>>().map_err(failed)?;
            size_bytes += row.iter().map(Value::size_bytes).sum::<usize>();
            if size_bytes > RESULT_BYTES {
                return Err(Failure::Stopped(Stop::Result));
            }
            result.rows.push(row);
        }
        Ok(result)
    }

    /// Lets unqualified names of tables give their rows last to first: what a query gives differently then was left to
    /// chance. Tables without a rowid stay as they are.
    pub(super) fn turn_tables(&self) -> rusqlite::Result<()> {
        const TABLES: &str = "SELECT name FROM sqlite_schema WHERE type = 'table' \
                              AND name NOT LIKE 'sqlite!_%' ESCAPE '!' AND ?1 = ''";
        let names = self.own(TABLES, "")?;
        self.guard.start(Mode::Own);
        let turned = self.turn(&names);
        self.guard.start(Mode::Query);
        turned
    }

    fn turn(&self, names: &[Vec<String>]) -> rusqlite::Result<()> {
        for name in names.iter().filter_map(|row| row.first()) {
            let name = quoted(name);
            // Ordered by an expression: where a view is ordered by a plain column, SQLite 3.53 takes a GROUP BY with an
            // equal ORDER BY for sorted already, and gives it backwards.
            let view = format!(
                "CREATE TEMP VIEW {name} AS SELECT * FROM main.{name} ORDER BY -rowid LIMIT -1"
            );
            // A view of a table without a rowid could not be read.
            let has_rowid = format!("SELECT rowid FROM main.{name} LIMIT 0");
            if self.connection.prepare(&has_rowid).is_ok() {
                self.connection.execute_batch(&view)?;
            }
        }
        Ok(())
    }

    /// Runs a query of our own, with one parameter; its rows as text.
    pub(super) fn own(&self, query: &str, parameter: &str) -> rusqlite::Result<Vec<Vec<String>>> {
        self.guard.start(Mode::Own);
        let rows = self.own_rows(query, parameter);
        // Whatever comes next is not ours.
        self.guard.start(Mode::Query);
        rows
    }

    fn own_rows(&self, query: &str, parameter: &str) -> rusqlite::Result<Vec<Vec<String>>> {
        let mut statement = self.connection.prepare_cached(query)?;
        let width = statement.column_count();
        let rows = statement.query_map([parameter], |row| {
            (0..width).map(|column| row.get::<_, Option<String>>(column)).collect()
        })?;
        rows.map(|row: rusqlite::Result<Vec<Option<String>>>| {
            row.map(|row| row.into_iter().map(Option::unwrap_or_default).collect())
        })
        .collect()
    }
}

/// Everything that holds before the setup runs.
fn configured(connection: &Connection, end: Option<Instant>) -> rusqlite::Result<Guard> {
    for (switch, is_on) in [
        (DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true),
        (DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false),
        (DbConfig::SQLITE_DBCONFIG_ENABLE_FTS3_TOKENIZER, false),
        // "Bob" is a name in every database but this one: better an error than a comparison with itself.
        (DbConfig::SQLITE_DBCONFIG_DQS_DML, false),
        (DbConfig::SQLITE_DBCONFIG_DQS_DDL, false),
    ] {
        connection.set_db_config(switch, is_on)?;
    }
    // Nothing may be left on the disk, also not for a moment.
    connection.pragma_update(None, "temp_store", "memory")?;
    connection.pragma_update(None, "max_page_count", PAGES)?;
    connection.pragma_update(None, "hard_heap_limit", HEAP_BYTES)?;
    limits::apply(connection, SETUP_BYTES)?;
    let guard = Guard::new(connection, end)?;
    functions::watch(connection, &guard)?;
    Ok(guard)
}

/// A name as it is written in SQL, whatever is in it.
pub(super) fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

/// SQLite would read up to the NUL and take the rest as not written.
fn no_nul(text: &str) -> Result<(), Failure> {
    match text.find('\0') {
        None => Ok(()),
        Some(offset) => {
            let place = Some(super::failure::Place::of(text, offset));
            Err(Failure::Error { message: says::nul_character().to_owned(), place })
        }
    }
}
