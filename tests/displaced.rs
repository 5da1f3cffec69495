//! The database taken away under a running quiz: no grade is lost, nothing false is said, and the file that is there now stays sound.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Stdio};

use rusqlite::Connection;
use serde_json::Value;

use crate::support::{TestEnv, open_question, rounds};

/// A quiz by pipe that was asked for grades one at a time.
struct Running {
    child: Child,
    stdin: Option<ChildStdin>,
    stdout: BufReader<ChildStdout>,
}

impl Running {
    fn start(env: &TestEnv) -> Self {
        let mut command = env.command(&["quiz", "--pack", "mine"]);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let stdin = child.stdin.take();
        let stdout = BufReader::new(child.stdout.take().unwrap());
        Self { child, stdin, stdout }
    }

    /// Grades a question and waits for the receipt; whether there was one.
    fn grade(&mut self) -> bool {
        self.say("\n3\n");
        let mut line = String::new();
        while self.stdout.read_line(&mut line).unwrap() > 0 {
            if line.starts_with('→') {
                return true;
            }
            line.clear();
        }
        false
    }

    fn say(&mut self, text: &str) {
        // A program that has ended reads no more.
        let _ = self.stdin.as_mut().unwrap().write_all(text.as_bytes());
    }

    /// The exit code and what was said on standard error.
    fn end(mut self) -> (i32, String) {
        drop(self.stdin.take());
        let mut rest = String::new();
        self.stdout.read_to_string(&mut rest).unwrap();
        let output = self.child.wait_with_output().unwrap();
        (output.status.code().unwrap(), String::from_utf8_lossy(&output.stderr).into_owned())
    }
}

fn world() -> TestEnv {
    let env = TestEnv::new();
    let many: String = (0..8).map(|number| open_question(&format!("q-{number}"))).collect();
    env.pack("mine", &many);
    env.ok(&["import", "mine"]);
    env.ok_fed(&["quiz", "--pack", "mine", "--limit", "1"], "\n3\n");
    env.ok(&["backup", "earlier.db"]);
    env.ok_fed(&["quiz", "--pack", "mine", "--new", "2", "--limit", "2"], "\n3\n\n3\n");
    env
}

fn entries(path: &Path) -> Vec<Value> {
    let text = fs::read_to_string(path).unwrap();
    let mut lines = text.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
    let head = lines.next().unwrap();
    let entries: Vec<Value> = lines.collect();
    assert_eq!((&head["rescue"], head["events"].as_u64()), (&1.into(), Some(entries.len() as u64)));
    for (place, entry) in entries.iter().enumerate() {
        assert_eq!(
            (&entry["device"], entry["seq"].as_u64()),
            (&head["device"], Some(place as u64 + 1))
        );
    }
    entries
}

fn reviews(env: &TestEnv, database: &Path) -> usize {
    let name = database.to_str().unwrap();
    env.ok(&["--db", name, "export", "--format", "reviews"]).lines().count()
}

/// The files beside the database whose names hold `part`.
fn beside(env: &TestEnv, part: &str) -> Vec<PathBuf> {
    let folder = env.database().parent().unwrap().to_owned();
    let paths = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    paths.filter(|path| path.to_string_lossy().contains(part)).collect()
}

type Taking = fn(&TestEnv, &Path);

const TAKINGS: &[(&str, Taking, &str)] = &[
    ("deleted", |_, database| fs::remove_file(database).unwrap(), "was deleted or moved away"),
    (
        "moved",
        |env, database| fs::rename(database, env.home().join("moved.db")).unwrap(),
        "was deleted or moved away",
    ),
    (
        "replaced by an earlier copy",
        |env, database| fs::rename(env.home().join("earlier.db"), database).unwrap(),
        "was replaced by another file",
    ),
    (
        "overwritten by an earlier copy",
        |env, database| _ = fs::copy(env.home().join("earlier.db"), database).unwrap(),
        "was written over",
    ),
    (
        "overwritten by another database",
        |env, database| {
            let other = TestEnv::new();
            other.ok(&["list"]);
            other.ok(&["backup", "other.db"]);
            fs::copy(other.home().join("other.db"), env.home().join("earlier.db")).unwrap();
            fs::copy(env.home().join("earlier.db"), database).unwrap();
        },
        "was written over",
    ),
    ("emptied", |_, database| fs::write(database, "").unwrap(), "was written over"),
    (
        "filled with text",
        |_, database| fs::write(database, "x".repeat(900_000)).unwrap(),
        "was written over",
    ),
    (
        "a log deleted",
        |env, _| beside(env, "-wal").iter().for_each(|log| fs::remove_file(log).unwrap()),
        "lost its write-ahead log",
    ),
];

#[test]
fn a_database_that_is_taken_away_under_a_quiz_takes_no_grade_along() {
    for (name, take, expected) in TAKINGS {
        for before in [0, 2].repeat(rounds(1)) {
            let env = world();
            let mut quiz = Running::start(&env);
            // The first prompt shows that the database is open.
            quiz.say("?\n");
            let mut line = String::new();
            while !line.starts_with("──") {
                line.clear();
                assert!(quiz.stdout.read_line(&mut line).unwrap() > 0, "{name}");
            }
            assert!((0..before).all(|_| quiz.grade()), "{name}");
            take(&env, &env.database());
            assert!(!quiz.grade(), "{name}: no receipt for what is not there");
            let (code, said) = quiz.end();
            assert_eq!(code, 1, "{name}: {said}");
            assert!(said.contains(expected), "{name}: {said}");
            let rescues = beside(&env, ".rescue-");
            assert_eq!(rescues.len(), 1, "{name}: {said}");
            assert!(said.contains(rescues[0].file_name().unwrap().to_str().unwrap()), "{said}");
            let found = entries(&rescues[0]);
            assert_eq!(found.len(), before + 1, "{name}");
            for entry in &found {
                assert_eq!(entry["kind"], "reviewed");
                assert!(entry["question"].as_str().unwrap().starts_with("decorators/q-"));
                let body: Value = serde_json::from_str(entry["body"].as_str().unwrap()).unwrap();
                assert_eq!(body["grade"], 4);
            }
        }
    }
}

#[test]
fn the_file_that_took_the_place_stays_what_it_is_and_no_log_of_another_is_written_into_it() {
    for (name, take, _) in &TAKINGS[2..5] {
        let env = world();
        let mut quiz = Running::start(&env);
        assert!(quiz.grade() && quiz.grade(), "{name}");
        let copy = env.home().join("kept.db");
        fs::copy(env.home().join("earlier.db"), &copy).unwrap();
        take(&env, &env.database());
        if name.contains("another database") {
            fs::copy(env.home().join("earlier.db"), &copy).unwrap();
        }
        assert!(!quiz.grade(), "{name}");
        let (code, said) = quiz.end();
        assert!(code == 1 && said.contains("set aside as"), "{name}: {said}");
        assert!(fs::read(env.database()).unwrap() == fs::read(&copy).unwrap(), "{name}");
        assert_eq!(reviews(&env, &env.database()), reviews(&env, &copy), "{name}");
        assert!(env.ok(&["doctor"]).contains("no problems"), "{name}");
    }
}

#[test]
fn a_quiz_that_ends_on_a_deleted_database_says_so_and_keeps_its_grades() {
    for ending in ["q\n", ""] {
        let env = world();
        let mut quiz = Running::start(&env);
        assert!(quiz.grade() && quiz.grade());
        fs::remove_file(env.database()).unwrap();
        quiz.say(ending);
        let (code, said) = quiz.end();
        assert!(code == 1 && said.contains("was deleted"), "{said}");
        assert_eq!(entries(&beside(&env, ".rescue-")[0]).len(), 2);
    }
}

#[test]
fn an_undone_answer_is_undone_in_the_rescue_file_too() {
    let env = world();
    let mut quiz = Running::start(&env);
    assert!(quiz.grade());
    quiz.say("u\n4\n");
    assert!(quiz.grade());
    fs::remove_file(env.database()).unwrap();
    let (code, said) = quiz.end();
    assert_eq!(code, 1, "{said}");
    let found = entries(&beside(&env, ".rescue-")[0]);
    let kinds: Vec<&str> = found.iter().map(|entry| entry["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds[..3], ["reviewed", "voided", "reviewed"]);
    let void: Value = serde_json::from_str(found[1]["body"].as_str().unwrap()).unwrap();
    assert_eq!((&void["device"], &void["seq"]), (&found[0]["device"], &found[0]["seq"]));
}

#[test]
fn a_rescue_file_goes_to_the_state_folder_or_to_standard_error_where_its_place_cannot_be_written() {
    for state_is_writable in [true, false] {
        let env = world();
        let mut quiz = Running::start(&env);
        assert!(quiz.grade());
        // The whole folder goes, and a file has its name.
        let folder = env.database().parent().unwrap().to_owned();
        fs::remove_dir_all(&folder).unwrap();
        fs::write(&folder, "").unwrap();
        let state = env.home().join(".local/state/viva");
        if !state_is_writable {
            fs::remove_dir_all(&state).unwrap();
            fs::write(&state, "").unwrap();
        }
        quiz.say("q\n");
        let (code, said) = quiz.end();
        assert_eq!(code, 1, "{said}");
        if state_is_writable {
            assert_eq!(entries(&state.join("viva.db.rescue-1.jsonl")).len(), 1, "{said}");
        } else {
            assert!(said.contains("{\"at_ms\":") && said.contains("decorators/q-"), "{said}");
        }
    }
}

#[test]
fn another_viva_that_writes_its_log_into_the_file_is_no_displacement() {
    let env = world();
    let mut quiz = Running::start(&env);
    assert!(quiz.grade());
    for round in 0..3 {
        let many: String = (0..60).map(|n| open_question(&format!("more-{round}-{n}"))).collect();
        let eight: String = (0..8).map(|n| open_question(&format!("q-{n}"))).collect();
        env.pack("mine", &(eight + &many));
        env.ok(&["import", "mine"]);
        let other = Connection::open(env.database()).unwrap();
        other.execute_batch("PRAGMA wal_checkpoint(PASSIVE)").unwrap();
        // A connection that closes while the quiz has the file open leaves the log.
        drop(other);
        assert!(quiz.grade(), "round {round}");
    }
    quiz.say("q\n");
    let (code, said) = quiz.end();
    assert_eq!((code, said.as_str()), (0, ""));
    assert_eq!(reviews(&env, &env.database()), 3 + 4);
    assert!(env.ok(&["doctor"]).contains("no problems"));
}

#[test]
fn a_copy_of_the_very_moment_put_over_the_database_loses_nothing_either_way() {
    // By `viva backup` the copy is no part of the write-ahead log, by the bytes it is.
    for by_bytes in [false, true] {
        let env = world();
        let mut quiz = Running::start(&env);
        assert!(quiz.grade() && quiz.grade());
        let copy = env.home().join("now.db");
        if by_bytes {
            fs::copy(env.database(), &copy).unwrap();
        } else {
            env.ok(&["backup", "now.db"]);
        }
        fs::copy(&copy, env.database()).unwrap();
        let is_graded = quiz.grade();
        quiz.say("q\n");
        let (code, said) = quiz.end();
        assert_eq!((is_graded, code), (by_bytes, i32::from(!by_bytes)), "{said}");
        let rescued = beside(&env, ".rescue-").first().map_or(0, |path| entries(path).len());
        assert_eq!(rescued, if by_bytes { 0 } else { 3 });
        assert_eq!(reviews(&env, &env.database()), if by_bytes { 6 } else { 5 });
        assert!(env.ok(&["doctor"]).contains("no problems"));
    }
}

#[test]
fn a_log_beside_another_file_than_the_noted_one_is_set_aside_told_and_not_replayed() {
    for missing in [false, true] {
        let env = world();
        let mut quiz = Running::start(&env);
        assert!(quiz.grade() && quiz.grade());
        quiz.child.kill().unwrap();
        quiz.child.wait().unwrap();
        assert_eq!(beside(&env, "-wal").len(), 1);
        fs::remove_file(env.database()).unwrap();
        if !missing {
            fs::copy(env.home().join("earlier.db"), env.database()).unwrap();
        }
        let outcome = env.viva(&["export", "--format", "reviews"]);
        assert_eq!(outcome.code, 0, "{outcome:?}");
        assert!(outcome.stderr.contains("set aside as"), "{outcome:?}");
        assert_eq!(outcome.stdout.lines().count(), usize::from(!missing));
        assert_eq!(beside(&env, "-wal.set-aside").len(), 1);
        assert!(!env.viva(&["packs"]).stderr.contains("set aside"), "it is told once");
        assert!(env.ok(&["doctor"]).contains("no problems"));
    }
}

#[test]
fn a_log_beside_its_own_file_is_replayed_after_a_kill() {
    let env = world();
    let mut quiz = Running::start(&env);
    assert!(quiz.grade());
    quiz.child.kill().unwrap();
    quiz.child.wait().unwrap();
    let outcome = env.viva(&["export", "--format", "reviews"]);
    assert_eq!((outcome.stdout.lines().count(), outcome.stderr.as_str()), (4, ""));
}

#[test]
fn a_backup_does_not_write_over_a_database_that_is_in_use() {
    let env = world();
    let other = env.home().join("other.db");
    fs::copy(env.home().join("earlier.db"), &other).unwrap();
    let mut quiz = Running::start(&env);
    assert!(quiz.grade());
    let said =
        env.fails(&["--db", "other.db", "backup", "--force", env.database().to_str().unwrap()], 1);
    assert!(said.contains("locked by another program"), "{said}");
    assert!(quiz.grade());
    quiz.say("q\n");
    assert_eq!(quiz.end().0, 0);
    assert_eq!(reviews(&env, &env.database()), 5);
    env.ok(&["--db", "other.db", "backup", "--force", env.database().to_str().unwrap()]);
}
