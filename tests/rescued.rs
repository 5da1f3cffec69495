//! Answers that a rescue file keeps are taken into the database, each once, whatever became of it.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::PathBuf;
use std::process::Stdio;

use serde_json::Value;

use crate::support::{TestEnv, open_question};

/// A world with a backup of the moment before the quiz, a quiz that was told `dialogue` and then lost its database, and the rescue file.
fn rescued(dialogue: &[&str], take: impl Fn(&TestEnv)) -> (TestEnv, PathBuf) {
    let env = TestEnv::new();
    let many: String = (0..8).map(|number| open_question(&format!("q-{number}"))).collect();
    env.pack("mine", &many);
    env.ok(&["import", "mine"]);
    env.ok(&["backup", "before.db"]);
    let mut command = env.command(&["quiz", "--pack", "mine"]);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let mut stdout = BufReader::new(child.stdout.take().unwrap());
    for (place, said) in dialogue.iter().enumerate() {
        stdin.write_all(said.as_bytes()).unwrap();
        // The last is said to a database that is gone.
        let mut line = String::new();
        while place + 1 < dialogue.len() && !line.starts_with('→') {
            line.clear();
            assert!(stdout.read_line(&mut line).unwrap() > 0, "{said:?}");
        }
        if place + 2 == dialogue.len() {
            take(&env);
        }
    }
    drop(stdin);
    std::io::copy(&mut stdout, &mut std::io::sink()).unwrap();
    assert_eq!(child.wait().unwrap().code(), Some(1));
    let mut rescue = env.database().into_os_string();
    rescue.push(".rescue-1.jsonl");
    (env, rescue.into())
}

/// The database with its log, and its two names.
fn moved(env: &TestEnv) -> Vec<(PathBuf, PathBuf)> {
    let names = ["", "-wal", "-shm"].map(|suffix| {
        let mut there = env.database().into_os_string();
        there.push(suffix);
        (PathBuf::from(there), env.home().join(format!("moved.db{suffix}")))
    });
    names.into_iter().filter(|(there, moved)| there.exists() || moved.exists()).collect()
}

fn move_away(env: &TestEnv) {
    moved(env).iter().for_each(|(there, moved)| fs::rename(there, moved).unwrap());
}

fn move_back(env: &TestEnv) {
    moved(env).iter().for_each(|(there, moved)| fs::rename(moved, there).unwrap());
}

fn reviews(env: &TestEnv) -> Vec<Value> {
    let text = env.ok(&["export", "--format", "reviews"]);
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn take_in(env: &TestEnv, rescue: &std::path::Path) -> String {
    let said = env.ok(&["doctor", "--rescue", rescue.to_str().unwrap()]);
    assert!(said.contains("no problems"), "{said}");
    said
}

#[test]
fn a_rescue_file_is_taken_into_the_database_that_lost_it_all_and_once() {
    let dialogue = ["\n3\n", "\n2\n", "\n4\n"];
    let (env, rescue) = rescued(&dialogue, |env| fs::remove_file(env.database()).unwrap());
    let told = env.ok(&["doctor"]);
    assert!(told.contains("`viva doctor --rescue"), "{told}");
    let said = take_in(&env, &rescue);
    assert!(said.contains("taken in: 3 entries of"), "{said}");
    assert!(!said.contains("are kept in"), "{said}");
    let grades: Vec<u64> =
        reviews(&env).iter().map(|review| review["grade"].as_u64().unwrap()).collect();
    assert_eq!(grades, [4, 3, 5]);
    let again = take_in(&env, &rescue);
    assert!(again.contains("nothing to add: this database has all of the 3 entries"), "{again}");
    assert_eq!(reviews(&env).len(), 3);
}

#[test]
fn an_answer_that_the_database_has_after_all_counts_once() {
    // It was moved away, and comes back with the answers that it had taken.
    let dialogue = ["\n3\n", "\n2\n", "\n4\n"];
    let (env, rescue) = rescued(&dialogue, move_away);
    move_back(&env);
    assert_eq!(reviews(&env).len(), 2);
    let said = take_in(&env, &rescue);
    assert!(said.contains("taken in: 1 of 3 entries") && said.contains("2 were here"), "{said}");
    let grades: Vec<u64> =
        reviews(&env).iter().map(|review| review["grade"].as_u64().unwrap()).collect();
    assert_eq!(grades, [4, 3, 5]);
    assert!(take_in(&env, &rescue).contains("nothing to add"));
    assert_eq!(reviews(&env).len(), 3);
    assert!(env.ok(&["doctor", "--rebuild"]).contains("no problems"));
}

#[test]
fn an_answer_that_the_session_took_back_stays_taken_back() {
    let dialogue = ["\n3\n", "u\n", "2\n", "\n4\n"];
    let (env, rescue) = rescued(&dialogue, |env| {
        fs::remove_file(env.database()).unwrap();
        fs::copy(env.home().join("before.db"), env.database()).unwrap();
    });
    assert!(take_in(&env, &rescue).contains("taken in: 4 entries of"));
    let grades: Vec<u64> =
        reviews(&env).iter().map(|review| review["grade"].as_u64().unwrap()).collect();
    assert_eq!(grades, [3, 5]);
    // It was taken back when the database was gone already, and the database has the answer.
    let (env, rescue) = rescued(&["\n3\n", "u\n"], move_away);
    move_back(&env);
    assert_eq!(reviews(&env).len(), 1);
    assert!(take_in(&env, &rescue).contains("taken in: 1 of 2 entries"));
    assert_eq!(reviews(&env).len(), 0);
    assert!(take_in(&env, &rescue).contains("nothing to add"));
}

#[test]
fn a_file_that_is_no_rescue_file_or_not_whole_is_refused_and_adds_nothing() {
    let dialogue = ["\n3\n", "\n2\n", "\n4\n"];
    let (env, rescue) = rescued(&dialogue, |env| fs::remove_file(env.database()).unwrap());
    let whole = fs::read_to_string(&rescue).unwrap();
    let cut = whole.lines().take(3).collect::<Vec<_>>().join("\n");
    let richer = whole.replacen("\"seq\":1,", "\"seq\":1,\"more\":1,", 1);
    assert_ne!(richer, whole);
    for (text, expected) in [
        (cut.as_str(), "it holds 2 of 3 entries"),
        ("", "its first line is not that of a rescue file"),
        ("{\"rescue\":1}", "its first line is not that of a rescue file"),
        (&whole.replace("\"kind\"", "\"kin\""), "line 2 is no entry"),
        (&whole.replace("\"rescue\":1", "\"rescue\":2"), "a newer viva wrote it"),
        (&whole.replacen("\"seq\":2,", "\"seq\":9007199254740993,", 1), "and 2 comes there"),
        (&whole.replace("\"tz_min\":180", "\"tz_min\":9999"), "was not written by viva"),
    ] {
        fs::write(&rescue, text).unwrap();
        let said = env.fails(&["doctor", "--rescue", rescue.to_str().unwrap()], 1);
        assert!(said.contains(expected), "{expected}: {said}");
        assert_eq!(reviews(&env).len(), 0, "{expected}");
    }
    let folder = env.home().to_str().unwrap();
    assert!(env.fails(&["doctor", "--rescue", folder], 1).contains("a folder"));
    // Further fields do no harm.
    fs::write(&rescue, richer).unwrap();
    take_in(&env, &rescue);
    assert_eq!(reviews(&env).len(), 3);
}
