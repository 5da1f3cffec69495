//! The tables of a setup as they are shown before the question.

use super::database::{Database, quoted};
use super::value::{Row, Value};

/// Rows of a table that are shown.
const ROWS_SHOWN: usize = 20;

/// Tables and views that are shown.
const TABLES_SHOWN: usize = 20;

/// A table or view with its first rows.
#[derive(Clone, Debug, PartialEq)]
pub struct Shown {
    /// Its name.
    pub name: String,
    /// Whether it is a view.
    pub is_view: bool,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its first rows.
    pub rows: Vec<Row>,
    /// Rows beyond those.
    pub left_out: usize,
}

/// One column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its name.
    pub name: String,
    /// Its type as declared; may be empty.
    pub declared: String,
    /// Whether it belongs to the primary key.
    pub is_key: bool,
    /// Whether it may not be NULL.
    pub is_required: bool,
    /// The table that it refers to.
    pub references: Option<String>,
}

const NAMES: &str = "SELECT name, type FROM sqlite_schema WHERE type IN ('table', 'view') \
                     AND name NOT LIKE 'sqlite!_%' ESCAPE '!' AND ?1 = '' ORDER BY rowid";
const COLUMNS: &str = "SELECT name, type, CAST(pk > 0 AS TEXT), CAST(\"notnull\" AS TEXT) \
                       FROM pragma_table_info(?1) ORDER BY cid";
const REFERENCES: &str = "SELECT \"from\", \"table\" FROM pragma_foreign_key_list(?1)";

/// Every table and view in the order in which they were made. What cannot be read is shown without rows.
pub(super) fn shown(database: &Database) -> Vec<Shown> {
    let names = database.own(NAMES, "").unwrap_or_default();
    let first = names.iter().take(TABLES_SHOWN).filter_map(|row| match row.as_slice() {
        [name, kind] => Some(table(database, name, kind == "view")),
        _ => None,
    });
    let mut tables: Vec<Shown> = first.collect();
    // A view can take as long as any query: all of them together get the time of one.
    database.start_clock();
    for table in &mut tables {
        fill(database, table);
    }
    tables
}

fn fill(database: &Database, table: &mut Shown) {
    let name = quoted(&table.name);
    let first = database.query_in_time(&format!("SELECT * FROM {name} LIMIT {ROWS_SHOWN}"));
    let count = database.query_in_time(&format!("SELECT count(*) FROM {name}"));
    let (Ok(first), Ok(count)) = (first, count) else { return };
    table.rows = first.rows;
    if let Some([Value::Integer(count)]) = count.rows.first().map(Vec::as_slice) {
        let count = usize::try_from(*count).unwrap_or_default();
        table.left_out = count.saturating_sub(table.rows.len());
    }
}

fn table(database: &Database, name: &str, is_view: bool) -> Shown {
    let references = database.own(REFERENCES, name).unwrap_or_default();
    let columns = database.own(COLUMNS, name).unwrap_or_default();
    let columns = columns.into_iter().filter_map(|row| {
        let [name, declared, key, required] = <[String; 4]>::try_from(row).ok()?;
        let target = references.iter().find_map(|reference| match reference.as_slice() {
            [from, table] if *from == name => Some(table.clone()),
            _ => None,
        });
        let (is_key, is_required) = (key == "1", required == "1");
        Some(Column { name, declared, is_key, is_required, references: target })
    });
    let (name, columns) = (name.to_owned(), columns.collect());
    Shown { name, is_view, columns, rows: Vec::new(), left_out: 0 }
}
