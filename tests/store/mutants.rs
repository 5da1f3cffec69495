//! Databases that a stranger damaged or gave a schema of their own: each is used, or refused with a reason, and none hangs or panics.

use std::fs;

use rand::rngs::ChaCha8Rng;
use rand::{RngExt, SeedableRng};
use rusqlite::Connection;
use viva::domain::review::Mode;
use viva::store::Store;

use crate::store::support::*;

/// What is put into a schema, taken out of it or changed in it. `{}` is a table.
const HOSTILE: &[&str] = &[
    "CREATE TRIGGER evil AFTER INSERT ON {} BEGIN DELETE FROM question; END",
    "CREATE TRIGGER evil BEFORE UPDATE ON {} BEGIN SELECT RAISE(IGNORE); END",
    "CREATE TRIGGER endless AFTER INSERT ON {} BEGIN INSERT INTO note (question, text) \
     WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT 'a/b', max(x) FROM n; END",
    "CREATE TRIGGER again AFTER INSERT ON {} BEGIN INSERT INTO {} SELECT * FROM {}; END",
    "CREATE VIEW evil AS WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT x FROM n, {}",
    "CREATE INDEX evil ON {} (1)",
    "CREATE UNIQUE INDEX evil ON {} (abs(random()))",
    "ALTER TABLE {} ADD COLUMN evil DEFAULT 'x'",
    "ALTER TABLE {} RENAME TO evil",
    "DROP TABLE {}",
    "CREATE VIRTUAL TABLE evil USING fts5(x)",
    "DELETE FROM {}",
    "PRAGMA writable_schema = ON; DELETE FROM sqlite_schema WHERE type = 'trigger'",
    "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = 'CREATE TABLE {} (x)' WHERE name = '{}'",
    "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET rootpage = 2 WHERE name = '{}'",
    "PRAGMA user_version = 9",
    "PRAGMA user_version = -1",
    "PRAGMA application_id = 7",
    "INSERT OR REPLACE INTO question_fts_config VALUES ('rank', 'x')",
];

const TABLES: &[&str] = &[
    "event",
    "question",
    "question_text",
    "card",
    "review",
    "note",
    "pack",
    "device",
    "instance",
    "tally",
    "exposed",
    "goal",
];

fn answered_bytes() -> Vec<u8> {
    let mut world = World::with(&["threads/lock", "threads/queue"]);
    world.answer("threads/lock", 4, Mode::Review, TODAY);
    world.answer("threads/queue", 2, Mode::Review, TODAY);
    let copy = world.folder.path().join("copy.db");
    world.store.backup(&copy, false).unwrap();
    fs::read(copy).unwrap()
}

/// Changes some bytes, or cuts some out.
fn damage(bytes: &mut Vec<u8>, random: &mut ChaCha8Rng) {
    for _ in 0..random.random_range(1..12) {
        let at = random.random_range(0..bytes.len());
        match random.random_range(0..5) {
            0 => bytes[at] = random.random(),
            1 => bytes[at] ^= 1 << random.random_range(0..8),
            2 => {
                let end = (at + random.random_range(1..512)).min(bytes.len());
                bytes[at..end].fill(random.random());
            }
            // Where the header says how everything else is to be read.
            3 => bytes[random.random_range(0..100)] = random.random(),
            _ if random.random_range(0..20) == 0 => bytes.truncate(at.max(1)),
            _ => {
                let from = random.random_range(0..bytes.len());
                let count = 4096.min(bytes.len() - at.max(from));
                bytes.copy_within(from..from + count, at);
            }
        }
    }
}

/// Whatever a command does with a database. An error is an answer; a panic is not.
fn use_it(path: &std::path::Path) -> bool {
    let _ = Store::check(path, false, NOW);
    let Ok(mut store) = Store::open(path, NOW) else { return false };
    let later = answered("threads/lock", 4, Mode::Review, TODAY + 9);
    let _ = store.record(&later, None, at(TODAY + 9));
    let _ = store.question(&"threads/queue".parse().unwrap(), "en");
    let _ = store.search(&viva::store::Search { typed: "lock", only: None, shown: "en", limit: 9 });
    let _ = store.export_events::<viva::store::StoreError>(|_| Ok(()));
    let _ = store.packs();
    let _ = store.rebuild();
    true
}

fn run(count: usize) {
    let whole = answered_bytes();
    let mut random = ChaCha8Rng::seed_from_u64(10);
    let (mut used, mut altered) = (0, 0);
    for number in 0..count {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("bank.db");
        let mut bytes = whole.clone();
        if number % 3 != 0 {
            damage(&mut bytes, &mut random);
        }
        fs::write(&path, &bytes).unwrap();
        if number % 3 == 0 {
            let intruder = Connection::open(&path).unwrap();
            for _ in 0..random.random_range(1..4) {
                let change = HOSTILE[random.random_range(0..HOSTILE.len())];
                let table = TABLES[random.random_range(0..TABLES.len())];
                altered +=
                    usize::from(intruder.execute_batch(&change.replace("{}", table)).is_ok());
            }
        }
        used += usize::from(use_it(&path));
    }
    eprintln!("{count} databases: {used} could be opened; {altered} changes of a schema took");
    assert!(altered * 10 > count, "hardly any schema was changed");
}

#[test]
fn a_damaged_or_hostile_database_is_used_or_refused_and_never_a_panic() {
    run(60);
}

#[test]
#[ignore = "takes minutes: run it with --ignored"]
fn three_thousand_damaged_or_hostile_databases_are_used_or_refused() {
    run(3000);
}
