//! Finds texts in the database that are not UTF-8. SQLite keeps any bytes; a command that reads such a text can only stop.

use rusqlite::Connection;
use rusqlite::types::ValueRef;

use super::schema;
use crate::words::store::damage as words;

/// One sentence fragment for each column that holds broken UTF-8, with the first row that does.
pub(super) fn broken_texts(connection: &Connection) -> rusqlite::Result<Vec<String>> {
    let mut problems = Vec::new();
    for table in schema::made(super::SCHEMA_VERSION)? {
        // A view or a virtual table shows what stands in a table.
        if table.kind == b"table" && !table.definition.starts_with(b"CREATE VIRTUAL") {
            let name = String::from_utf8_lossy(&table.name).into_owned();
            of_table(connection, &name, &mut problems)?;
        }
    }
    Ok(problems)
}

fn of_table(
    connection: &Connection,
    table: &str,
    problems: &mut Vec<String>,
) -> rusqlite::Result<()> {
    let mut statement = connection.prepare(&format!("SELECT * FROM \"{table}\""))?;
    let names: Vec<String> = statement.column_names().into_iter().map(str::to_owned).collect();
    let mut found: Vec<(u32, String)> = vec![(0, String::new()); names.len()];
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        for (column, (count, first)) in found.iter_mut().enumerate() {
            if let ValueRef::Text(bytes) = row.get_ref(column)?
                && std::str::from_utf8(bytes).is_err()
            {
                if *count == 0 {
                    *first = key(row.get_ref(0)?);
                }
                *count += 1;
            }
        }
    }
    for (name, (count, first)) in names.iter().zip(found).filter(|(_, (count, _))| *count > 0) {
        problems.push(match count {
            1 => words::not_utf_8_text(&table, name, &first),
            _ => words::not_utf_8_texts(&count, &table, name, &first),
        });
    }
    Ok(())
}

fn key(value: ValueRef<'_>) -> String {
    match value {
        ValueRef::Integer(number) => number.to_string(),
        ValueRef::Text(bytes) => format!("`{}`", String::from_utf8_lossy(bytes)),
        ValueRef::Blob(bytes) => crate::domain::question::hex(bytes),
        ValueRef::Real(number) => number.to_string(),
        ValueRef::Null => words::without_a_key().to_owned(),
    }
}
