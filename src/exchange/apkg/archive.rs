//! The archive around a collection.

use std::io::{Read, Seek};

use ruzstd::decoding::StreamingDecoder;
use zip::ZipArchive;

use crate::exchange::unreadable::Unreadable;
use crate::words::exchange::files as says;

/// Most bytes that are unpacked: 512 MiB.
const UNPACKED_MAX_BYTES: u64 = 512 * 1024 * 1024;

/// Entries that may hold the collection, the newest generation first: the older ones beside it only say to update.
const ENTRIES: &[&str] = &["collection.anki21b", "collection.anki21", "collection.anki2"];

/// Most entries that an archive may have: each picture is one.
const ENTRIES_MAX: usize = 200_000;

/// The collection of an archive.
#[derive(Debug)]
pub struct Collection {
    /// The name of its entry.
    pub entry: String,
    /// An SQLite file.
    pub bytes: Vec<u8>,
}

/// Unpacks the collection, and nothing else.
pub fn collection(file: impl Read + Seek) -> Result<Collection, Unreadable> {
    let mut archive = ZipArchive::new(file)
        .map_err(|error| Unreadable::at(says::start(), says::no_archive_for(&error)))?;
    if archive.len() > ENTRIES_MAX {
        return Err(Unreadable::at(
            says::start(),
            says::too_many_entries(&archive.len(), &ENTRIES_MAX),
        ));
    }
    let entry = ENTRIES.iter().find(|name| archive.index_for_name(name).is_some());
    let entry = entry.ok_or_else(|| Unreadable::at(says::start(), says::no_collection()))?;
    let fail = |what: String| Unreadable::at(*entry, what);
    let packed = archive.by_name(entry).map_err(|error| fail(error.to_string()))?;
    if packed.size() > UNPACKED_MAX_BYTES {
        return Err(fail(says::unpacks_to(&packed.size())));
    }
    let bytes = match entry.ends_with('b') {
        true => {
            let decoder = StreamingDecoder::new(packed).map_err(|error| fail(error.to_string()))?;
            unpacked(decoder)
        }
        false => unpacked(packed),
    };
    Ok(Collection { entry: (*entry).to_owned(), bytes: bytes.map_err(fail)? })
}

/// All bytes of a stream, as long as they are not too many.
fn unpacked(stream: impl Read) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    stream
        .take(UNPACKED_MAX_BYTES + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| error.to_string())?;
    if bytes.len() as u64 > UNPACKED_MAX_BYTES {
        return Err(says::unpacks_to_more_than(&UNPACKED_MAX_BYTES));
    }
    Ok(bytes)
}
