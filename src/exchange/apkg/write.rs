//! A collection made of questions.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Write};

use rusqlite::{Connection, params};
use serde_json::json;
use sha1::Sha1;
use sha2::{Digest, Sha256};
use thiserror::Error;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::schema::{self, BASIC, CLOZE};
use crate::exchange::sides::Sides;

/// Why a collection cannot be made.
#[derive(Debug, Error)]
pub enum WriteError {
    /// The database refused.
    #[error(transparent)]
    Database(#[from] rusqlite::Error),
    /// The archive refused.
    #[error(transparent)]
    Archive(#[from] zip::result::ZipError),
    /// Memory could not be written, which does not happen.
    #[error(transparent)]
    Memory(#[from] std::io::Error),
}

/// Where ids of notes begin: a moment of 2017 in milliseconds, as ids of Anki are.
const FIRST_ID: i64 = 1_500_000_000_000;

/// How far ids reach: three years.
const ID_RANGE: u64 = 100_000_000_000;

/// The bytes of an archive with these notes. `seconds` is the moment at which they count as changed: a later one replaces an earlier.
///
/// # Errors
/// Where SQLite or the archive fails; both are in memory.
pub fn archive(notes: &[Sides], seconds: i64) -> Result<Vec<u8>, WriteError> {
    let collection = collection(notes, seconds)?;
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default();
    zip.start_file("collection.anki2", options)?;
    zip.write_all(&collection)?;
    zip.start_file("media", options)?;
    zip.write_all(b"{}")?;
    Ok(zip.finish()?.into_inner())
}

fn collection(notes: &[Sides], seconds: i64) -> Result<Vec<u8>, WriteError> {
    let connection = Connection::open_in_memory()?;
    connection.execute_batch(schema::TABLES)?;
    let decks = decks(notes);
    let mut described = json!({ "1": schema::deck(1, "Default", seconds) });
    for (name, id) in &decks {
        described[id.to_string()] = schema::deck(*id, name, seconds);
    }
    connection.execute(
        "INSERT INTO col VALUES (1, ?1, ?2, ?2, 11, 0, 0, 0, ?3, ?4, ?5, ?6, '{}')",
        params![
            seconds,
            seconds * 1000,
            schema::settings().to_string(),
            schema::models(seconds).to_string(),
            described.to_string(),
            schema::deck_settings().to_string()
        ],
    )?;
    let mut taken = BTreeSet::new();
    connection.execute_batch("BEGIN")?;
    {
        let mut note = connection
            .prepare("INSERT INTO notes VALUES (?1, ?2, ?3, ?4, -1, ?5, ?6, ?7, ?8, 0, '')")?;
        let mut card = connection
            .prepare("INSERT INTO cards VALUES (?1, ?1, ?2, 0, ?3, -1, 0, 0, ?4, 0, 0, 0, 0, 0, 0, 0, 0, '')")?;
        for (place, sides) in notes.iter().enumerate() {
            let id = own_id(&sides.guid, &mut taken);
            let model = if sides.has_gap { CLOZE } else { BASIC };
            let fields = format!("{}\u{1f}{}", sides.front, sides.back);
            let sort = crate::exchange::sides::words(&sides.front);
            let tags = match sides.tags.is_empty() {
                true => String::new(),
                false => format!(" {} ", sides.tags.join(" ")),
            };
            note.execute(params![
                id,
                sides.guid,
                model,
                seconds,
                tags,
                fields,
                sort,
                checksum(&sort)
            ])?;
            let deck = decks.get(&sides.deck).copied().unwrap_or(1);
            card.execute(params![id, deck, seconds, i64::try_from(place).unwrap_or(0) + 1])?;
        }
    }
    connection.execute_batch("COMMIT")?;
    Ok(connection.serialize("main")?.to_vec())
}

/// Every deck with its id, and those above it.
fn decks(notes: &[Sides]) -> BTreeMap<String, i64> {
    let mut decks = BTreeMap::new();
    let mut taken = BTreeSet::new();
    for sides in notes {
        let mut name = String::new();
        for part in sides.deck.split("::") {
            if !name.is_empty() {
                name.push_str("::");
            }
            name.push_str(part);
            if !decks.contains_key(&name) {
                decks.insert(name.clone(), own_id(&name, &mut taken));
            }
        }
    }
    decks
}

/// An id that follows from a text, and is nobody else's here.
fn own_id(text: &str, taken: &mut BTreeSet<i64>) -> i64 {
    let digest = Sha256::digest(text.as_bytes());
    let mut bytes = [0; 8];
    bytes.copy_from_slice(digest.get(..8).unwrap_or(&[0; 8]));
    let mut id = FIRST_ID + (u64::from_be_bytes(bytes) % ID_RANGE).cast_signed();
    while !taken.insert(id) {
        id += 1;
    }
    id
}

/// What Anki finds duplicates by: the first 32 bits of the SHA-1 of the first field's words.
fn checksum(words: &str) -> i64 {
    let digest = Sha1::digest(words.as_bytes());
    digest.iter().take(4).fold(0, |sum, byte| (sum << 8) | i64::from(*byte))
}
