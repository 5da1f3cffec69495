//! Databases that a stranger made: what is added to the schema acts on nothing, what is taken out is told, and both can be mended.

use std::fs;

use rusqlite::Connection;
use viva::domain::review::Mode;
use viva::store::{Store, StoreError};

use crate::store::support::*;

/// Changes of the schema with what `doctor` says of each.
const CHANGES: &[(&str, &str)] = &[
    (
        "CREATE TRIGGER evil AFTER INSERT ON review BEGIN DELETE FROM question; END",
        "the trigger `evil` on `review` is not one of viva's",
    ),
    (
        "CREATE TRIGGER endless AFTER INSERT ON card BEGIN UPDATE card SET due = (WITH RECURSIVE n(x) AS \
         (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT max(x) FROM n); END",
        "the trigger `endless` on `card` is not one of viva's",
    ),
    (
        "DROP TRIGGER event_is_never_deleted",
        "the trigger `event_is_never_deleted` on `event` is missing",
    ),
    ("DROP INDEX card_by_due", "the index `card_by_due` on `card` is missing"),
    (
        "DROP INDEX card_by_due; CREATE INDEX card_by_due ON card (last)",
        "the index `card_by_due` on `card` is not as viva makes it",
    ),
    ("CREATE INDEX more ON card (abs(due))", "the index `more` on `card` is not one of viva's"),
    ("CREATE TABLE photo (name)", "the table `photo` is not one of viva's"),
    ("CREATE VIEW cards AS SELECT * FROM card", "the view `cards` is not one of viva's"),
    ("DROP TABLE flagged", "the table `flagged` is missing"),
    ("DROP TABLE card; CREATE VIEW card AS SELECT 1", "the view `card` is not one of viva's"),
    ("ALTER TABLE event ADD COLUMN extra TEXT", "the table `event` is not as viva makes it"),
    ("DROP VIEW question_words", "the view `question_words` is missing"),
    ("DROP TABLE question_fts", "the table `question_fts` is missing"),
    (
        "PRAGMA writable_schema = ON; DELETE FROM sqlite_schema WHERE type = 'trigger'",
        "the trigger `event_is_never_replaced` on `event` is missing",
    ),
];

fn answered_world() -> World {
    let mut world = World::with(&["threads/lock", "threads/queue"]);
    world.answer("threads/lock", 4, Mode::Review, TODAY);
    world.answer("threads/queue", 2, Mode::Review, TODAY);
    world
}

#[test]
fn a_changed_schema_is_refused_named_and_made_anew_with_every_answer() {
    for (change, expected) in CHANGES {
        let world = answered_world();
        let (path, right) = (world.path(), world.store.projection_digest().unwrap());
        drop(world.store);
        Connection::open(&path).unwrap().execute_batch(change).unwrap();
        let before = fs::read(&path).unwrap();

        let error = Store::open(&path, NOW).unwrap_err();
        assert!(matches!(error, StoreError::Altered { .. }), "{change}: {error}");
        assert!(error.hint().unwrap().contains("doctor --rebuild"));
        let found = Store::check(&path, false, NOW).unwrap();
        let named = found.health.problems.iter().any(|problem| problem == expected);
        assert!(named && found.repaired.is_none(), "{change}: {:?}", found.health.problems);
        assert!(fs::read(&path).unwrap() == before, "{change}: nothing is written");

        let mended = Store::check(&path, true, NOW).unwrap();
        assert_eq!(mended.health.problems, [] as [&str; 0], "{change}");
        let repaired = mended.repaired.unwrap();
        assert_eq!(repaired.notes, [] as [&str; 0], "{change}");
        assert!(repaired.kept.exists(), "{change}");
        let mut store = Store::open(&path, NOW).unwrap();
        assert_eq!(store.projection_digest().unwrap(), right, "{change}");
        let later = answered("threads/lock", 4, Mode::Review, TODAY + 9);
        store.record(&later, None, at(TODAY + 9)).unwrap();
        assert_eq!(search(&store, "lock", None, 9).len(), 1, "{change}");
        assert_eq!(store.doctor().unwrap().counts.questions, 2, "{change}");
    }
}

#[test]
fn restore_refuses_a_backup_with_a_changed_schema_before_it_replaces_anything() {
    for (change, _) in CHANGES {
        let world = answered_world();
        let copy = world.folder.path().join("copy.db");
        world.store.backup(&copy, false).unwrap();
        let path = world.path();
        drop(world.store);
        Connection::open(&copy).unwrap().execute_batch(change).unwrap();
        let before = fs::read(&path).unwrap();
        let error = Store::restore(&copy, &path, true).unwrap_err();
        assert!(matches!(error, StoreError::Altered { .. }), "{change}: {error}");
        assert!(error.to_string().starts_with(copy.to_str().unwrap()), "{error}");
        assert!(fs::read(&path).unwrap() == before, "{change}");
        let names = fs::read_dir(world.folder.path()).unwrap();
        let names: Vec<_> = names.map(|entry| entry.unwrap().file_name()).collect();
        assert!(names.iter().all(|name| !name.to_string_lossy().contains("part")), "{names:?}");
    }
}

#[test]
fn a_schema_that_does_not_parse_is_told_as_damaged_by_open_doctor_and_restore() {
    let world = answered_world();
    let (path, other) = (world.path(), world.folder.path().join("other.db"));
    drop(world.store);
    let intruder = Connection::open(&path).unwrap();
    intruder
        .execute_batch(
            "PRAGMA writable_schema = ON;
             INSERT INTO sqlite_schema VALUES ('trigger', 'broken', 'card', 0, 'CREATE TRIGGER broken nonsense')",
        )
        .unwrap();
    drop(intruder);
    for error in [
        Store::open(&path, NOW).unwrap_err(),
        Store::check(&path, true, NOW).unwrap_err(),
        Store::restore(&path, &other, true).unwrap_err(),
    ] {
        assert!(matches!(error, StoreError::Damaged { .. }), "{error}");
        assert!(error.to_string().contains("broken"), "{error}");
    }
    assert!(!other.exists());
}

#[test]
fn a_log_that_is_gone_is_no_case_for_a_rebuild() {
    let world = answered_world();
    let path = world.path();
    drop(world.store);
    Connection::open(&path).unwrap().execute_batch("DROP TABLE event").unwrap();
    let size_bytes = fs::metadata(&path).unwrap().len();
    let error = Store::check(&path, true, NOW).unwrap_err();
    assert!(error.to_string().contains("the log of answers is gone"), "{error}");
    assert_eq!(fs::metadata(&path).unwrap().len(), size_bytes);
    assert!(!world.folder.path().join("bank.db.before-rebuild").exists());
}

#[test]
fn broken_utf8_is_named_with_its_place_and_made_readable() {
    for (change, place) in [
        (
            "UPDATE question_text SET prompt = CAST(x'ff41' AS TEXT) WHERE number = 1",
            "`question_text.prompt`, the first in row 1",
        ),
        (
            "UPDATE question SET topic = CAST(x'c328' AS TEXT)",
            "`question.topic`, the first in row 1",
        ),
        ("UPDATE pack SET title = CAST(x'80' AS TEXT)", "`pack.title`"),
        (
            "INSERT INTO note VALUES ('threads/lock', CAST(x'e28028' AS TEXT))",
            "`note.text`, the first in row `threads/lock`",
        ),
        ("INSERT INTO question_tag VALUES (1, CAST(x'ff' AS TEXT), 1)", "`question_tag.tag`"),
    ] {
        let world = answered_world();
        let (path, right) = (world.path(), world.store.projection_digest().unwrap());
        drop(world.store);
        let intruder = Connection::open(&path).unwrap();
        intruder.execute_batch(change).unwrap();
        intruder.execute("INSERT INTO question_fts (question_fts) VALUES ('rebuild')", []).unwrap();
        drop(intruder);
        let found = Store::check(&path, false, NOW).unwrap().health.problems;
        assert!(found.iter().any(|problem| problem.contains(place)), "{change}: {found:?}");
        let mended = Store::check(&path, true, NOW).unwrap();
        assert_eq!(mended.health.problems, [] as [&str; 0], "{change}");
        assert!(mended.repaired.unwrap().notes[0].contains("broken UTF-8"), "{change}");
        assert_eq!(Store::open(&path, NOW).unwrap().projection_digest().unwrap(), right);
    }
}

#[test]
fn a_text_that_is_not_utf8_stops_a_command_as_damaged() {
    let world = answered_world();
    let intruder = Connection::open(world.path()).unwrap();
    intruder.execute_batch("UPDATE question_text SET prompt = CAST(x'ff' AS TEXT)").unwrap();
    let error = world.store.question(&id("threads/lock"), "en").unwrap_err();
    assert!(matches!(error, StoreError::Damaged { .. }), "{error}");
    assert!(error.to_string().contains("not UTF-8"), "{error}");
}

#[test]
fn rows_that_viva_does_not_write_are_left_out_of_a_rebuild_and_told() {
    let world = answered_world();
    let (path, right) = (world.path(), world.store.projection_digest().unwrap());
    drop(world.store);
    let intruder = Connection::open(&path).unwrap();
    intruder
        .execute_batch(
            "PRAGMA ignore_check_constraints = ON; CREATE TABLE extra (x);
             INSERT INTO event SELECT device, -5, hlc, at_ms, tz_min, kind, v, question, revision, 'no json', 0 FROM event LIMIT 1",
        )
        .unwrap();
    drop(intruder);
    let mended = Store::check(&path, true, NOW).unwrap();
    assert_eq!(
        mended.repaired.unwrap().notes,
        ["1 rows of `event` that viva does not write were left out"]
    );
    assert_eq!(mended.health.problems, [] as [&str; 0]);
    assert_eq!(Store::open(&path, NOW).unwrap().projection_digest().unwrap(), right);
}

#[test]
fn a_database_that_is_in_use_is_not_made_anew() {
    let world = answered_world();
    let intruder = Connection::open(world.path()).unwrap();
    intruder.execute_batch("CREATE TABLE photo (name)").unwrap();
    let error = Store::check(&world.path(), true, NOW).unwrap_err();
    assert!(matches!(error, StoreError::Locked { .. }), "{error}");
}
