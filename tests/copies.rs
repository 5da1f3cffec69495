//! Copies of a database that go on beside each other: no two events of theirs bear one name.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use rusqlite::Connection;

use crate::support::{TestEnv, open_question};

fn world() -> TestEnv {
    let env = TestEnv::new();
    let many: String = (0..8).map(|number| open_question(&format!("q-{number}"))).collect();
    env.pack("mine", &many);
    env.ok(&["import", "mine"]);
    answer(&env, &env.database());
    env
}

/// Answers a new question.
fn answer(env: &TestEnv, database: &Path) {
    let name = database.to_str().unwrap();
    env.ok_fed(&["--db", name, "quiz", "--pack", "mine", "--new", "9", "--limit", "1"], "\n3\n");
}

/// The devices of the log with their number of events.
fn devices(database: &Path) -> Vec<(String, i64)> {
    let log = Connection::open(database).unwrap();
    let mut statement = log
        .prepare("SELECT hex(device), count(*) FROM event GROUP BY device ORDER BY min(hlc)")
        .unwrap();
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
    rows.map(Result::unwrap).collect()
}

fn counts(database: &Path) -> Vec<i64> {
    devices(database).into_iter().map(|(_, events)| events).collect()
}

#[test]
fn a_database_that_stays_where_it_is_keeps_its_device_id() {
    let env = world();
    for _ in 0..3 {
        answer(&env, &env.database());
    }
    assert_eq!(counts(&env.database()), [4]);
}

#[test]
fn a_restored_backup_goes_on_under_another_device_id_with_a_state_folder_or_without() {
    for has_state in [true, false] {
        let env = world();
        env.ok(&["backup", "copy.db"]);
        answer(&env, &env.database());
        let before = devices(&env.database());
        env.ok(&["restore", "copy.db", "--force"]);
        if !has_state {
            let state = env.home().join(".local/state/viva");
            fs::remove_dir_all(&state).unwrap();
            fs::write(&state, "").unwrap();
        }
        answer(&env, &env.database());
        let after = devices(&env.database());
        assert_eq!(after.len(), 2, "{after:?}");
        assert_eq!((&after[0].0, after[0].1, after[1].1), (&before[0].0, 1, 1));
        assert!(env.ok(&["doctor"]).contains("no problems"));
    }
}

#[test]
fn a_backup_copied_over_the_database_goes_on_under_another_device_id() {
    let env = world();
    env.ok(&["backup", "copy.db"]);
    answer(&env, &env.database());
    for devices_expected in [2, 2] {
        // The file keeps its inode: only what is in it tells.
        fs::copy(env.home().join("copy.db"), env.database()).unwrap();
        answer(&env, &env.database());
        answer(&env, &env.database());
        assert_eq!(counts(&env.database()), [1, 2]);
        assert_eq!(devices(&env.database()).len(), devices_expected);
    }
}

#[test]
fn an_older_copy_of_the_bytes_put_back_in_place_goes_on_under_another_device_id() {
    let env = world();
    let copy = env.home().join("copy.db");
    fs::copy(env.database(), &copy).unwrap();
    answer(&env, &env.database());
    // Nothing in the file tells it from what was there, but that the last answer is missing.
    fs::copy(&copy, env.database()).unwrap();
    answer(&env, &env.database());
    assert_eq!(counts(&env.database()), [1, 1]);
}

#[test]
fn a_copy_at_another_place_goes_on_under_another_device_id_and_its_original_under_its_own() {
    let env = world();
    let copy = env.home().join("copy.db");
    fs::copy(env.database(), &copy).unwrap();
    for _ in 0..2 {
        answer(&env, &copy);
        answer(&env, &env.database());
    }
    assert_eq!((counts(&copy), counts(&env.database())), (vec![1, 2], vec![3]));
    let said = env.ok(&["--db", "copy.db", "doctor"]);
    assert!(said.contains("no problems") && !said.contains("new device id"), "{said}");
    fs::copy(&copy, env.home().join("third.db")).unwrap();
    let said = env.ok(&["--db", "third.db", "doctor"]);
    assert!(said.contains("bears a new device id from now on"), "{said}");
}

#[test]
fn a_state_folder_that_cannot_be_written_is_told_once_and_by_doctor_always() {
    let env = TestEnv::new();
    let state = env.home().join(".local/state");
    fs::create_dir_all(&state).unwrap();
    fs::write(state.join("viva"), "").unwrap();
    let told = "a copy put in the place of the database is not noticed";
    assert!(env.viva(&["packs"]).stderr.contains(told));
    let device = |env: &TestEnv| -> String {
        let log = Connection::open(env.database()).unwrap();
        log.query_row("SELECT hex(id) FROM device", [], |row| row.get(0)).unwrap()
    };
    let before = device(&env);
    assert!(!env.viva(&["packs"]).stderr.contains(told), "it is told once");
    assert!(env.ok(&["doctor"]).contains(told));
    assert_eq!(device(&env), before, "the id stays");
    // Where it can be written again, everything is noted.
    fs::remove_file(state.join("viva")).unwrap();
    env.ok(&["packs"]);
    assert!(!env.ok(&["doctor"]).contains(told));
    let folder = state.join("viva/databases");
    assert_eq!(fs::metadata(&folder).unwrap().permissions().mode() & 0o777, 0o700);
}

#[test]
fn a_quiz_goes_on_while_another_program_gives_the_database_a_new_device_id() {
    use std::io::{BufRead, BufReader, Write};
    use std::process::Stdio;

    let env = world();
    let mut command = env.command(&["quiz", "--pack", "mine", "--new", "9"]);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut quiz = command.spawn().unwrap();
    let mut stdin = quiz.stdin.take().unwrap();
    let mut stdout = BufReader::new(quiz.stdout.take().unwrap());
    let mut grade = || {
        stdin.write_all(b"\n3\n").unwrap();
        let mut line = String::new();
        while !line.starts_with('→') {
            line.clear();
            assert!(stdout.read_line(&mut line).unwrap() > 0);
        }
    };
    grade();
    for round in 0..2 {
        // Without its note, the database could be a copy.
        fs::remove_dir_all(env.home().join(".local/state/viva")).unwrap();
        env.ok(&["packs"]);
        let other = Connection::open(env.database()).unwrap();
        if round == 1 {
            other.execute_batch("PRAGMA wal_checkpoint(PASSIVE)").unwrap();
        }
        drop(other);
        grade();
    }
    drop(stdin);
    assert!(quiz.wait().unwrap().success());
    assert_eq!(counts(&env.database()), [2, 1, 1]);
    assert!(env.ok(&["doctor"]).contains("no problems"));
}
