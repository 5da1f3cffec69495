//! Makes a database anew: what people wrote and what packs brought is copied row by row into a file that the migrations made, all
//! else is worked out again. The old file is kept.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use rusqlite::types::{Value, ValueRef};
use rusqlite::{Connection, OpenFlags, params_from_iter};

use super::copy::{followed, keep, put_in_place, refuse_in_use};
use super::error::At;
use super::open::connect;
use super::parts::Part;
use super::paths::plain;
use super::{Result, SCHEMA_VERSION, StoreError, integrity, limits, open, project, schema};
use crate::words::store::damage as words;

/// Tables whose rows follow from others; those of the search index begin with its name.
const DERIVED: [&str; 15] = [
    "card",
    "review",
    "history",
    "voided",
    "suspended",
    "flagged",
    "renamed",
    "exposed",
    "level_passed",
    "predicted",
    "scheduling",
    "goal",
    "placement",
    "postponed",
    "tally",
];
const SEARCH_INDEX: &str = "question_fts";
/// Without its rows there is nothing to work out.
const LOG: &str = "event";

/// What making a database anew came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repaired {
    /// Where the file that was there before is kept.
    pub kept: PathBuf,
    /// What could not be taken over as it was, one sentence fragment each.
    pub notes: Vec<String>,
}

/// Puts a database made anew in the place of the one at `path`, which no other program may have open.
pub(super) fn repair(path: &Path) -> Result<Repaired> {
    let path = &followed(path);
    refuse_in_use(path)?;
    let part = Part::beside(path);
    let notes = {
        let (source, _) = connect(path, OpenFlags::empty())?;
        limits::disarm(&source).at(path)?;
        let version = open::version_of(&source, path)?;
        let mut target = Connection::open(plain(part.path())).at(path)?;
        schema::migrate(&mut target, version).at(path)?;
        let mut notes = salvage(&source, &target, version, path)?;
        // The rows were copied as they stood in the file, so they are read from the copy.
        notes.extend(integrity::ended_trust(&open::trusted_packs(&target, version).at(path)?));
        schema::migrate(&mut target, SCHEMA_VERSION).at(path)?;
        finish(&target).at(path)?;
        if let Some(detail) = integrity::integrity_problems(&target).at(path)?.into_iter().next() {
            return Err(StoreError::Damaged { path: path.clone(), detail });
        }
        target.close().map_err(|(_, error)| error).at(path)?;
        notes
    };
    let kept = keep(path, ".before-rebuild")?;
    put_in_place(part.path(), path)?;
    Ok(Repaired { kept, notes })
}

/// Copies every table that does not follow from others; gives what could not be taken over as it was.
fn salvage(
    source: &Connection,
    target: &Connection,
    version: i64,
    path: &Path,
) -> Result<Vec<String>> {
    let found: BTreeSet<Vec<u8>> = schema::objects(source)
        .at(path)?
        .into_iter()
        .filter(|object| object.kind == b"table" && !is_virtual(&object.definition))
        .map(|object| object.name)
        .collect();
    let mut notes = Vec::new();
    // Parents and children come in the order of their names.
    target.execute_batch(sql!("repair_begin")).at(path)?;
    for table in schema::made(version).at(path)? {
        let name = String::from_utf8_lossy(&table.name).into_owned();
        let is_copied = table.kind == b"table"
            && !DERIVED.contains(&name.as_str())
            && !name.starts_with(SEARCH_INDEX);
        if !is_copied {
            continue;
        }
        if found.contains(&table.name) {
            copy_table(source, target, &name, &mut notes).at(path)?;
        } else if name == LOG {
            let detail = words::log_is_gone().to_owned();
            return Err(StoreError::Damaged { path: path.to_owned(), detail });
        } else {
            notes.push(words::table_was_missing(&name));
        }
    }
    // Every file is read again at the next import, as its rows may have been lost.
    target.execute_batch(sql!("repair_end")).at(path)?;
    Ok(notes)
}

fn is_virtual(definition: &[u8]) -> bool {
    definition.get(..14).is_some_and(|start| start.eq_ignore_ascii_case(b"CREATE VIRTUAL"))
}

fn copy_table(
    source: &Connection,
    target: &Connection,
    table: &str,
    notes: &mut Vec<String>,
) -> rusqlite::Result<()> {
    let known = columns(source, table)?;
    let columns: Vec<String> =
        columns(target, table)?.into_iter().filter(|name| known.contains(name)).collect();
    let names = columns.iter().map(|name| format!("\"{name}\"")).collect::<Vec<_>>().join(", ");
    let places = vec!["?"; columns.len()].join(", ");
    // Names of ours only; an index of the file may be as wrong as its triggers.
    let mut rows = source.prepare(&format!("SELECT {names} FROM \"{table}\" NOT INDEXED"))?;
    let mut rows = rows.query([])?;
    let mut insert =
        target.prepare(&format!("INSERT INTO \"{table}\" ({names}) VALUES ({places})"))?;
    let (mut broken, mut refused) = (0_u32, 0_u32);
    while let Some(row) = rows.next()? {
        let mut is_broken = false;
        let values: Vec<Value> = (0..columns.len())
            .map(|column| Ok(value(row.get_ref(column)?, &mut is_broken)))
            .collect::<rusqlite::Result<_>>()?;
        broken += u32::from(is_broken);
        match insert.execute(params_from_iter(values)) {
            Ok(_) if is_broken && table == "question_text" => {
                target.execute(sql!("repair_reread"), [target.last_insert_rowid()])?;
            }
            Ok(_) => {}
            // A row that breaks a rule of the table was not written by viva.
            Err(error)
                if error.sqlite_error_code() == Some(rusqlite::ErrorCode::ConstraintViolation) =>
            {
                refused += 1;
            }
            Err(error) => return Err(error),
        }
    }
    if broken > 0 {
        notes.push(words::broken_utf_8(&broken, &table));
    }
    if refused > 0 {
        notes.push(words::rows_left_out(&refused, &table));
    }
    Ok(())
}

/// The columns of a table that can be written.
fn columns(connection: &Connection, table: &str) -> rusqlite::Result<Vec<String>> {
    connection.prepare(sql!("repair_columns"))?.query_map([table], |row| row.get(0))?.collect()
}

fn value(found: ValueRef<'_>, is_broken: &mut bool) -> Value {
    match found {
        ValueRef::Text(bytes) => {
            let text = String::from_utf8_lossy(bytes);
            *is_broken |= matches!(text, std::borrow::Cow::Owned(_));
            Value::Text(text.into_owned())
        }
        ValueRef::Null => Value::Null,
        ValueRef::Integer(number) => Value::Integer(number),
        ValueRef::Real(number) => Value::Real(number),
        ValueRef::Blob(bytes) => Value::Blob(bytes.to_vec()),
    }
}

fn finish(target: &Connection) -> rusqlite::Result<()> {
    target.execute(sql!("fts_rebuild"), [])?;
    target.execute_batch(sql!("tally_recompute"))?;
    project::rebuild(target)?;
    Ok(())
}
