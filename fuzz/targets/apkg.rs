//! A deck of Anki: an archive, or the database in it, which is read in memory.

#![no_main]

use std::io::{Cursor, Write};

use libfuzzer_sys::fuzz_target;
use viva::exchange::apkg;
use zip::CompressionMethod;
use zip::write::{SimpleFileOptions, ZipWriter};

/// An archive with these bytes as its collection: hardly any change of an archive leaves it one.
fn archived(collection: &[u8]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    archive.start_file("collection.anki2", options).expect("an entry");
    archive.write_all(collection).expect("its bytes");
    archive.finish().expect("an archive").into_inner()
}

fuzz_target!(|bytes: &[u8]| {
    let _ = match apkg::is_archive(bytes) {
        true => apkg::read(Cursor::new(bytes)),
        false => apkg::read(Cursor::new(archived(bytes))),
    };
});
