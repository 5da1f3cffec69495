//! The notes of a collection: tables of the old and of the new schema.

use std::collections::HashMap;

use rusqlite::config::DbConfig;
use rusqlite::limits::Limit;
use rusqlite::types::ValueRef;
use rusqlite::{Connection, OptionalExtension, Row};
use serde_json::Value;

use super::template;
use crate::exchange::history::{ANSWERS_MAX, History, LeftOut, Logged, device_of};
use crate::exchange::note::Note;
use crate::exchange::unreadable::Unreadable;
use crate::words::exchange::files as says;

/// Steps of SQLite's virtual machine between two looks.
const STEPS_A_LOOK: i32 = 1 << 16;

/// Looks that reading takes at most: 134 million steps. A collection of 20,000 notes takes a hundredth.
const LOOKS_MAX: u32 = 1 << 11;

/// Bytes of one value: a note is text.
const VALUE_MAX_BYTES: i32 = 16 << 20;

/// Most notes of one collection.
const NOTES_MAX: usize = 500_000;

/// Most cards of one note that are looked at.
const CARDS_MAX: usize = 500;

/// Stands between the fields of a note, and between the levels of a deck in the new schema.
const SEPARATOR: char = '\u{1f}';

/// Reads every note of a collection, and the answers that were given. `entry` is its name in the archive.
pub fn read(bytes: &[u8], entry: &str) -> Result<(Vec<Note>, History), Unreadable> {
    if !bytes.starts_with(b"SQLite format 3\0") {
        return Err(Unreadable::at(says::start_of(&entry), says::no_sqlite_database()));
    }
    let fail = |error: rusqlite::Error| Unreadable::at(entry, error.to_string());
    let connection = opened(bytes).map_err(fail)?;
    let has_table = |name: &str| -> rusqlite::Result<bool> {
        // A view of this name would be a program of theirs.
        let sql = "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?1";
        Ok(connection.query_row(sql, [name], |_| Ok(())).optional()?.is_some())
    };
    for table in ["notes", "cards", "col"] {
        if !has_table(table).map_err(fail)? {
            return Err(Unreadable::at(entry, says::no_table(&table)));
        }
    }
    let is_new = has_table("notetypes").map_err(fail)? && has_table("fields").map_err(fail)?;
    let names =
        if is_new { new_names(&connection) } else { old_names(&connection) }.map_err(fail)?;
    let notes = read_notes(&connection, &names).map_err(fail)?;
    let history = match has_table("revlog").map_err(fail)? {
        true => read_history(&connection).map_err(fail)?,
        false => History::default(),
    };
    Ok((notes, history))
}

/// Marks a database as one without a write-ahead log: Anki leaves the mark of one on files that it has written whole, and a database in
/// memory cannot have one.
pub fn leave_wal(bytes: &mut [u8]) {
    for place in bytes.iter_mut().skip(18).take(2).filter(|place| **place == 2) {
        *place = 1;
    }
}

fn opened(bytes: &[u8]) -> rusqlite::Result<Connection> {
    let mut connection = Connection::open_in_memory()?;
    connection.deserialize_read_exact("main", bytes, bytes.len(), true)?;
    for (setting, wanted) in [
        (DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true),
        (DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false),
        (DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false),
        (DbConfig::SQLITE_DBCONFIG_ENABLE_VIEW, false),
    ] {
        connection.set_db_config(setting, wanted)?;
    }
    // Tables of the new schema do not open without it; nothing here sorts or looks up by it.
    connection.create_collation("unicase", |one: &str, other: &str| {
        one.to_lowercase().cmp(&other.to_lowercase())
    })?;
    connection.set_limit(Limit::SQLITE_LIMIT_LENGTH, VALUE_MAX_BYTES)?;
    connection.set_limit(Limit::SQLITE_LIMIT_ATTACHED, 0)?;
    let mut looks = 0;
    let over = move || {
        looks += 1;
        looks > LOOKS_MAX
    };
    connection.progress_handler(STEPS_A_LOOK, Some(over))?;
    Ok(connection)
}

/// Names of fields by note type, and of decks, and what the cards of each type show.
#[derive(Debug, Default)]
struct Names {
    fields: HashMap<i64, Vec<String>>,
    decks: HashMap<i64, String>,
    kinds: HashMap<i64, String>,
    /// The front of a card by note type and number of the template.
    fronts: HashMap<(i64, i64), String>,
}

/// The old schema has both as JSON in one row.
fn old_names(connection: &Connection) -> rusqlite::Result<Names> {
    let mut names = Names::default();
    let found = connection.query_row("SELECT models, decks FROM col LIMIT 1", [], |row| {
        Ok((text(row, 0)?, text(row, 1)?))
    });
    let Some((models, decks)) = found.optional()? else { return Ok(names) };
    let objects = |json: &str| match serde_json::from_str(json) {
        Ok(Value::Object(object)) => object,
        _ => serde_json::Map::new(),
    };
    for (id, model) in objects(&models) {
        let fields = model.get("flds").and_then(Value::as_array);
        let fields = fields
            .into_iter()
            .flatten()
            .map(|field| field["name"].as_str().unwrap_or_default().to_owned());
        if let Ok(id) = id.parse() {
            names.fields.insert(id, fields.collect());
            names.kinds.insert(id, model["name"].as_str().unwrap_or_default().to_owned());
            let templates = model.get("tmpls").and_then(Value::as_array);
            for (order, template) in templates.into_iter().flatten().enumerate() {
                let order = template["ord"].as_i64().unwrap_or(order as i64);
                let front = template["qfmt"].as_str().unwrap_or_default();
                names.fronts.insert((id, order), front.to_owned());
            }
        }
    }
    for (id, deck) in objects(&decks) {
        if let (Ok(id), Some(name)) = (id.parse(), deck["name"].as_str()) {
            names.decks.insert(id, name.to_owned());
        }
    }
    Ok(names)
}

/// The new schema has tables. Their names are ordered by a collation of Anki's: nothing here sorts or looks up by them.
fn new_names(connection: &Connection) -> rusqlite::Result<Names> {
    let mut names = Names::default();
    let mut fields: HashMap<i64, Vec<(i64, String)>> = HashMap::new();
    let mut statement = connection.prepare("SELECT ntid, ord, name FROM fields")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        fields.entry(row.get(0)?).or_default().push((row.get(1)?, text(row, 2)?));
    }
    for (id, mut own) in fields {
        own.sort();
        names.fields.insert(id, own.into_iter().map(|(_, name)| name).collect());
    }
    if has_columns(connection, "templates", &["ntid", "ord", "config"])? {
        let mut statement = connection.prepare("SELECT ntid, ord, config FROM templates")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let config = match row.get_ref(2)? {
                ValueRef::Blob(bytes) | ValueRef::Text(bytes) => template::front(bytes),
                _ => None,
            };
            names.fronts.insert((row.get(0)?, row.get(1)?), config.unwrap_or_default());
        }
    }
    if has_columns(connection, "notetypes", &["id", "name"])? {
        let mut statement = connection.prepare("SELECT id, name FROM notetypes")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            names.kinds.insert(row.get(0)?, text(row, 1)?);
        }
    }
    let mut statement = connection.prepare("SELECT id, name FROM decks")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        names.decks.insert(row.get(0)?, text(row, 1)?.replace(SEPARATOR, "::"));
    }
    Ok(names)
}

fn has_columns(connection: &Connection, table: &str, names: &[&str]) -> rusqlite::Result<bool> {
    let sql = "SELECT name FROM pragma_table_info(?1)";
    let mut statement = connection.prepare(sql)?;
    let found: Vec<String> =
        statement.query_map([table], |row| row.get(0))?.collect::<Result<_, _>>()?;
    Ok(names.iter().all(|name| found.iter().any(|one| one == name)))
}

fn read_notes(connection: &Connection, names: &Names) -> rusqlite::Result<Vec<Note>> {
    let mut decks: HashMap<i64, (i64, i64)> = HashMap::new();
    let mut orders: HashMap<i64, Vec<i64>> = HashMap::new();
    let mut statement = connection.prepare("SELECT nid, ord, did, odid FROM cards")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let (note, order, deck, home): (i64, i64, i64, i64) =
            (row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?);
        // A card in a filtered deck has another one at home.
        let deck = if home == 0 { deck } else { home };
        let own = orders.entry(note).or_default();
        if own.len() < CARDS_MAX {
            own.push(order);
        }
        let first = decks.entry(note).or_insert((order, deck));
        if order < first.0 {
            *first = (order, deck);
        }
    }
    let mut notes = Vec::new();
    let mut statement =
        connection.prepare("SELECT id, guid, mid, tags, flds FROM notes ORDER BY id")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        if notes.len() == NOTES_MAX {
            break;
        }
        let (id, model): (i64, i64) = (row.get(0)?, row.get(2)?);
        let known = names.fields.get(&model).map_or(&[][..], Vec::as_slice);
        let values = text(row, 4)?;
        let fields = values
            .split(SEPARATOR)
            .enumerate()
            .map(|(at, value)| (known.get(at).cloned().unwrap_or_default(), value.to_owned()));
        let deck = decks.get(&id).and_then(|(_, deck)| names.decks.get(deck));
        notes.push(Note {
            place: says::note(&(notes.len() + 1)),
            guid: Some(text(row, 1)?),
            // The deck that every collection has says nothing.
            deck: deck.filter(|name| *name != "Default").cloned(),
            tags: text(row, 3)?.split_whitespace().map(str::to_owned).collect(),
            asked: asked(model, orders.get(&id).map_or(&[], Vec::as_slice), known, names),
            fields: fields.collect(),
            is_html: Some(true),
            kind: names.kinds.get(&model).cloned(),
        });
    }
    Ok(notes)
}

/// The cards of a note by their number, each with the field that its front shows.
fn asked(
    model: i64,
    orders: &[i64],
    fields: &[String],
    names: &Names,
) -> Vec<(u32, Option<String>)> {
    let mut orders = orders.to_vec();
    orders.sort_unstable();
    orders
        .iter()
        .filter_map(|order| {
            let number = u32::try_from(*order).ok()?.checked_add(1)?;
            let front = names.fronts.get(&(model, *order));
            Some((number, front.and_then(|front| template::asks(front, fields))))
        })
        .collect()
}

/// Answers dated later than the year 2100 are broken: in a log they would hide what came before them.
const AT_MS_MAX: i64 = 4_102_444_800_000;

/// The log of answers. What was set by hand is no answer.
fn read_history(connection: &Connection) -> rusqlite::Result<History> {
    let created: Option<i64> =
        connection.query_row("SELECT crt FROM col LIMIT 1", [], |row| row.get(0)).optional()?;
    let mut history = History { device: device_of(created.unwrap_or(0)), ..History::default() };
    let mut statement = connection.prepare(
        "SELECT revlog.id, revlog.ease, revlog.time, revlog.type, cards.ord, notes.guid FROM revlog \
         LEFT JOIN cards ON cards.id = revlog.cid LEFT JOIN notes ON notes.id = cards.nid ORDER BY revlog.id",
    )?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let (at_ms, ease, elapsed_ms, kind): (i64, i64, i64, i64) =
            (row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?);
        let reason = if ease == 0 || kind > 3 {
            Some(LeftOut::ByHand)
        } else if !(1..=4).contains(&ease) || kind < 0 || !(1..=AT_MS_MAX).contains(&at_ms) {
            Some(LeftOut::Broken)
        } else if row.get_ref(5)? == ValueRef::Null {
            Some(LeftOut::Deleted)
        } else if history.answers.len() >= ANSWERS_MAX {
            Some(LeftOut::TooMany)
        } else {
            None
        };
        if let Some(reason) = reason {
            *history.left_out.entry(reason).or_default() += 1;
            continue;
        }
        let order: i64 = row.get(4)?;
        let (ease, number) =
            (u8::try_from(ease).unwrap_or(0), u32::try_from(order + 1).unwrap_or(0));
        let elapsed_ms = u32::try_from(elapsed_ms.max(0)).unwrap_or(u32::MAX);
        history.answers.push(Logged { key: text(row, 5)?, number, at_ms, ease, elapsed_ms });
    }
    Ok(history)
}

/// A value as text, whatever it is stored as.
fn text(row: &Row<'_>, column: usize) -> rusqlite::Result<String> {
    Ok(match row.get_ref(column)? {
        ValueRef::Text(bytes) | ValueRef::Blob(bytes) => {
            String::from_utf8_lossy(bytes).into_owned()
        }
        ValueRef::Integer(number) => number.to_string(),
        ValueRef::Real(number) => number.to_string(),
        ValueRef::Null => String::new(),
    })
}
