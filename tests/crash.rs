//! What survives a kill at any moment, and what two programs do to one database.

use std::io::{BufRead, BufReader, Write};
use std::process::{Child, Stdio};

use crate::support::{TestEnv, open_question, rounds};

const KILLS: usize = 100;

fn start(env: &TestEnv, arguments: &[&str]) -> Child {
    let mut command = env.command(arguments);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
    command.spawn().expect("the program starts")
}

fn pack(env: &TestEnv, count: usize) {
    let many: String = (0..count).map(|number| open_question(&format!("q-{number}"))).collect();
    env.pack("mine", &many);
    env.ok(&["import", "mine"]);
}

fn reviews(env: &TestEnv) -> usize {
    env.ok(&["export", "--format", "reviews"]).lines().count()
}

/// A small generator of numbers that repeats, so that a failure can be repeated too.
fn next(state: &mut u64) -> u64 {
    *state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    *state >> 33
}

#[test]
fn no_grade_whose_next_prompt_appeared_is_lost_by_a_kill() {
    let env = TestEnv::new();
    pack(&env, 60);
    let mut state = 7;
    let mut kept = 0;
    for round in 0..rounds(KILLS) {
        let mut child = start(&env, &["quiz", "--pack", "mine", "--new", "60", "--grades", "six"]);
        let mut stdin = child.stdin.take().unwrap();
        let stdout = BufReader::new(child.stdout.take().unwrap());
        // Grades are fed until a random number of them was acknowledged, then a few more are on their way at the kill.
        let wanted = usize::try_from(next(&mut state) % 3).unwrap();
        stdin.write_all("\n4\n".repeat(wanted + 2).as_bytes()).unwrap();
        stdin.flush().unwrap();
        let mut acknowledged = 0;
        for line in stdout.lines() {
            let Ok(line) = line else { break };
            acknowledged += usize::from(line.starts_with('→'));
            if acknowledged >= wanted {
                break;
            }
        }
        child.kill().unwrap();
        child.wait().unwrap();
        let now = reviews(&env);
        assert!(now >= kept + acknowledged, "round {round}: {now} < {kept} + {acknowledged}");
        kept = now;
        if kept > 50 {
            for _ in 0..kept {
                env.ok(&["undo"]);
            }
            kept = 0;
        }
    }
    let health = env.json(&["doctor", "--json"]);
    assert_eq!(health["problems"], serde_json::json!([]));
}

#[test]
fn an_import_that_is_killed_is_all_or_nothing() {
    let env = TestEnv::new();
    env.ok(&["list"]);
    let many: String = (0..800).map(|number| open_question(&format!("q-{number}"))).collect();
    env.pack("mine", &many);
    let count = || {
        env.ok(&["list", "--json"]).lines().filter(|line| line.contains("decorators/q-")).count()
    };
    let mut state = 11;
    let mut outcomes = [0, 0];
    for _ in 0..rounds(KILLS) {
        let mut child = start(&env, &["import", "mine"]);
        // The moment of the kill is drawn as an amount of work of our own, since nothing here may sleep.
        let mut sum = 0_u64;
        for _ in 0..next(&mut state) % 4_000_000 {
            sum = std::hint::black_box(sum.wrapping_add(1));
        }
        child.kill().unwrap();
        child.wait().unwrap();
        match count() {
            0 => outcomes[0] += 1,
            800 => {
                outcomes[1] += 1;
                env.ok(&["packs", "remove", "mine"]);
            }
            partial => panic!("{partial} of 800 questions"),
        }
    }
    assert_eq!(outcomes[0] + outcomes[1], rounds(KILLS));
    assert!(env.json(&["doctor", "--json"])["ok"].as_bool().unwrap());
}

#[test]
fn a_backup_that_is_killed_leaves_the_older_copy_or_the_new_one() {
    let env = TestEnv::new();
    pack(&env, 3);
    env.ok(&["backup", "copy.db"]);
    let mut state = 13;
    for round in 0..rounds(KILLS / 4) {
        env.ok_fed(&["quiz", "--kind", "open", "--new", "60"], "\n3\nq\n");
        let now = reviews(&env);
        assert_eq!(now, round + 1);
        let mut child = start(&env, &["backup", "--force", "copy.db"]);
        let mut sum = 0_u64;
        for _ in 0..next(&mut state) % 40_000_000 {
            sum = std::hint::black_box(sum.wrapping_add(1));
        }
        child.kill().unwrap();
        child.wait().unwrap();
        let copied = env.ok(&["--db", "copy.db", "export", "--format", "reviews"]).lines().count();
        assert!(copied <= now, "round {round}");
        assert!(env.json(&["--db", "copy.db", "doctor", "--json"])["ok"].as_bool().unwrap());
        // The copy is used from then on: an older viva's log beside it would be another's.
        for suffix in ["-wal", "-shm"] {
            let _ = std::fs::remove_file(env.home().join(format!("copy.db{suffix}")));
        }
    }
    env.ok(&["backup", "--force", "copy.db"]);
    let parts = std::fs::read_dir(env.home())
        .unwrap()
        .flatten()
        .filter(|entry| entry.file_name().to_string_lossy().contains(".part-"));
    assert_eq!(parts.count(), 0, "nothing that a kill left behind stays");
}

#[test]
fn two_quizzes_at_once_both_finish_and_a_shared_card_counts_once() {
    let env = TestEnv::new();
    pack(&env, 5);
    let mut children: Vec<Child> =
        (0..2).map(|_| start(&env, &["quiz", "--pack", "mine", "--new", "5"])).collect();
    // Both have planned the same questions before either is answered.
    let mut readers: Vec<_> = children
        .iter_mut()
        .map(|child| {
            let mut reader = BufReader::new(child.stdout.take().unwrap());
            let mut line = String::new();
            while !line.contains("1 of 5") {
                line.clear();
                assert_ne!(reader.read_line(&mut line).unwrap(), 0);
            }
            reader
        })
        .collect();
    for child in &mut children {
        let mut stdin = child.stdin.take().unwrap();
        stdin.write_all("\n3\n".repeat(5).as_bytes()).unwrap();
    }
    for (child, reader) in children.iter_mut().zip(&mut readers) {
        let mut rest = String::new();
        std::io::Read::read_to_string(reader, &mut rest).unwrap();
        assert_eq!(child.wait().unwrap().code(), Some(0));
    }
    let text = env.ok(&["export", "--format", "reviews"]);
    let modes: Vec<String> = text
        .lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap())
        .map(|event| event["mode"].as_str().unwrap().to_owned())
        .collect();
    let count = |mode: &str| modes.iter().filter(|each| each.as_str() == mode).count();
    assert_eq!((count("review"), count("drill")), (5, 5));
    for number in 0..5 {
        let shown = env.json(&["show", &format!("decorators/q-{number}"), "--json"]);
        assert_eq!(shown["card"]["reviews"], 1);
    }
    assert!(env.json(&["doctor", "--json"])["ok"].as_bool().unwrap());
}
