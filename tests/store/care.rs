//! Doctor, rebuild, backup and restore.

use std::collections::BTreeMap;
use std::fs;

use rusqlite::Connection;
use viva::domain::review::Mode;
use viva::domain::stats::Answer;
use viva::store::{Store, StoreError};

use crate::store::support::*;

#[test]
fn a_healthy_database_has_no_problems() {
    let mut world = World::with(&["threads/lock"]);
    world.answer("threads/lock", 4, Mode::Review, TODAY);
    let health = world.store.doctor().unwrap();
    assert_eq!(health.problems, [] as [&str; 0]);
    assert_eq!((health.counts.packs, health.counts.questions, health.counts.cards), (1, 1, 1));
    assert!(health.size_bytes > 4096 && health.sqlite_version.starts_with('3'));
    assert_eq!(world.store.doctor().unwrap(), health, "the doctor leaves everything as it is");
}

#[test]
fn cards_that_differ_from_the_log_are_found_and_made_right() {
    let mut world = World::with(&["threads/lock"]);
    world.answer("threads/lock", 4, Mode::Review, TODAY);
    let right = world.store.projection_digest().unwrap();
    Connection::open(world.path()).unwrap().execute("UPDATE card SET due = due + 1", []).unwrap();
    let problems = world.store.doctor().unwrap().problems;
    assert_eq!(problems.len(), 1);
    assert!(problems[0].contains("doctor --rebuild"), "{problems:?}");
    assert!(world.store.rebuild().unwrap().changed);
    assert_eq!(world.store.projection_digest().unwrap(), right);
    assert!(world.store.doctor().unwrap().problems.is_empty());
}

#[test]
fn a_gap_in_the_log_and_a_stale_search_index_are_found() {
    let mut world = World::with(&["threads/lock"]);
    world.answer("threads/lock", 4, Mode::Review, TODAY);
    let intruder = Connection::open(world.path()).unwrap();
    intruder
        .execute("INSERT INTO event SELECT device, 9, hlc + 1, at_ms, tz_min, 'x', 1, NULL, NULL, '{}', 0 FROM event", [])
        .unwrap();
    let problems = world.store.doctor().unwrap().problems;
    assert!(problems.len() == 1 && problems[0].contains("2 events, the last is 9"), "{problems:?}");
    intruder.execute("UPDATE question_text SET answer = 'changed behind its back'", []).unwrap();
    let problems = world.store.doctor().unwrap().problems;
    assert!(problems.len() == 1 && problems[0].contains("search index"), "{problems:?}");
}

#[test]
fn a_backup_is_one_file_that_restores_to_the_same() {
    let mut world = World::with(&["threads/lock"]);
    world.answer("threads/lock", 4, Mode::Review, TODAY);
    let copy = world.folder.path().join("copy.db");
    world.store.backup(&copy, false).unwrap();
    assert!(matches!(world.store.backup(&copy, false), Err(StoreError::Exists { .. })));
    world.store.backup(&copy, true).unwrap();
    assert!(world.store.backup(&world.path(), true).is_err());
    let digest = world.store.projection_digest().unwrap();
    let path = world.path();
    world.answer("threads/lock", 2, Mode::Review, TODAY + 1);
    let later = world.store.projection_digest().unwrap();
    drop(world.store);

    assert!(matches!(Store::restore(&copy, &path, false), Err(StoreError::Exists { .. })));
    let kept = Store::restore(&copy, &path, true).unwrap().kept.unwrap();
    assert_eq!(Store::open(&path, NOW).unwrap().projection_digest().unwrap(), digest);
    assert_eq!(Store::open(&kept, NOW).unwrap().projection_digest().unwrap(), later);
    let again = Store::restore(&copy, &path, true).unwrap().kept.unwrap();
    assert_ne!(again, kept);
    let fresh = world.folder.path().join("fresh/bank.db");
    assert_eq!(Store::restore(&copy, &fresh, false).unwrap().kept, None);
    let names: Vec<String> = fs::read_dir(world.folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.contains("part"))
        .collect();
    assert!(names.is_empty(), "{names:?}");
}

#[test]
fn restoring_something_that_is_no_sound_backup_changes_nothing() {
    let world = World::with(&["threads/lock"]);
    let path = world.path();
    let broken = world.folder.path().join("broken.db");
    world.store.backup(&broken, false).unwrap();
    let whole = fs::read(&broken).unwrap();
    drop(world.store);
    let before = fs::read(&path).unwrap();
    fs::write(&broken, &whole[..whole.len() / 2]).unwrap();
    assert!(matches!(Store::restore(&broken, &path, true), Err(StoreError::Damaged { .. })));
    fs::write(&broken, "text").unwrap();
    assert!(matches!(Store::restore(&broken, &path, true), Err(StoreError::NotADatabase { .. })));
    fs::write(&broken, "").unwrap();
    assert!(matches!(Store::restore(&broken, &path, true), Err(StoreError::NotOurs { .. })));
    let missing = world.folder.path().join("missing.db");
    assert!(matches!(Store::restore(&missing, &path, true), Err(StoreError::CannotOpen { .. })));
    assert_eq!(fs::read(&path).unwrap(), before);
}

#[test]
fn the_history_of_a_question_is_its_answers_and_one_that_differs_is_found() {
    let mut world = World::with(&["threads/lock", "threads/gil"]);
    world.answer("threads/lock", 1, Mode::Review, TODAY);
    world.answer("threads/lock", 4, Mode::Drill, TODAY);
    world.answer("threads/gil", 4, Mode::Review, TODAY);
    let taken_back = world.answer("threads/lock", 3, Mode::Review, TODAY + 1);
    world.store.void(taken_back.event, at(TODAY + 1)).unwrap();
    world.answer("threads/lock", 5, Mode::Review, TODAY + 2);
    let history = |store: &Store| {
        let mut found = BTreeMap::new();
        let add = |question: &str, answers: &[Answer]| {
            let answers = answers.iter().map(|one| {
                let day = i64::from(one.study_day.number());
                (day, one.mode, one.grade.quality(), one.foreseen.is_some())
            });
            found.insert(question.to_owned(), answers.collect::<Vec<_>>());
        };
        store.history(add).unwrap();
        found
    };
    let right = history(&world.store);
    assert_eq!(right["threads/gil"], [(TODAY, Mode::Review, 4, false)]);
    assert_eq!(
        right["threads/lock"],
        [
            (TODAY, Mode::Review, 1, false),
            (TODAY, Mode::Drill, 4, false),
            (TODAY + 2, Mode::Review, 5, true)
        ]
    );
    let intruder = Connection::open(world.path()).unwrap();
    intruder.execute("UPDATE history SET answers = substr(answers, 1, 12)", []).unwrap();
    let problems = world.store.doctor().unwrap().problems;
    assert!(problems.len() == 1 && problems[0].contains("doctor --rebuild"), "{problems:?}");
    assert!(world.store.rebuild().unwrap().changed);
    assert_eq!(history(&world.store), right);
}
