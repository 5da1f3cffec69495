//! Decks of Anki of each generation, made with the `genanki` (1) and `anki` (2, 3) packages, and archives that mean harm.

use std::fs;
use std::io::{Cursor, Write};
use std::path::{Path, PathBuf};

use rand::rngs::ChaCha8Rng;
use rand::{RngExt, SeedableRng};
use rusqlite::Connection;
use viva::exchange::apkg;
use viva::exchange::card::{Gathered, Name, Reason};
use viva::exchange::names;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::support::TestEnv;

fn deck(generation: usize) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join(format!("tests/exchange/decks/generation-{generation}.apkg"))
}

fn read(bytes: &[u8]) -> Result<Gathered, String> {
    apkg::read(Cursor::new(bytes)).map_err(|error| error.to_string())
}

fn archive(entry: &str, bytes: &[u8]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file(entry, SimpleFileOptions::default()).expect("an entry");
    zip.write_all(bytes).expect("bytes");
    zip.finish().expect("an archive").into_inner()
}

fn database(statements: &str) -> Vec<u8> {
    let connection = Connection::open_in_memory().expect("a database");
    connection.execute_batch(statements).expect("statements");
    connection.serialize("main").expect("bytes").to_vec()
}

#[test]
fn every_generation_comes_in_with_its_decks_tags_and_keys() {
    let env = TestEnv::new();
    for (generation, items, questions, attachments) in [(1, 4, 4, 0), (2, 8, 9, 2), (3, 8, 9, 2)] {
        let pack = format!("g{generation}");
        let path = deck(generation);
        let report =
            env.json(&["convert", path.to_str().expect("a path"), "--out", &pack, "--json"]);
        let file = &report["files"][0];
        let told = (&file["form"], &file["items"], &file["questions"], &file["attachments"]);
        assert_eq!(
            told,
            (&"apkg".into(), &items.into(), &questions.into(), &attachments.into()),
            "{report}"
        );
        let checked = env.json(&["check", &pack, "--json"]);
        assert_eq!(checked["errors"], 0, "{checked}");
    }
    let text = |pack: &str, leaf: &str| {
        fs::read_to_string(env.home().join(format!("{pack}/{pack}/{leaf}.md"))).expect("a leaf")
    };
    let python = text("g3", "backend-python");
    assert!(python.contains("## What is a **generator**? {#anki-"), "{python}");
    assert!(python.contains("tags=lazy,python-iteration"), "{python}");
    assert!(python.contains("```python\nprint(\"a\" * 2)\n```"), "{python}");
    assert!(text("g3", "russkiy").contains("## Что такое *замыкание*? {#anki-"));
    let sql = text("g3", "backend-sql");
    assert!(
        sql.contains("## […] is the strictest isolation level. {#anki-")
            && sql.contains("### Hints\n1. noun"),
        "{sql}"
    );
    // A note that is asked both ways.
    assert!(sql.contains("## NULL {#anki-") && sql.contains("## the absence of a value {#anki-"));
    for leaf in ["backend-python", "backend-sql", "backend", "russkiy"] {
        assert_eq!(text("g2", leaf), text("g3", leaf), "two generations of one deck: {leaf}");
    }
    let networks = text("g1", "networks");
    assert!(
        networks.contains("## What is DNS & DHCP?") && networks.contains("tags=net"),
        "{networks}"
    );
}

#[test]
fn the_note_that_says_to_update_is_no_question() {
    let old = fs::read(deck(3)).expect("a deck");
    let mut zip = zip::ZipArchive::new(Cursor::new(old)).expect("an archive");
    let mut bytes = Vec::new();
    std::io::copy(&mut zip.by_name("collection.anki2").expect("an entry"), &mut bytes)
        .expect("bytes");
    let found = read(&archive("collection.anki2", &bytes)).expect("a collection");
    assert_eq!((found.cards.len(), found.skipped[0].reason), (0, Reason::Placeholder));
}

#[test]
fn bombs_stop_and_the_entry_is_named() {
    // Zeros, as an archive packs them; and the same as blocks of one repeated byte of Zstandard.
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file("collection.anki21", SimpleFileOptions::default()).expect("an entry");
    let block = vec![0; 1 << 20];
    for _ in 0..513 {
        zip.write_all(&block).expect("zeros");
    }
    let deflated = zip.finish().expect("an archive").into_inner();
    let mut frame = vec![0x28, 0xb5, 0x2f, 0xfd, 0x00, 0x38];
    for _ in 0..4200 {
        frame.extend_from_slice(&(0b010_u32 | (131_072 << 3)).to_le_bytes()[..3]);
        frame.push(0);
    }
    frame.extend_from_slice(&[0x01, 0x00, 0x00]);
    for (bytes, entry) in [
        (deflated, "collection.anki21"),
        (archive("collection.anki21b", &frame), "collection.anki21b"),
    ] {
        assert!(bytes.len() < 1 << 20);
        let error = read(&bytes).unwrap_err();
        assert!(error.starts_with(entry) && error.contains("512 MiB"), "{error}");
    }
}

#[test]
fn what_is_no_collection_is_told_and_nothing_of_it_runs() {
    const TABLES: &str =
        "CREATE TABLE col (models, decks); CREATE TABLE cards (nid, ord, did, odid);";
    let endless = format!(
        "{TABLES} CREATE VIEW notes AS WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) \
         SELECT x AS id, 'g' AS guid, 1 AS mid, '' AS tags, 'f' AS flds FROM n;"
    );
    for (bytes, expected) in [
        (b"PK\x03\x04 and nothing".to_vec(), "no archive"),
        (archive("notes.txt", b"x"), "holds no collection"),
        (archive("collection.anki2", b"not a database"), "collection.anki2, offset 0"),
        (archive("collection.anki21b", b"not compressed"), "collection.anki21b"),
        (archive("collection.anki2", &database("CREATE TABLE x (y)")), "no table `notes`"),
        (archive("collection.anki2", &database(&endless)), "no table `notes`"),
    ] {
        let error = read(&bytes).unwrap_err();
        assert!(error.contains(expected), "{expected}: {error}");
    }
    let env = TestEnv::new();
    env.write("d.apkg", archive("collection.anki2", b"not a database"));
    let said = env.fails(&["convert", "d.apkg", "--out", "p"], 1);
    assert!(
        said.contains("d.apkg, collection.anki2, offset 0") && !env.home().join("p").exists(),
        "{said}"
    );
}

fn broken_decks(count: usize) {
    let mut random = ChaCha8Rng::seed_from_u64(16);
    for generation in 1..=3 {
        let whole = fs::read(deck(generation)).expect("a deck");
        for _ in 0..count {
            let mut bytes = whole.clone();
            for _ in 0..random.random_range(1..20) {
                let at = random.random_range(0..bytes.len());
                bytes[at] = random.random_range(0..=255);
            }
            if random.random_range(0..4) == 0 {
                bytes.truncate(random.random_range(0..bytes.len()));
            }
            // Whatever comes of it: it ends, and it is no panic.
            let _ = read(&bytes);
        }
    }
    // Past the archive's checksum, where the database itself is broken.
    let mut zip =
        zip::ZipArchive::new(Cursor::new(fs::read(deck(1)).expect("a deck"))).expect("an archive");
    let mut whole = Vec::new();
    std::io::copy(&mut zip.by_name("collection.anki2").expect("an entry"), &mut whole)
        .expect("bytes");
    for _ in 0..count {
        let mut bytes = whole.clone();
        for _ in 0..random.random_range(1..40) {
            let at = random.random_range(0..bytes.len());
            bytes[at] = random.random_range(0..=255);
        }
        let _ = read(&archive("collection.anki2", &bytes));
    }
}

#[test]
fn broken_decks_are_read_without_a_panic() {
    broken_decks(60);
}

#[test]
#[ignore = "takes minutes: run it with --ignored"]
fn five_thousand_broken_decks_are_read_without_a_panic() {
    broken_decks(5000);
}

#[test]
fn a_deck_that_goes_through_a_pack_keeps_its_keys_tags_and_words() {
    let env = TestEnv::new();
    env.ok(&["convert", deck(3).to_str().expect("a path"), "--out", "mine"]);
    env.ok(&["import", "mine"]);
    env.ok(&["export", "--format", "apkg", "--pack", "mine", "--out", "back.apkg"]);
    let before = read(&fs::read(deck(3)).expect("a deck")).expect("a collection");
    let after =
        read(&fs::read(env.home().join("back.apkg")).expect("a deck")).expect("a collection");
    let facts = |found: &Gathered| {
        let mut facts: Vec<(String, Vec<String>, String, String)> = found
            .cards
            .iter()
            .filter_map(|card| match &card.name {
                Name::Foreign { key, part } if part.is_empty() => {
                    let tags: Vec<String> =
                        card.tags.iter().filter_map(|tag| names::of_title(tag)).collect();
                    Some((
                        key.clone(),
                        tags,
                        card.content.prompt.trim_start_matches("Explain:").trim_start().to_owned(),
                        card.content.answer.clone(),
                    ))
                }
                _ => None,
            })
            .collect();
        facts.sort();
        facts
    };
    let (before, after) = (facts(&before), facts(&after));
    assert!(before.len() >= 7, "{before:#?}");
    for one in &before {
        assert!(after.contains(one), "{one:#?}\nis not in\n{after:#?}");
    }
    // And again: the same notes, so Anki finds each of them.
    env.ok(&["convert", "back.apkg", "--out", "again"]);
    env.ok(&["packs", "remove", "mine"]);
    env.ok(&["import", "again"]);
    env.ok(&["export", "--format", "apkg", "--pack", "again", "--out", "twice.apkg"]);
    let twice =
        read(&fs::read(env.home().join("twice.apkg")).expect("a deck")).expect("a collection");
    assert_eq!(facts(&twice), after);
}
