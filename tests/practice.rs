//! One question in a file of one's own: `viva practice`.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::process::{Command, Stdio};

use rexpect::session::spawn_command;

use crate::code::{SOLUTION, STUB, WRONG, grades, trusted, usual};
use crate::support::TestEnv;

const ID: &str = "decorators/doubles";

#[test]
fn an_answer_is_judged_once_where_nobody_is_there() {
    let env = trusted();
    let judged = |answer: &str| {
        env.write("answer.py", answer);
        let outcome = env.viva(&["practice", ID, "--answer", "answer.py"]);
        (outcome.code, outcome.stdout)
    };
    let (code, said) = judged(SOLUTION);
    assert_eq!(code, 0);
    assert!(said.starts_with("All 2 tests passed."), "{said}");
    let (code, said) = judged(WRONG);
    assert_eq!(code, 1);
    assert!(said.contains("got       'ab'"), "{said}");
    assert!(
        env.fails(&["practice", ID, "--answer", "none.py"], 1).contains("cannot judge none.py")
    );
    assert!(grades(&env).is_empty());
    assert!(!env.home().join("doubles.py").exists());
}

#[test]
fn by_pipe_each_empty_line_looks_again() {
    let env = trusted();
    let mut command = env.command(&["practice", ID]);
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let mut input = child.stdin.take().unwrap();
    let mut output = BufReader::new(child.stdout.take().unwrap()).lines();
    let mut until = |part: &str| {
        let found = output.by_ref().map(Result::unwrap).find(|line| line.contains(part));
        found.unwrap_or_else(|| panic!("{part} did not come"));
    };
    let file = env.home().join("doubles.py");
    until("Your file: ./doubles.py");
    assert_eq!(fs::read_to_string(&file).unwrap(), format!("{STUB}\n"));
    writeln!(input).unwrap();
    until("nothing was changed");
    fs::write(&file, WRONG).unwrap();
    writeln!(input).unwrap();
    until("Not right. 1 of 2 tests passed.");
    writeln!(input, "h").unwrap();
    until("Hint 1 of 2");
    fs::write(&file, SOLUTION).unwrap();
    writeln!(input).unwrap();
    until("Right at attempt 2.");
    until("good");
    assert!(child.wait().unwrap().success());
    assert_eq!(grades(&env), [("review".to_owned(), 4)]);

    // The file is kept, and what is not due does not move the schedule.
    let said = env.ok_fed(&["practice", ID], "\n");
    assert!(said.contains("it was there, and is kept"), "{said}");
    assert!(said.contains("Right at the first attempt.") && said.contains("unmoved"), "{said}");
    assert_eq!(grades(&env).len(), 1);
}

#[test]
fn leaving_after_a_wrong_verdict_grades_nothing() {
    let env = trusted();
    env.write("doubles.py", WRONG);
    let said = env.ok_fed(&["practice", ID], "\nq\n");
    assert!(said.contains("A known mistake:"), "{said}");
    assert!(grades(&env).is_empty());
}

#[test]
fn only_what_can_be_judged_is_practised() {
    let env = TestEnv::new();
    env.pack("mine", &usual());
    env.ok(&["import", "mine"]);
    let said = env.fails(&["practice", ID], 1);
    assert!(said.contains("`viva trust mine` lets its code run"), "{said}");
    let said = env.fails(&["practice", "async-pitfalls/blocking-sleep"], 2);
    assert!(said.contains("Only sql and code questions"), "{said}");
    assert!(!env.home().join("doubles.py").exists());
}

#[test]
fn a_query_starts_from_its_task_as_a_comment() {
    let env = TestEnv::new();
    env.pack("mine", &crate::sql::usual());
    env.ok(&["import", "mine"]);
    env.ok_fed(&["practice", "decorators/bosses"], "q\n");
    let path = env.home().join("bosses.sql");
    let task = fs::read_to_string(&path).unwrap();
    assert!(task.starts_with("-- Which people have a boss"), "{task}");
    assert!(task.lines().all(|line| line.is_empty() || line.starts_with("--")), "{task}");
    fs::write(&path, format!("{task}{}\n", crate::sql::ANSWER)).unwrap();
    let said = env.ok_fed(&["practice", "decorators/bosses"], "\n");
    assert!(said.contains("Right at the first attempt."), "{said}");
    assert_eq!(grades(&env), [("review".to_owned(), 5)]);
}

#[test]
fn on_a_terminal_every_save_is_judged() {
    let env = trusted();
    let viva = env.command(&["practice", ID, "--color", "never"]);
    let mut command = Command::new("sh");
    command.args(["-c", "stty rows 60 cols 100 && exec \"$0\" \"$@\""]).arg(viva.get_program());
    command.args(viva.get_args()).env_clear().current_dir(env.home());
    command.envs(viva.get_envs().filter_map(|(name, value)| Some((name, value?))));
    command.env("TERM", "xterm").env("TMPDIR", env.home());
    let mut terminal = spawn_command(command, Some(20_000)).unwrap();
    terminal.exp_string("Your file: ./doubles.py").unwrap();
    terminal.exp_string("[space] look again").unwrap();
    env.write("doubles.py", WRONG);
    terminal.exp_string("Not right. 1 of 2 tests passed.").unwrap();
    env.write("doubles.py", SOLUTION);
    terminal.exp_string("Right at attempt 2.").unwrap();
    terminal.exp_eof().unwrap();
    assert_eq!(grades(&env), [("review".to_owned(), 4)]);
}
