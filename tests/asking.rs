//! The loop that asks, from the outside: a database that another program holds, and what practice shares with the quiz.

use std::io::{BufRead, BufReader, Lines, Write};
use std::process::{Child, ChildStdin, ChildStdout, Stdio};

use rusqlite::Connection;

use crate::code::{SOLUTION, grades, trusted};
use crate::support::{TestEnv, open_question};

/// A run by pipe that is answered line by line.
struct Dialogue {
    child: Child,
    input: ChildStdin,
    output: Lines<BufReader<ChildStdout>>,
}

impl Dialogue {
    fn start(env: &TestEnv, arguments: &[&str]) -> Self {
        let mut command = env.command(arguments);
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        let input = child.stdin.take().unwrap();
        let output = BufReader::new(child.stdout.take().unwrap()).lines();
        Self { child, input, output }
    }

    fn says(&mut self, line: &str) -> &mut Self {
        writeln!(self.input, "{line}").unwrap();
        self
    }

    fn hears(&mut self, part: &str) -> &mut Self {
        let found = self.output.by_ref().map(Result::unwrap).find(|line| line.contains(part));
        assert!(found.is_some(), "{part} did not come");
        self
    }

    fn ends(mut self) {
        drop(self.input);
        assert!(self.child.wait().unwrap().success());
    }
}

/// Another program that writes and does not finish.
fn holder(env: &TestEnv) -> Connection {
    let connection = Connection::open(env.database()).unwrap();
    connection.execute_batch("BEGIN IMMEDIATE").unwrap();
    connection
}

const WAITS: &str = "another program holds the database: this answer waits for it";

#[test]
fn a_grade_waits_for_a_locked_database_and_is_not_lost() {
    let env = TestEnv::new();
    env.pack("mine", &open_question("one"));
    env.ok(&["import", "mine"]);
    let mut quiz = Dialogue::start(&env, &["quiz", "--pack", "mine"]);
    quiz.hears("[enter] reveal").says("").hears("[3] good");
    let other = holder(&env);
    quiz.says("3").hears(WAITS);
    other.execute_batch("COMMIT").unwrap();
    quiz.hears("→ good");
    quiz.ends();
    assert_eq!(grades(&env), [("review".to_owned(), 4)]);
}

#[test]
fn what_is_practised_waits_for_a_locked_database_too() {
    let env = trusted();
    let mut practice = Dialogue::start(&env, &["practice", "decorators/doubles"]);
    practice.hears("Your file: ./doubles.py").hears("[enter] look again");
    env.write("doubles.py", SOLUTION);
    let other = holder(&env);
    practice.says("").hears("Right at the first attempt.").hears(WAITS);
    other.execute_batch("COMMIT").unwrap();
    practice.hears("easy");
    practice.ends();
    assert_eq!(grades(&env), [("review".to_owned(), 5)]);
}

#[test]
fn a_flag_is_taken_away_by_the_key_that_set_it_wherever_it_is_pressed() {
    let env = trusted();
    let id = "decorators/doubles";
    let is_flagged = || env.json(&["show", id, "--json"])["flagged"].as_bool().unwrap();
    let said = env.ok_fed(&["practice", id], "f look at it\nq\n");
    assert!(said.contains(&format!("flagged: {id}")) && is_flagged(), "{said}");
    let said = env.ok_fed(&["practice", id], "f\nq\n");
    assert!(said.contains(&format!("flag removed: {id}")) && !is_flagged(), "{said}");
    let quiz = ["quiz", "--pack", "mine", "--kind", "code"];
    env.ok_fed(&quiz, ":f\n:q\n");
    assert!(is_flagged());
    env.ok_fed(&quiz, ":f\n:q\n");
    assert!(!is_flagged());
}

#[test]
fn a_first_start_waits_for_a_program_that_writes() {
    let env = TestEnv::empty();
    // The file is made and no bank is in it yet.
    env.ok(&["doctor", "--json"]);
    let lock = holder(&env);
    let mut command = env.command(&["list", "--count"]);
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut told = BufReader::new(child.stderr.take().unwrap()).lines().map(Result::unwrap);
    assert!(told.any(|line| line.contains("the built-in bank waits for it")));
    drop(lock);
    assert!(child.wait().unwrap().success());
}
