//! Files that are not right, and two programs that come at once.

use std::fs;

use rusqlite::Connection;
use sha2::{Digest, Sha256};
use viva::domain::review::Mode;
use viva::store::{SCHEMA_VERSION, Store, StoreError};

use crate::store::support::*;

#[test]
fn the_folder_is_made_and_the_connection_is_durable() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("deep/er/bank.db");
    drop(Store::open(&path, NOW).unwrap());
    let header = fs::read(&path).unwrap();
    assert_eq!(&header[68..72], b"viva");
    assert_eq!(header[18..20], [2, 2], "the file is in write-ahead mode");
}

#[test]
fn a_database_from_the_future_is_refused_and_left_alone() {
    let world = World::with(&["threads/lock"]);
    let path = world.path();
    drop(world.store);
    Connection::open(&path).unwrap().pragma_update(None, "user_version", 99).unwrap();
    let before = fs::read(&path).unwrap();
    let error = Store::open(&path, NOW).unwrap_err();
    assert!(matches!(error, StoreError::FromTheFuture { found: 99, known: SCHEMA_VERSION, .. }));
    assert!(error.to_string().starts_with(path.to_str().unwrap()), "{error}");
    assert!(error.hint().unwrap().contains("newest viva"));
    assert_eq!(fs::read(&path).unwrap(), before);
}

#[test]
fn a_file_that_is_no_database_is_refused_and_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    for text in ["notes", &"a line of text\n".repeat(500)] {
        let path = folder.path().join("notes.txt");
        fs::write(&path, text).unwrap();
        let error = Store::open(&path, NOW).unwrap_err();
        assert!(matches!(error, StoreError::NotADatabase { .. }), "{error}");
        assert!(error.hint().is_some());
        assert_eq!(fs::read_to_string(&path).unwrap(), text);
    }
    let error = Store::open(folder.path(), NOW).unwrap_err();
    assert!(matches!(error, StoreError::CannotOpen { .. }), "{error}");
}

#[test]
fn a_database_of_another_program_is_refused_and_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("other.db");
    let other = Connection::open(&path).unwrap();
    for setting in ["CREATE TABLE photo (name TEXT)", "PRAGMA user_version = 1"] {
        other.execute_batch(setting).unwrap();
        let error = Store::open(&path, NOW).unwrap_err();
        assert!(matches!(error, StoreError::NotOurs { .. }), "{error}");
    }
    let tables: i64 =
        other.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0)).unwrap();
    assert_eq!(tables, 1);
}

#[test]
fn a_truncated_database_is_told_as_damaged() {
    let world = World::with(&["threads/lock"]);
    let path = world.path();
    drop(world.store);
    let whole = fs::read(&path).unwrap();
    for length in [4096, whole.len() / 2, whole.len() - 4096] {
        fs::write(&path, &whole[..length]).unwrap();
        let error = Store::open(&path, NOW).unwrap_err();
        assert!(matches!(error, StoreError::Damaged { .. }), "{length}: {error}");
        assert!(error.hint().unwrap().contains("restore"));
    }
}

#[test]
fn a_damaged_page_is_found_by_the_doctor() {
    let ids: Vec<String> = (0..300).map(|n| format!("threads/q{n}")).collect();
    let world = World::with(&ids.iter().map(String::as_str).collect::<Vec<_>>());
    let path = world.path();
    drop(world.store);
    let mut bytes = fs::read(&path).unwrap();
    let middle = bytes.len() / 2 / 4096 * 4096;
    bytes[middle..middle + 4096].fill(0xa5);
    fs::write(&path, &bytes).unwrap();
    let problems = Store::open(&path, NOW).and_then(|mut store| store.doctor());
    assert!(problems.map_or(true, |health| !health.problems.is_empty()));
}

#[test]
fn an_empty_file_becomes_a_database() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("bank.db");
    fs::write(&path, "").unwrap();
    assert!(Store::open(&path, NOW).unwrap().packs().unwrap().is_empty());
}

#[test]
fn many_programs_may_create_one_database_at_once() {
    for _ in 0..10 {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("new/bank.db");
        let barrier = std::sync::Barrier::new(6);
        std::thread::scope(|scope| {
            for name in 0..6 {
                let (path, barrier) = (&path, &barrier);
                scope.spawn(move || {
                    barrier.wait();
                    let mut store = Store::open(path, NOW).unwrap();
                    let answer = answered(&format!("threads/q{name}"), 4, Mode::Review, TODAY);
                    store.record(&answer, None, NOW).unwrap();
                });
            }
        });
        let health = Store::open(&path, NOW).unwrap().doctor().unwrap();
        assert_eq!(health.counts.events, 6);
        assert!(health.problems.is_empty(), "{:?}", health.problems);
    }
}

#[test]
fn released_migrations_are_frozen() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/migrations");
    let mut names: Vec<_> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    names.sort();
    assert_eq!(names.len() as i64, SCHEMA_VERSION);
    let digests: Vec<String> = names
        .iter()
        .map(|path| {
            let digest = Sha256::digest(fs::read(path.join("up.sql")).unwrap());
            let hex: String = digest.iter().take(8).map(|byte| format!("{byte:02x}")).collect();
            format!("{} {hex}", path.file_name().unwrap().to_str().unwrap())
        })
        .collect();
    // A change of the schema is a new folder and a new line here, never a changed one.
    assert_eq!(
        digests,
        [
            "01-bank 9a914f51fe429f26",
            "02-mock a2ce6656978fa50e",
            "03-trust e0485df58fa8fb34",
            "04-merge 0b7feb8704fa886a",
            "05-asked 0e41d6e3353c114e",
            "06-goal aa651a990a07f41d",
            "07-placement 39724a9e5839c644",
            "08-interviews b8012177d8c9e0ad",
            "09-debriefs eda651e5f3ce5003",
            "10-memory b5151e13b2d887eb",
            "11-history 7a4a05dadf8bb22b",
            "12-leaves b2dd990fd3742726"
        ]
    );
}
