//! What the limits are made of: the least that the same work costs without viva.

use std::path::Path;
use std::time::{Duration, Instant};

use nix::sys::resource::UsageWho;
use pulldown_cmark::Parser;
use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};
use viva::domain::time::Moment;
use viva::pack::parse::blocks::MARKDOWN;
use viva::store::Store;

use super::measure::usage;
use super::world::NOW;

/// Every table that an import fills, in an order that foreign keys allow.
const TABLES: [&str; 7] =
    ["pack", "source_file", "topic", "leaf", "question", "question_tag", "question_text"];

/// The settings of an import of viva's.
const SETTINGS: &str =
    "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;
    PRAGMA temp_store = MEMORY; PRAGMA cache_size = -65536; PRAGMA journal_size_limit = 4194304;";

/// The step `__walk`: the events of every Markdown file below the folder, one after the other.
pub fn walk(folder: &Path) {
    let mut events = 0_usize;
    let mut pending = vec![folder.to_owned()];
    while let Some(folder) = pending.pop() {
        for entry in std::fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                pending.push(path);
            } else if path.extension().is_some_and(|extension| extension == "md") {
                let text = std::fs::read_to_string(path).expect("text");
                events += Parser::new_ext(&text, MARKDOWN)
                    .into_offset_iter()
                    .map(|event| std::hint::black_box(event).1.len().min(1))
                    .sum::<usize>();
            }
        }
    }
    assert!(events > 0, "no Markdown");
}

/// The step `__insert`: writes the rows of one bank into a new database of the same schema, in one transaction with one
/// rebuild of the search index at its end. Prints wall and CPU time; reading the rows is not in them.
pub fn insert(from: &Path, to: &Path) {
    let tables = TABLES.map(|table| rows(from, table));
    drop(Store::open(to, Moment::parse(NOW).expect("a moment")).expect("a new database"));
    let connection = Connection::open(to).expect("a database");
    connection.execute_batch(SETTINGS).expect("settings");
    let (cpu_before, _) = usage(UsageWho::RUSAGE_SELF);
    let start = Instant::now();
    connection.execute_batch("BEGIN IMMEDIATE").expect("a transaction");
    for (table, Rows { columns, rows }) in TABLES.iter().zip(&tables) {
        let places = vec!["?"; columns.len()].join(", ");
        let text = format!("INSERT INTO {table} ({}) VALUES ({places})", columns.join(", "));
        let mut statement = connection.prepare(&text).expect("a query");
        for row in rows {
            statement.execute(params_from_iter(row)).expect("a row");
        }
    }
    connection
        .execute_batch("INSERT INTO question_fts (question_fts) VALUES ('rebuild'); COMMIT")
        .expect("a commit");
    // Closing empties the write-ahead log, as the end of an import does.
    connection.close().expect("an end");
    let wall = start.elapsed();
    let (cpu_after, _) = usage(UsageWho::RUSAGE_SELF);
    println!("{} {}", wall.as_nanos(), (cpu_after - cpu_before).as_nanos());
}

/// The rows of a table, without the columns that SQLite works out itself.
struct Rows {
    columns: Vec<String>,
    rows: Vec<Vec<Value>>,
}

fn rows(file: &Path, table: &str) -> Rows {
    let connection = Connection::open(file).expect("a database");
    let columns: Vec<String> = connection
        .prepare("SELECT name FROM pragma_table_xinfo(?1) WHERE hidden = 0")
        .and_then(|mut names| names.query_map([table], |row| row.get(0))?.collect())
        .expect("columns");
    let text = format!("SELECT {} FROM {table}", columns.join(", "));
    let mut statement = connection.prepare(&text).expect("a query");
    let mut found = statement.query([]).expect("rows");
    let mut rows = Vec::new();
    while let Some(row) = found.next().expect("a row") {
        rows.push((0..columns.len()).map(|column| row.get(column).expect("a value")).collect());
    }
    Rows { columns, rows }
}

/// A database with one small table, for bare commits.
pub struct Bare(Connection);

impl Bare {
    pub fn create(file: &Path) -> Self {
        let connection = Connection::open(file).expect("a database");
        let text = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE t (a INTEGER, b TEXT)";
        connection.execute_batch(text).expect("a table");
        Self(connection)
    }

    /// One durable commit of one small row.
    pub fn commit(&self, number: usize) -> Duration {
        let start = Instant::now();
        self.0
            .prepare_cached("INSERT INTO t VALUES (?1, 'leaf-0001/q-01')")
            .and_then(|mut statement| statement.execute([i64::try_from(number).unwrap_or(0)]))
            .expect("a commit");
        start.elapsed()
    }
}
