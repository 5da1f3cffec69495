//! Form `apkg`: a collection of Anki in an archive, of each of its three generations.
//!
//! `collection.anki2` and `collection.anki21` are SQLite files with models and decks as JSON, `collection.anki21b` is one with tables for
//! them, compressed with Zstandard. They come from strangers: sizes are bounded before anything is unpacked, the database is opened in
//! memory, read-only, and nothing that it brings runs.

mod archive;
mod collection;
mod schema;
mod template;
pub mod write;

use std::io::{Read, Seek};

use super::card::Gathered;
use super::unreadable::Unreadable;

/// Whether a file begins as an archive does.
pub fn is_archive(start: &[u8]) -> bool {
    start.starts_with(b"PK\x03\x04")
}

/// Reads the notes of an archive.
///
/// # Errors
/// When it is no archive, holds no collection, or would unpack to more than 512 MiB; with the entry's name.
pub fn read(file: impl Read + Seek) -> Result<Gathered, Unreadable> {
    let mut found = archive::collection(file)?;
    collection::leave_wal(&mut found.bytes);
    let (notes, history) = collection::read(&found.bytes, &found.entry)?;
    let mut gathered = Gathered { history: Some(history), ..Gathered::default() };
    notes.iter().for_each(|note| note.gather(&mut gathered));
    Ok(gathered)
}
