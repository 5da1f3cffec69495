//! `viva mock run`: what an interviewer sees, what is on the disk meanwhile, and what a kill leaves.

use std::fs::{self, File};
use std::os::unix::fs::PermissionsExt;
use std::process::Stdio;

use serde_json::Value;

use super::sets::{open, run_interview, set, whole, write, written};
use crate::support::TestEnv;
use crate::terminal::Terminal;

const RUN: [&str; 5] = ["mock", "run", "out", "--interviewer", "anna"];

fn journal(env: &TestEnv) -> String {
    fs::read_to_string(env.home().join("out/set.anna.jsonl")).unwrap()
}

fn entries(env: &TestEnv) -> Vec<Value> {
    journal(env).lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// Events with the number of their question: `rated 3`.
fn events(env: &TestEnv) -> Vec<String> {
    let word = |entry: &Value| match entry["number"].as_u64() {
        Some(number) => format!("{} {number}", entry["event"].as_str().unwrap()),
        None => entry["event"].as_str().unwrap().to_owned(),
    };
    entries(env).iter().map(word).collect()
}

#[test]
fn the_dialogue_of_an_interview() {
    let env = TestEnv::new();
    written(&env);
    let outcome = env.feed(&RUN, "h\n\nt 1,2\n\n?\nb\nq\n");
    assert_eq!(outcome.code, 0, "{outcome:?}");
    insta::assert_snapshot!(outcome.stdout, @r"");
}
